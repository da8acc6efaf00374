//! The same for every input: load it, work on it, hand on the result in input order, and go on where one is bad.

use super::induction::{first_pass, keep_words, second_pass};
use super::input::{Input, Inputs};
use super::load::{Loaded, load};
use super::options::Reading;
use super::resources::Resources;
use super::{Failure, Outcome, Status, output, parallel};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// Loads each input and applies `work` on all cores, then `take` in order. What was read from where is said on
/// standard error; inputs that fail are named there at the end.
pub fn each<R: Send>(
    inputs: Inputs,
    reading: &Reading,
    resources: &Resources,
    work: impl Fn(&Input, &Loaded) -> Result<R, Failure> + Sync,
    mut take: impl FnMut(R) -> Result<(), Failure>,
) -> Outcome {
    let Inputs { each, many } = inputs;
    let progress = progress(many && !reading.quiet);
    let mut failures: Vec<Failure> = Vec::new();
    let one = |input: Result<Input, Failure>| {
        let input = input?;
        let mut loaded = load(&input, reading, resources)?;
        if !many {
            second_pass(&mut loaded, reading, resources);
        }
        let result = work(&input, &loaded)?;
        let notes = std::mem::take(&mut loaded.notes);
        if !many {
            std::mem::forget(loaded); // the process ends soon, and frees all at once
        }
        Ok((notes, result))
    };
    let hand_on = |done: Result<(Vec<String>, R), Failure>| {
        let taken = done.and_then(|(notes, result)| {
            if !reading.quiet {
                notes.iter().for_each(output::say);
            }
            progress.suspend(|| take(result))
        });
        failures.extend(taken.err());
        progress.inc(1);
    };
    if many {
        first_pass(reading, resources)?;
    }
    std::thread::scope(|scope| {
        scope.spawn(|| resources.warm());
        parallel::ordered(each, one, hand_on);
    });
    progress.finish_and_clear();
    keep_words(resources)?;
    failures.iter().for_each(output::complain);
    Ok(if failures.is_empty() { Status::Done } else { Status::Incomplete })
}

/// How many inputs are done, on standard error where that is a terminal.
fn progress(shown: bool) -> ProgressBar {
    if !shown || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} done, {per_sec}, {elapsed}")
        .expect("a valid template");
    ProgressBar::no_length().with_style(style)
}
