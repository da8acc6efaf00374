//! Units read one by one from XML of any kind.

use super::TranslationUnit;
use super::writer::messages;
use crate::text::xml::{BadXml, Element, Part, Parts};
use std::collections::VecDeque;
use std::io::BufRead;

/// What a format makes of the parts of its files.
pub(crate) trait UnitParser: Default {
    fn open(&mut self, element: &Element<'_>) -> Result<(), String>;
    /// The units that end with this element.
    fn close(&mut self, name: &str) -> Result<Vec<TranslationUnit>, String>;
    fn text(&mut self, text: &str);
    /// What is wrong with a file that ends here.
    fn end(&self) -> Result<(), String>;
    /// What was passed over so far.
    fn passed(&self) -> Passed;
}

/// What a reader passes over, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passed {
    /// Units of which a side is missing or blank.
    pub alone: usize,
    /// Texts within inline codes (`sub`), which become part of the code.
    pub sub_flows: usize,
}

impl Passed {
    /// A message for each number that is not zero.
    pub fn messages(&self) -> Vec<String> {
        messages([
            (self.alone, "units without a translation were left out"),
            (self.sub_flows, "texts within inline codes (sub) became part of the codes"),
        ])
    }
}

/// The units of a file, read one by one; nothing comes after an error.
pub trait UnitStream: Iterator<Item = Result<TranslationUnit, String>> {
    /// What was passed over so far.
    fn passed(&self) -> Passed;
}

/// The units of a file, in order; nothing comes after an error. Entities other than the predefined ones and character
/// references are refused, so no entity can expand.
pub(crate) struct UnitReader<R, P> {
    parts: Parts<R>,
    buffer: Vec<u8>,
    parser: P,
    ready: VecDeque<TranslationUnit>,
    ended: bool,
}

impl<R: BufRead, P: UnitParser> UnitReader<R, P> {
    /// Reads UTF-8.
    pub(crate) fn new(reader: R) -> Self {
        let parts = Parts::from_reader(reader);
        let (buffer, ready) = (Vec::new(), VecDeque::new());
        UnitReader { parts, buffer, parser: P::default(), ready, ended: false }
    }

    fn step(&mut self) -> Result<(), BadXml> {
        let done = match self.parts.next(&mut self.buffer)? {
            Some(Part::Open(element)) => self.parser.open(&element),
            Some(Part::Close(end)) => {
                self.parser.close(end.name()).map(|units| self.ready.extend(units))
            }
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
    fn passed(&self) -> Passed {
        self.parser.passed()
    }
}

impl<R: BufRead, P: UnitParser> Iterator for UnitReader<R, P> {
    type Item = Result<TranslationUnit, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(unit) = self.ready.pop_front() {
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
