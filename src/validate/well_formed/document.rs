//! A document from its first character to its last: prolog, root, what comes after it.

use super::Breach;
use super::cursor::{Cursor, is_blank};
use super::declaration::{document_type, equals, xml_declaration};
use super::namespaces::{Attribute, Namespaces};
use super::references::{BadReference, bad_references};

/// An element that is open.
struct Open<'t> {
    name: &'t str,
    at: usize,
    /// How many prefixes it binds.
    bound: usize,
}

pub(super) struct Document<'t> {
    cursor: Cursor<'t>,
    open: Vec<Open<'t>>,
    namespaces: Namespaces<'t>,
    has_doctype: bool,
    has_root: bool,
    references: Vec<BadReference>,
}

impl<'t> Document<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Document {
            cursor: Cursor { text, at: 0 },
            open: Vec::new(),
            namespaces: Namespaces::default(),
            has_doctype: false,
            has_root: false,
            references: Vec::new(),
        }
    }

    /// The name of the innermost element that is open; empty if none is.
    pub(super) fn innermost(&self) -> &'t str {
        self.open.last().map_or("", |open| open.name)
    }

    /// The references found that stand for nothing, in order.
    pub(super) fn into_references(self) -> Vec<BadReference> {
        self.references
    }

    /// Reads to the end.
    pub(super) fn read(&mut self, start: usize) -> Result<(), Breach> {
        self.cursor.at = start;
        let is_declared =
            self.cursor.rest().strip_prefix("<?xml").is_some_and(|rest| rest.starts_with(is_blank));
        if is_declared {
            self.cursor.take("<?xml");
            xml_declaration(&mut self.cursor)?;
        }
        while !self.cursor.rest().is_empty() {
            let at = self.cursor.at;
            let cursor = &mut self.cursor;
            match () {
                () if cursor.take("<!--") => self.comment(at)?,
                () if cursor.take("<?") => self.instruction(at)?,
                () if cursor.take("<![CDATA[") => self.character_data(at)?,
                () if cursor.take("<!DOCTYPE") => self.doctype(at)?,
                () if cursor.is_at("<!") => {
                    return cursor.breach(
                        "<! begins a comment (<!--), a CDATA section (<![CDATA[) or a DOCTYPE here; where < is meant as a sign, write &lt;",
                    );
                }
                () if cursor.take("</") => self.end_tag(at)?,
                () if cursor.take("<") => self.start_tag(at)?,
                () => self.text()?,
            }
        }
        match self.open.last() {
            Some(open) => {
                let line = 1 + self.cursor.text[..open.at].matches('\n').count();
                self.cursor.breach(format!(
                    "the file ends within an element; it was cut off, or </{}> is missing for line {line}",
                    open.name
                ))
            }
            None if !self.has_root => {
                self.cursor.breach("the file ends before its root element; it was cut off")
            }
            None => Ok(()),
        }
    }

    fn comment(&mut self, at: usize) -> Result<(), Breach> {
        match self.cursor.take_until("--") {
            None => {
                Err(Breach { at, what: "the comment is never closed; close it with -->".into() })
            }
            Some(_) if self.cursor.take(">") => Ok(()),
            Some(_) => {
                self.cursor.at -= "--".len();
                self.cursor.breach("-- may not stand within a comment; write a single -")
            }
        }
    }

    /// A processing instruction (section 2.6).
    fn instruction(&mut self, at: usize) -> Result<(), Breach> {
        let name = self.cursor.take_name("the name of a processing instruction")?;
        let what = if name == "xml" {
            "the XML declaration may stand only once, as the very first of the file, with a version; delete it, or what comes before it"
        } else if name.eq_ignore_ascii_case("xml") {
            "no processing instruction may be named xml; the XML declaration is written in small letters"
        } else if name.contains(':') {
            "the name of a processing instruction has no colon"
        } else if !self.cursor.is_at("?>") && !self.cursor.take_blanks() {
            return self
                .cursor
                .breach("a blank or ?> must stand after the name of a processing instruction");
        } else if self.cursor.take_until("?>").is_none() {
            "the processing instruction is never closed; close it with ?>"
        } else {
            return Ok(());
        };
        Err(Breach { at, what: what.into() })
    }

    /// A CDATA section (section 2.7).
    fn character_data(&mut self, at: usize) -> Result<(), Breach> {
        if self.open.is_empty() {
            return Err(Breach { at, what: self.outside("a CDATA section") });
        }
        match self.cursor.take_until("]]>") {
            Some(_) => Ok(()),
            None => Err(Breach {
                at,
                what: "the CDATA section is never closed; close it with ]]>".into(),
            }),
        }
    }

    fn doctype(&mut self, at: usize) -> Result<(), Breach> {
        if self.has_doctype || self.has_root {
            let what = "a DOCTYPE may stand only once, before the root element; delete this one";
            return Err(Breach { at, what: what.into() });
        }
        self.has_doctype = true;
        document_type(&mut self.cursor)
    }

    fn start_tag(&mut self, at: usize) -> Result<(), Breach> {
        if self.has_root && self.open.is_empty() {
            let what = "a second root element; a file has one, and nothing after it but comments: delete it, or put both into one";
            return Err(Breach { at, what: what.into() });
        }
        self.has_root = true;
        let name = self.cursor.take_name("the name of an element")?;
        let mut attributes = Vec::new();
        let is_empty = loop {
            let blank = self.cursor.take_blanks();
            if self.cursor.take("/>") {
                break true;
            } else if self.cursor.take(">") {
                break false;
            } else if !blank && !self.cursor.rest().is_empty() {
                return self
                    .cursor
                    .breach(format!("a blank, > or /> must stand here in the tag <{name}>"));
            }
            attributes.push(self.attribute(name)?);
        };
        let bound = self.namespaces.open(at, name, &attributes)?;
        match is_empty {
            true => self.namespaces.close(bound),
            false => self.open.push(Open { name, at, bound }),
        }
        Ok(())
    }

    fn attribute(&mut self, element: &str) -> Result<Attribute<'t>, Breach> {
        let cursor = &mut self.cursor;
        let at = cursor.at;
        let name = cursor.take_name(&format!("an attribute, > or /> of <{element}>"))?;
        equals(cursor, name)?;
        let start = cursor.at + 1;
        let value = cursor.take_quoted(&format!("the value of {name}"))?;
        if let Some(at) = value.find('<') {
            let what =
                format!("a < within the value of {name}; write &lt;, or close the quote before it");
            return Err(Breach { at: start + at, what });
        }
        self.references.extend(bad_references(value, start));
        Ok(Attribute { at, name, value })
    }

    fn end_tag(&mut self, at: usize) -> Result<(), Breach> {
        let name = self.cursor.take_name("the name of an element")?;
        self.cursor.take_blanks();
        if !self.cursor.take(">") {
            return self.cursor.breach(format!("the end tag </{name}> must end here with >"));
        }
        let what = match self.open.pop() {
            Some(open) if open.name == name => {
                self.namespaces.close(open.bound);
                return Ok(());
            }
            Some(open) => {
                let line = 1 + self.cursor.text[..open.at].matches('\n').count();
                let what = format!(
                    "</{name}> stands where </{}> must, of line {line}; close what was opened last first",
                    open.name
                );
                self.open.push(open);
                what
            }
            None => format!("</{name}> closes nothing that is open; delete it"),
        };
        Err(Breach { at, what })
    }

    /// Text up to the next tag.
    fn text(&mut self) -> Result<(), Breach> {
        let (rest, start) = (self.cursor.rest(), self.cursor.at);
        let text = &rest[..rest.find('<').unwrap_or(rest.len())];
        if self.open.is_empty() {
            if let Some(at) = text.find(|c| !is_blank(c)) {
                return Err(Breach { at: start + at, what: self.outside("text") });
            }
        } else if let Some(at) = text.find("]]>") {
            let what = "]]> may not stand in text; write ]]&gt;".into();
            self.references.extend(bad_references(&text[..at], start));
            return Err(Breach { at: start + at, what });
        }
        self.references.extend(bad_references(text, start));
        self.cursor.at += text.len();
        Ok(())
    }

    /// Why something may not stand before or after the root.
    fn outside(&self, what: &str) -> String {
        let side = if self.has_root { "after the root element" } else { "before the root element" };
        format!("{what} {side}; only comments may stand there; delete it, or put it into the root")
    }
}
