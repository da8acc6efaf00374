//! What pages do to a text: lines broken anywhere, words cut by hyphens, running heads and page numbers between.

mod double_spacing;
pub(super) mod footnotes;
mod furniture;
pub(super) mod line_numbers;
mod stamps;
#[cfg(test)]
mod tests;
mod woven;
mod wraps;

use super::{LineNote, keywords_label};
use crate::language::{PACKS, heading_class, likeliest_pack};
use crate::text::fold;
use crate::text::source_text::SourceText;
use crate::text::words::words;
use crate::wording::note;
use double_spacing::close_up;
use furniture::leave_out_furniture;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use woven::{Unwoven, unwoven};
use wraps::{begins_item, goes_on, is_broken_name, is_broken_word, is_of_word, wrap_width, wraps};

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// The paragraphs of a text: wrapped lines joined, as well as words and sentences that a line, column or page broke;
/// with notes on what was left out, running heads and page numbers.
pub(super) fn paragraphs(text: &SourceText) -> (Vec<SourceText>, Vec<LineNote>) {
    let vocabulary = Vocabulary { text: text.as_str(), words: OnceCell::new() };
    let mut lines = lines(text);
    let mut notes = leave_out_furniture(&mut lines);
    close_up(&mut lines);
    let mut paragraphs: Vec<SourceText> = Vec::new();
    let groups = lines.chunk_by(|_, next| !next.is_after_blank()).collect();
    let Unwoven { groups, rests, first_lines } = unwoven(groups);
    let woven = |line| LineNote { line, what: note!("columns-in-turn") };
    notes.extend(first_lines.into_iter().map(woven));
    for (place, group) in groups.into_iter().enumerate() {
        let is_rest = rests.contains(&place);
        let wrap_width = wrap_width(group);
        let has_list = group.iter().any(|line| ends_in_list_sign(&line.text));
        let mut pieces: Vec<SourceText> = Vec::new();
        let mut last_line = "";
        let mut items = 0;
        for Line { text: line, .. } in group {
            let is_item = begins_item(line.as_str(), items, pieces.is_empty());
            items = if is_item { items + 1 } else { items };
            let is_in_list = has_list && goes_on_with_list(&paragraphs, &pieces, line.as_str());
            match pieces.last_mut() {
                Some(piece)
                    if !is_item && (is_in_list || wraps(last_line, line.as_str(), wrap_width)) =>
                {
                    join(piece, line, &vocabulary)
                }
                _ => pieces.push(line.clone()),
            }
            last_line = line.as_str();
        }
        for (at, piece) in pieces.into_iter().enumerate() {
            let is_open = paragraphs.last().is_some_and(ends_in_list_sign);
            let is_in_list = is_open && goes_on_with_list(&[], &paragraphs, piece.as_str());
            match paragraphs.last_mut() {
                Some(last)
                    if is_in_list
                        || is_rest && at == 0
                        || goes_on(last.as_str(), piece.as_str()) =>
                {
                    join(last, &piece, &vocabulary)
                }
                _ => paragraphs.push(piece),
            }
        }
    }
    (paragraphs, notes)
}

/// Behind these an item of a list follows.
const LIST_SIGNS: [char; 2] = [';', ','];

fn ends_in_list_sign(text: &SourceText) -> bool {
    text.as_str().ends_with(LIST_SIGNS)
}

/// Whether the last piece is a list of keywords, by its label or the heading before it, and `next` no other part of the text.
fn goes_on_with_list(paragraphs: &[SourceText], pieces: &[SourceText], next: &str) -> bool {
    const LONGEST_ITEM: usize = 8;
    let mut before = pieces.iter().rev().chain(paragraphs.iter().rev()).map(SourceText::as_str);
    let (Some(piece), heading) = (before.next(), before.next()) else { return false };
    if pieces.is_empty() {
        return false;
    }
    let has_label = keywords_label(piece).is_some_and(|label| label < piece.len());
    let is_below_heading =
        heading.is_some_and(|heading| heading_class(heading) == Some("keywords"));
    let begins_part = heading_class(next).is_some()
        || keywords_label(next).is_some()
        || next.split_whitespace().count() > LONGEST_ITEM && !next.contains(LIST_SIGNS);
    (has_label || is_below_heading && heading_class(piece).is_none()) && !begins_part
}

/// A line that is not blank.
struct Line {
    text: SourceText,
    /// What comes before it.
    before: Break,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    #[default]
    Line,
    BlankLine,
    BlankLines,
    Page,
}

impl Line {
    fn is_after_blank(&self) -> bool {
        self.before >= Break::BlankLine
    }
}

