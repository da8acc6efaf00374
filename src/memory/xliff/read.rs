//! The reader of XLIFF, of both its generations.

use super::codes::{Content, Data};
use super::comments::Comments;
use super::locked::Locked;
use super::text::Text;
use crate::language::{LanguageTag, Languages};
use crate::memory::reader::{Found, UnitParser};
use crate::memory::{Stage, State, TranslationUnit, UnitReader, Variant, property};
use crate::side::{Side, Sides};
use crate::text::namespaces::Namespaces;
use crate::text::xml::{self, Element, local};
use rustc_hash::FxHashMap;

/// Reads the units of an XLIFF file that have a source and a target; each segment of a unit of 2.x is one.
///
/// Inline codes are kept apart from the text. Annotations (`mrk`) are left out, what they enclose is kept. Alternatives
/// (`alt-trans`, matches) are no translation of the text and are passed over.
pub fn read(text: &str) -> Result<Vec<TranslationUnit>, String> {
    let units = UnitReader::<_, XliffParser>::new(text.as_bytes());
    units.filter(|unit| unit.as_ref().map_or(true, TranslationUnit::is_translated)).collect()
}

/// Where in the file the reader is.
#[derive(Default)]
pub(crate) struct XliffParser {
    /// The namespace of the root, once that is read: that of the format. Elements of others are no part of the text.
    format: Option<String>,
    namespaces: Namespaces,
    languages: Sides<Option<String>>,
    /// Those that the root names, for all files (2.x).
    of_root: Sides<Option<String>>,
    /// Those of files that do not name them.
    assumed: Sides<Option<String>>,
    document: Option<String>,
    locked: Locked,
    comments: Comments,
    unit: Unit,
    /// The element whose text is read.
    inside: Option<Inside>,
    /// The id of the original data that is read.
    data: String,
    /// The depth within an element whose text is not that of the unit.
    skipped: usize,
    /// How many elements are open around the unit.
    depth: usize,
}

/// The unit that is read.
#[derive(Default)]
struct Unit {
    id: String,
    properties: Vec<(String, String)>,
    variants: Sides<Variant>,
    texts: Sides<Option<Text>>,
    /// The source in segments (1.2, `seg-source`).
    segmented_source: Option<Text>,
    state: Option<State>,
    is_approved: bool,
    is_locked: bool,
    /// What a tool says of segments, by their `mid`: the state, and whether they are locked.
    segment_states: FxHashMap<String, (Option<State>, bool)>,
    /// What people wrote of it in a tool, or of one of its segments, by its `mid`.
    comments: Vec<(Option<String>, String)>,
    /// The original data of its codes.
    data: Data,
    /// How many segments it has so far.
    segments: usize,
}

impl Unit {
    /// The text that is read, if any, and the original data of the unit.
    fn text(&mut self, inside: Option<Inside>) -> Option<(&mut Text, &Data)> {
        let text = match inside {
            Some(Inside::Text(side)) => self.texts[side].as_mut(),
            Some(Inside::SegmentedSource) => self.segmented_source.as_mut(),
            _ => None,
        };
        text.map(|text| (text, &self.data))
    }

    /// The `mid` of the segment that is read, if it is.
    fn open_segment(&self) -> Option<String> {
        let texts = Side::BOTH.into_iter().filter_map(|side| self.texts[side].as_ref());
        let mut open = texts.chain(&self.segmented_source).filter_map(Text::open_segment);
        open.next().map(str::to_owned)
    }

    fn note(&mut self, side: Option<Side>) -> &mut Vec<(String, String)> {
        match side {
            Some(side) => &mut self.variants[side].properties,
            None => &mut self.properties,
        }
    }
}

#[derive(Clone, Copy)]
enum Inside {
    Text(Side),
    SegmentedSource,
    /// A note, of one text where it says so.
    Note(Option<Side>),
    Data,
}

/// The elements whose text is not that of the unit, at any depth.
pub(super) const SKIPPED: [&str; 8] =
    ["alt-trans", "matches", "glossary", "bin-unit", "skeleton", "skl", "reference", "metadata"];

