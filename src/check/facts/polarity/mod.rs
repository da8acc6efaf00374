//! Where one side of a bead denies what the other affirms, or says its opposite.

mod answers;
mod bead_words;
mod comparisons;
mod negations;
mod opposites;
mod polar;
mod sign_answers;
mod signs;

use crate::check::context::CheckContext;
use crate::check::finding::Place;
use crate::language::{Pack, pack};
use crate::severity::Severity;
use crate::side::{Side, Sides};
use bead_words::BeadWords;

/// What the two sides of the beads say contrary to each other.
#[derive(Default)]
pub(in crate::check) struct Polarity {
    pub(in crate::check) negations: Vec<LoneNegation>,
    pub(in crate::check) opposites: Vec<OppositePair>,
}

/// A negation that the other side of its bead does not have.
pub(in crate::check) struct LoneNegation {
    pub bead: usize,
    pub side: Side,
    pub place: Place,
    /// The word that is denied, and its translation, which is not.
    pub affirmed: Option<Sides<Place>>,
    pub severity: Severity,
}

/// Two words that answer each other and say the opposite.
pub(in crate::check) struct OppositePair {
    pub bead: usize,
    pub places: Sides<Place>,
    pub contrast: Contrast,
    pub severity: Severity,
}

/// What is contrary in two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Contrast {
    /// They say the opposite.
    Opposites,
    /// They are two things of one kind, of which the source does not have the second.
    Kinds,
    /// Each side compares with it what the other compares it with.
    Turned,
}

/// A negation and what it denies are not farther apart.
const NEAR: usize = 4;

/// So far a negation may deny more words than the next.
const SCOPE: usize = 8;

impl Polarity {
    /// Finds them where both languages have the tables.
    pub(super) fn find(context: &CheckContext<'_>) -> Self {
        let mut found = Polarity::default();
        let packs = Side::BOTH.map(|side| pack(context.language(side)));
        let [Some(source), Some(target)] = packs else { return found };
        let packs: Sides<&Pack> = Sides::new(source, target);
        let is_known = |pack: &&Pack| !pack.negations().is_empty();
        if !(is_known(&packs.source) && is_known(&packs.target)) {
            return found;
        }
        for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
            let words = BeadWords::of(context, bead, packs);
            let signs = sign_answers::signs(&words, &packs);
            let mut negations = negations::lone(&words, &signs);
            let polar = opposites::polar(&words, &packs);
            let mut opposites = opposites::pairs(&words, &signs, &polar);
            let crossed = comparisons::crossed(&words, &packs, &polar);
            if let Some(crossed) = &crossed {
                // `more in nurses than in doctors` is *menos en los médicos que en las enfermeras*
                opposites.retain(|one| one.words != crossed.comparison);
            }
            // `not well known` is *no se conoce bien*
            opposites.retain(|one| !one.is_denied_beside(&signs));
            // `not better` is `worse`
            let cancels = |negation: &negations::Lone, opposite: &opposites::Pair| {
                opposite.words[negation.side].start.abs_diff(negation.words.end) <= NEAR
            };
            opposites.retain(|opposite| {
                // what denies within one of the two is no second finding
                negations.retain(|negation| {
                    let within = &opposite.words[negation.side];
                    negation.words.end <= within.start || within.end <= negation.words.start
                });
                let all = negations.len();
                negations.retain(|negation| !cancels(negation, opposite));
                negations.len() == all && !opposite.is_harmless
            });
            // `not only` and `only` differ by the negation
            for opposite in opposites.extract_if(.., |one| one.denying(&words, &packs).is_some()) {
                negations.extend(
                    opposite.denying(&words, &packs).map(|side| opposite.as_negation(side)),
                );
            }
            let at_most = if bead.review { Severity::Info } else { Severity::Error };
            found.negations.extend(negations.into_iter().map(|one| LoneNegation {
                bead: index,
                side: one.side,
                place: words.place(one.side, one.words),
                affirmed: one.affirmed.map(|affirmed| {
                    Sides::from_fn(|side| words.place(side, affirmed[side]..affirmed[side] + 1))
                }),
                severity: one.severity.min(at_most),
            }));
            found.opposites.extend(opposites.into_iter().map(|one| {
                let contrast =
                    if one.has_opposites() { Contrast::Opposites } else { Contrast::Kinds };
                OppositePair {
                    bead: index,
                    places: Sides::from_fn(|side| words.place(side, one.words[side].clone())),
                    contrast,
                    severity: one.severity.min(at_most),
                }
            }));
            let turned = crossed.filter(|crossed| crossed.is_turned).map(|turned| turned.standard);
            found.opposites.extend(turned.map(|at| OppositePair {
                bead: index,
                places: Sides::from_fn(|side| words.place(side, at[side]..at[side] + 1)),
                contrast: Contrast::Turned,
                severity: Severity::Warning.min(at_most),
            }));
        }
        found
    }
}
