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

/// A name of one or more words with capitals.
struct Name {
    place: Place,
    words: Vec<Part>,
    /// Whether it begins its sentence, where any word has a capital, and no other name stands beside it.
    is_first: bool,
}

/// A word of a name.
struct Part {
    place: Place,
    /// Whether something on the other side of its bead answers it.
    is_linked: bool,
    /// Whether it is a word of the lexicon, too.
    is_known: bool,
}

impl Name {
    fn is_unanswered(&self) -> bool {
        self.words.iter().all(|word| !word.is_linked)
    }

    fn is_of_known_words(&self) -> bool {
        self.words.iter().all(|word| word.is_known)
    }

    /// Its one word that nothing answers, where all others are answered.
    fn unanswered_word(&self) -> Option<&Part> {
        let mut open = self.words.iter().filter(|word| !word.is_linked);
        open.next().filter(|_| open.next().is_none() && self.words.len() > 1)
    }
}

/// A name that is another on the other side: the one of either side that nothing answers, or else one of which a word is
/// another.
pub(super) fn replaced(context: &CheckContext<'_>, bead: &Bead) -> Option<Sides<Place>> {
    let links = context.facts.links()?;
    if !Side::BOTH.into_iter().all(|side| may_have_name(context, bead, side)) {
        return None;
    }
    let words = links.in_bead(bead.ranges());
    let names = Sides::from_fn(|side| names(context, links, side, &words[side]));
    whole_replaced(context, &names).or_else(|| part_replaced(context, &names))
}

fn whole_replaced(context: &CheckContext<'_>, names: &Sides<Vec<Name>>) -> Option<Sides<Place>> {
    let unanswered = names.as_ref().map(|names| {
        let unanswered = names.iter().filter(|name| name.is_unanswered());
        unanswered.collect::<Vec<_>>()
    });
    let ([source], [target]) = (&unanswered.source[..], &unanswered.target[..]) else {
        return None;
    };
    // a single word that begins a sentence may be any word, unless its counterpart is surely a name
    let is_sure = |name: &Name| name.words.len() > 1 || !name.is_first;
    let is_name = is_sure(source) && (is_sure(target) || source.words.len() > 1)
        || is_sure(target) && target.words.len() > 1;
    // `Ministry` and *Secretaría* are no names
    let is_of_known_words = source.is_of_known_words() || target.is_of_known_words();
    let places = Sides::new(source.place.clone(), target.place.clone());
    (is_name && !is_of_known_words && !are_spelt_alike(context, &places)).then_some(places)
}

/// `Sarah Collins`, *Sarah Watkins*
fn part_replaced(context: &CheckContext<'_>, names: &Sides<Vec<Name>>) -> Option<Sides<Place>> {
    let text = |side: Side, part: &Part| fold::accents(context.text_at(side, &part.place));
    let shares_word = |source: &Name, target: &Name| {
        source.words.iter().any(|one| {
            let one = text(Side::Source, one);
            target.words.iter().any(|other| text(Side::Target, other) == one)
        })
    };
    let mut pairs = names.source.iter().flat_map(|source| {
        let alike = names.target.iter().filter(|target| shares_word(source, target));
        alike.filter_map(|target| Some((source.unanswered_word()?, target.unanswered_word()?)))
    });
    let (source, target) = pairs.next().filter(|_| pairs.next().is_none())?;
    let places = Sides::new(source.place.clone(), target.place.clone());
    let are_known = source.is_known && target.is_known;
    (!are_known && !are_spelt_alike(context, &places)).then_some(places)
}

/// Whether a word of the one is a word of the other in the spelling of the other language.
fn are_spelt_alike(context: &CheckContext<'_>, places: &Sides<Place>) -> bool {
    let text = |side: Side| fold::accents(context.text_at(side, &places[side]));
    let (source, target) = (text(Side::Source), text(Side::Target));
    source.split(' ').any(|one| target.split(' ').any(|other| is_spelling_of(one, other)))
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

/// The names among the words of one side of a bead.
fn names(
    context: &CheckContext<'_>,
    links: &WordLinks,
    side: Side,
    words: &[LinkedWord],
) -> Vec<Name> {
    const LONGEST_UNIT: usize = 4;
    let pack = pack(context.language(side));
    let is_known = |word: &LinkedWord| {
        let form = &links.words[side].forms[word.form as usize];
        pack.is_some_and(|pack| context.lexicon.knows(pack, form.stem()))
    };
    let mut names: Vec<Name> = Vec::new();
    for word in words {
        let segment = &context.bitext.side(side).segments[word.segment];
        let text = segment.as_str();
        // behind a number it is a unit: 1.5 Gyr
        let is_behind_number =
            text[..word.range.start].trim_end().ends_with(|c: char| c.is_ascii_digit());
        let is_unit = is_behind_number && word.range.len() <= LONGEST_UNIT;
        if segment.kind != BlockKind::Paragraph
            || is_unit
            || !is_capitalised(&text[word.range.clone()])
        {
            continue;
        }
        let place = Place { segment: word.segment, range: word.range.clone() };
        let part =
            Part { place: place.clone(), is_linked: word.is_linked, is_known: is_known(word) };
        let before = names.last_mut().filter(|name| name.place.segment == word.segment);
        let between = before.as_ref().map(|name| &text[name.place.range.end..word.range.start]);
        match before.zip(between) {
            Some((name, between)) if is_within_name(between) => {
                name.place.range.end = word.range.end;
                name.words.push(part);
            }
            other => {
                // `Kowalski and Brandt wrote`
                let conjoins =
                    |text: &str| pack.is_some_and(|pack| pack.is_conjunction(text.trim()));
                if let Some((name, _)) = other.filter(|(_, between)| conjoins(between)) {
                    name.is_first = false;
                }
                let before = text[..word.range.start].trim_end();
                let is_first =
                    before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != ',');
                names.push(Name { place, words: vec![part], is_first });
            }
        }
    }
    names
}

/// Whether a text is what may be between the words of one name: `Ana García`, `Ludwig van Beethoven`, `Smith-Jones`.
fn is_within_name(text: &str) -> bool {
    const PARTICLES: [&str; 12] =
        ["", "-", "d'", "da", "de", "de la", "del", "der", "di", "la", "van", "von"];
    PARTICLES.contains(&text.trim())
}
