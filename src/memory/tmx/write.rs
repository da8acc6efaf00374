//! The writer of TMX.

use super::codes;
use crate::language::LanguageTag;
use crate::memory::{Lost, Provenance, TranslationUnit, UnitWriter, property, write_all};
use crate::side::{Side, Sides};
use crate::text::ids::Ids;
use crate::text::{code, xml};
use std::io::{self, Write};

/// A TMX file, and how many characters it could not hold.
pub struct Written {
    /// The file.
    pub text: String,
    /// Characters that XML forbids, left out.
    pub dropped: usize,
}

/// Writes units as TMX with this source language in its header.
pub fn write(
    units: &[TranslationUnit],
    source_language: &LanguageTag,
    created: Option<&str>,
) -> Written {
    let mut bytes = Vec::with_capacity(512 + units.len() * 512);
    let lost = Writer::new(&mut bytes, source_language, created)
        .and_then(|writer| write_all(Box::new(writer), units))
        .expect("memory takes what is written");
    let text = String::from_utf8(bytes).expect("the writer writes UTF-8");
    Written { text, dropped: lost.characters }
}

/// Writes TMX unit by unit.
pub(crate) struct Writer<W> {
    out: W,
    source_language: LanguageTag,
    /// Those of the units so far.
    ids: Ids,
    lost: Lost,
}

impl<W: Write> Writer<W> {
    /// Begins a file; `created` is its date, as `YYYYMMDDThhmmssZ`.
    pub(crate) fn new(
        mut out: W,
        source_language: &LanguageTag,
        created: Option<&str>,
    ) -> io::Result<Self> {
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n  \
             <header creationtool=\"cotejo\" creationtoolversion=\"{}\" segtype=\"sentence\" o-tmf=\"cotejo\" \
             adminlang=\"en\" srclang=\"{source_language}\" datatype=\"plaintext\"{}/>\n  <body>\n",
            env!("CARGO_PKG_VERSION"),
            date(created),
        )?;
        let source_language = source_language.clone();
        Ok(Writer { out, source_language, ids: Ids::default(), lost: Lost::default() })
    }
}

impl<W> Writer<W> {
    /// Attributes that say who made and changed something.
    fn provenance(&mut self, provenance: &Provenance) -> String {
        let parts = provenance.parts();
        parts.map(|(name, value)| format!(" {name}=\"{}\"", self.lost.content(value))).collect()
    }

    fn property(&mut self, name: &str, value: &str) -> String {
        let value = self.lost.content(value);
        match name {
            property::NOTE => format!("<note>{value}</note>"),
            name => format!("<prop type=\"{}\">{value}</prop>", self.lost.content(name)),
        }
    }
}

impl<W: Write> UnitWriter for Writer<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        write!(self.out, "    <tu")?;
        if !unit.id.is_empty() {
            // a memory may have the same pair twice
            let id = self.ids.free(&unit.id, 2);
            write!(self.out, " tuid=\"{}\"", self.lost.content(&id))?;
        }
        if unit.languages.source != self.source_language {
            write!(self.out, " srclang=\"{}\"", unit.languages.source)?;
        }
        let provenance = self.provenance(&unit.provenance);
        writeln!(self.out, "{provenance}>")?;
        let properties = unit.properties.iter().map(|(name, value)| (name.as_str(), value.clone()));
        for (name, value) in properties.chain(unit.state_properties()) {
            let property = self.property(name, &value);
            writeln!(self.out, "      {property}")?;
        }
        let Sides { source, target } = &unit.codes;
        let [source_numbers, target_numbers] = code::numbers(source, target);
        let sides = [
            (Side::Source, &unit.source, source, &source_numbers, &target_numbers),
            (Side::Target, &unit.target, target, &target_numbers, &source_numbers),
        ];
        for (side, text, codes, numbers, others) in sides {
            let (language, variant) = (&unit.languages[side], &unit.variants[side]);
            let provenance = self.provenance(&variant.provenance);
            let properties = variant.properties.iter();
            let properties: String =
                properties.map(|(name, value)| self.property(name, value)).collect();
            let text = codes::written(text, codes, numbers, others, &mut self.lost);
            writeln!(
                self.out,
                "      <tuv xml:lang=\"{language}\"{provenance}>{properties}<seg>{text}</seg></tuv>"
            )?;
        }
        self.out.write_all(b"    </tu>\n")
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.out.write_all(b"  </body>\n</tmx>\n")?;
        self.out.flush()?;
        Ok(self.lost)
    }
}

fn date(date: Option<&str>) -> String {
    date.map(|date| format!(" creationdate=\"{}\"", xml::content(date).0)).unwrap_or_default()
}
