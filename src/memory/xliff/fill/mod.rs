//! Empty targets of XLIFF filled in the file itself: all else stays byte for byte as it is.
//!
//! Both generations are filled, and of 1.2 what SDL Trados and memoQ make of it: `read` finds the places, `tags` puts the
//! inline codes of the source into a translation, `write` makes the changed file.

mod read;
mod start_tag;
mod tags;
mod text;
mod write;

use crate::language::LanguageTag;
use crate::side::Sides;
use crate::text::code::Code;
use std::ops::Range;
pub use tags::Content;

/// An XLIFF file whose empty targets can be filled.
pub struct Fillable {
    file: String,
    dialect: Dialect,
    /// All segments with a source, in order.
    pub segments: Vec<Segment>,
    units: Vec<Unit>,
    /// The start tags that should name the target language and do not.
    unnamed: Vec<Range<usize>>,
}

/// A segment of an XLIFF file.
#[derive(Clone, Debug)]
pub struct Segment {
    /// The text of its source.
    pub source: String,
    /// The languages, as far as the file names them.
    pub languages: Sides<Option<LanguageTag>>,
    /// Whether its target is empty, and may be filled.
    pub is_open: bool,
    codes: Vec<Code>,
    /// What the file has of each code.
    tags: Vec<Range<usize>>,
}

/// What a target is filled with.
#[derive(Clone, Debug)]
pub struct Filling {
    /// The content of the target, as XML.
    pub content: String,
    /// How alike the sources are: 101 and 100 for the same, less for others.
    pub percent: u8,
    /// Whether it may stand as it is: the same source, and one translation of it.
    pub is_sure: bool,
    /// The unit that was matched, to be shown beside a fuzzy match.
    pub matched: Option<Matched>,
}

/// A unit that was matched.
#[derive(Clone, Debug)]
pub struct Matched {
    /// Its source.
    pub source: String,
    /// Its target.
    pub target: String,
    /// Where it is from.
    pub origin: String,
}

/// Whose XLIFF it is, which says how states are written.
#[derive(Debug, PartialEq, Eq)]
enum Dialect {
    /// XLIFF 1.2: an attribute of the target.
    Version1,
    /// XLIFF 2: attributes of the segment.
    Version2,
    /// SDLXLIFF: attributes of an element of its own for each segment.
    Sdl,
    /// MQXLIFF: attributes of the unit, whose names have this prefix.
    MemoQ(String),
    /// MXLIFF: that a person has confirmed it, which nobody has.
    Memsource,
}

/// A unit of 1.2, or a segment of 2.
struct Unit {
    /// The numbers of its segments.
    segments: Range<usize>,
    /// Its start tag.
    tag: Range<usize>,
    /// The start tags of what SDL Trados says of each segment.
    sdl_tags: Vec<Option<Range<usize>>>,
    place: Place,
    /// The blanks before its source, which go before what is put beside it.
    indent: Range<usize>,
    /// The prefix of its elements, with the colon.
    prefix: String,
    frame: Option<Frame>,
}

/// What a segmented source of 1.2 has (`seg-source`): its target is made alike.
struct Frame {
    content: Range<usize>,
    /// The name and the content of each segment.
    segments: Vec<(String, Range<usize>)>,
}

/// The start tag and the end tag of an element; the latter is empty where the element closes itself.
#[derive(Clone, Debug, Default)]
struct Span {
    tag: Range<usize>,
    end: Range<usize>,
}

impl Span {
    fn content(&self) -> Range<usize> {
        self.tag.end..self.end.start
    }
}

/// Where the translation of a unit goes.
enum Place {
    /// There is no target; it goes here.
    New(usize),
    /// The target is empty.
    Empty(Span),
    /// The target has the segments, each of which may be empty.
    Marked(Span, Vec<Option<Span>>),
    /// It has a translation, or may have none.
    Closed,
}

#[cfg(test)]
mod tests;
