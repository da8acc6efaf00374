//! The refusal of texts that are no translations of each other.

use super::{Cotejo, Error, Loaded, Note};
use crate::align::{Bead, Contradiction, Unrelated, unrelated};
use crate::side::Side;
use crate::text::shortened::shortened;
use crate::wording::{Message, note};
use crate::words::WordLinks;

/// So many of the worst pairs are shown.
const SHOWN: usize = 3;

impl Cotejo {
    /// Why two texts that were just aligned are no translations of each other, if that is plain; `name` is what messages
    /// call them. `were_found` says whether they were looked for in one text: then they may not be those that were meant.
    pub fn unrelated(&self, name: &str, loaded: &Loaded, were_found: bool) -> Option<Error> {
        let bitext = &loaded.bitext;
        let documents = bitext.documents();
        let lexicon = self.lexicon(&bitext.languages());
        let links = WordLinks::of_documents(documents, &lexicon);
        let found = unrelated(documents, &bitext.alignment, &links, &lexicon);
        let Unrelated { contradiction, worst } =
            found.or_else(|| if were_found { doubtful(&bitext.alignment.beads) } else { None })?;
        let what = match &contradiction {
            Contradiction::Swapped => note!("refused-swapped"),
            Contradiction::Language { .. } => note!("refused-language"),
            _ => note!("refused-unrelated"),
        };
        let looked_at = loaded.notes.iter().filter(|note| matches!(note, Note::Taken { .. }));
        let looked_at = looked_at.map(|note| note!("looked-at", note: note.message()));
        let shorter = |side: Side, bead: usize| {
            shortened(&bitext.text(&bitext.alignment.beads[bead], side), 60)
        };
        let pairs = worst.iter().take(SHOWN).map(|bead| {
            let [source, target] = Side::BOTH.map(|side| shorter(side, *bead));
            Message::plain(format!("{source} | {target}"))
        });
        let advice = match &contradiction {
            Contradiction::Swapped => note!("advice-swapped"),
            Contradiction::Language { .. } => note!("advice-language"),
            _ => note!("advice-unrelated"),
        };
        let why = contradiction.message();
        let below =
            |before: Message, line: Message| note!("line-below", before: before, line: line);
        let lines = looked_at.chain(pairs).fold(Message::plain(""), below);
        let what = note!("refused", what: what, why: why, lines: lines, advice: advice);
        Some(Error::says(name, what))
    }
}

/// Nearly all beads are doubtful, or have one side only.
fn doubtful(beads: &[Bead]) -> Option<Unrelated> {
    const FEWEST: usize = 4;
    const SHARE: f64 = 0.8;
    const DOUBTFUL: f64 = 0.7;
    let is_sure_pair = |bead: &Bead| !bead.is_null() && bead.confidence >= DOUBTFUL;
    let others: Vec<usize> = (0..beads.len()).filter(|at| !is_sure_pair(&beads[*at])).collect();
    let contradiction = Contradiction::Doubtful { beads: beads.len(), doubtful: others.len() };
    let is_doubtful = beads.len() >= FEWEST && others.len() as f64 >= SHARE * beads.len() as f64;
    let worst = others.into_iter().filter(|at| !beads[*at].is_null()).collect();
    is_doubtful.then_some(Unrelated { contradiction, worst })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_that_was_found_is_doubtful_where_few_beads_are_sure_to_have_two_sides() {
        let pair = |at, confidence| Bead::new(at..at + 1, at..at + 1, confidence);
        let lone = |at| Bead::new(at..at + 1, at..at, 0.98);
        for (beads, is_doubtful) in [
            (vec![pair(0, 0.9), pair(1, 0.9), pair(2, 0.9), pair(3, 0.9)], false),
            (vec![pair(0, 0.4), pair(1, 0.9), pair(2, 0.5), pair(3, 0.9)], false),
            (vec![pair(0, 0.4), pair(1, 0.6), pair(2, 0.5), pair(3, 0.3)], true),
            (vec![lone(0), lone(1), pair(2, 0.9), pair(3, 0.9)], false),
            (vec![lone(0), lone(1), lone(2), lone(3)], true),
            (vec![lone(0), pair(1, 0.5), lone(2), pair(3, 0.6)], true),
            (vec![lone(0), pair(1, 0.5)], false), // too few to tell
        ] {
            assert_eq!(doubtful(&beads).is_some(), is_doubtful, "{beads:?}");
        }
    }
}
