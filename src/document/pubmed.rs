//! The reader of PubMed's XML (`PubmedArticleSet`), an article at a time.

use super::article::{Article, KeywordList, Prose, Section};
use super::{BlockKind, LineNote};
use crate::format::{self, Format, Reads};
use crate::language::LanguageTag;
use crate::text::source_text::SourceText;
use crate::text::xml::{self, BadXml, Element, Part, Parts};
use crate::wording::Message;
use std::ops::Range;

pub(crate) static FORMAT: Format = Format {
    names: &["pubmed"],
    title: "PubMed XML",
    help: "Articles in PubMed XML, any number in a file",
    extensions: &[".xml"],
    recognises: |start| {
        xml::root(start.text)
            .is_some_and(|root| root == "PubmedArticleSet" || ARTICLES.contains(&root))
    },
    read: Some(Reads::Article(read)),
    ..format::UNNAMED
};

/// Elements that are an article.
pub(crate) const ARTICLES: [&str; 2] = ["PubmedArticle", "PubmedBookArticle"];

/// Labels that the National Library of Medicine gives to what has none.
const NO_LABEL: [&str; 3] = ["UNLABELLED", "UNLABELED", "UNASSIGNED"];

/// Values of `OtherAbstract/@Type` that are no translation of the abstract.
const NO_TRANSLATION: [&str; 1] = ["plain-language-summary"];

/// Elements that are kept as inline codes, and what kind of code each is (TMX 1.4b, `type`).
const CODES: [(&str, &str); 5] =
    [("b", "bold"), ("i", "italic"), ("sub", "sub"), ("sup", "sup"), ("u", "ulined")];

/// Reads a file that holds one article. What a DOCTYPE points to is never fetched.
pub fn read(text: &SourceText) -> Result<Article, BadXml> {
    let mut parts = Parts::with_named_characters(text.as_str());
    let mut buffer = Vec::new();
    let mut reader = Reader::new(text);
    while let Some(part) = parts.next(&mut buffer)? {
        match part {
            Part::Open(element) => {
                reader.open(&element, parts.range()).map_err(|what| parts.bad(what))?;
            }
            Part::Close(_) => reader.close(parts.range()),
            Part::Text(content) if reader.level().is_text() => {
                reader.prose.text(&content, parts.range());
            }
            Part::Text(_) | Part::DocType(_) | Part::Aside => {}
        }
    }
    if !reader.is_pubmed {
        let what = "there is no <PubmedArticle> element: this is no file of PubMed".into();
        return Err(BadXml { line: 1, what });
    }
    Ok(reader.article)
}

/// The PMID at the start of an article, before the article is read.
pub(crate) fn id(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("<PMID")?;
    let (id, _) = rest.split_once('>')?.1.split_once('<')?;
    let id = id.trim();
    (!id.is_empty() && id.bytes().all(|b| b.is_ascii_digit())).then_some(id)
}

/// What an element is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Above the article.
    Outside,
    /// The article and what groups its parts.
    Article,
    Id,
    Language,
    /// The title in English.
    Title,
    /// The title in the language of the article.
    VernacularTitle,
    Abstract,
    AbstractText,
    Keywords,
    Keyword,
    LeftOut,
}

impl Place {
    fn is_text(self) -> bool {
        use Place::*;
        matches!(self, Id | Language | Title | VernacularTitle | AbstractText | Keyword)
    }
}

