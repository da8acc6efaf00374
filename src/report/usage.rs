//! One term, one translation: which terms are used for each concept on either side, and how often.

use crate::align::Bead;
use crate::bitext::Side;
use crate::check::{CheckContext, FoundTerm};
use crate::glossary::Status;
use crate::text::fold;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// What one concept is called in one or more documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Usage {
    pub concept: String,
    /// The languages of source and target, without regions.
    pub languages: [String; 2],
    /// The terms of either side, the most frequent first.
    pub source: Vec<TermUse>,
    pub target: Vec<TermUse>,
    /// Whether a side has several names for it; a short form beside its full form is not another name.
    pub varies: bool,
}

/// How often a term is used.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct TermUse {
    pub term: String,
    pub status: Status,
    pub count: usize,
    /// How many documents have it.
    pub documents: usize,
    /// Where it is first used.
    pub example: Example,
    #[serde(skip)]
    is_name: bool,
}

/// A place to look a term up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Example {
    pub document: String,
    /// The number of the document among all that are reported, and of its bead, from 1.
    pub number: usize,
    pub bead: usize,
    /// The segment, and the place of the term in it.
    pub text: String,
    #[serde(skip)]
    pub range: Range<usize>,
}

impl Example {
    /// The term with a few words around it.
    pub(crate) fn excerpt(&self) -> String {
        const AROUND: usize = 24;
        let (before, after) = (&self.text[..self.range.start], &self.text[self.range.end..]);
        // cut at a blank, so that no word is cut
        let start = before
            .rmatch_indices(char::is_whitespace)
            .map(|(at, blank)| at + blank.len())
            .find(|at| before.len() - at >= AROUND);
        let end =
            after.match_indices(char::is_whitespace).map(|(at, _)| at).find(|at| *at >= AROUND);
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        [
            cut(start.is_some()),
            &before[start.unwrap_or(0)..],
            &self.text[self.range.clone()],
            &after[..end.unwrap_or(after.len())],
            cut(end.is_some()),
        ]
        .concat()
    }
}

/// A term that is used for its concept.
#[derive(Clone, Copy)]
pub(crate) struct Used<'s> {
    pub found: FoundTerm<'s>,
    /// Whether the other side of the bead has the concept too.
    pub on_both_sides: bool,
}

/// The terms on one side of a bead that mean their concepts, in order; each concept once a place.
///
/// An ambiguous word is included if the other side shows that its concept is meant; so is one of two homographs.
pub(crate) fn used<'s>(context: &'s CheckContext<'_>, bead: &Bead, side: Side) -> Vec<Used<'s>> {
    let on_both_sides = |found: &FoundTerm<'_>| {
        context.first_term_of(found.matched.concept, bead, side.other()).is_some()
    };
    let found = context.terms_in(bead, side);
    let used = found.map(|found| Used { found, on_both_sides: on_both_sides(&found) });
    let meant: Vec<Used<'s>> = used.filter(|used| used.is_meant(side)).collect();
    let mut all: Vec<Used<'s>> = Vec::new();
    // the longest of those before has the end that lies furthest
    let (mut segment, mut reach) = (None, 0);
    for same_place in meant.chunk_by(|one, next| one.found.place() == next.found.place()) {
        let place = same_place[0].found.place();
        if segment != Some(place.segment) {
            (segment, reach) = (Some(place.segment), 0);
        }
        if place.range.end <= reach {
            continue;
        }
        reach = place.range.end;
        let first = all.len();
        for used in same_place {
            match all[first..].iter_mut().find(|known| used.is_rival(known)) {
                None => all.push(*used),
                Some(rival) if used.rank() > rival.rank() => *rival = *used,
                Some(_) => {}
            }
        }
    }
    all
}

/// The same as they are marked in a text: of terms that overlap, only the first.
pub(crate) fn marked<'s>(context: &'s CheckContext<'_>, bead: &Bead, side: Side) -> Vec<Used<'s>> {
    let mut all: Vec<Used<'s>> = Vec::new();
    for next in used(context, bead, side) {
        let overlaps = |last: &Used<'_>| {
            last.found.segment == next.found.segment
                && next.found.matched.range.start < last.found.matched.range.end
        };
        if !all.last().is_some_and(overlaps) {
            all.push(next);
        }
    }
    all
}

