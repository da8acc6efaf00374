//! From an input to a bitext: read, find the pair, segment, align.

use super::articles::{self, Source};
use super::input::{Content, Input, read};
use super::kind::Kind;
use super::options::Reading;
use super::resources::Resources;
use super::units::workbook_table;
use super::{Failure, claims, parallel};
use crate::bitext::record::{self, Record};
use crate::bitext::table::{self, Rows};
use crate::bitext::{Bitext, file, pairs::from_pairs};
use crate::document::article::Part;
use crate::document::bilingual::{self, Pair};
use crate::document::format::Format;
use crate::document::{BlockKind, Document, plain};
use crate::language::{LanguageTag, Languages};
use crate::memory::{TranslationUnit, tmx, xliff};
use crate::segment::{SegmentedDocument, segment, segment_lines};
use crate::side::Sides;
use crate::text::code::Coded;
use crate::text::encoding::decode_text;
use crate::text::trace::Traced;
use crate::text::xml::{self, BadXml};
use std::path::Path;

/// A bitext, and what there is to say of how it came to be.
pub struct Loaded {
    pub bitext: Bitext,
    pub notes: Vec<String>,
    /// Whether we aligned it, rather than took it as it was aligned.
    pub aligned_here: bool,
}

impl From<Bitext> for Loaded {
    fn from(bitext: Bitext) -> Self {
        Loaded { bitext, notes: Vec::new(), aligned_here: false }
    }
}

/// Reads an input and aligns what is not aligned yet.
pub fn load(input: &Input, reading: &Reading, resources: &Resources) -> Result<Loaded, Failure> {
    let name = &input.name;
    match &input.content {
        Content::One(path) => one(name, path, reading, resources),
        Content::Two(source, target) => two_texts(name, source, target, reading, resources),
        Content::Article(source) => articles::load(name, source, reading, resources),
        Content::Record { line } => {
            record(name, line, reading, resources).map_err(|what| Failure::about(name, what))
        }
    }
}

fn one(
    name: &str,
    path: &Path,
    reading: &Reading,
    resources: &Resources,
) -> Result<Loaded, Failure> {
    let fail = |error: &dyn std::fmt::Display| Failure::about(name, error);
    let bytes = read(path)?;
    let kind = reading.from.unwrap_or_else(|| Kind::of(path, &bytes));
    let only_text =
        [("--sentences", reading.sentences), ("--source-lines", reading.source_lines.is_some())];
    if let Some((option, _)) =
        only_text.into_iter().find(|(_, given)| *given && kind.format().is_none())
    {
        let what = if kind.is_article() { "an article in XML" } else { "aligned already" };
        return Err(fail(&format!("is {what}; {option} is for texts")));
    }
    if reading.part != Part::Abstract && !kind.is_article() {
        return Err(fail(&"is no article in XML, and --part is for such"));
    }
    match kind {
        Kind::Bitext => {
            let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            file::read(json).map(Loaded::from).map_err(|error| fail(&error))
        }
        Kind::Tmx => memory(name, &bytes, tmx::read, reading).map_err(|what| fail(&what)),
        Kind::Xliff => memory(name, &bytes, xliff::read, reading).map_err(|what| fail(&what)),
        Kind::Jats | Kind::Pubmed => {
            articles::load(name, &Source { kind, bytes, before: (0, 0) }, reading, resources)
        }
        Kind::Table => table(name, &bytes, reading).map_err(|what| fail(&what)),
        Kind::Workbook => workbook_table(&bytes)
            .and_then(|rows| table(name, rows.as_bytes(), reading))
            .map_err(|what| fail(&what)),
        _ if reading.sentences => {
            Err(fail(&"with --sentences give two texts, source and target, a segment a line"))
        }
        _ => one_text(name, kind.format().unwrap_or(Format::Text), &bytes, reading, resources),
    }
}

/// Aligns two documents.
pub fn align(
    name: &str,
    source: SegmentedDocument,
    target: SegmentedDocument,
    resources: &Resources,
) -> Bitext {
    let alignment = resources.align(&source, &target);
    Bitext { name: name.to_owned(), source, target, alignment }
}

