//! What pages do to a text: lines broken anywhere, words cut by hyphens, running heads and page numbers between.

use super::LineNote;
use crate::language::{
    PACKS, Pack, detect, heading_class, is_stopword_of_line, likeliest_pack, prose_languages,
};
use crate::text::fold;
use crate::text::source_text::SourceText;
use crate::text::words::words;
use crate::wording::note;
use regex::Regex;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

/// The widest line that a hard-wrapped text has, in characters.
const WIDEST_WRAP: usize = 130;
/// The narrowest column that is taken for wrapped text.
const NARROWEST_WRAP: usize = 30;
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// The paragraphs of a text: wrapped lines joined, as well as words and sentences that a line, column or page broke;
/// with notes on what was left out, running heads and page numbers.
pub(super) fn paragraphs(text: &SourceText) -> (Vec<SourceText>, Vec<LineNote>) {
    let vocabulary = Vocabulary { text: text.as_str(), words: OnceCell::new() };
    let mut lines = lines(text);
    let notes = leave_out_furniture(&mut lines);
    let mut paragraphs: Vec<SourceText> = Vec::new();
    for group in lines.chunk_by(|_, next| !next.is_after_blank()) {
        let wrap_width = wrap_width(group);
        let mut pieces: Vec<SourceText> = Vec::new();
        let mut last_line = "";
        let mut items = 0;
        for Line { text: line, .. } in group {
            let is_item = begins_item(line.as_str(), items, pieces.is_empty());
            items = if is_item { items + 1 } else { items };
            match pieces.last_mut() {
                Some(piece) if !is_item && wraps(last_line, line.as_str(), wrap_width) => {
                    join(piece, line, &vocabulary)
                }
                _ => pieces.push(line.clone()),
            }
            last_line = line.as_str();
        }
        for piece in pieces {
            match paragraphs.last_mut() {
                Some(last) if goes_on(last.as_str(), piece.as_str()) => {
                    join(last, &piece, &vocabulary)
                }
                _ => paragraphs.push(piece),
            }
        }
    }
    (paragraphs, notes)
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
        if piece.is_empty() {
            before = before.max(Break::BlankLine);
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

fn width(line: &str) -> usize {
    line.chars().count()
}

/// The width at which the lines of a group were wrapped, if they were. Lines that go on with a small letter tell: the first
/// word of the next line did not fit. Where that allows less than the widest line has, as in a font of many widths or where
/// a word was joined to a line, it is about what it allows. Where no line tells, lines that mostly stop within a sentence
/// do. Two lines are too few to know.
fn wrap_width(group: &[Line]) -> Option<usize> {
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
fn wraps(line: &str, next: &str, wrap_width: Option<usize>) -> bool {
    let parts = |text| heading_class(text).is_some() || super::keywords_label(text).is_some();
    if is_broken_word(line, next)
        || is_broken_name(line, next)
        || line.ends_with(',') && !parts(next)
        || ends_in_stopword(line)
        || is_broken_formula(line, next)
        || starts_small(next) && !ends_sentence(line)
    {
        return true;
    }
    let is_full = || wrap_width.is_some_and(|widest| with_first_word(line, next) > widest);
    (is_prose(line) || is_full() && !changes_language(line, next))
        && !parts(line)
        && !parts(next)
        && !is_name(next)
}

/// Whether a line begins an item of a list that has some items already: behind a bullet, a dash, or the next number.
fn begins_item(line: &str, items: u32, is_first: bool) -> bool {
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
fn is_prose(line: &str) -> bool {
    static END: LazyLock<Regex> = LazyLock::new(|| {
        let end = r#"\p{Ll}{3}[)»”"]*(?:[.?!…][)»”"]* \P{Ll}|; \p{Ll})"#;
        Regex::new(end).expect("a valid pattern")
    });
    const SHORTEST: usize = 30;
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    width(line) >= SHORTEST
        && (!ends_sentence(line) || line.ends_with(';'))
        && END.is_match(line)
        && line.split_whitespace().filter(small).count() * 2 > line.split_whitespace().count()
}

/// Whether a line is only capitalised words: an author below a title.
fn is_name(line: &str) -> bool {
    let letters = |word: &&str| word.chars().any(char::is_alphabetic);
    !ends_sentence(line)
        && line.split_whitespace().filter(letters).all(|word| word.starts_with(char::is_uppercase))
}

/// Whether a line cannot be over: nothing ends in an article or a preposition.
fn ends_in_stopword(line: &str) -> bool {
    const SHORTEST: usize = 3;
    let last = line.rsplit(' ').next().unwrap_or(line);
    last.chars().all(char::is_lowercase)
        && line.split_whitespace().nth(SHORTEST - 1).is_some()
        && is_stopword_of_line(last, line)
}

/// Whether two lines are in two languages: a title above its translation is no wrapped line.
fn changes_language(line: &str, next: &str) -> bool {
    const SHORTEST: usize = 5;
    let among = prose_languages();
    let language = |text: &str| {
        (text.split_whitespace().count() >= SHORTEST).then(|| detect(text, &among)).flatten()
    };
    matches!((language(line), language(next)), (Some(a), Some(b)) if a != b)
}

/// Whether a paragraph goes on in the next one: a word or a sentence broken by a column or a page.
fn goes_on(paragraph: &str, next: &str) -> bool {
    const SHORTEST: usize = 40;
    let in_sentence = paragraph.chars().nth(SHORTEST - 1).is_some()
        && !ends_sentence(paragraph)
        && heading_class(paragraph).is_none()
        && super::keywords_label(paragraph).is_none();
    let is_within = || next.starts_with('(') && is_prose(paragraph);
    is_broken_word(paragraph, next) || in_sentence && (starts_small(next) || is_within())
}

fn is_broken_word(line: &str, next: &str) -> bool {
    let Some(stem) = line.strip_suffix(HYPHENS) else { return false };
    stem.ends_with(is_of_word) && !stem.ends_with(char::is_numeric) && starts_small(next)
}

/// The same for what keeps its hyphen: `Sauer-Zavala`, `2013-2014`.
fn is_broken_name(line: &str, next: &str) -> bool {
    let Some(stem) = line.strip_suffix('-') else { return false };
    stem.ends_with(is_of_word) && next.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Letters, digits, and the accents that follow their letters in decomposed text.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn starts_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && !text.contains('@')
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_']);
    text.ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Lays `next` behind `text`: with a blank, or without where a word was broken.
fn join(text: &mut SourceText, next: &SourceText, vocabulary: &Vocabulary<'_>) {
    if is_broken_word(text.as_str(), next.as_str()) && !is_suspended(next.as_str()) {
        let left = text.as_str().trim_end_matches(HYPHENS);
        if text.as_str().ends_with('\u{ad}') || !vocabulary.is_compound(left, next.as_str()) {
            let len = left.len();
            text.truncate(len);
        }
    } else if !is_broken_name(text.as_str(), next.as_str()) {
        let end = text.source(text.len() - 1..text.len()).end;
        let line = text.line(text.len() - 1) as u32;
        // the next line may be further up in the source, and this one at the end of the file
        let after = next.source(0..0).start;
        text.push(" ", end..after.clamp(end, end + 1), line);
    }
    text.append(next);
}

/// Whether the hyphen before `next` waits for the rest of its word: `pre-` of `pre- and post-treatment`.
fn is_suspended(next: &str) -> bool {
    let word = next.split(|c: char| !is_of_word(c)).next().unwrap_or("");
    likeliest_pack(next).is_some_and(|pack| pack.is_conjunction(word))
}

/// How often the text has each of its words, counted when a first broken word needs it.
struct Vocabulary<'t> {
    text: &'t str,
    words: OnceCell<FxHashMap<String, u32>>,
}

impl Vocabulary<'_> {
    /// Whether the hyphen between the end of `left` and the start of `right` belongs to the word.
    fn is_compound(&self, left: &str, right: &str) -> bool {
        let first = fold::case(left.rsplit(|c: char| !is_of_word(c)).next().unwrap_or(left));
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
        PACKS.iter().any(|pack| pack.keeps_hyphen(&first))
    }
}

/// Takes out the lines that belong to the page, not to the text: page numbers on a line of their own, and lines between
/// the halves of a sentence that a page broke, wherever they occur again.
fn leave_out_furniture(lines: &mut Vec<Line>) -> Vec<LineNote> {
    /// A head is narrower than this part of the lines of the text.
    const NARROW: (usize, usize) = (3, 4);
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
            || is_of_a_browser(text) && near_page_break(lines, index);
    }
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
            let mark = (start..end).any(|index| furniture[index])
                || (start..=end).any(|index| at_page_break(lines, index));
            // a word broken in two is the surest sign that what is between does not belong there
            let sure = breaks_word(lines, start, end);
            // at the head of a page without a blank line is the text that goes on, if it is as wide as that
            let is_apart = (start..=end)
                .any(|index| lines.get(index).is_some_and(|line| line.before == Break::BlankLine));
            let around = [start.checked_sub(1), Some(end)].into_iter().flatten();
            let around = around.filter_map(|index| Some(width(lines.get(index)?.text.as_str())));
            let widest = around.max().unwrap_or_default();
            let is_beside = |line: &Line| {
                let text = line.text.as_str();
                is_apart || is_again(text) || width(text) * NARROW.1 < widest * NARROW.0
            };
            let all_heads = between.iter().zip(start..).all(|(line, index)| {
                furniture[index] || is_head(index) && is_beside(line) || sure && is_short(line)
            });
            if (mark || sure) && all_heads && interrupts(lines, start, end) {
                furniture[start..end].fill(true);
                heads.extend(between.iter().map(|line| template(line.text.as_str())));
            }
        }
    }
    for (index, line) in lines.iter().enumerate().filter(|(index, _)| is_head(*index)) {
        let text = line.text.as_str();
        let at_break = at_page_break(lines, index);
        if at_break || !heads.is_empty() {
            furniture[index] |= is_again(text) && (at_break || heads.contains(&template(text)));
        }
    }
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

/// The most lines that a page puts between the halves of a sentence.
const LONGEST_INTERRUPTION: usize = 4;

/// Whether the lines `start..end` are between the halves of a word or a sentence.
fn interrupts(lines: &[Line], start: usize, end: usize) -> bool {
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
    is_short(line) && !ends_sentence(line.text.as_str())
}

fn is_short(line: &Line) -> bool {
    const LONGEST: usize = 90;
    let text = line.text.as_str();
    width(text) <= LONGEST
        && !starts_small(text)
        && heading_class(text).is_none()
        && super::keywords_label(text).is_none()
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
fn is_page_mark(line: &str) -> bool {
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

/// Whether a line is what browsers print above and below a page: `https://example.org/a 1/3`, `11/30/26, 3:10 AM Title`.
fn is_of_a_browser(line: &str) -> bool {
    static PRINTED: LazyLock<Regex> = LazyLock::new(|| {
        let date = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d";
        let printed = format!(r"^(?:(?:file|https?)://\S+(?:\s+\d+/\d+)?$|{date})");
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        paragraphs(&SourceText::from_source(text)).0.iter().map(|p| p.as_str().to_owned()).collect()
    }

    #[test]
    fn broken_words_are_joined() {
        for (broken, whole) in [
            ("la efi-\n\ncacia de la compasión", "la eficacia de la compasión"),
            ("la efi-\ncacia", "la eficacia"),
            ("shame and self-\ncriticism fell", "shame and self-criticism fell"),
            (
                "a self-criticism scale; self-\ncriticism fell",
                "a self-criticism scale; self-criticism fell",
            ),
            (
                "trans-\ndiagnostic; a transdiagnostic view",
                "transdiagnostic; a transdiagnostic view",
            ),
            ("Sauer-\nZavala", "Sauer-Zavala"),
            ("2013-\n2014", "2013-2014"),
            ("la efi-\n\n27\n\n\u{c}Revista de Psicoterapia\n\ncacia", "la eficacia"),
            ("pre-\nand post-treatment", "pre- and post-treatment"),
            ("measured with the\nPage 2 of 14\nUCLA scale", "measured with the UCLA scale"),
            ("la efi-\n- 3 -\ncacia", "la eficacia"),
            ("la efi-\n\nPérez-López et al.\n\ncacia", "la eficacia"),
            (
                "Sleep fell.\n\n3\n\n\u{c}Rey et al.\n\nPain rose in all of the nurses of the wards who slept as\n\n4\n\n\u{c}Rey et al.\n\nthey had.",
                "Sleep fell.|Pain rose in all of the nurses of the wards who slept as they had.",
            ),
            ("soft\u{ad}\nened", "softened"),
            ("autocri\u{301}-\n\ntica", "autocri\u{301}tica"),
        ] {
            assert_eq!(read(broken).join("|"), whole, "{broken:?}");
        }
    }

    #[test]
    fn the_signs_of_a_quoted_letter_are_no_text() {
        for (text, paragraphs) in [
            (
                "> Pain fell in the\n> wards of the city.\n>\n> > Sleep did, too.\n",
                &["Pain fell in the wards of the city.", "Sleep did, too."][..],
            ),
            ("> 5 mg was enough.\nLess was not.", &["> 5 mg was enough.", "Less was not."]),
        ] {
            assert_eq!(read(text), paragraphs);
        }
    }

    #[test]
    fn page_numbers_are_told_from_text() {
        for mark in [
            "12",
            "- 12 -",
            "Page 3 of 12",
            "PÁGINA 3",
            "pág. 3 de 12",
            "3/12",
            "p.4",
            "12 p.",
            "|3|",
            "Seite 4 von 9",
        ] {
            assert!(is_page_mark(mark), "{mark}");
        }
        for text in
            ["page", "12345", "3 de", "3 of them", "12 patients", "Table 3", "3.5 de 12 x", "12p."]
        {
            assert!(!is_page_mark(text), "{text}");
        }
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_and_others_are_not() {
        assert_eq!(
            read(
                "Compassion is being studied more and more\nin psychotherapy and beyond.\n\nShame is not."
            ),
            [
                "Compassion is being studied more and more in psychotherapy and beyond.",
                "Shame is not."
            ]
        );
        assert_eq!(
            read("Keywords: shame,\nself-criticism\nPalabras clave: culpa"),
            ["Keywords: shame, self-criticism", "Palabras clave: culpa"]
        );
        assert_eq!(
            read("OBJECTIVE\nTo describe a programme.\nMETHODS\nWe asked nurses."),
            ["OBJECTIVE", "To describe a programme.", "METHODS", "We asked nurses."]
        );
    }

    #[test]
    fn the_items_of_a_list_stay_apart() {
        for text in [
            "-pain in the left knee for ten years\n-Swelling: none\n-Fever: none",
            "• fewer days in the ward\n• less pain at home\n• no more falls",
            "We wished to know whether nurses sleep\n1. Enough in the summer of that year\n2. Better than last year",
        ] {
            assert_eq!(read(text), text.split('\n').collect::<Vec<_>>());
        }
        for text in [
            "Nurses of the ward slept less than others\n- as they had in other years -\nand were more tired by day.",
            "The effect on sleep by night and day was large in group\n2. The others slept as they had slept before, and were\nnot tired at all.",
        ] {
            assert_eq!(read(text), [text.replace('\n', " ")]);
        }
    }

    /// Lines of a proportional font are of many widths, and a word that was joined to one makes it longer.
    #[test]
    fn the_widest_line_is_not_the_width_of_all() {
        for text in [
            "We asked the nurses of the night shift in all of the wards that take part in the regional programme\n\
             of rest how they slept. Those of the hospital of San\nMateo slept well; the others said that they\n\
             hardly slept, and that the houses of the Red\nCross was loud at all hours of the night.",
            "Preguntamos por el sueño a las enfermeras del turno de noche de todas las salas del hospital y de las demás que participan en el programa del centro\n\
             que dirige la doctora. Las del edificio de la\nCruz Roja dormían mal, y las que vivían en\n\
             el barrio dormían bien, como las de la calle\nMayor, donde apenas hay coches por la noche y se duerme mejor.",
            "The scale was filled in by the nurses of\nthe ward, who had worked there for many years and knew all of the others, and by\n\
             those of the hospital of the city, named after\nSaint Anne, who had not.",
        ] {
            let whole = read(text);
            assert_eq!(whole, [text.replace('\n', " ")], "{text}");
        }
        // what is narrow by itself stays apart
        for text in [
            "Ana Prado\nRosa Campo\nDepartment of nursing\nHospital of San Mateo",
            "Aims\nMethods\nResults",
        ] {
            assert_eq!(read(text).len(), text.lines().count(), "{text}");
        }
    }

    #[test]
    fn no_paragraph_begins_within_brackets_or_a_measure() {
        for text in [
            "The skin was warm (33.2 ± 0.1\n°C) before.",
            "It fell in the group of nurses (n =\n14) and rose in others.",
            "Half of them, or 50\n% in all, slept.",
            "They were few (see Table 2 and\nFigure 3) in all years.",
        ] {
            assert_eq!(read(text), [text.replace('\n', " ")]);
        }
        let text = "Ana Prado (Lund)\nRosa Campo (Vigo)";
        assert_eq!(read(text).len(), 2);
    }

    /// However wide the lines are, and whatever the next begins with.
    #[test]
    fn a_sentence_that_has_begun_within_a_line_goes_on() {
        for (text, paragraphs) in [
            (
                "They spoke with 14 of the midwives during one winter.\nNearly all liked it, but slept badly. \"You get used to it,\" said one;\n\"you never do,\" said another.",
                2,
            ),
            ("Trees on drip bore more fruit. Drip used\n2,150 L a tree, and furrow more.", 1),
            // over the end of a page, whose first line is no head
            (
                "The course was short. The volunteers read to 32 patients each day of the week\u{c}\
                 (mean age 71.4 years). Results: Of the 32 patients of the ward, 27 heard at least ten of\n\
                 them and were glad of it.",
                1,
            ),
            ("Ana Prado, Dr. phil.; Rosa Campo, M.D.\nHospital of San Mateo", 2),
            ("Sleep and rest on the wards: a study\nAna Prado", 2),
        ] {
            assert_eq!(read(text).len(), paragraphs, "{:?}", read(text));
        }
    }

    #[test]
    fn what_is_no_page_furniture_stays() {
        for text in [
            "Item 1.\nItem 2.\nItem 3.",
            "Yes, often\nYes, often\nYes, often",
            "Born in\n\n2020\n\nIn Spain.",
            "The sample was of\n35\nnurses",
        ] {
            let words = read(text).join(" ").split_whitespace().count();
            assert_eq!(words, text.split_whitespace().count(), "{text:?}");
        }
        assert_eq!(
            read(
                "Un título de dos lenguas en España\nA title in two languages in Spain\nAna Pérez"
            ),
            [
                "Un título de dos lenguas en España",
                "A title in two languages in Spain",
                "Ana Pérez"
            ]
        );
    }

    #[test]
    fn a_sentence_broken_by_a_page_goes_on() {
        assert_eq!(
            read("There are several skills that can be included by\n\nthe therapist in a session."),
            ["There are several skills that can be included by the therapist in a session."]
        );
    }

    #[test]
    fn spans_survive_joining() {
        let text = SourceText::from_source("la efi-\n\ncacia de");
        let joined = &paragraphs(&text).0[0];
        assert_eq!(joined.source(3..11), 3..14);
        assert_eq!(joined.lines(), (1, 3));
        // the last line of a file, before the first of the next column
        let mut text = SourceText::default();
        for (piece, place, line) in [("end of it,", 20..30, 3), ("\nhead", 0..5, 1)] {
            text.push(piece, place, line);
        }
        let joined = &paragraphs(&text).0[0];
        assert_eq!((joined.as_str(), joined.source(0..15)), ("end of it, head", 20..30));
    }
}
