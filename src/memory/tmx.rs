//! TMX 1.4b, level 1 (LISA/ETSI GS LIS 002): what every CAT tool opens.

use super::TranslationUnit;
use crate::language::LanguageTag;
use crate::text::xml::{self, BadXml, Element, Part, Parts};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A TMX file, and how many characters it could not hold.
pub struct Written {
    pub text: String,
    /// Characters that XML forbids, left out.
    pub dropped: usize,
}

/// Writes units as TMX. All must have the source language of the header.
pub fn write(
    units: &[TranslationUnit],
    source_language: &LanguageTag,
    created: Option<&str>,
) -> Written {
    let mut out = Written { text: String::with_capacity(512 + units.len() * 512), dropped: 0 };
    let date = |date: Option<&str>| {
        date.map(|date| format!(" creationdate=\"{date}\"")).unwrap_or_default()
    };
    let _ = write!(
        out.text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n  \
         <header creationtool=\"cotejo\" creationtoolversion=\"{}\" segtype=\"sentence\" o-tmf=\"cotejo\" adminlang=\"en\" \
         srclang=\"{source_language}\" datatype=\"plaintext\"{}/>\n  <body>\n",
        env!("CARGO_PKG_VERSION"),
        date(created),
    );
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in units {
        // the same pair twice in one document: ids must still differ
        let times = seen.entry(&unit.id).or_default();
        *times += 1;
        let id = if *times == 1 { unit.id.clone() } else { format!("{}-{times}", unit.id) };
        let _ = writeln!(
            out.text,
            "    <tu tuid=\"{}\"{}>",
            xml::content(&id).0,
            date(unit.created.as_deref())
        );
        for (name, value) in &unit.properties {
            let value = out.content(value);
            let _ =
                writeln!(out.text, "      <prop type=\"{}\">{value}</prop>", xml::content(name).0);
        }
        for (language, text) in
            [(&unit.source_language, &unit.source), (&unit.target_language, &unit.target)]
        {
            let text = out.content(text);
            let _ =
                writeln!(out.text, "      <tuv xml:lang=\"{language}\"><seg>{text}</seg></tuv>");
        }
        out.text.push_str("    </tu>\n");
    }
    out.text.push_str("  </body>\n</tmx>\n");
    out
}

impl Written {
    /// Text as element content; what XML forbids is left out and counted.
    fn content(&mut self, text: &str) -> String {
        let (content, forbidden) = xml::content(text);
        self.dropped += forbidden;
        content
    }
}

/// Reads the units of a TMX file that have a source and a target, the first where there are several.
///
/// Codes within `seg` (`bpt`, `ept`, `ph`, `it`, `ut`) are left out, what `hi` encloses is kept. Entities other
/// than the predefined ones and character references are refused, so no entity can expand.
pub fn read(text: &str) -> Result<Vec<TranslationUnit>, BadXml> {
    let mut parts = Parts::new(text);
    let mut buffer = Vec::new();
    let mut state = Reading::default();
    while let Some(part) = parts.next(&mut buffer)? {
        match part {
            Part::Open(element) => state.open(&element).map_err(|what| parts.bad(what))?,
            Part::Close(end) => state.close(end.name()).map_err(|what| parts.bad(what))?,
            Part::Text(content) => state.text(&content),
            Part::DocType(_) | Part::Aside => {}
        }
    }
    if !state.is_tmx {
        return Err(BadXml { line: 1, what: "there is no <tmx> element".into() });
    }
    Ok(state.units)
}

/// Where in the file the reader is.
#[derive(Default)]
struct Reading {
    is_tmx: bool,
    source_language: String,
    units: Vec<TranslationUnit>,
    id: String,
    created: Option<String>,
    properties: Vec<(String, String)>,
    variants: Vec<(String, String)>,
    in_seg: bool,
    in_prop: bool,
    /// How many elements deep within codes that are no text.
    in_code: usize,
}

const CODES: [&str; 5] = ["bpt", "ept", "ph", "it", "ut"];

