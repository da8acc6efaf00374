//! Scores alignments against gold: strict and lax as in Sennrich & Volk (2010) and vecalign, with figures
//! of our own for what is not 1-1, for segments without a counterpart, and for the confidence.

use super::rows::Row;
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

type Pair = (Vec<usize>, Vec<usize>);

#[derive(Default)]
struct Hits {
    strict: usize,
    lax: usize,
    all: usize,
}

impl Hits {
    /// How many of `test` are in `gold`.
    fn add(&mut self, gold: &BTreeSet<&Pair>, test: &BTreeSet<&Pair>) {
        let mut partners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (source, target) in gold {
            for index in source {
                partners.entry(*index).or_default().extend(target);
            }
        }
        for bead in test {
            let strict = gold.contains(bead);
            let touches = || {
                bead.0
                    .iter()
                    .filter_map(|index| partners.get(index))
                    .any(|set| bead.1.iter().any(|t| set.contains(t)))
            };
            self.strict += usize::from(strict);
            self.lax += usize::from(strict || touches());
        }
        self.all += test.len();
    }
}

/// The beads that are not null.
fn two_sided<'p>(beads: &BTreeSet<&'p Pair>) -> BTreeSet<&'p Pair> {
    beads.iter().copied().filter(|bead| !bead.0.is_empty() && !bead.1.is_empty()).collect()
}

/// Scores documents, each as (gold, predicted).
pub fn score(documents: &[(Vec<Row>, Vec<Row>)], core: bool) -> Figures {
    let is_masked = |row: &&Row| row.is_unknown() || core && row.is_partly();
    let (mut precision, mut recall, mut nonull) =
        (Hits::default(), Hits::default(), Hits::default());
    let (mut hard_hit, mut hard_test, mut hard_gold) = (0, 0, 0);
    let (mut null_hit, mut null_test, mut null_gold) = (0, 0, 0);
    let mut calibration: Vec<(f64, bool)> = Vec::new();
    for (gold_rows, test_rows) in documents {
        let side = |row: &Row, side: usize| {
            if side == 0 { row.source.clone() } else { row.target.clone() }
        };
        let masked: [BTreeSet<usize>; 2] = [0, 1]
            .map(|s| gold_rows.iter().filter(is_masked).flat_map(|row| side(row, s)).collect());
        let pair = |row: &Row| (row.source.clone(), row.target.clone());
        let gold: BTreeSet<Pair> =
            gold_rows.iter().filter(|row| !is_masked(row)).map(pair).collect();
        let kept: Vec<&Row> = test_rows
            .iter()
            .filter(|row| {
                !(0..2).all(|s| side(row, s).iter().all(|index| masked[s].contains(index)))
            })
            .collect();
        let test: BTreeSet<Pair> = kept.iter().map(|row| pair(row)).collect();
        let odd = |bead: &&&Pair| !(bead.0.len() == 1 && bead.1.len() == 1);
        let (g, t): (BTreeSet<&Pair>, BTreeSet<&Pair>) =
            (gold.iter().collect(), test.iter().collect());
        let (g2, t2) = (two_sided(&g), two_sided(&t));
        precision.add(&g, &t);
        recall.add(&t2, &g2);
        nonull.add(&g2, &t2);
        hard_hit += g.intersection(&t).filter(odd).count();
        hard_test += t.iter().filter(odd).count();
        hard_gold += g.iter().filter(odd).count();
        for (s, hidden) in masked.iter().enumerate() {
            let indices = |bead: &&Pair| if s == 0 { bead.0.clone() } else { bead.1.clone() };
            let all: BTreeSet<usize> = gold_rows
                .iter()
                .flat_map(|row| side(row, s))
                .filter(|index| !hidden.contains(index))
                .collect();
            let aligned: BTreeSet<usize> = g2.iter().flat_map(indices).collect();
            let predicted: BTreeSet<usize> = test_rows
                .iter()
                .filter(|row| !row.source.is_empty() && !row.target.is_empty())
                .flat_map(|row| side(row, s))
                .collect();
            let gold_null: BTreeSet<&usize> = all.difference(&aligned).collect();
            let test_null: BTreeSet<&usize> = all.difference(&predicted).collect();
            null_hit += gold_null.intersection(&test_null).count();
            null_test += test_null.len();
            null_gold += gold_null.len();
        }
        calibration.extend(
            kept.iter().filter_map(|row| Some((row.confidence?, gold.contains(&pair(row))))),
        );
    }
    let (ece, reliability) = reliability(&calibration);
    Figures {
        strict: Ratio::new((precision.strict, precision.all), (recall.strict, recall.all)),
        lax: Ratio::new((precision.lax, precision.all), (recall.lax, recall.all)),
        nonull: Ratio::new((nonull.strict, nonull.all), (recall.strict, recall.all)),
        hard: Ratio::new((hard_hit, hard_test), (hard_hit, hard_gold)),
        null: Ratio::new((null_hit, null_test), (null_hit, null_gold)),
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
