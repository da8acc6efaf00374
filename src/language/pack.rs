//! What cotejo knows about one language, from the tables in its folder.

use super::calques::Calques;
use super::endings::Endings;
use super::general::GeneralWords;
use super::inflection::{Form, Inflection, PartOfSpeech};
use super::noun_groups::NounGroups;
use super::polarity::{self, Negation, Opposite};
use super::stem_changes::StemChanges;
use super::table::{entries, lines, rows};
use super::{LanguageTag, WordPatterns, folded_heading, without_remark};
use crate::text::fold;
use crate::text::number::{NumberWord, NumberWords};
use crate::text::quantity::Phrases;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::OnceLock;

/// The files of all languages by `LANGUAGE/TABLE`, in order, as the build script finds them.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/language_tables.rs"));

/// Acronyms that are known in every language.
const ACRONYMS: &str = include_str!("acronyms.txt");

/// The knowledge about one language. A language may lack any table, which then is empty.
pub(crate) struct Pack {
    /// Its language tag, and the name of its folder.
    pub code: &'static str,
    has_lexicon: bool,
    tables: Tables,
}

/// Declares the tables of a language: the name, the type, and how it is read when it is first needed.
macro_rules! tables {
    ($($(#[$doc:meta])? $visible:vis $name:ident: $type:ty = $read:expr;)*) => {
        struct Tables {
            $($name: OnceLock<$type>,)*
        }

        impl Tables {
            const fn unread() -> Tables {
                Tables { $($name: OnceLock::new(),)* }
            }
        }

        impl Pack {
            $($(#[$doc])?
            $visible fn $name(&self) -> &$type {
                let read: fn(&Pack) -> $type = $read;
                self.tables.$name.get_or_init(|| read(self))
            })*
        }
    };
}

tables! {
    abbreviations: FxHashMap<&'static str, Joins> = read_abbreviations;
    acronyms: WordSet = |pack| pack.entries("acronyms.txt").chain(entries(ACRONYMS)).collect();
    acronym_pairs: FxHashMap<&'static str, Vec<AcronymPair>> = read_acronym_pairs;
    /// What looks like the translation of an English word and is none.
    pub(crate) calques: Calques = |pack| Calques::parse(pack.rows("calques.en.tsv"));
    compounds: WordSet = |pack| pack.entries("compounds.txt").collect();
    conjunctions: WordSet = |pack| pack.entries("conjunctions.txt").collect();
    drug_endings: Endings<()> = |pack| Endings::new(pack.entries("drug-endings.txt").map(|ending| (ending, ())));
    endings: Endings<()> = |pack| Endings::new(pack.entries("endings.txt").map(|ending| (ending, ())));
    finite_endings: Endings<()> = |pack| Endings::new(
        pack.entries("finite-verbs.txt").filter(|entry| entry.starts_with('-')).map(|ending| (ending, ())));
    finite_verbs: WordSet = |pack| pack.entries("finite-verbs.txt").collect();
    folded_stopwords: FxHashSet<String> = |pack| pack.entries("stopwords.txt").map(fold::accents).collect();
    general_words: GeneralWords = |pack| GeneralWords::new(
        pack.entries("general-words.txt"), |word, class| pack.forms(word, class), |word| pack.stem(word));
    greek_letters: Vec<(char, &'static str)> = |pack| {
        let letter = |row: Vec<&'static str>| Some((row[0].chars().next()?, row[1]));
        pack.rows("greek-letters.tsv").filter_map(letter).collect()
    };
    headings: FxHashMap<String, &'static str> =
        |pack| pack.heading_rows().map(|(class, heading)| (fold::accents(heading), class)).collect();
    inflection: Inflection = |pack| Inflection::parse(
        pack.file("inflection.tsv"), pack.file("irregular.tsv"), pack.file("spelling.tsv"));
    /// The words and phrases that deny something.
    pub(crate) negations: WordPatterns<Negation> = |pack| polarity::negations(pack.rows("negations.tsv"));
    never_twice: WordSet = |pack| pack.entries("never-twice.txt").collect();
    noun_adjectives: WordSet = |pack| pack.entries("noun-adjectives.txt").collect();
    acronym_words: WordSet = |pack| pack.entries("acronym-words.txt").collect();
    /// The signs that noun groups are recognised by.
    pub(crate) noun_groups: NounGroups = |pack| NounGroups::parse(pack.rows("noun-groups.tsv"));
    /// The words for numbers.
    pub(crate) numbers: NumberWords = read_numbers;
    /// The words and phrases that have an opposite.
    pub(crate) opposites: WordPatterns<Opposite> = |pack| polarity::opposites(pack.rows("opposites.tsv"), pack.rows("kinds.tsv"));
    /// The phrases around numbers.
    pub(crate) phrases: Phrases = read_phrases;
    prefixes: WordSet = |pack| pack.entries("prefixes.txt").collect();
    repetitions: WordSet = |pack| pack.entries("repetitions.txt").collect();
    shared_prefixes: WordSet = |pack| pack.entries("shared-prefixes.txt").collect();
    stem_changes: StemChanges = |pack| StemChanges::parse(pack.rows("stem-changes.tsv"));
    stopwords: WordSet = |pack| pack.entries("stopwords.txt").collect();
    suffixes: Endings<&'static str> =
        |pack| Endings::new(pack.rows("suffixes.en.tsv").map(|row| (row[0], row[1])));
    verb_signs: WordSet = |pack| pack.entries("verb-signs.txt").collect();
    pub(super) writing: FxHashMap<&'static str, &'static str> =
        |pack| pack.rows("writing.tsv").map(|row| (row[0], row[1])).collect();
}

type WordSet = FxHashSet<&'static str>;

/// An acronym of this language, its counterpart in English, and whether the English one is wrong in this language.
type AcronymPair = (&'static str, &'static str, bool);

/// What an abbreviation does to the sentence end after its full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joins {
    /// Never ends a sentence.
    Always,
    /// Ends none unless a word follows that begins sentences.
    Likely,
    /// Ends none when a number follows.
    Number,
    /// Ends none whose words so far say nothing by themselves: `At 5 a.m. Ana left`.
    Phrase,
}

fn read_abbreviations(pack: &Pack) -> FxHashMap<&'static str, Joins> {
    let joins = |name| match name {
        "always" => Joins::Always,
        "likely" => Joins::Likely,
        "phrase" => Joins::Phrase,
        _ => Joins::Number,
    };
    pack.rows("abbreviations.tsv").map(|row| (row[0], joins(row[1]))).collect()
}

/// By either of the two acronyms.
fn read_acronym_pairs(pack: &Pack) -> FxHashMap<&'static str, Vec<AcronymPair>> {
    let mut by_acronym: FxHashMap<_, Vec<AcronymPair>> = FxHashMap::default();
    for row in pack.rows("acronyms.en.tsv") {
        for name in &row[..1 + usize::from(row[0] != row[1])] {
            by_acronym.entry(*name).or_default().push((row[0], row[1], row[2] == "wrong"));
        }
    }
    by_acronym
}

