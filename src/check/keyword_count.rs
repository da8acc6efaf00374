//! `keyword-count`: one side has more keywords than the other.

use super::documentation::{Documentation, Example};
use super::{CheckContext, Finding, Place, Rule, Severity};
use crate::bitext::Side;

pub struct KeywordCount;

const DOCUMENTATION: Documentation = Documentation {
    finds: "keyword lists of different length",
    what: "Keywords stand between semicolons, else between commas, else between full stops. A \
        list of a single keyword is taken for one whose separators are not known.",
    why: "A keyword was left out or added, or a separator is wrong; indexes take the list as \
        it stands.",
    example: Example::new(
        &[("Keywords: shame; guilt; nursing", "Palabras clave: vergüenza; culpa")],
        &[("Keywords: shame; guilt; nursing", "Palabras clave: vergüenza; culpa; enfermería")],
    ),
};

impl Rule for KeywordCount {
    fn name(&self) -> &'static str {
        "keyword-count"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    // the lists are dear, and two other rules need them
    fn is_dear(&self) -> bool {
        true
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let uneven = context.keyword_lists().iter().filter(|lists| {
            lists.source.len() != lists.target.len()
                && lists.source.len().min(lists.target.len()) > 1
        });
        uneven
            .map(|lists| {
                let (source, target) = (lists.source.len(), lists.target.len());
                let message = format!("{source} keywords in the source, {target} in the target");
                let mut finding = Finding::new(self, lists.bead, message)
                    .at(Side::Source, whole(&lists.source))
                    .at(Side::Target, whole(&lists.target));
                finding.why = "each keyword has one counterpart".into();
                finding
            })
            .collect()
    }
}

/// The list from its first to its last keyword, as far as it is in one segment.
fn whole(places: &[Place]) -> Place {
    let first = &places[0];
    let last = places.iter().rev().find(|place| place.segment == first.segment).unwrap_or(first);
    Place { segment: first.segment, range: first.range.start..last.range.end }
}

#[cfg(test)]
mod tests {
    use super::super::trial::EN_ES;
    use super::*;

    #[test]
    fn lists_of_different_length_are_found() {
        for (source, target, count) in [
            ("Keywords: shame; guilt; fear", "Palabras clave: vergüenza; culpa", 1),
            ("Keywords: shame, guilt", "Palabras clave: vergüenza, culpa, miedo", 1),
            ("Keywords: shame; guilt; fear.", "Palabras clave: vergüenza, culpa, miedo.", 0),
            ("Keywords: Shame. Guilt. Fear.", "Palabras clave: Vergüenza; culpa; miedo", 0),
            ("Keywords: shame; guilt; fear", "Palabras clave: vergüenza - culpa - miedo", 0),
            ("Keywords: Aged, 80 and over; Fear", "Palabras clave: Anciano de 80 o más; Miedo", 0),
            ("Key words Shame; Guilt; Fear", "Palabras clave Vergüenza; Culpa; Miedo", 0),
        ] {
            assert_eq!(EN_ES.texts(&KeywordCount, &[(source, target)]).len(), count, "{target}");
        }
    }
}
