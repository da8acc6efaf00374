//! The bitext file, `NAME.cotejo.json`: what every command can go on from.

use super::{BadAlignment, Bitext};
use crate::align::Alignment;
use crate::format::{self, Format, Reads, Writes};
use crate::segment::SegmentedDocument;
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
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Written<'b> {
    cotejo: u32,
    #[serde(flatten)]
    bitext: &'b Bitext,
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
}

/// Why a bitext file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BadBitext {
    /// It is not JSON, or lacks something.
    #[error("this is no bitext file: {0}")]
    Json(#[from] serde_json::Error),
    /// It is of a later version.
    #[error(
        "this bitext file is of version {0}, which is newer than this cotejo knows ({SCHEMA}); use a newer cotejo"
    )]
    Newer(u32),
    /// Its alignment does not fit its documents.
    #[error("{0} (this file counts segments from 0)")]
    Alignment(#[from] BadAlignment),
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
    let written = Written { cotejo: SCHEMA, bitext };
    serde_json::to_string_pretty(&written).expect(IS_JSON) + "\n"
}

/// The same on one line, for many bitexts in one file.
pub fn write_line(bitext: &Bitext) -> String {
    let written = Written { cotejo: SCHEMA, bitext };
    serde_json::to_string(&written).expect(IS_JSON) + "\n"
}

/// Reads the file and checks that its alignment covers both documents.
pub fn read(bytes: &[u8]) -> Result<Bitext, BadBitext> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let version: Version = serde_json::from_slice(bytes)?;
    if version.cotejo > SCHEMA {
        return Err(BadBitext::Newer(version.cotejo));
    }
    let Content { name, source, target, alignment } = serde_json::from_slice(bytes)?;
    Ok(Bitext::new(name, source, target, alignment)?)
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
        Bitext { name: "a.txt".into(), source, target, alignment }
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
}
