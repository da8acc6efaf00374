//! The reader of plain text.

use super::{Block, BlockKind, Note, heading_class, is_keyword_list, keywords_label, page};
use crate::text::encoding::{Unreadable, decode};

/// What a text holds, in order, and what was left out and why.
#[derive(Debug, PartialEq)]
pub struct Plain {
    pub blocks: Vec<Block>,
    pub notes: Vec<Note>,
}

/// Reads a text file: paragraphs, headings and keyword lists. Titles are known only once it is known
/// what they are titles of.
pub fn read(bytes: &[u8]) -> Result<Plain, Unreadable> {
    let text = decode(bytes)?;
    let page::Paragraphs { paragraphs, notes } = page::paragraphs(&text);
    let mut blocks: Vec<Block> = Vec::with_capacity(paragraphs.len());
    for text in paragraphs {
        let kind = kind(text.as_str(), blocks.last());
        blocks.push(Block { kind, text });
    }
    Ok(Plain { blocks, notes })
}

/// What a block is, by its looks and the block before it.
pub fn kind(text: &str, before: Option<&Block>) -> BlockKind {
    let after_label = before.is_some_and(|before| {
        before.kind == BlockKind::Heading && heading_class(before.text.as_str()) == Some("keywords")
    });
    if keywords_label(text).is_some_and(|end| end < text.len()) {
        BlockKind::Keywords
    } else if heading_class(text).is_some() {
        BlockKind::Heading
    } else if is_keyword_list(text) || after_label {
        BlockKind::Keywords
    } else {
        BlockKind::Paragraph
    }
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
