//! The files of a language: tables with a header, and lists of words.

/// The lines of a table that are neither empty nor a comment, its header the first.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// The rows of a table below its header, cells by tab.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    lines(table).skip(1).map(|line| line.split('\t').collect())
}

/// The entries of a word list, by blanks.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    lines(list).flat_map(str::split_whitespace)
}
