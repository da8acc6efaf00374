//! The refusal of texts that are no translations of each other.

use super::Failure;
use super::input::{Content, Input};
use crate::align::{Contradiction, Unrelated};
use crate::session::{Cotejo, Loaded, Note};
use crate::side::Side;
use crate::text::shortened::shortened;

/// So many of the worst pairs are shown.
const SHOWN: usize = 3;

/// Why the texts of an input are no translations of each other, if that is plain.
pub(super) fn unrelated(input: &Input, loaded: &Loaded, cotejo: &Cotejo) -> Option<Failure> {
    let bitext = &loaded.bitext;
    let found = cotejo.unrelated(bitext);
    // what was found in a text may not be what was meant
    let is_found = matches!(input.content, Content::One(_));
    let Unrelated { contradiction, worst } =
        found.or_else(|| if is_found { doubtful(loaded) } else { None })?;
    let what = match contradiction {
        Contradiction::Swapped => "the languages are the wrong way round",
        _ => "these texts are no translations of each other",
    };
    let looked_at = loaded.notes.iter().filter(|note| matches!(note, Note::Taken { .. }));
    let looked_at = looked_at.map(|note| format!("\n  looked at {note}"));
    let shorter =
        |side: Side, bead: usize| shortened(&bitext.text(&bitext.alignment.beads[bead], side), 60);
    let pairs = worst.iter().take(SHOWN).map(|bead| {
        format!("\n  {} | {}", shorter(Side::Source, *bead), shorter(Side::Target, *bead))
    });
    let advice = match contradiction {
        Contradiction::Swapped => "exchange --source and --target, or the files",
        _ => "look whether these are the right files, or lines",
    };
    let lines: String = looked_at.chain(pairs).collect();
    let what =
        format!("{what}: {contradiction}{lines}\n  {advice}; --force takes them as they are");
    Some(Failure::about(&input.name, what))
}

/// Nearly all beads are doubtful.
fn doubtful(loaded: &Loaded) -> Option<Unrelated> {
    const FEWEST: usize = 4;
    const SHARE: f64 = 0.8;
    const DOUBTFUL: f64 = 0.7;
    let beads = &loaded.bitext.alignment.beads;
    let review = (0..beads.len()).filter(|at| beads[*at].confidence < DOUBTFUL);
    let review: Vec<usize> = review.collect();
    let contradiction = Contradiction::Doubtful { beads: beads.len(), doubtful: review.len() };
    let is_doubtful = beads.len() >= FEWEST && review.len() as f64 >= SHARE * beads.len() as f64;
    let worst = review.into_iter().filter(|at| !beads[*at].is_null()).collect();
    is_doubtful.then_some(Unrelated { contradiction, worst })
}
