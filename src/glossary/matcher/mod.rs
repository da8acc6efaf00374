//! Finds the terms of a glossary in a text, all in one pass.
//!
//! A term is a sequence of word keys in a trie; a word of the text leads to every key it may be a form of.
//! The cost of a text depends on its words, not on how many concepts there are.

mod build;
mod spelling;

use super::{Glossary, Status, Term};
use crate::language::{LanguageTag, Pack, pack};
use crate::words::{Form, FormIndex, TextWords, Token};
use build::{KnownKeys, TermWord};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter::once;
use std::ops::Range;

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TermMatch {
    /// Index of the concept in the glossary, and of the term in the concept.
    pub concept: usize,
    pub term: usize,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What the form in the text is (`plural`), where it is not the citation form.
    pub form: Option<&'static str>,
    /// Whether it lies inside a longer match.
    pub hidden: bool,
}

/// The terms of a glossary in one language, ready to be found.
pub(crate) struct Matcher {
    pack: Option<&'static Pack>,
    known: KnownKeys,
    /// For each form of a word its keys; as written for acronyms, folded for the rest.
    exact: FxHashMap<String, Vec<Key>>,
    folded: FxHashMap<String, Vec<Key>>,
    /// The same by forms that lack their accents: longer ones, for short words without an accent are other words.
    unaccented: FxHashMap<String, Vec<Key>>,
    /// From a node by a key to the next node. The first node is where terms begin.
    edges: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
    /// The signs that a term has before the word of a node, where they are such that else part terms.
    signs: FxHashSet<(u32, String)>,
    /// The forms of the words of texts that are read for this matcher alone.
    forms: FormIndex,
}

/// A node of the trie.
#[derive(Default)]
struct Node {
    /// The terms that end here.
    ends: Vec<Ending>,
    /// Whether a term goes on from here.
    goes_on: bool,
    /// The words that are missing until the nearest end of a term.
    to_end: usize,
    /// Whether no blank may come before its word.
    hyphened: bool,
}

/// A term, by its concept and its place in it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ending {
    concept: u32,
    term: u32,
    status: Status,
}

#[derive(Clone, Copy)]
struct Key {
    id: u32,
    form: Option<&'static str>,
}

impl Matcher {
    /// The terms of a glossary that are in a language, whatever its region, with all their inflected forms.
    pub(crate) fn new(glossary: &Glossary, language: &LanguageTag) -> Self {
        let pack = pack(language);
        let mut matcher = Matcher {
            pack,
            known: KnownKeys::default(),
            exact: FxHashMap::default(),
            folded: FxHashMap::default(),
            unaccented: FxHashMap::default(),
            edges: FxHashMap::default(),
            nodes: vec![Node::default()],
            signs: FxHashSet::default(),
            forms: FormIndex::new(language),
        };
        for (concept, entry) in (0u32..).zip(&glossary.concepts) {
            for (index, term) in (0u32..).zip(&entry.terms) {
                if term.language.is_same_language(language) {
                    matcher.insert(term, (concept, index), entry.status(term));
                }
            }
        }
        matcher
    }