impl Reading {
    fn open(&mut self, element: &Element<'_>) -> Result<(), String> {
        let attribute = |name| element.attribute(name);
        let name = element.name();
        if self.in_code > 0 || self.in_seg && CODES.contains(&name) {
            self.in_code += 1;
            return Ok(());
        }
        match name {
            "tmx" => self.is_tmx = true,
            "header" => self.source_language = attribute("srclang")?.unwrap_or_default(),
            "tu" => {
                self.id = attribute("tuid")?.unwrap_or_default();
                self.created = attribute("creationdate")?;
                self.properties.clear();
                self.variants.clear();
            }
            "prop" if self.variants.is_empty() => {
                self.in_prop = true;
                self.properties.push((attribute("type")?.unwrap_or_default(), String::new()));
            }
            "tuv" => {
                let language = attribute("xml:lang")?.or(attribute("lang")?);
                self.variants.push((language.ok_or("a tuv without xml:lang")?, String::new()));
            }
            "seg" => {
                if self.variants.is_empty() {
                    return Err("a seg outside a tuv".into());
                }
                self.in_seg = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        if self.in_code > 0 {
            self.in_code -= 1;
            return Ok(());
        }
        match name {
            "seg" => self.in_seg = false,
            "prop" => self.in_prop = false,
            "tu" => self.finish_unit()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.in_code > 0 {
            return;
        }
        if let (true, Some((_, content))) = (self.in_seg, self.variants.last_mut()) {
            content.push_str(text);
        } else if let (true, Some((_, value))) = (self.in_prop, self.properties.last_mut()) {
            value.push_str(text);
        }
    }

    fn finish_unit(&mut self) -> Result<(), String> {
        let mut variants = std::mem::take(&mut self.variants);
        let source = variants
            .iter()
            .position(|(language, _)| language.eq_ignore_ascii_case(&self.source_language))
            .or_else(|| {
                variants
                    .iter()
                    .position(|(language, _)| primary(language) == primary(&self.source_language))
            })
            .unwrap_or(0);
        if variants.len() < 2 {
            return Ok(());
        }
        let (source_language, source) = variants.remove(source);
        let (target_language, target) = variants.swap_remove(0);
        let tag =
            |language: String| language.parse::<LanguageTag>().map_err(|error| error.to_string());
        self.units.push(TranslationUnit {
            id: std::mem::take(&mut self.id),
            source_language: tag(source_language)?,
            target_language: tag(target_language)?,
            source,
            target,
            created: self.created.take(),
            properties: std::mem::take(&mut self.properties),
        });
        Ok(())
    }
}

/// The language of a tag, without its region.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unit(id: usize, source: &str, target: &str) -> TranslationUnit {
        TranslationUnit {
            id: format!("u{id}"),
            source_language: LanguageTag::known("en"),
            target_language: LanguageTag::known("es-MX"),
            source: source.to_owned(),
            target: target.to_owned(),
            created: Some("20260102T030405Z".into()),
            properties: vec![("x-document".into(), source.to_owned())],
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(texts in prop::collection::vec(("[\\PC\\t\\n\\r<>&\"'\\]]{1,40}", "\\PC{1,40}"), 0..6)) {
            let units: Vec<_> = texts.iter().enumerate().map(|(id, (source, target))| unit(id, source, target)).collect();
            let written = write(&units, &LanguageTag::known("en"), None);
            prop_assert_eq!(written.dropped, texts.iter().flat_map(|(s, t)| s.chars().chain(s.chars()).chain(t.chars())).filter(|c| !xml::is_xml(*c)).count());
            prop_assert_eq!(read(&written.text).unwrap(), units);
        }

        #[test]
        fn nothing_makes_the_reader_panic(text in "\\PC*", cut in 0usize..600) {
            let _ = read(&text);
            let written = write(&[unit(1, &text, "x")], &LanguageTag::known("en"), None).text;
            let end = (0..=cut.min(written.len())).rev().find(|end| written.is_char_boundary(*end)).unwrap_or(0);
            let _ = read(&written[..end]);
        }
    }

    #[test]
    fn forbidden_characters_are_dropped_and_counted() {
        let written = write(&[unit(1, "a\u{1}b", "c\u{ffff}")], &LanguageTag::known("en"), None);
        assert_eq!(written.dropped, 3); // the property holds the source once more
        assert_eq!(read(&written.text).unwrap()[0].source, "ab");
    }

    #[test]
    fn a_file_that_was_cut_off_is_refused_wherever_the_cut_is() {
        let written = write(&[unit(1, "a & b", "c")], &LanguageTag::known("en"), None).text;
        let whole = written.trim_end().len();
        for end in (0..whole).filter(|end| written.is_char_boundary(*end)) {
            assert!(read(&written[..end]).is_err(), "cut at {end}");
        }
        assert!(read(&written).is_ok());
    }

    #[test]
    fn codes_are_left_out_and_entities_refused() {
        let text = "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"es\"><seg>el <bpt i=\"1\">&lt;b></bpt>yo<ept i=\"1\"/></seg></tuv><tuv xml:lang=\"en\"><seg>the <hi>self</hi></seg></tuv></tu></body></tmx>";
        let units = read(text).unwrap();
        assert_eq!((units[0].source.as_str(), units[0].target.as_str()), ("the self", "el yo"));
        let bomb = "<!DOCTYPE tmx [<!ENTITY a \"aaaa\">]>\n<tmx><body><tu>\n<tuv xml:lang=\"en\"><seg>&a;</seg></tuv></tu></body></tmx>";
        let error = read(bomb).unwrap_err();
        assert_eq!(error.line, 3);
        assert!(error.what.contains("&a;"));
    }
}
