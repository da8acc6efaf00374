//! The bitext file, `NAME.cotejo.json`: what every command can go on from.

use super::{BadAlignment, BadOperation, Beginning, Bitext, History, Operation, Recorded};
use crate::align::{Alignment, Bead};
use crate::format::{self, Format, Reads, Writes};
use crate::segment::{Segment, SegmentedDocument};
use serde::{Deserialize, Serialize};

pub(crate) static FORMAT: Format = Format {
    names: &["bitext", "json"],
    title: "bitext file",
    help: "Both texts in segments, their alignment, and where each segment came from",
    extensions: &[".cotejo.json"],
    recognises: |start| !start.is_named && is_bitext(start.text),
    mark: Some("\"cotejo\""),
    read: Some(Reads::Bitext(read)),
    write: Some(Writes::Bitext(
        |bitext, many| if many { write_line(bitext) } else { write(bitext) },
    )),
    ..format::UNNAMED
};

/// The version of the form; readers refuse what is newer than they are.
const SCHEMA: u32 = 2;
/// That of a file without a history, which readers of the first version know.
const WITHOUT_HISTORY: u32 = 1;

#[derive(Serialize)]
struct Written<'b> {
    cotejo: u32,
    #[serde(flatten)]
    bitext: &'b Bitext,
    #[serde(skip_serializing_if = "Option::is_none")]
    history: Option<WrittenHistory<'b>>,
}

#[derive(Serialize)]
struct WrittenHistory<'b> {
    beginning: WrittenBeginning<'b>,
    operations: &'b [Recorded],
}

/// Segments are left out where they are as they were.
#[derive(Serialize)]
struct WrittenBeginning<'b> {
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'b [Segment]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'b [Segment]>,
    beads: &'b [Bead],
}

#[derive(Deserialize)]
struct Version {
    cotejo: u32,
}

#[derive(Deserialize)]
struct Content {
    name: String,
    source: SegmentedDocument,
    target: SegmentedDocument,
    alignment: Alignment,
    history: Option<ReadHistory>,
}

#[derive(Deserialize)]
struct ReadHistory {
    beginning: ReadBeginning,
    operations: Vec<Recorded>,
}

#[derive(Deserialize)]
struct ReadBeginning {
    source: Option<Vec<Segment>>,
    target: Option<Vec<Segment>>,
    beads: Vec<Bead>,
}

/// Why a bitext file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BadBitext {
    /// It is not JSON, or lacks something.
    #[error("this is no bitext file: {0}; mend that, or make it anew with `cotejo run`")]
    Json(#[from] serde_json::Error),
    /// It is of a later version.
    #[error(
        "this bitext file is of version {0}, which is newer than this cotejo knows ({SCHEMA}); use a newer cotejo"
    )]
    Newer(u32),
    /// Its alignment does not fit its documents.
    #[error("{0} (this file counts segments from 0)")]
    Alignment(#[from] BadAlignment),
    /// Its history cannot be followed.
    #[error(
        "its history does not fit at operation {number}: {why}; mend that, or take \"history\" out to go on without it"
    )]
    Operation {
        /// The number of the operation, from 1; 0 for the beginning.
        number: usize,
        /// Why.
        why: BadOperation,
    },
    /// Its history ends with other segments than it has.
    #[error(
        "its history ends with other segments than it has; write the change as an operation, or take \"history\" out to \
         go on without it"
    )]
    OtherSegments,
}

/// Whether a text begins as a bitext file does.
pub(crate) fn is_bitext(start: &str) -> bool {
    start
        .trim_start()
        .strip_prefix('{')
        .is_some_and(|rest| rest.trim_start().starts_with("\"cotejo\""))
}

const IS_JSON: &str = "a bitext has nothing that JSON cannot hold";

/// The file's content, a line end at its end.
pub fn write(bitext: &Bitext) -> String {
    serde_json::to_string_pretty(&Written::of(bitext)).expect(IS_JSON) + "\n"
}

/// The same on one line, for many bitexts in one file.
pub fn write_line(bitext: &Bitext) -> String {
    serde_json::to_string(&Written::of(bitext)).expect(IS_JSON) + "\n"
}

impl<'b> Written<'b> {
    fn of(bitext: &'b Bitext) -> Self {
        let changed = |before: &'b [Segment], now: &[Segment]| (before != now).then_some(before);
        let history = bitext.history.as_ref().map(|History { beginning, operations }| {
            let beginning = WrittenBeginning {
                source: changed(&beginning.source, &bitext.source.segments),
                target: changed(&beginning.target, &bitext.target.segments),
                beads: &beginning.beads,
            };
            WrittenHistory { beginning, operations }
        });
        let cotejo = if history.is_some() { SCHEMA } else { WITHOUT_HISTORY };
        Written { cotejo, bitext, history }
    }
}

/// Reads the file and checks that its alignment covers both documents, and that its history leads to it.
pub fn read(bytes: &[u8]) -> Result<Bitext, BadBitext> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let version: Version = serde_json::from_slice(bytes)?;
    if version.cotejo > SCHEMA {
        return Err(BadBitext::Newer(version.cotejo));
    }
    let Content { name, source, target, alignment, history } = serde_json::from_slice(bytes)?;
    let mut bitext = Bitext::new(name, source, target, alignment)?;
    if let Some(ReadHistory { beginning, operations }) = history {
        let ReadBeginning { source, target, beads } = beginning;
        let source = source.unwrap_or_else(|| bitext.source.segments.clone());
        let target = target.unwrap_or_else(|| bitext.target.segments.clone());
        let history = History { beginning: Beginning { source, target, beads }, operations };
        bitext.history = Some(leading_to(&bitext, history)?);
    }
    Ok(bitext)
}

