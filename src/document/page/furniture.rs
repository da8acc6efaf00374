//! Lines that belong to the page, not to the text: page numbers, running heads, what browsers print.

use super::footnotes::{ends_in_others, mark_footnotes, mark_notes_at_foot};
use super::stamps::is_stamp;
use super::wraps::{
    ends_in_stopword, ends_sentence, is_broken_word, is_of_word, is_prose, starts_small, width,
};
use super::{Break, Line};
use crate::document::{LineNote, keywords_label};
use crate::language::{PACKS, Pack, heading_class};
use crate::text::fold;
use crate::wording::note;
use regex::Regex;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Takes out the lines that belong to the page, not to the text: page numbers on a line of their own, and lines between
/// the halves of a sentence that a page broke, wherever they occur again, and the notes of a first page within its text.
pub(super) fn leave_out_furniture(lines: &mut Vec<Line>) -> Vec<LineNote> {
    let mut furniture = vec![false; lines.len()];
    for (index, line) in lines.iter().enumerate() {
        let is_before_blank = lines.get(index + 1).is_none_or(Line::is_after_blank);
        let alone = line.is_after_blank() && is_before_blank;
        let text = line.text.as_str();
        let apart = line.is_after_blank() || is_before_blank;
        // digits in the flow of a text may be its own: they go only where they break a word
        let bare = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let interrupts = interrupts(lines, index, index + 1)
            && (breaks_word(lines, index, index + 1) || apart && !is_year(text) || !bare);
        furniture[index] = is_page_mark(text)
            && (alone && !is_year(text) || interrupts || at_page_break(lines, index))
            || alone && is_roman_page(text)
            || near_page_break(lines, index) && is_of_a_browser(text)
            || is_stamp(text) && !is_in_sentence(lines, index);
    }
    mark_footnotes(lines, &mut furniture);
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for line in lines.iter().filter(|line| is_short(line)) {
        *counts.entry(template(line.text.as_str())).or_default() += 1;
    }
    let is_again = |text: &str| counts.get(&template(text)).is_some_and(|count| *count >= 2);
    // one that ends as a sentence does, in `et al.`, is known by standing there again
    let is_head = |index: usize| {
        let line = &lines[index];
        may_be_head(line)
            || is_short(line) && at_page_break(lines, index) && is_again(line.text.as_str())
    };
    let mut heads: FxHashSet<String> = FxHashSet::default();
    for start in 0..lines.len() {
        // a page number has no other half
        if start > 0 && furniture[start - 1] {
            continue;
        }
        for end in start + 1..=(start + LONGEST_INTERRUPTION).min(lines.len()) {
            let between = &lines[start..end];
            let mark = (start..end).any(|index| furniture[index] || at_page_break(lines, index));
            // a word broken in two is the surest sign that what is between does not belong there
            let sure = breaks_word(lines, start, end);
            if !(mark || sure) || !interrupts(lines, start, end) {
                continue;
            }
            // at the head of a page without a blank line is the text that goes on, if it is as wide as that
            let is_apart = (start..=end).any(|index| {
                let line = lines.get(index);
                line.is_some_and(|line| line.is_after_blank() && line.before != Break::Page)
            });
            let around = width_around(lines, start, end);
            let is_beside = |line: &Line| {
                let text = line.text.as_str();
                is_apart || is_again(text) || is_narrow(text, around)
            };
            // what stands right below a text, above the end of its page, is of it
            let first = &between[0];
            let is_below_text = !furniture[start]
                && first.before == Break::Line
                && !is_again(first.text.as_str())
                && (start + 1..=end).any(|index| at_page_break(lines, index));
            if is_below_text && !sure {
                continue;
            }
            let all_heads = between.iter().zip(start..).all(|(line, index)| {
                furniture[index] || is_head(index) && is_beside(line) || sure && is_short(line)
            });
            if all_heads {
                furniture[start..end].fill(true);
                heads.extend(between.iter().map(|line| template(line.text.as_str())));
            }
        }
    }
    for (index, line) in lines.iter().enumerate().filter(|(index, _)| is_head(*index)) {
        let text = line.text.as_str();
        let at_break = at_page_break(lines, index);
        // the text that goes on is as wide as the lines around it
        let is_beside =
            || is_narrow(text, width_around(lines, index, index + 1)) && !goes_on(lines, index);
        let is_known = || is_imprint(text) || repeats_the_title_page(lines, index);
        furniture[index] |= match at_break {
            true => is_again(text) || is_beside() && is_known(),
            false => heads.contains(&template(text)) && is_again(text),
        };
    }
    mark_notes_at_foot(lines, &mut furniture);
    let mut notes = Vec::new();
    let mut before = Break::Line;
    let mut kept = Vec::with_capacity(lines.len());
    for (mut line, out) in lines.drain(..).zip(furniture) {
        if out {
            let what = note!("page-furniture", text: format!("{:?}", line.text.as_str()));
            notes.push(LineNote { line: line.text.line(0), what });
            before = before.max(line.before);
        } else {
            line.before = line.before.max(std::mem::take(&mut before));
            kept.push(line);
        }
    }
    *lines = kept;
    notes
}

