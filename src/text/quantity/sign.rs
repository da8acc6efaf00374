//! Minus signs before numbers, as opposed to the hyphens of ranges and from dashes.

/// Whether a number is below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Plus,
    Minus,
    /// A dash that may be a sign or punctuation: `18 -65`, `participants –35 women– were`.
    Unclear,
}

const MINUS: [char; 7] = ['-', '−', '\u{2010}', '\u{2011}', '\u{2012}', '﹣', '－'];
/// Minus signs by way of makeshift, more often punctuation.
const DASHES: [char; 2] = ['–', '—'];
const OPENS: &str = "([{=<>≤≥~≈∼:;,/|";

impl Sign {
    /// The sign that `before`, the text before a number, ends with, and where it starts. The number before this
    /// one, its unit included, ends at `last`.
    pub(crate) fn trailing(before: &str, last: Option<usize>) -> (Self, usize) {
        let plus = (Sign::Plus, before.len());
        let close = before.trim_end();
        let Some(mark) = close.chars().next_back() else { return plus };
        let hyphen = MINUS.contains(&mark);
        if !hyphen && !DASHES.contains(&mark) {
            return plus;
        }
        let at = close.len() - mark.len_utf8();
        let rest = &before[..at];
        let solid = rest.trim_end();
        let (attached, parted) = (close.len() == before.len(), solid.len() < rest.len());
        let opened = solid.ends_with(|c: char| OPENS.contains(c)) && !solid.ends_with("+/");
        let sign = match solid.chars().next_back() {
            Some('+') => Sign::Plus, // +-
            _ if solid.ends_with("+/") => Sign::Plus,
            // r = - 0.43, but a list goes on with a dash as well
            _ if !attached && opened && !solid.ends_with([':', ';', ',', '/']) => Sign::Minus,
            _ if !attached && opened => Sign::Unclear, // mean difference: - 4
            // the value was - 0.3
            Some(c) if !attached && c.is_alphabetic() => Sign::Unclear,
            _ if !attached => Sign::Plus,
            None if hyphen => Sign::Minus,
            None => Sign::Unclear,
            _ if opened => Sign::Minus,
            Some(c) if MINUS.contains(&c) || DASHES.contains(&c) => Sign::Minus, // −0.5–−0.1
            _ if !parted && mark == '−' && solid.ends_with(char::is_alphabetic) => Sign::Unclear,
            _ if !parted => Sign::Plus,
            _ if !hyphen || last.is_some_and(|last| last >= solid.len()) => Sign::Unclear,
            _ => Sign::Minus,
        };
        (sign, if sign == Sign::Minus { at } else { before.len() })
    }

    /// Whether one has a minus and the other certainly none.
    pub(crate) fn conflicts(self, other: Sign) -> bool {
        matches!((self, other), (Sign::Plus, Sign::Minus) | (Sign::Minus, Sign::Plus))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_from_hyphens_and_dashes() {
        for (before, last, sign) in [
            ("r = -", None, Sign::Minus),
            ("r = - ", None, Sign::Minus),
            ("(\u{2212}", None, Sign::Minus),
            ("de \u{2212}", None, Sign::Minus),
            ("from -", None, Sign::Minus),
            ("[-1.2, -", Some(5), Sign::Minus),
            ("5-", Some(1), Sign::Plus),
            ("18 -", Some(2), Sign::Unclear),
            ("18 years -", Some(8), Sign::Unclear),
            ("18 - ", Some(2), Sign::Plus),
            ("34.5 +/-", Some(4), Sign::Plus),
            ("−0.5–−", Some(6), Sign::Minus),
            ("participants –", None, Sign::Unclear),
            ("(–", None, Sign::Minus),
            ("objectives: - ", None, Sign::Unclear),
            ("the value was - ", None, Sign::Unclear),
            ("el valor fue de − ", None, Sign::Unclear),
            ("it was – ", None, Sign::Unclear),
            ("of ", None, Sign::Plus),
        ] {
            assert_eq!(Sign::trailing(before, last).0, sign, "{before}");
        }
    }
}
