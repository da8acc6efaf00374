//! What a rule may ask: the bitext, its beads and texts, its languages, and what was found out about it.

use super::earlier::Earlier;
use super::facts::{DocumentFacts, OmissionModel};
use super::finding::{Finding, Place};
use super::pattern::Pattern;
use super::translations::Unlike;
use crate::align::Bead;
use crate::bitext::Bitext;
use crate::glossary::Glossary;
use crate::glossary::matcher::Matcher;
use crate::language::LanguageTag;
use crate::segment::Segment;
use crate::side::{Side, Sides};
use crate::words::Lexicon;

/// A bitext that is checked.
pub(crate) struct CheckContext<'b> {
    pub(crate) bitext: &'b Bitext,
    pub(super) glossary: &'b Glossary,
    pub(super) lexicon: &'b Lexicon,
    pub(super) matchers: &'b Sides<Matcher>,
    pub(super) patterns: &'b [Pattern],
    pub(super) facts: DocumentFacts<'b>,
    /// What a memory says of the beads, in their order.
    pub(super) earlier: Vec<Earlier>,
    /// Which beads pair segments otherwise than before, where that was looked for over several documents.
    pub(super) unlike: Option<Vec<Unlike>>,
    /// For each segment the index of its bead.
    beads_of: Sides<Vec<usize>>,
}

impl<'b> CheckContext<'b> {
    pub(super) fn new(
        bitext: &'b Bitext,
        glossary: &'b Glossary,
        lexicon: &'b Lexicon,
        omissions: &'b OmissionModel,
        matchers: &'b Sides<Matcher>,
        patterns: &'b [Pattern],
    ) -> Self {
        let facts = DocumentFacts::new(bitext, lexicon, omissions, matchers, is_long(bitext));
        let beads_of = Sides::from_fn(|side| {
            let mut beads_of = vec![0; bitext.side(side).segments.len()];
            for (index, bead) in bitext.alignment.beads.iter().enumerate() {
                beads_of[bead.range(side)].fill(index);
            }
            beads_of
        });
        CheckContext {
            bitext,
            glossary,
            lexicon,
            matchers,
            patterns,
            facts,
            earlier: Vec::new(),
            unlike: None,
            beads_of,
        }
    }

    /// With what a memory says of the beads.
    #[cfg(any(test, feature = "memory"))]
    pub(crate) fn remembering(self, earlier: Vec<Earlier>) -> Self {
        CheckContext { earlier, ..self }
    }

    /// With the beads that pair segments otherwise than before, where that was looked for over several documents.
    pub(crate) fn comparing(self, unlike: Option<Vec<Unlike>>) -> Self {
        CheckContext { unlike, ..self }
    }

    /// Whether the bitext is so long that several threads are worth starting.
    pub(super) fn is_long(&self) -> bool {
        is_long(self.bitext)
    }

    /// The beads with their indices.
    pub(crate) fn beads(&self) -> impl Iterator<Item = (usize, &'b Bead)> + use<'b> {
        self.bitext.alignment.beads.iter().enumerate()
    }

    /// The index of the bead that a segment is in.
    pub(super) fn bead_of(&self, side: Side, segment: usize) -> usize {
        self.beads_of[side][segment]
    }

    /// The text of a segment.
    pub(super) fn text(&self, side: Side, segment: usize) -> &'b str {
        self.bitext.side(side).segments[segment].as_str()
    }

    /// The texts of the segments on one side of a bead, each with the index of its segment.
    pub(super) fn texts(
        &self,
        bead: &Bead,
        side: Side,
    ) -> impl Iterator<Item = (usize, &'b str)> + use<'b> {
        let segments = self.bitext.segments(bead, side).iter().map(Segment::as_str);
        (bead.range(side).start..).zip(segments)
    }

    /// The text at a place.
    pub(super) fn text_at(&self, side: Side, place: &Place) -> &'b str {
        &self.text(side, place.segment)[place.range.clone()]
    }

    /// The whole of a segment, as a place.
    pub(super) fn whole(&self, side: Side, segment: usize) -> Place {
        Place { segment, range: 0..self.text(side, segment).len() }
    }

    /// A finding about the whole of a bead, which has both sides: it begins where either side does.
    pub(super) fn at_bead(&self, finding: Finding, bead: &Bead) -> Finding {
        Side::BOTH.into_iter().fold(finding, |finding, side| {
            finding.at(side, self.whole(side, bead.range(side).start))
        })
    }

    /// Whether there is a translation and no source, so that a rule may only say what is wrong with it by itself.
    pub(crate) fn is_alone(&self) -> bool {
        self.bitext.source.segments.is_empty()
    }

    /// The language of a side.
    pub(crate) fn language(&self, side: Side) -> &'b LanguageTag {
        &self.bitext.side(side).language
    }
}

fn is_long(bitext: &Bitext) -> bool {
    const MANY_BEADS: usize = 500;
    bitext.alignment.beads.len() >= MANY_BEADS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule_test::{EN_ES, with_context};
    use std::sync::Arc;

    #[test]
    fn a_segment_knows_its_bead_where_beads_cross() {
        let pairs = [("One.", "Uno."), ("Two.", "Tres."), ("Three.", "Dos.")];
        let mut bitext = EN_ES.bitext("test", &pairs);
        let beads = &mut bitext.alignment.beads;
        (beads[1].target, beads[2].target) = (2..3, 1..2);
        let beads = with_context(&Arc::new(Glossary::default()), &bitext, |context| {
            Side::BOTH.map(|side| [0, 1, 2].map(|segment| context.bead_of(side, segment)))
        });
        assert_eq!(beads, [[0, 1, 2], [0, 2, 1]]);
    }
}
