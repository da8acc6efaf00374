//! The reader of TMX.

use super::codes::Content;
use crate::language::{LanguageTag, Languages};
use crate::memory::reader::{Found, UnitParser};
use crate::memory::{Provenance, TranslationUnit, UnitReader, Variant, property};
use crate::side::Sides;
use crate::text::xml::{self, Element};

/// Reads the units of a TMX file; one in several languages gives a unit for each pair of them, those with the source
/// language first.
///
/// Codes within `seg` (`bpt`, `ept`, `ph`, `it`, `hi`, and `ut` as `ph`) are kept apart from the text.
pub fn read(text: &str) -> Result<Vec<TranslationUnit>, String> {
    let units = UnitReader::<_, TmxParser>::new(text.as_bytes());
    units.filter(|unit| unit.as_ref().map_or(true, TranslationUnit::is_translated)).collect()
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
    /// The target language that was read last, which a unit without a translation is taken to lack.
    target_language: Option<LanguageTag>,
}

#[derive(Default)]
struct Unit {
    id: String,
    provenance: Provenance,
    /// The source language, where it is not that of the file.
    source_language: Option<String>,
    properties: Vec<(String, String)>,
    variants: Vec<ReadVariant>,
}

struct ReadVariant {
    language: String,
    content: Content,
    about: Variant,
}

