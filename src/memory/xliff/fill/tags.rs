//! The inline codes of a source put into its translation.

use super::{Fillable, Segment};
use crate::memory::TranslationUnit;
use crate::text::code::{Code, Piece, Role, numbers, pieces};
use crate::text::xml;
use rustc_hash::FxHashMap;

/// A translation as the content of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// It, as XML.
    pub xml: String,
    /// Whether the source has the same codes as the source of the unit, so that all of them are where they belong.
    pub codes_match: bool,
}

impl Fillable {
    /// The target of a unit as the translation of a segment.
    ///
    /// Blanks around the text and codes are those of the segment. Where the unit has other codes, only those at either end
    /// of the segment are put where they certainly belong; of text with codes within it the text alone is given.
    pub fn content(&self, segment: &Segment, unit: &TranslationUnit) -> Content {
        let Content { xml, codes_match } = self.text_with_codes(segment, unit);
        let source = &segment.source;
        let is_blank = |c: char| c.is_whitespace();
        let before = match unit.target.starts_with(is_blank) {
            true => "",
            false => &source[..source.len() - source.trim_start().len()],
        };
        let behind = match unit.target.ends_with(is_blank) {
            true => "",
            false => &source[source.trim_end().len()..],
        };
        Content { xml: [before, &xml, behind].concat(), codes_match }
    }

    fn text_with_codes(&self, segment: &Segment, unit: &TranslationUnit) -> Content {
        let text = |text: &str| xml::content(text).0;
        if segment.codes.is_empty() {
            return Content { xml: text(&unit.target), codes_match: true };
        }
        if let Some(order) = order(segment, unit) {
            let parts =
                pieces(&unit.target, &unit.codes.target).into_iter().map(|piece| match piece {
                    Piece::Text(part) => text(part),
                    Piece::Code(index, _) => self.tag(segment, order[index]).to_owned(),
                });
            return Content { xml: parts.collect(), codes_match: true };
        }
        let length = segment.source.len();
        let is_at_end = |code: &Code| code.at == 0 || code.at == length;
        let mut xml = text(&unit.target);
        if segment.codes.iter().all(is_at_end) {
            let tags = |at: usize| -> String {
                let those = (0..segment.codes.len()).filter(|index| segment.codes[*index].at == at);
                those.map(|index| self.tag(segment, index)).collect()
            };
            xml = tags(0) + &xml + &tags(length);
        }
        Content { xml, codes_match: false }
    }

    /// A code as the file has it.
    fn tag(&self, segment: &Segment, index: usize) -> &str {
        &self.file[segment.tags[index].clone()]
    }
}

/// For each code of the target of a unit, which code of a segment it is: nothing unless the sources have the same codes,
/// and the target has all of them.
fn order(segment: &Segment, unit: &TranslationUnit) -> Option<Vec<usize>> {
    let (own, source, target) = (&segment.codes, &unit.codes.source, &unit.codes.target);
    // a match of 100 may have other blanks
    let is_same_text = non_blanks(&segment.source).eq(non_blanks(&unit.source));
    let place = |text: &str, code: &Code| non_blanks(&text[..code.at]).count();
    let is_same = |(own, other): (&Code, &Code)| {
        let is_same_place = || place(&segment.source, own) == place(&unit.source, other);
        own.role == other.role && (!is_same_text || is_same_place())
    };
    if own.len() != source.len()
        || target.len() != own.len()
        || !own.iter().zip(source).all(is_same)
    {
        return None;
    }
    let [source_numbers, target_numbers] = numbers(source, target);
    let places = source.iter().zip(source_numbers).enumerate();
    let mut places: FxHashMap<(usize, Role), usize> =
        places.map(|(index, (code, number))| ((number, code.role), index)).collect();
    target
        .iter()
        .zip(target_numbers)
        .map(|(code, number)| places.remove(&(number, code.role)))
        .collect()
}

fn non_blanks(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}
