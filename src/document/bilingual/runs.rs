//! Stretches of prose in one language: what may be an abstract.

use super::keywords::take_keywords_apart;
use super::label;
use super::references::is_reference;
use crate::document::page::footnotes::{begins_note, is_caption};
use crate::document::{Block, BlockKind, is_keyword, keywords_label};
use crate::language::{
    Doubt, LanguageTag, PACKS, Pack, detect, doubt, has_lexicon, heading_class, likeliest_pack,
    pack, prose_languages, verified,
};
use crate::side::Sides;
use crate::text::fold;
use crate::text::script::word_count;
use crate::text::words::words;
use std::ops::Range;

/// An abstract that is: prose blocks next to each other, a heading above, keywords below.
pub(super) struct Run {
    pub language: LanguageTag,
    pub headed: bool,
    pub body: Range<usize>,
    pub keywords: Range<usize>,
    pub words: usize,
}

impl Run {
    fn begin(language: LanguageTag, headed: bool, index: usize, words: usize) -> Self {
        Run { language, headed, body: index..index + 1, keywords: 0..0, words }
    }

    fn ends_in_heading(&self, blocks: &[Block]) -> bool {
        let last = &blocks[self.body.end - 1];
        last.kind == BlockKind::Heading || is_heading_like(last.text.as_str())
    }

    /// Whether a line looks like the headings of sections that the abstract has, all in capitals.
    fn has_headings_like(&self, text: &str, blocks: &[Block]) -> bool {
        let mut headings =
            blocks[self.body.clone()].iter().filter(|block| block.kind == BlockKind::Heading);
        self.headed
            && self.keywords.is_empty()
            && is_heading_like(text)
            && headings.any(|block| is_in_capitals(block.text.as_str()))
    }

    /// The abstract with its keywords; without, where those stand behind another abstract.
    pub(super) fn blocks(&self) -> Range<usize> {
        let end = if self.keywords.start == self.body.end { self.keywords.end } else { 0 };
        self.body.start..self.body.end.max(end)
    }

    /// Takes keywords that stand behind an abstract in another language, where their label is in its own.
    fn take_keywords(&mut self, index: usize) {
        let start = if self.keywords.is_empty() { index } else { self.keywords.start };
        self.keywords = start..index + 1;
    }

    pub(super) fn has_label(&self, text: &str) -> bool {
        let label = &text[..keywords_label(text).unwrap_or(0)];
        let label = label.trim_matches(|c: char| !c.is_alphabetic());
        pack(&self.language).is_some_and(|pack| pack.heading_class(label) == Some("keywords"))
    }

    /// Whether keywords that end right before a block are its own, or it has none.
    fn may_take_keywords(&self, index: usize) -> bool {
        self.keywords.is_empty() || self.keywords.end == index
    }
}

/// Whether a line has the look of a heading in capitals.
fn is_heading_like(text: &str) -> bool {
    const LONGEST: usize = 8;
    is_in_capitals(text) && word_count(text) <= LONGEST && !ends_in(text, &SENTENCE_ENDS)
}

fn is_in_capitals(text: &str) -> bool {
    const FEWEST: usize = 4;
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().nth(FEWEST - 1).is_some() && letters.all(char::is_uppercase)
}

/// How many words a paragraph among references needs to be none of them.
const SHORTEST_BEHIND_REFERENCES: usize = 40;

/// Fewer words than these hardly tell a language from one that is close to it.
const FEW_WORDS: usize = 12;

/// How many abstracts may stand between one and its keywords, and itself.
pub(super) const WITHIN_REACH: usize = 3;

