//! What is printed over or around pages: `ACCEPTED MANUSCRIPT`, `Downloaded from …`.

use crate::text::fold;

/// Whether a line is nothing else.
pub(super) fn is_stamp(line: &str) -> bool {
    const LONGEST: usize = 400;
    if line.len() > LONGEST {
        return false;
    }
    let folded = fold::case(line);
    let words = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let has_address = || ["http", "www.", "doi.org"].iter().any(|sign| folded.contains(sign));
    let stamps = include_str!("stamps.txt").lines().filter(|stamp| !stamp.starts_with('#'));
    stamps.into_iter().any(|stamp| match stamp.strip_suffix('…') {
        Some(beginning) => words.starts_with(beginning) && has_address(),
        None => words == stamp,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_told_from_text() {
        for line in [
            "ACCEPTED MANUSCRIPT",
            "— Borrador —",
            "Downloaded from https://example.org by the University on 3 March 2022.",
            "Documento descargado de http://www.example.org el 12/04/2022. Copia para uso personal.",
            "Artículo en prensa",
        ] {
            assert!(is_stamp(line), "{line}");
        }
        for line in [
            "The draft was read by two nurses.",
            "Downloaded from the server, the records were read by two nurses.",
            "Draft horses",
            "",
        ] {
            assert!(!is_stamp(line), "{line}");
        }
    }
}
