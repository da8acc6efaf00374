//! `number-mismatch`: a number of one side that the other side does not have.

use super::documentation::{Documentation, Example};
use super::{Finding, Place, Rule, Scene, Severity};
use crate::align::Bead;
use crate::bitext::Side;
use crate::language::pack;
use crate::text::number::{Number, Written, numbers, set_apart};

pub struct NumberMismatch;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a number without an equal on the other side",
    what: "Numbers are compared by value: `ten` equals `10`, `0,05` equals `0.05`, and `1.763` \
        may be `1,763`.",
    why: "A wrong figure is a wrong result, and no spelling checker sees it.",
    example: Example::new(
        &[("The course had eight sessions.", "El curso constaba de seis sesiones.")],
        &[("The course had eight sessions.", "El curso constaba de 8 sesiones.")],
    ),
};

/// A number where it stands, and the larger one that it may be a part of (`12 500`).
struct Located {
    place: Place,
    number: Number,
    text: String,
    whole: Option<f64>,
}

impl Located {
    fn answers(&self, other: &Located) -> bool {
        let same =
            |a: &Located, b: &Located| a.whole.is_some_and(|whole| b.number.readings.mean(whole));
        self.number.readings.meets(other.number.readings)
            || same(self, other)
            || same(other, self)
            || self.whole.is_some() && self.whole == other.whole
    }
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
        let mut findings = Vec::new();
        for (index, bead) in scene.beads().filter(|(_, bead)| !bead.is_null()) {
            let (source, target) =
                (located(scene, bead, Side::Source), located(scene, bead, Side::Target));
            let mut lost = unanswered(&source, &target).into_iter();
            let mut added = unanswered(&target, &source).into_iter();
            loop {
                let finding = match (lost.next(), added.next()) {
                    (Some(own), Some(other)) => {
                        let message =
                            format!("“{}” in the source, “{}” in the target", own.text, other.text);
                        let mut finding = Finding::new(self, index, message);
                        finding.why =
                            "neither side has the other's number, in digits or in words".into();
                        finding
                            .at(Side::Source, own.place.clone())
                            .at(Side::Target, other.place.clone())
                    }
                    (Some(own), None) => {
                        let message = format!("“{}” is missing in the target", own.text);
                        let mut finding = Finding::new(self, index, message);
                        finding.why = "the target has no such number, in digits or in words".into();
                        finding.at(Side::Source, own.place.clone())
                    }
                    (None, Some(other)) => {
                        let message = format!("“{}” is not in the source", other.text);
                        let mut finding = Finding::new(self, index, message);
                        finding.why = "the source has no such number, in digits or in words".into();
                        finding.at(Side::Target, other.place.clone())
                    }
                    (None, None) => break,
                };
                findings.push(finding);
            }
        }
        findings
    }
}

fn located(scene: &Scene<'_>, bead: &Bead, side: Side) -> Vec<Located> {
    let vocabulary = pack(scene.language(side)).map(|pack| pack.numbers());
    let mut all = Vec::new();
    for (segment, content) in (bead.range(side).start..).zip(scene.bitext.segments(bead, side)) {
        let text = content.as_str();
        let found = numbers(text, vocabulary);
        let wholes = set_apart(text, &found);
        all.extend(found.into_iter().enumerate().map(|(index, number)| Located {
            place: Place { segment, range: number.range.clone() },
            text: text[number.range.clone()].to_owned(),
            whole: wholes.iter().find(|(parts, _)| parts.contains(&index)).map(|(_, value)| *value),
            number,
        }));
    }
    all
}

/// The numbers that ask for an equal on the other side and have none.
fn unanswered<'n>(own: &'n [Located], other: &[Located]) -> Vec<&'n Located> {
    own.iter()
        .filter(|own| asks(&own.number))
        .filter(|own| !other.iter().any(|other| own.answers(other)))
        .collect()
}

/// Digits always ask; small numbers in words come and go with the wording (`both`, `a couple`).
fn asks(number: &Number) -> bool {
    const SMALL: f64 = 2.0;
    match number.written {
        Written::Digits => true,
        Written::Words => number.readings.iter().any(|value| value > SMALL),
        Written::Ordinal | Written::Loose => false,
    }
}
