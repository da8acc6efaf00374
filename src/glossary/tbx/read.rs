//! Reads TBX of either edition, in style DCA or DCT.

use super::id;
use crate::glossary::broad::marked;
use crate::glossary::draft::trimmed;
use crate::glossary::names::{by_name, value};
use crate::glossary::{BadGlossary, Category, Concept, Draft, FaultKind, Loss, Property, Term};
use crate::language::LanguageTag;
use crate::text::encoding::is_read;
use crate::text::xml::{BadXml, Element, Part, Parts, declared_encoding, local};

/// Refuses a file that declares an encoding which is not read.
pub(crate) fn check_encoding(text: &str, bytes: &[u8]) -> Result<(), BadXml> {
    match declared_encoding(text) {
        Some(name) if !is_read(name) && !bytes.is_ascii() => {
            let what = format!("the file is in {name}, which is not read; save it as UTF-8");
            Err(BadXml { line: 1, what })
        }
        _ => Ok(()),
    }
}

/// Reads a glossary. Entities and DTDs of the file's own are refused; what a glossary has no place for is left out
/// and named. Where an entry is not well-formed, reading goes on at the next.
pub(crate) fn read(text: &str) -> Result<Draft, BadGlossary> {
    let mut parser = TbxParser::default();
    let (mut parts, mut rest, mut lines) = (Parts::new(text), text, 0);
    let mut buffer = Vec::new();
    loop {
        let mut bad = match parser.take(&mut parts, rest, lines, &mut buffer) {
            Ok(()) => return Ok(parser.draft),
            Err(bad) if parser.language.is_none() => return Err(bad.into()),
            Err(bad) => bad,
        };
        bad.line += lines;
        parser.leave_out_entry(bad);
        let Some(next) = next_entry(rest, parts.range().start + 1) else { return Ok(parser.draft) };
        lines += rest[..next].matches('\n').count();
        rest = &rest[next..];
        parts = Parts::rest(rest);
    }
}

/// Where the next concept begins from a byte of the text on.
fn next_entry(text: &str, from: usize) -> Option<usize> {
    let from = text.ceil_char_boundary(from);
    let is_entry = |at: &usize| {
        let name = text[at + 1..].split(|c: char| c.is_whitespace() || "/>".contains(c)).next();
        matches!(name.map(local), Some("conceptEntry" | "termEntry" | "entry"))
    };
    text[from..].match_indices('<').map(|(at, _)| from + at).find(is_entry)
}

/// A document type declares entities or has others fetched: only that of TBX itself is accepted, and even
/// that is not looked at.
fn doctype(content: &str) -> Result<(), String> {
    if content.contains('[') {
        return Err(
            "the file brings a DTD of its own, which could do harm; take the <!DOCTYPE …> out"
                .into(),
        );
    }
    let quoted = content.split(['"', '\'']).skip(1).step_by(2);
    let is_of_tbx = quoted.last().is_none_or(|file| {
        let name = file.rsplit('/').next().unwrap_or(file);
        name.starts_with("TBX") && name.ends_with(".dtd")
    });
    if is_of_tbx {
        Ok(())
    } else {
        Err("the file asks for a DTD that is not that of TBX; take the <!DOCTYPE …> out".into())
    }
}

/// What the reader does with an element.
enum ElementKind {
    Concept,
    Language,
    Term,
    /// The text of a term.
    TermText,
    /// A data category, with its name.
    Category(String),
    /// A group of a category and others about it.
    Group,
    /// An element that is read as if it were not there, but for its content.
    Transparent,
    /// An element whose text is not part of the text around it.
    Skipped,
}

/// Where in the file the reader is.
#[derive(Default)]
struct TbxParser {
    draft: Draft,
    line: usize,
    /// The elements that are open, and how many of them are skipped.
    open: Vec<ElementKind>,
    skipped: usize,
    /// The language of the whole file; there is none before its first element.
    language: Option<String>,
    /// The index of the concept that is being read.
    concept: Option<usize>,
    /// The language that terms are in, none where it was a fault.
    terms_in: Option<LanguageTag>,
    in_language: bool,
    in_term: bool,
    /// Whether the content is part of the text of a term or a category.
    in_text: bool,
    term: Option<(Term, usize)>,
    /// The language of the category that is being read, and its text.
    category_language: Option<String>,
    text: String,
    /// The categories of a group that is being read.
    group: Option<Vec<(String, Option<String>, String)>>,
}

impl TbxParser {
    /// Takes in the parts of a text before which the file has some lines.
    fn take(
        &mut self,
        parts: &mut Parts<&[u8]>,
        text: &str,
        lines: usize,
        buffer: &mut Vec<u8>,
    ) -> Result<(), BadXml> {
        while let Some(part) = parts.next(buffer)? {
            if text.get(parts.range()).is_some_and(|part| part.contains('\0')) {
                return Err(
                    parts.bad("bytes that are not UTF-8, in which the file is; save it anew")
                );
            }
            self.line = lines + parts.line();
            match part {
                Part::Open(element) => self.open(&element).map_err(|what| parts.bad(what))?,
                Part::Close(_) => self.close(),
                Part::Text(text) => self.text(&text),
                Part::DocType(content) => doctype(&content).map_err(|what| parts.bad(what))?,
                Part::Aside => {}
            }
        }
        match self.language {
            Some(_) => Ok(()),
            None => Err(parts.bad("the file holds no element")),
        }
    }

