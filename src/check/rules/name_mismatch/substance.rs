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
    let words = Sides::from_fn(|side| Words {
        context,
        links,
        pack: packs[side],
        side,
        words: &words[side],
    });
    [is_drug as Test, is_species].into_iter().find_map(|is_name| {
        let names = words.as_ref().map(|words| {
            let all = (0..words.words.len()).filter(|word| is_name(words, *word));
            let mut names: Vec<usize> = all.collect();
            names.dedup_by(|one, other| words.spelling(*one) == words.spelling(*other));
            names
        });
        let alone = Sides::from_fn(|side| {
            let (own, others) = (&words[side], &words[side.other()]);
            let is_there = |word: usize| {
                let mut all = names[side.other()].iter();
                all.any(|other| others.spelling(*other) == own.spelling(word))
            };
            // what only looks like the other name may be another: `prednisone`, *prednisolona*
            let is_translated = |word: usize| own.words[word].is_linked && own.is_known(word);
            let names = names[side].iter().copied();
            names.filter(|word| !is_there(*word) && !is_translated(*word)).collect::<Vec<_>>()
        });
        let ([source], [target]) = (alone.source.as_slice(), alone.target.as_slice()) else {
            return None;
        };
        let place = |words: &Words<'_>, word: usize| place(&words.words[word]);
        Some(Sides::new(place(&words.source, *source), place(&words.target, *target)))
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

    /// What is left of a name where languages spell it in their own ways: `hydralazine` and *hidralazina*.
    fn spelling(&self, word: usize) -> String {
        const ALIKE: [(&str, &str); 11] = [
            ("ph", "f"),
            ("th", "t"),
            ("ch", "c"),
            ("rh", "r"),
            ("qu", "c"),
            ("ae", "e"),
            ("oe", "e"),
            ("y", "i"),
            ("z", "c"),
            ("k", "c"),
            ("j", "i"),
        ];
        let alike = |name: String, (from, to): &(&str, &str)| name.replace(from, to);
        let name = ALIKE.iter().fold(self.folded(word).to_owned(), alike);
        let mut letters: Vec<char> = name.trim_end_matches(['e', 'a', 'o']).chars().collect();
        letters.dedup();
        letters.into_iter().collect()
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
