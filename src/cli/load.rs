//! From an input to a bitext: read, find the pair, segment, align.

use super::Failure;
use super::input::{Content, Input, read};
use super::options::{Kind, Reading, Terms};
use crate::align::{Alignment, Bead, Lexicon, Model, align};
use crate::bitext::{Bitext, file};
use crate::check::Checker;
use crate::document::{BlockKind, Document, Note, bilingual, plain};
use crate::glossary::{Glossary, clinical};
use crate::language::{LanguageTag, PACKS};
use crate::memory::tmx;
use crate::segment::{Segment, SegmentedDocument, segment};
use crate::text::encoding::decode;
use crate::text::trace::Traced;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

/// A bitext, and what there is to say of how it came to be.
pub struct Loaded {
    pub bitext: Bitext,
    pub notes: Vec<String>,
}

type Pair = (LanguageTag, LanguageTag);

/// What is loaded once for all inputs: the model, the glossary, and for each pair of languages its lexicon and
/// its checker.
pub struct Resources {
    model: Model,
    clinical: bool,
    own: Vec<Glossary>,
    glossary: OnceLock<Arc<Glossary>>,
    lexicons: Made<Lexicon>,
    checkers: Made<Checker>,
}

type Made<T> = Mutex<BTreeMap<Pair, Arc<T>>>;

impl Resources {
    /// For commands that look for no terms.
    pub fn without_glossary() -> Self {
        Resources {
            model: Model::shipped(),
            clinical: false,
            own: Vec::new(),
            glossary: OnceLock::new(),
            lexicons: Mutex::default(),
            checkers: Mutex::default(),
        }
    }

    /// With the glossaries that the options ask for: the shipped one, then the user's, which overrule it.
    pub fn new(terms: &Terms) -> Result<Self, Failure> {
        let read_one = |path: &PathBuf| {
            crate::glossary::read(&read(path)?)
                .map_err(|error| Failure::about(path.display(), error))
        };
        let own = terms.glossaries.iter().map(read_one).collect::<Result<Vec<_>, _>>()?;
        Ok(Resources { clinical: !terms.no_clinical, own, ..Resources::without_glossary() })
    }

    /// Makes ready what most inputs need, so that it can be done while the first is read.
    pub fn warm(&self) {
        let [source, target] = [&PACKS[0], &PACKS[1]].map(|pack| pack.tag());
        self.checker(&source, &target);
    }

    pub fn align(&self, source: &SegmentedDocument, target: &SegmentedDocument) -> Alignment {
        let pair = (source.language.clone(), target.language.clone());
        let lexicon =
            once(&self.lexicons, pair, |(source, target)| Lexicon::shipped(source, target));
        align(source, target, &self.model, &lexicon)
    }

    pub fn checker(&self, source: &LanguageTag, target: &LanguageTag) -> Arc<Checker> {
        once(&self.checkers, (source.clone(), target.clone()), |(source, target)| {
            let glossary = self.glossary.get_or_init(|| {
                let mut glossary =
                    if self.clinical { clinical::glossary() } else { Glossary::default() };
                self.own.iter().for_each(|own| glossary.extend(own.clone()));
                Arc::new(glossary)
            });
            Checker::new(glossary.clone(), source, target)
        })
    }
}

fn once<T>(made: &Made<T>, pair: Pair, make: impl FnOnce(&Pair) -> T) -> Arc<T> {
    let mut made = made.lock().expect("making does not panic");
    match made.get(&pair) {
        Some(one) => one.clone(),
        None => {
            let one = Arc::new(make(&pair));
            made.insert(pair, one.clone());
            one
        }
    }
}

/// Reads an input and aligns what is not aligned yet.
pub fn load(input: &Input, reading: &Reading, resources: &Resources) -> Result<Loaded, Failure> {
    match &input.content {
        Content::One(path) => {
            let bytes = read(path)?;
            let kind = reading.from.unwrap_or_else(|| kind_of(&bytes));
            match kind {
                Kind::Bitext => file::read(&bytes)
                    .map(|bitext| Loaded { bitext, notes: Vec::new() })
                    .map_err(|error| Failure::about(&input.name, error)),
                Kind::Tmx => {
                    memory(&input.name, &bytes).map_err(|error| Failure::about(&input.name, error))
                }
                Kind::Text | Kind::Jsonl => one_text(&input.name, &bytes, reading, resources),
            }
        }
        Content::Two(source, target) => two_texts(&input.name, source, target, reading, resources),
        Content::Record { line } => record(&input.name, line, reading, resources)
            .map_err(|what| Failure::about(&input.name, what)),
    }
}

