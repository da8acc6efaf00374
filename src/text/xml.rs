//! XML in and out: events that know their line, in which no entity expands, and text that any reader takes.

use super::encoding;
use super::source_text::SourceText;
use entities::ENTITIES;
use quick_xml::XmlVersion;
use quick_xml::escape::{escape, resolve_xml_entity};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::io::{self, BufRead, Read};
use std::ops::Range;
use std::str::Utf8Chunk;
use std::sync::LazyLock;

/// Why XML cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}: {what}")]
pub struct BadXml {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

/// Decodes an XML file by its bytes, as any text; what its declaration says counts only where it names an encoding
/// that is not read, and the bytes do not show that it is wrong.
pub fn decode(bytes: &[u8]) -> Result<SourceText, String> {
    encoding::decode_declared(bytes, declared_encoding).map_err(|error| error.to_string())
}

/// XML as it is written but in UTF-8, with a declaration that says so where it named another encoding.
#[cfg(feature = "cli")]
pub(crate) fn in_utf8(bytes: &[u8]) -> Result<String, String> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => decode(bytes)?.into_string(),
    };
    // what is ASCII alone may be declared as something else
    let declared = declared_encoding(text.trim_start_matches('\u{feff}'));
    let is_other = |name: &&str| !name.is_empty() && !name.eq_ignore_ascii_case("utf-8");
    Ok(match declared.filter(is_other) {
        Some(name) => text.replacen(name, "UTF-8", 1),
        None => text,
    })
}

/// XML in UTF-8 by what it declares, with the character NUL, which no XML holds, in place of bytes that are not UTF-8;
/// none where the file is in another encoding or has no such bytes.
pub(crate) fn with_gaps(bytes: &[u8]) -> Option<String> {
    let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_xml = content.trim_ascii_start().starts_with(b"<");
    if !is_xml || !streams(bytes) || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let text = |chunk: Utf8Chunk<'_>| {
        let gap = if chunk.invalid().is_empty() { "" } else { "\0" };
        [chunk.valid(), gap].concat()
    };
    Some(content.utf8_chunks().map(text).collect())
}

/// The encoding that the declaration names (XML 1.0, section 4.3.3).
pub(crate) fn declared_encoding(text: &str) -> Option<&str> {
    let (declaration, _) = text.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    declaration.split_once("encoding")?.1.split(['"', '\'']).nth(1)
}

/// Whether a file can be read bit by bit, as UTF-8 can: its beginning has no mark of UTF-16, no zero byte, and declares
/// no other encoding.
pub(crate) fn streams(beginning: &[u8]) -> bool {
    let is_wide = beginning.starts_with(b"\xff\xfe")
        || beginning.starts_with(b"\xfe\xff")
        || beginning.iter().take(2).any(|byte| *byte == 0);
    let beginning = String::from_utf8_lossy(&beginning[..beginning.len().min(200)]);
    let declared = declared_encoding(beginning.trim_start_matches('\u{feff}'));
    let utf8 =
        |name: &str| ["utf-8", "utf8", "us-ascii"].iter().any(|own| name.eq_ignore_ascii_case(own));
    !is_wide && declared.is_none_or(utf8)
}

/// The name of the element a text begins with, if it is XML: what its DOCTYPE says, or its first element.
pub(crate) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ => break,
        };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let name = match rest.strip_prefix("<!DOCTYPE") {
        Some(rest) => rest.trim_start(),
        None => rest.strip_prefix('<')?,
    };
    let end = name.find(|c: char| c.is_whitespace() || "/>[".contains(c))?;
    let name = &name[..end];
    name.starts_with(char::is_alphabetic).then(|| local(name))
}

/// A part of a file. An element without content opens and closes.
pub(crate) enum Part<'t> {
    Open(Element<'t>),
    Close(End<'t>),
    Text(Cow<'t, str>),
    /// What is within `<!DOCTYPE …>`; nothing of it is read.
    DocType(String),
    /// A comment, a processing instruction or the declaration.
    Aside,
}

/// Finds a character by its name.
type Names = fn(&str) -> Option<&'static str>;

/// The start of an element.
pub(crate) struct Element<'t>(BytesStart<'t>, Names);

impl Element<'_> {
    /// Its name as written, prefix included.
    pub(crate) fn name(&self) -> &str {
        self.0.name().0
    }

    /// Its name without prefix.
    pub(crate) fn local_name(&self) -> &str {
        local(self.name())
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Result<Option<String>, String> {
        let found = self.0.try_get_attribute(name).map_err(|error| error.to_string())?;
        found.map(|found| self.value(&found)).transpose()
    }

    /// All its attributes, in order: name and value.
    pub(crate) fn attributes(&self) -> Result<Vec<(String, String)>, String> {
        let attributes = self.0.attributes().map(|found| {
            let found = found.map_err(|error| error.to_string())?;
            Ok((found.key.0.to_owned(), self.value(&found)?))
        });
        attributes.collect()
    }

    /// Whether it may bind prefixes to namespaces; only looking at its attributes tells.
    pub(crate) fn may_bind_namespaces(&self) -> bool {
        self.0.contains("xmlns")
    }

    fn value(&self, attribute: &Attribute<'_>) -> Result<String, String> {
        let value = attribute.normalized_value_with(XmlVersion::Implicit1_0, 1, self.1);
        value.map(Cow::into_owned).map_err(|error| error.to_string())
    }
}

/// The end of an element.
pub(crate) struct End<'t>(BytesEnd<'t>);

