//! `cotejo run`: the main job, from an article to a memory.

use super::checksum;
use super::decisions::Deciding;
use super::documents_before::DocumentsBefore;
use super::each::{Shown, each};
use super::input::Input;
#[cfg(feature = "memory")]
use super::memory;
use super::new_file::write_whole;
use super::options::{Dated, Replacing, Selecting};
use super::output::{print, say, width};
use super::register::Output;
use super::reports::in_language;
use super::settings::{Checking, Settings, Uses};
use super::stdout::refuse_closed;
use super::turns::Turn;
use super::ui::note;
use super::unchecked::Unchecked;
use super::{Failure, Outcome, ui};
use crate::bitext::{Bitext, file};
use crate::check::check;
use crate::check::control::Selected;
use crate::memory::tmx;
use crate::report::html::Html;
use crate::report::summary::Total;
use crate::report::{Chapter, Report, diagnostics, summary, table};
use crate::session::{Cotejo, Loaded};
use crate::wording::Message;
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
    #[command(flatten)]
    deciding: Deciding,
    #[command(flatten)]
    replacing: Replacing,
    /// One HTML page of all inputs besides: both texts side by side, terms linked, findings in the margin
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    report: Option<PathBuf>,
    /// Take the beads that people confirmed or corrected into the memory of --memory; it is made if it is not there
    #[cfg(feature = "memory")]
    #[arg(long, requires = "memory")]
    remember: bool,
    /// Folder for what is written
    #[arg(short, long, value_name = "DIR", default_value = ".", help_heading = "Output")]
    output: PathBuf,
}

pub(super) fn run(args: &Args) -> Outcome {
    if args.output.exists() && !args.output.is_dir() {
        return Err(Failure::says(args.output.display(), note!("folder-needed")));
    }
    refuse_closed()?;
    #[cfg(feature = "memory")]
    let remembered = args.checking.checks.memory.as_deref().filter(|_| args.remember);
    #[cfg(feature = "memory")]
    remembered.map_or(Ok(()), memory::make)?;
    let mut settings = Settings::new(&args.checking.inputs, &args.checking.checks, false)?;
    settings.inputs.force = args.replacing.force;
    settings.inputs.deciding = args.deciding.clone();
    let (inputs, aligning) = (&settings.inputs, &args.checking.aligning);
    let register = &inputs.register;
    let report =
        args.report.as_deref().map(|path| register.writes(path, "--report")).transpose()?;
    let outputs_of = |input: &Input| -> Result<Vec<Output>, Failure> {
        let file = |extension: &str, what: &str| {
            let path = args.output.join(format!("{}{extension}", input.stem));
            let what = format!("the {what} of {}", input.name);
            register.derives(&path, &what, args.replacing.force)?.check()
        };
        Ok(vec![file(".tmx", "memory")?, file(".cotejo.json", "bitext file")?])
    };
    let cotejo = args.checking.cotejo(&settings)?;
    let created = args.dated.resolve()?;
    let width = width();
    let language = ui::language();
    let provenance = settings.provenance(created.clone());
    let page = || Html { glossary: cotejo.glossary(), provenance: &provenance, language };
    let documents_before = DocumentsBefore::default();
    let work = |input: &Input, Loaded { bitext, .. }: &Loaded, turn: Option<Turn>| {
        let checker = cotejo.checker(&bitext.languages());
        let context = args.checking.context(&checker, bitext)?;
        let context = context.comparing(documents_before.compare(bitext, turn));
        let selected = settings.control.select(bitext, check(&context));
        let findings = &in_language(&selected.findings, language)[..];
        let line = summary::render(bitext, findings, language);
        let whole = [
            table::render(&context, width, language),
            "\n".into(),
            diagnostics::render(bitext, findings, width.into(), language),
            line.clone(),
        ];
        let total = Total::of(bitext, findings);
        let notes = write_files(args, cotejo, &input.outputs, bitext, created.as_deref())?;
        let chapter = args.report.as_ref().map(|_| page().chapter(&context, findings));
        #[cfg(feature = "memory")]
        let confirmed = remembered.map(|_| memory::confirmed(bitext, created.as_deref()));
        Ok(Done {
            whole: whole.concat(),
            line,
            total,
            notes,
            selected,
            unchecked: checker.unchecked(&bitext.languages()),
            chapter,
            #[cfg(feature = "memory")]
            confirmed,
        })
    };
    let mut uses = Uses::default();
    let mut unchecked = Unchecked::default();
    let mut chapters = Vec::new();
    #[cfg(feature = "memory")]
    let mut confirmed = Vec::new();
    let mut total = Total::default();
    let mut brief = 0;
    let take = |done: Done, shown: Shown| {
        total.add(done.total);
        uses.add(&done.selected);
        unchecked.add(done.unchecked);
        let notes = match shown {
            Shown::InFull => done.notes.lost.iter().chain([&done.notes.written]).collect(),
            Shown::Brief => done.notes.lost.iter().collect::<Vec<_>>(),
        };
        print(if shown == Shown::InFull { &done.whole } else { &done.line })?;
        notes.iter().filter(|_| !inputs.quiet).for_each(say);
        brief += usize::from(shown == Shown::Brief);
        chapters.extend(done.chapter);
        #[cfg(feature = "memory")]
        confirmed.extend(done.confirmed);
        Ok(())
    };
    let tally = each(inputs.clone(), aligning, cotejo, Some(&outputs_of), work, take)?;
    let failed = tally.failed(language);
    if brief > 0 && !inputs.quiet {
        let folder = args.output.display().to_string();
        say(note!("wrote-memories", count: brief, folder: folder));
    }
    #[cfg(feature = "memory")]
    if let Some(path) = remembered {
        memory::remember(path, confirmed, inputs.quiet)?;
    }
    print(&total.render(&failed, language))?;
    uses.say_unused(&settings);
    if !inputs.quiet {
        unchecked.say();
    }
    if let Some(output) = &report {
        write_whole(output, &page().whole(chapters, &failed))?;
        if !inputs.quiet {
            say(note!("wrote", file: output.path.display().to_string()));
        }
    }
    Ok(tally.status())
}

