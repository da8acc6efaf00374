//! Languages in tags, compared with those of the texts.

use super::Note;
use crate::bitext::Bitext;
use crate::language::{LanguageTag, stopword_signs, verified};
use crate::segment::Segment;
use crate::side::{Side, Sides};

/// How much of a text is enough to know its language, in bytes.
const ENOUGH: usize = 4000;

/// Corrects the tags of what came aligned where its texts are clearly in other languages, and says so. Where that would
/// leave one language on both sides (a translation that was never made), the tags stay.
pub(super) fn correct(bitext: &mut Bitext) -> Vec<Note> {
    let found = Sides::from_fn(|side| {
        let tag = &bitext.side(side).language;
        let found = verified(beginning(bitext, side), tag);
        // a foreign sentence among a few is one that was not translated
        let is_other = !found.is_same_language(tag);
        let stays = is_other && holds(tag, beginning(bitext, side), &found);
        if stays { tag.clone() } else { found }
    });
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

/// Whether a tag holds for texts of which some are in another language: at least half of those whose words tell the two apart
/// are in that of the tag, or a single one of several is in the other.
fn holds<'t>(tag: &LanguageTag, texts: impl Iterator<Item = &'t str>, other: &LanguageTag) -> bool {
    let signs: Vec<isize> = stopword_signs(texts, tag, other).collect();
    let count = |sign: isize| signs.iter().filter(|one| **one == sign).count();
    let (own, foreign) = (count(1), count(-1));
    own > 0 && own >= foreign || foreign == 1 && signs.len() > 1
}

fn beginning(bitext: &Bitext, side: Side) -> impl Iterator<Item = &str> + Clone {
    let mut length = 0;
    bitext.side(side).segments.iter().map(Segment::as_str).take_while(move |text| {
        let goes_on = length <= ENOUGH;
        length += text.len() + 1; // and what separates it from the next
        goes_on
    })
}