impl End<'_> {
    /// The name of the element, prefix included.
    pub(crate) fn name(&self) -> &str {
        self.0.name().0
    }

    /// Its name without prefix.
    pub(crate) fn local_name(&self) -> &str {
        local(self.name())
    }
}

/// The name of an element without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Reads a file part by part. Entities other than the predefined ones and character references are refused, so
/// that no entity can expand, nothing is ever fetched, and a file that was cut off is an error.
pub(crate) struct Parts<R> {
    reader: Reader<Lines<R>>,
    names: Names,
    /// Whether entities are passed over, where what has them is read again.
    passes_entities: bool,
    /// The entities that the file declares itself.
    declared: FxHashSet<String>,
    depth: usize,
    /// The line of the part read last, and the bytes before it.
    line: usize,
    before: usize,
}

impl<'t> Parts<&'t [u8]> {
    /// The parts of a text.
    pub(crate) fn new(text: &'t str) -> Self {
        Parts::from_reader(text.as_bytes())
    }

    /// The parts of a text that is the rest of a file from one of its elements on: what was open before is closed in it.
    pub(crate) fn rest(text: &'t str) -> Self {
        let mut parts = Parts::new(text);
        parts.reader.config_mut().allow_unmatched_ends = true;
        parts
    }

    /// The parts of a text whose DTD, which is never fetched, names characters as HTML does (`&eacute;`).
    pub(crate) fn with_named_characters(text: &'t str) -> Self {
        Parts { names: named_character, ..Parts::new(text) }
    }
}

impl<R: BufRead> Parts<R> {
    /// The parts of what is read bit by bit, in UTF-8.
    pub(crate) fn from_reader(reader: R) -> Self {
        let mut reader = Reader::from_reader(Lines { reader, ended: 0, taken: 0 });
        reader.config_mut().expand_empty_elements = true;
        let (names, declared): (Names, _) = (resolve_xml_entity, FxHashSet::default());
        Parts { reader, names, passes_entities: false, declared, depth: 0, line: 1, before: 0 }
    }

    /// The same where what has entities is read again.
    pub(crate) fn passing_entities(reader: R) -> Self {
        Parts { passes_entities: true, ..Parts::from_reader(reader) }
    }

    /// What is read.
    pub(crate) fn reader_mut(&mut self) -> &mut R {
        &mut self.reader.get_mut().reader
    }

    /// The bytes of the text that the part read last takes up, tags and signs included.
    pub(crate) fn range(&self) -> Range<usize> {
        self.before..self.position()
    }

    /// The line on which the part read last begins.
    pub(crate) fn line(&self) -> usize {
        self.line
    }

    /// A fault on the line of the part read last.
    pub(crate) fn bad(&self, what: impl Into<String>) -> BadXml {
        BadXml { line: self.line, what: what.into() }
    }

