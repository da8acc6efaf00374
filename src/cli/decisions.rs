//! What people decided on alignments, which no run loses: it is taken over from the bitext file that stands where a new one
//! goes, or from a file that the user names, and a file whose decisions are not all in the new one is kept.

use super::file::{beginning, read};
use super::input::Input;
use super::{Failure, pins};
use crate::align::{Alignment, Bead, Status};
use crate::bitext::decisions::Decisions;
use crate::bitext::{Bitext, file};
use crate::session::Cotejo;
use crate::side::{Side, Sides};
use crate::text::shortened::shortened;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// Which decisions a run takes over.
#[derive(clap::Args, Clone, Debug, Default)]
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
}

impl Deciding {
    /// Aligns a bitext, if it did not come aligned, around the decisions for its input.
    pub(super) fn align(
        &self,
        input: &Input,
        bitext: &mut Bitext,
        cotejo: &Cotejo,
    ) -> Result<Kept, Failure> {
        let mut kept = self.kept(input, bitext, cotejo)?;
        if !bitext.is_aligned() {
            kept.align(input, bitext, cotejo)?;
            return Ok(kept);
        }
        // what came aligned is not aligned anew: a decision is on a bead that is there
        for pin in std::mem::take(&mut kept.pins) {
            match bitext.alignment.beads.iter_mut().find(|bead| bead.has_segments_of(&pin)) {
                Some(bead) => {
                    (bead.status, bead.note, bead.review) = (pin.status, pin.note.clone(), false);
                    kept.pins.push(pin);
                }
                None => {
                    let what = shown(bitext, &pin);
                    kept.lost.push(format!("{}: the bead {what} is not in it", input.name));
                }
            }
        }
        Ok(kept)
    }

    fn kept(&self, input: &Input, bitext: &Bitext, cotejo: &Cotejo) -> Result<Kept, Failure> {
        if let Some(path) = &self.pins {
            return pins::of(path, &read(path)?, bitext, cotejo);
        }
        if self.fresh {
            return Ok(Kept::default());
        }
        let of_input = || input.outputs.iter().map(|output| output.path.as_path());
        let mut paths = self.replaced.as_deref().into_iter().chain(of_input());
        let earlier = paths.find_map(|path| Some((path, earlier(path)?)));
        let kept = earlier.map(|(path, earlier)| Kept::of(path, &earlier, bitext));
        Ok(kept.unwrap_or_default())
    }
}

impl Kept {
    /// The decisions of an earlier bitext.
    pub(super) fn of(path: &Path, earlier: &Bitext, bitext: &Bitext) -> Self {
        let Decisions { pins, lost } =
            Decisions::of(earlier, Sides::new(&bitext.source, &bitext.target));
        let decisions = if pins.len() == 1 { "decision" } else { "decisions" };
        let note = format!("{}: {} {decisions} taken over", path.display(), pins.len());
        Kept {
            notes: (!pins.is_empty()).then_some(note).into_iter().collect(),
            lost: said_of_lost(path, earlier, &lost),
            pins,
            unchanged: Vec::new(),
        }
    }

    /// All beads of an earlier bitext in which nothing was decided.
    pub(super) fn of_whole(
        path: &Path,
        earlier: &Bitext,
        bitext: &Bitext,
        cotejo: &Cotejo,
    ) -> Self {
        let Decisions { pins, lost } =
            Decisions::of_all(earlier, Sides::new(&bitext.source, &bitext.target));
        let lost = said_of_lost(path, earlier, &lost);
        Kept::of_all(&path.display().to_string(), pins, lost, bitext, cotejo)
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
        let note = format!(
            "{name}: {} beads taken as they are, {corrected} of them corrected",
            pins.len()
        );
        Kept { notes: vec![note], lost, pins, unchanged }
    }

    /// Aligns a bitext around the decisions.
    pub(super) fn align(
        &self,
        input: &Input,
        bitext: &mut Bitext,
        cotejo: &Cotejo,
    ) -> Result<(), Failure> {
        let aligned = cotejo.align_around(bitext, &self.pins);
        aligned.map_err(|bad| Failure::about(&input.name, bad))?;
        let unchanged: FxHashMap<_, &Bead> =
            self.unchanged.iter().map(|bead| (bead.segments(), bead)).collect();
        for bead in &mut bitext.alignment.beads {
            if let Some(same) = unchanged.get(&bead.segments()) {
                *bead = (*same).clone();
            }
        }
        Ok(())
    }
}

/// What is said of beads of an earlier bitext that are not in the new one.
fn said_of_lost(path: &Path, earlier: &Bitext, lost: &[usize]) -> Vec<String> {
    let of_lost = |at: &usize| {
        let what = shown(earlier, &earlier.alignment.beads[*at]);
        format!("{}: the decision on bead {} fits no more: {what}", path.display(), at + 1)
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
    let beads = &bitext.alignment.beads;
    beads.iter().any(|bead| !bead.status.is_automatic()).then_some(bitext)
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
    let Decisions { pins, lost } = Decisions::of(&there, Sides::new(&new.source, &new.target));
    let is_kept = |pin: &Bead| {
        new.alignment.beads.iter().any(|bead| {
            bead.has_segments_of(pin) && bead.status == pin.status && bead.note == pin.note
        })
    };
    !lost.is_empty() || !pins.iter().all(is_kept)
}
