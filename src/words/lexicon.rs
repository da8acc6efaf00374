//! What words of one language are in the other: the evidence that no spelling shows.

use super::table::WordTable;
use super::{Form, FormIndex, TextWords};
use crate::language::{LanguageTag, Pack, pack};
use crate::text::cognate::likeness;
use crate::text::fold;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::borrow::Cow;
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
const EN_PT: [&str; 5] = [
    include_str!("../../glossary/lexicon/en-pt/function.tsv"),
    include_str!("../../glossary/lexicon/en-pt/academic.tsv"),
    include_str!("../../glossary/lexicon/en-pt/clinical.tsv"),
    include_str!("../../glossary/lexicon/en-pt/general.tsv"),
    include_str!("../../glossary/lexicon/en-pt/fields.tsv"),
];

/// A bilingual word list, looked up by the stems of its first language.
///
/// Of a row only its first column is read beforehand, the rest when it is first asked for: a run needs a few
/// hundred of the thousands of rows.
pub(crate) struct Lexicon {
    first: Tongue,
    second: Tongue,
    entries: FxHashMap<String, Entry>,
    /// All stems of the second language.
    second_stems: OnceLock<FxHashSet<String>>,
}

/// A language of the lexicon, and what is known of it.
struct Tongue {
    code: String,
    pack: Option<&'static Pack>,
    /// The forms that were met in its texts.
    forms: FormIndex,
}

/// What a stem may be in the other language.
#[derive(Default)]
struct Entry {
    /// Cells of the tables, and how sure their translations are, 0 to 1.
    cells: Vec<(Cow<'static, str>, f32)>,
    /// What the words in them are.
    translations: OnceLock<Vec<Translation>>,
}

/// What a word may be in the other language.
#[derive(Debug)]
pub(crate) struct Translation {
    /// The word, without its endings.
    pub(crate) stem: String,
    /// How sure it is, 0 to 1.
    pub(crate) strength: f32,
}

impl Lexicon {
    /// No words yet: a pair without a lexicon aligns by numbers, names, cognates and lengths.
    pub(crate) fn between(a: &LanguageTag, b: &LanguageTag) -> Self {
        let mut pair = [a.primary(), b.primary()];
        pair.sort_unstable();
        let [first, second] = pair.map(Tongue::of);
        Lexicon { first, second, entries: FxHashMap::default(), second_stems: OnceLock::new() }
    }

    /// The lexicon that ships for a pair of languages, in either direction; without words where there is none.
    pub(crate) fn shipped(a: &LanguageTag, b: &LanguageTag) -> Self {
        let mut lexicon = Lexicon::between(a, b);
        let tables: &[&'static str] = match (&*lexicon.first.code, &*lexicon.second.code) {
            ("en", "es") => &EN_ES,
            ("en", "pt") => &EN_PT,
            _ => &[],
        };
        let lines = || tables.iter().flat_map(|table| table.lines().skip(1));
        lexicon.entries.reserve(lines().count());
        for line in lines() {
            if let Some((word, cell)) = line.split_once('\t') {
                lexicon.add(word, Cow::Borrowed(cell), 1.0);
            }
        }
        lexicon
    }

    /// Whether it has no words.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes in the words of a table of its two languages, in either direction; of other languages nothing.
    pub(crate) fn extend(&mut self, table: &WordTable) {
        let is = |tag: &LanguageTag, tongue: &Tongue| tag.primary() == tongue.code;
        let (a, b) = &table.languages;
        let along = is(a, &self.first) && is(b, &self.second);
        let against = is(b, &self.first) && is(a, &self.second);
        for row in &table.rows {
            if along {
                self.add(&row.word, Cow::Owned(row.translations.clone()), row.strength);
            } else if against {
                for translation in row.translations.split(", ") {
                    self.add(translation, Cow::Owned(row.word.clone()), row.strength);
                }
            }
        }
    }

    fn add(&mut self, word: &str, cell: Cow<'static, str>, strength: f32) {
        for part in word.split([' ', '-']) {
            let part = fold::accents(part);
            if part.len() == word.len() || !self.first.is_stopword(&part) {
                let entry = self.entries.entry(self.first.stem(&part).to_owned()).or_default();
                entry.cells.push((cell.clone(), strength));
                entry.translations = OnceLock::new();
                self.second_stems = OnceLock::new();
            }
        }
    }

    /// Whether it has a word with this stem in the language of a pack.
    pub(crate) fn knows(&self, pack: &Pack, stem: &str) -> bool {
        if pack.code == self.first.code {
            return self.entries.contains_key(stem);
        }
        let stems = || {
            let mut stems = FxHashSet::with_capacity_and_hasher(self.entries.len(), FxBuildHasher);
            for (cell, _) in self.entries.values().flat_map(|entry| &entry.cells) {
                self.each_stem(cell, |stem| {
                    if !stems.contains(stem) {
                        stems.insert(stem.to_owned());
                    }
                });
            }
            stems
        };
        pack.code == self.second.code && self.second_stems.get_or_init(stems).contains(stem)
    }

