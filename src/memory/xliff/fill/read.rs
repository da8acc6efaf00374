//! Where the texts of an XLIFF file are, and which targets are empty.

use super::super::locked::Locked;
use super::super::read::SKIPPED;
use super::text::{Coded, Text};
use super::{Dialect, Fillable, Frame, Place, Segment, Span, Unit};
use crate::language::LanguageTag;
use crate::side::Sides;
use crate::text::namespaces::Namespaces;
use crate::text::xml::{self, BadXml, Element, Part, Parts, local};
use rustc_hash::FxHashMap;
use std::ops::Range;

impl Fillable {
    /// Reads an XLIFF file.
    pub fn read(file: &str) -> Result<Self, BadXml> {
        let mut parts = Parts::new(file);
        let mut buffer = Vec::new();
        let mut reader = Reader { file, ..Reader::default() };
        while let Some(part) = parts.next(&mut buffer)? {
            let range = parts.range();
            match part {
                Part::Open(element) => {
                    reader.open(&element, range).map_err(|what| parts.bad(what))?
                }
                Part::Close(end) => reader.close(local(end.name()), range),
                Part::Text(text) if reader.skipped == 0 => reader.text(&text),
                _ => {}
            }
        }
        let dialect = reader.dialect.ok_or_else(|| parts.bad("there is no <xliff> element"))?;
        let Reader { segments, units, unnamed, .. } = reader;
        Ok(Fillable { file: file.to_owned(), dialect, segments, units, unnamed })
    }
}

#[derive(Default)]
struct Reader<'f> {
    file: &'f str,
    dialect: Option<Dialect>,
    /// The namespace of the format.
    format: String,
    namespaces: Namespaces,
    languages: Sides<Option<LanguageTag>>,
    locked: Locked,
    /// How many elements deep within one whose content is no text of the unit.
    skipped: usize,
    /// The unit that is read.
    unit: Option<Open>,
    segments: Vec<Segment>,
    units: Vec<Unit>,
    unnamed: Vec<Range<usize>>,
}

/// A unit that is read.
#[derive(Default)]
struct Open {
    tag: Range<usize>,
    is_locked: bool,
    prefix: String,
    source: Option<Text>,
    segmented_source: Option<Text>,
    target: Option<Text>,
    /// What SDL Trados says of segments: the name, the start tag, whether it is locked.
    sdl: Vec<(String, Range<usize>, bool)>,
    inside: Option<Inside>,
}

#[derive(Clone, Copy)]
enum Inside {
    Source,
    SegmentedSource,
    Target,
}

impl Open {
    /// The text that is read.
    fn text(&mut self) -> Option<&mut Text> {
        match self.inside? {
            Inside::Source => self.source.as_mut(),
            Inside::SegmentedSource => self.segmented_source.as_mut(),
            Inside::Target => self.target.as_mut(),
        }
    }
}

