//! Terms in languages of which inflection is not known: what looks like a form of a term may be one.

use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::glossary::Concept;
use crate::language::pack;
use crate::side::Side;
use crate::text::fold;
use crate::text::words::words;

impl CheckContext<'_> {
    /// Whether the terms of a side can be told from other words in all their forms.
    pub(in crate::check) fn knows_inflection(&self, side: Side) -> bool {
        pack(self.language(side)).is_some_and(|pack| pack.knows_inflection())
    }

    /// Whether a side of a bead, of whose language inflection is not known, has words that begin like all words of a term
    /// of the concept: `opzioni` for *opzione*.
    pub(super) fn may_have_term_of(&self, concept: &Concept, bead: &Bead, side: Side) -> bool {
        if self.knows_inflection(side) {
            return false;
        }
        let texts = self.texts(bead, side).map(|(_, text)| fold::accents(text));
        let texts: Vec<String> = texts.collect();
        concept.accepted(self.language(side)).iter().any(|term| {
            let term = fold::accents(&term.text);
            words(&term).all(|word| {
                let mut there = texts.iter().flat_map(|text| words(text));
                there.any(|other| are_alike(word.text, other.text))
            })
        })
    }
}

/// Whether two words may be forms of one: they share their beginning.
fn are_alike(word: &str, other: &str) -> bool {
    const LEAST: usize = 3;
    let shared = word.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longer = word.chars().count().max(other.chars().count());
    word == other || shared >= LEAST && shared * 5 >= longer * 3
}

#[cfg(test)]
mod tests {
    use crate::check::rule_test::RuleTest;
    use crate::check::rules::rule;

    #[test]
    fn a_form_that_is_not_known_is_no_error() {
        for (target, term, text, missing) in [
            ("it", "opzione", "Le opzioni erano poche.", false),
            ("it", "opzione", "Le tende erano poche.", true),
            ("fr", "hôpital", "Les hôpitaux étaient pleins.", false),
            ("fr", "hôpital", "Les écoles étaient pleines.", true),
            ("de", "Krankenhaus", "Die Krankenhäuser waren voll.", false),
            ("pl", "szpital", "Szpitale były pełne.", false),
            ("es", "opción", "Las optaciones eran pocas.", true),
        ] {
            let glossary = format!("en\t{target}\nward\t{term}\n");
            let test = RuleTest { languages: ("en", target), glossary: glossary.leak() };
            let found = test.finds(rule("term-missing").unwrap(), &[("The ward was full.", text)]);
            assert_eq!(!found.is_empty(), missing, "{text}");
        }
    }
}
