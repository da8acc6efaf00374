//! One term in the place of another, where nothing around it must change.

use super::found_term::FoundTerm;
use crate::check::context::CheckContext;
use crate::check::finding::Fix;
use crate::glossary::Term;
use crate::language::{LanguageTag, pack};
use crate::side::Side;

/// The preferred term in the place of the one that was found: only if there is no choice, if the text has the term as
/// the glossary has it, not inflected, and if no article or adjective beside it must agree anew.
pub(in crate::check) fn substitute(
    context: &CheckContext<'_>,
    side: Side,
    found: &FoundTerm<'_>,
) -> Option<Fix> {
    let language = context.language(side);
    let preferred = found.concept.preferred(language).filter(|term| !term.is_short());
    let [preferred] = preferred.collect::<Vec<_>>()[..] else {
        return None;
    };
    let is_as_listed =
        found.matched.form.is_none() && found.text.to_lowercase() == found.term.text.to_lowercase();
    let before = &context.text(side, found.segment)[..found.matched.range.start];
    if !is_as_listed || !agrees(language, before, found.term, preferred) {
        return None;
    }
    let text = match found.text.chars().next() {
        Some(first) if first.is_uppercase() => capitalized(&preferred.text),
        _ => preferred.text.clone(),
    };
    Some(Fix { side, place: found.place(), text, is_certain: true })
}

/// Whether the article before a term fits another as well: by its sound (`a`, `an`) or by its gender.
fn agrees(language: &LanguageTag, before: &str, term: &Term, other: &Term) -> bool {
    let Some(pack) = pack(language).filter(|pack| pack.articles_by_sound().next().is_some()) else {
        return term.gender().is_some() && term.gender() == other.gender();
    };
    let article = before.split_whitespace().next_back().map(str::to_lowercase);
    let is_by_sound =
        article.is_some_and(|word| pack.articles_by_sound().any(|article| article == word));
    !is_by_sound || pack.begins_with_vowel(&term.text) == pack.begins_with_vowel(&other.text)
}

fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use crate::check::rule_test::{EN_ES, RuleTest};
    use crate::check::rules::rule;

    #[test]
    fn a_term_gives_way_only_where_nothing_else_must_change() {
        let glossary = r#"
            [[concept]]
            id = "trial"
            terms.en = [{ term = "trial" }, { term = "assay", status = "deprecated" }]
            terms.es = [
              { term = "ensayo clínico", properties = [{ category = "grammaticalGender", value = "masculine" }] },
              { term = "prueba clínica", status = "deprecated", properties = [{ category = "grammaticalGender", value = "feminine" }] },
              { term = "trial clínico", status = "deprecated", properties = [{ category = "grammaticalGender", value = "masculine" }] },
            ]
        "#;
        let test = RuleTest { glossary, ..EN_ES };
        let rule = rule("term-deprecated").unwrap();
        for (source, target, fixes) in [
            ("The trial ended.", "Terminó el trial clínico.", &["ensayo clínico"][..]),
            ("The trial ended.", "Trial clínico terminado.", &["Ensayo clínico"]),
            ("The trial ended.", "Terminó la prueba clínica.", &[]),
            ("The trial ended.", "Terminaron los trials clínicos.", &[]),
            ("The assay ended.", "Terminó el ensayo clínico.", &["trial"]),
            ("An assay ended.", "Terminó el ensayo clínico.", &[]),
        ] {
            let found = test.with_context(&[(source, target)], |context| {
                let findings = (rule.check)(context).into_iter();
                findings.filter_map(|finding| Some(finding.fix?.text)).collect::<Vec<_>>()
            });
            assert_eq!(found, fixes, "{source} {target}");
        }
    }
}
