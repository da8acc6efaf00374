//! XML in and out: events that know their line, in which no entity expands, and text that any reader takes.

use quick_xml::escape::{escape, resolve_predefined_entity};
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// Why XML cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}: {what}")]
pub struct BadXml {
    pub line: usize,
    pub what: String,
}

/// What stands next in a file. An element without content opens and closes.
pub enum Part<'t> {
    Open(Element<'t>),
    Close(End<'t>),
    Text(Cow<'t, str>),
    /// What stands within `<!DOCTYPE …>`; nothing of it is read.
    DocType(String),
}

/// The start of an element.
pub struct Element<'t>(BytesStart<'t>);

impl Element<'_> {
    /// Its name as written, prefix included.
    pub fn name(&self) -> &str {
        self.0.name().0
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Result<Option<String>, String> {
        let found = self.0.try_get_attribute(name).map_err(|error| error.to_string())?;
        let value = found.map(|found| {
            let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            value.map(Cow::into_owned).map_err(|error| error.to_string())
        });
        value.transpose()
    }
}

/// The end of an element.
pub struct End<'t>(BytesEnd<'t>);

impl End<'_> {
    /// The name of the element, prefix included.
    pub fn name(&self) -> &str {
        self.0.name().0
    }
}

/// Reads a file part by part. Entities other than the predefined ones and character references are refused, so
/// that no entity can expand, nothing is ever fetched, and a file that was cut off is an error.
pub struct Parts<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    depth: usize,
    /// The line of the part read last, and the bytes before it.
    line: usize,
    before: usize,
}

impl<'t> Parts<'t> {
    /// From the beginning.
    pub fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Parts { text, reader, depth: 0, line: 1, before: 0 }
    }

    /// The line on which the part read last begins.
    pub fn line(&self) -> usize {
        self.line
    }

    /// A fault on the line of the part read last.
    pub fn bad(&self, what: impl Into<String>) -> BadXml {
        BadXml { line: self.line, what: what.into() }
    }

    /// The next part; none at the end. Comments, processing instructions and the declaration are passed over.
    #[allow(clippy::should_implement_trait)] // an iterator would lend what borrows from it no less awkwardly
    pub fn next(&mut self) -> Result<Option<Part<'t>>, BadXml> {
        loop {
            self.count_lines();
            let event = self.reader.read_event().map_err(|error| self.bad(error.to_string()))?;
            return Ok(Some(match event {
                Event::Start(element) => {
                    self.depth += 1;
                    Part::Open(Element(element))
                }
                // empty elements come as start and end
                Event::Empty(element) => Part::Open(Element(element)),
                Event::End(element) => {
                    self.depth = self.depth.saturating_sub(1);
                    Part::Close(End(element))
                }
                Event::Text(content) => Part::Text(content.xml10_content()),
                Event::CData(content) => Part::Text(content.xml10_content()),
                Event::GeneralRef(reference) => {
                    let character = reference
                        .resolve_char_ref()
                        .map_err(|error| self.bad(error.to_string()))?;
                    let name = reference.xml10_content();
                    match (character, resolve_predefined_entity(&name)) {
                        (Some(character), _) => Part::Text(Cow::Owned(character.to_string())),
                        (None, Some(text)) => Part::Text(Cow::Borrowed(text)),
                        (None, None) => {
                            return Err(self.bad(format!(
                                "the entity &{name}; is not one of XML's own five; write the text itself"
                            )));
                        }
                    }
                }
                Event::DocType(content) => Part::DocType(content.into_inner().into_owned()),
                Event::Eof if self.depth > 0 => {
                    let line = self.text.lines().count();
                    let what = "the file ends within an element; it was cut off".into();
                    return Err(BadXml { line, what });
                }
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
            }));
        }
    }

    fn count_lines(&mut self) {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let at = at.min(self.text.len());
        let passed = &self.text.as_bytes()[self.before..at];
        self.line += passed.iter().filter(|b| **b == b'\n').count();
        self.before = at;
    }
}

/// Text as element content or attribute value, and how many of its characters XML forbids (1.0, section 2.2): they
/// are left out.
pub fn content(text: &str) -> (String, usize) {
    let forbidden = text.chars().filter(|c| !is_xml(*c)).count();
    let kept: Cow<'_, str> = match forbidden {
        0 => Cow::Borrowed(text),
        _ => text.chars().filter(|c| is_xml(*c)).collect(),
    };
    // a bare carriage return would be read back as a line feed (XML 1.0, section 2.11)
    (escape(kept).replace('\r', "&#13;"), forbidden)
}

/// XML 1.0, section 2.2.
pub fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_know_their_line() {
        let mut parts = Parts::new("<a>\n<b c=\"d\"/>x &amp; y\n</a>");
        let mut seen = Vec::new();
        while let Some(part) = parts.next().unwrap() {
            let what = match part {
                Part::Open(element) => {
                    format!("<{} {:?}", element.name(), element.attribute("c").unwrap())
                }
                Part::Close(end) => format!(">{}", end.name()),
                Part::Text(text) => text.into_owned(),
                Part::DocType(_) => "doctype".into(),
            };
            seen.push((parts.line(), what));
        }
        let told: Vec<String> = seen.iter().map(|(line, what)| format!("{line}{what}")).collect();
        assert_eq!(
            told,
            ["1<a None", "1\n", "2<b Some(\"d\")", "2>b", "2x ", "2&", "2 y\n", "3>a"]
        );
    }
}
