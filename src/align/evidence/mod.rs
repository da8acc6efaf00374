//! What speaks for and against a bead: lengths, words, numbers, headings.

pub(super) mod coverage;
pub(super) mod explain;
mod headings;
mod length;
mod numbers;
mod sums;

use super::anchors;
use super::band::Band;
use super::bead::{Bead, WIDEST};
use super::pins;
use crate::segment::SegmentedDocument;
use crate::side::{Side, Sides};
use crate::words::{Lexicon, WordLinks};
use coverage::WordCoverage;
use headings::Headings;
use length::Lengths;
use numbers::NumberLinks;
use std::ops::Range;

macro_rules! features {
    ($($variant:ident $name:literal $says:literal,)*) => {
        /// A kind of evidence; its value for a bead is weighted by the model.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Feature { $(#[doc = $says] $variant,)* }

        impl Feature {
            pub(crate) const ALL: &[Feature] = &[$(Feature::$variant),*];
            pub(crate) const COUNT: usize = Self::ALL.len();

            /// Its name in the weights file.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Feature::$variant => $name,)* }
            }
        }
    };
}

features! {
    OneToOne "one-to-one" "1 for a bead of one segment on either side.",
    OneToTwo "one-to-two" "1 for a 1-2 or 2-1 bead.",
    OneToThree "one-to-three" "1 for a 1-3 or 3-1 bead.",
    OneToFour "one-to-four" "1 for a bead of one segment and four or more.",
    TwoToTwo "two-to-two" "1 for a 2-2 bead.",
    Larger "larger" "1 for any larger bead.",
    Null "null" "1 for a segment without a counterpart.",
    NullLength "null-length" "The log of its length in words.",
    NullElsewhere "null-elsewhere" "The weight of its words that the other side has somewhere.",
    NullBeside "null-beside" "The weight of its words that the segments next to its place have.",
    NullBest "null-best" "The largest share of words that it has in common with one segment of the other side.",
    NullHeading "null-heading" "1 where it is a heading, a title or a keyword list.",
    NullFirst "null-first" "1 where it comes first.",
    NullTitle "null-title" "1 where it comes first and a heading comes next, or first on the other side.",
    NullBracketed "null-bracketed" "1 where brackets enclose it, as Medline sets a title that is a translation.",
    NullLast "null-last" "1 where it comes last, and not first.",
    NullGoesOn "null-goes-on" "1 where it begins as no sentence does.",
    Length "length" "How far the lengths are from those of a translation (Gale & Church 1993).",
    Ratio "ratio" "The log of the ratio of the lengths, without its sign.",
    Covered "covered" "The weight of the words of either side that the other side has.",
    Elsewhere "elsewhere" "The weight of the words that are not there but elsewhere in the document.",
    Beside "beside" "The weight of the words that are not there but in the next segment.",
    Untranslated "untranslated" "The weight of the words that nothing translates.",
    Share "share" "The mean of the covered shares of both sides.",
    LeastShare "least-share" "The covered share of the side that is less covered.",
    JoinedShare "joined-share" "Of several segments on a side, the covered share of the first or last that has the lesser.",
    JoinedGain "joined-gain" "The share of the other side that only this segment covers.",
    JoinedLength "joined-length" "How much better the lengths fit without the first or last of several segments.",
    JoinedLast "joined-last" "1 where several segments end a text.",
    NumberShared "number-shared" "How many numbers of either side the other side has.",
    NumberMissed "number-missed" "How many it has not.",
    HeadingShared "heading-shared" "How many headings have one of their class on the other side.",
    HeadingMissed "heading-missed" "How many have none.",
    Apart "apart" "How many titles and keyword lists have others with them.",
    HeadingBefore "heading-before" "How many segments that are only a heading have others behind them.",
    GoesOn "goes-on" "How many segments that begin as no sentence does are with the one before them.",
    CutOff "cut-off" "How many of these segments begin a side.",
    Place "place" "How far apart the two stand in their documents, 0 to 1.",
}

/// All evidence about two documents, ready to be asked about any bead.
pub(super) struct Evidence {
    band: Band,
    lengths: Lengths,
    words: WordCoverage,
    numbers: NumberLinks,
    headings: Headings,
    /// Whether each segment begins as no sentence does: with a small letter or a sign.
    going_on: Sides<Vec<bool>>,
    bracketed: Sides<Vec<bool>>,
    /// The largest share of words that each segment has in common with one of the other side.
    best_shares: Sides<Vec<f64>>,
}

