//! How operations change a bitext. Each segment stays in exactly one bead; an operation that does not fit changes nothing.

use super::operation::{BadOperation, Neighbour, Operation};
use super::{Bitext, Side, covers};
use crate::align::{Bead, Status};
use crate::segment::Segment;
use crate::side::Sides;
use crate::text::source_text::SourceText;
use std::ops::Range;

impl Bitext {
    /// Does an operation other than undo and redo, which are of the history.
    pub(super) fn perform(&mut self, operation: &Operation) -> Result<(), BadOperation> {
        match *operation {
            Operation::Confirm { bead } => {
                let bead = self.bead_mut(bead)?;
                (bead.status, bead.review) = (Status::Confirmed, false);
            }
            Operation::Unconfirm { bead } => {
                let bead = self.bead_mut(bead)?;
                (bead.status, bead.review) = (Status::Automatic, true);
            }
            Operation::Merge { bead } => return self.merge(bead),
            Operation::Split { bead, source, target } => {
                return self.split(bead, Sides::new(source, target));
            }
            Operation::Move { bead, side, to } => return self.move_segment(bead, side, to),
            Operation::Unlink { bead } => return self.unlink(bead),
            Operation::Link { source, target } => return self.link(source, target),
            Operation::Note { bead, ref text } => {
                let text = text.trim();
                self.bead_mut(bead)?.note = (!text.is_empty()).then(|| text.to_owned());
            }
            Operation::SplitSegment { side, segment, at } => {
                return self.split_segment(side, segment, at);
            }
            Operation::JoinSegments { side, segment } => return self.join_segments(side, segment),
            Operation::Edit { side, segment, ref text } => {
                let line: String =
                    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
                let edited = self.segment(side, segment)?.text.edited(&line);
                let bead = self.bead_of(side, segment)?;
                self.set_text(side, segment, edited)?;
                self.decide_on(bead);
            }
            Operation::Realign { ref beads } => {
                covers(self.documents(), beads)?;
                self.alignment.beads.clone_from(beads);
            }
            Operation::Fix { side, segment, from, to, ref text } => {
                let before = &self.segment(side, segment)?.text;
                if let Some(at) =
                    [from, to].into_iter().find(|at| !before.as_str().is_char_boundary(*at))
                {
                    return Err(BadOperation::NoPlace { side, segment: segment + 1, at });
                }
                if from > to {
                    return Err(BadOperation::NoPlace { side, segment: segment + 1, at: to });
                }
                let fixed = before.replaced(&[(from..to, text)]);
                self.set_text(side, segment, fixed)?;
            }
            Operation::Undo => return Err(BadOperation::NothingToUndo),
            Operation::Redo => return Err(BadOperation::NothingToRedo),
        }
        Ok(())
    }

    fn bead(&self, at: usize) -> Result<&Bead, BadOperation> {
        let count = self.alignment.beads.len();
        self.alignment
            .beads
            .get(at)
            .ok_or(BadOperation::NoBead { bead: at.saturating_add(1), count })
    }

    fn bead_mut(&mut self, at: usize) -> Result<&mut Bead, BadOperation> {
        self.bead(at)?;
        Ok(&mut self.alignment.beads[at])
    }

    fn segment(&self, side: Side, at: usize) -> Result<&Segment, BadOperation> {
        let segments = &self.side(side).segments;
        let (segment, count) = (at.saturating_add(1), segments.len());
        segments.get(at).ok_or(BadOperation::NoSegment { side, segment, count })
    }

    fn merge(&mut self, at: usize) -> Result<(), BadOperation> {
        let bead = self.bead(at)?;
        let Some(next) = self.alignment.beads.get(at + 1) else {
            return Err(BadOperation::NoNeighbour { bead: at + 1, to: Neighbour::Next });
        };
        let merged = union(at, bead, at + 1, next)?;
        self.put(at..at + 2, [merged]);
        Ok(())
    }