impl Used<'_> {
    /// Whether its concept is meant; one inside a longer term must be on both sides.
    fn is_meant(&self, side: Side) -> bool {
        self.on_both_sides || !self.found.matched.hidden && speaks_for_itself(&self.found, side)
    }

    /// Whether only one of two at a place can be counted: they are of the same concept, or senses of which not both are
    /// on both sides.
    fn is_rival(&self, other: &Used<'_>) -> bool {
        self.found.matched.concept == other.found.matched.concept
            || !(self.on_both_sides && other.on_both_sides)
    }

    fn rank(&self) -> (bool, bool, bool) {
        (self.on_both_sides, is_written(&self.found), self.found.term.is_accepted())
    }
}

/// Whether a term that one side alone has still means its concept: in the translation an admitted term is often
/// an everyday word, and a single word is deprecated for one of its meanings only.
fn speaks_for_itself(found: &FoundTerm<'_>, side: Side) -> bool {
    let term = found.term;
    let usual = match found.status() {
        Status::Preferred => true,
        Status::Admitted => side == Side::Source,
        Status::Deprecated | Status::Superseded => term.text.contains(' '),
    };
    usual && term.names_its_concept()
}

/// Whether the text has the term as the glossary writes it, and not a spelling or an inflection of it.
fn is_written(found: &FoundTerm<'_>) -> bool {
    fold::case(found.text) == fold::case(&found.term.text)
}

/// The usage of the concepts of one document, by their ids.
pub(crate) fn usage(context: &CheckContext<'_>) -> Vec<Usage> {
    let mut concepts: BTreeMap<&str, Usage> = BTreeMap::new();
    let languages =
        [Side::Source, Side::Target].map(|side| context.language(side).primary().to_owned());
    for (index, bead) in context.beads() {
        for side in [Side::Source, Side::Target] {
            for Used { found, .. } in used(context, bead, side) {
                let example = Example {
                    document: context.bitext.side(side).name.clone(),
                    number: 1,
                    bead: index + 1,
                    text: context.bitext.side(side).segments[found.segment].as_str().to_owned(),
                    range: found.matched.range.clone(),
                };
                let term = TermUse {
                    term: found.term.text.clone(),
                    status: found.status(),
                    count: 1,
                    documents: 0,
                    example,
                    is_name: found.term.names_its_concept_in_full(),
                };
                let usage = concepts
                    .entry(&found.concept.id)
                    .or_insert_with(|| Usage::of(found.concept.id.clone(), languages.clone()));
                usage.add(side, term);
            }
        }
    }
    for usage in concepts.values_mut() {
        usage.source.iter_mut().chain(&mut usage.target).for_each(|term| term.documents = 1);
    }
    concepts.into_values().map(Usage::ordered).collect()
}

/// The usage of the concepts in all documents: those that vary first, then the most frequent.
pub(crate) fn merge<'u>(documents: impl IntoIterator<Item = &'u Vec<Usage>>) -> Vec<Usage> {
    let mut concepts: BTreeMap<(&str, &[String; 2]), Usage> = BTreeMap::new();
    for (number, document) in (1..).zip(documents) {
        for usage in document {
            let all = concepts
                .entry((&usage.concept, &usage.languages))
                .or_insert_with(|| Usage::of(usage.concept.clone(), usage.languages.clone()));
            for (side, terms) in [(Side::Source, &usage.source), (Side::Target, &usage.target)] {
                for term in terms {
                    let mut term = term.clone();
                    term.example.number = number;
                    all.add(side, term);
                }
            }
        }
    }
    let mut all: Vec<Usage> = concepts.into_values().map(Usage::ordered).collect();
    all.sort_by_key(|usage| std::cmp::Reverse((usage.varies, usage.count())));
    all
}

impl Usage {
    fn of(concept: String, languages: [String; 2]) -> Self {
        Usage { concept, languages, source: Vec::new(), target: Vec::new(), varies: false }
    }

