//! Units read one by one from XML of any kind.

use super::TranslationUnit;
use super::writer::counted;
use crate::language::LanguageTag;
use crate::side::Sides;
use crate::text::encoding::check_length;
use crate::text::kept::Kept;
use crate::text::xml::{BadXml, Element, Part, Parts, local};
use crate::wording::{Message, note};
use std::collections::VecDeque;
use std::io::{self, BufRead};
use std::ops::Range;

/// Reads the units of a format from the parts of its files.
pub(crate) trait UnitParser: Default {
    /// Takes languages for those of files that do not name them.
    fn assume(&mut self, _languages: Sides<Option<&LanguageTag>>) {}
    fn open(&mut self, element: &Element<'_>, found: &mut Found) -> Result<(), String>;
    fn close(&mut self, name: &str, found: &mut Found) -> Result<(), String>;
    fn text(&mut self, text: &str);
    /// What is wrong with a file that ends here.
    fn end(&self) -> Result<(), String>;
    /// Whether an element of this name, without its prefix, is a unit.
    fn is_unit(name: &str) -> bool;
    /// Whether an element of this name says something of the units within it.
    fn is_frame(_name: &str) -> bool {
        false
    }
    /// Leaves the unit that is read, because of a fault.
    fn leave_unit(&mut self);
}

/// What was found and is not handed out yet, and what was skipped.
#[derive(Default)]
pub(crate) struct Found {
    /// Each unit with the lines on which its texts begin.
    units: VecDeque<(TranslationUnit, Sides<Option<u32>>)>,
    pub skipped: Skipped,
    /// The line of the element that is open.
    pub line: Option<u32>,
}

impl Found {
    /// Takes in a unit, with the lines on which its texts begin.
    pub(crate) fn push(&mut self, unit: TranslationUnit, lines: Sides<Option<u32>>) {
        self.units.push_back((unit, lines));
    }

    /// Refuses units with a text that is too long; those before `from` were looked at already.
    fn check_lengths(&mut self, from: usize) -> Result<(), String> {
        let fault_of = |unit: &TranslationUnit| {
            [&unit.source, &unit.target].into_iter().find_map(|text| check_length(text).err())
        };
        let mut units = self.units.range(from..).map(|(unit, _)| unit);
        let Some(fault) = units.find_map(fault_of) else { return Ok(()) };
        self.units.truncate(from);
        Err(fault)
    }
}

/// What a reader skips, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Skipped {
    /// Units of which a side is missing or blank.
    pub untranslated: usize,
    /// Texts within inline codes (`sub`), which become part of the code.
    pub sub_flows: usize,
    /// Notes, properties, authors and dates of the header of a memory.
    pub header: usize,
    /// What else attributes of units say: `datatype`, `segtype` …
    pub attributes: usize,
    /// Proposals for a translation that stand beside it.
    pub proposals: usize,
    /// Texts of a table in columns without a name and in those of further languages.
    pub cells: usize,
}

impl Skipped {
    /// A message for each number that is not zero.
    pub fn messages(&self) -> Vec<Message> {
        counted([
            (self.untranslated, note!("skipped-untranslated", count: self.untranslated)),
            (self.header, note!("skipped-header", count: self.header)),
            (self.attributes, note!("skipped-attributes", count: self.attributes)),
            (self.proposals, note!("skipped-proposals", count: self.proposals)),
            (self.cells, note!("skipped-cells", count: self.cells)),
            (self.sub_flows, note!("skipped-texts-of-codes", count: self.sub_flows)),
        ])
    }
}

/// The units of a file, read one by one. An error is a unit that cannot be read, or a fault of the file between units;
/// more units may come after it.
pub trait UnitStream: Iterator<Item = Result<TranslationUnit, String>> {
    /// What was skipped so far.
    fn skipped(&self) -> Skipped;
    /// The lines on which the texts of the unit read last begin, where they are known.
    fn lines(&self) -> Sides<Option<u32>> {
        Sides::default()
    }
}

/// The units of a file, in order. Behind a fault of its XML they are found by their tags alone, so that a broken unit
/// takes no other with it. Entities other than the predefined ones and character references are refused, so no entity
/// can expand.
pub(crate) struct UnitReader<R, P> {
    parts: Parts<Kept<R>>,
    buffer: Vec<u8>,
    units: Units<P>,
    progress: Progress,
    /// The lines of the unit handed out last.
    lines: Sides<Option<u32>>,
}

/// The longest text between two tags of a unit, be it text or the original data of a code.
const LONGEST_PART_MB: usize = 8;

/// The units found so far, and the one that is read.
#[derive(Default)]
struct Units<P> {
    parser: P,
    found: Found,
    /// Where the unit begins that is read, and the name of its element.
    begun: Option<(usize, String)>,
    /// Whether the rest of it is passed over, because of a fault.
    is_bad: bool,
    /// The lines of the file before what is read.
    lines_before: usize,
}

enum Progress {
    WellFormed,
    /// There was a fault; the next unit is behind this place of the file.
    Broken(usize),
    Ended,
}

impl<R: BufRead, P: UnitParser> UnitReader<R, P> {
    /// Reads UTF-8.
    pub(crate) fn new(reader: R) -> Self {
        UnitReader::assuming(reader, Sides::default())
    }

    /// The same, with languages for where the file does not name them.
    pub(crate) fn assuming(reader: R, languages: Sides<Option<&LanguageTag>>) -> Self {
        let parts = Parts::from_reader(Kept::new(reader));
        let mut units = Units::<P>::default();
        units.parser.assume(languages);
        let (progress, lines) = (Progress::WellFormed, Sides::default());
        UnitReader { parts, buffer: Vec::new(), units, progress, lines }
    }

