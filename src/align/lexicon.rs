//! What words of one language are in the other: the evidence that no spelling shows.

use crate::language::{LanguageTag, Pack, pack};
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// English and Spanish, of our own writing: a row an English lemma.
const EN_ES: [&str; 5] = [
    include_str!("../../glossary/lexicon/en-es/function.tsv"),
    include_str!("../../glossary/lexicon/en-es/academic.tsv"),
    include_str!("../../glossary/lexicon/en-es/clinical.tsv"),
    include_str!("../../glossary/lexicon/en-es/general.tsv"),
    include_str!("../../glossary/lexicon/en-es/fields.tsv"),
];

/// English and Portuguese, in the same form.
const EN_PT: [&str; 4] = [
    include_str!("../../glossary/lexicon/en-pt/function.tsv"),
    include_str!("../../glossary/lexicon/en-pt/academic.tsv"),
    include_str!("../../glossary/lexicon/en-pt/clinical.tsv"),
    include_str!("../../glossary/lexicon/en-pt/general.tsv"),
];

/// A bilingual word list, looked up by the stems of its first language.
///
/// Of a row only its first column is read beforehand, the rest when it is first asked for: a run needs a few
/// hundred of the thousands of rows.
#[derive(Default)]
pub struct Lexicon {
    languages: Option<(&'static Pack, &'static Pack)>,
    entries: FxHashMap<String, Entry>,
}

/// What a stem may be in the other language.
#[derive(Default)]
struct Entry {
    /// Cells of the table.
    cells: Vec<&'static str>,
    /// The stems of the words in them.
    stems: OnceLock<Vec<String>>,
}

impl Lexicon {
    /// No words: a pair without a lexicon aligns by numbers, names, cognates and lengths.
    pub fn empty() -> Self {
        Lexicon::default()
    }

    /// The lexicon that ships for a pair of languages, in either direction; empty where there is none.
    pub fn shipped(a: &LanguageTag, b: &LanguageTag) -> Self {
        let mut pair = [a.primary(), b.primary()];
        pair.sort_unstable();
        match pair {
            ["en", "es"] => Lexicon::parse(&EN_ES, "en", "es"),
            ["en", "pt"] => Lexicon::parse(&EN_PT, "en", "pt"),
            _ => Lexicon::empty(),
        }
    }

    fn parse(tables: &[&'static str], first: &str, second: &str) -> Self {
        let find = |code: &str| pack(&LanguageTag::known(code));
        let (Some(first), Some(second)) = (find(first), find(second)) else {
            return Lexicon::empty();
        };
        let mut entries: FxHashMap<String, Entry> = FxHashMap::default();
        for line in tables.iter().flat_map(|table| table.lines().skip(1)) {
            let Some((word, cell)) = line.split_once('\t') else { continue };
            for part in word.split([' ', '-']) {
                if part.len() == word.len() || !first.is_stopword(part) {
                    let stem = first.stem(&fold::accents(part)).to_owned();
                    entries.entry(stem).or_default().cells.push(cell);
                }
            }
        }
        Lexicon { languages: Some((first, second)), entries }
    }

    /// The language whose stems [`translations`](Self::translations) takes.
    pub fn first_language(&self) -> Option<&'static Pack> {
        self.languages.map(|(first, _)| first)
    }

    /// Stems in the second language of what a stem of the first may be.
    pub fn translations(&self, stem: &str) -> &[String] {
        let (Some(entry), Some((_, second))) = (self.entries.get(stem), self.languages) else {
            return &[];
        };
        entry.stems.get_or_init(|| {
            let phrases = entry.cells.iter().flat_map(|cell| cell.split(", "));
            let words = phrases.flat_map(|phrase| {
                let alone = !phrase.contains(' ');
                let words = phrase.split([' ', '-']).map(fold::accents);
                words.filter(move |word| alone || !second.is_folded_stopword(word))
            });
            let mut stems: Vec<String> = words.map(|word| second.stem(&word).to_owned()).collect();
            stems.sort();
            stems.dedup();
            stems
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_are_found_in_any_form() {
        let lexicon = Lexicon::shipped(&LanguageTag::known("es"), &LanguageTag::known("en"));
        let (en, es) = lexicon.languages.unwrap();
        for (english, spanish) in [
            ("shame", "vergüenza"),
            ("findings", "hallazgos"),
            ("showed", "mostraron"),
            ("women", "mujeres"),
            ("HIV", "VIH"),
        ] {
            let english = fold::accents(english);
            let spanish = fold::accents(spanish);
            let found = lexicon.translations(en.stem(&english));
            assert!(
                found.iter().any(|stem| stem == es.stem(&spanish)),
                "{english} {spanish} {found:?}"
            );
        }
    }

    #[test]
    fn every_row_is_well_formed_and_every_lemma_stands_once() {
        for (tables, header) in [(&EN_ES[..], "en\tes"), (&EN_PT[..], "en\tpt")] {
            let mut seen = BTreeSet::new();
            for table in tables {
                assert_eq!(table.lines().next(), Some(header));
                for line in table.lines().skip(1) {
                    let cells: Vec<_> = line.split('\t').collect();
                    let whole = cells.len() == 2
                        && cells.iter().all(|cell| !cell.is_empty() && cell.trim() == *cell);
                    assert!(whole, "{line:?}");
                    assert!(seen.insert(cells[0]), "{} stands twice", cells[0]);
                }
            }
        }
    }
}
