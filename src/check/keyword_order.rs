//! `keyword-order`: the keywords of the target stand in another order.

use super::documentation::{Documentation, Example};
use super::keywords::pairs;
use super::{CheckContext, Finding, Place, Rule, Severity};
use crate::bitext::Side;
use crate::text::fold;

pub struct KeywordOrder;

const DOCUMENTATION: Documentation = Documentation {
    finds: "keywords of the target in another order than in the source",
    what: "Keywords are paired by the glossary, the lexicon and their spelling. Lists that are \
        in alphabetical order on either side are left alone.",
    why: "Readers and indexes pair keywords by their place.",
    example: Example::new(
        &[("Keywords: shame; guilt; nursing", "Palabras clave: culpa; vergüenza; enfermería")],
        &[("Keywords: shame; guilt; nursing", "Palabras clave: vergüenza; culpa; enfermería")],
    ),
};

impl Rule for KeywordOrder {
    fn name(&self) -> &'static str {
        "keyword-order"
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
            let sorted = |side: Side, places: &[Place]| {
                let segments = &context.bitext.side(side).segments;
                let word = |place: &Place| {
                    fold::accents(&segments[place.segment].as_str()[place.range.clone()])
                };
                places.is_sorted_by_key(word)
            };
            if lists.source.len() != lists.target.len()
                || sorted(Side::Source, &lists.source) && sorted(Side::Target, &lists.target)
            {
                continue;
            }
            let pairs = pairs(&lists.likeness);
            let Some(turned) = pairs.windows(2).find(|pair| pair[0].1 > pair[1].1) else {
                continue;
            };
            let (source, target) = turned[1];
            let message = format!(
                "keyword {} of the source is number {} in the target",
                source + 1,
                target + 1
            );
            let mut finding = Finding::new(self, lists.bead, message)
                .at(Side::Source, lists.source[source].clone())
                .at(Side::Target, lists.target[target].clone());
            finding.why = "keywords are paired by their place".into();
            findings.push(finding);
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::EN_ES;
    use super::*;

    #[test]
    fn another_order_is_found() {
        for (source, target, found) in [
            (
                "Keywords: Shame; Fear; Sleep",
                "Palabras clave: Vergüenza; Sueño; Miedo",
                &["Sleep = Sueño"][..],
            ),
            ("Keywords: Shame; Fear; Sleep", "Palabras clave: Vergüenza; Miedo; Sueño", &[]),
            // both in alphabetical order
            ("Keywords: Fear; Shame; Sleep", "Palabras clave: Miedo; Sueño; Vergüenza", &[]),
            ("Keywords: Fear; Qwxyz; Sleep", "Palabras clave: Miedo; Zyxwq; Sueño", &[]),
            // what stands around keywords may be one word with them, but is none of them
            (
                "Keywords:shame; guilt; nursing",
                "Palabras clave:culpa; vergüenza; enfermería",
                &["guilt = culpa"],
            ),
            (
                "Keywords: _shame_; _guilt_; nursing",
                "Palabras clave: _culpa_; _vergüenza_; enfermería",
                &["guilt = culpa"],
            ),
        ] {
            assert_eq!(EN_ES.texts(&KeywordOrder, &[(source, target)]), found, "{target}");
        }
    }
}
