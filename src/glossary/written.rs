//! A glossary as it was written, and what its form could not hold.

/// A glossary as a file holds it.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub text: String,
    /// What the form could not hold.
    pub lost: Vec<Loss>,
}

/// Something that was left out or written otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loss {
    /// Id of the concept.
    pub concept: String,
    /// What of it: the name of the field, or of the element.
    pub field: String,
}

impl Loss {
    pub(super) fn new(concept: &str, field: impl Into<String>) -> Self {
        Loss { concept: concept.to_owned(), field: field.into() }
    }
}
