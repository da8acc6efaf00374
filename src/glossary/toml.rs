//! Glossaries as TOML: the form that people edit and review.

use super::Written;
use super::broad::marked;
use super::draft::trimmed;
use super::names::{Value, value};
use super::{BadGlossary, Concept, Draft, FaultKind, Glossary, Property, Term};
use crate::format::{self, Format, Reads, Writes};
use crate::language::{LanguageTag, PartOfSpeech};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;
use toml::Spanned;

pub(crate) static FORMAT: Format = Format {
    names: &["toml"],
    title: "glossary in TOML",
    help: "The format to edit by hand; it holds everything",
    extensions: &[".toml"],
    recognises: |start| {
        !start.text.starts_with('<')
            && start.text.lines().any(|line| line.trim_start().starts_with("[["))
    },
    read: Some(Reads::Glossary(read)),
    write: Some(Writes::Glossary(|glossary| Written { text: write(glossary), lost: Vec::new() })),
    ..format::UNNAMED
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    subject: Option<String>,
    #[serde(default)]
    concept: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    subject: Option<String>,
    part_of_speech: Option<Spanned<String>>,
    #[serde(default)]
    definition: BTreeMap<Spanned<String>, String>,
    terms: BTreeMap<Spanned<String>, Vec<TermEntry>>,
    #[serde(default)]
    properties: Vec<Property>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermEntry {
    term: Spanned<String>,
    status: Option<Spanned<String>>,
    #[serde(rename = "type")]
    term_type: Option<Spanned<String>>,
    part_of_speech: Option<Spanned<String>>,
    broad: Option<bool>,
    note: Option<String>,
    #[serde(default)]
    properties: Vec<Property>,
}

/// Reads a glossary. Errors name line and column, faults their line.
pub(crate) fn read(text: &str) -> Result<Draft, BadGlossary> {
    let parse = |piece: &str| toml::from_str::<File>(piece);
    let ends = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut builder =
        DraftBuilder { draft: Draft::default(), ends, start: 0, concept: String::new() };
    let with_places = |pieces: Vec<(usize, &str)>| -> Result<Vec<(usize, File)>, _> {
        pieces.into_iter().map(|(start, piece)| parse(piece).map(|file| (start, file))).collect()
    };
    // a piece that ends within a string cannot be parsed alone: then the whole is
    let whole = with_places(pieces(text, LARGE)).or_else(|_| with_places(vec![(0, text)]));
    let files = match whole {
        Ok(files) => files,
        // a concept with a fault takes no other with it
        Err(error) => {
            let mut files = Vec::new();
            for (start, piece) in pieces(text, 0) {
                match parse(piece) {
                    Ok(file) => files.push((start, file)),
                    Err(fault) => {
                        let at = start + fault.span().map_or(0, |span| span.start);
                        let line = 1 + builder.ends.partition_point(|end| *end < at);
                        let fault = BadGlossary::line(line, fault.message());
                        builder.draft.fault(FaultKind::Form, "", fault);
                    }
                }
            }
            if !files.iter().any(|(_, file)| !file.concept.is_empty()) {
                return Err(BadGlossary::Toml(error.to_string().trim_end().to_owned()));
            }
            files
        }
    };
    let subject = files.first().and_then(|(_, file)| file.subject.clone());
    for (start, file) in files {
        builder.start = start;
        for entry in file.concept {
            builder.concept(entry, subject.as_deref());
        }
    }
    Ok(builder.draft)
}

/// The parser holds many times the text it reads.
const LARGE: usize = 1 << 16;

/// A file in pieces of whole concepts of at least `size` bytes, and where each begins.
fn pieces(text: &str, size: usize) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let far = |start: usize| (start + size..text.len()).find(|at| text.is_char_boundary(*at));
    while let Some(from) = far(start)
        && let Some(next) = text[from..].find("\n[[concept]]")
    {
        let end = from + next + 1;
        pieces.push((start, &text[start..end]));
        start = end;
    }
    pieces.push((start, &text[start..]));
    pieces
}

struct DraftBuilder {
    draft: Draft,
    /// Where the lines end, and where the piece begins that is being read.
    ends: Vec<usize>,
    start: usize,
    /// The id of the concept that is being read.
    concept: String,
}

impl DraftBuilder {
    fn line<T>(&self, value: &Spanned<T>) -> usize {
        1 + self.ends.partition_point(|end| *end < self.start + value.span().start)
    }

    /// The value that was read, or nothing and a fault.
    fn parsed<T, R>(
        &mut self,
        kind: FaultKind,
        value: &Spanned<T>,
        parsed: Result<R, String>,
    ) -> Option<R> {
        let error = match parsed {
            Ok(parsed) => return Some(parsed),
            Err(what) => BadGlossary::line(self.line(value), what),
        };
        self.draft.fault(kind, &self.concept, error);
        None
    }

