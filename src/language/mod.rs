//! What is known of each language, as data: one folder a language.
//!
//! A new language is a folder with the same files as `en/`, and a line in [`PACKS`].

mod claim;
mod detect;
mod endings;
mod general;
mod inflection;
mod languages;
mod noun_groups;
mod tag;

pub use claim::believed;
pub use detect::{detect, told_apart};
pub use inflection::{Form, PartOfSpeech};
pub use languages::Languages;
pub use noun_groups::{Head, NounGroups};
pub use tag::{BadTag, LanguageTag};

use crate::text::fold;
use crate::text::number::{NumberWord, NumberWords};
use crate::text::quantity::{Phrases, Words};
use crate::text::word_filter::WordFilter;
use crate::text::words::words;
use endings::Endings;
use general::General;
use inflection::Inflection;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

/// What an abbreviation does to the sentence end after its full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joins {
    /// Never ends a sentence.
    Always,
    /// Ends none unless a word follows that begins sentences.
    Likely,
    /// Ends none when a digit follows.
    Number,
}

/// The knowledge about one language. Tables are read when first asked for.
pub struct Pack {
    pub code: &'static str,
    files: Files,
    abbreviations: OnceLock<FxHashMap<&'static str, Joins>>,
    headings: OnceLock<FxHashMap<String, &'static str>>,
    stopwords: OnceLock<FxHashSet<&'static str>>,
    folded_stopwords: OnceLock<FxHashSet<String>>,
    compounds: OnceLock<FxHashSet<&'static str>>,
    conjunctions: OnceLock<FxHashSet<&'static str>>,
    repetitions: OnceLock<FxHashSet<&'static str>>,
    verb_signs: OnceLock<FxHashSet<&'static str>>,
    noun_adjectives: OnceLock<FxHashSet<&'static str>>,
    general: OnceLock<General>,
    numbers: OnceLock<NumberWords>,
    phrases: OnceLock<Phrases>,
    endings: OnceLock<Endings<()>>,
    inflection: OnceLock<Inflection>,
    noun_groups: OnceLock<NounGroups>,
    /// With what each is in English.
    suffixes: OnceLock<Endings<&'static str>>,
    acronyms: OnceLock<FxHashSet<&'static str>>,
    /// By either of their acronyms.
    english_acronyms: OnceLock<FxHashMap<&'static str, Vec<AcronymPair>>>,
}

/// An own acronym, the English one, and whether the English one is wrong in this language.
type AcronymPair = (&'static str, &'static str, bool);

struct Files {
    abbreviations: &'static str,
    headings: &'static str,
    stopwords: &'static str,
    compounds: &'static str,
    conjunctions: &'static str,
    repetitions: &'static str,
    verb_signs: &'static str,
    noun_adjectives: &'static str,
    general_words: &'static str,
    numbers: &'static str,
    quantities: &'static str,
    endings: &'static str,
    inflection: &'static str,
    irregular: &'static str,
    spelling: &'static str,
    noun_groups: &'static str,
    acronyms: &'static str,
    /// Endings shared with English; empty for English itself.
    suffixes: &'static str,
    /// Acronyms with their English counterparts; empty for English itself.
    english_acronyms: &'static str,
}

/// Acronyms that are known in every language.
const ACRONYMS: &str = include_str!("acronyms.txt");

