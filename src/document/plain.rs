//! The reader of plain text.

use super::tables::Table;
use super::{Block, BlockKind, LineNote, accents, columns, page};
use crate::format::{self, Format, Reads};
use crate::text::encoding::{Unreadable, decode};
use crate::text::source_text::SourceText;

pub(crate) static FORMAT: Format = Format {
    names: &["text"],
    title: "plain text",
    help: "Plain text, also what pdftotext writes; in UTF-8, UTF-16 or Windows-1252",
    extensions: &[".txt"],
    read_extensions: &[".text"],
    read: Some(Reads::Text(|bytes, _| Ok(decode(bytes)?))),
    tables: |bytes| decode(bytes).map_or_else(|_| Vec::new(), |text| by_tabs(text.as_str())),
    ..format::UNNAMED
};

/// The table that a text is if each of its lines has as many tabs.
fn by_tabs(text: &str) -> Vec<Table> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let tabs = |line: &str| line.matches('\t').count();
    let first = lines().next().map_or(0, tabs);
    if first == 0 || !lines().all(|line| tabs(line) == first) {
        return Vec::new();
    }
    let cells = |line: &str| line.split('\t').map(|cell| cell.trim().to_owned()).collect();
    vec![lines().map(cells).collect()]
}

/// What a text holds, in order, and what was left out and why.
#[derive(Debug, PartialEq)]
pub(crate) struct Plain {
    pub blocks: Vec<Block>,
    pub notes: Vec<LineNote>,
}

/// Reads a text file: paragraphs, headings and keyword lists. Titles are known only once it is known
/// what they are titles of.
pub(crate) fn read(bytes: &[u8]) -> Result<Plain, Unreadable> {
    Ok(blocks(&decode(bytes)?))
}

/// The lines of a text that touch the given lines of its source.
pub(crate) fn on_lines(text: &SourceText, (first, last): (usize, usize)) -> SourceText {
    let mut at = 0;
    let mut part = SourceText::default();
    for line in text.as_str().split_inclusive('\n') {
        let content = at..at + line.trim_end_matches('\n').len().max(1);
        at += line.len();
        let touched = text.line(content.start)..=text.line(content.end - 1);
        if *touched.start() <= last && first <= *touched.end() {
            part.append(&text.slice(content.start..at));
        }
    }
    part
}

/// The blocks of a text: what is between blank lines, wrapped lines joined.
pub(crate) fn blocks(text: &SourceText) -> Plain {
    let (unnumbered, about_numbers) = page::line_numbers::left_out(text).unzip();
    let text = unnumbered.as_ref().unwrap_or(text);
    let unfolded = columns::unfold(text);
    let text = unfolded.as_ref().unwrap_or(text);
    let joined = accents::joined(text);
    let (paragraphs, mut notes) = page::paragraphs(joined.as_ref().unwrap_or(text));
    notes.splice(0..0, about_numbers);
    let mut blocks: Vec<Block> = Vec::with_capacity(paragraphs.len());
    for text in paragraphs {
        let kind = BlockKind::of(text.as_str(), &blocks);
        blocks.push(Block { kind, text });
    }
    Plain { blocks, notes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_told_apart() {
        let text = "Resumen\nSe estudió la compasión en diez centros.\nPalabras clave: compasión; vergüenza";
        let kinds: Vec<_> =
            read(text.as_bytes()).unwrap().blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::Keywords]);
    }
}