impl Evidence {
    pub(super) fn gather(documents: Sides<&SegmentedDocument>, lexicon: &Lexicon) -> Self {
        Evidence::of_links(documents, &WordLinks::of_documents(documents, lexicon), &[])
    }

    /// The same where it is known which words translate each other, and where some beads must be.
    pub(super) fn of_links(
        documents: Sides<&SegmentedDocument>,
        links: &WordLinks,
        pins: &[Bead],
    ) -> Self {
        let Sides { source: sources, target: targets } =
            documents.map(|document| document.segments.len());
        Evidence::within(documents, links, |words| {
            if Band::is_exact(sources, targets) {
                return Band::whole(sources, targets);
            }
            let similar = (0..sources).map(|segment| words.similar(segment).into_iter().collect());
            let chain = pins::through(&anchors::chain(similar, targets), pins);
            Band::along(&chain, sources, targets)
        })
    }

    /// The evidence about beads near the given ones: pairs of segments that belong together, ascending on both sides.
    pub(super) fn near(
        documents: Sides<&SegmentedDocument>,
        lexicon: &Lexicon,
        anchors: &[(usize, usize)],
    ) -> Self {
        let count = documents.map(|document| document.segments.len());
        let links = WordLinks::of_documents(documents, lexicon);
        Evidence::within(documents, &links, |_| Band::along(anchors, count.source, count.target))
    }

    fn within(
        documents: Sides<&SegmentedDocument>,
        links: &WordLinks,
        band: impl FnOnce(&WordCoverage) -> Band,
    ) -> Self {
        let of_each = |holds: fn(&str) -> bool| {
            documents.map(|document| {
                document.segments.iter().map(|segment| holds(segment.as_str())).collect::<Vec<_>>()
            })
        };
        let mut words = WordCoverage::new(links);
        let band = band(&words);
        words.prepare(&band);
        Evidence {
            best_shares: words.best_shares(&band),
            band,
            going_on: of_each(goes_on),
            bracketed: of_each(is_bracketed),
            lengths: Lengths::measure(documents),
            words,
            numbers: NumberLinks::find(documents, &links.words),
            headings: Headings::find(documents),
        }
    }

    /// The beads worth looking at.
    pub(super) fn band(&self) -> &Band {
        &self.band
    }

    /// Whether a bead is worth looking at: segments are joined where that makes the two sides about as long.
    pub(super) fn is_likely(&self, source: &Range<usize>, target: &Range<usize>) -> bool {
        let farthest = match source.len().max(target.len()) {
            0..=1 => return true,
            2..=WIDEST => 3.0,
            _ => 1.6,
        };
        let stretch = self.lengths.stretch(Sides::new(source, target));
        source.is_empty() || target.is_empty() || (1.0 / farthest..=farthest).contains(&stretch)
    }

    /// The target segments that share words with a source segment, in order.
    pub(super) fn similar(&self, source: usize) -> impl Iterator<Item = usize> {
        let mut similar: Vec<u32> = self.words.similar(source).into_keys().collect();
        similar.sort_unstable();
        similar.into_iter().map(|segment| segment as usize)
    }

    /// The share of the words of two segments that the other has, and how many words it is of, the lesser of both; none
    /// where either has a single word, or a number that the other has not.
    pub(super) fn common_share(&self, source: usize, target: usize) -> Option<(f64, usize)> {
        let (_, missed) =
            self.numbers.shared(Sides::new(&(source..source + 1), &(target..target + 1)));
        if missed > 0.0 {
            return None;
        }
        self.words.common_share(source, target)
    }

