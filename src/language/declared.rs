//! The language of a text whose file declares one.

use super::stopwords::StopwordCounts;
use super::{LanguageTag, detect, prose_languages};
use crate::text::words::words;
use std::iter::once;

/// The language that is declared, unless the text is clearly in another: one that has more of the text's words for
/// its stop words.
///
/// The text comes in parts, so that no more of it is read than needed.
pub(crate) fn verified<'t>(
    parts: impl Iterator<Item = &'t str> + Clone,
    declared: &LanguageTag,
) -> LanguageTag {
    const CLEARLY_MORE: usize = 2;
    /// With such a lead the beginning of a text is enough: hardly any tag is wrong.
    const LEAD: usize = 12;
    let mut stopwords = StopwordCounts::default();
    let mut before = 0;
    for word in parts.clone().flat_map(words) {
        stopwords.add(word.text);
        let count = stopwords.get(declared);
        if count > before && stopwords.is_ahead(declared, LEAD) {
            return declared.clone();
        }
        before = count;
    }
    // languages that are close share half of their words, and a few names or numbers make up the difference
    let declared_count = stopwords.get(declared);
    let clearly = declared_count + (declared_count / 2).max(CLEARLY_MORE);
    // the words cost less than the letters, and hardly any tag is wrong
    if stopwords.highest() < clearly {
        return declared.clone();
    }
    let among = prose_languages();
    let is_known = among.iter().any(|tag| tag.is_same_language(declared));
    let text = parts.collect::<Vec<_>>().join("\n");
    let found = detect(&text, &among).filter(|found| is_known && stopwords.get(found) >= clearly);
    found.unwrap_or_else(|| declared.clone())
}

/// The language that a text is clearly in instead of the one that is claimed: it has so many more stop words of it. None
/// of a claim of which no words are known.
pub(crate) fn clearly_in(text: &str, claimed: &LanguageTag, lead: usize) -> Option<LanguageTag> {
    let among = prose_languages();
    let stopwords = StopwordCounts::of(text);
    if !among.iter().any(|tag| tag.is_same_language(claimed))
        || stopwords.highest() < stopwords.get(claimed) + lead
    {
        return None;
    }
    let found = detect(text, &among)?;
    let is_clear = |tag: &LanguageTag| stopwords.get(tag) >= stopwords.get(claimed) + lead;
    if is_clear(&found) { Some(found) } else { stopwords.most().map(|pack| pack.tag()) }
}

/// The likeliest language of a text but one, and how many more stop words of that one it has.
pub(crate) fn stopword_lead(text: &str, language: &LanguageTag) -> Option<(usize, LanguageTag)> {
    let mut among = prose_languages();
    among.retain(|tag| !tag.is_same_language(language));
    let other = detect(text, &among)?;
    let stopwords = StopwordCounts::of(text);
    Some((stopwords.get(language).saturating_sub(stopwords.get(&other)), other))
}

/// How many more stop words of one language than of another a text has, which comes in parts.
pub(crate) fn stopword_margin<'t>(
    parts: impl Iterator<Item = &'t str>,
    language: &LanguageTag,
    other: &LanguageTag,
) -> isize {
    let mut stopwords = StopwordCounts::default();
    parts.flat_map(words).for_each(|word| stopwords.add(word.text));
    stopwords.get(language) as isize - stopwords.get(other) as isize
}

/// For each text, 1 where it has more stop words of one language than of another, -1 where fewer, and 0 where as many.
pub(crate) fn stopword_signs<'t>(
    texts: impl Iterator<Item = &'t str>,
    language: &LanguageTag,
    other: &LanguageTag,
) -> impl Iterator<Item = isize> {
    texts.map(move |text| stopword_margin(once(text), language, other).signum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_language_holds_unless_the_text_is_clearly_in_another() {
        for (text, declared, expected) in [
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
            ("The nurses of the ward felt the shame that they had hidden.", "sk", "sk"),
            // `dos` and `como` are stop words of Galician
            (
                "Se administraron dos dosis como máximo. Murieron dos casos y se compararon dos grupos. Es una \
                 enfermedad común. La segunda dosis se omitió en dos hospitales.",
                "es",
                "es",
            ),
            ("A vergoña que senten as persoas cando non poden falar dela.", "es", "gl"),
            ("A vergonha que as pessoas sentem quando não podem falar dela.", "pt-BR", "pt-BR"),
        ] {
            let declared = LanguageTag::known(declared);
            assert_eq!(verified([text].into_iter(), &declared).as_str(), expected);
            let sentences = text.split_inclusive(". ");
            assert_eq!(verified(sentences, &declared).as_str(), expected);
        }
    }
}
