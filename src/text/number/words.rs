//! Numbers in words, simple and compound.

use super::{Number, Readings, Written};
use crate::text::fold;
use crate::text::words::Word;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The words for numbers in one language, by their form in lower case.
pub(crate) struct NumberWords(FxHashMap<&'static str, NumberWord>);

impl NumberWords {
    /// What a word means, in whatever case.
    pub(crate) fn meaning(&self, word: &str) -> Option<NumberWord> {
        self.0.get(&*fold::case(word)).copied()
    }

    /// All words, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, NumberWord)> {
        self.0.iter().map(|(word, meaning)| (*word, *meaning))
    }
}

impl FromIterator<(&'static str, NumberWord)> for NumberWords {
    fn from_iter<I: IntoIterator<Item = (&'static str, NumberWord)>>(words: I) -> Self {
        NumberWords(words.into_iter().collect())
    }
}

/// What a word for a number means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NumberWord {
    /// Adds to what comes before it: `five` in `twenty-five`.
    Unit(f64),
    /// Counts in twenties as French does: `vingt` multiplies four, `soixante` and `quatre-vingt` take up to 19.
    Score(f64),
    /// Multiplies what comes before it: `thousand`.
    Scale(f64),
    Ordinal(f64),
    /// Often no number at all (`one`, `half`): it may be the equal of a number, but needs none.
    Loose(f64),
    /// The same, and never the end of a compound: twenty primary schools are twenty.
    Apart(f64),
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
            "score" => NumberWord::Score(value),
            "scale" => NumberWord::Scale(value),
            "ordinal" => NumberWord::Ordinal(value),
            "loose" => NumberWord::Loose(value),
            "apart" => NumberWord::Apart(value),
            "article" => NumberWord::Article(value),
            "and" => NumberWord::And(value),
            _ => return None,
        })
    }
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Whether a word apart from the one before it is of one with what follows: `twenty five-minute talks`.
fn begins_compound(before: &str, after: &str) -> bool {
    let behind_hyphen = after.strip_prefix(HYPHENS);
    !before.contains(HYPHENS)
        && behind_hyphen.is_some_and(|next| next.starts_with(char::is_alphabetic))
}

pub(super) fn in_words<'t>(
    text: &str,
    words: impl Iterator<Item = (Word<'t>, Option<NumberWord>)>,
    found: &mut Vec<Number>,
) {
    let in_digits = found.len();
    let mut open: Option<Compound> = None;
    let mut words = words.peekable();
    while let Some((word, meaning)) = words.next() {
        let is_number_next = words.peek().is_some_and(|(_, meaning)| meaning.is_some());
        let near = |end: usize| {
            end <= word.at
                && text[end..word.at].chars().all(|c| c.is_whitespace() || HYPHENS.contains(&c))
        };
        if let Some(compound) = open.as_mut() {
            let joined = near(compound.reach)
                && (is_number_next
                    || !begins_compound(&text[compound.reach..word.at], &text[word.range().end..]))
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
    /// What came since the last thousand or million.
    part: f64,
    /// What else it may mean.
    other: Option<f64>,
    written: Written,
    range: Range<usize>,
    /// The end of the last word taken or held, `and` included.
    reach: usize,
    pending_and: bool,
    /// Whether sixty and eighty may be followed by up to 19.
    by_scores: bool,
}

impl Compound {
    fn open(meaning: NumberWord, range: Range<usize>) -> Option<Self> {
        let (part, written) = match meaning {
            // "millions of people" is no number, "mil" and "a dozen" are
            NumberWord::Scale(value) if value > 1000.0 => return None,
            NumberWord::Unit(value) | NumberWord::Score(value) | NumberWord::Scale(value) => {
                (value, Written::Words)
            }
            NumberWord::Ordinal(value) => (value, Written::Ordinal),
            NumberWord::Loose(value) | NumberWord::Apart(value) | NumberWord::Article(value) => {
                (value, Written::Loose)
            }
            NumberWord::And(_) => return None,
        };
        let reach = range.end;
        let by_scores = matches!(meaning, NumberWord::Score(_));
        let compound = Compound {
            total: 0.0,
            part,
            other: None,
            written,
            range,
            reach,
            pending_and: false,
            by_scores,
        };
        Some(compound)
    }

    fn join(&mut self, meaning: NumberWord, range: Range<usize>) -> bool {
        const FOUR: f64 = 4.0;
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
            NumberWord::Score(score)
                if self.written == Written::Words
                    && (score < self.room() || self.part % 100.0 == FOUR) =>
            {
                self.part += if self.part % 100.0 == FOUR { score * FOUR - FOUR } else { score };
                self.by_scores = true;
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
        if self.by_scores && [60.0, 80.0].contains(&(self.part % 100.0)) {
            return 20.0;
        }
        let part = if self.part == 0.0 { 1000.0 } else { self.part };
        [1000.0, 100.0, 10.0].into_iter().find(|place| part % place == 0.0).unwrap_or(1.0)
    }

    fn close(self) -> Option<Number> {
        let readings = Readings(self.total + self.part, self.other);
        Some(Number { range: self.range, written: self.written, readings })
    }
}
