//! `cotejo memory search`: words and phrases in their contexts.

use super::{about, open};
use crate::cli::Failure;
use crate::cli::options::ListFormat;
use crate::cli::output::json;
use crate::cli::ui::{self, note};
use crate::language::LanguageTag;
use crate::memory::property;
use crate::side::Side;
use crate::store::{Concordance, Hit, Sought};
use crate::wording::terminal;
use regex::Regex;
use serde_json::json;
use std::fmt::Write;
use std::path::PathBuf;

/// Show where words or a phrase were used, and how they were translated
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo memory search thesis.tm \"quality of life\"
  cotejo memory search thesis.tm clínica --forms --in es
  cotejo memory search thesis.tm 'self-(harm|injury)' --regex")]
pub(super) struct Args {
    /// The memory
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// Words that follow each other, whatever their case
    #[arg(value_name = "QUERY")]
    query: String,
    /// Find the words in any order
    #[arg(long, conflicts_with_all = ["forms", "regex"])]
    words: bool,
    /// Find inflected forms, too: clínica and clínicas
    #[arg(long, conflicts_with = "regex")]
    forms: bool,
    /// QUERY is a regular expression
    #[arg(long)]
    regex: bool,
    /// Language to search in (any otherwise)
    #[arg(long = "in", value_name = "LANG", value_parser = crate::cli::options::language)]
    language: Option<LanguageTag>,
    /// How many hits are shown
    #[arg(short, long, default_value_t = 50, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    most: u32,
    /// How to show them
    #[arg(short, long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: ListFormat,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let query = args.query.clone();
    let sought =
        match (args.words, args.forms, args.regex) {
            (true, ..) => Sought::Words(query),
            (_, true, _) => Sought::Forms(query),
            (.., true) => Sought::Pattern(Regex::new(&query).map_err(|error| {
                Failure::new(format!("QUERY is no regular expression: {error}"))
            })?),
            _ => Sought::Phrase(query),
        };
    if args.query.trim().is_empty() {
        return Err(Failure::new("QUERY is empty; write a word or a phrase"));
    }
    let store = open(&args.memory)?;
    let found = store.search(&sought, args.language.as_ref(), args.most as usize);
    let found = found.map_err(|error| about(&args.memory, &error))?;
    args.format.print(|| text(&found), || as_json(&found))
}

fn document(hit: &Hit) -> &str {
    hit.stored.unit.property(property::DOCUMENT).unwrap_or(&hit.stored.origin)
}

fn text(found: &Concordance) -> String {
    let mut shown = String::new();
    for hit in &found.hits {
        let unit = terminal!(ui::language(), "unit", number: hit.stored.number.to_string());
        let _ = writeln!(shown, "{unit}, {}", document(hit));
        for side in [hit.side, hit.side.other()] {
            let text = if side == hit.side { marked(hit) } else { hit.text(side).to_owned() };
            let _ = writeln!(shown, "  {:<6} {text}", hit.stored.unit.languages[side].as_str());
        }
    }
    if found.translations.len() < found.hits.len() {
        let _ = writeln!(shown, "\n{}", note!("translations"));
        for (translation, count) in found.translations.iter().filter(|(_, count)| *count > 1) {
            let _ = writeln!(shown, "{count:>6}  {translation}");
        }
    }
    let hits = found.hits.len();
    let total =
        if found.is_cut { note!("hits-cut", count: hits) } else { note!("hits", count: hits) };
    let _ = writeln!(shown, "{total}");
    shown
}

/// The text with what was found in bold.
fn marked(hit: &Hit) -> String {
    let text = hit.text(hit.side);
    let mut marked = String::with_capacity(text.len() + 16);
    let mut end = 0;
    for place in &hit.places {
        marked.push_str(&text[end..place.start]);
        let _ = write!(marked, "\u{1b}[1;32m{}\u{1b}[0m", &text[place.clone()]);
        end = place.end;
    }
    marked + &text[end..]
}

fn as_json(found: &Concordance) -> String {
    let hits: Vec<_> = found
        .hits
        .iter()
        .map(|hit| {
            let unit = &hit.stored.unit;
            json!({
                "unit": hit.stored.number,
                "side": if hit.side == Side::Source { "source" } else { "target" },
                "places": hit.places.iter().map(|place| [place.start, place.end]).collect::<Vec<_>>(),
                "source_language": unit.languages.source,
                "target_language": unit.languages.target,
                "source": unit.source,
                "target": unit.target,
                "document": document(hit),
                "file": hit.stored.origin,
                "date": hit.stored.date(),
            })
        })
        .collect();
    let translations: Vec<_> = (found.translations.iter())
        .map(|(text, count)| json!({ "text": text, "count": count }))
        .collect();
    json(&json!({ "hits": hits, "may_be_more": found.is_cut, "translations": translations }))
}
