//! A bitext that is read anew, and what people did to it when it was read before.
//!
//! The history says how the texts were when they were first read. Where the source still has them, it goes on; where
//! the source has changed, what people did to segments is done again to those that are still there.

use super::decisions::places;
use super::operation::{BadOperation, Operation};
use super::{Bitext, History, Side};
use crate::align::Bead;
use crate::segment::Segment;
use crate::side::Sides;

/// What became of the changes to segments of an earlier bitext.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeated {
    /// How many were made again.
    pub done: usize,
    /// The segments, each with its text before the change, that are no longer there.
    pub lost: Vec<(Side, String)>,
}

impl Bitext {
    /// Goes on with the history of an earlier bitext, if this one has the texts that it began with, and the beads if it
    /// has any. Returns whether it does.
    pub fn resume(&mut self, earlier: &Bitext) -> bool {
        let Some(history) = &earlier.history else { return false };
        if let Some(own) = &self.history {
            // one goes on with the other
            let is_newer = own.operations.starts_with(&history.operations);
            if is_newer || !history.operations.starts_with(&own.operations) {
                return is_newer;
            }
        } else if !self.is_beginning_of(history) {
            return false;
        }
        let mut beginning = history.beginning.clone();
        // the places in the source are those of now
        match &self.history {
            Some(own) => beginning = own.beginning.clone(),
            None => {
                beginning.source.clone_from(&self.source.segments);
                beginning.target.clone_from(&self.target.segments);
            }
        }
        let history = History { beginning, operations: history.operations.clone() };
        let mut resumed = Bitext { history: None, ..self.clone() };
        let fits = resumed.follow(&history).is_ok();
        if fits {
            *self = Bitext { history: Some(history), ..resumed };
        }
        fits
    }

    /// Whether its history is that of an earlier bitext, or goes on from it.
    pub(crate) fn continues(&self, earlier: &Bitext) -> bool {
        let Some(before) = &earlier.history else { return true };
        let Some(now) = &self.history else { return before.in_force().next().is_none() };
        now.operations.starts_with(&before.operations)
    }

    /// Whether segments were split, joined or edited.
    pub(crate) fn has_changed_segments(&self) -> bool {
        self.history.as_ref().is_some_and(|History { beginning, .. }| {
            beginning.source != self.source.segments || beginning.target != self.target.segments
        })
    }

    fn is_beginning_of(&self, history: &History) -> bool {
        let beginning = &history.beginning;
        let texts = Sides::new(&beginning.source, &beginning.target);
        let has_texts = |side: Side| {
            let segments = self.side(side).segments.iter().map(Segment::as_str);
            segments.eq(texts[side].iter().map(Segment::as_str))
        };
        let beads = |beads: &[Bead]| beads.iter().map(Bead::segments).collect::<Vec<_>>();
        let own = &self.alignment.beads;
        Side::BOTH.into_iter().all(has_texts)
            && (own.is_empty() || beads(own) == beads(&beginning.beads))
    }

    /// Splits, joins and edits segments as in an earlier bitext, where they have the texts that they had there. It must
    /// be aligned.
    pub fn repeat_changes(&mut self, earlier: &Bitext) -> Repeated {
        let mut repeated = Repeated::default();
        let Some(history) = &earlier.history else { return repeated };
        let mut there = earlier.clone();
        let beginning = &history.beginning;
        let mut now = Sides::new(
            places(&beginning.source, &self.source.segments),
            places(&beginning.target, &self.target.segments),
        );
        let nothing = History { beginning: beginning.clone(), operations: Vec::new() };
        if there.follow(&nothing).is_err() {
            return repeated;
        }
        for (at, operation) in history.in_force() {
            let mut again = operation.clone();
            let changed = again.segment_mut().map(|(side, segment)| (side, *segment));
            let text = changed.and_then(|(side, at)| there.side(side).segments.get(at).cloned());
            if there.perform(operation).is_err() {
                return repeated;
            }
            if let (Some((side, segment)), Some(before)) = (changed, text) {
                let time = history.operations[at].time.clone();
                match self.repeat(again, segment, &mut now[side], time) {
                    true => repeated.done += 1,
                    false => repeated.lost.push((side, before.text.into_string())),
                }
            }
        }
        repeated
    }

    /// Does an operation to a segment of an earlier bitext again, and keeps count of where the segments are `now`.
    fn repeat(
        &mut self,
        mut operation: Operation,
        segment: usize,
        now: &mut Vec<Option<usize>>,
        time: Option<String>,
    ) -> bool {
        let is_join = matches!(operation, Operation::JoinSegments { .. });
        let is_split = matches!(operation, Operation::SplitSegment { .. });
        let place = now[segment].filter(|place| !is_join || now[segment + 1] == Some(place + 1));
        let place = place.filter(|place| {
            if let Some((_, segment)) = operation.segment_mut() {
                *segment = *place;
            }
            self.apply_apart(operation, time).is_ok()
        });
        let move_behind = |now: &mut Vec<Option<usize>>, by: isize| {
            let behind = now.iter_mut().flatten().filter(|other| Some(**other) > place);
            behind.for_each(|other| *other = other.saturating_add_signed(by));
        };
        if is_join {
            now.remove(segment + 1);
        }
        match place {
            Some(_) if is_join => move_behind(now, -1),
            Some(_) if is_split => move_behind(now, 1),
            Some(_) => {}
            None => now[segment] = None,
        }
        if is_split {
            now.insert(segment + 1, place.map(|place| place + 1));
        }
        place.is_some()
    }

    /// Does an operation; segments are joined also where their beads cannot be one.
    fn apply_apart(
        &mut self,
        operation: Operation,
        time: Option<String>,
    ) -> Result<(), BadOperation> {
        let done = self.apply(operation.clone(), time.clone());
        if let Err(BadOperation::Apart { bead, .. }) = done {
            self.apply(Operation::Unlink { bead: bead - 1 }, None)?;
            return self.apply(operation, time);
        }
        done
    }
}