/// A history that leads to a bitext. Beads that were edited in the file are one operation more.
fn leading_to(bitext: &Bitext, mut history: History) -> Result<History, BadBitext> {
    let mut followed = Bitext { history: None, ..bitext.clone() };
    let bad = |number, why| BadBitext::Operation { number, why };
    followed.follow(&history).map_err(|(number, why)| bad(number, why))?;
    if followed.documents() != bitext.documents() {
        return Err(BadBitext::OtherSegments);
    }
    if followed.alignment != bitext.alignment {
        let operation = Operation::Realign { beads: bitext.alignment.beads.clone() };
        history.operations.push(Recorded { time: None, operation });
    }
    Ok(history)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{Alignment, align};
    use crate::document::bilingual::whole;
    use crate::document::plain;
    use crate::language::LanguageTag;
    use crate::model::Model;
    use crate::segment::{SplitRules, segment};
    use crate::side::Side;
    use crate::words::Lexicon;

    fn bitext() -> Bitext {
        let document = |text: &str, language| {
            let blocks = plain::read(text.as_bytes()).unwrap().blocks;
            let document = whole("a.txt", blocks, LanguageTag::known(language));
            segment(&document, &SplitRules::default())
        };
        let source = document("Shame fell. Compassion rose by 10%.", "en");
        let target = document("La vergüenza dis-\nminuyó. La compasión subió un 10%.", "es");
        let lexicon = Lexicon::between(&source.language, &target.language);
        let alignment = align(&source, &target, &Model::shipped().beads, &lexicon);
        Bitext::new("a.txt", source, target, alignment).unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let bitext = bitext();
        let written = write(&bitext);
        assert!(is_bitext(&written));
        assert_eq!(read(written.as_bytes()).unwrap(), bitext);
    }

    #[test]
    fn a_file_that_was_tampered_with_is_refused() {
        let written = write(&bitext());
        assert!(matches!(
            read(written.replacen("\"cotejo\": 1", "\"cotejo\": 9", 1).as_bytes()),
            Err(BadBitext::Newer(9))
        ));
        assert!(matches!(read(&written.as_bytes()[..written.len() / 2]), Err(BadBitext::Json(_))));
        let mut broken = bitext();
        broken.alignment = Alignment { beads: broken.alignment.beads[1..].to_vec() };
        assert!(matches!(
            read(write(&broken).as_bytes()),
            Err(BadBitext::Alignment(BadAlignment::Missing { .. }))
        ));
    }

    fn confirmed() -> Bitext {
        let mut bitext = bitext();
        let time = Some("2026-05-04T10:00:00Z".to_owned());
        bitext.apply(Operation::Confirm { bead: 0 }, time).unwrap();
        bitext.apply(Operation::Undo, None).unwrap();
        bitext.apply(Operation::JoinSegments { side: Side::Target, segment: 0 }, None).unwrap();
        bitext
    }

    #[test]
    fn a_history_is_read_as_it_was_written() {
        for written in [write(&confirmed()), write_line(&confirmed())] {
            let read = read(written.as_bytes()).unwrap();
            assert_eq!(read, confirmed());
            assert!(written == write(&read) || written == write_line(&read));
        }
        let written = write_line(&confirmed());
        for part in [
            r#"{"cotejo":2,"name":"a.txt""#,
            r#"{"time":"2026-05-04T10:00:00Z","do":"confirm","bead":0}"#,
            r#"{"do":"undo"},{"do":"join-segments","side":"target","segment":0}"#,
            // the source is as it was
            r#""history":{"beginning":{"target":[{"#,
        ] {
            assert!(written.contains(part), "{part}: {written}");
        }
        assert!(write(&bitext()).starts_with("{\n  \"cotejo\": 1,"));
    }

    #[test]
    fn a_bead_that_was_edited_in_the_file_is_an_operation() {
        let mut edited = confirmed();
        edited.alignment.beads[0].note = Some("by hand".into());
        let mut read = read(write(&edited).as_bytes()).unwrap();
        assert_eq!(read.alignment, edited.alignment);
        read.apply(Operation::Undo, None).unwrap();
        assert_eq!(read.alignment, confirmed().alignment);
    }

    #[test]
    fn a_history_that_does_not_fit_says_where() {
        for (from, to, said) in [
            (
                r#""side":"target","segment":0"#,
                r#""side":"target","segment":7"#,
                "at operation 3: there is no segment 8",
            ),
            (r#""do":"confirm""#, r#""do":"conform""#, "this is no bitext file: unknown variant"),
            (r#","segment":0}"#, r#","segment":0,"x":1}"#, "this is no bitext file: unknown field"),
            (
                r#""beads":[{"#,
                r#""beads":[{"source":{"start":0,"end":9},"target":{"start":0,"end":0},"confidence":1},{"#,
                "at operation 0",
            ),
            ("compasión", "bondad", "its history ends with other segments"),
        ] {
            let written = write_line(&confirmed());
            assert!(written.contains(from), "{from}");
            // only the last: what is now, where it is in both
            let mut damaged = written.clone();
            let at =
                if from == "compasión" { written.find(from) } else { written.rfind(from) }.unwrap();
            damaged.replace_range(at..at + from.len(), to);
            let error = read(damaged.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(said), "{said}: {error}");
        }
    }
}
