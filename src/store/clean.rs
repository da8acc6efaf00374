//! What does not belong in a memory, and why.

use super::prefer::Prefer;
use super::units::Wanted;
use super::{Store, StoreError, StoredUnit};
use crate::language::{LanguageTag, clearly_in};
use crate::memory::TranslationUnit;
use crate::text::number::numbers;
use crate::text::words::words;
use crate::text::{fnv, fold};
use rustc_hash::FxHashSet;

/// How much is taken out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Preset {
    /// Only what is of no use at all
    Lenient,
    /// What is wrong as far as can be told
    #[default]
    Balanced,
    /// Also what is doubtful
    Strict,
}

/// Why a unit is taken out.
pub struct Reason {
    /// Its stable name.
    pub name: &'static str,
    /// What is wrong, in a few words.
    pub what: &'static str,
    /// The most lenient preset that counts it.
    from: Preset,
    /// Whether it holds of a unit; none where units are judged together.
    is_so: Option<fn(&Looked<'_>) -> bool>,
}

impl Reason {
    fn holds(&self, looked: &Looked<'_>) -> bool {
        looked.preset >= self.from && self.is_so.is_some_and(|is_so| is_so(looked))
    }
}

/// A unit that is looked at.
struct Looked<'u> {
    unit: &'u TranslationUnit,
    preset: Preset,
    /// The usual logarithm of the length of a target by that of its source.
    usual: f64,
    /// Whether the same texts came before.
    is_doubled: bool,
    /// How sure the aligner is that its texts belong together, 0 to 1.
    confidence: f64,
}

/// Of several translations of one source that have no other fault, the most trusted stays.
const CONFLICTING: Reason = Reason {
    name: "conflicting",
    what: "its source has another translation, which is trusted more",
    from: Preset::Strict,
    is_so: None,
};

/// All reasons; of several that hold, the first is given.
pub const REASONS: [Reason; 11] = [
    reason("empty", "a side is empty", Preset::Lenient, is_empty),
    reason("broken", "broken encoding or characters", Preset::Lenient, is_broken),
    reason("no-words", "only numbers or symbols", Preset::Balanced, has_no_words),
    reason("same", "source and target are the same", Preset::Balanced, is_same),
    reason(
        "doubled",
        "the same texts came before, but for case and blanks",
        Preset::Strict,
        is_doubled,
    ),
    reason("swapped", "each side is in the language of the other", Preset::Lenient, is_swapped),
    reason("language", "a side is in another language", Preset::Balanced, is_foreign),
    reason("length", "one side is much longer than usual", Preset::Lenient, is_of_odd_length),
    reason("misaligned", "the sides do not translate each other", Preset::Balanced, is_misaligned),
    reason("numbers", "a number is on one side only", Preset::Strict, numbers_differ),
    CONFLICTING,
];

