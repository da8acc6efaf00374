//! The quantities of a bead and their places.

use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::language::{Pack, pack};
use crate::side::Side;
use crate::text::number::{Style, Written};
use crate::text::quantity::{Demand, Hint, Kind, Phrases, Quantity, quantities_among};
use crate::text::words::Word;

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
            all.extend(quantities.into_iter().map(|mut quantity| {
                if quantity.written != Written::Digits && !self.words_are_comparable {
                    quantity.demand = Demand::Never;
                }
                let position = (before + quantity.number.start) as f64 / length as f64;
                Located { segment, quantity, position }
            }));
            before += text.len() + 1;
        }
        all
    }
}
