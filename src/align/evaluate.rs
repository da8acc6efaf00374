//! Scores alignments against gold: strict and lax as in Sennrich & Volk (2010) and vecalign, with figures
//! of our own for what is not 1-1, for segments without a counterpart, and for the confidence.

use super::rows::Row;
use crate::side::{Side, Sides};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ratio {
    /// How many of the beads that were found are right.
    pub precision: f64,
    /// How many of the right beads were found.
    pub recall: f64,
}

impl Ratio {
    fn new((hit_p, all_p): (usize, usize), (hit_r, all_r): (usize, usize)) -> Self {
        let share = |hit: usize, all: usize| if all == 0 { 0.0 } else { hit as f64 / all as f64 };
        Ratio { precision: share(hit_p, all_p), recall: share(hit_r, all_r) }
    }

    /// The harmonic mean of both; 0 where both are 0.
    pub fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum == 0.0 { 0.0 } else { 2.0 * self.precision * self.recall / sum }
    }
}

/// A tenth of the scale of confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// The least confidence of its beads.
    pub from: f64,
    /// How many beads there are.
    pub beads: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share of them that is right.
    pub right: f64,
}

/// The figures of a set of documents, all counted together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Beads that are right as they stand.
    pub strict: Ratio,
    /// Beads that share a segment on each side with a right one.
    pub lax: Ratio,
    /// Beads with both sides, strictly.
    pub nonull: Ratio,
    /// Beads other than 1-1, strictly.
    pub hard: Ratio,
    /// Beads with one side, strictly.
    pub null: Ratio,
    /// Expected calibration error in ten bins of equal width.
    pub ece: Option<f64>,
    /// How often beads of a confidence are right.
    pub reliability: Vec<Bin>,
    /// How many documents were compared.
    pub documents: usize,
}

/// The segments of a bead.
type Segments = Sides<Vec<usize>>;

#[derive(Default)]
struct Hits {
    strict: usize,
    lax: usize,
    all: usize,
}

impl Hits {
    /// How many of `test` are in `gold`.
    fn add(&mut self, gold: &BTreeSet<&Segments>, test: &BTreeSet<&Segments>) {
        let mut partners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for bead in gold {
            for index in &bead.source {
                partners.entry(*index).or_default().extend(&bead.target);
            }
        }
        for bead in test {
            let strict = gold.contains(bead);
            let touches = || {
                let mut partners = bead.source.iter().filter_map(|index| partners.get(index));
                partners.any(|partners| bead.target.iter().any(|index| partners.contains(index)))
            };
            self.strict += usize::from(strict);
            self.lax += usize::from(strict || touches());
        }
        self.all += test.len();
    }
}

/// How much two sets have in common, and how much each has.
#[derive(Default)]
struct Overlap {
    common: usize,
    gold: usize,
    test: usize,
}

impl Overlap {
    fn add<T: Ord>(&mut self, gold: &BTreeSet<T>, test: &BTreeSet<T>) {
        self.common += gold.intersection(test).count();
        self.gold += gold.len();
        self.test += test.len();
    }

    fn ratio(&self) -> Ratio {
        Ratio::new((self.common, self.test), (self.common, self.gold))
    }
}

fn matching<'s>(
    beads: &BTreeSet<&'s Segments>,
    test: impl Fn(&Segments) -> bool,
) -> BTreeSet<&'s Segments> {
    beads.iter().copied().filter(|bead| test(bead)).collect()
}

