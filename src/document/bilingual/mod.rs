//! Finds the two abstracts, with their titles and keywords, in one text that holds both languages.
//!
//! Headings are taken where there are any and done without where there are none: what counts is which
//! stretches of prose are in different languages, look like translations of each other, and are
//! followed by keywords, preceded by titles.

mod authors;
mod back_matter;
mod best_pair;
mod interlinear;
mod runs;
mod similarity;
mod titles;

use super::{Block, BlockKind, Document, LineNote, keywords_label};
use crate::language::{
    Doubt, LanguageTag, Languages, best_known_first, choose, detect, doubt, heading_class,
    prose_languages,
};
use crate::side::{Side, Sides};
use crate::text::script::word_count;
use crate::wording::Message;
pub(crate) use authors::leave_out_authors;
pub(crate) use back_matter::leave_out_lone_back_matter;
use best_pair::best_pair;
pub(super) use runs::abstract_label;
use runs::{Run, is_reference, outside_references, runs};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use titles::{is_title, titles};

/// A stretch of prose that may be an abstract.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Candidate {
    /// Its language.
    pub language: LanguageTag,
    /// Its first and last line.
    pub lines: (usize, usize),
    /// How many words it has.
    pub words: usize,
    /// Its first words.
    pub beginning: String,
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.lines;
        write!(
            f,
            "lines {first}-{last} ({}, {} words): {}…",
            self.language, self.words, self.beginning
        )
    }
}

/// Why no pair was taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoPair {
    #[error("only one language was found{}{}",
        .0.first().map(|c| format!(" ({})", c.language)).unwrap_or_default(), list(.0))]
    /// All text is in one language.
    OneLanguage(Vec<Candidate>),
    /// There is no text that is long enough.
    #[error("no abstract was found: no stretch of prose is long enough")]
    None,
    /// An article in XML lacks the part that is asked for.
    #[error("the article has no {0}")]
    Lacking(&'static str),
    /// No two texts look like translations of each other.
    #[error("no two stretches in different languages look like translations of each other{}", list(.0))]
    Unlike(Vec<Candidate>),
    /// More than one pair fits.
    #[error("more than one pair of abstracts fits{}", list(.0))]
    Several(Vec<Candidate>),
    /// The source and the target are to be in one language.
    #[error("source and target are both {0}")]
    OneNamed(LanguageTag),
    /// A language that is asked for is not there.
    #[error("there is no text in {0}{list}", list = list(.1))]
    NotThere(LanguageTag, Vec<Candidate>),
}

/// Candidates a line each, the first few of many.
fn list(candidates: &[Candidate]) -> String {
    const SHOWN: usize = 12;
    let more = candidates.len().saturating_sub(SHOWN);
    let rest = (more > 0).then(|| format!("\n  and {more} more"));
    candidates.iter().take(SHOWN).map(|candidate| format!("\n  {candidate}")).chain(rest).collect()
}

/// The two abstracts of a text.
#[derive(Debug)]
pub(crate) struct Found {
    pub pair: Sides<Document>,
    /// What was left out.
    pub notes: Vec<LineNote>,
}

/// The longest abstract: theses have long ones.
const LONGEST: usize = 2500;
/// How many words a stretch needs to be an abstract; where none has as many, a few will do.
const SHORTEST: [usize; 2] = [20, 2];

/// Finds the pair in the blocks of one text. `languages` are source and target where the user named them.
pub(crate) fn find(
    name: &str,
    blocks: &[Block],
    languages: Sides<Option<&LanguageTag>>,
) -> Result<Found, NoPair> {
    let blocks = &titles::taken_apart(blocks);
    if let Some(found) = interlinear::find(name, blocks, languages) {
        return Ok(found);
    }
    let mut outcome = Err(NoPair::None);
    for shortest in SHORTEST {
        outcome = find_among(name, blocks, languages, shortest);
        if outcome.is_ok() || matches!(outcome, Err(NoPair::Several(_))) {
            break;
        }
    }
    outcome
}

