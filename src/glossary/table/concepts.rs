//! Tables with a row a term.

use super::rows::{Row, Table};
use crate::glossary::broad::marked;
use crate::glossary::names::{name, value};
use crate::glossary::{BadGlossary, Draft, FaultKind, Glossary, Loss, Term, Written};
use crate::language::{BadTag, of_column_name};
use crate::text::fold;
use crate::text::nearest::{did_you_mean, nearest};
use rustc_hash::FxHashSet;
use serde::Serialize;

const COLUMNS: [&str; 8] =
    ["concept", "language", "term", "status", "part_of_speech", "type", "note", "broad"];
const REQUIRED: usize = 3;

/// The columns of a table by their own names, where people call them otherwise.
pub(super) fn own_columns(columns: &[String]) -> Option<Vec<String>> {
    let rows = include_str!("column-names.tsv").lines().filter(|row| !row.starts_with('#')).skip(1);
    let known: Vec<(&str, &str)> = rows.filter_map(|row| row.split_once('\t')).collect();
    let own = |name: &String| {
        let folded = fold::accents(name);
        let is_one = |(_, names): &&(&str, &str)| names.split('|').any(|known| known == folded);
        known.iter().find(is_one).map_or_else(|| name.clone(), |(own, _)| (*own).to_owned())
    };
    let named: Vec<String> = columns.iter().map(own).collect();
    let has_all = COLUMNS[..REQUIRED].iter().all(|column| named.iter().any(|name| name == column));
    let is_clear = (1..named.len()).all(|at| !named[..at].contains(&named[at]));
    (has_all && is_clear && named != columns).then_some(named)
}

/// Refuses a header that lacks a column, or has one that means nothing.
pub(super) fn check_header(table: &Table<'_>) -> Result<(), BadGlossary> {
    let bad = |what: String| Err(BadGlossary::row(1, None, what));
    for required in &COLUMNS[..REQUIRED] {
        if table.column(required).is_none() {
            let unknown = table.columns.iter().filter(|name| !COLUMNS.contains(&name.as_str()));
            let meant = nearest(required, unknown.map(String::as_str));
            let meant = meant.map(|name| format!(" (is it {name:?}?)")).unwrap_or_default();
            return bad(format!(
                "the header lacks {required:?}{meant}; it must have concept, language and term, or name two languages, as \
                 en and es, or English and Spanish"
            ));
        }
    }
    if let Some(unknown) = table.columns.iter().find(|name| !COLUMNS.contains(&name.as_str())) {
        let meant = did_you_mean(unknown, COLUMNS);
        return bad(format!("unknown column {unknown:?}{meant}; there are {}", COLUMNS.join(", ")));
    }
    if (1..table.columns.len()).any(|at| table.columns[..at].contains(&table.columns[at])) {
        return bad("two columns have one name".into());
    }
    Ok(())
}

pub(super) fn read(table: Table<'_>) -> Result<Draft, BadGlossary> {
    let columns = COLUMNS.map(|name| table.column(name));
    table.read(|row, draft| {
        let id = columns[0].map_or("", |at| row.cell(at));
        match (TermRow { row: &row, columns, draft }).term() {
            Err((kind, error)) => draft.fault(kind, id, error),
            Ok(term) => {
                let concept = draft.concept(id, row.line);
                draft.add(concept, term, row.line);
            }
        }
    })
}

/// A row that holds a term, and where its faults are kept.
struct TermRow<'r> {
    row: &'r Row<'r>,
    columns: [Option<usize>; COLUMNS.len()],
    draft: &'r mut Draft,
}

impl<'r> TermRow<'r> {
    fn cell(&self, column: usize) -> &'r str {
        self.columns[column].map_or("", |at| self.row.cell(at))
    }

    fn term(&mut self) -> Result<Term, (FaultKind, BadGlossary)> {
        let row = self.row;
        if let Some(empty) = (0..REQUIRED).find(|column| self.cell(*column).is_empty()) {
            return Err((FaultKind::Empty, row.fault(Some(COLUMNS[empty]), "is empty")));
        }
        let cell = self.cell(1);
        let language = cell.parse().or_else(|error: BadTag| {
            let is_word = cell.chars().all(char::is_alphabetic);
            let named = of_column_name(cell).filter(|_| is_word);
            named.ok_or((FaultKind::Language, row.fault(Some("language"), error.to_string())))
        })?;
        let note = self.cell(6);
        Ok(Term {
            status: self.read(3, FaultKind::Status, value),
            part_of_speech: self.read(4, FaultKind::Value, value),
            term_type: self.read(5, FaultKind::Value, value),
            note: Some(note.to_owned()).filter(|note| !note.is_empty()),
            broad: self
                .read(7, FaultKind::Value, yes_or_no)
                .unwrap_or_else(|| marked(note).is_some()),
            ..Term::new(language, self.columns[2].map_or("", |at| row.raw(at)))
        })
    }

    /// The value of a cell, nothing where it is empty. A value that is unknown is a fault, and the term goes without it.
    fn read<T>(
        &mut self,
        column: usize,
        kind: FaultKind,
        parse: fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        let fault = |what| self.row.fault(Some(COLUMNS[column]), what);
        let parsed = parse(cell).map_err(fault);
        parsed.map_err(|error| self.draft.fault(kind, self.cell(0), error)).ok()
    }
}

