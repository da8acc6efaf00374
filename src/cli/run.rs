//! `cotejo run`: the main job, from an article to a memory.

use super::each::each;
use super::input::Input;
use super::options::{Dated, Selecting};
use super::output::{print, refuse_to_overwrite, say, width, write_whole};
use super::settings::{Checking, Settings, Uses};
use super::{Failure, Outcome};
use crate::bitext::{Bitext, file};
use crate::check::check;
use crate::check::control::Selected;
use crate::memory::tmx;
use crate::report::html::Html;
use crate::report::{Chapter, Report, diagnostics, summary, table};
use crate::session::Cotejo;
use std::path::PathBuf;

/// Align, check and write the translation memory of an article
///
/// Finds both abstracts, aligns them, checks terms and numbers, prints the beads side by side and the findings,
/// and writes NAME.tmx and NAME.cotejo.json. Findings do not make it fail.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo run article.txt
  cotejo run article.txt --source-lines 33-35 --target-lines 39-43
  cotejo run abstract.en.txt abstract.es.txt -g my-terms.tsv -o memory/
  cotejo run articles/ -o memory/ --quiet --report memory/report.html")]
pub(super) struct Args {
    #[command(flatten)]
    checking: Checking,
    #[command(flatten)]
    selecting: Selecting,
    #[command(flatten)]
    dated: Dated,
    /// One HTML page of all inputs besides: both texts side by side, terms linked, findings in the margin
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Folder for what is written
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
}

pub(super) fn run(args: &Args) -> Outcome {
    if args.output.exists() && !args.output.is_dir() {
        let what = "is no folder; name one for what is written";
        return Err(Failure::about(args.output.display(), what));
    }
    let settings = Settings::new(&args.checking, &args.report, false)?;
    let (inputs, aligning) = (&settings.inputs, &args.checking.aligning);
    let cotejo = settings.terms.cotejo(aligning)?;
    let created = args.dated.resolve()?;
    let width = width();
    let page = || Html { glossary: cotejo.glossary() };
    let work = |input: &Input, bitext: &Bitext, _| {
        let checker = cotejo.checker(&bitext.languages());
        let context = checker.context(bitext);
        let selected = settings.control.select(bitext, check(&context));
        let findings = &selected.findings;
        let shown = [
            table::render(&context, width),
            "\n".into(),
            diagnostics::render(bitext, findings, width.into()),
            summary::render(bitext, findings),
        ];
        let notes = write_files(args, cotejo, input, bitext, created.as_deref())?;
        let chapter = args.report.as_ref().map(|_| page().chapter(&context, findings));
        Ok((shown.concat(), notes, selected, chapter))
    };
    let mut uses = Uses::default();
    let mut chapters = Vec::new();
    type Done = (String, Vec<String>, Selected, Option<Chapter>);
    let take = |(shown, notes, selected, chapter): Done| {
        uses.add(&selected);
        print(&shown)?;
        notes.iter().filter(|_| !inputs.quiet).for_each(say);
        chapters.extend(chapter);
        Ok(())
    };
    let status = each(inputs.clone(), aligning, cotejo, work, take)?;
    uses.say_unused(&settings);
    if let Some(path) = &args.report {
        write_whole(path, &page().whole(chapters))?;
        if !inputs.quiet {
            say(format!("wrote {}", path.display()));
        }
    }
    Ok(status)
}

/// Writes the memory of an input and its bitext file; returns notes on them.
fn write_files(
    args: &Args,
    cotejo: &Cotejo,
    input: &Input,
    bitext: &Bitext,
    created: Option<&str>,
) -> Result<Vec<String>, Failure> {
    let mut selection = args.selecting.selection();
    let mut units = cotejo.units(bitext, created);
    units.retain(|unit| selection.takes(unit));
    let memory = tmx::write(&units, &bitext.source.language, created);
    let path = |extension: &str| args.output.join(format!("{}{extension}", input.stem));
    let written = [(path(".tmx"), memory.text), (path(".cotejo.json"), file::write(bitext))];
    written.iter().try_for_each(|(path, _)| refuse_to_overwrite(&input.paths(), path))?;
    written.iter().try_for_each(|(path, text)| write_whole(path, text.as_bytes()))?;
    let [tmx, bitext_file] = written.map(|(path, _)| path.display().to_string());
    let dropped = memory.dropped;
    let lost = format!("{tmx}: left out {dropped} characters that XML forbids");
    let done = format!("wrote {tmx} ({} units) and {bitext_file}", units.len());
    Ok((dropped > 0).then_some(lost).into_iter().chain([done]).collect())
}
