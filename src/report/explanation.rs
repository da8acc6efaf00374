//! Why beads are as they are, for a translator.

use super::visible::for_terminal;
use crate::align::{Bead, Explanation};
use crate::bitext::{Bitext, Side};
use crate::text::shortened::shortened;
use std::fmt::Write;

/// The most words of a kind that are shown.
const SHOWN: usize = 8;
/// The most characters of a text that are shown.
const LONGEST_TEXT: usize = 90;
/// A length within this factor of what is expected speaks for a bead.
const USUAL: f64 = 1.35;

/// The evidence for a bead, what speaks against it, and what else it might have been. `index` is from 0.
pub(crate) fn render(bitext: &Bitext, index: usize, explanation: &Explanation) -> String {
    let bead = &explanation.bead;
    let mut out =
        format!("bead {} ({}, confidence {:.2})\n", index + 1, bead.kind(), bead.confidence);
    for side in [Side::Source, Side::Target] {
        let text = if bead.range(side).is_empty() { "–".into() } else { bitext.text(bead, side) };
        let _ = writeln!(
            out,
            "  {:9}{}",
            bitext.side(side).language.as_str(),
            shortened(&text, LONGEST_TEXT)
        );
    }
    let rivals = explanation.rivals.iter().map(rival).collect();
    for (label, reasons) in [
        ("for", reasons_for(explanation)),
        ("against", reasons_against(explanation)),
        ("instead", rivals),
    ] {
        for (number, reason) in reasons.iter().enumerate() {
            let _ = writeln!(out, "  {:9}{reason}", if number == 0 { label } else { "" });
        }
    }
    for_terminal(&out).into_owned()
}

fn reasons_for(explanation: &Explanation) -> Vec<String> {
    let mut reasons = Vec::new();
    if explanation.bead.is_null() {
        let [source, target] = &explanation.elsewhere;
        if source.is_empty() && target.is_empty() {
            reasons.push("no segment of the other text has its words".into());
        }
        return reasons;
    }
    if explanation.is_known {
        reasons.push("the memory has the same pair".into());
    }
    if !explanation.linked.is_empty() {
        let pairs =
            explanation.linked.iter().map(|(source, target)| format!("{source} = {target}"));
        let [source, target] = explanation.shares.map(|share| (share * 100.0).round());
        reasons.push(format!(
            "{source} % of the words of the source are in the target, {target} % the other way: {}",
            listed(pairs)
        ));
    }
    if !explanation.numbers.is_empty() {
        reasons.push(format!("both have {}", listed(explanation.numbers.iter().cloned())));
    }
    let [source, target] = &explanation.headings;
    for class in source.iter().filter(|class| target.contains(class)) {
        reasons.push(format!("both have a heading of {class}"));
    }
    if let Some(stretch) = explanation.stretch.filter(|stretch| is_usual(*stretch)) {
        reasons
            .push(format!("the lengths fit (the target is {stretch:.2} times what is expected)"));
    }
    reasons
}

fn reasons_against(explanation: &Explanation) -> Vec<String> {
    let mut reasons = Vec::new();
    let names = ["source", "target"];
    for (side, name) in names.iter().enumerate() {
        let words = explanation.elsewhere[side]
            .iter()
            .map(|(word, segment)| format!("{word} ({})", segment + 1));
        if words.len() > 0 {
            reasons.push(format!(
                "words of the {name} that other segments of the {} have: {}",
                names[1 - side],
                listed(words)
            ));
        }
    }
    if !explanation.bead.is_null() {
        for (numbers, name) in explanation.numbers_missed.iter().zip(["target", "source"]) {
            if !numbers.is_empty() {
                reasons.push(format!("the {name} lacks {}", listed(numbers.iter().cloned())));
            }
        }
        let [source, target] = &explanation.headings;
        for (these, others, name) in [(source, target, "target"), (target, source, "source")] {
            for class in these.iter().filter(|class| !others.contains(class)) {
                reasons.push(format!("the {name} has no heading of {class}"));
            }
        }
        if explanation.linked.is_empty() {
            reasons.push("no word of the source is known to be in the target".into());
        }
    }
    if let Some(stretch) = explanation.stretch.filter(|stretch| !is_usual(*stretch)) {
        reasons.push(format!("the target is {stretch:.2} times as long as expected"));
    }
    reasons
}

fn is_usual(stretch: f64) -> bool {
    (1.0 / USUAL..=USUAL).contains(&stretch)
}

/// What else the model thought of.
fn rival(bead: &Bead) -> String {
    let side = |side: Side| {
        let range = bead.range(side);
        match range.len() {
            0 => "nothing".to_owned(),
            1 => (range.start + 1).to_string(),
            _ => format!("{}-{}", range.start + 1, range.end),
        }
    };
    format!(
        "source {} with target {} (probability {:.2})",
        side(Side::Source),
        side(Side::Target),
        bead.confidence
    )
}

fn listed(items: impl Iterator<Item = String>) -> String {
    let mut items: Vec<String> = items.collect();
    let more = items.len().saturating_sub(SHOWN);
    items.truncate(SHOWN);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    items.join(", ") + &rest
}
