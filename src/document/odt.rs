//! OpenDocument texts (OASIS OpenDocument 1.3, part 3), with tracked changes accepted.

use super::NotRead;
use super::archive::part;
use super::archive::{self, Archive, BadArchive};
use super::paragraphs::Paragraphs;
use super::tables;
use crate::format::{self, Format, Reads};
use crate::text::source_text::SourceText;
use crate::text::xml::{Element, Part, Parts};
use rustc_hash::FxHashSet;

pub(crate) static FORMAT: Format = Format {
    names: &["odt"],
    title: "OpenDocument text",
    help: "An OpenDocument text, with tracked changes accepted",
    extensions: &[".odt"],
    recognises: |start| {
        archive::holds(&start.bytes[..start.bytes.len().min(MIMETYPE_ENDS)], MIMETYPE)
    },
    read: Some(Reads::Text(|bytes, _| text(bytes))),
    tables: |bytes| {
        let mut superscripts = Superscripts::default();
        part(bytes, PART).map_or_else(
            |_| Vec::new(),
            |xml| tables::of_xml(&xml, &TABLES, |element| superscripts.raises(element)),
        )
    },
    ..format::UNNAMED
};

const PART: &str = "content.xml";
/// What lists the parts of a file, and how they are encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";

/// How the file begins, and where that ends.
const MIMETYPE: &str = "mimetypeapplication/vnd.oasis.opendocument.text";
const MIMETYPE_ENDS: usize = 200;

/// What is not text of the article: deleted text, notes, comments, and what describes pictures.
const LEFT_OUT: [&str; 6] = [
    "text:tracked-changes",
    "text:note",
    "office:annotation",
    "svg:title",
    "svg:desc",
    "office:forms",
];

const TABLES: tables::Elements = tables::Elements {
    table: "table",
    row: "table-row",
    cell: "table-cell",
    text: &["p", "h"],
    breaks: &["p", "h", "s", "tab", "line-break"],
    left_out: &["tracked-changes", "note", "annotation", "title", "desc", "forms"],
    run: "span",
};

/// The text of all paragraphs and headings in order. Its lines are paragraphs, counted from 1.
pub(super) fn text(bytes: &[u8]) -> Result<SourceText, NotRead> {
    let mut archive = Archive::new(bytes)?;
    // a protected text is there, encrypted
    let is_protected = |list: String| list.contains("encryption-data");
    if archive.text(MANIFEST).is_ok_and(is_protected) {
        return Err(BadArchive::Protected.into());
    }
    let xml = archive.text(PART)?;
    let mut parts = Parts::new(&xml);
    let mut buffer = Vec::new();
    let mut paragraphs = Paragraphs::default();
    let mut left_out = 0_usize;
    let mut superscripts = Superscripts::default();
    while let Some(part) = parts.next(&mut buffer)? {
        match part {
            Part::Open(element) if left_out > 0 || LEFT_OUT.contains(&element.name()) => {
                left_out += 1;
            }
            Part::Open(element) => match element.name() {
                name @ ("style:style" | "style:text-properties" | "text:span") => {
                    let is_raised = superscripts.raises(&element);
                    if name == "text:span" {
                        superscripts.open(is_raised);
                    }
                }
                "text:p" | "text:h" => paragraphs.open(),
                "text:s" | "text:tab" => paragraphs.text(" "),
                "text:line-break" => paragraphs.text("\n"),
                _ => {}
            },
            Part::Close(_) if left_out > 0 => left_out -= 1,
            Part::Close(end) if matches!(end.name(), "text:p" | "text:h") => {
                paragraphs.close(false)
            }
            Part::Close(end) if end.name() == "text:span" => superscripts.close(),
            Part::Text(text) if left_out == 0 => {
                // line ends in the file are blanks, those of the text are elements
                let text = text.replace('\n', " ");
                match superscripts.is_open() {
                    true => paragraphs.raised(&text),
                    false => paragraphs.text(&text),
                }
            }
            _ => {}
        }
    }
    Ok(paragraphs.finish())
}

fn attribute(element: &Element<'_>, name: &str) -> Option<String> {
    element.attribute(name).ok().flatten()
}

/// Which text stands above the line, as its style says.
#[derive(Default)]
struct Superscripts {
    /// The style that is declared.
    style: Option<String>,
    names: FxHashSet<String>,
    /// Whether each open span is above the line.
    open: Vec<bool>,
}

impl Superscripts {
    /// Takes a position, as `super 58%` or `33% 58%`, for that of the style that is declared.
    fn learn(&mut self, position: &str) {
        let raised = position.split(' ').next().unwrap_or_default();
        let share = raised.strip_suffix('%').and_then(|share| share.parse::<f32>().ok());
        if raised == "super" || share.is_some_and(|share| share > 0.0) {
            self.names.extend(self.style.clone());
        }
    }

    /// Whether an element is a span above the line; of others it learns which styles are.
    fn raises(&mut self, element: &Element<'_>) -> bool {
        match element.name() {
            "style:style" => self.style = attribute(element, "style:name"),
            "style:text-properties" => {
                let position = attribute(element, "style:text-position");
                self.learn(&position.unwrap_or_default());
            }
            "text:span" => {
                let style = attribute(element, "text:style-name");
                return style.is_some_and(|style| self.names.contains(&style));
            }
            _ => {}
        }
        false
    }

    fn open(&mut self, is_raised: bool) {
        self.open.push(is_raised || self.is_open());
    }

    fn close(&mut self) {
        self.open.pop();
    }

    fn is_open(&self) -> bool {
        self.open.last().is_some_and(|raised| *raised)
    }
}