impl UnitParser for XliffParser {
    fn assume(&mut self, languages: Sides<Option<&LanguageTag>>) {
        self.assumed = languages.map(|language| language.map(ToString::to_string));
    }

    fn open(&mut self, element: &Element<'_>, found: &mut Found) -> Result<(), String> {
        self.namespaces.open(element)?;
        let name = element.local_name();
        let namespace = self.namespaces.of(element.name());
        let is_foreign = self.format.as_deref().is_some_and(|format| format != namespace);
        if is_foreign && namespace.contains("sdl.com") && name == "seg" {
            self.unit.sdl_segment(element)?;
        }
        if is_foreign {
            self.comments.open(namespace, name, element)?;
        }
        if self.skipped == 0 && name == "mrk" {
            let comment = self.comments.named(element)?;
            self.unit.comments.extend(comment.map(|text| (self.unit.open_segment(), text)));
        }
        found.skipped.proposals += usize::from(matches!(name, "alt-trans" | "match"));
        if self.skipped > 0 || is_foreign || SKIPPED.contains(&name) {
            self.skipped += 1;
            return Ok(());
        }
        if let Some((text, data)) = self.unit.text(self.inside)
            && text.open(name, element, data, found.line)?
        {
            found.skipped.sub_flows += usize::from(name == "sub");
            return Ok(());
        }
        self.open_structure(name, element, found.line)
    }

    fn close(&mut self, name: &str, found: &mut Found) -> Result<(), String> {
        self.namespaces.close();
        if let Some(text) = self.comments.close(local(name)) {
            self.unit.comments.push((None, text));
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        let name = local(name);
        if self.unit.text(self.inside).is_some_and(|(text, _)| text.close(name)) {
            return Ok(());
        }
        match name {
            "source" | "seg-source" | "target" | "note" | "data" => self.inside = None,
            "segment" => self.finish_segment(found)?,
            "trans-unit" => self.finish_trans_unit(found)?,
            // what is between segments is no translation
            "ignorable" => self.unit.texts = Sides::default(),
            _ => {}
        }
        self.locked.close(name);
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            self.comments.text(text);
            return;
        }
        let unit = &mut self.unit;
        if let Some((content, _)) = unit.text(self.inside) {
            return content.push_str(text);
        }
        let value = match self.inside {
            Some(Inside::Note(side)) => unit.note(side).last_mut().map(|(_, value)| value),
            Some(Inside::Data) => unit.data.get_mut(&self.data),
            _ => None,
        };
        if let Some(value) = value {
            value.push_str(text);
        }
    }

    fn end(&self) -> Result<(), String> {
        if self.format.is_some() { Ok(()) } else { Err("there is no <xliff> element".into()) }
    }

    fn is_unit(name: &str) -> bool {
        name == "unit" || name == "trans-unit"
    }

    fn is_frame(name: &str) -> bool {
        name == "file"
    }

    fn leave_unit(&mut self) {
        self.unit = Unit::default();
        (self.inside, self.skipped) = (None, 0);
        self.namespaces.back_to(self.depth);
    }
}

