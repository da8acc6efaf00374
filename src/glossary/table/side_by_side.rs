//! Tables with languages side by side: the columns that translators keep, and a user's own export of a thesaurus such
//! as DeCS and MeSH, with an id, the term in each language and its synonyms.

use super::header::{Column, Tongue};
use super::languages;
use super::rows::{Row, Table};
use crate::glossary::broad::marked;
use crate::glossary::draft::trimmed;
use crate::glossary::names::value;
use crate::glossary::{BadGlossary, Draft, FaultKind, Loss, Status, Term};
use crate::language::{LanguageTag, PartOfSpeech};
use rustc_hash::FxHashSet;

/// Reads a table of these columns: a row a concept, where rows of one id, or where there are none of one first term,
/// are one concept.
pub(super) fn read(table: Table<'_>, columns: &[Column]) -> Result<Draft, BadGlossary> {
    let is_term = |column: &Column| matches!(column, Column::Term(_));
    let id = columns.iter().position(|column| *column == Column::Id);
    let key = id.or_else(|| columns.iter().position(is_term)).unwrap_or(0);
    let sides: Vec<usize> = (0..columns.len()).filter(|at| is_term(&columns[*at])).collect();
    let (guessed, note) = languages::of_sides(&table, columns);
    // terms before their synonyms, wherever their columns are
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|at| !is_term(&columns[*at]));
    let names = table.columns.clone();
    let is_plain = id.is_none() && sides.len() == 2;
    let mut seen = FxHashSet::default();
    let mut draft = table.read(|row, draft| {
        let first = row.cell(key);
        let name = if id.is_some() { first } else { list(first).next().unwrap_or_default() };
        let needed = if is_plain { &sides[..] } else { &[key] };
        if let Some(empty) = needed.iter().find(|at| list(row.cell(**at)).next().is_none()) {
            let error = row.fault(Some(&names[*empty]), "is empty");
            return draft.fault(FaultKind::Empty, name, error);
        }
        let concept = draft.concept(name, row.line);
        let mut reader = RowReader { row: &row, concept, draft, seen: &mut seen };
        let status = reader.value(columns, &names, Column::Status, FaultKind::Status);
        let speech = reader.value(columns, &names, Column::PartOfSpeech, FaultKind::Value);
        let note = columns.iter().position(|column| *column == Column::Note);
        let note = note.map(|at| row.cell(at)).filter(|note| !note.is_empty());
        let last = sides.last().copied();
        for &at in order.iter().filter(|at| !row.cell(**at).is_empty()) {
            // what is said of a row is said of its translation
            let is_last = Some(at) == last;
            let of_row = OfRow {
                status: status.filter(|_| is_last),
                speech,
                note: note.filter(|_| is_last || last.is_none()),
            };
            reader.column(at, &columns[at], &guessed, &of_row, &names[at]);
        }
    })?;
    draft.notes.extend(note);
    Ok(draft)
}

struct RowReader<'r> {
    row: &'r Row<'r>,
    concept: usize,
    draft: &'r mut Draft,
    /// The terms of each concept.
    seen: &'r mut FxHashSet<(usize, LanguageTag, String, bool)>,
}

/// What a row says of its terms.
struct OfRow<'r> {
    status: Option<Status>,
    speech: Option<PartOfSpeech>,
    note: Option<&'r str>,
}

