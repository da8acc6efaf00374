//! Names in small letters that are the same in all languages but for their spelling: drugs, and species behind their genus.

use super::proper::is_capitalised;
use crate::align::Bead;
use crate::check::{CheckContext, Place};
use crate::language::{Pack, pack};
use crate::side::{Side, Sides};
use crate::words::{LinkedWord, WordLinks};

/// A drug or a species in the place of another: the one of either side that nothing answers.
pub(super) fn replaced(context: &CheckContext<'_>, bead: &Bead) -> Option<Sides<Place>> {
    let links = context.facts.links()?;
    let [source, target] = Side::BOTH.map(|side| pack(context.language(side)));
    let packs = Sides::new(source?, target?);
    let words = links.in_bead(bead.ranges());
    [is_drug as Test, is_species].into_iter().find_map(|is_name| {
        let names = Sides::from_fn(|side| {
            let all = (0..words[side].len()).filter(|word| {
                let side = Words { context, links, pack: packs[side], side, words: &words[side] };
                !words[side.side][*word].is_linked && is_name(&side, *word)
            });
            let mut places: Vec<Place> = all.map(|word| place(&words[side][word])).collect();
            let text = |place: &Place| context.text_at(side, place).to_lowercase();
            places.dedup_by(|one, other| text(one) == text(other));
            places
        });
        let ([source], [target]) = (names.source.as_slice(), names.target.as_slice()) else {
            return None;
        };
        Some(Sides::new(source.clone(), target.clone()))
    })
}

/// The words of one side of a bead.
struct Words<'c> {
    context: &'c CheckContext<'c>,
    links: &'c WordLinks,
    pack: &'static Pack,
    side: Side,
    words: &'c [LinkedWord],
}

type Test = fn(&Words<'_>, usize) -> bool;

fn is_drug(words: &Words<'_>, word: usize) -> bool {
    words.pack.is_drug(words.folded(word))
}

/// Whether a word is Latin by its ending, in no lexicon, and behind such a one with a capital: `Candida glabrata`.
fn is_species(words: &Words<'_>, word: usize) -> bool {
    const ENDINGS: [&str; 9] = ["us", "a", "um", "is", "i", "ae", "es", "ans", "ens"];
    let Some(genus) = word.checked_sub(1) else { return false };
    let (before, own) = (&words.words[genus], &words.words[word]);
    let text = words.context.text(words.side, own.segment);
    let is_behind = before.segment == own.segment
        && text[before.range.end..own.range.start].trim().trim_matches('.').is_empty();
    is_behind
        && is_capitalised(&text[before.range.clone()])
        && !text[own.range.clone()].contains(char::is_uppercase)
        && [genus, word].into_iter().all(|word| {
            let is_latin = ENDINGS.iter().any(|ending| words.folded(word).ends_with(ending));
            is_latin && !words.is_known(word)
        })
}

impl Words<'_> {
    fn folded(&self, word: usize) -> &str {
        &self.form(word).folded
    }

    fn is_known(&self, word: usize) -> bool {
        self.context.lexicon.knows(self.pack, self.form(word).stem())
    }

    fn form(&self, word: usize) -> &crate::words::Form {
        &self.links.words[self.side].forms[self.words[word].form as usize]
    }
}

fn place(word: &LinkedWord) -> Place {
    Place { segment: word.segment, range: word.range.clone() }
}