fn kind_of(bytes: &[u8]) -> Kind {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).into_owned();
    if file::is_bitext(bytes) {
        Kind::Bitext
    } else if start.trim_start_matches('\u{feff}').trim_start().starts_with('<')
        && start.contains("<tmx")
    {
        Kind::Tmx
    } else {
        Kind::Text
    }
}

fn bitext(
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
    bytes: &[u8],
    reading: &Reading,
    resources: &Resources,
) -> Result<Loaded, Failure> {
    let plain::Plain { blocks, notes: page_notes } =
        plain::read(bytes).map_err(|error| Failure::about(name, error))?;
    let languages = (reading.source.as_ref(), reading.target.as_ref());
    let pair = match (reading.source_lines, reading.target_lines) {
        (Some(source_lines), Some(target_lines)) => {
            let shipped = |index: usize| PACKS[index].tag();
            let documents = [(source_lines, languages.0, 0), (target_lines, languages.1, 1)].map(
                |(lines, language, index)| {
                    let mut document = bilingual::lines(name, &blocks, shipped(index), lines)?;
                    let found = bilingual::main_language(&document.blocks);
                    document.language =
                        language.cloned().or(found).unwrap_or_else(|| shipped(index));
                    Ok(document)
                },
            );
            let [source, target] = documents;
            source.and_then(|source| Ok(bilingual::Pair { source, target: target? }))
        }
        _ => bilingual::find(name, &blocks, languages),
    };
    let pair = pair.map_err(|error| Failure::about(name, error))?;
    let mut notes = Vec::new();
    for document in [&pair.source, &pair.target] {
        notes.push(format!("{name}: {} from {}", document.language, taken(document)));
        let lines = document.blocks.iter().map(|block| block.text.lines());
        let inside =
            |note: &&Note| lines.clone().any(|(first, last)| (first..=last).contains(&note.line));
        notes.extend(page_notes.iter().filter(inside).map(|note| format!("{name}: {note}")));
    }
    let bitext = bitext(name, segment(&pair.source), segment(&pair.target), resources);
    Ok(Loaded { bitext, notes })
}

/// Which lines a document stands on, and as what: `title line 25, text lines 33-35, keywords line 37`.
fn taken(document: &Document) -> String {
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
    let lines = |(first, last): (usize, usize)| {
        if first == last { format!("line {first}") } else { format!("lines {first}-{last}") }
    };
    parts
        .into_iter()
        .map(|(what, span)| format!("{what} {}", lines(span)))
        .collect::<Vec<_>>()
        .join(", ")
}

fn two_texts(
    name: &str,
    source: &Path,
    target: &Path,
    reading: &Reading,
    resources: &Resources,
) -> Result<Loaded, Failure> {
    let mut notes = Vec::new();
    let mut documents = Vec::new();
    for (path, named) in [(source, &reading.source), (target, &reading.target)] {
        let fail = |error: &dyn std::fmt::Display| Failure::about(path.display(), error);
        let bytes = read(path)?;
        let text = path.display().to_string();
        let plain = plain::read(&bytes).map_err(|error| fail(&error))?;
        let language = named.clone().or_else(|| bilingual::main_language(&plain.blocks));
        let language = language.ok_or_else(|| {
            fail(&"its language cannot be told; name it with --source or --target")
        })?;
        documents.push(if reading.sentences {
            let decoded = decode(&bytes).map_err(|error| fail(&error))?;
            segment_lines(&text, &decoded, &language)
        } else {
            notes.extend(plain.notes.iter().map(|note| format!("{text}: {note}")));
            segment(&bilingual::whole(&text, plain.blocks, language))
        });
    }
    let (Some(target), Some(source)) = (documents.pop(), documents.pop()) else {
        unreachable!("two were pushed")
    };
    if source.language == target.language {
        return Err(Failure::about(
            name,
            format!(
                "both texts are in {}; name the languages with --source and --target if that is wrong",
                source.language
            ),
        ));
    }
    Ok(Loaded { bitext: bitext(name, source, target, resources), notes })
}

/// A document of one segment a line.
pub fn segment_lines(name: &str, text: &Traced, language: &LanguageTag) -> SegmentedDocument {
    let mut at = 0;
    let mut segments = Vec::new();
    for line in text.as_str().split_inclusive('\n') {
        let text = text.slice(at..at + line.len()).trimmed();
        at += line.len();
        if !text.is_empty() {
            segments.push(Segment { kind: plain::kind(text.as_str(), None), text });
        }
    }
    SegmentedDocument { name: name.to_owned(), language: language.clone(), segments }
}

