//! Translation units.

use crate::bitext::{Bitext, Side};
use crate::language::LanguageTag;

/// A text and its translation, as a memory keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationUnit {
    /// The same for the same content, so that a second import finds the first.
    pub id: String,
    pub source_language: LanguageTag,
    pub target_language: LanguageTag,
    pub source: String,
    pub target: String,
    /// When it was made, as TMX writes it: `YYYYMMDDThhmmssZ`.
    pub created: Option<String>,
    /// Where it comes from, as name and value.
    pub properties: Vec<(String, String)>,
}

/// The units of a bitext: a unit for each bead with both sides. What one side lacks is no translation.
pub fn units(bitext: &Bitext, created: Option<&str>) -> Vec<TranslationUnit> {
    let aligned = bitext.alignment.beads.iter().filter(|bead| !bead.is_null());
    aligned
        .map(|bead| {
            let (source, target) =
                (bitext.text(bead, Side::Source), bitext.text(bead, Side::Target));
            let (source_language, target_language) =
                (bitext.source.language.clone(), bitext.target.language.clone());
            let mut properties = vec![
                ("x-document", bitext.name.clone()),
                ("x-bead", bead.kind().to_string()),
                ("x-confidence", format!("{:.2}", bead.confidence)),
            ];
            if bead.review {
                properties.push(("x-review", "low confidence".to_owned()));
            }
            let properties = properties.into_iter().map(|(name, value)| (name.to_owned(), value));
            TranslationUnit {
                id: content_id(&[
                    source_language.as_str(),
                    &source,
                    target_language.as_str(),
                    &target,
                ]),
                source_language,
                target_language,
                source,
                target,
                created: created.map(str::to_owned),
                properties: properties.collect(),
            }
        })
        .collect()
}

/// Sixteen hexadecimal digits of the content (FNV-1a, 64 bits).
fn content_id(parts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}