    /// Whether every content word of one of these terms, of several, is among some words, by the keys of their forms.
    pub(crate) fn has_words_of_any<'t>(
        &self,
        mut terms: impl Iterator<Item = &'t Term>,
        words: &[Token],
        keys: &Keys,
    ) -> bool {
        let Some(pack) = self.pack else { return false };
        let keys = words.iter().flat_map(|token| keys.of(*token));
        let there: Vec<u32> = keys.map(|key| key.id).collect();
        let is_there =
            |word: &TermWord| self.known.get(word).is_some_and(|key| there.contains(&key));
        terms.any(|term| {
            let words = self.words_of(term, &term.text).map(|(_, word)| word);
            let content = words.filter(|word| !pack.is_stopword(&word.name));
            let mut each = content.map(|word| is_there(&word));
            let several = each.next() == Some(true) && each.next() == Some(true);
            several && each.all(|is_there| is_there) && !term.is_acronym()
        })
    }

    /// All terms in `text`, in order of their place; those inside longer ones are marked hidden.
    pub(crate) fn find(&self, text: &str) -> Vec<TermMatch> {
        let words = TextWords::read(once(text), &self.forms);
        self.find_all(once((0, text)), &words, &self.keys_of(&words)).pop().unwrap_or_default()
    }

    /// The terms that some words, all of them, may be: several of one concept where they inflect to the same words.
    pub(crate) fn terms_of_words(&self, text: &str) -> Vec<TermMatch> {
        let words = TextWords::read(once(text), &self.forms);
        let keys = self.keys_of(&words);
        let tokens = words.tokens(0);
        let sentence = Sentence { text, words: &words, tokens, keys: &keys };
        let Some(last) = tokens.len().checked_sub(1) else { return Vec::new() };
        let range = sentence.range(0).start..sentence.range(last).end;
        let found = self.matches_from(&sentence, 0).into_iter().map(|(hit, _)| hit);
        found.filter(|hit| hit.range == range).collect()
    }

    /// The keys of the words of texts.
    pub(crate) fn keys_of(&self, words: &TextWords) -> Keys {
        Keys(words.forms.iter().map(|form| self.keys(form)).collect())
    }

    /// All terms in each of some texts, that come with their places among the texts of which these are the words and
    /// their keys.
    pub(crate) fn find_all<'t>(
        &self,
        texts: impl Iterator<Item = (usize, &'t str)>,
        words: &TextWords,
        keys: &Keys,
    ) -> Vec<Vec<TermMatch>> {
        let in_text = |(index, text)| {
            self.find_among(&Sentence { text, words, tokens: words.tokens(index), keys })
        };
        texts.map(in_text).collect()
    }

    /// The keys that a word may have: as it is written, and folded. None for most words.
    fn keys(&self, form: &Form) -> Vec<Key> {
        let traits = form.traits();
        let acronym = traits.has_capital.then(|| form.text.replace('’', "'"));
        let exact = acronym.and_then(|acronym| self.exact.get(&acronym));
        let spelling = &*traits.spelling;
        let folded = self.folded.get(spelling).or_else(|| self.unaccented.get(spelling));
        exact.into_iter().chain(folded).flatten().copied().collect()
    }

    fn find_among(&self, sentence: &Sentence<'_>) -> Vec<TermMatch> {
        let starts = 0..sentence.tokens.len();
        let found = starts.flat_map(|start| self.matches_from(sentence, start)).collect();
        let mut found = best_of_each_concept(found);
        hide_inner(&mut found, sentence.text);
        found
    }

    /// The terms that begin with a word.
    fn matches_from(&self, sentence: &Sentence<'_>, start: usize) -> Vec<(TermMatch, Status)> {
        let mut found = Vec::new();
        let mut ways = Vec::new();
        self.go_on(sentence, Way { node: 0, end: start, form: None }, &mut ways);
        while let Some(way) = ways.pop() {
            let Node { ends, goes_on, .. } = &self.nodes[way.node as usize];
            let range = sentence.range(start).start..sentence.range(way.end - 1).end;
            found.extend(ends.iter().map(|end| {
                let (concept, term) = (end.concept as usize, end.term as usize);
                let (range, form) = (range.clone(), way.form);
                (TermMatch { concept, term, range, form, hidden: false }, end.status)
            }));
            if *goes_on && way.end < sentence.tokens.len() {
                self.go_on(sentence, way, &mut ways);
            }
        }
        found
    }

    /// The ways on by the next word, the first on top. No two lead to one node, for the keys of a word differ.
    /// Where fewer words are left than a term needs, the way is not taken: else a term of one word a thousand times
    /// would be followed to the end of the text from each of its words.
    fn go_on(&self, sentence: &Sentence<'_>, way: Way, ways: &mut Vec<Way>) {
        let end = way.end + 1;
        let left = sentence.tokens.len() - end;
        let signs = match way.node {
            0 => None,
            _ => sentence.signs_before(way.end),
        };
        if signs.is_some() && self.signs.is_empty() {
            return;
        }
        let fits = |node: u32| {
            signs.as_ref().is_none_or(|signs| self.signs.contains(&(node, signs.clone())))
                && !(self.nodes[node as usize].hyphened && sentence.is_open_before(way.end))
        };
        for key in sentence.keys(way.end).iter().rev() {
            if let Some(&node) = self.edges.get(&(way.node, key.id))
                && self.nodes[node as usize].to_end <= left
                && fits(node)
            {
                ways.push(Way { node, end, form: way.form.or(key.form) });
            }
        }
    }
}

/// A way through the trie by words of a text.
struct Way {
    node: u32,
    /// The word after the last one.
    end: usize,
    /// The first form on the way that is not the citation form.
    form: Option<&'static str>,
}

