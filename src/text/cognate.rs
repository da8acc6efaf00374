//! Cognates: words of two languages that share their origin and most of their letters.
//!
//! A word is reduced to a skeleton in which the regular differences of spelling are gone
//! (`photographic`, `fotográfico` → `fotografic`); two words are cognates when their skeletons
//! begin alike for most of their length. The idea is that of Simard, Foster & Isabelle (1992).

/// Shortest skeleton for which likeness is evidence.
const SHORTEST: usize = 4;

/// Spelling reduced to what English and the Romance languages have in common.
///
/// `word` is folded already: lower case, no accents.
pub fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 1);
    push_skeleton(word, &mut out);
    out
}

/// Appends the same.
pub fn push_skeleton(word: &str, out: &mut String) {
    if !word.is_ascii() {
        out.push_str(word);
        return;
    }
    let bytes = word.as_bytes();
    let mut last = '\0';
    let mut i = 0;
    // `estudio` and `study`: the vowel that Spanish sets before s + consonant
    if bytes.len() > 3 && bytes.starts_with(b"es") && !b"aeiou".contains(&bytes[2]) {
        i = 1;
    }
    while i < bytes.len() {
        let (here, next) = (bytes[i], bytes.get(i + 1).copied().unwrap_or(0));
        let (letter, used) = match (here, next) {
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
}

/// How alike two skeletons are, 0 to 1; 0 below the bar for cognates.
pub fn likeness(a: &str, b: &str) -> f32 {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short < SHORTEST {
        return if a == b && short >= 3 { 1.0 } else { 0.0 };
    }
    let prefix = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let share = prefix as f32 / long as f32;
    if prefix == short && prefix >= SHORTEST && share >= 0.6 {
        return 1.0;
    }
    if prefix >= 5 && share >= 0.5 || prefix >= SHORTEST && share >= 0.65 {
        share.max(0.6)
    } else {
        0.0
    }
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
        ] {
            assert!(likeness(&skeleton(en), &skeleton(es)) >= 0.6, "{en} {es}");
        }
        for (a, b) in
            [("man", "pan"), ("person", "perro"), ("carpet", "carcel"), ("contain", "consul")]
        {
            assert_eq!(likeness(&skeleton(a), &skeleton(b)), 0.0, "{a} {b}");
        }
    }
}
