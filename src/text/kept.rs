//! A file of XML that is read part by part, and by its tags alone where it is not well-formed: so that a broken entry takes
//! no other with it.

use super::encoding::LARGEST_MB;
use std::io::{self, BufRead, Read};
use std::ops::Range;

/// A reader that keeps what was read of it until it may be forgotten.
pub(crate) struct Kept<R> {
    inner: R,
    bytes: Vec<u8>,
    /// Where in the file they begin.
    start: usize,
    /// The lines of the file that end before them.
    lines: usize,
}

impl<R> Kept<R> {
    pub(crate) fn new(inner: R) -> Self {
        Kept { inner, bytes: Vec::new(), start: 0, lines: 0 }
    }

    /// Forgets what comes before a place in the file.
    pub(crate) fn forget(&mut self, before: usize) {
        let gone = before.saturating_sub(self.start).min(self.bytes.len());
        self.start += gone;
        self.lines += self.bytes.drain(..gone).filter(|b| *b == b'\n').count();
    }

    /// How many lines end in what was forgotten.
    pub(crate) fn lines_before(&self) -> usize {
        self.lines
    }

    pub(crate) fn between(&self, range: Range<usize>) -> &[u8] {
        let end = range.end.saturating_sub(self.start).min(self.bytes.len());
        &self.bytes[range.start.saturating_sub(self.start).min(end)..end]
    }
}

impl<R: BufRead> Kept<R> {
    /// Where the next tag behind a place is whose name is wanted, with that name. All before it is forgotten.
    pub(crate) fn tag(
        &mut self,
        from: usize,
        is_wanted: impl Fn(&str) -> bool,
    ) -> io::Result<Option<(usize, String)>> {
        let mut from = from;
        loop {
            self.forget(from);
            let Some((at, name)) = self.any_tag(from)? else { return Ok(None) };
            if is_wanted(&name) {
                self.forget(at);
                return Ok(Some((at, name)));
            }
            from = at + 1;
        }
    }

    /// Where an element ends whose start tag is at a place: behind its end tag, or before the next element of the
    /// same kind, or with the file.
    pub(crate) fn end_of_element(
        &mut self,
        start: usize,
        name: &str,
        is_same_kind: impl Fn(&str) -> bool,
    ) -> io::Result<usize> {
        let mut from = start + 1;
        while let Some((at, found)) = self.any_tag(from)? {
            if found.strip_prefix('/') == Some(name) {
                return self.end_of_tag(at);
            }
            if is_same_kind(&found) {
                return Ok(at);
            }
            from = at + 1;
        }
        Ok(self.start + self.bytes.len())
    }

    /// Where the tag ends that begins at a place.
    pub(crate) fn end_of_tag(&mut self, start: usize) -> io::Result<usize> {
        let close = self.find(start, |byte| byte == b'>')?;
        Ok(close.map_or(self.start + self.bytes.len(), |close| close + 1))
    }

    /// The next tag, whatever is around it: where it is, and its name, with a slash before it if it is an end tag.
    fn any_tag(&mut self, from: usize) -> io::Result<Option<(usize, String)>> {
        let Some(open) = self.find(from, |byte| byte == b'<')? else { return Ok(None) };
        let ends = |byte: u8| byte.is_ascii_whitespace() || byte == b'>' || byte == b'<';
        let Some(end) = self.find(open + 1, ends)? else { return Ok(None) };
        Ok(Some((open, String::from_utf8_lossy(self.between(open + 1..end)).into_owned())))
    }

    /// Where the next byte of a kind is.
    fn find(&mut self, from: usize, is_wanted: impl Fn(u8) -> bool) -> io::Result<Option<usize>> {
        let mut at = from;
        loop {
            let unseen = &self.bytes[at.saturating_sub(self.start).min(self.bytes.len())..];
            if let Some(found) = unseen.iter().position(|byte| is_wanted(*byte)) {
                return Ok(Some(at + found));
            }
            at = self.start + self.bytes.len();
            let length = self.fill_buf()?.len();
            if length == 0 {
                return Ok(None);
            }
            self.consume(length);
        }
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
            let what = format!("this is longer than the {LARGEST_MB} MB that are read as one");
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