macro_rules! pack {
    ($code:literal, $suffixes:expr, $acronyms:expr) => {
        Pack {
            code: $code,
            files: Files {
                abbreviations: include_str!(concat!($code, "/abbreviations.tsv")),
                headings: include_str!(concat!($code, "/headings.tsv")),
                stopwords: include_str!(concat!($code, "/stopwords.txt")),
                compounds: include_str!(concat!($code, "/compounds.txt")),
                conjunctions: include_str!(concat!($code, "/conjunctions.txt")),
                repetitions: include_str!(concat!($code, "/repetitions.txt")),
                verb_signs: include_str!(concat!($code, "/verb-signs.txt")),
                noun_adjectives: include_str!(concat!($code, "/noun-adjectives.txt")),
                general_words: include_str!(concat!($code, "/general-words.txt")),
                numbers: include_str!(concat!($code, "/numbers.tsv")),
                quantities: include_str!(concat!($code, "/quantities.tsv")),
                endings: include_str!(concat!($code, "/endings.txt")),
                inflection: include_str!(concat!($code, "/inflection.tsv")),
                irregular: include_str!(concat!($code, "/irregular.tsv")),
                spelling: include_str!(concat!($code, "/spelling.tsv")),
                noun_groups: include_str!(concat!($code, "/noun-groups.tsv")),
                acronyms: include_str!(concat!($code, "/acronyms.txt")),
                suffixes: $suffixes,
                english_acronyms: $acronyms,
            },
            abbreviations: OnceLock::new(),
            headings: OnceLock::new(),
            stopwords: OnceLock::new(),
            folded_stopwords: OnceLock::new(),
            compounds: OnceLock::new(),
            conjunctions: OnceLock::new(),
            repetitions: OnceLock::new(),
            verb_signs: OnceLock::new(),
            noun_adjectives: OnceLock::new(),
            general: OnceLock::new(),
            numbers: OnceLock::new(),
            phrases: OnceLock::new(),
            endings: OnceLock::new(),
            inflection: OnceLock::new(),
            noun_groups: OnceLock::new(),
            suffixes: OnceLock::new(),
            acronyms: OnceLock::new(),
            english_acronyms: OnceLock::new(),
        }
    };
}

/// The languages cotejo knows more of than their letters. Where a text has several, those that come first are
/// source and target.
pub static PACKS: [Pack; 3] = [
    pack!("en", "", ""),
    pack!("es", include_str!("es/suffixes.en.tsv"), include_str!("es/acronyms.en.tsv")),
    pack!("pt", include_str!("pt/suffixes.en.tsv"), include_str!("pt/acronyms.en.tsv")),
];

/// The pack for a language, by its primary subtag (`es-MX` has that of `es`).
pub fn pack(tag: &LanguageTag) -> Option<&'static Pack> {
    let code = tag.primary();
    PACKS.iter().find(|pack| pack.code == code)
}

/// The class of a heading in whichever language has it.
pub fn heading_class(heading: &str) -> Option<&'static str> {
    let folded = folded_heading(heading)?;
    PACKS.iter().find_map(|pack| pack.class_of_folded(&folded))
}

/// Whether a heading of any language may begin with a word.
pub fn begins_heading(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        let first = |heading| Some(fold::accents(words(heading).next()?.text));
        headings().filter_map(first).collect()
    });
    WORDS.contains(&fold::accents(word))
}

/// The headings of all languages.
fn headings() -> impl Iterator<Item = &'static str> {
    PACKS.iter().flat_map(|pack| rows(pack.files.headings)).map(|row| row[1])
}

/// No heading is longer, in bytes.
pub(crate) const LONGEST_HEADING: usize = 60;

/// What may be a heading, without the signs around it, folded.
fn folded_heading(heading: &str) -> Option<String> {
    static MAY_BE_ONE: LazyLock<WordFilter> = LazyLock::new(|| {
        let mut filter = WordFilter::default();
        headings().for_each(|heading| filter.add(&fold::accents(heading)));
        filter
    });
    if heading.len() > LONGEST_HEADING {
        return None;
    }
    let plain = heading.trim().trim_matches(|c: char| "*_#".contains(c) || c.is_whitespace());
    let plain = plain.trim_end_matches(|c: char| ":.-–—".contains(c) || c.is_whitespace());
    MAY_BE_ONE.may_hold(plain).then(|| fold::accents(plain))
}

impl Pack {
    /// Its language, without a region.
    pub fn tag(&self) -> LanguageTag {
        LanguageTag::known(self.code)
    }

    /// What `word`, full stop included, does to a sentence end, if it is an abbreviation.
    pub fn abbreviation(&self, word: &str) -> Option<Joins> {
        let table = self.abbreviations.get_or_init(|| {
            rows(self.files.abbreviations)
                .map(|row| {
                    let joins = match row[1] {
                        "always" => Joins::Always,
                        "likely" => Joins::Likely,
                        _ => Joins::Number,
                    };
                    (row[0], joins)
                })
                .collect()
        });
        table.get(word).copied()
    }