    fn split(&mut self, at: usize, first: Sides<usize>) -> Result<(), BadOperation> {
        let bead = self.bead(at)?;
        let count = Sides::from_fn(|side| bead.range(side).len());
        let is_part = |of_part: Sides<usize>| of_part.source + of_part.target > 0;
        let fits = Side::BOTH.into_iter().all(|side| first[side] <= count[side]);
        let rest = Sides::from_fn(|side| count[side].saturating_sub(first[side]));
        if !(fits && is_part(first) && is_part(rest)) {
            return Err(BadOperation::NoPart { bead: at + 1, count });
        }
        let cut = Sides::from_fn(|side| bead.range(side).start + first[side]);
        let (source, target) = (bead.source.clone(), bead.target.clone());
        let first = corrected(source.start..cut.source, target.start..cut.target, [bead]);
        let rest = corrected(cut.source..source.end, cut.target..target.end, [bead]);
        self.put(at..at + 1, [first, Bead { note: None, ..rest }]);
        Ok(())
    }

    fn move_segment(&mut self, at: usize, side: Side, to: Neighbour) -> Result<(), BadOperation> {
        let bead = self.bead(at)?;
        let neighbour = match to {
            Neighbour::Previous => at.checked_sub(1),
            Neighbour::Next => Some(at + 1).filter(|next| *next < self.alignment.beads.len()),
        };
        let neighbour = neighbour.ok_or(BadOperation::NoNeighbour { bead: at + 1, to })?;
        let (range, other) = (bead.range(side), &self.alignment.beads[neighbour]);
        if range.is_empty() {
            return Err(BadOperation::Empty { bead: at + 1, side });
        }
        let (moved, rest) = match to {
            Neighbour::Previous => (range.start..range.start + 1, range.start + 1..range.end),
            Neighbour::Next => (range.end - 1..range.end, range.start..range.end - 1),
        };
        let grown = joined(other.range(side), moved);
        let grown =
            grown.ok_or(BadOperation::Apart { bead: at + 1, other: neighbour + 1, side })?;
        let with = |bead: &Bead, changed: Range<usize>| match side {
            Side::Source => corrected(changed, bead.target.clone(), [bead]),
            Side::Target => corrected(bead.source.clone(), changed, [bead]),
        };
        let (mut rest, mut grown) = (with(bead, rest), with(other, grown));
        if rest.source.is_empty() && rest.target.is_empty() {
            grown.note = joined_notes([&grown, &rest]);
            rest.note = None;
        }
        match to {
            Neighbour::Previous => self.put(neighbour..at + 1, [grown, rest]),
            Neighbour::Next => self.put(at..neighbour + 1, [rest, grown]),
        }
        Ok(())
    }

    fn unlink(&mut self, at: usize) -> Result<(), BadOperation> {
        let bead = self.bead(at)?;
        for side in Side::BOTH {
            if bead.range(side).is_empty() {
                return Err(BadOperation::Empty { bead: at + 1, side });
            }
        }
        let source = corrected(bead.source.clone(), 0..0, [bead]);
        let target = corrected(0..0, bead.target.clone(), []);
        self.put(at..at + 1, [source, target]);
        Ok(())
    }

    fn link(&mut self, source: usize, target: usize) -> Result<(), BadOperation> {
        let (of_source, of_target) = (self.bead(source)?, self.bead(target)?);
        for (at, bead, side) in
            [(source, of_source, Side::Source), (target, of_target, Side::Target)]
        {
            if bead.range(side).is_empty() {
                return Err(BadOperation::Empty { bead: at + 1, side });
            }
        }
        if source == target {
            return Err(BadOperation::Linked);
        }
        let linked = corrected(of_source.source.clone(), of_target.target.clone(), [of_source]);
        let rest_of_source = corrected(0..0, of_source.target.clone(), []);
        let mut rest_of_target = corrected(of_target.source.clone(), 0..0, [of_target]);
        let mut linked = linked;
        if rest_of_target.source.is_empty() {
            linked.note = joined_notes([of_source, of_target]);
            rest_of_target.note = None;
        }
        // the later first, so that the place of the earlier stays right
        let of_source = (source, vec![linked, rest_of_source]);
        let of_target = (target, vec![rest_of_target]);
        let in_order =
            if source > target { [of_source, of_target] } else { [of_target, of_source] };
        for (at, beads) in in_order {
            self.put(at..at + 1, beads);
        }
        Ok(())
    }

