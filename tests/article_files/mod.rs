//! Articles in XML to test with, and what is taken of them.
#![allow(dead_code, reason = "each file of tests uses a part of it")]

use cotejo::document::article::ArticlePart;
use cotejo::document::{Block, BlockKind, Document, jats, pubmed};
use cotejo::language::LanguageTag;
use cotejo::side::Sides;
use cotejo::text::xml;

pub(crate) const EN: &str =
    "Shame was measured in the nurses of two hospitals. It fell after the course.";
pub(crate) const ES: &str =
    "Se midió la vergüenza en las enfermeras de dos hospitales. Disminuyó tras el curso.";
pub(crate) const PT: &str =
    "A vergonha foi medida nas enfermeiras de dois hospitais. Diminuiu depois do curso.";

/// An article in JATS: its own language, what stands in its `article-meta`, what comes after its `front`.
pub(crate) fn article(language: &str, meta: &str, rest: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS 1.1//EN\" \
         \"http://dtd.invalid/JATS-journalpublishing1.dtd\">\n<article xml:lang=\"{language}\" \
         xmlns:mml=\"http://www.w3.org/1998/Math/MathML\">\n<front><journal-meta><journal-title-group>\
         <journal-title>Annals</journal-title></journal-title-group></journal-meta>\n\
         <article-meta>{meta}</article-meta></front>\n{rest}</article>\n"
    )
}

/// A translation of an article in JATS.
pub(crate) fn translation(language: &str, stub: &str, rest: &str) -> String {
    format!(
        "<sub-article article-type=\"translation\" xml:lang=\"{language}\"><front-stub>{stub}</front-stub>{rest}\
         </sub-article>"
    )
}

/// An article of PubMed: what stands in its `Article`, and what comes after.
pub(crate) fn pubmed_article(id: usize, article: &str, rest: &str) -> String {
    format!(
        "<PubmedArticle><MedlineCitation><PMID Version=\"1\">{id}</PMID><Article>{article}</Article>{rest}\
         </MedlineCitation></PubmedArticle>\n"
    )
}

pub(crate) fn pubmed_set(articles: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle//EN\" \
         \"http://dtd.invalid/pubmed.dtd\">\n<PubmedArticleSet>\n{}</PubmedArticleSet>\n",
        articles.concat()
    )
}

pub(crate) fn tag(code: &str) -> LanguageTag {
    code.parse().unwrap()
}

/// A document as `en | T title | H heading | P text | K keywords`.
pub(crate) fn shown(document: &Document) -> String {
    let block = |block: &Block| {
        let kind = match block.kind {
            BlockKind::Title => "T",
            BlockKind::Heading => "H",
            BlockKind::Paragraph => "P",
            BlockKind::Keywords => "K",
        };
        format!(" | {kind} {}", block.text.as_str())
    };
    format!("{}{}", document.language, document.blocks.iter().map(block).collect::<String>())
}

/// Both sides and the notes, or what is wrong.
pub(crate) fn pair(
    file: &str,
    languages: Option<(&str, &str)>,
    part: ArticlePart,
) -> Result<[String; 3], String> {
    let text = xml::decode(file.as_bytes())?;
    let read = if file.contains("<Pubmed") { pubmed::read } else { jats::read };
    let article = read(&text).map_err(|bad| bad.to_string())?;
    let (source, target) = languages.map(|(s, t)| (tag(s), tag(t))).unzip();
    let taken = article.pair("a", Sides::new(source.as_ref(), target.as_ref()), part);
    let taken = taken.map_err(|error| format!("{error}\n{:?}", article.notes))?;
    for document in [&taken.pair.source, &taken.pair.target] {
        document.blocks.iter().for_each(|block| leads_back(block, file));
    }
    let notes: Vec<String> = taken.notes.iter().map(ToString::to_string).collect();
    Ok([shown(&taken.pair.source), shown(&taken.pair.target), notes.join("\n")])
}

/// Each word that stands in the file as it is read leads back to its place and line.
pub(crate) fn leads_back(block: &Block, file: &str) {
    let text = block.text.as_str();
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let place = block.text.source(start..start + word.len());
        let there = &file[place.clone()];
        let written = there == word || there.contains(['&', '<']);
        assert!(written, "{word} is {there} in {file}");
        assert_eq!(block.text.line(start), file[..place.start].matches('\n').count() + 1, "{word}");
    }
}

/// What is taken of `file` without options, and that its notes say `noted`.
#[track_caller]
pub(crate) fn taken(file: &str, source: &str, target: &str, noted: &str) {
    let [own, other, notes] =
        pair(file, None, ArticlePart::Abstract).unwrap_or_else(|e| panic!("{e}\n{file}"));
    assert_eq!((own.as_str(), other.as_str()), (source, target), "{file}");
    assert!(notes.contains(noted) && notes.is_empty() == noted.is_empty(), "{notes}");
}

/// An article in JATS, in English and Spanish.
pub(crate) fn sample() -> String {
    let meta = format!(
        "<title-group><article-title>Shame</article-title></title-group><abstract><p>{EN}</p></abstract>\
         <trans-abstract xml:lang=\"es\"><p>{ES}</p></trans-abstract><kwd-group><kwd>shame</kwd></kwd-group>"
    );
    article("en", &meta, "")
}

/// A file of PubMed with two articles.
pub(crate) fn pubmed_sample() -> String {
    let own = format!(
        "<ArticleTitle>[Shame].</ArticleTitle><Abstract><AbstractText Label=\"AIM\">{EN}</AbstractText></Abstract>"
    );
    let other = format!(
        "<OtherAbstract Language=\"spa\"><AbstractText>{ES}</AbstractText></OtherAbstract>"
    );
    pubmed_set(&[pubmed_article(11, &own, &other), pubmed_article(12, &own, &other)])
}
