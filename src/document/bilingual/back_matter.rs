//! What stands behind one of two texts alone: its keywords, references, thanks, funding, declarations.

use super::references::is_reference;
use crate::document::{Block, BlockKind, Document, LineNote, is_keyword_list, keywords_label};
use crate::language::{LanguageTag, heading_class, pack};
use crate::side::{Side, Sides};
use crate::text::shortened::shortened;
use crate::wording::note;
use std::ops::Range;

const CLASSES: [&str; 4] = ["references", "acknowledgements", "funding", "declarations"];

const KEYWORDS: &str = "keywords";

/// So much of a part without a heading is shown.
const SHOWN: usize = 60;

/// Leaves out what one text has behind it and the other has not: it is neither an addition nor an omission. `around` are
/// the blocks that both were found among: a list that is there in the other language is not lacking.
pub(crate) fn leave_out_lone_back_matter(
    pair: &mut Sides<Document>,
    around: &[Block],
) -> Vec<(Side, LineNote)> {
    let mut notes = Vec::new();
    let found = pair.as_ref().map(|document| parts(&document.blocks));
    for side in Side::BOTH {
        let others = &found[side.other()];
        let other = &pair[side.other()];
        let has_list = other.blocks.iter().any(may_be_keywords)
            || around.iter().any(|block| is_label_in(&other.language, block));
        let is_lone = |part: &&Part| {
            let is_there = others.iter().any(|other| other.class == part.class);
            !is_there && (part.class != KEYWORDS || !has_list)
        };
        let lone: Vec<&Part> = found[side].iter().filter(is_lone).collect();
        let blocks = &mut pair[side].blocks;
        for part in &lone {
            let first = &blocks[part.blocks.start].text;
            let heading = first.as_str()[..part.heading].trim_end_matches(char::is_whitespace);
            let heading = shortened(heading, SHOWN);
            let what = note!("lone-part", heading: heading);
            notes.push((side, LineNote { line: first.lines().0, what }));
        }
        let is_left = |index: usize| !lone.iter().any(|part| part.blocks.contains(&index));
        let mut index = 0..blocks.len();
        blocks.retain(|_| index.next().is_some_and(is_left));
    }
    notes
}

/// A part behind a text.
struct Part {
    class: &'static str,
    /// Where its heading ends in its first block.
    heading: usize,
    blocks: Range<usize>,
}

fn parts(blocks: &[Block]) -> Vec<Part> {
    let is_text =
        |block: &&Block| block.kind != BlockKind::Paragraph || !is_reference(block.text.as_str());
    // a list of references may have no heading
    let listed = blocks.len() - blocks.iter().rev().take_while(|block| !is_text(block)).count();
    let mut parts: Vec<Part> = Vec::new();
    let mut behind_text = false;
    // whether the last part is under a heading, and goes on
    let mut is_open = false;
    for (index, block) in blocks.iter().enumerate() {
        let text = block.text.as_str();
        let found = match block.kind {
            BlockKind::Heading => heading_class(text).map(|class| (class, text.len(), true)),
            BlockKind::Keywords => match parts.last_mut() {
                // an item a line, or all below a heading
                Some(part) if part.class == KEYWORDS && part.blocks.end == index => {
                    part.blocks.end = index + 1;
                    None
                }
                _ => Some((KEYWORDS, keywords_label(text).unwrap_or(text.len()), false)),
            },
            BlockKind::Paragraph if index >= listed && !is_open => {
                Some(("references", text.len(), false))
            }
            BlockKind::Paragraph => label(text).map(|(class, end)| (class, end, false)),
            _ => None,
        };
        let stands_behind = |class| class == KEYWORDS || behind_text && CLASSES.contains(&class);
        match found.filter(|(class, ..)| stands_behind(class)) {
            Some((class, heading, is_heading)) => {
                parts.push(Part { class, heading, blocks: index..index + 1 });
                is_open = is_heading && class != KEYWORDS || class == "references";
            }
            None if matches!(block.kind, BlockKind::Paragraph) && is_open => {
                if let Some(part) = parts.last_mut() {
                    part.blocks.end = index + 1;
                }
            }
            None => {
                is_open = false;
                behind_text |= block.kind == BlockKind::Paragraph;
            }
        }
    }
    parts
}