fn find_among(
    name: &str,
    blocks: &[Block],
    languages: Sides<Option<&LanguageTag>>,
    shortest: usize,
) -> Result<Found, NoPair> {
    let runs: Vec<Run> = runs(blocks, languages, shortest)
        .into_iter()
        .filter(|run| (shortest..=LONGEST).contains(&run.words))
        .collect();
    let found: Vec<&LanguageTag> = runs.iter().map(|run| &run.language).collect();
    let candidates = || runs.iter().map(|run| candidate(run, blocks)).collect::<Vec<_>>();
    let Languages { source, target } =
        choose_languages(&found, languages, NoPair::None, candidates)?;
    let (best, rivals) =
        best_pair(&runs, blocks, &source, &target).ok_or_else(|| NoPair::Unlike(candidates()))?;
    if !rivals.is_empty() {
        let involved: BTreeSet<usize> =
            rivals.into_iter().chain([best]).flat_map(|(a, b)| [a, b]).collect();
        let involved = involved.into_iter().map(|index| candidate(&runs[index], blocks));
        return Err(NoPair::Several(involved.collect()));
    }
    let (source_run, target_run) = (&runs[best.0], &runs[best.1]);
    let is_headed = source_run.headed && target_run.headed;
    let all: usize = runs.iter().map(|run| run.words).sum();
    if shortest < SHORTEST[0] && !is_headed && 2 * (source_run.words + target_run.words) < all {
        return Err(NoPair::Unlike(candidates()));
    }
    let present: BTreeSet<LanguageTag> = runs.iter().map(|run| run.language.clone()).collect();
    let present: Vec<LanguageTag> = present.into_iter().collect();
    let (titles, mut notes) = match titles(blocks, source_run, target_run, &present) {
        (Some(title), None) => ((None, None), vec![lone_title(&blocks[title], &source)]),
        (None, Some(title)) => ((None, None), vec![lone_title(&blocks[title], &target)]),
        titles => (titles, Vec::new()),
    };
    let mut pair = Sides {
        source: document(name, blocks, source_run, titles.0, source),
        target: document(name, blocks, target_run, titles.1, target),
    };
    join_lone_label(&mut pair);
    notes.extend(leave_out_lone_back_matter(&mut pair).into_iter().map(|(_, note)| note));
    Ok(Found { pair, notes })
}

/// Puts the label of keywords that stands above its list before it, where the other language has both on one line.
fn join_lone_label(pair: &mut Sides<Document>) {
    for side in Side::BOTH {
        let has_both = pair[side.other()].blocks.last().is_some_and(|block| {
            block.kind == BlockKind::Keywords && keywords_label(block.text.as_str()).is_some()
        });
        let blocks = &mut pair[side].blocks;
        let [.., label, list] = &mut blocks[..] else { continue };
        let are_apart = list.kind == BlockKind::Keywords
            && keywords_label(list.text.as_str()).is_none()
            && label.kind == BlockKind::Heading
            && heading_class(label.text.as_str()) == Some("keywords");
        if !(has_both && are_apart) {
            continue;
        }
        let end = label.text.source(0..label.text.len()).end;
        let place = end..list.text.source(0..0).start.max(end);
        let sign = if label.text.as_str().ends_with([':', '.']) { " " } else { ": " };
        let line = label.text.lines().1 as u32;
        let mut text = std::mem::take(&mut label.text);
        text.push(sign, place, line);
        text.append(&list.text);
        list.text = text;
        blocks.remove(blocks.len() - 2);
    }
}

/// A title without a translation would be an addition or an omission, which it is not.
fn lone_title(title: &Block, language: &LanguageTag) -> LineNote {
    let text = title.text.as_str();
    let what = format!("left out {text:?}, a title in {language} alone");
    LineNote { line: title.text.lines().0, what: Message::plain(what) }
}

/// Whether a block is the heading over an abstract.
pub(crate) fn is_abstract_heading(block: &Block) -> bool {
    block.kind == BlockKind::Heading && heading_class(block.text.as_str()) == Some("abstract")
}

/// Leaves out the title above the abstract of one of two texts, where the other begins with its abstract.
pub(crate) fn leave_out_lone_title(pair: &mut Sides<Document>) -> Option<(Side, LineNote)> {
    let is_abstract = |block: Option<&Block>| block.is_some_and(is_abstract_heading);
    let has_title = |document: &Document| {
        let blocks = &document.blocks;
        blocks.first().is_some_and(|block| block.kind == BlockKind::Title)
            && is_abstract(blocks.get(1))
    };
    let side = Side::BOTH
        .into_iter()
        .find(|side| has_title(&pair[*side]) && is_abstract(pair[side.other()].blocks.first()))?;
    let document = &mut pair[side];
    let note = lone_title(&document.blocks[0], &document.language);
    document.blocks.remove(0);
    Some((side, note))
}