    /// The next part, kept in `buffer`; none at the end.
    pub(crate) fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Option<Part<'b>>, BadXml> {
        buffer.clear();
        (self.line, self.before) = (1 + self.reader.get_ref().ended, self.position());
        self.reader.get_mut().taken = 0;
        let event = self.reader.read_event_into(buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) => self.bad(error.to_string()),
            error => self.bad(error.to_string()),
        });
        Ok(Some(match event? {
            Event::Start(element) => {
                self.depth += 1;
                Part::Open(Element(element, self.names))
            }
            // empty elements come as start and end
            Event::Empty(element) => Part::Open(Element(element, self.names)),
            Event::End(element) => {
                self.depth = self.depth.saturating_sub(1);
                Part::Close(End(element))
            }
            Event::Text(content) => Part::Text(content.xml10_content()),
            Event::CData(content) => Part::Text(content.xml10_content()),
            Event::GeneralRef(_) if self.passes_entities => Part::Aside,
            Event::GeneralRef(reference) => {
                let character =
                    reference.resolve_char_ref().map_err(|error| self.bad(error.to_string()))?;
                let name = reference.xml10_content();
                let declared = || self.declared.contains(&*name);
                match (character, (self.names)(&name)) {
                    (Some(character), _) => Part::Text(Cow::Owned(character.to_string())),
                    (None, Some(text)) if resolve_xml_entity(&name).is_some() || !declared() => {
                        Part::Text(Cow::Borrowed(text))
                    }
                    _ => return Err(self.bad(self.refused(&name))),
                }
            }
            Event::DocType(content) => {
                let content = content.into_inner().into_owned();
                self.declared.extend(declared(&content).map(str::to_owned));
                Part::DocType(content)
            }
            Event::Eof if self.depth > 0 => {
                let lines = self.reader.get_ref();
                let what = "the file ends within an element; it was cut off".into();
                return Err(BadXml { line: 1 + lines.ended, what });
            }
            Event::Eof => return Ok(None),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => Part::Aside,
        }))
    }

    /// Why an entity is refused.
    fn refused(&self, name: &str) -> String {
        if self.declared.contains(name) {
            return format!(
                "the entity &{name}; is declared in the file; such are never expanded; write the text itself"
            );
        }
        let known = match (self.names)("eacute") {
            Some(_) => "names no character that HTML knows",
            None => "is not one of XML's own five",
        };
        format!("the entity &{name}; {known}; write the text itself")
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

/// Counts the lines that have been read to their end, and stops where one part has no end.
struct Lines<R> {
    reader: R,
    ended: usize,
    /// The bytes of the part that is read.
    taken: usize,
}

/// The longest text or tag that is read.
const LONGEST_PART_MB: usize = encoding::LONGEST_LINE_MB;

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken > LONGEST_PART_MB << 20 {
            let what = format!(
                "this text or tag is longer than the {LONGEST_PART_MB} MB that are read as one; split it"
            );
            return Err(io::Error::other(what));
        }
        self.reader.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // what is consumed was filled before, and is not read anew
        if let Ok(buffered) = self.reader.fill_buf() {
            let consumed = &buffered[..amount.min(buffered.len())];
            self.ended += consumed.iter().filter(|byte| **byte == b'\n').count();
            self.taken += consumed.len();
        }
        self.reader.consume(amount);
    }
}

/// What HTML has by this name (HTML Living Standard, section 13.5); it took the names from the entity sets of ISO 8879
/// and ISO 9573-13, which the DTD of JATS declares.
pub(crate) fn named_character(name: &str) -> Option<&'static str> {
    static NAMES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
        let name = |entity: &'static str| entity.strip_prefix('&')?.strip_suffix(';');
        ENTITIES
            .iter()
            .filter_map(|entity| Some((name(entity.entity)?, entity.characters)))
            .collect()
    });
    NAMES.get(name).copied()
}

/// The names of the entities that the internal subset of a DOCTYPE declares (XML 1.0, section 4.2).
fn declared(doctype: &str) -> impl Iterator<Item = &str> {
    let declarations = doctype.split("<!ENTITY").skip(1);
    declarations.filter_map(|declaration| declaration.split_whitespace().next())
}

/// Text as element content or attribute value, and how many of its characters XML forbids (1.0, section 2.2): they
/// are left out.
pub(crate) fn content(text: &str) -> (String, usize) {
    let forbidden = text.chars().filter(|c| !is_xml(*c)).count();
    let kept: Cow<'_, str> = match forbidden {
        0 => Cow::Borrowed(text),
        _ => text.chars().filter(|c| is_xml(*c)).collect(),
    };
    // a bare carriage return would be read back as a line feed (XML 1.0, section 2.11)
    (escape(kept).replace('\r', "&#13;"), forbidden)
}

/// Whether XML shows nothing of a text: it has only blanks and what XML forbids.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || !is_xml(c))
}

