//! The language that the header of a column names: `English`, `ES`, `Source (en-GB)`, `Texto en español`.

use super::LanguageTag;
use super::file_name::{of_folder_name, of_language_name};
use crate::side::Side;
use crate::text::fold;

/// A name of a language, or else a code that is no word of the header. None where the header has more than some words.
pub(crate) fn of_column_name(header: &str) -> Option<LanguageTag> {
    const MOST_WORDS: usize = 4;
    // `en-GB` is one word, `en-text` two
    let words = || {
        let pieces = header.split(|c: char| !c.is_alphanumeric() && c != '-');
        let words = pieces.flat_map(move |piece| {
            let is_one = of_folder_name(piece).is_some();
            piece.split(move |c| c == '-' && !is_one)
        });
        words.filter(|word| !word.is_empty())
    };
    let count = words().take(MOST_WORDS + 1).count();
    if count > MOST_WORDS {
        return None;
    }
    let is_code = |word: &&str| {
        let is_marked = word.contains('-') || !word.contains(char::is_lowercase);
        // the number of a row, not Norwegian or Indonesian
        let is_number = ["no", "id"].contains(&word.to_lowercase().as_str());
        !is_number && (count == 1 || is_marked || is_in_brackets_or_joined(header, word))
    };
    words().find_map(of_language_name).or_else(|| words().filter(is_code).find_map(of_folder_name))
}

/// Whether a word stands in brackets or is joined to another, as in `text (es)` and `text_es`.
fn is_in_brackets_or_joined(header: &str, word: &str) -> bool {
    header.match_indices(word).any(|(at, _)| {
        let (before, behind) = (&header[..at], &header[at + word.len()..]);
        let is_within =
            before.ends_with(char::is_alphanumeric) || behind.starts_with(char::is_alphanumeric);
        !is_within
            && (before.ends_with(['(', '[', '_', '.', ':', '-'])
                || behind.starts_with(['_', '.', ':', '-']))
    })
}

/// The side that a header names, whatever its language: `Source`, `Texto de destino`.
pub(crate) fn side_of_column(header: &str) -> Option<Side> {
    const SOURCE: [&str; 8] = [
        "source",
        "original",
        "origen",
        "original text",
        "texto original",
        "texto de origen",
        "segmento origen",
        "segmento de origen",
    ];
    const TARGET: [&str; 9] = [
        "segmento destino",
        "segmento de destino",
        "target",
        "translation",
        "translated",
        "destino",
        "traduccion",
        "texto traducido",
        "texto de destino",
    ];
    let folded = fold::accents(header.trim());
    let name = folded
        .strip_suffix(" text")
        .or_else(|| folded.strip_suffix(" segment"))
        .or_else(|| folded.strip_suffix(" sentence"))
        .unwrap_or(&folded);
    match name {
        name if SOURCE.contains(&name) => Some(Side::Source),
        name if TARGET.contains(&name) => Some(Side::Target),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_names_a_language_or_a_side() {
        for (header, language, side) in [
            ("English", "en", None),
            ("español", "es", None),
            ("ES", "es", None),
            ("en-text", "en", None),
            ("text-es", "es", None),
            ("sentence_en", "en", None),
            ("resumen_es", "es", None),
            ("abstract_en", "en", None),
            ("en-GB", "en-GB", None),
            ("Source (en-GB)", "en-GB", None),
            ("Target (es)", "es", None),
            ("text_es", "es", None),
            ("es_text", "es", None),
            ("Texto en español", "es", None),
            ("Texto en inglés", "en", None),
            ("English (United States)", "en", None),
            ("Spanish_Spain", "es", None),
            ("EN term", "en", None),
            ("Source", "", Some(Side::Source)),
            ("Source text", "", Some(Side::Source)),
            ("Traducción", "", Some(Side::Target)),
            ("target segment", "", Some(Side::Target)),
            ("No.", "", None),
            ("ID", "", None),
            ("Nota de origen", "", None),
            ("is it so", "", None),
            ("in-house note", "", None),
            ("follow-up", "", None),
            ("Notes on how the English text was made", "", None),
        ] {
            let found = of_column_name(header).map(|tag| tag.to_string());
            assert_eq!(found.unwrap_or_default(), language, "{header}");
            assert_eq!(side_of_column(header), side, "{header}");
        }
    }
}
