//! SNOMED CT: the file of descriptions of a release of one's own (Release Format 2), a row a description.

use super::draft::trimmed;
use super::{BadGlossary, Draft, FaultKind, Term};
use crate::format::{self, Format, Reads};
use crate::language::{BadTag, LanguageTag};

const COLUMNS: &str = "id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId";

/// The kinds of descriptions.
const FULLY_SPECIFIED_NAME: &str = "900000000000003001";
const DEFINITION: &str = "900000000000550004";

pub(crate) static FORMAT: Format = Format {
    names: &["snomed"],
    title: "SNOMED CT",
    help: "Descriptions of SNOMED CT in Release Format 2, of your own copy: the active ones; which are preferred is in \
        another file, so none has a status",
    extensions: &[".txt"],
    recognises: |start| start.text.starts_with(COLUMNS),
    read: Some(Reads::Glossary(read)),
    ..format::UNNAMED
};

/// Reads the active descriptions. A fully specified name is no term: what it has in brackets is the subject.
fn read(text: &str) -> Result<Draft, BadGlossary> {
    let mut draft = Draft::default();
    for (line, row) in (1..).zip(text.lines()).filter(|(_, row)| !row.trim().is_empty()).skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [_, _, active, _, id, language, kind, term, _] = cells[..] else {
            let what = format!("has {} cells, and should have 9", cells.len());
            draft.fault(FaultKind::Form, "", BadGlossary::row(line, None, what));
            continue;
        };
        if active != "1" {
            continue;
        }
        let language: LanguageTag = match language.parse() {
            Ok(language) => language,
            Err(error) => {
                let error: BadTag = error;
                let error = BadGlossary::row(line, Some("languageCode"), error.to_string());
                draft.fault(FaultKind::Language, id, error);
                continue;
            }
        };
        if trimmed(term).is_empty() || trimmed(id).is_empty() {
            let column = if trimmed(id).is_empty() { "conceptId" } else { "term" };
            draft.fault(FaultKind::Empty, id, BadGlossary::row(line, Some(column), "is empty"));
            continue;
        }
        let at = draft.concept(id, line);
        let concept = &mut draft.glossary.concepts[at];
        match kind {
            FULLY_SPECIFIED_NAME => {
                let tag = term.trim_end().strip_suffix(')').and_then(|term| term.rsplit_once('('));
                concept.subject = concept.subject.take().or(tag.map(|(_, tag)| tag.to_owned()));
            }
            DEFINITION => {
                concept.definitions.entry(language).or_insert_with(|| term.to_owned());
            }
            _ => draft.add(at, Term::new(language, term), line),
        }
    }
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "\
1\t20200101\t1\t9\t500\ten\t900000000000003001\tShame (finding)\t9
2\t20200101\t1\t9\t500\ten\t900000000000013009\tShame\t9
3\t20200101\t0\t9\t500\ten\t900000000000013009\tShamefulness\t9
4\t20200101\t1\t9\t500\tes\t900000000000013009\tvergüenza\t9
5\t20200101\t1\t9\t500\ten\t900000000000550004\tA painful feeling.\t9
";

    #[test]
    fn active_descriptions_are_terms() {
        let text = format!("{COLUMNS}\n{ROWS}6\t2020\n");
        let draft = Draft::read(text.as_bytes()).unwrap();
        assert_eq!(draft.faults.len(), 1);
        let (glossary, _) = draft.sort_out().unwrap();
        let [concept] = &glossary.concepts[..] else { panic!("{glossary:?}") };
        let terms: Vec<_> = concept.terms.iter().map(|term| (&*term.text, term.status)).collect();
        assert_eq!(terms, [("Shame", None), ("vergüenza", None)]);
        assert_eq!((concept.id.as_str(), concept.subject.as_deref()), ("500", Some("finding")));
        assert_eq!(concept.definitions.len(), 1);
    }

    #[test]
    fn a_file_that_was_cut_off_anywhere_is_read_or_refused() {
        let text = format!("{COLUMNS}\n{ROWS}");
        for end in 0..text.len() {
            let _ = Draft::read(&text.as_bytes()[..end]).map(Draft::sort_out);
        }
    }
}