fn one_text(
    name: &str,
    format: Format,
    bytes: &[u8],
    reading: &Reading,
    resources: &Resources,
) -> Result<Loaded, Failure> {
    let fail = |error: &dyn std::fmt::Display| Failure::about(name, error);
    let (pair, left_out) = match (reading.source_lines, reading.target_lines) {
        (Some(source), Some(target)) => {
            let source = on_lines(name, format, bytes, source, reading.source.as_ref())?;
            let target = on_lines(name, format, bytes, target, reading.target.as_ref())?;
            refuse_one_language(name, &source.language, &target.language)?;
            (Pair { source, target }, Vec::new())
        }
        _ => {
            let plain = format.read(bytes).map_err(|error| fail(&error))?;
            let pair = bilingual::find(name, &plain.blocks, reading.wanted());
            let advice = "name the lines with --source-lines and --target-lines, or give two texts";
            (pair.map_err(|error| fail(&format!("{error}\n  {advice}")))?, plain.notes)
        }
    };
    let mut notes = Vec::new();
    for document in [&pair.source, &pair.target] {
        notes.push(format!("{name}: {} from {}", document.language, taken(document)));
        let (first, last) = (document.blocks.first(), document.blocks.last());
        let span = first.map_or(0, |block| block.text.lines().0)
            ..=last.map_or(0, |block| block.text.lines().1);
        notes.extend(
            left_out
                .iter()
                .filter(|note| span.contains(&note.line))
                .map(|note| format!("{name}: {note}")),
        );
    }
    let bitext = align(name, segment(&pair.source), segment(&pair.target), resources);
    Ok(Loaded { bitext, notes, aligned_here: true })
}

/// The document that stands on the lines the user named.
fn on_lines(
    name: &str,
    format: Format,
    bytes: &[u8],
    lines: (usize, usize),
    language: Option<&LanguageTag>,
) -> Result<Document, Failure> {
    let fail = |error: &dyn std::fmt::Display| Failure::about(name, error);
    let blocks = format.read_lines(bytes, lines).map_err(|error| fail(&error))?.blocks;
    if blocks.is_empty() {
        return Err(fail(&format!("lines {}-{} hold no text", lines.0, lines.1)));
    }
    let language = language.cloned().or_else(|| bilingual::main_language(&blocks));
    let language = language.ok_or_else(|| {
        fail(&format!(
            "the language of lines {}-{} cannot be told; name it with --source or --target",
            lines.0, lines.1
        ))
    })?;
    Ok(bilingual::whole(name, blocks, language))
}

fn refuse_one_language(
    name: &str,
    source: &LanguageTag,
    target: &LanguageTag,
) -> Result<(), Failure> {
    if !source.is_same_language(target) {
        return Ok(());
    }
    let what = format!(
        "both texts are in {source}; name the languages with --source and --target if that is wrong"
    );
    Err(Failure::about(name, what))
}

/// Which lines a document stands on, and as what: `title line 25, text lines 33-35, keywords line 37`.
pub fn taken(document: &Document) -> String {
    let mut parts: Vec<(&str, (usize, usize))> = Vec::new();
    for block in &document.blocks {
        let what = match block.kind {
            BlockKind::Title => "title",
            BlockKind::Heading | BlockKind::Paragraph => "text",
            BlockKind::Keywords => "keywords",
        };
        let (first, last) = block.text.lines();
        match parts.last_mut() {
            Some((same, lines)) if *same == what => lines.1 = last,
            _ => parts.push((what, (first, last))),
        }
    }
    if parts.first().is_none_or(|(what, _)| *what != "title") {
        parts.insert(0, ("no title", (0, 0)));
    }
    let part = |(what, lines): (&str, (usize, usize))| match lines {
        (0, _) => what.to_owned(),
        (first, last) if first == last => format!("{what} line {first}"),
        (first, last) => format!("{what} lines {first}-{last}"),
    };
    parts.into_iter().map(part).collect::<Vec<_>>().join(", ")
}

