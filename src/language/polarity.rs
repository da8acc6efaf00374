//! What the tables of a language say of negation and of opposites.

use super::word_patterns::WordPatterns;

/// How a word or phrase of `negations.tsv` denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Negation {
    /// It says no: `not`, `without`.
    Denies,
    /// It says no, and only repeats what was denied before in its sentence: `no … ni`.
    Continues,
    /// It may render a negation, and stands for none by itself: `lack`, `few`, `unable`.
    Implies,
    /// It looks like a negation and is none: `not only`, `sin embargo`.
    Idiom,
    /// With a negation before it, it says *only*: `no … más que`.
    Limits,
}

/// What a word or phrase of `opposites.tsv` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opposite {
    /// It says one of the two things that are opposed: those of one name are opposed in all languages.
    Pole(Pole),
    /// It goes with what follows: `more` frequent.
    Keeps,
    /// It makes the opposite of what follows: `less` frequent.
    Turns,
    /// It looks like one of the two and is neither: `at least`.
    Neither,
}

/// One of two things that are opposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pole {
    /// What they are about.
    pub(crate) scale: &'static str,
    pub(crate) is_first: bool,
}

impl Pole {
    pub(crate) fn turned(self) -> Self {
        Pole { is_first: !self.is_first, ..self }
    }
}

pub(super) fn negations(rows: impl Iterator<Item = Vec<&'static str>>) -> WordPatterns<Negation> {
    WordPatterns::parse(rows.map(|row| {
        let negation = match row[0] {
            "denies" => Negation::Denies,
            "continues" => Negation::Continues,
            "implies" => Negation::Implies,
            "idiom" => Negation::Idiom,
            "limits" => Negation::Limits,
            other => panic!("negations.tsv has {other:?}"),
        };
        (negation, row[1])
    }))
}

/// Rows of a scale with its two poles; or of what words do to others.
pub(super) fn opposites(rows: impl Iterator<Item = Vec<&'static str>>) -> WordPatterns<Opposite> {
    let meanings = rows.flat_map(|row| {
        let pole = |is_first| Opposite::Pole(Pole { scale: row[0], is_first });
        let both = match row[0] {
            "keeps" => [Opposite::Keeps, Opposite::Keeps],
            "turns" => [Opposite::Turns, Opposite::Turns],
            "neither" => [Opposite::Neither, Opposite::Neither],
            _ => [pole(true), pole(false)],
        };
        let listed =
            both.into_iter().zip([row[1], row[2]]).filter(|(_, listed)| !listed.is_empty());
        listed.collect::<Vec<_>>()
    });
    WordPatterns::parse(meanings)
}
