//! Inline codes: markup within a text that is no text itself, as TMX (1.4b, content markup) and XLIFF (2.1, section
//! 4.2.3) have it.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::ops::Range;

/// An inline code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The byte of the text before which it is.
    pub at: usize,
    /// What it does to the text.
    pub role: Role,
    /// Names it within its unit: an opening code, its closing one and their counterparts in the other text have one
    /// name.
    pub name: String,
    /// What it is: `bold`, `italic`, `link` … or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The code as its document has it: `<b>`, or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub data: String,
}

/// What an inline code does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Begins what its closing code ends.
    Open,
    /// Ends what another began.
    Close,
    /// Begins what ends in another text.
    OpenAlone,
    /// Ends what began in another text.
    CloseAlone,
    /// Stands for itself: an image, a line break.
    Single,
    /// Begins a highlight, which is an annotation and not of the document.
    Highlight,
    /// Ends a highlight.
    HighlightEnd,
}

impl Role {
    /// Whether it ends what another begins.
    pub fn is_end(self) -> bool {
        matches!(self, Role::Close | Role::CloseAlone | Role::HighlightEnd)
    }
}

impl Code {
    /// Whether it belongs to a part of a text of so many bytes: where two parts meet, ends belong to the first.
    pub fn is_within(&self, part: &Range<usize>, length: usize) -> bool {
        let last = self.at == part.end && part.end == length && self.role == Role::Single;
        match self.role.is_end() {
            true => part.start < self.at && self.at <= part.end,
            false => part.contains(&self.at) || last,
        }
    }
}

/// A text and the codes in it.
#[derive(Default)]
pub struct Coded {
    /// The text.
    pub text: String,
    /// Its codes, in order.
    pub codes: Vec<Code>,
    /// How many elements deep within a code a reader is: what a code holds is no text.
    pub depth: usize,
    /// The line of the file on which the text begins, from 1, where that is known.
    pub line: Option<u32>,
}

impl From<&str> for Coded {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Coded {
    fn from(text: String) -> Self {
        Coded { text, ..Coded::default() }
    }
}

impl Coded {
    /// Takes in text as it is read: that of the document, or what a code is there.
    pub fn push_str(&mut self, text: &str) {
        match self.codes.last_mut() {
            Some(code) if self.depth > 0 => code.data.push_str(text),
            _ => self.text.push_str(text),
        }
    }

    /// Adds a code at the end of the text.
    pub fn push(&mut self, role: Role, name: String, kind: String, data: String) {
        self.codes.push(Code { at: self.text.len(), role, name, kind, data });
    }

    /// The text, and its codes as they pair.
    pub fn finish(mut self) -> (String, Vec<Code>) {
        rename_copies(&mut self.codes);
        pair(&mut self.codes);
        (self.text, self.codes)
    }
}

/// Gives a code another name where one before it has its name, as a copy does; its end goes with it.
fn rename_copies(codes: &mut [Code]) {
    // how often each name was met
    let mut used: FxHashMap<String, usize> = FxHashMap::default();
    // by the name that was read, those of what is open now
    let mut open: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for code in codes {
        let ends = matches!(code.role, Role::Close | Role::HighlightEnd);
        if ends && let Some(name) = open.get_mut(&code.name).and_then(Vec::pop) {
            code.name = name;
            continue;
        }
        let read = code.name.clone();
        while used.contains_key(&code.name) {
            let times = used.entry(read.clone()).or_default();
            *times += 1;
            code.name = format!("{read}+{times}");
        }
        used.insert(code.name.clone(), 1);
        if matches!(code.role, Role::Open | Role::Highlight) {
            open.entry(read).or_default().push(code.name.clone());
        }
    }
}

/// Distinguishes codes whose other end is in the text from those alone, and leaves out highlights that cross.
pub(crate) fn pair(codes: &mut Vec<Code>) {
    let places = |role: Role| {
        let those = codes.iter().enumerate().filter(move |(_, code)| code.role == role);
        those.map(|(index, code)| (code.name.clone(), index))
    };
    // of one name the first beginning and the last end
    let opens: FxHashMap<String, usize> = places(Role::Open).rev().collect();
    let closes: FxHashMap<String, usize> = places(Role::Close).collect();
    for (index, code) in codes.iter_mut().enumerate() {
        code.role = match code.role {
            Role::Open if closes.get(&code.name).is_none_or(|close| *close < index) => {
                Role::OpenAlone
            }
            Role::Close if opens.get(&code.name).is_none_or(|open| *open > index) => {
                Role::CloseAlone
            }
            role => role,
        };
    }
    let highlights = |role| matches!(role, Role::Highlight | Role::HighlightEnd);
    if !nest(codes.iter().filter(|code| highlights(code.role))) {
        codes.retain(|code| !highlights(code.role));
    }
}

/// Whether each opening code is closed before those that were opened earlier.
pub(crate) fn nest<'c>(codes: impl Iterator<Item = &'c Code>) -> bool {
    let mut open: Vec<(&str, Role)> = Vec::new();
    for code in codes {
        match code.role {
            Role::Open => open.push((&code.name, Role::Close)),
            Role::Highlight => open.push((&code.name, Role::HighlightEnd)),
            Role::Close | Role::HighlightEnd if open.pop() != Some((&code.name, code.role)) => {
                return false;
            }
            _ => {}
        }
    }
    open.is_empty()
}

