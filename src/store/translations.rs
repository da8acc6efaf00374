//! How a text was translated before, for the aligner.

use super::tokens::{is_same_text, text_hash};
use super::{Store, StoreError};
use crate::align::Memory;
use crate::language::{LanguageTag, Languages};
use rustc_hash::FxHashMap;
use std::path::PathBuf;

/// A memory file as evidence for alignments. It is open only while texts are looked up.
pub struct Remembered {
    path: PathBuf,
}

impl Remembered {
    /// The memory of a file.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Remembered { path: path.into() }
    }
}

impl Memory for Remembered {
    /// What cannot be read is no evidence: whoever names the file opens it first.
    fn translations(&self, texts: &[String], languages: &Languages) -> Vec<Vec<String>> {
        let find = |store: &Store| -> Result<Vec<Vec<String>>, StoreError> {
            let known = store.languages()?.into_iter().collect();
            texts.iter().map(|text| store.translations(text, languages, &known)).collect()
        };
        let found = Store::open(&self.path).and_then(|store| find(&store));
        found.unwrap_or_else(|_| vec![Vec::new(); texts.len()])
    }
}

impl Store {
    /// The translations of a text, in either direction of the memory.
    fn translations(
        &self,
        text: &str,
        wanted: &Languages,
        known: &FxHashMap<i64, LanguageTag>,
    ) -> Result<Vec<String>, StoreError> {
        let hash = text_hash(text);
        let is = |language: i64, wanted: &LanguageTag| {
            known.get(&language).is_some_and(|known| known.is_same_language(wanted))
        };
        let mut found = Vec::new();
        for sql in [
            "SELECT source_language, target_language, source, target FROM unit WHERE source_hash = ?1",
            "SELECT target_language, source_language, target, source FROM unit WHERE target_hash = ?1",
        ] {
            let mut select = self.connection.prepare_cached(sql)?;
            let mut rows = select.query([hash])?;
            while let Some(row) = rows.next()? {
                let is_meant = is(row.get(0)?, &wanted.source) && is(row.get(1)?, &wanted.target);
                if is_meant && is_same_text(&row.get::<_, String>(2)?, text) {
                    found.push(row.get(3)?);
                }
            }
        }
        Ok(found)
    }
}
