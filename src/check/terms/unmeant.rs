//! Words that look like a term of the glossary and are none in their place: acronyms of something else, names, what is
//! left as it is.

use super::found_term::FoundTerm;
use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::glossary::Term;
use crate::language::pack;
use crate::side::Side;
use crate::text::address::addresses;
use crate::text::fold;
use crate::text::words::{Word, words};
use std::ops::Range;

impl CheckContext<'_> {
    /// Whether a term that was found in a bead is none in its place, or needs no translation.
    pub(super) fn is_unmeant(&self, found: &FoundTerm<'_>, bead: &Bead, side: Side) -> bool {
        found.term.is_acronym()
            && (self.is_word_in_capitals(found, side)
                || self.is_in_longer_acronym(found, side)
                || self.is_explained_otherwise(found)
                || self.is_of_another_field(found, bead, side))
            || self.is_in_address(found, side)
            || self.is_left_as_it_is(found, bead, side)
    }

    /// Whether what looks like an acronym is a word of a text in capitals: `SURGERY OR REST`.
    fn is_word_in_capitals(&self, found: &FoundTerm<'_>, side: Side) -> bool {
        let text = self.text(side, found.segment);
        let is_word = || {
            let word = fold::case(found.text);
            let pack = pack(self.language(side));
            pack.is_some_and(|pack| pack.is_stopword(&word) || pack.has_acronym_as_word(&word))
        };
        let are_capitals = || {
            let others = words(text).filter(|word| word.at != found.matched.range.start);
            let mut long = others.filter(|word| word.text.chars().count() > 3).peekable();
            long.peek().is_some() && long.all(|word| !word.text.contains(char::is_lowercase))
        };
        is_word() && are_capitals()
    }

    /// Whether an acronym is part of a longer one: the ECR of `ECR-R`.
    fn is_in_longer_acronym(&self, found: &FoundTerm<'_>, side: Side) -> bool {
        let (text, range) = (self.text(side, found.segment), &found.matched.range);
        let after = text[range.end..].strip_prefix('-');
        let before = text[..range.start].strip_suffix('-');
        after.is_some_and(|after| after.starts_with(char::is_uppercase))
            || before.is_some_and(|before| before.ends_with(char::is_uppercase))
    }

    /// Whether either text explains an acronym, and by no term of its concept: CI that is continuous integration.
    fn is_explained_otherwise(&self, found: &FoundTerm<'_>) -> bool {
        let mut explained = false;
        for side in Side::BOTH {
            let language = self.language(side);
            let terms: Vec<&Term> = found.concept.terms_in(language).collect();
            let of_name = self.facts.acronyms().side(side).iter();
            let of_name = of_name.filter(|acronym| acronym.name == found.text);
            for long in of_name.filter_map(|acronym| acronym.long_form.as_deref()) {
                let is_term = |term: &&Term| !term.is_acronym() && is_spelt_alike(&term.text, long);
                if terms.iter().any(is_term) {
                    return false;
                }
                explained = true;
            }
        }
        explained
    }

    /// Whether two letters that both sides have stand for something else, as far as one can tell: nothing explains them,
    /// and no figure is near (`using the CI that runs each night`).
    fn is_of_another_field(&self, found: &FoundTerm<'_>, bead: &Bead, side: Side) -> bool {
        let has_figure = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let is_same = |other: &str| words(other).any(|word| word.text == found.text);
        let is_anywhere =
            |side: Side, what: &dyn Fn(&str) -> bool| self.searched(bead, side).any(what);
        let acronyms = self.facts.acronyms();
        found.text.chars().count() == 2
            && is_anywhere(side.other(), &is_same)
            && !Side::BOTH.iter().any(|side| is_anywhere(*side, &has_figure))
            && Side::BOTH.iter().all(|side| acronyms.long_form(*side, found.text).is_none())
    }

    /// Whether it is part of an address of the web.
    fn is_in_address(&self, found: &FoundTerm<'_>, side: Side) -> bool {
        let (text, start) = (self.text(side, found.segment), found.matched.range.start);
        // an address has no blank
        let before = text[..start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let before = text.ceil_char_boundary(before);
        let end = text[start..].find(char::is_whitespace).map_or(text.len(), |at| start + at);
        addresses(&text[before..end]).any(|address| address.contains(&(start - before)))
    }

    /// Whether the other side has the same words: the whole segment, a quotation, or at least a few words on end, fewer where
    /// they are a name (`Nursing Activities Score`).
    pub(in crate::check) fn is_left_as_it_is(
        &self,
        found: &FoundTerm<'_>,
        bead: &Bead,
        side: Side,
    ) -> bool {
        const FEW: usize = 4;
        const FEW_OF_NAME: usize = 3;
        let whole = self.text(side, found.segment);
        let (text, range) = surroundings(whole, &found.matched.range);
        let others: Vec<&str> = self.searched(bead, side.other()).collect();
        if !others.iter().any(|other| other.contains(found.text)) {
            return false;
        }
        let quoted = text[..range.start].chars().next_back().zip(text[range.end..].chars().next());
        let is_quoted = quoted
            .is_some_and(|(open, close)| "\"“«‘'„”".contains(open) && "\"”»’'“".contains(close));
        let all: &[Word<'_>] = &words(text).collect::<Vec<_>>();
        let first = all.partition_point(|word| word.range().end <= range.start);
        let end = all.partition_point(|word| word.at < range.end);
        let around = |count: usize| {
            let starts = end.saturating_sub(count)..=first;
            starts.filter_map(move |start| all.get(start..(start + count).max(end)))
        };
        let is_name =
            |run: &&[Word<'_>]| run.iter().all(|word| word.text.starts_with(char::is_uppercase));
        others.iter().any(|other| {
            let has =
                |run: &[Word<'_>]| other.contains(&text[run[0].at..run[run.len() - 1].range().end]);
            around(FEW).any(has)
                || around(FEW_OF_NAME).filter(is_name).any(has)
                || is_quoted
                || other.trim() == whole.trim()
        })
    }

    /// The texts of a side of a bead, but none so long that it must not be gone through for each term.
    fn searched(&self, bead: &Bead, side: Side) -> impl Iterator<Item = &str> {
        const LONGEST: usize = 10_000;
        self.texts(bead, side).map(|(_, text)| text).filter(|text| text.len() <= LONGEST)
    }

    /// Whether a term of the target is an aside in brackets in the words of the source: `razón de posibilidades (odds
    /// ratio, OR)`.
    pub(in crate::check) fn is_aside_of_source(&self, found: &FoundTerm<'_>, bead: &Bead) -> bool {
        let (text, range) =
            surroundings(self.text(Side::Target, found.segment), &found.matched.range);
        let before = &text[..range.start];
        let is_in_brackets = before.rfind(['(', '[']) > before.rfind([')', ']']);
        let words = found.text.to_lowercase();
        let mut sources = self.texts(bead, Side::Source);
        is_in_brackets && sources.any(|(_, source)| source.to_lowercase().contains(&words))
    }

    /// Whether a term of the target is part of a name: it has a capital within a sentence (`Facultad de Enfermería`).
    pub(super) fn is_in_name(&self, found: &FoundTerm<'_>, side: Side) -> bool {
        let text = self.text(side, found.segment);
        let before = text[..found.matched.range.start].trim_end();
        let is_within = before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
        // a title in capitals, or a language that gives them to all nouns
        let is_usual = || {
            // the first word has one in any sentence
            let capitals =
                words(text).skip(1).filter(|word| word.text.starts_with(char::is_uppercase));
            capitals.count() * 2 < words(text).count() + 1
        };
        found.text.starts_with(char::is_uppercase) && is_within && is_usual()
    }
}

/// What is near a place of a text, and the place in it: what is asked of each place must not go through a long text.
fn surroundings<'t>(text: &'t str, place: &Range<usize>) -> (&'t str, Range<usize>) {
    const NEAR: usize = 400;
    let start = text.floor_char_boundary(place.start.saturating_sub(NEAR));
    let end = text.ceil_char_boundary(place.end.saturating_add(NEAR));
    (&text[start..end], place.start - start..place.end - start)
}

/// Whether a term and the long form of an acronym are the same words, whatever their endings.
fn is_spelt_alike(term: &str, long: &str) -> bool {
    const BEGINNING: usize = 4;
    let beginnings = |text: &str| {
        let folded = fold::accents(text);
        let all = words(&folded).map(|word| word.text.chars().take(BEGINNING).collect::<String>());
        all.collect::<Vec<_>>()
    };
    let (term, long) = (beginnings(term), beginnings(long));
    term == long || long.ends_with(&term) || term.ends_with(&long)
}

#[cfg(test)]
mod tests {
    use crate::check::rule_test::{EN_ES, RuleTest};
    use crate::check::rules::rule;

    const GLOSSARY: RuleTest = RuleTest {
        glossary: "concept,language,term,type\n\
            ci,en,confidence interval,\nci,en,CI,acronym\nci,es,intervalo de confianza,\nci,es,IC,acronym\n\
            who,en,World Health Organization,\nwho,en,WHO,acronym\nwho,es,OMS,acronym\n\
            copd,en,COPD,acronym\ncopd,es,EPOC,acronym\n\
            shame,en,shame,\nshame,es,vergüenza,\n",
        ..EN_ES
    };

    #[test]
    fn what_is_no_term_in_its_place_is_not_missed() {
        for (pairs, missing) in [
            (&[("WOMEN WHO SLEEP BADLY", "MUJERES QUE DUERMEN MAL")][..], &[][..]),
            (&[("WHO guidelines were read.", "Se leyeron las guías.")], &["WHO"]),
            (&[("COPD IN WOMEN", "ASMA EN MUJERES")], &["COPD"]),
            (
                &[("The cochlear implant (CI) was new. The CI worked.", "El implante era nuevo.")],
                &[],
            ),
            (
                &[("Confidence intervals (CI) were wide.", "Fueron amplios.")],
                &["Confidence intervals"],
            ),
            (&[("The WHO-DAS was used.", "Se usó la WHO-DAS.")], &[]),
            (&[("The COPD-X plan was read.", "Se leyó el plan.")], &[]),
            (&[("The CI runs each night.", "El CI se ejecuta cada noche.")], &[]),
            (&[("The CI was wide.", "El intervalo era amplio.")], &["CI"]),
            (&[("The CI was 2 to 9.", "El CI fue de 2 a 9.")], &["CI"]),
            (
                &[
                    (
                        "The confidence interval (CI) was wide.",
                        "El intervalo de confianza (IC) era amplio.",
                    ),
                    ("The CI was wide.", "El CI era amplio."),
                ],
                &["CI"],
            ),
            (&[("COPD-related fatigue was mild.", "La fatiga era leve.")], &["COPD"]),
            (&[("We searched for “shame”.", "Buscamos “shame”.")], &[]),
            (&[("See www.example.org/shame/1.", "Véase la red.")], &[]),
            (&[("He wrote Shame and Guilt at Work.", "Escribió Shame and Guilt at Work.")], &[]),
            (&[("The shame was mild.", "El shame era leve.")], &["shame"]),
        ] {
            let found = GLOSSARY.finds(rule("term-missing").unwrap(), pairs);
            assert_eq!(found, missing, "{pairs:?}");
        }
    }
}
