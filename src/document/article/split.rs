//! Cuts a file into its articles.

use crate::document::pubmed;
use crate::text::encoding::whole;
use crate::text::kept::Kept;
use crate::text::xml::{self, BadXml, Part, Parts};
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

/// An article as a file has it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ArticleSource {
    pub bytes: Vec<u8>,
    /// How many bytes and lines of the file come before it.
    pub before: (usize, usize),
    /// What is wrong with it, where it is not well-formed.
    pub fault: Option<String>,
}

/// The articles of a file, as they are read; where it is not UTF-8, once all of it is decoded.
pub(crate) fn split<'r>(
    file: impl Read + Send + 'r,
) -> Box<dyn Iterator<Item = Result<ArticleSource, String>> + Send + 'r> {
    let mut file = BufReader::new(file);
    // what cannot be read is seen when it is read again
    if file.fill_buf().map_or(true, xml::streams) {
        return Box::new(ArticleSources::new(file));
    }
    match decoded(file) {
        Ok(sources) => Box::new(sources.into_iter()),
        Err(what) => Box::new(std::iter::once(Err(what))),
    }
}

fn decoded(file: impl Read) -> Result<Vec<Result<ArticleSource, String>>, String> {
    let bytes = whole(file)?;
    let text = xml::decode(&bytes)?;
    let of_file = |source: ArticleSource| {
        let (start, lines) = source.before;
        let range = text.source(start..start + source.bytes.len());
        let (before, bytes) = ((range.start, lines), bytes[range].to_vec());
        ArticleSource { bytes, before, ..source }
    };
    let sources = ArticleSources::new(text.as_str().as_bytes());
    Ok(sources.map(|source| source.map(of_file)).collect())
}

/// Takes a file in UTF-8 apart at its articles. Behind a fault of its XML they are found by their tags alone.
struct ArticleSources<R> {
    parts: Parts<Kept<R>>,
    buffer: Vec<u8>,
    /// The length of the byte order mark before all that is counted.
    mark: usize,
    depth: usize,
    /// Where the article that is read began, in depth and in the file.
    begun: Option<(usize, usize)>,
    progress: Progress,
}

enum Progress {
    WellFormed,
    /// There was a fault; the next article is behind this place of the file.
    Broken(usize),
    Ended,
}

fn is_article(name: &str) -> bool {
    name == "article" || pubmed::ARTICLES.contains(&name)
}

impl<R: BufRead> ArticleSources<R> {
    fn new(mut inner: R) -> Self {
        const MARK: &[u8] = b"\xef\xbb\xbf";
        // the parser passes over it without counting; what cannot be read is seen when it is read again
        let has_mark = inner.fill_buf().is_ok_and(|start| start.starts_with(MARK));
        let mark = if has_mark { MARK.len() } else { 0 };
        inner.consume(mark);
        let parts = Parts::passing_entities(Kept::new(inner));
        let (buffer, progress) = (Vec::new(), Progress::WellFormed);
        ArticleSources { parts, buffer, mark, depth: 0, begun: None, progress }
    }

