//! A translation memory in one file, which remembers units of any number and finds them again.
//!
//! The file is an SQLite database. Look-ups are exact: `tokens`, `distance` and `postings` are the pure part of
//! them, `index` keeps the words of all texts in the file, and what is found is compared word by word.

mod attributes;
mod candidates;
mod change;
mod clean;
mod concordance;
mod differences;
mod distance;
mod error;
mod import;
mod index;
mod leverage;
mod lookup;
mod numbers;
mod postings;
mod prefer;
mod pretranslate;
mod schema;
mod stats;
mod tokens;
mod translations;
mod units;

pub use change::Change;
pub use clean::{Faulty, Preset, REASONS, Reason};
pub use concordance::{Concordance, Hit, Sought};
pub use differences::{Difference, Part};
pub use error::StoreError;
pub use import::{Import, Imported};
pub use leverage::{Amount, Band, Leverage};
pub use lookup::{Like, Lookup, Match, Query};
pub use prefer::Prefer;
pub use pretranslate::{Pretranslate, Pretranslated};
pub(crate) use schema::remove_file;
pub use schema::{Store, is_store};
pub use stats::{OfFile, OfLanguages, Stats};
pub use translations::Remembered;
pub use units::{StoredUnit, Wanted};

#[cfg(test)]
mod tests;
