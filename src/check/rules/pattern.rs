//! `pattern`: what the user asked for in `cotejo.toml`.

use crate::align::Bead;
use crate::check::{CheckContext, Example, Finding, Pattern, Place, Rule, Severity};
use crate::side::{Side, Sides};
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "pattern",
    severity: Severity::Warning,
    finds: "a pattern of your own, of the source, of the target or of both",
    what: "Each `[[pattern]]` of `cotejo.toml` has regular expressions: `source` and `target` match in a bead, \
        `no-source` and `no-target` do not. It has a `message`, and a `severity` if it is no warning. `(?i)` before an \
        expression ignores case, `\\b` is the edge of a word. The example has `source = '\\bward\\b'` and \
        `no-target = '(?i)planta'`.",
    why: "A style guide and a client have rules that no glossary can hold.",
    example: Example {
        pattern: Some((r"\bward\b", "(?i)planta")),
        ..Example::new(
            &[("The ward was warm.", "La sala estaba caliente.")],
            &[("The ward was warm.", "La planta estaba caliente.")],
        )
    },
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let beads = context.beads().filter(|(_, bead)| !bead.is_null());
    let found = beads.flat_map(|(index, bead)| {
        context.patterns.iter().filter_map(move |pattern| {
            let places = places(context, bead, pattern)?;
            let message = message!("pattern", message: pattern.message.clone());
            let finding = RULE.finding(index, message, message!("pattern-why"));
            let Sides { source, target } = places;
            Some(Finding { source, target, severity: pattern.severity, ..finding })
        })
    });
    found.collect()
}

/// Where the expressions of a pattern match, if those that must not match do not.
fn places(
    context: &CheckContext<'_>,
    bead: &Bead,
    pattern: &Pattern,
) -> Option<Sides<Option<Place>>> {
    let mut places = Sides::default();
    for side in Side::BOTH {
        let texts = || context.texts(bead, side);
        if let Some(absent) = &pattern.absent[side]
            && texts().any(|(_, text)| absent.is_match(text))
        {
            return None;
        }
        if let Some(present) = &pattern.present[side] {
            let found = texts().find_map(|(segment, text)| {
                Some(Place { segment, range: present.find(text)?.range() })
            });
            places[side] = Some(found?);
        }
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;
    use crate::check::{Pattern, Severity};

    #[test]
    fn what_matches_is_found_once_a_bead() {
        let pairs = [
            ("The ward was warm; the ward was dark.", "La sala estaba caliente."),
            ("The ward was warm.", "La planta estaba caliente."),
            ("Nurses slept.", "Las enfermeras durmieron en la sala."),
        ];
        for (present, absent, found) in [
            ([Some("ward"), None], [None, Some("(?i)planta")], &["ward"][..]),
            ([Some("ward"), Some("sala")], [None, None], &["ward = sala"]),
            ([None, Some("sala")], [Some("ward"), None], &["sala"]),
            ([None, Some("hospital")], [None, None], &[]),
        ] {
            let message = "as the client asked".to_owned();
            let pattern =
                Pattern::new(present.into(), absent.into(), message, Severity::Error).unwrap();
            assert_eq!(EN_ES.finds_with(&RULE, &pairs, vec![pattern]), found, "{present:?}");
        }
    }
}
