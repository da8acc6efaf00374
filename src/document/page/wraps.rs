//! Which line ends are only where a line was full, and where a paragraph goes on in the next.

use super::{HYPHENS, Line};
use crate::document::keywords_label;
use crate::language::{are_in_two_languages, heading_class, is_stopword_of_line, likeliest_pack};
use crate::segment::sentences;
use unicode_normalization::char::is_combining_mark;

/// The widest line that a hard-wrapped text has, in characters.
const WIDEST_WRAP: usize = 130;
/// The narrowest column that is taken for wrapped text.
pub(super) const NARROWEST_WRAP: usize = 30;

pub(super) fn width(line: &str) -> usize {
    line.chars().count()
}

/// The width at which the lines of a group were wrapped, if they were. Lines that go on with a small letter tell: the first
/// word of the next line did not fit. Where that allows less than the widest line has, as in a font of many widths or where
/// a word was joined to a line, it is about what it allows. Where no line tells, lines that mostly stop within a sentence
/// do. Two lines are too few to know.
pub(super) fn wrap_width(group: &[Line]) -> Option<usize> {
    const FEWEST: usize = 3;
    /// Of so many lines, one may be shorter than its next word demands.
    const ODD_ONE: usize = 10;
    /// A line of many widths may be shorter by this part.
    const SLACK: usize = 10;
    let (_, wrapped) = group.split_last().filter(|_| group.len() >= FEWEST)?;
    let stopped = wrapped.iter().filter(|line| ends_sentence(line.text.as_str())).count();
    let goes_on = |pair: &&[Line]| starts_small(pair[1].text.as_str());
    let sure = || group.windows(2).filter(goes_on);
    let widest = sure().map(|pair| width(pair[0].text.as_str())).max();
    let mut with_next: Vec<usize> =
        sure().map(|pair| with_first_word(pair[0].text.as_str(), pair[1].text.as_str())).collect();
    with_next.sort_unstable();
    let allowed = with_next.get(with_next.len() / ODD_ONE).map(|width| width - 1);
    let widest = match widest.zip(allowed) {
        Some((widest, allowed)) if widest <= allowed => widest,
        Some((_, allowed)) => allowed - allowed / SLACK,
        None => group.iter().map(|line| width(line.text.as_str())).max()?,
    };
    (stopped * 2 < wrapped.len() && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest))
        .then_some(widest)
}

/// Whether a line ends before what no paragraph begins with, or within brackets: `± 0.1` and `°C)`.
fn is_broken_formula(line: &str, next: &str) -> bool {
    const OPEN: [char; 9] = ['(', '[', '±', '=', '<', '≤', '≥', '×', '+'];
    const CLOSED: [char; 8] = ['°', '%', ')', ']', '±', '≤', '≥', '×'];
    let has_words = |text: &str| text.contains(char::is_alphanumeric);
    let is_open = line.rfind('(').is_some_and(|at| !line[at..].contains(')'));
    let closes = || next.find(')').is_some_and(|at| !next[..at].contains('('));
    has_words(line)
        && has_words(next)
        && (line.ends_with(OPEN) || next.starts_with(CLOSED) || is_open && closes())
}

/// How wide a line would be with the first word of the next.
fn with_first_word(line: &str, next: &str) -> usize {
    width(line) + 1 + next.split_whitespace().next().map_or(0, width)
}

/// Whether the line end between the two is only where the line was full.
pub(super) fn wraps(line: &str, next: &str, wrap_width: Option<usize>) -> bool {
    let parts = |text| heading_class(text).is_some() || keywords_label(text).is_some();
    if is_broken_word(line, next)
        || is_broken_name(line, next)
        || line.ends_with(',') && !parts(next)
        || ends_in_stopword(line)
        || ends_in_label(line)
        || is_broken_formula(line, next)
        || ends_in_abbreviation(line, next) && !parts(next)
        || starts_small(next) && !ends_sentence(line)
    {
        return true;
    }
    if is_title_in_capitals(line, next) && !parts(line) && !parts(next) {
        return true;
    }
    let is_full = || wrap_width.is_some_and(|widest| with_first_word(line, next) > widest);
    // a title above its translation is no wrapped line, and none begins with a bracket
    let is_in_brackets = next.starts_with(['(', '[']);
    (is_prose(line) || is_full() && (is_in_brackets || !are_in_two_languages(line, next)))
        && !parts(line)
        && !parts(next)
        && (!is_name(next) || is_shouted(line, next))
}

/// Whether a section begins at the end of a line: `… fell. METHODS:`
fn ends_in_label(line: &str) -> bool {
    let label = line.strip_suffix(':').and_then(|line| line.rsplit_once(". "));
    label.is_some_and(|(_, label)| heading_class(label).is_some())
}

/// Whether two lines in capitals are of a text: a sentence ends within one of them.
fn is_shouted(line: &str, next: &str) -> bool {
    [line, next].iter().all(|line| is_in_capitals(line))
        && [line, next].iter().any(|line| line.contains(". "))
}

fn is_in_capitals(line: &str) -> bool {
    line.contains(char::is_uppercase) && !line.contains(char::is_lowercase)
}

