//! What comes aligned: memories, tables, records.

use super::{Error, Loaded, Note, Reading, tags};
use crate::bitext::Bitext;
use crate::bitext::from_rows::{self, FromRows};
use crate::bitext::pairs::from_pairs;
use crate::bitext::table::{Row, Rows};
use crate::document::aligned_table::AlignedTable;
use crate::join::ahead;
use crate::language::Languages;
use crate::memory::{TranslationUnit, UnitStream, property};
use crate::side::Sides;
use crate::text::code::Coded;
use crate::unread::Unread;
use crate::wording::Message;

/// The units of a memory that are in the languages of `reading`, or else in those of the first unit.
pub(super) fn memory(
    name: &str,
    mut stream: Box<dyn UnitStream + '_>,
    reading: &Reading,
) -> Result<Loaded, String> {
    let mut unread = Unread::default();
    let units = std::iter::from_fn(|| {
        let unit = stream.next()?;
        Some(unit.map(|unit| (unit, stream.lines())))
    });
    // what is not to be translated lacks no translation
    let is_wanted = |(unit, _): &(TranslationUnit, _)| {
        !unit.is_locked || unit.is_translated() && unit.target != unit.source
    };
    let units: Vec<(TranslationUnit, Sides<Option<u32>>)> =
        unread.sort_out(units).filter(is_wanted).collect();
    let (first, _) = units.first().ok_or_else(|| nothing_read(&unread))?;
    let languages = Languages::new(
        reading.source.clone().unwrap_or_else(|| first.languages.source.clone()),
        reading.target.clone().unwrap_or_else(|| first.languages.target.clone()),
    );
    let all = units.len();
    let units = units.into_iter().filter_map(|(unit, lines)| {
        let is_source = unit.languages.source.clone();
        let unit = unit.between(&languages)?;
        let is_turned = unit.languages.source != is_source;
        Some((unit, if is_turned { Sides::new(lines.target, lines.source) } else { lines }))
    });
    // what people decided on a unit, for each that becomes a bead
    let mut decided = Vec::new();
    let pair = |(unit, lines): (TranslationUnit, Sides<Option<u32>>)| {
        if [&unit.source, &unit.target].iter().any(|text| !text.trim().is_empty()) {
            let status = unit.property(property::STATUS).and_then(|status| status.parse().ok());
            let note = unit.property(property::NOTE).map(str::to_owned);
            decided.push((status.unwrap_or_default(), note));
        }
        let side = |text, codes, line| Coded { text, codes, depth: 0, line };
        let Sides { source, target } = unit.codes;
        (side(unit.source, source, lines.source), side(unit.target, target, lines.target))
    };
    let pairs: Vec<(Coded, Coded)> = units.map(pair).collect();
    if pairs.is_empty() {
        return Err(format!("none of its {all} units is in {languages}"));
    }
    let left_out = all - pairs.len();
    let mut loaded = tagged(from_pairs(name, languages, pairs), reading);
    mark_untranslated(&mut loaded.bitext);
    for (bead, (status, note)) in loaded.bitext.alignment.beads.iter_mut().zip(decided) {
        (bead.status, bead.note) = (status, note);
    }
    loaded.unread = unread;
    if left_out > 0 {
        let document = name.to_owned();
        loaded.notes.insert(0, Note::OtherLanguages { document, units: left_out });
    }
    Ok(loaded)
}

/// Marks what has a source and no target as not translated yet.
fn mark_untranslated(bitext: &mut Bitext) {
    for bead in &mut bitext.alignment.beads {
        bead.untranslated = bead.target.is_empty();
    }
}

/// Why a memory gives nothing.
pub(crate) fn nothing_read(unread: &Unread) -> String {
    match &unread.messages()[..] {
        [] => "holds no translation unit with two languages".into(),
        messages => messages.join("\n  "),
    }
}

/// The rows of a table; `has_lines` says that its file is this text.
pub(super) fn table(
    name: &str,
    text: &str,
    has_lines: bool,
    reading: &Reading,
) -> Result<Loaded, String> {
    let rows = Rows::new(text.as_bytes(), reading.wanted())?;
    let languages = rows.languages.clone();
    let place = |row: Row| if has_lines { row } else { Row { line: row.number, ..row } };
    let rows = rows.map(move |row| row.map(place));
    let split = &reading.split;
    let read = ahead(rows, |rows| from_rows::bitext(name, languages, rows, split))?;
    Ok(of_rows(read, reading))
}

/// The pairs of a record.
pub(super) fn pairs(
    name: &str,
    languages: Languages,
    pairs: Vec<(String, String)>,
    reading: &Reading,
) -> Loaded {
    tagged(from_pairs(name, languages, pairs), reading)
}

/// The rows of a table in a document.
pub(super) fn rows(name: &str, table: AlignedTable, reading: &Reading) -> Result<Loaded, String> {
    let rows = table.rows.into_iter().map(Ok);
    Ok(of_rows(from_rows::bitext(name, table.languages, rows, &reading.split)?, reading))
}

fn of_rows(read: FromRows, reading: &Reading) -> Loaded {
    let document = read.bitext.name.clone();
    let mut loaded = tagged(read.bitext, reading);
    let unknown = read.unknown_marks.into_iter().map(|(mark, rows)| {
        let document = document.clone();
        Note::UnknownMark { document, mark, rows }
    });
    loaded.notes.extend(unknown);
    Loaded { unread: read.unread, rows: read.rows, ..loaded }
}

/// What came aligned, its tags compared with its texts unless the user names the languages.
fn tagged(mut bitext: Bitext, reading: &Reading) -> Loaded {
    let are_named = reading.source.is_some() || reading.target.is_some();
    let notes = if are_named { Vec::new() } else { tags::correct(&mut bitext) };
    Loaded { notes, ..Loaded::from(bitext) }
}

impl From<Bitext> for Loaded {
    fn from(bitext: Bitext) -> Self {
        Loaded { bitext, notes: Vec::new(), unread: Unread::default(), rows: Vec::new() }
    }
}

impl Error {
    /// An error about an input of this name.
    pub(crate) fn new(document: impl Into<String>, what: impl std::fmt::Display) -> Self {
        Error::says(document, Message::plain(what))
    }

    /// An error in the words of the catalogue.
    pub(crate) fn says(document: impl Into<String>, what: Message) -> Self {
        Error { document: document.into(), what }
    }
}
