//! How a user wants texts split, beside what is known of their languages.

use super::srx::{BadSrx, Srx};
use crate::language::{LanguageTag, pack};
use crate::text::words::capitalised;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// The abbreviations of languages that have no folder with stop words, by language.
static SHIPPED: LazyLock<BTreeMap<&'static str, BTreeSet<String>>> = LazyLock::new(|| {
    let lines = include_str!("abbreviations.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.skip(1).filter_map(|line| line.split_once('\t'));
    let of_language = |(language, list): (&'static str, &str)| {
        let both = list.split(' ').flat_map(|word| [word.to_owned(), capitalised(word)]);
        (language, both.collect())
    };
    rows.map(of_language).collect()
});

/// A user's own abbreviations and segmentation rules; by default none.
#[derive(Clone, Debug, Default)]
pub struct SplitRules {
    /// By the primary subtag of their language.
    abbreviations: BTreeMap<String, BTreeSet<String>>,
    srx: Option<Arc<Srx>>,
}

impl SplitRules {
    /// Takes the rules of an SRX 2.0 file for the languages that its maps name, instead of those that ship. Gives how many
    /// patterns have atomic groups or possessive quantifiers, which are read as ordinary ones.
    pub fn set_srx(&mut self, bytes: &[u8]) -> Result<usize, BadSrx> {
        let srx = Srx::read(bytes)?;
        let possessive = srx.possessive;
        self.srx = Some(Arc::new(srx));
        Ok(possessive)
    }

    /// Adds an abbreviation, after which no sentence ends. Its full stop may be left out.
    pub fn add_abbreviation(&mut self, language: &LanguageTag, abbreviation: &str) {
        let word = format!("{}.", abbreviation.trim().trim_end_matches('.'));
        self.abbreviations.entry(language.primary().to_owned()).or_default().insert(word);
    }

    /// The places of the sentences of a paragraph.
    pub(crate) fn sentences(&self, text: &str, language: &LanguageTag) -> Vec<Range<usize>> {
        let by_srx = self.srx.as_ref().and_then(|srx| srx.sentences(text, language));
        by_srx.unwrap_or_else(|| {
            let own = self.abbreviations.get(language.primary());
            let shipped = SHIPPED.get(language.primary());
            let abbreviations: Vec<&BTreeSet<String>> = own.into_iter().chain(shipped).collect();
            super::sentences::split(text, pack(language), &abbreviations)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sentence_ends_after_an_abbreviation_of_the_user() {
        let mut rules = SplitRules::default();
        let spanish = LanguageTag::known("es");
        for abbreviation in ["Hptl.", "Ctr", "Col. Med."] {
            rules.add_abbreviation(&LanguageTag::known("es-MX"), abbreviation);
        }
        let text = "El Hptl. Norte y el Ctr. Sur. El Col. Med. Los dos. Fin.";
        let found: Vec<&str> =
            rules.sentences(text, &spanish).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["El Hptl. Norte y el Ctr. Sur.", "El Col. Med. Los dos.", "Fin."]);
    }

    #[test]
    fn no_sentence_ends_after_what_introduces_another_word() {
        for (language, text, sentences) in [
            ("nl", "Dhr. Jansen kwam. Zie blz. 3, bijv. Daar. Het is laat.", 3),
            ("pl", "Np. Warszawa i tzw. Stare Miasto. Prof. Nowak był tam.", 2),
            ("cs", "Např. Praha a tzv. Zlatá ulička. Přišel prof. Novák.", 2),
            ("sv", "T.ex. Lund och prof. Berg. Se fig. 2. Det är sent.", 3),
            ("el", "Πες π.χ. Αύριο. Ήρθε ο κ. Παππάς.", 2),
            ("ru", "Пришёл проф. Иванов. Дом на ул. Мира. Было поздно.", 3),
            ("uk", "Прийшов проф. Шевченко. Див. Додаток. Було пізно.", 3),
            ("ro", "Vezi fig. 2. A venit dna. Popescu. Era târziu.", 3),
        ] {
            let tag = LanguageTag::known(language);
            let found = SplitRules::default().sentences(text, &tag);
            let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
            assert_eq!(found.len(), sentences, "{found:?}");
        }
    }
}
