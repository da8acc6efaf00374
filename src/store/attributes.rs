//! What is said of a unit besides its texts, as JSON.

use super::StoreError;
use crate::memory::{Provenance, State, TranslationUnit, Variant};
use crate::side::Sides;
use crate::text::code::Code;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form in the file; what is not said takes no room.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Attributes {
    #[serde(skip_serializing_if = "String::is_empty")]
    id: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    provenance: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    locked: bool,
    #[serde(skip_serializing_if = "About::is_empty")]
    source: About,
    #[serde(skip_serializing_if = "About::is_empty")]
    target: About,
}

/// What is said of one text.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct About {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    provenance: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codes: Vec<Code>,
}

impl About {
    fn is_empty(&self) -> bool {
        self.provenance.is_empty() && self.properties.is_empty() && self.codes.is_empty()
    }

    fn new(variant: &Variant, codes: &[Code]) -> Self {
        About {
            provenance: written(&variant.provenance),
            properties: variant.properties.clone(),
            codes: codes.to_vec(),
        }
    }
}

/// All that is said of a unit.
pub(super) fn write(unit: &TranslationUnit) -> String {
    let attributes = Attributes {
        id: unit.id.clone(),
        provenance: written(&unit.provenance),
        properties: unit.properties.clone(),
        state: (unit.state != State::default()).then(|| unit.state.to_string()),
        locked: unit.is_locked,
        source: About::new(&unit.variants.source, &unit.codes.source),
        target: About::new(&unit.variants.target, &unit.codes.target),
    };
    serde_json::to_string(&attributes).expect("texts fit into JSON")
}

/// Says it of a unit again.
pub(super) fn read(unit: &mut TranslationUnit, attributes: &str) -> Result<(), StoreError> {
    let read: Attributes = serde_json::from_str(attributes)
        .map_err(|error| StoreError::Damaged(format!("attributes of a unit: {error}")))?;
    unit.id = read.id;
    unit.provenance = provenance(read.provenance);
    unit.properties = read.properties;
    unit.state = read.state.and_then(|state| state.parse().ok()).unwrap_or_default();
    unit.is_locked = read.locked;
    let variant = |about: About| {
        let variant =
            Variant { provenance: provenance(about.provenance), properties: about.properties };
        (variant, about.codes)
    };
    let ((source, source_codes), (target, target_codes)) =
        (variant(read.source), variant(read.target));
    unit.variants = Sides::new(source, target);
    unit.codes = Sides::new(source_codes, target_codes);
    Ok(())
}

fn written(provenance: &Provenance) -> BTreeMap<String, String> {
    provenance.parts().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn provenance(parts: BTreeMap<String, String>) -> Provenance {
    let mut provenance = Provenance::default();
    for (name, value) in parts {
        if let Some(part) = provenance.part(&name) {
            *part = Some(value);
        }
    }
    provenance
}
