//! The ladder, as hunalign writes it: segments done on either side, and a score.

use super::bead::Alignment;
use crate::format::{self, Format, Writes};

pub(crate) static FORMAT: Format = Format {
    names: &["ladder"],
    title: "ladder",
    help: "Segments covered so far on either side, and a score, as hunalign writes them",
    write: Some(Writes::Alignment(|bitext| write(&bitext.alignment))),
    ..format::UNNAMED
};

/// For each bead how many segments stand before it on either side, and its confidence; then how many there are.
fn write(alignment: &Alignment) -> String {
    let mut rungs = String::new();
    let (mut source, mut target) = (0, 0);
    for bead in &alignment.beads {
        rungs += &format!("{source}\t{target}\t{}\n", bead.confidence);
        (source, target) = (source + bead.source.len(), target + bead.target.len());
    }
    rungs + &format!("{source}\t{target}\t1\n")
}