const fn reason(
    name: &'static str,
    what: &'static str,
    from: Preset,
    is_so: fn(&Looked<'_>) -> bool,
) -> Reason {
    Reason { name, what, from, is_so: Some(is_so) }
}

/// A unit with the reason why it is taken out.
pub type Faulty = (StoredUnit, &'static Reason);

impl Store {
    /// The units that do not belong in the memory. `confidence` says how sure the aligner is that the texts of a unit belong
    /// together, 0 to 1.
    pub fn faulty(
        &self,
        preset: Preset,
        confidence: &dyn Fn(&TranslationUnit) -> f64,
    ) -> Result<Vec<Faulty>, StoreError> {
        let usual = self.usual_ratio()?;
        let mut seen: FxHashSet<u64> = FxHashSet::default();
        // what is known from several places comes several times, and not always in a row
        let mut looked_at: FxHashSet<i64> = FxHashSet::default();
        let mut faulty = Vec::new();
        self.each_unit(&Wanted::default(), |stored| {
            if !looked_at.insert(stored.number) {
                return Ok(());
            }
            let unit = &stored.unit;
            let is_doubled = !seen.insert(key(unit));
            let confidence = match preset {
                Preset::Lenient => 1.0,
                _ => confidence(unit),
            };
            let looked = Looked { unit, preset, usual, is_doubled, confidence };
            let reason = REASONS.iter().find(|reason| reason.holds(&looked));
            faulty.extend(reason.map(|reason| (stored, reason)));
            Ok::<_, StoreError>(())
        })?;
        if preset >= CONFLICTING.from {
            // a translation that goes for another reason must not take the good one with it
            let gone: FxHashSet<i64> = faulty.iter().map(|(stored, _)| stored.number).collect();
            let others = self.not_preferred(Prefer::Trusted, &|number| !gone.contains(&number))?;
            faulty.extend(others.into_iter().map(|stored| (stored, &CONFLICTING)));
            faulty.sort_by_key(|(stored, _)| stored.number);
        }
        Ok(faulty)
    }

    fn usual_ratio(&self) -> Result<f64, StoreError> {
        let mut ratios = Vec::new();
        self.each_unit(&Wanted::default(), |stored| {
            ratios.extend(ratio(&stored.unit));
            Ok::<_, StoreError>(())
        })?;
        ratios.sort_by(f64::total_cmp);
        Ok(ratios.get(ratios.len() / 2).copied().unwrap_or(0.0))
    }
}

/// The logarithm of the length of the target by that of the source.
fn ratio(unit: &TranslationUnit) -> Option<f64> {
    let [source, target] = [&unit.source, &unit.target].map(|text| text.chars().count() as f64);
    (source > 0.0 && target > 0.0).then(|| (target / source).ln())
}

/// The texts without case and blanks, with their languages.
fn key(unit: &TranslationUnit) -> u64 {
    let text = |text: &str| {
        let parts: Vec<_> =
            text.split_whitespace().map(|part| fold::case(part).into_owned()).collect();
        parts.join(" ")
    };
    let languages = &unit.languages;
    let texts = [&*text(&unit.source), &*text(&unit.target)];
    fnv::hash(&[languages.source.as_str(), languages.target.as_str(), texts[0], texts[1]], 0)
}

fn is_empty(looked: &Looked<'_>) -> bool {
    [&looked.unit.source, &looked.unit.target].iter().any(|text| text.trim().is_empty())
}

/// A character that stands for a lost one, or UTF-8 that was read as Latin-1.
fn is_broken(looked: &Looked<'_>) -> bool {
    let is_lead = |c: char| matches!(c, 'Ã' | 'Â');
    let is_trail =
        |c: char| matches!(c, '\u{80}'..='\u{bf}' | '‚'..='„' | '€' | '™' | 'œ' | 'š' | 'ž');
    [&looked.unit.source, &looked.unit.target].iter().any(|text| {
        let pairs = text.chars().zip(text.chars().skip(1));
        text.contains('\u{fffd}') || pairs.filter(|(a, b)| is_lead(*a) && is_trail(*b)).count() > 0
    })
}

fn has_no_words(looked: &Looked<'_>) -> bool {
    ![&looked.unit.source, &looked.unit.target]
        .iter()
        .any(|text| text.contains(char::is_alphabetic))
}

fn is_same(looked: &Looked<'_>) -> bool {
    // names and titles are the same in any language
    let fewest = if looked.preset == Preset::Strict { 2 } else { 4 };
    looked.unit.source.trim() == looked.unit.target.trim()
        && words(&looked.unit.source).count() >= fewest
}

fn is_doubled(looked: &Looked<'_>) -> bool {
    looked.is_doubled
}

/// A text in another language than it is said to be.
fn in_another(text: &str, claimed: &LanguageTag, lead: usize) -> Option<LanguageTag> {
    clearly_in(text, claimed, lead).filter(|found| !found.is_same_language(claimed))
}

fn is_swapped(looked: &Looked<'_>) -> bool {
    let unit = looked.unit;
    let (source, target) = (&unit.languages.source, &unit.languages.target);
    let is = |text: &str, claimed: &LanguageTag, other: &LanguageTag, lead| {
        in_another(text, claimed, lead).is_some_and(|found| found.is_same_language(other))
    };
    is(&unit.source, source, target, 1) && is(&unit.target, target, source, 1)
}

fn is_foreign(looked: &Looked<'_>) -> bool {
    // one word is no proof: *dos* is Portuguese as well, and *mes* Catalan
    const LEAD: usize = 2;
    let unit = looked.unit;
    let is = |text: &str, claimed: &LanguageTag| in_another(text, claimed, LEAD).is_some();
    is(&unit.source, &unit.languages.source) || is(&unit.target, &unit.languages.target)
}

fn is_of_odd_length(looked: &Looked<'_>) -> bool {
    let Some(ratio) = ratio(looked.unit) else { return false };
    let longest = looked.unit.source.chars().count().max(looked.unit.target.chars().count());
    let (most, shortest) = match looked.preset {
        Preset::Lenient => (6f64.ln(), 40),
        Preset::Balanced => (2.2f64.ln(), 50),
        Preset::Strict => (1.7f64.ln(), 40),
    };
    // a side that says more than the other may be meant, where all that the other says is in it
    let is_doubtful = looked.preset != Preset::Balanced || looked.confidence < 0.9;
    is_doubtful && longest >= shortest && (ratio - looked.usual).abs() > most
}

fn is_misaligned(looked: &Looked<'_>) -> bool {
    looked.confidence < if looked.preset == Preset::Strict { 0.8 } else { 0.6 }
}

/// Whether a number in digits of one side is not on the other.
fn numbers_differ(looked: &Looked<'_>) -> bool {
    let [source, target] =
        [&looked.unit.source, &looked.unit.target].map(|text| numbers(text, None));
    let has = |all: &[crate::text::number::Number], one: &crate::text::number::Number| {
        all.iter().any(|other| other.readings.meets(one.readings))
    };
    source.iter().any(|number| !has(&target, number))
        || target.iter().any(|number| !has(&source, number))
}