fn two_texts(
    name: &str,
    source: &Path,
    target: &Path,
    reading: &Reading,
    resources: &Resources,
) -> Result<Loaded, Failure> {
    let mut notes = Vec::new();
    let mut side = |path: &Path, named: &Option<LanguageTag>| {
        let text = path.display().to_string();
        let fail = |error: &dyn std::fmt::Display| Failure::about(&text, error);
        let bytes = read(path)?;
        let kind = reading.from.unwrap_or_else(|| Kind::of(path, &bytes));
        let format = kind.format().unwrap_or(Format::Text);
        let plain = format.read(&bytes).map_err(|error| fail(&error))?;
        let language = named.clone().or_else(|| bilingual::main_language(&plain.blocks));
        let language = language.ok_or_else(|| {
            fail(&"its language cannot be told; name it with --source or --target")
        })?;
        if reading.sentences {
            let decoded = format.text(&bytes).map_err(|error| fail(&error))?;
            return Ok(segment_lines(&text, &decoded, &language));
        }
        notes.extend(plain.notes.iter().map(|note| format!("{text}: {note}")));
        if named.is_none() {
            notes.extend(claims::against_name(path, &language));
        }
        Ok(segment(&bilingual::whole(&text, plain.blocks, language)))
    };
    let (source, target) = (side(source, &reading.source)?, side(target, &reading.target)?);
    refuse_one_language(name, &source.language, &target.language)?;
    let bitext = align(name, source, target, resources);
    Ok(Loaded { bitext, notes, aligned_here: true })
}

fn memory(
    name: &str,
    bytes: &[u8],
    read: fn(&str) -> Result<Vec<TranslationUnit>, BadXml>,
    reading: &Reading,
) -> Result<Loaded, String> {
    let text = xml::decode(bytes)?;
    let units = read(text.as_str()).map_err(|error| error.to_string())?;
    let first = units.first().ok_or("holds no translation unit with two languages")?;
    let languages = Languages::new(
        reading.source.clone().unwrap_or_else(|| first.source_language.clone()),
        reading.target.clone().unwrap_or_else(|| first.target_language.clone()),
    );
    let all = units.len();
    let units = units.into_iter().filter_map(|unit| unit.between(&languages));
    let pair = |unit: TranslationUnit| {
        let side = |text, codes| Coded { text, codes, depth: 0 };
        let Sides { source, target } = unit.codes;
        (side(unit.source, source), side(unit.target, target))
    };
    let pairs: Vec<(Coded, Coded)> = units.map(pair).collect();
    let left = all - pairs.len();
    if pairs.is_empty() {
        return Err(format!("none of its {all} units is in {languages}"));
    }
    let mut notes = Vec::new();
    if left > 0 {
        notes.push(format!("{name}: left out {left} units of other languages"));
    }
    Ok(aligned(from_pairs(name, languages, pairs), notes, reading))
}

fn table(name: &str, bytes: &[u8], reading: &Reading) -> Result<Loaded, String> {
    let text = decode_text(bytes).map_err(|error| error.to_string())?;
    let rows = Rows::new(text.as_bytes(), reading.wanted())?;
    let languages = rows.languages.clone();
    let bitext = parallel::ahead(rows, |rows| table::bitext(name, languages, rows))?;
    Ok(aligned(bitext, Vec::new(), reading))
}

/// What came aligned, its tags held against its texts unless the user names the languages.
fn aligned(mut bitext: Bitext, mut notes: Vec<String>, reading: &Reading) -> Loaded {
    if reading.source.is_none() && reading.target.is_none() {
        notes.extend(claims::correct_tags(&mut bitext));
    }
    Loaded { bitext, notes, aligned_here: false }
}

fn record(
    name: &str,
    line: &str,
    reading: &Reading,
    resources: &Resources,
) -> Result<Loaded, String> {
    let named = |id: Option<String>| id.unwrap_or_else(|| name.to_owned());
    let (id, source, target) = match record::read(line, reading.wanted())? {
        Record::Bitext(bitext) => return Ok(Loaded::from(*bitext)),
        Record::Pairs { id, languages, pairs } => {
            return Ok(aligned(from_pairs(&named(id), languages, pairs), Vec::new(), reading));
        }
        Record::Texts { id, source, target } => (named(id), source, target),
    };
    let mut notes = Vec::new();
    let mut side = |(language, text): (LanguageTag, String)| {
        if reading.sentences {
            return Ok(segment_lines(&id, &Traced::from_source(&text), &language));
        }
        let plain = plain::read(text.as_bytes()).map_err(|error| format!("{language}: {error}"))?;
        notes.extend(plain.notes.iter().map(|note| format!("{name}: {language}: {note}")));
        Ok::<_, String>(segment(&bilingual::whole(&id, plain.blocks, language)))
    };
    let (source, target) = (side(source)?, side(target)?);
    let bitext = align(&id, source, target, resources);
    Ok(Loaded { bitext, notes, aligned_here: true })
}
