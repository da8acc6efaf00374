//! The words of a bead that translate each other.

use super::Cotejo;
use crate::align::Bead;
use crate::bitext::Bitext;
use crate::check::Place;
use crate::segment::SegmentedDocument;
use crate::side::{Side, Sides};
use crate::words::WordLinks;

impl Cotejo {
    /// The words of a bead that translate each other, with their places in the source and in the target.
    pub(crate) fn linked_words(&self, bitext: &Bitext, bead: &Bead) -> Vec<(Place, Place)> {
        let documents = Sides::from_fn(|side| SegmentedDocument {
            name: String::new(),
            language: bitext.side(side).language.clone(),
            segments: bitext.segments(bead, side).to_vec(),
        });
        let lexicon = self.lexicon(&bitext.languages());
        let links = WordLinks::of_documents(documents.as_ref(), &lexicon);
        let words = links.in_bead(documents.as_ref().map(|document| 0..document.segments.len()));
        let place = |side: Side, at: usize| {
            let word = &words[side][at];
            Place { segment: bead.range(side).start + word.segment, range: word.range.clone() }
        };
        let partners = links.one_to_one(&words).source.into_iter().enumerate();
        let links = partners.filter_map(|(from, to)| Some((from, to?)));
        links.map(|(from, to)| (place(Side::Source, from), place(Side::Target, to))).collect()
    }
}
