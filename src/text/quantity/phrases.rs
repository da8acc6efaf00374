//! What the words around a number do to it, by language: `years`, `at least`, `a quarter`, `per cent`.

use super::relation::Relation;
use super::unit::Unit;
use crate::text::fold;
use crate::text::number::Style;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// The phrases of one language.
#[derive(Default)]
pub(crate) struct Phrases {
    meanings: FxHashMap<String, Vec<Meaning>>,
    /// All in the order of the table.
    rows: Vec<(String, Meaning)>,
    /// The words that phrases begin with, as many as one may: the first, the first two … and all.
    beginnings: FxHashSet<String>,
    /// The same for the words that they end with.
    endings: FxHashSet<String>,
    /// Of those that begin phrases, the ones of phrases that have a value.
    first_of_value: FxHashSet<String>,
    marks: Style,
}

/// What a phrase means near a number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// `5 years`
    Unit(Unit),
    /// `weekly`: a time that takes no number.
    Period(Unit),
    /// `at least 5`
    Before(Relation),
    /// `5 or more`
    After(Relation),
    /// `two thirds`: one part of so many.
    Part(f64),
    /// The same where a count comes before it; else an ordinal: `one third`, `the third`.
    OrdinalPart(f64),
    /// `doubled`
    Multiple(f64),
    /// `no patient`
    Nothing,
    Month(f64),
    /// A month where it has a capital: `March`, `May`.
    CapitalMonth(f64),
    /// `5 and 10`: between two numbers of one kind.
    Joins,
    /// `5 vs 10`: between two numbers that each tell of something else.
    Contrasts,
    /// `5 to 10`: between the two ends of a range.
    Range,
    /// `between 5 and 10`: before a range.
    Between,
    /// `respectively`: the numbers of a list stand in the order of what they belong to.
    InOrder,
    /// `1 in 5`: between the part and the whole.
    OutOf,
    /// `two and a half`
    AndHalf,
    /// May stand between a number and what belongs to it: `más de los 65`.
    Article,
    /// Begins what a number tells of: where the second of two numbers has one and the first has none, they tell of different
    /// things (`fue de 3,1 y el 16 % tuvo`).
    Determiner,
    /// `años 90`, before the number of a decade.
    Decade,
    /// `nineties`
    DecadeName(f64),
    /// `every 8 hours`
    Every,
    /// *de parcelas*: behind it what is counted has neither a number nor an article.
    Bare,
    /// `5 mg per kg`
    Per,
    /// `the third percentile`, *siglo III*: beside an ordinal that cannot be left out.
    Numbered,
    /// `2nd`, attached to digits.
    OrdinalEnding,
    /// `3:30 am`
    Morning,
    /// `3:30 pm`
    Afternoon,
    /// `at 7`, *las 7*: before an hour.
    AtHour,
    /// `half past seven`: so many minutes, before the hour.
    MinutesBefore(f64),
    /// *las siete y media*: so many minutes, after the hour.
    MinutesAfter(f64),
    /// *un cuarto de millón*: so many times the part before it.
    OfScale(f64),
    /// `article 9.2`: before the numbers of a provision.
    Provision,
    /// `minus 5`
    Minus,
    /// `5 °C below zero`
    BelowZero,
    /// `not`: a relation behind it is not said.
    Denies,
}

