//! Folding: words made comparable, without case, accents and typographic variants.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, in composed form, with straight apostrophes and plain hyphens.
///
/// This keeps accents: `publicó` and `público` stay different words.
pub(crate) fn case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return word.into();
    }
    if is_plain_latin(word) {
        // composed already
        let is_folded = !word.contains(char::is_uppercase);
        return if is_folded { word.into() } else { word.to_lowercase().into() };
    }
    let folded = word.nfkc().flat_map(char::to_lowercase).map(plain);
    folded.filter(|c| *c != SOFT_HYPHEN).collect()
}

/// Lower case without accents: `Ansiedád` and `ansiedad` are one.
pub(crate) fn accents(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    push_accents(word, &mut folded);
    folded
}

/// Appends the word in lower case without accents.
pub(crate) fn push_accents(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let start = folded.len();
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
    } else if is_plain_latin(word) {
        // what Spanish, Portuguese and English need, without the tables
        folded.extend(word.chars().map(|c| base_letter(c).unwrap_or(c.to_ascii_lowercase())));
    } else {
        let letters = word.nfkd().filter(|c| !is_combining_mark(*c) && *c != SOFT_HYPHEN);
        folded.extend(letters.flat_map(char::to_lowercase).map(plain));
    }
}

/// Whether all its letters are those of ASCII and the accented ones of Latin-1.
fn is_plain_latin(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii() || base_letter(c).is_some())
}

/// The letter below the accent of the accented letters of Latin-1.
fn base_letter(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' | 'À'..='Å' => 'a',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        'ý' | 'ÿ' | 'Ý' => 'y',
        _ => return None,
    })
}

const SOFT_HYPHEN: char = '\u{ad}';

fn plain(c: char) -> char {
    match c {
        '\u{2019}' | '\u{2018}' | '\u{2bc}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_forms_meet() {
        assert_eq!(case("Compasio\u{301}n"), "compasión");
        assert_eq!(accents("COMPASIÓN"), "compasion");
        assert_eq!(accents("piñón"), "pinon");
        for code in 0xa0..0x180u32 {
            let c = char::from_u32(code).unwrap();
            let by_tables: String =
                c.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
            assert!(base_letter(c).is_none_or(|letter| by_tables == letter.to_string()), "{c}");
            let lower: String = c.nfkc().flat_map(char::to_lowercase).collect();
            assert!(base_letter(c).is_none() || case(&c.to_string()) == lower, "{c}");
        }
        assert_eq!(case("one\u{2019}s"), "one's");
    }
}
