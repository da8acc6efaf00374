//! `keyword-unknown`: a keyword whose counterpart does not look like its translation.

use super::documentation::{Documentation, Example};
use super::keywords::pairs;
use super::{CheckContext, Finding, Rule, Severity};
use crate::bitext::Side;

pub struct KeywordUnknown;

/// Below this two keywords have next to nothing in common.
const ALIKE: f64 = 0.2;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a keyword whose counterpart does not look like its translation",
    what: "Of lists of one length, the keywords of one place are compared by the glossary, the \
        lexicon and their spelling; reported are those that have next to nothing in common and \
        whose counterpart stands nowhere else.",
    why: "A wrong keyword hides the article from those who look for it. Many a right one is \
        not in the lexicon, so that this is no more than a hint.",
    example: Example::new(
        &[("Keywords: shame; sleep; nursing", "Palabras clave: vergüenza; hermanos; enfermería")],
        &[(
            "Keywords: shame; siblings; nursing",
            "Palabras clave: vergüenza; hermanos; enfermería",
        )],
    ),
};

impl Rule for KeywordUnknown {
    fn name(&self) -> &'static str {
        "keyword-unknown"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for lists in context.keyword_lists() {
            let pairs = pairs(&lists.likeness);
            for (index, row) in lists.likeness.iter().enumerate() {
                let paired = pairs.iter().any(|pair| pair.0 == index || pair.1 == index);
                if paired || row[index] >= ALIKE {
                    continue;
                }
                let message = "these keywords may not be the same".to_owned();
                let mut finding = Finding::new(self, lists.bead, message)
                    .at(Side::Source, lists.source[index].clone())
                    .at(Side::Target, lists.target[index].clone());
                finding.why = "neither the glossary nor the lexicon has them together".into();
                findings.push(finding);
            }
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{EN_ES, Trial};
    use super::*;

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
            assert_eq!(EN_ES.texts(&KeywordUnknown, &[(source, target)]), found, "{target}");
        }
        let own = Trial { glossary: "x\ten\tqwx\t\t\nx\tes\tzyx\t\t\n", ..EN_ES };
        assert!(
            own.texts(&KeywordUnknown, &[("Keywords: qwx; fear", "Palabras clave: zyx; miedo")])
                .is_empty()
        );
    }
}
