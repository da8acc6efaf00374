//! What is said of a mismatch, and what to write instead.

use super::located::Located;
use super::pairing::{Fault, Mismatch};
use crate::check::context::CheckContext;
use crate::check::finding::{Fix, Place};
use crate::language::pack;
use crate::side::{Side, Sides};
use crate::text::number::{NumberWord, Style, Written};
use crate::text::quantity::{Difference, Kind, Meaning, Quantity, Relation, Sign};
use crate::wording::{Message, message};
use std::ops::Range;

pub(super) struct Wording<'c> {
    pub(super) context: &'c CheckContext<'c>,
    /// The style of the target.
    pub(super) style: Style,
}

impl Wording<'_> {
    pub(super) fn message(&self, mismatch: &Mismatch) -> Message {
        let shown = |side: Side| {
            mismatch.place(side).map_or("", |place| self.context.text_at(side, &place))
        };
        match (shown(Side::Source), shown(Side::Target)) {
            (source, "") => message!("number-missing", source: source),
            ("", target) => message!("number-added", target: target),
            (source, target) => message!("number-differs", source: source, target: target),
        }
    }

    pub(super) fn why(&self, mismatch: &Mismatch) -> Message {
        let Sides { source, target } = &mismatch.quantities;
        let difference = match mismatch.fault {
            Fault::Differs(difference) => difference,
            Fault::Turned => return message!("number-order-why"),
            Fault::Exchanged => return message!("number-exchanged-why"),
            Fault::Alone => {
                let side = if source.is_empty() { Side::Source } else { Side::Target };
                return message!("number-alone-why", side: side);
            }
        };
        let (source, target) = (&source[0], &target[0]);
        match difference {
            Difference::Value => match shift(&source.quantity, &target.quantity) {
                Some(factor) => message!("number-factor-why", factor: factor),
                None => message!("number-value-why"),
            },
            Difference::Sign => {
                let sign = |located: &Located| match located.quantity.sign {
                    Sign::Minus => message!("sign-minus"),
                    _ => message!("sign-none"),
                };
                message!("number-sign-why", source: sign(source), target: sign(target))
            }
            Difference::Relation => {
                let relation = |located: &Located| {
                    let name = located.quantity.relation.map_or("none", Relation::name);
                    message!("relation", relation: name)
                };
                message!("number-relation-why", source: relation(source), target: relation(target))
            }
            Difference::Unit => {
                let unit = |side: Side, located: &Located| match self.unit(side, located) {
                    "" => message!("unit-none"),
                    unit => message!("unit-quoted", unit: unit),
                };
                let (source, target) = (unit(Side::Source, source), unit(Side::Target, target));
                message!("number-unit-why", source: source, target: target)
            }
        }
    }

    /// What to write in the target, in the target's style.
    pub(super) fn suggestion(&self, mismatch: &Mismatch) -> Option<Message> {
        let Fault::Differs(difference) = mismatch.fault else { return None };
        let Sides { source, target } = &mismatch.quantities;
        let (source, target) = (source.first()?, target.first()?);
        let (meant, found) = (&source.quantity, &target.quantity);
        let number = self.text(Side::Target, target.segment, found.number.clone());
        let number = match difference {
            Difference::Value => self.value(source, target)?,
            Difference::Sign if meant.sign == Sign::Minus => format!("−{number}"),
            Difference::Sign => number.trim_start_matches(|c: char| !c.is_numeric()).to_owned(),
            Difference::Relation => {
                format!("{} {number}", self.relation(meant.relation?, target)?)
            }
            Difference::Unit => format!("{number}{}", self.unit_in_target(source)?),
        };
        Some(message!("number-suggestion", number: number))
    }

    /// The number to put in the place of the target's. Words must agree with what they count: they are left to people.
    pub(super) fn fix(&self, mismatch: &Mismatch) -> Option<Fix> {
        let Fault::Differs(Difference::Value) = mismatch.fault else { return None };
        let ([source], [target]) =
            (&mismatch.quantities.source[..], &mismatch.quantities.target[..])
        else {
            return None;
        };
        let found = &target.quantity;
        if found.written != Written::Digits || found.kind != Kind::Count {
            return None;
        }
        let place = Place { segment: target.segment, range: found.number.clone() };
        let text = self.value(source, target)?;
        // 120 women of 200 may be 80 men: only the form is certain
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let written = self.text(Side::Target, target.segment, found.number.clone());
        let is_certain = digits(&text) == digits(written);
        Some(Fix { side: Side::Target, place, text, is_certain })
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
        let (meant, found) = (&source.quantity, &target.quantity);
        let value = meant.readings.first()?.value;
        let literal = self.text(Side::Source, source.segment, meant.number.clone());
        let written = self.text(Side::Target, target.segment, found.number.clone());
        let pack = pack(self.context.language(Side::Target));
        match (&meant.kind, found.written) {
            (Kind::Count | Kind::Ordinal, Written::Words | Written::Ordinal | Written::Loose) => {
                let is_ordinal = meant.kind == Kind::Ordinal;
                let words = pack?.numbers().iter().filter(|(_, word)| match *word {
                    NumberWord::Unit(number) => !is_ordinal && number == value,
                    NumberWord::Ordinal(number) => is_ordinal && number == value,
                    _ => false,
                });
                // tercera for cuarta, tercero for cuarto
                let agrees = |word: &str| written.chars().next_back() == word.chars().next_back();
                let key = |word: &&'static str| (!agrees(word), word.len(), *word);
                words.map(|(word, _)| word).min_by_key(key).map(str::to_owned)
            }
            // 4ª for 8ª
            (Kind::Ordinal | Kind::Count, Written::Digits) if found.kind == Kind::Ordinal => {
                let ending = written.trim_start_matches(|c: char| c.is_ascii_digit());
                (value.fract() == 0.0).then(|| format!("{value}{ending}"))
            }
            (Kind::Name(_), _) => (meant.kind == found.kind).then(|| literal.to_owned()),
            (Kind::Month, _) => pack?.phrases().naming(&Meaning::Month(value)).map(str::to_owned),
            (Kind::Count, Written::Digits) if meant.written == Written::Digits => {
                let plain = literal.chars().all(|c| !c.is_alphabetic());
                let mut style = self.style(written, found.readings.first()?.value);
                if literal.bytes().all(|b| b.is_ascii_digit()) && literal.len() == YEAR {
                    style.marks_four = false;
                }
                let sign = if meant.sign == Sign::Minus { "−" } else { "" };
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
        let thousands = mark.filter(|_| value >= 1000.0 && value.fract() == 0.0);
        Style {
            decimal: self.style.decimal.or(usual.decimal),
            thousands: self.style.thousands.or(thousands).or(usual.thousands),
            marks_four: self.style.marks_four || thousands.is_some() && written.len() == FOUR,
        }
    }

    /// The unit of the source as the target would write it, with the blank before it.
    fn unit_in_target(&self, source: &Located) -> Option<String> {
        let quantity = &source.quantity;
        let written = self.unit(Side::Source, source);
        let unit = Meaning::Unit(quantity.unit()?.clone());
        let phrases = pack(self.context.language(Side::Source)).map(|pack| pack.phrases());
        let is_word =
            phrases.is_some_and(|phrases| phrases.leads(written, &unit) == Some(written.len()));
        if !is_word && quantity.unit_place.start >= quantity.number.end {
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
        &self.context.text(side, segment)[range]
    }
}

/// Digits of a year, which takes no marks.
const YEAR: usize = 4;

/// How many digits a literal has after its decimal mark.
fn decimals(literal: &str, value: f64) -> usize {
    let digits: String = literal.chars().filter(char::is_ascii_digit).collect();
    let whole: f64 = digits.parse().unwrap_or(value);
    if value > 0.0 { (whole / value).log10().round() as usize } else { 0 }
}

/// The power of ten between two values, if there is one: the decimal mark has moved.
fn shift(a: &Quantity, b: &Quantity) -> Option<usize> {
    let (a, b) = (a.readings.first()?.value, b.readings.first()?.value);
    let factors = [10, 100, 1000];
    let ratio = a.max(b) / a.min(b);
    factors.into_iter().find(|factor| (ratio - *factor as f64).abs() < 1e-6)
}