    /// The next article of what is well-formed so far, or what is wrong with the file.
    fn article(&mut self) -> Result<Option<ArticleSource>, BadXml> {
        self.begun = None;
        loop {
            if self.begun.is_none() {
                let before = self.parts.range().end;
                self.parts.reader_mut().forget(before);
            }
            match self.parts.next(&mut self.buffer)? {
                Some(Part::Open(element)) => {
                    if self.begun.is_none() && is_article(element.name()) {
                        self.begun = Some((self.depth, self.parts.range().start));
                    }
                    self.depth += 1;
                }
                Some(Part::Close(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    let Range { start: tag_start, end } = self.parts.range();
                    if let Some((_, start)) = self.begun.filter(|(depth, _)| *depth == self.depth) {
                        // an element without content is no article
                        if tag_start == end {
                            self.begun = None;
                            continue;
                        }
                        return Ok(Some(self.source(start..end, None)));
                    }
                }
                Some(_) => {}
                None => return Ok(None),
            }
        }
    }

    /// What comes of a fault: the article that has it, or else the fault alone.
    fn broken(&mut self, bad: &BadXml) -> Result<Option<ArticleSource>, String> {
        match self.begun {
            Some((_, start)) => self.by_tags(start, Some(bad.to_string())),
            None => {
                self.progress = Progress::Broken(self.parts.range().start);
                Err(bad.to_string())
            }
        }
    }

    /// The next article behind a place, by its tags alone, and what is wrong with it.
    fn by_tags(
        &mut self,
        from: usize,
        fault: Option<String>,
    ) -> Result<Option<ArticleSource>, String> {
        let kept = self.parts.reader_mut();
        let mut cut = || {
            let Some((start, name)) = kept.tag(from, is_article)? else { return Ok(None) };
            let end = kept.end_of_element(start, &name, is_article)?;
            Ok(Some(start..end))
        };
        let found = cut().map_err(|error: io::Error| {
            self.progress = Progress::Ended;
            error.to_string()
        });
        let Some(range) = found? else {
            self.progress = Progress::Ended;
            return Ok(None);
        };
        self.progress = Progress::Broken(range.end);
        let mut source = self.source(range, fault);
        if let (Err(error), None) = (std::str::from_utf8(&source.bytes), &source.fault) {
            let before = &source.bytes[..error.valid_up_to()];
            let line = 1 + source.before.1 + before.iter().filter(|b| **b == b'\n').count();
            source.fault = Some(format!("line {line}: this is not UTF-8, as the file is"));
        }
        Ok(Some(source))
    }

    /// What the file has in a place that was kept.
    fn source(&mut self, range: Range<usize>, fault: Option<String>) -> ArticleSource {
        let mark = self.mark;
        let kept = self.parts.reader_mut();
        let before = (range.start + mark, kept.lines_before());
        ArticleSource { bytes: kept.between(range).to_vec(), before, fault }
    }
}

impl<R: BufRead> Iterator for ArticleSources<R> {
    /// An error is about the file outside its articles; more of them may come.
    type Item = Result<ArticleSource, String>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = match self.progress {
            Progress::Ended => Ok(None),
            Progress::Broken(from) => self.by_tags(from, None),
            Progress::WellFormed => match self.article() {
                Ok(article) => Ok(article),
                Err(bad) => self.broken(&bad),
            },
        };
        if matches!(next, Ok(None)) {
            self.progress = Progress::Ended;
        }
        next.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &str = "\u{feff}<?xml version=\"1.0\"?>\n<!-- <PubmedArticle> -->\n<PubmedArticleSet>\n\
        <PubmedArticle><PMID>1</PMID>\u{f1}</PubmedArticle>\n<DeleteCitation/>\n\
        <PubmedArticle\n><PubmedArticle/>&amp;<![CDATA[</PubmedArticle>]]></PubmedArticle></PubmedArticleSet>\n";

    fn sources(bytes: &[u8]) -> Vec<Result<ArticleSource, String>> {
        ArticleSources::new(bytes).collect()
    }

    #[test]
    fn articles_are_cut_out_where_they_stand() {
        let found: Vec<ArticleSource> =
            sources(FILE.as_bytes()).into_iter().map(Result::unwrap).collect();
        let texts = found.iter().map(|source| std::str::from_utf8(&source.bytes).unwrap());
        assert_eq!(
            texts.collect::<Vec<_>>(),
            [
                "<PubmedArticle><PMID>1</PMID>\u{f1}</PubmedArticle>",
                "<PubmedArticle\n><PubmedArticle/>&amp;<![CDATA[</PubmedArticle>]]></PubmedArticle>",
            ]
        );
        for source in found {
            let (bytes, lines) = source.before;
            assert!(FILE.as_bytes()[bytes..].starts_with(&source.bytes));
            assert_eq!(lines, FILE[..bytes].matches('\n').count());
        }
    }

    proptest! {
        #[test]
        fn no_damage_takes_articles_from_elsewhere(at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>()) {
            let mut bytes = FILE.as_bytes().to_vec();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            bytes.truncate(cut.index(bytes.len()) + 1);
            for source in sources(&bytes).into_iter().flatten() {
                prop_assert!(bytes[source.before.0..].starts_with(&source.bytes));
            }
        }
    }
}