/// A bitext of pairs that are aligned already.
fn aligned(name: &str, languages: Pair, pairs: Vec<(String, String)>) -> Bitext {
    let mut sides = [Vec::new(), Vec::new()];
    let mut beads = Vec::new();
    for pair in pairs {
        let mut ranges = [0..0, 0..0];
        for (side, text) in [pair.0, pair.1].into_iter().enumerate() {
            let start = sides[side].len();
            let text = Traced::from_source(&text).trimmed();
            if !text.is_empty() {
                sides[side].push(Segment { kind: plain::kind(text.as_str(), None), text });
            }
            ranges[side] = start..sides[side].len();
        }
        let [source, target] = ranges;
        if !(source.is_empty() && target.is_empty()) {
            beads.push(Bead { source, target, confidence: 1.0 });
        }
    }
    let [source, target] = sides;
    let document =
        |language, segments| SegmentedDocument { name: name.to_owned(), language, segments };
    Bitext {
        name: name.to_owned(),
        source: document(languages.0, source),
        target: document(languages.1, target),
        alignment: Alignment { beads },
    }
}

fn memory(name: &str, bytes: &[u8]) -> Result<Loaded, String> {
    let text = decode(bytes).map_err(|error| error.to_string())?;
    let units = tmx::read(text.as_str()).map_err(|error| error.to_string())?;
    let first = units.first().ok_or("this memory holds no translation unit with two languages")?;
    let languages = (first.source_language.clone(), first.target_language.clone());
    let same = |unit: &&crate::memory::TranslationUnit| {
        (&unit.source_language, &unit.target_language) == (&languages.0, &languages.1)
    };
    let left = units.iter().filter(|unit| !same(unit)).count();
    let pairs =
        units.iter().filter(same).map(|unit| (unit.source.clone(), unit.target.clone())).collect();
    let notes = if left > 0 {
        vec![format!("{name}: left out {left} units of other languages")]
    } else {
        Vec::new()
    };
    Ok(Loaded { bitext: aligned(name, languages, pairs), notes })
}

/// A record of a JSON lines file: two texts to align, or pairs that are aligned.
fn record(
    name: &str,
    line: &str,
    reading: &Reading,
    resources: &Resources,
) -> Result<Loaded, String> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| format!("this line is no JSON: {error}"))?;
    let object = value.as_object().ok_or("this line is no JSON object")?;
    let id = match object.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => name.to_owned(),
    };
    let languages_in = |object: &serde_json::Map<String, Value>| -> Result<Pair, String> {
        let present: Vec<LanguageTag> = object
            .iter()
            .filter(|(key, value)| *key != "id" && value.is_string())
            .filter_map(|(key, _)| key.parse().ok())
            .collect();
        let shipped: Vec<LanguageTag> = PACKS.iter().map(|pack| pack.tag()).collect();
        let has = |tag: &LanguageTag| present.contains(tag);
        match (&reading.source, &reading.target) {
            (Some(source), Some(target)) if has(source) && has(target) => Ok((source.clone(), target.clone())),
            (None, None) if shipped.iter().all(has) => Ok((shipped[0].clone(), shipped[1].clone())),
            (None, None) if present.len() == 2 => Ok((present[0].clone(), present[1].clone())),
            _ => Err("wants a text under each of two language codes, as {\"id\": …, \"en\": …, \"es\": …}".into()),
        }
    };
    let text = |object: &serde_json::Map<String, Value>, language: &LanguageTag| {
        object.get(language.as_str()).and_then(Value::as_str).unwrap_or("").to_owned()
    };
    if let Some(pairs) = object.get("pairs") {
        let pairs = pairs.as_array().ok_or("\"pairs\" is no list")?;
        let objects: Option<Vec<_>> = pairs.iter().map(Value::as_object).collect();
        let objects = objects.ok_or("\"pairs\" holds something that is no object")?;
        let languages = languages_in(objects.first().ok_or("\"pairs\" is empty")?)?;
        let pairs = objects
            .into_iter()
            .map(|pair| (text(pair, &languages.0), text(pair, &languages.1)))
            .collect();
        return Ok(Loaded { bitext: aligned(&id, languages, pairs), notes: Vec::new() });
    }
    let (source, target) = languages_in(object)?;
    let document = |language: &LanguageTag| -> Result<SegmentedDocument, String> {
        let text = text(object, language);
        if reading.sentences {
            return Ok(segment_lines(&id, &Traced::from_source(&text), language));
        }
        let blocks =
            plain::read(text.as_bytes()).map_err(|error| format!("{language}: {error}"))?.blocks;
        Ok(segment(&bilingual::whole(&id, blocks, language.clone())))
    };
    Ok(Loaded {
        bitext: bitext(&id, document(&source)?, document(&target)?, resources),
        notes: Vec::new(),
    })
}