impl RowReader<'_> {
    /// The value of the column of a kind, if there is one; an unknown one is a fault.
    fn value<T: crate::glossary::names::Value>(
        &mut self,
        columns: &[Column],
        names: &[String],
        kind: Column,
        fault: FaultKind,
    ) -> Option<T> {
        let at = columns.iter().position(|column| *column == kind)?;
        let cell = Some(self.row.cell(at)).filter(|cell| !cell.is_empty())?;
        let unknown = |what| self.row.fault(Some(&names[at]), what);
        let id = self.draft.glossary.concepts[self.concept].id.clone();
        value(cell).map_err(|what| self.draft.fault(fault, &id, unknown(what))).ok()
    }

    fn column(
        &mut self,
        at: usize,
        column: &Column,
        guessed: &[LanguageTag; 2],
        of_row: &OfRow<'_>,
        name: &str,
    ) {
        let language = |tongue: &Tongue| match tongue {
            Tongue::Named(tag) => tag.clone(),
            Tongue::Source => guessed[0].clone(),
            Tongue::Target => guessed[1].clone(),
        };
        let cell = self.row.cell(at);
        let several = list(cell).nth(1).is_some();
        match column {
            // a single term as it is written, with the blanks that lint looks for
            Column::Term(tongue) if !several && !self.row.raw(at).ends_with(['|', ';', '\n']) => {
                self.add(self.of_row(Term::new(language(tongue), self.row.raw(at)), of_row));
            }
            Column::Term(tongue) => {
                for term in list(cell) {
                    self.add(self.of_row(Term::new(language(tongue), term), of_row));
                }
            }
            Column::Others(tongue, status) => {
                // synonyms of thesauri may have commas
                let by_comma = *status != Status::Admitted && !cell.contains(['|', ';']);
                let terms = list(cell)
                    .flat_map(|term| term.split(move |c| by_comma && c == ',').map(trimmed));
                for term in terms.filter(|term| !term.is_empty()) {
                    let term = Term::new(language(tongue), term);
                    let part_of_speech = of_row.speech;
                    self.add(Term { status: Some(*status), part_of_speech, ..term });
                }
            }
            Column::Subject => {
                let subject = &mut self.draft.glossary.concepts[self.concept].subject;
                subject.get_or_insert_with(|| cell.to_owned());
            }
            Column::Definition(tongue) => {
                let definitions = &mut self.draft.glossary.concepts[self.concept].definitions;
                definitions.entry(language(tongue)).or_insert_with(|| cell.to_owned());
            }
            Column::Other => {
                let id = &self.draft.glossary.concepts[self.concept].id;
                let loss = Loss::new(id, format!("column {name}"));
                self.draft.left_out.push(loss);
            }
            Column::Id
            | Column::LanguageOf(_)
            | Column::Status
            | Column::PartOfSpeech
            | Column::Note
            | Column::Ignored => {}
        }
    }

    fn of_row(&self, term: Term, of_row: &OfRow<'_>) -> Term {
        Term {
            status: of_row.status,
            part_of_speech: of_row.speech,
            note: of_row.note.map(|note| note.lines().collect::<Vec<_>>().join(" ")),
            broad: of_row.note.and_then(marked).is_some(),
            ..term
        }
    }

    /// Adds a term that the concept does not have yet: exports repeat the descriptor among its synonyms. One that is both to
    /// be used and not to be used is added twice, so that lint finds it.
    fn add(&mut self, term: Term) {
        let text = term.text.trim().to_owned();
        if self.seen.insert((self.concept, term.language.clone(), text, term.is_accepted())) {
            self.draft.add(self.concept, term, self.row.line);
        }
    }
}

