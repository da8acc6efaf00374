//! Reads the quantities of a text: numbers, names, numerals and phrases, each with what belongs to it.

use super::reader::Reader;
use super::{
    Demand, Hint, Kind, Meaning, Phrases, Quantity, Reading, compose, literal, name, roman,
};
use crate::text::number::{Number, Style, Written, numbers_meant};
use crate::text::script::AsciiDigits;
use crate::text::words::Word;
use std::ops::Range;
use std::sync::LazyLock;

/// The quantities of a text with these words.
pub(crate) fn quantities_among(
    text: &str,
    words: &[(Word<'_>, Hint)],
    phrases: Option<&Phrases>,
    style: Style,
) -> Vec<Quantity> {
    if let Some(ascii) = AsciiDigits::of(text) {
        let words: Vec<_> = words.iter().map(|(word, hint)| (word.within(&ascii), *hint)).collect();
        let mut found = quantities_among(&ascii.text, &words, phrases, style);
        found.iter_mut().for_each(|quantity| quantity.move_to(|range| ascii.original_range(range)));
        return found;
    }
    static NOTHING: LazyLock<Phrases> = LazyLock::new(Phrases::default);
    let phrases = phrases.unwrap_or(&NOTHING);
    let reader = Reader { text, phrases, style };
    let read = numbers_meant(text, words.iter().map(|(word, hint)| (*word, hint.number)));
    let mut tokens: Vec<Token> = read.into_iter().map(Token::Number).collect();
    if words.iter().any(|(_, hint)| hint.digits) {
        if words.iter().any(|(word, hint)| hint.digits && name::may_be_in_name(text, word)) {
            tokens.extend(name::names(text).map(Token::Ready));
        }
        tokens.extend(literal::vulgar_fractions(text).map(Token::Ready));
    }
    tokens.extend(name::cut_names(text).map(Token::Ready));
    let numerals = words.iter().filter_map(|(word, hint)| Some((*word, hint.roman?)));
    tokens.extend(roman::numerals(text, numerals).map(Token::Ready));
    tokens.extend(reader.phrases_alone(words).map(Token::Ready));
    tokens.sort_by_key(|token| (token.start(), token.rank()));
    let mut found: Vec<Quantity> = Vec::new();
    let mut covered = 0;
    for token in tokens {
        if token.start() < covered {
            continue;
        }
        let mut quantity = match token {
            Token::Number(number) => reader.number(&number, found.last()),
            Token::Ready(quantity) if quantity.kind == Kind::Part => {
                reader.with_surroundings(quantity, found.last())
            }
            Token::Ready(quantity) => quantity,
        };
        reader.level(&mut quantity);
        covered = quantity.whole.end;
        // the half of `half past seven`
        while found.pop_if(|last| last.number.start >= quantity.number.start).is_some() {}
        if let Some(century) = found.pop_if(|last| compose::is_century_of(text, last, &quantity)) {
            compose::add_century(&century, &mut quantity);
        }
        // un 48 %
        found.pop_if(|last| {
            last.written == Written::Loose
                && quantity.written == Written::Digits
                && text.get(last.whole.end..quantity.whole.start).is_some_and(is_blank)
                && phrases.leads(&text[last.whole.clone()], &Meaning::Determiner).is_some()
        });
        found.push(quantity);
    }
    compose::items(text, &mut found);
    compose::date(text, &mut found);
    compose::join(text, phrases, &mut found);
    compose::in_order(text, phrases, &mut found);
    compose::wholes(text, phrases, found)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// What quantities are made from.
enum Token {
    Number(Number),
    Ready(Quantity),
}

impl Token {
    fn start(&self) -> usize {
        match self {
            Token::Number(number) => number.range.start,
            Token::Ready(quantity) => quantity.number.start,
        }
    }

    /// Which of those in one place is read first: `cuarta parte` before `cuarta`, the ordinal `second` before the
    /// unit.
    fn rank(&self) -> usize {
        match self {
            Token::Ready(quantity) if quantity.kind != Kind::Period => 0,
            Token::Number(_) => 1,
            Token::Ready(_) => 2,
        }
    }
}

impl Reader<'_> {
    /// What has a value without a number: parts, multiples, months, decades, times.
    fn phrases_alone(&self, words: &[(Word<'_>, Hint)]) -> impl Iterator<Item = Quantity> {
        let beginnings = words.iter().filter(|(_, hint)| hint.begins_phrase);
        beginnings.filter_map(|(word, _)| {
            let capital = word.text.starts_with(char::is_uppercase);
            let take = |meaning: &Meaning| {
                let single = |kind, value| Some((kind, vec![Reading::of(value, None)]));
                match meaning {
                    Meaning::Part(of) => single(Kind::Part, 1.0 / of),
                    Meaning::Multiple(times) => single(Kind::Multiple, *times),
                    Meaning::Nothing => single(Kind::Count, 0.0),
                    Meaning::Month(value) => single(Kind::Month, *value),
                    Meaning::CapitalMonth(value) if capital => single(Kind::Month, *value),
                    Meaning::DecadeName(value) => Some((Kind::Count, literal::decade(*value))),
                    Meaning::Unit(unit) | Meaning::Period(unit) if unit.is_time() => {
                        Some((Kind::Period, vec![Reading::of(1.0, Some(unit.clone()))]))
                    }
                    _ => None,
                }
            };
            let ((kind, readings), end) = self.phrases.leading(&self.text[word.at..], take)?;
            let never = kind == Kind::Period || readings[0].value == 0.0;
            let mut quantity = Quantity {
                kind,
                readings,
                written: Written::Words,
                demand: if never { Demand::Never } else { Demand::InContrast },
                ..Quantity::count(word.at..word.at + end, 0.0)
            };
            if let [decade, _] = &quantity.readings[..] {
                let first = decade.value; // in their sixties
                quantity.parts = literal::years_of_decade(&quantity, first);
            }
            if quantity.kind == Kind::Period {
                self.and_half(&mut quantity); // una hora y media
            }
            Some(quantity)
        })
    }

    /// A number with all that belongs to it; `last` is the quantity before it.
    fn number(&self, number: &Number, last: Option<&Quantity>) -> Quantity {
        let mut quantity = Quantity {
            kind: if number.written == Written::Ordinal { Kind::Ordinal } else { Kind::Count },
            written: number.written,
            readings: self.readings(number),
            demand: demand(number),
            ..Quantity::count(number.range.clone(), 0.0)
        };
        if number.written == Written::Digits {
            self.digits(&mut quantity, last);
        }
        self.time_in_words(&mut quantity);
        self.part(&mut quantity);
        self.and_half(&mut quantity);
        self.with_surroundings(quantity, last)
    }

    /// What a number means in the style of its text, or may mean where that does not tell.
    fn readings(&self, number: &Number) -> Vec<Reading> {
        let settled = match number.written {
            Written::Digits => self.style.settle(self.text, number),
            _ => number.readings,
        };
        let mut readings: Vec<Reading> =
            settled.iter().map(|value| Reading::of(value, None)).collect();
        if let (Written::Digits, [_, decimal]) = (number.written, &mut readings[..]) {
            let literal = &self.text[number.range.clone()];
            let usual = self.phrases.marks().decimal;
            decimal.unlikely = usual.is_some_and(|mark| !literal.contains(mark));
            if usual.is_some_and(|mark| literal.contains(mark)) {
                readings.reverse();
            }
        }
        readings
    }

    fn with_surroundings(&self, mut quantity: Quantity, last: Option<&Quantity>) -> Quantity {
        self.unit(&mut quantity);
        if quantity.kind == Kind::Ordinal && self.is_numbered(&quantity) {
            quantity.demand = Demand::Always;
        }
        self.before(&mut quantity, last);
        self.relation_after(&mut quantity);
        quantity
    }

    /// Whether what stands beside an ordinal is nothing without it: `the third percentile`.
    fn is_numbered(&self, quantity: &Quantity) -> bool {
        let Range { start, end } = quantity.number;
        self.phrases.leads(&self.text[end..], &Meaning::Numbered).is_some()
            || self.phrases.trails(&self.text[..start], &Meaning::Numbered).is_some()
    }

    /// `two thirds`, `una cuarta parte`
    fn part(&self, quantity: &mut Quantity) {
        let count = quantity.readings[0].value;
        let one = count == 1.0;
        let counts = quantity.kind == Kind::Count && count.fract() == 0.0;
        if !counts || quantity.written == Written::Loose && !one {
            return;
        }
        let after = |meaning: &Meaning| match meaning {
            Meaning::Part(of) => Some((*of, false)),
            Meaning::OrdinalPart(of) if one => Some((*of, true)),
            _ => None,
        };
        let following = &self.text[quantity.number.end..];
        let Some(((of, ordinal), end)) = self.phrases.leading(following, after) else { return };
        if !one && count >= of {
            return; // twelve half-days, nine quarters of the udder
        }
        quantity.readings = vec![Reading::of(count / of, None)];
        if ordinal {
            quantity.readings.push(Reading::of(of, None)); // a third group
        }
        quantity.kind = Kind::Part;
        quantity.demand = if one { Demand::InContrast } else { Demand::Always };
        quantity.extend(end);
        let scale = |meaning: &Meaning| match meaning {
            Meaning::OfScale(scale) => Some(*scale),
            _ => None,
        };
        if let Some((scale, end)) = self.phrases.leading(&self.text[quantity.number.end..], scale) {
            quantity.readings = vec![Reading::of(count / of * scale, None)];
            quantity.kind = Kind::Count;
            quantity.demand = Demand::Always;
            quantity.extend(end);
        }
    }
}

/// Digits always ask; small numbers in words come and go with the wording (`both`, `a couple`).
fn demand(number: &Number) -> Demand {
    const SMALL: f64 = 1.0;
    match number.written {
        Written::Digits => Demand::Always,
        Written::Words if number.readings.iter().any(|value| value > SMALL) => Demand::Always,
        Written::Ordinal => Demand::of_ordinal(number.readings.iter().fold(f64::MAX, f64::min)),
        Written::Words => Demand::InContrast,
        Written::Loose => Demand::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LanguageTag, Pack, pack};
    use crate::text::quantity::{Relation, Sign};
    use proptest::prelude::*;

    /// All quantities of `text` in order of their place; digits and symbols alone where the language is not known.
    fn quantities(text: &str, pack: Option<&Pack>, style: Style) -> Vec<Quantity> {
        let phrases = pack.map(Pack::phrases);
        let words: Vec<_> = crate::text::words::words(text)
            .map(|word| {
                let number = pack.and_then(|pack| pack.numbers().meaning(word.text));
                (word, Hint::of(word.text, number, phrases))
            })
            .collect();
        quantities_among(text, &words, phrases, style)
    }

    fn read(language: &str, text: &str) -> Vec<Quantity> {
        let pack = pack(&LanguageTag::known(language)).unwrap();
        quantities(text, Some(pack), Style::default())
    }

    #[test]
    fn a_number_comes_with_what_belongs_to_it() {
        for (language, text, number, whole, kind) in [
            ("en", "at least 5-10 mg", "5", "at least 5", Kind::Count),
            ("en", "r = −0.43.", "−0.43", "= −0.43", Kind::Count),
            ("en", "aged 65 years or older", "65", "65 years or older", Kind::Count),
            ("en", "two thirds of them", "two thirds", "two thirds", Kind::Part),
            ("en", "more than half an hour", "half", "more than half an hour", Kind::Part),
            ("en", "the 21st century", "21st", "21st century", Kind::Ordinal),
            ("en", "at 3:30 p.m.", "3:30 p.m", "3:30 p.m", Kind::Clock),
            ("en", "the 1990s", "1990s", "1990s", Kind::Count),
            ("en", "57/273 left", "57/273", "57/273", Kind::Part),
            ("en", "a PHQ-9 score", "PHQ-9", "PHQ-9", Kind::Name("phq".into())),
            ("en", "5-HT", "5-HT", "5-HT", Kind::Name("ht".into())),
            ("en", "in March", "March", "March", Kind::Month),
            ("es", "más de los 65 años", "65", "más de los 65 años", Kind::Count),
            ("es", "tres horas y media", "tres horas y media", "tres horas y media", Kind::Count),
            ("es", "la 2.ª semana", "2.ª", "2.ª semana", Kind::Ordinal),
            ("es", "una cuarta parte", "una cuarta parte", "una cuarta parte", Kind::Part),
            ("es", "tipo II", "II", "II", Kind::Ordinal),
            ("es", "2 300 000 euros", "2 300 000", "2 300 000 euros", Kind::Count),
            ("pt", "quarenta por cento", "quarenta", "quarenta por cento", Kind::Count),
        ] {
            let found = read(language, text);
            let quantity = found.iter().find(|found| text[found.number.clone()] == *number);
            let quantity = quantity.unwrap_or_else(|| panic!("{text}: {found:?}"));
            assert_eq!((&text[quantity.whole.clone()], &quantity.kind), (whole, &kind), "{text}");
        }
    }

    #[test]
    fn sign_relation_and_unit_are_read() {
        let found = &read("es", "(p ≤ −0,05 mg/dl)")[0];
        assert_eq!(found.sign, Sign::Minus);
        assert_eq!(found.relation, Some(Relation::LessOrEqual));
        assert_eq!(found.unit(), Some(&crate::text::quantity::Unit::leading("mg/dL").unwrap().0));
        assert_eq!(found.readings[0].value, 0.05);
    }

    #[test]
    fn a_range_shares_its_unit() {
        let found = read("en", "5-10 mg, 8 nurses");
        let shared: Vec<_> =
            found.iter().map(|found| (found.unit().is_some(), found.shares_unit)).collect();
        assert_eq!(shared, [(true, true), (true, false), (false, false)]);
        assert_eq!(read("en", "in 2015, 20% left")[0].unit(), None);
    }

    proptest! {
        #[test]
        fn quantities_stand_in_order_and_in_the_text(
            text in "(\\PC|[0-9.,:/%()<>=±−–-]|[a-zñ]|[0-9]{1,3}| (two|half|un|tercio|y media|de|cada|mil|XX|mg|years|May) |º){0,30}",
            language in "en|es|pt",
        ) {
            let mut last = 0;
            for quantity in read(&language, &text) {
                prop_assert!(quantity.whole.start <= quantity.number.start);
                prop_assert!(quantity.number.end <= quantity.whole.end);
                prop_assert!(quantity.number.start >= last && !quantity.number.is_empty());
                prop_assert!(text.get(quantity.number.clone()).is_some());
                prop_assert!(text.get(quantity.whole.clone()).is_some());
                prop_assert!(text.get(quantity.unit_place.clone()).is_some());
                prop_assert!(!quantity.readings.is_empty());
                prop_assert!(quantity.difference(&quantity).is_none());
                last = quantity.number.end;
            }
        }
    }
}
