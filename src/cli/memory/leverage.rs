//! How much of a text was translated before, as a table to read.

use crate::cli::ui;
use crate::store::{Amount, Leverage};
use crate::wording::terminal;

/// A line for each band, and one for all.
pub(super) fn table(leverage: &Leverage) -> String {
    let language = ui::language();
    let head = [
        terminal!(language, "leverage-match"),
        terminal!(language, "leverage-segments"),
        terminal!(language, "leverage-words"),
        terminal!(language, "leverage-share"),
    ];
    let row = |name: String, amount: &Amount| {
        let share = leverage.share(amount).to_string();
        [name, amount.segments.to_string(), amount.words.to_string(), share]
    };
    let bands = leverage.bands.iter().map(|band| {
        let name = match band.name {
            "repetitions" => terminal!(language, "leverage-repetitions"),
            "none" => terminal!(language, "leverage-none"),
            percent => percent.to_owned(),
        };
        row(name, &band.amount)
    });
    let total = row(terminal!(language, "leverage-total"), &leverage.total);
    let width = head[3].chars().count();
    let line = |[name, segments, words, share]: [String; 4]| {
        format!("{name:<12} {segments:>9} {words:>9} {share:>width$}\n")
    };
    std::iter::once(head).chain(bands).chain([total]).map(line).collect()
}
