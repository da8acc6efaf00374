//! What a reader knows of names, as a small table in a file: what kind of thing each is, and what belongs to it.

use rustc_hash::FxHashMap;

/// Rows of kind, name and value, by kind and name.
pub(crate) struct ReaderTable(FxHashMap<(&'static str, &'static str), &'static str>);

impl ReaderTable {
    pub(crate) fn parse(table: &'static str) -> Self {
        let row = |line: &'static str| {
            let (kind, rest) = line.split_once('\t').expect("a row has a kind and a name");
            let (name, value) = rest.split_once('\t').unwrap_or((rest, ""));
            ((kind, name), value)
        };
        ReaderTable(table.lines().filter(|line| !line.starts_with("# ")).map(row).collect())
    }

    /// What belongs to a name, if it is of this kind.
    pub(crate) fn get(&self, kind: &'static str, name: &str) -> Option<&'static str> {
        self.0.get(&(kind, name)).copied()
    }

    pub(crate) fn has(&self, kind: &'static str, name: &str) -> bool {
        self.get(kind, name).is_some()
    }
}
