//! Word documents (ECMA-376, part 1, WordprocessingML), with tracked changes accepted.

use super::NotRead;
use super::archive;
use super::archive::part;
use super::paragraphs::Paragraphs;
use super::tables;
use crate::format::{self, Format, Reads};
use crate::text::source_text::SourceText;
use crate::text::xml::{Part, Parts};

pub(crate) static FORMAT: Format = Format {
    names: &["docx"],
    title: "Word document",
    help: "A Word document, with tracked changes accepted",
    extensions: &[".docx"],
    recognises: |start| archive::holds(start.bytes, PART),
    read: Some(Reads::Text(|bytes, _| text(bytes))),
    tables: |bytes| {
        part(bytes, PART).map_or_else(|_| Vec::new(), |xml| tables::of_xml(&xml, &TABLES))
    },
    ..format::UNNAMED
};

/// The part that holds the text; its presence makes a zip file a Word document.
const PART: &str = "word/document.xml";

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

/// The text of all paragraphs in order. Its lines are paragraphs, counted from 1.
pub(super) fn text(bytes: &[u8]) -> Result<SourceText, NotRead> {
    let xml = part(bytes, PART)?;
    let mut parts = Parts::new(&xml);
    let mut buffer = Vec::new();
    let mut paragraphs = Paragraphs::default();
    let (mut left_out, mut in_text, mut hidden) = (0_usize, false, false);
    let (mut properties, mut goes_on) = (0_usize, false);
    while let Some(part) = parts.next(&mut buffer)? {
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
                    "p" => paragraphs.open(),
                    "pPr" => properties += 1,
                    "r" => hidden = false,
                    "vanish" if properties == 0 => {
                        hidden = !matches!(value().as_deref(), Some("0" | "false" | "off"));
                    }
                    "t" => in_text = true,
                    _ if hidden || properties > 0 => {}
                    "tab" | "ptab" => paragraphs.text("\t"),
                    "br" | "cr" => paragraphs.text("\n"),
                    "noBreakHyphen" => paragraphs.text("-"),
                    _ => {}
                }
            }
            Part::Close(_) if left_out > 0 => left_out -= 1,
            Part::Close(end) => match end.local_name() {
                "p" => paragraphs.close(std::mem::take(&mut goes_on)),
                "pPr" => properties = properties.saturating_sub(1),
                "r" => hidden = false,
                "t" => in_text = false,
                _ => {}
            },
            Part::Text(text) if in_text && !hidden && left_out == 0 => paragraphs.text(&text),
            Part::Text(_) | Part::DocType(_) | Part::Aside => {}
        }
    }
    Ok(paragraphs.finish())
}
