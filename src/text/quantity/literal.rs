//! What digits can be besides a count: ordinals, decades, powers, parts of names.

use super::clock::{become_clock, hour_and_minute};
use super::context::CURRENCIES;
use super::reader::Reader;
use super::{Demand, Kind, Meaning, Quantity, Reading, Relation, Unit, marker};
use crate::text::fold;
use crate::text::number::Written;
use crate::text::script::has_case;
use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

impl Reader<'_> {
    pub(super) fn digits(&self, quantity: &mut Quantity, last: Option<&Quantity>) {
        const CENTURY: f64 = 100.0;
        let before = &self.text[..quantity.number.start];
        let after = &self.text[quantity.number.end..];
        let value = quantity.readings[0].value;
        let whole = self.text[quantity.number.clone()].bytes().all(|b| b.is_ascii_digit());
        if let Some((scale, end)) = self.scale_of_money(before, after) {
            quantity.readings.iter_mut().for_each(|reading| reading.value *= scale);
            quantity.extend(end);
            return;
        }
        if !whole {
            self.decimal_clock(quantity);
            let before = before.trim_end().trim_end_matches('.'); // art. 9.2
            if self.phrases.trails(before, &Meaning::Provision).is_some() {
                quantity.parts = levels(quantity, self.text);
            }
            return;
        }
        if let Some((hours, end)) = self.clock(before, value, after) {
            quantity.parts = hour_and_minute(quantity, value, after);
            // five each evening may be five of something
            let meant = if quantity.parts.is_empty() { 2 } else { 1 };
            become_clock(quantity, &[hours, value][..meant]);
            quantity.extend(end);
        } else if value == 10.0
            && let Some((exponent, end)) = exponent(after)
        {
            let power = Reading::of(value.powi(exponent), None);
            // a low one may be the mark of a reference
            match exponent {
                0..=3 => quantity.readings.insert(0, power),
                _ => quantity.readings = vec![power],
            }
            quantity.extend(end);
        } else if let Some(end) = plural(after).filter(|_| begins_a_decade(value)) {
            quantity.readings = decade(value);
            quantity.extend(end);
            quantity.parts = years_of_decade(quantity, value);
            if value % CENTURY == 0.0 {
                // the 1800s, el siglo XIX
                quantity.readings.push(Reading::of(value / CENTURY + 1.0, None));
            }
            if value < CENTURY {
                quantity.demand = Demand::InContrast; // patients in their 60s
            }
        } else if let Some(end) = plural(after).filter(|_| self.is_an_age(before)) {
            quantity.extend(end);
        } else if let Some((fraction, end)) = vulgar(after) {
            quantity.readings[0].value += fraction; // 2½
            quantity.extend(end);
        } else if let Some(end) = self.ordinal_ending(after) {
            quantity.kind = Kind::Ordinal;
            // 18a may be 18 años
            let is_clear = end > 1;
            quantity.demand = if is_clear { Demand::of_ordinal(value) } else { Demand::InContrast };
            quantity.extend(end);
        } else if let Some((letters, end)) = self.begins_a_name(value, after) {
            quantity.extend(end);
            quantity.kind = Kind::Name(letters);
            quantity.demand = Demand::InContrast;
        } else if marker::is_item(before, value, after) {
            quantity.kind = Kind::Item;
            quantity.demand = Demand::Never;
        } else if marker::is_marker(before, value, after) {
            quantity.demand = Demand::Never;
        } else if begins_a_decade(value) && self.phrases.trails(before, &Meaning::Decade).is_some()
        {
            quantity.readings = decade(value);
            quantity.parts = years_of_decade(quantity, value);
        } else if let Some(year) = last.and_then(|last| self.end_in_full(last, quantity)) {
            quantity.readings.push(Reading::of(year, None));
        }
    }

    /// What a letter behind an amount of money multiplies it by, and where it ends: `£20m`, `$3bn`, `5m euros`.
    fn scale_of_money(&self, before: &str, after: &str) -> Option<(f64, usize)> {
        const SCALES: [(&str, f64); 6] =
            [("k", 1e3), ("K", 1e3), ("m", 1e6), ("M", 1e6), ("bn", 1e9), ("BN", 1e9)];
        let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
        let scale = SCALES.iter().find(|(letters, _)| *letters == &after[..end])?.1;
        let is_money = CURRENCIES.iter().any(|sign| before.trim_end().ends_with(sign))
            || self.unit_after(&after[end..]).is_some_and(|(unit, _)| unit.is_currency());
        is_money.then_some((scale, end))
    }

    /// Whether a number in the plural is that of an age: `over 65s`, `under-5s`, `18-25s`.
    fn is_an_age(&self, before: &str) -> bool {
        let is_bound = |meaning: &Meaning| match meaning {
            Meaning::Before(Relation::Above | Relation::Below) => Some(()),
            _ => None,
        };
        let ends_range = || {
            before
                .strip_suffix(['-', '–'])
                .is_some_and(|first| first.ends_with(|c: char| c.is_ascii_digit()))
        };
        ends_range() || self.phrases.trailing(before, is_bound).is_some()
    }

    /// `2nd`, `3er`, `1.ª`: where the ending ends.
    fn ordinal_ending(&self, after: &str) -> Option<usize> {
        let rest = after.strip_prefix('.').unwrap_or(after);
        if !rest.starts_with(char::is_lowercase) || Unit::leading(after).is_some() {
            return None;
        }
        let raised = rest.chars().next().filter(|c| matches!(c, 'º' | 'ª')).map(char::len_utf8);
        let end = raised.or_else(|| self.phrases.leads(rest, &Meaning::OrdinalEnding))?;
        Some(after.len() - rest.len() + end)
    }

    /// The letters that follow the digits of a name, and where they end: `3D`, `5-HT`, `17β`.
    fn begins_a_name(&self, value: f64, after: &str) -> Option<(String, usize)> {
        let letters = after.strip_prefix(['-', '\u{2010}', '\u{2011}']).unwrap_or(after);
        let attached = after.len() == letters.len();
        let run: String = letters.chars().take_while(|c| c.is_alphanumeric()).collect();
        let dimensions = attached && (value == 2.0 || value == 3.0) && matches!(&*run, "d" | "D");
        let name = run.starts_with(|c: char| has_case(c) && (attached || c.is_uppercase()));
        let name = dimensions || name && run != "x" && self.unit_after(after).is_none();
        name.then(|| (fold::accents(&run), after.len() - letters.len() + run.len()))
    }

    /// `2019-20`, `pp. 112-9`: the second year with its century, the last page with its hundreds.
    fn end_in_full(&self, last: &Quantity, quantity: &Quantity) -> Option<f64> {
        let between = &self.text[last.whole.end..quantity.number.start];
        let first = last.readings[0].value;
        let short = quantity.readings[0].value;
        let is_bare = last.written == Written::Digits && last.unit().is_none();
        let years = is_year(first) && quantity.number.len() == 2;
        let pages = first >= 100.0 && quantity.number.len() < last.number.len() && between != "/";
        let place = 10f64.powi(quantity.number.len() as i32);
        let is_end = is_bare && first.fract() == 0.0 && short > first % place;
        (is_end && (years || pages) && matches!(between, "-" | "–" | "/"))
            .then(|| first - first % place + short)
    }
}

