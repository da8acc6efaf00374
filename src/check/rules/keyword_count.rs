//! `keyword-count`: one side has more keywords than the other.

use crate::check::{CheckContext, Example, Finding, Place, Rule, Severity};
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "keyword-count",
    severity: Severity::Warning,
    finds: "keyword lists of different length",
    what: "Keywords stand between semicolons, else between commas, else between full stops. A \
        list of a single keyword is taken for one whose separators are not known.",
    why: "A keyword was left out or added, or a separator is wrong; indexes take the list as \
        it stands.",
    example: Example::new(
        &[("Keywords: shame; guilt; nursing", "Palabras clave: vergüenza; culpa")],
        &[("Keywords: shame; guilt; nursing", "Palabras clave: vergüenza; culpa; enfermería")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for lists in context.facts.keyword_lists() {
        let [source, target] = Side::BOTH.map(|side| lists.keywords[side].len());
        if source == target || source.min(target) < 2 {
            continue;
        }
        let message = message!("keyword-count", source: source, target: target);
        let finding = RULE
            .finding(lists.bead, message, message!("keyword-count-why"))
            .at(Side::Source, whole(&lists.keywords.source))
            .at(Side::Target, whole(&lists.keywords.target));
        findings.push(finding);
    }
    findings
}

/// The list from its first to its last keyword, as far as it is in one segment.
fn whole(places: &[Place]) -> Place {
    let first = &places[0];
    let last = places.iter().rfind(|place| place.segment == first.segment).unwrap_or(first);
    Place { segment: first.segment, range: first.range.start..last.range.end }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

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
            ("Keywords: shame · guilt · fear", "Palabras clave: vergüenza · culpa", 1),
            ("Keywords: shame | guilt", "Palabras clave: vergüenza • culpa", 0),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]).len(), count, "{target}");
        }
    }
}
