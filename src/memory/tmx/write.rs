//! The writer of TMX.

use super::codes;
use crate::language::LanguageTag;
use crate::memory::{Lost, TranslationUnit, UnitWriter, property, write_all};
use crate::side::Sides;
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
        writeln!(self.out, "{}>", date(unit.created.as_deref()))?;
        for (name, value) in &unit.properties {
            let value = self.lost.content(value);
            if name == property::NOTE {
                writeln!(self.out, "      <note>{value}</note>")?;
            } else {
                let name = self.lost.content(name);
                writeln!(self.out, "      <prop type=\"{name}\">{value}</prop>")?;
            }
        }
        let Sides { source, target } = &unit.codes;
        let [source_numbers, target_numbers] = code::numbers(source, target);
        let sides = [
            (&unit.languages.source, &unit.source, source, &source_numbers, &target_numbers),
            (&unit.languages.target, &unit.target, target, &target_numbers, &source_numbers),
        ];
        for (language, text, codes, numbers, others) in sides {
            let text = codes::written(text, codes, numbers, others, &mut self.lost);
            writeln!(self.out, "      <tuv xml:lang=\"{language}\"><seg>{text}</seg></tuv>")?;
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
