//! The loop over all inputs: read, align and process each; results come in input order, and a bad input does not stop
//! the others.

use super::decisions::Kept;
use super::expand::{Amount, Inputs, OutputsOf, expand};
use super::file::is_stdin;
use super::held::Held;
use super::input::{Content, Input};
use super::new_file::write_whole;
use super::options::{Aligning, Induce, InputOptions};
use super::output::{say, warn};
use super::progress::Progress;
use super::register::{Output, Register, Role};
use super::tally::{Partial, Tally};
use super::turns::{Turn, Turns};
use super::ui::note;
use super::{Failure, Status, never_free, parallel, ui};
use crate::bitext;
use crate::session::{Cotejo, Learned, Loaded, Note, Reading};
use crate::wording::in_language;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How an input is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    InFull,
    /// In a line, since there are many.
    Brief,
}

/// Aligns each input and applies `work` on all cores, then `take` in order. `work` also has the turn of the
/// input among several, and `take` learns how they are shown. `outputs_of` takes down the files that are made of an input.
/// Notes on inputs go to standard error, and inputs that fail are named there at the end; the tally has them for reports.
pub(super) fn each<R: Send>(
    options: InputOptions,
    aligning: &Aligning,
    cotejo: &Cotejo,
    outputs_of: OutputsOf<'_>,
    work: impl Fn(&Input, &Loaded, Option<Turn>) -> Result<R, Failure> + Sync,
    take: impl FnMut(R, Shown) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    each_or(options, aligning, cotejo, outputs_of, work, |_, _| None, take)
}

/// The same; `failed` makes a result of an input that failed, where one is to stand in its place. It also learns whether inputs
/// are records of files.
pub(super) fn each_or<R: Send>(
    options: InputOptions,
    aligning: &Aligning,
    cotejo: &Cotejo,
    outputs_of: OutputsOf<'_>,
    work: impl Fn(&Input, &Loaded, Option<Turn>) -> Result<R, Failure> + Sync,
    failed: impl Fn(&Failure, bool) -> Option<R>,
    mut take: impl FnMut(R, Shown) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let (options, register) = (&options, &options.register);
    aligning.lexicons.iter().try_for_each(|path| register.reads(path, Role::Lexicon))?;
    aligning.model.iter().try_for_each(|path| register.reads(path, Role::Model))?;
    let lexicon_out = aligning.lexicon_out.as_deref();
    let lexicon_out = lexicon_out.map(|path| register.writes(path, "--lexicon-out")).transpose()?;
    let Inputs { each, many, amount, left_out, taken } = expand(options, outputs_of)?;
    if let Some(pins) = &options.deciding.pins {
        if many {
            return Err(Failure::new("--pins is for one input; give one"));
        }
        // a bitext file is there to be updated
        if !bitext::file::FORMAT.has_name_of(&pins.to_string_lossy()) {
            register.reads(pins, Role::Pins)?;
        }
    }
    let reading = &options.reading();
    let say_unless_quiet = |what: &dyn std::fmt::Display| {
        if !options.quiet {
            say(what);
        }
    };
    left_out.iter().chain(&taken).for_each(|what| say_unless_quiet(&ui::plain(what)));
    let are_records = !matches!(amount, Amount::Inputs(_));
    let progress = Progress::new(many && !options.quiet, "done", amount);
    let mut tally = Tally::new(left_out.len());
    if options.strict {
        read_all(options, cotejo)?;
    }
    let turns = Arc::new(Turns::default());
    let one = |(number, input): (usize, Result<Input, Failure>)| {
        let turn = many.then(|| Turns::of(&turns, number));
        let input = input?;
        let mut loaded = input.read(cotejo, reading, &options.register)?;
        let aligned_here = !loaded.bitext.is_aligned();
        let kept = options.deciding.align(&input, &mut loaded.bitext, cotejo)?;
        if options.strict && loaded.unread.count() > 0 {
            return Err(Failure::about(&input.name, loaded.unread.messages().join("\n  ")));
        }
        // what a person has looked at is what was meant
        let is_guessed = aligned_here && kept.pins.is_empty();
        // what was found in a text may not be what was meant
        let were_found = matches!(input.content, Content::One(_));
        if is_guessed && let Some(found) = cotejo.unrelated(&input.name, &loaded, were_found) {
            match options.force {
                true => warn(&found),
                false => return Err(found.into()),
            }
        }
        // a long text is aligned again with the words that it teaches
        if !many && aligned_here && cotejo.learn(&loaded.bitext) && use_words(options, cotejo) {
            kept.align(&input, &mut loaded.bitext, cotejo)?;
        }
        let result = work(&input, &loaded, turn)?;
        let notes = Notes { of_reading: std::mem::take(&mut loaded.notes), kept };
        let unread = std::mem::take(&mut loaded.unread);
        let of_input = (unread.count() > 0).then(|| Partial::new(&input, &loaded.bitext, unread));
        if !many {
            never_free(loaded);
        }
        Ok((notes, of_input, result))
    };
    let mut hand_on = |done: Result<(Notes, Option<Partial>, R), Failure>, are_many: bool| {
        let shown = if are_many && !options.verbose { Shown::Brief } else { Shown::InFull };
        let done = done.or_else(|failure| match failed(&failure, are_records) {
            Some(result) => {
                progress.suspend(|| take(result, shown))?;
                Err(failure)
            }
            None => Err(failure),
        });
        let taken = done.and_then(|(notes, partial, result)| {
            let is_said = |note: &&Note| shown == Shown::InFull || !note.is_usual();
            let of_reading = notes.of_reading.iter().filter(is_said);
            let of_reading = of_reading.map(|note| note.message().in_language(ui::language()));
            of_reading.for_each(|note| say_unless_quiet(&note));
            notes.kept.notes.iter().for_each(|note| say_unless_quiet(note));
            let lost = notes.kept.lost.iter();
            lost.for_each(|what| warn(in_language(what, ui::language())));
            tally.partial.extend(partial);
            progress.suspend(|| take(result, shown))
        });
        tally.add(taken);
    };
    let mut held = Held::new();
    let next = |done| {
        progress.one_more();
        let shown = held.add(done);
        let are_many = held.are_many();
        shown.into_iter().for_each(|done| hand_on(done, are_many));
    };
    if many {
        first_pass(options, aligning, cotejo)?;
    }
    std::thread::scope(|scope| {
        scope.spawn(|| cotejo.warm());
        parallel::ordered(each.skip(options.skipped).enumerate(), one, next);
    });
    held.rest().into_iter().for_each(|done| hand_on(done, false));
    progress.end();
    keep_words(lexicon_out, cotejo)?;
    tally.say();
    Ok(tally)
}

