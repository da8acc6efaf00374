//! Tables that are aligned already: two columns in two languages, a row a unit. Columns of numbers or states may stand
//! beside them, and a header above.

use super::tables::Table;
use crate::bitext::table::Row;
use crate::bitext::table_words;
use crate::language::{
    LanguageTag, Languages, choose, detect, of_column_name, prose_languages, side_of_column,
};
use crate::side::{Side, Sides};
use std::ops::RangeInclusive;

/// The rows of all tables of a document in two languages.
pub(crate) struct AlignedTable {
    pub languages: Languages,
    pub rows: Vec<Row>,
}

/// The aligned tables of a document whose text has so many words; none where most of its text is outside of them, or
/// where a cell holds more than some sentences, as in a table of two whole abstracts.
pub(crate) fn find(
    tables: &[Table],
    all_words: usize,
    wanted: Sides<Option<&LanguageTag>>,
) -> Option<AlignedTable> {
    const LONGEST_CELL: usize = 80;
    let mut found: Option<AlignedTable> = None;
    let (mut is_worksheet, mut words_of_worksheets) = (false, 0);
    for table in tables {
        let Some((languages, columns)) = columns(table, wanted) else { continue };
        let into = found.get_or_insert_with(|| AlignedTable { languages, rows: Vec::new() });
        let cell = |row: &[String], side: Side| row.get(columns[side]).cloned().unwrap_or_default();
        let header = table.first().filter(|row| is_header(row, &columns));
        let others = || header.into_iter().flatten().enumerate();
        let others = || others().filter(|(at, _)| !columns.iter().any(|column| column == at));
        if others().any(|(_, name)| table_words::column(name).is_some()) {
            is_worksheet = true;
            words_of_worksheets +=
                table.iter().flatten().flat_map(|cell| cell.split_whitespace()).count();
        }
        let rows = (1..).zip(table).filter(|(_, row)| !is_header(row, &columns));
        let rows = rows.map(|(number, row)| {
            let others =
                others().map(|(at, name)| (name.clone(), row.get(at).cloned().unwrap_or_default()));
            let (source, target) = (cell(row, Side::Source), cell(row, Side::Target));
            Row { number, line: number, source, target, others: others.collect(), left_out: 0 }
        });
        into.rows.extend(rows.filter(|row| !row.source.is_empty() || !row.target.is_empty()));
    }
    let found = found?;
    let lengths = || found.rows.iter().flat_map(|row| [words(&row.source), words(&row.target)]);
    let is_whole = found.rows.iter().filter(|row| !row.source.is_empty() && !row.target.is_empty());
    // one row may be any table of two cells, unless its header has columns that are of no other
    let fewest = if is_worksheet { 1 } else { 2 };
    let is_aligned = 2 * is_whole.count() >= found.rows.len() && found.rows.len() >= fewest;
    (is_aligned
        && !is_layout(&found.rows)
        && lengths().all(|length| length <= LONGEST_CELL)
        && 2 * lengths().sum::<usize>().max(words_of_worksheets) >= all_words)
        .then_some(found)
}

/// Whether rows only lay two texts out beside each other: below what may be headings, one or two hold several sentences each.
fn is_layout(rows: &[Row]) -> bool {
    const HEADING: usize = 4;
    const SEVERAL: usize = 3;
    const FEW: RangeInclusive<usize> = 1..=2;
    let of_both = |row: &&Row| !row.source.is_empty() && !row.target.is_empty();
    let has_text = |row: &&Row| words(&row.source).max(words(&row.target)) > HEADING;
    let sentences = |text: &str| {
        text.split_inclusive(['.', '?', '!', '…']).filter(|part| words(part) > 1).count()
    };
    let mut texts = rows.iter().filter(of_both).filter(has_text);
    let is_several =
        |row: &Row| sentences(&row.source) >= SEVERAL && sentences(&row.target) >= SEVERAL;
    FEW.contains(&texts.clone().count()) && texts.all(is_several)
}

/// The languages of a table and the columns that hold them.
fn columns(
    table: &Table,
    wanted: Sides<Option<&LanguageTag>>,
) -> Option<(Languages, Sides<usize>)> {
    const WORDS_OF_A_CELL: usize = 2;
    const MOST_COLUMNS: usize = 20;
    let width = table.iter().map(Vec::len).max()?.min(MOST_COLUMNS);
    let among = prose_languages();
    let language = |column: usize| {
        let cells =
            || table.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
        let named = cells().next().and_then(|first| of_column_name(first));
        let rest: Vec<&str> = cells().skip(named.iter().count()).map(String::as_str).collect();
        let text = rest.join("\n");
        let is_running = words(&text) >= WORDS_OF_A_CELL * rest.len() && !rest.is_empty();
        let found = if is_running { named.or_else(|| detect(&text, &among)) } else { None };
        found.map(|language| (column, language))
    };
    let found: Vec<(usize, LanguageTag)> = (0..width).filter_map(language).collect();
    let tags: Vec<&LanguageTag> = found.iter().map(|(_, tag)| tag).collect();
    let languages = choose(&tags, wanted)?;
    let column = |tag: &LanguageTag| {
        found.iter().find(|(_, other)| other.is_same_language(tag)).map(|(column, _)| *column)
    };
    let (source, target) = (column(&languages.source)?, column(&languages.target)?);
    Some((languages, Sides::new(source, target)))
}

/// Whether a row names its columns.
fn is_header(row: &[String], columns: &Sides<usize>) -> bool {
    let is_name = |cell: &String| of_column_name(cell).is_some() || side_of_column(cell).is_some();
    columns.iter().all(|column| row.get(*column).is_some_and(is_name))
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}
