//! Places in the texts of a bead: findings, terms, and words that translate each other. Browsers count in units of UTF-16.

use crate::bitext::Bitext;
use crate::check::{CheckContext, Finding, Place};
use crate::report::usage::marked;
use crate::side::{Side, Sides};
use crate::wording::UiLanguage;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// A finding as the page has it.
#[derive(Serialize)]
pub(crate) struct FindingView {
    /// Its place among the findings of the revision.
    key: usize,
    rule: &'static str,
    severity: String,
    bead: usize,
    source: Option<PlaceView>,
    target: Option<PlaceView>,
    message: String,
    why: String,
    suggestion: Option<String>,
    /// Whether the suggestion can be put into the text as it is.
    fix: bool,
}

/// A term as the page marks it.
#[derive(Serialize)]
pub(crate) struct TermView {
    #[serde(flatten)]
    place: PlaceView,
    /// The number of its concept among those of the document.
    concept: usize,
    /// Whether the other side of the bead lacks the concept.
    alone: bool,
}

/// Two words that translate each other.
#[derive(Serialize)]
pub(crate) struct LinkView {
    source: PlaceView,
    target: PlaceView,
}

#[derive(Debug, PartialEq, Serialize)]
struct PlaceView {
    segment: usize,
    from: usize,
    to: usize,
}

/// The terms of both texts that mean their concepts.
pub(crate) fn term_views(context: &CheckContext<'_>) -> Sides<Vec<TermView>> {
    let mut concepts = FxHashMap::default();
    let mut views = Sides::<Vec<TermView>>::default();
    for (_, bead) in context.beads() {
        for side in Side::BOTH {
            for used in marked(context, bead, side) {
                let number = concepts.len();
                let concept = *concepts.entry(used.found.matched.concept).or_insert(number);
                let place = view(context.bitext, side, &used.found.place());
                views[side].push(TermView { place, concept, alone: !used.on_both_sides });
            }
        }
    }
    views
}

/// The findings in the language of the page.
pub(crate) fn finding_views(
    bitext: &Bitext,
    findings: &[Finding],
    language: UiLanguage,
) -> Vec<FindingView> {
    let findings = findings.iter().map(|finding| finding.clone().in_language(language));
    let view = |(key, finding): (usize, Finding)| FindingView {
        key,
        rule: finding.rule,
        severity: finding.severity.to_string(),
        bead: finding.bead,
        source: finding.source.as_ref().map(|place| view(bitext, Side::Source, place)),
        target: finding.target.as_ref().map(|place| view(bitext, Side::Target, place)),
        message: finding.message.to_string(),
        why: finding.why.to_string(),
        suggestion: finding.suggestion.as_ref().map(ToString::to_string),
        fix: finding.fix.is_some(),
    };
    findings.enumerate().map(view).collect()
}

pub(crate) fn link_views(bitext: &Bitext, links: &[(Place, Place)]) -> Vec<LinkView> {
    let view = |(source, target): &(Place, Place)| LinkView {
        source: view(bitext, Side::Source, source),
        target: view(bitext, Side::Target, target),
    };
    links.iter().map(view).collect()
}

fn view(bitext: &Bitext, side: Side, place: &Place) -> PlaceView {
    let text = bitext.side(side).segments[place.segment].as_str();
    let units = |byte: usize| text[..byte].encode_utf16().count();
    let [from, to] = [place.range.start, place.range.end].map(units);
    PlaceView { segment: place.segment, from, to }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::from_pairs;
    use crate::language::{LanguageTag, Languages};

    #[test]
    fn places_are_counted_as_browsers_do() {
        let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
        let bitext = from_pairs("", languages, [("a", "ñ😀 año")]);
        let place = Place { segment: 0, range: 7..11 };
        let wanted = PlaceView { segment: 0, from: 4, to: 7 };
        assert_eq!(view(&bitext, Side::Target, &place), wanted);
    }
}
