//! How a text writes its numbers: which mark sets decimals apart, and which thousands.

use super::digits::{Marks, literals};
use super::{Number, Readings};
use crate::text::script::AsciiDigits;

/// The marks of a text, as far as its numbers tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub decimal: Option<char>,
    pub thousands: Option<char>,
    /// Whether numbers of four digits have a mark as well: `1.763`.
    pub marks_four: bool,
}

impl Style {
    /// What the numbers of a text that can be read in one way only have in common.
    pub(crate) fn of<'t>(segments: impl IntoIterator<Item = &'t str>) -> Self {
        const FOUR: usize = "1.763".len();
        let (mut decimals, mut thousands) = (Votes::default(), Votes::default());
        let mut either = Vec::new();
        for text in segments {
            let ascii = AsciiDigits::of(text);
            let text = ascii.as_ref().map_or(text, |ascii| &ascii.text);
            for range in literals(text) {
                match Marks::of(&text[range.clone()]) {
                    Marks::Decimal(mark) => decimals.add(mark),
                    Marks::Thousands(mark) => thousands.add(mark),
                    Marks::Both(first, last) => {
                        thousands.add(first);
                        decimals.add(last);
                    }
                    Marks::Either(mark) => either.push((mark, range.len())),
                    Marks::None | Marks::Bounds => {}
                }
            }
        }
        let decimal = decimals.winner();
        either.retain(|(mark, _)| decimal.is_some_and(|decimal| decimal != *mark));
        either.iter().for_each(|(mark, _)| thousands.add(*mark));
        let marks_four = either.iter().any(|(_, length)| *length == FOUR);
        Style { decimal, thousands: thousands.winner(), marks_four }
    }

    /// What a number means in this style, where its literal could mean two things.
    pub(crate) fn settle(self, text: &str, number: &Number) -> Readings {
        let Readings(whole, Some(decimal)) = number.readings else { return number.readings };
        let literal = &text[number.range.clone()];
        let Some(mark) = literal.chars().find(|c| !c.is_ascii_digit()) else {
            return number.readings;
        };
        if self.decimal == Some(mark) {
            Readings(decimal, None)
        } else if self.decimal.is_some() || self.thousands == Some(mark) {
            Readings(whole, None)
        } else {
            number.readings
        }
    }

    /// A value in this style, with so many decimals.
    pub(crate) fn write(self, value: f64, decimals: usize) -> String {
        let ungrouped = if self.marks_four { 3 } else { 4 };
        let plain = format!("{value:.decimals$}");
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let thousands = self.thousands.filter(|_| whole.len() > ungrouped);
        let mut out = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                out.extend(thousands);
            }
            out.push(digit);
        }
        if !rest.is_empty() {
            out.push(self.decimal.unwrap_or('.'));
            out.push_str(rest);
        }
        out
    }
}

/// How often each mark was seen.
#[derive(Default)]
struct Votes(Vec<(char, usize)>);

impl Votes {
    fn add(&mut self, mark: char) {
        match self.0.iter_mut().find(|(counted, _)| *counted == mark) {
            Some((_, count)) => *count += 1,
            None => self.0.push((mark, 1)),
        }
    }

    /// The mark that a clear majority has.
    fn winner(&self) -> Option<char> {
        const SHARE: f64 = 0.8;
        let all: usize = self.0.iter().map(|(_, count)| count).sum();
        let wins = |count: usize| count as f64 >= SHARE * all as f64;
        self.0.iter().find(|(_, count)| wins(*count)).map(|(mark, _)| *mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::number::numbers;

    #[test]
    fn a_text_shows_its_style() {
        for (texts, decimal, thousands) in [
            (&["p = 0,05", "1.763 personas"][..], Some(','), Some('.')),
            (&["1.234,5"], Some(','), Some('.')),
            (&["1,234,567 and 0.5"], Some('.'), Some(',')),
            (&["1.763"], None, None),
            (&["0,05 y 0.05"], None, None),
            (&["12\u{a0}500"], None, Some('\u{a0}')),
            (&["COVID-19, v2.1"], None, None),
        ] {
            let style = Style::of(texts.iter().copied());
            assert_eq!((style.decimal, style.thousands), (decimal, thousands), "{texts:?}");
        }
    }

    #[test]
    fn style_settles_what_is_ambiguous() {
        for (decimal, thousands, text, values) in [
            (Some(','), None, "1.500", &[1500.0][..]),
            (Some(','), None, "1,500", &[1.5]),
            (Some('.'), None, "1.500", &[1.5]),
            (None, Some('.'), "1.500", &[1500.0]),
            (None, None, "1.500", &[1500.0, 1.5]),
        ] {
            let style = Style { decimal, thousands, marks_four: false };
            let settled = style.settle(text, &numbers(text, None)[0]);
            assert_eq!(settled.iter().collect::<Vec<_>>(), values, "{style:?} {text}");
        }
    }

    #[test]
    fn values_are_written_in_style() {
        let style = Style { decimal: Some(','), thousands: Some('.'), marks_four: false };
        assert_eq!(style.write(0.05, 2), "0,05");
        assert_eq!(style.write(12500.0, 0), "12.500");
        assert_eq!(style.write(1500.0, 0), "1500");
        assert_eq!(Style { marks_four: true, ..style }.write(1500.0, 0), "1.500");
        assert_eq!(Style::default().write(1_234_567.5, 1), "1234567.5");
    }
}
