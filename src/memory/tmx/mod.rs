//! TMX 1.4b, level 2 (LISA/ETSI GS LIS 002): what every CAT tool opens.

mod codes;
mod read;
mod write;

pub use read::{Reading, read};
pub use write::{Writer, Written, write};

#[cfg(test)]
mod tests;
