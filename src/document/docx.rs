//! Word documents (ECMA-376, part 1, WordprocessingML), with tracked changes accepted.

use super::NotRead;
use super::archive::{self, Archive, BadArchive};
use super::paragraphs::Paragraphs;
use super::relationships::{of_kind, relationships};
use super::tables;
use crate::format::{self, Format, Reads};
use crate::text::source_text::SourceText;
use crate::text::xml::{self, BadXml, Part, Parts};
use std::ops::Range;

pub(crate) static FORMAT: Format = Format {
    names: &["docx"],
    title: "Word document",
    help: "A Word document, with tracked changes accepted",
    extensions: &[".docx"],
    recognises: |start| archive::holds(start.bytes, PART_BEGINS),
    read: Some(Reads::Text(|bytes, _| text(bytes))),
    tables: |bytes| {
        let xml = Archive::new(bytes).and_then(|mut archive| main_part(&mut archive));
        xml.map_or_else(|_| Vec::new(), |(_, xml)| tables::of_xml(&xml, &TABLES))
    },
    ..format::UNNAMED
};

/// The part that holds the text, where the package names no other.
const PART: &str = "word/document.xml";
/// How the name of that part begins, whatever its number; its presence makes a zip file a Word document.
const PART_BEGINS: &str = "word/document";

/// What is not text of the article: what was deleted or moved away, the double of a text box for old programs, and
/// properties, old and new.
const LEFT_OUT: [&str; 9] =
    ["del", "moveFrom", "Fallback", "pPrChange", "rPrChange", "tblPr", "sectPr", "tabs", "sdtPr"];

const TABLES: tables::Elements = tables::Elements {
    table: "tbl",
    row: "tr",
    cell: "tc",
    text: &["t"],
    breaks: &["p", "br", "cr", "tab"],
    left_out: &LEFT_OUT,
};

/// The name of the part that holds the text, and its content.
pub(crate) fn main_part(archive: &mut Archive) -> Result<(String, String), BadArchive> {
    // the package says which it is; some programs give it another name than Word
    let from_package = relationships(archive, "").unwrap_or_default();
    if let Some(name) = of_kind(&from_package, "officeDocument").filter(|name| *name != PART)
        && let Ok(content) = archive.text(name)
        && xml::root(&content) == Some("document")
    {
        return Ok((name.to_owned(), content));
    }
    Ok((PART.to_owned(), archive.text(PART)?))
}

/// The text of all paragraphs in order. Its lines are paragraphs, counted from 1.
pub(super) fn text(bytes: &[u8]) -> Result<SourceText, NotRead> {
    let (_, xml) = main_part(&mut Archive::new(bytes)?)?;
    let mut paragraphs = Paragraphs::default();
    read(&xml, |step, _| match step {
        Step::Open => paragraphs.open(),
        Step::Text(text) => paragraphs.text(text),
        Step::Close { goes_on } => paragraphs.close(goes_on),
    })?;
    Ok(paragraphs.finish())
}

/// What makes up the text of a document, in the order of its XML.
pub(crate) enum Step<'t> {
    /// A paragraph begins; one in a text box does so within another.
    Open,
    Text(&'t str),
    /// The innermost paragraph ends.
    Close {
        /// Whether its mark was deleted, so that it goes on in the next.
        goes_on: bool,
    },
}

/// Gives each step of the text, with the bytes of the XML that it takes up.
pub(crate) fn read(xml: &str, mut take: impl FnMut(Step<'_>, Range<usize>)) -> Result<(), BadXml> {
    let mut parts = Parts::new(xml);
    let mut buffer = Vec::new();
    let (mut left_out, mut in_text, mut hidden) = (0_usize, false, false);
    let (mut properties, mut goes_on) = (0_usize, false);
    loop {
        let Some(part) = parts.next(&mut buffer)? else { return Ok(()) };
        let place = parts.range();
        match part {
            Part::Open(element) => {
                let name = element.local_name();
                let value = || {
                    let names = ["w:val", "val"];
                    names.iter().find_map(|name| element.attribute(name).ok().flatten())
                };
                // a deleted paragraph mark: the paragraph goes on in the next
                goes_on |= name == "del" && properties > 0 && left_out == 0;
                if left_out > 0 || LEFT_OUT.contains(&name) {
                    left_out += 1;
                    continue;
                }
                match name {
                    "p" => take(Step::Open, place),
                    "pPr" => properties += 1,
                    "r" => hidden = false,
                    "vanish" if properties == 0 => {
                        hidden = !matches!(value().as_deref(), Some("0" | "false" | "off"));
                    }
                    "t" => in_text = true,
                    _ if hidden || properties > 0 => {}
                    "tab" | "ptab" => take(Step::Text("\t"), place),
                    "br" | "cr" => take(Step::Text("\n"), place),
                    "noBreakHyphen" => take(Step::Text("-"), place),
                    _ => {}
                }
            }
            Part::Close(_) if left_out > 0 => left_out -= 1,
            Part::Close(end) => match end.local_name() {
                "p" => take(Step::Close { goes_on: std::mem::take(&mut goes_on) }, place),
                "pPr" => properties = properties.saturating_sub(1),
                "r" => hidden = false,
                "t" => in_text = false,
                _ => {}
            },
            Part::Text(text) if in_text && !hidden && left_out == 0 => {
                take(Step::Text(&text), place);
            }
            Part::Text(_) | Part::DocType(_) | Part::Aside => {}
        }
    }
}
