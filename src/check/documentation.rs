//! The documentation of the rules: printed by `cotejo explain`, gathered in `docs/rules.md`.

use super::rule::{Rule, RuleWords};
use super::rules::RULES;
use crate::wording::{UiLanguage, terminal};
use std::fmt::Write;

/// One rule, as Markdown that reads well as it is.
pub(crate) fn explain(rule: &Rule, language: UiLanguage) -> String {
    let Rule { name, example, .. } = rule;
    let RuleWords { finds, what, why } = rule.words(language);
    let severity = terminal!(language, "severity", severity: rule.severity.to_string());
    let glossary = match example.clinical {
        true => terminal!(language, "rule-glossary"),
        false => String::new(),
    };
    let mut out = format!("## {name}\n\n");
    for paragraph in [&format!("**{severity}**: {finds}."), &*what, &*why] {
        out.push_str(&wrapped(paragraph));
    }
    for (title, pairs) in [
        (terminal!(language, "rule-wrong", glossary: glossary.as_str()), example.wrong),
        (terminal!(language, "rule-right", glossary: glossary.as_str()), example.right),
    ] {
        let pairs: Vec<String> =
            pairs.iter().map(|(source, target)| format!("en: {source}\nes: {target}\n")).collect();
        let _ = write!(out, "{title}:\n\n```text\n{}```\n\n", pairs.join("\n"));
    }
    let off = terminal!(language, "rule-off", rule: *name);
    out.push_str(wrapped(&off).trim_end());
    out.push('\n');
    out
}

/// A paragraph in lines that a terminal has room for, and a blank line.
fn wrapped(paragraph: &str) -> String {
    const WIDTH: usize = 100;
    let mut lines = vec![String::new()];
    for word in paragraph.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n") + "\n\n"
}

/// All rules: a table, then each in turn. The content of `docs/rules.md`.
pub(crate) fn all() -> String {
    let mut out = String::from(
        "# The rules\n\n\
        What `cotejo check` looks for. An **error** is surely wrong, a **warning** probably; an **info** is worth a \
        look\nwhen there is time. `cotejo explain RULE` prints a section of this page, which is made from the code \
        (`cotejo generate\nrules`).\n\n\
        | rule | severity | finds |\n|---|---|---|\n",
    );
    for rule in RULES {
        let Rule { name, severity, finds, .. } = rule;
        let _ = writeln!(out, "| [{name}](#{name}) | {severity} | {finds} |");
    }
    for rule in RULES {
        let _ = write!(out, "\n{}", explain(rule, UiLanguage::English));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule_test::{EN_ES, checker};
    use crate::check::{Earlier, Pattern, Severity, check};
    use crate::glossary::{Glossary, clinical};
    use crate::side::Sides;
    use std::sync::Arc;

    #[test]
    fn rules_are_in_the_order_of_their_names() {
        assert!(RULES.is_sorted_by_key(|rule| rule.name));
    }

    #[test]
    fn every_example_shows_its_rule() {
        let [clinical, none] = [clinical::glossary(), Glossary::default()].map(Arc::new);
        for Rule { name, example, .. } in RULES {
            let glossary = if example.clinical { &clinical } else { &none };
            let found = |pairs: &[(&str, &str)], confidence: f64| {
                let mut bitext = EN_ES.bitext("example", pairs);
                for bead in &mut bitext.alignment.beads {
                    bead.confidence = confidence;
                    bead.review = confidence < 0.7;
                }
                let pattern = example.pattern.map(|(source, no_target)| {
                    let (source, absent) = (Some(source), Some(no_target));
                    let (present, absent) = (Sides::new(source, None), Sides::new(None, absent));
                    Pattern::new(present, absent, "a pattern".into(), Severity::Warning).unwrap()
                });
                let checker = checker(glossary, &bitext, pattern.into_iter().collect());
                let remembered = example.memory.into_iter().flat_map(|(source, target)| {
                    let beads = (0..).zip(pairs).filter(move |(_, pair)| pair.0 == source);
                    beads.map(move |(bead, _)| Earlier::new(bead, 100, target, "a.tmx"))
                });
                let context = checker.context(&bitext).remembering(remembered.collect());
                let findings = check(&context).into_iter();
                findings.filter(|finding| finding.rule == *name).count()
            };
            assert!(found(example.wrong, example.confidence) > 0, "{name}: the wrong text");
            assert_eq!(found(example.right, 1.0), 0, "{name}: the right text");
        }
    }
}
