//! `keyword-order`: the keywords of the target are in another order.

use crate::check::facts::keywords::KeywordLists;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::text::fold;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "keyword-order",
    severity: Severity::Info,
    finds: "keywords of the target in another order than in the source",
    what: "Keywords are paired by the glossary, the lexicon and their spelling. Lists that are \
        in alphabetical order on either side are left alone.",
    why: "Readers and indexes pair keywords by their place.",
    example: Example::new(
        &[("Keywords: shame; guilt; nursing", "Palabras clave: culpa; vergüenza; enfermería")],
        &[("Keywords: shame; guilt; nursing", "Palabras clave: vergüenza; culpa; enfermería")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for KeywordLists { bead, keywords, pairs, .. } in context.facts.keyword_lists() {
        let is_alphabetical = |side: Side| {
            keywords[side].is_sorted_by_key(|place| fold::accents(context.text_at(side, place)))
        };
        if Side::BOTH.into_iter().all(is_alphabetical) {
            continue;
        }
        let Some(turned) = pairs.windows(2).find(|pair| pair[0].1 > pair[1].1) else { continue };
        let (source, target) = turned[1];
        let message = message!("keyword-order", source: source + 1, target: target + 1);
        let finding = RULE
            .finding(*bead, message, message!("keyword-order-why"))
            .at(Side::Source, keywords.source[source].clone())
            .at(Side::Target, keywords.target[target].clone());
        findings.push(finding);
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

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
            // what is around keywords may be one word with them, but is none of them
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
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]), found, "{target}");
        }
    }
}
