//! The editions of TBX, and the element of each data category.

use crate::glossary::Category;

/// The edition of ISO 30042.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    /// ISO 30042:2008, with the root `martif`.
    V2,
    /// ISO 30042:2019, with the root `tbx`.
    V3,
}

/// The element that holds a category in style DCA.
pub(super) fn element(category: Category) -> &'static str {
    match category {
        Category::Context => "descrip",
        Category::GrammaticalGender | Category::GeographicalUsage | Category::TermLocation => {
            "termNote"
        }
        Category::DefinitionSource
        | Category::Source
        | Category::CustomerSubset
        | Category::ProjectSubset => "admin",
        Category::Note => "note",
    }
}
