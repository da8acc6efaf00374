//! `acronym-inconsistent`: one thing by several acronyms, or an acronym used before it is explained.

use super::acronym_answers::{Answer, answers, own_form};
use super::acronyms::Acronym;
use super::documentation::{Documentation, Example};
use super::paired_signs::in_aside;
use super::{CheckContext, Finding, Rule, Severity};
use crate::bitext::Side;
use crate::document::BlockKind;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

pub struct AcronymInconsistent;

const DOCUMENTATION: Documentation = Documentation {
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
};

impl Rule for AcronymInconsistent {
    fn name(&self) -> &'static str {
        "acronym-inconsistent"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn is_dear(&self) -> bool {
        true
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let answers = |side: Side| {
            let mut answers = answers(context, side);
            for answers in answers.values_mut() {
                answers.retain(|answer| !is_in_name(context, side.other(), answer.other));
            }
            answers
        };
        let reverse = answers(Side::Target);
        let answers = answers(Side::Source);
        let mut findings = several(self, context, &answers, Side::Source);
        findings.extend(left(self, context, &answers));
        // a varying source is the author's fault; of one place only one thing is said
        let seen: BTreeSet<usize> = findings.iter().map(|finding| finding.bead).collect();
        let reverse = several(self, context, &reverse, Side::Target);
        findings.extend(reverse.into_iter().filter(|finding| !seen.contains(&finding.bead)));
        findings.extend(too_early(self, context, &answers));
        for side in [Side::Source, Side::Target] {
            findings.extend(ambiguous(self, context, side));
        }
        findings
    }
}

/// The usual answer: of those the glossary does not advise against, the one that both sides explain, else the most
/// frequent, of those the first.
fn usual<'a>(
    context: &CheckContext<'_>,
    side: Side,
    answers: &[Answer<'a>],
) -> Option<&'a Acronym> {
    let advised = |answer: &&Answer<'_>| {
        let mut terms = context.terms_at(side.other(), &answer.other.place).peekable();
        terms.peek().is_none() || terms.any(|found| found.term.is_accepted())
    };
    let mut candidates: Vec<&Answer<'a>> = answers.iter().filter(advised).collect();
    if candidates.is_empty() {
        candidates.extend(answers);
    }
    let explained =
        |answer: &&&Answer<'_>| answer.own.long.is_some() && answer.other.long.is_some();
    let most = || {
        let mut times: FxHashMap<&str, usize> = FxHashMap::default();
        candidates.iter().for_each(|answer| *times.entry(&answer.other.key).or_default() += 1);
        candidates.iter().rev().max_by_key(|answer| times[&*answer.other.key])
    };
    candidates.iter().find(explained).or_else(most).map(|answer| answer.other)
}

/// Acronyms of a side that different ones answer.
fn several(
    rule: &dyn Rule,
    context: &CheckContext<'_>,
    all: &BTreeMap<&str, Vec<Answer<'_>>>,
    side: Side,
) -> Vec<Finding> {
    let usual_of: BTreeMap<&str, &Acronym> = all
        .iter()
        .filter_map(|(own, answers)| Some((*own, usual(context, side, answers)?)))
        .collect();
    let mut findings = Vec::new();
    for (own, usual) in &usual_of {
        let answers = &all[own];
        for answer in answers.iter().filter(|answer| answer.other.key != usual.key) {
            let anothers =
                usual_of.iter().any(|(name, usual)| name != own && usual.key == answer.other.key);
            // `el VIH (HIV, por sus siglas en inglés)`
            let text =
                context.bitext.side(side.other()).segments[answer.other.place.segment].as_str();
            let beside = in_aside(&text[..answer.other.place.range.start])
                && answers.iter().any(|own| own.bead == answer.bead && own.other.key == usual.key);
            if anothers || beside {
                continue;
            }
            let message = format!(
                "“{}” here, “{}” elsewhere, for “{}”",
                answer.other.name, usual.name, answer.own.name
            );
            let mut finding = Finding::new(rule, answer.bead, message)
                .at(side, answer.own.place.clone())
                .at(side.other(), answer.other.place.clone());
            finding.why = "readers take two acronyms for two things".into();
            finding.suggestion = Some(format!("write “{}” throughout", usual.name));
            findings.push(finding);
        }
    }
    findings
}

/// Acronyms of the source left as they are throughout, where the target's language has one of its own.
fn left(
    rule: &dyn Rule,
    context: &CheckContext<'_>,
    all: &BTreeMap<&str, Vec<Answer<'_>>>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for answers in all.values().filter(|answers| answers.iter().all(Answer::is_same)) {
        for answer in answers {
            let Some(own_form) = own_form(context, answer.own) else { continue };
            let other = answer.other;
            // what the glossary or the text itself settles is not ours to judge
            if other.introduced
                || answers.iter().any(|answer| answer.other.introduced)
                || context.terms_at(Side::Target, &other.place).next().is_some()
                || context.terms_at(Side::Source, &answer.own.place).next().is_some()
            {
                continue;
            }
            let message =
                format!("“{}” is “{own_form}” in {}", other.name, context.language(Side::Target));
            let mut finding = Finding::new(rule, answer.bead, message)
                .at(Side::Source, answer.own.place.clone())
                .at(Side::Target, other.place.clone());
            finding.why = "the acronym was left in the source's language".into();
            finding.suggestion = Some(format!("write “{own_form}”"));
            findings.push(finding);
        }
    }
    findings
}

