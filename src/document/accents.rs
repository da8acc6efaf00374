//! Letters as the text of a PDF has them: accents beside their letters, as old fonts of TeX print them, or as marks of their own,
//! ligatures, and soft hyphens within words.

use crate::text::source_text::SourceText;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// Accents with a place of their own, and the marks that join their letters.
const ACCENTS: [(char, char); 9] = [
    ('´', '\u{301}'),
    ('`', '\u{300}'),
    ('¨', '\u{308}'),
    ('˜', '\u{303}'),
    ('~', '\u{303}'),
    ('ˆ', '\u{302}'),
    ('¸', '\u{327}'),
    ('ˇ', '\u{30c}'),
    ('˚', '\u{30a}'),
];

/// The same text with accented letters, without ligatures and soft hyphens; none where it is so already.
pub(super) fn joined(text: &SourceText) -> Option<SourceText> {
    let is_odd = |c: char| {
        "ıȷ´¨˜ˆ¸ˇ˚\u{ad}".contains(c) || is_ligature(c) || ('\u{300}'..'\u{370}').contains(&c)
    };
    if !text.as_str().contains(|c: char| !c.is_ascii() && is_odd(c)) {
        return None; // nearly always
    }
    let content = text.as_str();
    let habit = Habit::of(content);
    let mut out = SourceText::default();
    let (mut at, mut done) = (0, 0);
    let mut before = None;
    while let Some(c) = content[at..].chars().next() {
        match letter(&content[at..], before, &habit) {
            Some((letters, length)) => {
                out.append(&text.slice(done..at));
                if let Some(last) = letters.chars().next_back() {
                    out.push(&letters, text.source(at..at + length), text.line(at) as u32);
                    before = Some(last);
                }
                at += length;
                done = at;
            }
            None => {
                at += c.len_utf8();
                before = Some(c);
            }
        }
    }
    out.append(&text.slice(done..at));
    Some(out)
}

/// How a text writes its accents.
struct Habit {
    /// Whether an acute or grave accent joins the vowel behind it, and is no apostrophe or quotation mark.
    joins: bool,
    /// Whether there are blanks between accents and letters.
    is_spaced: bool,
}

impl Habit {
    fn of(text: &str) -> Self {
        // no apostrophe comes before these
        const SURE: [&str; 18] = [
            "´ı", "˜n", "˜N", "˜a", "˜o", "¨u", "i´on", "ˆe", "c¸", "`ı", "´ee", "v´e", "r´e",
            "p´e", "b´e", "f´e", "i`e", "r`e",
        ];
        const SPACED: [&str; 6] = ["´ ı", "i´ on", "˜ n", "˜ ao", "¨ u", "¸ c˜"];
        let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
        let is_spaced = has(&SPACED);
        Habit { joins: is_spaced || has(&SURE), is_spaced }
    }
}

