//! Which of the two languages of a bitext the words of a text are of.

use crate::check::context::CheckContext;
use crate::check::facts::paired_signs::Aside;
use crate::language::{LONGEST_HEADING, Pack, pack};
use crate::side::{Side, Sides};
use crate::text::fold;
use crate::text::words::{Word, is_acronym, words};
use std::ops::Range;

/// A word of the target and its language.
pub(super) struct TargetWord {
    pub range: Range<usize>,
    /// The side whose language alone has the word; `None` for a word of both or neither: a name, an acronym.
    pub language: Option<Side>,
    /// Whether it has no capital.
    pub is_small: bool,
    /// Whether it carries little meaning of its own in either language.
    pub is_function_word: bool,
    /// Whether it is in brackets or quotation marks.
    pub is_in_aside: bool,
}

/// Tells words of two languages apart by their stop words and the lexicon of the pair.
pub(super) struct WordLanguages<'c> {
    context: &'c CheckContext<'c>,
    packs: Sides<&'static Pack>,
    /// The language that each form of the target's words suggests by itself.
    suggested: Vec<Option<Side>>,
}

impl<'c> WordLanguages<'c> {
    /// `None` where one of the languages has no pack.
    pub(crate) fn new(context: &'c CheckContext<'c>) -> Option<Self> {
        let [source, target] = Side::BOTH.map(|side| pack(context.language(side)));
        let packs = Sides::new(source?, target?);
        let forms = context.facts.words(Side::Target).forms.iter();
        let suggested = forms.map(|form| {
            let word = fold::case(&form.text);
            match (packs.source.is_stopword(&word), form.traits().is_stopword) {
                (true, false) => Some(Side::Source),
                (false, true) => Some(Side::Target),
                _ if packs.source.is_ascii() && !word.is_ascii() => Some(Side::Target),
                _ => None,
            }
        });
        Some(WordLanguages { context, packs, suggested: suggested.collect() })
    }

    /// Whether a segment of the target may have words of the source's language: quick, and right where it says no.
    pub(crate) fn may_be_foreign(&self, segment: usize) -> bool {
        let tokens = self.context.facts.words(Side::Target).tokens(segment).iter();
        let mut suggested = tokens.map(|token| self.suggested[token.form as usize]);
        let mut has_target_word = false;
        let has_source_word = suggested.any(|side| {
            has_target_word |= side == Some(Side::Target);
            side == Some(Side::Source)
        });
        has_source_word || !has_target_word
    }

    /// The heading that a text begins with, where it is one of the source's language only.
    pub(crate) fn foreign_heading(&self, text: &str) -> Option<Range<usize>> {
        let mut beginning = text.bytes().take(LONGEST_HEADING + 1);
        let end = beginning.position(|byte| matches!(byte, b':' | b'.')).unwrap_or(text.len());
        let is_heading = |side: Side| self.packs[side].heading_class(&text[..end]).is_some();
        (is_heading(Side::Source) && !is_heading(Side::Target)).then_some(0..end)
    }

    /// The words of a text in order, without symbols of one letter.
    pub(crate) fn words(&self, text: &str) -> Vec<TargetWord> {
        let is_word =
            |word: &Word<'_>| word.text.chars().all(|c| c.is_alphabetic() || "'’".contains(c));
        let (mut aside, mut read) = (Aside::default(), 0);
        let with_language = |word: Word<'_>| {
            aside.read(&text[read..word.at]);
            read = word.at;
            let folded = fold::case(word.text);
            TargetWord {
                range: word.range(),
                language: if is_acronym(word.text) { None } else { self.language(&folded) },
                is_small: !word.text.starts_with(char::is_uppercase),
                is_function_word: self.packs.iter().any(|pack| pack.is_stopword(&folded)),
                is_in_aside: aside.is_open(),
            }
        };
        let is_symbol = |word: &TargetWord| word.range.len() == 1 && !word.is_function_word;
        let words = words(text).filter(is_word).map(with_language);
        words.filter(|word| !is_symbol(word)).collect()
    }

    /// The side whose language alone has a word: by its letters, else by the stop words, else by the lexicon.
    fn language(&self, word: &str) -> Option<Side> {
        let is_ascii = self.packs.map(Pack::is_ascii);
        if !word.is_ascii() && is_ascii.source != is_ascii.target {
            return Some(if is_ascii.source { Side::Target } else { Side::Source });
        }
        let stopword = self.packs.map(|pack| pack.is_stopword(word));
        let known = if stopword.source || stopword.target {
            stopword
        } else {
            let folded = fold::accents(word);
            self.packs.map(|pack| self.context.lexicon.knows(pack, pack.stem(&folded)))
        };
        match (known.source, known.target) {
            (true, false) => Some(Side::Source),
            (false, true) => Some(Side::Target),
            _ => None,
        }
    }
}
