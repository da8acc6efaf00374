//! Of several translations of one source, the one that is kept.

use super::units::Wanted;
use super::{Store, StoreError, StoredUnit};
use crate::memory::{Stage, property};
use crate::text::fnv;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Which of several translations of one source is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Prefer {
    /// All of them
    #[default]
    All,
    /// The one that was made or changed last
    Newest,
    /// The one of the file named first
    First,
    /// The one that a person corrected or confirmed, then the furthest state, the highest confidence, the newest
    Trusted,
}

impl Store {
    /// The sources, with their languages, that have several translations among the units that are `considered`, as hashes.
    fn conflicting_sources(
        &self,
        considered: &dyn Fn(i64) -> bool,
    ) -> Result<FxHashSet<u64>, StoreError> {
        let mut counts: FxHashMap<u64, i64> = FxHashMap::default();
        let mut conflicting = FxHashSet::default();
        self.each_unit(&Wanted::default(), |stored| {
            let (key, number) = (key(&stored), stored.number);
            if considered(number) && *counts.entry(key).or_insert(number) != number {
                conflicting.insert(key);
            }
            Ok::<_, StoreError>(())
        })?;
        Ok(conflicting)
    }

    /// The units that are not kept: their sources have another translation, which the rule prefers. Only units are `considered`
    /// whose numbers are.
    pub fn not_preferred(
        &self,
        prefer: Prefer,
        considered: &dyn Fn(i64) -> bool,
    ) -> Result<Vec<StoredUnit>, StoreError> {
        if prefer == Prefer::All {
            return Ok(Vec::new());
        }
        let mut of_source: FxHashMap<u64, Vec<StoredUnit>> = FxHashMap::default();
        let conflicting = self.conflicting_sources(considered)?;
        self.each_unit(&Wanted::default(), |stored| {
            let key = key(&stored);
            if considered(stored.number) && conflicting.contains(&key) {
                of_source.entry(key).or_default().push(stored);
            }
            Ok::<_, StoreError>(())
        })?;
        let mut left = Vec::new();
        for mut units in of_source.into_values() {
            units.sort_by_cached_key(|stored| rank(stored, prefer));
            let kept = units[0].number;
            left.extend(units.into_iter().filter(|stored| stored.number != kept));
        }
        left.sort_by_key(|stored| stored.number);
        Ok(left)
    }
}

/// The source of a unit and its languages.
fn key(stored: &StoredUnit) -> u64 {
    let languages = &stored.unit.languages;
    fnv::hash(&[languages.source.as_str(), languages.target.as_str(), &stored.unit.source], 0)
}

/// The lowest is kept.
type Rank = (Reverse<(u8, Option<Stage>, u32)>, Reverse<Option<String>>, i64);

fn rank(stored: &StoredUnit, prefer: Prefer) -> Rank {
    let unit = &stored.unit;
    let date = || stored.date().map(str::to_owned);
    let confidence =
        || unit.property(property::CONFIDENCE).and_then(|said| said.parse::<f64>().ok());
    let status = || match unit.property(property::STATUS) {
        Some("corrected") => 2,
        Some("confirmed") => 1,
        _ => 0,
    };
    let trust = || {
        let confidence = confidence().unwrap_or(1.0).clamp(0.0, 1.0);
        (status(), Some(unit.state.stage), (confidence * 100.0) as u32)
    };
    let none = (0, None, 0);
    match prefer {
        Prefer::All | Prefer::First => (Reverse(none), Reverse(None), stored.number),
        Prefer::Newest => (Reverse(none), Reverse(date()), -stored.number),
        Prefer::Trusted => (Reverse(trust()), Reverse(date()), -stored.number),
    }
}
