//! Finding commands and their arguments in LaTeX, in time that grows with the text.

use crate::document::part_names::{self, Holds};
use memchr::{memchr2_iter, memmem};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::ops::Range;

/// A text, and how much of it may still be looked through: braces that nothing closes would be looked for again and
/// again.
pub(super) struct Scan<'t> {
    pub text: &'t str,
    budget: Cell<usize>,
    names: RefCell<FxHashMap<&'t str, Option<Holds>>>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        const TIMES: usize = 8;
        const LEAST: usize = 1 << 16;
        Scan {
            text,
            budget: Cell::new(text.len().saturating_mul(TIMES) + LEAST),
            names: RefCell::default(),
        }
    }

    /// What the name of a macro or an environment says that it holds.
    pub(super) fn holds(&self, name: &'t str) -> Option<Holds> {
        *self.names.borrow_mut().entry(name).or_insert_with(|| part_names::holds(name))
    }

    /// Takes so many bytes from what may be looked through; whether there were as many.
    pub(super) fn spend(&self, bytes: usize) -> bool {
        let left = self.budget.get().checked_sub(bytes);
        self.budget.set(left.unwrap_or(0));
        left.is_some()
    }

    /// Where `sign` is next in a range.
    pub(super) fn find(&self, range: Range<usize>, sign: &str) -> Option<usize> {
        if self.budget.get() == 0 {
            return None;
        }
        let found = memmem::find(&self.text.as_bytes()[range.clone()], sign.as_bytes());
        self.spend(found.unwrap_or(range.len()));
        found.map(|at| range.start + at)
    }

    /// Where the argument in braces that begins in front of a range, behind blanks, has its content.
    pub(super) fn argument(&self, range: Range<usize>) -> Option<Range<usize>> {
        let rest = &self.text[range.clone()];
        let blanks = rest.len() - rest.trim_start().len();
        let is_paragraph = rest[..blanks].matches('\n').nth(1).is_some();
        if is_paragraph || !rest[blanks..].starts_with('{') || self.budget.get() == 0 {
            return None;
        }
        let open = range.start + blanks;
        let (mut depth, mut at) = (0_usize, open);
        let bytes = self.text.as_bytes();
        while let Some(offset) =
            bytes[at..range.end].iter().position(|byte| matches!(byte, b'\\' | b'{' | b'}' | b'%'))
        {
            at += offset;
            match bytes[at] {
                b'\\' => at += 1,
                b'%' => at = self.text[at..range.end].find('\n').map_or(range.end, |end| at + end),
                b'{' => depth += 1,
                _ => depth -= 1,
            }
            if depth == 0 {
                self.spend(at - open);
                return Some(open + 1..at);
            }
            at = (at + 1).min(range.end);
        }
        self.spend(range.end - open);
        None
    }

    /// The commands in a range that no comment holds, each with its place and its name.
    pub(super) fn commands(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (usize, &'t str)> + use<'t> {
        let text = self.text;
        let (mut end_of_last, mut end_of_comment) = (range.start, range.start);
        let places = memchr2_iter(b'\\', b'%', &text.as_bytes()[range.clone()]);
        places.filter_map(move |place| {
            let at = range.start + place;
            if at < end_of_last || at < end_of_comment {
                return None;
            }
            let rest = &text[at + 1..range.end];
            if text.as_bytes()[at] == b'%' {
                end_of_comment = rest.find('\n').map_or(range.end, |end| at + 1 + end);
                return None;
            }
            let name = command_name(rest);
            end_of_last = at + 1 + name.len();
            Some((at, name))
        })
    }

    /// Where a range has `\command{argument}`.
    pub(super) fn command_with_argument(
        &self,
        command: &str,
        argument: &str,
        range: &Range<usize>,
    ) -> Option<Range<usize>> {
        self.commands(range.clone()).filter(|(_, name)| *name == command).find_map(|(at, name)| {
            let rest = self.text[at + 1 + name.len()..range.end].trim_start();
            let rest = rest.strip_prefix('{')?.trim_start().strip_prefix(argument)?;
            let rest = rest.trim_start().strip_prefix('}')?;
            Some(at..range.end - rest.len())
        })
    }
}

/// The name of a command, its backslash left out: letters, or one sign.
pub(super) fn command_name(rest: &str) -> &str {
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    &rest[..letters.max(first)]
}

/// How long the command in letters is that a text begins with.
pub(super) fn command(rest: &str) -> usize {
    let name = rest.strip_prefix('\\').map(command_name);
    let name = name.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
    name.map_or(0, |name| 1 + name.len())
}

/// Behind the options in brackets at the beginning of `rest`, which do not go over lines.
pub(super) fn after_options(rest: &str) -> usize {
    /// No options are longer, in bytes: brackets that nothing closes would each be looked for to the end of the line.
    const LONGEST: usize = 2_000;
    let mut at = 0;
    while rest[at..].starts_with('[') {
        let near = &rest[at..rest.ceil_char_boundary(at + LONGEST)];
        let Some(length) = near.find([']', '\n']) else { break };
        if rest[at + length..].starts_with('\n') {
            break;
        }
        at += length + 1;
    }
    at
}
