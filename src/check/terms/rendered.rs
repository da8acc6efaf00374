//! Terms of the source that the target has no term for, those of the target that the source has none for, and which of
//! these stands for which of those.

use super::found_term::FoundTerm;
use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::glossary::Status;
use crate::language::pack;
use crate::side::{Side, Sides};
use crate::text::fold;
use crate::words::LinkedWord;

/// A term of the source that the target has no term for, and the term of another concept in its place.
pub(in crate::check) struct MissingTerm<'c> {
    pub found: FoundTerm<'c>,
    pub rendered: Option<FoundTerm<'c>>,
}

impl CheckContext<'_> {
    /// The terms of the source of a bead that its target has no term for.
    pub(in crate::check) fn missing_terms(&self, bead: &Bead) -> Vec<MissingTerm<'_>> {
        let names_its_concept = |found: &FoundTerm<'_>| found.term.names_its_concept();
        let missing = self.terms_without_counterpart(bead, Side::Source, names_its_concept);
        if missing.is_empty() {
            return Vec::new();
        }
        let added = self.added_terms(bead);
        self.rendered(bead, missing, added).0
    }

    /// Whether each word of a term of several has its own translation in the target, and these are side by side: a term
    /// that the glossary does not have, or the same in other words.
    pub(in crate::check) fn is_said_word_by_word(
        &self,
        found: &FoundTerm<'_>,
        bead: &Bead,
    ) -> bool {
        let Some(links) = self.facts.links() else { return false };
        let words = self.linked_words(bead);
        let partners = links.one_to_one(&words).source;
        let of_term = words.source.iter().zip(partners).filter(|(word, _)| is_of(word, found));
        let Some(places) = of_term.map(|(_, partner)| partner).collect::<Option<Vec<usize>>>()
        else {
            return false;
        };
        let first = places.iter().min();
        let span = places.iter().max().zip(first).map(|(last, first)| last - first + 1);
        places.len() > 1 && span == Some(places.len())
    }

    /// The terms of the target of a bead that nothing in its source stands for: neither a term, nor a word that may
    /// translate one of theirs. Those in the place of a missing term are left out.
    pub(in crate::check) fn unfounded_terms(&self, bead: &Bead) -> Vec<FoundTerm<'_>> {
        let added = self.added_terms(bead);
        if added.is_empty() {
            return added;
        }
        let names_its_concept = |found: &FoundTerm<'_>| found.term.names_its_concept();
        let missing = self.terms_without_counterpart(bead, Side::Source, names_its_concept);
        let added = self.rendered(bead, missing, added).1;
        let linked = self.linked_words(bead);
        let unfounded = added.into_iter().filter(|found| !self.is_founded(found, &linked));
        unfounded.filter(|found| !self.is_in_name(found, Side::Target)).collect()
    }

    /// How many words of the source of a bead nothing translates: any of them may stand for what the target has.
    pub(in crate::check) fn untranslated_words(&self, bead: &Bead) -> usize {
        self.linked_words(bead).source.iter().filter(|word| !word.is_linked).count()
    }

    /// Whether the words of a term of the target translate words of the source: all of them, or some, and beside those
    /// the source has a word that may mean the rest (`medical history`, *historia clínica*; not `health`, *salud
    /// mental*).
    fn is_founded(&self, found: &FoundTerm<'_>, words: &Sides<Vec<LinkedWord>>) -> bool {
        let Some(links) = self.facts.links() else { return false };
        let of_term: Vec<&LinkedWord> =
            words.target.iter().filter(|word| is_of(word, found)).collect();
        let linked: Vec<&LinkedWord> =
            of_term.iter().copied().filter(|word| word.is_linked).collect();
        let has_neighbour = |index: usize| {
            let [before, after] = [index.checked_sub(1), Some(index + 1)];
            let neighbours = [before, after].into_iter().flatten();
            neighbours.filter_map(|other| words.source.get(other)).any(|other| {
                let word = &words.source[index];
                let (first, last) = if other.range.start < word.range.start {
                    (other, word)
                } else {
                    (word, other)
                };
                let text = self.text(Side::Source, word.segment);
                other.segment == word.segment
                    && !other.is_linked
                    && text[first.range.end..last.range.start].trim().trim_matches('-').is_empty()
            })
        };
        let is_partner =
            |source: &LinkedWord| linked.iter().any(|target| links.are_linked(source, target));
        let partners: Vec<usize> =
            (0..words.source.len()).filter(|index| is_partner(&words.source[*index])).collect();
        // a general word comes and goes: `protective`, *factor protector*
        let pack = pack(self.language(Side::Target));
        let is_general = |word: &&LinkedWord| {
            let text = &self.text(Side::Target, word.segment)[word.range.clone()];
            pack.is_some_and(|pack| pack.is_general(&fold::accents(text)))
        };
        let general = of_term.iter().filter(|word| !word.is_linked && is_general(word)).count();
        !partners.is_empty()
            && (partners.len() + general >= of_term.len()
                || partners.into_iter().any(has_neighbour))
    }

    /// The preferred terms of the target whose concepts the source has no term for.
    fn added_terms(&self, bead: &Bead) -> Vec<FoundTerm<'_>> {
        let is_plain = |found: &FoundTerm<'_>| {
            found.status() == Status::Preferred && found.term.names_its_concept_in_full()
        };
        self.terms_without_counterpart(bead, Side::Target, is_plain)
    }

    /// Missing terms with what stands in their places, and the added terms that are left. A term stands in the place of
    /// another if its words translate none but words of that; of several the nearest.
    fn rendered<'c>(
        &self,
        bead: &Bead,
        missing: Vec<FoundTerm<'c>>,
        mut added: Vec<FoundTerm<'c>>,
    ) -> (Vec<MissingTerm<'c>>, Vec<FoundTerm<'c>>) {
        const FAR: f64 = 0.4;
        let linked = self.linked_words(bead);
        let place = |side: Side, found: &FoundTerm<'_>| {
            let length = self.text(side, found.segment).len().max(1);
            found.matched.range.start as f64 / length as f64
        };
        let stands_for = |one: &FoundTerm<'_>, other: &FoundTerm<'_>| {
            let links = self.facts.links();
            let of_other = linked.target.iter().filter(|word| word.is_linked && is_of(word, other));
            let mut partners = of_other.flat_map(|target| {
                let are_linked = move |source: &&LinkedWord| {
                    links.is_some_and(|links| links.are_linked(source, target))
                };
                linked.source.iter().filter(are_linked)
            });
            partners.all(|source| is_of(source, one))
        };
        let missing = missing.into_iter().map(|found| {
            let distance = |other: &FoundTerm<'_>| {
                (place(Side::Source, &found) - place(Side::Target, other)).abs()
            };
            let fits = added
                .iter()
                .enumerate()
                .filter(|(_, other)| distance(other) < FAR && stands_for(&found, other));
            let nearest = fits.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
            let nearest = nearest.map(|(index, _)| index);
            MissingTerm { found, rendered: nearest.map(|index| added.remove(index)) }
        });
        (missing.collect(), added)
    }

    /// The content words of a bead; none where no lexicon knows the languages.
    pub(super) fn linked_words(&self, bead: &Bead) -> Sides<Vec<LinkedWord>> {
        self.facts.links().map_or_else(Sides::default, |links| links.in_bead(bead.ranges()))
    }
}

/// Whether a word is one of a term.
pub(super) fn is_of(word: &LinkedWord, found: &FoundTerm<'_>) -> bool {
    let range = &found.matched.range;
    word.segment == found.segment && word.range.start < range.end && range.start < word.range.end
}