struct Reader<'t> {
    is_pubmed: bool,
    article: Article,
    prose: Prose<'t>,
    keywords: KeywordList,
    /// What is open, and what is around the article, each with its place in the file if it is an inline code.
    levels: Vec<(Place, Option<usize>)>,
    /// The language of the abstract that is being read; none where its code is no language.
    language: Option<LanguageTag>,
    /// Those the article is in, as PubMed knows them.
    languages: Vec<LanguageTag>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t SourceText) -> Self {
        Reader {
            is_pubmed: false,
            article: Article::default(),
            prose: Prose::new(text),
            keywords: KeywordList::default(),
            levels: Vec::new(),
            language: None,
            languages: Vec::new(),
        }
    }

    /// The innermost element that is open.
    fn level(&self) -> Place {
        self.levels.last().map_or(Place::Outside, |level| level.0)
    }

    fn open(&mut self, element: &Element<'_>, range: Range<usize>) -> Result<(), String> {
        let outer = self.level();
        let mut code = None;
        let place = match (outer, element.name()) {
            (Place::Outside, name) if ARTICLES.contains(&name) => {
                if self.is_pubmed {
                    let what = "several articles stand here; they are read one by one from a file in UTF-8 or in the \
                                encoding that it declares, and from standard input with --from pubmed";
                    return Err(what.into());
                }
                self.is_pubmed = true;
                Place::Article
            }
            (Place::Outside, _) => Place::Outside,
            (Place::Article, "MedlineCitation" | "Article" | "BookDocument") => Place::Article,
            (Place::Article, "PMID") => Place::Id,
            (Place::Article, "Language") => Place::Language,
            (Place::Article, "ArticleTitle") => Place::Title,
            (Place::Article, "VernacularTitle") => Place::VernacularTitle,
            (Place::Article, "Abstract") => {
                self.language = english();
                Place::Abstract
            }
            (Place::Article, "OtherAbstract") => {
                let kind = element.attribute("Type")?.unwrap_or_default();
                // the DTD says eng where nothing is said
                let code = element.attribute("Language")?.unwrap_or_else(|| "eng".into());
                self.language = LanguageTag::shortest(&code).ok();
                if NO_TRANSLATION.contains(&kind.as_str()) {
                    let line = self.prose.line(range.start);
                    let what = format!("{kind} left out: it is not the abstract itself");
                    self.article.notes.push(LineNote { line, what: Message::plain(what) });
                    Place::LeftOut
                } else {
                    Place::Abstract
                }
            }
            (Place::Abstract, "AbstractText") => {
                let label = element.attribute("Label")?.unwrap_or_default();
                if !NO_LABEL.contains(&label.as_str()) {
                    self.prose.attribute("Label", &label, range);
                    self.prose.end_block(BlockKind::Heading);
                }
                Place::AbstractText
            }
            (Place::Article, "KeywordList") => Place::Keywords,
            (Place::Keywords, "Keyword") => Place::Keyword,
            (outer, name) if outer.is_text() => {
                if let Some((_, kind)) = CODES.iter().find(|(element, _)| *element == name) {
                    code = Some(range.start);
                    self.prose.open_code(kind, range);
                }
                outer
            }
            _ => Place::LeftOut,
        };
        self.levels.push((place, code));
        Ok(())
    }

    fn close(&mut self, range: Range<usize>) {
        let Some((place, code)) = self.levels.pop() else { return };
        if let Some(code) = code {
            self.prose.close_code(code, range);
        }
        if self.level() == place {
            return;
        }
        match place {
            Place::Id => {
                let id = self.prose.end_text();
                self.article.id.get_or_insert_with(|| id.as_str().to_owned());
            }
            Place::Language => {
                let code = self.prose.end_text();
                self.languages.extend(LanguageTag::shortest(code.as_str()).ok());
            }
            Place::Title => self.title(english()),
            Place::VernacularTitle => {
                let language = self.languages.iter().find(|tag| tag.primary() != "en").cloned();
                self.title(language);
            }
            Place::AbstractText => self.prose.end_block(BlockKind::Paragraph),
            Place::Abstract => {
                let (blocks, language) = (self.prose.take(), self.language.take());
                self.article.add(Section::Abstract, language.as_ref(), blocks);
            }
            Place::Keyword => {
                let word = self.prose.end_text();
                self.keywords.add(word);
            }
            Place::Keywords => {
                let blocks = std::mem::take(&mut self.keywords).blocks();
                self.article.add(Section::Keywords, english().as_ref(), blocks);
            }
            _ => {}
        }
    }

    /// Takes in a title, without the brackets that PubMed puts around its own translations.
    fn title(&mut self, language: Option<LanguageTag>) {
        self.prose.end_block(BlockKind::Title);
        let mut blocks = self.prose.take();
        if let Some(title) = blocks.first_mut() {
            let text = title.text.as_str();
            let end = text.trim_end_matches('.').len();
            if text.starts_with('[') && text[..end].ends_with(']') {
                let mut inside = title.text.slice(1..end - 1);
                inside.append(&title.text.slice(end..text.len()));
                title.text = inside.trimmed();
            }
            if title.text.is_empty() {
                blocks.clear();
            }
        }
        self.article.add(Section::Title, language.as_ref(), blocks);
    }
}

/// The language of PubMed's own titles, abstracts and keywords.
fn english() -> Option<LanguageTag> {
    Some(LanguageTag::known("en"))
}
