//! One part of a zipped document. Nothing is ever unpacked to disk.

use crate::text::encoding::decode;
use crate::text::foreign::{self, Foreign};
use memchr::memmem;
use std::io::{Cursor, Read, Write};
use zip::ZipWriter;
use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;

/// The largest part that is taken into memory, unpacked: the text of a thousand books.
const LARGEST_MB: u64 = 32;

/// Why a part cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum BadArchive {
    #[error("this zipped document is damaged: {0}; open it in its program and save it again")]
    Damaged(String),
    #[error("{0}")]
    Foreign(Foreign),
    #[error(
        "its name promises a zipped document, as Word, LibreOffice and Excel write them, but its content is {0}; give it the \
         name of what it is"
    )]
    NoZip(&'static str),
    #[error("this file is empty; save the document again, or copy it anew")]
    Empty,
    #[error("this is protected by a password; open it in its program and save it without one")]
    Protected,
    #[error("this zip file has no {0}: it is no document of this kind")]
    NoPart(String),
    #[error("its text is larger than {0} MB when unpacked; split the document")]
    TooLarge(u64),
}

/// A zipped document.
pub(crate) struct Archive<'b>(zip::ZipArchive<Cursor<&'b [u8]>>);

impl<'b> Archive<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Result<Self, BadArchive> {
        if let Some(foreign) = foreign::in_place_of_zip(bytes) {
            return Err(BadArchive::Foreign(foreign));
        }
        if bytes.is_empty() {
            return Err(BadArchive::Empty);
        }
        const ZIP: &[u8] = b"PK";
        if !bytes.starts_with(ZIP) && memmem::find(bytes, b"PK\x05\x06").is_none() {
            return Err(BadArchive::NoZip(if decode(bytes).is_ok() {
                "plain text"
            } else {
                "something else"
            }));
        }
        zip::ZipArchive::new(Cursor::new(bytes)).map(Archive).map_err(bad_zip)
    }

    /// The bytes of the part of this name, in any case (ECMA-376, part 2), unpacked as they are read. They end one
    /// byte behind the limit.
    pub(crate) fn open<'a>(
        &'a mut self,
        name: &str,
        largest_mb: u64,
    ) -> Result<impl Read + use<'a, 'b>, BadArchive> {
        let place = self.0.index_for_name(name).or_else(|| {
            self.0.file_names().position(|known| known.is_ok_and(|known| is_name(&known, name)))
        });
        let place = place.ok_or_else(|| BadArchive::NoPart(name.to_owned()))?;
        let part = self.0.by_index(place).map_err(bad_zip)?;
        let limit = largest_mb << 20;
        match part.size() <= limit {
            true => Ok(part.take(limit + 1)),
            false => Err(BadArchive::TooLarge(largest_mb)),
        }
    }

    /// The whole text of the part of this name, without a byte order mark: places in XML are counted behind it.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, BadArchive> {
        let mut content = Vec::new();
        self.open(name, LARGEST_MB)?.read_to_end(&mut content).map_err(damaged)?;
        // a part may be larger than it says
        if content.len() as u64 > LARGEST_MB << 20 {
            return Err(BadArchive::TooLarge(LARGEST_MB));
        }
        if content.starts_with(b"\xef\xbb\xbf") {
            content.drain(..3);
        }
        String::from_utf8(content).map_err(|_| damaged(format!("{name} is not UTF-8")))
    }

    /// The archive with these parts in place of those that have their names, or added at the end; all others stay byte
    /// for byte as they are.
    pub(crate) fn with_parts(&mut self, parts: &[(String, String)]) -> Result<Vec<u8>, BadArchive> {
        self.copied(parts).map_err(bad_zip)
    }

    fn copied(&mut self, parts: &[(String, String)]) -> ZipResult<Vec<u8>> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let mut new: Vec<&(String, String)> = parts.iter().collect();
        for index in 0..self.0.len() {
            let file = self.0.by_index_raw(index)?;
            let known = file.name()?.into_owned();
            match new.iter().position(|(name, _)| is_name(&known, name)) {
                Some(found) => add(&mut out, &known, &new.remove(found).1)?,
                None => out.raw_copy_file(file)?,
            }
        }
        new.into_iter().try_for_each(|(name, content)| add(&mut out, name, content))?;
        out.finish().map(Cursor::into_inner)
    }
}

/// A new archive of these parts: name and text.
pub(crate) fn of_parts(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let added = parts.iter().try_for_each(|(name, content)| add(&mut out, name, content));
    let written = added.and_then(|()| out.finish());
    written.expect("few parts with different names fit into an archive").into_inner()
}

fn add(out: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, content: &str) -> ZipResult<()> {
    out.start_file(name, SimpleFileOptions::default())?;
    out.write_all(content.as_bytes()).map_err(ZipError::from)
}

/// Whether a part is known by this name, in any case (ECMA-376, part 2).
fn is_name(known: &str, name: &str) -> bool {
    known.replace('\\', "/").eq_ignore_ascii_case(name)
}

fn bad_zip(error: ZipError) -> BadArchive {
    let is_protected = |what: &str| what == ZipError::PASSWORD_REQUIRED;
    match error {
        ZipError::UnsupportedArchive(what) if is_protected(what) => BadArchive::Protected,
        error => damaged(error),
    }
}

fn damaged(what: impl std::fmt::Display) -> BadArchive {
    BadArchive::Damaged(what.to_string())
}

/// Whether a zipped file names a part, as far as its bytes are given.
pub(crate) fn holds(bytes: &[u8], name: &str) -> bool {
    bytes.starts_with(b"PK\x03\x04") && memmem::find(bytes, name.as_bytes()).is_some()
}

/// The text of the part of this name.
pub(super) fn part(bytes: &[u8], name: &str) -> Result<String, BadArchive> {
    Archive::new(bytes)?.text(name)
}
