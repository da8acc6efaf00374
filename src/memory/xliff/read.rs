//! The reader of XLIFF, of both its generations.

use super::codes::{Content, Data};
use crate::language::LanguageTag;
use crate::memory::reader::Grammar;
use crate::memory::{Passed, TranslationUnit, UnitReader, property};
use crate::side::Sides;
use crate::text::xml::{self, Element, local};
use std::collections::VecDeque;

/// Reads the units of an XLIFF file that have a source and a target; each segment of a unit of 2.x is one.
///
/// Inline codes are kept apart from the text. Annotations (`mrk`) are left out, what they enclose is kept. Alternatives
/// (`alt-trans`, matches) are no translation of the text and are passed over.
pub fn read(text: &str) -> Result<Vec<TranslationUnit>, String> {
    UnitReader::<_, Reading>::new(text.as_bytes()).collect()
}

/// Where in the file the reader is.
#[derive(Default)]
pub(crate) struct Reading {
    is_xliff: bool,
    languages: (Option<String>, Option<String>),
    document: Option<String>,
    unit: Unit,
    /// The element whose text is read.
    inside: Option<Inside>,
    /// The name of the data that is read.
    data: String,
    /// How many elements deep within something that is no text of the unit.
    passing: usize,
    ready: VecDeque<TranslationUnit>,
    passed: Passed,
}

/// What is known of the unit that is read.
#[derive(Default)]
struct Unit {
    id: String,
    properties: Vec<(String, String)>,
    source: Option<Content>,
    target: Option<Content>,
    /// What its codes are in the document.
    data: Data,
    /// How many segments it has given so far.
    segments: usize,
}

