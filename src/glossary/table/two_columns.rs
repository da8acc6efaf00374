//! Tables of two languages side by side.

use super::rows::Table;
use crate::glossary::extract::COUNTS;
use crate::glossary::{BadGlossary, Draft, FaultKind, Term};
use crate::language::{LanguageTag, pack};

/// The languages of a header that names two, and otherwise only the columns of term candidates.
pub(super) fn languages(columns: &[String]) -> Option<[LanguageTag; 2]> {
    let [source, target, beside @ ..] = columns else { return None };
    let languages: [LanguageTag; 2] = [source.parse().ok()?, target.parse().ok()?];
    let is_passed_over =
        |name: &String| COUNTS.contains(&name.as_str()) || name.starts_with("example_");
    let known = languages.iter().any(|tag| pack(tag).is_some());
    (known && beside.iter().all(is_passed_over)).then_some(languages)
}

pub(super) fn read(table: Table<'_>, languages: &[LanguageTag; 2]) -> Result<Draft, BadGlossary> {
    table.read(|row, draft| {
        let id = row.cell(0);
        if let Some(column) = [0, 1].into_iter().find(|column| row.cell(*column).is_empty()) {
            let error = row.fault(Some(languages[column].as_str()), "is empty");
            return draft.fault(FaultKind::Empty, id, error);
        }
        let term = |column: usize| Term::new(languages[column].clone(), row.raw(column));
        let concept = draft.concept(id, row.line);
        if draft.lines[concept].terms.is_empty() {
            draft.add(concept, term(0), row.line);
        }
        draft.add(concept, term(1), row.line);
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::table;

    #[test]
    fn two_columns_with_synonyms() {
        for text in [
            "en,es\nshame,vergüenza\nblood pressure,presión arterial\nblood pressure,tensión arterial\n",
            "en\tes\tscore\tjoint_count\texample_en\nshame\tvergüenza\t9.1\t4\tShame.\nblood pressure\tpresión arterial\nblood pressure\ttensión arterial\n",
        ] {
            let glossary = table::read(text).and_then(Draft::finish).unwrap();
            assert_eq!(glossary.concepts.len(), 2);
            assert_eq!(glossary.concepts[1].terms.len(), 3);
        }
    }
}
