//! Quantities that belong together: ranges and lists, fractions, thousands set apart by blanks.

use super::literal::is_year;
use super::{Demand, Joint, Kind, Meaning, Phrases, Quantity, Reading, Unit};
use crate::text::number::Written;

/// Marks what is of one range or list with the next, and gives it the unit of that.
pub(super) fn join(text: &str, phrases: &Phrases, found: &mut [Quantity]) {
    let joints: Vec<Option<Joint>> = found
        .windows(2)
        .map(|pair| {
            let [quantity, next] = pair else { return None };
            let amounts = quantity.kind == Kind::Count && next.kind == Kind::Count;
            // at the first and at the second year
            let ordinals = quantity.kind == Kind::Ordinal && next.kind == Kind::Ordinal;
            let between = text.get(quantity.whole.end..next.whole.start)?;
            let before = &text[..quantity.whole.start];
            (amounts || ordinals).then(|| joint(before, between, phrases))?
        })
        .collect();
    for (index, joint) in joints.iter().enumerate().rev() {
        let Some(joint) = *joint else { continue };
        if found[index].kind == Kind::Count {
            found[index].joint = Some(joint);
        } else if joint == Joint::Range {
            // of `first to third` none is left out
            found[index..index + 2].iter_mut().for_each(|end| end.demand = Demand::Always);
        }
        let unit = found[index + 1].unit().cloned();
        let lacks_unit = found[index].unit().is_none() && !is_year(found[index].readings[0].value);
        if lacks_unit && unit.is_some() && shares_unit(text, phrases, found, &joints, index) {
            let quantity = &mut found[index];
            quantity.readings.iter_mut().for_each(|reading| reading.unit.clone_from(&unit));
            quantity.shares_unit = true;
        }
    }
    for (index, joint) in joints.iter().enumerate() {
        if *joint == Some(Joint::Range) {
            share_currency_before(&mut found[index..index + 2]);
        }
    }
}

/// Gives the end of a range the currency that stands before its beginning: `USD 30–45`.
fn share_currency_before(ends: &mut [Quantity]) {
    let [first, last] = ends else { return };
    let is_before = first.unit_place.end < first.number.end;
    if let Some(unit) = first.unit().filter(|unit| unit.is_currency() && is_before).cloned()
        && last.unit().is_none()
    {
        last.readings.iter_mut().for_each(|reading| reading.unit = Some(unit.clone()));
        last.shares_unit = true;
    }
}

/// Whether a number has the unit of the one it is joined to: not where they tell of different things, as in *fue de 3,1 y el
/// 16 % tuvo* and *fue de 27,3, y el 8,7 %*.
fn shares_unit(
    text: &str,
    phrases: &Phrases,
    found: &[Quantity],
    joints: &[Option<Joint>],
    index: usize,
) -> bool {
    let is_list = |index: usize| joints.get(index) == Some(&Some(Joint::List));
    if !is_list(index) {
        return true;
    }
    let (quantity, next) = (&found[index], &found[index + 1]);
    let between = |index: usize| &text[found[index].whole.end..found[index + 1].whole.start];
    let has_comma = |index: usize| between(index).trim_start().starts_with([',', ';']);
    let has_determiner = |quantity: &Quantity| {
        phrases.trails(&text[..quantity.number.start], &Meaning::Determiner).is_some()
    };
    if has_determiner(next) && !has_determiner(quantity) {
        return false;
    }
    let words = between(index).trim_start_matches([',', ';', ' ']);
    if phrases.leads(words, &Meaning::Joins).is_some() {
        let is_third = index.checked_sub(1).is_some_and(|last| is_list(last) && has_comma(last));
        is_third || !has_comma(index)
    } else {
        // a list goes on: not "of those aged 18 to 24, 9 %", nor "al 100, al 70 % o al 50 %"
        next.shares_unit || !has_comma(index)
    }
}

/// Makes counts of what looks like the items of a list that has no item before them: `the largest clusters (10)`.
pub(super) fn items(text: &str, found: &mut [Quantity]) {
    let mut last = 0.0;
    for quantity in found.iter_mut().filter(|quantity| quantity.kind == Kind::Item) {
        let value = quantity.readings[0].value;
        let before = text[..quantity.number.start].strip_suffix('(');
        let is_inside = before.is_some_and(|before| !before.trim_end().is_empty());
        if is_inside && value != 1.0 && value != last + 1.0 {
            quantity.kind = Kind::Count;
            quantity.demand = Demand::Always;
        }
        last = value;
    }
}

/// Whether a number begins the name of a decade: `nineteen-sixties`.
pub(super) fn is_century_of(text: &str, number: &Quantity, decade: &Quantity) -> bool {
    const CENTURIES: std::ops::Range<f64> = 11.0..21.0;
    let adjoins = text.get(number.whole.end..decade.number.start).is_some_and(|between| {
        between.trim_matches(|c: char| c.is_whitespace() || c == '-').is_empty()
    });
    let is_decade = decade.written == Written::Words && decade.parts.len() == 2;
    is_decade && adjoins && CENTURIES.contains(&number.readings[0].value)
}