/// Yes or no, as people and spreadsheets write it.
fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "sí" | "si" | "sim" | "verdadero" | "verdadeiro" => {
            Ok(true)
        }
        "no" | "n" | "false" | "0" | "não" | "falso" => Ok(false),
        _ => Err(format!("{text:?} is neither yes nor no")),
    }
}

/// Writes a table with a row a term. It has no place for subjects, definitions and properties, and none for two
/// concepts of one id.
pub(crate) fn write(glossary: &Glossary, delimiter: u8) -> Written {
    let mut out = Written::default();
    let quotes = match delimiter {
        b'\t' => csv::QuoteStyle::Never,
        _ => csv::QuoteStyle::Necessary,
    };
    let mut writer = csv::WriterBuilder::new();
    let mut writer = writer.delimiter(delimiter).quote_style(quotes).from_writer(Vec::new());
    let seems_broad = |term: &Term| term.note.as_deref().and_then(marked).is_some();
    let mut terms = glossary.concepts.iter().flat_map(|concept| &concept.terms);
    // most glossaries need no column for broad terms, the last
    let width = COLUMNS.len() - usize::from(!terms.any(|term| term.broad || seems_broad(term)));
    let mut row = |cells: [&str; COLUMNS.len()]| {
        writer.write_record(&cells[..width]).expect("writing to memory does not fail");
    };
    row(COLUMNS);
    let mut ids = FxHashSet::default();
    for concept in &glossary.concepts {
        let mut lose = |field: String| out.lost.push(Loss::new(&concept.id, field));
        if !ids.insert(&concept.id) {
            lose("its id, which another concept has: the two become one".into());
        }
        if concept.terms.is_empty() {
            lose("the concept, which has no terms".into());
        }
        if concept.subject.is_some() {
            lose("subject".into());
        }
        concept.definitions.keys().for_each(|language| lose(format!("definition.{language}")));
        concept.properties.iter().for_each(|property| lose(name(&property.category)));
        for term in &concept.terms {
            term.properties.iter().for_each(|property| lose(name(&property.category)));
            let mut cell = |field: &str, text: &str| {
                let visible: String =
                    text.chars().filter(|c| !c.is_control() || is_break(*c)).collect();
                if visible != text {
                    lose(format!("control characters in {field}"));
                }
                let flat = one_line(&visible);
                if flat != visible.trim() {
                    lose(format!("line breaks in {field}"));
                }
                flat
            };
            row([
                &cell("id", &concept.id),
                term.language.as_str(),
                &cell("term", &term.text),
                &named(&term.status),
                &named(&term.part_of_speech),
                &named(&term.term_type),
                &cell("note", term.note.as_deref().unwrap_or("")),
                match term.broad {
                    true => "yes",
                    false if seems_broad(term) => "no",
                    false => "",
                },
            ]);
        }
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    out.text = String::from_utf8(bytes).expect("cells are text");
    out
}

/// The name of a value, nothing where there is none.
fn named(value: &Option<impl Serialize>) -> String {
    value.as_ref().map(name).unwrap_or_default()
}

fn is_break(c: char) -> bool {
    c.is_control() && c.is_whitespace()
}

/// A text on one line, without what would part cells.
fn one_line(text: &str) -> String {
    text.split(is_break)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Status, table};

    #[test]
    fn a_row_a_term() {
        let text = "concept\tlanguage\tterm\tstatus\nshame\ten\tshame\t\nshame\tes\tvergüenza\t\nshame\tes\t\"pena\tdeprecated\n";
        let glossary = table::read(text).and_then(Draft::finish).unwrap();
        assert_eq!(glossary.concepts.len(), 1);
        assert_eq!(glossary.concepts[0].terms[2].status, Some(Status::Deprecated));
        assert_eq!(glossary.concepts[0].terms[2].text, "\"pena");
    }
}