    /// Leaves out the concept that is being read, of which a part cannot be read.
    fn leave_out_entry(&mut self, bad: BadXml) {
        let concept = self.concept_id();
        let (mut draft, language) = (std::mem::take(&mut self.draft), self.language.take());
        if self.concept.is_some() {
            draft.drop_last();
        }
        draft.fault(FaultKind::Form, &concept, bad.into());
        *self = TbxParser { draft, language, ..TbxParser::default() };
    }

    fn open(&mut self, element: &Element<'_>) -> Result<(), String> {
        if self.language.is_none() {
            let root = element.local_name();
            if !["tbx", "martif", "TBX"].contains(&root) {
                return Err(format!("<{root}> is no glossary; TBX begins with <tbx> or <martif>"));
            }
            self.language = Some(element.attribute("xml:lang")?.unwrap_or_else(|| "en".into()));
            self.open.push(ElementKind::Transparent);
            return Ok(());
        }
        let kind = if self.skipped > 0 { ElementKind::Skipped } else { self.kind(element)? };
        match &kind {
            ElementKind::Concept => self.begin_concept(element)?,
            ElementKind::Language => self.begin_language(element)?,
            ElementKind::Term => self.begin_term(),
            ElementKind::Group => self.group = Some(Vec::new()),
            ElementKind::TermText => {
                self.begin_text();
                // the line of a term is that of its text
                let line = self.line;
                if let Some((_, term_line)) = &mut self.term {
                    *term_line = line;
                }
            }
            ElementKind::Category(_) => {
                self.begin_text();
                self.category_language = element.attribute("xml:lang")?;
            }
            ElementKind::Skipped => {
                if self.skipped == 0 && !self.in_text {
                    self.leave_out(element.name());
                }
                self.skipped += 1;
            }
            ElementKind::Transparent => {}
        }
        self.open.push(kind);
        Ok(())
    }

    fn kind(&self, element: &Element<'_>) -> Result<ElementKind, String> {
        let name = element.name();
        let local = element.local_name();
        if self.in_text {
            let is_code = ["bpt", "ept", "ph", "sc", "ec"].contains(&local);
            return Ok(if is_code { ElementKind::Skipped } else { ElementKind::Transparent });
        }
        let kind = match local {
            "conceptEntry" | "termEntry" | "entry" => ElementKind::Concept,
            _ if self.concept.is_none() => ElementKind::Transparent,
            "langSec" | "langSet" | "langGroup" => ElementKind::Language,
            "termSec" | "tig" | "ntig" | "termGroup" => ElementKind::Term,
            "term" => ElementKind::TermText,
            "note" => ElementKind::Category("note".into()),
            "descrip" | "admin" | "termNote" | "ref" | "xref" | "transac" | "descripNote"
            | "adminNote"
                if name == local =>
            {
                ElementKind::Category(
                    element.attribute("type")?.unwrap_or_else(|| local.to_owned()),
                )
            }
            "descripGrp" | "adminGrp" => ElementKind::Group,
            "termGrp" | "termNoteGrp" => ElementKind::Transparent,
            // a history; what a term is composed of
            "transacGrp" | "termCompList" => ElementKind::Skipped,
            _ => ElementKind::Category(local.to_owned()),
        };
        let within = match kind {
            ElementKind::Concept => self.concept.is_some(),
            ElementKind::Language => self.in_language,
            ElementKind::Term => self.in_term,
            _ => false,
        };
        if within {
            Err(format!("<{name}> within another; close the one before"))
        } else {
            Ok(kind)
        }
    }

    fn begin_text(&mut self) {
        self.text.clear();
        self.in_text = true;
    }

    fn begin_concept(&mut self, element: &Element<'_>) -> Result<(), String> {
        let number = self.draft.lines.len() + 1;
        let name = element.attribute("id")?.map(|name| id::decode(&name));
        let name = name.filter(|name| !trimmed(name).is_empty());
        let name = name.unwrap_or_else(|| format!("concept-{number}"));
        self.concept = Some(self.draft.begin(Concept::new(name), self.line));
        Ok(())
    }

    fn begin_language(&mut self, element: &Element<'_>) -> Result<(), String> {
        self.in_language = true;
        let tag = element.attribute("xml:lang")?.or(element.attribute("lang")?).unwrap_or_default();
        match tag.parse::<LanguageTag>() {
            Ok(tag) => self.terms_in = Some(tag),
            Err(error) => self.fault(FaultKind::Language, error.to_string()),
        }
        Ok(())
    }

