//! Times of day: `7:30 a.m.`, `half past seven`, *las siete y media*, *las 7.30 h*.

use super::reader::Reader;
use super::{Demand, Kind, Meaning, Quantity, Reading, Unit};
use crate::text::number::Written;

impl Reader<'_> {
    /// The hours of a time of day that `value` begins, and where in `after` it ends.
    pub(super) fn clock(&self, before: &str, value: f64, after: &str) -> Option<(f64, usize)> {
        if value > LAST_HOUR || before.ends_with(':') {
            return None;
        }
        let half_of_day = |end: usize| {
            self.half_of_day(value, &after[end..]).map(|(shift, more)| (shift, end + more))
        };
        let Some((minutes, end)) = minutes(after) else {
            return half_of_day(0).map(|(shift, end)| (value + shift, end));
        };
        let (shift, end) = half_of_day(end).unwrap_or((0.0, end));
        let hours =
            Unit::leading(&after[end..]).filter(|(unit, _)| Some(unit) == Unit::of("h").as_ref());
        Some((value + shift + minutes / 60.0, end + hours.map_or(0, |(_, end)| end)))
    }

    /// How many hours later than it says an hour is for what follows it, and where that ends: `p.m.`, *de la tarde*.
    fn half_of_day(&self, hour: f64, after: &str) -> Option<(f64, usize)> {
        self.phrases.leading(after, |meaning: &Meaning| match meaning {
            Meaning::Morning => Some(0.0),
            Meaning::Afternoon => Some(if hour < 12.0 { 12.0 } else { 0.0 }),
            _ => None,
        })
    }

    /// Makes a time of day of an hour with its minutes or its half of the day in words: `half past seven`, *las siete y
    /// media*, *tres de la tarde*.
    pub(super) fn time_in_words(&self, quantity: &mut Quantity) {
        let hour = quantity.readings[0].value;
        let is_hour = quantity.kind == Kind::Count && hour.fract() == 0.0 && hour <= LAST_HOUR;
        if !is_hour || hour == 0.0 {
            return;
        }
        let before = &self.text[..quantity.number.start];
        let minutes_before = self.phrases.trailing(before, |meaning| match meaning {
            Meaning::MinutesBefore(minutes) => Some(*minutes),
            _ => None,
        });
        let minutes_after = || {
            let after = &self.text[quantity.number.end..];
            let found = self.phrases.leading(after, |meaning| match meaning {
                Meaning::MinutesAfter(minutes) => Some(*minutes),
                _ => None,
            });
            // not *dos y media*
            found.filter(|(minutes, _)| {
                *minutes == 0.0 || self.phrases.trails(before, &Meaning::AtHour).is_some()
            })
        };
        let minutes = if let Some((minutes, start)) = minutes_before {
            quantity.number.start = start;
            quantity.whole.start = start;
            Some(minutes)
        } else if let Some((minutes, end)) = minutes_after() {
            quantity.extend(end);
            Some(minutes)
        } else {
            None
        };
        let half_of_day = self.half_of_day(hour, &self.text[quantity.number.end..]);
        if minutes.is_none() && (half_of_day.is_none() || quantity.written == Written::Digits) {
            return;
        }
        let time = hour + minutes.unwrap_or(0.0) / 60.0;
        match half_of_day {
            Some((shift, end)) => {
                // two in the afternoon may be two of something
                let is_noon_or_midnight = minutes.is_none() && hour == 12.0;
                let hours = match minutes {
                    _ if is_noon_or_midnight => &[12.0, 0.0, 24.0][..],
                    None if shift > 0.0 => &[time + shift, time],
                    _ => &[time + shift],
                };
                become_clock(quantity, hours);
                quantity.extend(end);
            }
            None => become_clock(quantity, &[time, time + 12.0]),
        }
        quantity.demand = quantity.demand.max(Demand::InContrast);
    }

    /// Reads a time of day with its minutes behind a point: `7.30 a.m.`, *las 7.30*, *7.30 h*.
    pub(super) fn decimal_clock(&self, quantity: &mut Quantity) {
        let literal = &self.text[quantity.number.clone()];
        let Some((hour, minute)) = literal.split_once('.').filter(|(_, end)| end.len() == 2) else {
            return;
        };
        let (Ok(hour), Ok(minute)) = (hour.parse::<u8>(), minute.parse::<u8>()) else { return };
        let (hour, minute) = (f64::from(hour), f64::from(minute));
        if hour > LAST_HOUR || minute >= 60.0 {
            return;
        }
        let time = hour + minute / 60.0;
        let after = &self.text[quantity.number.end..];
        if let Some((shift, end)) = self.half_of_day(hour, after) {
            become_clock(quantity, &[time + shift, quantity.readings[0].value]);
            quantity.extend(end);
            return;
        }
        let is_in_hours =
            || self.unit_after(after).is_some_and(|(unit, _)| Some(unit) == Unit::of("h"));
        let before = &self.text[..quantity.number.start];
        if self.phrases.trails(before, &Meaning::AtHour).is_some() || is_in_hours() {
            quantity.readings.push(Reading::of(time, None));
        }
    }
}

const LAST_HOUR: f64 = 24.0;

/// Makes a time of day of a number, with the hours that it may mean.
pub(super) fn become_clock(quantity: &mut Quantity, hours: &[f64]) {
    quantity.kind = Kind::Clock;
    quantity.readings = hours.iter().map(|hours| Reading::of(*hours, Unit::of("h"))).collect();
}

/// The minutes after an hour (`:30`, `h30`), and where they end.
fn minutes(after: &str) -> Option<(f64, usize)> {
    const LENGTH: usize = 3;
    let minutes = after.get(1..LENGTH).filter(|_| after.starts_with([':', 'h']))?;
    let ends = !after[LENGTH..].starts_with(|c: char| c.is_ascii_digit() || c == ':');
    let digits = minutes.bytes().all(|b| b.is_ascii_digit());
    let minutes = minutes.parse().ok().filter(|minutes| *minutes < 60.0)?;
    (ends && digits).then_some((minutes, LENGTH))
}

/// `1:20` may be a time or a ratio.
pub(super) fn hour_and_minute(quantity: &Quantity, hour: f64, after: &str) -> Vec<Quantity> {
    let start = quantity.number.end + 1;
    let Some((minutes, end)) = minutes(after) else { return Vec::new() };
    let second = Quantity::count(start..quantity.number.end + end, minutes);
    vec![Quantity::count(quantity.number.clone(), hour), second]
}