/// A text by its words.
struct Sentence<'m> {
    text: &'m str,
    words: &'m TextWords,
    tokens: &'m [Token],
    keys: &'m Keys,
}

impl Sentence<'_> {
    fn range(&self, at: usize) -> Range<usize> {
        self.words.word(self.tokens[at]).range()
    }

    fn keys(&self, at: usize) -> &[Key] {
        self.keys.of(self.tokens[at])
    }

    /// The signs that part a word from the word before it; nothing where the two may be of one term.
    fn signs_before(&self, at: usize) -> Option<String> {
        let gap = &self.text[self.range(at - 1).end..self.range(at).start];
        (!is_joint(gap)).then(|| signs(gap))
    }

    /// Whether a blank is before a word.
    fn is_open_before(&self, at: usize) -> bool {
        is_open(&self.text[self.range(at - 1).end..self.range(at).start])
    }
}

/// For each form of some words the keys that it may have.
pub(crate) struct Keys(Vec<Vec<Key>>);

impl Keys {
    fn of(&self, token: Token) -> &[Key] {
        &self.0[token.form as usize]
    }
}

/// What may separate two words of one term.
fn is_joint(gap: &str) -> bool {
    gap.chars().all(|c| {
        c.is_whitespace() || matches!(c, '-' | '–' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '/')
    })
}

/// Whether there is a blank between two words.
fn is_open(gap: &str) -> bool {
    gap.contains(char::is_whitespace)
}

/// What stands between two words, but for blanks; of what is long, enough to see that no term has it.
fn signs(gap: &str) -> String {
    const ENOUGH: usize = 8;
    gap.chars().filter(|c| !c.is_whitespace()).take(ENOUGH).collect()
}

/// Of the matches of a concept that overlap, the best: the longest, then one that is as listed rather than inflected,
/// then the one to prefer. What a text names once is one occurrence of the concept.
fn best_of_each_concept(mut found: Vec<(TermMatch, Status)>) -> Vec<TermMatch> {
    found.sort_by_cached_key(|(hit, status)| {
        let as_listed = hit.form.is_none();
        (hit.concept, Reverse(hit.range.len()), !as_listed, *status, hit.term, hit.range.start)
    });
    let mut kept: Vec<TermMatch> = Vec::with_capacity(found.len());
    // the ends of the matches kept of a concept, by their starts
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for (hit, _) in found {
        if kept.last().is_some_and(|last| last.concept != hit.concept) {
            taken.clear();
        }
        let before = taken.range(..hit.range.end).next_back();
        if before.is_none_or(|(_, end)| *end <= hit.range.start) {
            taken.insert(hit.range.start, hit.range.end);
            kept.push(hit);
        }
    }
    kept
}

