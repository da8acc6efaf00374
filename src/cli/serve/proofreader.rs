//! What is wrong with a translation while it is written: a sentence or a paragraph, with its source or without.

use super::super::Failure;
use super::super::settings::Remembered;
use super::kinds::{Kind, LooksAt};
use super::request::{Request, main_language};
use crate::align::Bead;
use crate::bitext::Bitext;
use crate::check::control::Control;
use crate::check::{Finding, check};
use crate::document::{Block, BlockKind, Document};
use crate::language::{LanguageTag, Languages};
use crate::segment::{SegmentedDocument, SplitRules, segment};
use crate::session::Cotejo;
use crate::side::{Side, Sides};
use crate::text::source_text::SourceText;
use crate::wording::UiLanguage;
use std::ops::Range;

/// What texts are checked with.
pub(super) struct Proofreader {
    pub cotejo: &'static Cotejo,
    pub control: Control,
    pub split: SplitRules,
    pub remembered: Remembered,
    /// What is translated from and into, if the user says so.
    pub languages: Sides<Option<LanguageTag>>,
    /// What findings are worded in.
    pub ui: UiLanguage,
}

/// A finding, and where it is in what the program sent.
pub(super) struct Found {
    pub finding: Finding,
    pub kind: Kind,
    /// Bytes.
    pub place: Range<usize>,
    /// What to write there instead.
    pub replacement: Option<String>,
    /// The segments that it is in.
    pub sentence: String,
}

impl Proofreader {
    /// What a program wants to know of a text.
    pub(super) fn find(&self, request: &Request) -> Result<Vec<Found>, Failure> {
        let Some(bitext) = self.bitext(request) else { return Ok(Vec::new()) };
        let checker = self.cotejo.checker(&bitext.languages());
        let context = self.remembered.context(&checker, &bitext)?;
        let findings = self.control.select(&bitext, check(&context)).findings;
        let is_alone = context.is_alone();
        let found = findings.into_iter().filter_map(|finding| {
            let kind = Kind::of(&finding);
            let is_left_out = match kind.looks_at {
                // a translator cannot change the source
                LooksAt::Target => finding.about != Some(Side::Target),
                LooksAt::Pair => is_alone,
                LooksAt::Document => true,
            };
            let is_wanted = !is_left_out && request.wanted.has(&finding, kind);
            is_wanted.then(|| found(finding.in_language(self.ui), kind, &bitext, &request.sent))
        });
        Ok(found.collect())
    }

    /// Makes ready what most requests need.
    pub(super) fn warm(&self) {
        match self.languages.as_ref() {
            Sides { source: Some(source), target: Some(target) } => {
                let languages = Languages::new(source.clone(), target.clone());
                self.cotejo.checker(&languages);
            }
            _ => self.cotejo.warm(),
        }
    }

    /// The text and its source, if any; none where there is no text.
    fn bitext(&self, request: &Request) -> Option<Bitext> {
        let language = &request.language;
        let target = self.segments(&request.text, language.clone());
        if target.segments.is_empty() {
            return None;
        }
        let source = request.source.as_deref().and_then(|source| {
            let named = request.source_language.clone();
            let source_language = named.or_else(|| main_language(source));
            let source_language = source_language.unwrap_or_else(|| self.other_than(language));
            // what is in the same language is no source
            let is_source = !source_language.is_same_language(language);
            is_source.then(|| self.segments(&SourceText::from_source(source), source_language))
        });
        let Some(source) = source.filter(|source| !source.segments.is_empty()) else {
            return Some(alone(target, self.other_than(language)));
        };
        let is_one = source.segments.len() == 1 && target.segments.len() == 1;
        let mut bitext = Bitext::unaligned("", source, target);
        match is_one {
            // the program says that they belong together
            true => bitext.alignment.beads = vec![Bead::new(0..1, 0..1, 1.0)],
            false => self.cotejo.align(&mut bitext),
        }
        Some(bitext)
    }