impl Reader<'_> {
    fn open(&mut self, element: &Element<'_>, range: Range<usize>) -> Result<(), String> {
        self.namespaces.open(element)?;
        let name = element.local_name();
        let namespace = self.namespaces.of(element.name());
        let is_foreign = self.dialect.is_some() && self.format != namespace;
        if is_foreign && namespace.contains("sdl.com") && name == "seg" {
            let is_locked = element.attribute("locked")?.as_deref() == Some("true");
            if let (Some(unit), Some(id)) = (&mut self.unit, element.attribute("id")?) {
                unit.sdl.push((id, range.clone(), is_locked));
            }
        }
        if self.skipped > 0 || is_foreign || SKIPPED.contains(&name) {
            self.skipped += 1;
            return Ok(());
        }
        if let Some(text) = self.unit.as_mut().and_then(Open::text) {
            return text.open(name, element, range);
        }
        self.open_structure(name, element, range)
    }

    /// Takes in an element that is around texts.
    fn open_structure(
        &mut self,
        name: &str,
        element: &Element<'_>,
        range: Range<usize>,
    ) -> Result<(), String> {
        let attribute = |name| element.attribute(name);
        let language = |name| -> Result<Option<LanguageTag>, String> {
            Ok(attribute(name)?.and_then(|tag| tag.parse().ok()))
        };
        self.locked.open(name, element)?;
        match name {
            "xliff" => {
                self.format = self.namespaces.of(element.name()).to_owned();
                let dialect = dialect(element)?;
                self.languages = Sides::new(language("srcLang")?, language("trgLang")?);
                if dialect == Dialect::Version2 && self.languages.target.is_none() {
                    self.unnamed.push(range);
                }
                self.dialect = Some(dialect);
            }
            "file" if self.dialect != Some(Dialect::Version2) => {
                self.languages =
                    Sides::new(language("source-language")?, language("target-language")?);
                if self.languages.target.is_none() {
                    self.unnamed.push(range);
                }
            }
            "trans-unit" | "segment" => {
                let is_locked = self.locked.is_unit(element)?;
                let prefix = element.name().strip_suffix(name).unwrap_or_default().to_owned();
                self.unit = Some(Open { tag: range, is_locked, prefix, ..Open::default() });
            }
            "source" | "seg-source" | "target" => {
                let Some(unit) = &mut self.unit else { return Ok(()) };
                let text = Some(Text::beginning(range));
                unit.inside = Some(match name {
                    "source" => {
                        unit.source = text;
                        Inside::Source
                    }
                    "seg-source" => {
                        unit.segmented_source = text;
                        Inside::SegmentedSource
                    }
                    _ => {
                        unit.target = text;
                        Inside::Target
                    }
                });
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, range: Range<usize>) {
        self.namespaces.close();
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if let Some(unit) = &mut self.unit
            && let Some(text) = unit.text()
        {
            if text.close(name, range) {
                unit.inside = None;
            }
            return;
        }
        if matches!(name, "trans-unit" | "segment")
            && let Some(unit) = self.unit.take()
        {
            self.finish(unit);
        }
        self.locked.close(name);
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = self.unit.as_mut().and_then(Open::text) {
            open.push_str(text);
        }
    }

    /// A unit of 1.2 or a segment of 2 has ended.
    fn finish(&mut self, unit: Open) {
        let Open { tag, is_locked, prefix, source, segmented_source, target, sdl, .. } = unit;
        let Some(source) = source.filter(|source| !xml::is_blank(source.whole.text())) else {
            return;
        };
        let indent = {
            let before = &self.file[..source.span.tag.start];
            before.trim_end().len()..before.len()
        };
        let segmented = segmented_source.filter(|segmented| !segmented.segments.is_empty());
        let source_end =
            segmented.as_ref().map_or(source.span.end.end, |segmented| segmented.span.end.end);
        let (texts, frame) = match segmented {
            None => (vec![source.whole], None),
            Some(Text { span, segments, .. }) => {
                let parts = segments.into_iter();
                let (texts, segments) =
                    parts.map(|(name, span, text)| (text, (name, span.content()))).unzip();
                (texts, Some(Frame { content: span.content(), segments }))
            }
        };
        let names = frame.iter().flat_map(|frame| frame.segments.iter().map(|(name, _)| name));
        let names: Vec<&String> = names.collect();
        let place = match target {
            _ if is_locked => Place::Closed,
            None => Place::New(source_end),
            Some(target) if !target.segments.is_empty() && frame.is_some() => {
                // of several with one name, the first counts
                let segments = target.segments.into_iter().rev();
                let mut marks: FxHashMap<String, (Span, Coded)> =
                    segments.map(|(name, span, text)| (name, (span, text))).collect();
                let mut empty = |name: &&String| {
                    marks.remove(*name).filter(|(_, text)| text.is_empty()).map(|(span, _)| span)
                };
                let places = names.iter().map(&mut empty).collect();
                Place::Marked(target.span, places)
            }
            Some(target) if target.whole.is_empty() => Place::Empty(target.span),
            Some(_) => Place::Closed,
        };
        let first = self.segments.len();
        let mut sdl_tags = Vec::new();
        for (index, text) in texts.into_iter().enumerate() {
            let sdl = sdl.iter().find(|(name, ..)| names.get(index) == Some(&name));
            let is_free = match &place {
                Place::New(_) | Place::Empty(_) => true,
                Place::Marked(_, places) => places[index].is_some(),
                Place::Closed => false,
            };
            let is_open = is_free && !sdl.is_some_and(|(.., is_locked)| *is_locked);
            sdl_tags.push(sdl.map(|(_, tag, _)| tag.clone()));
            self.segments.push(text.segment(self.languages.clone(), is_open));
        }
        let segments = first..self.segments.len();
        self.units.push(Unit { segments, tag, sdl_tags, place, indent, prefix, frame });
    }
}

/// Whose XLIFF a file is, by its root.
fn dialect(root: &Element<'_>) -> Result<Dialect, String> {
    if root.attribute("version")?.is_some_and(|version| version.starts_with('2')) {
        return Ok(Dialect::Version2);
    }
    let attributes = root.attributes()?;
    let naming = |what: &'static str| {
        attributes.iter().filter(move |(_, value)| value.to_lowercase().contains(what))
    };
    if naming("sdl.com").next().is_some() {
        return Ok(Dialect::Sdl);
    }
    if let Some(prefix) = naming("mqxliff").find_map(|(name, _)| name.strip_prefix("xmlns:")) {
        return Ok(Dialect::MemoQ(prefix.to_owned()));
    }
    let is_memsource = naming("memsource").next().is_some();
    Ok(if is_memsource { Dialect::Memsource } else { Dialect::Version1 })
}