/// What is made of an input.
struct Done {
    /// What is shown of it: all, or a line.
    whole: String,
    line: String,
    total: Total,
    notes: Notes,
    selected: Selected,
    unchecked: Option<Message>,
    chapter: Option<Chapter>,
    /// What is to be remembered.
    #[cfg(feature = "memory")]
    confirmed: Option<memory::Confirmed>,
}

/// Notes on the files that are made of an input.
struct Notes {
    lost: Option<Message>,
    written: Message,
}

/// Writes the memory of an input and its bitext file; returns notes on them.
fn write_files(
    args: &Args,
    cotejo: &Cotejo,
    outputs: &[Output],
    bitext: &Bitext,
    created: Option<&str>,
) -> Result<Notes, Failure> {
    let mut selection = args.selecting.selection();
    let mut units = cotejo.units(bitext, created);
    units.retain(|unit| selection.takes(unit));
    let memory = tmx::write(&units, &bitext.source.language, created);
    let texts = [checksum::add_to_xml(&memory.text), checksum::add_to_bitext(&file::write(bitext))];
    let written = outputs.iter().zip(&texts);
    written.clone().try_for_each(|(output, text)| write_whole(output, text.as_bytes()))?;
    let [tmx, bitext_file] = [0, 1].map(|at: usize| outputs[at].path.display().to_string());
    let dropped = memory.dropped;
    let lost = note!("forbidden-characters", file: &tmx, count: dropped);
    let written =
        note!("wrote-memory-and-bitext", memory: &tmx, units: units.len(), bitext: bitext_file);
    Ok(Notes { lost: (dropped > 0).then_some(lost), written })
}