    fn add(&mut self, side: Side, term: TermUse) {
        let terms = match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        };
        match terms.iter_mut().find(|known| known.term == term.term) {
            Some(known) => {
                known.count += term.count;
                known.documents += term.documents;
            }
            None => terms.push(term),
        }
    }

    /// The most frequent terms first, of equal ones the one that came first.
    fn ordered(mut self) -> Self {
        for terms in [&mut self.source, &mut self.target] {
            terms.sort_by_key(|term| std::cmp::Reverse(term.count));
            self.varies |= terms.iter().filter(|term| term.is_name).count() > 1;
        }
        self
    }

    /// How often it is named, on both sides together.
    fn count(&self) -> usize {
        self.source.iter().chain(&self.target).map(|term| term.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::pairs::from_pairs;
    use crate::check::Checker;
    use crate::glossary::{Draft, table};
    use crate::language::LanguageTag;
    use crate::words::Lexicon;
    use std::sync::Arc;

    const TERMS: &str = "concept,language,term,status,type,note\n\
        shame,en,shame,,,\nshame,es,vergüenza,,,\nshame,es,pudor,admitted,,\n\
        trial,en,randomised controlled trial,,,\ntrial,en,RCT,,acronym,\ntrial,es,ensayo controlado aleatorizado,,,\n\
        self-blame,en,shame,admitted,,\nself-blame,es,culpa,,,\n\
        compassion,en,compassion,,,\ncompassion,es,compasión,,,\ncompassionate,en,compassionate,,,\n\
        compassionate,es,de compasión,admitted,phrase,\ntraining,en,compassion training,,,\n\
        training,es,entrenamiento en compasión,,,\n\
        manner,en,bedside manner,,,\nmanner,es,trato,admitted,variant,\n\
        severe,en,serious,,,\nsevere,en,severe,deprecated,,\nsevere,es,grave,,,\n";

    fn of(name: &str, pairs: &[(&str, &str)]) -> Vec<Usage> {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let pairs =
            pairs.iter().map(|(source, target)| ((*source).to_owned(), (*target).to_owned()));
        let bitext = from_pairs(name, (en.clone(), es.clone()), pairs);
        let checker = Checker::new(
            Arc::new(table::read(TERMS).and_then(Draft::finish).unwrap()),
            Arc::new(Lexicon::between(&en, &es)),
            crate::model::Model::shipped().omissions,
            &(en, es).into(),
        );
        usage(&checker.context(&bitext))
    }

    fn shown(usage: &[Usage]) -> Vec<String> {
        let side = |terms: &[TermUse]| {
            let terms: Vec<String> =
                terms.iter().map(|term| format!("{} {}", term.term, term.count)).collect();
            terms.join(", ")
        };
        let row = |usage: &Usage| {
            let sign = if usage.varies { "≠" } else { "=" };
            format!("{}: {} {sign} {}", usage.concept, side(&usage.source), side(&usage.target))
        };
        usage.iter().map(row).collect()
    }

    #[test]
    fn terms_are_counted_for_each_concept() {
        for (pairs, expected) in [
            // inflected forms are one term, two names for one concept vary
            (
                &[
                    ("Shame fell.", "La vergüenza bajó."),
                    ("Shame rose.", "Las vergüenzas y el pudor."),
                ][..],
                &["shame: shame 2 ≠ vergüenza 2, pudor 1"][..],
            ),
            // a short form does not
            (
                &[("A randomised controlled trial (RCT).", "Un ensayo controlado aleatorizado.")],
                &["trial: randomised controlled trial 1, RCT 1 = ensayo controlado aleatorizado 1"],
            ),
            // of two homographs the one that the other side has
            (&[("Shame fell.", "La culpa bajó.")], &["self-blame: shame 1 = culpa 1"]),
            // a longer term hides those inside it only where it is meant itself
            (
                &[("Acts of compassion.", "Actos de compasión.")],
                &["compassion: compassion 1 = compasión 1"],
            ),
            (
                &[("Compassion training.", "El entrenamiento en compasión.")],
                &["training: compassion training 1 = entrenamiento en compasión 1"],
            ),
            // a broad rendering counts only as an answer, a deprecated word only in the meaning that is deprecated
            (&[("The talk was long.", "El trato fue largo.")], &[]),
            (&[("Modesty.", "El pudor.")], &[]),
            (&[("A severe father.", "Un padre rígido.")], &[]),
            (
                &[("Bedside manner; a severe case.", "El trato; un caso grave.")],
                &["manner: bedside manner 1 = trato 1", "severe: severe 1 = grave 1"],
            ),
        ] {
            assert_eq!(shown(&of("a", pairs)), expected, "{pairs:?}");
        }
    }

    #[test]
    fn documents_that_agree_each_with_itself_may_vary_together() {
        let shame = ("Shame fell.", "La vergüenza bajó.");
        let documents = [
            of("a", &[("A serious case.", "Un caso grave."), shame]),
            of("b", &[shame]),
            of("c", &[("Shame fell.", "El pudor bajó.")]),
        ];
        let merged = merge(&documents);
        assert_eq!(
            shown(&merged),
            ["shame: shame 3 ≠ vergüenza 2, pudor 1", "severe: serious 1 = grave 1"]
        );
        let [most, least] = &merged[0].target[..] else { panic!("two terms") };
        assert_eq!((most.documents, most.example.number, most.example.bead), (2, 1, 2));
        assert_eq!((&least.example.document[..], least.example.number), ("c", 3));
        assert_eq!(&least.example.text[least.example.range.clone()], "pudor");
    }
}