/// The terms of a cell, between bars, or where there are none between semicolons; a line of a cell ends a term.
fn list(cell: &str) -> impl Iterator<Item = &str> {
    let separator = if cell.contains('|') { '|' } else { ';' };
    cell.split([separator, '\n']).map(trimmed).filter(|term| !term.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::glossary::{Draft, Glossary, name, table};

    fn read(text: &str) -> Glossary {
        table::read(text).and_then(Draft::finish).unwrap()
    }

    /// The terms of the concepts, each with its language and what is said of it.
    fn summary(glossary: &Glossary) -> Vec<String> {
        let terms = glossary.concepts.iter().flat_map(|concept| &concept.terms);
        let one = |term: &crate::glossary::Term| {
            let status = term.status.as_ref().map(name).unwrap_or_default();
            let note = term.note.as_deref().unwrap_or_default();
            format!("{} {} {status} {note}", term.language, term.text).trim().to_owned()
        };
        terms.map(one).collect()
    }

    #[test]
    fn a_row_is_a_concept_with_its_synonyms() {
        let glossary = read(
            "DeCS ID;English;Synonyms;Español;Sinónimos\n\
             D1;Shame;Shame|Shamefulness;Vergüenza;Pudor|Bochorno\n\
             D2;Guilt;;Culpa;|\u{1}\n",
        );
        assert_eq!(glossary.concepts[0].id, "D1");
        assert_eq!(
            summary(&glossary)[..5],
            [
                "en Shame",
                "es Vergüenza",
                "en Shamefulness admitted",
                "es Pudor admitted",
                "es Bochorno admitted"
            ]
        );
        assert_eq!(glossary.concepts[1].terms.len(), 2);
        let glossary =
            read("id\ten\tes\tsynonyms\n1\tshame\tvergüenza\tashamedness; shamefulness\n");
        assert_eq!(glossary.concepts[0].terms.len(), 4);
    }

    #[test]
    fn rows_of_one_source_are_one_concept() {
        for text in [
            "en,es\nguilt,culpa\nblood pressure,presión arterial\nblood pressure,tensión arterial\n",
            "en\tes\tscore\tjoint_count\texample_en\nguilt\tculpa\t9.1\t4\tGuilt.\nblood pressure\tpresión arterial\nblood pressure\ttensión arterial\n",
        ] {
            let glossary = read(text);
            assert_eq!(glossary.concepts.len(), 2);
            assert_eq!(glossary.concepts[1].terms.len(), 3);
        }
    }

    #[test]
    fn a_glossary_of_two_columns_is_read_as_people_keep_it() {
        let terms = ["en guilt", "es culpa"];
        for text in [
            "English;Spanish\nguilt;culpa\n",
            "sep=;\nen;es\nguilt;culpa\n",
            "sep=,\r\nen,es\r\nguilt,culpa\r\n",
            "\"sep=;\"\n\"en\";\"es\"\n\"guilt\";\"culpa\"\n",
            "Terms of the ward,\n,\nEnglish,Spanish\nguilt,culpa\n",
            "Terms of the ward\n\nen\tes\nguilt\tculpa\n",
            "# my terms\n\nen\tes\nguilt\tculpa\n",
            "Source;Target\nguilt;culpa\n",
            "Target;Source\nculpa;guilt\n",
            "source term,target term\nguilt,culpa\n",
            "guilt\tculpa\n",
            "English|Spanish\nguilt|culpa\n",
            "# Glossary in tab-separated format -*- coding: utf-8 -*-\nguilt\tculpa\n",
        ] {
            let mut read = summary(&read(text));
            read.sort();
            assert_eq!(read, terms, "{text}");
        }
        for (text, terms) in [
            ("en;es;note\nguilt;culpa;a feeling\n", &["en guilt", "es culpa  a feeling"][..]),
            ("guilt\tculpa\tnot pena\n", &["en guilt", "es culpa  not pena"]),
            ("culpa\tguilt\t\ndolor\tpain\n", &["es culpa", "en guilt", "es dolor", "en pain"]),
            ("en;es\nguilt;culpa|culpabilidad\n", &["en guilt", "es culpa", "es culpabilidad"]),
            (
                "en,es\nguilt; blame,culpa; culpabilidad;\n",
                &["en guilt", "en blame", "es culpa", "es culpabilidad"],
            ),
            (
                "en;es;forbidden\nguilt;culpa;pena|lástima\n",
                &["en guilt", "es culpa", "es pena deprecated", "es lástima deprecated"],
            ),
            (
                "en,es,no usar\nguilt,culpa,\"pena, lástima\"\n",
                &["en guilt", "es culpa", "es pena deprecated", "es lástima deprecated"],
            ),
            (
                "pain\tdolor\nguilt\tculpa\tnot pena\n",
                &["en pain", "es dolor", "en guilt", "es culpa  not pena"],
            ),
            (
                "guilt;culpa\npain;dolor\nshame;vergüenza\n",
                &["en guilt", "es culpa", "en pain", "es dolor", "en shame", "es vergüenza"],
            ),
            ("en;es;status\nguilt;pena;forbidden\n", &["en guilt", "es pena deprecated"]),
            (
                "en,es,note\nguilt,\"culpa\r\nculpabilidad\",\"a\nfeeling\"\npain,dolor,\n",
                &[
                    "en guilt",
                    "es culpa  a feeling",
                    "es culpabilidad  a feeling",
                    "en pain",
                    "es dolor",
                ],
            ),
            ("en-GB;es-ES\nguilt;culpa\n", &["en-GB guilt", "es-ES culpa"]),
            // spreadsheets put cells with commas or quotes in quotes, with tabs between, too
            ("\"en\"\t\"es\"\n\"guilt\"\t\"culpa\"\n", &["en guilt", "es culpa"]),
            (
                "en\tes\n\"guilt, deep\"\tculpa honda\npain\t\"el \"\"dolor\"\"\"\n",
                &["en guilt, deep", "es culpa honda", "en pain", "es el \"dolor\""],
            ),
            ("en\tes\n\"guilt\"\tculpa, pena\n", &["en \"guilt\"", "es culpa, pena"]),
        ] {
            assert_eq!(summary(&read(text)), terms, "{text}");
        }
    }

    #[test]
    fn an_unknown_status_costs_the_status_alone() {
        let draft = table::read("en;es;status\nguilt;culpa;purpleish\npain;dolor;ok\n").unwrap();
        let (glossary, unread) = draft.sort_out().unwrap();
        assert_eq!(summary(&glossary), ["en guilt", "es culpa", "en pain", "es dolor preferred"]);
        assert_eq!(unread.count(), 1);
    }

    #[test]
    fn what_was_guessed_is_said() {
        for (text, said) in [
            ("Source;Target\nguilt;culpa\n", true),
            ("guilt\tculpa\n", true),
            ("en;es\nguilt;culpa\n", false),
        ] {
            assert_eq!(!table::read(text).unwrap().notes.is_empty(), said, "{text}");
        }
    }
}
