//! What pages do to a text: lines broken anywhere, words cut by hyphens, running heads and page numbers between.

use super::Note;
use crate::language::PACKS;
use crate::text::fold;
use crate::text::trace::Traced;
use crate::text::words::words;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use unicode_normalization::char::is_combining_mark;

/// The paragraphs of a text, and what was left out on the way.
pub(super) struct Paragraphs {
    pub paragraphs: Vec<Traced>,
    pub notes: Vec<Note>,
}

/// The widest line that a hard-wrapped text has, in characters.
const WIDEST_WRAP: usize = 130;
/// The narrowest column that is taken for wrapped text.
const NARROWEST_WRAP: usize = 30;
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// Lines laid together where they were only wrapped, words and sentences joined where a line, column or page
/// broke them, running heads and page numbers left out.
pub(super) fn paragraphs(text: &Traced) -> Paragraphs {
    let vocabulary = Vocabulary { text: text.as_str(), words: OnceCell::new() };
    let mut pieces: Vec<Traced> = Vec::new();
    for group in groups(text) {
        let width = wrap_width(&group);
        let mut last_line = "";
        for line in &group {
            match pieces.last_mut() {
                Some(piece) if !last_line.is_empty() && wraps(last_line, line.as_str(), width) => {
                    join(piece, line, &vocabulary);
                }
                _ => pieces.push(line.clone()),
            }
            last_line = line.as_str();
        }
    }

    let furniture = furniture(&pieces);
    let mut notes = Vec::new();
    let mut paragraphs: Vec<Traced> = Vec::new();
    for piece in pieces {
        if furniture.contains(&template(piece.as_str())) {
            let what = format!("left out {:?}, a page number or running head", piece.as_str());
            notes.push(Note { line: piece.line(0), what });
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if goes_on(last.as_str(), piece.as_str()) => join(last, &piece, &vocabulary),
            _ => paragraphs.push(piece),
        }
    }
    Paragraphs { paragraphs, notes }
}

/// The lines that are not blank, in groups that blank lines and page breaks set apart.
fn groups(text: &Traced) -> Vec<Vec<Traced>> {
    let mut groups = vec![Vec::new()];
    let mut at = 0;
    for line in text.as_str().split(['\n', '\u{c}', '\u{2029}']) {
        let piece = text.slice(at..at + line.len()).trimmed();
        at += line.len();
        at += text.as_str()[at..].chars().next().map_or(0, char::len_utf8);
        if !piece.is_empty() {
            groups.last_mut().expect("never empty").push(piece);
        } else if groups.last().is_some_and(|group| !group.is_empty()) {
            groups.push(Vec::new());
        }
        if text.as_str()[..at].ends_with('\u{c}') {
            groups.push(Vec::new());
        }
    }
    groups
}

fn width(line: &str) -> usize {
    line.chars().count()
}

/// The width at which the lines of a group were wrapped, if they were: most of them stop within a sentence.
fn wrap_width(group: &[Traced]) -> Option<usize> {
    let (_, wrapped) = group.split_last()?;
    let stopped = wrapped.iter().filter(|line| ends_sentence(line.as_str())).count();
    let widest = group.iter().map(|line| width(line.as_str())).max()?;
    (stopped * 2 < wrapped.len() && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest))
        .then_some(widest)
}

/// Whether the line end between the two is only where the line was full.
fn wraps(line: &str, next: &str, wrap_width: Option<usize>) -> bool {
    let parts =
        |text| super::heading_class(text).is_some() || super::keywords_label(text).is_some();
    if is_broken_word(line, next)
        || is_broken_name(line, next)
        || line.ends_with(',') && !parts(next)
        || starts_small(next) && !ends_sentence(line)
    {
        return true;
    }
    let first_word = next.split_whitespace().next().map_or(0, width);
    wrap_width.is_some_and(|widest| width(line) + 1 + first_word > widest)
        && !parts(line)
        && !parts(next)
}