    /// The class of a heading (`objective`, `methods`, `keywords` …), whatever its case, accents and closing colon.
    pub fn heading_class(&self, heading: &str) -> Option<&'static str> {
        self.class_of_folded(&folded_heading(heading)?)
    }

    fn class_of_folded(&self, heading: &str) -> Option<&'static str> {
        let table = self.headings.get_or_init(|| {
            rows(self.files.headings).map(|row| (fold::accents(row[1]), row[0])).collect()
        });
        table.get(heading).copied()
    }

    /// Whether a word, in lower case with its accents, carries little meaning of its own.
    pub fn is_stopword(&self, word: &str) -> bool {
        self.stopword_set().contains(word)
    }

    /// All words that [`is_stopword`](Self::is_stopword) is true of.
    fn stopwords(&self) -> impl Iterator<Item = &'static str> {
        self.stopword_set().iter().copied()
    }

    fn stopword_set(&self) -> &FxHashSet<&'static str> {
        self.stopwords.get_or_init(|| entries(self.files.stopwords).collect())
    }

    /// The same for a word without accents.
    pub fn is_folded_stopword(&self, word: &str) -> bool {
        self.folded_stopwords
            .get_or_init(|| entries(self.files.stopwords).map(fold::accents).collect())
            .contains(word)
    }

    /// Whether a compound that begins with this part keeps its hyphen.
    pub fn keeps_hyphen(&self, first_part: &str) -> bool {
        self.compounds.get_or_init(|| entries(self.files.compounds).collect()).contains(first_part)
    }

    /// Whether a word joins two halves of a pair, as `and` does.
    pub fn is_conjunction(&self, word: &str) -> bool {
        self.conjunctions.get_or_init(|| entries(self.files.conjunctions).collect()).contains(word)
    }

    /// Whether a word, in lower case, may rightly stand twice in a row (`had had`).
    pub fn may_repeat(&self, word: &str) -> bool {
        self.repetitions.get_or_init(|| entries(self.files.repetitions).collect()).contains(word)
    }

    /// Whether a word, in lower case, stands before verbs and not before nouns.
    pub fn announces_verb(&self, word: &str) -> bool {
        self.verb_signs.get_or_init(|| entries(self.files.verb_signs).collect()).contains(word)
    }

    /// Whether a noun, in lower case, is an adjective where it stands behind another noun.
    pub fn is_noun_or_adjective(&self, noun: &str) -> bool {
        self.noun_adjectives
            .get_or_init(|| entries(self.files.noun_adjectives).collect())
            .contains(noun)
    }

    /// The words for numbers.
    pub fn numbers(&self) -> &NumberWords {
        self.numbers.get_or_init(|| {
            rows(self.files.numbers)
                .map(|row| {
                    (
                        row[0].to_owned(),
                        NumberWord::parse(row[1], row[2]).expect("numbers.tsv is well formed"),
                    )
                })
                .collect()
        })
    }

    /// The phrases around numbers.
    pub fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| {
            Phrases::parse(rows(self.files.quantities).map(|row| [row[0], row[1], row[2]]))
                .expect("quantities.tsv is well formed")
        })
    }

    /// All it knows of quantities.
    pub fn quantities(&self) -> Words<'_> {
        Words { numbers: self.numbers(), phrases: self.phrases() }
    }

    /// A folded word without the endings that inflection adds: a key for alignment, not a word.
    pub fn stem<'w>(&self, word: &'w str) -> &'w str {
        const SHORTEST: usize = 3;
        let endings = self
            .endings
            .get_or_init(|| Endings::new(entries(self.files.endings).map(|ending| (ending, ()))));
        let mut stem = word;
        // until nothing is left to take, so that a word and its inflected forms meet whatever the order of endings
        while let Some((rest, ())) = endings.strip(stem, SHORTEST) {
            stem = rest;
        }
        stem
    }

    /// Whether a word without accents is a general one, which the same text in other words may do without: a listed
    /// word in any form, or a longer one of the same stem.
    pub fn is_general(&self, word: &str) -> bool {
        self.general.get_or_init(|| General::of(self, self.files.general_words)).has(self, word)
    }

    /// A folded word with its ending put as English would have it (`ansiedad` → `ansiety`): what is left of the word,
    /// and the ending.
    pub fn english_ending<'w>(&self, word: &'w str) -> (&'w str, &'static str) {
        const SHORTEST: usize = 2;
        let suffixes = self
            .suffixes
            .get_or_init(|| Endings::new(rows(self.files.suffixes).map(|row| (row[0], row[1]))));
        suffixes.strip(word, SHORTEST).unwrap_or((word, ""))
    }

    /// Whether readers know an acronym, in capitals, without its long form.
    pub fn knows_acronym(&self, acronym: &str) -> bool {
        let known = || entries(self.files.acronyms).chain(entries(ACRONYMS)).collect();
        self.acronyms.get_or_init(known).contains(acronym)
    }

    /// Own acronyms for English ones, as (own, English, whether the English one is wrong in this language), all in
    /// capitals: those that have a certain acronym on either side.
    pub fn english_acronyms(&self, acronym: &str) -> impl Iterator<Item = AcronymPair> {
        let read = || {
            let mut by_acronym: FxHashMap<_, Vec<AcronymPair>> = FxHashMap::default();
            for row in rows(self.files.english_acronyms) {
                for name in &row[..1 + usize::from(row[0] != row[1])] {
                    by_acronym.entry(*name).or_default().push((row[0], row[1], row[2] == "wrong"));
                }
            }
            by_acronym
        };
        self.english_acronyms.get_or_init(read).get(acronym).into_iter().flatten().copied()
    }

    /// A word, in lower case, with the spelling variants of its language brought to one (`behaviour` → `behavior`).
    pub fn respell<'w>(&self, word: &'w str) -> Cow<'w, str> {
        self.inflection().respell(word)
    }

    /// The inflected forms of a word other than its citation form.
    pub fn forms(&self, word: &str, part_of_speech: PartOfSpeech) -> Vec<Form> {
        self.inflection().forms(word, part_of_speech)
    }

    /// What tells noun groups.
    pub fn noun_groups(&self) -> &NounGroups {
        self.noun_groups.get_or_init(|| NounGroups::parse(self.files.noun_groups))
    }

    fn inflection(&self) -> &Inflection {
        self.inflection.get_or_init(|| {
            Inflection::parse(self.files.inflection, self.files.irregular, self.files.spelling)
        })
    }
}

