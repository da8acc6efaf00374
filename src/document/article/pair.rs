//! Which two versions of an article are aligned.

use super::{Article, Section, Version};
use crate::document::bilingual::{Candidate, NoPair, choose_languages};
use crate::document::{Block, BlockKind, Document, LineNote};
use crate::language::LanguageTag;
use crate::side::{Side, Sides};
use crate::wording::Message;

/// What of an article is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum ArticlePart {
    /// Title, abstract and keywords.
    #[default]
    Abstract,
    /// Title and body.
    Body,
    /// Everything there is in both languages.
    All,
}

impl ArticlePart {
    fn sections(self) -> &'static [Section] {
        match self {
            ArticlePart::Abstract => &[Section::Title, Section::Abstract, Section::Keywords],
            ArticlePart::Body => &[Section::Title, Section::Body],
            ArticlePart::All => &Section::ALL,
        }
    }

    /// The section that a version must have; any prose will do for all.
    fn is_in(self, version: &Version) -> bool {
        let has = |section| !version.section(section).is_empty();
        match self {
            ArticlePart::Abstract => has(Section::Abstract),
            ArticlePart::Body => has(Section::Body),
            ArticlePart::All => has(Section::Abstract) || has(Section::Body),
        }
    }

    fn name(self) -> &'static str {
        match self {
            ArticlePart::Abstract => "abstract",
            ArticlePart::Body => "body",
            ArticlePart::All => "abstract and no body",
        }
    }
}

/// Two versions of an article, and notes on them.
#[derive(Debug, PartialEq)]
#[non_exhaustive]
pub struct Taken {
    /// The texts.
    pub pair: Sides<Document>,
    /// What was left out, and where a tag misleads.
    pub notes: Vec<LineNote>,
}

impl Article {
    /// The pair of languages that is asked for, source and target, where any is; otherwise the first two that we
    /// know best, English and Spanish before all. A section that only one of them has is left out, with a note.
    pub fn pair(
        &self,
        name: &str,
        named: Sides<Option<&LanguageTag>>,
        part: ArticlePart,
    ) -> Result<Taken, NoPair> {
        let fitting: Vec<&Version> =
            self.versions.iter().filter(|version| part.is_in(version)).collect();
        let found: Vec<&LanguageTag> = fitting.iter().map(|version| &version.language).collect();
        let candidates = || fitting.iter().map(|version| candidate(version, part)).collect();
        let sides = choose_languages(&found, named, NoPair::Lacking(part.name()), candidates)?;
        let version = |tag: &LanguageTag| {
            let mut versions = fitting.iter();
            let same = versions.find(|version| version.language.is_same_language(tag));
            *same.expect("the languages are those of the versions")
        };
        let (source, target) = (version(&sides.source), version(&sides.target));

        let (pair, of_versions) = taken(Sides::new((name, source), (name, target)), part);
        if !pair.source.blocks.iter().any(|block| block.kind == BlockKind::Paragraph) {
            return Err(NoPair::OneLanguage(candidates()));
        }
        let mut notes = self.notes.clone();
        notes.extend(of_versions.into_iter().flatten());
        notes.sort_by_key(|note| note.line);
        Ok(Taken { pair, notes })
    }

    /// The version that an article is beside its translation in another file: the one in the language that is named, else
    /// the first.
    pub(crate) fn own_version(
        &self,
        named: Option<&LanguageTag>,
        part: ArticlePart,
    ) -> Option<&Version> {
        let is_named =
            |version: &&Version| named.is_none_or(|named| version.language.is_same_language(named));
        self.versions_with(part).find(is_named)
    }

    /// The versions that have a part.
    pub(crate) fn versions_with(&self, part: ArticlePart) -> impl Iterator<Item = &Version> {
        self.versions.iter().filter(move |version| part.is_in(version))
    }
}

impl Version {
    /// All its blocks of a part.
    pub(crate) fn blocks(&self, part: ArticlePart) -> Vec<Block> {
        part.sections().iter().flat_map(|section| self.section(*section)).cloned().collect()
    }
}

impl Article {
    /// Why it has no version of its own.
    pub(crate) fn lacking(&self, named: Option<&LanguageTag>, part: ArticlePart) -> NoPair {
        let fitting = self.versions.iter().filter(|version| part.is_in(version));
        let candidates: Vec<Candidate> = fitting.map(|version| candidate(version, part)).collect();
        match named {
            Some(named) if !candidates.is_empty() => NoPair::NotThere(named.clone(), candidates),
            _ => NoPair::Lacking(part.name()),
        }
    }
}

impl ArticlePart {
    /// What both of two articles in files of their own have: this, or else their bodies.
    pub(crate) fn of_both(self, articles: Sides<&Article>) -> ArticlePart {
        let have = |part: ArticlePart| {
            articles.iter().all(|article| article.own_version(None, part).is_some())
        };
        match self {
            ArticlePart::Abstract if !have(self) && have(ArticlePart::Body) => ArticlePart::Body,
            part => part,
        }
    }
}

/// What two versions of an article, each with the name of its file, have both, and notes on either.
pub(crate) fn taken(
    versions: Sides<(&str, &Version)>,
    part: ArticlePart,
) -> (Sides<Document>, Sides<Vec<LineNote>>) {
    let mut notes = Sides::<Vec<LineNote>>::default();
    let mut pair = versions.map(|(name, version)| Document {
        name: name.to_owned(),
        language: version.language.clone(),
        blocks: Vec::new(),
    });
    for section in part.sections() {
        let of_both = versions.map(|(_, version)| version.section(*section));
        let are_both = !of_both.source.is_empty() && !of_both.target.is_empty();
        for side in Side::BOTH {
            let (_, version) = versions[side];
            match of_both[side] {
                [] => {}
                blocks if are_both => {
                    pair[side].blocks.extend_from_slice(blocks);
                    if *section == Section::Body {
                        notes[side].extend(version.body_notes.iter().cloned());
                    }
                }
                only => notes[side].push(left_out(*section, &version.language, only)),
            }
        }
    }
    (pair, notes)
}

fn left_out(section: Section, language: &LanguageTag, blocks: &[Block]) -> LineNote {
    let line = blocks.first().map_or(0, |block| block.text.lines().0);
    let what = format!("{} in {language} left out: the other language has none", section.name());
    LineNote { line, what: Message::plain(what) }
}

fn candidate(version: &Version, part: ArticlePart) -> Candidate {
    const SHOWN: usize = 9;
    let section = match part {
        ArticlePart::Body => Section::Body,
        _ if version.section(Section::Abstract).is_empty() => Section::Body,
        _ => Section::Abstract,
    };
    let blocks = version.section(section);
    let text: Vec<&str> =
        blocks.iter().flat_map(|block| block.text.as_str().split_whitespace()).collect();
    let line = |block: Option<&Block>, end: fn((usize, usize)) -> usize| {
        block.map_or(0, |block| end(block.text.lines()))
    };
    Candidate {
        language: version.language.clone(),
        lines: (line(blocks.first(), |lines| lines.0), line(blocks.last(), |lines| lines.1)),
        words: text.len(),
        beginning: text[..text.len().min(SHOWN)].join(" "),
    }
}
