//! `acronym-inconsistent`: one thing by several acronyms, or an acronym used before it is explained.

mod early;

use crate::check::facts::acronym_pairs::{AcronymPair, AcronymPairs, acronym_pairs, translation};
use crate::check::facts::acronyms::Acronym;
use crate::check::facts::paired_signs::is_in_aside;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::wording::message;
use early::{EarlyUse, early_uses};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    name: "acronym-inconsistent",
    severity: Severity::Warning,
    finds: "one acronym answered by several, left in the source's language, or used before it \
        is explained",
    what: "What answers an acronym is known from the glossary, from the long forms in the text \
        and from lists (`HIV`, `VIH`); a pair left alone in its bead belongs together. \
        Reported are an answer that differs from the usual one of the text, an English acronym \
        that the target's language has its own for, one acronym with two long forms, and an \
        acronym of the target that stands before its explanation where the source explains it \
        in time. A long form in place of an acronym is no fault, nor is a foreign acronym in \
        brackets beside the own one.",
    why: "Readers take two acronyms for two things, and look in vain for one that was never \
        explained.",
    example: Example::new(
        &[
            (
                "Chronic kidney disease (CKD) is common.",
                "La enfermedad renal crónica (ERC) es frecuente.",
            ),
            ("Sleep is poor in CKD.", "El sueño es malo en la IRC."),
        ],
        &[
            (
                "Chronic kidney disease (CKD) is common.",
                "La enfermedad renal crónica (ERC) es frecuente.",
            ),
            ("Sleep is poor in CKD.", "El sueño es malo en la ERC."),
        ],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let pairs = |side: Side| {
        let mut pairs = acronym_pairs(context, side);
        for pairs in pairs.values_mut() {
            pairs.retain(|pair| !is_in_name(context, side.other(), pair.counterpart));
        }
        pairs
    };
    let of_source = pairs(Side::Source);
    let mut findings = varying(context, &of_source, Side::Source);
    findings.extend(foreign(context, &of_source));
    // a varying source is the author's fault; of one place only one thing is said
    let seen: BTreeSet<usize> = findings.iter().map(|finding| finding.bead).collect();
    let of_target = varying(context, &pairs(Side::Target), Side::Target);
    findings.extend(of_target.into_iter().filter(|finding| !seen.contains(&finding.bead)));
    findings.extend(early_uses(context, &of_source).into_iter().map(early));
    findings.extend(Side::BOTH.into_iter().flat_map(|side| ambiguous(context, side)));
    findings
}

/// Acronyms of a side that have different counterparts.
fn varying(context: &CheckContext<'_>, pairs: &AcronymPairs<'_>, side: Side) -> Vec<Finding> {
    let usual_of: BTreeMap<&str, &Acronym> = pairs
        .iter()
        .filter_map(|(key, pairs)| Some((*key, usual(context, side, pairs)?)))
        .collect();
    let mut findings = Vec::new();
    for (key, usual) in &usual_of {
        let pairs = &pairs[key];
        for pair in pairs.iter().filter(|pair| pair.counterpart.key != usual.key) {
            let AcronymPair { bead, acronym, counterpart } = *pair;
            let is_of_another =
                usual_of.iter().any(|(other, usual)| other != key && usual.key == counterpart.key);
            // `el VIH (HIV, por sus siglas en inglés)`
            let text = context.text(side.other(), counterpart.place.segment);
            let is_beside_usual = is_in_aside(&text[..counterpart.place.range.start])
                && pairs.iter().any(|pair| pair.bead == bead && pair.counterpart.key == usual.key);
            if is_of_another || is_beside_usual {
                continue;
            }
            let usual = usual.name.as_str();
            let message = message!(
                "acronym-varies",
                acronym: counterpart.name.as_str(),
                usual: usual,
                counterpart: acronym.name.as_str()
            );
            let finding = RULE
                .finding(bead, message, message!("acronym-varies-why"))
                .at(side, acronym.place.clone())
                .at(side.other(), counterpart.place.clone())
                .suggestion(message!("acronym-varies-suggestion", usual: usual));
            findings.push(finding);
        }
    }
    findings
}

