//! What is said of a mismatch, and what to write instead.

use super::Located;
use super::pairing::{Fault, Mismatch};
use crate::bitext::Side;
use crate::check::{CheckContext, Fix, Place};
use crate::language::pack;
use crate::text::number::{NumberWord, Style, Written};
use crate::text::quantity::{Difference, Kind, Meaning, Quantity, Relation, Sign};
use std::ops::Range;

pub(super) struct Wording<'s> {
    pub(super) context: &'s CheckContext<'s>,
    /// The style of the target.
    pub(super) style: Style,
}

impl Wording<'_> {
    pub(super) fn message(&self, mismatch: &Mismatch) -> String {
        let shown = |side: Side| {
            let place = mismatch.place(side);
            place.map_or("", |place| self.text(side, place.segment, place.range))
        };
        match (shown(Side::Source), shown(Side::Target)) {
            (source, "") => format!("“{source}” is missing in the target"),
            ("", target) => format!("“{target}” is not in the source"),
            (source, target) => format!("“{source}” in the source, “{target}” in the target"),
        }
    }

    pub(super) fn why(&self, mismatch: &Mismatch) -> String {
        let difference = match mismatch.fault {
            Fault::Differs(difference) => difference,
            Fault::Turned => return "the two numbers stand the other way round".into(),
            Fault::Alone => {
                let side = if mismatch.source.is_empty() { "source" } else { "target" };
                return format!("the {side} has no such number, in digits or in words");
            }
        };
        let (source, target) = (&mismatch.source[0], &mismatch.target[0]);
        let (own, other) = (&source.quantity, &target.quantity);
        match difference {
            Difference::Value => match shift(own, other) {
                Some(factor) => format!("the values differ by a factor of {factor}"),
                None => "neither side has the other's number, in digits or in words".into(),
            },
            Difference::Sign => {
                let sign = |quantity: &Quantity| {
                    if quantity.sign == Sign::Minus { "a minus sign" } else { "none" }
                };
                format!(
                    "the sign differs: {} in the source, {} in the target",
                    sign(own),
                    sign(other)
                )
            }
            Difference::Relation => {
                let relation = |quantity: &Quantity| quantity.relation.map_or("", Relation::words);
                format!(
                    "the relation differs: {} in the source, {} in the target",
                    relation(own),
                    relation(other)
                )
            }
            Difference::Unit => {
                let unit = |side: Side, located: &Located| match self.unit(side, located) {
                    "" => "none".to_owned(),
                    unit => format!("“{unit}”"),
                };
                format!(
                    "the unit differs: {} in the source, {} in the target",
                    unit(Side::Source, source),
                    unit(Side::Target, target)
                )
            }
        }
    }

    /// What to write in the target, in the target's style.
    pub(super) fn suggestion(&self, mismatch: &Mismatch) -> Option<String> {
        let Fault::Differs(difference) = mismatch.fault else { return None };
        let (source, target) = (mismatch.source.first()?, mismatch.target.first()?);
        let (own, other) = (&source.quantity, &target.quantity);
        let number = self.text(Side::Target, target.segment, other.number.clone());
        let write = match difference {
            Difference::Value => self.value(source, target)?,
            Difference::Sign if own.sign == Sign::Minus => format!("−{number}"),
            Difference::Sign => number.trim_start_matches(|c: char| !c.is_numeric()).to_owned(),
            Difference::Relation => format!("{} {number}", self.relation(own.relation?, target)?),
            Difference::Unit => format!("{number}{}", self.unit_in_target(source)?),
        };
        Some(format!("write “{write}”"))
    }

    /// The number to put in the place of the target's. Words must agree with what they count: they are left to people.
    pub(super) fn fix(&self, mismatch: &Mismatch) -> Option<Fix> {
        let Fault::Differs(Difference::Value) = mismatch.fault else { return None };
        let ([source], [target]) = (&mismatch.source[..], &mismatch.target[..]) else {
            return None;
        };
        let other = &target.quantity;
        if other.written != Written::Digits || other.kind != Kind::Count {
            return None;
        }
        let place = Place { segment: target.segment, range: other.number.clone() };
        Some(Fix { side: Side::Target, place, text: self.value(source, target)? })
    }

    /// A relation as the target would write it: a symbol for a symbol, words for words.
    fn relation(&self, relation: Relation, target: &Located) -> Option<&str> {
        let (number, whole) = (&target.quantity.number, &target.quantity.whole);
        let written = self.text(Side::Target, target.segment, whole.start..number.start);
        if written.is_empty() {
            return None; // 65 o más
        }
        // p 0,05 has neither
        let words = written.contains(char::is_alphabetic);
        if !words || target.quantity.relation == Some(Relation::Equal) {
            return relation.symbol();
        }
        pack(self.context.language(Side::Target))?.phrases().naming(&Meaning::Before(relation))
    }

    /// The value of the source as the target would write it.
    fn value(&self, source: &Located, target: &Located) -> Option<String> {
        let (own, other) = (&source.quantity, &target.quantity);
        let value = own.readings.first()?.value;
        let literal = self.text(Side::Source, source.segment, own.number.clone());
        let written = self.text(Side::Target, target.segment, other.number.clone());
        let pack = pack(self.context.language(Side::Target));
        match (&own.kind, other.written) {
            (Kind::Count | Kind::Ordinal, Written::Words | Written::Ordinal | Written::Loose) => {
                let ordinal = own.kind == Kind::Ordinal;
                let words = pack?.numbers().iter().filter(|(_, word)| match word {
                    NumberWord::Unit(own) => !ordinal && *own == value,
                    NumberWord::Ordinal(own) => ordinal && *own == value,
                    _ => false,
                });
                // tercera for cuarta, tercero for cuarto
                let agrees = |word: &str| written.chars().next_back() == word.chars().next_back();
                let key = |word: &&String| (!agrees(word), word.len(), (*word).clone());
                words.map(|(word, _)| word).min_by_key(key).cloned()
            }
            // 4ª for 8ª
            (Kind::Ordinal | Kind::Count, Written::Digits) if other.kind == Kind::Ordinal => {
                let ending = written.trim_start_matches(|c: char| c.is_ascii_digit());
                (value.fract() == 0.0).then(|| format!("{value}{ending}"))
            }
            (Kind::Name(_), _) => (own.kind == other.kind).then(|| literal.to_owned()),
            (Kind::Month, _) => pack?.phrases().naming(&Meaning::Month(value)).map(str::to_owned),
            (Kind::Count, Written::Digits) if own.written == Written::Digits => {
                let plain = literal.chars().all(|c| !c.is_alphabetic());
                let mut style = self.style(written, other.readings.first()?.value);
                if literal.bytes().all(|b| b.is_ascii_digit()) && literal.len() == YEAR {
                    style.marks_four = false;
                }
                let sign = if own.sign == Sign::Minus { "−" } else { "" };
                plain.then(|| [sign, &style.write(value, decimals(literal, value))].concat())
            }
            (Kind::Count, Written::Digits) if value.fract() == 0.0 => {
                Some(self.style(written, value).write(value, 0))
            }
            _ => None,
        }
    }

    /// The style of the target; what it does not show is that of the number itself, or of its language.
    fn style(&self, written: &str, value: f64) -> Style {
        const FOUR: usize = "1.763".len();
        let pack = pack(self.context.language(Side::Target));
        let usual = pack.map_or(Style::default(), |pack| pack.phrases().marks());
        let mark = written.chars().find(|c| !c.is_ascii_digit());
        let own = mark.filter(|_| value >= 1000.0 && value.fract() == 0.0);
        Style {
            decimal: self.style.decimal.or(usual.decimal),
            thousands: self.style.thousands.or(own).or(usual.thousands),
            marks_four: self.style.marks_four || own.is_some() && written.len() == FOUR,
        }
    }

    /// The unit of the source as the target would write it, with the blank before it.
    fn unit_in_target(&self, source: &Located) -> Option<String> {
        let quantity = &source.quantity;
        let written = self.unit(Side::Source, source);
        let unit = Meaning::Unit(quantity.unit()?.clone());
        let own = pack(self.context.language(Side::Source)).map(|pack| pack.phrases());
        let word = own.is_some_and(|own| own.leads(written, &unit) == Some(written.len()));
        if !word && quantity.unit_place.start >= quantity.number.end {
            let after = quantity.number.end..quantity.number.end.max(quantity.unit_place.end);
            return Some(self.text(Side::Source, source.segment, after).to_owned());
        }
        let plural = quantity.readings.first()?.value != 1.0;
        let phrases = pack(self.context.language(Side::Target))?.phrases();
        phrases.unit_name(quantity.unit()?, plural).map(|name| format!(" {name}"))
    }

    fn unit(&self, side: Side, located: &Located) -> &str {
        self.text(side, located.segment, located.quantity.unit_place.clone())
    }

    fn text(&self, side: Side, segment: usize, range: Range<usize>) -> &str {
        &self.context.bitext.side(side).segments[segment].as_str()[range]
    }
}

/// Digits of a year, which takes no marks.
const YEAR: usize = 4;

/// How many digits of a literal stand behind its decimal mark.
fn decimals(literal: &str, value: f64) -> usize {
    let digits: String = literal.chars().filter(char::is_ascii_digit).collect();
    let whole: f64 = digits.parse().unwrap_or(value);
    if value > 0.0 { (whole / value).log10().round() as usize } else { 0 }
}

/// The power of ten between two values, if there is one: the decimal mark has moved.
fn shift(own: &Quantity, other: &Quantity) -> Option<u32> {
    let (a, b) = (own.readings.first()?.value, other.readings.first()?.value);
    let factors = [10, 100, 1000];
    let ratio = a.max(b) / a.min(b);
    factors.into_iter().find(|factor| (ratio - f64::from(*factor)).abs() < 1e-6)
}