/// Scores documents, each as (gold, predicted).
pub fn score(documents: &[(Vec<Row>, Vec<Row>)], core: bool) -> Figures {
    let is_masked = |row: &&Row| row.is_unknown() || core && row.is_partly();
    let segments = |row: &Row| Sides::new(row.source.clone(), row.target.clone());
    let is_two_sided = |bead: &Segments| bead.iter().all(|indices| !indices.is_empty());
    let is_odd = |bead: &Segments| bead.iter().any(|indices| indices.len() != 1);
    let mut calibration: Vec<(f64, bool)> = Vec::new();
    let [mut precision, mut recall, mut nonull] = [(); 3].map(|()| Hits::default());
    let [mut hard, mut null] = [(); 2].map(|()| Overlap::default());
    for (gold_rows, test_rows) in documents {
        let of_side = |rows: &mut dyn Iterator<Item = &Row>, side: Side| {
            rows.flat_map(|row| segments(row)[side].clone()).collect::<BTreeSet<usize>>()
        };
        let masked = Sides::from_fn(|side| of_side(&mut gold_rows.iter().filter(is_masked), side));
        let is_hidden = |row: &Row| {
            let segments = segments(row);
            let is_hidden = |side| segments[side].iter().all(|index| masked[side].contains(index));
            Side::BOTH.into_iter().all(is_hidden)
        };
        let gold: BTreeSet<Segments> =
            gold_rows.iter().filter(|row| !is_masked(row)).map(segments).collect();
        let kept: Vec<&Row> = test_rows.iter().filter(|row| !is_hidden(row)).collect();
        let test: BTreeSet<Segments> = kept.iter().map(|row| segments(row)).collect();
        let [all_gold, all_test] = [&gold, &test].map(BTreeSet::from_iter);
        let [two_sided_gold, two_sided_test] =
            [&all_gold, &all_test].map(|beads| matching(beads, is_two_sided));
        precision.add(&all_gold, &all_test);
        recall.add(&two_sided_test, &two_sided_gold);
        nonull.add(&two_sided_gold, &two_sided_test);
        hard.add(&matching(&all_gold, is_odd), &matching(&all_test, is_odd));
        for side in Side::BOTH {
            let all: BTreeSet<usize> = &of_side(&mut gold_rows.iter(), side) - &masked[side];
            let aligned = two_sided_gold.iter().flat_map(|bead| bead[side].clone()).collect();
            let mut two_sided = test_rows.iter().filter(|row| is_two_sided(&segments(row)));
            null.add(&(&all - &aligned), &(&all - &of_side(&mut two_sided, side)));
        }
        let right = |row: &&Row| Some((row.confidence?, gold.contains(&segments(row))));
        calibration.extend(kept.iter().filter_map(right));
    }
    let (ece, reliability) = reliability(&calibration);
    Figures {
        strict: Ratio::new((precision.strict, precision.all), (recall.strict, recall.all)),
        lax: Ratio::new((precision.lax, precision.all), (recall.lax, recall.all)),
        nonull: Ratio::new((nonull.strict, nonull.all), (recall.strict, recall.all)),
        hard: hard.ratio(),
        null: null.ratio(),
        ece,
        reliability,
        documents: documents.len(),
    }
}

fn reliability(calibration: &[(f64, bool)]) -> (Option<f64>, Vec<Bin>) {
    const BINS: usize = 10;
    let mut bins: BTreeMap<usize, (usize, f64, usize)> = BTreeMap::new();
    for (confidence, right) in calibration {
        let bin = bins.entry(((confidence * BINS as f64) as usize).min(BINS - 1)).or_default();
        bin.0 += 1;
        bin.1 += confidence;
        bin.2 += usize::from(*right);
    }
    let table: Vec<Bin> = bins
        .iter()
        .map(|(index, (beads, confidence, right))| Bin {
            from: *index as f64 / BINS as f64,
            beads: *beads,
            confidence: confidence / *beads as f64,
            right: *right as f64 / *beads as f64,
        })
        .collect();
    let error: f64 =
        table.iter().map(|bin| bin.beads as f64 * (bin.confidence - bin.right).abs()).sum();
    ((!calibration.is_empty()).then(|| error / calibration.len() as f64), table)
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, ratio) in [
            ("strict", self.strict),
            ("lax", self.lax),
            ("nonull", self.nonull),
            ("hard", self.hard),
            ("null", self.null),
        ] {
            writeln!(
                f,
                "{name:11} P {:.4}  R {:.4}  F1 {:.4}",
                ratio.precision,
                ratio.recall,
                ratio.f1()
            )?;
        }
        if let Some(ece) = self.ece {
            writeln!(f, "{:11} {ece:.4}", "ece")?;
            writeln!(f, "confidence  beads  mean    right")?;
            for bin in &self.reliability {
                writeln!(
                    f,
                    "  {:.1}     {:6} {:7.4} {:7.4}",
                    bin.from, bin.beads, bin.confidence, bin.right
                )?;
            }
        }
        writeln!(f, "{:11} {}", "documents", self.documents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::rows::parse;

    fn figures(gold: &str, test: &str, core: bool) -> Figures {
        score(&[(parse(gold).unwrap(), parse(test).unwrap())], core)
    }

    #[test]
    fn a_right_alignment_scores_one() {
        let gold = "1\t1\tOK\n2,3\t2\tOK\n4\t-\tOMITTED\n";
        let figures = figures(gold, gold, false);
        for ratio in [figures.strict, figures.lax, figures.hard, figures.null] {
            assert_eq!(ratio.f1(), 1.0);
        }
    }

    #[test]
    fn masked_beads_neither_help_nor_hurt() {
        let gold = "1\t1\tOK\n2\t2\tUNKNOWN\n3\t3\tPARTIAL\n";
        let test = "1\t1\t\n2\t-\t\n-\t2\t\n3\t3\t\n";
        assert_eq!(figures(gold, test, true).strict.f1(), 1.0);
        assert_eq!(figures(gold, test, false).strict.recall, 1.0);
    }

    #[test]
    fn a_touching_bead_is_laxly_right() {
        let figures = figures("1\t1,2\tOK\n", "1\t1\n-\t2\n", false);
        assert_eq!(
            (figures.strict.precision, figures.lax.precision, figures.lax.recall),
            (0.0, 0.5, 1.0)
        );
    }
}