    fn split_segment(&mut self, side: Side, at: usize, byte: usize) -> Result<(), BadOperation> {
        let segment = self.segment(side, at)?;
        let text = &segment.text;
        if !text.as_str().is_char_boundary(byte) {
            return Err(BadOperation::NoPlace { side, segment: at + 1, at: byte });
        }
        let parts = [0..byte, byte..text.len()].map(|part| text.slice(part).trimmed());
        if parts.iter().any(SourceText::is_empty) {
            return Err(BadOperation::NoText { side, segment: at + 1 });
        }
        let (bead, kind) = (self.bead_of(side, at)?, segment.kind);
        let parts = parts.map(|text| Segment { kind, text });
        self.side_mut(side).segments.splice(at..at + 1, parts);
        self.shift(side, |boundary| if boundary > at { boundary + 1 } else { boundary });
        self.decide_on(bead);
        Ok(())
    }

    fn join_segments(&mut self, side: Side, at: usize) -> Result<(), BadOperation> {
        let (first, second) = (self.segment(side, at)?, self.segment(side, at.saturating_add(1))?);
        let text = first.text.joined(&second.text);
        let (one, other) = (self.bead_of(side, at)?, self.bead_of(side, at + 1)?);
        if one != other {
            let beads = &self.alignment.beads;
            let merged = union(one, &beads[one], other, &beads[other])?;
            // it stands where its source does
            let has_source = |bead: &usize| !beads[*bead].source.is_empty();
            let stands =
                [one, other].into_iter().filter(has_source).min().unwrap_or(one.min(other));
            let gone = if stands == one { other } else { one };
            self.alignment.beads[stands] = merged;
            self.alignment.beads.remove(gone);
        }
        let side_now = self.side_mut(side);
        side_now.segments[at].text = text;
        side_now.segments.remove(at + 1);
        self.shift(side, |boundary| if boundary > at + 1 { boundary - 1 } else { boundary });
        let bead = self.bead_of(side, at)?;
        self.decide_on(bead);
        Ok(())
    }

    fn set_text(&mut self, side: Side, at: usize, text: SourceText) -> Result<(), BadOperation> {
        let text = text.trimmed();
        if text.is_empty() {
            return Err(BadOperation::NoText { side, segment: at + 1 });
        }
        self.side_mut(side).segments[at].text = text;
        Ok(())
    }

    /// The place of the bead that has a segment.
    fn bead_of(&self, side: Side, segment: usize) -> Result<usize, BadOperation> {
        let mut beads = self.alignment.beads.iter();
        let found = beads.position(|bead| bead.range(side).contains(&segment));
        found.ok_or(BadOperation::Unaligned { side, segment: segment + 1 })
    }

    fn decide_on(&mut self, bead: usize) {
        let bead = &mut self.alignment.beads[bead];
        *bead = corrected(bead.source.clone(), bead.target.clone(), [&*bead]);
    }

    /// Moves the boundaries of all beads.
    fn shift(&mut self, side: Side, moved: impl Fn(usize) -> usize) {
        for bead in &mut self.alignment.beads {
            let range = match side {
                Side::Source => &mut bead.source,
                Side::Target => &mut bead.target,
            };
            *range = moved(range.start)..moved(range.end);
        }
    }

