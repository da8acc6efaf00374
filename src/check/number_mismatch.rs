//! `number-mismatch`: a number of one side that the other side does not have, or has with another sign, relation
//! or unit.

mod affinity;
mod pairing;
mod wording;

use super::documentation::{Documentation, Example};
use super::{Finding, Rule, Scene, Severity};
use crate::align::Bead;
use crate::bitext::Side;
use crate::language::pack;
use crate::text::number::Style;
use crate::text::quantity::{Quantity, quantities};
use pairing::mismatches;
use wording::Wording;

pub struct NumberMismatch;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a number without an equal on the other side, or with another sign, relation or unit",
    what: "Numbers are compared by value, sign, relation and unit: `ten` equals `10`, `0,05` equals \
        `0.05`, 24 h equal a day, and `p < 0.05` is not `p = 0.05`. docs/numbers.md says more.",
    why: "A wrong figure is a wrong result, and no spelling checker sees it.",
    example: Example::new(
        &[("The course had eight sessions.", "El curso constaba de seis sesiones.")],
        &[("The course had eight sessions.", "El curso constaba de 8 sesiones.")],
    ),
};

/// A quantity where it stands.
#[derive(Clone)]
struct Located {
    segment: usize,
    quantity: Quantity,
    /// How far into its side of the bead, from 0 to 1.
    position: f64,
}

impl Rule for NumberMismatch {
    fn name(&self) -> &'static str {
        "number-mismatch"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, scene: &Scene<'_>) -> Vec<Finding> {
        let (source, target) = (style(scene, Side::Source), style(scene, Side::Target));
        let wording = Wording { scene, style: target };
        let mut findings = Vec::new();
        for (index, bead) in scene.beads().filter(|(_, bead)| !bead.is_null()) {
            let source = located(scene, bead, Side::Source, source);
            let target = located(scene, bead, Side::Target, target);
            findings.extend(mismatches(&source, &target).into_iter().map(|mismatch| {
                let mut finding = Finding::new(self, index, wording.message(&mismatch));
                finding.why = wording.why(&mismatch);
                finding.suggestion = wording.suggestion(&mismatch);
                finding.fix = wording.fix(&mismatch);
                finding.source = mismatch.place(Side::Source);
                finding.target = mismatch.place(Side::Target);
                finding
            }));
        }
        findings
    }
}

/// The style of a whole document: a text that writes 0,05 means 1500 by 1.500.
fn style(scene: &Scene<'_>, side: Side) -> Style {
    Style::of(scene.bitext.side(side).segments.iter().map(|segment| segment.as_str()))
}

fn located(scene: &Scene<'_>, bead: &Bead, side: Side, style: Style) -> Vec<Located> {
    let words = pack(scene.language(side)).map(|pack| pack.quantities());
    let segments = scene.bitext.segments(bead, side);
    let length: usize = segments.iter().map(|segment| segment.as_str().len() + 1).sum();
    let mut all = Vec::new();
    let mut at = 0;
    for (segment, content) in (bead.range(side).start..).zip(segments) {
        let text = content.as_str();
        all.extend(quantities(text, words, style).into_iter().map(|quantity| {
            let position = (at + quantity.number.start) as f64 / length as f64;
            Located { segment, quantity, position }
        }));
        at += text.len() + 1;
    }
    all
}
