//! Empty targets of XLIFF filled from a memory.

use super::StoreError;
use super::leverage::Leverage;
use super::lookup::{Like, Lookup, Match, Query};
use crate::language::LanguageTag;
use crate::memory::xliff::{Content, Fillable, Filling, Matched, Segment};
use crate::text::script::word_count;

/// How targets are filled.
#[derive(Clone, Debug)]
pub struct Pretranslate {
    /// How alike the sources must be, in per cent.
    pub threshold: u8,
    /// The languages of files that do not name them.
    pub source: Option<LanguageTag>,
    /// The same for the target.
    pub target: Option<LanguageTag>,
}

/// A file with its targets filled.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Pretranslated {
    /// The file.
    pub text: String,
    /// The segments whose targets were empty, by what they were filled with.
    pub leverage: Leverage,
    /// How many were filled of how many that were empty.
    pub filled: usize,
    /// How many segments had a translation, or are not to be translated.
    pub closed: usize,
    /// How many were filled with one of several translations of the same source.
    pub ambiguous: usize,
    /// How many were filled though the inline codes of the source are others than those of the memory.
    pub other_codes: usize,
}

impl Lookup<'_> {
    /// Fills the empty targets of an XLIFF file; `done` is called after each segment.
    ///
    /// A match whose inline codes are others counts as 99 per cent at most.
    pub fn pretranslate(
        &mut self,
        file: &Fillable,
        how: &Pretranslate,
        mut done: impl FnMut(),
    ) -> Result<Pretranslated, StoreError> {
        let mut leverage = Leverage::default();
        let mut fillings = Vec::with_capacity(file.segments.len());
        let (mut closed, mut ambiguous, mut other_codes) = (0, 0, 0);
        for (index, segment) in file.segments.iter().enumerate() {
            done();
            if !segment.is_open {
                closed += 1;
                fillings.push(None);
                continue;
            }
            let best = self.best_for(file, index, how)?;
            let percent = best.as_ref().map_or(0, |best| best.filling.percent);
            leverage.add(percent, false, word_count(&segment.source));
            if let Some(best) = &best {
                ambiguous += usize::from(best.is_ambiguous);
                other_codes += usize::from(!best.codes_match);
            }
            fillings.push(best.map(|best| best.filling));
        }
        let filled = fillings.iter().flatten().count();
        let text = file.fill(&fillings, how.target.as_ref());
        Ok(Pretranslated { text, leverage, filled, closed, ambiguous, other_codes })
    }

    /// What fills a segment best, if anything is like it.
    fn best_for(
        &mut self,
        file: &Fillable,
        index: usize,
        how: &Pretranslate,
    ) -> Result<Option<Best>, StoreError> {
        let segment = &file.segments[index];
        let named = |named: &Option<LanguageTag>, assumed: &Option<LanguageTag>| {
            named.clone().or_else(|| assumed.clone())
        };
        let target = named(&segment.languages.target, &how.target);
        let Some(language) = named(&segment.languages.source, &how.source) else { return Ok(None) };
        let text = |at: Option<usize>| Some(file.segments.get(at?)?.source.as_str());
        let context = Some([text(index.checked_sub(1)), text(Some(index + 1))]);
        let query = Query { text: &segment.source, language: &language, context };
        let like = Like { threshold: how.threshold, target, ..Like::default() };
        let found = self.find(query, &like)?;
        let mut best: Option<Best> = None;
        for candidate in &found {
            let new = Best::of(file, segment, candidate, &found);
            let is_better = |best: &Best| new.filling.percent > best.filling.percent;
            if new.filling.percent >= how.threshold && best.as_ref().is_none_or(is_better) {
                best = Some(new);
            }
        }
        Ok(best)
    }
}

/// A match that may fill a segment.
struct Best {
    filling: Filling,
    codes_match: bool,
    is_ambiguous: bool,
}

impl Best {
    fn of(file: &Fillable, segment: &Segment, found: &Match, all: &[Match]) -> Self {
        let mut unit = found.stored.unit.clone();
        if let Some(put_right) = &found.put_right {
            unit.target.clone_from(put_right);
            unit.codes.target.clear();
        }
        let Content { xml, codes_match } = file.content(segment, &unit);
        let percent = if codes_match { found.percent } else { found.percent.min(99) };
        let is_ambiguous = percent >= 100
            && all.iter().any(|other| {
                other.percent == found.percent && other.stored.unit.target != unit.target
            });
        let is_sure = percent >= 100 && !is_ambiguous;
        let shown = || Matched {
            source: unit.source.clone(),
            target: found.stored.unit.target.clone(),
            origin: found.stored.origin.clone(),
        };
        let matched = (percent < 100).then(shown);
        Best {
            filling: Filling { content: xml, percent, is_sure, matched },
            codes_match,
            is_ambiguous,
        }
    }
}
