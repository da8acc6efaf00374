//! The names of values in glossary files: a status, a part of speech, a term type, a data category.

use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::{Deserialize, Serialize};

/// The value of a name; the error lists the names that there are.
pub(super) fn by_name<'de, T: Deserialize<'de>>(name: &'de str) -> Result<T, String> {
    let deserializer: StrDeserializer<'de, ValueError> = name.into_deserializer();
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

/// The name of a value.
pub(crate) fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => unreachable!("these values are written as their names"),
    }
}
