//! Articles in XML: those of a file that holds many, one by one, and what is taken of each.

use super::Failure;
use super::input::{Content, Input, LARGEST_MB, is_stdin, whole};
use super::kind::Kind;
use super::load::{Loaded, align, taken};
use super::options::Reading;
use super::resources::Resources;
use crate::document::{jats, pubmed};
use crate::segment::segment;
use crate::text::xml;
use quick_xml::events::Event;
use rustc_hash::FxHashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// An article of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub kind: Kind,
    pub bytes: Vec<u8>,
    /// How many bytes and lines of the file stand before it.
    pub before: (usize, usize),
}

/// Reads an article and aligns the pair that is asked for.
pub fn load(
    name: &str,
    source: &Source,
    reading: &Reading,
    resources: &Resources,
) -> Result<Loaded, Failure> {
    let (bytes, lines) = source.before;
    let text = xml::decode(&source.bytes).map_err(|what| Failure::about(name, what))?;
    let text = text.shifted(bytes, lines);
    let article = match source.kind {
        Kind::Pubmed => pubmed::read(&text),
        _ => jats::read(&text),
    };
    let article = article.map_err(|mut bad| {
        bad.line += lines;
        Failure::about(name, bad)
    })?;
    let found = article.pair(name, reading.wanted(), reading.part).map_err(|error| {
        // a note may say why: a tag that lies, an abstract that is not in the file
        let notes: Vec<String> = article.notes.iter().map(|note| format!("\n  {note}")).collect();
        Failure::about(name, format!("{error}{}", notes.concat()))
    })?;
    let pair = found.pair;
    let sides = [&pair.source, &pair.target];
    let notes = sides.map(|side| format!("{name}: {} from {}", side.language, taken(side)));
    let notes = notes.into_iter().chain(found.notes.iter().map(|note| format!("{name}: {note}")));
    let notes = notes.collect();
    let bitext = align(name, segment(&pair.source), segment(&pair.target), resources);
    Ok(Loaded { bitext, notes, aligned_here: true })
}

/// Whether a file holds many articles; of standard input only the user can tell.
pub fn are_in(input: &Input, from: Option<Kind>) -> bool {
    let Content::One(path) = &input.content else { return false };
    if is_stdin(path) {
        return from == Some(Kind::Pubmed);
    }
    let kind = from.or_else(|| Kind::of_file(path)).filter(|kind| kind.is_article());
    let (Some(kind), Ok(file)) = (kind, File::open(path)) else { return false };
    // a second article, or what is left of it where a file of PubMed was cut off
    let second = sources(file, kind).nth(1);
    second.is_some_and(|second| second.is_ok() || kind == Kind::Pubmed)
}

/// The articles of a file, named by their PMID or else their number. Reading ends at the first error.
pub fn of(
    input: Input,
    from: Option<Kind>,
) -> Box<dyn Iterator<Item = Result<Input, Failure>> + Send> {
    let Content::One(path) = &input.content else { return Box::new(std::iter::empty()) };
    let source: Box<dyn Read + Send> = match File::open(path) {
        _ if is_stdin(path) => Box::new(io::stdin()),
        Ok(file) => Box::new(file),
        Err(error) => return Box::new(std::iter::once(Err(Failure::about(&input.name, error)))),
    };
    let kind = from.or_else(|| Kind::of_file(path)).unwrap_or(Kind::Pubmed);
    let file = Path::new(&input.stem).with_file_name(path.file_name().map_or_else(
        || "stdin".into(),
        |name| match is_stdin(path) {
            true => "stdin.xml".into(),
            false => name.to_string_lossy().into_owned(),
        },
    ));
    let mut used: FxHashSet<String> = FxHashSet::default();
    let name = input.name;
    Box::new(sources(source, kind).zip(1..).map(move |(source, number)| {
        let source = source.map_err(|what| Failure::about(&name, what))?;
        let text = xml::decode(&source.bytes).unwrap_or_default();
        let id = pubmed::id(text.as_str()).map(str::to_owned);
        let id = id.unwrap_or_else(|| number.to_string());
        // PubMed keeps versions of an article under one PMID
        let id = if used.insert(id.clone()) { id } else { format!("{id}-{number}") };
        Ok(Input {
            name: format!("{name}:{id}"),
            stem: format!("{}.{id}", file.display()),
            content: Content::Article(source),
        })
    }))
}

type Each = Box<dyn Iterator<Item = Result<Source, String>> + Send>;

