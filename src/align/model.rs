//! The weights of the evidence.

use super::evidence::{Evidence, Feature};
use crate::model::{BadModel, Weights};
use std::ops::Range;

/// A weight for each kind of evidence.
#[derive(Clone)]
pub(crate) struct BeadModel {
    pub(super) weights: [f64; Feature::COUNT],
}

impl BeadModel {
    /// Takes the weights of all features.
    pub(crate) fn from_weights(weights: &mut Weights<'_>) -> Result<Self, BadModel> {
        let mut model = BeadModel { weights: [0.0; Feature::COUNT] };
        for (weight, feature) in model.weights.iter_mut().zip(Feature::ALL) {
            *weight = weights.take(feature.name())?;
        }
        Ok(model)
    }

    /// The features with their weights.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, f64)> {
        Feature::ALL.iter().map(|feature| feature.name()).zip(self.weights)
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
