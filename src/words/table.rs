//! Tables of words and their translations: what a lexicon is read from and an induced one is kept in.

use crate::language::LanguageTag;

/// Words of two languages that translate each other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WordTable {
    pub(crate) languages: (LanguageTag, LanguageTag),
    pub(crate) rows: Vec<WordRow>,
}

/// A word and its translations.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WordRow {
    pub(crate) word: String,
    /// With `, ` between them.
    pub(crate) translations: String,
    /// How sure they are, 0 to 1.
    pub(crate) strength: f32,
}

/// Why a table cannot be used.
#[derive(Debug, thiserror::Error, PartialEq)]
#[error("line {line}: {what}")]
pub(crate) struct BadWordTable {
    line: usize,
    what: &'static str,
}

impl WordTable {
    /// Reads a table: a row of two language codes, then rows of a word, its translations and, where there is a
    /// third column, how sure they are. Tabs between columns; `#` begins a comment line.
    pub(crate) fn parse(table: &str) -> Result<Self, BadWordTable> {
        const HEADER: &str = "begin with a row of two language codes, as en TAB es";
        let mut lines = (1..)
            .zip(table.trim_start_matches('\u{feff}').lines())
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let bad = |line, what| BadWordTable { line, what };
        let (line, header) = lines.next().ok_or_else(|| bad(1, HEADER))?;
        let codes: Vec<LanguageTag> =
            header.split('\t').take(2).filter_map(|code| code.trim().parse().ok()).collect();
        let [first, second] = <[_; 2]>::try_from(codes).map_err(|_| bad(line, HEADER))?;
        let row = |(line, row): (usize, &str)| {
            let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
            let (word, translations, strength) = match cells[..] {
                [word, translations] => (word, translations, Some(1.0)),
                [word, translations, strength, ..] => (word, translations, strength.parse().ok()),
                _ => return Err(bad(line, "write a word, a tab, and its translations")),
            };
            if word.is_empty() || translations.is_empty() {
                return Err(bad(line, "the word or its translations are missing"));
            }
            let strength = strength
                .filter(|strength| (0.0..=1.0).contains(strength))
                .ok_or_else(|| bad(line, "the third column says how sure it is, from 0 to 1"))?;
            let (word, translations) = (word.to_owned(), translations.to_owned());
            Ok(WordRow { word, translations, strength })
        };
        let rows = lines.map(row).collect::<Result<_, _>>()?;
        Ok(WordTable { languages: (first, second), rows })
    }

    /// The table as a file.
    pub(crate) fn format(&self) -> String {
        let (first, second) = &self.languages;
        let mut text = format!("{first}\t{second}\tstrength\n");
        for row in &self.rows {
            text.push_str(&format!("{}\t{}\t{:.2}\n", row.word, row.translations, row.strength));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let table = "de\tfr\tstrength\nBerg\tmontagne, mont\t0.85\nund\tet\t1.00\n";
        let read = WordTable::parse(table).unwrap();
        assert_eq!(read.rows[0].translations, "montagne, mont");
        assert_eq!(read.format(), table);
        assert_eq!(WordTable::parse("en\tes\nshame\tvergüenza\n").unwrap().rows[0].strength, 1.0);
    }

    #[test]
    fn faults_are_named_with_their_line() {
        for (table, fault) in [
            ("", "line 1: begin with a row of two language codes"),
            ("Wort\n", "line 1: begin with a row of two language codes"),
            ("# mine\nen\tes\nshame\n", "line 3: write a word, a tab, and its translations"),
            ("en\tes\nshame\t\n", "line 2: the word or its translations are missing"),
            ("en\tes\nshame\tpena\t3\n", "line 2: the third column says how sure it is"),
        ] {
            let error = WordTable::parse(table).unwrap_err().to_string();
            assert!(error.starts_with(fault), "{table:?}: {error}");
        }
    }
}