/// Whether a paragraph goes on in the next one: a word or a sentence broken by a column or a page.
fn goes_on(paragraph: &str, next: &str) -> bool {
    const SHORTEST: usize = 40;
    let in_sentence = width(paragraph) >= SHORTEST
        && !ends_sentence(paragraph)
        && super::heading_class(paragraph).is_none()
        && super::keywords_label(paragraph).is_none();
    is_broken_word(paragraph, next) || in_sentence && starts_small(next)
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

/// Letters, digits, and the accents that stand behind their letters in decomposed text.
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
fn join(text: &mut Traced, next: &Traced, vocabulary: &Vocabulary<'_>) {
    if is_broken_word(text.as_str(), next.as_str()) {
        let left = text.as_str().trim_end_matches(HYPHENS);
        if text.as_str().ends_with('\u{ad}') || !vocabulary.is_compound(left, next.as_str()) {
            *text = text.slice(0..left.len());
        }
    } else if !is_broken_name(text.as_str(), next.as_str()) {
        let end = text.source(text.len() - 1..text.len()).end;
        let line = text.line(text.len() - 1) as u32;
        text.push(" ", end..end + 1, line);
    }
    text.append(next);
}

/// How often each word of the text stands in it, counted when the first broken word asks.
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
                let key = fold::case(word.text);
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
            (count([first.as_str(), &rest].concat()), count([first.as_str(), "-", &rest].concat()));
        if solid != hyphened {
            return hyphened > solid;
        }
        PACKS.iter().any(|pack| pack.keeps_hyphen(&first))
    }
}

/// What a running head or page number has in common from page to page: all but its digits.
fn template(piece: &str) -> String {
    piece.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// The templates of pieces that are page furniture: bare numbers between the halves of a broken sentence,
/// and short lines that come three times or more.
fn furniture(pieces: &[Traced]) -> FxHashSet<String> {
    const LONGEST: usize = 90;
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let short = |piece: &&Traced| {
        width(piece.as_str()) <= LONGEST && super::heading_class(piece.as_str()).is_none()
    };
    for piece in pieces.iter().filter(short) {
        *counts.entry(template(piece.as_str())).or_default() += 1;
    }
    let mut furniture: FxHashSet<String> = counts
        .iter()
        .filter(|(_, count)| **count >= 3)
        .map(|(template, _)| template.clone())
        .collect();
    for (index, piece) in pieces.iter().enumerate() {
        if is_page_number(piece.as_str()) {
            furniture.insert(template(piece.as_str()));
        } else if index > 0 && short(&piece) && !ends_sentence(piece.as_str()) {
            // a lone head between the halves of a broken word
            let next = pieces[index + 1..].iter().find(|next| !is_page_number(next.as_str()));
            let before =
                pieces[..index].iter().rev().find(|before| !is_page_number(before.as_str()));
            if let (Some(before), Some(next)) = (before, next)
                && is_broken_word(before.as_str(), next.as_str())
                && !starts_small(piece.as_str())
            {
                furniture.insert(template(piece.as_str()));
            }
        }
    }
    furniture
}

fn is_page_number(piece: &str) -> bool {
    let number = piece.trim_matches(['-', '–', '—', '[', ']', '|', ' ']);
    (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        paragraphs(&Traced::from_source(text))
            .paragraphs
            .iter()
            .map(|p| p.as_str().to_owned())
            .collect()
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
            ("soft\u{ad}\nened", "softened"),
            ("autocri\u{301}-\n\ntica", "autocri\u{301}tica"),
        ] {
            assert_eq!(read(broken), [whole], "{broken:?}");
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
    fn a_sentence_broken_by_a_page_goes_on() {
        assert_eq!(
            read("There are several skills that can be included by\n\nthe therapist in a session."),
            ["There are several skills that can be included by the therapist in a session."]
        );
    }

    #[test]
    fn spans_survive_joining() {
        let text = Traced::from_source("la efi-\n\ncacia de");
        let joined = &paragraphs(&text).paragraphs[0];
        assert_eq!(joined.source(3..11), 3..14);
        assert_eq!(joined.lines(), (1, 3));
    }
}