/// A document of all the blocks there are; the first is its title if it looks like one.
pub(crate) fn whole(name: &str, mut blocks: Vec<Block>, language: LanguageTag) -> Document {
    if blocks.len() > 1
        && blocks[0].kind == BlockKind::Paragraph
        && is_title(blocks[0].text.as_str())
    {
        blocks[0].kind = BlockKind::Title;
    }
    Document { name: name.to_owned(), language, blocks }
}

/// The language most of the text is in, by length; `None` where there is too little to tell.
pub(crate) fn main_language(blocks: &[Block]) -> Option<LanguageTag> {
    let among = prose_languages();
    let mut lengths: BTreeMap<LanguageTag, usize> = BTreeMap::new();
    for text in own_prose(blocks) {
        if let Some(language) = detect(text, &among) {
            *lengths.entry(language).or_default() += text.len();
        }
    }
    let (found, _) = lengths.into_iter().max_by_key(|(_, length)| *length)?;
    match doubt(own_prose(blocks), &found) {
        Doubt::None => Some(found),
        Doubt::Other(other) => Some(other),
        Doubt::Unknown => None,
    }
}

/// The texts of blocks but for references, which are in the language of the works; all where there is nothing else.
pub(crate) fn own_prose(blocks: &[Block]) -> impl Iterator<Item = &str> {
    let own: Vec<&str> = outside_references(blocks)
        .map(|(_, block)| block.text.as_str())
        .filter(|text| !is_reference(text))
        .collect();
    let has_own = own.iter().any(|text| text.contains(char::is_whitespace));
    let all = blocks.iter().map(|block| block.text.as_str());
    own.into_iter().filter(move |_| has_own).chain(all.filter(move |_| !has_own))
}

/// The language of the first heading of an abstract.
pub(crate) fn heading_language(blocks: &[Block]) -> Option<LanguageTag> {
    let headings = blocks.iter().filter(|block| block.kind == BlockKind::Heading);
    headings.map(|block| block.text.as_str()).find_map(runs::abstract_language)
}

/// Whether a text by itself holds the two languages of a pair: abstracts in both under headings, or both in like amount.
pub(crate) fn holds_both(blocks: &[Block], languages: Sides<Option<&LanguageTag>>) -> bool {
    /// How much of the main language there is at least of the other.
    const LIKE: f64 = 0.6;
    const LONGER_THAN_QUOTED: usize = 80;
    let runs = runs(blocks, languages, SHORTEST[0]);
    let headed = runs.iter().filter(|run| run.headed).map(|run| &run.language);
    if headed.clone().any(|one| headed.clone().any(|other| !one.is_same_language(other))) {
        return true;
    }
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for run in &runs {
        *words.entry(run.language.primary()).or_default() += run.words;
    }
    let mut words: Vec<usize> = words.into_values().collect();
    words.sort_unstable();
    let is_like = |less: usize, most: usize| less as f64 >= LIKE * most as f64;
    let all_like = matches!(words[..], [.., less, most] if is_like(less, most));
    match find("", blocks, languages) {
        // a long article, or references in one language, may stand around the two abstracts
        Ok(Found { pair, .. }) => {
            let Sides { source, target } = pair.map(|text| {
                let texts = text.blocks.iter().map(|block| block.text.as_str());
                texts.map(word_count).sum::<usize>()
            });
            let (less, most) = (source.min(target), source.max(target));
            all_like || less >= LONGER_THAN_QUOTED && is_like(less, most)
        }
        Err(NoPair::Several(_)) => all_like,
        Err(_) => false,
    }
}

fn candidate(run: &Run, blocks: &[Block]) -> Candidate {
    const SHOWN: usize = 9;
    let body = &blocks[run.body.clone()];
    let beginning: Vec<&str> = body[0].text.as_str().split_whitespace().take(SHOWN).collect();
    let last = &blocks[run.blocks().end - 1];
    Candidate {
        language: run.language.clone(),
        lines: (body[0].text.lines().0, last.text.lines().1),
        words: run.words,
        beginning: beginning.join(" "),
    }
}

