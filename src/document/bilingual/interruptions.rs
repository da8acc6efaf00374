//! What stands between two parts of one abstract: notes, heads and boxes of a page.

use super::runs::{Run, is_sentence};
use crate::document::page::footnotes::is_note;
use crate::document::{Block, BlockKind, LineNote};
use crate::language::is_stopword_of_line;
use crate::text::shortened::shortened;
use crate::wording::note;

/// The blocks without those that interrupt an abstract, and notes on these; none where nothing does. An abstract is
/// interrupted where below its heading there are no keywords, and behind a few blocks of the page there is one more in its
/// language, with keywords and without a heading.
pub(super) fn without_interruptions(
    runs: &[Run],
    blocks: &[Block],
) -> Option<(Vec<Block>, Vec<LineNote>)> {
    let between: Vec<usize> = runs
        .windows(2)
        .filter_map(|pair| interruption(&pair[0], &pair[1], blocks))
        .flatten()
        .collect();
    if between.is_empty() {
        return None;
    }
    let is_out = |index: usize| between.binary_search(&index).is_ok();
    let mut notes = Vec::new();
    let mut kept: Vec<Block> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let text = block.text.as_str();
        if is_out(index) {
            notes.push(left_out(block));
            continue;
        }
        let goes_on = index > 0 && is_out(index - 1) && text.starts_with(char::is_lowercase);
        match kept.last_mut().filter(|_| goes_on) {
            Some(before) => {
                before.text.push_blank_before(&block.text);
                before.text.append(&block.text);
            }
            None => kept.push(block.clone()),
        }
    }
    Some((kept, notes))
}

/// That a block is of the page.
pub(super) fn left_out(block: &Block) -> LineNote {
    const SHOWN: usize = 80;
    let text = shortened(block.text.as_str(), SHOWN);
    let what = note!("page-furniture", text: format!("{text:?}"));
    LineNote { line: block.text.lines().0, what }
}

/// The blocks of the page between an abstract and the rest of it; sentences may stand between them.
fn interruption(run: &Run, rest: &Run, blocks: &[Block]) -> Option<Vec<usize>> {
    const MOST: usize = 10;
    /// Shorter words may be in `et al.`
    const SHORTEST: usize = 4;
    let between = run.body.end..rest.body.start;
    // a place of work may look like a list of keywords
    let has_keywords = run.keywords.clone().any(|index| run.has_label(blocks[index].text.as_str()));
    let is_rest = run.headed
        && !has_keywords
        && !rest.headed
        && run.language == rest.language
        && !rest.keywords.is_empty()
        && rest.keywords.start == rest.body.end;
    if !is_rest || between.len() > MOST {
        return None;
    }
    let is_of_page = |text: &str| {
        let is_small = |word: &str| {
            word.starts_with(char::is_lowercase)
                && word.chars().all(char::is_alphabetic)
                && word.chars().count() >= SHORTEST
                && !is_stopword_of_line(word, text)
        };
        is_note(text) || !text.split_whitespace().any(is_small)
    };
    let mut found = Vec::new();
    for index in between {
        let text = blocks[index].text.as_str();
        match blocks[index].kind {
            BlockKind::Paragraph if is_sentence(text, &run.language) => {}
            BlockKind::Paragraph | BlockKind::Keywords if is_of_page(text) => found.push(index),
            _ => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}
