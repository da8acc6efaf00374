//! `cotejo memory lookup`: what was translated before.

use super::queries::{Queries, Segment};
use super::{about, leverage, open};
use crate::cli::Failure;
use crate::cli::options::Dated;
use crate::cli::output::{json, print, write_or_print};
use crate::cli::register::{Register, Role};
use crate::cli::stdout::refuse_closed;
use crate::cli::ui;
use crate::language::LanguageTag;
use crate::memory::{TranslationUnit, tmx};
use crate::store::{Difference, Leverage, Like, Lookup, Match, Part, Query, StoreError};
use crate::wording::terminal;
use rustc_hash::FxHashSet;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::PathBuf;

/// Find what was translated before: the same text, or one like it
///
/// 101 % is the same text between the same texts, 100 % the same text, and all below as CAT tools count: words that need not
/// be changed, of the words of the longer text, whatever their case.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo memory lookup thesis.tm \"Shame fell after the programme.\"
  cotejo memory lookup thesis.tm article.txt --source en --threshold 60
  cotejo memory lookup thesis.tm project.xlf --leverage")]
pub(super) struct Args {
    /// The memory
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// A sentence; or a text, TMX, XLIFF or table, of which the sources are looked up; - is standard input
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// How alike texts must be, in per cent
    #[arg(short, long, default_value_t = 70, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(1..=101))]
    threshold: u8,
    /// How many matches are shown of each
    #[arg(short, long, default_value_t = 5, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..))]
    most: u16,
    /// Language of the input (found out otherwise)
    #[arg(long, value_name = "LANG", value_parser = crate::cli::options::language)]
    source: Option<LanguageTag>,
    /// Language of the translations (any otherwise)
    #[arg(long, value_name = "LANG", value_parser = crate::cli::options::language)]
    target: Option<LanguageTag>,
    /// Each line of a text is a segment: do not split
    #[arg(long)]
    sentences: bool,
    /// Count words by how alike the best match is, instead of showing matches
    #[arg(long, conflicts_with_all = ["most", "threshold"])]
    leverage: bool,
    /// How to show the matches
    #[arg(short, long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Shown,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    dated: Dated,
}

/// How matches are shown.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Shown {
    /// To read, with the differences marked
    Text,
    /// For programs
    Json,
    /// A row a match
    Tsv,
    /// A memory of the matches
    Tmx,
}

/// A segment with its matches.
type Looked = (Segment, Vec<Match>);

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let register = Register::default();
    register.reads(&args.memory, Role::Memory)?;
    let output = args.output.as_deref().map(|path| register.writes(path, "--output"));
    let output = output.transpose()?;
    if output.is_none() {
        refuse_closed()?;
    }
    let created = args.dated.resolve()?;
    let store = open(&args.memory)?;
    let fail = |error: StoreError| about(&args.memory, &error);
    let mut lookup = store.lookup().map_err(fail)?;
    let queries = Queries { language: args.source.as_ref(), sentences: args.sentences };
    let mut segments = Vec::new();
    for input in &args.inputs {
        segments.extend(queries.read(input, &register)?);
    }
    if args.leverage {
        let counted = counted(args, &segments, &mut lookup).map_err(fail)?;
        return match args.format {
            Shown::Text if output.is_none() => print(&leverage::table(&counted)),
            Shown::Text => write_or_print(output.as_ref(), &leverage::table(&counted)),
            Shown::Json => write_or_print(output.as_ref(), &json(&counted)),
            Shown::Tsv | Shown::Tmx => Err(Failure::new("--leverage goes with text and json")),
        };
    }
    let like =
        Like { threshold: args.threshold, most: args.most.into(), target: args.target.clone() };
    let mut all: Vec<Looked> = Vec::with_capacity(segments.len());
    for segment in segments {
        let found = matches(&segment, &like, &mut lookup).map_err(fail)?;
        match (args.format, &output) {
            // the first is shown while others are looked up
            (Shown::Text, None) => print(&text(&segment, &found))?,
            _ => all.push((segment, found)),
        }
    }
    match args.format {
        Shown::Text => {
            let shown: String = all.iter().map(|(segment, found)| text(segment, found)).collect();
            output.as_ref().map_or(Ok(()), |output| {
                let plain = anstream::adapter::strip_str(&shown).to_string();
                write_or_print(Some(output), &plain)
            })
        }
        Shown::Json => {
            let all: Vec<Value> =
                all.iter().map(|(segment, found)| as_json(segment, found)).collect();
            write_or_print(output.as_ref(), &json(&all))
        }
        Shown::Tsv => write_or_print(output.as_ref(), &rows(&all)),
        Shown::Tmx => write_or_print(output.as_ref(), &as_tmx(&all, created.as_deref())),
    }
}

/// The matches of a segment: in its language, or if that is not known in any language of the memory.
fn matches(
    segment: &Segment,
    like: &Like,
    lookup: &mut Lookup<'_>,
) -> Result<Vec<Match>, StoreError> {
    let languages = languages(segment, lookup);
    let mut found = Vec::new();
    for language in &languages {
        found.extend(lookup.find(query(segment, language), like)?);
    }
    found.retain(|found| found.percent >= like.threshold);
    // those of one language are in order already
    found.sort_by_key(|found| std::cmp::Reverse(found.percent));
    found.truncate(like.most);
    Ok(found)
}

fn languages(segment: &Segment, lookup: &Lookup<'_>) -> Vec<LanguageTag> {
    segment.language.clone().map_or_else(|| lookup.languages(), |language| vec![language])
}

