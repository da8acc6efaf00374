//! How an input is read.

use crate::document::NotRead;
use crate::document::article::ArticlePart;
use crate::format::Format;
use crate::language::LanguageTag;
use crate::segment::SplitRules;
use crate::side::Sides;
use crate::text::source_text::SourceText;
use std::fmt;
use std::sync::Arc;

/// Which texts of an input are taken, and what is known of it beforehand.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Reading {
    /// The language of the source; found out from the text where none is named.
    pub source: Option<LanguageTag>,
    /// The language of the target.
    pub target: Option<LanguageTag>,
    /// The lines that hold each text, in ranges, each as its first and its last from 1.
    pub lines: Option<Sides<Vec<(usize, usize)>>>,
    /// How the user wants texts split.
    pub split: SplitRules,
    /// Whether each line is a segment.
    pub sentences: bool,
    /// What is taken of an article in XML.
    pub part: ArticlePart,
    /// The format, where the content misleads.
    pub format: Option<&'static Format>,
    /// Fetches the files that an input names, as LaTeX does with `\input`; without it none is followed.
    pub fetch: Option<FetchFile>,
}

type Fetcher = dyn Fn(&str, &str) -> Option<Vec<u8>> + Send + Sync;

/// A function from the name of a document and that of a file which it includes to the bytes of the file; none where it may
/// not be read.
#[derive(Clone)]
pub struct FetchFile(Arc<Fetcher>);

impl FetchFile {
    /// Fetches by a function.
    pub fn new(fetch: impl Fn(&str, &str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Self {
        FetchFile(Arc::new(fetch))
    }
}

impl fmt::Debug for FetchFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FetchFile")
    }
}

impl Reading {
    /// The text of a document, which is not empty.
    pub(crate) fn text(
        &self,
        document: &str,
        bytes: &[u8],
        format: &Format,
    ) -> Result<SourceText, NotRead> {
        let fetch =
            self.fetch.as_ref().map(|FetchFile(fetch)| move |file: &str| fetch(document, file));
        format.text(bytes, fetch.as_ref().map(|fetch| fetch as _))
    }

    /// The languages that the user names.
    pub fn wanted(&self) -> Sides<Option<&LanguageTag>> {
        Sides::new(self.source.as_ref(), self.target.as_ref())
    }
}
