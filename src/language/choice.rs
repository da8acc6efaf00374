//! Which two of several languages are a source and its translation.

use super::{LanguageTag, Languages, PACKS};
use crate::side::Sides;

/// Source and target among languages, those to be preferred first: as the user named them, else the first that are left.
/// None where a language that is named is not there, or there are no two.
pub(crate) fn choose(
    languages: &[&LanguageTag],
    named: Sides<Option<&LanguageTag>>,
) -> Option<Languages> {
    let first_but = |left_out: Option<&LanguageTag>| {
        let is_left = |tag: &&LanguageTag| left_out.is_none_or(|out| !tag.is_same_language(out));
        languages.iter().copied().find(is_left)
    };
    let is_there =
        |tag: &LanguageTag| languages.iter().any(|language| language.is_same_language(tag));
    if !named.into_iter().flatten().all(is_there) {
        return None;
    }
    let source = named.source.or_else(|| first_but(named.target))?;
    let target = named.target.or_else(|| first_but(Some(source)))?;
    let are_two = !source.is_same_language(target);
    are_two.then(|| Languages::new(source.clone(), target.clone()))
}

/// Languages in the order in which they are preferred: those of [`PACKS`], then all others as they come.
pub(crate) fn best_known_first<'t>(
    tags: impl IntoIterator<Item = &'t LanguageTag>,
) -> Vec<&'t LanguageTag> {
    let mut tags: Vec<&LanguageTag> = tags.into_iter().collect();
    let rank = |tag: &&LanguageTag| {
        let place = PACKS.iter().position(|pack| pack.code == tag.primary());
        place.unwrap_or(PACKS.len())
    };
    tags.sort_by_key(rank);
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_languages_are_taken_or_else_the_best_known() {
        for (languages, source, target, chosen) in [
            ("fr es en", "", "", "en-es"),
            ("nl fr es", "", "", "es-fr"),
            ("fr es en", "fr", "", "fr-en"),
            ("fr es en", "", "en", "es-en"),
            ("fr es en", "es-MX", "fr", "es-MX-fr"),
            ("fr es en", "pt", "", "none"),
            ("fr es en", "en", "en-GB", "none"),
            ("en en-GB", "", "", "none"),
        ] {
            let tag = |text: &str| text.parse::<LanguageTag>().ok();
            let tags: Vec<LanguageTag> = languages.split(' ').filter_map(tag).collect();
            let (source_tag, target_tag) = (tag(source), tag(target));
            let named = Sides::new(source_tag.as_ref(), target_tag.as_ref());
            let found = choose(&best_known_first(&tags), named);
            let found =
                found.map_or("none".into(), |found| format!("{}-{}", found.source, found.target));
            assert_eq!(found, chosen, "{languages}; {source} {target}");
        }
    }
}
