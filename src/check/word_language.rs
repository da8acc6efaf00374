//! Which of the two languages of a bitext the words of a text are of.

use super::CheckContext;
use crate::bitext::Side;
use crate::language::{LONGEST_HEADING, Pack, pack};
use crate::text::fold;
use crate::text::words::{Word, is_acronym, words};
use crate::words::Form;
use memchr::memchr2;
use std::ops::Range;
use std::sync::Arc;

/// What a word is a word of, as far as word lists tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The one side's language and not the other's.
    Only(Side),
    /// Of both or unknown: a name, an acronym, a word that is spelt alike.
    Either,
}

/// A word and what it is a word of.
pub(super) struct Told {
    pub range: Range<usize>,
    pub of: Of,
    /// Whether it has no capital.
    pub small: bool,
    /// Whether it carries little meaning of its own in either language.
    pub function: bool,
}

/// Tells words of two languages apart by their stop words and the lexicon of the pair.
pub(super) struct WordLanguage<'s> {
    context: &'s CheckContext<'s>,
    packs: [&'static Pack; 2],
    /// What each form of the target's words suggests by itself.
    suggested: Vec<Option<Side>>,
}

impl<'s> WordLanguage<'s> {
    /// `None` where one of the languages has no pack.
    pub fn new(context: &'s CheckContext<'s>) -> Option<Self> {
        let packs = [Side::Source, Side::Target].map(|side| pack(context.language(side)));
        let [Some(source), Some(target)] = packs else { return None };
        let is_foreign = |word: &str| source.is_ascii() && !word.is_ascii();
        let suggest = |form: &Arc<Form>| {
            let word = fold::case(&form.text);
            match (source.is_stopword(&word), form.traits().is_stopword) {
                (true, false) => Some(Side::Source),
                (false, true) => Some(Side::Target),
                _ => is_foreign(&word).then_some(Side::Target),
            }
        };
        let suggested = context.words(Side::Target).forms.iter().map(suggest).collect();
        Some(WordLanguage { context, packs: [source, target], suggested })
    }

    /// Whether a segment of the target may have words of the source's language: cheap, and right where the answer is
    /// no.
    pub fn is_suspect(&self, segment: usize) -> bool {
        let tokens = self.context.words(Side::Target).tokens(segment);
        let (mut foreign, mut usual) = (false, false);
        // few texts have a foreign word: to look at all is faster than to stop at the first
        for token in tokens {
            let suggested = self.suggested[token.form as usize];
            foreign |= suggested == Some(Side::Source);
            usual |= suggested == Some(Side::Target);
        }
        foreign || !usual
    }

    /// The heading that a text begins with, where it is one of the source's language only.
    pub fn foreign_label(&self, text: &str) -> Option<Range<usize>> {
        let beginning = &text.as_bytes()[..text.len().min(LONGEST_HEADING + 1)];
        let end = memchr2(b':', b'.', beginning).unwrap_or(text.len());
        let label = &text[..end];
        let [source, target] = self.packs;
        let foreign =
            source.heading_class(label).is_some() && target.heading_class(label).is_none();
        foreign.then_some(0..end)
    }

    /// The words of a text in order.
    pub fn words(&self, text: &str) -> Vec<Told> {
        let told = |word: Word<'_>| Told {
            range: word.range(),
            of: if is_acronym(word.text) { Of::Either } else { self.of(word.text) },
            small: !word.text.starts_with(char::is_uppercase),
            function: self.packs.iter().any(|pack| pack.is_stopword(&fold::case(word.text))),
        };
        let is_word =
            |word: &Word<'_>| word.text.chars().all(|c| c.is_alphabetic() || "'’".contains(c));
        let is_symbol = |told: &Told| told.range.len() == 1 && !told.function;
        words(text).filter(is_word).map(told).filter(|told| !is_symbol(told)).collect()
    }

    fn of(&self, word: &str) -> Of {
        let folded = fold::case(word);
        let sides = [Side::Source, Side::Target].into_iter().zip(self.packs);
        let of = |is_word: &dyn Fn(&Pack) -> bool| {
            let mut found = sides.clone().filter(|(_, pack)| is_word(pack));
            match (found.next(), found.next()) {
                (Some((side, _)), None) => Some(Of::Only(side)),
                (Some(_), Some(_)) => Some(Of::Either),
                (None, _) => None,
            }
        };
        let by_letters = |pack: &Pack| {
            self.packs.iter().any(|pack| pack.is_ascii()) && !pack.is_ascii() && !folded.is_ascii()
        };
        let by_lexicon =
            |pack: &Pack| self.context.lexicon().knows(pack, pack.stem(&fold::accents(&folded)));
        of(&by_letters)
            .or_else(|| of(&|pack| pack.is_stopword(&folded)))
            .or_else(|| of(&by_lexicon))
            .unwrap_or(Of::Either)
    }
}
