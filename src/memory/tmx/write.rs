//! The writer of TMX.

use super::codes;
use crate::language::LanguageTag;
use crate::memory::ids::Ids;
use crate::memory::{Lost, TranslationUnit, UnitWriter, property, write_all};
use crate::side::Sides;
use crate::text::{code, xml};
use std::borrow::Cow;
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
    let writer = Writer::new(&mut bytes, source_language.clone(), created.map(str::to_owned));
    let lost = write_all(Box::new(writer), units).expect("memory takes what is written");
    let text = String::from_utf8(bytes).expect("the writer writes UTF-8");
    Written { text, dropped: lost.characters }
}

/// Writes TMX unit by unit.
pub(crate) struct Writer<W> {
    out: W,
    source_language: LanguageTag,
    created: Option<String>,
    begun: bool,
    /// Those of the units so far.
    ids: Ids,
    lost: Lost,
}

impl<W: Write> Writer<W> {
    /// `created` is the date of the file, as `YYYYMMDDThhmmssZ`.
    pub(crate) fn new(out: W, source_language: LanguageTag, created: Option<String>) -> Self {
        let ids = Ids::default();
        Writer { out, source_language, created, begun: false, ids, lost: Lost::default() }
    }

    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        write!(
            self.out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n  \
             <header creationtool=\"cotejo\" creationtoolversion=\"{}\" segtype=\"sentence\" o-tmf=\"cotejo\" \
             adminlang=\"en\" srclang=\"{}\" datatype=\"plaintext\"{}/>\n  <body>\n",
            env!("CARGO_PKG_VERSION"),
            self.source_language,
            date(self.created.as_deref()),
        )
    }

    /// An id that no unit before has: a memory may have the same pair twice.
    fn free_id<'i>(&mut self, id: &'i str) -> Cow<'i, str> {
        match self.ids.take(id) {
            true => Cow::Borrowed(id),
            false => Cow::Owned(self.ids.numbered(id, 2)),
        }
    }
}

impl<W: Write> UnitWriter for Writer<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        self.begin()?;
        write!(self.out, "    <tu")?;
        if !unit.id.is_empty() {
            let id = self.free_id(&unit.id).into_owned();
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
        self.begin()?;
        self.out.write_all(b"  </body>\n</tmx>\n")?;
        self.out.flush()?;
        Ok(self.lost)
    }
}

fn date(date: Option<&str>) -> String {
    date.map(|date| format!(" creationdate=\"{}\"", xml::content(date).0)).unwrap_or_default()
}
