//! The glossary that ships: compassion, shame, self-criticism and their field, a file a subject.

use super::Glossary;

/// The files of `glossary/clinical`, made ready by the build script.
const CONCEPTS: &str = include_str!(concat!(env!("OUT_DIR"), "/clinical.json"));

/// The clinical glossary.
pub(crate) fn glossary() -> Glossary {
    let concepts = serde_json::from_str(CONCEPTS).expect("the build script writes concepts");
    Glossary { concepts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::lint::lint;
    use crate::glossary::toml;
    use crate::language::LanguageTag;
    use crate::severity::Severity;
    use std::collections::BTreeSet;

    /// The names and the texts of the files, in order.
    fn files() -> Vec<(String, String)> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/glossary/clinical");
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let file = |path: std::path::PathBuf| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path.display().to_string(), text)
        };
        let mut files: Vec<_> = paths.map(file).collect();
        files.sort();
        files
    }

    #[test]
    fn what_ships_is_what_the_files_say() {
        let read = |(_, text): &(String, String)| toml::read(text).unwrap().finish().unwrap();
        let concepts: Vec<_> =
            files().iter().map(read).flat_map(|glossary| glossary.concepts).collect();
        assert_eq!(glossary(), Glossary { concepts });
    }

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
        let files: Vec<_> =
            files().into_iter().map(|(name, text)| (name, toml::read(&text).unwrap())).collect();
        let mut findings = lint(&files);
        findings.retain(|finding| finding.severity > Severity::Info);
        assert!(findings.is_empty(), "{findings:#?}");
    }
}