/// Gives a decade the century that its name begins with.
pub(super) fn add_century(century: &Quantity, decade: &mut Quantity) {
    let years = decade.readings.iter().map(|reading| reading.value).fold(f64::MAX, f64::min);
    decade.number.start = century.number.start;
    decade.whole.start = century.whole.start;
    decade.readings = [years + 100.0 * century.readings[0].value, years]
        .map(|year| Reading::of(year, None))
        .to_vec();
    decade.parts.clear();
}

/// Marks the days, months and years of dates in digits.
pub(super) fn date(text: &str, found: &mut [Quantity]) {
    for start in 0..found.len().saturating_sub(2) {
        let parts = &mut found[start..start + 3];
        let [first, second, third] = parts else { continue };
        let marks = (
            text.get(first.number.end..second.number.start),
            text.get(second.number.end..third.number.start),
        );
        let (Some(mark @ ("/" | "-" | ".")), Some(other)) = marks else { continue };
        let value = |quantity: &Quantity| quantity.readings[0].value;
        let day = |quantity: &Quantity| (1.0..=31.0).contains(&value(quantity));
        let year_last =
            day(first) && (is_year(value(third)) || mark == "/" && third.number.len() == 2);
        let year_first = is_year(value(first)) && day(third);
        let counts = parts.iter().all(|part| part.kind == Kind::Count && part.unit().is_none());
        if mark == other && counts && day(&parts[1]) && (year_first || year_last) {
            parts.iter_mut().for_each(|part| part.kind = Kind::Date);
        }
    }
}

/// What a text between two numbers makes of them: `-` and ` to ` a range, `, ` and ` y ` a list.
fn joint(before: &str, between: &str, phrases: &Phrases) -> Option<Joint> {
    const DASHES: &str = "-‐‑‒–—−";
    const MARKS: &str = ",;/±+";
    let is_mark = |c: char| c.is_whitespace() || MARKS.contains(c) || DASHES.contains(c);
    let words = between.trim_matches(is_mark);
    if words.is_empty() {
        let is_range = between.contains(|c| DASHES.contains(c));
        let is_list = !between.trim().is_empty();
        return is_list.then_some(if is_range { Joint::Range } else { Joint::List });
    }
    let after_between = || phrases.trails(before, &Meaning::Between).is_some();
    let take = |meaning: &Meaning| match meaning {
        Meaning::Range => Some(Joint::Range),
        Meaning::Contrasts => Some(Joint::Contrast),
        Meaning::Joins => Some(if after_between() { Joint::Range } else { Joint::List }),
        _ => None,
    };
    let is = |words: &str, meaning| phrases.leads(words, meaning) == Some(words.len());
    let is_article = |words: &str| is(words, &Meaning::Article);
    let has_comma = between.trim_start().starts_with([',', ';']);
    if has_comma && (is_article(words) || is(words, &Meaning::Determiner)) {
        return Some(Joint::List); // el 72, el 24 y el 17 %
    }
    let (joint, end) = phrases.leading(words, take)?;
    let rest = words[end..].trim_start_matches('.'); // vs.
    let is_all = rest.is_empty() || is_article(rest);
    is_all.then_some(joint)
}

/// Marks the lists that keep their order: `5 and 10, respectively`.
pub(super) fn in_order(text: &str, phrases: &Phrases, found: &mut [Quantity]) {
    let is_list = |quantity: &&mut Quantity| quantity.joint == Some(Joint::List);
    let mut lists = found.iter_mut().filter(is_list).peekable();
    if lists.peek().is_some() && phrases.stands_in(text, &Meaning::InOrder) {
        lists.for_each(|quantity| quantity.joint = Some(Joint::InOrder));
    }
}

/// Puts together what is one quantity and may be several.
pub(super) fn wholes(text: &str, phrases: &Phrases, found: Vec<Quantity>) -> Vec<Quantity> {
    let mut out = Vec::with_capacity(found.len());
    let mut found = found.into_iter();
    loop {
        let rest = found.as_slice();
        let pair = fraction(text, phrases, rest)
            .or_else(|| part_of_scale(text, phrases, rest))
            .or_else(|| in_two_units(text, rest));
        match pair.map(|whole| (whole, 2)).or_else(|| thousands(text, rest)) {
            Some((whole, taken)) => {
                out.push(whole);
                found.nth(taken - 1);
            }
            None => match found.next() {
                Some(single) => out.push(single),
                None => return out,
            },
        }
    }
}