/// XML 1.0, section 2.2.
pub(crate) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_found_behind_what_comes_first() {
        for (text, name) in [
            ("\u{feff}<?xml version='1.0'?>\n<!-- <b> -->\n<a b='c'/>", Some("a")),
            ("<!DOCTYPE article PUBLIC 'x' 'y'>\n<article>", Some("article")),
            ("<x:a>", Some("a")),
            ("no <a> XML", None),
            ("< 5", None),
            ("<!-- never", None),
            ("<a", None),
        ] {
            assert_eq!(root(text), name, "{text}");
        }
    }

    #[test]
    fn bytes_count_more_than_what_is_declared() {
        let file = |name: &str, rest: &[u8]| {
            [format!("<?xml version='1.0' encoding='{name}'?>").as_bytes(), rest].concat()
        };
        let text = |bytes: &[u8]| decode(bytes).map(|text| text.as_str().ends_with("ñ"));
        assert_eq!(text(&file("ISO-8859-1", "ñ".as_bytes())), Ok(true));
        assert_eq!(text(&file("UTF-8", b"\xf1")), Ok(true));
        assert_eq!(text(&file("Shift_JIS", "ñ".as_bytes())), Ok(true));
        assert!(text(&file("Shift_JIS", b"\xf1")).unwrap_err().contains("Shift_JIS"));
    }

    #[cfg(feature = "cli")]
    #[test]
    fn what_is_put_into_utf8_says_so_and_else_stays() {
        for (before, after) in [
            (
                &b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\r\n<a>ISO-8859-1</a>"[..],
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a>ISO-8859-1</a>",
            ),
            (
                b"<?xml version='1.0' encoding='windows-1252'?>\n<a>\xf1</a>",
                "<?xml version='1.0' encoding='UTF-8'?>\n<a>\u{f1}</a>",
            ),
            (
                b"\xef\xbb\xbf<?xml version='1.0' encoding = 'us-ascii' ?>\r<a/>",
                "\u{feff}<?xml version='1.0' encoding = 'UTF-8' ?>\r<a/>",
            ),
            (
                b"<?xml version='1.0' encoding='utf-8'?>\r\n<a/>",
                "<?xml version='1.0' encoding='utf-8'?>\r\n<a/>",
            ),
            (b"<?xml version='1.0'?><a/>", "<?xml version='1.0'?><a/>"),
            (b"<a encoding='us-ascii'/>", "<a encoding='us-ascii'/>"),
            (b"msgid \"encoding='us-ascii'\"", "msgid \"encoding='us-ascii'\""),
        ] {
            assert_eq!(in_utf8(before).as_deref(), Ok(after));
        }
    }

    /// The text of a file, or why it is refused.
    fn text_of(mut parts: Parts<&[u8]>) -> Result<String, BadXml> {
        let (mut all, mut buffer) = (String::new(), Vec::new());
        while let Some(part) = parts.next(&mut buffer)? {
            if let Part::Text(text) = part {
                all.push_str(&text);
            }
        }
        Ok(all)
    }

    #[test]
    fn characters_go_by_name_only_where_the_format_has_names() {
        let named = "<a>&eacute;&ndash;&amp;&#xe9;&alpha;&lt;&ccaron;</a>";
        assert_eq!(text_of(Parts::with_named_characters(named)).unwrap(), "é–&éα<č");
        assert!(text_of(Parts::new(named)).unwrap_err().what.contains("XML's own five"));
        let unknown = text_of(Parts::with_named_characters("<a>\n&lol;</a>")).unwrap_err();
        assert_eq!((unknown.line, unknown.what.contains("&lol;")), (2, true));
        // what the file declares itself is not what HTML knows
        let own = "<!DOCTYPE a [<!ENTITY eacute \"x\">]><a>&eacute;</a>";
        let refused = text_of(Parts::with_named_characters(own)).unwrap_err();
        assert!(refused.what.contains("never expanded"), "{refused}");
    }

    #[test]
    fn parts_know_their_bytes() {
        let text = "<a b='1'>x<!-- no -->&amp;<![CDATA[<y>]]><c/></a>";
        let mut parts = Parts::new(text);
        let (mut seen, mut buffer) = (Vec::new(), Vec::new());
        while parts.next(&mut buffer).unwrap().is_some() {
            seen.push(&text[parts.range()]);
        }
        assert_eq!(
            seen,
            ["<a b='1'>", "x", "<!-- no -->", "&amp;", "<![CDATA[<y>]]>", "<c/>", "", "</a>"]
        );
    }

    #[test]
    fn parts_know_their_line() {
        let mut parts = Parts::new("<a>\n<b c=\"d\"/>x &amp; y\n</a>");
        let (mut seen, mut buffer) = (Vec::new(), Vec::new());
        while let Some(part) = parts.next(&mut buffer).unwrap() {
            let what = match part {
                Part::Open(element) => {
                    format!("<{} {:?}", element.name(), element.attribute("c").unwrap())
                }
                Part::Close(end) => format!(">{}", end.name()),
                Part::Text(text) => text.into_owned(),
                Part::DocType(_) | Part::Aside => "other".into(),
            };
            seen.push((parts.line(), what));
        }
        let lines: Vec<String> = seen.iter().map(|(line, what)| format!("{line}{what}")).collect();
        assert_eq!(
            lines,
            ["1<a None", "1\n", "2<b Some(\"d\")", "2>b", "2x ", "2&", "2 y\n", "3>a"]
        );
    }
}
