//! Language codes: BCP 47, in their usual letters, since readers compare strings.

use super::element::Node;
use super::fault::Faults;
use crate::language::LanguageTag;
use regex::Regex;
use std::sync::LazyLock;

const ATTRIBUTES: [&str; 8] = [
    "xml:lang",
    "lang",
    "srclang",
    "adminlang",
    "srcLang",
    "trgLang",
    "source-language",
    "target-language",
];

/// The language codes of an element (BCP 47, section 2.1.1).
pub(super) fn check(node: &Node, faults: &mut Faults<'_>) {
    for (name, value) in &node.attributes {
        // TMX 1.4b, srclang: any language
        if !ATTRIBUTES.contains(&name.as_str()) || value == "*all*" {
            continue;
        }
        match value.parse::<LanguageTag>() {
            Ok(_) if value.contains('-') && !is_well_formed(value) => {
                let what = format!(
                    "{name}=\"{value}\" is no language tag; its parts are in no order of BCP 47"
                );
                faults.add("malformed-language", node, what);
            }
            Ok(tag) if tag.as_str() == value => {}
            // XLIFF 2, srcLang and trgLang: xs:language
            Ok(tag) if value.contains('_') && matches!(name.as_str(), "srcLang" | "trgLang") => {
                let what = format!("{name}=\"{value}\" is no language tag; write {tag}");
                let edit = faults.set(node, name, tag.as_str());
                faults.mendable("malformed-language", node, what, edit);
            }
            Ok(tag) => {
                let what = format!("{name}=\"{value}\" is written {} elsewhere", tag.as_str());
                let edit = faults.set(node, name, tag.as_str());
                faults.mendable("language-tag", node, what, edit);
            }
            Err(error) if is_well_formed(value) => {
                faults.add("language-tag", node, format!("{name}: {error}"));
            }
            Err(error) => faults.add("malformed-language", node, format!("{name}: {error}")),
        }
    }
}

/// Whether a tag is well-formed (BCP 47, section 2.1), of whatever language; the tags of old are listed.
fn is_well_formed(tag: &str) -> bool {
    static TAG: LazyLock<Regex> = LazyLock::new(|| {
        let language = r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})";
        let script_and_region = r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?";
        let variants = r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*";
        let extensions = r"(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*";
        let private = r"x(?:-[a-z0-9]{1,8})+";
        let old = "i-[a-z]{2,8}|art-lojban|cel-gaulish|en-gb-oed|no-bok|no-nyn|sgn-[a-z]{2}-[a-z]{2}|zh-[a-z]{3,8}(?:-[a-z]{3})?";
        let all = format!(
            "(?i)^(?:{language}{script_and_region}{variants}{extensions}(?:-{private})?|{private}|{old})$"
        );
        Regex::new(&all).expect("a fixed pattern")
    });
    TAG.is_match(tag)
}

#[cfg(test)]
mod tests {
    use super::is_well_formed;

    #[test]
    fn tags_are_judged_by_their_form() {
        for tag in [
            "es",
            "es-MX",
            "es-419",
            "sr-Latn-RS",
            "zh-cmn-Hans-CN",
            "sl-rozaj-biske-1994",
            "de-CH-1901",
            "en-u-ca-buddhist",
            "x-own",
            "es-x-clinic",
            "i-klingon",
            "ast",
            "ca-ES-valencia",
        ] {
            assert!(is_well_formed(tag), "{tag}");
        }
        for tag in
            ["", "f r", "es_MX", "es-", "-es", "e", "es-MX-MX", "es--MX", "español", "es-a", "123"]
        {
            assert!(!is_well_formed(tag), "{tag}");
        }
    }
}
