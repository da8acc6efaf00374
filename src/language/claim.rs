//! The language of a text that is said to be in one.

use super::{LanguageTag, detect, pack, told_apart};
use crate::text::fold;
use crate::text::words::words;

/// The language that a tag claims, unless the text is clearly in another: one that has more of the text's words for
/// its stop words.
pub fn believed(text: &str, claimed: &LanguageTag) -> LanguageTag {
    const CLEARLY_MORE: usize = 2;
    let among = told_apart();
    let Some(found) = detect(text, &among) else { return claimed.clone() };
    let stopwords = |tag: &LanguageTag| {
        pack(tag).map_or(0, |pack| {
            words(text).filter(|word| pack.is_stopword(&fold::case(word.text))).count()
        })
    };
    let lies = among.iter().any(|tag| tag.primary() == claimed.primary())
        && claimed.primary() != found.primary()
        && stopwords(&found) >= stopwords(claimed) + CLEARLY_MORE;
    if lies { found } else { claimed.clone() }
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
            // of a language that is not told apart nothing is known
            ("The nurses of the ward felt the shame that they had hidden.", "gl", "gl"),
        ] {
            assert_eq!(believed(text, &LanguageTag::known(claimed)).as_str(), believed_to_be);
        }
    }
}
