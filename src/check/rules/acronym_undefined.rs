//! `acronym-undefined`: an acronym whose long form is nowhere given.

use crate::check::facts::acronyms::Acronym;
use crate::check::{CheckContext, Example, Finding, Place, Rule, Severity};
use crate::document::BlockKind;
use crate::language::pack;
use crate::side::Side;
use crate::wording::message;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "acronym-undefined",
    severity: Severity::Info,
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
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for side in Side::BOTH {
        for acronym in undefined(context, side) {
            let (bead, place) =
                (context.bead_of(side, acronym.place.segment), acronym.place.clone());
            let message = message!("acronym-undefined", acronym: acronym.name.as_str());
            // the same on both sides of a bead is one thing to see to
            let same = findings.iter_mut().find(|finding| {
                finding.bead == bead && finding.target.is_none() && finding.message == message
            });
            match same {
                Some(finding) if side == Side::Target => finding.target = Some(place),
                _ => {
                    let name = acronym.name.as_str();
                    let suggestion = message!("acronym-undefined-suggestion", acronym: name);
                    let why = message!("acronym-undefined-why");
                    let finding = RULE.finding(bead, message, why);
                    findings.push(finding.at(side, place).suggestion(suggestion));
                }
            }
        }
    }
    findings
}

/// The first use of each acronym of a side that the text does not explain and readers do not know.
fn undefined<'c>(context: &'c CheckContext<'_>, side: Side) -> Vec<&'c Acronym> {
    let document = context.bitext.side(side);
    let acronyms = context.facts.acronyms().side(side).iter();
    let explained =
        acronyms.clone().filter(|acronym| acronym.is_introduced || acronym.long_form.is_some());
    let mut seen: BTreeSet<&str> = explained.map(|acronym| &*acronym.key).collect();
    let own_pack = pack(&document.language);
    let is_known = |acronym: &Acronym| {
        let key = &acronym.key;
        let stem = key.split('-').next().unwrap_or(key);
        let is_code = key.contains(|c: char| c.is_ascii_digit());
        let is_listed =
            own_pack.is_some_and(|pack| pack.knows_acronym(key) || pack.knows_acronym(stem));
        // operators of a search (AND) are words of either language, stage IIIB is a numeral
        let word = acronym.name.to_lowercase();
        let mut packs = Side::BOTH.into_iter().filter_map(|side| pack(context.language(side)));
        let is_word = packs.any(|pack| pack.is_stopword(&word));
        let is_numeral = key.strip_suffix(['A', 'B', 'C']).is_some_and(|numeral| {
            !numeral.is_empty() && numeral.chars().all(|c| "IVX".contains(c))
        });
        is_code
            || is_word
            || is_name(&acronym.name)
            || is_glued_heading(&acronym.name)
            || is_region(context.text(side, acronym.place.segment), &acronym.place)
            || is_numeral
            || is_listed
            || context.is_accepted_term(side, &acronym.place)
    };
    let in_keywords =
        |acronym: &Acronym| document.segments[acronym.place.segment].kind == BlockKind::Keywords;
    acronyms
        .filter(|acronym| !in_keywords(acronym) && !is_known(acronym) && seen.insert(&acronym.key))
        .collect()
}

/// Whether most of a word is small letters: a name such as `FastAPI`, or two words that a break lost.
fn is_name(word: &str) -> bool {
    const MOST: usize = 2;
    let small = |part: &str| part.chars().count();
    word.split(|c: char| !c.is_lowercase()).map(small).max().is_some_and(|longest| longest > MOST)
}

/// Whether a word is a heading in capitals and the first word of its text: `RESULTADOSLa`.
fn is_glued_heading(word: &str) -> bool {
    const SHORTEST: usize = 6;
    let capitals = word.trim_end_matches(char::is_lowercase);
    capitals.len() < word.len() && capitals.chars().count() > SHORTEST
}

/// Whether two letters are those of a region behind a town: `Treviso/SC`, `Austin, TX`.
fn is_region(text: &str, place: &Place) -> bool {
    let before = &text[..place.range.start];
    let town = before.strip_suffix('/').or_else(|| before.strip_suffix(", "));
    let Some(town) = town else { return false };
    let town = town.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let begins_large = town.starts_with(char::is_uppercase);
    place.range.len() == 2 && begins_large && town.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

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
            (
                "FastAPI in Treviso/SC, coded in MATLAB as JSON. METHODSWe slept.",
                "FastAPI en Treviso/SC, en MATLAB como JSON. MÉTODOSDormimos.",
                &[],
            ),
            (
                "They live in Austin, TX. RESULTSWe slept.",
                "Viven en Austin, TX. RESULTADOSLa mitad dormía.",
                &[],
            ),
            ("HIV, DNA, COVID-19 and SD (95% CI).", "VIH, ADN, COVID-19 y DE (IC del 95 %).", &[]),
            (
                "Stage IIIB and IVA (“pain” AND “sleep”).",
                "Estadios IIIB y IVA (“pain” AND “sleep”).",
                &[],
            ),
            ("Vitamin B12 and the NUC5i7RYH.", "La vitamina B12 y el NUC5i7RYH.", &[]),
            ("Keywords: XYZ; ABC; shame", "Palabras clave: XYZ; ABC; vergüenza", &[]),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]), found, "{source}");
        }
        let known =
            RuleTest { glossary: "concept,language,term,type\nismi,en,ISMI,acronym\n", ..EN_ES };
        assert_eq!(known.finds(&RULE, &[("The ISMI.", "La ISMI.")]), ["ISMI"]);
    }
}
