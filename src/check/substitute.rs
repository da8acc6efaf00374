//! One term in the place of another, where nothing around it must change.

use super::{CheckContext, Fix, FoundTerm};
use crate::bitext::Side;
use crate::glossary::{Status, Term};
use crate::language::{LanguageTag, pack};

/// The preferred term in the place of the one that was found: only if there is no choice, if the text has the term as
/// the glossary has it, not inflected, and if no article or adjective beside it must agree anew.
pub(super) fn substitute(
    context: &CheckContext<'_>,
    side: Side,
    found: &FoundTerm<'_>,
) -> Option<Fix> {
    let language = context.language(side);
    let is_preferred = |term: &&&Term| term.status == Status::Preferred && !term.is_short();
    let accepted = found.concept.accepted(language);
    let [preferred] = accepted.iter().filter(is_preferred).collect::<Vec<_>>()[..] else {
        return None;
    };
    let as_listed =
        found.matched.form.is_none() && found.text.to_lowercase() == found.term.text.to_lowercase();
    let segment = context.bitext.side(side).segments[found.segment].as_str();
    let before = &segment[..found.matched.range.start];
    if !as_listed || !agrees(language, before, found.term, preferred) {
        return None;
    }
    let text = match found.text.chars().next() {
        Some(first) if first.is_uppercase() => capitalized(&preferred.text),
        _ => preferred.text.clone(),
    };
    Some(Fix { side, place: found.place(), text })
}

/// Whether the article before a term fits another as well: by its sound (`a`, `an`) or by its gender.
fn agrees(language: &LanguageTag, before: &str, own: &Term, other: &Term) -> bool {
    let Some(pack) = pack(language).filter(|pack| !pack.articles_by_sound().is_empty()) else {
        return own.gender().is_some() && own.gender() == other.gender();
    };
    let article = before.split_whitespace().next_back().map(str::to_lowercase);
    let is_by_sound = article.is_some_and(|word| pack.articles_by_sound().contains(&word.as_str()));
    !is_by_sound || pack.begins_with_vowel(&own.text) == pack.begins_with_vowel(&other.text)
}

fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::super::Checker;
    use super::*;
    use crate::bitext::pairs::from_pairs;
    use crate::check::check;
    use crate::glossary::{Draft, toml};
    use crate::words::Lexicon;
    use std::sync::Arc;

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
        let glossary = Arc::new(toml::read(glossary).and_then(Draft::finish).unwrap());
        let languages = (LanguageTag::known("en"), LanguageTag::known("es"));
        let lexicon = Arc::new(Lexicon::shipped(&languages.0, &languages.1));
        let checker = Checker::new(glossary, lexicon, &languages.0, &languages.1);
        for (source, target, fixes) in [
            ("The trial ended.", "Terminó el trial clínico.", &["ensayo clínico"][..]),
            ("The trial ended.", "Trial clínico terminado.", &["Ensayo clínico"]),
            ("The trial ended.", "Terminó la prueba clínica.", &[]),
            ("The trial ended.", "Terminaron los trials clínicos.", &[]),
            ("The assay ended.", "Terminó el ensayo clínico.", &["trial"]),
            ("An assay ended.", "Terminó el ensayo clínico.", &[]),
        ] {
            let pairs = [(source.to_owned(), target.to_owned())];
            let bitext = from_pairs("", languages.clone(), pairs);
            let found = check(&checker.context(&bitext));
            let own: Vec<String> =
                found.into_iter().filter_map(|found| Some(found.fix?.text)).collect();
            assert_eq!(own, fixes, "{source} {target}");
        }
    }
}
