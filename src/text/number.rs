//! Numbers in running text as values: digits in either decimal style, and words.

use super::words::words;
use regex::Regex;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The words for numbers in one language, by their form in lower case.
pub type NumberWords = FxHashMap<String, NumberWord>;

/// What a word for a number means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberWord {
    /// Adds to what stands before it: `five` in `twenty-five`.
    Unit(f64),
    /// Multiplies what stands before it: `thousand`.
    Scale(f64),
    Ordinal(f64),
    /// Often no number at all (`one`, `half`): it may answer a number, but asks for none.
    Loose(f64),
    /// An article that may begin a number (`a hundred`), and is none by itself.
    Article(f64),
    /// Joins the parts of one number where the first is at least this: 100 for `and`, 30 for `y`.
    And(f64),
}

impl NumberWord {
    pub(crate) fn parse(value: &str, kind: &str) -> Option<Self> {
        let value = value.parse().ok()?;
        Some(match kind {
            "unit" => NumberWord::Unit(value),
            "scale" => NumberWord::Scale(value),
            "ordinal" => NumberWord::Ordinal(value),
            "loose" => NumberWord::Loose(value),
            "article" => NumberWord::Article(value),
            "and" => NumberWord::And(value),
            _ => return None,
        })
    }
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Digits,
    Words,
    Ordinal,
    Loose,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub range: Range<usize>,
    pub written: Written,
    /// What it may mean: `1.763` is 1763 in Spanish and 1.763 in English, and abstracts mix the styles.
    pub readings: Readings,
}

/// One meaning or two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readings(f64, Option<f64>);

impl Readings {
    /// The meanings, the likelier first.
    pub fn iter(self) -> impl Iterator<Item = f64> {
        std::iter::once(self.0).chain(self.1)
    }

    /// Whether the two may mean the same.
    pub fn meets(self, other: Readings) -> bool {
        self.iter().any(|a| other.iter().any(|b| same(a, b)))
    }

    /// Whether one of them is `value`.
    pub fn mean(self, value: f64) -> bool {
        self.iter().any(|own| same(own, value))
    }

    fn scaled(self, by: f64) -> Self {
        Readings(self.0 * by, self.1.map(|value| value * by))
    }
}

/// Equal but for the rounding of binary fractions.
fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\d{1,3}(?:[\u{a0}\u{202f}\u{2009}]\d{3})+(?:[.,]\d+)?|\d+(?:[.,'·]\d+)*|[.]\d+")
        .expect("a valid pattern")
});

/// All numbers of `text` in order of their place. Digits inside names (`B12`, `COVID-19`) are no numbers.
pub fn numbers(text: &str, vocabulary: Option<&NumberWords>) -> Vec<Number> {
    let mut found = Vec::new();
    if text.bytes().any(|b| b.is_ascii_digit()) {
        found.extend(DIGITS.find_iter(text).filter_map(|hit| digits(text, hit.range())));
    }
    if let Some(vocabulary) = vocabulary {
        in_words(text, vocabulary, &mut found);
        found.sort_by_key(|number| number.range.start);
    }
    found
}

fn digits(text: &str, range: Range<usize>) -> Option<Number> {
    let mut before = text[..range.start].chars().rev();
    let part_of_a_name = match before.next() {
        Some('-' | '\u{2010}' | '\u{2011}') => before.next().is_some_and(char::is_alphabetic),
        Some(c) => c.is_alphabetic() || c == '_',
        None => false,
    };
    if part_of_a_name {
        return None;
    }
    let readings = read(&text[range.clone()])?;
    Some(Number { range, written: Written::Digits, readings })
}

/// What a literal may mean.
fn read(literal: &str) -> Option<Readings> {
    let signs: Vec<(usize, char)> =
        literal.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let bare: String = literal.chars().filter(char::is_ascii_digit).collect();
    let Some((last, sign)) = signs.last().copied() else {
        return Some(Readings(bare.parse().ok()?, None));
    };
    let decimals = literal[last + sign.len_utf8()..].len();
    let whole: f64 = bare.parse().ok()?;
    let decimal = whole / 10f64.powi(decimals as i32);
    let first_sign = signs[0].1;
    let blank = |c: char| !matches!(c, '.' | ',' | '·' | '\'');
    Some(if signs.len() == 1 {
        let groups = decimals == 3 && last > 0 && last <= 3 && !literal.starts_with('0');
        match sign {
            _ if blank(sign) || sign == '\'' => Readings(whole, None),
            _ if groups && sign != '·' => Readings(whole, Some(decimal)),
            _ => Readings(decimal, None),
        }
    } else if signs.iter().all(|(_, c)| *c == first_sign) {
        Readings(whole, None) // 1.234.567
    } else {
        Readings(decimal, None) // 1.234,5
    })
}

