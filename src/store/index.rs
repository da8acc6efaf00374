//! The index of words: which texts have a word, in segments that are written once and merged.

use super::StoreError;
use super::postings::{Postings, numbers};
use super::tokens::Token;
use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;
use std::ops::RangeInclusive;

/// A text of a unit: twice the number of the unit for its source, and one more for its target.
pub(super) type TextNumber = u32;

/// A text of so many words or more has this length in the index.
const LONGEST: usize = 255;
/// The bits of a word's hash that are kept.
const HASH_BITS: u32 = 44;
/// How much longer a segment may be than the one after it before the two are merged.
const MERGED_BELOW: u32 = 4;

fn posting_id(segment: i64, token: Token) -> i64 {
    segment << HASH_BITS | (token & ((1 << HASH_BITS) - 1)).cast_signed()
}

/// Takes in texts in the order of their numbers, and writes them as segments.
#[derive(Default)]
pub(super) struct IndexWriter {
    words: FxHashMap<Token, Postings>,
    first: TextNumber,
    lengths: Vec<u8>,
    bytes: usize,
}

impl IndexWriter {
    /// No more is kept before it is written.
    const FULL: usize = 48 << 20;

    /// Takes in a text; texts between this and the one before have no words.
    pub(super) fn add(&mut self, text: TextNumber, tokens: &[Token]) {
        if self.lengths.is_empty() {
            self.first = text;
        }
        self.lengths.resize((text - self.first) as usize, 0);
        self.lengths.push(tokens.len().min(LONGEST) as u8);
        for token in tokens {
            let postings = self.words.entry(token & ((1 << HASH_BITS) - 1)).or_default();
            let before = postings.bytes.len();
            postings.push(text);
            let is_new = if before == 0 { size_of::<(Token, Postings)>() } else { 0 };
            self.bytes += postings.bytes.len() - before + is_new;
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.bytes > Self::FULL
    }

    /// Writes what was taken in as a segment.
    pub(super) fn flush(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let IndexWriter { words, first, lengths, .. } = std::mem::take(self);
        if lengths.is_empty() {
            return Ok(());
        }
        let last = first + lengths.len() as u32 - 1;
        let id = new_segment(connection, first, last, &lengths)?;
        let mut words: Vec<_> = words.into_iter().collect();
        words.sort_unstable_by_key(|(token, _)| *token);
        let mut insert = connection.prepare_cached("INSERT INTO posting VALUES (?1, ?2, ?3)")?;
        for (token, postings) in words {
            insert.execute(params![posting_id(id, token), postings.count, postings.bytes])?;
        }
        Ok(())
    }
}

fn new_segment(
    connection: &Connection,
    first: u32,
    last: u32,
    lengths: &[u8],
) -> Result<i64, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO segment (id, first, last, lengths)
             VALUES ((SELECT coalesce(max(id), 0) + 1 FROM segment), ?1, ?2, ?3)",
        )?
        .execute(params![first, last, lengths])?;
    Ok(connection.last_insert_rowid())
}

/// A segment, without its words.
struct Segment {
    id: i64,
    first: u32,
    last: u32,
    lengths: Vec<u8>,
}

