//! The language of a text that is said to be in one.

use super::stopwords::StopwordCounts;
use super::{LanguageTag, detect, told_apart};
use crate::text::words::words;

/// The language that a tag claims, unless the text is clearly in another: one that has more of the text's words for
/// its stop words.
///
/// The text comes in parts, so that no more of it is read than the answer needs.
pub(crate) fn believed<'t>(
    parts: impl Iterator<Item = &'t str> + Clone,
    claimed: &LanguageTag,
) -> LanguageTag {
    const CLEARLY_MORE: usize = 2;
    /// With such a lead the beginning of a text is enough: hardly any claim is false.
    const LEAD: usize = 12;
    let mut stopwords = StopwordCounts::default();
    let mut before = 0;
    for word in parts.clone().flat_map(words) {
        stopwords.add(word.text);
        let count = stopwords.get(claimed);
        if count > before && stopwords.is_ahead(claimed, LEAD) {
            return claimed.clone();
        }
        before = count;
    }
    let clearly = stopwords.get(claimed) + CLEARLY_MORE;
    // the words cost less than the letters, and hardly any claim is false
    if stopwords.highest() < clearly {
        return claimed.clone();
    }
    let among = told_apart();
    let is_known = among.iter().any(|tag| tag.is_same_language(claimed));
    let text = parts.collect::<Vec<_>>().join("\n");
    let found = detect(&text, &among).filter(|found| is_known && stopwords.get(found) >= clearly);
    found.unwrap_or_else(|| claimed.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_believed_unless_the_text_is_clearly_against_it() {
        for (text, claimed, believed_to_be) in [
            ("The nurses of the ward felt the shame that they had hidden.", "es", "en"),
            ("The nurses of the ward felt the shame that they had hidden.", "en-GB", "en-GB"),
            ("Las enfermeras de la sala sintieron la vergüenza que ocultaban.", "es-MX", "es-MX"),
            ("Compassion", "es", "es"),
            ("", "es", "es"),
            // what comes behind a beginning that is clear
            (
                &[
                    "Las enfermeras y los médicos de las salas en el barrio. ".repeat(5),
                    "The nurses of the ward felt the shame that they had hidden. ".repeat(9),
                ]
                .concat(),
                "es",
                "es",
            ),
            // nothing is known of a language that has no pack
            ("The nurses of the ward felt the shame that they had hidden.", "eu", "eu"),
            ("A vergoña que senten as persoas cando non poden falar dela.", "es", "gl"),
            ("A vergonha que as pessoas sentem quando não podem falar dela.", "pt-BR", "pt-BR"),
        ] {
            let claimed = LanguageTag::known(claimed);
            assert_eq!(believed([text].into_iter(), &claimed).as_str(), believed_to_be);
            let sentences = text.split_inclusive(". ");
            assert_eq!(believed(sentences, &claimed).as_str(), believed_to_be);
        }
    }
}