/// The rows of a data table below its header, cells by tab; `#` begins a comment line.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    lines(table).skip(1).map(|line| line.split('\t').collect())
}

/// The entries of a word list, by blanks.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    lines(list).flat_map(str::split_whitespace)
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn es() -> &'static Pack {
        pack(&LanguageTag::known("es-MX")).unwrap()
    }

    #[test]
    fn headings_are_known_in_any_case() {
        assert_eq!(es().heading_class("Métodos:"), Some("methods"));
        assert_eq!(es().heading_class("PALABRAS CLAVE"), Some("keywords"));
        assert_eq!(es().heading_class("**Resumen**"), Some("abstract"));
        assert_eq!(es().heading_class("Una frase"), None);
    }

    #[test]
    fn every_table_has_the_columns_it_needs() {
        for pack in &PACKS {
            let files = &pack.files;
            for (name, table, columns) in [
                ("abbreviations", files.abbreviations, 2),
                ("headings", files.headings, 2),
                ("numbers", files.numbers, 3),
                ("quantities", files.quantities, 3),
                ("inflection", files.inflection, 5),
                ("irregular", files.irregular, 3),
                ("spelling", files.spelling, 2),
                ("noun-groups", files.noun_groups, 2),
                ("suffixes", files.suffixes, 2),
                ("acronyms.en", files.english_acronyms, 3),
            ] {
                for row in rows(table) {
                    assert_eq!(row.len(), columns, "{}/{name}: {row:?}", pack.code);
                }
            }
            pack.quantities();
        }
    }

    #[test]
    fn regular_endings_meet_across_languages() {
        for (word, english) in
            [("ansiedad", "ansiety"), ("revision", "revision"), ("clinicas", "clinic")]
        {
            let (rest, ending) = es().english_ending(word);
            assert_eq!([rest, ending].concat(), english);
        }
    }
}
