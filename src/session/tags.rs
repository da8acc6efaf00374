//! Languages in tags, compared with those of the texts.

use super::Note;
use crate::bitext::Bitext;
use crate::language::verified;
use crate::segment::Segment;
use crate::side::{Side, Sides};

/// How much of a text is enough to know its language, in bytes.
const ENOUGH: usize = 4000;

/// Corrects the tags of what came aligned where its texts are clearly in other languages, and says so. Where that would
/// leave one language on both sides (a translation that was never made), the tags stay.
pub(super) fn correct(bitext: &mut Bitext) -> Vec<Note> {
    let found =
        Sides::from_fn(|side| verified(beginning(bitext, side), &bitext.side(side).language));
    let is_believed = !found.source.is_same_language(&found.target);
    let mut notes = Vec::new();
    for (side, language) in Side::BOTH.into_iter().zip(found) {
        let document = bitext.name.clone();
        let tag = match side {
            Side::Source => &mut bitext.source.language,
            Side::Target => &mut bitext.target.language,
        };
        if language.is_same_language(tag) {
            continue;
        }
        let note =
            Note::WrongTag { document, tag: tag.clone(), language: language.clone(), is_believed };
        notes.push(note);
        if is_believed {
            *tag = language;
        }
    }
    notes
}

fn beginning(bitext: &Bitext, side: Side) -> impl Iterator<Item = &str> + Clone {
    let mut length = 0;
    bitext.side(side).segments.iter().map(Segment::as_str).take_while(move |text| {
        let goes_on = length <= ENOUGH;
        length += text.len() + 1; // and what separates it from the next
        goes_on
    })
}
