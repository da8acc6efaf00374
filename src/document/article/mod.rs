//! Articles as XML holds them: texts in several languages, each with a title, an abstract, keywords and a body.

mod pair;
pub(super) mod prose;
pub(crate) mod split;

pub(crate) use pair::taken;
pub use pair::{ArticlePart, Taken};
pub(super) use prose::{KeywordList, Prose};

use super::{Block, LineNote};
use crate::language::{LanguageTag, detect, prose_languages, verified};
use crate::wording::Message;

/// An article with its translations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// What its collection calls it: a PMID.
    pub id: Option<String>,
    /// One a language, in the order of the file.
    pub versions: Vec<Version>,
    /// What was left out, and where a tag misleads.
    pub notes: Vec<LineNote>,
}

/// An article in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its language.
    pub language: LanguageTag,
    /// The blocks of each section; none where the file has none.
    sections: [Vec<Block>; Section::ALL.len()],
    /// What was left out of the body.
    body_notes: Vec<LineNote>,
}

/// What the texts of an article are to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Its title.
    Title,
    /// Its abstract.
    Abstract,
    /// Its keywords.
    Keywords,
    /// The text itself.
    Body,
}

impl Section {
    const ALL: [Section; 4] = [Section::Title, Section::Abstract, Section::Keywords, Section::Body];

    /// What people call it, as in "the title".
    fn name(self) -> &'static str {
        match self {
            Section::Title => "title",
            Section::Abstract => "abstract",
            Section::Keywords => "keywords",
            Section::Body => "body",
        }
    }
}

impl Version {
    /// The blocks of a section.
    pub fn section(&self, section: Section) -> &[Block] {
        &self.sections[section as usize]
    }
}

/// What a file has in place of an abstract that a publisher keeps to itself.
const STUB: &str = "abstract available from the publisher";

impl Article {
    /// Takes in a section as the file has it, and gives the language it is in, whatever its tag says; none where it
    /// was left out. Of two sections of a kind in a language the first counts.
    pub(super) fn add(
        &mut self,
        section: Section,
        tagged: Option<&LanguageTag>,
        blocks: Vec<Block>,
    ) -> Option<&mut Version> {
        let line = blocks.first()?.text.lines().0;
        let mut note =
            |what: String| self.notes.push(LineNote { line, what: Message::plain(what) });
        let name = section.name();
        let beginning = blocks[0].text.as_str();
        if beginning.trim_end_matches('.').eq_ignore_ascii_case(STUB) {
            let tagged = tagged.map_or("another language", LanguageTag::as_str);
            note(format!("the {name} in {tagged} is not in the file; it says “{beginning}”"));
            return None;
        }
        let Some(language) = language(&blocks, tagged) else {
            note(format!("{name} left out: no language is named for it, and none can be told"));
            return None;
        };
        if let Some(tagged) = tagged.filter(|tagged| !tagged.is_same_language(&language)) {
            note(format!("{name} is tagged {tagged}, but is in {language}; taken as {language}"));
        }
        let same = |version: &Version| version.language.is_same_language(&language);
        let index = self.versions.iter().position(same).unwrap_or(self.versions.len());
        if index < self.versions.len()
            && !self.versions[index].sections[section as usize].is_empty()
        {
            note(format!("{name} in {language} left out: there is another before it"));
            return None;
        }
        if index == self.versions.len() {
            let sections = Default::default();
            self.versions.push(Version { language, sections, body_notes: Vec::new() });
        }
        let version = &mut self.versions[index];
        version.sections[section as usize] = blocks;
        Some(version)
    }

    /// Puts a subtitle behind the title in its language.
    pub(super) fn add_subtitle(&mut self, tagged: Option<&LanguageTag>, subtitle: &Block) {
        let same = |version: &&mut Version| tagged.is_none_or(|tag| *tag == version.language);
        let version = self.versions.iter_mut().find(same);
        let title =
            version.and_then(|version| version.sections[Section::Title as usize].first_mut());
        let Some(Block { text, .. }) = title else { return };
        let start = subtitle.text.source(0..0).start;
        let sign = if text.as_str().ends_with([':', '.', '?', '!']) { " " } else { ": " };
        text.push(sign, start..start, subtitle.text.lines().0 as u32);
        text.append(&subtitle.text);
    }
}

impl Version {
    /// Notes what was left out of the body.
    pub(super) fn note_body(&mut self, what: String) {
        let line = self.section(Section::Body).first().map_or(0, |block| block.text.lines().0);
        self.body_notes.push(LineNote { line, what: Message::plain(what) });
    }
}

/// The language a text is in. Its tag holds, unless the text is seen to be in another of the languages we know:
/// by the detector, and by more stop words than chance or kinship explain.
fn language(blocks: &[Block], tagged: Option<&LanguageTag>) -> Option<LanguageTag> {
    let texts = blocks.iter().map(|block| block.text.as_str());
    match tagged {
        Some(tagged) => Some(verified(texts, tagged)),
        None => detect(&texts.collect::<Vec<_>>().join("\n"), &prose_languages()),
    }
}
