//! How a user wants texts split, beside what is known of their languages.

use super::srx::{BadSrx, Srx};
use crate::language::{LanguageTag, pack};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// A user's own abbreviations and segmentation rules; by default none.
#[derive(Clone, Debug, Default)]
pub struct SplitRules {
    /// By the primary subtag of their language.
    abbreviations: BTreeMap<String, BTreeSet<String>>,
    srx: Option<Arc<Srx>>,
}

impl SplitRules {
    /// Takes the rules of an SRX 2.0 file for the languages that its maps name, instead of those that ship.
    pub fn set_srx(&mut self, bytes: &[u8]) -> Result<(), BadSrx> {
        self.srx = Some(Arc::new(Srx::read(bytes)?));
        Ok(())
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
            let abbreviations = self.abbreviations.get(language.primary());
            super::sentences::split(text, pack(language), abbreviations)
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
}