    /// Reads the words of texts, which should be in one of its two languages.
    pub(crate) fn read<'t>(
        &self,
        language: &LanguageTag,
        texts: impl Iterator<Item = &'t str>,
    ) -> TextWords {
        match [&self.first, &self.second].iter().find(|own| own.code == language.primary()) {
            Some(own) => TextWords::read(texts, &own.forms),
            None => TextWords::read(texts, &FormIndex::new(language)),
        }
    }

    /// How surely two words, in its languages in either order, translate each other, 0 to 1.
    pub(crate) fn strength(
        &self,
        source: (&LanguageTag, &str),
        target: (&LanguageTag, &str),
    ) -> f32 {
        let is_first = source.0.primary() == self.first.code;
        let ((_, first), (_, second)) = if is_first { (source, target) } else { (target, source) };
        let (first, second) = (self.first.forms.form(first), self.second.forms.form(second));
        strength(&first, &second, self.translations(first.stem()))
    }

    /// The code of the language whose stems [`translations`](Self::translations) takes.
    pub(crate) fn first_language(&self) -> &str {
        &self.first.code
    }

    /// What a stem of the first language may be in the second: each stem once, in the order of the stems.
    pub(crate) fn translations(&self, stem: &str) -> &[Translation] {
        let Some(entry) = self.entries.get(stem) else { return &[] };
        entry.translations.get_or_init(|| {
            let mut all: Vec<Translation> = Vec::new();
            for (cell, strength) in &entry.cells {
                self.each_stem(cell, |stem| {
                    all.push(Translation { stem: stem.to_owned(), strength: *strength });
                });
            }
            all.sort_by(|a, b| a.stem.cmp(&b.stem).then(b.strength.total_cmp(&a.strength)));
            all.dedup_by(|a, b| a.stem == b.stem);
            all
        })
    }

    /// Hands over the stems of the words in a cell that tell something.
    fn each_stem(&self, cell: &str, mut take: impl FnMut(&str)) {
        let mut folded = String::new();
        for phrase in cell.split(", ") {
            let alone = !phrase.contains(' ');
            for word in phrase.split([' ', '-']) {
                folded.clear();
                fold::push_accents(word, &mut folded);
                if alone || !self.second.is_stopword(&folded) {
                    take(self.second.stem(&folded));
                }
                // the verb of a phrase says little: *account for*, `dar cuenta de`, and *dada la importancia*
                if alone {
                    self.second.changed_stems(&folded).for_each(|stem| take(&stem));
                }
            }
        }
    }
}

/// How surely two words translate each other, 0 to 1: a name is the same in both languages, the lexicon has one among the
/// `translations` of the other, or both are spelt alike.
pub(super) fn strength(first: &Form, second: &Form, translations: &[Translation]) -> f32 {
    if first.folded == second.folded {
        return 1.0;
    }
    let mut known = translations.iter().filter(|translation| translation.stem == second.stem());
    let known = known.next().map_or(0.0, |translation| translation.strength);
    if known == 1.0 { known } else { known.max(likeness(&first.skeleton, &second.skeleton)) }
}

impl Tongue {
    fn of(code: &str) -> Self {
        let language = LanguageTag::known(code);
        Tongue { code: code.to_owned(), pack: pack(&language), forms: FormIndex::new(&language) }
    }

    fn stem<'w>(&self, folded: &'w str) -> &'w str {
        self.pack.map_or(folded, |pack| pack.stem(folded))
    }

    fn changed_stems(&self, folded: &str) -> impl Iterator<Item = String> {
        self.pack.into_iter().flat_map(|pack| pack.changed_stems(folded))
    }

    fn is_stopword(&self, folded: &str) -> bool {
        self.pack.is_some_and(|pack| pack.is_folded_stopword(folded))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_are_found_in_any_form() {
        let lexicon = Lexicon::shipped(&LanguageTag::known("es"), &LanguageTag::known("en"));
        for (english, spanish) in [
            ("shame", "vergüenza"),
            ("findings", "hallazgos"),
            ("showed", "mostraron"),
            ("women", "mujeres"),
            ("HIV", "VIH"),
            ("users", "usuarios"),
            ("user", "usuario"),
            ("roots", "raíces"),
            ("planned", "planificaron"),
            ("occurring", "suceden"),
            ("suggest", "sugieren"),
            ("shows", "muestran"),
            ("proposed", "propuso"),
            ("obtain", "obtuvieron"),
            ("reduce", "reduzcan"),
            ("seek", "busquen"),
            ("builds", "construye"),
            ("described", "descrita"),
            ("expand", "amplía"),
            ("chooses", "elige"),
        ] {
            let english = fold::accents(english);
            let spanish = fold::accents(spanish);
            let found = lexicon.translations(lexicon.first.stem(&english));
            assert!(
                found.iter().any(|found| found.stem == lexicon.second.stem(&spanish)),
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
