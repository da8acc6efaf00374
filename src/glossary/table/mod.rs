//! Glossaries as tables: a row a term, the two columns that translators keep, or the export of a thesaurus.

mod concepts;
mod rows;
mod thesaurus;
mod two_columns;

use crate::format::{self, Format, Reads, Writes};
pub(crate) use concepts::write;

use super::{BadGlossary, Draft};
use rows::Table;

/// A table with commas.
pub(crate) static CSV: Format = Format {
    names: &["csv"],
    title: "glossary table with commas",
    help: "A table with commas: one term a row, two columns named by languages, or an export of DeCS or MeSH",
    extensions: &[".csv"],
    read: Some(Reads::Glossary(read)),
    write: Some(Writes::Glossary(|glossary| write(glossary, b','))),
    ..format::UNNAMED
};

/// A table with tabs.
pub(crate) static TSV: Format = Format {
    names: &["tsv"],
    title: "glossary table with tabs",
    help: "A table with tabs: one term a row, two columns named by languages, or an export of DeCS or MeSH",
    extensions: &[".tsv", ".tab"],
    read: Some(Reads::Glossary(read)),
    write: Some(Writes::Glossary(|glossary| write(glossary, b'\t'))),
    ..format::UNNAMED
};

/// Reads a CSV or TSV table with a header, which decides on its form:
///
/// - `concept language term status part_of_speech type note broad`, a row a term; the first three are required;
/// - two columns named by language codes (`en es`), a row a concept, where rows of the same source term are one
///   concept; what [`extract`](crate::glossary::extract) writes beside them is passed over;
/// - an id, a descriptor a language and synonyms, as DeCS and MeSH are exported: a row a concept.
pub(crate) fn read(text: &str) -> Result<Draft, BadGlossary> {
    let table = Table::new(text)?;
    if table.column("concept").is_none() {
        if let Some(languages) = two_columns::languages(&table.columns) {
            return two_columns::read(table, &languages);
        }
        if let Some(columns) = thesaurus::columns(&table.columns) {
            return thesaurus::read(table, &columns);
        }
    }
    concepts::check_header(&table)?;
    concepts::read(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named_with_row_and_column() {
        for (table, message) in [
            (
                "concept\tlanguage\tterm\tstatus\nshame\ten\tshame\tbest\n",
                "row 2, column status: unknown variant `best`",
            ),
            (
                "concept\tlanguage\tterm\nshame\tenglish\tshame\n",
                "row 2, column language: \"english\" is no language tag",
            ),
            ("concept\tlanguage\tterm\nshame\ten\t\u{1}\n", "row 2, column term: is empty"),
            ("concept\tlang\tterm\nshame\ten\tshame\n", "row 1: the header lacks \"language\""),
            ("concept\tlanguage\tterm\tTerm\n", "row 1: two columns have one name"),
            ("en\tes\nshame\tvergüenza\nguilt\n", "row 3, column es: is empty"),
            ("en\tes\nshame\tvergüenza\tpudor\n", "row 2: has 3 cells"),
            ("en,es\n\"shame,vergüenza\nguilt,culpa\n", "row 2: a cell runs over several lines"),
            ("foo,bar\nshame,vergüenza\n", "row 1: the header lacks \"concept\""),
            (
                "MeSH ID,English,Español\n\u{7f},shame,vergüenza\n",
                "row 2, column mesh id: is empty",
            ),
        ] {
            let error = read(table).and_then(Draft::finish).unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }
}
