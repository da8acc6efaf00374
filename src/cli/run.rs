//! `cotejo run`: the main job, from an article to a memory.

use super::each::each;
use super::expand::expand;
use super::input::Input;
use super::options::{Aligning, Dated, InputOptions, Selecting, Terms};
use super::output::{print, say, spare, width, write_whole};
use super::settings::{Controls, Settings, Uses};
use super::{Failure, Outcome};
use crate::bitext::file;
use crate::check::check;
use crate::check::control::Selected;
use crate::memory::tmx;
use crate::report::html::Html;
use crate::report::{Report, diagnostics, summary, table};
use crate::session::Loaded;
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
    inputs: InputOptions,
    #[command(flatten)]
    aligning: Aligning,
    #[command(flatten)]
    terms: Terms,
    #[command(flatten)]
    controls: Controls,
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
        return Err(Failure::about(
            args.output.display(),
            "is no folder; name one for what is written",
        ));
    }
    if let Some(path) = &args.report {
        spare(&args.inputs.paths, path)?;
    }
    let settings = Settings::new(&args.inputs, &args.terms, &args.controls, false)?;
    let cotejo = settings.terms.cotejo(&args.aligning)?;
    let created = args.dated.resolve()?;
    let width = width();
    let options = settings.inputs.clone().without(args.aligning.files().chain(&args.report));
    let inputs = expand(&options)?;
    let page = || Html { glossary: cotejo.glossary() };
    let work = |input: &Input, loaded: &Loaded| {
        let bitext = &loaded.bitext;
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
        let mut selection = args.selecting.selection();
        let mut units = cotejo.units(bitext, created.as_deref());
        units.retain(|unit| selection.takes(unit));
        let memory = tmx::write(&units, &bitext.source.language, created.as_deref());
        let path = |extension: &str| args.output.join(format!("{}{extension}", input.stem));
        for extension in [".tmx", ".cotejo.json"] {
            spare(&input.paths(), &path(extension))?;
        }
        write_whole(&path(".tmx"), memory.text.as_bytes())?;
        write_whole(&path(".cotejo.json"), file::write(bitext).as_bytes())?;
        let mut notes = Vec::new();
        if memory.dropped > 0 {
            notes.push(format!(
                "{}: left out {} characters that XML forbids",
                path(".tmx").display(),
                memory.dropped
            ));
        }
        notes.push(format!(
            "wrote {} ({} units) and {}",
            path(".tmx").display(),
            units.len(),
            path(".cotejo.json").display()
        ));
        let chapter = args.report.as_ref().map(|_| page().chapter(&context, findings));
        Ok((shown.concat(), notes, selected, chapter))
    };
    let mut uses = Uses::default();
    let mut chapters = Vec::new();
    type Done = (String, Vec<String>, Selected, Option<<Html<'static> as Report>::Chapter>);
    let take = |(shown, notes, selected, chapter): Done| {
        uses.add(&selected);
        print(&shown)?;
        if !args.inputs.quiet {
            notes.iter().for_each(say);
        }
        chapters.extend(chapter);
        Ok(())
    };
    let status = each(inputs, &options, &args.aligning, cotejo, work, take)?;
    if !args.inputs.quiet {
        uses.say_unused(&settings);
    }
    if let Some(path) = &args.report {
        write_whole(path, &page().whole(chapters))?;
        if !args.inputs.quiet {
            say(format!("wrote {}", path.display()));
        }
    }
    Ok(status)
}
