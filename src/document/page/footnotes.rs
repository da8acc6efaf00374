//! What a first page has below its text: places of work, addresses, dates and licences.

use super::furniture::{interrupts, is_imprint, is_page_mark};
use super::wraps::{ends_sentence, is_of_word};
use super::{Break, Line};
use crate::document::keywords_label;
use crate::language::heading_class;
use crate::language::table::rows;
use crate::text::fold;
use regex::Regex;
use std::sync::LazyLock;

/// Marks such notes where they stand between two halves of a running text, apart from both, and joins the halves.
pub(super) fn mark_footnotes(lines: &mut [Line], furniture: &mut [bool]) {
    /// The most lines of notes.
    const LONGEST: usize = 10;
    /// More words than a title has.
    const RUNNING: usize = 20;
    let is_part = |line: &Line| {
        let text = line.text.as_str();
        heading_class(text).is_some() || keywords_label(text).is_some()
    };
    let is_note = |line: &Line| is_note(line.text.as_str());
    for start in 1..lines.len() {
        let before = lines[start - 1].text.as_str();
        let is_running = || prose_words(lines, start - 1) >= RUNNING;
        let begins = lines[start].is_after_blank() && is_note(&lines[start]);
        if !begins || ends_sentence(before) || is_note(&lines[start - 1]) || !is_running() {
            continue;
        }
        let notes = lines[start..].iter().take(LONGEST).take_while(|line| !is_part(line));
        let ends = (start + 1..=start + notes.count()).filter(|end| {
            lines.get(*end).is_some_and(|next| next.is_after_blank() && !is_part(next))
        });
        let are_notes = |end: &usize| {
            let count = lines[start..*end].iter().filter(|line| is_note(line)).count();
            // the second half may begin with a name, and a note may have several lines
            let is_sure = interrupts(lines, start, *end);
            (if is_sure { 2 * count } else { count }) >= end - start && prose_words(lines, *end) > 0
        };
        if let Some(end) = { ends }.find(are_notes) {
            furniture[start..end].fill(true);
            lines[start..=end].iter_mut().for_each(|line| line.before = Break::Line);
        }
    }
}

/// Marks the notes at the foot of a page, behind a sign or a number, above the number of the page or its end.
pub(super) fn mark_notes_at_foot(lines: &[Line], furniture: &mut [bool]) {
    const LONGEST: usize = 6;
    // what stands behind as many stars is a list
    let stars = lines.iter().filter(|line| line.text.as_str().starts_with("* ")).count();
    let is_item = |line: &str| stars > 1 && line.starts_with("* ");
    let page_ends = (1..lines.len()).filter(|at| lines[*at].before == Break::Page);
    for page_end in page_ends {
        let mut end = page_end;
        loop {
            end = (1..=end).rev().find(|at| !furniture[at - 1]).unwrap_or_default();
            let group = (0..end).rev().take(LONGEST).find(|at| lines[*at].is_after_blank());
            let begins = |start: &usize| {
                let line = lines[*start].text.as_str();
                begins_with_mark(line) && !is_item(line)
            };
            let Some(start) = group.filter(begins).filter(|start| *start > 0) else { break };
            furniture[start..end].fill(true);
            end = start;
        }
    }
}

/// Whether a line begins with the mark of a footnote: `¹ This study`, `* Corresponding`, `[1] Este`, `1 Este`.
fn begins_with_mark(line: &str) -> bool {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        let sign = r"^(?:[¹²³⁴-⁹]{1,2}|[*†‡§]{1,3}|\[[0-9a-z]\])\s*\p{L}";
        let plain = r"^[0-9]{1,2} \p{Lu}\p{Ll}+ \S+ \S+ \S+ \S+";
        Regex::new(&format!("{sign}|{plain}")).expect("a valid pattern")
    });
    MARK.is_match(line)
}

