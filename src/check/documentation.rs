//! What a person should know of a rule: printed by `cotejo explain`, gathered in `docs/rules.md`.

use super::{RULES, Rule};
use std::fmt::Write;

/// The documentation of a rule, kept beside its code.
pub struct Documentation {
    /// What it finds, in a line.
    pub finds: &'static str,
    /// What it looks at, what counts and what does not.
    pub what: &'static str,
    /// Why that is worth a look.
    pub why: &'static str,
    /// An example.
    pub example: Example,
}

/// A text that the rule finds something in, and how it should be. Tests hold every rule to its example.
pub struct Example {
    /// Source and target.
    pub languages: (&'static str, &'static str),
    /// What the example is checked against.
    pub glossary: Against,
    /// Pairs of a source and its target; an empty side is a segment without a counterpart.
    pub wrong: &'static [(&'static str, &'static str)],
    /// The same written right.
    pub right: &'static [(&'static str, &'static str)],
    /// How sure it is that the wrong pairs belong together, 0 to 1.
    pub confidence: f64,
}

/// What an example is checked against.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// No glossary.
    Nothing,
    /// The glossary that ships.
    Clinical,
}

impl Example {
    /// An example of an English text and its Spanish translation, checked without a glossary.
    pub const fn new(
        wrong: &'static [(&'static str, &'static str)],
        right: &'static [(&'static str, &'static str)],
    ) -> Self {
        let (languages, glossary) = (("en", "es"), Against::Nothing);
        Example { languages, glossary, wrong, right, confidence: 1.0 }
    }

    /// The same, checked against the glossary that ships.
    pub const fn clinical(
        wrong: &'static [(&'static str, &'static str)],
        right: &'static [(&'static str, &'static str)],
    ) -> Self {
        Example { glossary: Against::Clinical, ..Example::new(wrong, right) }
    }
}

/// One rule, as Markdown that reads well as it stands.
pub fn explain(rule: &dyn Rule) -> String {
    let Documentation { finds, what, why, example } = rule.documentation();
    let name = rule.name();
    let glossary = match example.glossary {
        Against::Nothing => "",
        Against::Clinical => " (with the glossary that ships)",
    };
    let mut out = format!("## {name}\n\n");
    for paragraph in [&format!("**{}**: {finds}.", rule.severity()), *what, *why] {
        out.push_str(&wrapped(paragraph));
    }
    let (source, target) = example.languages;
    for (title, pairs) in [("Wrong", example.wrong), ("Right", example.right)] {
        let _ = write!(out, "{title}{glossary}:\n\n```text\n");
        for (index, pair) in pairs.iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            for (language, text) in [(source, pair.0), (target, pair.1)] {
                let _ = writeln!(out, "{language}: {text}");
            }
        }
        out.push_str("```\n\n");
    }
    let off = format!(
        "To switch it off: `--rule {name}=off`, or `{name} = \"off\"` under `[rules]` in `cotejo.toml`."
    );
    out.push_str(wrapped(&off).trim_end());
    out.push('\n');
    out
}

/// A paragraph in lines that a terminal has room for, a blank line behind it.
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
pub fn all() -> String {
    let mut out = String::from(
        "# The rules\n\n\
        What `cotejo check` looks for. An **error** is surely wrong, a **warning** probably; an **info** is worth a \
        look\nwhen there is time. `cotejo explain RULE` prints a section of this page, which is made from the code \
        (`cotejo generate\nrules`).\n\n\
        | rule | severity | finds |\n|---|---|---|\n",
    );
    for rule in RULES {
        let (name, finds) = (rule.name(), rule.documentation().finds);
        let _ = writeln!(out, "| [{name}](#{name}) | {} | {finds} |", rule.severity());
    }
    for rule in RULES {
        let _ = write!(out, "\n{}", explain(*rule));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Checker, check};
    use super::*;
    use crate::bitext::pairs::from_pairs;
    use crate::glossary::{Glossary, clinical};
    use crate::language::LanguageTag;
    use crate::words::Lexicon;
    use std::sync::Arc;

    #[test]
    fn rules_stand_in_the_order_of_their_names() {
        assert!(RULES.is_sorted_by_key(|rule| rule.name()));
    }

    #[test]
    fn every_example_shows_its_rule() {
        let [clinical, none] = [clinical::glossary(), Glossary::default()].map(Arc::new);
        for rule in RULES {
            let example = &rule.documentation().example;
            let (source, target) = example.languages;
            let languages = (LanguageTag::known(source), LanguageTag::known(target));
            let glossary = match example.glossary {
                Against::Nothing => &none,
                Against::Clinical => &clinical,
            };
            let lexicon = Arc::new(Lexicon::shipped(&languages.0, &languages.1));
            let checker = Checker::new(glossary.clone(), lexicon, &languages.0, &languages.1);
            let found = |pairs: &[(&str, &str)], confidence: f64| {
                let owned =
                    pairs.iter().map(|(source, target)| (source.to_string(), target.to_string()));
                let mut bitext = from_pairs("example", languages.clone(), owned);
                for bead in &mut bitext.alignment.beads {
                    bead.confidence = confidence;
                    bead.review = confidence < 0.7;
                }
                let findings = check(&checker.context(&bitext));
                findings.into_iter().filter(|finding| finding.rule == rule.name()).count()
            };
            assert!(
                found(example.wrong, example.confidence) > 0,
                "{}: the wrong text",
                rule.name()
            );
            assert_eq!(found(example.right, 1.0), 0, "{}: the right text", rule.name());
        }
    }
}
