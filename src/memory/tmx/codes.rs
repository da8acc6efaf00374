//! Inline codes within `seg` (TMX 1.4b, content markup).

use crate::memory::Lost;
use crate::text::code::{Code, Coded, Piece, Role, pieces};
use crate::text::xml::Element;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt::Write;

/// The text of a `seg` and the codes in it, while they are read.
#[derive(Default)]
pub(super) struct Content {
    pub read: Coded,
    /// The names of the highlights that are open.
    highlights: Vec<String>,
    /// The names of the pairs of codes, by the number that the ends of each share.
    pairs: FxHashMap<String, String>,
}

impl Content {
    pub(super) fn open(&mut self, element: &Element<'_>) -> Result<(), String> {
        let attribute = |name| Ok::<_, String>(element.attribute(name)?.unwrap_or_default());
        if self.read.depth > 0 {
            self.read.depth += 1;
            return Ok(());
        }
        let role = match element.name() {
            "bpt" => Role::Open,
            "ept" => Role::Close,
            "it" if attribute("pos")? == "end" => Role::CloseAlone,
            "it" => Role::OpenAlone,
            "ph" | "ut" => Role::Single,
            "hi" => Role::Highlight,
            _ => return Ok(()),
        };
        // codes of several variants with the same `x` are the same code
        let name = match attribute("x")? {
            x if x.is_empty() => format!("n{}", self.read.codes.len()),
            x => format!("x{x}"),
        };
        let name = match role {
            Role::Open => {
                self.pairs.insert(attribute("i")?, name.clone());
                name
            }
            Role::Close => self.pairs.get(&attribute("i")?).cloned().unwrap_or(name),
            _ => name,
        };
        if role == Role::Highlight {
            self.highlights.push(name.clone());
        } else {
            self.read.depth = 1;
        }
        let kind = attribute("type")?;
        self.read.push(role, name, kind, String::new());
        Ok(())
    }

    pub(super) fn close(&mut self, name: &str) {
        if self.read.depth > 0 {
            self.read.depth -= 1;
        } else if let ("hi", Some(name)) = (name, self.highlights.last()) {
            self.read.push(Role::HighlightEnd, name.clone(), String::new(), String::new());
            self.highlights.pop();
        }
    }
}

/// The content of a `seg`, with the numbers of its codes. Those that are among `others`, the numbers of the other
/// variant, have an `x`.
pub(super) fn written(
    text: &str,
    codes: &[Code],
    numbers: &[usize],
    others: &[usize],
    lost: &mut Lost,
) -> String {
    if codes.is_empty() {
        return lost.content(text);
    }
    let others: FxHashSet<usize> = others.iter().copied().collect();
    let mut out = String::new();
    for piece in pieces(text, codes) {
        let (index, code) = match piece {
            Piece::Text(text) => {
                out += &lost.content(text);
                continue;
            }
            Piece::Code(index, code) => (index, code),
        };
        let number = numbers[index];
        let mut attributes = String::new();
        if others.contains(&number) {
            let _ = write!(attributes, " x=\"{number}\"");
        }
        if !code.kind.is_empty() {
            let _ = write!(attributes, " type=\"{}\"", lost.content(&code.kind));
        }
        let data = lost.content(&code.data);
        let _ = match code.role {
            Role::Open => write!(out, "<bpt i=\"{number}\"{attributes}>{data}</bpt>"),
            Role::Close => write!(out, "<ept i=\"{number}\">{data}</ept>"),
            Role::OpenAlone => write!(out, "<it pos=\"begin\"{attributes}>{data}</it>"),
            Role::CloseAlone => write!(out, "<it pos=\"end\"{attributes}>{data}</it>"),
            Role::Single => write!(out, "<ph{attributes}>{data}</ph>"),
            Role::Highlight => write!(out, "<hi{attributes}>"),
            Role::HighlightEnd => write!(out, "</hi>"),
        };
    }
    out
}
