//! The languages that programs may choose among.

use crate::language::LanguageTag;
use crate::language::table::rows;
use std::sync::LazyLock;

static LANGUAGES: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| rows(include_str!("languages.tsv")).map(|row| (row[0], row[1])).collect());

/// All of them, each with its name.
pub(super) fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.iter().copied()
}

/// The language of the list that a program means: that of its tag, or else without the region. Few are known, so that what
/// is made ready for each stays within bounds.
pub(super) fn known(tag: &str) -> Option<LanguageTag> {
    let tag: LanguageTag = tag.trim().parse().ok()?;
    let named = |code: &str| languages().find(|(listed, _)| *listed == code);
    let (code, _) = named(tag.as_str()).or_else(|| named(tag.primary()))?;
    code.parse().ok()
}

/// The name of a language of the list.
pub(super) fn name(tag: &LanguageTag) -> &'static str {
    languages().find(|(code, _)| *code == tag.as_str()).map_or("", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;

    #[test]
    fn tags_are_found_with_and_without_their_region() {
        for (tag, wanted) in [
            ("es-MX", Some("es-MX")),
            ("ES_mx", Some("es-MX")),
            ("es-PH", Some("es")),
            ("zh-Hant", Some("zh")),
            ("xx", None),
            ("", None),
        ] {
            let found = known(tag);
            assert_eq!(found.as_ref().map(LanguageTag::as_str), wanted, "{tag}");
            assert!(found.is_none_or(|found| !name(&found).is_empty()));
        }
        assert!(PACKS.iter().all(|pack| known(pack.tag().as_str()).is_some()));
    }
}
