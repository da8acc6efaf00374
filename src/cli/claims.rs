//! What tags and names say of languages, held against the texts.

use crate::bitext::Bitext;
use crate::language::{LanguageTag, believed, pack};
use crate::segment::Segment;
use crate::side::{Side, Sides};
use std::path::Path;

/// So much of a text tells its language, in bytes.
const ENOUGH: usize = 4000;

/// Believes the texts of what came aligned where its tags are clearly wrong, and says so. Where that would leave one
/// language on both sides (a translation that was never made), the tags stay.
pub fn correct_tags(bitext: &mut Bitext) -> Vec<String> {
    let found =
        Sides::from_fn(|side| believed(beginning(bitext, side), &bitext.side(side).language));
    let is_pair = !found.source.is_same_language(&found.target);
    let mut notes = Vec::new();
    for (side, found) in Side::BOTH.into_iter().zip(found) {
        let name = bitext.name.clone();
        let own = match side {
            Side::Source => &mut bitext.source.language,
            Side::Target => &mut bitext.target.language,
        };
        if found.is_same_language(own) {
            continue;
        }
        notes.push(if is_pair {
            format!("{name}: what is tagged as {own} is in {found}, and is taken for it")
        } else {
            format!("{name}: what is tagged as {own} is in {found}, as the other side is")
        });
        if is_pair {
            *own = found;
        }
    }
    notes
}

fn beginning(bitext: &Bitext, side: Side) -> impl Iterator<Item = &str> + Clone {
    let mut length = 0;
    bitext.side(side).segments.iter().map(Segment::as_str).take_while(move |text| {
        let goes_on = length <= ENOUGH;
        length += text.len() + 1; // and what parts it from the next
        goes_on
    })
}

/// What to say of a file whose name claims another language than its text has: `x.es.txt`, `es.txt`, `x_es.txt`.
pub fn against_name(path: &Path, language: &LanguageTag) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let last = stem.rsplit(['.', '_', '-']).next()?;
    let claimed: LanguageTag = last.parse().ok()?;
    // few names end in a language by chance
    let lies = last.len() == 2 && pack(&claimed).is_some() && !claimed.is_same_language(language);
    lies.then(|| format!("{}: its name says {claimed}, its text is in {language}", path.display()))
}