fn in_words(text: &str, vocabulary: &NumberWords, found: &mut Vec<Number>) {
    const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];
    let in_digits = found.len();
    let mut open: Option<Compound> = None;
    for word in words(text) {
        let small = word.text.bytes().all(|b| b.is_ascii_lowercase());
        let meaning = if small {
            vocabulary.get(word.text).copied()
        } else {
            vocabulary.get(super::fold::case(word.text).as_str()).copied()
        };
        let near = |end: usize| {
            end <= word.at
                && text[end..word.at].chars().all(|c| c.is_whitespace() || HYPHENS.contains(&c))
        };
        if let Some(compound) = open.as_mut() {
            let joined = near(compound.reach)
                && meaning.is_some_and(|meaning| compound.join(meaning, word.range()));
            if joined {
                continue;
            }
            found.extend(open.take().and_then(Compound::close));
        }
        // `1.5 million`: the scale belongs to the digits before it
        if let Some(NumberWord::Scale(scale)) = meaning
            && let Some(number) =
                found[..in_digits].iter_mut().find(|number| near(number.range.end))
        {
            number.readings = number.readings.scaled(scale);
            number.range.end = word.range().end;
            continue;
        }
        open = meaning.and_then(|meaning| Compound::open(meaning, word.range()));
    }
    found.extend(open.and_then(Compound::close));
}

/// A number in words while it is being read.
struct Compound {
    total: f64,
    /// What stands since the last thousand or million.
    part: f64,
    /// What else it may mean.
    other: Option<f64>,
    written: Written,
    range: Range<usize>,
    /// The end of the last word taken or held, `and` included.
    reach: usize,
    pending_and: bool,
}

impl Compound {
    fn open(meaning: NumberWord, range: Range<usize>) -> Option<Self> {
        let (part, written) = match meaning {
            // "millions of people" is no number, "mil" and "a dozen" are
            NumberWord::Scale(value) if value > 1000.0 => return None,
            NumberWord::Unit(value) | NumberWord::Scale(value) => (value, Written::Words),
            NumberWord::Ordinal(value) => (value, Written::Ordinal),
            NumberWord::Loose(value) | NumberWord::Article(value) => (value, Written::Loose),
            NumberWord::And(_) => return None,
        };
        let reach = range.end;
        Some(Compound { total: 0.0, part, other: None, written, range, reach, pending_and: false })
    }

    fn join(&mut self, meaning: NumberWord, range: Range<usize>) -> bool {
        if self.written == Written::Ordinal {
            return false;
        }
        match meaning {
            NumberWord::And(least) if !self.pending_and && self.part.max(self.total) >= least => {
                self.pending_and = true;
                self.reach = range.end;
                return true;
            }
            NumberWord::Scale(scale) if !self.pending_and && scale > self.part => {
                let whole = self.total + self.part;
                if scale < 1000.0 {
                    self.part *= scale;
                } else {
                    // dos mil millones, but two million three thousand
                    self.total =
                        if whole < scale { whole * scale } else { self.total + self.part * scale };
                    self.part = 0.0;
                }
                self.written = Written::Words;
            }
            NumberWord::Unit(value) | NumberWord::Loose(value)
                if (1.0..self.room()).contains(&value) && self.written == Written::Words =>
            {
                self.part += value;
            }
            NumberWord::Ordinal(value) if value < self.room() => {
                // "thirty-second" is the 32nd, or lasts thirty seconds
                self.other = Some(self.total + self.part);
                self.part += value;
                self.written = Written::Ordinal;
            }
            _ => return false,
        }
        self.pending_and = false;
        self.range.end = range.end;
        self.reach = range.end;
        true
    }