    /// Reads the next part, or the next unit behind a fault.
    fn step(&mut self) -> Result<(), String> {
        let from = match self.progress {
            Progress::Ended => return Ok(()),
            Progress::Broken(from) => from,
            Progress::WellFormed => {
                if self.units.begun.is_none() {
                    let before = self.parts.range().end;
                    self.parts.reader_mut().forget(before);
                }
                return match self.units.part(&mut self.parts, &mut self.buffer) {
                    Ok(true) => Ok(()),
                    Ok(false) => {
                        self.progress = Progress::Ended;
                        self.units.parser.end().map_err(|what| self.parts.bad(what).to_string())
                    }
                    Err(Fault::OfUnit(bad)) => Err(bad.to_string()),
                    Err(Fault::OfFile(bad)) => {
                        let begun = self.units.begun.take();
                        self.units.leave();
                        let end = match begun {
                            Some((start, name)) => {
                                self.parts
                                    .reader_mut()
                                    .end_of_element(start, &name, |name| P::is_unit(local(name)))
                            }
                            None => Ok(self.parts.range().start),
                        };
                        self.progress = end.map_or(Progress::Ended, Progress::Broken);
                        Err(bad.to_string())
                    }
                };
            }
        };
        let kept = self.parts.reader_mut();
        let unit = next_by_tags::<R, P>(kept, from).map_err(|error| error.to_string());
        let unit = unit.inspect_err(|_| self.progress = Progress::Ended)?;
        let Some(range) = unit else {
            self.progress = Progress::Ended;
            return Ok(());
        };
        self.progress = Progress::Broken(range.end);
        let lines = kept.lines_before();
        self.units.lines_before = lines;
        let mut parts = Parts::from_reader(kept.between(range));
        let mut is_frame = true;
        loop {
            let part = self.units.part(&mut parts, &mut self.buffer);
            is_frame &= self.units.begun.is_none();
            match part {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                // of what is around units there is but a start tag
                Err(_) if is_frame => return Ok(()),
                Err(Fault::OfUnit(bad) | Fault::OfFile(bad)) => {
                    self.units.leave();
                    return Err(BadXml { line: bad.line + lines, ..bad }.to_string());
                }
            }
        }
    }
}

/// The next unit behind a fault, or the start tag of what says something of the units within it.
fn next_by_tags<R: BufRead, P: UnitParser>(
    kept: &mut Kept<R>,
    from: usize,
) -> io::Result<Option<Range<usize>>> {
    let is_unit = |name: &str| P::is_unit(local(name));
    let Some((start, name)) = kept.tag(from, |name| is_unit(name) || P::is_frame(local(name)))?
    else {
        return Ok(None);
    };
    let end = if is_unit(&name) {
        kept.end_of_element(start, &name, is_unit)?
    } else {
        kept.end_of_tag(start)?
    };
    Ok(Some(start..end))
}

enum Fault {
    /// The XML may be read on.
    OfUnit(BadXml),
    OfFile(BadXml),
}

impl<P: UnitParser> Units<P> {
    /// Reads the next part; whether there was one.
    fn part(
        &mut self,
        parts: &mut Parts<impl BufRead>,
        buffer: &mut Vec<u8>,
    ) -> Result<bool, Fault> {
        let (parser, found) = (&mut self.parser, &mut self.found);
        let done = match parts.next(buffer).map_err(Fault::OfFile)? {
            None => return Ok(false),
            Some(Part::Open(element)) => {
                if self.begun.is_none() && P::is_unit(element.local_name()) {
                    self.begun = Some((parts.range().start, element.name().to_owned()));
                    self.is_bad = false;
                }
                found.line = u32::try_from(self.lines_before + parts.line()).ok();
                if self.is_bad { Ok(()) } else { parser.open(&element, found) }
            }
            Some(Part::Close(end)) => {
                let before = found.units.len();
                let done = if self.is_bad { Ok(()) } else { parser.close(end.name(), found) };
                let done = done.and_then(|()| found.check_lengths(before));
                if self.begun.as_ref().is_some_and(|(_, name)| name == end.name()) {
                    self.begun = None;
                    self.is_bad = false;
                }
                done
            }
            Some(Part::Text(text))
                if self.begun.is_some() && !self.is_bad && text.len() > LONGEST_PART_MB << 20 =>
            {
                Err(format!("more than {LONGEST_PART_MB} MB without a tag are not read"))
            }
            Some(Part::Text(text)) if !self.is_bad => {
                parser.text(&text);
                Ok(())
            }
            Some(Part::Text(_) | Part::DocType(_) | Part::Aside) => Ok(()),
        };
        done.map(|()| true).map_err(|what| {
            self.parser.leave_unit();
            self.is_bad = self.begun.is_some();
            Fault::OfUnit(parts.bad(what))
        })
    }

    fn leave(&mut self) {
        self.parser.leave_unit();
        (self.begun, self.is_bad) = (None, false);
    }
}

impl<R: BufRead, P: UnitParser> UnitStream for UnitReader<R, P> {
    fn skipped(&self) -> Skipped {
        self.units.found.skipped
    }

    fn lines(&self) -> Sides<Option<u32>> {
        self.lines
    }
}

impl<R: BufRead, P: UnitParser> Iterator for UnitReader<R, P> {
    type Item = Result<TranslationUnit, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((unit, lines)) = self.units.found.units.pop_front() {
                self.lines = lines;
                return Some(Ok(unit));
            }
            if matches!(self.progress, Progress::Ended) {
                return None;
            }
            if let Err(what) = self.step() {
                return Some(Err(what));
            }
        }
    }
}
