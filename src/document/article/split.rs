//! Cuts a file into its articles.

use crate::document::pubmed;
use crate::text::encoding::{LARGEST_MB, whole};
use crate::text::xml::{self, BadXml, Part, Parts};
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

/// An article as a file has it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ArticleSource {
    pub bytes: Vec<u8>,
    /// How many bytes and lines of the file come before it.
    pub before: (usize, usize),
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
        ArticleSource { before: (range.start, lines), bytes: bytes[range].to_vec() }
    };
    let sources = ArticleSources::new(text.as_str().as_bytes());
    Ok(sources.map(|source| source.map(of_file)).collect())
}

/// Takes a file in UTF-8 apart at its articles.
struct ArticleSources<R> {
    parts: Parts<Kept<R>>,
    buffer: Vec<u8>,
    /// The length of the byte order mark before all that is counted.
    mark: usize,
    /// How many lines are behind.
    lines: usize,
    depth: usize,
    ended: bool,
}

impl<R: BufRead> ArticleSources<R> {
    fn new(mut inner: R) -> Self {
        const MARK: &[u8] = b"\xef\xbb\xbf";
        // the parser passes over it without counting; what cannot be read is seen when it is read again
        let has_mark = inner.fill_buf().is_ok_and(|start| start.starts_with(MARK));
        let mark = if has_mark { MARK.len() } else { 0 };
        inner.consume(mark);
        let parts = Parts::passing_entities(Kept { inner, bytes: Vec::new(), start: 0 });
        ArticleSources { parts, buffer: Vec::new(), mark, lines: 0, depth: 0, ended: false }
    }

    /// The next article, or what is wrong with the file.
    fn article(&mut self) -> Result<Option<ArticleSource>, BadXml> {
        // where the article began, in depth and in the file
        let mut begun: Option<(usize, usize)> = None;
        loop {
            if begun.is_none() {
                let before = self.parts.range().end;
                self.lines += self.parts.reader_mut().forget(before);
            }
            let is_article = |name: &str| name == "article" || pubmed::ARTICLES.contains(&name);
            match self.parts.next(&mut self.buffer)? {
                Some(Part::Open(element)) => {
                    let is_start = begun.is_none() && is_article(element.name());
                    if is_start {
                        begun = Some((self.depth, self.parts.range().start));
                    }
                    self.depth += 1;
                }
                Some(Part::Close(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    let Range { start: tag_start, end } = self.parts.range();
                    if let Some((_, start)) = begun.filter(|(depth, _)| *depth == self.depth) {
                        // an element without content is no article
                        if tag_start == end {
                            begun = None;
                            continue;
                        }
                        let bytes = self.parts.reader_mut().between(start, end).to_vec();
                        return Ok(Some(ArticleSource {
                            bytes,
                            before: (start + self.mark, self.lines),
                        }));
                    }
                }
                Some(_) => {}
                None => return Ok(None),
            }
        }
    }
}

impl<R: BufRead> Iterator for ArticleSources<R> {
    type Item = Result<ArticleSource, String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.article().map_err(|bad| bad.to_string()).transpose();
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

/// A reader that keeps what was read of it until it may be forgotten.
struct Kept<R> {
    inner: R,
    bytes: Vec<u8>,
    /// Where in the file they begin.
    start: usize,
}

impl<R> Kept<R> {
    /// Forgets what comes before a place in the file, and gives how many lines that was.
    fn forget(&mut self, before: usize) -> usize {
        let gone = before.saturating_sub(self.start).min(self.bytes.len());
        self.start += gone;
        self.bytes.drain(..gone).filter(|b| *b == b'\n').count()
    }

    fn between(&self, start: usize, end: usize) -> &[u8] {
        let end = end.saturating_sub(self.start).min(self.bytes.len());
        &self.bytes[start.saturating_sub(self.start).min(end)..end]
    }
}

impl<R: BufRead> Read for Kept<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(out)?;
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Kept<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.bytes.len() as u64 > LARGEST_MB << 20 {
            let what =
                format!("this is longer than the {LARGEST_MB} MB that are read as one article");
            return Err(io::Error::other(what));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        // what is consumed was filled before: nothing is read here
        if let Ok(filled) = self.inner.fill_buf() {
            self.bytes.extend_from_slice(&filled[..length.min(filled.len())]);
        }
        self.inner.consume(length);
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
