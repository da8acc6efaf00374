//! The numbers of lines that a manuscript under review has at its margin.

use crate::document::LineNote;
use crate::text::source_text::SourceText;
use crate::wording::note;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The text without the numbers of its lines, if it has such, and a note on them.
pub(in crate::document) fn left_out(text: &SourceText) -> Option<(SourceText, LineNote)> {
    let lines = lines(text.as_str());
    let numbers = MARGINS.iter().map(|margin| numbers(text.as_str(), &lines, margin));
    let numbers = numbers.max_by_key(Vec::len).filter(|numbers| !numbers.is_empty())?;
    let mut out = SourceText::default();
    let mut at = 0;
    for Number { place, .. } in &numbers {
        out.append(&text.slice(at..place.start));
        at = place.end;
    }
    out.append(&text.slice(at..text.len()));
    let line = text.line(numbers[0].place.start);
    Some((out, LineNote { line, what: note!("line-numbers", count: numbers.len()) }))
}

/// A number at the left margin, at the right one, or on a line of its own.
static MARGINS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        r"^[ \t]*([0-9]{1,4})(?:[ \t]+|$)",
        r"[ \t]{2,}([0-9]{1,4})[ \t\r]*$",
        r"^[ \t]*([0-9]{1,4})[ \t\r]*$",
    ]
    .map(|pattern| Regex::new(pattern).expect("a fixed pattern"))
});

/// A number at a margin.
struct Number {
    value: usize,
    place: Range<usize>,
    /// Which of the lines that are not blank it stands on, and which of all.
    line: usize,
    row: usize,
    /// Whether the text beside it goes on with a small letter, as wrapped lines do and items of a list do not.
    is_wrapped: bool,
    is_alone: bool,
}

/// The numbers at a margin that count lines: one for each, or for each fifth.
fn numbers(text: &str, lines: &[(usize, Range<usize>)], margin: &Regex) -> Vec<Number> {
    const FEWEST: usize = 6;
    const FEWEST_FIFTHS: usize = 3;
    let number = |(line, (row, range)): (usize, &(usize, Range<usize>))| {
        let content = &text[range.clone()];
        let found = margin.captures(content)?;
        let whole = found.get(0)?.range();
        let rest = [&content[..whole.start], &content[whole.end..]].concat();
        Some(Number {
            value: found[1].parse().ok()?,
            place: range.start + whole.start..range.start + whole.end,
            line,
            row: *row,
            is_wrapped: rest.trim_start().starts_with(char::is_lowercase),
            is_alone: rest.trim().is_empty(),
        })
    };
    let all: Vec<Number> = lines.iter().enumerate().filter_map(number).collect();
    let alone_only = all.iter().all(|number| number.is_alone);
    for (step, fewest) in [(1, FEWEST), (5, FEWEST_FIFTHS)] {
        let counted = |number: &&Number| number.value.is_multiple_of(step);
        let candidates: Vec<&Number> = all.iter().filter(counted).collect();
        let follows = |one: &Number, next: &Number| {
            let is_next = next.value == one.value + step || next.value == step;
            // alone they stand in any order to their lines
            // blank lines may be counted, too
            let is_in_row = step == 1
                && next.value.checked_sub(one.value) == Some(next.row - one.row)
                && next.line == one.line + 1;
            is_in_row
                || is_next && (next.line == one.line + step || alone_only && next.line > one.line)
        };
        let chains = candidates.chunk_by(|one, next| follows(one, next));
        let counts_lines = |chain: &&[&Number]| {
            let wrapped = chain.iter().filter(|number| number.is_wrapped).count();
            chain.len() >= fewest && (wrapped * 4 >= chain.len() || alone_only)
        };
        let found: Vec<Number> = chains
            .filter(counts_lines)
            .flatten()
            .map(|number| Number { place: number.place.clone(), ..**number })
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The lines that are not blank, each with its number among all and its place.
fn lines(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut at = 0;
    let lines = text.split_inclusive(['\n', '\u{c}']).map(|line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\u{c}']).len()
    });
    lines.enumerate().filter(|(_, line)| !text[line.clone()].trim().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        left_out(&SourceText::from_source(text)).map(|(text, _)| text.as_str().to_owned())
    }

    const LINES: [&str; 12] = [
        "Sleep in the wards",
        "",
        "Abstract",
        "Nurses of the night shift were asked how they",
        "sleep by day. Of the 31 who answered, 12 said",
        "that they hardly sleep, 15 that they do, and",
        "4 that they do not know. The house and the",
        "street are loud. Half of them would like to",
        "work by day.",
        "",
        "Keywords: sleep; night",
        "shift",
    ];

    /// The lines with their numbers at a margin.
    fn numbered(step: usize, put: impl Fn(&str, &str) -> String) -> String {
        let mut count = 0;
        let lines = LINES.iter().map(|line| {
            count += usize::from(!line.is_empty());
            let number = if count % step == 0 { count.to_string() } else { String::new() };
            if line.is_empty() { String::new() } else { put(&number, line) }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn numbers_of_lines_are_left_out() {
        let plain = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for text in [
            numbered(1, |number, line| format!("{number} {line}")),
            numbered(1, |number, line| format!("{number:>4}   {line}")),
            numbered(1, |number, line| format!("{line:60}{number}")),
            numbered(1, |number, line| format!("{number}\n\n{line}\n")),
            LINES
                .iter()
                .zip(1..)
                .map(
                    |(line, row)| {
                        if line.is_empty() { "\n".into() } else { format!("{line:60}{row}\n") }
                    },
                )
                .collect(),
        ] {
            let read = read(&text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(plain(&read), plain(&LINES.join("\n")), "{text}");
        }
        let long = LINES[3..9].join("\n").repeat(4);
        let fifths = long.lines().zip(1..).map(|(line, at)| {
            if at % 5 == 0 { format!("{at:>3} {line}") } else { format!("    {line}") }
        });
        let read = read(&fifths.collect::<Vec<_>>().join("\n")).unwrap();
        assert_eq!(plain(&read), plain(&long));
    }

    #[test]
    fn numbers_of_the_text_stay() {
        for text in [
            LINES.join("\n"),
            (1..20).map(|at| format!("{at} Item of a list\n")).collect(),
            (1..20).map(|at| format!("{at}. item of a list\n")).collect(),
            (1..20).map(|at| format!("Chapter of a book    {}\n", at * 7)).collect(),
            "12 nurses were asked.\n13 slept well.\n14 did not sleep.\n".into(),
        ] {
            assert_eq!(read(&text), None, "{text}");
        }
    }
}
