//! Labels that stand before a text on its own line: `Abstract: We …`, `Palabras clave | …`, `[Resumen] Se …`.

use super::is_keyword_list;
use crate::language::{begins_heading, heading_class, is_stopword_of_line};
use crate::text::fold;

/// No label is longer, in bytes.
const LONGEST: usize = 64;

/// Marks of headings and of type that a label may stand between.
const MARKS: [char; 3] = ['*', '_', '#'];

/// Where the label of a keyword list (`Palabras clave:`) ends, if `text` begins with one.
pub(crate) fn keywords_label(text: &str) -> Option<usize> {
    before_sign(text, "keywords").or_else(|| {
        // a list need have no sign between
        let may_be = text.contains([';', ',']);
        let (end, list) = before_blank(text, "keywords").filter(|_| may_be)?;
        let first = list.split_whitespace().next()?;
        (is_keyword_list(list) && !is_stopword_of_line(first, list)).then_some(end)
    })
}

/// Where the label of an abstract (`Resumen.`, `**Abstract:**`, `ABSTRACT The …`) ends, if `text` begins with one and goes on.
pub(in crate::document) fn abstract_label(text: &str) -> Option<usize> {
    let in_capitals = || {
        let (end, rest) = before_blank(text, "abstract")?;
        let is_large = |text: &str| !text.contains(char::is_lowercase);
        (is_large(&text[..end]) && !is_large(rest)).then_some(end)
    };
    let end = before_sign(text, "abstract").or_else(in_capitals)?;
    let rest = text[end..].trim_start_matches([':', '：', '.', '—', '–', '-', '*', ' ']);
    (!rest.is_empty() && heading_class(rest).is_none()).then_some(text.len() - rest.len())
}

/// Where a label ends that nothing parts from its text: `Abstract The wards …`. It may as well be the first word of the text.
pub(in crate::document) fn bare_abstract_label(text: &str) -> Option<usize> {
    before_blank(text, "abstract").map(|(end, _)| end)
}

/// Where a label of a class ends that a sign, or a gap, parts from its text.
fn before_sign(text: &str, class: &str) -> Option<usize> {
    let plain = text.trim_start_matches(|c: char| MARKS.contains(&c) || c.is_whitespace());
    let offset = text.len() - plain.len();
    let is = |label: &str| heading_class(label) == Some(class);
    let beginning = &plain[..plain.floor_char_boundary(LONGEST)];
    if let Some(inner) = beginning.strip_prefix(['[', '【', '［']) {
        let (label, _) = inner.split_once([']', '】', '］'])?;
        let end = beginning.len() - inner.len() + label.len();
        let close = plain[end..].chars().next().map_or(0, char::len_utf8);
        return is(label).then_some(offset + end + close);
    }
    let (at, sign) = sign(beginning)?;
    is(&plain[..at]).then_some(offset + at + sign)
}

/// The first sign that may part a label from its text, and its length.
fn sign(text: &str) -> Option<(usize, usize)> {
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    text.char_indices().find_map(|(at, c)| {
        let length = c.len_utf8();
        let (before, after) = (&text[..at], &text[at + length..]);
        let parts = match c {
            ':' | '：' | '.' | '=' | '–' | '—' | '|' | '·' | '•' | '►' | '▶' | '■' | '\t' => {
                true
            }
            '-' => blank(before.chars().next_back()) || blank(after.chars().next()),
            c if c.is_whitespace() => blank(after.chars().next()),
            _ => false,
        };
        parts.then_some((at, length))
    })
}

/// Where a label of a class ends that a blank alone parts from its text, and the text, which begins with a capital behind an
/// abstract's.
fn before_blank<'t>(text: &'t str, class: &str) -> Option<(usize, &'t str)> {
    const MOST_WORDS: usize = 4;
    let beginning = &text[..text.floor_char_boundary(LONGEST)];
    // most texts begin with another word
    let first = beginning.split(' ').next()?;
    if !begins_heading(&fold::accents(first)) {
        return None;
    }
    let ends = beginning.match_indices(' ').take(MOST_WORDS).map(|(at, _)| at);
    let end = ends.filter(|end| heading_class(&text[..*end]) == Some(class)).last()?;
    let rest = text[end..].trim_start();
    let begins = class != "abstract"
        || rest.trim_start_matches(['¿', '¡', '“', '«', '"', '(']).starts_with(char::is_uppercase);
    (begins && heading_class(rest).is_none()).then_some((end, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_end_behind_their_sign() {
        for (text, rest) in [
            ("Abstract: Buses run.", "Buses run."),
            ("Abstract — Buses run.", "Buses run."),
            ("ABSTRACT. Buses run.", "Buses run."),
            ("Abstract.- Buses run.", "Buses run."),
            ("Abstract | Buses run.", "Buses run."),
            ("Abstract\tBuses run.", "Buses run."),
            ("Resumen    Los buses van.", "Los buses van."),
            ("Resumen · Los buses van.", "Los buses van."),
            ("Resumen - Los buses van.", "Los buses van."),
            ("[Resumen] Los buses van.", "Los buses van."),
            ("【摘要】目的 公交车", "目的 公交车"),
            ("RESUMEN Los buses van.", "Los buses van."),
            ("**Resumo:** Os ônibus vão.", "Os ônibus vão."),
        ] {
            let end = abstract_label(text).map(|end| &text[end..]);
            assert_eq!(end, Some(rest), "{text}");
        }
        for text in [
            "Abstract thinking is rare.",
            "ABSTRACT ART IS RARE.",
            "Abstract-minded drivers stop.",
            "Resumen | Abstract",
            "Abstract",
            "Abstract:",
        ] {
            assert_eq!(abstract_label(text), None, "{text}");
        }
        assert_eq!(bare_abstract_label("Abstract The buses run."), Some(8));
        assert_eq!(bare_abstract_label("Abstract thought is rare."), None);
    }

    #[test]
    fn labels_of_keywords_may_have_no_sign() {
        for (text, list) in [
            ("Keywords: naps", " naps"),
            ("Keywords | naps, buses", " naps, buses"),
            ("Key words\tnaps, buses", "naps, buses"),
            ("Keywords - naps, buses", " naps, buses"),
            ("[Keywords] naps, buses", " naps, buses"),
            ("Keywords Naps; buses; night", " Naps; buses; night"),
            ("Palabras clave siestas, autobuses, noche", " siestas, autobuses, noche"),
        ] {
            let end = keywords_label(text).map(|end| &text[end..]);
            assert_eq!(end, Some(list), "{text}");
        }
        for text in
            ["Keywords were sought, sorted, counted", "Keywords matter", "Naps; buses; night"]
        {
            assert_eq!(keywords_label(text), None, "{text}");
        }
    }
}
