//! Selects units by their properties.

use super::{TranslationUnit, property};
use crate::text::fnv;
use rustc_hash::FxHashSet;

/// Selects units by their properties. A unit that lacks a property is selected; one without a kind is taken to be 1-1.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The only kind of bead to take, such as `1-1`.
    pub only: Option<String>,
    /// Whether to leave out headings and labels.
    pub no_headings: bool,
    /// Whether to leave out what is marked for review.
    pub no_review: bool,
    /// Whether to leave out a source with a target that was taken before.
    pub dedupe: bool,
    pub(crate) taken: FxHashSet<u64>,
}

impl Selection {
    /// Whether to take the unit that comes next.
    pub fn takes(&mut self, unit: &TranslationUnit) -> bool {
        let kind = unit.property(property::BEAD).unwrap_or("1-1");
        let is_heading = unit.property(property::BLOCK) == Some("heading");
        let is_doubtful = unit.property(property::REVIEW).is_some();
        if self.only.as_deref().is_some_and(|only| only != kind)
            || self.no_headings && is_heading
            || self.no_review && is_doubtful
        {
            return false;
        }
        !self.dedupe || self.taken.insert(fnv::hash(&[&unit.source, &unit.target], 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LanguageTag, Languages};

    fn unit(source: &str, properties: &[(&str, &str)]) -> TranslationUnit {
        let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
        TranslationUnit {
            properties: properties.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect(),
            ..TranslationUnit::new("", languages, source, "x")
        }
    }

    #[test]
    fn what_is_not_wanted_is_left_out() {
        let units = [
            unit("a", &[("x-bead", "1-1")]),
            unit("a", &[]),
            unit("b", &[("x-bead", "2-1"), ("x-review", "low confidence")]),
            unit("c", &[("x-block", "heading")]),
        ];
        let taken = |mut selection: Selection| {
            units.iter().map(|unit| usize::from(selection.takes(unit))).collect::<Vec<_>>()
        };
        let all = Selection::default;
        assert_eq!(taken(all()), [1, 1, 1, 1]);
        assert_eq!(taken(Selection { only: Some("1-1".into()), ..all() }), [1, 1, 0, 1]);
        assert_eq!(taken(Selection { no_headings: true, ..all() }), [1, 1, 1, 0]);
        assert_eq!(taken(Selection { no_review: true, ..all() }), [1, 1, 0, 1]);
        assert_eq!(taken(Selection { dedupe: true, ..all() }), [1, 0, 1, 1]);
    }
}
