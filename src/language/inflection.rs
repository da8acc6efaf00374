//! Inflection by rule tables: every form that a term may take in a text.
//!
//! Forms are made from the citation form rather than words cut down to a stem, because a stem that
//! serves `cáncer`/`cánceres` also joins what must stay apart (`hombre`, `hombro`).

use super::table::{lines, rows};
use regex::Regex;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The word classes of TBX-Basic (ISO 30042), and proper nouns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PartOfSpeech {
    /// A noun.
    #[default]
    Noun,
    /// A proper noun.
    ProperNoun,
    /// A verb.
    Verb,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// Any other.
    Other,
}

impl PartOfSpeech {
    fn parse(name: &str) -> Self {
        match name {
            "verb" => PartOfSpeech::Verb,
            "adjective" => PartOfSpeech::Adjective,
            "adverb" => PartOfSpeech::Adverb,
            "other" => PartOfSpeech::Other,
            _ => PartOfSpeech::Noun,
        }
    }
}

/// An inflected form and what it is (`plural`, `feminine` …).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub word: String,
    pub name: &'static str,
}

pub(super) struct Inflection {
    rules: FxHashMap<PartOfSpeech, Vec<Rule>>,
    /// Irregular forms by their citation form.
    irregular: FxHashMap<&'static str, Vec<(&'static str, &'static str)>>,
    /// All spellings that are rewritten, as one pattern, and what each becomes.
    variant: Option<Regex>,
    spelling: FxHashMap<&'static str, &'static str>,
}

struct Rule {
    ending: &'static str,
    cut: &'static str,
    forms: Vec<&'static str>,
    name: &'static str,
}

impl Inflection {
    pub(super) fn parse(
        inflection: &'static str,
        irregular: &'static str,
        spelling: &'static str,
    ) -> Self {
        let mut rules: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for row in rows(inflection) {
            rules.entry(PartOfSpeech::parse(row[0])).or_default().push(Rule {
                ending: row[1],
                cut: row[2],
                // an empty cell is a form too: the word itself, unchanged
                forms: row[3].split(' ').collect(),
                name: row[4],
            });
        }
        let mut table: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for row in rows(irregular) {
            table.entry(row[1]).or_default().push((row[0], row[2]));
        }
        let pairs: Vec<_> =
            lines(spelling).skip(1).filter_map(|line| line.split_once('\t')).collect();
        let patterns: Vec<&str> = pairs.iter().map(|(from, _)| *from).collect();
        let pattern = || {
            Regex::new(&patterns.join("|")).expect("spelling.tsv holds letters, and $ for the end")
        };
        let variant = (!patterns.is_empty()).then(pattern);
        let spelling =
            pairs.into_iter().map(|(from, to)| (from.trim_end_matches('$'), to)).collect();
        Inflection { rules, irregular: table, variant, spelling }
    }

    pub(super) fn respell<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let Some(variant) = &self.variant else { return word.into() };
        let mut respelt = String::new();
        let mut behind = 0;
        for found in variant.find_iter(word) {
            respelt += &word[behind..found.start()];
            respelt += self.spelling.get(found.as_str()).copied().unwrap_or_default();
            behind = found.end();
        }
        if behind == 0 {
            return word.into();
        }
        respelt += &word[behind..];
        respelt.into()
    }

    /// The irregular forms of a word, or of the word after a prefix (`auto` + `imagen`).
    fn irregular<'w>(&self, word: &'w str) -> (&'w str, &[(&'static str, &'static str)]) {
        const SHORTEST: usize = 5;
        if let Some(forms) = self.irregular.get(word) {
            return ("", forms);
        }
        let starts =
            word.char_indices().map(|(at, _)| at).take_while(|at| at + SHORTEST <= word.len());
        let whole = starts.filter_map(|at| Some((&word[..at], self.irregular.get(&word[at..])?)));
        whole.map(|(prefix, forms)| (prefix, forms.as_slice())).next().unwrap_or_default()
    }

    /// The forms of a word, by the plain and the accented vowels of its language.
    pub(super) fn forms(
        &self,
        word: &str,
        part_of_speech: PartOfSpeech,
        vowels: [&str; 2],
    ) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        let mut add = |word: String, name| {
            if !forms.iter().any(|form| form.word == word) {
                forms.push(Form { word, name });
            }
        };
        let (prefix, irregular) = self.irregular(word);
        for (form, name) in irregular {
            add([prefix, form].concat(), name);
        }
        let rules = self.rules.get(&part_of_speech).into_iter().flatten();
        let mut fitting: Vec<&Rule> =
            rules.filter(|rule| fits(word, rule.ending, vowels)).collect();
        // for each form the closest rules come first, and rule the others out
        fitting.sort_by_key(|rule| std::cmp::Reverse(closeness(rule.ending)));
        let mut ruled: Vec<(&str, usize)> = Vec::new();
        for rule in fitting {
            let closest =
                ruled.iter().find(|(name, _)| *name == rule.name).map(|(_, closeness)| *closeness);
            let overruled = irregular.iter().any(|(_, name)| *name == rule.name);
            if closest.is_some_and(|closest| closest > closeness(rule.ending)) || overruled {
                continue;
            }
            ruled.push((rule.name, closeness(rule.ending)));
            let Some(root) = word.strip_suffix(rule.cut) else { continue };
            for ending in &rule.forms {
                add([root, ending].concat(), rule.name);
            }
        }
        forms.retain(|form| form.word != word);
        forms
    }
}

