//! What every writer of units has in common.

use super::TranslationUnit;
use crate::language::Languages;
use crate::side::Side;
use crate::text::xml;
use crate::wording::{Message, note};
use std::io::{self, Write};

/// Writes units one by one.
pub trait UnitWriter {
    /// Writes a unit.
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()>;

    /// Ends the file, and says what it could not hold.
    fn finish(&mut self) -> io::Result<Lost>;
}

/// What a format could not hold, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lost {
    /// Characters that XML forbids.
    pub characters: usize,
    /// Line breaks and tabs within texts, which became blanks.
    pub breaks: usize,
    /// Properties of units.
    pub properties: usize,
    /// Dates of units.
    pub dates: usize,
    /// Who made and changed units and texts, with what, and how often they were used.
    pub provenance: usize,
    /// States of units, and whether they may be changed.
    pub states: usize,
    /// Inline codes of units.
    pub codes: usize,
    /// Language tags with a region or script that the file's own lack.
    pub tags: usize,
}

impl Lost {
    /// A message for each number that is not zero.
    pub fn messages(&self) -> Vec<Message> {
        counted([
            (self.characters, note!("lost-characters", count: self.characters)),
            (self.breaks, note!("lost-breaks", count: self.breaks)),
            (self.properties, note!("lost-properties", count: self.properties)),
            (self.dates, note!("lost-dates", count: self.dates)),
            (self.provenance, note!("lost-provenance", count: self.provenance)),
            (self.states, note!("lost-states", count: self.states)),
            (self.codes, note!("lost-codes", count: self.codes)),
            (self.tags, note!("lost-tags", count: self.tags)),
        ])
    }

    /// Counts what is lost of a unit in a format that holds only its texts and these properties.
    pub(super) fn count(&mut self, unit: &TranslationUnit, held: &[&str]) {
        let is_held = |name: &str| held.contains(&name);
        self.properties += unit.properties.iter().filter(|(name, _)| !is_held(name)).count();
        self.properties +=
            unit.variants.iter().map(|variant| variant.properties.len()).sum::<usize>();
        let of_texts = unit.variants.iter().map(|variant| &variant.provenance);
        for provenance in of_texts.chain([&unit.provenance]) {
            self.dates += provenance.dates();
            self.provenance += provenance.parts().count() - provenance.dates();
        }
        self.states += unit.state_properties().filter(|(name, _)| !is_held(name)).count();
        self.codes += unit.codes.iter().map(Vec::len).sum::<usize>();
    }

    /// Counts the language tags that the file has otherwise.
    pub(super) fn count_tags(&mut self, unit: &TranslationUnit, languages: &Languages) {
        let differs = |side: &Side| unit.languages[*side] != languages[*side];
        self.tags += Side::BOTH.iter().filter(|side| differs(side)).count();
    }

    /// Text as content of XML; what XML forbids is left out and counted.
    pub(super) fn content(&mut self, text: &str) -> String {
        let (content, forbidden) = xml::content(text);
        self.characters += forbidden;
        content
    }

    /// Text on one line.
    pub(super) fn on_one_line(&mut self, text: &str) -> String {
        let breaks = |c: char| matches!(c, '\t' | '\n' | '\r');
        self.breaks += text.matches(breaks).count();
        text.replace(breaks, " ")
    }
}

/// Writes units to one or more files, a line a unit in each.
pub(super) struct LineWriter<W, const FILES: usize> {
    files: [W; FILES],
    lines: fn(&TranslationUnit, &mut Lost) -> [String; FILES],
    lost: Lost,
}

impl<W: Write, const FILES: usize> LineWriter<W, FILES> {
    /// `lines` gives the line of a unit in each file.
    pub(super) fn new(
        files: [W; FILES],
        lines: fn(&TranslationUnit, &mut Lost) -> [String; FILES],
    ) -> Self {
        LineWriter { files, lines, lost: Lost::default() }
    }
}

impl<W: Write, const FILES: usize> UnitWriter for LineWriter<W, FILES> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        let lines = (self.lines)(unit, &mut self.lost);
        self.files.iter_mut().zip(lines).try_for_each(|(file, line)| writeln!(file, "{line}"))
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.files.iter_mut().try_for_each(Write::flush)?;
        Ok(self.lost)
    }
}

/// A message for each number that is not zero.
pub(crate) fn counted<const N: usize>(counts: [(usize, Message); N]) -> Vec<Message> {
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    counts.map(|(_, message)| message).collect()
}

/// Writes all units.
pub fn write_all(
    mut writer: Box<dyn UnitWriter + '_>,
    units: &[TranslationUnit],
) -> io::Result<Lost> {
    units.iter().try_for_each(|unit| writer.unit(unit))?;
    writer.finish()
}