pub(super) fn runs(
    blocks: &[Block],
    languages: Sides<Option<&LanguageTag>>,
    shortest: usize,
) -> Vec<Run> {
    let mut among = prose_languages();
    among.extend(languages.into_iter().flatten().cloned());
    among.sort();
    among.dedup_by(|a, b| a.is_same_language(b));

    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    // the heading of an abstract that has not begun yet
    let mut headed = false;
    // a list of references, or a box of key points
    let mut is_beside = false;
    for (index, block) in blocks.iter().enumerate() {
        let text = block.text.as_str();
        let class = if block.kind == BlockKind::Heading { heading_class(text) } else { None };
        if class.is_some() {
            is_beside = matches!(class, Some("references" | "beside"));
        }
        match class {
            Some("keywords") => {
                if let Some(run) = open.as_mut() {
                    run.keywords = index..index + 1;
                }
                continue;
            }
            Some("abstract" | "references" | "acknowledgements" | "beside") => {
                runs.extend(open.take());
                headed = class == Some("abstract");
                continue;
            }
            // after an abstract the body of the article begins, within one a section
            Some("introduction") if open.as_ref().is_some_and(|run| run.words > 0) => {
                runs.extend(open.take());
                continue;
            }
            Some(_) => {
                if let Some(run) = open.as_mut().filter(|run| {
                    run.keywords.is_empty() && same_language_heading(text, &run.language)
                }) {
                    run.body.end = index + 1;
                } else {
                    runs.extend(open.take());
                    let headed = std::mem::take(&mut headed);
                    open = heading_language(text).map(|tag| Run::begin(tag, headed, index, 0));
                }
                continue;
            }
            None => {}
        }
        if block.kind == BlockKind::Keywords {
            // both lists may stand behind both abstracts
            let is_foreign = open.as_ref().is_none_or(|run| !run.has_label(text));
            let mut before = runs.iter_mut().rev().take(WITHIN_REACH);
            let own = before.find(|run| run.may_take_keywords(index) && run.has_label(text));
            match (own.filter(|_| is_foreign), open.as_ref()) {
                (Some(own), _) => own.take_keywords(index),
                (None, Some(_)) => {
                    runs.extend(open.take().map(|mut run| {
                        run.take_keywords(index);
                        run
                    }));
                }
                (None, None) => {
                    // a list with an item a line
                    let goes_on = |run: &&mut Run| {
                        run.keywords.end == index
                            && blocks[index - 1..=index].iter().all(is_keyword)
                    };
                    if let Some(run) = runs.last_mut().filter(goes_on) {
                        run.take_keywords(index);
                    }
                }
            }
            continue;
        }
        if let Some(run) = open.as_mut().filter(|run| run.has_headings_like(text, blocks)) {
            run.body.end = index + 1;
            continue;
        }
        if open.is_some() && is_caption(text) {
            continue; // of the page; the abstract may go on behind it
        }
        let inside = open.as_ref().is_some_and(|run| run.keywords.is_empty());
        let least = if inside || headed { 2 } else { shortest.min(12) };
        let word_count = word_count(text);
        // behind these may be an abstract without a heading, but no scraps
        let is_out = is_reference(text) || is_beside && word_count < SHORTEST_BEHIND_REFERENCES;
        let language = if is_out { None } else { prose_language(text, &among, least) };
        let language = match &open {
            // a few words hardly tell a language, the heading above them does, or what introduces them
            Some(run)
                if inside
                    && !is_out
                    && (is_item(run, blocks, index)
                        || is_continuation(run, blocks, index)
                        || run.headed && is_sentence(text, &run.language)) =>
            {
                Some(verified(std::iter::once(text), &run.language))
            }
            Some(run)
                if inside
                    && (run.ends_in_heading(blocks) || run.headed && word_count < FEW_WORDS) =>
            {
                language.map(|_| verified(std::iter::once(text), &run.language))
            }
            None if headed && word_count < FEW_WORDS => {
                language.map(|language| of_heading(blocks, index, text).unwrap_or(language))
            }
            _ => language,
        };
        match (open.as_mut(), language) {
            (Some(run), Some(language)) if inside && run.language == language => {
                run.body.end = index + 1;
                run.words += word_count;
            }
            (_, Some(language)) => {
                runs.extend(open.take());
                let headed = std::mem::take(&mut headed) || label(text).is_some();
                open = Some(Run::begin(language, headed, index, word_count));
            }
            (_, None) => runs.extend(open.take()),
        }
    }
    runs.extend(open);
    runs.retain(|run| run.words > 0);
    take_keywords_apart(&mut runs, blocks);
    // nothing follows
    for run in &mut runs {
        let is_unknown = |block: &Block| {
            block.kind == BlockKind::Paragraph && is_heading_like(block.text.as_str())
        };
        while run.body.len() > 1 && is_unknown(&blocks[run.body.end - 1]) {
            run.body.end -= 1;
        }
    }
    runs
}

/// Whether a block is an item of a list that the run ends with: a sentence that ends in a colon, then items, of which
/// none but the last ends in a full stop.
fn is_item(run: &Run, blocks: &[Block], index: usize) -> bool {
    const SHORTEST_INTRODUCTION: usize = 4;
    const LONGEST_ITEM: usize = 60;
    const MOST_ITEMS: usize = 30;
    let text = blocks[index].text.as_str();
    // a title may end in a colon at the end of a line, and what follows is the rest of it
    let first = run.body.start + usize::from(!run.headed);
    let before = blocks[first.min(index)..index].iter().rev().map(|block| block.text.as_str());
    let introduction =
        before.take(MOST_ITEMS).find(|text| ends_in(text, &[&SENTENCE_ENDS[..], &COLONS].concat()));
    let is_listed = blocks[index - 1].text.as_str().ends_with(';')
        || introduction.is_some_and(|introduction| {
            ends_in(introduction, &COLONS) && word_count(introduction) >= SHORTEST_INTRODUCTION
        });
    run.body.end == index && is_listed && word_count(text) <= LONGEST_ITEM && !is_of_names(text)
}

