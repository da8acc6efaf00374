//! Language tags by BCP 47 (RFC 5646), in their canonical case.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A language tag such as `es`, `es-MX` or `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageTag(String);

/// Why a text is no language tag.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no language tag; write a BCP 47 code such as en, es or es-MX")]
pub struct BadTag(String);

impl LanguageTag {
    /// A tag from code that is well formed by construction.
    pub(crate) fn known(code: &str) -> Self {
        LanguageTag(code.to_owned())
    }

    /// The tag for a code as catalogues write it, `spa` for `es`, `fre` or `fra` for `fr`: BCP 47 asks for the
    /// shortest code of a language (RFC 5646, section 2.2.1).
    pub fn shortest(code: &str) -> Result<Self, BadTag> {
        let tag: LanguageTag = code.trim().parse()?;
        let short = iso_639_2().find(|(three, _)| *three == tag.primary());
        Ok(match short {
            Some((three, two)) => LanguageTag(format!("{two}{}", &tag.0[three.len()..])),
            None => tag,
        })
    }

    /// The tag that a name is, in the name of a file or a column: `en_term` and `en-casa` are words, and no languages with a
    /// script or a variant.
    pub(crate) fn named(name: &str) -> Option<Self> {
        const SUBTAGS: [&str; 13] = [
            "arab", "armn", "beng", "cyrl", "deva", "grek", "hans", "hant", "hebr", "jpan", "latn",
            "thai", "valencia",
        ];
        let tag: LanguageTag = name.trim().parse().ok()?;
        // what follows a single sign is of one's own (`es-x-clinic`)
        let mut subtags = tag.0.split('-').skip(1).take_while(|part| part.len() > 1);
        let is_subtag = |part: &str| match part.len() {
            2 => part.bytes().all(|b| b.is_ascii_alphabetic()),
            _ if part.bytes().any(|b| b.is_ascii_digit()) => true,
            _ => SUBTAGS.contains(&part.to_ascii_lowercase().as_str()),
        };
        let is_whole = tag.0.rsplit('-').next().is_some_and(|last| last.len() > 1);
        (is_whole && subtags.all(is_subtag)).then_some(tag)
    }

    /// The tag in canonical case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether two tags name one language, whatever their script or region: `es` and `es-MX`.
    pub fn is_same_language(&self, other: &LanguageTag) -> bool {
        self.primary() == other.primary()
    }

    /// Whether its language exists, as far as that is known: codes of three letters are not looked up.
    pub(crate) fn has_known_language(&self) -> bool {
        let code = self.primary();
        code.len() != 2 || iso_639_2().any(|(_, two)| two == code)
    }

    /// Its region, if that is the code of no country: `UK`, `SP`. Private subtags behind `x` are not looked at.
    pub(crate) fn unknown_region(&self) -> Option<&str> {
        const REGIONS: &str = include_str!("regions.txt");
        let subtags = self.0.split('-').skip(1).take_while(|part| part.len() > 1);
        let mut regions = subtags.filter(|part| part.len() == 2);
        let is_known = |code: &str| {
            let lines = REGIONS.lines().filter(|line| !line.starts_with('#'));
            lines.flat_map(|line| line.split(' ')).any(|known| known == code)
        };
        regions.find(|region| !is_known(region))
    }

    /// The language without script or region.
    pub fn primary(&self) -> &str {
        let end = self.0.bytes().position(|byte| byte == b'-');
        &self.0[..end.unwrap_or(self.0.len())]
    }
}

/// The codes of three letters (ISO 639-2), each with that of two for the same language.
pub(super) fn iso_639_2() -> impl Iterator<Item = (&'static str, &'static str)> {
    const CODES: &str = include_str!("iso-639-2.tsv");
    CODES.lines().filter_map(|line| line.split_once('\t'))
}

impl FromStr for LanguageTag {
    type Err = BadTag;

    fn from_str(tag: &str) -> Result<Self, BadTag> {
        let bad = || BadTag(tag.to_owned());
        let mut canonical = String::with_capacity(tag.len());
        for (index, part) in tag.split(['-', '_']).enumerate() {
            let alphanumeric = part.bytes().all(|b| b.is_ascii_alphanumeric());
            let fits = if index == 0 {
                (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
            } else {
                (1..=8).contains(&part.len()) && alphanumeric
            };
            if !fits {
                return Err(bad());
            }
            if index > 0 {
                canonical.push('-');
            }
            let start = canonical.len();
            canonical.push_str(part);
            let capitals = match (index, part.len()) {
                (1.., 2) => 2,
                (1.., 4) => 1,
                _ => 0,
            };
            canonical[start..].make_ascii_lowercase();
            canonical[start..start + capitals].make_ascii_uppercase();
        }
        Ok(LanguageTag(canonical))
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = BadTag;

    fn try_from(tag: String) -> Result<Self, BadTag> {
        tag.parse()
    }
}

impl From<LanguageTag> for String {
    fn from(tag: LanguageTag) -> String {
        tag.0
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_those_of_countries() {
        for (tag, unknown) in [
            ("es-MX", None),
            ("en-GB", None),
            ("sr-Latn-RS", None),
            ("es-419", None),
            ("es-x-uk", None),
            ("en-UK", Some("UK")),
            ("es-SP", Some("SP")),
            ("en-EN", Some("EN")),
        ] {
            let tag: LanguageTag = tag.parse().unwrap();
            assert_eq!(tag.unknown_region(), unknown, "{tag}");
        }
    }

    #[test]
    fn long_codes_are_shortened() {
        for (code, tag) in [
            ("spa", "es"),
            ("ENG", "en"),
            ("por-BR", "pt-BR"),
            ("fra", "fr"),
            ("es", "es"),
            ("mul", "mul"),
        ] {
            assert_eq!(LanguageTag::shortest(code).unwrap().as_str(), tag);
        }
    }

    #[test]
    fn words_joined_to_a_code_are_no_tags() {
        for (name, tag) in [
            ("en_US", Some("en-US")),
            ("es-419", Some("es-419")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("ca-ES-valencia", Some("ca-ES-valencia")),
            ("de-1996", Some("de-1996")),
            ("es-x-clinic", Some("es-x-clinic")),
            ("en_term", None),
            ("es_note", None),
            ("en-pos", None),
            ("es_status", None),
            ("en_synonyms", None),
        ] {
            let found = LanguageTag::named(name);
            assert_eq!(found.as_ref().map(LanguageTag::as_str), tag, "{name}");
        }
    }

    #[test]
    fn tags_are_put_in_canonical_case() {
        for (given, canonical) in [
            ("ES", "es"),
            ("es-mx", "es-MX"),
            ("es_MX", "es-MX"),
            ("ZH-hant-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(given.parse::<LanguageTag>().unwrap().as_str(), canonical);
        }
        for bad in ["", "e", "english", "es-", "12", "es mx"] {
            assert!(bad.parse::<LanguageTag>().is_err(), "{bad}");
        }
    }
}