    /// Puts beads in the place of others. Those without any segment are left out; a side without segments stands
    /// behind those of the beads before.
    fn put(&mut self, places: Range<usize>, beads: impl IntoIterator<Item = Bead>) {
        let beads = beads.into_iter();
        let beads = beads.filter(|bead| !(bead.source.is_empty() && bead.target.is_empty()));
        let mut new: Vec<Bead> = beads.collect();
        for at in 0..new.len() {
            let (before, from) = new.split_at_mut(at);
            let before =
                || before.iter().rev().chain(self.alignment.beads[..places.start].iter().rev());
            let stands = |range: &mut Range<usize>, side: Side| {
                if range.start == range.end {
                    let mut ranges = before().map(|bead| bead.range(side));
                    let end = ranges.find(|range| !range.is_empty()).map_or(0, |range| range.end);
                    *range = end..end;
                }
            };
            stands(&mut from[0].source, Side::Source);
            stands(&mut from[0].target, Side::Target);
        }
        self.alignment.beads.splice(places, new);
    }
}

/// A bead that a person made of others.
fn corrected<'b>(
    source: Range<usize>,
    target: Range<usize>,
    parents: impl IntoIterator<Item = &'b Bead, IntoIter: Clone>,
) -> Bead {
    let parents = parents.into_iter();
    let mut all = parents.clone().peekable();
    let untranslated =
        target.is_empty() && all.peek().is_some() && all.all(|bead| bead.untranslated);
    let (status, note) = (Status::Corrected, joined_notes(parents));
    Bead { untranslated, status, note, ..Bead::new(source, target, 1.0) }
}