    fn begin_term(&mut self) {
        self.in_term = true;
        if !self.in_language {
            self.fault(FaultKind::Form, "a term of no language; it belongs in a langSec".into());
        }
        self.term = self.terms_in.clone().map(|language| (Term::new(language, ""), self.line));
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(ElementKind::TermText) => {
                self.in_text = false;
                let text = unwrapped(&self.text);
                if let Some((term, _)) = &mut self.term {
                    term.text = text;
                }
            }
            Some(ElementKind::Category(name)) => {
                self.in_text = false;
                let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
                let category = (name, self.category_language.take(), text);
                match &mut self.group {
                    Some(group) => group.push(category),
                    None => self.store(category, None),
                }
            }
            Some(ElementKind::Group) => self.end_group(),
            Some(ElementKind::Term) => self.end_term(),
            Some(ElementKind::Language) => {
                self.in_language = false;
                self.terms_in = None;
            }
            Some(ElementKind::Concept) => self.concept = None,
            Some(ElementKind::Skipped) => self.skipped -= 1,
            Some(ElementKind::Transparent) | None => {}
        }
    }

    /// A group may name the source of its first category.
    fn end_group(&mut self) {
        let mut group = self.group.take().unwrap_or_default().into_iter();
        let Some(first) = group.next() else { return };
        let mut source = None;
        for (name, language, text) in group {
            if name == "source" && source.is_none() {
                source = Some(text);
            } else {
                self.store((name, language, text), None);
            }
        }
        self.store(first, source);
    }

    fn end_term(&mut self) {
        self.in_term = false;
        let Some((term, line)) = self.term.take() else { return };
        if trimmed(&term.text).is_empty() {
            self.fault(FaultKind::Empty, "the term is empty".into());
        } else if let Some(concept) = self.concept {
            self.draft.add(concept, term, line);
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skipped == 0 {
            self.text.push_str(text);
        }
    }

    /// Stores a category in the concept, the language or the term around it.
    fn store(&mut self, category: (String, Option<String>, String), source: Option<String>) {
        let (name, own_language, text) = category;
        if text.is_empty() {
            return;
        }
        if self.in_language && self.terms_in.is_none() {
            return; // the language was a fault
        }
        if self.in_term {
            return self.store_in_term(&name, text, source);
        }
        let language = match (self.in_language, own_language) {
            (true, _) => self.terms_in.clone(),
            (false, Some(tag)) => tag.parse().ok(),
            (false, None) if name == "definition" => {
                self.language.as_deref().and_then(|tag| tag.parse().ok())
            }
            (false, None) => None,
        };
        let Some(concept) = self.concept else { return };
        let concept = &mut self.draft.glossary.concepts[concept];
        let mut property = |category, value, source| {
            concept.properties.push(Property {
                category,
                value,
                source,
                language: language.clone(),
            });
        };
        match (name.as_str(), &language, category_of(&name)) {
            ("subjectField", ..) if concept.subject.is_none() => concept.subject = Some(text),
            ("definition", Some(tag), _) if !concept.definitions.contains_key(tag) => {
                if let Some(source) = source {
                    property(Category::DefinitionSource, source, None);
                }
                concept.definitions.insert(tag.clone(), text);
            }
            (_, _, Some(category)) => property(category, text, source),
            _ => self.leave_out(&name),
        }
    }

    fn store_in_term(&mut self, name: &str, text: String, source: Option<String>) {
        let Some((term, _)) = &mut self.term else { return };
        match (name, category_of(name)) {
            ("administrativeStatus" | "normativeAuthorization" | "termStatus", _) => {
                match value(&text) {
                    Ok(status) => term.status = Some(status),
                    Err(what) => self.fault(FaultKind::Status, what),
                }
            }
            ("partOfSpeech", _) => match value(&text) {
                Ok(part_of_speech) => term.part_of_speech = Some(part_of_speech),
                Err(_) => self.leave_out(&format!("{name} {text}")),
            },
            ("termType", _) => match value(&text) {
                Ok(term_type) => term.term_type = Some(term_type),
                Err(_) => self.leave_out(&format!("{name} {text}")),
            },
            ("note", _) if term.note.is_none() && !term.broad => {
                let rest = marked(&text);
                term.broad = rest.is_some();
                term.note = Some(rest.unwrap_or(&text).to_owned()).filter(|note| !note.is_empty());
            }
            (_, Some(category)) => {
                term.properties.push(Property { category, value: text, source, language: None });
            }
            _ => self.leave_out(name),
        }
    }

    fn fault(&mut self, kind: FaultKind, what: String) {
        let concept = self.concept_id();
        self.draft.fault(kind, &concept, BadGlossary::line(self.line, what));
    }

    fn leave_out(&mut self, field: &str) {
        let concept = self.concept_id();
        self.draft.left_out.push(Loss::new(&concept, field));
    }

    fn concept_id(&self) -> String {
        self.concept.map_or_else(String::new, |at| self.draft.glossary.concepts[at].id.clone())
    }
}

/// The category that is kept under a name.
fn category_of(name: &str) -> Option<Category> {
    by_name(name).ok().filter(|category| *category != Category::DefinitionSource)
}

/// The text of a term without the line breaks that a file was laid out with; other stray blanks stay.
fn unwrapped(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
