//! Inline codes within `source` and `target` (XLIFF 2.1, section 4.7; XLIFF 1.2, section 2.4).

use crate::memory::Lost;
use crate::text::code::{Code, Coded, Piece, Role, nest, pieces};
use crate::text::xml::{self, Element};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The original data of the codes of a unit, by the ids that codes refer to.
pub(super) type Data = BTreeMap<String, String>;

/// The elements that are inline codes or annotations in either generation.
const CODES: [&str; 12] = ["pc", "g", "mrk", "sc", "ec", "bx", "ex", "bpt", "ept", "it", "ph", "x"];

/// The prefix of kinds that are not of XLIFF, and the kind of annotation that is a highlight.
const PREFIX: &str = "x:";
const HIGHLIGHT: &str = "x:hi";

/// The text of one side and the codes in it, while they are read.
#[derive(Default)]
pub(super) struct Content {
    pub read: Coded,
    /// What ends the elements that are open: codes that enclose text, and annotations that are none.
    ends: Vec<Option<Code>>,
    /// How much original data the codes have taken so far.
    taken: usize,
}

/// After so much original data no code of the same text may take more: many may refer to the same.
const MOST_DATA_MB: usize = 4;

impl Content {
    /// Takes in the start of an element, if it is a code or within one.
    pub(super) fn open(
        &mut self,
        name: &str,
        element: &Element<'_>,
        data: &Data,
    ) -> Result<bool, String> {
        let attribute = |name| Ok::<_, String>(element.attribute(name)?.unwrap_or_default());
        if self.read.depth > 0 {
            self.read.depth += 1;
            return Ok(true);
        }
        if !CODES.contains(&name) {
            return Ok(false);
        }
        let kind = [attribute("subType")?, attribute("ctype")?, attribute("type")?];
        let kind = kind.into_iter().find(|kind| !kind.is_empty()).unwrap_or_default();
        let kind = kind.strip_prefix(PREFIX).unwrap_or(&kind).to_owned();
        let id = attribute("id")?;
        // what joins the two ends, else the id, which both have
        let joint = [attribute("startRef")?, attribute("rid")?];
        let joint = joint.into_iter().find(|joint| !joint.is_empty()).unwrap_or_else(|| id.clone());
        // the original data, or else how the code is shown
        let of = |reference: &'static str| {
            let shown = match reference {
                "dataRefStart" => ["dispStart", "equivStart", ""],
                "dataRefEnd" => ["dispEnd", "equivEnd", ""],
                _ => ["disp", "equiv-text", "equiv"],
            };
            if let Some(data) = data.get(&attribute(reference)?) {
                return Ok::<_, String>(data.clone());
            }
            for name in shown.into_iter().filter(|name| !name.is_empty()) {
                let shown = attribute(name)?;
                if !shown.is_empty() {
                    return Ok(shown);
                }
            }
            Ok(String::new())
        };
        let at = self.read.text.len();
        let code = |role, name, kind, data| Code { at, role, name, kind, data };
        let isolated = attribute("isolated")? == "yes";
        let (first, last) = match name {
            "pc" | "g" => (
                code(Role::Open, id.clone(), kind, of("dataRefStart")?),
                Some(code(Role::Close, id, String::new(), of("dataRefEnd")?)),
            ),
            "mrk" if attribute("type")? == HIGHLIGHT => (
                code(Role::Highlight, id.clone(), attribute("value")?, String::new()),
                Some(code(Role::HighlightEnd, id, String::new(), String::new())),
            ),
            "mrk" => {
                self.ends.push(None);
                return Ok(true);
            }
            "sc" if isolated => (code(Role::OpenAlone, joint, kind, of("dataRef")?), None),
            "ec" if isolated => (code(Role::CloseAlone, joint, kind, of("dataRef")?), None),
            "sc" | "bx" | "bpt" => (code(Role::Open, joint, kind, of("dataRef")?), None),
            "ec" | "ex" | "ept" => (code(Role::Close, joint, kind, of("dataRef")?), None),
            "it" if attribute("pos")? == "close" => {
                (code(Role::CloseAlone, id, kind, String::new()), None)
            }
            "it" => (code(Role::OpenAlone, id, kind, String::new()), None),
            "ph" | "x" => (code(Role::Single, id, kind, of("dataRef")?), None),
            _ => return Ok(false),
        };
        let taken = first.data.len() + last.as_ref().map_or(0, |last| last.data.len());
        if taken > 0 && self.taken > MOST_DATA_MB << 20 {
            return Err(format!(
                "the codes of one text refer to more than {MOST_DATA_MB} MB of original data; split the text, or leave \
                 the dataRef of its codes out"
            ));
        }
        self.taken += taken;
        self.read.codes.push(first);
        match last {
            Some(last) => self.ends.push(Some(last)),
            None => self.read.depth = 1,
        }
        Ok(true)
    }

    /// Takes in the end of an element, if it is a code or within one.
    pub(super) fn close(&mut self, name: &str) -> bool {
        if self.read.depth > 0 {
            self.read.depth -= 1;
            return true;
        }
        if !matches!(name, "pc" | "g" | "mrk") {
            return false;
        }
        let end = self.ends.pop().flatten().map(|end| Code { at: self.read.text.len(), ..end });
        self.read.codes.extend(end);
        true
    }
}

