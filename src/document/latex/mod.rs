//! LaTeX: the running text of an article or a thesis, without commands and comments.

mod definitions;
mod front_matter;
mod included;
mod lengths;
mod maths;
mod reader;
mod scan;
#[cfg(test)]
mod tests;

use super::reader_table::ReaderTable;
use crate::format::{self, Format, Reads};
use crate::text::encoding::decode;
use crate::text::source_text::SourceText;
use definitions::Definitions;
pub(super) use maths::in_signs;
use reader::Reader;
use scan::Scan;
use std::ops::Range;
use std::sync::LazyLock;

pub(crate) static FORMAT: Format = Format {
    names: &["latex"],
    title: "LaTeX",
    help: "LaTeX, without commands and comments; the files it includes are read where they are below its folder",
    extensions: &[".tex"],
    read_extensions: &[".ltx"],
    recognises: |start| !start.is_named && start.text.contains("\\documentclass"),
    read: Some(Reads::Text(|bytes, fetch| {
        Ok(text(&included::with_included(decode(bytes)?, fetch)))
    })),
    ..format::UNNAMED
};

/// What is known of commands.
static KNOWN: LazyLock<ReaderTable> =
    LazyLock::new(|| ReaderTable::parse(include_str!("commands.tsv")));

/// Title, abstracts, keywords and body: paragraphs and headings. Maths in a line is kept, on lines of its own it is
/// left out, as are notes, citations, figures and tables.
pub(super) fn text(source: &SourceText) -> SourceText {
    let scan = Scan::new(source.as_str());
    let definitions = Definitions::of(&scan);
    let body = body(&scan);
    let mut reader = Reader::new(source, &scan, &definitions);
    let preamble = if body.start > 0 { 0..body.start } else { 0..0 };
    for part in front_matter::parts(&scan, preamble, body.clone()) {
        reader.part(part);
    }
    reader.read(body);
    reader.finish()
}

/// What is between the beginning and the end of the document: all of a file that has none.
fn body(scan: &Scan<'_>) -> Range<usize> {
    let all = 0..scan.text.len();
    let Some(begin) = scan.command_with_argument("begin", "document", &all) else { return all };
    let end = scan.command_with_argument("end", "document", &(begin.end..all.end));
    begin.end..end.map_or(all.end, |end| end.start)
}
