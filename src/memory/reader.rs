//! Units read one by one from XML of any kind.

use super::TranslationUnit;
use super::writer::messages;
use crate::text::xml::{BadXml, Element, Part, Parts};
use std::collections::VecDeque;
use std::io::BufRead;

/// Reads the units of a format from the parts of its files.
pub(crate) trait UnitParser: Default {
    fn open(&mut self, element: &Element<'_>, found: &mut Found) -> Result<(), String>;
    fn close(&mut self, name: &str, found: &mut Found) -> Result<(), String>;
    fn text(&mut self, text: &str);
    /// What is wrong with a file that ends here.
    fn end(&self) -> Result<(), String>;
}

/// What was found and is not handed out yet, and what was skipped.
#[derive(Default)]
pub(crate) struct Found {
    pub units: VecDeque<TranslationUnit>,
    pub skipped: Skipped,
}

/// What a reader skips, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Skipped {
    /// Units of which a side is missing or blank.
    pub untranslated: usize,
    /// Texts within inline codes (`sub`), which become part of the code.
    pub sub_flows: usize,
}

impl Skipped {
    /// A message for each number that is not zero.
    pub fn messages(&self) -> Vec<String> {
        messages([
            (self.untranslated, "units without a translation were left out"),
            (self.sub_flows, "texts within inline codes (sub) became part of the codes"),
        ])
    }
}

/// The units of a file, read one by one; nothing comes after an error.
pub trait UnitStream: Iterator<Item = Result<TranslationUnit, String>> {
    /// What was skipped so far.
    fn skipped(&self) -> Skipped;
}

/// The units of a file, in order; nothing comes after an error. Entities other than the predefined ones and character
/// references are refused, so no entity can expand.
pub(crate) struct UnitReader<R, P> {
    parts: Parts<R>,
    buffer: Vec<u8>,
    parser: P,
    found: Found,
    ended: bool,
}

impl<R: BufRead, P: UnitParser> UnitReader<R, P> {
    /// Reads UTF-8.
    pub(crate) fn new(reader: R) -> Self {
        let parts = Parts::from_reader(reader);
        let (parser, found) = (P::default(), Found::default());
        UnitReader { parts, buffer: Vec::new(), parser, found, ended: false }
    }

    fn step(&mut self) -> Result<(), BadXml> {
        let done = match self.parts.next(&mut self.buffer)? {
            Some(Part::Open(element)) => self.parser.open(&element, &mut self.found),
            Some(Part::Close(end)) => self.parser.close(end.name(), &mut self.found),
            Some(Part::Text(text)) => {
                self.parser.text(&text);
                Ok(())
            }
            Some(Part::DocType(_) | Part::Aside) => Ok(()),
            None => {
                self.ended = true;
                self.parser.end()
            }
        };
        done.map_err(|what| self.parts.bad(what))
    }
}

impl<R: BufRead, P: UnitParser> UnitStream for UnitReader<R, P> {
    fn skipped(&self) -> Skipped {
        self.found.skipped
    }
}

impl<R: BufRead, P: UnitParser> Iterator for UnitReader<R, P> {
    type Item = Result<TranslationUnit, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(unit) = self.found.units.pop_front() {
                return Some(Ok(unit));
            }
            if self.ended {
                return None;
            }
            if let Err(error) = self.step() {
                self.ended = true;
                return Some(Err(error.to_string()));
            }
        }
    }
}
