//! `name-mismatch`: a name or an identifier that the other side has in another form.

use crate::check::messages::message;
use crate::check::{CheckContext, Example, Finding, Place, Rule, Severity};
use crate::side::{Side, Sides};
use crate::text::fold;
use regex::Regex;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "name-mismatch",
    severity: Severity::Warning,
    finds: "an address, an identifier or a name with Greek letters or digits that differs",
    what: "Compared are web and mail addresses, DOIs, numbers of trials (`NCT01234567`, `ISRCTN…`), and names of letters \
        with digits or Greek letters (`IL-1β`, `HER2`). Reported are two of one kind, one of either side of a bead, \
        that neither has its like on the other side; of names only those that differ in a letter or digit or two.",
    why: "Another letter is another protein, and an address with a mistake leads nowhere.",
    example: Example::new(
        &[("IL-1β fell in the ward.", "La IL-1α disminuyó en la planta.")],
        &[("IL-1β fell in the ward.", "La IL-1β disminuyó en la planta.")],
    ),
    check,
};

/// What is compared: each pattern with whether two may differ as much as they like.
static KINDS: LazyLock<Vec<(Regex, bool)>> = LazyLock::new(|| {
    let greek = "\u{3b1}-\u{3c9}";
    let kinds = [
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+".to_owned(), true),
        (r"(?:https?://|www\.)[^\s<>()\[\]«»“”]+".to_owned(), true),
        (r"\b10\.\d{4,9}/[^\s<>()\[\]«»“”]+".to_owned(), true),
        (
            r"\b(?:NCT|ISRCTN|ACTRN|CTRI|EudraCT|PROSPERO|CRD|ChiCTR|RBR)[-\d/]{5,}\b".to_owned(),
            true,
        ),
        (
            format!(
                r"\b\p{{Lu}}[\p{{L}}\d]{{0,6}}(?:[-\u{{2010}}\u{{2011}}]?(?:\d{{1,3}}[A-Z]?|[{greek}]))+\b"
            ),
            false,
        ),
    ];
    kinds.map(|(kind, any)| (Regex::new(&kind).expect("a valid pattern"), any)).into()
});

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        let may_have = |side| {
            let mut texts = context.texts(bead, side);
            texts.any(|(_, text)| text.contains(is_sign_of_name))
        };
        if !may_have(Side::Source) || !may_have(Side::Target) {
            continue;
        }
        for (kind, may_differ_much) in KINDS.iter() {
            let all = Sides::from_fn(|side| {
                let found = context.texts(bead, side).flat_map(|(segment, text)| {
                    kind.find_iter(text).map(move |found| {
                        let name = found.as_str().trim_end_matches(['.', ',', ';', ':', '/', '?']);
                        let range = found.start()..found.start() + name.len();
                        (normalised(name), Place { segment, range })
                    })
                });
                found.collect::<Vec<_>>()
            });
            let alone = |side: Side| {
                let others = &all[side.other()];
                let is_alone =
                    |(name, _): &&(String, Place)| others.iter().all(|other| other.0 != *name);
                all[side].iter().filter(is_alone)
            };
            for (source, place) in alone(Side::Source) {
                let is_answer =
                    |(target, _): &&(String, Place)| *may_differ_much || is_near(source, target);
                let mut answers = alone(Side::Target).filter(is_answer);
                let (Some((_, answer)), None) = (answers.next(), answers.next()) else { continue };
                let message = message!(
                    "name-differs",
                    source: context.text_at(Side::Source, place),
                    target: context.text_at(Side::Target, answer),
                );
                let finding = RULE
                    .finding(index, message, message!("name-differs-why"))
                    .at(Side::Source, place.clone())
                    .at(Side::Target, answer.clone());
                findings.push(finding);
            }
        }
    }
    findings
}

fn is_sign_of_name(c: char) -> bool {
    c.is_ascii_digit() || c == '@' || c == '/' || ('\u{3b1}'..='\u{3c9}').contains(&c) || c == 'w'
}

/// A name without case and hyphens.
fn normalised(name: &str) -> String {
    fold::case(name).chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}')).collect()
}

/// Whether two names are as long as each other and differ in one character, a Greek letter or a letter.
fn is_near(one: &str, other: &str) -> bool {
    let differing = one.chars().zip(other.chars()).filter(|(a, b)| a != b);
    one.chars().count() == other.chars().count() && differing.count() == 1
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

    #[test]
    fn names_that_differ_are_found() {
        for (source, target, found) in [
            ("IL-1β fell.", "La IL-1α disminuyó.", "IL-1β = IL-1α"),
            ("HER2 was high.", "El HER3 era alto.", "HER2 = HER3"),
            (
                "Write to ana@ward.example.",
                "Escriba a eva@ward.example.",
                "ana@ward.example = eva@ward.example",
            ),
            (
                "See https://ward.example/a.",
                "Véase https://ward.example/b.",
                "https://ward.example/a = https://ward.example/b",
            ),
            (
                "Trial NCT01234567 ended.",
                "El ensayo NCT01234576 terminó.",
                "NCT01234567 = NCT01234576",
            ),
            ("doi: 10.1234/abc.5", "doi: 10.1234/abc.6", "10.1234/abc.5 = 10.1234/abc.6"),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]), [found], "{source}");
        }
    }

    #[test]
    fn names_that_answer_each_other_are_left_alone() {
        for pair in [
            ("IL-1β and IL-1α fell.", "La IL-1α y la IL-1β disminuyeron."),
            ("IL1β fell.", "La IL-1β disminuyó."),
            ("HER2 was high.", "El VIH1 era alto."),
            ("SARS-CoV-2 and H1N1.", "El SARS-CoV-2 y el H1N1."),
            ("See www.ward.example.", "Véase www.ward.example, donde se explica."),
            ("Write to ana@ward.example.", "Escríbanos."),
            ("Vitamin B12 fell.", "La vitamina B12 disminuyó."),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[pair]), [""; 0], "{pair:?}");
        }
    }
}