fn query<'s>(segment: &'s Segment, language: &'s LanguageTag) -> Query<'s> {
    let context = segment.context.as_ref();
    let context = context.map(|[before, after]| [before.as_deref(), after.as_deref()]);
    Query { text: &segment.text, language, context }
}

/// The words of the segments, counted by how alike the best match of each is.
fn counted(
    args: &Args,
    segments: &[Segment],
    lookup: &mut Lookup<'_>,
) -> Result<Leverage, StoreError> {
    let like = Like { threshold: Leverage::LEAST, most: 1, target: args.target.clone() };
    let mut leverage = Leverage::default();
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for segment in segments {
        let mut percent = 0;
        for language in &languages(segment, lookup) {
            percent = percent.max(lookup.best(query(segment, language), &like)?);
        }
        let words = crate::text::script::word_count(&segment.text);
        leverage.add(percent, !seen.insert(&segment.text), words);
    }
    Ok(leverage)
}

fn text(segment: &Segment, found: &[Match]) -> String {
    let language = ui::language();
    let mut shown = format!("\u{1b}[1m{}\u{1b}[0m\n", segment.text);
    if found.is_empty() {
        let _ = writeln!(shown, "   {}", terminal!(language, "match-none"));
    }
    for Match { percent, stored, differences, only_numbers, put_right, .. } in found {
        let kind = match percent {
            101 => format!(" {}", terminal!(language, "match-in-context")),
            ..=99 if *only_numbers => format!(" {}", terminal!(language, "match-only-numbers")),
            _ => String::new(),
        };
        let unit = terminal!(language, "unit", number: stored.number.to_string());
        let _ = writeln!(shown, "{percent:>4} %{kind}   {unit}{}", place(stored));
        if !differences.is_empty() {
            let _ = writeln!(shown, "       {}", marked(differences));
        }
        let _ = writeln!(shown, "       {}", stored.unit.target);
        if let Some(put_right) = put_right {
            let how = terminal!(language, "match-put-right");
            let _ = writeln!(shown, "       \u{1b}[32m{put_right}\u{1b}[0m   ({how})");
        }
    }
    shown + "\n"
}

/// What is said of where a unit comes from.
fn place(stored: &crate::store::StoredUnit) -> String {
    let document = stored.unit.property(crate::memory::property::DOCUMENT);
    let author =
        stored.unit.provenance.changed_by.as_ref().or(stored.unit.provenance.created_by.as_ref());
    let date = stored.date().map(|date| date.get(..8).unwrap_or(date));
    let parts = [Some(document.unwrap_or(&stored.origin)), date, author.map(String::as_str)];
    parts.into_iter().flatten().map(|part| format!(", {part}")).collect()
}

/// What only the memory has in red, what only the input has in green, with marks for those who see no colours.
fn marked(differences: &[Difference]) -> String {
    let marked = differences.iter().map(|Difference { part, text }| match part {
        Part::Same => text.clone(),
        Part::Removed => format!("\u{1b}[31m[-{text}-]\u{1b}[0m"),
        Part::Added => format!("\u{1b}[32m{{+{text}+}}\u{1b}[0m"),
    });
    marked.collect()
}

fn as_json(segment: &Segment, found: &[Match]) -> Value {
    let matches: Vec<Value> = found
        .iter()
        .map(|found| {
            let unit = &found.stored.unit;
            json!({
                "percent": found.percent,
                "unit": found.stored.number,
                "source_language": unit.languages.source,
                "target_language": unit.languages.target,
                "source": unit.source,
                "target": unit.target,
                "reversed": found.is_reversed,
                "file": found.stored.origin,
                "document": unit.property(crate::memory::property::DOCUMENT),
                "date": found.stored.date(),
                "author": unit.provenance.changed_by.as_ref().or(unit.provenance.created_by.as_ref()),
                "only_numbers": found.only_numbers,
                "put_right": found.put_right,
                "differences": found.differences,
            })
        })
        .collect();
    json!({ "text": segment.text, "language": segment.language, "matches": matches })
}

fn rows(all: &[Looked]) -> String {
    let mut rows = "text\tpercent\tsource\ttarget\tput right\tunit\tfile\tdate\n".to_owned();
    for (segment, found) in all {
        for Match { percent, stored, put_right, .. } in found {
            let (percent, number) = (percent.to_string(), stored.number.to_string());
            let cells = [
                &segment.text,
                &percent,
                &stored.unit.source,
                &stored.unit.target,
                put_right.as_deref().unwrap_or_default(),
                &number,
                &stored.origin,
                stored.date().unwrap_or_default(),
            ];
            let cells = cells.map(crate::bitext::table::escaped);
            rows.push_str(&(cells.join("\t") + "\n"));
        }
    }
    rows
}

/// Each unit once, with the best percentage that it was found with.
fn as_tmx(all: &[Looked], created: Option<&str>) -> String {
    let mut best: Vec<(i64, u8, &TranslationUnit)> = Vec::new();
    for found in all.iter().flat_map(|(_, found)| found) {
        match best.iter_mut().find(|(number, ..)| *number == found.stored.number) {
            Some((_, percent, _)) => *percent = found.percent.max(*percent),
            None => best.push((found.stored.number, found.percent, &found.stored.unit)),
        }
    }
    let units: Vec<TranslationUnit> = best
        .into_iter()
        .map(|(_, percent, unit)| {
            let mut unit = unit.clone();
            unit.properties.push(("x-match".into(), percent.to_string()));
            unit
        })
        .collect();
    let language = units.first().map(|unit| unit.languages.source.clone());
    tmx::write(&units, &language.unwrap_or_else(|| LanguageTag::known("en")), created).text
}
