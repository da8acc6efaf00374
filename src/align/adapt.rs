//! Weights for one long text: how freely it is translated, and how often its sentences are joined, is its own.
//!
//! Beads that a first pass is sure of are taken for gold, all else is left open, and the weights are learned again
//! with the old ones as prior (Chelba & Acero 2004 adapt a log-linear model this way; here to its own results).

use super::learn::{Example, Prior, learn_around};
use super::rows::{self, Row};
use super::{Alignment, BeadModel, align};
use crate::segment::SegmentedDocument;
use crate::words::Lexicon;

/// Beads less sure than this teach nothing.
const SURE: f64 = 0.9;
/// From fewer beads nothing is learned.
const LEAST_BEADS: usize = 100;
/// So many segments of the source tell what a text is like; learning from more costs time.
const MOST_SEGMENTS: usize = 600;
/// So many more of the target are looked at than lie across from these by their number.
const MARGIN: usize = 50;
/// How far weights are expected to move, as a standard deviation.
const DEVIATION: f64 = 0.4;
/// Its own beads are no gold that others must keep away from.
const NO_MARGIN: f64 = 0.0;
/// More steps change next to nothing.
const STEPS: usize = 10;

/// A model fitted to a text; none if the text is too short to tell.
pub(crate) fn adapt(
    model: &BeadModel,
    source: &SegmentedDocument,
    target: &SegmentedDocument,
    lexicon: &Lexicon,
) -> Option<BeadModel> {
    let (sources, targets) = (source.segments.len(), target.segments.len());
    if sources.min(targets) < LEAST_BEADS {
        return None;
    }
    let first_sources = sources.min(MOST_SEGMENTS);
    let first_targets = targets.min(targets * first_sources / sources + MARGIN);
    let (source, target) = (first(source, first_sources), first(target, first_targets));
    let alignment = align(&source, &target, model, lexicon);
    let (sure, sources, targets) = sure(&alignment);
    if sure.len() < LEAST_BEADS {
        return None;
    }
    let example = Example::near(&first(&source, sources), &first(&target, targets), &sure, lexicon);
    let prior = Prior { mean: model, deviation: DEVIATION };
    Some(learn_around(&prior, NO_MARGIN, &[&example], STEPS))
}

/// The beads of an alignment that can be learned from, and how many segments of either side they reach over.
fn sure(alignment: &Alignment) -> (Vec<Row>, usize, usize) {
    let mut sure = Vec::new();
    let (mut sources, mut targets) = (0, 0);
    for (bead, row) in alignment.beads.iter().zip(rows::of(alignment)) {
        // a moved sentence is no path of the lattice
        let in_order = bead.source.start >= sources && bead.target.start >= targets;
        if in_order && !bead.is_null() && bead.confidence >= SURE {
            (sources, targets) = (bead.source.end, bead.target.end);
            sure.push(row);
        }
    }
    (sure, sources, targets)
}

/// The first segments of a document.
fn first(document: &SegmentedDocument, count: usize) -> SegmentedDocument {
    SegmentedDocument {
        name: document.name.clone(),
        language: document.language.clone(),
        segments: document.segments[..count].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LanguageTag;
    use crate::model::Model;
    use crate::segment::segment_lines;
    use crate::text::source_text::SourceText;

    /// Sentences of which the target cuts every third in two.
    fn text(sentences: usize) -> (SegmentedDocument, SegmentedDocument) {
        let (mut source, mut target) = (String::new(), String::new());
        for i in 0..sentences {
            let (a, b) = (100 + i, 900 - i);
            source += &format!("The {a} nurses felt shame, and {b} of them spoke of it.\n");
            let cut = if i % 3 == 0 { ".\n" } else { ", " };
            target +=
                &format!("Las {a} enfermeras sintieron vergüenza{cut}Y {b} de ellas hablaron.\n");
        }
        let document = |text: &str, code| {
            segment_lines("", &SourceText::from_source(text), &LanguageTag::known(code))
        };
        (document(&source, "en"), document(&target, "es"))
    }

    #[test]
    fn a_long_text_gets_weights_of_its_own() {
        let shipped = Model::shipped().beads;
        let adapted = |sentences| {
            let (source, target) = text(sentences);
            let lexicon = Lexicon::shipped(&source.language, &target.language);
            adapt(&shipped, &source, &target, &lexicon).map(|model| model.weights)
        };
        assert_eq!(adapted(80), None);
        let own = adapted(130);
        assert!(own.is_some_and(|own| own != shipped.weights));
        assert_eq!(adapted(130), own);
    }

    #[test]
    fn a_moved_sentence_is_not_learned_from() {
        let (source, target) = text(9);
        let lexicon = Lexicon::shipped(&source.language, &target.language);
        let mut alignment = align(&source, &target, &Model::shipped().beads, &lexicon);
        alignment.beads.iter_mut().for_each(|bead| bead.confidence = 1.0);
        let all = sure(&alignment).0.len();
        let last = alignment.beads.len() - 1;
        alignment.beads.swap(last - 1, last);
        assert_eq!(sure(&alignment).0.len(), all - 1);
    }
}
