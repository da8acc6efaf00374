//! The file with its targets filled.

use super::start_tag::{attribute, with_attributes, without_attribute};
use super::{Dialect, Fillable, Filling, Frame, Matched, Place, Span, Unit};
use crate::language::LanguageTag;
use crate::text::edits::{Edit, with_edits};
use crate::text::xml;
use std::fmt::Write;
use std::ops::Range;

/// Says where the translation of 1.2 came from.
const QUALIFIER: &str = "state-qualifier";

/// The states of 1.2 that leave nothing to be done to the translation.
const FINISHED: [&str; 3] = ["translated", "signed-off", "final"];

impl Fillable {
    /// Whether the file says everywhere what it is translated into.
    pub fn names_target(&self) -> bool {
        self.unnamed.is_empty()
    }

    /// The file with what fills its segments, each by its number. `target` is written where the file names no target
    /// language.
    pub fn fill(&self, fillings: &[Option<Filling>], target: Option<&LanguageTag>) -> String {
        let mut edits: Vec<Edit> = Vec::new();
        for unit in &self.units {
            let fillings = &fillings[unit.segments.clone()];
            if fillings.iter().any(Option::is_some) {
                self.fill_unit(unit, fillings, &mut edits);
            }
        }
        if let (false, Some(target)) = (edits.is_empty(), target) {
            let name = match self.dialect {
                Dialect::Version2 => "trgLang",
                _ => "target-language",
            };
            edits.extend(self.unnamed.iter().map(|tag| {
                (tag.clone(), with_attributes(self.part(tag), &[(name, &target.to_string())]))
            }));
        }
        with_edits(&self.file, edits)
    }

    fn part(&self, range: &Range<usize>) -> &str {
        &self.file[range.clone()]
    }

    fn fill_unit(&self, unit: &Unit, fillings: &[Option<Filling>], edits: &mut Vec<Edit>) {
        let Unit { tag, sdl_tags, place, prefix, .. } = unit;
        let name = format!("{prefix}target");
        let filled = || fillings.iter().flatten();
        let is_sure = filled().all(|filling| filling.is_sure);
        let percent = filled().map(|filling| filling.percent).min().unwrap_or(0);
        let state = match self.dialect {
            Dialect::Version1 => self.state_of_target(unit, fillings, percent, is_sure),
            _ => Vec::new(),
        };
        let with_state = |tag: &str| match &*state {
            [] => tag.to_owned(),
            // what the last state came from
            state => with_attributes(&without_attribute(tag, QUALIFIER), state),
        };
        let beside = match self.dialect {
            Dialect::Version1 => self.matches(unit, fillings),
            _ => String::new(),
        };
        match place {
            Place::Closed => return,
            Place::New(at) => {
                let (indent, tag) = (self.part(&unit.indent), with_state(&format!("<{name}>")));
                let content = self.content_of(unit, fillings);
                edits.push((*at..*at, format!("{indent}{tag}{content}</{name}>{beside}")));
            }
            Place::Empty(span) => {
                let content = self.content_of(unit, fillings);
                let whole = self.filled(&with_state(self.part(&span.tag)), span, &content);
                edits.push((span.tag.start..span.end.end, whole + &beside));
            }
            Place::Marked(target, marks) => {
                if !state.is_empty() {
                    edits.push((target.tag.clone(), with_state(self.part(&target.tag))));
                }
                for (mark, filling) in marks.iter().zip(fillings) {
                    if let (Some(mark), Some(filling)) = (mark, filling) {
                        let whole = self.filled(self.part(&mark.tag), mark, &filling.content);
                        edits.push((mark.tag.start..mark.end.end, whole));
                    }
                }
                edits.push((target.end.end..target.end.end, beside));
            }
        }
        let quality = percent.to_string();
        match &self.dialect {
            Dialect::Version1 | Dialect::Memsource => {}
            Dialect::Version2 => {
                let stage = if is_sure { "translated" } else { "initial" };
                let detail =
                    if percent >= 100 { "cotejo:exact-match" } else { "cotejo:fuzzy-match" };
                let state = [("state", stage), ("subState", detail)];
                edits.push((tag.clone(), with_attributes(self.part(tag), &state)));
            }
            Dialect::MemoQ(memoq) => {
                let [status, percent] = ["status", "percent"].map(|name| format!("{memoq}:{name}"));
                let state = [(&*status, "Pretranslated"), (&*percent, &*quality)];
                edits.push((tag.clone(), with_attributes(self.part(tag), &state)));
            }
            Dialect::Sdl => {
                for (tag, filling) in sdl_tags.iter().zip(fillings) {
                    let (Some(tag), Some(filling)) = (tag, filling) else { continue };
                    let state = if filling.is_sure { "Translated" } else { "Draft" };
                    let quality = filling.percent.min(100).to_string();
                    let said = [("conf", state), ("origin", "tm"), ("percent", &*quality)];
                    edits.push((tag.clone(), with_attributes(self.part(tag), &said)));
                }
            }
        }
    }

