//! Glossaries as tables: a row a term, or the two columns that translators keep.

use super::{BadGlossary, Concept, Glossary, Status, Term, TermType};
use crate::language::{LanguageTag, PartOfSpeech};
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use std::collections::BTreeMap;

/// Reads a CSV or TSV table with a header.
///
/// Either `concept language term status part_of_speech type note`, a row a term, of which the first three are
/// required; or two columns named by language codes (`en es`), a row a concept, where rows of the same source
/// term are one concept.
pub fn read(text: &str) -> Result<Glossary, BadGlossary> {
    let header = text.lines().next().unwrap_or("");
    let delimiter = [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|sign| header.bytes().filter(|b| b == sign).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b'\t'))
        .flexible(true)
        .quoting(delimiter != Some(b'\t'))
        .from_reader(text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(record) => record.iter().map(|name| name.trim().to_lowercase()).collect(),
        Err(error) => return Err(fault(1, None, error.to_string())),
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            fault(error.position().map_or(0, csv::Position::line), None, error.to_string())
        })?;
        let row = record.position().map_or(0, csv::Position::line);
        if record.len() > columns.len() {
            return Err(fault(
                row,
                None,
                format!("has {} cells, the header only {}", record.len(), columns.len()),
            ));
        }
        if record.iter().any(|cell| cell.contains('\n')) {
            return Err(fault(
                row,
                None,
                "a cell runs over several lines; is a quote not closed?".into(),
            ));
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Row {
                row,
                cells: record.iter().map(|cell| cell.trim().to_owned()).collect(),
            });
        }
    }
    let languages: Vec<LanguageTag> = columns.iter().filter_map(|name| name.parse().ok()).collect();
    let known = |tag: &LanguageTag| crate::language::pack(tag).is_some();
    if languages.len() == 2 && columns.len() == 2 && languages.iter().any(known) {
        return two_columns(&rows, &languages);
    }
    for required in ["concept", "language", "term"] {
        if !columns.iter().any(|name| name == required) {
            return Err(fault(
                1,
                None,
                format!(
                    "the header lacks {required:?}; it must have concept, language and term, or two language codes such as en and es"
                ),
            ));
        }
    }
    let known = ["concept", "language", "term", "status", "part_of_speech", "type", "note"];
    if let Some(unknown) = columns.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(fault(
            1,
            None,
            format!("unknown column {unknown:?}; there are {}", known.join(", ")),
        ));
    }
    a_row_a_term(&rows, &columns)
}

struct Row {
    row: u64,
    cells: Vec<String>,
}

fn fault(row: u64, column: Option<&str>, what: String) -> BadGlossary {
    BadGlossary::Row { row, column: column.map(str::to_owned), what }
}

fn a_row_a_term(rows: &[Row], columns: &[String]) -> Result<Glossary, BadGlossary> {
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    let mut glossary = Glossary::default();
    for Row { row, cells } in rows {
        let cell = |name: &str| {
            columns
                .iter()
                .position(|column| column == name)
                .and_then(|at| cells.get(at))
                .map_or("", String::as_str)
        };
        let required = |name: &'static str| match cell(name) {
            "" => Err(fault(*row, Some(name), "is empty".into())),
            value => Ok(value),
        };
        let id = required("concept")?;
        let language = required("language")?
            .parse()
            .map_err(|error| fault(*row, Some("language"), format!("{error}")))?;
        let term = Term {
            language,
            text: required("term")?.to_owned(),
            status: name(*row, "status", cell("status"))?,
            part_of_speech: name(*row, "part_of_speech", cell("part_of_speech"))?,
            term_type: name(*row, "type", cell("type"))?,
            note: Some(cell("note").to_owned()).filter(|note| !note.is_empty()),
        };
        let at = *order.entry(id).or_insert_with(|| {
            glossary.concepts.push(Concept {
                id: id.to_owned(),
                subject: None,
                definitions: BTreeMap::new(),
                terms: Vec::new(),
            });
            glossary.concepts.len() - 1
        });
        glossary.concepts[at].terms.push(term);
    }
    Ok(glossary)
}

/// A value by its name in the format; empty is the default.
fn name<'de, T: Default + serde::Deserialize<'de>>(
    row: u64,
    column: &str,
    cell: &'de str,
) -> Result<T, BadGlossary> {
    if cell.is_empty() {
        return Ok(T::default());
    }
    let deserializer: StrDeserializer<'de, ValueError> = cell.into_deserializer();
    T::deserialize(deserializer).map_err(|error| fault(row, Some(column), error.to_string()))
}

fn two_columns(rows: &[Row], languages: &[LanguageTag]) -> Result<Glossary, BadGlossary> {
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    let mut glossary = Glossary::default();
    for Row { row, cells } in rows {
        for (column, language) in languages.iter().enumerate() {
            if cells.get(column).is_none_or(String::is_empty) {
                return Err(fault(*row, Some(language.as_str()), "is empty".into()));
            }
        }
        let term = |column: usize| Term {
            language: languages[column].clone(),
            text: cells[column].clone(),
            status: Status::Preferred,
            part_of_speech: PartOfSpeech::default(),
            term_type: TermType::default(),
            note: None,
        };
        let at = *order.entry(&cells[0]).or_insert_with(|| {
            let (id, terms) = (cells[0].clone(), vec![term(0)]);
            glossary.concepts.push(Concept {
                id,
                subject: None,
                definitions: BTreeMap::new(),
                terms,
            });
            glossary.concepts.len() - 1
        });
        glossary.concepts[at].terms.push(term(1));
    }
    Ok(glossary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_a_term() {
        let glossary = read("concept\tlanguage\tterm\tstatus\nshame\ten\tshame\t\nshame\tes\tvergüenza\t\nshame\tes\tpena\tdeprecated\n").unwrap();
        assert_eq!(glossary.concepts.len(), 1);
        assert_eq!(glossary.concepts[0].terms[2].status, Status::Deprecated);
    }

    #[test]
    fn two_columns_with_synonyms() {
        let glossary = read("en,es\nshame,vergüenza\nblood pressure,presión arterial\nblood pressure,tensión arterial\n").unwrap();
        assert_eq!(glossary.concepts.len(), 2);
        assert_eq!(glossary.concepts[1].terms.len(), 3);
    }

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
            ("concept\tlanguage\tterm\nshame\ten\t\n", "row 2, column term: is empty"),
            ("concept\tlang\tterm\nshame\ten\tshame\n", "row 1: the header lacks \"language\""),
            ("en\tes\nshame\tvergüenza\nguilt\n", "row 3, column es: is empty"),
            ("en\tes\nshame\tvergüenza\tpudor\n", "row 2: has 3 cells"),
            ("en,es\n\"shame,vergüenza\nguilt,culpa\n", "row 2: a cell runs over several lines"),
            ("foo,bar\nshame,vergüenza\n", "row 1: the header lacks \"concept\""),
        ] {
            let error = read(table).unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }
}