    /// The place value of the last digit set: what is added must be smaller.
    fn room(&self) -> f64 {
        let part = if self.part == 0.0 { 1000.0 } else { self.part };
        [1000.0, 100.0, 10.0].into_iter().find(|place| part % place == 0.0).unwrap_or(1.0)
    }

    fn close(self) -> Option<Number> {
        let readings = Readings(self.total + self.part, self.other);
        Some(Number { range: self.range, written: self.written, readings })
    }
}

/// Whole numbers whose thousands blanks set apart (`2 300 000`): the places of their parts among `numbers`, and
/// their value. Each part may as well stand for itself.
pub fn set_apart(text: &str, numbers: &[Number]) -> Vec<(Range<usize>, f64)> {
    const LEADING: usize = 3;
    let digits = |number: &Number| {
        let literal = &text[number.range.clone()];
        literal.bytes().all(|b| b.is_ascii_digit()).then_some(literal)
    };
    let mut found = Vec::new();
    let mut start = 0;
    while start < numbers.len() {
        let mut end = start + 1;
        let mut value = digits(&numbers[start])
            .filter(|literal| literal.len() <= LEADING)
            .and_then(|literal| literal.parse::<f64>().ok());
        while let (Some(whole), Some(next)) = (value, numbers.get(end)) {
            let adjoins = text[numbers[end - 1].range.end..next.range.start] == *" ";
            let Some(group) = digits(next).filter(|literal| adjoins && literal.len() == 3) else {
                break;
            };
            value = group.parse::<f64>().ok().map(|group| whole * 1000.0 + group);
            end += 1;
        }
        if let (Some(value), true) = (value, end > start + 1) {
            found.push((start..end, value));
        }
        start = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LanguageTag, pack};

    fn values(language: &str, text: &str) -> Vec<(String, Vec<f64>)> {
        let pack = pack(&LanguageTag::known(language)).unwrap();
        numbers(text, Some(pack.numbers()))
            .into_iter()
            .map(|number| (text[number.range.clone()].to_owned(), number.readings.iter().collect()))
            .collect()
    }

    #[test]
    fn values_are_read_from_digits_and_words() {
        for (language, text, value) in [
            ("en", "ten", 10.0),
            ("en", "twenty-five", 25.0),
            ("en", "Twenty\u{2011}one", 21.0),
            ("en", "one hundred and one", 101.0),
            ("es", "treinta y una", 31.0),
            ("es", "treinta y dos mil", 32_000.0),
            ("es", "dos mil millones", 2e9),
            ("es", "90 mil millones", 9e10),
            ("en", "one hundred and twenty", 120.0),
            ("en", "two thousand three hundred", 2300.0),
            ("en", "1.5 million", 1_500_000.0),
            ("en", "0.05", 0.05),
            ("en", ".05", 0.05),
            ("en", "90,356,112", 90_356_112.0),
            ("es", "0,05", 0.05),
            ("es", "treinta y cinco", 35.0),
            ("es", "dos mil trescientos", 2300.0),
            ("es", "90 mil", 90_000.0),
            ("es", "90\u{a0}356", 90_356.0),
            ("es", "1.234.567,8", 1_234_567.8),
        ] {
            let found = values(language, text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].0, text);
            assert!(same(found[0].1[0], value), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_point_before_three_digits_is_read_both_ways() {
        assert_eq!(values("es", "1.763")[0].1, [1763.0, 1.763]);
        assert_eq!(values("en", "0.125")[0].1, [0.125]);
    }

    #[test]
    fn neighbours_stay_apart() {
        assert_eq!(values("es", "dos y tres").len(), 2);
        assert_eq!(values("en", "between thirty and two hundred").len(), 2);
        assert_eq!(values("en", "a thirty-second exercise").last().unwrap().1, [32.0, 30.0]);
        assert_eq!(values("en", "18-59").len(), 2);
        assert_eq!(values("en", "57/273 (21%)").len(), 3);
        assert!(values("es", "millones de personas").is_empty());
        assert_eq!(values("es", "un millón de personas")[0].1, [1e6]);
    }

    #[test]
    fn digits_in_names_are_no_numbers() {
        for name in ["B12", "COVID-19", "IL-6", "CO2"] {
            assert!(values("en", name).is_empty(), "{name}");
        }
        assert_eq!(
            values("en", "a 10-year study").iter().filter(|(text, _)| text == "10").count(),
            1
        );
    }
}
