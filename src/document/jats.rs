//! The reader of JATS (ANSI/NISO Z39.96) and of SciELO's variety of it, SPS.

use super::article::{Article, KeywordList, Prose, Section, prose};
use super::reader_table::ReaderTable;
use super::{BlockKind, LineNote};
use crate::format::{self, Format, Reads};
use crate::language::LanguageTag;
use crate::text::source_text::SourceText;
use crate::text::xml::{self, BadXml, Element, Part, Parts};
use crate::wording::Message;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

pub(crate) static FORMAT: Format = Format {
    names: &["jats"],
    title: "JATS",
    help: "An article in JATS or SciELO SPS, with its translations",
    extensions: &[".xml"],
    read_extensions: &[".nxml"],
    recognises: |start| matches!(xml::root(start.text), Some("article" | "pmc-articleset")),
    read: Some(Reads::Article(read)),
    ..format::UNNAMED
};

/// What is known of elements and of the values of attributes.
static KNOWN: LazyLock<ReaderTable> =
    LazyLock::new(|| ReaderTable::parse(include_str!("jats.tsv")));

/// Reads an article. What a DOCTYPE points to is never fetched.
pub fn read(text: &SourceText) -> Result<Article, BadXml> {
    let mut parts = Parts::with_named_characters(text.as_str());
    let mut buffer = Vec::new();
    let mut reader = Reader::new(text);
    while let Some(part) = parts.next(&mut buffer)? {
        match part {
            Part::Open(element) => {
                reader.open(&element, parts.range()).map_err(|what| parts.bad(what))?;
            }
            Part::Close(end) => reader.close(end.local_name(), parts.range()),
            Part::Text(content) if reader.level().place.is_text() => {
                reader.prose.text(&content, parts.range());
            }
            Part::Text(_) | Part::DocType(_) | Part::Aside => {}
        }
    }
    if !reader.is_jats {
        let what = "there is no <article> element: this is no JATS".into();
        return Err(BadXml { line: 1, what });
    }
    Ok(reader.article)
}

/// What an element is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Above the article.
    Outside,
    /// The article or a translation of it.
    Article,
    Front,
    /// A group of titles.
    Titles,
    Title,
    Subtitle,
    Abstract,
    /// A section of the abstract.
    AbstractSection,
    Keywords,
    KeywordsLabel,
    Keyword,
    Body,
    /// The title of a section.
    Heading,
    LeftOut,
}

impl Place {
    fn is_text(self) -> bool {
        use Place::*;
        !matches!(self, Outside | Article | Front | Titles | Keywords | LeftOut)
    }

    /// The section that ends with the element.
    fn section(self) -> Option<Section> {
        match self {
            Place::Title | Place::Subtitle => Some(Section::Title),
            Place::Abstract => Some(Section::Abstract),
            Place::Keywords => Some(Section::Keywords),
            Place::Body => Some(Section::Body),
            _ => None,
        }
    }

