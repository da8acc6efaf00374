//! What people write in tables of pairs: the names of columns, and marks.

use crate::document::reader_table::ReaderTable;
use crate::text::fold;
use std::sync::LazyLock;

static WORDS: LazyLock<ReaderTable> =
    LazyLock::new(|| ReaderTable::parse(include_str!("table-words.tsv")));

/// The column that a name in the header means, as cotejo calls it.
pub(crate) fn column(name: &str) -> Option<&'static str> {
    WORDS.get("column", &fold::accents(name.trim()))
}

/// The status that a mark of a person means, as cotejo writes it.
pub(super) fn mark(word: &str) -> Option<&'static str> {
    WORDS.get("mark", &fold::accents(word.trim()))
}
