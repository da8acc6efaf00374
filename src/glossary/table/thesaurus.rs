//! A user's own table of a thesaurus, as DeCS and MeSH are exported: an id, the descriptor in each language, its
//! synonyms.

use super::rows::Table;
use crate::glossary::draft::trimmed;
use crate::glossary::{BadGlossary, Draft, FaultKind, Loss, Status, Term};
use crate::language::{LanguageTag, pack};
use crate::text::fold;

/// The words of headers, and what each means for its column.
const HEADERS: &str = include_str!("thesaurus-headers.tsv");

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Column {
    Id,
    Descriptor(LanguageTag),
    /// Several in one cell, between bars or semicolons.
    Synonyms(LanguageTag),
    Definition(LanguageTag),
    Other,
}

/// What one header means.
#[derive(Default)]
struct Header {
    role: Option<&'static str>,
    /// The language it names, and else the language it is written in.
    language: Option<LanguageTag>,
    written_in: Option<LanguageTag>,
}

/// What each column of a thesaurus holds; nothing where the header is not one's: it must name a language, and have
/// an id or synonyms.
pub(super) fn columns(names: &[String]) -> Option<Vec<Column>> {
    let headers: Vec<Header> = names.iter().map(|name| header(name)).collect();
    let has = |role| headers.iter().any(|header| header.role == Some(role));
    let is_descriptor_of_a_language =
        |header: &Header| header.role == Some("descriptor") && header.language.is_some();
    let names_a_language = headers.iter().any(is_descriptor_of_a_language);
    if !names_a_language || !(has("id") || has("synonyms")) {
        return None;
    }
    let mut columns: Vec<Column> = Vec::new();
    let mut ids = 0;
    let mut before: Option<&LanguageTag> = None;
    for (header, name) in headers.iter().zip(names) {
        let named = header.language.as_ref();
        let repeated = names.iter().filter(|other| *other == name).count() > 1;
        let has_descriptor = |tag: &&LanguageTag| {
            headers
                .iter()
                .any(|other| other.role != Some("synonyms") && other.language() == Some(tag))
        };
        // synonyms of no language follow the descriptor they belong to, unless a word of their header names it
        let beside =
            header.written_in.as_ref().filter(has_descriptor).filter(|_| !repeated).or(before);
        columns.push(match (header.role, named.or(beside)) {
            (Some("id"), _) => {
                ids += 1;
                if ids == 1 { Column::Id } else { Column::Other }
            }
            (Some("synonyms"), Some(tag)) => Column::Synonyms(tag.clone()),
            (Some("definition"), Some(tag)) => Column::Definition(tag.clone()),
            (Some("descriptor"), _) => {
                before = header.language();
                before.map_or(Column::Other, |tag| Column::Descriptor(tag.clone()))
            }
            _ => Column::Other,
        });
    }
    Some(columns)
}

impl Header {
    fn language(&self) -> Option<&LanguageTag> {
        self.language.as_ref().or(self.written_in.as_ref())
    }
}

fn header(name: &str) -> Header {
    let mut header = Header::default();
    let tag = name.parse::<LanguageTag>().ok().filter(|tag| pack(tag).is_some());
    if tag.is_some() {
        return Header { role: Some("descriptor"), language: tag, written_in: None };
    }
    for word in fold::case(name).split(|c: char| !c.is_alphanumeric()) {
        let Some((_, says)) = words().find(|(known, _)| *known == word) else { continue };
        match says.split_once(' ') {
            None if says == "nothing" => {}
            None => header.role = Some(stronger(header.role, says)),
            Some(("language", tag)) => header.language = tag.parse().ok(),
            Some((role, tag)) => {
                header.role = Some(stronger(header.role, role));
                header.written_in = tag.parse().ok();
            }
        }
    }
    // a language by itself is the heading of its descriptors
    if header.role.is_none() && header.language.is_some() {
        header.role = Some("descriptor");
    }
    header
}

/// The stronger of the roles that two words of a header name: a “descriptor ID” is an id, “tree numbers ID” is neither.
fn stronger(one: Option<&'static str>, other: &'static str) -> &'static str {
    const ORDER: [&str; 5] = ["other", "synonyms", "definition", "id", "descriptor"];
    let rank = |role: &str| ORDER.iter().position(|known| *known == role).unwrap_or(ORDER.len());
    match one {
        Some(one) if rank(one) <= rank(other) => one,
        _ => other,
    }
}

fn words() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = HEADERS.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|line| line.split_once('\t'))
}