fn segments(connection: &Connection) -> Result<Vec<Segment>, StoreError> {
    let mut select =
        connection.prepare_cached("SELECT id, first, last, lengths FROM segment ORDER BY first")?;
    let rows = select.query_map([], |row| {
        Ok(Segment { id: row.get(0)?, first: row.get(1)?, last: row.get(2)?, lengths: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The highest number that a text of the index has.
pub(super) fn last_text(connection: &Connection) -> Result<TextNumber, StoreError> {
    Ok(connection.query_row("SELECT coalesce(max(last), 0) FROM segment", [], |row| row.get(0))?)
}

/// Merges the last segments, so that few are left: each is several times as long as the one after it.
pub(super) fn merge(connection: &Connection) -> Result<(), StoreError> {
    let segments = segments(connection)?;
    let length = |segment: &Segment| segment.last - segment.first + 1;
    let mut from = segments.len().saturating_sub(1);
    let mut merged: u32 = segments.last().map_or(0, length);
    while from > 0 && length(&segments[from - 1]) < merged.saturating_mul(MERGED_BELOW) {
        from -= 1;
        merged += length(&segments[from]);
    }
    let parts = &segments[from..];
    let ([first, .., last], true) = (parts, parts.len() > 1) else { return Ok(()) };
    let mut lengths = Vec::new();
    for part in parts {
        lengths.resize((part.first - first.first) as usize, 0);
        lengths.extend(&part.lengths);
    }
    let id = new_segment(connection, first.first, last.last, &lengths)?;
    merge_postings(connection, parts, id)?;
    for part in parts {
        connection.execute("DELETE FROM segment WHERE id = ?1", [part.id])?;
        let range = [posting_id(part.id, 0), posting_id(part.id + 1, 0)];
        connection.execute("DELETE FROM posting WHERE id >= ?1 AND id < ?2", range)?;
    }
    Ok(())
}

/// Writes the postings of segments as those of one.
fn merge_postings(connection: &Connection, parts: &[Segment], id: i64) -> Result<(), StoreError> {
    const SELECT: &str = "SELECT id, texts FROM posting WHERE id >= ?1 AND id < ?2 ORDER BY id";
    let mut statements =
        parts.iter().map(|_| connection.prepare(SELECT)).collect::<Result<Vec<_>, _>>()?;
    let mut rows = statements
        .iter_mut()
        .zip(parts)
        .map(|(select, part)| select.query([posting_id(part.id, 0), posting_id(part.id + 1, 0)]))
        .collect::<Result<Vec<_>, _>>()?;
    let next = |rows: &mut rusqlite::Rows<'_>, part: &Segment| -> Result<_, StoreError> {
        let row = rows.next()?;
        let token = |row: &rusqlite::Row<'_>| -> Result<_, rusqlite::Error> {
            Ok((row.get::<_, i64>(0)? - posting_id(part.id, 0), row.get::<_, Vec<u8>>(1)?))
        };
        Ok(row.map(token).transpose()?)
    };
    let mut heads = rows
        .iter_mut()
        .zip(parts)
        .map(|(rows, part)| next(rows, part))
        .collect::<Result<Vec<_>, _>>()?;
    let mut insert = connection.prepare_cached("INSERT INTO posting VALUES (?1, ?2, ?3)")?;
    while let Some(token) = heads.iter().flatten().map(|(token, _)| *token).min() {
        let mut postings = Postings::default();
        for ((head, rows), part) in heads.iter_mut().zip(&mut rows).zip(parts) {
            if let Some((_, bytes)) = head.take_if(|(first, _)| *first == token) {
                postings.append(&bytes);
                *head = next(rows, part)?;
            }
        }
        insert.execute(params![
            posting_id(id, token.cast_unsigned()),
            postings.count,
            postings.bytes
        ])?;
    }
    Ok(())
}

/// Reads the index as it is now.
pub(super) struct Index {
    segments: Vec<i64>,
    lengths: Vec<u8>,
}

impl Index {
    pub(super) fn read(connection: &Connection) -> Result<Self, StoreError> {
        let mut lengths = Vec::new();
        let mut ids = Vec::new();
        for segment in segments(connection)? {
            lengths.resize(segment.first as usize, 0);
            lengths.extend(segment.lengths);
            ids.push(segment.id);
        }
        Ok(Index { segments: ids, lengths })
    }

    /// How many texts there are at most: all have a lower number.
    pub(super) fn texts(&self) -> usize {
        self.lengths.len()
    }

    /// The number of words of a text, up to the greatest that is kept.
    pub(super) fn length(&self, text: TextNumber) -> usize {
        self.lengths.get(text as usize).map_or(0, |length| (*length).into())
    }

    /// Whether the number of words of a text may be within a range.
    pub(super) fn may_have_length(&self, text: TextNumber, range: RangeInclusive<usize>) -> bool {
        match self.length(text) {
            LONGEST => *range.end() >= LONGEST,
            length => range.contains(&length),
        }
    }

    /// How many texts have a word.
    pub(super) fn count(&self, connection: &Connection, token: Token) -> Result<u64, StoreError> {
        let mut select = connection.prepare_cached("SELECT count FROM posting WHERE id = ?1")?;
        let mut count = 0;
        for segment in &self.segments {
            let mut rows = select.query([posting_id(*segment, token)])?;
            count += rows.next()?.map_or(Ok(0), |row| row.get::<_, u64>(0))?;
        }
        Ok(count)
    }

    /// Hands the texts that have a word to `take`, in order.
    pub(super) fn each(
        &self,
        connection: &Connection,
        token: Token,
        mut take: impl FnMut(TextNumber),
    ) -> Result<(), StoreError> {
        let mut select = connection.prepare_cached("SELECT texts FROM posting WHERE id = ?1")?;
        for segment in &self.segments {
            let mut rows = select.query([posting_id(*segment, token)])?;
            if let Some(row) = rows.next()? {
                let texts = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
                numbers(texts).for_each(&mut take);
            }
        }
        Ok(())
    }
}
