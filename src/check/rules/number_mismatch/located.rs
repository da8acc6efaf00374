//! The quantities of a bead and their places.

use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::language::{Pack, pack};
use crate::side::Side;
use crate::text::address::addresses;
use crate::text::number::{Style, Written};
use crate::text::quantity::{Demand, Hint, Kind, Phrases, Quantity, quantities_among};
use crate::text::words::Word;
use std::ops::Range;

/// A quantity of a bead.
#[derive(Clone)]
pub(super) struct Located {
    pub segment: usize,
    pub quantity: Quantity,
    /// How far into its side of the bead, from 0 to 1.
    pub position: f64,
}

impl Located {
    /// Whether it must have an equal on the other side.
    pub(crate) fn needs_equal(&self) -> bool {
        self.quantity.demand == Demand::Always
    }

    /// Whether it is an amount in digits.
    pub(crate) fn is_amount(&self) -> bool {
        self.needs_equal()
            && self.quantity.written == Written::Digits
            && self.quantity.kind == Kind::Count
    }

    /// Whether it is a small number in words that a translation may leave out (`the two groups`) or add, as it may count
    /// what the source lists.
    pub(crate) fn may_be_left_out(&self, side: Side) -> bool {
        let quantity = &self.quantity;
        let most = match side {
            Side::Source => 2.0,
            Side::Target => 10.0,
        };
        quantity.written == Written::Words
            && quantity.kind == Kind::Count
            && quantity.unit().is_none()
            && quantity.readings.iter().all(|reading| reading.value <= most)
    }
}

/// Whether the other side may have a number in words: a small count (`12 nurses`, `6 weeks`).
fn may_be_in_words(quantity: &Quantity) -> bool {
    const MOST: f64 = 100.0;
    let is_small = |value: f64| value.fract() == 0.0 && (0.0..=MOST).contains(&value);
    quantity.kind == Kind::Count
        && quantity.readings.iter().all(|reading| is_small(reading.value))
        && quantity.unit().is_none_or(|unit| unit.is_time())
}

/// How one side writes its numbers.
pub(super) struct Numerals<'c> {
    context: &'c CheckContext<'c>,
    side: Side,
    phrases: Option<&'static Phrases>,
    /// Whether the words for numbers are known that the other side may have for its own.
    words_are_comparable: bool,
    /// Of the whole document: a text that writes 0,05 means 1500 by 1.500.
    pub style: Style,
}

impl<'c> Numerals<'c> {
    pub(crate) fn of(context: &'c CheckContext<'_>, side: Side) -> Self {
        let phrases = pack(context.language(side)).map(Pack::phrases);
        let other = pack(context.language(side.other()));
        let words_are_comparable = other.is_some_and(|pack| pack.numbers().iter().next().is_some());
        let segments = context.bitext.side(side).segments.iter();
        let style = Style::of(segments.map(|segment| segment.as_str()));
        Numerals { context, side, phrases, words_are_comparable, style }
    }

    /// Whether a bead may have a quantity on this side that needs an equal.
    pub(crate) fn may_need_equal(&self, bead: &Bead) -> bool {
        let words = self.context.facts.words(self.side);
        let mut tokens = bead.range(self.side).flat_map(|segment| words.tokens(segment));
        tokens.any(|token| words.form(*token).traits().quantity.may_need_equal())
    }

    /// The quantities of a bead on this side.
    pub(crate) fn located(&self, bead: &Bead) -> Vec<Located> {
        let segments = self.context.bitext.segments(bead, self.side);
        let length: usize = segments.iter().map(|segment| segment.as_str().len() + 1).sum();
        let words = self.context.facts.words(self.side);
        let mut all = Vec::new();
        let mut before = 0;
        for (segment, text) in self.context.texts(bead, self.side) {
            let hinted = |token| (words.word(token), words.form(token).traits().quantity);
            let hinted: Vec<(Word<'_>, Hint)> =
                words.tokens(segment).iter().copied().map(hinted).collect();
            let quantities = quantities_among(text, &hinted, self.phrases, self.style);
            let addresses: Vec<Range<usize>> = addresses(text).collect();
            let is_content = |quantity: &Quantity| {
                let start = quantity.number.start;
                let is_in_words = quantity.written != Written::Digits;
                !(addresses.iter().any(|address| address.contains(&start))
                    || is_in_words && self.is_in_name(bead, segment, &quantity.number))
            };
            all.extend(quantities.into_iter().filter(is_content).map(|mut quantity| {
                if !self.words_are_comparable {
                    if quantity.written != Written::Digits {
                        quantity.demand = Demand::Never;
                    } else if may_be_in_words(&quantity) {
                        quantity.demand = quantity.demand.min(Demand::InContrast);
                    }
                }
                quantity.may_have_unit = self.may_have_unit(segment, quantity.whole.end);
                let position = (before + quantity.number.start) as f64 / length as f64;
                Located { segment, quantity, position }
            }));
            before += text.len() + 1;
        }
        all
    }

    /// Whether a content word stands behind a place, with nothing between: a unit that is not known, or what is counted.
    fn may_have_unit(&self, segment: usize, place: usize) -> bool {
        let words = self.context.facts.words(self.side);
        let tokens = words.tokens(segment);
        let next = tokens.get(tokens.partition_point(|token| words.word(*token).at < place));
        let text = self.context.text(self.side, segment);
        next.is_some_and(|token| {
            let is_near = text[place..words.word(*token).at].trim().is_empty();
            is_near && !words.form(*token).traits().is_stopword
        })
    }

    /// Whether a word is a name or part of one, or of words left as they are: the other side has it in capitals too (`ONCE`),
    /// or with the same neighbour (`You Only Look Once`).
    fn is_in_name(&self, bead: &Bead, segment: usize, place: &Range<usize>) -> bool {
        let words = self.context.facts.words(self.side);
        let tokens = words.tokens(segment);
        let first = tokens.partition_point(|token| words.word(*token).at < place.start);
        let end = tokens.partition_point(|token| words.word(*token).at < place.end);
        let text = self.context.text(self.side, segment);
        let languages = Side::BOTH.map(|side| self.context.language(side));
        if languages[0].is_same_language(languages[1]) {
            return false;
        }
        let other_has = |phrase: &str| {
            self.context.texts(bead, self.side.other()).any(|(_, other)| has_words(other, phrase))
        };
        let stands_there = |from: usize, to: usize| {
            let (Some(from), Some(to)) = (tokens.get(from), tokens.get(to)) else { return false };
            let phrase = &text[words.word(*from).range().start..words.word(*to).range().end];
            phrase.contains(char::is_uppercase) && other_has(phrase)
        };
        let itself = &text[place.clone()];
        if itself.chars().all(char::is_uppercase) && other_has(itself) {
            return true;
        }
        first.checked_sub(1).is_some_and(|before| stands_there(before, first))
            || end > first && stands_there(end - 1, end)
    }
}

/// Whether a text has a phrase that begins and ends with whole words.
fn has_words(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric)
            && !text[at + phrase.len()..].starts_with(char::is_alphanumeric)
    })
}
