//! `acronym-undefined`: an acronym whose long form is nowhere given.

use super::acronyms::Acronym;
use super::documentation::{Documentation, Example};
use super::{CheckContext, Finding, Place, Rule, Severity};
use crate::bitext::Side;
use crate::document::BlockKind;
use crate::language::pack;
use std::collections::BTreeSet;

pub struct AcronymUndefined;

const DOCUMENTATION: Documentation = Documentation {
    finds: "an acronym whose long form is nowhere given",
    what: "Each side is looked at by itself: *long form (ACR)* or *ACR (long form)* explains \
        an acronym, anywhere in the text. Acronyms that readers of the language know (`DNA`, \
        `HIV`, `SD`) are listed for each language; those of the glossary are known too. Each \
        is reported once.",
    why: "An abstract is read by itself, and most journals want every acronym spelt out where \
        it is first used.",
    example: Example::new(
        &[("Stigma was measured with the ISMI.", "El estigma se midió con la ISMI.")],
        &[(
            "Stigma was measured with the Internalized Stigma of Mental Illness (ISMI) scale.",
            "El estigma se midió con la escala de estigma internalizado (ISMI, por sus siglas en inglés).",
        )],
    ),
};

impl Rule for AcronymUndefined {
    fn name(&self) -> &'static str {
        "acronym-undefined"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let sides = [Side::Source, Side::Target].map(|side| undefined(context, side));
        let mut findings: Vec<Finding> = Vec::new();
        for (side, acronyms) in [Side::Source, Side::Target].into_iter().zip(sides) {
            for acronym in acronyms {
                let bead = context.bead_of(side, acronym.place.segment);
                let place =
                    Place { segment: acronym.place.segment, range: acronym.place.range.clone() };
                let message = format!("“{}” is not explained", acronym.name);
                // the same on both sides of a bead is one thing to see to
                let same = findings.iter_mut().find(|finding| {
                    finding.bead == bead && finding.target.is_none() && finding.message == message
                });
                match same {
                    Some(finding) if side == Side::Target => finding.target = Some(place),
                    _ => {
                        let mut finding = Finding::new(self, bead, message).at(side, place);
                        finding.why = "its long form stands nowhere in the text".into();
                        finding.suggestion =
                            Some(format!("write the long form, then ({})", acronym.name));
                        findings.push(finding);
                    }
                }
            }
        }
        findings
    }
}

/// The first use of each acronym of a side that readers are not told and do not know.
fn undefined<'s>(context: &'s CheckContext<'_>, side: Side) -> Vec<&'s Acronym> {
    let document = context.bitext.side(side);
    let all = context.acronyms().side(side);
    let mut told: BTreeSet<&str> = all
        .iter()
        .filter(|acronym| acronym.introduced || acronym.long.is_some())
        .map(|acronym| &*acronym.key)
        .collect();
    let pack = pack(&document.language);
    let is_known = |acronym: &Acronym| {
        let key = &acronym.key;
        let stem = key.split('-').next().unwrap_or(key);
        let code = key.contains(|c: char| c.is_ascii_digit());
        let listed = pack.is_some_and(|pack| pack.knows_acronym(key) || pack.knows_acronym(stem));
        code || listed || context.is_accepted_term(side, &acronym.place)
    };
    let in_prose =
        |acronym: &Acronym| document.segments[acronym.place.segment].kind != BlockKind::Keywords;
    all.iter()
        .filter(|acronym| in_prose(acronym) && !is_known(acronym) && told.insert(&acronym.key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::trial::{EN_ES, Trial};
    use super::*;

    #[test]
    fn only_what_readers_are_not_told_is_found() {
        for (source, target, found) in [
            ("The ISMI was used. The ISMI is short.", "Se usó la ISMI.", &["ISMI = ISMI"][..]),
            (
                "The Stigma Scale (SS) was used. The SS is short.",
                "Se usó la EE. La ESM es breve.",
                &["ESM"],
            ),
            ("The ABC (a brief checklist) was used.", "Se usó la lista (ABC, en inglés).", &[]),
            ("HIV, DNA, COVID-19 and SD (95% CI).", "VIH, ADN, COVID-19 y DE (IC del 95 %).", &[]),
            ("Vitamin B12 and the NUC5i7RYH.", "La vitamina B12 y el NUC5i7RYH.", &[]),
            ("Keywords: XYZ; ABC; shame", "Palabras clave: XYZ; ABC; vergüenza", &[]),
        ] {
            assert_eq!(EN_ES.texts(&AcronymUndefined, &[(source, target)]), found, "{source}");
        }
        let known = Trial { glossary: "ismi\ten\tISMI\t\tacronym\n", ..EN_ES };
        assert_eq!(known.texts(&AcronymUndefined, &[("The ISMI.", "La ISMI.")]), ["ISMI"]);
    }
}
