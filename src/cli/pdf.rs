//! The text of a PDF, by pdftotext where it is installed: the one program that is started, for a PDF alone.

use super::Failure;
use crate::text::encoding::LARGEST_MB;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Whether bytes are those of a PDF (ISO 32000-1, section 7.5.2).
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Whether a file has the name of a PDF.
pub(super) fn has_name_of(name: &str) -> bool {
    name.to_lowercase().ends_with(".pdf")
}

/// The text of the PDF at a path.
pub(super) fn text(path: &Path) -> Result<Vec<u8>, Failure> {
    const LONGEST: Duration = Duration::from_secs(60);
    const STEP: Duration = Duration::from_millis(5);
    let fail = |what: &str| Failure::about(path.display(), what);
    // a name that begins with a hyphen is no option
    let place = path.canonicalize().map_err(|error| Failure::about(path.display(), error))?;
    let mut command = Command::new("pdftotext");
    command.args(["-q", "-enc", "UTF-8"]).arg(place).arg("-");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => fail(
            "this is a PDF, which pdftotext reads; install it (poppler-utils), or give the text of the PDF",
        ),
        _ => fail(&format!("this is a PDF, and pdftotext cannot be started: {error}")),
    })?;
    let out = child.stdout.take();
    let reading = std::thread::spawn(move || {
        let mut text = Vec::new();
        let limit = (LARGEST_MB << 20) + 1;
        out.map(|out| out.take(limit).read_to_end(&mut text)).transpose().map(|_| text)
    });
    let begun = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break Some(status),
            Ok(None) if begun.elapsed() < LONGEST => std::thread::sleep(STEP),
            _ => {
                // it may have ended since
                let _ = child.kill().and_then(|()| child.wait());
                break None;
            }
        }
    };
    let text = reading.join().ok().and_then(Result::ok).unwrap_or_default();
    match status {
        None => Err(fail("pdftotext did not read this PDF in a minute; give its text")),
        Some(status) if !status.success() => Err(fail(
            "pdftotext cannot read this PDF: it is damaged or protected by a password; give its text",
        )),
        Some(_) if text.iter().all(|byte| byte.is_ascii_whitespace()) => Err(fail(
            "this PDF has no text, only images; have its text recognised first, for example with ocrmypdf",
        )),
        Some(_) => Ok(text),
    }
}