/// Whether a block is a piece of a sentence of a headed abstract that the layout tore apart.
fn is_continuation(run: &Run, blocks: &[Block], index: usize) -> bool {
    let ends = |text: &str| ends_in(text, &[&SENTENCE_ENDS[..], &COLONS].concat());
    let starts_small =
        |text: &str| text.trim_start_matches(['«', '“', '"', '(']).starts_with(char::is_lowercase);
    let before = blocks[index - 1].text.as_str();
    let text = blocks[index].text.as_str();
    let next = blocks.get(index + 1).filter(|next| next.kind == BlockKind::Paragraph);
    let goes_on = || !ends(text) && next.is_some_and(|next| starts_small(next.text.as_str()));
    run.headed
        && run.body.end == index
        && blocks[index - 1].kind == BlockKind::Paragraph
        && !text.contains('@')
        && !is_of_names(text)
        && (!ends(before) || starts_small(text) || goes_on())
}

/// Whether a text is a sentence, though it may be short or of many names: `The Brief Sleep Scale was used.`
pub(super) fn is_sentence(text: &str, language: &LanguageTag) -> bool {
    const STOPWORDS: f64 = 0.15;
    const SHORTEST: usize = 4;
    let Some(pack) = pack(language) else { return false };
    let tokens = tokens(text);
    let is_stopword = |word: &&&str| pack.is_stopword(&fold::case(word));
    let stopwords = tokens.iter().filter(is_stopword).count();
    let is_content = |word: &&str| {
        word.starts_with(char::is_lowercase)
            && word.chars().count() >= SHORTEST
            && !is_stopword(&word)
    };
    ends_in(text, &SENTENCE_ENDS)
        && !begins_note(text)
        && stopwords as f64 >= STOPWORDS * tokens.len() as f64
        && tokens.iter().any(is_content)
}

/// The language of the heading of an abstract.
pub(super) fn abstract_language(text: &str) -> Option<LanguageTag> {
    let mut packs = PACKS.iter();
    packs.find(|pack| pack.heading_class(text) == Some("abstract")).map(|pack| pack.tag())
}

/// The language of the heading that a few words stand under, unless they are clearly in another.
fn of_heading(blocks: &[Block], index: usize, text: &str) -> Option<LanguageTag> {
    let heading = index.checked_sub(1).map(|above| blocks[above].text.as_str())?;
    let language = abstract_language(heading)?;
    // in its script
    detect(text, std::slice::from_ref(&language))?;
    Some(verified(std::iter::once(text), &language))
}

fn heading_language(text: &str) -> Option<LanguageTag> {
    PACKS.iter().find(|pack| pack.heading_class(text).is_some()).map(|pack| pack.tag())
}

fn same_language_heading(text: &str, language: &LanguageTag) -> bool {
    pack(language).is_none_or(|pack| pack.heading_class(text).is_some())
}

/// The language of a block of running text; `None` for references, names, addresses, captions and titles.
fn prose_language(text: &str, among: &[LanguageTag], least_words: usize) -> Option<LanguageTag> {
    const STOPWORDS: f64 = 0.15;
    const RUNNING: f64 = 0.4;
    const LONG: usize = 25;
    let tokens = tokens(text);
    let ends = ends_in(text, &[&SENTENCE_ENDS[..], &COLONS].concat());
    if tokens.len() < least_words
        || !ends && tokens.len() < LONG
        || text.contains('@') && tokens.len() < LONG
        || text.starts_with('©')
    {
        return None;
    }
    let mut language = detect(text, among)?;
    let known = pack(&language).filter(|pack| pack.has_stopwords());
    let stopwords = known.map_or(1.0, |pack| {
        let stop = tokens.iter().filter(|word| pack.is_stopword(&fold::case(word))).count();
        stop as f64 / tokens.len() as f64
    });
    // names have few stop words, but those of places in a sentence
    if tokens.len() > 4 && is_of_names(text) && (known.is_none() || stopwords < RUNNING) {
        return None;
    }
    // of a language close to it nothing but its letters may be known
    if stopwords >= STOPWORDS
        && !has_lexicon(&language)
        && let Doubt::Other(other) = doubt(std::iter::once(text), &language)
    {
        language = other;
    }
    (stopwords >= STOPWORDS || tokens.len() < 12).then_some(language)
}

fn tokens(text: &str) -> Vec<&str> {
    let tokens = words(text).map(|word| word.text);
    tokens.filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// Whether many words of a text begin with a capital, as names and titles do; not where all letters are capitals, or all
/// nouns begin with one.
pub(super) fn is_of_names(text: &str) -> bool {
    const CAPITALS: f64 = 0.45;
    let mut long = tokens(text);
    long.retain(|word| word.chars().count() > 3);
    let capitals = long.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let shouting = long.iter().all(|word| word.chars().all(char::is_uppercase));
    capitals as f64 > CAPITALS * long.len() as f64
        && !shouting
        && !likeliest_pack(text).is_some_and(Pack::has_nouns_in_capitals)
}

/// What a sentence ends with, in any script.
const SENTENCE_ENDS: [char; 9] = ['.', '!', '?', '。', '！', '？', '।', '؟', '۔'];
const COLONS: [char; 2] = [':', '：'];

/// Whether a text ends in one of these marks, but for closing signs.
fn ends_in(text: &str, marks: &[char]) -> bool {
    text.trim_end_matches(['"', '”', '»', ')', '*']).ends_with(marks)
}