/// Numbers for the codes of a source and its target, from 1: counterparts have the same. A code's counterpart has its
/// name; else it does the same with the same data, in order, and is no counterpart of another.
pub(crate) fn numbers<'c>(source: &'c [Code], target: &'c [Code]) -> [Vec<usize>; 2] {
    let mut names: FxHashMap<&str, usize> = FxHashMap::default();
    let mut number = |name| {
        let next = names.len() + 1;
        *names.entry(name).or_insert(next)
    };
    let source_numbers = source.iter().map(|code| number(&code.name)).collect();
    let [source_names, target_names] = [source, target]
        .map(|codes| codes.iter().map(|code| &*code.name).collect::<FxHashSet<&str>>());
    let effect = |code: &'c Code| (code.role, &*code.kind, &*code.data);
    let mut free: FxHashMap<_, VecDeque<&str>> = FxHashMap::default();
    for code in source.iter().filter(|code| !target_names.contains(&*code.name)) {
        free.entry(effect(code)).or_default().push_back(&code.name);
    }
    // by its name in the target, the name of a code's counterpart
    let mut counterparts: FxHashMap<&str, &str> = FxHashMap::default();
    let mut taken: FxHashSet<&str> = FxHashSet::default();
    let target_numbers = target.iter().map(|code| {
        let name = &*code.name;
        let counterpart = *counterparts.entry(name).or_insert_with(|| {
            let alike = || {
                let free = free.get_mut(&effect(code))?;
                std::iter::from_fn(|| free.pop_front()).find(|name| !taken.contains(name))
            };
            let same = source_names.contains(name).then_some(name);
            let counterpart = same.or_else(alike).unwrap_or(name);
            taken.insert(counterpart);
            counterpart
        });
        number(counterpart)
    });
    [source_numbers, target_numbers.collect()]
}

/// The text between codes and the codes, in order.
pub(crate) enum Piece<'t> {
    Text(&'t str),
    /// A code, by its place in the list.
    Code(usize, &'t Code),
}

/// A text taken apart at its codes.
pub(crate) fn pieces<'t>(text: &'t str, codes: &'t [Code]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::with_capacity(2 * codes.len() + 1);
    let mut at = 0;
    for (index, code) in codes.iter().enumerate() {
        if code.at > at {
            pieces.push(Piece::Text(&text[at..code.at]));
            at = code.at;
        }
        pieces.push(Piece::Code(index, code));
    }
    if at < text.len() {
        pieces.push(Piece::Text(&text[at..]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(list: &[(Role, &str, &str)]) -> Vec<Code> {
        let code = |(at, (role, name, data)): (usize, &(Role, &str, &str))| Code {
            at,
            role: *role,
            name: (*name).into(),
            kind: String::new(),
            data: (*data).into(),
        };
        list.iter().enumerate().map(code).collect()
    }

    #[test]
    fn counterparts_are_found_by_name_and_else_by_what_codes_do() {
        use Role::*;
        for (source, target, expected) in [
            (
                &[(Open, "5", "<b>"), (Close, "5", "</b>"), (Single, "7", "")][..],
                &[(Single, "7", ""), (Open, "5", "<b>"), (Close, "5", "</b>")][..],
                [vec![1, 1, 2], vec![2, 1, 1]],
            ),
            (
                &[(Single, "a", "x"), (Open, "b", "<i>"), (Close, "b", "</i>")],
                &[(Open, "c", "<i>"), (Close, "c", "</i>"), (Single, "d", "y")],
                [vec![1, 2, 2], vec![2, 2, 3]],
            ),
            (
                &[(Single, "a", "x")],
                &[(Single, "b", "x"), (Single, "c", "x")],
                [vec![1], vec![1, 2]],
            ),
        ] {
            assert_eq!(numbers(&codes(source), &codes(target)), expected, "{source:?} {target:?}");
        }
    }

    #[test]
    fn copies_of_a_code_have_names_of_their_own() {
        use Role::*;
        for (list, names) in [
            (&[(Single, "1", ""), (Single, "1", ""), (Single, "1", "")][..], "1 1+2 1+3"),
            (
                &[(Open, "1", ""), (Close, "1", ""), (Open, "1", ""), (Close, "1", "")],
                "1 1 1+2 1+2",
            ),
            (
                &[(Open, "1", ""), (Open, "1", ""), (Close, "1", ""), (Close, "1", "")],
                "1 1+2 1+2 1",
            ),
            (&[(Close, "1", ""), (Open, "1", "")], "1 1+2"),
            (&[(Open, "1", ""), (Open, "2", ""), (Close, "1", ""), (Close, "2", "")], "1 2 1 2"),
        ] {
            let mut codes = codes(list);
            rename_copies(&mut codes);
            let told: Vec<&str> = codes.iter().map(|code| &*code.name).collect();
            assert_eq!(told.join(" "), names);
        }
    }

    #[test]
    fn an_end_without_the_other_is_alone() {
        use Role::*;
        for (list, expected) in [
            (&[(Open, "1", ""), (Close, "1", "")][..], &[Open, Close][..]),
            (&[(Close, "1", ""), (Open, "1", "")], &[CloseAlone, OpenAlone]),
            (&[(Open, "1", ""), (Close, "2", "")], &[OpenAlone, CloseAlone]),
            (&[(Highlight, "1", ""), (HighlightEnd, "1", "")], &[Highlight, HighlightEnd]),
            (&[(Highlight, "1", ""), (Single, "2", "")], &[Single]),
        ] {
            let mut codes = codes(list);
            pair(&mut codes);
            assert_eq!(codes.iter().map(|code| code.role).collect::<Vec<_>>(), expected);
        }
    }
}
