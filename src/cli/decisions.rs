//! What people decided on alignments, which no run loses: it is taken over from the bitext file that stands where a new one
//! goes, or from a file that the user names, and a file whose decisions are not all in the new one is kept.

use super::file::{beginning, read};
use super::input::Input;
use super::ui::note;
use super::{Failure, pins};
use crate::align::{Alignment, Bead, Status};
use crate::bitext::decisions::Decisions;
use crate::bitext::{BadOperation, Bitext, History, Operation, Repeated, file};
use crate::session::Cotejo;
use crate::side::Side;
use crate::text::shortened::shortened;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Which decisions a run takes over.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = "Alignment")]
pub(super) struct Deciding {
    /// Beads that stay as they are, the rest is aligned around them: a bitext file, an alignment or a ladder, or a table
    /// of texts that was corrected
    #[arg(long, value_name = "FILE", conflicts_with = "fresh")]
    pub pins: Option<PathBuf>,
    /// Take over no decision of the bitext file that is there; it is kept as NAME.~N~
    #[arg(long)]
    pub fresh: bool,
    /// The bitext file that is replaced, where that is the same for all inputs.
    #[arg(skip)]
    pub replaced: Option<PathBuf>,
}

/// The decisions for an input.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub pins: Vec<Bead>,
    /// What is said of them.
    pub notes: Vec<String>,
    /// What is said of those that could not be taken over.
    pub lost: Vec<String>,
    /// Pins that are as the aligner has them: nobody decided on them, and they are given back as they were.
    unchanged: Vec<Bead>,
    /// The history of the bitext before it is aligned around the decisions.
    history: Option<History>,
}

impl Deciding {
    /// Aligns a bitext, if it did not come aligned, around the decisions for its input.
    pub(super) fn align(
        &self,
        input: &Input,
        bitext: &mut Bitext,
        cotejo: &Cotejo,
    ) -> Result<Kept, Failure> {
        let came_aligned = bitext.is_aligned();
        let mut kept = self.kept(input, bitext, cotejo)?;
        match came_aligned {
            true => kept.mark(&input.name, bitext)?,
            false => kept.align(input, bitext, cotejo)?,
        }
        Ok(kept)
    }

    fn kept(&self, input: &Input, bitext: &mut Bitext, cotejo: &Cotejo) -> Result<Kept, Failure> {
        if self.fresh {
            return Ok(Kept::default());
        }
        let pins = self.pins.as_deref();
        let of_input = || input.outputs.iter().map(|output| output.path.as_path());
        let paths = self.replaced.as_deref().into_iter().chain(of_input());
        let mut paths = paths.filter(|path| pins != Some(path));
        let earlier = paths.find_map(|path| Some((path, earlier(path)?)));
        let kept = earlier.map(|(path, earlier)| Kept::of(path, &earlier, bitext, cotejo));
        let kept = kept.unwrap_or_default();
        let Some(path) = pins else { return Ok(kept) };
        let named = pins::of(path, &read(path)?, bitext, cotejo)?;
        Ok(named.with_earlier(kept, &path.display().to_string(), bitext))
    }
}

impl Kept {
    /// The decisions of an earlier bitext; what was done to its segments is done to those of the new one.
    pub(super) fn of(path: &Path, earlier: &Bitext, bitext: &mut Bitext, cotejo: &Cotejo) -> Self {
        let is_resumed = bitext.resume(earlier);
        let Repeated { done, lost: changes } = match is_resumed || bitext.history.is_some() {
            true => Repeated::default(),
            false if earlier.has_changed_segments() => {
                cotejo.align(bitext);
                bitext.repeat_changes(earlier)
            }
            false => Repeated::default(),
        };
        let Decisions { pins, lost } = match is_resumed {
            true => Decisions::of_itself(bitext),
            false => Decisions::of(earlier, bitext.documents()),
        };
        let path = path.display();
        let (file, decisions) = (path.to_string(), pins.len());
        let note = match (decisions, done) {
            (0, 0) => None,
            (_, 0) => Some(note!("decisions-taken", file: file, count: decisions)),
            (0, _) => Some(note!("changes-taken", file: file, count: done)),
            _ => Some(
                note!("decisions-and-changes-taken", file: file, decisions: decisions, changes: done),
            ),
        };
        let lost_change = |(side, text): (Side, String)| {
            let text = shortened(&text, 50);
            format!("{path}: the change of a segment of the {side} fits no more: “{text}”")
        };
        let lost_changes = changes.into_iter().map(lost_change);
        Kept {
            notes: note.map(|note| note.to_string()).into_iter().collect(),
            lost: lost_changes.chain(said_of_lost(&path.to_string(), earlier, &lost)).collect(),
            pins,
            unchanged: Vec::new(),
            history: bitext.history.clone(),
        }
    }

