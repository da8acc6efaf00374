//! Language codes: BCP 47, in their usual letters, since readers compare strings.

use super::element::Node;
use super::fault::Faults;
use crate::language::LanguageTag;

const ATTRIBUTES: [&str; 7] = [
    "xml:lang",
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
        match value.trim().parse::<LanguageTag>() {
            Ok(tag) if tag.as_str() == value => {}
            Ok(tag) => {
                let what = format!("{name}=\"{value}\" is written {} elsewhere", tag.as_str());
                let edit = faults.set(node, name, tag.as_str());
                faults.mendable("language-tag", node, what, edit);
            }
            Err(error) => faults.add("language-tag", node, format!("{name}: {error}")),
        }
    }
}
