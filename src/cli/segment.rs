//! `cotejo segment`: a text in segments, one a line.

use super::config::{Choice, load};
use super::file::read;
use super::included::Included;
use super::settings::split_rules;
use super::{Failure, output, ui};
use crate::document::{bilingual, plain};
use crate::format;
use crate::language::LanguageTag;
use crate::segment::segment;
use crate::session::Reading;
use crate::wording::Message;
use std::path::PathBuf;
use std::sync::Arc;

/// Split a text into sentences, one a line
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cotejo segment abstract.txt\n  cotejo segment resumen.txt --lang es > resumen.sent"
)]
pub(super) struct Args {
    /// Text to split; - is standard input
    file: PathBuf,
    /// Its language (found out otherwise)
    #[arg(long, value_name = "LANG", value_parser = super::options::language)]
    lang: Option<LanguageTag>,
    /// Rules for sentences instead of those that ship, for the languages that they name: an SRX 2.0 file
    #[arg(long, value_name = "FILE")]
    srx: Option<PathBuf>,
    #[command(flatten)]
    choice: Choice,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let fail = |error: &dyn std::fmt::Display| Failure::about(args.file.display(), error);
    let bytes = read(&args.file)?;
    let config = load(&args.choice, std::slice::from_ref(&args.file))?;
    config.surprise().iter().for_each(output::say);
    let rules = split_rules(&config, args.srx.as_deref(), false)?;
    let format = format::of(&args.file.to_string_lossy(), &bytes);
    if format.is_article() {
        return Err(fail(&"is an article in XML; cotejo align FILE -f json has its segments"));
    }
    let included = Included::default();
    let fetch = Some(included.fetch(vec![args.file.clone()], Arc::default()));
    let reading = Reading { fetch, ..Reading::default() };
    let name = args.file.display().to_string();
    let text = reading.text(&name, &bytes, format).map_err(|error| fail(&error))?;
    let say = |what: Message| output::say(what.in_language(ui::language()));
    included.notes().iter().for_each(|note| say(note.message()));
    let plain = plain::blocks(&text);
    let language = args.lang.clone().or_else(|| bilingual::main_language(&plain.blocks));
    let language =
        language.ok_or_else(|| fail(&"its language cannot be told; name it with --lang"))?;
    plain.notes.iter().for_each(|note| say(note.message()));
    let document = segment(&bilingual::whole("", plain.blocks, language), &rules);
    let lines: Vec<String> = document
        .segments
        .iter()
        .map(|segment| segment.as_str().replace('\n', " ") + "\n")
        .collect();
    output::print_data(&lines.concat())
}
