//! Numbers in digits.

use super::{Number, Readings, Written};
use crate::text::script::has_case;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    let grouped = r"[0-9]{1,3}(?:[\u{a0}\u{202f}\u{2009}][0-9]{3})+(?:[.,][0-9]+)?";
    let torn = r"0[.,] 0[0-9]+"; // p < 0, 05
    let marked = r"[0-9]+(?:[.,·'\u{2019}][0-9]+)*";
    let bare = r"\.[0-9]+";
    Regex::new(&[grouped, torn, marked, bare].join("|")).expect("a valid pattern")
});

pub(super) fn in_digits(text: &str, found: &mut Vec<Number>) {
    for range in literals(text) {
        match read(&text[range.clone()]) {
            Some(readings) => found.push(Number { range, written: Written::Digits, readings }),
            None => found.extend(each_part(text, range)),
        }
    }
}

/// The numbers in digits, names left out.
pub(super) fn literals(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    let all = std::iter::from_fn(move || {
        // a literal begins with a digit, or a point before one
        let digit = from + text.as_bytes()[from..].iter().position(u8::is_ascii_digit)?;
        let point = digit > from && text.as_bytes()[digit - 1] == b'.';
        let hit = DIGITS.find_at(text, digit - usize::from(point))?.range();
        from = hit.end;
        Some(hit)
    });
    let hits = all.filter(|hit| !part_of_a_name(&text[..hit.start]));
    hits.map(|hit| with_bare_mark(text, hit))
}

fn part_of_a_name(before: &str) -> bool {
    let mut before = before.chars().rev();
    match before.next() {
        Some('-' | '\u{2010}' | '\u{2011}') => before.next().is_some_and(has_case),
        // scripts without case join numbers to words, or have no blanks
        Some(c) => has_case(c) || c == '_',
        None => false,
    }
}

/// The literal with the decimal mark that begins it (`,05`), and without a full stop that ends the word before it.
fn with_bare_mark(text: &str, range: Range<usize>) -> Range<usize> {
    let literal = &text[range.clone()];
    let before = &text[..range.start];
    if literal.starts_with('.') {
        let ends_a_word = before.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        return range.start + usize::from(ends_a_word)..range.end;
    }
    let Some(before) = before.strip_suffix(',') else { return range };
    let alone = before.is_empty()
        || before.ends_with(|c: char| c.is_whitespace() || "=<>≤≥([±".contains(c));
    let plain = literal.len() >= 2 && literal.bytes().all(|b| b.is_ascii_digit());
    range.start - usize::from(alone && plain)..range.end
}

/// What the marks between the digits of a literal are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    None,
    Decimal(char),
    Thousands(char),
    /// `1.234,5`: thousands and decimal.
    Both(char, char),
    /// `1.763`, which is 1763 or less than two.
    Either(char),
    /// `12.05.2020`: bounds of several numbers.
    Bounds,
}

impl Marks {
    pub(super) fn of(literal: &str) -> Self {
        let marks: Vec<char> = literal.chars().filter(|c| !c.is_ascii_digit()).collect();
        let [thousands @ .., last] = &marks[..] else { return Marks::None };
        let mut parts = literal.split(|c: char| !c.is_ascii_digit());
        let leading = parts.next().unwrap_or("");
        let groups = (1..=3).contains(&leading.len());
        let groups = groups && parts.clone().take(thousands.len()).all(|part| part.len() == 3);
        let all_groups = groups && parts.all(|part| part.len() == 3);
        let Some(first) = thousands.first() else {
            return match last {
                '.' | ',' if all_groups && leading != "0" => Marks::Either(*last),
                '.' | ',' | '·' => Marks::Decimal(*last),
                _ if all_groups => Marks::Thousands(*last),
                _ => Marks::Decimal(*last),
            };
        };
        match thousands.iter().all(|mark| mark == first) {
            true if *last == ' ' => Marks::Decimal(*first), // 0, 05
            true if first == last && all_groups => Marks::Thousands(*first),
            true if first != last && groups => Marks::Both(*first, *last),
            _ => Marks::Bounds,
        }
    }
}

/// What a literal may mean; `None` for what is several numbers.
fn read(literal: &str) -> Option<Readings> {
    if literal.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Readings(literal.parse().ok()?, None));
    }
    let digits: String = literal.chars().filter(char::is_ascii_digit).collect();
    let whole: f64 = digits.parse().ok()?;
    let last = literal.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    let (before, after) = digits.split_at(digits.len() - last.len());
    let decimal = [before, ".", after].concat().parse().ok()?;
    match Marks::of(literal) {
        Marks::None | Marks::Thousands(_) => Some(Readings(whole, None)),
        Marks::Decimal(_) | Marks::Both(..) => Some(Readings(decimal, None)),
        Marks::Either(_) => Some(Readings(whole, Some(decimal))),
        Marks::Bounds => None,
    }
}

/// The numbers of a literal that is several: `12.05.2020`, but `1.2,3.4` are two.
fn each_part(text: &str, range: Range<usize>) -> impl Iterator<Item = Number> {
    let literal = &text[range.clone()];
    let marks: Vec<char> = literal.chars().filter(|c| !c.is_ascii_digit()).collect();
    let between = match marks[..] {
        [first, middle, last] if first == last && middle != first => Some(middle),
        _ => None,
    };
    let bounds = move |c: char| between.map_or(!c.is_ascii_digit(), |bound| bound == c);
    let mut at = range.start;
    literal.split_inclusive(bounds).filter_map(move |part| {
        let literal = part.trim_end_matches(bounds);
        let range = at..at + literal.len();
        at += part.len();
        Some(Number { range, written: Written::Digits, readings: read(literal)? })
    })
}