/// Whether a line begins an item of a list that has some items already: behind a bullet, a dash, or the next number.
pub(super) fn begins_item(line: &str, items: u32, is_first: bool) -> bool {
    let text = line.trim_start_matches(['-', '–', '—']);
    if text.len() < line.len() {
        // a dash before a small letter may be one within a sentence or a word
        let is_small = text.trim_start().starts_with(char::is_lowercase);
        return !text.starts_with(char::is_numeric) && (!is_small || is_first || items > 0);
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let text = line[digits..].strip_prefix(". ").or(line[digits..].strip_prefix(") "));
    line.starts_with(['•', '▪', '●', '◦', '‣', '⁃'])
        || line[..digits].parse() == Ok(items + 1)
            && text.is_some_and(|text| text.trim_start().starts_with(char::is_uppercase))
}

/// Whether a line has the end of a sentence within it, and goes on: no title, no names, no entry of a list.
pub(super) fn is_prose(line: &str) -> bool {
    const SHORTEST: usize = 30;
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    width(line) >= SHORTEST
        && (!ends_sentence(line) || line.ends_with(';'))
        && line
            .match_indices(['.', '?', '!', '…', ';'])
            .any(|(at, sign)| is_end_within(&line[..at], sign, &line[at + sign.len()..]))
        && line.split_whitespace().filter(is_small).count() * 2 > line.split_whitespace().count()
}

/// Whether a sign between two parts of a line ends a sentence: it stands behind a word, and what follows does not begin with
/// a small letter; or it is a semicolon, and does.
fn is_end_within(before: &str, sign: &str, after: &str) -> bool {
    const CLOSING: [char; 4] = [')', '»', '”', '"'];
    const SHORTEST_WORD: usize = 3;
    let word = before.trim_end_matches(CLOSING).chars().rev().take(SHORTEST_WORD);
    let is_behind_word = word.clone().count() == SHORTEST_WORD && { word }.all(char::is_lowercase);
    let after = if sign == ";" { after } else { after.trim_start_matches(CLOSING) };
    let next = after.strip_prefix(' ').and_then(|after| after.chars().next());
    is_behind_word && next.is_some_and(|next| next.is_lowercase() == (sign == ";"))
}

/// Whether a line ends in an abbreviation, behind which the sentence goes on: `i.e.`, `Dr.`
fn ends_in_abbreviation(line: &str, next: &str) -> bool {
    const LONGEST: usize = 7;
    let last = line.rsplit(' ').next().unwrap_or(line);
    let may_be = last.len() < line.len() && last.ends_with('.') && last.chars().count() <= LONGEST;
    // a title behind a name is no part of a sentence
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    may_be
        && line.split(' ').filter(is_small).nth(1).is_some()
        && next.starts_with(char::is_alphanumeric)
        && sentences(&[line, " ", next].concat(), likeliest_pack(line))
            .iter()
            .all(|sentence| sentence.end != line.len())
}

/// Whether a line is only capitalised words: an author below a title.
fn is_name(line: &str) -> bool {
    let letters = |word: &&str| word.chars().any(char::is_alphabetic);
    !ends_sentence(line)
        && line.split_whitespace().filter(letters).all(|word| word.starts_with(char::is_uppercase))
}

/// Whether a line cannot be over: nothing ends in an article or a preposition.
pub(super) fn ends_in_stopword(line: &str) -> bool {
    const SHORTEST: usize = 3;
    let last = line.rsplit(' ').next().unwrap_or(line);
    last.chars().all(char::is_lowercase)
        && line.split_whitespace().nth(SHORTEST - 1).is_some()
        && is_stopword_of_line(last, line)
}

/// Whether two lines in capitals are one title: the first ends, or the next, no wider, begins with a word as `OF` and `EN`.
fn is_title_in_capitals(line: &str, next: &str) -> bool {
    if !is_in_capitals(line) || !is_in_capitals(next) || ends_sentence(line) {
        return false;
    }
    let [line, next] = [line, next].map(str::to_lowercase);
    let first = next.split(' ').next().unwrap_or_default();
    let is_joined = ends_in_stopword(&line)
        || width(&next) <= width(&line) && is_stopword_of_line(first, &next);
    is_joined && !are_in_two_languages(&line, &next)
}

/// Whether a paragraph goes on in the next one: a word or a sentence broken by a column or a page.
pub(super) fn goes_on(paragraph: &str, next: &str) -> bool {
    const SHORTEST: usize = 40;
    let in_sentence = paragraph.chars().nth(SHORTEST - 1).is_some()
        && !ends_sentence(paragraph)
        && heading_class(paragraph).is_none()
        && keywords_label(paragraph).is_none();
    let is_part = || heading_class(next).is_some() || keywords_label(next).is_some();
    let is_within = || {
        is_prose(paragraph) && (next.starts_with('(') || begins_with_amount(next))
            || ends_in_stopword(paragraph) && !is_part()
    };
    is_broken_word(paragraph, next) || in_sentence && (starts_small(next) || is_within())
}

/// Whether a text begins with a number that is not that of a section or an item: `150 cows`, `41/2002`.
fn begins_with_amount(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ".,/-–)".contains(c));
    let number = &text[..text.len() - rest.len()];
    number.starts_with(|c: char| c.is_ascii_digit())
        && (number.contains('/')
            || rest.trim_start().starts_with(|c: char| c.is_lowercase() || "%°".contains(c)))
}

pub(super) fn is_broken_word(line: &str, next: &str) -> bool {
    let Some(stem) = line.strip_suffix(HYPHENS) else { return false };
    stem.ends_with(is_of_word) && !stem.ends_with(char::is_numeric) && starts_small(next)
}

/// The same for what keeps its hyphen: `Sauer-Zavala`, `2013-2014`.
pub(super) fn is_broken_name(line: &str, next: &str) -> bool {
    let Some(stem) = line.strip_suffix('-') else { return false };
    stem.ends_with(is_of_word) && next.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Letters, digits, and the accents that follow their letters in decomposed text.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

pub(super) fn starts_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && !text.contains('@')
}

pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_']);
    text.ends_with(['.', '!', '?', ':', ';', '…'])
}