    /// Hands each feature of a bead that is not zero to `take`.
    pub(super) fn features(
        &self,
        source: Range<usize>,
        target: Range<usize>,
        mut take: impl FnMut(Feature, f64),
    ) {
        let bead = Sides::new(&source, &target);
        let words = self.words.coverage(&source, &target);
        if source.is_empty() || target.is_empty() {
            let side = if target.is_empty() { Side::Source } else { Side::Target };
            let segment = bead[side].start;
            take(Feature::Null, 1.0);
            take(Feature::NullLength, self.lengths.log_words(bead));
            take(Feature::NullElsewhere, words.elsewhere);
            take(Feature::NullBeside, words.beside);
            take(Feature::NullBest, self.best_shares[side][segment]);
            if self.headings.is_heading(side, segment) {
                take(Feature::NullHeading, 1.0);
            }
            for (feature, holds) in [
                (Feature::NullFirst, segment == 0),
                (Feature::NullTitle, segment == 0 && self.headings.begins_after_title(side)),
                (Feature::NullBracketed, self.bracketed[side][segment]),
                (Feature::NullLast, segment > 0 && segment + 1 == self.going_on[side].len()),
                (Feature::NullGoesOn, self.going_on[side][segment]),
            ] {
                if holds {
                    take(feature, 1.0);
                }
            }
            return;
        }
        let kind = match (source.len().min(target.len()), source.len().max(target.len())) {
            (1, 1) => Feature::OneToOne,
            (1, 2) => Feature::OneToTwo,
            (2, 2) => Feature::TwoToTwo,
            (1, 3) => Feature::OneToThree,
            (1, 4..) => Feature::OneToFour,
            _ => Feature::Larger,
        };
        take(kind, 1.0);
        take(Feature::Length, self.lengths.mismatch(bead));
        take(Feature::Ratio, self.lengths.log_ratio(bead));
        take(Feature::Covered, words.covered);
        take(Feature::Elsewhere, words.elsewhere);
        take(Feature::Beside, words.beside);
        take(Feature::Untranslated, words.untranslated);
        take(Feature::Share, words.share);
        take(Feature::LeastShare, words.least_share);
        if source.len().max(target.len()) > 1 {
            let joined = self.joined(bead);
            take(Feature::JoinedShare, joined.share);
            take(Feature::JoinedGain, joined.gain);
            take(Feature::JoinedLength, joined.length);
            if Side::BOTH
                .into_iter()
                .any(|side| bead[side].len() > 1 && bead[side].end == self.going_on[side].len())
            {
                take(Feature::JoinedLast, 1.0);
            }
        }
        take(Feature::Apart, self.headings.apart(bead));
        take(Feature::HeadingBefore, self.headings.before(bead));
        let (going_on, cut_off) = self.borders(bead);
        take(Feature::GoesOn, going_on);
        take(Feature::CutOff, cut_off);
        let (shared, missed) = self.numbers.shared(bead);
        take(Feature::NumberShared, shared);
        take(Feature::NumberMissed, missed);
        let (shared, missed) = self.headings.shared(bead);
        take(Feature::HeadingShared, shared);
        take(Feature::HeadingMissed, missed);
        take(Feature::Place, self.distance(bead));
    }

    /// What the first and the last of several segments of a side add to a bead.
    fn joined(&self, bead: Sides<&Range<usize>>) -> Joined {
        let mut joined = Joined { share: f64::MAX, gain: f64::MAX, length: 0.0 };
        let ratio = self.lengths.log_ratio(bead);
        for side in Side::BOTH.into_iter().filter(|side| bead[*side].len() > 1) {
            let Range { start, end } = *bead[side];
            let opposite = bead[side.other()];
            for (one, rest) in [(start..start + 1, start + 1..end), (end - 1..end, start..end - 1)]
            {
                let (share, gain) = self.words.joined(side, &one, &rest, opposite);
                joined.share = joined.share.min(share);
                joined.gain = joined.gain.min(gain);
                let without = Sides::of(side, &rest, opposite);
                joined.length = joined.length.max(ratio - self.lengths.log_ratio(without));
            }
        }
        joined
    }

    /// How many segments that begin as no sentence does come after others of their side, and how many first.
    fn borders(&self, bead: Sides<&Range<usize>>) -> (f64, f64) {
        let mut counts = (0.0, 0.0);
        for side in Side::BOTH {
            for segment in bead[side].clone().filter(|segment| self.going_on[side][*segment]) {
                if segment == bead[side].start {
                    counts.1 += 1.0;
                } else {
                    counts.0 += 1.0;
                }
            }
        }
        counts
    }

    /// How far apart the middles of the two are, each as a share of its document.
    fn distance(&self, bead: Sides<&Range<usize>>) -> f64 {
        let middle = |side: Side| {
            (bead[side].start + bead[side].end) as f64 / 2.0 / self.going_on[side].len() as f64
        };
        (middle(Side::Source) - middle(Side::Target)).abs()
    }
}

/// What the first or the last of several segments adds to a bead, the one that adds less.
struct Joined {
    /// The share of its words that the other side has.
    share: f64,
    /// The share of the other side that the other segments do not cover and this does.
    gain: f64,
    /// How much better (log) the lengths fit without it.
    length: f64,
}

fn is_bracketed(segment: &str) -> bool {
    segment.starts_with('[') && segment.trim_end_matches('.').ends_with(']')
}

fn goes_on(segment: &str) -> bool {
    segment.starts_with(|c: char| c.is_lowercase() || ":,;)".contains(c))
}
