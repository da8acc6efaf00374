//! The records of a JSON lines file, read one by one.

use super::Failure;
use super::input::{Content, Input, is_stdin};
use super::kind::Kind;
use crate::text::encoding::LONGEST_LINE_MB;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

/// Whether an input is a JSON lines file: as the user says, or by its name.
pub fn are_in(input: &Input, from: Option<Kind>) -> bool {
    let Content::One(path) = &input.content else { return false };
    let is_named =
        |name: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(name));
    let named = is_named("jsonl") || is_named("ndjson");
    from == Some(Kind::Jsonl) || from.is_none() && named
}

/// The records of a file, blank lines left out. Reading ends at the first error.
pub fn of(input: Input) -> Box<dyn Iterator<Item = Result<Input, Failure>> + Send> {
    let Content::One(path) = &input.content else { return Box::new(std::iter::empty()) };
    let source: Box<dyn Read + Send> = if is_stdin(path) {
        Box::new(std::io::stdin())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => {
                return Box::new(std::iter::once(Err(Failure::about(&input.name, error))));
            }
        }
    };
    /// Few records are longer, and few then lie over the end of what is read at once.
    const BUFFER: usize = 1 << 18;
    let mut reader = BufReader::with_capacity(BUFFER, source);
    let mut number = 0;
    let mut ended = false;
    Box::new(std::iter::from_fn(move || {
        while !ended {
            number += 1;
            let name = format!("{}:{number}", input.name);
            match line(&mut reader) {
                Ok(None) => ended = true,
                Ok(Some(line)) if line.trim().is_empty() => {}
                Ok(Some(line)) => {
                    let stem = format!("{}.jsonl.{number}", input.stem);
                    return Some(Ok(Input { name, stem, content: Content::Record { line } }));
                }
                Err(what) => {
                    ended = true;
                    return Some(Err(Failure::about(name, what)));
                }
            }
        }
        None
    }))
}

/// The next line; none at the end. Nothing is to be read behind an error.
pub fn line(reader: &mut impl BufRead) -> Result<Option<String>, String> {
    let limit = (LONGEST_LINE_MB as u64) << 20;
    let mut bytes = Vec::new();
    let length =
        reader.take(limit + 1).read_until(b'\n', &mut bytes).map_err(|error| error.to_string())?;
    if length as u64 > limit {
        return Err(format!(
            "this line is longer than the {LONGEST_LINE_MB} MB that are read as one record; split it"
        ));
    }
    let text =
        String::from_utf8(bytes).map_err(|error| format!("this line is not UTF-8: {error}"))?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok((length > 0).then_some(text))
}