/// `57/273`, `1 in 5`: a part of a whole, or two counts.
fn fraction(text: &str, phrases: &Phrases, rest: &[Quantity]) -> Option<Quantity> {
    let [part, of, ..] = rest else { return None };
    let counts = part.kind == Kind::Count && of.kind == Kind::Count;
    let between = text.get(part.whole.end..of.whole.start).filter(|_| counts)?;
    let slash = matches!(between, "/" | "⁄");
    let words = || phrases.leads(between, &Meaning::OutOf) == Some(between.trim_end().len());
    let (top, bottom) = (part.readings[0].value, of.readings[0].value);
    let proper = bottom > 0.0 && top.fract() == 0.0 && bottom.fract() == 0.0;
    let small = top < bottom;
    (proper && (slash || small && words())).then(|| Quantity {
        kind: if small { Kind::Part } else { Kind::Count },
        readings: vec![Reading::of(top / bottom, None)],
        ..of_parts(&[part.clone(), of.clone()])
    })
}

/// `half a million`
fn part_of_scale(text: &str, phrases: &Phrases, rest: &[Quantity]) -> Option<Quantity> {
    const LEAST: f64 = 1e6;
    let [part, scale, ..] = rest else { return None };
    let between = text.get(part.whole.end..scale.whole.start)?;
    let value = scale.readings[0].value;
    let scaled = part.kind == Kind::Part && scale.kind == Kind::Count && value % LEAST == 0.0;
    let near = || {
        between.trim().is_empty()
            || phrases.leads(between, &Meaning::Article) == Some(between.trim_end().len())
    };
    (scaled && value > 0.0 && near()).then(|| Quantity {
        kind: Kind::Count,
        written: Written::Words,
        readings: vec![Reading::of(part.readings[0].value * value, scale.unit().cloned())],
        parts: Vec::new(),
        ..of_parts(&[part.clone(), scale.clone()])
    })
}

/// `5 ft 3 in`, `6 lb 10 oz`: one amount in two customary units.
fn in_two_units(text: &str, rest: &[Quantity]) -> Option<Quantity> {
    let [large, small, ..] = rest else { return None };
    let is_count = |quantity: &Quantity| quantity.kind == Kind::Count;
    let between = text.get(large.whole.end..small.whole.start)?;
    let unit = large.unit().filter(|_| between.trim().is_empty())?;
    let (others, end) = match small.unit() {
        Some(unit) => (unit.clone(), small.whole.end),
        None => {
            let after = text[small.whole.end..].trim_start().strip_prefix("in")?;
            let is_whole_word = !after.starts_with(char::is_alphanumeric);
            (Unit::of("inch").filter(|_| is_whole_word)?, text.len() - after.len())
        }
    };
    let value = large.readings[0].value;
    let more = others.in_larger(small.readings[0].value, unit)?;
    (is_count(large) && is_count(small)).then(|| Quantity {
        readings: vec![Reading::of(value + more, Some(unit.clone()))],
        whole: large.whole.start..end,
        ..of_parts(&[large.clone(), small.clone()])
    })
}

/// What parts that stand together have in common.
fn of_parts(parts: &[Quantity]) -> Quantity {
    let (first, last) = (&parts[0], &parts[parts.len() - 1]);
    Quantity {
        number: first.number.start..last.number.end,
        whole: first.whole.start..last.whole.end,
        unit_place: last.unit_place.clone(),
        sign: first.sign,
        relation: first.relation.or(last.relation),
        demand: first.demand.max(last.demand),
        joint: last.joint,
        parts: parts.to_vec(),
        ..Quantity::count(0..0, 0.0)
    }
}

/// `2 300 000`: one number in groups, or several.
fn thousands(text: &str, rest: &[Quantity]) -> Option<(Quantity, usize)> {
    const LEADING: usize = 3;
    let digits = |quantity: &Quantity| {
        let literal = &text[quantity.number.clone()];
        let plain = quantity.written == Written::Digits && quantity.kind == Kind::Count;
        (plain && literal.starts_with(|c: char| c.is_ascii_digit())).then_some(literal.len())
    };
    rest.first().filter(|first| digits(first).is_some_and(|length| length <= LEADING))?;
    let grouped = rest.windows(2).take_while(|pair| {
        let adjoins = text.get(pair[0].number.end..pair[1].number.start) == Some(" ");
        let literal = &text[pair[1].number.clone()];
        let group = literal.bytes().take_while(u8::is_ascii_digit).count() == 3;
        adjoins && group && !literal[3..].starts_with(|c: char| c.is_ascii_digit())
    });
    let parts = &rest[..=grouped.count()];
    let last = parts.last().filter(|_| parts.len() > 1)?;
    let value = parts.iter().fold(0.0, |value, part| value * 1000.0 + part.readings[0].value);
    let readings = vec![Reading::of(value, last.unit().cloned())];
    Some((Quantity { readings, ..of_parts(parts) }, parts.len()))
}
