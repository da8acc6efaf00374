//! Forms whose stem is not that of the word they are forms of: Spanish *muestra* of *mostrar*.

use super::endings::Endings;
use rustc_hash::FxHashMap;

/// What a table of words and their forms says; `-poner` is any word that ends so.
pub(super) struct StemChanges {
    words: FxHashMap<&'static str, &'static str>,
    endings: Endings<&'static str>,
}

impl StemChanges {
    /// Rows of a word and its forms, without accents.
    pub(super) fn parse(rows: impl Iterator<Item = Vec<&'static str>>) -> Self {
        let (mut words, mut endings) = (FxHashMap::default(), Vec::new());
        for row in rows {
            match row[0].strip_prefix('-') {
                Some(ending) => endings.push((ending, row[1])),
                None => _ = words.insert(row[0], row[1]),
            }
        }
        StemChanges { words, endings: Endings::new(endings.into_iter()) }
    }

    /// Forms of a word without accents, one for each stem that is not its own.
    pub(super) fn forms(&self, word: &str) -> Vec<String> {
        let (beginning, forms) = match self.words.get(word) {
            Some(forms) => ("", *forms),
            None => self.endings.strip(word, 0).unwrap_or_default(),
        };
        forms
            .split_whitespace()
            .map(|form| [beginning, form.trim_start_matches('-')].concat())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_holds_and_a_whole_word_before_it() {
        let rows = [["-car", "-que"], ["-volcar", "-vuelca -vuelque"], ["dar", "da dio"]];
        let changes = StemChanges::parse(rows.into_iter().map(Vec::from));
        for (word, forms) in [
            ("buscar", &["busque"][..]),
            ("revolcar", &["revuelca", "revuelque"]),
            ("dar", &["da", "dio"]),
            ("andar", &[]),
            ("car", &["que"]),
            ("", &[]),
        ] {
            assert_eq!(changes.forms(word), forms, "{word}");
        }
    }
}