    /// All beads of an earlier bitext in which nothing was decided.
    pub(super) fn of_whole(
        path: &Path,
        earlier: &Bitext,
        bitext: &Bitext,
        cotejo: &Cotejo,
    ) -> Self {
        let Decisions { pins, lost } = Decisions::of_all(earlier, bitext.documents());
        let path = path.display().to_string();
        let lost = said_of_lost(&path, earlier, &lost);
        Kept::of_all(&path, pins, lost, bitext, cotejo)
    }

    /// What a file says of all beads. Those that are as the aligner has them are no decisions, the others are corrections.
    pub(super) fn of_all(
        name: &str,
        mut pins: Vec<Bead>,
        lost: Vec<String>,
        bitext: &Bitext,
        cotejo: &Cotejo,
    ) -> Self {
        let mut automatic = Bitext { alignment: Alignment::default(), ..bitext.clone() };
        cotejo.align(&mut automatic);
        let automatic = automatic.alignment.beads.into_iter();
        let automatic: FxHashMap<_, Bead> = automatic.map(|bead| (bead.segments(), bead)).collect();
        let mut unchanged = Vec::new();
        for pin in pins.iter_mut().filter(|pin| pin.status != Status::Corrected) {
            match automatic.get(&pin.segments()) {
                Some(same) if pin.status.is_automatic() => {
                    unchanged.push(Bead { note: pin.note.take(), ..same.clone() });
                    pin.status = Status::Confirmed;
                }
                Some(_) => {}
                None => pin.status = Status::Corrected,
            }
        }
        let corrected = pins.iter().filter(|pin| pin.status == Status::Corrected).count();
        let note = note!("pins-taken", file: name, count: pins.len(), corrected: corrected);
        Kept {
            notes: vec![note.to_string()],
            lost,
            pins,
            unchanged,
            history: bitext.history.clone(),
        }
    }

    /// Adds the decisions of the bitext file that is replaced to those of a file that the user named. A row that is as the
    /// aligner has it gives way to them; they give way to a row that somebody decided on.
    fn with_earlier(mut self, earlier: Kept, name: &str, bitext: &Bitext) -> Self {
        let undecided: FxHashSet<_> = self.unchanged.iter().map(Bead::segments).collect();
        let is_decided = |pin: &Bead| !undecided.contains(&pin.segments());
        let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        let in_place_of = |pin: &Bead, other: &Bead| {
            overlap(&pin.source, &other.source) || overlap(&pin.target, &other.target)
        };
        for pin in earlier.pins {
            let mut decided = self.pins.iter_mut().filter(|named| is_decided(named));
            match decided.find(|named| named.has_segments_of(&pin) || in_place_of(named, &pin)) {
                Some(named) if named.has_segments_of(&pin) => {
                    named.note = named.note.take().or(pin.note);
                }
                Some(named) => {
                    let (bead, what) = (shown(bitext, named), shown(bitext, &pin));
                    self.lost.push(format!("{name}: {bead} takes the place of {what}"));
                }
                None => {
                    self.pins.retain(|named| !in_place_of(named, &pin));
                    self.unchanged.retain(|same| !in_place_of(same, &pin));
                    self.pins.push(pin);
                }
            }
        }
        self.notes.splice(0..0, earlier.notes);
        self.lost.splice(0..0, earlier.lost);
        self
    }

