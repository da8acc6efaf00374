//! What every writer of units has in common.

use super::TranslationUnit;
use crate::text::xml;
use std::io;

/// Takes in units one by one.
pub trait UnitWriter {
    /// Writes a unit.
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()>;

    /// Whether it keeps inline codes.
    fn holds_codes(&self) -> bool {
        false
    }

    /// Ends the file, and tells what it could not hold.
    fn finish(&mut self) -> io::Result<Lost>;
}

/// What a format could not hold, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lost {
    /// Characters that XML forbids.
    pub characters: usize,
    /// Line breaks and tabs within texts; a blank stands for each.
    pub breaks: usize,
    /// Properties of units.
    pub properties: usize,
    /// Dates of units.
    pub dates: usize,
    /// Inline codes of units.
    pub codes: usize,
    /// Language tags with a region or script that the file's own lack.
    pub tags: usize,
}

impl Lost {
    /// What a person should know, a sentence each.
    pub fn told(&self) -> Vec<String> {
        [
            (self.characters, "characters that XML forbids were left out"),
            (self.breaks, "line breaks and tabs within texts became blanks"),
            (self.properties, "properties were left out: the format has no place for them"),
            (self.dates, "dates were left out: the format has no place for them"),
            (self.codes, "inline codes were left out: the format has no place for them"),
            (self.tags, "language tags became those of the file"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect()
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

/// Writes all units.
pub fn write_all(
    mut writer: Box<dyn UnitWriter + '_>,
    units: &[TranslationUnit],
) -> io::Result<Lost> {
    units.iter().try_for_each(|unit| writer.unit(unit))?;
    let codes =
        if writer.holds_codes() { 0 } else { units.iter().map(TranslationUnit::count_codes).sum() };
    Ok(Lost { codes, ..writer.finish()? })
}