    fn block_kind(self) -> BlockKind {
        match self {
            Place::Title | Place::Subtitle => BlockKind::Title,
            Place::Heading => BlockKind::Heading,
            _ => BlockKind::Paragraph,
        }
    }
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Level {
    place: Place,
    /// Which of the languages it is in.
    language: usize,
    /// Where in the text it began, and how many superscripts had begun before.
    start: prose::Place,
    superscripts: usize,
    /// Whether it points to a reference or a footnote.
    is_mark: bool,
    /// Where in the file it begins, if it is an inline code.
    code: Option<usize>,
}

struct Reader<'t> {
    is_jats: bool,
    article: Article,
    prose: Prose<'t>,
    keywords: KeywordList,
    /// Those that were named so far; the first is none.
    languages: Vec<Option<LanguageTag>>,
    levels: Vec<Level>,
    /// How many superscripts are open, and how many have begun.
    raised: usize,
    superscripts: usize,
    /// What is left out of the body, and how many.
    left_out: BTreeMap<&'static str, usize>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t SourceText) -> Self {
        Reader {
            is_jats: false,
            article: Article::default(),
            prose: Prose::new(text),
            keywords: KeywordList::default(),
            languages: vec![None],
            levels: Vec::new(),
            raised: 0,
            superscripts: 0,
            left_out: BTreeMap::new(),
        }
    }

    /// The innermost element that is open.
    fn level(&self) -> Level {
        let outside = || self.begun(Place::Outside, 0);
        self.levels.last().copied().unwrap_or_else(outside)
    }

    /// A level that begins here.
    fn begun(&self, place: Place, language: usize) -> Level {
        let (start, superscripts) = (self.prose.place(), self.superscripts);
        Level { place, language, start, superscripts, is_mark: false, code: None }
    }

    /// Reads the start of an element; its tag is at `range`.
    fn open(&mut self, element: &Element<'_>, range: Range<usize>) -> Result<(), String> {
        let line = self.prose.line(range.start);
        let outer = self.level();
        let name = element.local_name();
        if outer.place == Place::LeftOut {
            self.levels.push(outer);
            return Ok(());
        }
        if outer.place.is_text() && KNOWN.has("block", name) {
            self.prose.end_block(outer.place.block_kind());
        }
        let place = self.place(outer.place, name, element, line)?;
        let language = match element.attribute("xml:lang")? {
            Some(code) if place != Place::LeftOut => self.language(&code, line),
            _ => outer.language,
        };
        let is_mark = place.is_text()
            && name == "xref"
            && KNOWN.has("mark", &element.attribute("ref-type")?.unwrap_or_default());
        let mut level = Level { is_mark, ..self.begun(place, language) };
        let kind = KNOWN.get("code", name).filter(|_| place.is_text() && !is_mark);
        if let Some(kind) = kind {
            level.code = Some(range.start);
            self.prose.open_code(kind, range);
        }
        self.levels.push(level);
        if name == "sup" {
            self.raised += 1;
            self.superscripts += 1;
        }
        Ok(())
    }

    /// What an element is, by its name and the element around it.
    fn place(
        &mut self,
        outer: Place,
        name: &str,
        element: &Element<'_>,
        line: usize,
    ) -> Result<Place, String> {
        let is = |attribute: &str, values: &[&str]| -> Result<bool, String> {
            let value = element.attribute(attribute)?.unwrap_or_default().to_ascii_lowercase();
            Ok(values.contains(&value.as_str()))
        };
        Ok(match (outer, name) {
            (Place::Outside, "article") if self.is_jats => {
                return Err(
                    "several articles stand here; they are read one by one from a file in UTF-8"
                        .into(),
                );
            }
            (Place::Outside, "article") => {
                self.is_jats = true;
                Place::Article
            }
            (Place::Outside, _) => Place::Outside,
            (Place::Article, "front" | "front-stub") => Place::Front,
            (Place::Article, "sub-article") if is("article-type", &["translation"])? => {
                Place::Article
            }
            (Place::Article, "body") => Place::Body,
            (Place::Front | Place::Titles, "title-group" | "trans-title-group") => Place::Titles,
            (Place::Titles, "article-title" | "trans-title") => Place::Title,
            (Place::Titles, "subtitle" | "trans-subtitle") => Place::Subtitle,
            (Place::Front, "abstract" | "trans-abstract") => {
                match element.attribute("abstract-type")? {
                    Some(kind) if !KNOWN.has("abstract", &kind.to_ascii_lowercase()) => {
                        let what =
                            format!("{kind} abstract left out: it is not the abstract itself");
                        self.article.notes.push(LineNote { line, what: Message::plain(what) });
                        Place::LeftOut
                    }
                    _ => Place::Abstract,
                }
            }
            (Place::Front, "kwd-group") if !is("kwd-group-type", &["abbreviations", "abbr"])? => {
                Place::Keywords
            }
            // in real files abstracts turn up within affiliations and notes
            (Place::Front, name) if !["journal-meta", "kwd-group"].contains(&name) => Place::Front,
            (Place::Keywords, "title" | "label") => Place::KeywordsLabel,
            (Place::Keywords, "kwd" | "compound-kwd") => Place::Keyword,
            (Place::Keywords, "nested-kwd") => Place::Keywords,
            (Place::Keyword, "compound-kwd-part") if is("content-type", &["code"])? => {
                Place::LeftOut
            }
            // the title of the abstract is its label, "Resumen"
            (Place::Abstract, "title") => Place::LeftOut,
            (Place::Abstract, "sec") => Place::AbstractSection,
            (Place::AbstractSection | Place::Body, "title") => Place::Heading,
            (outer, name) if outer.is_text() && !KNOWN.has("left-out", name) => outer,
            (outer, name) => {
                if outer == Place::Body
                    && let Some(called) = KNOWN.get("counted", name)
                {
                    *self.left_out.entry(called).or_default() += 1;
                }
                Place::LeftOut
            }
        })
    }

    /// Which of the languages a code names.
    fn language(&mut self, code: &str, line: usize) -> usize {
        let tag = LanguageTag::shortest(code).ok();
        if tag.is_none() && !code.trim().is_empty() {
            let what = format!("xml:lang=\"{code}\" is no language tag; the text itself tells");
            self.article.notes.push(LineNote { line, what: Message::plain(what) });
        }
        self.languages.iter().position(|known| *known == tag).unwrap_or_else(|| {
            self.languages.push(tag);
            self.languages.len() - 1
        })
    }

    /// Reads the end of an element; its tag is at `range`.
    fn close(&mut self, name: &str, range: Range<usize>) {
        let level = self.level();
        self.levels.pop();
        let outer = self.level();
        if outer.place == Place::LeftOut {
            return;
        }
        match name {
            "sup" => {
                self.raised = self.raised.saturating_sub(1);
                self.prose.end_superscript(level.start);
            }
            _ if level.is_mark => {
                let is_raised = self.raised > 0 || self.superscripts > level.superscripts;
                self.prose.leave_out_mark(level.start, is_raised);
            }
            "break" if level.place.is_text() => self.prose.blank(range.start),
            _ => {}
        }
        if let Some(code) = level.code {
            self.prose.close_code(code, range);
        }
        if level.place.is_text() && level.place != Place::Keyword && KNOWN.has("block", name) {
            self.end_block(level.place);
        }
        if level.place != outer.place {
            self.end(level);
        }
    }

    fn end_block(&mut self, place: Place) {
        match place {
            Place::KeywordsLabel => {
                let label = self.prose.end_text();
                self.keywords.label(label);
            }
            _ => self.prose.end_block(place.block_kind()),
        }
    }

    /// Ends a keyword, or a section.
    fn end(&mut self, level: Level) {
        if level.place == Place::Keyword {
            let word = self.prose.end_text();
            self.keywords.add(word);
        }
        let Some(section) = level.place.section() else { return };
        let blocks = match level.place {
            Place::Keywords => std::mem::take(&mut self.keywords).blocks(),
            _ => {
                self.prose.end_block(level.place.block_kind());
                self.prose.take()
            }
        };
        let language = self.languages[level.language].clone();
        if level.place == Place::Subtitle {
            if let Some(subtitle) = blocks.first() {
                self.article.add_subtitle(language.as_ref(), subtitle);
            }
            return;
        }
        let left_out = std::mem::take(&mut self.left_out);
        let Some(version) = self.article.add(section, language.as_ref(), blocks) else { return };
        if !left_out.is_empty() {
            let counts: Vec<String> =
                left_out.iter().map(|(what, count)| format!("{what} ({count})")).collect();
            version.note_body(format!("left out of the body: {}", counts.join(", ")));
        }
    }
}
