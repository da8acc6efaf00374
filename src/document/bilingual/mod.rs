//! Finds the two abstracts, with their titles and keywords, in one text that holds both languages.
//!
//! Headings are taken where there are any and done without where there are none: what counts is which
//! stretches of prose are in different languages, look like translations of each other, and are
//! followed by keywords, preceded by titles.

mod authors;
mod back_matter;
mod best_pair;
mod interlinear;
mod interruptions;
mod keywords;
mod references;
mod runs;
mod similarity;
#[cfg(test)]
mod tests;
mod titles;

use super::labels::{abstract_label, bare_abstract_label};
use super::page::footnotes::is_caption;
use super::{Block, BlockKind, Document, LineNote};
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
use interruptions::{left_out, without_interruptions};
use keywords::join_lone_label;
pub(crate) use references::own_prose;
use runs::{Run, runs};
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
    let runs = runs(blocks, languages, shortest);
    if let Some((blocks, notes)) = without_interruptions(&runs, blocks) {
        let mut found = find_among(name, &blocks, languages, shortest)?;
        found.notes.extend(notes);
        return Ok(found);
    }
    let runs: Vec<Run> =
        runs.into_iter().filter(|run| (shortest..=LONGEST).contains(&run.words)).collect();
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
    for run in [source_run, target_run] {
        let captions = blocks[run.body.clone()].iter();
        notes.extend(captions.filter(|block| is_caption(block.text.as_str())).map(left_out));
    }
    // a first word of both that is a heading is no part of the text of either
    let label = if is_headed { label } else { abstract_label };
    let mut pair = Sides {
        source: document(name, blocks, source_run, titles.0, source, label),
        target: document(name, blocks, target_run, titles.1, target, label),
    };
    join_lone_label(&mut pair);
    notes.extend(leave_out_lone_back_matter(&mut pair, blocks).into_iter().map(|(_, note)| note));
    Ok(Found { pair, notes })
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

/// Leaves out what introduces the abstracts of two texts, heading or label, unless both have headings; where one alone is
/// introduced, the other must begin with running text.
pub(crate) fn leave_out_labels(pair: &mut Sides<Document>) {
    const RUNNING: usize = 8;
    let first = |document: &Document| {
        document.blocks.iter().position(|block| block.kind != BlockKind::Title)
    };
    let Sides { source: Some(source), target: Some(target) } = pair.as_ref().map(first) else {
        return;
    };
    let places = Sides::new(source, target);
    // where a label ends; a heading has no end
    let introduced = Sides::from_fn(|side| {
        let block = &pair[side].blocks[places[side]];
        match block.kind {
            BlockKind::Paragraph => label(block.text.as_str()).map(Some),
            _ => is_abstract_heading(block).then_some(None),
        }
    });
    let both = introduced.iter().all(Option::is_some);
    let is_running = |side: Side| {
        let block = &pair[side].blocks[places[side]];
        introduced[side].is_some()
            || block.kind == BlockKind::Paragraph && word_count(block.text.as_str()) >= RUNNING
    };
    if introduced.iter().all(|found| *found == Some(None))
        || !Side::BOTH.into_iter().all(is_running)
    {
        return;
    }
    for side in Side::BOTH {
        let blocks = &mut pair[side].blocks;
        match introduced[side] {
            Some(None) => drop(blocks.remove(places[side])),
            Some(Some(end)) => {
                let text = &mut blocks[places[side]].text;
                if both || abstract_label(text.as_str()).is_some() {
                    *text = text.slice(end..text.len()).trimmed();
                }
            }
            None => {}
        }
    }
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

/// Where the label of an abstract ends, if the text begins with what may be one.
fn label(text: &str) -> Option<usize> {
    abstract_label(text).or_else(|| bare_abstract_label(text))
}

fn document(
    name: &str,
    blocks: &[Block],
    run: &Run,
    title: Option<usize>,
    language: LanguageTag,
    label: fn(&str) -> Option<usize>,
) -> Document {
    let is_below_heading =
        run.body.start.checked_sub(1).is_some_and(|at| is_abstract_heading(&blocks[at]));
    let label = if is_below_heading { abstract_label } else { label };
    let title =
        title.map(|index| Block { kind: BlockKind::Title, text: blocks[index].text.clone() });
    let mut body = blocks[run.body.clone()].to_vec();
    body.retain(|block| !is_caption(block.text.as_str()));
    if let Some(first) = body.first_mut()
        && let Some(end) = label(first.text.as_str())
    {
        first.text = first.text.slice(end..first.text.len()).trimmed();
    }
    let rest = body.into_iter().chain(blocks[run.keywords.clone()].iter().cloned());
    Document { name: name.to_owned(), language, blocks: title.into_iter().chain(rest).collect() }
}
