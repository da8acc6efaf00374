//! One part of a zipped document. Nothing is ever unpacked to disk.

use super::format::NotRead;
use std::io::{Cursor, Read};

/// The largest part that is read, unpacked: the text of a thousand books.
const LARGEST_MB: u64 = 32;

/// The text of the part of this name.
pub(super) fn part(bytes: &[u8], name: &str) -> Result<String, NotRead> {
    let bad = |error: &dyn std::fmt::Display| NotRead::Archive(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| bad(&error))?;
    let part = archive.by_name(name).map_err(|error| match error {
        zip::result::ZipError::FileNotFound => NotRead::NoPart(name.to_owned()),
        error => bad(&error),
    })?;
    let limit = LARGEST_MB << 20;
    let mut content = Vec::new();
    if part.size() <= limit {
        part.take(limit + 1).read_to_end(&mut content).map_err(|error| bad(&error))?;
    } else {
        return Err(NotRead::TooLarge(LARGEST_MB));
    }
    if content.len() as u64 > limit {
        return Err(NotRead::TooLarge(LARGEST_MB));
    }
    String::from_utf8(content).map_err(|_| NotRead::Archive(format!("{name} is not UTF-8")))
}
