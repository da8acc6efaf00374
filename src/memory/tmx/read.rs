//! The reader of TMX.

use super::codes::Content;
use crate::language::{LanguageTag, Languages};
use crate::memory::reader::{Found, UnitParser};
use crate::memory::{TranslationUnit, UnitReader, property};
use crate::side::Sides;
use crate::text::xml::{self, Element};

/// Reads the units of a TMX file; one in several languages gives a unit for each pair of them, those with the source
/// language first.
///
/// Codes within `seg` (`bpt`, `ept`, `ph`, `it`, `hi`, and `ut` as `ph`) are kept apart from the text.
pub fn read(text: &str) -> Result<Vec<TranslationUnit>, String> {
    UnitReader::<_, TmxParser>::new(text.as_bytes()).collect()
}

/// How many variants of one unit are paired, and how much text all pairs of three variants or more may have.
const MOST_VARIANTS: usize = 200;
const MOST_PAIRED_MB: usize = 32;

/// Where in the file the reader is.
#[derive(Default)]
pub(crate) struct TmxParser {
    is_tmx: bool,
    source_language: String,
    /// The unit that is read, or was read last.
    unit: Unit,
    in_unit: bool,
    in_seg: bool,
    in_prop: bool,
}

#[derive(Default)]
struct Unit {
    id: String,
    created: Option<String>,
    /// The source language, where it is not that of the file.
    source_language: Option<String>,
    properties: Vec<(String, String)>,
    /// Each with its language.
    variants: Vec<(String, Content)>,
}

impl UnitParser for TmxParser {
    fn open(&mut self, element: &Element<'_>, found: &mut Found) -> Result<(), String> {
        let attribute = |name| element.attribute(name);
        let name = element.name();
        if let (true, Some((_, content))) = (self.in_seg, self.unit.variants.last_mut()) {
            found.skipped.sub_flows += usize::from(name == "sub");
            return content.open(element);
        }
        match name {
            "tmx" => self.is_tmx = true,
            "header" => self.source_language = attribute("srclang")?.unwrap_or_default(),
            "tu" => {
                self.in_unit = true;
                self.unit = Unit {
                    id: attribute("tuid")?.unwrap_or_default(),
                    created: attribute("creationdate")?,
                    source_language: attribute("srclang")?,
                    ..Unit::default()
                };
            }
            "prop" | "note" if self.in_unit && self.unit.variants.is_empty() => {
                self.in_prop = true;
                let name =
                    if name == "note" { Some(property::NOTE.into()) } else { attribute("type")? };
                self.unit.properties.push((name.unwrap_or_default(), String::new()));
            }
            "tuv" => {
                let language = attribute("xml:lang")?.or(attribute("lang")?);
                self.unit
                    .variants
                    .push((language.ok_or("a tuv without xml:lang")?, Content::default()));
            }
            "seg" => {
                if self.unit.variants.is_empty() {
                    return Err("a seg outside a tuv".into());
                }
                self.in_seg = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, found: &mut Found) -> Result<(), String> {
        match (name, self.unit.variants.last_mut()) {
            ("seg", _) => self.in_seg = false,
            (_, Some((_, content))) if self.in_seg => content.close(name),
            ("prop" | "note", _) => self.in_prop = false,
            ("tu", _) => self.finish_unit(found)?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let (true, Some((_, content))) = (self.in_seg, self.unit.variants.last_mut()) {
            content.read.push_str(text);
        } else if let (true, Some((_, value))) = (self.in_prop, self.unit.properties.last_mut()) {
            value.push_str(text);
        }
    }

    fn end(&self) -> Result<(), String> {
        if self.is_tmx { Ok(()) } else { Err("there is no <tmx> element".into()) }
    }

    fn is_unit(name: &str) -> bool {
        name == "tu"
    }

    fn leave_unit(&mut self) {
        self.unit = Unit::default();
        (self.in_unit, self.in_seg, self.in_prop) = (false, false, false);
    }
}

impl TmxParser {
    fn finish_unit(&mut self, found: &mut Found) -> Result<(), String> {
        self.in_unit = false;
        let mut variants = Vec::new();
        for (order, (tag, content)) in self.unit.variants.drain(..).enumerate() {
            let (text, codes) = content.read.finish();
            if !xml::is_blank(&text) {
                let tag: LanguageTag = tag.parse().map_err(|error| format!("{error}"))?;
                variants.push((order, tag, (text, codes)));
            }
        }
        let length: usize = variants.iter().map(|(.., (text, _))| text.len()).sum();
        let others = variants.len().saturating_sub(1);
        if others >= MOST_VARIANTS || others > 1 && others * length > MOST_PAIRED_MB << 20 {
            return Err(format!(
                "the unit {:?} has {} variants of {} kB, which are paired each with all others; no more than \
                 {MOST_VARIANTS} are read, and no more than {MOST_PAIRED_MB} MB of pairs; split the unit",
                self.unit.id,
                variants.len(),
                length.div_ceil(1000)
            ));
        }
        let wanted = self.unit.source_language.as_ref().unwrap_or(&self.source_language);
        let place = |fits: &dyn Fn(&str) -> bool| {
            variants.iter().position(|(_, tag, _)| fits(tag.as_str()))
        };
        let source = place(&|tag| tag.eq_ignore_ascii_case(wanted))
            .or_else(|| place(&|tag| primary(tag) == primary(wanted)))
            .unwrap_or(0);
        if !variants.is_empty() {
            variants.swap(0, source);
            variants[1..].sort_by_key(|(order, ..)| *order);
        }
        found.skipped.untranslated += usize::from(variants.len() < 2);
        for (index, (_, source_tag, (source, source_codes))) in variants.iter().enumerate() {
            for (_, target_tag, (target, target_codes)) in &variants[index + 1..] {
                found.units.push_back(TranslationUnit {
                    id: self.unit.id.clone(),
                    languages: Languages::new(source_tag.clone(), target_tag.clone()),
                    source: source.clone(),
                    target: target.clone(),
                    codes: Sides::new(source_codes.clone(), target_codes.clone()),
                    created: self.unit.created.clone(),
                    properties: self.unit.properties.clone(),
                });
            }
        }
        Ok(())
    }
}

/// The language of a tag, without its region.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}