/// How many words the paragraph of a line has, if a sentence ends in it.
fn prose_words(lines: &[Line], index: usize) -> usize {
    let first = (0..=index).rev().find(|at| lines[*at].is_after_blank()).unwrap_or_default();
    let next = (index + 1..lines.len()).find(|at| lines[*at].is_after_blank());
    let texts = || lines[first..next.unwrap_or(lines.len())].iter().map(|line| line.text.as_str());
    let has_end = |text: &str| text.contains(". ") || text.ends_with(['.', '?', '!']);
    let words = || texts().map(|text| text.split_whitespace().count()).sum();
    if texts().any(has_end) { words() } else { 0 }
}

/// Whether a line is of such a note, or a number or a head of a page.
pub(in crate::document) fn is_note(line: &str) -> bool {
    is_footnote(line) || is_imprint(line) || is_page_mark(line)
}

/// Whether a text is the caption of a table or a figure: `Figure 2. Hours slept.`
pub(in crate::document) fn is_caption(text: &str) -> bool {
    const LONGEST: usize = 40;
    let mut words = text.split_whitespace();
    let (Some(word), Some(number)) = (words.next(), words.next()) else { return false };
    let label = number.strip_suffix(['.', ':', ')']).unwrap_or(number);
    let is_label = label.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c))
        && label.chars().all(|c| c.is_ascii_alphanumeric());
    // behind the number alone a sentence may go on: `Table 2 shows …`
    let is_apart =
        label.len() < number.len() || words.next().is_none_or(|next| next == "-" || next == "–");
    word.starts_with(char::is_uppercase)
        && NOTES.caption.contains(&&*fold::case(word))
        && is_label
        && is_apart
        && words.count() < LONGEST
}

/// Whether a line is of such a note.
fn is_footnote(line: &str) -> bool {
    let is_place = || {
        let folded = fold::case(line);
        let mut words = folded.split(|c| !is_of_word(c));
        line.starts_with(|c: char| !c.is_lowercase())
            && words.any(|word| NOTES.institution.contains(&word))
    };
    begins_note(line) || is_caption(line) || is_place()
}

/// Whether a line has an address, or begins as such notes do.
pub(in crate::document) fn begins_note(line: &str) -> bool {
    let folded = fold::case(line);
    let text = folded.trim_start_matches(|c: char| !c.is_alphabetic() && c != '©');
    let begins =
        |word: &&str| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(is_of_word));
    line.contains('@') || NOTES.begins.iter().any(begins)
}

/// Whether a line names the first author and says that there are others: `M. Mora et al.`
pub(super) fn ends_in_others(line: &str) -> bool {
    const LONGEST: usize = 6;
    let is_short = line.split_whitespace().count() <= LONGEST;
    is_short && NOTES.others.iter().any(|end| line.ends_with(end))
}

/// The words of the table.
struct Notes {
    begins: Vec<&'static str>,
    institution: Vec<&'static str>,
    others: Vec<&'static str>,
    caption: Vec<&'static str>,
}

static NOTES: LazyLock<Notes> = LazyLock::new(|| {
    let rows: Vec<Vec<&str>> = rows(include_str!("footnotes.tsv")).collect();
    let words = |what| {
        let rows = rows.iter().filter(|row| row[0] == what);
        rows.flat_map(|row| row[1].split(", ")).collect()
    };
    Notes {
        begins: words("begins"),
        institution: words("institution"),
        others: words("others"),
        caption: words("caption"),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_from_text() {
        for line in [
            "1 Hospital de la Ribera. Servicio de Urgencias.",
            "* Autora de correspondencia: Ana Ruiz",
            "E-mail: ana@example.org",
            "Recibido: 4 de mayo de 2014 / Aceptado: 11 de agosto de 2014",
            "© 2020 The Authors",
            "Department of Nursing, Ward College",
        ] {
            assert!(is_footnote(line), "{line}");
        }
        for line in [
            "The nurses who slept best were older.",
            "hospitals and wards were closed",
            "Mailing lists were used.",
            "",
        ] {
            assert!(!is_footnote(line), "{line}");
        }
    }
}