impl XliffParser {
    /// Takes in an element that is around texts.
    fn open_structure(
        &mut self,
        name: &str,
        element: &Element<'_>,
        line: Option<u32>,
    ) -> Result<(), String> {
        let attribute = |name| element.attribute(name);
        self.locked.open(name, element)?;
        match name {
            "xliff" => {
                self.format = Some(self.namespaces.of(element.name()).to_owned());
                self.of_root = Sides::new(attribute("srcLang")?, attribute("trgLang")?);
            }
            "file" => {
                // 1.2 has the languages here
                for (side, name) in
                    [(Side::Source, "source-language"), (Side::Target, "target-language")]
                {
                    self.languages[side] = attribute(name)?.or(self.of_root[side].clone());
                }
                self.document = attribute("original")?;
            }
            "unit" | "trans-unit" => {
                let id = attribute("name")?.or(attribute("resname")?).or(attribute("id")?);
                self.depth = self.namespaces.depth() - 1;
                self.unit = Unit {
                    id: id.unwrap_or_default(),
                    is_approved: attribute("approved")?.as_deref() == Some("yes"),
                    is_locked: self.locked.is_unit(element)?,
                    ..Unit::default()
                };
                self.unit.tool_state(element)?;
            }
            "segment" => {
                let stage = attribute("state")?.and_then(|stage| stage.parse::<State>().ok());
                let detail = attribute("subState")?;
                let initial = State { stage: Stage::Initial, detail: None };
                self.unit.state = Some(State { detail, ..stage.unwrap_or(initial) });
            }
            "source" | "target" => {
                let side = if name == "source" { Side::Source } else { Side::Target };
                // the texts may name the languages that the file does not
                let language = &mut self.languages[side];
                *language = language.take().or(attribute("xml:lang")?);
                if let Some(state) = attribute("state")? {
                    self.unit.state = State::of("xliff1", &state).or_else(|| own_state(&state));
                }
                self.unit.texts[side] = Some(Text::on_line(line));
                self.inside = Some(Inside::Text(side));
            }
            "seg-source" => {
                self.unit.segmented_source = Some(Text::on_line(line));
                self.inside = Some(Inside::SegmentedSource);
            }
            "data" => {
                self.data = attribute("id")?.unwrap_or_default();
                self.unit.data.insert(self.data.clone(), String::new());
                self.inside = Some(Inside::Data);
            }
            "note" => {
                let name = attribute("category")?.unwrap_or_else(|| property::NOTE.to_owned());
                let side = match attribute("appliesTo")?.or(attribute("annotates")?).as_deref() {
                    Some("source") => Some(Side::Source),
                    Some("target") => Some(Side::Target),
                    _ => None,
                };
                self.unit.note(side).push((name, String::new()));
                self.inside = Some(Inside::Note(side));
            }
            // a character that XML cannot hold (2.1, section 4.2.3.1)
            "cp" => {
                let hex = attribute("hex")?.unwrap_or_default();
                let c = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
                self.text(
                    c.ok_or_else(|| format!("{hex:?} is no character"))?.encode_utf8(&mut [0; 4]),
                );
            }
            _ => {}
        }
        Ok(())
    }

    /// A segment of 2.x has ended.
    fn finish_segment(&mut self, found: &mut Found) -> Result<(), String> {
        let Sides { source, target } = std::mem::take(&mut self.unit.texts);
        let state = self.unit.state.take();
        let is_locked = self.unit.is_locked;
        self.finish(
            None,
            source.map(|text| text.whole),
            target.map(|text| text.whole),
            state,
            is_locked,
            found,
        )
    }

    /// A unit of 1.2 has ended: its segments are units where source and target have any, by what both call them.
    fn finish_trans_unit(&mut self, found: &mut Found) -> Result<(), String> {
        let Sides { source, target } = std::mem::take(&mut self.unit.texts);
        let mut source = source.unwrap_or_default();
        if let Some(segmented) = self.unit.segmented_source.take() {
            source.segments = segmented.segments;
        }
        let target = target.unwrap_or_default();
        let mut state = self.unit.state.take();
        if self.unit.is_approved && state.as_ref().is_none_or(|state| state.stage < Stage::Reviewed)
        {
            state = Some(State { stage: Stage::Reviewed, detail: None });
        }
        let is_locked = self.unit.is_locked;
        let is_whole = source.segments.is_empty()
            || target.segments.is_empty() && !xml::is_blank(&target.whole.read.text);
        if is_whole {
            let (source, target) = (Some(source.whole), Some(target.whole));
            return self.finish(None, source, target, state, is_locked, found);
        }
        // of two with one name, the first counts
        let mut targets: FxHashMap<String, Content> = target.segments.into_iter().rev().collect();
        for (mid, source) in source.segments {
            let target = targets.remove(&mid);
            let of_segment = self.unit.segment_states.remove(&mid);
            let (own, is_segment_locked) = of_segment.unwrap_or_default();
            let state = own.or_else(|| state.clone());
            let is_locked = is_locked || is_segment_locked;
            self.finish(Some(&mid), Some(source), target, state, is_locked, found)?;
        }
        Ok(())
    }