/// Whether a line is of the flow of a text: it begins within a sentence, or a sentence that goes on in the next line.
fn is_in_sentence(lines: &[Line], index: usize) -> bool {
    let line = lines[index].text.as_str();
    let begins = || index == 0 || ends_sentence(lines[index - 1].text.as_str());
    starts_small(line) || begins() && goes_on(lines, index)
}

/// Whether the line behind another goes on with a small letter.
fn goes_on(lines: &[Line], index: usize) -> bool {
    let next = lines.get(index + 1);
    next.is_some_and(|next| !next.is_after_blank() && starts_small(next.text.as_str()))
}

/// The width of the wider of the two lines around the lines `start..end`.
fn width_around(lines: &[Line], start: usize, end: usize) -> usize {
    let around = [start.checked_sub(1), Some(end)].into_iter().flatten();
    let widths = around.filter_map(|index| Some(width(lines.get(index)?.text.as_str())));
    widths.max().unwrap_or_default()
}

/// Whether a line is so much narrower than those around it as a head is than a text.
fn is_narrow(text: &str, around: usize) -> bool {
    const PART: (usize, usize) = (3, 4);
    width(text) * PART.1 < around * PART.0
}

/// The most lines that a page puts between the halves of a sentence.
const LONGEST_INTERRUPTION: usize = 4;

/// Whether the lines `start..end` are between the halves of a word or a sentence.
pub(super) fn interrupts(lines: &[Line], start: usize, end: usize) -> bool {
    let (Some(before), Some(next)) =
        (start.checked_sub(1).map(|before| &lines[before]), lines.get(end))
    else {
        return false;
    };
    let (before, next) = (before.text.as_str(), next.text.as_str());
    breaks_word(lines, start, end)
        || !ends_sentence(before) && starts_small(next) && heading_class(before).is_none()
        || ends_in_stopword(before)
}

/// Whether the lines `start..end` are between the halves of a word.
fn breaks_word(lines: &[Line], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map(|before| lines[before].text.as_str());
    matches!((before, lines.get(end)), (Some(before), Some(next)) if is_broken_word(before, next.text.as_str()))
}

/// Whether a page ends right before or right behind a line.
fn at_page_break(lines: &[Line], index: usize) -> bool {
    [index, index + 1]
        .iter()
        .any(|index| lines.get(*index).is_some_and(|line| line.before == Break::Page))
}

/// Whether a page begins or ends a few lines from a line.
fn near_page_break(lines: &[Line], index: usize) -> bool {
    const NEAR: usize = 2;
    let first = index.saturating_sub(NEAR);
    first == 0
        || index + NEAR + 1 >= lines.len()
        || (first..=index + NEAR).any(|near| at_page_break(lines, near))
}

/// Whether a line has the looks of a running head: short, no sentence, no heading.
fn may_be_head(line: &Line) -> bool {
    let text = line.text.as_str();
    let is_of_text = || ends_sentence(text) || ends_in_stopword(text) || is_prose(text);
    is_short(line) && (!is_of_text() || ends_in_others(text))
}

/// Whether a line has the number of a journal: `2017;55(2):102`.
pub(super) fn is_imprint(line: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        let number = r"(?:19|20)[0-9]{2} ?; ?[0-9]+ ?(?:\([0-9]+\) ?)?:|[0-9] ?\([0-9]+\) ?: ?e?[0-9]|\b[Vv]ol\. ?[0-9]|\bISSN\b|^(?:\p{Lu}\p{L}{1,9}\. ){2,5},? ?(?:19|20)[0-9]{2}\b";
        Regex::new(number).expect("a valid pattern")
    });
    NUMBER.is_match(line)
}