fn hide_inner(found: &mut [TermMatch], text: &str) {
    // "self-compassion training" is no compassion training
    let inside_word = |start: usize| text[..start].ends_with(['-', '\u{2010}', '\u{2011}']);
    found.sort_by(|a, b| a.range.start.cmp(&b.range.start).then(b.range.end.cmp(&a.range.end)));
    let mut reach: Option<Range<usize>> = None;
    for hit in found.iter_mut() {
        match &reach {
            Some(longer) if hit.range.end <= longer.end => hit.hidden = hit.range != *longer,
            Some(longer) if hit.range.start < longer.end && inside_word(hit.range.start) => {
                hit.hidden = true;
            }
            _ => reach = Some(hit.range.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Draft, table};

    fn find(language: &str, terms: &[&str], text: &str) -> Vec<String> {
        find_as("noun", language, terms, text)
    }

    fn find_as(part_of_speech: &str, language: &str, terms: &[&str], text: &str) -> Vec<String> {
        let rows: Vec<String> = terms
            .iter()
            .map(|term| format!("{term}\t{language}\t{term}\t{part_of_speech}\n"))
            .collect();
        let glossary =
            table::read(&format!("concept\tlanguage\tterm\tpart_of_speech\n{}", rows.concat()))
                .and_then(Draft::finish)
                .unwrap();
        let matcher = Matcher::new(&glossary, &LanguageTag::known(language));
        matcher
            .find(text)
            .into_iter()
            .filter(|hit| !hit.hidden)
            .map(|hit| text[hit.range].to_owned())
            .collect()
    }

    #[test]
    fn terms_are_found_in_any_inflected_form() {
        for (language, term, text) in [
            ("es", "trastorno depresivo mayor", "trastornos depresivos mayores"),
            ("es", "vergüenza", "Vergu\u{308}enza"),
            ("es", "cáncer", "cánceres"),
            ("es", "desviación estándar", "desviacion estandar"),
            ("es", "violencia doméstica", "violencias domesticas"),
            ("en", "self-criticism", "self criticism"),
            ("en", "diagnosis", "diagnoses"),
            ("en", "behavioral therapy", "behavioural therapies"),
            ("en", "RCT", "RCTs"),
            ("en", "caregiver", "caregivers’"),
        ] {
            assert_eq!(find(language, &[term], text), [text.trim_end_matches('’')]);
        }
        assert_eq!(
            find_as("adjective", "es", &["basado en la evidencia"], "basadas en la evidencia")
                .len(),
            1
        );
    }

    #[test]
    fn a_term_may_have_signs_within() {
        for (language, term, text, found) in [
            ("en", "E. coli", "Growth of E. coli was slow.", "E. coli"),
            ("en", "E. coli", "Growth of E.coli was slow.", "E.coli"),
            ("en", "E. coli", "Growth of E coli was slow.", "E coli"),
            ("en", "C. difficile", "C. difficile infection", "C. difficile"),
            ("en", "St. John's wort", "took St. John’s wort", "St. John’s wort"),
            ("en", "St. John's wort", "took St John's wort", "St John's wort"),
            ("es", "EE. UU.", "en EE. UU. y Canadá", "EE. UU"),
            ("es", "EE. UU.", "en EE.UU. y Canadá", "EE.UU"),
            ("es", "EE.UU.", "en EE. UU. y Canadá", "EE. UU"),
            ("en", "U.S.", "in the U.S. and Canada", "U.S"),
            ("es", "n.º de casos", "el n.º de casos", "n.º de casos"),
            ("en", "vitamin B12", "of vitamin B12", "vitamin B12"),
            ("en", "SARS-CoV-2", "by SARS-CoV-2 infection", "SARS-CoV-2"),
            ("en", "TCP/IP", "over TCP/IP links", "TCP/IP"),
            ("en", "24/7 care", "needs 24/7 care", "24/7 care"),
            ("en", "factor VIII (human)", "of factor VIII (human)", "factor VIII (human"),
            ("en", "omega-3 fatty acid", "omega-3 fatty acids", "omega-3 fatty acids"),
            ("es", "EE. UU.", "en EEUU y Canadá", "EEUU"),
            ("en", "TNF-α", "serum TNF-alpha levels", "TNF-alpha"),
            ("en", "IL-1β", "of IL-1 beta", "IL-1 beta"),
            ("es", "interferón alfa", "con interferón α", "interferón α"),
            ("es", "β-bloqueante", "los beta-bloqueantes", "beta-bloqueantes"),
            ("en", "IL-6", "of IL6 levels", "IL6"),
            ("en", "vitamin B12", "of vitamin B-12", "vitamin B-12"),
            ("en", "type II error", "a type 2 error", "type 2 error"),
            ("es", "diabetes tipo 2", "la diabetes tipo II", "diabetes tipo II"),
            ("en", "HIV/AIDS", "of HIV / AIDS", "HIV / AIDS"),
            ("en", "Dr. Watson", "met Dr. Watson", "Dr. Watson"),
        ] {
            assert_eq!(find(language, &[term], text), [found], "{term} in {text}");
        }
        for (language, term, text) in [
            ("en", "E. coli", "vitamin E, coli and other"),
            ("en", "coli form", "E. coli. Form of"),
            ("en", "E. coli", "E: coli"),
        ] {
            assert!(find(language, &[term], text).is_empty(), "{term} in {text}");
        }
    }

    #[test]
    fn compounds_are_found_with_a_hyphen_and_closed_up() {
        for (term, text) in [
            ("post-traumatic stress disorder", "posttraumatic stress disorders"),
            ("posttraumatic growth", "post-traumatic growth"),
            ("comorbidity", "co-morbidities"),
            ("cut-off point", "cutoff points"),
            ("cut-off", "cut off"),
            ("non-suicidal self-injury", "nonsuicidal self-injury"),
            ("meta-analysis", "metaanalyses"),
            ("in-patient", "in-patients"),
            ("in-patient", "inpatient"),
            ("semi-structured interview", "semistructured interviews"),
        ] {
            assert_eq!(find("en", &[term], text), [text], "{term}");
        }
        for (term, text) in [
            ("in-patient", "changes in patient safety"),
            ("interest", "inter est"),
            ("overweight", "control over weight"),
        ] {
            assert!(find("en", &[term], text).is_empty(), "{term} in {text}");
        }
    }

    #[test]
    fn british_and_american_spellings_are_one() {
        for (term, text) in [
            ("behavioural disorder", "behavioral disorders"),
            ("anaemia", "anemia"),
            ("aetiology", "etiology"),
            ("randomised trial", "randomized trials"),
            ("oesophageal reflux", "esophageal reflux"),
            ("sleep apnoea", "sleep apnea"),
            ("general anaesthesia", "general anesthesia"),
            ("coeliac disease", "celiac disease"),
            ("school counsellor", "school counselors"),
            ("visual analogue scale", "visual analog scales"),
            ("paediatric enrolment", "pediatric enrollment"),
        ] {
            assert_eq!(find("en", &[term], text), [text], "{term}");
        }
    }

    #[test]
    fn an_adjective_under_a_noun_agrees_where_it_only_answers_for_its_concept() {
        let read = |kind: &str| {
            let rows = format!("concept,language,term,type\na,es,psicótico,{kind}\nb,es,caso,\n");
            let glossary = table::read(&rows).and_then(Draft::finish).unwrap();
            let found = Matcher::new(&glossary, &LanguageTag::known("es"))
                .find("mujeres psicóticas de la casa");
            found.len()
        };
        assert_eq!(read("variant"), 1);
        assert_eq!(read("phrase"), 1);
        assert_eq!(read(""), 0);
    }

    #[test]
    fn of_the_overlapping_matches_of_a_concept_the_longest_counts_and_then_the_exact_one() {
        let rows = "concept,language,term,status\n\
            a,es,servicio de urgencia,admitted\n\
            a,es,servicio de urgencias,preferred\n\
            a,es,escala visual-analógica,admitted\n\
            a,es,escala visual analógica,preferred\n\
            a,es,coeficiente alfa,preferred\n\
            a,es,alfa de Cronbach de los datos,admitted\n";
        let glossary = table::read(rows).and_then(Draft::finish).unwrap();
        let matcher = Matcher::new(&glossary, &LanguageTag::known("es"));
        for (text, term) in [
            ("servicio de urgencias", "servicio de urgencias"),
            ("servicio de urgencia", "servicio de urgencia"),
            ("servicios de urgencias", "servicio de urgencias"),
            ("escala visual analógica", "escala visual analógica"),
            ("escala visual-analógica", "escala visual analógica"),
            ("coeficiente alfa de Cronbach de los datos", "alfa de Cronbach de los datos"),
        ] {
            let terms: Vec<&str> = matcher
                .find(text)
                .iter()
                .map(|hit| glossary.concepts[hit.concept].terms[hit.term].text.as_str())
                .collect();
            assert_eq!(terms, [term], "{text}");
        }
    }

    #[test]
    fn a_term_may_have_any_number_of_words() {
        let words: Vec<String> = (0..20_000).map(|number| format!("w{number}")).collect();
        let term = words.join(" ");
        assert_eq!(find("en", &[&term], &term), [&*term]);
    }

    #[test]
    fn the_cost_of_a_term_of_equal_words_grows_with_their_number() {
        for [term, last, text] in [["shame ", "", "shame "], ["shame ", "guilt", "Shame "]] {
            crate::cost::grows_in_proportion(500, |size| {
                let term = term.repeat(size) + last;
                assert_eq!(find("en", &[&term], &text.repeat(size)).is_empty(), !last.is_empty());
            });
        }
    }

    #[test]
    fn words_are_not_substrings_and_derivation_is_not_inflection() {
        for (language, term, text) in [
            ("es", "hombre", "el hombro"),
            ("es", "compasión", "compasivo"),
            ("es", "papá", "el papa"),
            ("es", "práctica", "se practicaba"),
            ("en", "hypertension", "hypertensive"),
            ("en", "shame", "shameful"),
            ("en", "WHO", "those who came"),
            ("en", "compassion focused", "compassion, focused"),
        ] {
            assert!(find(language, &[term], text).is_empty(), "{term} in {text}");
        }
    }

    #[test]
    fn the_longest_match_hides_those_inside() {
        assert_eq!(
            find(
                "es",
                &["terapia", "terapia centrada en la compasión", "compasión"],
                "La terapia centrada en la compasión y la compasión"
            ),
            ["terapia centrada en la compasión", "compasión"]
        );
    }
}