/// How closely an ending names its words: by length, a letter before a class of letters.
fn closeness(ending: &str) -> usize {
    ending.chars().map(|letter| if matches!(letter, 'C' | 'V') { 1 } else { 2 }).sum()
}

/// Whether `word` ends in `ending`, in which C is any consonant and V any vowel without an accent.
fn fits(word: &str, ending: &str, [plain, accented]: [&str; 2]) -> bool {
    let is_vowel = |letter| plain.contains(letter) || accented.contains(letter);
    let mut letters = word.chars().rev();
    ending.chars().rev().all(|wanted| match (wanted, letters.next()) {
        ('C', Some(letter)) => letter.is_alphabetic() && !is_vowel(letter),
        ('V', Some(letter)) => plain.contains(letter),
        (wanted, Some(letter)) => wanted == letter,
        (_, None) => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::language::{LanguageTag, PartOfSpeech, pack};

    fn forms(language: &str, word: &str, part_of_speech: PartOfSpeech) -> Vec<String> {
        let pack = pack(&LanguageTag::known(language)).unwrap();
        pack.forms(word, part_of_speech).into_iter().map(|form| form.word).collect()
    }

    #[test]
    fn nouns_take_their_plural() {
        for (language, singular, plural) in [
            ("es", "trastorno", "trastornos"),
            ("es", "cáncer", "cánceres"),
            ("es", "joven", "jóvenes"),
            ("es", "vez", "veces"),
            ("es", "autoimagen", "autoimágenes"),
            ("es", "compasión", "compasiones"),
            ("es", "índice", "índices"),
            ("es", "interés", "intereses"),
            ("es", "país", "países"),
            ("en", "diagnosis", "diagnoses"),
            ("en", "study", "studies"),
            ("en", "bias", "biases"),
            ("en", "child", "children"),
            ("en", "survey", "surveys"),
            ("pt", "maçã", "maçãs"),
            ("pt", "bebê", "bebês"),
            ("pt", "avô", "avôs"),
            ("pt", "mãe", "mães"),
            ("pt", "café", "cafés"),
            ("pt", "nutriz", "nutrizes"),
        ] {
            assert!(
                forms(language, singular, PartOfSpeech::Noun).contains(&plural.to_owned()),
                "{singular}"
            );
        }
        assert!(forms("es", "crisis", PartOfSpeech::Noun).is_empty());
        assert!(!forms("es", "hombre", PartOfSpeech::Noun).contains(&"hombro".to_owned()));
        assert!(!forms("es", "caso", PartOfSpeech::Noun).contains(&"casa".to_owned()));
        assert_eq!(forms("es", "joven", PartOfSpeech::Noun), ["jóvenes"]);
    }

    #[test]
    fn adjectives_agree() {
        let mut agreeing = forms("es", "depresivo", PartOfSpeech::Adjective);
        agreeing.sort();
        assert_eq!(agreeing, ["depresiva", "depresivas", "depresivos"]);
        assert_eq!(forms("pt", "sã", PartOfSpeech::Adjective), ["sãs"]);
        assert_eq!(forms("es", "mayor", PartOfSpeech::Adjective), ["mayores"]);
        assert_eq!(forms("es", "eficaz", PartOfSpeech::Adjective), ["eficaces"]);
    }

    #[test]
    fn verbs_change_their_stem() {
        for (infinitive, form) in [
            ("pedir", "piden"),
            ("repetir", "repitieron"),
            ("sentirse", "sintieron"),
            ("dormir", "duermen"),
            ("morir", "murió"),
            ("seguir", "siguió"),
            ("recaer", "recayeron"),
            ("traducir", "tradujo"),
            ("volver", "vuelto"),
            ("proponer", "propuso"),
            ("hacerse", "hicieron"),
            ("aleatorizar", "aleatorice"),
            ("indicar", "indiquen"),
            ("juzgarse", "juzguen"),
            ("evitar", "evitaron"),
        ] {
            let forms = forms("es", infinitive, PartOfSpeech::Verb);
            assert!(forms.contains(&form.to_owned()), "{form}: {forms:?}");
        }
    }

    #[test]
    fn spelling_variants_meet() {
        let en = pack(&LanguageTag::known("en")).unwrap();
        for (british, american) in [
            ("behavioural", "behavioral"),
            ("randomised", "randomized"),
            ("anaemia", "anemia"),
            ("counselling", "counseling"),
        ] {
            assert_eq!(en.respell(british), en.respell(american));
        }
    }
}
