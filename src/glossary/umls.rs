//! The Metathesaurus of UMLS: the file MRCONSO.RRF of one's own copy, or the part of it that one needs, a row a name.

use super::draft::trimmed;
use super::{BadGlossary, Draft, FaultKind, Status, Term, TermType};
use crate::format::{self, Format, Reads};
use crate::language::{BadTag, LanguageTag};
use crate::text::fold;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// The cells of a row; each ends in a bar, the last too.
const CELLS: usize = 18;

pub(crate) static FORMAT: Format = Format {
    names: &["umls"],
    title: "UMLS",
    help: "MRCONSO.RRF of the UMLS Metathesaurus, of your own copy: what is not suppressed",
    extensions: &[".rrf"],
    recognises: |start| start.text.lines().next().is_some_and(is_row),
    read: Some(Reads::Glossary(read)),
    ..format::UNNAMED
};

fn is_row(line: &str) -> bool {
    let mut cells = line.split('|');
    let [concept, language] = [(); 2].map(|()| cells.next().unwrap_or_default());
    let is_concept = concept.len() == 8
        && concept.strip_prefix('C').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let is_language = language.len() == 3 && language.bytes().all(|b| b.is_ascii_uppercase());
    is_concept && is_language && line.matches('|').count() >= CELLS - 1
}

/// Reads the names that are not suppressed, each of a concept and language once.
fn read(text: &str) -> Result<Draft, BadGlossary> {
    let mut draft = Draft::default();
    let mut seen = FxHashSet::default();
    for (line, row) in (1..).zip(text.lines()).filter(|(_, row)| !row.trim().is_empty()) {
        let cells: Vec<&str> = row.split('|').collect();
        if cells.len() < CELLS {
            let what = format!("has {} cells, and should have {CELLS}", cells.len());
            draft.fault(FaultKind::Form, "", BadGlossary::row(line, None, what));
            continue;
        }
        let (id, language, name) = (cells[0], cells[1], cells[14]);
        let is_suppressed = matches!(cells[16], "O" | "E" | "Y");
        if is_suppressed {
            continue;
        }
        let language = match LanguageTag::shortest(language) {
            Ok(language) => language,
            Err(error) => {
                let error: BadTag = error;
                let error = BadGlossary::row(line, Some("LAT"), error.to_string());
                draft.fault(FaultKind::Language, id, error);
                continue;
            }
        };
        if trimmed(name).is_empty() || trimmed(id).is_empty() {
            draft.fault(FaultKind::Empty, id, BadGlossary::row(line, Some("STR"), "is empty"));
            continue;
        }
        let at = draft.concept(id, line);
        // several vocabularies have one name, and one has it in several spellings
        let mut key = FxHasher::default();
        (at, language.as_str(), fold::case(name)).hash(&mut key);
        if !seen.insert(key.finish()) {
            continue;
        }
        let is_preferred = (cells[2], cells[4], cells[6]) == ("P", "PF", "Y");
        let status = if is_preferred { Status::Preferred } else { Status::Admitted };
        let term_type = match cells[12] {
            "ACR" => Some(TermType::Acronym),
            "AB" => Some(TermType::Abbreviation),
            _ => None,
        };
        draft.add(at, Term { status: Some(status), term_type, ..Term::new(language, name) }, line);
    }
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::name;

    const ROWS: &str = "\
C0036938|ENG|P|L1|PF|S1|Y|A1|||D1|MSH|MH|D1|Shame|0|N||
C0036938|ENG|P|L1|VC|S2|N|A2|||D1|SNOMEDCT_US|PT|1|SHAME|0|N||
C0036938|ENG|S|L2|PF|S3|Y|A3|||D1|MSH|ET|D1|Feeling of shame|0|N||
C0036938|SPA|P|L3|PF|S4|Y|A4|||D1|MSHSPA|MH|D1|Vergüenza|3|N||
C0036938|SPA|S|L4|PF|S5|Y|A5|||D1|MSHSPA|OP|D1|Pena|3|O||
";

    #[test]
    fn each_name_that_is_not_suppressed_is_a_term() {
        let text = format!("{ROWS}C0036938|ENG|cut\n");
        let draft = Draft::read(text.as_bytes()).unwrap();
        assert_eq!(draft.faults.len(), 1);
        let (glossary, _) = draft.sort_out().unwrap();
        let terms = glossary.concepts[0].terms.iter();
        let terms: Vec<String> = terms
            .map(|term| format!("{} {} {}", term.language, term.text, name(&term.status.unwrap())))
            .collect();
        assert_eq!(
            terms,
            ["en Shame preferred", "en Feeling of shame admitted", "es Vergüenza preferred"]
        );
    }

    #[test]
    fn a_name_that_no_one_sees_is_empty() {
        let rows = ROWS.replace("Vergüenza", "\u{e}\u{81} ");
        let draft = Draft::read(rows.as_bytes()).unwrap();
        let faults: Vec<String> =
            draft.faults.iter().map(|fault| fault.error.to_string()).collect();
        assert_eq!(faults, ["row 4, column STR: is empty"]);
    }

    #[test]
    fn a_file_that_was_cut_off_anywhere_is_read_or_refused() {
        for end in 0..ROWS.len() {
            let _ = Draft::read(&ROWS.as_bytes()[..end]).map(Draft::sort_out);
        }
    }
}