/// The original data of codes, each once.
pub(super) fn data<'c>(codes: impl Iterator<Item = &'c Code>) -> Vec<&'c str> {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let data = codes.map(|code| &*code.data).filter(|data| !data.is_empty());
    data.filter(|data| seen.insert(data)).collect()
}

/// The content of a `source` or `target`. `numbers` are those of its codes, `data` is the original data of the unit.
pub(super) fn written(
    text: &str,
    codes: &[Code],
    numbers: &[usize],
    data: &[&str],
    lost: &mut Lost,
) -> String {
    let mut out = String::new();
    let encloses = nest(codes.iter());
    let places: FxHashMap<&str, usize> = data.iter().copied().zip(1..).collect();
    let closes = codes.iter().filter(|code| code.role == Role::Close);
    let closes: FxHashMap<&str, &Code> = closes.map(|code| (&*code.name, code)).collect();
    for piece in pieces(text, codes) {
        let (index, code) = match piece {
            Piece::Text(text) => {
                push_text(&mut out, text);
                continue;
            }
            Piece::Code(index, code) => (index, code),
        };
        let number = numbers[index];
        let reference = |code: &Code, name: &str| {
            let place = places.get(&*code.data);
            place.map(|place| format!(" {name}=\"d{place}\"")).unwrap_or_default()
        };
        let kind = match &*code.kind {
            "" => String::new(),
            kind @ ("fmt" | "ui" | "quote" | "link" | "image" | "other") => {
                format!(" type=\"{kind}\"")
            }
            kind => format!(" type=\"other\" subType=\"{PREFIX}{}\"", lost.content(kind)),
        };
        let data = reference(code, "dataRef");
        let _ = match code.role {
            Role::Open if encloses => {
                let end = closes
                    .get(&*code.name)
                    .map(|end| reference(end, "dataRefEnd"))
                    .unwrap_or_default();
                write!(out, "<pc id=\"{number}\"{kind}{}{end}>", reference(code, "dataRefStart"))
            }
            Role::Close if encloses => write!(out, "</pc>"),
            Role::Open => write!(out, "<sc id=\"{number}\"{kind}{data}/>"),
            Role::Close => write!(out, "<ec startRef=\"{number}\"{kind}{data}/>"),
            Role::OpenAlone => write!(out, "<sc id=\"{number}\" isolated=\"yes\"{kind}{data}/>"),
            Role::CloseAlone => write!(out, "<ec id=\"{number}\" isolated=\"yes\"{kind}{data}/>"),
            Role::Single => write!(out, "<ph id=\"{number}\"{kind}{data}/>"),
            Role::Highlight => {
                let value = match lost.content(&code.kind) {
                    kind if kind.is_empty() => kind,
                    kind => format!(" value=\"{kind}\""),
                };
                write!(out, "<mrk id=\"{number}\" type=\"{HIGHLIGHT}\"{value}>")
            }
            Role::HighlightEnd => write!(out, "</mrk>"),
        };
    }
    out
}

/// Text as content; what XML forbids has an element of its own (2.1, section 4.2.3.1).
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(|c| !xml::is_xml(c)) {
        let odd = rest[at..].chars().next().unwrap_or_default();
        let _ = write!(out, "{}<cp hex=\"{:04X}\"/>", xml::content(&rest[..at]).0, u32::from(odd));
        rest = &rest[at + odd.len_utf8()..];
    }
    out.push_str(&xml::content(rest).0);
}