fn read_numbers(pack: &Pack) -> NumberWords {
    let meaning =
        |row: &[&str]| NumberWord::parse(row[1], row[2]).expect("numbers.tsv is well formed");
    pack.rows("numbers.tsv").map(|row| (row[0], meaning(&row))).collect()
}

fn read_phrases(pack: &Pack) -> Phrases {
    Phrases::parse(pack.rows("quantities.tsv").map(|row| [row[0], row[1], row[2]]))
        .expect("quantities.tsv is well formed")
}

impl Pack {
    pub(super) const fn new(code: &'static str) -> Self {
        Pack { code, has_lexicon: false, tables: Tables::unread() }
    }

    pub(super) const fn with_lexicon(code: &'static str) -> Self {
        Pack { code, has_lexicon: true, tables: Tables::unread() }
    }

    /// Whether a lexicon ships for it.
    pub(crate) fn has_lexicon(&self) -> bool {
        self.has_lexicon
    }

    /// Its language, without a region.
    pub(crate) fn tag(&self) -> LanguageTag {
        LanguageTag::known(self.code)
    }

    /// The text of a file of its folder, empty where there is none.
    fn file(&self, name: &str) -> &'static str {
        let path = [self.code, "/", name].concat();
        let found = FILES.binary_search_by_key(&path.as_str(), |(path, _)| path);
        found.map_or("", |at| FILES[at].1)
    }

    /// The rows of a table below its header, cells by tab.
    fn rows(&self, file: &str) -> impl Iterator<Item = Vec<&'static str>> + use<> {
        rows(self.file(file))
    }

    /// The entries of a word list, by blanks.
    fn entries(&self, file: &str) -> impl Iterator<Item = &'static str> + use<> {
        entries(self.file(file))
    }

    /// Whether its sentences and words are known, and not only its headings and stop words.
    pub(crate) fn is_full(&self) -> bool {
        !self.abbreviations().is_empty()
    }

    /// What `word`, full stop included, does to a sentence end, if it is an abbreviation.
    pub(crate) fn abbreviation(&self, word: &str) -> Option<Joins> {
        let listed = self.abbreviations();
        listed.get(word).copied().or_else(|| {
            // at the beginning of a sentence
            let first = word.chars().next().filter(|first| first.is_uppercase())?;
            let rest = Some(&word[first.len_utf8()..]).filter(|rest| *rest != ".")?;
            listed.get([&*first.to_lowercase().to_string(), rest].concat().as_str()).copied()
        })
    }

    /// Whether a word, in lower case, begins sentences rather than names.
    pub(crate) fn begins_sentence(&self, word: &str) -> bool {
        self.is_stopword(word) || self.numbers().meaning(word).is_some() || self.is_opener(word)
    }

    /// The class of a heading (`objective`, `methods`, `keywords` …), whatever its case, accents and closing colon.
    pub(crate) fn heading_class(&self, heading: &str) -> Option<&'static str> {
        let folded = folded_heading(heading)?;
        let plain = || self.headings().get(without_remark(&folded)?);
        let class = self.headings().get(&folded).or_else(plain);
        class.copied().or_else(|| self.joined_heading_class(&folded))
    }

    /// The class of the first of several headings of sections that are joined, folded: `setting and participants`.
    pub(super) fn joined_heading_class(&self, folded: &str) -> Option<&'static str> {
        const OF_PARTS: [&str; 5] =
            ["abstract", "keywords", "references", "acknowledgements", "declarations"];
        let is_joined = |word: &str| self.is_conjunction(word) || word == "&" || word == "/";
        let may_be_joined = folded.contains(['/', '&']) || folded.split(' ').any(is_joined);
        if !may_be_joined {
            return None;
        }
        let spaced = folded.replace(',', " , ").replace('/', " / ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let parts = words.split(|word| is_joined(word) || *word == ",");
        let classes = parts.map(|part| self.headings().get(&part.join(" ")).copied());
        let classes: Vec<&str> = classes.collect::<Option<_>>()?;
        let first = classes.first().filter(|_| classes.len() > 1)?;
        (!classes.iter().any(|class| OF_PARTS.contains(class))).then_some(*first)
    }

    /// All headings, each behind its class.
    pub(crate) fn heading_rows(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        lines(self.file("headings.tsv")).skip(1).filter_map(|line| line.split_once('\t'))
    }

    /// The headings of a class; the first is the usual one.
    pub(crate) fn headings_of(&self, class: &str) -> impl Iterator<Item = &'static str> {
        self.heading_rows().filter(move |(of, _)| *of == class).map(|(_, heading)| heading)
    }

    /// Whether its stop words are known, and not its headings alone.
    pub(crate) fn has_stopwords(&self) -> bool {
        !self.stopwords().is_empty()
    }

    /// Whether a word, in lower case with its accents, carries little meaning of its own.
    pub(crate) fn is_stopword(&self, word: &str) -> bool {
        self.stopwords().contains(word)
    }

    /// All words that [`is_stopword`](Self::is_stopword) is true of.
    pub(super) fn all_stopwords(&self) -> impl Iterator<Item = &'static str> {
        self.entries("stopwords.txt")
    }

    /// The same for a word without accents.
    pub(crate) fn is_folded_stopword(&self, word: &str) -> bool {
        self.folded_stopwords().contains(word)
    }

    /// Whether a compound that begins with this part keeps its hyphen.
    pub(crate) fn keeps_hyphen(&self, first_part: &str) -> bool {
        self.compounds().contains(first_part)
    }

    /// Whether many words begin with a part: `hyper`, `post`.
    pub(crate) fn is_prefix(&self, part: &str) -> bool {
        self.prefixes().contains(part) || self.shared_prefixes().contains(part)
    }

    /// The usual name of a Greek letter.
    pub(crate) fn letter_name(&self, letter: char) -> Option<&'static str> {
        self.greek_letters().iter().find(|(known, _)| *known == letter).map(|(_, name)| *name)
    }

    /// The Greek letter of a name, in lower case.
    pub(crate) fn letter_named(&self, name: &str) -> Option<char> {
        self.greek_letters().iter().find(|(_, known)| *known == name).map(|(letter, _)| *letter)
    }

    /// Whether its compounds are written with a hyphen or closed up (`post-natal`, `postnatal`).
    pub(crate) fn closes_compounds(&self) -> bool {
        !self.prefixes().is_empty()
    }

    /// The longest prefix that a word, in lower case, begins with and that may have a hyphen behind it.
    pub(crate) fn prefix_of<'w>(&self, word: &'w str) -> Option<&'w str> {
        let ends = word.char_indices().rev().map(|(at, c)| at + c.len_utf8());
        ends.map(|end| &word[..end]).find(|part| self.prefixes().contains(part))
    }

    /// What two words without accents have behind a prefix that many words share: *compasion* and *estima* of
    /// *autocompasion* and *autoestima*. The words themselves where they have none, or little behind it.
    pub(crate) fn without_shared_prefix<'w>(
        &self,
        one: &'w str,
        other: &'w str,
    ) -> (&'w str, &'w str) {
        const LEAST: usize = 4;
        let behind = |prefix: &&str| {
            let (one, other) = (one.strip_prefix(prefix)?, other.strip_prefix(prefix)?);
            (one.len() >= LEAST && other.len() >= LEAST).then_some((one, other))
        };
        self.shared_prefixes().iter().find_map(behind).unwrap_or((one, other))
    }

    /// Whether a word joins two halves of a pair, as `and` does.
    pub(crate) fn is_conjunction(&self, word: &str) -> bool {
        self.conjunctions().contains(word)
    }

    /// Whether a word, in lower case, may rightly be repeated at once (`had had`).
    pub(crate) fn may_repeat(&self, word: &str) -> bool {
        self.repetitions().contains(word)
    }

    /// Whether a word, in lower case, never rightly stands twice in a row (`the the`).
    pub(crate) fn never_repeats(&self, word: &str) -> bool {
        self.never_twice().contains(word)
    }

    /// Whether a word, in lower case, comes before verbs and not before nouns.
    pub(crate) fn announces_verb(&self, word: &str) -> bool {
        self.verb_signs().contains(word)
    }

    /// Whether a word, in lower case, is surely a finite verb, by itself or by its ending.
    pub(crate) fn is_finite_verb(&self, word: &str) -> bool {
        self.finite_verbs().contains(word) || self.finite_endings().strip(word, 0).is_some()
    }

    /// Whether a word without accents, in lower case, ends as the names of drugs do.
    pub(crate) fn is_drug(&self, word: &str) -> bool {
        self.drug_endings().strip(word, 0).is_some()
    }

    /// Whether a word, in lower case, is an everyday word that acronyms are spelt like (`or`, `aids`).
    pub(crate) fn has_acronym_as_word(&self, word: &str) -> bool {
        self.acronym_words().contains(word)
    }

    /// Whether a noun, in lower case, is an adjective right after another noun.
    pub(crate) fn is_noun_or_adjective(&self, noun: &str) -> bool {
        self.noun_adjectives().contains(noun)
    }

    /// A folded word without the endings that inflection adds: a key for alignment, not a word.
    pub(crate) fn stem<'w>(&self, word: &'w str) -> &'w str {
        const SHORTEST: usize = 3;
        let endings = self.endings();
        let mut stem = word;
        // until nothing is left to take, so that a word and its inflected forms meet whatever the order of endings
        while let Some((rest, ())) = endings.strip(stem, SHORTEST) {
            stem = rest;
        }
        stem
    }

    /// The stems of forms of a folded word that are not its own stem (`mostrar` → `muestr`).
    pub(crate) fn changed_stems(&self, word: &str) -> impl Iterator<Item = String> {
        self.stem_changes().forms(word).into_iter().map(|form| self.stem(&form).to_owned())
    }

    /// Whether a word without accents is a general one, which the same text in other words may do without: a listed
    /// word in any form, or a longer one of the same stem.
    pub(crate) fn is_general(&self, word: &str) -> bool {
        self.general_words().contains(word, self.stem(word))
    }

    /// A folded word with its ending put as English would have it (`ansiedad` → `ansiety`): what is left of the word,
    /// and the ending.
    pub(crate) fn english_ending<'w>(&self, word: &'w str) -> (&'w str, &'static str) {
        const SHORTEST: usize = 2;
        self.suffixes().strip(word, SHORTEST).unwrap_or((word, ""))
    }

    /// Whether readers know an acronym, in capitals, without its long form.
    pub(crate) fn knows_acronym(&self, acronym: &str) -> bool {
        self.acronyms().contains(acronym)
    }

    /// The pairs of acronyms of this language and another, all in capitals, in which an acronym is on either side. They
    /// are listed with English only.
    pub(crate) fn acronym_pairs_with(
        &self,
        other: &Pack,
        acronym: &str,
    ) -> impl Iterator<Item = AcronymPair> {
        let pairs = self.acronym_pairs().get(acronym).filter(|_| other.code == "en");
        pairs.into_iter().flatten().copied()
    }

    /// A word, in lower case, with the spelling variants of its language brought to one (`behaviour` → `behavior`).
    pub(crate) fn respell<'w>(&self, word: &'w str) -> Cow<'w, str> {
        self.inflection().respell(word)
    }

    /// Whether the inflected forms of words are known.
    pub(crate) fn knows_inflection(&self) -> bool {
        !self.file("inflection.tsv").is_empty()
    }

    /// The inflected forms of a word other than its citation form.
    pub(crate) fn forms(&self, word: &str, part_of_speech: PartOfSpeech) -> Vec<Form> {
        self.inflection().forms(word, part_of_speech, self.vowels())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{PACKS, pack};

    fn es() -> &'static Pack {
        pack(&LanguageTag::known("es-MX")).unwrap()
    }

    #[test]
    fn headings_are_known_in_any_case() {
        assert_eq!(es().heading_class("Métodos:"), Some("methods"));
        assert_eq!(es().heading_class("PALABRAS CLAVE"), Some("keywords"));
        assert_eq!(es().heading_class("**Resumen**"), Some("abstract"));
        assert_eq!(es().heading_class("Una frase"), None);
        assert_eq!(es().heading_class("ÁMBITO Y PARTICIPANTES:"), Some("setting"));
        assert_eq!(es().heading_class("Diseño, ámbito y participantes"), Some("design"));
        assert_eq!(es().heading_class("Pacientes/intervenciones"), Some("participants"));
        assert_eq!(es().heading_class("Pacientes y enfermeras"), None);
        assert_eq!(es().heading_class("Resumen y palabras clave"), None);
        assert_eq!(es().heading_class("y"), None);
    }

    #[test]
    fn every_file_is_a_table_of_a_language_and_has_the_columns_it_needs() {
        /// Tables and how many columns each has; lists have none.
        const TABLES: &[(&str, usize)] = &[
            ("abbreviations.tsv", 2),
            ("acronyms.en.tsv", 3),
            ("greek-letters.tsv", 2),
            ("calques.en.tsv", 6),
            ("headings.tsv", 2),
            ("inflection.tsv", 5),
            ("irregular.tsv", 3),
            ("negations.tsv", 2),
            ("noun-groups.tsv", 2),
            ("numbers.tsv", 3),
            ("opposites.tsv", 3),
            ("kinds.tsv", 3),
            ("quantities.tsv", 3),
            ("spelling.tsv", 2),
            ("stem-changes.tsv", 2),
            ("suffixes.en.tsv", 2),
            ("writing.tsv", 2),
        ];
        const LISTS: &[&str] = &[
            "acronyms.txt",
            "compounds.txt",
            "conjunctions.txt",
            "endings.txt",
            "finite-verbs.txt",
            "general-words.txt",
            "never-twice.txt",
            "noun-adjectives.txt",
            "acronym-words.txt",
            "prefixes.txt",
            "repetitions.txt",
            "shared-prefixes.txt",
            "stopwords.txt",
            "drug-endings.txt",
            "verb-signs.txt",
        ];
        assert!(FILES.is_sorted());
        for (path, text) in FILES {
            let (language, name) = path.split_once('/').unwrap();
            assert!(PACKS.iter().any(|pack| pack.code == language), "{path}");
            let Some((_, columns)) = TABLES.iter().find(|(table, _)| *table == name) else {
                assert!(LISTS.contains(&name), "{path}");
                continue;
            };
            for row in rows(text) {
                assert_eq!(row.len(), *columns, "{path}: {row:?}");
            }
        }
        const FEATURES: &str = "vowels accented-vowels letters inverted-marks quotes articles-by-sound \
            clause-openers clause-joints standard-openers sentence-openers letter-takers name-openers ordinal-openers ordinal-followers caption-words nouns page-words page-totals";
        for pack in &PACKS {
            // whose rows must have a meaning
            pack.numbers();
            pack.phrases();
            pack.calques();
            pack.negations();
            pack.opposites();
            for feature in pack.writing().keys() {
                assert!(FEATURES.split(' ').any(|known| known == *feature), "{feature}");
            }
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
