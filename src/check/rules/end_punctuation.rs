//! `end-punctuation`: another mark at the end than the source has.

use crate::check::{CheckContext, Example, Finding, Place, Rule, Severity};
use crate::document::BlockKind;
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "end-punctuation",
    severity: Severity::Info,
    finds: "another mark at the end of a segment than the source has",
    what: "Compared are `.`, `?`, `!`, `:` and `…` at the end of a bead, before closing brackets and quotation marks. \
        Headings and lists of keywords are left alone, and so is a full stop in place of a semicolon.",
    why: "A question that became a statement says something else; a lost full stop is a slip.",
    example: Example::new(&[("Is it safe?", "Es seguro.")], &[("Is it safe?", "¿Es seguro?")]),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null() && !bead.review) {
        let last = Side::BOTH.map(|side| bead.range(side).end - 1);
        let is_prose = Side::BOTH.into_iter().zip(last).all(|(side, segment)| {
            context.bitext.side(side).segments[segment].kind == BlockKind::Paragraph
        });
        let ends = [0, 1].map(|at| end(context.text(Side::BOTH[at], last[at])));
        let [(source_at, source), (target_at, target)] = ends;
        if !is_prose || source.and_then(latin) == target.and_then(latin) {
            continue;
        }
        let mark = |mark: Option<char>| mark.map_or_else(String::new, String::from);
        let message = message!("end-differs", source: mark(source), target: mark(target));
        let place = |at: usize, segment: usize, mark: Option<char>| Place {
            segment,
            range: at..at + mark.map_or(0, char::len_utf8),
        };
        let finding = RULE
            .finding(index, message, message!("end-differs-why"))
            .at(Side::Source, place(source_at, last[0], source))
            .at(Side::Target, place(target_at, last[1], target));
        findings.push(finding);
    }
    findings
}

/// A mark that sentences end with, as it is beside Latin letters.
fn latin(mark: char) -> Option<char> {
    match mark {
        '.' | '。' | '।' | '۔' | '։' => Some('.'),
        '?' | '？' | '؟' => Some('?'),
        '!' | '！' => Some('!'),
        ':' | '：' => Some(':'),
        '…' => Some('…'),
        _ => None,
    }
}

/// The mark that a text ends with, and where.
fn end(text: &str) -> (usize, Option<char>) {
    // brackets, quotation marks and pictures behind it
    let closed = text.trim_end_matches(|c: char| !c.is_alphanumeric() && latin(c).is_none());
    match closed.chars().next_back() {
        Some(mark) if latin(mark).is_some() => (closed.len() - mark.len_utf8(), Some(mark)),
        _ => (closed.len(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn other_marks_are_found() {
        for (source, target, found) in [
            ("Is it safe?", "Es seguro.", "? = ."),
            ("It is very safe.", "Es muy seguro", ". = "),
            ("He said “it is safe.”", "Dijo: «es seguro».", ""),
            ("Nurses slept (see below).", "Las enfermeras durmieron (véase abajo).", ""),
            ("Nurses slept well.", "Las enfermeras durmieron bien. 😀", ""),
            ("Nurses slept", "Las enfermeras durmieron", ""),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]).concat(), found, "{source}");
        }
        let chinese = RuleTest { languages: ("en", "zh"), glossary: "" };
        let found = |text| chinese.finds(&RULE, &[("Nurses slept.", text)]).concat();
        assert_eq!((found("护士睡着了。"), found("护士睡着了？")), ("".into(), ". = ？".into()));
        let french = RuleTest { languages: ("en", "fr"), glossary: "" };
        assert!(
            french
                .finds(&RULE, &[("Is it safe for nurses?", "Est-ce sûr pour elles ?")])
                .is_empty()
        );
    }
}