    /// The value of a name, nothing where there is none or where it is unknown, which is a fault.
    fn named<T: Value>(&mut self, kind: FaultKind, name: Option<&Spanned<String>>) -> Option<T> {
        name.and_then(|name| self.parsed(kind, name, value(name.get_ref())))
    }

    /// Whether a text is empty, which is a fault.
    fn is_empty(&mut self, text: &Spanned<String>, what: &str) -> bool {
        let is_empty = trimmed(text.get_ref()).is_empty();
        if is_empty {
            let error = BadGlossary::line(self.line(text), what);
            self.draft.fault(FaultKind::Empty, &self.concept, error);
        }
        is_empty
    }

    fn language(&mut self, tag: &Spanned<String>) -> Option<LanguageTag> {
        let parsed =
            tag.get_ref().parse().map_err(|error: crate::language::BadTag| error.to_string());
        self.parsed(FaultKind::Language, tag, parsed)
    }

    fn concept(&mut self, entry: Entry, subject: Option<&str>) {
        self.concept.clone_from(entry.id.get_ref());
        if self.is_empty(&entry.id, "the id is empty; each concept needs one of its own") {
            return;
        }
        let part_of_speech = self.named(FaultKind::Value, entry.part_of_speech.as_ref());
        let definitions = entry.definition.into_iter();
        let definitions = definitions
            .filter_map(|(tag, definition)| Some((self.language(&tag)?, definition)))
            .collect();
        let line = self.line(&entry.id);
        let concept = Concept {
            subject: entry.subject.or_else(|| subject.map(str::to_owned)),
            definitions,
            properties: entry.properties,
            ..Concept::new(entry.id.into_inner())
        };
        let at = self.draft.begin(concept, line);
        for (tag, terms) in entry.terms {
            let Some(language) = self.language(&tag) else { continue };
            for term in terms {
                self.term(at, &language, term, part_of_speech);
            }
        }
    }

    fn term(
        &mut self,
        at: usize,
        language: &LanguageTag,
        entry: TermEntry,
        default: Option<PartOfSpeech>,
    ) {
        let status = self.named(FaultKind::Status, entry.status.as_ref());
        let term_type = self.named(FaultKind::Value, entry.term_type.as_ref());
        let part_of_speech = match &entry.part_of_speech {
            None => default,
            name => self.named(FaultKind::Value, name.as_ref()),
        };
        let line = self.line(&entry.term);
        if self.is_empty(&entry.term, "the term is empty") {
            return;
        }
        let marks = || entry.note.as_deref().and_then(marked).is_some();
        let term = Term {
            status,
            term_type,
            part_of_speech,
            broad: entry.broad.unwrap_or_else(marks),
            note: entry.note,
            properties: entry.properties,
            ..Term::new(language.clone(), entry.term.into_inner())
        };
        self.draft.add(at, term, line);
    }
}

/// Writes a glossary as people would: a subject that all concepts share, and a part of speech that terms share, once.
pub(crate) fn write(glossary: &Glossary) -> String {
    let mut out = String::new();
    let first = glossary.concepts.first().and_then(|concept| concept.subject.as_ref());
    let shared = first.filter(|subject| {
        glossary.concepts.iter().all(|concept| concept.subject.as_ref() == Some(subject))
    });
    if let Some(subject) = shared {
        let _ = writeln!(out, "subject = {}\n", quoted(subject));
    }
    for (index, concept) in glossary.concepts.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        write_concept(&mut out, concept, shared.is_some());
    }
    out
}

fn write_concept(out: &mut String, concept: &Concept, subject_is_shared: bool) {
    let _ = writeln!(out, "[[concept]]\nid = {}", quoted(&concept.id));
    if let Some(subject) = concept.subject.as_ref().filter(|_| !subject_is_shared) {
        let _ = writeln!(out, "subject = {}", quoted(subject));
    }
    // a term without one would take that of its concept
    let first = concept.terms.first().and_then(|term| term.part_of_speech);
    let part_of_speech =
        first.filter(|_| concept.terms.iter().all(|term| term.part_of_speech.is_some()));
    if let Some(part_of_speech) = part_of_speech {
        let _ = writeln!(out, "part_of_speech = {}", quoted(&part_of_speech));
    }
    for (language, definition) in &concept.definitions {
        let _ = writeln!(out, "definition.{language} = {}", quoted(definition));
    }
    if !concept.properties.is_empty() {
        let _ = writeln!(out, "properties = {}", properties(&concept.properties));
    }
    let mut languages: BTreeMap<&LanguageTag, Vec<&Term>> = BTreeMap::new();
    for term in &concept.terms {
        languages.entry(&term.language).or_default().push(term);
    }
    if languages.is_empty() {
        out.push_str("terms = {}\n");
    }
    for (language, terms) in languages {
        let _ = writeln!(out, "terms.{language} = [");
        for term in terms {
            let _ = writeln!(out, "  {},", term_table(term, part_of_speech));
        }
        out.push_str("]\n");
    }
}

