//! `cotejo fix`: the certain suggestions of findings, applied to what is aligned.

use super::file::{named, read};
use super::new_file::write_whole;
use super::output::{print, say, warn};
use super::settings::{Checking, Settings};
use super::stdout::refuse_closed;
use super::ui::note;
use super::{Failure, Outcome, Status, checksum, ui};
use crate::bitext::{Bitext, file};
use crate::check::fixes::Fixes;
use crate::check::{Finding, Fix, check};
use crate::format::{self, Format, Reads};
use crate::memory::replace::{self, Replaced};
use crate::text::encoding::decode;
use crate::text::xml;
use crate::wording::terminal;
use std::path::PathBuf;

/// Apply the suggestions that are certain
///
/// A repeated article or preposition, a double space, the form of a number, a term that the glossary replaces by another:
/// where nothing around it must change and the meaning stays, the suggestion of a finding is put in its place. All else stays byte for byte as it is; in a
/// bitext file each fix is an operation that can be undone. What was done is listed on standard output.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo fix memory.tmx -o mended.tmx
  cotejo fix article.cotejo.json -o mended.cotejo.json -g my-terms.tsv
  cotejo fix pairs.csv --dry-run --rule double-space=off")]
pub(super) struct Args {
    #[command(flatten)]
    checking: Checking,
    /// File to write, of the same format
    #[arg(short, long, value_name = "FILE", required_unless_present = "dry_run")]
    output: Option<PathBuf>,
    /// Only list what would be done
    #[arg(long, conflicts_with = "output")]
    dry_run: bool,
}

pub(super) fn run(args: &Args) -> Outcome {
    let settings = Settings::new(&args.checking.inputs, &args.checking.checks, false)?;
    let [path] = &settings.inputs.paths[..] else {
        return Err(Failure::new("fix takes one input; mend several one by one"));
    };
    let register = &settings.inputs.register;
    let output =
        args.output.as_deref().map(|path| register.writes(path, "--output")).transpose()?;
    refuse_closed()?;
    let (name, bytes) = (named(path), read(path)?);
    let fail = |what: &str| Failure::about(&name, what);
    let format = settings.inputs.from.unwrap_or_else(|| format::of(&name, &bytes));
    if !(matches!(format.read, Some(Reads::Bitext(_))) || replace::is_possible(format)) {
        let what = "fix takes what is aligned: a bitext file, TMX, XLIFF, or a table with tabs or commas; \
                    `cotejo run` makes the first two of an article";
        return Err(fail(what));
    }
    let cotejo = args.checking.cotejo(&settings)?;
    let loaded = cotejo.read(&name, &bytes, &settings.inputs.reading())?;
    let [loaded] = <[_; 1]>::try_from(loaded).map_err(|_| fail("holds more than one document"))?;
    let is_quiet = settings.inputs.quiet;
    let notes = loaded.notes.iter().filter(|_| !is_quiet);
    notes.for_each(|note| say(note.message().in_language(ui::language())));
    loaded.unread.messages().iter().for_each(|what| warn(Failure::about(&name, what)));
    let bitext = loaded.bitext;
    let checker = cotejo.checker(&bitext.languages());
    let selected =
        settings.control.select(&bitext, check(&args.checking.context(&checker, &bitext)?));
    let Fixes { certain, overlapping } = Fixes::of(&selected.findings);
    let (content, not_found) =
        fixed(&bytes, format, &bitext, &certain).map_err(|what| fail(&what))?;
    let is_done = |at: &usize| !not_found.contains(at);
    let done: Vec<usize> = (0..certain.len()).filter(is_done).collect();
    print(&done.iter().map(|at| line(&bitext, certain[*at]) + "\n").collect::<String>())?;
    let left_out = |(finding, fix), why: &str| {
        let fix = line(&bitext, (finding, fix));
        warn(note!("fix-left-out", name: &name, fix: fix, why: ui::plain(why)));
    };
    overlapping.into_iter().for_each(|fix| left_out(fix, "another fix is in its place; fix again"));
    for at in not_found {
        left_out(certain[at], "its text cannot be changed in this file by itself");
    }
    let count = done.len();
    match &output {
        Some(output) => {
            write_whole(output, content.as_bytes())?;
            if !is_quiet {
                say(note!("wrote-fixes", file: output.path.display().to_string(), count: count));
            }
        }
        None if !is_quiet => say(note!("fixes-to-apply", count: count)),
        None => {}
    }
    Ok(match loaded.unread.count() {
        0 => Status::Done,
        _ => Status::Incomplete,
    })
}

/// The file with its fixes, and the places of those that cannot be applied.
fn fixed(
    bytes: &[u8],
    format: &Format,
    bitext: &Bitext,
    certain: &[(&Finding, &Fix)],
) -> Result<(String, Vec<usize>), String> {
    if let Some(Reads::Bitext(_)) = format.read {
        let mut bitext = bitext.clone();
        let mut not_done = Vec::new();
        // from the last, so that the places of the others stay right
        for (at, (_, fix)) in certain.iter().enumerate().rev() {
            if bitext.apply(fix.operation(), None).is_err() {
                not_done.push(at);
            }
        }
        return Ok((checksum::add_to_bitext(&file::write(&bitext)), not_done));
    }
    let text = match (std::str::from_utf8(bytes), &format.read) {
        (_, Some(Reads::Units(_))) => xml::in_utf8(bytes)?,
        (Ok(text), _) => text.to_owned(),
        _ => decode(bytes).map_err(|error| error.to_string())?.into_string(),
    };
    let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let fixes: Vec<Fix> = certain.iter().map(|(_, fix)| (*fix).clone()).collect();
    let Replaced { text, not_found } =
        replace::replace(&text[mark.len()..], format, bitext, &fixes);
    Ok((mark.to_owned() + &text, not_found))
}

/// What a fix does, on a line.
fn line(bitext: &Bitext, (finding, fix): (&Finding, &Fix)) -> String {
    let (from, to) = fix.shown(bitext);
    let line = bitext.side(fix.side).segments[fix.place.segment].text.line(fix.place.range.start);
    let (side, bead) = (fix.side, finding.bead + 1);
    let (bead, line) = (bead.to_string(), line.to_string());
    terminal!(ui::language(), "fix", rule: finding.rule, bead: bead, side: side, line: line, from: from, to: to)
}
