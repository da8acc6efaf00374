//! The texts that may be alike enough, found without loss by the words that they share with a query.
//!
//! A text that is alike by t per cent shares at least ⌈t·n/100⌉ of the n words of a query. So it has one of the rarest
//! words: as many of them as leave fewer than that. The texts of these few are counted, then fewer words are enough to
//! rule most of them out.

use super::StoreError;
use super::distance::least_shared;
use super::index::{Index, TextNumber};
use super::tokens::Token;
use rusqlite::Connection;
use rustc_hash::FxHashMap;

/// A text that may be alike by so many per cent, and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub text: TextNumber,
    pub at_most: u8,
}

/// How many entries of a list are read in the time in which a text is compared.
const ENTRIES_A_TEXT: u64 = 1000;

/// Finds candidates; kept from query to query, for it holds a number for each text.
pub(super) struct Finder {
    index: Index,
    /// How many of the words so far each text shares.
    shared: Vec<u32>,
}

impl Finder {
    pub(super) fn new(index: Index) -> Self {
        let shared = vec![0; index.texts()];
        Finder { index, shared }
    }

    /// The texts that may be alike by `threshold` per cent, the likeliest first.
    pub(super) fn candidates(
        &mut self,
        connection: &Connection,
        query: &[Token],
        threshold: u8,
    ) -> Result<Vec<Candidate>, StoreError> {
        let words = self.rarest_first(connection, query)?;
        let length = query.len();
        let needed = least_shared(threshold, length);
        let shortest = needed;
        let longest = 100 * length / usize::from(threshold.max(1));
        let Finder { index, shared } = self;
        let mut found: Vec<TextNumber> = Vec::new();
        // how many words of the query are not looked at yet
        let mut rest = length;
        let mut words = words.into_iter();
        for Word { token, weight, .. } in words.by_ref() {
            index.each(connection, token, |text| {
                let fits = index.may_have_length(text, shortest..=longest);
                let Some(shared) = shared.get_mut(text as usize).filter(|_| fits) else { return };
                if *shared == 0 {
                    found.push(text);
                }
                *shared = shared.saturating_add(weight);
            })?;
            rest -= weight as usize;
            if rest < needed {
                break;
            }
        }
        let may_be = |shared: u32, rest: usize, text: TextNumber| {
            // texts that are longer than the index knows need no fewer words than this
            let longer = length.max(index.length(text));
            shared as usize + rest >= least_shared(threshold, longer)
        };
        for Word { token, weight, count } in words {
            found.retain(|text| {
                let is_left = may_be(shared[*text as usize], rest, *text);
                if !is_left {
                    shared[*text as usize] = 0;
                }
                is_left
            });
            if (found.len() as u64) * ENTRIES_A_TEXT < count {
                break;
            }
            index.each(connection, token, |text| {
                if let Some(shared) = shared.get_mut(text as usize).filter(|shared| **shared > 0) {
                    *shared = shared.saturating_add(weight);
                }
            })?;
            rest -= weight as usize;
        }
        let mut candidates = Vec::with_capacity(found.len());
        for text in found {
            let shared = std::mem::take(&mut shared[text as usize]);
            if may_be(shared, rest, text) {
                let longer = length.max(index.length(text));
                let most = (shared as usize + rest).min(longer);
                let at_most = u8::try_from(100 * most / longer).expect("a part of a hundred");
                candidates.push(Candidate { text, at_most });
            }
        }
        candidates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.at_most), candidate.text));
        Ok(candidates)
    }

    /// The words of a query, each once.
    fn rarest_first(
        &self,
        connection: &Connection,
        query: &[Token],
    ) -> Result<Vec<Word>, StoreError> {
        let mut weights: FxHashMap<Token, u32> = FxHashMap::default();
        for token in query {
            let weight = weights.entry(*token).or_default();
            *weight = weight.saturating_add(1);
        }
        let mut words = Vec::with_capacity(weights.len());
        for (token, weight) in weights {
            words.push(Word { token, weight, count: self.index.count(connection, token)? });
        }
        words.sort_unstable_by_key(|word| (word.count, word.token));
        Ok(words)
    }
}

/// A word of a query.
struct Word {
    token: Token,
    /// How often the query has it.
    weight: u32,
    /// How many texts have it.
    count: u64,
}
