//! Which sense a term has that several concepts share, by the words around it.

use super::found_term::FoundTerm;
use crate::glossary::{Category, Property};
use crate::language::Pack;
use crate::text::fold;
use crate::text::words::words;
use rustc_hash::FxHashSet;

/// Of the senses that a term has at one place, those that the text speaks for: whose contexts in the glossary (TBX data
/// category `context`) have the most of its content words, which are `around` the term. All of them, where no context
/// has any.
pub(super) fn meant<'m, 'a>(
    senses: Vec<&'m FoundTerm<'m>>,
    around: impl FnOnce() -> &'a FxHashSet<String>,
    pack: Option<&Pack>,
) -> Vec<&'m FoundTerm<'m>> {
    if senses.len() < 2 {
        return senses; // nearly always
    }
    let around = around();
    let shared = |sense: &&FoundTerm<'_>| {
        let of_term: FxHashSet<String> = content_words(&sense.term.text, pack).collect();
        let contexts = contexts(sense).flat_map(|context| content_words(context, pack));
        let words: FxHashSet<String> = contexts.filter(|word| !of_term.contains(word)).collect();
        words.intersection(around).count()
    };
    let shared: Vec<usize> = senses.iter().map(shared).collect();
    let most = shared.iter().copied().max().unwrap_or(0);
    let of_most = senses.into_iter().zip(shared).filter(|(_, shared)| *shared == most);
    of_most.map(|(sense, _)| sense).collect()
}

/// The contexts that the glossary gives of a sense in the language of the term.
fn contexts<'m>(sense: &'m FoundTerm<'_>) -> impl Iterator<Item = &'m str> {
    let language = &sense.term.language;
    let is_context = move |property: &&Property| {
        property.category == Category::Context
            && property.language.as_ref().is_none_or(|other| other.is_same_language(language))
    };
    let properties = sense.term.properties.iter().chain(&sense.concept.properties);
    properties.filter(is_context).map(|property| property.value.as_str())
}

/// The words of a text but stop words, without their endings.
pub(super) fn content_words(text: &str, pack: Option<&Pack>) -> impl Iterator<Item = String> {
    words(text).filter_map(move |word| {
        let word = fold::accents(word.text);
        match pack {
            Some(pack) if pack.is_folded_stopword(&word) => None,
            Some(pack) => Some(pack.stem(&word).to_owned()),
            None => Some(word),
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::check::rule_test::{EN_ES, RuleTest};
    use crate::check::rules::rule;

    #[test]
    fn the_cost_of_a_term_many_times_grows_with_their_number() {
        let glossary = "en\tes\nshame\tpudor\nshame\tvergüenza\n";
        let test = RuleTest { glossary, ..EN_ES };
        let rule = rule("term-missing").unwrap();
        crate::cost::grows_in_proportion(100, |size| {
            let source = "such shame ".repeat(size);
            let found = test.finds(rule, &[(source.as_str(), "Nada.")]);
            assert!(!found.is_empty());
        });
    }

    #[test]
    fn a_word_of_its_context_decides_what_a_homograph_means() {
        let glossary = r#"
            [[concept]]
            id = "discharge from hospital"
            terms.en = [{ term = "discharge", properties = [{ category = "context", value = "patients before discharge from hospital" }] }]
            terms.es = [{ term = "alta" }]

            [[concept]]
            id = "discharge of fluid"
            terms.en = [{ term = "discharge", properties = [{ category = "context", value = "purulent discharge from the wound" }] }]
            terms.es = [{ term = "secreción" }]
        "#;
        let test = RuleTest { glossary, ..EN_ES };
        let rule = rule("term-missing").unwrap();
        let missing = |source: &str, target: &str| {
            test.with_context(&[(source, target)], |context| {
                let findings = (rule.check)(context).into_iter();
                findings.filter_map(|finding| finding.concept).collect::<Vec<_>>()
            })
        };
        for (source, target, concepts) in [
            ("Discharge from the wounds fell.", "La secreción de las heridas bajó.", &[][..]),
            (
                "Discharge from the wound fell.",
                "El alta de la herida bajó.",
                &["discharge of fluid"],
            ),
            ("Discharge from the hospital was late.", "El alta del hospital fue tardía.", &[]),
            (
                "Discharge from the hospital was late.",
                "La secreción del hospital fue tardía.",
                &["discharge from hospital"],
            ),
            // nothing decides: either will do
            ("Discharge was late.", "El alta fue tardía.", &[]),
            ("Discharge was late.", "La secreción fue tardía.", &[]),
        ] {
            assert_eq!(missing(source, target), concepts, "{source} {target}");
        }
    }
}
