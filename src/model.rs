//! The model file: the weights that `cotejo learn` learns and writes, for the aligner and for the rules `omission` and
//! `addition`. A table `feature TAB weight`; `#` begins a comment.

use crate::align::BeadModel;
use crate::check::OmissionModel;
use std::collections::BTreeMap;

/// All that is learned from gold.
#[derive(Clone)]
pub(crate) struct Model {
    pub beads: BeadModel,
    pub omissions: OmissionModel,
}

/// The weights of a model file by name.
pub(crate) struct Weights<'t>(BTreeMap<&'t str, f64>);

/// Why a model file cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum BadModel {
    #[error("line {0}: a feature, a tab and a weight are wanted; `cotejo learn` writes models")]
    NoPair(usize),
    #[error("line {line}: {weight:?} is no number; `cotejo learn` writes models")]
    NoNumber { line: usize, weight: String },
    #[error("there is no feature {0:?}; was the model learned by another version?")]
    Unknown(String),
    #[error("{0} has no weight; was the model learned by another version?")]
    Missing(String),
}

impl Model {
    /// The model that ships.
    pub(crate) fn shipped() -> Self {
        Model::parse(include_str!("weights.tsv")).expect("the shipped weights are well formed")
    }

    /// Reads a model file. Every feature must have its weight.
    pub(crate) fn parse(table: &str) -> Result<Self, BadModel> {
        let mut weights = Weights::read(table)?;
        let model = Model {
            beads: BeadModel::from_weights(&mut weights)?,
            omissions: OmissionModel::from_weights(&mut weights)?,
        };
        match weights.0.keys().next() {
            Some(name) => Err(BadModel::Unknown((*name).to_owned())),
            None => Ok(model),
        }
    }

    /// The model as [`parse`](Self::parse) reads it.
    pub(crate) fn table(&self) -> String {
        let beads = self.beads.rows().map(|(name, weight)| (name.to_owned(), weight));
        let rows = beads.chain(self.omissions.rows());
        let rows = rows.map(|(name, weight)| format!("{name}\t{weight:.4}\n"));
        ["feature\tweight\n".to_owned()].into_iter().chain(rows).collect()
    }
}

impl<'t> Weights<'t> {
    fn read(table: &'t str) -> Result<Self, BadModel> {
        let mut weights = BTreeMap::new();
        for (line, text) in (1..).zip(table.lines()) {
            if text.starts_with('#') || text.trim().is_empty() || text.starts_with("feature\t") {
                continue;
            }
            let (name, weight) = text.split_once('\t').ok_or(BadModel::NoPair(line))?;
            let number = weight.trim().parse().ok().filter(|number: &f64| number.is_finite());
            let no_number = || BadModel::NoNumber { line, weight: weight.to_owned() };
            weights.insert(name, number.ok_or_else(no_number)?);
        }
        Ok(Weights(weights))
    }

    /// Takes the weight of a feature.
    pub(crate) fn take(&mut self, name: &str) -> Result<f64, BadModel> {
        self.0.remove(name).ok_or_else(|| BadModel::Missing(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_written_as_it_is_read() {
        let table = Model::shipped().table();
        assert_eq!(Model::parse(&table).unwrap().table(), table);
    }

    #[test]
    fn faults_are_named() {
        let shipped = Model::shipped().table();
        let without_length = shipped.replace("\nlength\t", "\n# length\t");
        for (table, fault) in [
            ("length", "line 1: a feature, a tab and a weight are wanted"),
            ("# a comment\nlength\tx", "line 2: \"x\" is no number"),
            ("length\tNaN", "line 1: \"NaN\" is no number"),
            ("", "one-to-one has no weight"),
            (&without_length, "length has no weight"),
            (&(shipped.clone() + "colour\t1\n"), "there is no feature \"colour\""),
        ] {
            let error = Model::parse(table).err().unwrap().to_string();
            assert!(error.starts_with(fault), "{error}");
        }
    }
}
