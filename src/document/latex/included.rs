//! The files that a LaTeX file includes.

use super::body;
use super::scan::Scan;
use crate::format::Fetch;
use crate::text::encoding::decode;
use crate::text::source_text::SourceText;
use std::ops::Range;

/// The text with the files that it includes in their places, as far as they are fetched. They lead back to where they are
/// named.
pub(super) fn with_included(source: SourceText, fetch: Fetch<'_>) -> SourceText {
    match fetch {
        Some(fetch) => Including { fetch, left: MOST }.follow(source, "", 0),
        None => source,
    }
}

/// No article is in more files, or in so many files within files.
const MOST: usize = 500;
const DEEPEST: usize = 8;

struct Including<'f> {
    fetch: &'f dyn Fn(&str) -> Option<Vec<u8>>,
    /// How many files may still be fetched.
    left: usize,
}

impl Including<'_> {
    fn follow(&mut self, source: SourceText, folder: &str, depth: usize) -> SourceText {
        if depth >= DEEPEST {
            return source;
        }
        let scan = Scan::new(source.as_str());
        let mut whole = SourceText::default();
        let mut end = 0;
        for (at, command) in scan.commands(0..scan.text.len()) {
            let named = if at < end { None } else { named(&scan, at, command, folder) };
            let Some((range, file, folder)) = named else { continue };
            let Some(text) = self.file(&file) else { continue };
            whole.append(&source.slice(end..range.start));
            let (place, line) = (source.source(range.clone()), source.line(range.start) as u32);
            let text = self.follow(text, &folder, depth + 1);
            // a file that stands by itself as well has a preamble of its own
            let body = body(&Scan::new(text.as_str()));
            whole.push(&text.as_str()[body], place, line);
            end = range.end;
        }
        whole.append(&source.slice(end..source.len()));
        whole
    }

    fn file(&mut self, name: &str) -> Option<SourceText> {
        const EXTENSION: &str = ".tex";
        self.left = self.left.checked_sub(1)?;
        let with_extension = || (self.fetch)(&format!("{name}{EXTENSION}"));
        let bytes = match name.ends_with(EXTENSION) {
            true => (self.fetch)(name),
            false => with_extension().or_else(|| (self.fetch)(name)),
        };
        decode(&bytes?).ok()
    }
}

/// The file that a command names: where it is named, its name, and the folder in which it names others.
fn named(
    scan: &Scan<'_>,
    at: usize,
    command: &str,
    folder: &str,
) -> Option<(Range<usize>, String, String)> {
    let behind = at + 1 + command.len();
    let argument = |from: usize| {
        let content = scan.argument(from..scan.text.len())?;
        let name = scan.text[content.clone()].trim().trim_matches('"').to_owned();
        Some((name, content.end + 1))
    };
    let (name, inside, end) = match command {
        "input" | "include" | "subfile" | "subfileinclude" | "InputIfFileExists" => {
            let found = argument(behind).or_else(|| {
                let rest = scan.text[behind..].strip_prefix(' ').filter(|_| command == "input")?;
                let name = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
                Some((name.to_owned(), behind + 1 + name.len()))
            });
            let (name, end) = found?;
            ([folder, &name].concat(), folder.to_owned(), end)
        }
        "import" | "subimport" | "includefrom" | "subincludefrom" | "inputfrom" => {
            let (inside, end) = argument(behind)?;
            let (name, end) = argument(end)?;
            let slash = if inside.is_empty() || inside.ends_with('/') { "" } else { "/" };
            let inside = [folder, &inside, slash].concat();
            ([&*inside, &name].concat(), inside, end)
        }
        _ => return None,
    };
    let is_name = !name.is_empty() && !name.contains(['\\', '{', '}', '\n', '#']);
    is_name.then_some((at..end, name, inside))
}
