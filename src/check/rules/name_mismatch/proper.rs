//! Names of people and places, in plain letters.

use crate::align::Bead;
use crate::check::{CheckContext, Place};
use crate::document::BlockKind;
use crate::language::pack;
use crate::side::{Side, Sides};
use crate::text::fold;
use crate::text::words::is_acronym;
use crate::words::{LinkedWord, WordLinks};

/// So many letters a name has from its spelling in another language.
const SAME_LETTERS: usize = 3;

/// So alike are two spellings of a name that begins otherwise: `Chekhov`, `Tchékhov`. Two names are seldom so alike.
const ALIKE: f64 = 0.6;

/// A name of one or more words with capitals that nothing on the other side of its bead answers.
struct Name {
    place: Place,
    words: usize,
    /// Whether it begins its sentence, where any word has a capital.
    is_first: bool,
}

/// A name that is another on the other side: the one of either side that nothing answers.
pub(super) fn replaced(context: &CheckContext<'_>, bead: &Bead) -> Option<Sides<Place>> {
    let links = context.facts.links()?;
    if !Side::BOTH.into_iter().all(|side| may_have_name(context, bead, side)) {
        return None;
    }
    let words = links.in_bead(bead.ranges());
    let names = Sides::from_fn(|side| unanswered(context, links, side, &words[side]));
    let ([source], [target]) = (names.source.as_slice(), names.target.as_slice()) else {
        return None;
    };
    // a single word that begins a sentence may be any word, unless its counterpart is surely a name
    let is_sure = |name: &Name| name.words > 1 || !name.is_first;
    let is_name = is_sure(source) && (is_sure(target) || source.words > 1)
        || is_sure(target) && target.words > 1;
    let text = |side: Side, name: &Name| fold::accents(context.text_at(side, &name.place));
    let (source_text, target_text) = (text(Side::Source, source), text(Side::Target, target));
    let is_spelling = source_text.split(' ').any(|one| {
        let spelt_alike = |other| is_spelling_of(one, other);
        target_text.split(' ').any(spelt_alike)
    });
    (is_name && !is_spelling).then(|| Sides::new(source.place.clone(), target.place.clone()))
}

/// Whether a word of a name, without accents, is another in the spelling of the other language: `London`, `Londres`.
fn is_spelling_of(one: &str, other: &str) -> bool {
    let begins = |text: &str| text.chars().take(SAME_LETTERS).collect::<String>();
    begins(one) == begins(other) || strsim::normalized_levenshtein(one, other) >= ALIKE
}

fn may_have_name(context: &CheckContext<'_>, bead: &Bead, side: Side) -> bool {
    let words = context.facts.words(side);
    bead.range(side).any(|segment| {
        let mut tokens = words.tokens(segment).iter();
        tokens.any(|token| {
            words.content_word(*token).is_some() && is_capitalised(words.word(*token).text)
        })
    })
}

/// Whether a word begins with a capital and goes on in small letters.
pub(super) fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && letters.all(char::is_alphabetic)
        && !is_acronym(word)
}

/// The names that nothing answers, among the words of one side of a bead.
fn unanswered(
    context: &CheckContext<'_>,
    links: &WordLinks,
    side: Side,
    words: &[LinkedWord],
) -> Vec<Name> {
    let pack = pack(context.language(side));
    let is_known = |word: &LinkedWord| {
        let form = &links.words[side].forms[word.form as usize];
        pack.is_some_and(|pack| context.lexicon.knows(pack, form.stem()))
    };
    let mut names: Vec<(Name, bool)> = Vec::new();
    for word in words {
        let segment = &context.bitext.side(side).segments[word.segment];
        let text = segment.as_str();
        // behind a number it is a unit: 1.5 Gyr
        let is_unit = text[..word.range.start].trim_end().ends_with(|c: char| c.is_ascii_digit());
        if segment.kind != BlockKind::Paragraph
            || is_unit
            || !is_capitalised(&text[word.range.clone()])
        {
            continue;
        }
        let is_open = !word.is_linked && !is_known(word);
        let before = names.last_mut().filter(|(name, _)| {
            name.place.segment == word.segment
                && is_within_name(&text[name.place.range.end..word.range.start])
        });
        match before {
            Some((name, is_unanswered)) => {
                name.place.range.end = word.range.end;
                name.words += 1;
                *is_unanswered &= is_open;
            }
            None => {
                let before = text[..word.range.start].trim_end();
                let is_first =
                    before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != ',');
                let place = Place { segment: word.segment, range: word.range.clone() };
                names.push((Name { place, words: 1, is_first }, is_open));
            }
        }
    }
    names.into_iter().filter(|(_, is_unanswered)| *is_unanswered).map(|(name, _)| name).collect()
}

/// Whether a text is what may be between the words of one name: `Ana García`, `Ludwig van Beethoven`, `Smith-Jones`.
fn is_within_name(text: &str) -> bool {
    const PARTICLES: [&str; 12] =
        ["", "-", "d'", "da", "de", "de la", "del", "der", "di", "la", "van", "von"];
    PARTICLES.contains(&text.trim())
}