/// The usual counterpart of an acronym: of those that the glossary does not advise against, the one where both sides
/// explain theirs, else the most frequent, of those the first.
fn usual<'c>(
    context: &CheckContext<'_>,
    side: Side,
    pairs: &[AcronymPair<'c>],
) -> Option<&'c Acronym> {
    let is_advisable = |pair: &&AcronymPair<'_>| {
        let mut terms = context.terms_at(side.other(), &pair.counterpart.place).peekable();
        terms.peek().is_none() || terms.any(|found| found.term.is_accepted())
    };
    let mut candidates: Vec<&AcronymPair<'c>> = pairs.iter().filter(is_advisable).collect();
    if candidates.is_empty() {
        candidates.extend(pairs);
    }
    let is_explained = |pair: &&&AcronymPair<'_>| {
        pair.acronym.long_form.is_some() && pair.counterpart.long_form.is_some()
    };
    let most_frequent = || {
        let mut times: FxHashMap<&str, usize> = FxHashMap::default();
        candidates.iter().for_each(|pair| *times.entry(&pair.counterpart.key).or_default() += 1);
        candidates.iter().rev().max_by_key(|pair| times[&*pair.counterpart.key])
    };
    candidates.iter().find(is_explained).or_else(most_frequent).map(|pair| pair.counterpart)
}

/// Acronyms of the source left as they are throughout, where the target's language has one of its own.
fn foreign(context: &CheckContext<'_>, pairs: &AcronymPairs<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let has_terms =
        |side, acronym: &Acronym| context.terms_at(side, &acronym.place).next().is_some();
    for pairs in pairs.values().filter(|pairs| pairs.iter().all(AcronymPair::is_same)) {
        // what the text itself or the glossary settles is not ours to judge
        if pairs.iter().any(|pair| pair.counterpart.is_introduced) {
            continue;
        }
        for AcronymPair { bead, acronym, counterpart } in pairs {
            let Some(translation) = translation(context, acronym) else { continue };
            if has_terms(Side::Target, counterpart) || has_terms(Side::Source, acronym) {
                continue;
            }
            let message = message!(
                "acronym-foreign",
                acronym: counterpart.name.as_str(),
                translation: translation,
                language: context.language(Side::Target).as_str()
            );
            let finding = RULE
                .finding(*bead, message, message!("acronym-foreign-why"))
                .at(Side::Source, acronym.place.clone())
                .at(Side::Target, counterpart.place.clone())
                .suggestion(message!("acronym-foreign-suggestion", translation: translation));
            findings.push(finding);
        }
    }
    findings
}

fn early(EarlyUse { bead, acronym, is_explained_in_source }: EarlyUse<'_>) -> Finding {
    let name = acronym.name.as_str();
    let why = match is_explained_in_source {
        true => message!("acronym-early-why-source"),
        false => message!("acronym-early-why"),
    };
    RULE.finding(bead, message!("acronym-early", acronym: name), why)
        .at(Side::Target, acronym.place.clone())
        .suggestion(message!("acronym-early-suggestion", acronym: name))
}

/// Acronyms that are explained twice, by different long forms.
fn ambiguous(context: &CheckContext<'_>, side: Side) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for acronym in context.facts.acronyms().side(side) {
        let Some(long_form) = acronym.long_form.as_deref() else { continue };
        let before = *first.entry(&acronym.key).or_insert(long_form);
        if resemble(before, long_form) {
            continue;
        }
        let bead = context.bead_of(side, acronym.place.segment);
        let message = message!("acronym-ambiguous", acronym: acronym.name.as_str());
        let why = message!("acronym-ambiguous-why", here: long_form, before: before);
        findings.push(RULE.finding(bead, message, why).at(side, acronym.place.clone()));
    }
    findings
}

/// Whether an acronym is followed by a word with a capital: in the name of a scale, a trial, an institution.
fn is_in_name(context: &CheckContext<'_>, side: Side, acronym: &Acronym) -> bool {
    let text = context.text(side, acronym.place.segment);
    let capital = |word: Option<&str>| {
        word.is_some_and(|word| {
            word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
        })
    };
    let after = text[acronym.place.range.end..].strip_prefix([' ', '-']);
    capital(after.and_then(|after| after.split(' ').next()))
}