fn lines(text: &SourceText) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut at, mut before) = (0, Break::Line);
    let mut all = text.as_str().split(['\n', '\u{c}', '\u{2029}']).peekable();
    let mut is_quoted = false;
    while let Some(line) = all.next() {
        // the lines of a letter that is answered
        let is_sign = line.starts_with('>');
        is_quoted = is_sign && (is_quoted || all.peek().is_some_and(|next| next.starts_with('>')));
        let signs = line.len() - line.trim_start_matches(['>', ' ']).len();
        let start = if is_quoted { signs } else { 0 };
        let piece = text.slice(at + start..at + line.len()).trimmed();
        at += line.len();
        if piece.is_empty() || is_rule(piece.as_str()) {
            let blank =
                if before < Break::BlankLine { Break::BlankLine } else { Break::BlankLines };
            before = before.max(blank);
        } else {
            lines.push(Line { text: piece, before: std::mem::take(&mut before) });
        }
        let end = text.as_str()[at..].chars().next();
        at += end.map_or(0, char::len_utf8);
        if end == Some('\u{c}') {
            before = Break::Page;
        }
    }
    lines
}

/// Whether a line is a rule between parts: `_____`.
fn is_rule(line: &str) -> bool {
    const SHORTEST: usize = 5;
    let first = line.chars().next();
    let is_sign = first.is_some_and(|c| "_-=~—–─*".contains(c));
    is_sign && line.chars().all(|c| Some(c) == first) && line.chars().count() >= SHORTEST
}

/// Lays `next` behind `text`: with a blank, or without where a word was broken.
fn join(text: &mut SourceText, next: &SourceText, vocabulary: &Vocabulary<'_>) {
    if is_broken_word(text.as_str(), next.as_str()) && !is_suspended(text.as_str(), next.as_str()) {
        let left = text.as_str().trim_end_matches(HYPHENS);
        if text.as_str().ends_with('\u{ad}') || !vocabulary.is_compound(left, next.as_str()) {
            let len = left.len();
            text.truncate(len);
        }
    } else if !is_broken_name(text.as_str(), next.as_str()) {
        text.push_blank_before(next);
    }
    text.append(next);
}

/// Whether the hyphen before `next` waits for the rest of its word, as `pre-` of `pre- and post-treatment` does, and not
/// `pri-` before `or`.
fn is_suspended(text: &str, next: &str) -> bool {
    /// So many words behind the conjunction may be joined by a hyphen.
    const WORDS: usize = 2;
    let Some(pack) = likeliest_pack(next) else { return false };
    let mut words = next.split(' ');
    let conjunction = words.next().unwrap_or_default();
    let first = fold::case(last_word(text.trim_end_matches(HYPHENS)));
    let is_short = || conjunction.chars().count() == 1;
    pack.is_conjunction(conjunction)
        && (is_short()
            || pack.keeps_hyphen(&first)
            || pack.is_prefix(&first)
            || words.take(WORDS).any(|word| word.contains('-')))
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !is_of_word(c)).next().unwrap_or(text)
}

/// How often the text has each of its words, counted when a first broken word needs it.
struct Vocabulary<'t> {
    text: &'t str,
    words: OnceCell<FxHashMap<String, u32>>,
}

impl Vocabulary<'_> {
    /// Whether the hyphen between the end of `left` and the start of `right` belongs to the word.
    fn is_compound(&self, left: &str, right: &str) -> bool {
        /// So short a first part may be the beginning of another word: `in-hospital`, `in-ternal`.
        const SHORT: usize = 2;
        let first = fold::case(last_word(left));
        let rest = fold::case(right.split(|c: char| !is_of_word(c)).next().unwrap_or(right));
        let counts = self.words.get_or_init(|| {
            let mut counts = FxHashMap::default();
            let mut last: Option<(usize, String)> = None;
            for word in words(self.text) {
                let key = fold::case(word.text).into_owned();
                if let Some((end, before)) = &last
                    && self.text[*end..word.at] == *"-"
                {
                    *counts.entry([before.as_str(), "-", &key].concat()).or_insert(0) += 1;
                }
                *counts.entry(key.clone()).or_insert(0) += 1;
                last = Some((word.range().end, key));
            }
            counts
        });
        let count = |word: String| counts.get(&word).copied().unwrap_or(0);
        let (solid, hyphened) =
            (count([&*first, &*rest].concat()), count([&*first, "-", &*rest].concat()));
        if solid != hyphened {
            return hyphened > solid;
        }
        let begins_compound = match likeliest_pack(&[left, right].join(" ")) {
            Some(pack) => pack.keeps_hyphen(&first),
            None => PACKS.iter().any(|pack| pack.keeps_hyphen(&first)),
        };
        begins_compound && (first.len() > SHORT || count(rest.into_owned()) > 1)
    }
}