impl Meaning {
    fn parse(kind: &str, meaning: &str) -> Option<Self> {
        let number = || meaning.parse().ok();
        Some(match kind {
            "unit" => Meaning::Unit(Unit::of(meaning)?),
            "period" => Meaning::Period(Unit::of(meaning)?),
            "before" => Meaning::Before(Relation::parse(meaning)?),
            "after" => Meaning::After(Relation::parse(meaning)?),
            "part" => Meaning::Part(number()?),
            "ordinal-part" => Meaning::OrdinalPart(number()?),
            "multiple" => Meaning::Multiple(number()?),
            "none" => Meaning::Nothing,
            "month" => Meaning::Month(number()?),
            "capital-month" => Meaning::CapitalMonth(number()?),
            "joins" => Meaning::Joins,
            "contrasts" => Meaning::Contrasts,
            "range" => Meaning::Range,
            "between" => Meaning::Between,
            "in-order" => Meaning::InOrder,
            "out-of" => Meaning::OutOf,
            "and-half" => Meaning::AndHalf,
            "article" => Meaning::Article,
            "determiner" => Meaning::Determiner,
            "decade" => Meaning::Decade,
            "decade-name" => Meaning::DecadeName(number()?),
            "every" => Meaning::Every,
            "per" => Meaning::Per,
            "bare" => Meaning::Bare,
            "numbered" => Meaning::Numbered,
            "ordinal-ending" => Meaning::OrdinalEnding,
            "morning" => Meaning::Morning,
            "afternoon" => Meaning::Afternoon,
            "at-hour" => Meaning::AtHour,
            "minutes-before" => Meaning::MinutesBefore(number()?),
            "minutes-after" => Meaning::MinutesAfter(number()?),
            "of-scale" => Meaning::OfScale(number()?),
            "provision" => Meaning::Provision,
            "minus" => Meaning::Minus,
            "below-zero" => Meaning::BelowZero,
            "denies" => Meaning::Denies,
            _ => return None,
        })
    }

    /// Whether it may be a quantity without a number beside it.
    fn has_value(&self) -> bool {
        match self {
            Meaning::Unit(unit) | Meaning::Period(unit) => unit.is_time(),
            Meaning::Part(_)
            | Meaning::OrdinalPart(_)
            | Meaning::Multiple(_)
            | Meaning::Nothing
            | Meaning::Month(_)
            | Meaning::CapitalMonth(_)
            | Meaning::DecadeName(_) => true,
            _ => false,
        }
    }
}

