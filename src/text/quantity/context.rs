//! What is around a number: its unit after it, its relation and sign before it.

use super::reader::Reader;
use super::{Demand, Kind, Meaning, Quantity, Reading, Relation, Sign, Unit};
use crate::text::number::Written;

pub(super) const CURRENCIES: [&str; 9] = ["US$", "R$", "$", "€", "£", "USD", "EUR", "GBP", "BRL"];

impl Reader<'_> {
    pub(super) fn unit(&self, quantity: &mut Quantity) {
        if matches!(quantity.kind, Kind::Clock | Kind::Name(_)) {
            return;
        }
        let apart = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
        let before = self.text[..quantity.number.start].trim_end();
        let after = &self.text[quantity.number.end..];
        let currency = CURRENCIES.iter().find(|sign| before.ends_with(**sign));
        // of `$2 million a year` the unit stands before
        let apart_unit = || self.unit_apart(quantity, after).filter(|_| currency.is_none());
        // 10⁹/L
        let each = || {
            let is_power = self.text[quantity.number.clone()].contains(is_of_power);
            let (unit, end) = self.per_unit(after).filter(|_| is_power)?;
            Some((unit.each(), end))
        };
        if let Some((unit, end)) = self.unit_after(after).or_else(each).or_else(apart_unit) {
            let blank = after.len() - after.trim_start_matches(apart).len();
            let place = quantity.number.end + blank..quantity.number.end + end;
            if Some(&unit) == Unit::of("‰").as_ref() && self.text[place.clone()].contains(' ') {
                // 2 por mil partos, 2 per 1,000 deliveries
                quantity.parts = vec![quantity.clone(), Quantity::count(place.clone(), 1000.0)];
            }
            quantity.readings.iter_mut().for_each(|reading| reading.unit = Some(unit.clone()));
            quantity.whole.end = place.end;
            quantity.may_be_rate = !unit.is_percent() && self.may_be_rate(&self.text[place.end..]);
            quantity.unit_place = place;
            if quantity.demand == Demand::Never && unit.is_time() {
                quantity.demand = Demand::InContrast; // un mes
            }
            self.and_half(quantity); // tres horas y media
        } else if let Some(sign) = currency {
            let unit = Unit::of(sign);
            quantity.readings.iter_mut().for_each(|reading| reading.unit.clone_from(&unit));
            quantity.whole.start = before.len() - sign.len();
            quantity.unit_place = quantity.whole.start..before.len();
        }
    }

    /// Whether what follows a unit may say per what it is: `5 g of salt per litre`, `5 mg kg⁻¹`.
    fn may_be_rate(&self, after: &str) -> bool {
        const NEAR: usize = 60;
        let near = &after[..after.floor_char_boundary(NEAR)];
        let product = near.trim_start_matches(|c: char| c.is_whitespace() || "·.×*/".contains(c));
        let article = self.phrases.leads(near, &Meaning::Article);
        // 3 litres a minute
        article.is_some_and(|end| self.unit_after(&near[end..]).is_some())
            || Unit::leading(product).is_some()
            || self.phrases.stands_in(near, &Meaning::Per)
            || self.phrases.stands_in(near, &Meaning::Every)
    }

    /// The unit after an article: `half an hour`, `half a mile`, `un cuarto de hora`, `dos millones de euros`.
    fn unit_apart(&self, quantity: &Quantity, after: &str) -> Option<(Unit, usize)> {
        const SCALE: f64 = 1e6;
        let value = quantity.readings[0].value;
        let part = value < 1.0 && quantity.written != Written::Digits;
        let scaled = value >= SCALE && self.has_scale(quantity);
        (part || scaled).then_some(())?;
        let start = self.phrases.leads(after, &Meaning::Article)?;
        // of an hour
        let start = start + self.phrases.leads(&after[start..], &Meaning::Article).unwrap_or(0);
        let (unit, end) = self.unit_after(&after[start..])?;
        (scaled || !unit.is_percent()).then_some((unit, start + end))
    }

    /// Sign and relation, and what else comes before.
    pub(super) fn before(&self, quantity: &mut Quantity, last: Option<&Quantity>) {
        if matches!(quantity.kind, Kind::Ordinal | Kind::Name(_)) {
            return;
        }
        if quantity.written == Written::Digits {
            let before = &self.text[..quantity.whole.start];
            let (sign, start) = Sign::trailing(before, last.map(|last| last.whole.end));
            quantity.sign = sign;
            quantity.whole.start = start;
            quantity.number.start = quantity.number.start.min(start);
        }
        let after = &self.text[quantity.whole.end..];
        if let Some(end) = self.phrases.leads(after, &Meaning::BelowZero) {
            quantity.sign = Sign::Minus; // 40 °C bajo cero
            quantity.whole.end += end;
        }
        let before = &self.text[..quantity.whole.start];
        if let Some((relation, start)) = self.relation_before(before, quantity) {
            quantity.relation = Some(relation);
            quantity.whole.start = start;
        } else if self.phrases.trails(before, &Meaning::Minus).is_some()
            && quantity.sign == Sign::Plus
        {
            quantity.sign = Sign::Unclear;
        }
        let hours = quantity.unit().is_some() && quantity.unit() == Unit::of("h").as_ref();
        if hours && self.phrases.trails(before, &Meaning::Every).is_some() {
            let times = 24.0 / quantity.readings[0].value;
            quantity.readings.push(Reading::of(times, None)); // every 12 h is twice a day
        }
    }

    fn relation_before(&self, before: &str, quantity: &Quantity) -> Option<(Relation, usize)> {
        let phrase = |meaning: &Meaning| match meaning {
            Meaning::Before(relation) => Some(*relation),
            _ => None,
        };
        let distant = || {
            let start = self.phrases.trails(before, &Meaning::Article)?;
            self.phrases.trailing(&before[..start], phrase)
        };
        // p 0,05 has lost its sign
        let implied = || {
            let start = before.trim_end().strip_suffix(['p', 'P'])?.len();
            let alone = !before[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-');
            let probability = quantity.readings[0].value < 1.0;
            (alone && probability).then_some((Relation::Equal, start))
        };
        Relation::trailing(before)
            .or_else(|| {
                let found = self.phrases.trailing(before, phrase).or_else(distant);
                found.filter(|(_, start)| !self.is_denied(&before[..*start]))
            })
            .or_else(implied)
    }

    /// Whether a clause denies before its end what comes next, in words between: `should not be given more than 5`.
    fn is_denied(&self, before: &str) -> bool {
        const NEAR: usize = 10;
        let clause = before.rsplit([',', ';', ':', '.', '(', ')']).next().unwrap_or_default();
        let mut words = clause.split_whitespace().rev().take(NEAR);
        words.any(|word| self.phrases.stands_in(word, &Meaning::Denies))
    }

    pub(super) fn relation_after(&self, quantity: &mut Quantity) {
        let phrase = |meaning: &Meaning| match meaning {
            Meaning::After(relation) => Some(*relation),
            _ => None,
        };
        let after = &self.text[quantity.whole.end..];
        // `10 letters or more`
        let distant = || {
            let start = noun_end(after).filter(|_| quantity.kind == Kind::Count)?;
            let (relation, length) = self.phrases.leading(&after[start..], phrase)?;
            let ends = after[start + length..].trim_start_matches(' ');
            let is_compared = ends.starts_with(char::is_alphanumeric);
            (!is_compared).then_some((relation, start + length))
        };
        let found = || self.phrases.leading(after, phrase).or_else(distant);
        if let (None, Some((relation, end))) = (quantity.relation, found()) {
            quantity.relation = Some(relation);
            quantity.whole.end += end;
        }
    }
}

/// Where the one word in small letters ends that stands behind a number.
fn noun_end(after: &str) -> Option<usize> {
    let word = after.strip_prefix(' ')?.split(' ').next()?;
    (!word.is_empty() && word.chars().all(char::is_lowercase)).then_some(1 + word.len())
}

/// Whether a number with it is a power: `10⁹`, `10^9`.
fn is_of_power(c: char) -> bool {
    c == '^' || matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}
