//! `number-mismatch`: a number of one side that the other side does not have, or has with another sign, relation
//! or unit.

mod affinity;
mod pairing;
mod wording;

use super::documentation::{Documentation, Example};
use super::{CheckContext, Finding, Rule, Severity};
use crate::align::Bead;
use crate::bitext::Side;
use crate::language::pack;
use crate::text::number::Style;
use crate::text::quantity::{Hint, Quantity, Words, quantities_among};
use crate::text::words::Word;
use pairing::mismatches;
use wording::Wording;

pub struct NumberMismatch;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a number without an equal on the other side, or with another sign, relation or unit",
    what: "Numbers are compared by value, sign, relation and unit: `ten` equals `10`, `0,05` equals \
        `0.05`, 24 h equal a day, and `p < 0.05` is not `p = 0.05`. docs/numbers.md says more.",
    why: "A wrong figure is a wrong result, and no spelling checker sees it.",
    example: Example::new(
        &[("The course had eight sessions.", "El curso constaba de seis sesiones.")],
        &[("The course had eight sessions.", "El curso constaba de 8 sesiones.")],
    ),
};

/// A quantity where it stands.
#[derive(Clone)]
struct Located {
    segment: usize,
    quantity: Quantity,
    /// How far into its side of the bead, from 0 to 1.
    position: f64,
}

impl Rule for NumberMismatch {
    fn name(&self) -> &'static str {
        "number-mismatch"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn is_dear(&self) -> bool {
        true
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let (source, target) =
            (Numerals::of(context, Side::Source), Numerals::of(context, Side::Target));
        let wording = Wording { context, style: target.style };
        let mut findings = Vec::new();
        // the words of a segment; one list for all
        let mut hinted = Vec::new();
        for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
            if !source.ask(bead) && !target.ask(bead) {
                continue;
            }
            let [source, target] = [&source, &target].map(|side| side.located(bead, &mut hinted));
            findings.extend(mismatches(source, target).into_iter().map(|mismatch| {
                let mut finding = Finding::new(self, index, wording.message(&mismatch));
                finding.why = wording.why(&mismatch);
                finding.suggestion = wording.suggestion(&mismatch);
                finding.fix = wording.fix(&mismatch);
                finding.source = mismatch.place(Side::Source);
                finding.target = mismatch.place(Side::Target);
                finding
            }));
        }
        findings
    }
}

/// How one side writes its numbers.
struct Numerals<'s> {
    context: &'s CheckContext<'s>,
    side: Side,
    language: Option<Words<'static>>,
    /// Of the whole document: a text that writes 0,05 means 1500 by 1.500.
    style: Style,
}

impl<'s> Numerals<'s> {
    fn of(context: &'s CheckContext<'_>, side: Side) -> Self {
        let language = pack(context.language(side)).map(|pack| pack.quantities());
        let segments = context.bitext.side(side).segments.iter();
        let style = Style::of(segments.map(|segment| segment.as_str()));
        Numerals { context, side, language, style }
    }

    /// Whether a bead may have a quantity on this side that asks for an equal.
    fn ask(&self, bead: &Bead) -> bool {
        let words = self.context.words(self.side);
        let asks = |segment: usize| {
            let mut tokens = words.tokens(segment).iter();
            tokens.any(|token| words.form(*token).traits().quantity.asks())
        };
        bead.range(self.side).any(asks)
    }

    /// The quantities of a bead on this side; `hinted` is room for words.
    fn located(&self, bead: &Bead, hinted: &mut Vec<(Word<'s>, Hint)>) -> Vec<Located> {
        let segments = self.context.bitext.segments(bead, self.side);
        let length: usize = segments.iter().map(|segment| segment.as_str().len() + 1).sum();
        let words = self.context.words(self.side);
        let mut all = Vec::new();
        let mut at = 0;
        for (segment, content) in (bead.range(self.side).start..).zip(segments) {
            let text = content.as_str();
            let tokens = words.tokens(segment).iter();
            hinted.clear();
            hinted.extend(
                tokens.map(|token| (words.word(*token), words.form(*token).traits().quantity)),
            );
            let quantities = quantities_among(text, hinted, self.language, self.style);
            all.extend(quantities.into_iter().map(|quantity| {
                let position = (at + quantity.number.start) as f64 / length as f64;
                Located { segment, quantity, position }
            }));
            at += text.len() + 1;
        }
        all
    }
}
