//! What other people's readers would refuse or misread in a TMX, TBX or XLIFF file, and how to mend it.

mod characters;
mod grammar;
mod ids;
mod language;
mod requirement;
mod tbx;
mod tmx;
mod walk;
mod xliff;

pub use requirement::{REQUIREMENTS, Requirement, documentation};

use crate::severity::Severity;
use crate::text::xml;
use regex::Regex;
use requirement::requirement;
use std::fmt::Display;
use std::ops::Range;
use std::sync::LazyLock;

/// Something that a reader would refuse (error) or misread or lose (warning).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code of its [`Requirement`].
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// From 1.
    pub line: usize,
    /// The element's name; empty where it is a matter of characters.
    pub element: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it, where that is safe.
    pub mend: Option<Edit>,
}

/// Bytes of the text to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes.
    pub range: Range<usize>,
    /// What comes in their place.
    pub with: String,
}

impl Edit {
    fn new(range: Range<usize>, with: impl Into<String>) -> Self {
        Edit { range, with: with.into() }
    }
}

/// The faults of a file, by line. None where the root is of no format that is known here. `utf8` says whether the
/// text stood in UTF-8; the declaration is compared with it.
pub fn validate(text: &str, utf8: bool) -> Option<Vec<Fault>> {
    let (mut faults, left_out) = found(text, utf8)?;
    if let Some(last) = faults.last_mut().filter(|_| left_out > 0) {
        last.what += &format!("; {left_out} more faults of the file are not told");
    }
    Some(faults)
}

/// The faults, and how many others there are.
fn found(text: &str, utf8: bool) -> Option<(Vec<Fault>, usize)> {
    let mut faults = Faults { text, lines: Lines::new(text), list: Vec::new(), met: [0; 2] };
    encoding(text, utf8, &mut faults);
    let masked = characters::check(text, &mut faults);
    let known = walk::walk(&masked, &mut faults);
    faults.list.sort_by_key(|fault| fault.line);
    let left_out = faults.met.iter().sum::<usize>() - faults.list.len();
    known.then_some((faults.list, left_out))
}

/// The text with all mended that can be, and the faults that were mended. It is to be written as UTF-8.
pub fn mend(text: &str, utf8: bool) -> (String, Vec<Fault>) {
    /// Mending one fault may uncover another: a unit of two languages that become one.
    const ROUNDS: usize = 8;
    let mut text = text.to_owned();
    let mut mended = Vec::new();
    for round in 0..ROUNDS {
        let (faults, _) = found(&text, utf8 || round > 0).unwrap_or_default();
        let mut faults: Vec<_> = faults.into_iter().filter(|fault| fault.mend.is_some()).collect();
        // the copy is UTF-8 and must say so, even where its source was right in saying otherwise
        if faults.is_empty() && (utf8 || round > 0) {
            break;
        }
        let range = |fault: &Fault| fault.mend.as_ref().map_or(0..0, |edit| edit.range.clone());
        faults.sort_by_key(|fault| (range(fault).start, range(fault).end));
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for fault in faults {
            let Some(edit) = fault.mend.as_ref().filter(|edit| edit.range.start >= end) else {
                continue;
            };
            out.push_str(&text[end..edit.range.start]);
            out.push_str(&edit.with);
            end = edit.range.end;
            mended.push(fault);
        }
        out.push_str(&text[end..]);
        text = out;
    }
    (text, mended)
}

/// XML 1.0, section 4.3.3: without a declaration it is UTF-8.
fn encoding(text: &str, utf8: bool, faults: &mut Faults<'_>) {
    static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r#"^\u{feff}?<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']"#;
        Regex::new(pattern).expect("a fixed pattern")
    });
    let declared = DECLARED.captures(text).and_then(|found| found.get(1));
    let name = declared.map_or("UTF-8", |name| name.as_str());
    let is_utf8 = name.eq_ignore_ascii_case("UTF-8") || name.eq_ignore_ascii_case("UTF8");
    let ascii = name.eq_ignore_ascii_case("US-ASCII") && text.is_ascii();
    if utf8 && (is_utf8 || ascii) {
        return;
    }
    // where nothing is declared, that the copy is UTF-8 is all there is to mend
    let edit = declared.map_or(Edit::new(0..0, ""), |name| Edit::new(name.range(), "UTF-8"));
    // what is declared in another encoding, and stands in it, is no fault, but the copy is UTF-8
    let what = if utf8 {
        format!("the file declares {name} and is UTF-8")
    } else if is_utf8 {
        "the file is not UTF-8, as it says or as is taken where it says nothing".to_owned()
    } else {
        return;
    };
    faults.at("encoding", 0, "", what, Some(edit));
}

