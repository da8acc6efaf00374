//! What the preamble of a document holds of its text: a class may take title, abstracts and keywords there.

use super::KNOWN;
use super::definitions::{definition, is_definition};
use super::scan::{Scan, after_options};
use crate::document::keywords;
use crate::document::part_names::Holds;
use crate::language::{detect, heading_class, prose_languages};
use crate::text::words::words;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A piece of text in the preamble.
pub(super) struct Part<'t> {
    /// What it is, if the name of its macro or environment says so.
    pub holds: Option<Holds>,
    pub name: &'t str,
    pub content: Range<usize>,
}

/// The text of a preamble in order. What no name says is an abstract is taken for one only where the document has no
/// two others: it may be a notice.
pub(super) fn parts<'t>(
    scan: &Scan<'t>,
    preamble: Range<usize>,
    body: Range<usize>,
) -> Vec<Part<'t>> {
    const PAIR: usize = 2;
    let mut found = Vec::new();
    let used = || scan.commands(body.clone()).map(|(_, name)| name).collect();
    if !preamble.is_empty() {
        collect(scan, preamble, &used(), 0, &mut found);
    }
    let are_known = found.iter().filter(|part| part.holds == Some(Holds::Abstract)).count();
    if found.iter().any(|part| part.holds.is_none())
        && are_known + abstracts_in(scan, &body) >= PAIR
    {
        found.retain(|part| part.holds.is_some());
    }
    found
}

fn collect<'t>(
    scan: &Scan<'t>,
    range: Range<usize>,
    used: &FxHashSet<&str>,
    depth: usize,
    found: &mut Vec<Part<'t>>,
) {
    /// How many words an abstract has that its name tells, and any other.
    const SHORT: usize = 8;
    const LONG: usize = 20;
    /// No preamble has text so far within macros.
    const DEEPEST: usize = 6;
    let mut done = range.start;
    for (at, command) in scan.commands(range.clone()) {
        if at < done {
            continue;
        }
        let rest = at + 1 + command.len()..range.end;
        let mut inner = |name: &'t str, content: Range<usize>| {
            let text = &scan.text[content.clone()];
            let holds = scan.holds(name);
            let is_part = match holds {
                Some(Holds::Abstract) => is_prose(text, SHORT) && !has_abstracts(scan, &content),
                Some(Holds::Keywords | Holds::Title | Holds::Subtitle) => {
                    words(text).next().is_some()
                }
                None => false,
            };
            if is_part {
                found.push(Part { holds, name, content });
            } else if depth < DEEPEST {
                let before = found.len();
                collect(scan, content.clone(), used, depth + 1, found);
                if found.len() == before && is_prose(text, LONG) {
                    found.push(Part { holds: None, name, content });
                }
            }
        };
        if command == "begin" {
            let Some(name) = scan.argument(rest.clone()) else { continue };
            let start = name.end + 1;
            let name = &scan.text[name];
            let end = scan.find(start..range.end, &format!("\\end{{{name}}}"));
            let Some(end) = end else { continue };
            if !KNOWN.has("environment", name.trim_end_matches('*')) {
                inner(name, start + after_options(&scan.text[start..end])..end);
            }
            done = end;
        } else if is_definition(command) {
            let Some(defined) = definition(scan, rest) else { continue };
            done = defined.body.end;
            // what the document uses is read where it does
            if !defined.has_parameters && !used.contains(defined.name) {
                inner(defined.name, defined.body);
            }
        } else if KNOWN.has("passed", command) || KNOWN.has("reference", command) {
            let count = KNOWN.get("passed", command).or(KNOWN.get("reference", command));
            let count: usize = count.map_or(0, |count| count.parse().expect("a number"));
            done = arguments(scan, rest).take(count).last().map_or(done, |last| last.end);
        } else {
            for content in arguments(scan, rest) {
                done = content.end;
                inner(command, content);
            }
        }
    }
}

/// The arguments of a command, its name read.
fn arguments<'s, 't>(
    scan: &'s Scan<'t>,
    mut range: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + use<'s, 't> {
    let text = scan.text;
    range.start += usize::from(text[range.clone()].starts_with('*'));
    std::iter::from_fn(move || {
        range.start += after_options(&text[range.clone()]);
        let content = scan.argument(range.clone())?;
        range.start = content.end + 1;
        Some(content)
    })
}

/// How many abstracts a part of the document has, by the names of environments, macros and headings.
fn abstracts_in<'t>(scan: &Scan<'t>, body: &Range<usize>) -> usize {
    let is_abstract = |(at, command): (usize, &'t str)| {
        let rest = at + 1 + command.len()..body.end;
        let is_part = command == "begin" || KNOWN.has("block", command);
        if !is_part {
            return scan.holds(command) == Some(Holds::Abstract);
        }
        let Some(argument) = arguments(scan, rest).next() else { return false };
        let argument = &scan.text[argument];
        let heading = argument.trim_start_matches(|c: char| !c.is_alphabetic());
        scan.holds(argument) == Some(Holds::Abstract) && command == "begin"
            || heading_class(heading) == Some("abstract")
    };
    scan.commands(body.clone()).filter(|found| is_abstract(*found)).count()
}

/// Whether a text holds abstracts in environments of their own.
fn has_abstracts(scan: &Scan<'_>, range: &Range<usize>) -> bool {
    scan.commands(range.clone()).any(|(at, command)| {
        let content = || scan.argument(at + 1 + command.len()..range.end);
        command == "begin"
            && content().is_some_and(|name| scan.holds(&scan.text[name]) == Some(Holds::Abstract))
    })
}

/// Whether LaTeX is running text: so many words in a language we know, and the end of a sentence.
pub(super) fn is_prose(text: &str, shortest: usize) -> bool {
    let plain = text.trim_end_matches(|c: char| "}%\\ \n\r\t)\"'”»".contains(c));
    let commands = text.matches('\\').count();
    let ends = plain.ends_with(['.', '!', '?', '。', '।', '؟']);
    let ends = ends || text.contains(". ") || text.contains(".\n") || text.contains('。');
    ends && words(text)
        .filter(|word| word.text.chars().all(char::is_alphabetic))
        .nth(shortest + commands)
        .is_some()
        && detect(text, &prose_languages()).is_some()
}

/// Whether the argument of a macro looks like a list of keywords: short items between separators, no names of people.
pub(super) fn is_keyword_list(name: &str, text: &str) -> bool {
    const LONGEST_ITEM: usize = 6;
    const FEWEST: usize = 3;
    const OF_PEOPLE: [&str; 8] =
        ["autor", "author", "tutor", "director", "name", "nombre", "affil", "fecha"];
    let name = name.to_lowercase();
    let list = text.trim().trim_end_matches('.');
    let items = keywords(list);
    let is_short = |item: &&str| {
        (1..=LONGEST_ITEM).contains(&item.split_whitespace().count()) && !item.contains(['\\', '@'])
    };
    let is_name = |item: &&str| {
        let mut words = item.split_whitespace();
        item.contains(' ') && words.all(|word| word.starts_with(char::is_uppercase))
    };
    !OF_PEOPLE.iter().any(|word| name.contains(word))
        && list.contains([',', ';'])
        && !list.contains(". ")
        && items.len() >= FEWEST
        && items.iter().all(is_short)
        && !items.iter().all(is_name)
}
