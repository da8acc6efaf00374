//! Documents into segments: sentences, headings and keyword lists.

mod enclosed;
mod lists;
mod rules;
mod sentences;
mod srx;
mod stop;

pub use rules::SplitRules;
pub use srx::BadSrx;

pub(crate) use sentences::sentences;

use crate::document::{BlockKind, Document};
use crate::language::LanguageTag;
use crate::text::source_text::SourceText;
use serde::{Deserialize, Serialize};

/// A sentence, a heading, a title or a keyword list, with the way back to its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// What it is part of.
    pub kind: BlockKind,
    /// Its text, with the way back to the source.
    #[serde(flatten)]
    pub text: SourceText,
}

impl Segment {
    /// The text without the way back to the source.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }
}

/// A document in segments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentedDocument {
    /// The file it came from, as the user named it.
    pub name: String,
    /// Its language.
    pub language: LanguageTag,
    /// Its segments, in order.
    pub segments: Vec<Segment>,
}

/// Splits a document. Only paragraphs are split; white space at the ends of segments is the only thing lost.
pub fn segment(document: &Document, rules: &SplitRules) -> SegmentedDocument {
    let mut segments = Vec::new();
    for block in &document.blocks {
        if block.kind != BlockKind::Paragraph {
            segments.push(Segment { kind: block.kind, text: block.text.clone() });
            continue;
        }
        for range in rules.sentences(block.text.as_str(), &document.language) {
            segments.push(Segment { kind: block.kind, text: block.text.slice(range) });
        }
    }
    SegmentedDocument { name: document.name.clone(), language: document.language.clone(), segments }
}

/// A document of one segment for each line that is not blank.
pub fn segment_lines(name: &str, text: &SourceText, language: &LanguageTag) -> SegmentedDocument {
    let mut at = 0;
    let mut segments = Vec::new();
    for line in text.as_str().split_inclusive('\n') {
        let text = text.slice(at..at + line.len()).trimmed();
        at += line.len();
        if !text.is_empty() {
            segments.push(Segment { kind: BlockKind::of(text.as_str(), &[]), text });
        }
    }
    SegmentedDocument { name: name.to_owned(), language: language.clone(), segments }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::bilingual::whole;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn segments_concatenate_to_their_document(text in "([A-Za-zñé]{1,8}[ .,?!\\n-]{1,2}|\\PC|Dr\\. |et al\\. |\\d\\.\\d|\\n\\n){1,60}", english: bool) {
            let Ok(read) = crate::document::plain::read(text.as_bytes()) else { return Ok(()) };
            let language = LanguageTag::known(if english { "en" } else { "es" });
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let blocks: String = read.blocks.iter().map(|block| solid(block.text.as_str())).collect();
            let document = segment(&whole("", read.blocks, language), &SplitRules::default());
            let segments: String = document.segments.iter().map(|segment| solid(segment.as_str())).collect();
            prop_assert_eq!(segments, blocks);
            for segment in &document.segments {
                let span = segment.text.source(0..segment.text.len());
                prop_assert!(span.start <= span.end && span.end <= text.len());
            }
        }
    }
}
