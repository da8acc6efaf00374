//! Bitexts of pairs that are aligned already.

use super::Bitext;
use crate::align::{Alignment, Bead};
use crate::document::BlockKind;
use crate::language::Languages;
use crate::segment::{Segment, SegmentedDocument};
use crate::text::code::Coded;
use crate::text::source_text::SourceText;

/// A bitext of one bead a pair; an empty side is a segment without a counterpart.
///
/// Places are in the text of a pair itself, and its line, where it does not tell, is the number of the pair, from 1.
pub fn from_pairs(
    name: &str,
    languages: impl Into<Languages>,
    pairs: impl IntoIterator<Item = (impl Into<Coded>, impl Into<Coded>)>,
) -> Bitext {
    let pairs = (1..).zip(pairs).map(|(number, (source, target))| (number, source, target));
    from_lines(name, languages.into(), pairs)
}

/// The same of pairs whose lines are known.
pub(super) fn from_lines(
    name: &str,
    languages: Languages,
    pairs: impl Iterator<Item = (u32, impl Into<Coded>, impl Into<Coded>)>,
) -> Bitext {
    let (count, _) = pairs.size_hint();
    let mut sides = [(); 2].map(|()| Vec::with_capacity(count));
    let mut beads = Vec::with_capacity(count);
    for (line, source, target) in pairs {
        let pair = [(0, source.into()), (1, target.into())];
        let [source, target] = pair.map(|(side, coded): (usize, Coded)| {
            let segments: &mut Vec<Segment> = &mut sides[side];
            let start = segments.len();
            let line = coded.line.unwrap_or(line);
            let text = SourceText::of_line(coded.text, coded.codes, line);
            if !text.is_empty() {
                segments.push(Segment { kind: BlockKind::of(text.as_str(), &[]), text });
            }
            start..segments.len()
        });
        if !(source.is_empty() && target.is_empty()) {
            beads.push(Bead::new(source, target, 1.0));
        }
    }
    let [source, target] = sides;
    let document =
        |language, segments| SegmentedDocument { name: name.to_owned(), language, segments };
    Bitext {
        name: name.to_owned(),
        source: document(languages.source, source),
        target: document(languages.target, target),
        alignment: Alignment { beads },
        history: None,
    }
}