impl Unit {
    /// The side that is read, if it is one, and what its codes are in the document.
    fn content(&mut self, inside: Option<Inside>) -> Option<(&mut Content, &Data)> {
        let content = match inside? {
            Inside::Source => &mut self.source,
            Inside::Target => &mut self.target,
            Inside::Note | Inside::Data => return None,
        };
        content.as_mut().map(|content| (content, &self.data))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Source,
    Target,
    Note,
    Data,
}

/// What holds text that is not the unit's, at any depth.
const PASSED: [&str; 9] = [
    "alt-trans",
    "seg-source",
    "matches",
    "glossary",
    "bin-unit",
    "skeleton",
    "skl",
    "reference",
    "metadata",
];
/// The name under which XLIFF notes keep the date of a unit.
pub(super) const DATE: &str = "creationdate";

impl Grammar for Reading {
    fn open(&mut self, element: &Element<'_>) -> Result<(), String> {
        let attribute = |name| element.attribute(name);
        let name = element.local_name();
        if self.passing > 0 || PASSED.contains(&name) {
            self.passing += 1;
            return Ok(());
        }
        if let Some((content, data)) = self.unit.content(self.inside)
            && content.open(name, element, data)?
        {
            self.passed.sub_flows += usize::from(name == "sub");
            return Ok(());
        }
        match name {
            "xliff" => {
                self.is_xliff = true;
                self.languages = (attribute("srcLang")?, attribute("trgLang")?);
            }
            "file" => {
                // 1.2 has the languages here
                let (source, target) =
                    (attribute("source-language")?, attribute("target-language")?);
                self.languages =
                    (source.or(self.languages.0.take()), target.or(self.languages.1.take()));
                self.document = attribute("original")?;
            }
            "unit" | "trans-unit" => {
                let id = attribute("name")?.or(attribute("resname")?).or(attribute("id")?);
                self.unit = Unit { id: id.unwrap_or_default(), ..Unit::default() };
            }
            "source" => {
                // what the file does not say its texts may
                let own = &mut self.languages.0;
                *own = own.take().or(attribute("xml:lang")?);
                self.begin(Inside::Source);
            }
            "target" => {
                let own = &mut self.languages.1;
                *own = own.take().or(attribute("xml:lang")?);
                self.begin(Inside::Target);
            }
            "data" => {
                self.data = attribute("id")?.unwrap_or_default();
                self.unit.data.insert(self.data.clone(), String::new());
                self.inside = Some(Inside::Data);
            }
            "note" => {
                let name = attribute("category")?.unwrap_or_else(|| property::NOTE.to_owned());
                self.unit.properties.push((name, String::new()));
                self.inside = Some(Inside::Note);
            }
            // a character that XML cannot hold (2.1, section 4.2.3.1)
            "cp" => {
                let hex = attribute("hex")?.unwrap_or_default();
                let c = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
                self.text(
                    c.ok_or_else(|| format!("{hex:?} is no character"))?.encode_utf8(&mut [0; 4]),
                );
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        if self.passing > 0 {
            self.passing -= 1;
            return Ok(());
        }
        let name = local(name);
        if self.unit.content(self.inside).is_some_and(|(content, _)| content.close(name)) {
            return Ok(());
        }
        match name {
            "source" | "target" | "note" | "data" => self.inside = None,
            "segment" | "trans-unit" => self.finish_segment()?,
            // what stands between segments is no translation
            "ignorable" => (self.unit.source, self.unit.target) = (None, None),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.passing > 0 {
            return;
        }
        let unit = &mut self.unit;
        if let Some((content, _)) = unit.content(self.inside) {
            return content.read.push_str(text);
        }
        let value = match self.inside {
            Some(Inside::Note) => unit.properties.last_mut().map(|(_, value)| value),
            Some(Inside::Data) => unit.data.get_mut(&self.data),
            _ => None,
        };
        if let Some(value) = value {
            value.push_str(text);
        }
    }

    fn take(&mut self) -> Option<TranslationUnit> {
        self.ready.pop_front()
    }

    fn end(&self) -> Result<(), String> {
        if self.is_xliff { Ok(()) } else { Err("there is no <xliff> element".into()) }
    }

    fn passed(&self) -> Passed {
        self.passed
    }
}

impl Reading {
    fn begin(&mut self, side: Inside) {
        let own =
            if side == Inside::Source { &mut self.unit.source } else { &mut self.unit.target };
        *own = Some(Content::default());
        self.inside = Some(side);
    }

    fn finish_segment(&mut self) -> Result<(), String> {
        let (source, target) = (self.unit.source.take(), self.unit.target.take());
        let blank =
            |own: &Option<Content>| own.as_ref().is_none_or(|own| xml::is_blank(&own.read.text));
        if blank(&source) || blank(&target) {
            self.passed.alone += 1;
            return Ok(());
        }
        let (source, source_codes) = source.unwrap_or_default().read.finish();
        let (target, target_codes) = target.unwrap_or_default().read.finish();
        let tag = |language: &Option<String>, what: &str| {
            let language = language
                .as_ref()
                .ok_or_else(|| format!("the file does not name its {what} language"))?;
            language.parse::<LanguageTag>().map_err(|error| error.to_string())
        };
        let source_language = tag(&self.languages.0, "source")?;
        let target_language = tag(&self.languages.1, "target")?;
        self.unit.segments += 1;
        let id = match self.unit.segments {
            1 => self.unit.id.clone(),
            number => format!("{}-{number}", self.unit.id),
        };
        let mut properties = self.unit.properties.clone();
        let date = properties.iter().position(|(name, _)| name == DATE);
        let created = date.map(|date| properties.remove(date).1);
        let is_named = properties.iter().any(|(name, _)| name == property::DOCUMENT);
        if let (Some(document), false) = (&self.document, is_named) {
            properties.insert(0, (property::DOCUMENT.to_owned(), document.clone()));
        }
        self.ready.push_back(TranslationUnit {
            id,
            source_language,
            target_language,
            source,
            target,
            codes: Sides::new(source_codes, target_codes),
            created,
            properties,
        });
        Ok(())
    }
}
