//! `cotejo convert`: from one aligned form to another, unit by unit.

use super::kind::Kind;
use super::options::{Dated, Selecting};
use super::output::{NewFile, say, spare};
use super::units::{Form, Units, open};
use super::{Failure, Outcome, Status};
use crate::language::{LanguageTag, Languages};
use crate::memory::{Lost, TranslationUnit, UnitWriter, moses};
use crate::side::{Side, Sides};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, BufWriter, IsTerminal};
use std::path::{Path, PathBuf};

/// Convert what is aligned from one form to another
///
/// What IN is shows from its content, what OUT is to be from its name. It is worked through unit by unit, so that a
/// memory may be of any size. What the form cannot hold is named on standard error.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo convert memory.tmx memory.xlf
  cotejo convert project.xlf pairs.csv --only 1-1 --dedupe
  cotejo convert article.cotejo.json article.md
  cotejo convert memory.tmx corpus --to moses        writes corpus.en and corpus.es")]
pub struct Args {
    /// TMX, XLIFF 1.2 or 2.x, a TSV or CSV table, JSON lines or a bitext file; - is standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// File to write: .tmx, .xlf, .tsv, .csv, .md or .jsonl; - is standard output
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// Kind of IN, where its content misleads
    #[arg(long, value_enum, value_name = "KIND")]
    from: Option<Kind>,
    /// Form to write, where the name of OUT does not tell it
    #[arg(long, value_enum, value_name = "FORM")]
    to: Option<Form>,
    /// Language of the source (of the first unit otherwise)
    #[arg(long, value_name = "LANG")]
    source: Option<LanguageTag>,
    /// Language of the target
    #[arg(long, value_name = "LANG")]
    target: Option<LanguageTag>,
    #[command(flatten)]
    selecting: Selecting,
    #[command(flatten)]
    dated: Dated,
    /// Say nothing of what was written and left out
    #[arg(short, long)]
    quiet: bool,
}

/// What was done.
#[derive(Default)]
struct Done {
    written: usize,
    /// Units that the options leave out, and those of other languages.
    left_out: usize,
    other_languages: usize,
    lost: Lost,
}

pub fn run(args: &Args) -> Outcome {
    let form = args.to.or_else(|| Form::of(&args.output)).ok_or_else(|| {
        let what = "its name does not tell its form; name it with --to";
        Failure::about(args.output.display(), what)
    })?;
    spare(std::slice::from_ref(&args.input), &args.output)?;
    let created = args.dated.resolve()?;
    let Units { each, passed } =
        open(&args.input, args.from, Sides::new(args.source.as_ref(), args.target.as_ref()))?;
    let mut units = each.peekable();
    let languages = match units.peek() {
        Some(Ok(first)) => Languages::new(
            args.source.clone().unwrap_or_else(|| first.source_language.clone()),
            args.target.clone().unwrap_or_else(|| first.target_language.clone()),
        ),
        Some(Err(_)) => match units.next() {
            Some(Err(error)) => return Err(error),
            _ => unreachable!("what was peeked at comes next"),
        },
        None => {
            let what = "holds no translation unit with two languages";
            return Err(Failure::about(args.input.display(), what));
        }
    };
    let units: Box<dyn Iterator<Item = _>> = Box::new(units);
    let to_stdout = args.output.as_os_str() == "-";
    let done = if form == Form::Moses {
        two_texts(args, units, &languages)?
    } else if to_stdout {
        let out = BufWriter::new(io::stdout().lock());
        let writer = form.writer(out, languages.clone(), created).expect("a form of one file");
        pass(args, units, &languages, writer)?
    } else {
        let mut file = NewFile::create(&args.output)?;
        let writer =
            form.writer(&mut file, languages.clone(), created).expect("a form of one file");
        let done = pass(args, units, &languages, writer)?;
        if done.written == 0 && done.left_out == 0 {
            let what = format!("none of its units is in {languages}");
            return Err(Failure::about(args.input.display(), what));
        }
        file.finish()?;
        done
    };
    if !args.quiet {
        let lines = [
            (done.left_out, "units were left out, as the options ask"),
            (done.other_languages, "units between other languages were left out"),
        ];
        let lines = lines.into_iter().filter(|(count, _)| *count > 0);
        lines.for_each(|(count, what)| say(format!("{count} {what}")));
        passed.get().told().iter().chain(&done.lost.told()).for_each(say);
        if !to_stdout {
            say(format!("wrote {} ({} units)", args.output.display(), done.written));
        }
    }
    Ok(Status::Done)
}

/// Writes a text for each language beside each other.
fn two_texts(
    args: &Args,
    units: Box<dyn Iterator<Item = Result<TranslationUnit, Failure>>>,
    languages: &Languages,
) -> Result<Done, Failure> {
    let [source, target] = Side::BOTH.map(|side| beside(&args.output, &languages[side]));
    spare(std::slice::from_ref(&args.input), &source)?;
    spare(std::slice::from_ref(&args.input), &target)?;
    let (mut source, mut target) = (NewFile::create(&source)?, NewFile::create(&target)?);
    let writer = Box::new(moses::Writer::new(&mut source, &mut target));
    let done = pass(args, units, languages, writer)?;
    source.finish()?;
    target.finish()?;
    Ok(done)
}

/// `OUT.en` for `OUT`.
pub fn beside(output: &Path, tag: &LanguageTag) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(format!(".{tag}"));
    name.into()
}

/// Hands the units that are wanted to a writer.
fn pass(
    args: &Args,
    units: Box<dyn Iterator<Item = Result<TranslationUnit, Failure>>>,
    languages: &Languages,
    mut writer: Box<dyn UnitWriter + '_>,
) -> Result<Done, Failure> {
    let fail = |error: io::Error| Failure::about(args.output.display(), error);
    let mut selection = args.selecting.selection();
    let mut done = Done::default();
    let progress = progress(args.quiet);
    let mut codes = 0;
    for unit in units {
        let Some(unit) = unit?.between(languages) else {
            done.other_languages += 1;
            continue;
        };
        if !selection.takes(&unit) {
            done.left_out += 1;
            continue;
        }
        match writer.unit(&unit) {
            // a reader that has gone away (`| head`) is no error
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(done),
            other => other.map_err(fail)?,
        }
        done.written += 1;
        codes += unit.count_codes();
        progress.inc(1);
    }
    done.lost = match writer.finish() {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Lost::default(),
        other => other.map_err(fail)?,
    };
    if !writer.holds_codes() {
        done.lost.codes = codes;
    }
    progress.finish_and_clear();
    Ok(done)
}

fn progress(quiet: bool) -> ProgressBar {
    if quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} units, {per_sec}, {elapsed}");
    ProgressBar::no_length().with_style(style.expect("a valid template"))
}