/// Whether an acronym stands beside a word with a capital: in the name of a scale, a trial, an institution.
fn is_in_name(context: &CheckContext<'_>, side: Side, acronym: &Acronym) -> bool {
    let text = context.bitext.side(side).segments[acronym.place.segment].as_str();
    let capital = |word: Option<&str>| {
        word.is_some_and(|word| {
            word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
        })
    };
    let after = text[acronym.place.range.end..].strip_prefix([' ', '-']);
    capital(after.and_then(|after| after.split(' ').next()))
}

/// Acronyms of the target that stand before the place where they are explained.
fn too_early(
    rule: &dyn Rule,
    context: &CheckContext<'_>,
    answers: &BTreeMap<&str, Vec<Answer<'_>>>,
) -> Vec<Finding> {
    let in_prose = |acronym: &&Acronym| {
        context.bitext.target.segments[acronym.place.segment].kind == BlockKind::Paragraph
    };
    let mut findings = Vec::new();
    let explained: BTreeMap<&str, &Acronym> = context
        .acronyms()
        .side(Side::Target)
        .iter()
        .rev()
        .filter(|acronym| acronym.long.is_some())
        .map(|acronym| (&*acronym.key, acronym))
        .collect();
    for (key, explained) in explained {
        let Some(first) = context
            .acronyms()
            .side(Side::Target)
            .iter()
            .filter(in_prose)
            .find(|acronym| acronym.key == key)
        else {
            continue;
        };
        let [bead, later] =
            [first, explained].map(|acronym| context.bead_of(Side::Target, acronym.place.segment));
        // what the source calls it
        let own = answers
            .iter()
            .find(|(_, answers)| answers.iter().any(|answer| answer.other.key == key));
        let in_source = |test: fn(&Acronym) -> bool| {
            let own = own.map(|(own, _)| *own);
            context
                .acronyms()
                .side(Side::Source)
                .iter()
                .find(|acronym| own == Some(&*acronym.key) && test(acronym))
                .map(|acronym| context.bead_of(Side::Source, acronym.place.segment))
        };
        let (used, told) =
            (in_source(|_| true), in_source(|own| own.introduced || own.long.is_some()));
        // a source that does the same is followed
        let source_alike = match (used, told) {
            (Some(used), Some(told)) => used < told || bead < told,
            (Some(used), None) => used <= bead,
            (None, _) => false,
        };
        if bead >= later || source_alike {
            continue;
        }
        let message = format!("“{}” is used here and explained only later", first.name);
        let mut finding = Finding::new(rule, bead, message).at(Side::Target, first.place.clone());
        finding.why = match told {
            Some(_) => "the source explains it where it is first used".into(),
            None => "readers do not know yet what it stands for".into(),
        };
        finding.suggestion = Some(format!("give the long form here, then ({})", first.name));
        findings.push(finding);
    }
    findings
}

/// Acronyms that are explained twice, by different long forms.
fn ambiguous(rule: &dyn Rule, context: &CheckContext<'_>, side: Side) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for acronym in context.acronyms().side(side) {
        let Some(long) = &acronym.long else { continue };
        let before = *first.entry(&acronym.key).or_insert(long);
        if resemble(before, long) {
            continue;
        }
        let bead = context.bead_of(side, acronym.place.segment);
        let message = format!("“{}” stands for two things", acronym.name);
        let mut finding = Finding::new(rule, bead, message).at(side, acronym.place.clone());
        finding.why = format!("“{long}” here, “{before}” before");
        findings.push(finding);
    }
    findings
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
    use super::super::trial::{EN_ES, Trial};
    use super::*;

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
            assert_eq!(EN_ES.texts(&AcronymInconsistent, pairs), found, "{pairs:?}");
        }
    }

    #[test]
    fn what_is_explained_too_late_is_found() {
        let early = [
            ("A randomised trial (RT) was run in two wards.", "Se realizó un EA en dos salas."),
            ("The RT took a year.", "El ensayo aleatorizado (EA) duró un año."),
        ];
        assert_eq!(EN_ES.texts(&AcronymInconsistent, &early), ["EA"]);
        let alike = [
            ("An RT was run in two wards.", "Se realizó un EA en dos salas."),
            ("The randomised trial (RT) took a year.", "El ensayo aleatorizado (EA) duró un año."),
        ];
        assert!(EN_ES.texts(&AcronymInconsistent, &alike).is_empty());
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
            assert_eq!(EN_ES.texts(&AcronymInconsistent, pairs), [""; 0], "{pairs:?}");
        }
        let own =
            Trial { glossary: "sd\ten\tstandard deviation\t\t\nsd\tes\tDE\t\tacronym\n", ..EN_ES };
        let pairs = [CKD, ("Standard deviation in CKD.", "La DE en la enfermedad.")];
        assert_eq!(own.texts(&AcronymInconsistent, &pairs), [""; 0]);
    }
}