/// The articles of a file, as they are read; where it is not UTF-8, once all of it is decoded.
fn sources(file: impl Read + Send + 'static, kind: Kind) -> Each {
    let mut file = BufReader::new(file);
    // what cannot be read is seen when it is read again
    if file.fill_buf().map_or(true, xml::streams) {
        return Box::new(Sources::new(file, kind));
    }
    match decoded(file, kind) {
        Ok(sources) => Box::new(sources.into_iter()),
        Err(what) => Box::new(std::iter::once(Err(what))),
    }
}

fn decoded(file: impl Read, kind: Kind) -> Result<Vec<Result<Source, String>>, String> {
    let bytes = whole(file)?;
    let text = xml::decode(&bytes)?;
    let of_file = |source: Source| {
        let (start, lines) = source.before;
        let range = text.source(start..start + source.bytes.len());
        Source { before: (range.start, lines), bytes: bytes[range].to_vec(), ..source }
    };
    let sources = Sources::new(text.as_str().as_bytes(), kind);
    Ok(sources.map(|source| source.map(of_file)).collect())
}

/// Takes a file in UTF-8 apart at its articles.
struct Sources<R> {
    reader: quick_xml::Reader<Kept<R>>,
    kind: Kind,
    /// The length of the byte order mark before all that is counted.
    mark: usize,
    /// How many lines are behind.
    lines: usize,
    depth: usize,
    ended: bool,
}

impl<R: BufRead> Sources<R> {
    fn new(mut inner: R, kind: Kind) -> Self {
        const MARK: &[u8] = b"\xef\xbb\xbf";
        // the parser passes over it without counting; what cannot be read is seen when it is read again
        let has_mark = inner.fill_buf().is_ok_and(|start| start.starts_with(MARK));
        let mark = if has_mark { MARK.len() } else { 0 };
        inner.consume(mark);
        let reader = quick_xml::Reader::from_reader(Kept { inner, bytes: Vec::new(), start: 0 });
        Sources { reader, kind, mark, lines: 0, depth: 0, ended: false }
    }

    /// The next article, or what is wrong with the file.
    fn article(&mut self) -> Result<Option<Source>, String> {
        let mut event = Vec::new();
        // where the article began, in depth and in the file
        let mut begun: Option<(usize, usize)> = None;
        loop {
            let before = position(&self.reader);
            if begun.is_none() {
                self.lines += self.reader.get_mut().forget(before);
            }
            event.clear();
            let is_article = |name: &str| name == "article" || pubmed::ARTICLES.contains(&name);
            let read = self.reader.read_event_into(&mut event);
            let line = |kept: &Kept<_>| self.lines + kept.lines() + 1;
            let event =
                read.map_err(|error| format!("line {}: {error}", line(self.reader.get_ref())))?;
            match event {
                Event::Start(start) => {
                    if begun.is_none() && is_article(start.name().0) {
                        begun = Some((self.depth, before));
                    }
                    self.depth += 1;
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    if let Some((_, start)) = begun.filter(|(depth, _)| *depth == self.depth) {
                        let end = position(&self.reader);
                        let bytes = self.reader.get_ref().between(start, end).to_vec();
                        return Ok(Some(Source {
                            kind: self.kind,
                            bytes,
                            before: (start + self.mark, self.lines),
                        }));
                    }
                }
                Event::Eof if self.depth > 0 => {
                    let line = line(self.reader.get_ref());
                    return Err(format!(
                        "line {line}: the file ends within an element; it was cut off"
                    ));
                }
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }
}

fn position<R>(reader: &quick_xml::Reader<R>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

impl<R: BufRead> Iterator for Sources<R> {
    type Item = Result<Source, String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.article().transpose();
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
    /// Forgets what stands before a place in the file, and gives how many lines end there.
    fn forget(&mut self, before: usize) -> usize {
        let gone = before.saturating_sub(self.start).min(self.bytes.len());
        self.start += gone;
        self.bytes.drain(..gone).filter(|b| *b == b'\n').count()
    }

    /// How many lines end in what is kept.
    fn lines(&self) -> usize {
        self.bytes.iter().filter(|b| **b == b'\n').count()
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

    fn sources(bytes: &[u8]) -> Vec<Result<Source, String>> {
        Sources::new(bytes, Kind::Pubmed).collect()
    }

    #[test]
    fn articles_are_cut_out_where_they_stand() {
        let found: Vec<Source> = sources(FILE.as_bytes()).into_iter().map(Result::unwrap).collect();
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
