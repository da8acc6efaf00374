//! Quantities: the numbers of a text with all that belongs to them, as typed values that can be compared.
//!
//! [`super::number`] reads bare numbers, fast; this layer adds sign, relation, unit and kind for those who compare
//! a translation with its source.

mod clock;
mod compare;
mod compose;
mod confidence;
mod context;
mod hint;
mod literal;
mod marker;
mod name;
mod phrases;
mod read;
mod reader;
mod relation;
mod roman;
mod sign;
mod unit;

pub(crate) use compare::Difference;
pub(crate) use confidence::Level;
pub(crate) use hint::Hint;
pub(crate) use name::have_same_characters;
pub(crate) use phrases::{Meaning, Phrases};
pub(crate) use read::quantities_among;
pub(crate) use relation::Relation;
pub(crate) use sign::Sign;
pub(crate) use unit::Unit;

use super::number::Written;
use std::ops::Range;

/// A quantity in a text. Places are bytes of the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// The number, its minus sign included.
    pub number: Range<usize>,
    /// Where the whole begins and ends: relation and unit included.
    pub whole: Range<usize>,
    /// The unit alone; empty where there is none.
    pub unit_place: Range<usize>,
    pub kind: Kind,
    pub written: Written,
    /// What it may mean, the likelier first.
    pub readings: Vec<Reading>,
    pub sign: Sign,
    pub relation: Option<Relation>,
    pub demand: Demand,
    /// Whether it has the unit of the quantity it is joined to: the `5` of `5-10 mg`.
    pub shares_unit: bool,
    /// How it belongs together with the next: `5-10`, `5, 8 and 10`.
    pub joint: Option<Joint>,
    /// Whether what is behind it may be its unit, known here or not: it is a word that is no function word.
    pub may_have_unit: bool,
    /// Whether what follows its unit may say per what it is: `5 g of salt per litre`.
    pub may_be_rate: bool,
    /// Whether it is the level of a confidence interval: `95% CI`.
    pub level: Option<Level>,
    /// What it is when it is several: `57/273` may be a fraction or two counts.
    pub parts: Vec<Quantity>,
}

/// What two numbers are that are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// `5-10`, `from 5 to 10`: the lower is the first.
    Range,
    /// `5 and 10, respectively`: each stands where what it belongs to stands.
    InOrder,
    /// `5 vs 10`: each belongs to one of two things that are compared, and both languages name them in one order, nearly
    /// always.
    Contrast,
    /// `5, 8 and 10`: another language may have another order.
    List,
}

/// An amount without its sign.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    pub value: f64,
    pub unit: Option<Unit>,
    /// Whether it takes a mark for what the language does not use it for: `1,200` as 1.2 in English.
    pub unlikely: bool,
}

impl Reading {
    fn of(value: f64, unit: Option<Unit>) -> Self {
        Reading { value, unit, unlikely: false }
    }
}

/// What a number does in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Counts, measures, years.
    Count,
    /// A place in a row: `third`, `3rd`, `III`.
    Ordinal,
    /// A part of a whole: `half`, `two thirds`, `3/4`, `1 in 5`.
    Part,
    /// So many times as much: `doubled`.
    Multiple,
    /// A time of day.
    Clock,
    /// The number of a day, month or year in a date all of digits: `5/3/2020`.
    Date,
    Month,
    /// The number of an item of a list: `1)`.
    Item,
    /// One unit of time without a number: `a year`, `weekly`.
    Period,
    /// The digits of a name (`PHQ-9`), with its letters.
    Name(String),
}

/// When a quantity must have an equal on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Demand {
    /// It comes and goes with the wording (`one`, `both`), or is no content (`1)`).
    Never,
    /// It may be missing, but not be another of its kind: `third` and `cuarta`.
    InContrast,
    Always,
}

impl Demand {
    /// Of a place in a row: `first` comes and goes with the wording, `the 75th percentile` does not.
    fn of_ordinal(value: f64) -> Self {
        const SMALL: f64 = 12.0;
        if value > SMALL { Demand::Always } else { Demand::InContrast }
    }
}

impl Quantity {
    /// A bare count.
    fn count(number: Range<usize>, value: f64) -> Self {
        Quantity {
            whole: number.clone(),
            unit_place: number.end..number.end,
            number,
            kind: Kind::Count,
            written: Written::Digits,
            readings: vec![Reading::of(value, None)],
            sign: Sign::Plus,
            relation: None,
            demand: Demand::Always,
            shares_unit: false,
            joint: None,
            may_have_unit: true,
            may_be_rate: false,
            level: None,
            parts: Vec::new(),
        }
    }

    /// The bytes that show a difference.
    pub(crate) fn bearing(&self, difference: Difference) -> Range<usize> {
        match difference {
            Difference::Value | Difference::Sign => self.number.clone(),
            // 65 years or older
            Difference::Relation if self.whole.start == self.number.start => self.whole.clone(),
            Difference::Relation => self.whole.start..self.number.end,
            Difference::Unit => {
                let place = &self.unit_place;
                if place.is_empty() {
                    return self.number.clone();
                }
                self.number.start.min(place.start)..self.number.end.max(place.end)
            }
        }
    }

    /// Takes so many bytes more into the number.
    fn extend(&mut self, by: usize) {
        self.number.end += by;
        self.whole.end = self.number.end;
    }

    /// Puts all its places where they are in another text.
    fn move_to(&mut self, place: impl Fn(&Range<usize>) -> Range<usize> + Copy) {
        for range in [&mut self.number, &mut self.whole, &mut self.unit_place] {
            *range = place(range);
        }
        self.parts.iter_mut().for_each(|part| part.move_to(place));
    }

    /// Its unit, if it has one.
    pub(crate) fn unit(&self) -> Option<&Unit> {
        self.readings.first()?.unit.as_ref()
    }
}
