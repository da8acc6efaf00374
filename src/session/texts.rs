//! Texts and articles: which parts of them are the source and the target.

use super::{Error, Loaded, Note, Reading, aligned, languages};
use crate::bitext::Bitext;
use crate::document::aligned_table::{self, AlignedTable};
use crate::document::article::split::ArticleSource;
use crate::document::article::{self, Article, Version};
use crate::document::bilingual;
use crate::document::{Block, Document, LineNote, plain};
use crate::format::{Format, Reads};
use crate::language::LanguageTag;
use crate::segment::{SegmentedDocument, SplitRules, segment, segment_lines};
use crate::side::{Side, Sides};
use crate::text::source_text::SourceText;
use crate::text::xml::{self, BadXml};
use crate::wording::note;

/// What reads an article in XML.
pub(super) type ReadArticle = fn(&SourceText) -> Result<Article, BadXml>;

/// The pair of texts in one text.
pub(super) fn one(
    name: &str,
    bytes: &[u8],
    format: &Format,
    reading: &Reading,
) -> Result<Loaded, Error> {
    let fail = |error: &dyn std::fmt::Display| Error::new(name, error);
    if reading.sentences {
        return Err(fail(&"with --sentences give two texts, source and target, a segment a line"));
    }
    let text = reading.text(name, bytes, format).map_err(|error| fail(&error))?;
    if let Some(table) = aligned_table(bytes, format, &text, reading) {
        let (document, rows) = (name.to_owned(), table.rows.len());
        let note = Note::AlignedTable { document, languages: table.languages.clone(), rows };
        let mut loaded = aligned::rows(name, table, reading).map_err(|what| fail(&what))?;
        loaded.notes.insert(0, note);
        return Ok(loaded);
    }
    let mut notes = Vec::new();
    let (pair, mut left_out) = match &reading.lines {
        Some(lines) => {
            let source = on_lines(name, &text, &lines.source, reading.source.as_ref())?;
            let target = on_lines(name, &text, &lines.target, reading.target.as_ref())?;
            refuse_one_language(name, &source.language, &target.language)?;
            (Sides { source, target }, Vec::new())
        }
        None => {
            let plain = plain::blocks(&text);
            let pair = bilingual::find(name, &plain.blocks, reading.wanted());
            let advice = "name the lines with --source-lines and --target-lines, or give two texts";
            let found = pair.map_err(|error| fail(&format!("{error}\n  {advice}")))?;
            notes.extend(found.notes.iter().map(|note| Note::line(name, note)));
            (found.pair, plain.notes)
        }
    };
    for document in pair.iter() {
        notes.push(Note::taken(name, document));
        let lines = || document.blocks.iter().map(|block| block.text.lines());
        let first = lines().next().map_or(0, |lines| lines.0);
        let last = lines().next_back().map_or(0, |lines| lines.1);
        // the title of one language may stand above the text of the other
        let within = left_out.extract_if(.., |note| (first..=last).contains(&note.line));
        notes.extend(within.map(|note| Note::line(name, &note)));
    }
    Ok(unaligned(name, &pair, notes, reading))
}

/// The table that a document consists of, if it is aligned already and the user names no lines.
fn aligned_table(
    bytes: &[u8],
    format: &Format,
    text: &SourceText,
    reading: &Reading,
) -> Option<AlignedTable> {
    if reading.lines.is_some() {
        return None;
    }
    let tables = (format.tables)(bytes);
    aligned_table::find(&tables, text.as_str().split_whitespace().count(), reading.wanted())
}

/// The document on the lines that the user named.
fn on_lines(
    name: &str,
    text: &SourceText,
    lines: &[(usize, usize)],
    language: Option<&LanguageTag>,
) -> Result<Document, Error> {
    let ranges = lines.iter().map(|(first, last)| format!("{first}-{last}"));
    let ranges = ranges.collect::<Vec<_>>().join(", ");
    let of_range = |range: &(usize, usize)| plain::blocks(&plain::on_lines(text, *range)).blocks;
    let blocks: Vec<Block> = lines.iter().flat_map(of_range).collect();
    if blocks.is_empty() {
        return Err(Error::says(name, note!("lines-empty", ranges: ranges)));
    }
    let language = language.cloned().or_else(|| bilingual::main_language(&blocks));
    let language =
        language.ok_or_else(|| Error::says(name, note!("lines-unknown", ranges: ranges)))?;
    Ok(bilingual::whole(name, blocks, language))
}

fn refuse_one_language(
    name: &str,
    source: &LanguageTag,
    target: &LanguageTag,
) -> Result<(), Error> {
    if !source.is_same_language(target) {
        return Ok(());
    }
    Err(Error::says(name, note!("one-language", language: source.as_str())))
}

