//! The glossary that ships: compassion, shame, self-criticism and their field, a file a subject.

use super::{Glossary, toml};

const SUBJECTS: [&str; 9] = [
    include_str!("../../glossary/clinical/compassion.toml"),
    include_str!("../../glossary/clinical/shame-and-self-criticism.toml"),
    include_str!("../../glossary/clinical/attachment.toml"),
    include_str!("../../glossary/clinical/mindfulness.toml"),
    include_str!("../../glossary/clinical/psychotherapy.toml"),
    include_str!("../../glossary/clinical/disorders.toml"),
    include_str!("../../glossary/clinical/research-methods.toml"),
    include_str!("../../glossary/clinical/measurement.toml"),
    include_str!("../../glossary/clinical/care.toml"),
];

/// The clinical glossary.
pub fn glossary() -> Glossary {
    // every run begins here, so all cores help
    let read = |text: &str| {
        let draft = toml::read(text).expect("the shipped glossary is well formed");
        draft.finish().expect("the shipped glossary is without fault").concepts
    };
    let concepts = std::thread::scope(|scope| {
        let subjects = SUBJECTS.map(|text| scope.spawn(move || read(text)));
        subjects.map(|subject| subject.join().expect("reading does not panic"))
    });
    Glossary { concepts: concepts.into_iter().flatten().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::lint::lint;
    use crate::language::LanguageTag;
    use crate::severity::Severity;
    use std::collections::BTreeSet;

    #[test]
    fn every_concept_is_whole() {
        let glossary = glossary();
        assert!(glossary.concepts.len() >= 120);
        let mut ids = BTreeSet::new();
        for concept in &glossary.concepts {
            let id = &concept.id;
            assert!(ids.insert(id), "{id} stands twice");
            for language in ["en", "es"].map(LanguageTag::known) {
                assert!(
                    !concept.accepted(&language).is_empty(),
                    "{id} has no accepted term in {language}"
                );
                assert!(
                    concept.definitions.contains_key(&language),
                    "{id} has no definition in {language}"
                );
            }
            for term in concept.terms.iter().filter(|term| !term.is_accepted()) {
                assert!(
                    term.note.is_some(),
                    "{id}: {} is not accepted and does not say why",
                    term.text
                );
            }
        }
    }

    #[test]
    fn no_lint_has_more_to_say_than_a_note() {
        let read = |(number, text): (usize, &str)| (number.to_string(), toml::read(text).unwrap());
        let files: Vec<_> = SUBJECTS.into_iter().enumerate().map(read).collect();
        let mut findings = lint(&files);
        findings.retain(|finding| finding.severity > Severity::Info);
        assert!(findings.is_empty(), "{findings:#?}");
    }
}
