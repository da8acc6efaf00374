//! The reader of XLIFF, of both its generations.

use super::codes::{Content, Data};
use crate::language::{LanguageTag, Languages};
use crate::memory::reader::{Found, UnitParser};
use crate::memory::{TranslationUnit, UnitReader, property};
use crate::side::{Side, Sides};
use crate::text::xml::{self, Element, local};

/// Reads the units of an XLIFF file that have a source and a target; each segment of a unit of 2.x is one.
///
/// Inline codes are kept apart from the text. Annotations (`mrk`) are left out, what they enclose is kept. Alternatives
/// (`alt-trans`, matches) are no translation of the text and are passed over.
pub fn read(text: &str) -> Result<Vec<TranslationUnit>, String> {
    UnitReader::<_, XliffParser>::new(text.as_bytes()).collect()
}

/// Where in the file the reader is.
#[derive(Default)]
pub(crate) struct XliffParser {
    is_xliff: bool,
    languages: Sides<Option<String>>,
    document: Option<String>,
    unit: Unit,
    /// The element whose text is read.
    inside: Option<Inside>,
    /// The id of the original data that is read.
    data: String,
    /// The depth within an element whose text is not that of the unit.
    skipped: usize,
}

/// The unit that is read.
#[derive(Default)]
struct Unit {
    id: String,
    properties: Vec<(String, String)>,
    sides: Sides<Option<Content>>,
    /// The original data of its codes.
    data: Data,
    /// How many segments it has so far.
    segments: usize,
}

impl Unit {
    /// The side that is read, if any, and the original data of the unit.
    fn content(&mut self, inside: Option<Inside>) -> Option<(&mut Content, &Data)> {
        let Some(Inside::Text(side)) = inside else { return None };
        self.sides[side].as_mut().map(|content| (content, &self.data))
    }
}

#[derive(Clone, Copy)]
enum Inside {
    Text(Side),
    Note,
    Data,
}

/// The elements whose text is not that of the unit, at any depth.
const SKIPPED: [&str; 9] = [
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

impl UnitParser for XliffParser {
    fn open(&mut self, element: &Element<'_>, found: &mut Found) -> Result<(), String> {
        let attribute = |name| element.attribute(name);
        let name = element.local_name();
        if self.skipped > 0 || SKIPPED.contains(&name) {
            self.skipped += 1;
            return Ok(());
        }
        if let Some((content, data)) = self.unit.content(self.inside)
            && content.open(name, element, data)?
        {
            found.skipped.sub_flows += usize::from(name == "sub");
            return Ok(());
        }
        match name {
            "xliff" => {
                self.is_xliff = true;
                self.languages = Sides::new(attribute("srcLang")?, attribute("trgLang")?);
            }
            "file" => {
                // 1.2 has the languages here
                for (side, name) in
                    [(Side::Source, "source-language"), (Side::Target, "target-language")]
                {
                    let language = &mut self.languages[side];
                    *language = attribute(name)?.or(language.take());
                }
                self.document = attribute("original")?;
            }
            "unit" | "trans-unit" => {
                let id = attribute("name")?.or(attribute("resname")?).or(attribute("id")?);
                self.unit = Unit { id: id.unwrap_or_default(), ..Unit::default() };
            }
            "source" | "target" => {
                let side = if name == "source" { Side::Source } else { Side::Target };
                // the texts may name the languages that the file does not
                let language = &mut self.languages[side];
                *language = language.take().or(attribute("xml:lang")?);
                self.unit.sides[side] = Some(Content::default());
                self.inside = Some(Inside::Text(side));
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

    fn close(&mut self, name: &str, found: &mut Found) -> Result<(), String> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        let name = local(name);
        if self.unit.content(self.inside).is_some_and(|(content, _)| content.close(name)) {
            return Ok(());
        }
        match name {
            "source" | "target" | "note" | "data" => self.inside = None,
            "segment" | "trans-unit" => self.finish_segment(found)?,
            // what is between segments is no translation
            "ignorable" => self.unit.sides = Sides::default(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
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

    fn end(&self) -> Result<(), String> {
        if self.is_xliff { Ok(()) } else { Err("there is no <xliff> element".into()) }
    }

    fn is_unit(name: &str) -> bool {
        name == "unit" || name == "trans-unit"
    }

    fn is_frame(name: &str) -> bool {
        name == "file"
    }

    fn leave_unit(&mut self) {
        self.unit = Unit::default();
        (self.inside, self.skipped) = (None, 0);
    }
}

impl XliffParser {
    fn finish_segment(&mut self, found: &mut Found) -> Result<(), String> {
        let has_text = |content: &Content| !xml::is_blank(&content.read.text);
        let sides = std::mem::take(&mut self.unit.sides).map(|side| side.filter(has_text));
        let Sides { source: Some(source), target: Some(target) } = sides else {
            found.skipped.untranslated += 1;
            return Ok(());
        };
        let (source, source_codes) = source.read.finish();
        let (target, target_codes) = target.read.finish();
        let tag = |side: Side| {
            let language = self.languages[side].as_ref();
            let language =
                language.ok_or_else(|| format!("the file does not name its {side} language"))?;
            language.parse::<LanguageTag>().map_err(|error| error.to_string())
        };
        let languages = Languages::new(tag(Side::Source)?, tag(Side::Target)?);
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
        found.units.push_back(TranslationUnit {
            id,
            languages,
            source,
            target,
            codes: Sides::new(source_codes, target_codes),
            created,
            properties,
        });
        Ok(())
    }
}