    /// A unit has been read; of one of several segments, `mid` is its name.
    fn finish(
        &mut self,
        mid: Option<&str>,
        source: Option<Content>,
        target: Option<Content>,
        state: Option<State>,
        is_locked: bool,
        found: &mut Found,
    ) -> Result<(), String> {
        let has_text = |content: &Content| !xml::is_blank(&content.read.text);
        let (source, target) = (source.filter(has_text), target.filter(has_text));
        if source.is_none() || target.is_none() {
            found.skipped.untranslated += 1;
        }
        let Some(source) = source else { return Ok(()) };
        let tag = |side: Side| {
            let language = self.languages[side].as_ref().or(self.assumed[side].as_ref());
            let language = language.ok_or_else(|| {
                format!("the file does not name its {side} language; name it with --{side}")
            })?;
            language.parse::<LanguageTag>().map_err(|error| error.to_string())
        };
        let languages = match (target.is_some(), tag(Side::Source), tag(Side::Target)) {
            // nobody can say what it is to be translated into
            (false, Err(_), _) | (false, _, Err(_)) => return Ok(()),
            (true, source, target) => Languages::new(source?, target?),
            (false, Ok(source), Ok(target)) => Languages::new(source, target),
        };
        let (source, target) = (source.read, target.unwrap_or_default().read);
        let lines = Sides::new(source.line, target.line);
        let (source, source_codes) = source.finish();
        let (target, target_codes) = target.finish();
        let id = match &self.unit.id {
            id if target.is_empty() => id.clone(),
            id => {
                self.unit.segments += 1;
                match self.unit.segments {
                    1 => id.clone(),
                    number => format!("{id}-{number}"),
                }
            }
        };
        let mut unit = TranslationUnit {
            codes: Sides::new(source_codes, target_codes),
            state: state.unwrap_or_default(),
            is_locked,
            properties: self.unit.properties.clone(),
            variants: self.unit.variants.clone(),
            ..TranslationUnit::new(id, languages, source, target)
        };
        unit.provenance.take_from(&mut unit.properties);
        // each once: that of all segments is with the first
        self.unit.comments.retain_mut(|(segment, text)| {
            let is_meant = mid.is_none() || segment.as_deref().is_none_or(|own| Some(own) == mid);
            if is_meant {
                unit.properties.push((property::NOTE.to_owned(), std::mem::take(text)));
            }
            !is_meant
        });
        for side in Side::BOTH {
            let Variant { provenance, properties } = &mut unit.variants[side];
            provenance.take_from(properties);
        }
        if let (Some(document), None) = (&self.document, unit.property(property::DOCUMENT)) {
            unit.properties.insert(0, (property::DOCUMENT.to_owned(), document.clone()));
        }
        found.push(unit, lines);
        Ok(())
    }
}

impl Unit {
    /// What SDL Trados says of a segment.
    fn sdl_segment(&mut self, element: &Element<'_>) -> Result<(), String> {
        if let Some(mid) = element.attribute("id")? {
            let state = element.attribute("conf")?.and_then(|name| State::of("sdl", &name));
            let is_locked = element.attribute("locked")?.as_deref() == Some("true");
            self.segment_states.insert(mid, (state, is_locked));
        }
        Ok(())
    }

    /// What memoQ and Memsource say of a unit.
    fn tool_state(&mut self, element: &Element<'_>) -> Result<(), String> {
        for (vocabulary, state) in [("mq", "mq:status"), ("memsource", "m:confirmed")] {
            if let Some(name) = element.attribute(state)? {
                self.state = State::of(vocabulary, &name);
            }
        }
        Ok(())
    }
}

/// A state that the user of XLIFF 1.2 made up, which says nothing of how far the translation is.
fn own_state(name: &str) -> Option<State> {
    let detail = name.strip_prefix("x-").map(|name| format!("x:{name}"));
    detail.map(|detail| State { stage: Stage::Initial, detail: Some(detail) })
}