    /// Aligns a bitext around the decisions.
    pub(super) fn align(
        &self,
        input: &Input,
        bitext: &mut Bitext,
        cotejo: &Cotejo,
    ) -> Result<(), Failure> {
        let bad = |bad: BadOperation| Failure::about(&input.name, bad);
        let mut aligned = bitext.clone();
        aligned.history = None;
        let around = cotejo.align_around(&mut aligned, &self.pins);
        around.map_err(|bad| Failure::about(&input.name, bad))?;
        let mut beads = aligned.alignment.beads;
        let unchanged: FxHashMap<_, &Bead> =
            self.unchanged.iter().map(|bead| (bead.segments(), bead)).collect();
        for bead in &mut beads {
            if let Some(same) = unchanged.get(&bead.segments()) {
                *bead = (*same).clone();
            }
        }
        // where it was aligned a moment ago with fewer words, that is no part of its history
        bitext.history.clone_from(&self.history);
        realign(bitext, beads).map_err(bad)
    }

    /// Marks the beads of a bitext that came aligned, and is not aligned anew: a decision is on a bead that is there.
    fn mark(&mut self, name: &str, bitext: &mut Bitext) -> Result<(), Failure> {
        let mut beads = bitext.alignment.beads.clone();
        for pin in std::mem::take(&mut self.pins) {
            match beads.iter_mut().find(|bead| bead.has_segments_of(&pin)) {
                Some(bead) => {
                    (bead.status, bead.note, bead.review) = (pin.status, pin.note.clone(), false);
                    self.pins.push(pin);
                }
                None => {
                    let what = shown(bitext, &pin);
                    self.lost.push(format!("{name}: the bead {what} is not in it"));
                }
            }
        }
        realign(bitext, beads).map_err(|bad| Failure::about(name, bad))
    }
}

/// Gives a bitext other beads, and records them if it has a history.
fn realign(bitext: &mut Bitext, beads: Vec<Bead>) -> Result<(), BadOperation> {
    if bitext.history.is_none() {
        bitext.alignment.beads = beads;
        return Ok(());
    }
    match bitext.alignment.beads == beads {
        true => Ok(()),
        false => bitext.apply(Operation::Realign { beads }, None),
    }
}

/// What is said of beads of an earlier bitext that are not in the new one.
fn said_of_lost(path: &str, earlier: &Bitext, lost: &[usize]) -> Vec<String> {
    let of_lost = |at: &usize| {
        let bead = &earlier.alignment.beads[*at];
        let what = shown(earlier, bead);
        let note = bead.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        format!("{path}: the decision on bead {} fits no more: {what}{note}", at + 1)
    };
    lost.iter().map(of_lost).collect()
}

/// Both texts of a bead, as far as they tell which one it is.
fn shown(bitext: &Bitext, bead: &Bead) -> String {
    let [source, target] = Side::BOTH.map(|side| shortened(&bitext.text(bead, side), 50));
    format!("“{source}” | “{target}”")
}

/// The bitext file of this name, if people decided anything in it.
fn earlier(path: &Path) -> Option<Bitext> {
    // of a memory of any size that stands here no more is read; devices are not read at all
    const ENOUGH: usize = 64;
    let start = path.is_file().then(|| beginning(path, ENOUGH)).flatten()?;
    if !file::is_bitext(String::from_utf8_lossy(&start).trim_start_matches('\u{feff}')) {
        return None;
    }
    let bitext = file::read(&std::fs::read(path).ok()?).ok()?;
    has_decisions(&bitext).then_some(bitext)
}

/// Whether people decided anything in a bitext.
pub(super) fn has_decisions(bitext: &Bitext) -> bool {
    bitext.alignment.beads.iter().any(Bead::is_pinned)
        || bitext.history.as_ref().is_some_and(|history| history.in_force().next().is_some())
}

/// Whether people decided anything in a file.
pub(super) fn are_in(path: &Path) -> bool {
    earlier(path).is_some()
}

/// Whether a file has decisions that the one which is to replace it has not.
pub(super) fn would_be_lost(there: &Path, new: &Path) -> bool {
    let Some(there) = earlier(there) else { return false };
    let new = std::fs::read(new).ok().and_then(|bytes| file::read(&bytes).ok());
    let Some(new) = new else { return true };
    if !new.continues(&there) {
        return true;
    }
    let Decisions { pins, lost } = Decisions::of(&there, new.documents());
    let is_kept = |pin: &Bead| {
        new.alignment.beads.iter().any(|bead| {
            bead.has_segments_of(pin) && bead.status == pin.status && bead.note == pin.note
        })
    };
    !lost.is_empty() || !pins.iter().all(is_kept)
}
