//! The languages of a bitext.

use super::LanguageTag;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Index;

use crate::side::Side;

/// The languages of the two sides of a bitext.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Languages {
    /// The language of the text that was translated.
    pub source: LanguageTag,
    /// The language of its translation.
    pub target: LanguageTag,
}

impl Languages {
    /// The languages of a source and its target.
    pub fn new(source: LanguageTag, target: LanguageTag) -> Self {
        Languages { source, target }
    }

    /// The same languages, with source and target exchanged.
    pub fn reversed(self) -> Self {
        Languages { source: self.target, target: self.source }
    }
}

impl Index<Side> for Languages {
    type Output = LanguageTag;

    fn index(&self, side: Side) -> &LanguageTag {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }
}

impl From<(LanguageTag, LanguageTag)> for Languages {
    fn from((source, target): (LanguageTag, LanguageTag)) -> Self {
        Languages { source, target }
    }
}

/// As messages name them: `en and es`.
impl fmt::Display for Languages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} and {}", self.source, self.target)
    }
}