fn joined_notes<'b>(beads: impl IntoIterator<Item = &'b Bead>) -> Option<String> {
    let notes: Vec<&str> = beads.into_iter().filter_map(|bead| bead.note.as_deref()).collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// One bead of two, given with their places.
fn union(at: usize, bead: &Bead, other_at: usize, other: &Bead) -> Result<Bead, BadOperation> {
    let range = |side: Side| {
        let apart = BadOperation::Apart { bead: at + 1, other: other_at + 1, side };
        joined(bead.range(side), other.range(side)).ok_or(apart)
    };
    Ok(corrected(range(Side::Source)?, range(Side::Target)?, [bead, other]))
}

/// Two ranges as one, where nothing is between them.
fn joined(one: Range<usize>, other: Range<usize>) -> Option<Range<usize>> {
    if one.is_empty() {
        return Some(other);
    }
    if other.is_empty() || other.end == one.start || one.end == other.start {
        let other = if other.is_empty() { one.clone() } else { other };
        return Some(one.start.min(other.start)..one.end.max(other.end));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::from_pairs;
    use crate::language::{LanguageTag, Languages};
    use Neighbour::{Next, Previous};
    use Operation::*;
    use Side::{Source, Target};

    /// A bitext of beads as `A.+B.=a. C.=- -=c.`
    fn bitext(beads: &str) -> Bitext {
        let segments = |side: &str| {
            side.split('+').filter(|text| *text != "-").map(str::to_owned).collect::<Vec<_>>()
        };
        let beads: Vec<[Vec<String>; 2]> = beads
            .split(' ')
            .map(|bead| {
                let (source, target) = bead.split_once('=').unwrap();
                [segments(source), segments(target)]
            })
            .collect();
        let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
        let texts = |side: usize| beads.iter().flat_map(move |bead| bead[side].clone());
        let pairs = texts(0)
            .map(|text| (text, String::new()))
            .chain(texts(1).map(|text| (String::new(), text)));
        let mut bitext = from_pairs("x", languages, pairs);
        let (mut source, mut target) = (0, 0);
        bitext.alignment.beads = beads
            .iter()
            .map(|bead| {
                let start = (source, target);
                (source, target) = (source + bead[0].len(), target + bead[1].len());
                Bead::new(start.0..source, start.1..target, 0.9)
            })
            .collect();
        bitext
    }

    /// The beads of a bitext as above, with `!` behind the corrected and `.` behind the confirmed.
    fn shown(bitext: &Bitext) -> String {
        let bead = |bead: &Bead| {
            let side = |side| match bitext.segments(bead, side) {
                [] => "-".to_owned(),
                segments => segments.iter().map(Segment::as_str).collect::<Vec<_>>().join("+"),
            };
            let status = match bead.status {
                Status::Corrected => "!",
                Status::Confirmed => "*",
                _ => "",
            };
            format!("{}={}{status}", side(Source), side(Target))
        };
        bitext.alignment.beads.iter().map(bead).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn operations_change_what_they_name() {
        for (before, operation, after) in [
            ("A=a B=b", Confirm { bead: 1 }, "A=a B=b*"),
            ("A=a B=b C=c", Merge { bead: 0 }, "A+B=a+b! C=c"),
            ("A=- -=b C=c", Merge { bead: 0 }, "A=b! C=c"),
            ("A+B=a+b C=c", Split { bead: 0, source: 1, target: 1 }, "A=a! B=b! C=c"),
            ("A+B=a+b", Split { bead: 0, source: 0, target: 1 }, "-=a! A+B=b!"),
            ("A=a B=b", Move { bead: 1, side: Target, to: Previous }, "A=a+b! B=-!"),
            ("A=a+b B=c", Move { bead: 0, side: Target, to: Next }, "A=a! B=b+c!"),
            ("A=a B=-", Move { bead: 1, side: Source, to: Previous }, "A+B=a!"),
            ("A=a -=b", Move { bead: 0, side: Source, to: Next }, "-=a! A=b!"),
            ("A+B=a C=c", Unlink { bead: 0 }, "A+B=-! -=a! C=c"),
            ("A=- B=b -=c", Link { source: 0, target: 2 }, "A=c! B=b"),
            ("-=a B=b C=-", Link { source: 2, target: 0 }, "B=b C=a!"),
            ("A=a B=b", Link { source: 0, target: 1 }, "A=b! -=a! B=-!"),
            ("A=a B=b", Link { source: 1, target: 0 }, "A=-! B=a! -=b!"),
            ("One.Two=a B=b", SplitSegment { side: Source, segment: 0, at: 4 }, "One.+Two=a! B=b"),
            ("A=uno.dos B=b", SplitSegment { side: Target, segment: 0, at: 4 }, "A=uno.+dos! B=b"),
            ("A+B=a C=c", JoinSegments { side: Source, segment: 0 }, "A B=a! C=c"),
            ("A=a B=b C=c", JoinSegments { side: Target, segment: 1 }, "A=a B+C=b c!"),
            ("A=a B=- C=c", JoinSegments { side: Source, segment: 1 }, "A=a B C=c!"),
            ("A=a B=b", Edit { side: Target, segment: 1, text: " be\nbe ".into() }, "A=a B=be be!"),
            (
                "A=a B=one",
                Fix { side: Target, segment: 1, from: 0, to: 1, text: "O".into() },
                "A=a B=One",
            ),
        ] {
            let mut corrected = bitext(before);
            corrected.apply(operation.clone(), None).unwrap();
            assert_eq!(shown(&corrected), after, "{operation:?}");
            assert_eq!(covers(corrected.documents(), &corrected.alignment.beads), Ok(()));
            corrected.apply(Undo, None).unwrap();
            assert_eq!(shown(&corrected), before, "{operation:?} undone");
            corrected.apply(Redo, None).unwrap();
            assert_eq!(shown(&corrected), after, "{operation:?} redone");
        }
    }

    #[test]
    fn a_note_stays_with_its_words() {
        let note = |bead, text: &str| Note { bead, text: text.into() };
        for (operations, notes) in [
            (
                vec![note(0, "one"), note(1, "two"), Merge { bead: 0 }],
                &[Some("one\ntwo"), None][..],
            ),
            (vec![note(0, "one"), note(0, " ")], &[None, None, None]),
            (vec![note(0, "one"), Unlink { bead: 0 }], &[Some("one"), None, None, None]),
            (
                vec![note(2, "moved"), Link { source: 0, target: 2 }],
                &[None, None, None, Some("moved")],
            ),
        ] {
            let mut bitext = bitext("A=a B=b C=c");
            for operation in operations.clone() {
                bitext.apply(operation, None).unwrap();
            }
            let found: Vec<_> =
                bitext.alignment.beads.iter().map(|bead| bead.note.as_deref()).collect();
            assert_eq!(found, notes, "{operations:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_and_changes_nothing() {
        for (operation, why) in [
            (Confirm { bead: 3 }, "there is no bead 4; there are 3"),
            (Merge { bead: 2 }, "there is no bead after bead 3"),
            (Split { bead: 0, source: 1, target: 1 }, "bead 1 has 1 source and 1 target segments"),
            (Split { bead: 0, source: 2, target: 0 }, "bead 1 has 1 source and 1 target segments"),
            (Move { bead: 0, side: Source, to: Previous }, "there is no bead before bead 1"),
            (Move { bead: 1, side: Target, to: Next }, "bead 2 has no segment of the target"),
            (Move { bead: 2, side: Target, to: Next }, "there is no bead after bead 3"),
            (Unlink { bead: 1 }, "bead 2 has no segment of the target"),
            (Link { source: 0, target: 1 }, "bead 2 has no segment of the target"),
            (Link { source: 0, target: 0 }, "these segments are in one bead already"),
            (
                SplitSegment { side: Source, segment: 0, at: 2 },
                "byte 2 is no place in segment 1 of the source",
            ),
            (
                SplitSegment { side: Source, segment: 0, at: 0 },
                "segment 1 of the source would have no text",
            ),
            (
                SplitSegment { side: Target, segment: 9, at: 0 },
                "there is no segment 10 of the target",
            ),
            (
                JoinSegments { side: Source, segment: 2 },
                "there is no segment 4 of the source; there are 3",
            ),
            (
                JoinSegments { side: Target, segment: usize::MAX },
                "there is no segment 18446744073709551615",
            ),
            (
                Edit { side: Source, segment: 0, text: " \n".into() },
                "segment 1 of the source would have no text",
            ),
            (
                Fix { side: Source, segment: 0, from: 1, to: 0, text: String::new() },
                "byte 0 is no place",
            ),
            (
                Fix { side: Source, segment: 0, from: 0, to: 9, text: String::new() },
                "byte 9 is no place",
            ),
            (Realign { beads: Vec::new() }, "segment 1 of the source (“Añ”) is in no bead"),
            (Undo, "there is nothing to undo"),
            (Redo, "there is nothing to redo"),
        ] {
            let mut bitext = bitext("Añ=a B=- C=c");
            let before = bitext.clone();
            let said = bitext.apply(operation.clone(), None).unwrap_err().to_string();
            assert!(said.starts_with(why), "{operation:?}: {said}");
            assert_eq!(bitext, before);
        }
    }

    #[test]
    fn beads_of_segments_that_are_apart_are_not_made_one() {
        let mut moved = bitext("A=a B=b C=c");
        moved.apply(Link { source: 0, target: 2 }, None).unwrap();
        moved.apply(Link { source: 3, target: 1 }, None).unwrap();
        assert_eq!(shown(&moved), "A=c! B=b C=a!");
        for operation in [
            Move { bead: 2, side: Target, to: Previous },
            JoinSegments { side: Source, segment: 0 },
            Merge { bead: 0 },
        ] {
            let joined = moved.clone().apply(operation.clone(), None);
            assert_eq!(
                joined,
                Ok(()),
                "{operation:?}: the target segments touch the other way round"
            );
        }
        moved.apply(Merge { bead: 1 }, None).unwrap();
        moved.apply(Link { source: 0, target: 1 }, None).unwrap();
        assert_eq!(shown(&moved), "A=a+b! -=c! B+C=-!");
        moved.apply(Link { source: 2, target: 1 }, None).unwrap();
        let mut apart = bitext("A=a B=b C=c D=d");
        apart.apply(Link { source: 0, target: 3 }, None).unwrap();
        let said = apart.apply(Merge { bead: 0 }, None).unwrap_err().to_string();
        assert!(
            said.starts_with("the target segments of beads 1 and 2 are not next to each other"),
            "{said}"
        );
    }
}
