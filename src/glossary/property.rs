//! Information on concepts and terms that cotejo keeps without using it.

use crate::language::LanguageTag;
use serde::{Deserialize, Serialize};

/// Information on a concept or a term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// What kind of information it is.
    pub category: Category,
    /// The information.
    pub value: String,
    /// Where the value was taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The language of a concept that it is about, where it is not about all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
}

/// The data categories of TBX-Basic (ISO 30042:2019, <https://www.tbxinfo.net>) beyond those a [`Term`] and a
/// [`Concept`] have fields for.
///
/// [`Term`]: super::Term
/// [`Concept`]: super::Concept
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Category {
    /// A sentence that uses the term.
    Context,
    /// The grammatical gender.
    GrammaticalGender,
    /// Where the term is used.
    GeographicalUsage,
    /// Where a program shows it.
    TermLocation,
    /// Where the definition in a language was taken from.
    DefinitionSource,
    /// Where it is taken from.
    Source,
    /// Whose term it is.
    CustomerSubset,
    /// Which project it belongs to.
    ProjectSubset,
    /// Anything else.
    Note,
}
