//! `keyword-unknown`: a keyword whose counterpart does not look like its translation.

use crate::check::facts::keywords::KeywordLists;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "keyword-unknown",
    severity: Severity::Info,
    finds: "a keyword whose counterpart does not look like its translation",
    what: "Of lists of one length, the keywords of one place are compared by the glossary, the \
        lexicon and their spelling, an acronym by the long form that the text gives; reported are \
        those that have next to nothing in common and whose counterpart stands nowhere else.",
    why: "A wrong keyword hides the article from those who look for it. Many a right one is \
        not in the lexicon, so that this is no more than a hint.",
    example: Example::new(
        &[("Keywords: shame; sleep; nursing", "Palabras clave: vergüenza; hermanos; enfermería")],
        &[(
            "Keywords: shame; siblings; nursing",
            "Palabras clave: vergüenza; hermanos; enfermería",
        )],
    ),
    check,
};

/// Below this two keywords have next to nothing in common.
const ALIKE: f64 = 0.2;

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // without a lexicon next to no keywords look alike
    if context.facts.links().is_none() {
        return findings;
    }
    for KeywordLists { bead, keywords, likeness, pairs } in context.facts.keyword_lists() {
        for (index, row) in likeness.iter().enumerate() {
            let is_paired = pairs.iter().any(|pair| pair.0 == index || pair.1 == index);
            if is_paired || row[index] >= ALIKE {
                continue;
            }
            let (message, why) = (message!("keyword-unknown"), message!("keyword-unknown-why"));
            let finding = RULE
                .finding(*bead, message, why)
                .at(Side::Source, keywords.source[index].clone())
                .at(Side::Target, keywords.target[index].clone());
            findings.push(finding);
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn only_what_has_nothing_in_common_is_found() {
        for (source, target, found) in [
            (
                "Keywords: Shame; Active sleep",
                "Palabras clave: Vergüenza; Gestión de riesgos",
                &["Active sleep = Gestión de riesgos"][..],
            ),
            ("Keywords: Shame; Sleep", "Palabras clave: Sueño; Vergüenza", &[]),
            ("Keywords: Spirometry; Puerto Rico", "Palabras clave: Espirometría; Puerto Rico", &[]),
            ("Keywords: Shame; Fear; Sleep", "Palabras clave: Vergüenza; Sueño", &[]),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]), found, "{target}");
        }
        let russian = RuleTest { languages: ("en", "ru"), glossary: "" };
        assert!(
            russian
                .finds(&RULE, &[("Keywords: fear; sleep", "Ключевые слова: страх; сон")])
                .is_empty()
        );
        let explained = [
            ("We saw home care units (HCU).", "Vimos unidades de cuidados en casa (UCC)."),
            ("Keywords: home care units; fear", "Palabras clave: UCC; miedo"),
        ];
        assert!(EN_ES.finds(&RULE, &explained).is_empty());
        assert_eq!(EN_ES.finds(&RULE, &explained[1..]), ["home care units = UCC"]);
        let own = RuleTest { glossary: "concept,language,term\nx,en,qwx\nx,es,zyx\n", ..EN_ES };
        assert!(
            own.finds(&RULE, &[("Keywords: qwx; fear", "Palabras clave: zyx; miedo")]).is_empty()
        );
    }
}
