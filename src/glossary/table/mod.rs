//! Glossaries as tables: a row a term, or languages side by side, as translators and thesauri have them.

mod concepts;
mod header;
mod languages;
mod rows;
mod side_by_side;

use crate::format::{self, Format, Reads, Writes};
pub(crate) use concepts::write;

use super::{BadGlossary, Draft};
use rows::Table;

/// A table with commas.
pub(crate) static CSV: Format = Format {
    names: &["csv"],
    title: "glossary table with commas",
    help: "A table with commas: one term a row, columns named by languages, or an export of DeCS or MeSH",
    extensions: &[".csv"],
    read: Some(Reads::Glossary(read)),
    write: Some(Writes::Glossary(|glossary| write(glossary, b','))),
    ..format::UNNAMED
};

/// A table with tabs.
pub(crate) static TSV: Format = Format {
    names: &["tsv"],
    title: "glossary table with tabs",
    help: "A table with tabs: one term a row, columns named by languages, an export of DeCS or MeSH, or the three columns of OmegaT",
    extensions: &[".tsv", ".tab"],
    read: Some(Reads::Glossary(read)),
    write: Some(Writes::Glossary(|glossary| write(glossary, b'\t'))),
    ..format::UNNAMED
};

/// The columns of a table without a header, as OmegaT has them.
const WITHOUT_HEADER: [&str; 3] = ["source", "target", "comment"];

/// A workbook, whose first sheet is a table.
pub(crate) static XLSX: Format = Format {
    names: &["xlsx"],
    title: "glossary workbook",
    help: "The first sheet of a workbook, with the columns of a table",
    extensions: &[".xlsx"],
    read: Some(Reads::Glossary(read)),
    ..format::UNNAMED
};

/// Reads a CSV or TSV table, whose header decides on its form:
///
/// - `concept language term status part_of_speech type note broad`, a row a term; the first three are required;
/// - columns named by languages (`en es`, `English Spanish`, `Source Target`), a row a concept, where rows of the same
///   source term are one concept; beside them may be synonyms, terms not to be used, a status, a note, a definition;
/// - the same with an id, as DeCS and MeSH are exported;
/// - no header: source, target and comment with tabs between, as OmegaT has them.
pub(crate) fn read(text: &str) -> Result<Draft, BadGlossary> {
    let mut table = Table::new(text)?;
    if let Some(columns) = concepts::own_columns(&table.columns) {
        table.columns = columns;
    }
    if table.column("concept").is_none() {
        if let Some(columns) = header::columns(&table.columns) {
            return side_by_side::read(table, &columns);
        }
        if table.column("term").is_none() && is_without_header(&table) {
            let columns = header::columns(&WITHOUT_HEADER.map(str::to_owned)).unwrap_or_default();
            return side_by_side::read(table.without_header(&WITHOUT_HEADER), &columns);
        }
    }
    concepts::check_header(&table)?;
    concepts::read(table)
}

/// Whether the first line is a row like the others: two terms and at most a comment. With tabs between, it is enough that
/// the first two columns have words, or in a table of one row that those translate each other; without, that those of
/// the first of several rows do, and those of the others, none of which is prose.
fn is_without_header(table: &Table<'_>) -> bool {
    const ENOUGH: usize = 200;
    const SEVERAL: usize = 2;
    const LONGEST_TERM: usize = 12;
    if !(2..=WITHOUT_HEADER.len()).contains(&table.columns.len()) {
        return false;
    }
    let rows = table.sample(ENOUGH, [0, 1]);
    let first = [table.columns[0].clone(), table.columns[1].clone()];
    let is_pair = |rows: &[[String; 2]]| languages::by_lexicon(rows).is_some();
    let are_words =
        |row: &[String; 2]| row.iter().all(|cell| cell.chars().any(char::is_alphabetic));
    // an article has commas and its translation, too
    let are_terms =
        |row: &[String; 2]| row.iter().all(|cell| cell.split(' ').count() <= LONGEST_TERM);
    rows.iter().chain([&first]).all(are_words)
        && match table.has_tabs() {
            true => !rows.is_empty() || is_pair(&[first]),
            false => {
                rows.len() + 1 >= SEVERAL
                    && rows.iter().chain([&first]).all(are_terms)
                    && is_pair(&[first])
                    && is_pair(&rows)
            }
        }
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
                "concept\tlanguage\tterm\nshame\tklingonese\tshame\n",
                "row 2, column language: \"klingonese\" is no language tag",
            ),
            ("concept\tlanguage\tterm\nshame\ten\t\u{1}\n", "row 2, column term: is empty"),
            ("concept\tlangauge\tterm\nshame\ten\tshame\n", "row 1: the header lacks \"language\""),
            ("concept\tlanguage\tterm\tTerm\n", "row 1: two columns have one name"),
            ("en\tes\nshame\tvergüenza\nguilt\n", "row 3, column es: is empty"),
            ("en\tes\nshame\tvergüenza\tpudor\n", "row 2: has 3 cells"),
            ("en,es\n\"shame,vergüenza\nguilt,culpa\n", "row 2: a cell runs over several lines"),
            ("foo,bar\nshame,vergüenza\n", "row 1: the header lacks \"concept\""),
            (
                "Sleep of farmers\n\nAbstract\nFarmers rose early in spring and went to bed late, and their sleep was short.\n\n\
                 Resumen\nLos agricultores se levantaban temprano y se acostaban tarde en primavera, y su sueño era corto.\n",
                "row 1: the header lacks \"concept\"",
            ),
            (
                "MeSH ID,English,Español\n\u{7f},shame,vergüenza\n",
                "row 2, column mesh id: is empty",
            ),
        ] {
            let error = read(table).and_then(Draft::finish).unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }

    #[test]
    fn columns_and_languages_go_by_the_names_that_people_give_them() {
        for table in [
            "Concepto;Lengua;Término;Nota\nc1;es;copa;x\nc1;en;cup;\n",
            "Term,Language,Status,Concept ID\ncopa,Spanish,preferred,c1\ncup,English,,c1\n",
            "ID,Lang,Term,POS\nc1,es,copa,noun\nc1,EN,cup,n\n",
        ] {
            let glossary = read(table).and_then(Draft::finish).unwrap();
            let terms = glossary.concepts[0].terms.iter();
            let terms: Vec<String> =
                terms.map(|term| format!("{} {}", term.language, term.text)).collect();
            assert_eq!(
                (glossary.concepts.len(), &terms[..]),
                (1, &["es copa", "en cup"].map(str::to_owned)[..]),
                "{table}"
            );
        }
    }

    #[test]
    fn lines_within_a_cell_are_no_rows() {
        for (table, concepts) in [
            ("en,es,note\nguilt,culpa,\"x; y, z\nw\"\npain,dolor,\n", 2),
            ("en,es,note\nguilt,culpa,\"x\ny, w\"\n", 1),
            ("en;es;note\nguilt;culpa;\"x; y\n\nw\"\npain;dolor;\n", 2),
        ] {
            let glossary = read(table).and_then(Draft::finish).unwrap();
            assert_eq!(glossary.concepts.len(), concepts, "{table}");
        }
    }
}