/// A source and a target in files of their own, each with its name, its bytes and its format.
pub(super) fn two(
    name: &str,
    source: (&str, &[u8], &Format),
    target: (&str, &[u8], &Format),
    reading: &Reading,
) -> Result<Loaded, Error> {
    let article = |(name, bytes, format): (&str, &[u8], &Format)| match &format.read {
        Some(Reads::Article(read)) => one_article(name, bytes, *read).map(Some),
        _ => Ok(None),
    };
    let articles = Sides::new(article(source)?, article(target)?);
    if let Sides { source: Some(one), target: Some(other) } = &articles {
        return two_articles(name, Sides::new((source.0, one), (target.0, other)), reading);
    }
    let texts = match &articles {
        Sides { source: Some(article), .. } => {
            let text = Text::read(target, reading)?;
            Sides::new(beside(&text, source.0, article, reading, Side::Source)?, text)
        }
        Sides { target: Some(article), .. } => {
            let text = Text::read(source, reading)?;
            let article = beside(&text, target.0, article, reading, Side::Target)?;
            Sides::new(text, article)
        }
        _ => Sides::new(Text::read(source, reading)?, Text::read(target, reading)?),
    };
    two_texts(name, texts, reading)
}

/// One of two texts in files of their own.
struct Text<'t> {
    name: &'t str,
    text: SourceText,
    blocks: Vec<Block>,
    notes: Vec<LineNote>,
    /// As its file has it.
    language: Option<LanguageTag>,
}

impl<'t> Text<'t> {
    fn read(
        (name, bytes, format): (&'t str, &[u8], &Format),
        reading: &Reading,
    ) -> Result<Self, Error> {
        let text = reading.text(name, bytes, format).map_err(|error| Error::new(name, error))?;
        let plain::Plain { blocks, notes } = plain::blocks(&text);
        Ok(Text { name, text, blocks, notes, language: None })
    }
}

/// An article in XML beside a text that is its translation: the version in a language that is named, or that the text is not in.
fn beside<'t>(
    text: &Text<'_>,
    name: &'t str,
    article: &Article,
    reading: &Reading,
    side: Side,
) -> Result<Text<'t>, Error> {
    if reading.sentences {
        return Err(Error::new(name, "is an article in XML; --sentences is for texts"));
    }
    let part = reading.part.of_both(Sides::new(article, article));
    let wanted = reading.wanted()[side];
    let version = match wanted {
        Some(_) => article.own_version(wanted, part),
        None => {
            let of_text = bilingual::main_language(&text.blocks);
            let other = |version: &&Version| {
                of_text.as_ref().is_none_or(|tag| !version.language.is_same_language(tag))
            };
            article.versions_with(part).find(other)
        }
    };
    let version = version.ok_or_else(|| Error::new(name, article.lacking(wanted, part)))?;
    Ok(Text {
        name,
        text: SourceText::default(),
        blocks: version.blocks(part),
        notes: article.notes.clone(),
        language: Some(version.language.clone()),
    })
}

/// The article of a file that holds one.
pub(crate) fn one_article(name: &str, bytes: &[u8], read: ReadArticle) -> Result<Article, Error> {
    let text = xml::decode(bytes).map_err(|what| Error::new(name, what))?;
    read(&text).map_err(|bad| Error::new(name, bad))
}

/// Two articles in XML, each in a language of its own.
fn two_articles(
    name: &str,
    articles: Sides<(&str, &Article)>,
    reading: &Reading,
) -> Result<Loaded, Error> {
    if reading.sentences {
        let what = "is an article in XML; --sentences is for texts";
        return Err(Error::new(articles.source.0, what));
    }
    let part = reading.part.of_both(articles.map(|(_, article)| article));
    let wanted = reading.wanted();
    let version = |side: Side| {
        let (file, article) = articles[side];
        let found = article.own_version(wanted[side], part);
        let lacking = || Error::new(file, article.lacking(wanted[side], part));
        Ok::<_, Error>((file, found.ok_or_else(lacking)?))
    };
    let versions = Sides::new(version(Side::Source)?, version(Side::Target)?);
    let languages = versions.map(|(_, version)| &version.language);
    refuse_one_language(name, languages.source, languages.target)?;
    let (pair, found) = article::taken(versions, part);
    let mut notes = Vec::new();
    for side in Side::BOTH {
        let (file, article) = articles[side];
        notes.push(Note::taken(file, &pair[side]));
        let lines = article.notes.iter().chain(&found[side]);
        notes.extend(lines.map(|note| Note::line(file, note)));
    }
    Ok(unaligned(name, &pair, notes, reading))
}

