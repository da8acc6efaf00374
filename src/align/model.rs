//! The weights of the evidence.

use super::evidence::{Evidence, Feature};
use std::ops::Range;

/// A weight for each kind of evidence.
pub(crate) struct Model {
    pub(super) weights: [f64; Feature::COUNT],
}

/// Why a weights file cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("weights, line {line}: {what}")]
pub(crate) struct BadWeights {
    line: usize,
    what: String,
}

impl Model {
    /// The model that ships.
    pub(crate) fn shipped() -> Self {
        Model::parse(include_str!("weights.tsv")).expect("the shipped weights are well formed")
    }

    /// Reads a table `feature TAB weight`; `#` begins a comment. Every feature must have its weight.
    pub(crate) fn parse(table: &str) -> Result<Self, BadWeights> {
        let mut weights = [f64::NAN; Feature::COUNT];
        for (number, line) in (1..).zip(table.lines()) {
            let bad = |what: String| BadWeights { line: number, what };
            if line.starts_with('#') || line.trim().is_empty() || line.starts_with("feature\t") {
                continue;
            }
            let (name, weight) = line
                .split_once('\t')
                .ok_or_else(|| bad("wants a feature, a tab and a weight".into()))?;
            let feature = Feature::ALL.iter().position(|feature| feature.name() == name);
            let feature = feature.ok_or_else(|| bad(format!("there is no feature {name:?}")))?;
            weights[feature] =
                weight.trim().parse().map_err(|_| bad(format!("{weight:?} is no number")))?;
        }
        match weights.iter().position(|weight| weight.is_nan()) {
            Some(index) => Err(BadWeights {
                line: 0,
                what: format!("{} has no weight", Feature::ALL[index].name()),
            }),
            None => Ok(Model { weights }),
        }
    }

    /// The weights as a table that [`parse`](Self::parse) reads.
    pub(crate) fn table(&self) -> String {
        let rows = Feature::ALL.iter().zip(&self.weights);
        let rows = rows.map(|(feature, weight)| format!("{}\t{weight:.4}\n", feature.name()));
        ["feature\tweight\n".to_owned()].into_iter().chain(rows).collect()
    }

    /// The log weight of a bead.
    pub(super) fn score(
        &self,
        evidence: &Evidence,
        source: Range<usize>,
        target: Range<usize>,
    ) -> f64 {
        if !evidence.is_likely(&source, &target) {
            return f64::NEG_INFINITY;
        }
        let mut score = 0.0;
        evidence.features(source, target, |feature, value| {
            score += self.weights[feature as usize] * value
        });
        score
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named() {
        assert!(
            Model::parse("length\tx")
                .err()
                .unwrap()
                .to_string()
                .contains("line 1: \"x\" is no number")
        );
        assert!(
            Model::parse("colour\t1").err().unwrap().to_string().contains("no feature \"colour\"")
        );
        assert!(Model::parse("").err().unwrap().to_string().contains("has no weight"));
        Model::shipped();
    }
}