/// An element that is open.
struct Node {
    name: String,
    /// Its start tag.
    range: Range<usize>,
    attributes: Vec<(String, String)>,
    /// Its own text; that of elements within only counts for `filled`.
    text: String,
    filled: bool,
    /// How far its content has come in the grammar.
    group: usize,
    group_filled: bool,
}

impl Node {
    fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The faults found so far, and the text they are found in.
struct Faults<'t> {
    text: &'t str,
    lines: Lines,
    list: Vec<Fault>,
    /// How many were met that cannot be mended, and that can.
    met: [usize; 2],
}

/// So many faults of a file are told: those that cannot be mended, and those that can. Nobody reads more, and a file
/// that is nothing but faults must not fill the memory.
const MOST: [usize; 2] = [10_000, 200_000];

impl Faults<'_> {
    fn add(&mut self, code: &'static str, node: &Node, what: impl Display) {
        self.at(code, node.range.start, &node.name, what, None);
    }

    fn mendable(&mut self, code: &'static str, node: &Node, what: impl Display, edit: Edit) {
        self.at(code, node.range.start, &node.name, what, Some(edit));
    }

    fn at(
        &mut self,
        code: &str,
        offset: usize,
        element: &str,
        what: impl Display,
        mend: Option<Edit>,
    ) {
        let kind = usize::from(mend.is_some());
        self.met[kind] += 1;
        if self.met[kind] > MOST[kind] {
            return;
        }
        let requirement = requirement(code);
        self.list.push(Fault {
            code: requirement.code,
            severity: requirement.severity,
            line: self.lines.of(offset),
            element: element.to_owned(),
            what: what.to_string(),
            mend,
        });
    }

    /// A required attribute is not there.
    fn lacks(&mut self, node: &Node, name: &str) {
        let what = format!("<{}> has no {name}", node.name);
        let old = (name == "xml:lang").then(|| attribute(self.text, node, "lang")).flatten();
        let value = tmx::default(self.text, node, name).or(tbx::default(node, name));
        let mend = match (old, value) {
            (Some((name, _)), _) => Some(Edit::new(name, "xml:lang")),
            (None, value) => value.map(|value| self.set(node, name, &value)),
        };
        self.at("missing-attribute", node.range.start, &node.name, what, mend);
    }

    /// Gives an attribute a value, whether it is there or not.
    fn set(&self, node: &Node, name: &str, value: &str) -> Edit {
        let value = xml::content(value).0;
        match attribute(self.text, node, name) {
            Some((_, range)) => Edit::new(range, value),
            None => {
                let at = node.range.start + 1 + node.name.len();
                Edit::new(at..at, format!(" {name}=\"{value}\""))
            }
        }
    }
}

/// Where the name and the value of an attribute stand in the text.
fn attribute(text: &str, node: &Node, name: &str) -> Option<(Range<usize>, Range<usize>)> {
    static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"\s([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')"#).expect("a fixed pattern")
    });
    let shift = |range: Range<usize>| range.start + node.range.start..range.end + node.range.start;
    ATTRIBUTE.captures_iter(text.get(node.range.clone())?).find_map(|found| {
        let own = found.get(1).filter(|own| own.as_str() == name)?;
        let value = found.get(2).or(found.get(3))?;
        Some((shift(own.range()), shift(value.range())))
    })
}

/// Where lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines(std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect())
    }

    fn of(&self, offset: usize) -> usize {
        self.0.partition_point(|start| *start <= offset)
    }
}
