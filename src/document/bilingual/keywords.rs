//! Keywords that stand elsewhere than below their abstract, or below their label.

use super::runs::{Run, WITHIN_REACH};
use crate::document::{
    Block, BlockKind, Document, is_keyword, is_keywords_heading, keywords_label,
};
use crate::side::{Side, Sides};

/// Gives keywords that stand above an abstract, as on the pages of journals, or apart from it, to the next one in the language
/// of their label that has none yet, or else the last.
pub(super) fn take_keywords_apart(runs: &mut [Run], blocks: &[Block]) {
    let label = |start: usize| {
        let text = blocks[start].text.as_str();
        [&text[..keywords_label(text).unwrap_or(text.len())], ":"].concat()
    };
    // those between two abstracts were taken for the first
    for at in 1..runs.len() {
        let [before, run] = &mut runs[at - 1..=at] else { continue };
        let list = before.keywords.clone();
        let is_other = !list.is_empty() && !before.has_label(&label(list.start));
        if is_other && run.keywords.is_empty() && run.has_label(&label(list.start)) {
            run.keywords = std::mem::take(&mut before.keywords);
        }
    }
    let mut end = 0;
    for start in 0..blocks.len() {
        if start < end || !is_of_keywords(&blocks[start]) {
            continue;
        }
        // a label by itself and its list, or its items, or one list
        let has_list =
            |at: usize| blocks.get(at).is_some_and(|block| block.kind == BlockKind::Keywords);
        let items = || blocks[start + 1..].iter().take_while(|block| is_keyword(block)).count();
        let below = usize::from(has_list(start + 1));
        end = start + 1 + if has_list(start) { 0 } else { items().max(below) };
        let is_taken = |run: &Run| run.keywords.contains(&start) || run.body.contains(&start);
        if !has_list(end - 1) || runs.iter().any(is_taken) {
            continue;
        }
        let split = runs.partition_point(|run| run.body.start < end);
        let (before, next) = runs.split_at_mut(split);
        let (before, next) = (before.iter_mut().rev(), next.iter_mut());
        let near = next.take(WITHIN_REACH).chain(before.take(WITHIN_REACH));
        let may_own = |run: &&mut Run| run.keywords.is_empty() && run.has_label(&label(start));
        // below its heading a text is rather an abstract than the one that follows without
        if let Some(run) = near.filter(may_own).min_by_key(|run| !run.headed) {
            run.keywords = start..end;
        }
    }
}

/// Whether a block is a list of keywords, or the label of one.
fn is_of_keywords(block: &Block) -> bool {
    block.kind == BlockKind::Keywords || is_keywords_heading(block)
}

/// Puts the label of keywords that stands above its list before it, where the other language has both on one line.
pub(super) fn join_lone_label(pair: &mut Sides<Document>) {
    for side in Side::BOTH {
        let has_both = pair[side.other()].blocks.last().is_some_and(|block| {
            block.kind == BlockKind::Keywords && keywords_label(block.text.as_str()).is_some()
        });
        let blocks = &mut pair[side].blocks;
        let [.., label, list] = &mut blocks[..] else { continue };
        let are_apart = list.kind == BlockKind::Keywords
            && keywords_label(list.text.as_str()).is_none()
            && is_keywords_heading(label);
        if !(has_both && are_apart) {
            continue;
        }
        let end = label.text.source(0..label.text.len()).end;
        let place = end..list.text.source(0..0).start.max(end);
        let sign = if label.text.as_str().ends_with([':', '.']) { " " } else { ": " };
        let line = label.text.lines().1 as u32;
        let mut text = std::mem::take(&mut label.text);
        text.push(sign, place, line);
        text.append(&list.text);
        list.text = text;
        blocks.remove(blocks.len() - 2);
    }
}
