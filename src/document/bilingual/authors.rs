//! What stands between the title of a text and its abstract: its authors, their addresses.

use super::is_abstract_heading;
use crate::document::{Block, BlockKind, Document, LineNote};
use crate::side::{Side, Sides};
use crate::wording::note;
use std::ops::Range;

/// Leaves out the lines of authors of two texts: what is between a title and the heading of an abstract, and what is the
/// same in both above the first sentence.
pub(crate) fn leave_out_authors(pair: &mut Sides<Document>) -> Vec<(Side, LineNote)> {
    let above = pair.as_ref().map(|document| below_title(&document.blocks));
    let texts = Side::BOTH.map(|side| {
        let blocks = &pair[side].blocks[above[side].lines.clone()];
        blocks.iter().map(|block| block.text.as_str().to_owned()).collect::<Vec<_>>()
    });
    let [of_source, of_target] = texts;
    let texts = Sides::new(of_source, of_target);
    let mut notes = Vec::new();
    for side in Side::BOTH {
        let Above { lines, is_headed } = &above[side];
        let blocks = &mut pair[side].blocks;
        for index in lines.clone().rev() {
            let text = blocks[index].text.as_str();
            let is_address = text.contains('@') || text.contains("://");
            if *is_headed || is_address || texts[side.other()].iter().any(|other| other == text) {
                let line = blocks[index].text.lines().0;
                let what = note!("line-below-title", text: format!("{text:?}"));
                notes.push((side, LineNote { line, what }));
                blocks.remove(index);
            }
        }
    }
    notes.reverse();
    notes
}

struct Above {
    /// The blocks between a title and what follows it.
    lines: Range<usize>,
    /// Whether that is the heading of an abstract.
    is_headed: bool,
}

fn below_title(blocks: &[Block]) -> Above {
    const MOST: usize = 25;
    if blocks.first().is_none_or(|block| block.kind != BlockKind::Title) {
        return Above { lines: 0..0, is_headed: false };
    }
    let is_line = |block: &&Block| {
        block.kind == BlockKind::Paragraph && !block.text.as_str().ends_with(['.', '!', '?', ':'])
    };
    let count = blocks[1..].iter().take(MOST).take_while(is_line).count();
    let is_headed = blocks.get(1 + count).is_some_and(is_abstract_heading);
    Above { lines: 1..1 + count, is_headed }
}

/// Whether a line has nothing but several names of two words and more: `Ana Prado, Rosa del Campo and Luis Rey`.
pub(super) fn is_list_of_authors(line: &str) -> bool {
    /// `del`, `and`.
    const LONGEST_BETWEEN: usize = 3;
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let are_names = |part: &str| {
        let mut words = part.split_whitespace();
        words.clone().filter(is_name).count() > 1
            && words.all(|word| is_name(&word) || letters(word) <= LONGEST_BETWEEN)
    };
    line.contains([',', ';']) && line.split([',', ';']).all(are_names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::bilingual::whole;
    use crate::document::plain;
    use crate::language::LanguageTag;

    /// Each row: what stands between title and text of one of two texts, and of the other, and what is left of both.
    #[test]
    fn authors_are_no_text() {
        for (en, es, left) in [
            ("Ana Rey Gil\n\nBea Prado\n\nAbstract", "Resumen", ["Abstract", "Resumen"]),
            ("Ana Rey Gil\n\nana@example.org", "Ana Rey Gil", ["", ""]),
            ("Nurses at Night", "Ana Rey Gil", ["Nurses at Night", "Ana Rey Gil"]),
            ("Nurses at Night\n\nMethods", "Métodos", ["Nurses at Night\n\nMethods", "Métodos"]),
            ("We asked them.\n\nAbstract", "Resumen", ["We asked them.\n\nAbstract", "Resumen"]),
        ] {
            let document = |language, title: &str, between: &str, text: &str| {
                let read = plain::read(format!("{title}\n\n{between}\n\n{text}").as_bytes());
                whole("t", read.unwrap().blocks, LanguageTag::known(language))
            };
            let mut pair = Sides::new(
                document("en", "Sleep in the wards", en, "Nurses slept."),
                document("es", "Sueño en las plantas", es, "Las enfermeras durmieron."),
            );
            let notes = leave_out_authors(&mut pair);
            let shown = pair.map(|document| {
                let texts = document.blocks.iter().map(|block| block.text.as_str());
                let texts: Vec<&str> = texts.collect();
                texts[1..texts.len() - 1].join("\n\n")
            });
            assert_eq!([shown.source, shown.target], left);
            assert_eq!(notes.is_empty(), left == [en, es], "{en}, {es}: {notes:?}");
        }
    }

    #[test]
    fn authors_are_told_from_titles() {
        for (line, are_authors) in [
            ("Ana Prado, Rosa Campo", true),
            ("Ana M. Prado1, Rosa del Campo2 y Luis Rey*", true),
            ("Sleep of Nurses in the Wards", false),
            ("Compassion Focused Therapy And Shame", false),
            ("Shame, Guilt and Compassion", false),
            ("El sueño de las enfermeras", false),
        ] {
            assert_eq!(is_list_of_authors(line), are_authors, "{line}");
        }
    }
}
