//! The macros that a text defines for itself.

use super::scan::{Scan, command_name};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A macro as it is defined.
pub(super) struct Definition<'t> {
    pub name: &'t str,
    pub has_parameters: bool,
    pub body: Range<usize>,
}

/// The macros without parameters that stand for text of the document, by their names.
pub(super) struct Definitions<'t>(FxHashMap<&'t str, Vec<Range<usize>>>);

impl<'t> Definitions<'t> {
    pub(super) fn of(scan: &Scan<'t>) -> Self {
        let mut all: FxHashMap<&str, Vec<Range<usize>>> = FxHashMap::default();
        for (at, name) in scan.commands(0..scan.text.len()) {
            let range = at + 1 + name.len()..scan.text.len();
            let found = is_definition(name).then(|| definition(scan, range)).flatten();
            if let Some(found) = found.filter(|found| !found.has_parameters) {
                all.entry(found.name).or_default().push(found.body);
            }
        }
        Definitions(all)
    }

    /// What a macro stands for at a place: what was defined last before it.
    pub(super) fn get(&self, name: &str, at: usize) -> Option<Range<usize>> {
        let bodies = self.0.get(name)?;
        let before = bodies.iter().rev().find(|body| body.end < at);
        before.or(bodies.first()).cloned()
    }
}

/// Whether a command defines a macro.
pub(super) fn is_definition(command: &str) -> bool {
    const COMMANDS: [&str; 8] = [
        "newcommand",
        "renewcommand",
        "providecommand",
        "DeclareRobustCommand",
        "def",
        "gdef",
        "edef",
        "xdef",
    ];
    COMMANDS.contains(&command)
}

/// What a command defines, its name read: `\newcommand{\a}[1]{…}`, `\newcommand\a{…}`, `\def\a#1{…}`.
pub(super) fn definition<'t>(scan: &Scan<'t>, range: Range<usize>) -> Option<Definition<'t>> {
    let text = &scan.text[..range.end];
    let rest = text[range.start..].trim_start_matches(['*', ' ']);
    let rest = rest.strip_prefix('{').map_or(rest, str::trim_start);
    let rest = rest.strip_prefix('\\')?;
    let name = command_name(rest);
    let rest = rest[name.len()..].trim_start();
    let rest = rest.strip_prefix('}').unwrap_or(rest).trim_start();
    // between the name and the body are parameters alone
    let open = rest.find('{').filter(|open| !rest[..*open].contains(['\\', '\n', '}']))?;
    let has_parameters = !rest[..open].trim().is_empty();
    let body = scan.argument(text.len() - rest.len() + open..range.end)?;
    Some(Definition { name, has_parameters, body })
}