/// Whether two long forms share a beginning of most of their words.
fn resemble(a: &str, b: &str) -> bool {
    const BEGINNING: usize = 5;
    let words = |text: &str| -> BTreeSet<String> {
        let long = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
        long.map(|word| word.chars().take(BEGINNING).collect()).collect()
    };
    let (a, b) = (words(a), words(b));
    2 * a.intersection(&b).count() >= a.len().min(b.len())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

    const CKD: (&str, &str) = (
        "Chronic kidney disease (CKD) is common.",
        "La enfermedad renal crónica (ERC) es frecuente.",
    );

    #[test]
    fn one_thing_by_several_acronyms_is_found() {
        for (pairs, found) in [
            (&[CKD, ("CKD costs sleep.", "La IRC quita el sueño.")][..], &["CKD = IRC"][..]),
            (&[CKD, ("CKD costs sleep.", "La CKD quita el sueño.")], &["CKD = CKD"]),
            (
                &[
                    ("CFT was used.", "Se usó la TCC."),
                    ("CFT helped.", "La CFT ayudó."),
                    ("CFT is short.", "La CFT es breve."),
                ],
                &["CFT = TCC"],
            ),
            (
                &[("HIV persists.", "El HIV persiste."), ("HIV rose.", "El VIH aumentó.")],
                &["HIV = VIH"],
            ),
            (&[("HIV persists.", "El HIV persiste.")], &["HIV = HIV"]),
            (&[CKD, ("CRF costs sleep.", "La ERC quita el sueño.")], &["CRF = ERC"]),
            (
                &[
                    (
                        "Compassion-focused therapy helped.",
                        "La terapia centrada en la compasión (TCC) ayudó.",
                    ),
                    (
                        "Cognitive therapy did too.",
                        "También la terapia cognitivo-conductual (TCC).",
                    ),
                ],
                &["TCC"],
            ),
        ] {
            assert_eq!(EN_ES.finds(&RULE, pairs), found, "{pairs:?}");
        }
    }

    #[test]
    fn what_is_explained_too_late_is_found() {
        let early = [
            ("A randomised trial (RT) was run in two wards.", "Se realizó un EA en dos salas."),
            ("The RT took a year.", "El ensayo aleatorizado (EA) duró un año."),
        ];
        assert_eq!(EN_ES.finds(&RULE, &early), ["EA"]);
        let alike = [
            ("An RT was run in two wards.", "Se realizó un EA en dos salas."),
            ("The randomised trial (RT) took a year.", "El ensayo aleatorizado (EA) duró un año."),
        ];
        assert!(EN_ES.finds(&RULE, &alike).is_empty());
    }

    #[test]
    fn consistent_acronyms_are_left_alone() {
        for pairs in [
            &[
                CKD,
                ("CKD costs sleep.", "La ERC quita el sueño."),
                ("CKD is slow.", "La enfermedad es lenta."),
            ][..],
            &[("HIV persists.", "El VIH persiste."), ("HIV rose.", "El VIH aumentó.")],
            &[("Three RCTs.", "Tres ECA."), ("The RCT.", "El ECA.")],
            &[
                (
                    "The human virus (HIV) is old.",
                    "El virus humano (VIH, o HIV en inglés) es antiguo.",
                ),
                ("HIV rose.", "El VIH aumentó."),
            ],
            &[
                ("The HIV Stigma Scale was used.", "Se usó la HIV Stigma Scale."),
                ("HIV rose.", "El VIH aumentó."),
            ],
            &[("CFT (CI 2 to 3).", "La CFT (IC de 2 a 3)."), ("CFT; SD 3.", "La CFT; DE de 3.")],
            &[
                ("The CFT and the DBT.", "La CFT y la TDC."),
                ("The DBT.", "La TDC."),
                ("The CFT.", "La terapia, o CFT."),
            ],
            &[
                ("Confidence interval (CI) of CKD.", "Intervalo de confianza (IC) de la ERC."),
                ("Confidence intervals (CI).", "Los intervalos de confianza (IC)."),
            ],
        ] {
            assert_eq!(EN_ES.finds(&RULE, pairs), [""; 0], "{pairs:?}");
        }
        let own = RuleTest {
            glossary: "concept,language,term,type\nsd,en,standard deviation,\nsd,es,DE,acronym\n",
            ..EN_ES
        };
        let pairs = [CKD, ("Standard deviation in CKD.", "La DE en la enfermedad.")];
        assert_eq!(own.finds(&RULE, &pairs), [""; 0]);
    }
}