/// Whether a line begins as a title above it does, or has the names of the authors there.
fn repeats_the_title_page(lines: &[Line], index: usize) -> bool {
    const ALIKE: usize = 4;
    /// The lines of a file that may be its titles.
    const TOP: usize = 80;
    let beginning = |line: &Line| {
        let words =
            line.text.as_str().split(' ').take(ALIKE).map(|word| fold::case(word).into_owned());
        words.collect::<Vec<_>>()
    };
    let own = beginning(&lines[index]);
    let letters = |line: &Line| {
        let is_kept = |c: &char| c.is_alphabetic() || *c == ' ';
        fold::case(line.text.as_str()).chars().filter(is_kept).collect::<String>()
    };
    let names = letters(&lines[index]);
    lines[..index.min(TOP)].iter().any(|line| match own.len() {
        ALIKE => beginning(line) == own,
        2.. => letters(line) == names,
        _ => false,
    })
}

fn is_short(line: &Line) -> bool {
    const LONGEST: usize = 90;
    let text = line.text.as_str();
    let is_address = || ["http", "www."].iter().any(|start| text.starts_with(start));
    width(text) <= LONGEST
        && (!starts_small(text) || is_address())
        && heading_class(text).is_none()
        && keywords_label(text).is_none()
}

/// What a running head has in common from page to page: all but its numbers.
fn template(line: &str) -> String {
    let mut template = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '0'..='9' if template.ends_with('0') => {}
            '0'..='9' => template.push('0'),
            c => template.push(c),
        }
    }
    template
}

/// Whether a line is only a page number: `12`, `- 12 -`, `Page 3 of 12`, `12 p.`
pub(super) fn is_page_mark(line: &str) -> bool {
    const LONGEST: usize = 24;
    if line.len() > LONGEST || !line.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let is_sign = |c: char| !is_of_word(c);
    let line = fold::case(line);
    let text = line.trim_start_matches(is_sign);
    let text = after_any(text, Pack::page_words).map_or(text, str::trim_start);
    let Some(text) = after_number(text) else { return false };
    let total = text.trim_start();
    let total = total.strip_prefix('/').or_else(|| after_any(total, Pack::page_totals));
    let text = total.and_then(|total| after_number(total.trim_start())).unwrap_or(text);
    let last = text.trim_start_matches(is_sign);
    let word = after_any(last, Pack::page_words).filter(|_| last.len() < text.len());
    word.unwrap_or(last).trim_start_matches(is_sign).is_empty()
}

/// Whether a line is the number of a page in front of the text of a thesis, as `iv`.
fn is_roman_page(line: &str) -> bool {
    const ROMAN: &str = "^x{0,3}(?:ix|iv|v?i{0,3})$";
    static PAGE: LazyLock<Regex> = LazyLock::new(|| Regex::new(ROMAN).expect("a valid pattern"));
    line.len() > 1 && PAGE.is_match(line)
}

/// Whether a line is what browsers print above and below a page: `https://example.org/a 1/3`, `11/30/26, 3:10 AM Title`.
fn is_of_a_browser(line: &str) -> bool {
    static PRINTED: LazyLock<Regex> = LazyLock::new(|| {
        let date = "[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4},? [0-9]{1,2}:[0-9]{2}";
        let printed = format!("^(?:(?:file|https?)://[^ ]+(?: +[0-9]+/[0-9]+)?$|{date})");
        Regex::new(&printed).expect("a valid pattern")
    });
    PRINTED.is_match(line)
}

/// What follows a number of a few digits.
fn after_number(text: &str) -> Option<&str> {
    const LONGEST: usize = 4;
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=LONGEST).contains(&(text.len() - rest.len())).then_some(rest)
}

/// What follows one of the words that any language has.
fn after_any<W>(text: &str, words: fn(&'static Pack) -> W) -> Option<&str>
where
    W: Iterator<Item = &'static str>,
{
    PACKS.iter().flat_map(words).find_map(|word| text.strip_prefix(word))
}

fn is_year(line: &str) -> bool {
    line.len() == 4 && (line.starts_with("19") || line.starts_with("20"))
}
