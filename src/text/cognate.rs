//! Cognates: words of two languages that share their origin and most of their letters.
//!
//! A word is reduced to a skeleton in which the regular differences of spelling are gone
//! (`photographic`, `fotográfico` → `fotografic`); two words are cognates when their skeletons begin alike for most of
//! their length (Simard, Foster & Isabelle 1992), or have most of their letters in common, in order (the ratio of the
//! longest common subsequence, Melamed 1999).

/// Shortest skeleton for which likeness is evidence.
const SHORTEST: usize = 4;
/// The same where letters in between differ.
const SHORTEST_IN_ORDER: usize = 6;
/// Of the shorter word no more bytes are looked at: a bit each.
const LONGEST_IN_ORDER: usize = 64;
/// The least share of the longer word that is common to both, in order.
const LEAST_IN_ORDER: f32 = 0.78;

/// Spelling reduced to what English and the Romance languages have in common.
///
/// `word` is folded already: lower case, no accents.
pub(crate) fn skeleton(word: &str) -> String {
    if !word.is_ascii() {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len() + 1);
    let bytes = word.as_bytes();
    let mut last = '\0';
    let mut i = 0;
    // `estudio` and `study`: the vowel that Spanish sets before s + consonant
    if bytes.len() > 3 && bytes.starts_with(b"es") && !b"aeiou".contains(&bytes[2]) {
        i = 1;
    }
    while i < bytes.len() {
        let (here, next) = (bytes[i], bytes.get(i + 1).copied().unwrap_or(0));
        let vowel_at = |at: usize| bytes.get(at).is_some_and(|letter| b"aeou".contains(letter));
        let third = bytes.get(i + 2).copied().unwrap_or(0);
        let (is_letter, is_vowel) = (third.is_ascii_alphabetic(), b"aeiou".contains(&third));
        let (letter, used) = match (here, next) {
            // `national`, `nacional`; `structure`, `estrutura`; `action`, `acción`
            (b'c', b'i') if i > 0 && vowel_at(i + 2) => ('t', 1),
            (b'c', b'c') if third == b'i' && vowel_at(i + 3) => ('t', 2),
            (b'c', b't') => ('t', 2),
            // `frequent`, `frecuente`
            (b'c', b'u') if is_vowel => ('c', 2),
            // `immune`, `inmune`; `transplant`, `trasplante`; `substance`, `sustancia`
            (b'n', b'm') => ('m', 2),
            (b'n', b's') if &bytes[..i] == b"tra" => ('s', 2),
            (b'b', b's') if i > 0 && is_letter && !is_vowel => ('s', 2),
            (b'p', b'h') => ('f', 2),
            (b't', b'h') => ('t', 2),
            (b'r', b'h') => ('r', 2),
            (b'c', b'h') => ('c', 2),
            (b'q', b'u') => ('c', 2),
            (b'k', _) => ('c', 1),
            (b'y', _) => ('i', 1),
            (b'z', _) => ('s', 1),
            (b'a' | b'o', b'e') if i == 0 => ('e', 2),
            (b'h', _) if i == 0 => {
                i += 1;
                continue;
            }
            _ => (here as char, 1),
        };
        if letter != last {
            out.push(letter);
        }
        last = letter;
        i += used;
    }
    out
}

/// How alike two skeletons are, 0 to 1; 0 below the bar for cognates.
pub(crate) fn likeness(a: &str, b: &str) -> f32 {
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (short, long) = (a.len(), b.len());
    if short < SHORTEST {
        return if a == b && short >= 3 { 1.0 } else { 0.0 };
    }
    let prefix = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let share = prefix as f32 / long as f32;
    if prefix == short && prefix >= SHORTEST && share >= 0.6 {
        return 1.0;
    }
    let begins = prefix >= 5 && share >= 0.5 || prefix >= SHORTEST && share >= 0.65;
    let begins = if begins { share.max(0.6) } else { 0.0 };
    if short < SHORTEST_IN_ORDER || (short as f32) < LEAST_IN_ORDER * long as f32 {
        return begins;
    }
    // what both begin with is in order already
    let a = &a.as_bytes()[..a.len().min(LONGEST_IN_ORDER)];
    let both = prefix.min(a.len());
    let rest = common_in_order(&a[both..], &b.as_bytes()[both..]);
    let in_order = (both as u32 + rest) as f32 / long as f32;
    if in_order < LEAST_IN_ORDER { begins } else { begins.max(in_order) }
}

/// The length of the longest common subsequence; `a` has up to 64 letters (Hyyrö 2004, a bit for each letter).
fn common_in_order(a: &[u8], b: &[u8]) -> u32 {
    let mut open = u64::MAX;
    for letter in b {
        let places = a
            .iter()
            .enumerate()
            .fold(0u64, |places, (at, at_place)| places | u64::from(at_place == letter) << at);
        let both = open & places;
        open = open.wrapping_add(both) | (open & !places);
    }
    (!open & (u64::MAX >> (64 - a.len().max(1)))).count_ones()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_spelling_differences_vanish() {
        for (en, es) in [
            ("study", "estudi"),
            ("photographic", "fotografic"),
            ("character", "caracter"),
            ("hemorrhag", "hemorag"),
            ("national", "nacional"),
            ("functional", "funcional"),
            ("structure", "estrutura"),
            ("occurrence", "ocorrence"),
            ("quantitative", "cuantitativ"),
            ("questionnaire", "cuestionari"),
            ("equator", "ecuador"),
            ("aquatic", "acuatic"),
            ("immunotherapi", "inmunoterapi"),
            ("transplant", "trasplant"),
            ("substance", "sustanci"),
            ("obscur", "oscur"),
            ("section", "seccion"),
            ("reaction", "reaccion"),
        ] {
            assert!(likeness(&skeleton(en), &skeleton(es)) >= 0.6, "{en} {es}");
        }
        for (a, b) in [
            ("man", "pan"),
            ("person", "perro"),
            ("carpet", "carcel"),
            ("contain", "consul"),
            ("complete", "compare"),
        ] {
            assert_eq!(likeness(&skeleton(a), &skeleton(b)), 0.0, "{a} {b}");
        }
    }

    #[test]
    fn what_is_in_order_counts_however_the_words_begin() {
        let long = "x".repeat(70);
        for (a, b, alike) in [
            ("respiratori", "respirasor", 9.0 / 11.0),
            ("colesterol", "calesterol", 0.9),
            // of the first word no more than 64 letters
            (&*format!("{long}abcdefghij"), &*format!("{long}bacdefghij"), 70.0 / 80.0),
        ] {
            assert_eq!(likeness(a, b), alike as f32, "{a} {b}");
        }
    }
}
