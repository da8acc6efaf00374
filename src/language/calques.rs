//! Words of a language that look like a translation of an English one and say something else, or say it as English does.

use super::word_patterns::WordPatterns;
use crate::severity::Severity;

/// The false friends and calques of a language, by patterns of words.
pub(crate) struct Calques {
    rows: Vec<Calque>,
    /// What is asked for in the language, each with the index of its row.
    pub(crate) patterns: WordPatterns<usize>,
    english: WordPatterns<usize>,
    /// The English words that it renders rightly.
    unless: WordPatterns<usize>,
}

/// A false friend or a calque.
pub(crate) struct Calque {
    /// The English word that it stands for, or the first of them.
    pub(crate) english: &'static str,
    /// Whether no English word is known that it renders rightly.
    pub(crate) is_always_wrong: bool,
    /// What to write.
    pub(crate) write: &'static str,
    pub(crate) severity: Severity,
    /// What is wrong with it.
    pub(crate) why: &'static str,
}

impl Calques {
    pub(super) fn parse(table: impl Iterator<Item = Vec<&'static str>>) -> Self {
        let table: Vec<Vec<&'static str>> = table.collect();
        let column = |column: usize| {
            let cells = table.iter().enumerate().filter(move |(_, row)| !row[column].is_empty());
            WordPatterns::parse(cells.map(move |(index, row)| (index, row[column])))
        };
        let severity = |name| if name == "info" { Severity::Info } else { Severity::Warning };
        let rows = table.iter().map(|row| Calque {
            english: row[0].split(',').next().unwrap_or_default().trim_end_matches('*'),
            is_always_wrong: row[3].is_empty(),
            write: row[2],
            severity: severity(row[4]),
            why: row[5],
        });
        Calques { rows: rows.collect(), english: column(0), patterns: column(1), unless: column(3) }
    }

    #[cfg(test)]
    pub(crate) fn rows(&self) -> &[Calque] {
        &self.rows
    }

    pub(crate) fn row(&self, row: usize) -> &Calque {
        &self.rows[row]
    }

    /// The rows whose English words are among these, which are folded, with the index of their first word, unless others
    /// are that the same words render rightly.
    pub(crate) fn asked_for(&self, english: &[&str]) -> Vec<(usize, usize)> {
        let find = |patterns: &WordPatterns<usize>| {
            let candidates: Vec<Vec<u32>> =
                english.iter().map(|word| patterns.beginning_with(word)).collect();
            let found = patterns.find(english, |word| &candidates[word], |_| true);
            let rows =
                found.iter().flat_map(|found| found.meanings.iter().map(|row| (*row, found.first)));
            rows.collect::<Vec<_>>()
        };
        let unless = find(&self.unless);
        let mut rows = find(&self.english);
        rows.retain(|(row, _)| unless.iter().all(|(other, _)| other != row));
        rows
    }
}