fn term_table(term: &Term, part_of_speech: Option<PartOfSpeech>) -> String {
    let mut fields = vec![("term", quoted(&term.text))];
    fields.extend(term.status.iter().map(|status| ("status", quoted(status))));
    fields.extend(term.term_type.iter().map(|term_type| ("type", quoted(term_type))));
    let own = term.part_of_speech.iter().filter(|own| Some(**own) != part_of_speech);
    fields.extend(own.map(|own| ("part_of_speech", quoted(own))));
    // a note that only seems to mark the term as broad
    let seems_broad = || term.note.as_deref().and_then(marked).is_some();
    if term.broad || seems_broad() {
        fields.push(("broad", term.broad.to_string()));
    }
    fields.extend(term.note.as_ref().map(|note| ("note", quoted(note))));
    if !term.properties.is_empty() {
        fields.push(("properties", properties(&term.properties)));
    }
    inline_table(&fields)
}

fn properties(properties: &[Property]) -> String {
    let one = |property: &Property| {
        let mut fields =
            vec![("category", quoted(&property.category)), ("value", quoted(&property.value))];
        fields.extend(property.source.as_ref().map(|source| ("source", quoted(source))));
        fields.extend(property.language.as_ref().map(|tag| ("language", quoted(tag))));
        inline_table(&fields)
    };
    format!("[{}]", properties.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn inline_table(fields: &[(&str, String)]) -> String {
    let fields = fields.iter().map(|(key, value)| format!("{key} = {value}"));
    format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
}

/// A text or the name of a value as a basic string: as JSON writes it, but for the one control character that JSON
/// leaves as it is.
fn quoted(text: &impl Serialize) -> String {
    let text = serde_json::to_string(text).expect("texts and names are strings");
    text.replace('\u{7f}', "\\u007F")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named_with_their_line() {
        for (text, message) in [
            (
                "[[concept]]\nid = \"shame\"\nterms.en = [{ term = \"shame\", status = \"best\" }]\n",
                "line 3: unknown variant `best`, expected one of `preferred`",
            ),
            (
                "[[concept]]\nid = \"shame\"\nterms.english = [{ term = \"shame\" }]\n",
                "line 3: \"english\"",
            ),
            ("[[concept]]\nid = \" \"\nterms = {}\n", "line 2: the id is empty"),
            (
                "[[concept]]\nid = \"a\"\nterms.en = [{ term = \" \\u0001\" }]\n",
                "line 3: the term is empty",
            ),
            ("[[concept]]\nid = \"shame\"\nterm.en = []\n", "TOML parse error at line 3"),
        ] {
            let error = read(text).and_then(Draft::finish).unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }

    #[test]
    fn a_large_file_is_read_as_a_small_one() {
        let concept = |number: usize, note: &str| {
            format!(
                "[[concept]]\nid = \"c{number}\"\nterms.en = [{{ term = \"x\", note = {note} }}]\n\n"
            )
        };
        for note in ["\"é\"", "\"\"\"\n[[concept]]\n\"\"\""] {
            let many: String = (0..9999).map(|number| concept(number, note)).collect();
            let lines = concept(0, note).lines().count();
            let draft = read(&format!("subject = \"s\"\n{many}")).unwrap();
            assert_eq!(draft.lines.len(), 9999);
            assert_eq!(draft.lines[9998].concept, 3 + 9998 * lines);
            assert!(draft.glossary.concepts.iter().all(|concept| concept.subject.is_some()));
        }
        let bad = (0..9999).map(|number| concept(number, "\"\"")).collect::<String>()
            + "[[concept]]\nid = 5\n";
        let error = read(&bad).and_then(Draft::finish).unwrap_err().to_string();
        assert!(error.starts_with("line 39998: invalid type"), "{error}");
    }

    #[test]
    fn what_is_written_reads_as_people_write() {
        let text = "\
subject = \"shame\"

[[concept]]
id = \"critical\"
part_of_speech = \"adjective\"
definition.en = \"Given to \\\"finding fault\\\".\"
terms.en = [
  { term = \"critical\" },
  { term = \"faultfinder\", status = \"admitted\", part_of_speech = \"noun\", note = \"a person\" },
  { term = \"harsh\", broad = true, note = \"also of weather\" },
  { term = \"broad\", broad = false, note = \"broad: the adjective\" },
]
terms.es-MX = [
  { term = \"crítico\", properties = [{ category = \"grammaticalGender\", value = \"masculine\" }] },
]
";
        assert_eq!(write(&read(text).unwrap().finish().unwrap()), text);
    }
}