/// Source and target among the languages that were found: as the user named them, else the best known. An error shows
/// the candidates, which are made for it alone.
pub(super) fn choose_languages(
    found: &[&LanguageTag],
    named: Sides<Option<&LanguageTag>>,
    nothing_found: NoPair,
    candidates: impl Fn() -> Vec<Candidate>,
) -> Result<Languages, NoPair> {
    if let Sides { source: Some(source), target: Some(target) } = named
        && source.is_same_language(target)
    {
        return Err(NoPair::OneNamed(source.clone()));
    }
    if found.is_empty() {
        return Err(nothing_found);
    }
    let is_absent =
        |tag: &&LanguageTag| !found.iter().any(|language| language.is_same_language(tag));
    if let Some(absent) = named.into_iter().flatten().find(is_absent) {
        return Err(NoPair::NotThere(absent.clone(), candidates()));
    }
    choose(&best_known_first(found.iter().copied()), named)
        .ok_or_else(|| NoPair::OneLanguage(candidates()))
}

fn document(
    name: &str,
    blocks: &[Block],
    run: &Run,
    title: Option<usize>,
    language: LanguageTag,
) -> Document {
    let title =
        title.map(|index| Block { kind: BlockKind::Title, text: blocks[index].text.clone() });
    let mut body = blocks[run.body.clone()].to_vec();
    if let Some(first) = body.first_mut()
        && let Some(end) = abstract_label(first.text.as_str())
    {
        first.text = first.text.slice(end..first.text.len()).trimmed();
    }
    let rest = body.into_iter().chain(blocks[run.keywords.clone()].iter().cloned());
    Document { name: name.to_owned(), language, blocks: title.into_iter().chain(rest).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;

    const EN: &str = "Shame was measured in 40 nurses who worked in two hospitals of the region. Compassion training \
        reduced self-criticism and anxiety after eight sessions, and the effects were maintained.";
    const ES: &str = "Se midió la vergüenza en 40 enfermeras que trabajaban en dos hospitales de la región. El entrenamiento \
        en compasión redujo la autocrítica y la ansiedad tras ocho sesiones, y los efectos se mantuvieron.";

    fn find_in(text: &str) -> Result<Sides<Document>, NoPair> {
        let blocks = plain::read(text.as_bytes()).unwrap().blocks;
        find("t", &blocks, Sides::default()).map(|found| found.pair)
    }

    fn texts(document: &Document) -> Vec<&str> {
        document.blocks.iter().map(|block| block.text.as_str()).collect()
    }

    #[test]
    fn the_pair_is_found_with_and_without_headings() {
        let keywords = ("Keywords: shame; nurses", "Palabras clave: vergüenza; enfermeras");
        let titles = (
            "Compassion training for hospital nurses",
            "Entrenamiento en compasión para enfermeras hospitalarias",
        );
        for text in [
            format!("{EN}\n\n{ES}"),
            format!("{ES}\n\n{EN}"),
            format!("Abstract\n{EN}\n{}\n\nResumen\n{ES}\n{}", keywords.0, keywords.1),
            format!("Resumen\n{ES}\n\nAbstract\n{EN}\n\n{}\n\n{}", keywords.1, keywords.0),
            format!("Resumen\n{ES}\n\nAbstract\n{EN}\n\n{}\n\n{}", keywords.0, keywords.1),
            format!(
                "{}\n\nAna Pérez\n\n{EN}\n\n{}\n\n{}\n\n{ES}\n\n{}",
                titles.0, keywords.0, titles.1, keywords.1
            ),
            format!(
                "{}\n\n{}\n\nAbstract\n\n{EN}\n\n{}\n\n{}\n\nResumen\n\n{ES}",
                titles.0, keywords.0, titles.1, keywords.1
            ),
            format!("{}\n\n{}\n\nAbstract\n\n{EN}\n\nResumen\n\n{ES}", keywords.0, keywords.1),
            format!("{}\n\nResumen\n\n{ES}\n\nAbstract\n\n{EN}\n\n{}", keywords.1, keywords.0),
            format!(
                "Palabras clave\n\nvergüenza; enfermeras; salas\n\nResumen\n\n{ES}\n\nAbstract\n\n{EN}\n\n{}",
                keywords.0
            ),
            format!(
                "Resumen\n\n{ES}\n\n© 2021 Ward\n\n{}\n\nAbstract\n\n{EN}\n\n© 2021 Ward\n\n{}",
                keywords.1, keywords.0
            ),
            format!(
                "{}\n\n{}\n\nResumen\n\n{ES}\n\nAbstract\n\n{EN}\n\nIntroduction\n\nMany authors have written about compassion in the ward.",
                titles.1, titles.0
            ),
        ] {
            let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            let (source, target) = (texts(&pair.source), texts(&pair.target));
            assert!(source.contains(&EN) && target.contains(&ES), "{text}");
            assert_eq!(source.len(), target.len(), "{text}");
            assert_eq!(source.contains(&titles.0), text.contains(titles.0));
            assert_eq!(target.contains(&keywords.1), text.contains(keywords.1));
            assert!(!source.contains(&"Abstract") && !source.contains(&"Ana Pérez"));
        }
    }

    /// A few words hardly tell their language: what is below a heading of an abstract belongs to it.
    #[test]
    fn short_sentences_below_headings_are_not_lost() {
        for (en, es) in [
            (
                "We asked 57 midwives during nine months.",
                "Preguntamos a 57 matronas durante nueve meses.",
            ),
            ("Eight sessions, once a week.", "Ocho sesiones, una por semana."),
            ("Interviews with 12 patients.", "Entrevistas a 12 pacientes."),
            ("No differences between groups.", "Sin diferencias entre grupos."),
        ] {
            let text = format!(
                "Resumen\n\nObjetivo\n\nConocer el descanso de las matronas que trabajan de noche.\n\nMétodo\n\n{es}\n\n\
                Resultados\n\nLas que tenían un cuarto tranquilo dormían dos horas más.\n\nAbstract\n\nObjective\n\n\
                To learn about the rest of midwives who work by night.\n\nMethod\n\n{en}\n\nResults\n\n\
                Those with a quiet room slept two hours more."
            );
            let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            assert!(
                texts(&pair.source).contains(&en) && texts(&pair.target).contains(&es),
                "{text}"
            );
            assert_eq!(
                pair.map(|text| text.blocks.len()),
                Sides { source: 6, target: 6 },
                "{text}"
            );
        }
    }

    #[test]
    fn lists_within_abstracts_are_not_lost() {
        for [en, es] in [
            [["- how they rested;", "- what they ate."], ["- cómo descansaban;", "- qué comían."]],
            [["how they rested", "what they ate"], ["cómo descansaban", "qué comían"]],
            [
                ["1) how they rested,", "2) what they ate"],
                ["1) cómo descansaban,", "2) qué comían"],
            ],
            [["how they rested; and", "food"], ["cómo descansaban; y", "comida"]],
        ] {
            let [en, es] = [en, es].map(|items| items.join("\n\n"));
            let text = format!(
                "Abstract\nWe asked the nurses of two wards three things:\n\n{en}\n\nMost of them slept well.\n\n\
                 Resumen\nPreguntamos tres cosas a las enfermeras de dos plantas:\n\n{es}\n\nCasi todas dormían bien.\n"
            );
            let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            let last =
                |document: &Document| document.blocks.last().unwrap().text.as_str().to_owned();
            let lasts = [&pair.source, &pair.target]
                .map(|document| (document.blocks.len(), last(document)));
            assert_eq!(
                lasts,
                [(4, "Most of them slept well.".into()), (4, "Casi todas dormían bien.".into())],
                "{text}"
            );
        }
    }

    #[test]
    fn a_title_of_two_lines_introduces_no_list() {
        let text = format!(
            "{EN}\n\nUn paseo por los corredores del hospital que nadie más recorre:\nuna crónica\n\n{ES}\n"
        );
        let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(pair.target.blocks[0].text.as_str(), ES);
    }

    #[test]
    fn titles_are_found_in_both_languages_or_left_out_with_a_note() {
        let (en, es) = ("How the old sleep in the city", "El sueño de los viejos en la urbe");
        let abstracts = format!("Abstract\n{EN}\n\nResumen\n{ES}");
        let swapped = format!("Resumen\n{ES}\n\nAbstract\n{EN}");
        for (text, is_found, is_noted) in [
            (format!("{en}\n\n{es}\n\n{abstracts}"), true, false),
            (format!("{es}\n\n{en}\n\n{abstracts}"), true, false),
            (format!("{es}\n\n{en}\n\nAna Pérez Gil\nBea Ruiz\n\n{swapped}"), true, false),
            (format!("{es}\n\nAna Pérez\n\n{en}\n\nBea Ruiz\n\n{swapped}"), true, false),
            (format!("{es}\n\n{swapped}"), false, true),
            (format!("{en}\n\n{abstracts}"), false, true),
            (abstracts.clone(), false, false),
        ] {
            let blocks = plain::read(text.as_bytes()).unwrap().blocks;
            let Found { pair, notes } = find("t", &blocks, Sides::default()).unwrap();
            let found = (texts(&pair.source), texts(&pair.target));
            assert_eq!(found.0.contains(&en), is_found, "{text}");
            assert_eq!(found.1.contains(&es), is_found, "{text}");
            assert_eq!(!notes.is_empty(), is_noted, "{notes:?}");
        }
    }

    #[test]
    fn abstracts_under_headings_outweigh_what_is_more_alike() {
        let alike = (
            "The questionnaire of compassion, vergonzosa and culpable, has 40 items for hospital personnel in the region of Valencia.",
            "El cuestionario de compasión, vergonzosa y culpable, tiene 40 ítems para el personal hospitalario de la región de Valencia.",
        );
        let text =
            format!("Abstract\n{EN}\n\nResumen\n{ES}\n\nIntroducción\n{}\n\n{}", alike.1, alike.0);
        let pair = find_in(&text).unwrap();
        assert!(texts(&pair.source).contains(&EN) && texts(&pair.target).contains(&ES));
    }

    #[test]
    fn sections_under_headings_of_any_wording_are_of_the_abstract() {
        let text = "ABSTRACT\n\nAIMS AND SETTING\nTo ask nurses about shame.\n\nHOW IT WAS DONE\nForty nurses of \
            two wards were asked.\n\nRESULTS\nShame fell after eight sessions.\n\nKEYWORDS\n\nshame\n\nward nurses\n\n\
            RESUMEN\n\nOBJETIVO Y ÁMBITO\nPreguntar a las enfermeras por la vergüenza.\n\nCÓMO SE HIZO\nSe preguntó a \
            cuarenta enfermeras de dos salas.\n\nRESULTADOS\nLa vergüenza bajó tras ocho sesiones.\n\nPALABRAS CLAVE\n\n\
            vergüenza\n\nenfermeras de sala\n\nINTRODUCCIÓN\n\nMucho se ha escrito de la vergüenza en las salas.";
        let pair = find_in(text).unwrap();
        let (source, target) = (texts(&pair.source), texts(&pair.target));
        assert_eq!(source.first(), Some(&"AIMS AND SETTING"), "{source:?}");
        assert_eq!(target.first(), Some(&"OBJETIVO Y ÁMBITO"), "{target:?}");
        assert!(target.contains(&"CÓMO SE HIZO"), "{target:?}");
        assert_eq!(
            (source.last(), target.last()),
            (Some(&"ward nurses"), Some(&"enfermeras de sala"))
        );
    }

    #[test]
    fn a_title_in_a_third_language_is_no_title_of_the_two() {
        let titles = [
            "Vergüenza, culpa y cuidado: un estudio en dos salas",
            "Shame, guilt and care: a study of two wards",
            "Vergonha, culpa e cuidado: um estudo em duas salas",
        ];
        let pt = "A vergonha foi medida em 40 enfermeiras que trabalhavam em dois hospitais da região. O treino em compaixão \
            reduziu a autocrítica e a ansiedade após oito sessões, e os efeitos mantiveram-se.";
        let text =
            format!("{}\n\nResumen\n{ES}\n\nAbstract\n{EN}\n\nResumo\n{pt}", titles.join("\n\n"));
        let pair = find_in(&text).unwrap();
        assert_eq!((texts(&pair.source)[0], texts(&pair.target)[0]), (titles[1], titles[0]));
    }

    #[test]
    fn scraps_of_references_are_no_pair() {
        let references = [
            "[1] A. Reed and B. Lowe, The ageing of widows and of their dogs, 2nd ed. London: Press, 2011.",
            "[2] River Council, “What is it to be old?” Online, available: https://example.org/old, Accessed: May 2, 2024.",
            "Hill, C. (2015). On the loneliness of those who live in the city. J. Old Age 12(3), 4-9.",
        ];
        for heading in ["Bibliografía", "Referencias", "References"] {
            for reference in references {
                let text = format!("{ES}\n\n{heading}\n\n{reference}\n");
                assert!(find_in(&text).is_err(), "{text}");
            }
        }
    }

    #[test]
    fn one_language_is_not_enough() {
        assert!(matches!(find_in(EN), Err(NoPair::OneLanguage(_))));
    }

    #[test]
    fn two_pairs_are_not_guessed_between() {
        let again = (EN.replace("Shame", "Guilt"), ES.replace("vergüenza", "culpa"));
        let text =
            format!("Abstract\n{EN}\nResumen\n{ES}\nAbstract\n{}\nResumen\n{}", again.0, again.1);
        let Err(NoPair::Several(candidates)) = find_in(&text) else { panic!("a guess") };
        assert_eq!(candidates.len(), 4);
    }
}
