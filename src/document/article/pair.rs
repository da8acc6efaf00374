//! Which two versions of an article are aligned.

use super::{Article, Section, Version};
use crate::document::bilingual::{Candidate, NoPair, choose_languages};
use crate::document::{Block, BlockKind, Document, LineNote};
use crate::language::LanguageTag;
use crate::side::Sides;
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

        let (mut blocks, mut notes) = ((Vec::new(), Vec::new()), self.notes.clone());
        for section in part.sections() {
            let of_both = (source.section(*section), target.section(*section));
            match of_both {
                ([], []) => {}
                ([], only) => notes.push(left_out(*section, &target.language, only)),
                (only, []) => notes.push(left_out(*section, &source.language, only)),
                (of_source, of_target) => {
                    blocks.0.extend_from_slice(of_source);
                    blocks.1.extend_from_slice(of_target);
                    if *section == Section::Body {
                        notes.extend(source.body_notes.iter().chain(&target.body_notes).cloned());
                    }
                }
            }
        }
        if !blocks.0.iter().any(|block| block.kind == BlockKind::Paragraph) {
            return Err(NoPair::OneLanguage(candidates()));
        }
        notes.sort_by_key(|note| note.line);
        let document = |version: &Version, blocks| Document {
            name: name.to_owned(),
            language: version.language.clone(),
            blocks,
        };
        let pair = Sides { source: document(source, blocks.0), target: document(target, blocks.1) };
        Ok(Taken { pair, notes })
    }
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
