//! What is shown and written: one writer a file.

pub mod diagnostics;
pub mod explanation;
pub mod findings_json;
pub mod summary;
pub mod table;