impl UnitParser for TmxParser {
    fn open(&mut self, element: &Element<'_>, found: &mut Found) -> Result<(), String> {
        let attribute = |name| element.attribute(name);
        let name = element.name();
        if let (true, Some(variant)) = (self.in_seg, self.unit.variants.last_mut()) {
            found.skipped.sub_flows += usize::from(name == "sub");
            return variant.content.open(element);
        }
        match name {
            "tmx" => self.is_tmx = true,
            "header" => {
                self.source_language = attribute("srclang")?.unwrap_or_default();
                found.skipped.header += count(element, &OF_HEADER)?;
            }
            "tu" => {
                self.in_unit = true;
                found.skipped.attributes += count(element, &OF_UNITS)?;
                self.unit = Unit {
                    id: attribute("tuid")?.unwrap_or_default(),
                    provenance: provenance(element)?,
                    source_language: attribute("srclang")?,
                    ..Unit::default()
                };
            }
            "prop" | "note" if self.in_unit => {
                self.in_prop = true;
                let name =
                    if name == "note" { Some(property::NOTE.into()) } else { attribute("type")? };
                self.unit.properties_in_place().push((name.unwrap_or_default(), String::new()));
            }
            "prop" | "note" | "ude" => found.skipped.header += 1,
            "tuv" => {
                let language = attribute("xml:lang")?.or(attribute("lang")?);
                let language = language.ok_or("a tuv without xml:lang")?;
                found.skipped.attributes += count(element, &OF_UNITS)?;
                let about = Variant { provenance: provenance(element)?, properties: Vec::new() };
                self.unit.variants.push(ReadVariant {
                    language,
                    content: Content::default(),
                    about,
                });
            }
            "seg" => {
                if self.unit.variants.is_empty() {
                    return Err("a seg outside a tuv".into());
                }
                self.in_seg = true;
                if let Some(variant) = self.unit.variants.last_mut() {
                    variant.content.read.line = found.line;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, found: &mut Found) -> Result<(), String> {
        match (name, self.unit.variants.last_mut()) {
            ("seg", _) => self.in_seg = false,
            (_, Some(variant)) if self.in_seg => variant.content.close(name),
            ("prop" | "note", _) => self.in_prop = false,
            ("tu", _) => self.finish_unit(found)?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let (true, Some(variant)) = (self.in_seg, self.unit.variants.last_mut()) {
            variant.content.read.push_str(text);
        } else if let (true, Some((_, value))) =
            (self.in_prop, self.unit.properties_in_place().last_mut())
        {
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
        let mut blank = Vec::new();
        for (order, variant) in self.unit.variants.drain(..).enumerate() {
            let line = variant.content.read.line;
            let (text, codes) = variant.content.read.finish();
            let tag = || variant.language.parse::<LanguageTag>().map_err(|error| error.to_string());
            if xml::is_blank(&text) {
                blank.extend(tag().ok());
            } else {
                variants.push((order, tag()?, (text, codes, variant.about, line)));
            }
        }
        let length: usize = variants.iter().map(|(.., (text, ..))| text.len()).sum();
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
        if let [(_, tag, (text, codes, about, line))] = &variants[..] {
            found.skipped.untranslated += 1;
            // a unit without a target is not translated yet; one without a source is none
            if primary(tag.as_str()) == primary(wanted) || wanted == "*all*" {
                let other = blank.into_iter().find(|other| other != tag);
                let other =
                    other.or_else(|| self.target_language.clone()).filter(|other| other != tag);
                let unit = other.map(|other| {
                    let mut unit = self.unit.between(tag, &other, text, "");
                    unit.codes.source.clone_from(codes);
                    unit.variants.source.clone_from(about);
                    unit
                });
                if let Some(unit) = unit {
                    found.push(unit, Sides::new(*line, None));
                }
            }
            return Ok(());
        }
        let is_in_one = variants.iter().all(|(_, tag, _)| *tag == variants[0].1);
        found.skipped.untranslated += usize::from(is_in_one);
        for (index, (_, source_tag, (source, source_codes, source_about, source_line))) in
            variants.iter().enumerate()
        {
            // two wordings in one language translate each other no more than they translate the source
            let others = variants[index + 1..].iter().filter(|(_, tag, _)| tag != source_tag);
            for (_, target_tag, (target, target_codes, target_about, target_line)) in others {
                let mut unit = self.unit.between(source_tag, target_tag, source, target);
                unit.codes = Sides::new(source_codes.clone(), target_codes.clone());
                unit.variants = Sides::new(source_about.clone(), target_about.clone());
                found.push(unit, Sides::new(*source_line, *target_line));
            }
        }
        self.target_language = variants.get(1).map(|(_, tag, _)| tag.clone());
        Ok(())
    }
}

impl Unit {
    /// The properties of the unit, or of the variant that is read.
    fn properties_in_place(&mut self) -> &mut Vec<(String, String)> {
        match self.variants.last_mut() {
            Some(variant) => &mut variant.about.properties,
            None => &mut self.properties,
        }
    }

    fn between(
        &self,
        source_tag: &LanguageTag,
        target_tag: &LanguageTag,
        source: &str,
        target: &str,
    ) -> TranslationUnit {
        let languages = Languages::new(source_tag.clone(), target_tag.clone());
        let mut unit = TranslationUnit {
            provenance: self.provenance.clone(),
            properties: self.properties.clone(),
            ..TranslationUnit::new(self.id.clone(), languages, source, target)
        };
        unit.take_state();
        unit
    }
}

/// The attributes of the header, and those of units and variants, that are not kept.
const OF_HEADER: [&str; 4] = ["creationdate", "creationid", "changedate", "changeid"];
const OF_UNITS: [&str; 4] = ["datatype", "segtype", "o-tmf", "o-encoding"];

/// How many of some attributes an element has.
fn count(element: &Element<'_>, names: &[&str]) -> Result<usize, String> {
    let attributes = element.attributes()?;
    Ok(attributes.iter().filter(|(name, _)| names.contains(&name.as_str())).count())
}

/// What the attributes of a unit or variant say of who made it.
fn provenance(element: &Element<'_>) -> Result<Provenance, String> {
    let mut provenance = Provenance::default();
    for (name, value) in element.attributes()? {
        if let Some(part) = provenance.part(&name) {
            *part = Some(value);
        }
    }
    Ok(provenance)
}

/// The language of a tag, without its region.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}