    /// The language that a text in `language` is taken to be translated from where nobody says.
    fn other_than(&self, language: &LanguageTag) -> LanguageTag {
        let named = [&self.languages.source, &self.languages.target].into_iter().flatten();
        let mut other = named.filter(|named| !named.is_same_language(language));
        let usual = || LanguageTag::known(if language.primary() == "en" { "es" } else { "en" });
        other.next().cloned().unwrap_or_else(usual)
    }

    /// The sentences of a text, paragraph by paragraph.
    fn segments(&self, text: &SourceText, language: LanguageTag) -> SegmentedDocument {
        let mut blocks: Vec<Block> = Vec::new();
        for range in paragraphs(text.as_str()) {
            let text = text.slice(range).trimmed();
            if !text.is_empty() {
                let kind = BlockKind::of(text.as_str(), &blocks);
                blocks.push(Block { kind, text });
            }
        }
        segment(&Document { name: String::new(), language, blocks }, &self.split)
    }
}

/// The places of paragraphs: lines up to a blank one.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs = vec![Range::default()];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        match paragraphs.last_mut() {
            Some(last) if !line.trim().is_empty() => last.end = at,
            _ => paragraphs.push(at..at),
        }
    }
    paragraphs
}

/// A text without a source.
fn alone(target: SegmentedDocument, language: LanguageTag) -> Bitext {
    let source = SegmentedDocument { name: String::new(), language, segments: Vec::new() };
    let beads = (0..target.segments.len()).map(|at| Bead::new(0..0, at..at + 1, 1.0)).collect();
    let mut bitext = Bitext::unaligned("", source, target);
    bitext.alignment.beads = beads;
    bitext
}

/// A finding with its place: that in the translation, or else all that should be looked at there.
fn found(finding: Finding, kind: Kind, bitext: &Bitext, sent: &str) -> Found {
    let segments = &bitext.target.segments;
    let Some(passage) = finding.passage(bitext, Side::Target) else {
        let translation = bitext.alignment.beads[finding.bead].target.clone();
        let lacks = translation.is_empty();
        let segments = if lacks { &segments[..] } else { &segments[translation] };
        let ends = [segments.first(), segments.last()].map(|segment| {
            let text = &segment.expect("a text has segments").text;
            text.source(0..text.len())
        });
        let texts: Vec<&str> = segments.iter().map(|segment| segment.as_str()).collect();
        let (place, sentence) = (ends[0].start..ends[1].end, texts.join(" "));
        return Found { finding, kind, place, replacement: None, sentence };
    };
    let sentence = passage.around().to_owned();
    let range = visible(passage.place.range.clone(), passage.segment.as_str());
    let place = passage.segment.source(range.clone());
    // what stands for markup was not sent so, and cannot be replaced
    let is_as_sent = sent.get(place.clone()) == passage.segment.as_str().get(range.clone());
    let replacement = replacement(&finding, passage.segment, &range).filter(|_| is_as_sent);
    Found { finding, kind, place, replacement, sentence }
}

/// A place that can be underlined: one of nothing, where something is to be added, has the character before it.
fn visible(range: Range<usize>, text: &str) -> Range<usize> {
    if !range.is_empty() {
        return range;
    }
    let before = text[..range.start].chars().next_back().map_or(0, char::len_utf8);
    range.start - before..range.end
}

/// What to write in the place of a finding, where its fix lies in it.
fn replacement(finding: &Finding, segment: &SourceText, range: &Range<usize>) -> Option<String> {
    let (fix, place) = (finding.fix.as_ref()?, finding.target.as_ref()?);
    let is_there = fix.side == Side::Target
        && fix.place.segment == place.segment
        && range.start <= fix.place.range.start
        && fix.place.range.end <= range.end;
    let text = segment.as_str();
    is_there.then(|| {
        let before = &text[range.start..fix.place.range.start];
        let after = &text[fix.place.range.end..range.end];
        format!("{before}{}{after}", fix.text)
    })
}
