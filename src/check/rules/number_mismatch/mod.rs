//! `number-mismatch`: a number of one side that the other side does not have, or has with another sign, relation
//! or unit.

mod affinity;
mod confidence;
mod equals;
mod exchanged;
mod located;
mod moved;
mod pairing;
mod repeated;
mod state;
mod wording;

use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::{Side, Sides};
use crate::wording::message;
use confidence::{Habit, unsigned};
use exchanged::exchanged;
use located::Numerals;
use moved::{Moved, moved};
use pairing::{Mismatch, mismatches};
use wording::Wording;

pub(super) const RULE: Rule = Rule {
    name: "number-mismatch",
    severity: Severity::Error,
    finds: "a number without an equal on the other side, or with another sign, relation or unit",
    what: "Numbers are compared by value, sign, relation and unit: `ten` equals `10`, `0,05` equals \
        `0.05`, 24 h equal a day, and `p < 0.05` is not `p = 0.05`. Two numbers that each \
        stand with the words of the other are a warning, and so are two that are compared and change places (`12% vs 8%`), \
        and a level of confidence that lost its sign (`IC 95`). A number that stands in a bead near by is an info. docs/numbers.md says more.",
    why: "A wrong figure is a wrong result, and no spelling checker sees it.",
    example: Example::new(
        &[("The course had eight sessions.", "El curso constaba de seis sesiones.")],
        &[("The course had eight sessions.", "El curso constaba de 8 sesiones.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let numerals = Sides::from_fn(|side| Numerals::of(context, side));
    let wording = Wording { context, style: numerals.target.style };
    let mut found: Vec<(usize, Mismatch)> = Vec::new();
    let mut habit = Habit::default();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        if numerals.iter().any(|side| side.may_need_equal(bead)) {
            let quantities = numerals.as_ref().map(|side| side.located(bead));
            habit.learn(&quantities.target);
            let exchanged = exchanged(context, bead, &quantities);
            let unsigned = unsigned(&quantities);
            let lost = repeated::lost(context, bead, &quantities);
            let all =
                mismatches(quantities).into_iter().chain(exchanged).chain(unsigned).chain(lost);
            found.extend(all.map(|mismatch| (index, mismatch)));
        }
    }
    found.retain(|(_, mismatch)| !habit.allows(mismatch));
    let Moved { moved, rest } = moved(found);
    let moved = moved.into_iter().map(|(index, bead, mismatch)| {
        let number = mismatch.place(Side::Source);
        let number = number.map_or("", |place| context.text_at(Side::Source, &place));
        let message = message!("number-moved", number: number, bead: bead + 1);
        let mut finding = RULE.finding(index, message, message!("number-moved-why"));
        finding.severity = Severity::Info;
        finding.source = mismatch.place(Side::Source);
        finding
    });
    let rest = rest.into_iter().map(|(index, mismatch)| {
        let mut finding = RULE
            .finding(index, wording.message(&mismatch), wording.why(&mismatch))
            .suggestion(wording.suggestion(&mismatch))
            .fix(wording.fix(&mismatch));
        if mismatch.may_be_meant() {
            finding.severity = Severity::Warning;
        }
        finding.source = mismatch.place(Side::Source);
        finding.target = mismatch.place(Side::Target);
        finding
    });
    let mut findings: Vec<Finding> = moved.chain(rest).collect();
    findings.sort_by_key(|finding| finding.bead);
    findings
}
