//! The history of a bitext: how it was before anybody corrected it, and all operations since. It only grows; what is
//! undone stays in it.

use super::Bitext;
use super::operation::{BadOperation, Operation};
use crate::align::Bead;
use crate::segment::Segment;
use serde::{Deserialize, Serialize};

/// What a bitext was, and what was done to it.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// How it was.
    pub beginning: Beginning,
    /// What was done, in order.
    pub operations: Vec<Recorded>,
}

/// A bitext before anybody corrected it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beginning {
    /// The segments of the source.
    pub source: Vec<Segment>,
    /// The segments of the target.
    pub target: Vec<Segment>,
    /// The beads.
    pub beads: Vec<Bead>,
}

/// An operation that was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// When it was done (RFC 3339), if a person did it by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The operation.
    #[serde(flatten)]
    pub operation: Operation,
}

impl History {
    /// The operations that were not undone, each with its place among all.
    pub fn in_force(&self) -> impl Iterator<Item = (usize, &Operation)> {
        self.done_and_undone().0.into_iter().map(|at| (at, &self.operations[at].operation))
    }

    /// The places of the operations that were not undone, and of those that were and can be redone, the next last.
    fn done_and_undone(&self) -> (Vec<usize>, Vec<usize>) {
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for (at, Recorded { operation, .. }) in self.operations.iter().enumerate() {
            match operation {
                Operation::Undo => undone.extend(done.pop()),
                Operation::Redo => done.extend(undone.pop()),
                _ => {
                    undone.clear();
                    done.push(at);
                }
            }
        }
        (done, undone)
    }
}

impl Bitext {
    /// Does an operation and records it, with the time if there is one (RFC 3339). One that does not fit changes nothing.
    pub fn apply(
        &mut self,
        operation: Operation,
        time: Option<String>,
    ) -> Result<(), BadOperation> {
        match &operation {
            Operation::Undo if !self.can_undo() => return Err(BadOperation::NothingToUndo),
            Operation::Redo if !self.can_redo() => return Err(BadOperation::NothingToRedo),
            Operation::Undo | Operation::Redo => {
                self.record(Recorded { time, operation });
                let history = self.history.take().expect("something was just recorded");
                let followed = self.follow(&history);
                self.history = Some(history);
                followed.map_err(|(_, bad)| bad)?;
            }
            _ => {
                // where nothing was done yet, this is the beginning
                let beginning = self.history.is_none().then(|| self.state());
                self.perform(&operation)?;
                if let Some(beginning) = beginning {
                    self.history = Some(History { beginning, operations: Vec::new() });
                }
                self.record(Recorded { time, operation });
            }
        }
        Ok(())
    }

    /// Whether there is an operation to undo.
    pub fn can_undo(&self) -> bool {
        self.history.as_ref().is_some_and(|history| !history.done_and_undone().0.is_empty())
    }

    /// Whether there is an operation to redo.
    pub fn can_redo(&self) -> bool {
        self.history.as_ref().is_some_and(|history| !history.done_and_undone().1.is_empty())
    }

    fn record(&mut self, done: Recorded) {
        if let Some(history) = &mut self.history {
            history.operations.push(done);
        }
    }

    /// How it is now.
    fn state(&self) -> Beginning {
        Beginning {
            source: self.source.segments.clone(),
            target: self.target.segments.clone(),
            beads: self.alignment.beads.clone(),
        }
    }

    /// Makes it what a history leads to. An error names the operation that does not fit, from 1, or 0 for the beginning.
    pub(super) fn follow(&mut self, history: &History) -> Result<(), (usize, BadOperation)> {
        let Beginning { source, target, beads } = history.beginning.clone();
        self.source.segments = source;
        self.target.segments = target;
        self.perform(&Operation::Realign { beads }).map_err(|bad| (0, bad))?;
        history
            .in_force()
            .try_for_each(|(at, operation)| self.perform(operation).map_err(|bad| (at + 1, bad)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::file;
    use crate::bitext::operation::Neighbour;
    use crate::bitext::{Side, covers, from_pairs};
    use crate::language::{LanguageTag, Languages};
    use proptest::prelude::*;

    fn operation() -> impl Strategy<Value = Operation> {
        let side = || prop_oneof![Just(Side::Source), Just(Side::Target)];
        let to = prop_oneof![Just(Neighbour::Previous), Just(Neighbour::Next)];
        let at = || 0usize..8;
        prop_oneof![
            at().prop_map(|bead| Operation::Confirm { bead }),
            at().prop_map(|bead| Operation::Unconfirm { bead }),
            at().prop_map(|bead| Operation::Merge { bead }),
            (at(), 0usize..3, 0usize..3).prop_map(|(bead, source, target)| Operation::Split {
                bead,
                source,
                target
            }),
            (at(), side(), to).prop_map(|(bead, side, to)| Operation::Move { bead, side, to }),
            at().prop_map(|bead| Operation::Unlink { bead }),
            (at(), at()).prop_map(|(source, target)| Operation::Link { source, target }),
            (at(), "[a ]{0,2}").prop_map(|(bead, text)| Operation::Note { bead, text }),
            (side(), at(), 0usize..9).prop_map(|(side, segment, at)| Operation::SplitSegment {
                side,
                segment,
                at
            }),
            (side(), at()).prop_map(|(side, segment)| Operation::JoinSegments { side, segment }),
            (side(), at(), "[a-cñ. \n]{0,9}").prop_map(|(side, segment, text)| Operation::Edit {
                side,
                segment,
                text
            }),
            (side(), at(), 0usize..4, 0usize..6, "[bñ]{0,2}").prop_map(
                |(side, segment, from, to, text)| Operation::Fix { side, segment, from, to, text }
            ),
            Just(Operation::Undo),
            Just(Operation::Redo),
        ]
    }

    proptest! {
        #[test]
        fn any_operations_keep_each_segment_in_one_bead_and_can_be_undone(
            pairs in prop::collection::vec(("([abñ]{1,3}[. ]{1,2}){0,3}", "([abñ]{1,3}[. ]{1,2}){0,3}"), 1..6),
            operations in prop::collection::vec(operation(), 0..24),
        ) {
            let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
            let beginning = from_pairs("x", languages, pairs);
            let mut bitext = beginning.clone();
            for operation in operations {
                let before = bitext.clone();
                if bitext.apply(operation, None).is_err() {
                    prop_assert_eq!(&bitext, &before);
                }
                prop_assert_eq!(covers(bitext.documents(), &bitext.alignment.beads), Ok(()));
                let with_source = bitext.alignment.beads.iter().filter(|bead| !bead.source.is_empty());
                prop_assert!(with_source.is_sorted_by_key(|bead| bead.source.start));
                let beads = bitext.alignment.beads.iter();
                prop_assert!(beads.clone().all(|bead| bead.source.len() + bead.target.len() > 0));
            }
            let written = file::write(&bitext);
            let read = file::read(written.as_bytes()).unwrap();
            prop_assert_eq!(file::write(&read), written);
            prop_assert_eq!(&read, &bitext);
            let end = bitext.clone();
            let mut undone = 0;
            while bitext.can_undo() {
                bitext.apply(Operation::Undo, None).unwrap();
                undone += 1;
            }
            prop_assert_eq!(bitext.state(), beginning.state());
            for _ in 0..undone {
                bitext.apply(Operation::Redo, None).unwrap();
            }
            prop_assert_eq!(bitext.state(), end.state());
        }
    }
}