/// What the beginning of `rest` is put together to, and how long that beginning is.
fn letter(rest: &str, before: Option<char>, habit: &Habit) -> Option<(String, usize)> {
    let mut signs = rest.chars();
    let (first, second) = (signs.next()?, signs.next());
    if is_ligature(first) {
        return Some((first.nfkc().collect(), first.len_utf8()));
    }
    let second = second?;
    // at the end of a line it says how the next goes on
    if first == '\u{ad}' && second.is_alphabetic() && before.is_some_and(char::is_alphabetic) {
        return Some((String::new(), first.len_utf8()));
    }
    // a dotless letter takes the dotted one's accents; without one it is a letter of its own
    if let Some(dotted) = with_dot(first).filter(|_| is_combining_mark(second)) {
        let joined = compose(dotted, second)?;
        return Some((joined.into(), first.len_utf8() + second.len_utf8()));
    }
    if let Some(joined) = compose(first, second).filter(|_| is_combining_mark(second)) {
        return Some((joined.into(), first.len_utf8() + second.len_utf8()));
    }
    // a cedilla is printed behind its letter
    if second == '¸' && matches!(first, 'c' | 'C' | 's' | 'S' | 't' | 'T') {
        return Some((compose(first, '\u{327}')?.into(), first.len_utf8() + second.len_utf8()));
    }
    let (_, mark) = ACCENTS.iter().find(|(accent, _)| *accent == first)?;
    let in_word = before.is_some_and(char::is_alphabetic);
    let (letter, length) = match second {
        ' ' if habit.is_spaced && (in_word || first == '´') => {
            (signs.next()?, first.len_utf8() + 1)
        }
        letter => (letter, first.len_utf8()),
    };
    let joins = match first {
        '´' => habit.joins && "aeiouyAEIOUYı".contains(letter),
        '`' if habit.joins && "aA".contains(letter) && !in_word => signs.next() == Some(' '),
        '`' => habit.joins && in_word && "aeiouAEIOUı".contains(letter),
        '~' => in_word && "nN".contains(letter) && rest[2..].starts_with(char::is_alphabetic),
        '˚' => "aAuU".contains(letter),
        _ => letter.is_alphabetic(),
    };
    let joined = compose(with_dot(letter).unwrap_or(letter), *mark).filter(|_| joins)?;
    Some((joined.into(), length + letter.len_utf8()))
}

fn with_dot(c: char) -> Option<char> {
    match c {
        'ı' => Some('i'),
        'ȷ' => Some('j'),
        _ => None,
    }
}

/// Latin letters that are printed as one.
fn is_ligature(c: char) -> bool {
    ('\u{fb00}'..='\u{fb06}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_put_on_their_letters() {
        for (written, read) in [
            ("cl\u{131}\u{301}nica y ma\u{131}\u{301}z, ma\u{301}s", "clínica y maíz, más"),
            (
                "verg¨uenza, espa˜nol, cl´ınica, m´as, ´unico, Mart´ınez",
                "vergüenza, español, clínica, más, único, Martínez",
            ),
            ("compasi´on y m´etodo", "compasión y método"),
            ("cl´ ınica y compasi´ on", "clínica y compasión"),
            ("educac¸˜ao, voc^e, vocˆe, `a tarde", "educação, voc^e, você, à tarde"),
            (
                "informaci´ on, dur´ o tres a˜ nos, el ´ ultimo",
                "información, duró tres años, el último",
            ),
            (
                "l’´et´e achev´ee, tr`es heureux `a l’´ecole",
                "l’été achevée, très heureux à l’école",
            ),
            ("the patients´ ease and the nurses´ aims", "the patients´ ease and the nurses´ aims"),
            ("perqu`e ´es aix´ı", "perquè és així"),
            ("ni\u{7e}no", "ni~no"),
            ("ﬁnal, eﬃcacy, ﬂow y c´ırculo", "final, efficacy, flow y círculo"),
            ("ﬁnal", "final"),
            ("nin\u{303}o, pingu\u{308}ino, p\u{305}", "niño, pingüino, p\u{305}"),
            ("multi\u{ad}lin\u{ad}güe, ver\u{ad}\nde", "multilingüe, ver\u{ad}\nde"),
            // what is something else
            (
                "the nurse´s shift, the patients´ ease, ~12 h",
                "the nurse´s shift, the patients´ ease, ~12 h",
            ),
            ("l´avantage et l´effet", "l´avantage et l´effet"),
            ("dell´arte", "dell´arte"),
            ("Yıldız", "Yıldız"),
            ("a ¨ b", "a ¨ b"),
            ("example.org/~nora ¨", "example.org/~nora ¨"),
        ] {
            let text = SourceText::from_source(written);
            let shown = joined(&text).unwrap_or(text);
            assert_eq!(shown.as_str(), read, "{written}");
        }
    }

    #[test]
    fn places_lead_to_both_signs() {
        let read = joined(&SourceText::from_source("a˜no más")).unwrap();
        assert_eq!((read.source(1..3), read.source(4..5)), (1..4, 5..6));
    }
}