impl Phrases {
    /// The phrases of a table: phrase, kind and meaning of each row. `None` where a row has no sense.
    pub(crate) fn parse<'t>(rows: impl Iterator<Item = [&'t str; 3]>) -> Option<Self> {
        let mut phrases = Phrases::default();
        for [phrase, kind, meaning] in rows {
            if kind == "marks" {
                let thousands =
                    if meaning == "space" { Some('\u{a0}') } else { meaning.chars().next() };
                phrases.marks =
                    Style { decimal: phrase.chars().next(), thousands, marks_four: false };
                continue;
            }
            let meaning = Meaning::parse(kind, meaning)?;
            let key = fold::case(phrase);
            let words: Vec<&str> = key.split(' ').collect();
            for count in 1..=words.len() {
                phrases.beginnings.insert(words[..count].join(" "));
                phrases.endings.insert(words[words.len() - count..].join(" "));
            }
            if meaning.has_value() {
                phrases.first_of_value.insert(words[0].to_owned());
            }
            phrases.rows.push((phrase.to_owned(), meaning.clone()));
            phrases.meanings.entry(key.into_owned()).or_default().push(meaning);
        }
        Some(phrases)
    }

    /// Whether a phrase with a value of its own may begin with a word.
    pub(super) fn begins_value(&self, word: &str) -> bool {
        let letters = &word[..word.find(|c| !letter(c)).unwrap_or(word.len())];
        self.first_of_value.contains(&*fold::case(letters))
    }

    /// The longest phrase that `text` begins with, blanks or a hyphen aside, of those that `take` takes; and where it ends.
    pub(super) fn leading<T>(
        &self,
        text: &str,
        take: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        let mut longest = None;
        let mut end = text.len() - text.trim_start_matches(between).len();
        let mut phrase = Cow::from("");
        loop {
            let start = text.len() - text[end..].trim_start_matches(within).len();
            end = text[start..].find(|c| !letter(c)).map_or(text.len(), |length| start + length);
            let word = fold::case(&text[start..end]);
            phrase = if phrase.is_empty() { word } else { [&*phrase, " ", &*word].concat().into() };
            if start == end || !self.beginnings.contains(&*phrase) {
                return longest;
            }
            let found = self.meaning(&phrase, &take).map(|found| (found, end));
            longest = found.or(longest);
        }
    }

    /// The longest phrase that `text` ends with, blanks aside, of those that `take` takes; and where it starts.
    pub(super) fn trailing<T>(
        &self,
        text: &str,
        take: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        let mut longest = None;
        let mut start = text.trim_end_matches(between).len();
        let mut phrase = Cow::from("");
        loop {
            let end = text[..start].trim_end_matches(within).len();
            start = text[..end].trim_end_matches(letter).len();
            let word = fold::case(&text[start..end]);
            phrase = if phrase.is_empty() { word } else { [&*word, " ", &*phrase].concat().into() };
            if start == end || !self.endings.contains(&*phrase) {
                return longest;
            }
            let found = self.meaning(&phrase, &take).map(|found| (found, start));
            longest = found.or(longest);
        }
    }

    /// The first meaning of a phrase that `take` takes.
    fn meaning<T>(&self, phrase: &str, take: impl Fn(&Meaning) -> Option<T>) -> Option<T> {
        self.meanings.get(phrase)?.iter().find_map(take)
    }

    /// Where a phrase ends that means this and that `text` begins with.
    pub(crate) fn leads(&self, text: &str, meaning: &Meaning) -> Option<usize> {
        self.leading(text, |other| (other == meaning).then_some(())).map(|((), end)| end)
    }

    /// Whether a text has a word that means this.
    pub(super) fn stands_in(&self, text: &str, meaning: &Meaning) -> bool {
        let mut words = text.split(|c| !letter(c)).filter(|word| !word.is_empty());
        words.any(|word| self.leads(word, meaning) == Some(word.len()))
    }

    /// Where a phrase starts that means this and that `text` ends with.
    pub(super) fn trails(&self, text: &str, meaning: &Meaning) -> Option<usize> {
        self.trailing(text, |other| (other == meaning).then_some(())).map(|((), start)| start)
    }

    /// The first phrase of the table that means this.
    pub(crate) fn naming(&self, meaning: &Meaning) -> Option<&str> {
        self.names(meaning).next()
    }

    /// The name of a unit after a number.
    pub(crate) fn unit_name(&self, unit: &Unit, plural: bool) -> Option<&str> {
        let meaning = Meaning::Unit(unit.clone());
        self.names(&meaning).nth(usize::from(plural)).or_else(|| self.naming(&meaning))
    }

    fn names(&self, meaning: &Meaning) -> impl Iterator<Item = &str> {
        let rows = self.rows.iter().filter(move |(_, meant)| meant == meaning);
        rows.map(|(phrase, _)| phrase.as_str())
    }

    /// How the language writes numbers where a text does not show it.
    pub(crate) fn marks(&self) -> Style {
        self.marks
    }
}

fn letter(c: char) -> bool {
    c.is_alphabetic() || c == '\'' || c == '\u{2019}' || c == 'º' || c == 'ª'
}

fn between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// What may stand between the words of a phrase: `p. m.`
fn within(c: char) -> bool {
    between(c) || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LanguageTag, pack};

    #[test]
    fn the_longest_phrase_is_taken() {
        let phrases = pack(&LanguageTag::known("en")).unwrap().phrases();
        let relation = |meaning: &Meaning| match meaning {
            Meaning::Before(relation) | Meaning::After(relation) => Some(*relation),
            _ => None,
        };
        let before = phrases.trailing("aged no less than ", relation);
        assert_eq!(before, Some((Relation::GreaterOrEqual, 5)));
        let after = Meaning::After(Relation::GreaterOrEqual);
        assert_eq!(phrases.leads(" or older were", &after), Some(9));
        assert_eq!(phrases.leads(" of them", &after), None);
    }
}