/// What is said of an input.
struct Notes {
    of_reading: Vec<Note>,
    kept: Kept,
}

/// Reads all inputs; an error if any of them, or a part of it, cannot be read.
fn read_all(options: &InputOptions, cotejo: &Cotejo) -> Result<(), Failure> {
    let Inputs { each, many, .. } = expand(options, None)?;
    if options.paths.iter().any(|path| is_stdin(path)) {
        if !many {
            // it is read once: what fails is not written
            return Ok(());
        }
        let what = "cannot be read twice, as --strict wants; save it to a file";
        return Err(Failure::about("standard input", what));
    }
    let reading = &options.reading();
    let mut tally = Tally::default();
    let one = |input: Result<Input, Failure>| {
        let input = input?;
        let loaded = input.read(cotejo, reading, &options.register)?;
        let unread = loaded.unread;
        Ok((unread.count() > 0).then(|| Partial::new(&input, &loaded.bitext, unread)))
    };
    let take = |read: Result<Option<Partial>, Failure>| {
        let read = read.map(|partial| tally.partial.extend(partial));
        tally.add(read);
    };
    parallel::ordered(each, one, take);
    match tally.status() {
        Status::Done => Ok(()),
        _ => {
            tally.say();
            Err(Failure::new(note!("strict-nothing").to_string()))
        }
    }
}

/// Reads an input and aligns it, unless it came aligned.
fn load(
    input: &Input,
    reading: &Reading,
    register: &Arc<Register>,
    cotejo: &Cotejo,
) -> Result<(Loaded, bool), Failure> {
    let mut loaded = input.read(cotejo, reading, register)?;
    let aligned_here = !loaded.bitext.is_aligned();
    cotejo.align(&mut loaded.bitext);
    Ok((loaded, aligned_here))
}

/// Learns the words of many inputs, where the options ask for it. What cannot be read is left to the second pass.
fn first_pass(options: &InputOptions, aligning: &Aligning, cotejo: &Cotejo) -> Result<(), Failure> {
    /// After so many inputs whose languages all have a lexicon, no others are looked for.
    const LOOK: usize = 8;
    if aligning.induce() == Induce::Never {
        return Ok(());
    }
    if options.paths.iter().any(|path| is_stdin(path)) {
        let what = "cannot be read twice; save it to a file to learn its words";
        return match aligning.induce() {
            Induce::Always => Err(Failure::about("standard input", what)),
            _ => Ok(()),
        };
    }
    let reading = &options.reading();
    let ended = AtomicBool::new(false);
    let inputs = expand(options, None)?.each.take_while(|_| !ended.load(Ordering::Relaxed));
    let (mut seen, mut learned) = (0, false);
    let one = |input: Result<_, _>| load(&input.ok()?, reading, &options.register, cotejo).ok();
    let take = |loaded: Option<(Loaded, bool)>| {
        // what was begun before the end came is not taken: how much that is depends on the machine
        if ended.load(Ordering::Relaxed) {
            return;
        }
        seen += 1;
        learned |= loaded.is_some_and(|(loaded, _)| cotejo.learn(&loaded.bitext));
        let ends = seen >= LOOK && !learned || learned && cotejo.has_learned_all();
        ended.store(ends, Ordering::Relaxed);
    };
    parallel::ordered(inputs, one, take);
    use_words(options, cotejo);
    Ok(())
}

/// Aligns with the learned words from now on; whether there are any.
fn use_words(options: &InputOptions, cotejo: &Cotejo) -> bool {
    let learned = cotejo.learned();
    cotejo.use_words(&learned);
    for Learned { words, languages, beads, .. } in learned.iter().filter(|_| !options.quiet) {
        let (source, target) = (languages.source.as_str(), languages.target.as_str());
        say(note!("learned", words: *words, source: source, target: target, beads: *beads));
    }
    !learned.is_empty()
}

/// Writes what was learned to the file that the options name.
fn keep_words(output: Option<Output>, cotejo: &Cotejo) -> Result<(), Failure> {
    let Some(output) = &output else { return Ok(()) };
    let path = &output.path;
    match &cotejo.learned()[..] {
        [learned] => write_whole(output, learned.table.format().as_bytes()),
        [] => Err(Failure::about(path.display(), "nothing was aligned, so no words were learned")),
        _ => Err(Failure::about(
            path.display(),
            "the inputs are of several pairs of languages; a lexicon is of one",
        )),
    }
}
