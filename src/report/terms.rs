//! One term, one translation: what the concepts of the glossary are called, and what else recurs.

use super::usage::{Usage, merge, usage};
use super::word_groups::{Texts, WordGroup, texts, word_groups};
use crate::check::CheckContext;
use crate::glossary::Glossary;

/// What one document gives.
pub(crate) struct DocumentTerms {
    pub usage: Vec<Usage>,
    texts: Texts,
}

/// All documents together.
pub(crate) struct Terms {
    pub concepts: Vec<Usage>,
    pub word_groups: Vec<WordGroup>,
}

impl DocumentTerms {
    pub(crate) fn of(context: &CheckContext<'_>) -> Self {
        DocumentTerms { usage: usage(context), texts: texts(context) }
    }
}

impl Terms {
    /// The terms of documents that were checked by a glossary.
    pub(crate) fn of(documents: &[DocumentTerms], glossary: &Glossary) -> Self {
        Terms {
            concepts: merge(documents.iter().map(|document| &document.usage)),
            word_groups: word_groups(documents.iter().map(|document| &document.texts), glossary),
        }
    }
}
