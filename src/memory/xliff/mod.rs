//! XLIFF: 1.2 and 2.x are read, 2.1 is written (OASIS, XLIFF Version 1.2; XLIFF Version 2.1).

mod codes;
mod read;
mod write;

pub use read::{Reading, read};
pub use write::Writer;

#[cfg(test)]
mod tests;