pub(super) fn read(table: Table<'_>, columns: &[Column]) -> Result<Draft, BadGlossary> {
    let key = columns.iter().position(|column| *column == Column::Id);
    let first = columns.iter().position(|column| matches!(column, Column::Descriptor(_)));
    let key = key.or(first).unwrap_or(0);
    let names = table.columns.clone();
    // descriptors before synonyms, wherever their columns are
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|at| !matches!(columns[*at], Column::Descriptor(_)));
    table.read(|row, draft| {
        let id = row.cell(key);
        if id.is_empty() {
            let error = row.fault(Some(&names[key]), "is empty");
            return draft.fault(FaultKind::Empty, id, error);
        }
        let at = draft.concept(id, row.line);
        for &index in order.iter().filter(|at| !row.cell(**at).is_empty()) {
            let cell = row.cell(index);
            match &columns[index] {
                Column::Descriptor(tag) => {
                    add(draft, at, Term::new(tag.clone(), row.raw(index)), row.line);
                }
                Column::Synonyms(tag) => {
                    for synonym in list(cell) {
                        let term = Term::new(tag.clone(), synonym);
                        add(draft, at, Term { status: Status::Admitted, ..term }, row.line);
                    }
                }
                Column::Definition(tag) => {
                    let definitions = &mut draft.glossary.concepts[at].definitions;
                    definitions.entry(tag.clone()).or_insert_with(|| cell.to_owned());
                }
                Column::Other => {
                    draft.left_out.push(Loss::new(id, format!("column {}", names[index])));
                }
                Column::Id => {}
            }
        }
    })
}

/// Adds a term that the concept does not have yet: exports repeat the descriptor among its synonyms.
fn add(draft: &mut Draft, concept: usize, term: Term, line: usize) {
    let known = &draft.glossary.concepts[concept].terms;
    let is_known =
        |other: &Term| other.language == term.language && other.text.trim() == term.text.trim();
    if !known.iter().any(is_known) {
        draft.add(concept, term, line);
    }
}

/// The synonyms of a cell, between bars, or where there are none between semicolons.
fn list(cell: &str) -> impl Iterator<Item = &str> {
    let separator = if cell.contains('|') { '|' } else { ';' };
    cell.split(separator).map(trimmed).filter(|synonym| !synonym.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::table;

    /// The columns of a header, as a letter and a language each.
    fn summary(header: &str) -> String {
        let names: Vec<String> = header.split(',').map(str::to_lowercase).collect();
        let Some(columns) = columns(&names) else { return "none".into() };
        let one = |column: &Column| match column {
            Column::Id => "id".to_owned(),
            Column::Descriptor(tag) => tag.to_string(),
            Column::Synonyms(tag) => format!("{tag}+"),
            Column::Definition(tag) => format!("{tag}="),
            Column::Other => "-".into(),
        };
        columns.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_headers_of_usual_exports_are_understood() {
        for (header, columns) in [
            ("DeCS ID,Descriptor English,Descriptor Español,Descriptor Português", "id en es pt"),
            ("UI,English,Spanish,Portuguese", "id en es pt"),
            ("MeSH ID,DeCS ID,en,es", "id - en es"),
            ("id,en,synonyms,es,synonyms", "id en en+ es es+"),
            ("ID,English,Español,Synonyms,Sinónimos", "id en es en+ es+"),
            ("Id,Inglés,Español,Sinónimos español,Sinônimos português", "id en es es+ pt+"),
            ("MeSH Unique ID,MeSH Heading,Entry Terms,Término español", "id en en+ es"),
            ("Identificador,Descritor Português,Termos alternativos,Inglês", "id pt pt+ en"),
            ("DeCS ID,Español,English,Scope Note,Tree Number(s),Weather", "id es en en= - -"),
            ("en,es,sinónimos", "en es es+"),
            ("concept,language,term", "none"),
            ("foo,bar", "none"),
            ("id,term,synonyms", "none"),
            ("en,es,note", "none"),
        ] {
            assert_eq!(summary(header), columns, "{header}");
        }
    }

    #[test]
    fn a_row_is_a_concept_with_its_synonyms() {
        let text = "DeCS ID;English;Synonyms;Español;Sinónimos\n\
                    D1;Shame;Shame|Shamefulness;Vergüenza;Pudor|Bochorno\n\
                    D2;Guilt;;Culpa;|\u{1}\n";
        let glossary = table::read(text).and_then(Draft::finish).unwrap();
        let summary: Vec<String> = glossary.concepts[0]
            .terms
            .iter()
            .map(|term| format!("{} {} {:?}", term.language, term.text, term.status))
            .collect();
        assert_eq!(glossary.concepts[0].id, "D1");
        assert_eq!(
            summary,
            [
                "en Shame Preferred",
                "es Vergüenza Preferred",
                "en Shamefulness Admitted",
                "es Pudor Admitted",
                "es Bochorno Admitted"
            ]
        );
        assert_eq!(glossary.concepts[1].terms.len(), 2);
        let text = "id\ten\tes\tsynonyms\n1\tshame\tvergüenza\tashamedness; shamefulness\n";
        assert_eq!(table::read(text).unwrap().glossary.concepts[0].terms.len(), 4);
    }
}
