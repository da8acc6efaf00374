//! Numbers and lengths behind a command, as plain TeX writes them: `=12pt`, ` 6pt plus 1pt`, `10000`.

use regex::Regex;
use std::sync::LazyLock;

/// How much of a text is a number or a length, with the sign before it.
pub(super) fn length(rest: &str) -> usize {
    static LENGTH: LazyLock<Regex> = LazyLock::new(|| {
        let unit = r"(?:true)?(?:pt|pc|in|cm|mm|em|ex|mu|sp|bp|dd|fil{1,3})\b";
        let amount = format!(r"-?(?:\d*\.?\d*\\[A-Za-z]+|\d*\.?\d+(?: ?{unit})?)");
        let pattern = format!(r"^ ?=? ?{amount}(?: (?:plus|minus) {amount})*");
        Regex::new(&pattern).expect("a valid pattern")
    });
    LENGTH.find(rest).map_or(0, |found| found.end())
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn lengths_are_told_from_text() {
        for (text, rest) in [
            ("=12pt Pain", " Pain"),
            (" 6pt plus 1pt minus 2pt Pain", " Pain"),
            ("-0.5\\baselineskip Pain", " Pain"),
            ("10000 Pain", " Pain"),
            (" Pain", " Pain"),
        ] {
            assert_eq!(&text[length(text)..], rest, "{text}");
        }
    }
}