/// The numbers of a provision, which other languages write in brackets: `artículo 9.2`, `article 9(2)`.
fn levels(quantity: &Quantity, text: &str) -> Vec<Quantity> {
    let mut start = quantity.number.start;
    let levels = text[quantity.number.clone()].split('.').map(|level| {
        let range = start..start + level.len();
        start = range.end + 1;
        Some(Quantity::count(range, level.parse().ok()?))
    });
    levels.collect::<Option<_>>().unwrap_or_default()
}

/// The exponent of a power (`^9`, `^{-6}`, `⁻⁶`), and where it ends.
fn exponent(after: &str) -> Option<(i32, usize)> {
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^(?:\^(?:([-–−+]?\d{1,2})|\{([-–−+]?\d{1,2})\})|([⁻⁺]?[⁰¹²³⁴-⁹]{1,2}))";
        Regex::new(pattern).expect("a fixed pattern")
    });
    let found = PATTERN.captures(after)?;
    let number = found.iter().skip(1).flatten().next()?;
    let plain = number.as_str().nfkc().map(|c| if matches!(c, '–' | '−') { '-' } else { c });
    Some((plain.collect::<String>().parse().ok()?, found.get(0)?.end()))
}

/// Where the `s` of a decade ends: `1990s`, `1990's`.
fn plural(after: &str) -> Option<usize> {
    let rest = after.strip_prefix(['\'', '\u{2019}']).unwrap_or(after);
    let rest = rest.strip_prefix('s')?;
    (!rest.starts_with(char::is_alphanumeric)).then_some(after.len() - rest.len())
}

fn begins_a_decade(value: f64) -> bool {
    value % 10.0 == 0.0 && ((10.0..100.0).contains(&value) || is_year(value))
}

pub(super) fn is_year(value: f64) -> bool {
    value.fract() == 0.0 && (1800.0..2100.0).contains(&value)
}

/// The readings of a decade, with and without its century.
pub(super) fn decade(value: f64) -> Vec<Reading> {
    let other = if value < 100.0 { value + 1900.0 } else { value % 100.0 };
    [value, other].into_iter().map(|value| Reading::of(value, None)).collect()
}

/// The first and the last year of a decade: people in their 30s are 30 to 39.
pub(super) fn years_of_decade(quantity: &Quantity, value: f64) -> Vec<Quantity> {
    [value, value + 9.0].map(|year| Quantity::count(quantity.number.clone(), year)).to_vec()
}

/// The fractions that are one character.
pub(super) fn vulgar_fractions(text: &str) -> impl Iterator<Item = Quantity> {
    text.char_indices().filter_map(|(at, _)| {
        let (value, end) = vulgar(&text[at..])?;
        let number = at..at + end;
        Some(Quantity { kind: Kind::Part, ..Quantity::count(number, value) })
    })
}

/// The fraction that `text` begins with, and where it ends.
fn vulgar(text: &str) -> Option<(f64, usize)> {
    let first = text.chars().next()?;
    let value = match first {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅛' => 1.0 / 8.0,
        _ => return None,
    };
    Some((value, first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fraction_of_one_character_is_found() {
        for c in ('\0'..=char::MAX).map(String::from).filter(|c| vulgar(c).is_some()) {
            let text = format!("más {c}");
            assert_eq!(vulgar_fractions(&text).count(), 1, "{c}");
        }
        assert_eq!(vulgar_fractions("— “más”: «1»").count(), 0);
    }
}
