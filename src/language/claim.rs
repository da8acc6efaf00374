//! The language of a text that is said to be in one.

use super::{LanguageTag, PACKS, detect, told_apart};
use crate::text::fold;
use crate::text::word_filter::WordFilter;
use crate::text::words::words;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The stop words of all languages, and which of [`PACKS`] have each.
static STOPWORDS: LazyLock<FxHashMap<&'static str, [bool; PACKS.len()]>> = LazyLock::new(|| {
    let mut having: FxHashMap<_, [bool; PACKS.len()]> = FxHashMap::default();
    for (place, pack) in PACKS.iter().enumerate() {
        pack.all_stopwords().for_each(|word| having.entry(word).or_default()[place] = true);
    }
    having
});

static MAY_BE_STOPWORD: LazyLock<WordFilter> = LazyLock::new(|| {
    let mut filter = WordFilter::default();
    STOPWORDS.keys().for_each(|word| filter.add(word));
    filter
});

/// The language that a tag claims, unless the text is clearly in another: one that has more of the text's words for
/// its stop words.
///
/// The text comes in parts, so that no more of it is looked at than tells enough.
pub fn believed<'t>(
    parts: impl Iterator<Item = &'t str> + Clone,
    claimed: &LanguageTag,
) -> LanguageTag {
    const CLEARLY_MORE: usize = 2;
    /// By so many more the beginning of a text tells enough: hardly any claim is false.
    const LEAD: usize = 12;
    let place = |tag: &LanguageTag| PACKS.iter().position(|pack| pack.code == tag.primary());
    let own = place(claimed);
    let mut stopwords = [0; PACKS.len()];
    let words = parts.clone().flat_map(words);
    for word in words.filter(|word| MAY_BE_STOPWORD.may_hold(word.text)) {
        let Some(having) = STOPWORDS.get(&*fold::case(word.text)) else { continue };
        for (count, has) in stopwords.iter_mut().zip(having) {
            *count += usize::from(*has);
        }
        let leads = |own: usize| {
            let others = stopwords.iter().enumerate().filter(|(other, _)| *other != own);
            others.map(|(_, count)| count + LEAD).max() <= Some(stopwords[own])
        };
        if own.is_some_and(|own| having[own] && leads(own)) {
            return claimed.clone();
        }
    }
    let of = |tag: &LanguageTag| place(tag).map_or(0, |at| stopwords[at]);
    let clearly = of(claimed) + CLEARLY_MORE;
    // the words cost less than the letters, and hardly any claim is false
    if stopwords.iter().all(|count| *count < clearly) {
        return claimed.clone();
    }
    let among = told_apart();
    let told = among.iter().any(|tag| tag.primary() == claimed.primary());
    let text = parts.collect::<Vec<_>>().join("\n");
    let found = detect(&text, &among).filter(|found| told && of(found) >= clearly);
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
            // of a language that is not told apart nothing is known
            ("The nurses of the ward felt the shame that they had hidden.", "gl", "gl"),
        ] {
            let claimed = LanguageTag::known(claimed);
            assert_eq!(believed([text].into_iter(), &claimed).as_str(), believed_to_be);
            let sentences = text.split_inclusive(". ");
            assert_eq!(believed(sentences, &claimed).as_str(), believed_to_be);
        }
    }
}
