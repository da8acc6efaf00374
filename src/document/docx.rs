//! Word documents (ECMA-376, part 1, WordprocessingML), with tracked changes accepted.

use super::NotRead;
use super::archive::{self, Archive, BadArchive};
use super::paragraphs::Paragraphs;
use super::relationships::{of_kind, relationships};
use super::tables;
use crate::format::{self, Format, Reads};
use crate::text::source_text::SourceText;
use crate::text::xml::{self, BadXml, Element, Part, Parts};
use rustc_hash::FxHashSet;
use std::ops::Range;

pub(crate) static FORMAT: Format = Format {
    names: &["docx"],
    title: "Word document",
    help: "A Word document, with tracked changes accepted",
    extensions: &[".docx"],
    recognises: |start| archive::holds(start.bytes, PART_BEGINS),
    read: Some(Reads::Text(|bytes, _| text(bytes))),
    tables: |bytes| {
        let Ok(mut archive) = Archive::new(bytes) else { return Vec::new() };
        let Ok((_, xml)) = main_part(&mut archive) else { return Vec::new() };
        let styles = raised_styles(&mut archive);
        tables::of_xml(&xml, &TABLES, |element| raises(element, &styles))
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
    run: "r",
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
    let mut archive = Archive::new(bytes)?;
    let (_, xml) = main_part(&mut archive)?;
    let raised = raised_styles(&mut archive);
    let mut paragraphs = Paragraphs::default();
    read(&xml, &raised, |step, _| match step {
        Step::Open => paragraphs.open(),
        Step::Text { text, is_raised: true } => paragraphs.raised(text),
        Step::Text { text, .. } => paragraphs.text(text),
        Step::Close { goes_on } => paragraphs.close(goes_on),
    })?;
    Ok(paragraphs.finish())
}

/// The styles of text above the line.
pub(crate) type RaisedStyles = FxHashSet<String>;

/// The styles of a document whose text stands above the line; none where they cannot be read.
fn raised_styles(archive: &mut Archive) -> RaisedStyles {
    const STYLES: &str = "word/styles.xml";
    let mut raised = RaisedStyles::default();
    let Ok(xml) = archive.text(STYLES) else { return raised };
    let (mut parts, mut buffer) = (Parts::new(&xml), Vec::new());
    let mut style = None;
    while let Ok(Some(part)) = parts.next(&mut buffer) {
        let Part::Open(element) = part else { continue };
        let value = attribute(&element, "val").unwrap_or_default();
        match element.local_name() {
            "style" => style = attribute(&element, "styleId"),
            // a style comes behind the one that it is based on
            "basedOn" if raised.contains(&value) => raised.extend(style.clone()),
            "vertAlign" | "position" if is_above(&value) => raised.extend(style.clone()),
            _ => {}
        }
    }
    raised
}

/// Whether a property of a piece of text puts it above the line.
fn raises(element: &Element<'_>, raised: &RaisedStyles) -> bool {
    attribute(element, "val").is_some_and(|value| match element.local_name() {
        "rStyle" => raised.contains(&value),
        "vertAlign" | "position" => is_above(&value),
        _ => false,
    })
}

/// Whether a place is above the line: `superscript`, or a number of half points.
fn is_above(place: &str) -> bool {
    place == "superscript" || place.parse::<i32>().is_ok_and(|points| points > 0)
}

fn attribute(element: &Element<'_>, name: &str) -> Option<String> {
    let prefixed = format!("w:{name}");
    [&prefixed, name].into_iter().find_map(|name| element.attribute(name).ok().flatten())
}

/// What makes up the text of a document, in the order of its XML.
pub(crate) enum Step<'t> {
    /// A paragraph begins; one in a text box does so within another.
    Open,
    Text {
        text: &'t str,
        /// Whether it stands above the line.
        is_raised: bool,
    },
    /// The innermost paragraph ends.
    Close {
        /// Whether its mark was deleted, so that it goes on in the next.
        goes_on: bool,
    },
}

fn plain(text: &str) -> Step<'_> {
    Step::Text { text, is_raised: false }
}

/// Gives each step of the text, with the bytes of the XML that it takes up. `raised` are the styles of text above the line.
pub(crate) fn read(
    xml: &str,
    raised: &RaisedStyles,
    mut take: impl FnMut(Step<'_>, Range<usize>),
) -> Result<(), BadXml> {
    let mut parts = Parts::new(xml);
    let mut buffer = Vec::new();
    let (mut left_out, mut in_text, mut hidden) = (0_usize, false, false);
    let (mut properties, mut goes_on) = (0_usize, false);
    let mut is_raised = false;
    loop {
        let Some(part) = parts.next(&mut buffer)? else { return Ok(()) };
        let place = parts.range();
        match part {
            Part::Open(element) => {
                let name = element.local_name();
                let value = || attribute(&element, "val");
                // a deleted paragraph mark: the paragraph goes on in the next
                goes_on |= name == "del" && properties > 0 && left_out == 0;
                if left_out > 0 || LEFT_OUT.contains(&name) {
                    left_out += 1;
                    continue;
                }
                match name {
                    "p" => take(Step::Open, place),
                    "pPr" => properties += 1,
                    "r" => (hidden, is_raised) = (false, false),
                    "rStyle" if properties == 0 => {
                        is_raised |= value().is_some_and(|style| raised.contains(&style));
                    }
                    "vertAlign" | "position" if properties == 0 => {
                        is_raised = value().is_some_and(|place| is_above(&place));
                    }
                    "vanish" if properties == 0 => {
                        hidden = !matches!(value().as_deref(), Some("0" | "false" | "off"));
                    }
                    "t" => in_text = true,
                    _ if hidden || properties > 0 => {}
                    "tab" | "ptab" => take(plain("\t"), place),
                    "br" | "cr" => take(plain("\n"), place),
                    "noBreakHyphen" => take(plain("-"), place),
                    _ => {}
                }
            }
            Part::Close(_) if left_out > 0 => left_out -= 1,
            Part::Close(end) => match end.local_name() {
                "p" => take(Step::Close { goes_on: std::mem::take(&mut goes_on) }, place),
                "pPr" => properties = properties.saturating_sub(1),
                "r" => (hidden, is_raised) = (false, false),
                "t" => in_text = false,
                _ => {}
            },
            Part::Text(text) if in_text && !hidden && left_out == 0 => {
                take(Step::Text { text: &text, is_raised }, place);
            }
            Part::Text(_) | Part::DocType(_) | Part::Aside => {}
        }
    }
}
