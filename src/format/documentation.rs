//! The list of formats for people: in `cotejo formats` and in docs/.

use super::{FORMATS, Format, Reads, Writes};
use crate::wording::{UiLanguage, in_language};

type Group = (&'static str, fn(&Format) -> bool);

/// What formats of a kind hold, and which of them do.
const GROUPS: [Group; 5] = [
    ("articles", |format| format.is_text() || format.is_article()),
    ("aligned texts", |format| format.is_aligned() || format.is_records() || format.takes_units()),
    ("alignments", |format| matches!(format.write, Some(Writes::Screen | Writes::Alignment(_)))),
    ("glossaries and words", |format| {
        matches!(format.read, Some(Reads::Glossary(_) | Reads::Lexicon))
            || matches!(format.write, Some(Writes::Candidates))
    }),
    ("findings", |format| {
        let is_unread = format.read.is_none();
        let is_written = matches!(format.write, Some(Writes::Baseline));
        format.takes_findings()
            || is_written
            || is_unread && matches!(format.write, Some(Writes::NotBuilt(_)))
    }),
];

/// All formats, a line each, for a terminal.
pub(crate) fn list(language: UiLanguage) -> String {
    let said = |text: &str| in_language(text, language).into_owned();
    let row = |format: &Format| {
        let [name, files, read, written, help] = row(format);
        [name, files, read, written, said(&help)]
    };
    let rows = || FORMATS.iter().map(|format| row(format));
    let head = ["name", "files", "read by", "written by", ""].map(said);
    let width = |column: usize| {
        let cells = rows().chain([head.clone()]).map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let [name, files, read, written, _] = [0, 1, 2, 3, 4].map(width);
    let line = |[a, b, c, d, e]: [String; 5]| {
        let line = format!("  {a:name$}  {b:files$}  {c:read$}  {d:written$}  {e}");
        line.trim_end().to_owned() + "\n"
    };
    let group = |(title, holds): &Group| {
        let formats = FORMATS.iter().filter(|format| holds(format));
        format!(
            "\n{}\n{}",
            said(title),
            formats.map(|format| line(row(format))).collect::<String>()
        )
    };
    line(head.clone()) + &GROUPS.iter().map(group).collect::<String>()
}

/// The same as a table in Markdown.
pub(crate) fn table() -> String {
    let mut table = String::from(
        "| | format | name | files | read by | written by |\n|---|---|---|---|---|---|\n",
    );
    for (title, holds) in GROUPS {
        for (number, format) in FORMATS.iter().filter(|format| holds(format)).enumerate() {
            let group = if number == 0 { title } else { "" };
            let [name, files, read, written, help] =
                row(format).map(|cell| cell.replace('|', "\\|"));
            let code = |cell: String| if cell.is_empty() { cell } else { format!("`{cell}`") };
            let files = files.split(' ').map(|file| code(file.to_owned())).collect::<Vec<_>>();
            let files = files.join(" ");
            table +=
                &format!("| {group} | {help} | {} | {files} | {read} | {written} |\n", code(name));
        }
    }
    table
}

/// What is read and written, a row for each kind, in Markdown.
pub(crate) fn summary() -> String {
    let mut table = String::from("| | read | written |\n|---|---|---|\n");
    for (title, holds) in GROUPS {
        let list = |is_wanted: fn(&Format) -> bool| {
            let formats = FORMATS.iter().filter(|format| holds(format) && is_wanted(format));
            let format = |format: &&Format| {
                let files = format.extensions.iter().map(|end| format!(" `{end}`"));
                format!("{}{}", format.title, files.collect::<String>())
            };
            formats.map(format).collect::<Vec<_>>().join(", ")
        };
        let (read, written) =
            (list(|format| format.read.is_some()), list(|format| format.write.is_some()));
        table += &format!("| {title} | {read} | {written} |\n");
    }
    table
}

/// Name, extensions, what reads it, what writes it, what it is.
fn row(format: &Format) -> [String; 5] {
    let read = match &format.read {
        Some(Reads::Text(_)) => "run, align, check, segment",
        Some(Reads::Article(_)) => "run, align, check",
        Some(Reads::Units(_) | Reads::Table(_) | Reads::Bitext(_) | Reads::Records(_)) => {
            "run, align, check, convert"
        }
        Some(Reads::Glossary(_)) => "-g, glossary",
        Some(Reads::Lexicon) => "--lexicon",
        Some(Reads::Baseline) => "--baseline",
        None => "",
    };
    let written = match &format.write {
        Some(Writes::Units(_) | Writes::TwoFiles(_)) => match format.name() {
            "tmx" => "run, align, convert",
            "jsonl" => "convert",
            _ => "align, convert",
        },
        Some(Writes::Bitext(_)) => "run, align",
        Some(Writes::Screen) => "run, align",
        Some(Writes::Alignment(_)) => "align",
        Some(Writes::Findings(_) | Writes::FindingRows(_)) => "check",
        Some(Writes::Glossary(_)) => "glossary convert",
        Some(Writes::Candidates) => "glossary extract",
        Some(Writes::Lexicon) => "--lexicon-out",
        Some(Writes::Baseline) => "--update-baseline",
        Some(Writes::NotBuilt(commands)) => commands,
        None => "",
    };
    let files = format.all_extensions().collect::<Vec<_>>().join(" ");
    [format.name().to_owned(), files, read.into(), written.into(), format.help.into()]
}