    /// The content of a target that is made anew: the segments in the frame of those of the source.
    fn content_of(&self, unit: &Unit, fillings: &[Option<Filling>]) -> String {
        let content = |filling: &Option<Filling>| {
            filling.as_ref().map(|filling| filling.content.clone()).unwrap_or_default()
        };
        let Some(Frame { content: frame, segments }) = &unit.frame else {
            return fillings.iter().map(content).collect();
        };
        let (mut made, mut at) = (String::new(), frame.start);
        for ((_, segment), filling) in segments.iter().zip(fillings) {
            made += &self.file[at..segment.start];
            made += &content(filling);
            at = segment.end;
        }
        made + &self.file[at..frame.end]
    }

    /// An empty element with content, and with this start tag.
    fn filled(&self, tag: &str, span: &Span, content: &str) -> String {
        match tag.strip_suffix("/>") {
            Some(open) => {
                let name = open[1..].split(char::is_whitespace).next().unwrap_or_default();
                format!("{}>{content}</{name}>", open.trim_end())
            }
            None => format!("{tag}{content}{}", self.part(&span.end)),
        }
    }

    /// What was matched, beside the target (1.2, `alt-trans`).
    fn matches(&self, unit: &Unit, fillings: &[Option<Filling>]) -> String {
        let (mut out, prefix) = (String::new(), &unit.prefix);
        for (index, filling) in fillings.iter().enumerate() {
            let Some(Filling { percent, matched: Some(matched), .. }) = filling else { continue };
            let Matched { source, target, origin } = matched;
            let [source, target, origin] =
                [source, target, origin].map(|text| xml::content(text).0);
            let mid = unit.frame.as_ref().map(|frame| xml::content(&frame.segments[index].0).0);
            let mid = mid.map(|mid| format!(" mid=\"{mid}\"")).unwrap_or_default();
            let _ = write!(
                out,
                "{}<{prefix}alt-trans{mid} match-quality=\"{percent}%\" origin=\"{origin}\">\
                 <{prefix}source>{source}</{prefix}source><{prefix}target>{target}</{prefix}target></{prefix}alt-trans>",
                self.part(&unit.indent),
            );
        }
        out
    }

    /// What the target of 1.2 says of how far it is; nothing where it stays as it says.
    fn state_of_target(
        &self,
        unit: &Unit,
        fillings: &[Option<Filling>],
        percent: u8,
        is_sure: bool,
    ) -> Vec<(&'static str, &'static str)> {
        let mut is_whole = fillings.iter().all(Option::is_some);
        if let Place::Marked(target, marks) = &unit.place {
            let mut segments = marks.iter().zip(fillings);
            is_whole = segments.all(|(mark, filling)| mark.is_none() || filling.is_some());
            let has_translations = marks.iter().any(Option::is_none);
            let stays = |state: &str| is_sure || !FINISHED.contains(&state);
            // nothing is known of the translations that it had before but what it says
            if is_whole
                && has_translations
                && attribute(self.part(&target.tag), "state").is_some_and(stays)
            {
                return Vec::new();
            }
        }
        if !is_whole {
            return vec![("state", "needs-translation")];
        }
        let state = if is_sure { "translated" } else { "needs-review-translation" };
        let kind = if percent >= 100 { "exact-match" } else { "fuzzy-match" };
        vec![("state", state), (QUALIFIER, kind)]
    }
}
