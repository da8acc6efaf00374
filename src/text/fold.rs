//! Folding: words made comparable, without case, accents and typographic variants.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, in composed form, with straight apostrophes and plain hyphens.
///
/// This keeps accents: `publicó` and `público` stay different words.
pub fn case(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfkc().flat_map(char::to_lowercase).map(plain).filter(|c| *c != SOFT_HYPHEN).collect()
}

/// Lower case without accents: `Ansiedád` and `ansiedad` are one.
pub fn accents(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfkd()
        .filter(|c| !is_combining_mark(*c) && *c != SOFT_HYPHEN)
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect()
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
        assert_eq!(case("one\u{2019}s"), "one's");
    }
}