/// Two texts in files of their own.
fn two_texts(name: &str, mut texts: Sides<Text<'_>>, reading: &Reading) -> Result<Loaded, Error> {
    let (languages, contradictions) = languages::of_two(Sides::from_fn(|side| languages::Text {
        name: texts[side].name,
        blocks: &texts[side].blocks,
        named: texts[side].language.as_ref().or(reading.wanted()[side]),
    }))?;
    refuse_one_language(name, &languages.source, &languages.target)?;
    for side in Side::BOTH {
        // an article has no heading over its abstract
        if texts[side.other()].language.is_some() {
            texts[side].blocks.retain(|block| !bilingual::is_abstract_heading(block));
        }
    }
    let names = texts.as_ref().map(|text| text.name);
    let mut notes = Vec::new();
    let Sides { source, target } = if reading.sentences {
        Sides::from_fn(|side| segment_lines(names[side], &texts[side].text, &languages[side]))
    } else {
        let mut pair = Sides::from_fn(|side| {
            let text = &mut texts[side];
            notes.extend(text.notes.iter().map(|note| Note::line(text.name, note)));
            let blocks = std::mem::take(&mut text.blocks);
            bilingual::whole(text.name, blocks, languages[side].clone())
        });
        let authors = bilingual::leave_out_authors(&mut pair);
        notes.extend(authors.into_iter().map(|(side, note)| Note::line(names[side], &note)));
        let title = bilingual::leave_out_lone_title(&mut pair);
        bilingual::leave_out_labels(&mut pair);
        let lone = title.into_iter().chain(bilingual::leave_out_lone_back_matter(&mut pair, &[]));
        notes.extend(lone.map(|(side, note)| Note::line(names[side], &note)));
        pair.as_ref().map(|document| segment(document, &reading.split))
    };
    notes.extend(contradictions);
    Ok(Loaded { notes, ..Loaded::from(Bitext::unaligned(name, source, target)) })
}

/// Two texts of a record, each in the language that its key names.
pub(super) fn of_record(
    name: &str,
    id: &str,
    source: (LanguageTag, String),
    target: (LanguageTag, String),
    reading: &Reading,
) -> Result<Loaded, Error> {
    let mut notes = Vec::new();
    let mut side = |(language, text): (LanguageTag, String)| -> Result<SegmentedDocument, Error> {
        if reading.sentences {
            return Ok(segment_lines(id, &SourceText::from_source(&text), &language));
        }
        let plain = plain::read(text.as_bytes())
            .map_err(|error| Error::new(name, format!("{language}: {error}")))?;
        notes.extend(plain.notes.into_iter().map(|note| {
            let language = Some(language.clone());
            Note::Line { document: name.to_owned(), language, note }
        }));
        Ok(segment(&bilingual::whole(id, plain.blocks, language), &reading.split))
    };
    let (source, target) = (side(source)?, side(target)?);
    Ok(Loaded { notes, ..Loaded::from(Bitext::unaligned(id, source, target)) })
}

/// Two plain texts.
pub(super) fn of_strings(
    name: &str,
    texts: Sides<&str>,
    reading: &Reading,
) -> Result<Loaded, Error> {
    let named = reading.wanted();
    let (languages, notes) = match (named.source, named.target) {
        (Some(source), Some(target)) => (Sides::new(source.clone(), target.clone()), Vec::new()),
        _ => {
            let read =
                |text: &str| plain::read(text.as_bytes()).map_err(|error| Error::new(name, error));
            let plain = Sides::new(read(texts.source)?, read(texts.target)?);
            languages::of_two(Sides::from_fn(|side| languages::Text {
                name: "",
                blocks: &plain[side].blocks,
                named: named[side],
            }))
            .map_err(|error| Error { document: name.to_owned(), ..error })?
        }
    };
    refuse_one_language(name, &languages.source, &languages.target)?;
    let Sides { source, target } = languages.zip(texts.map(str::to_owned));
    let mut loaded = of_record(name, name, source, target, reading)?;
    loaded.notes.extend(notes);
    Ok(loaded)
}

/// The segments of a plain text.
pub(super) fn segmented(
    name: &str,
    text: &str,
    language: Option<&LanguageTag>,
    rules: &SplitRules,
) -> Result<SegmentedDocument, Error> {
    let plain = plain::read(text.as_bytes()).map_err(|error| Error::new(name, error))?;
    let language = language.cloned().or_else(|| bilingual::main_language(&plain.blocks));
    let language =
        language.ok_or_else(|| Error::new(name, "its language cannot be told; name it"))?;
    Ok(segment(&bilingual::whole(name, plain.blocks, language), rules))
}

/// Two versions of an article in XML.
pub(super) fn article(
    name: &str,
    source: &ArticleSource,
    read: ReadArticle,
    reading: &Reading,
) -> Result<Loaded, Error> {
    let (bytes, lines) = source.before;
    if let Some(what) = &source.fault {
        return Err(Error::new(name, what));
    }
    let text = xml::decode(&source.bytes).map_err(|what| Error::new(name, what))?;
    let article = read(&text.shifted(bytes, lines)).map_err(|mut bad| {
        bad.line += lines;
        Error::new(name, bad)
    })?;
    let found = article.pair(name, reading.wanted(), reading.part).map_err(|error| {
        // a note may say why: a tag that lies, an abstract that is not in the file
        let notes: Vec<String> = article.notes.iter().map(|note| format!("\n  {note}")).collect();
        Error::new(name, format!("{error}{}", notes.concat()))
    })?;
    let notes = found.pair.iter().map(|text| Note::taken(name, text));
    let notes = notes.chain(found.notes.iter().map(|note| Note::line(name, note))).collect();
    Ok(unaligned(name, &found.pair, notes, reading))
}

fn unaligned(name: &str, pair: &Sides<Document>, notes: Vec<Note>, reading: &Reading) -> Loaded {
    let split = |document| segment(document, &reading.split);
    let Sides { source, target } = pair.as_ref().map(split);
    Loaded { notes, ..Loaded::from(Bitext::unaligned(name, source, target)) }
}
