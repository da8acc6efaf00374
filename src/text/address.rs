//! Addresses within a text: of the web, of documents (DOI) and of mail. What is in them is no word and no number of the
//! text.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The addresses of a text, in order.
pub(crate) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        let web = r"(?:https?|ftp)://[^\s<>«»“”]+|\bwww\.[^\s<>«»“”]+";
        let doi = r"\b10\.[0-9]{4,9}/[^\s<>«»“”]+";
        let mail = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+";
        let domain = r"\b[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|int|info|io|es|br|mx|co|ar|cl|uk|eu)(?:/[^\s<>«»“”]*|\b)";
        Regex::new(&[web, doi, mail, domain].join("|")).expect("a valid pattern")
    });
    let may_have = text.contains("://") || text.contains(['/', '@']) || text.contains("www.");
    let hits = may_have.then(|| ADDRESS.find_iter(text)).into_iter().flatten();
    hits.map(|hit| {
        let closed = hit.as_str().contains('(');
        let ends = |c: char| matches!(c, '.' | ',' | ';' | ':' | '"' | '\'') || c == ')' && !closed;
        hit.start()..hit.start() + hit.as_str().trim_end_matches(ends).len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, wanted) in [
            ("see https://example.org/a/2258).", &["https://example.org/a/2258"][..]),
            ("see www.example.org/7, or", &["www.example.org/7"]),
            ("doi:10.1590/S0034-891020.", &["10.1590/S0034-891020"]),
            ("https://doi.org/10.1016/s0140(05)7 and", &["https://doi.org/10.1016/s0140(05)7"]),
            ("write to ana.4@ward.example, please", &["ana.4@ward.example"]),
            ("(57/273) and 10/17 and mg/dL", &[]),
            ("at example.org/4 or and/or", &["example.org/4"]),
            ("p < 0.05", &[]),
        ] {
            let found: Vec<&str> = addresses(text).map(|range| &text[range]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
