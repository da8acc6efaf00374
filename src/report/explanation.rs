//! Why beads are as they are, for a translator.

use super::visible::for_terminal;
use crate::align::{Bead, Explanation};
use crate::bitext::{Bitext, Side};
use crate::text::shortened::shortened;
use crate::wording::{Data, UiLanguage, terminal};
use std::fmt::Write;

/// The most words of a kind that are shown.
const SHOWN: usize = 8;
/// The most characters of a text that are shown.
const LONGEST_TEXT: usize = 90;
/// A length within this factor of what is expected speaks for a bead.
const USUAL: f64 = 1.35;

/// The evidence for a bead, what speaks against it, and what else it might have been. `index` is from 0.
pub(crate) fn render(
    bitext: &Bitext,
    index: usize,
    explanation: &Explanation,
    language: UiLanguage,
) -> String {
    let bead = &explanation.bead;
    let words = Words { language };
    let mut out = terminal!(
        language,
        "explanation",
        number: index + 1,
        kind: bead.kind().to_string(),
        confidence: bead.confidence
    ) + "\n";
    for side in [Side::Source, Side::Target] {
        let text = if bead.range(side).is_empty() { "–".into() } else { bitext.text(bead, side) };
        let _ = writeln!(
            out,
            "  {:9}{}",
            bitext.side(side).language.as_str(),
            shortened(&text, LONGEST_TEXT)
        );
    }
    let rivals = explanation.rivals.iter().map(|bead| words.rival(bead)).collect();
    for (label, reasons) in [
        (terminal!(language, "label-for"), words.reasons_for(explanation)),
        (terminal!(language, "label-against"), words.reasons_against(explanation)),
        (terminal!(language, "label-instead"), rivals),
    ] {
        for (number, reason) in reasons.iter().enumerate() {
            let label = if number == 0 { &label } else { "" };
            let _ = writeln!(out, "  {label:9}{reason}");
        }
    }
    for_terminal(&out).into_owned()
}

/// Reasons in the words of a language.
struct Words {
    language: UiLanguage,
}

impl Words {
    fn reasons_for(&self, explanation: &Explanation) -> Vec<String> {
        let language = self.language;
        let mut reasons = Vec::new();
        if explanation.bead.is_null() {
            let [source, target] = &explanation.elsewhere;
            if source.is_empty() && target.is_empty() {
                reasons.push(terminal!(language, "no-words"));
            }
            return reasons;
        }
        if explanation.is_known {
            reasons.push(terminal!(language, "known-pair"));
        }
        if !explanation.linked.is_empty() {
            let pairs =
                explanation.linked.iter().map(|(source, target)| format!("{source} = {target}"));
            let [source, target] =
                explanation.shares.map(|share| (share * 100.0).round().to_string());
            let words = self.listed(pairs);
            reasons.push(
                terminal!(language, "linked-words", source: source, target: target, words: words),
            );
        }
        if !explanation.numbers.is_empty() {
            let items = self.listed(explanation.numbers.iter().cloned());
            reasons.push(terminal!(language, "both-have", items: items));
        }
        let [source, target] = &explanation.headings;
        for class in source.iter().filter(|class| target.contains(class)) {
            reasons.push(terminal!(language, "both-have-heading", class: Data(class)));
        }
        if let Some(stretch) = explanation.stretch.filter(|stretch| is_usual(*stretch)) {
            reasons.push(terminal!(language, "lengths-fit", times: stretch));
        }
        reasons
    }

    fn reasons_against(&self, explanation: &Explanation) -> Vec<String> {
        let language = self.language;
        let mut reasons = Vec::new();
        for side in Side::BOTH {
            let words = explanation.elsewhere[side as usize]
                .iter()
                .map(|(word, segment)| format!("{word} ({})", segment + 1));
            if words.len() == 0 {
                continue;
            }
            let words = self.listed(words);
            reasons.push(match side {
                Side::Source => terminal!(language, "words-elsewhere-source", words: words),
                Side::Target => terminal!(language, "words-elsewhere-target", words: words),
            });
        }
        if !explanation.bead.is_null() {
            let [in_source, in_target] = &explanation.numbers_missed;
            if !in_source.is_empty() {
                let items = self.listed(in_source.iter().cloned());
                reasons.push(terminal!(language, "target-lacks", items: items));
            }
            if !in_target.is_empty() {
                let items = self.listed(in_target.iter().cloned());
                reasons.push(terminal!(language, "source-lacks", items: items));
            }
            let [source, target] = &explanation.headings;
            for class in source.iter().filter(|class| !target.contains(class)) {
                reasons.push(terminal!(language, "target-lacks-heading", class: Data(class)));
            }
            for class in target.iter().filter(|class| !source.contains(class)) {
                reasons.push(terminal!(language, "source-lacks-heading", class: Data(class)));
            }
            if explanation.linked.is_empty() {
                reasons.push(terminal!(language, "no-known-words"));
            }
        }
        if let Some(stretch) = explanation.stretch.filter(|stretch| !is_usual(*stretch)) {
            reasons.push(terminal!(language, "lengths-differ", times: stretch));
        }
        reasons
    }

    /// What else the model thought of.
    fn rival(&self, bead: &Bead) -> String {
        let language = self.language;
        let side = |side: Side| {
            let range = bead.range(side);
            match range.len() {
                0 => terminal!(language, "nothing"),
                1 => (range.start + 1).to_string(),
                _ => format!("{}-{}", range.start + 1, range.end),
            }
        };
        terminal!(
            language,
            "rival",
            source: side(Side::Source),
            target: side(Side::Target),
            probability: bead.confidence
        )
    }

    fn listed(&self, items: impl Iterator<Item = String>) -> String {
        let mut items: Vec<String> = items.collect();
        let more = items.len().saturating_sub(SHOWN);
        items.truncate(SHOWN);
        let rest = match more {
            0 => String::new(),
            count => terminal!(self.language, "and-more", count: count),
        };
        items.join(", ") + &rest
    }
}

fn is_usual(stretch: f64) -> bool {
    (1.0 / USUAL..=USUAL).contains(&stretch)
}