/// Whether a block begins with the label of keywords in a language.
fn is_label_in(language: &LanguageTag, block: &Block) -> bool {
    let text = block.text.as_str();
    let label = &text[..keywords_label(text).unwrap_or(text.len())];
    let label = label.trim_matches(|c: char| !c.is_alphabetic());
    pack(language).is_some_and(|pack| pack.heading_class(label) == Some(KEYWORDS))
}

/// Whether a block may be keywords behind a label that is not known.
fn may_be_keywords(block: &Block) -> bool {
    const LONGEST_LABEL: usize = 4;
    let text = block.text.as_str();
    let (label, list) = text.split_once(':').unwrap_or(("", text));
    block.kind == BlockKind::Paragraph
        && label.split_whitespace().count() <= LONGEST_LABEL
        && is_keyword_list(list)
}

/// The class of the label that a paragraph begins with, as in `Funding: …`, and where it ends.
fn label(text: &str) -> Option<(&'static str, usize)> {
    let end = text.find([':', '：', '.', '—', '–'])?;
    let goes_on = text[end..].contains(char::is_alphanumeric);
    heading_class(&text[..end]).filter(|_| goes_on).map(|class| (class, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::bilingual::whole;
    use crate::document::plain;

    const EN: &str = "Pain was measured in forty nurses.\n\nIt fell after the course.";
    const ES: &str = "Se midió el dolor en cuarenta enfermeras.\n\nDisminuyó tras el curso.";

    /// Each row: what is behind the English text, what behind the Spanish one, and what is left of both.
    #[test]
    fn what_stands_behind_one_text_alone_is_left_out() {
        for (en, es, left) in [
            ("Acknowledgements\n\nWe thank them.\n\nAnd you.", "", ["", ""]),
            ("", "Referencias\n\n1. Rey A. Dolor. 2010.\n\n2. Gil B. Sueño. 2011.", ["", ""]),
            ("Funding: The State paid for it.", "", ["", ""]),
            ("", "Financiación. La pagó el Estado.\n\nAgradecimientos: A todas.", ["", ""]),
            (
                "Funding: The State paid for it.\n\nReferences\n\n1. Rey A. Pain. 2010.",
                "Financiación: La pagó el Estado.",
                ["Funding: The State paid for it.", "Financiación: La pagó el Estado."],
            ),
            (
                "1. Rey A, Gil B. Pain. J Work. 2010;3(2):4-9.\n\n2. Prado C. Sleep. J Work. 2011;4(1):5-8.",
                "",
                ["", ""],
            ),
            (
                "Conflicts of interest\n\nNone.\n\nKeywords: pain; sleep",
                "Palabras clave: dolor; sueño",
                ["Keywords: pain; sleep", "Palabras clave: dolor; sueño"],
            ),
            ("Keywords: pain; sleep", "", ["", ""]),
            ("", "Palabras clave\n\ndolor\n\nsueño", ["", ""]),
            ("pain; sleep; nursing", "Financiación: La pagó el Estado.", ["", ""]),
            (
                "Keywords: pain; sleep; nursing",
                "Voces guía: dolor; sueño; enfermería",
                ["Keywords: pain; sleep; nursing", "Voces guía: dolor; sueño; enfermería"],
            ),
            ("Funding was short in both clinics.", "", ["Funding was short in both clinics.", ""]),
        ] {
            let document = |language, text: &str, behind: &str| {
                let read = plain::read(format!("{text}\n\n{behind}\n").as_bytes()).unwrap();
                whole("t", read.blocks, LanguageTag::known(language))
            };
            let mut pair = Sides::new(document("en", EN, en), document("es", ES, es));
            let notes = leave_out_lone_back_matter(&mut pair, &[]);
            let shown = |document: &Document| {
                let texts = document.blocks.iter().map(|block| block.text.as_str());
                texts.collect::<Vec<_>>().join("\n\n")
            };
            let wanted = [EN, ES].into_iter().zip(left);
            let wanted = wanted.map(|(text, left)| format!("{text}\n\n{left}").trim().to_owned());
            let found = pair.as_ref().map(shown);
            assert_eq!([found.source, found.target], *wanted.collect::<Vec<_>>());
            assert_eq!(notes.is_empty(), left == [en, es], "{en}, {es}: {notes:?}");
        }
    }
}
