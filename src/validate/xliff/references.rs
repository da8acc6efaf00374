//! What attributes of XLIFF 1.2 refer to: tools and phases of the header, segments of the source, units.

use crate::validate::element::Node;
use crate::validate::fault::Faults;
use rustc_hash::FxHashSet;

/// What the file that is open has, and what is named in it.
#[derive(Default)]
pub(super) struct References {
    /// What there is: the attribute that names it, and the name.
    there: FxHashSet<(&'static str, String)>,
    named: Vec<Reference>,
    /// The segments of the source of the unit that is open, if it is in segments.
    segments: Option<FxHashSet<String>>,
    /// The element whose segments are read.
    text: &'static str,
}

struct Reference {
    at: usize,
    element: String,
    attribute: &'static str,
    name: String,
}

/// The attributes that refer to something, and what has the name.
const ATTRIBUTES: [(&str, &str); 3] =
    [("tool-id", "<tool>"), ("phase-name", "<phase>"), ("xid", "<trans-unit>")];

impl References {
    pub(super) fn open(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let element = node.name.as_str();
        let own = match element {
            "tool" => Some(("tool-id", "tool-id")),
            "phase" => Some(("phase-name", "phase-name")),
            "trans-unit" | "bin-unit" | "group" => Some(("xid", "id")),
            _ => None,
        };
        if let Some((kind, name)) = own.and_then(|(kind, own)| Some((kind, node.attribute(own)?))) {
            self.there.insert((kind, name.to_owned()));
        }
        for (attribute, _) in ATTRIBUTES {
            let names_itself = own == Some((attribute, attribute));
            if let Some(name) = node.attribute(attribute).filter(|_| !names_itself) {
                let (element, name) = (element.to_owned(), name.to_owned());
                self.named.push(Reference { at: node.range.start, element, attribute, name });
            }
        }
        match element {
            "trans-unit" | "alt-trans" => self.segments = None,
            "seg-source" => (self.segments, self.text) = (Some(FxHashSet::default()), "seg-source"),
            "source" => self.text = "",
            "target" => self.text = "target",
            "mrk" if node.attribute("mtype") == Some("seg") => self.segment(node, faults),
            _ => {}
        }
    }

    fn segment(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let (Some(segments), Some(mid)) = (&mut self.segments, node.attribute("mid")) else {
            return;
        };
        if self.text == "seg-source" {
            segments.insert(mid.to_owned());
        } else if self.text == "target" && !segments.contains(mid) {
            let what = format!(
                "mid=\"{mid}\" names no segment of the seg-source of its unit; give it the mid of the one that it translates"
            );
            faults.add("dangling-reference", node, what);
        }
    }

    /// The file has ended.
    pub(super) fn check(&mut self, faults: &mut Faults<'_>) {
        for Reference { at, element, attribute, name } in self.named.drain(..) {
            let key = (attribute, name);
            if self.there.contains(&key) {
                continue;
            }
            let (_, named) =
                ATTRIBUTES.iter().find(|(known, _)| *known == attribute).expect("one of the list");
            let what = format!(
                "{attribute}=\"{}\" names no {named} of the file; add that, or leave {attribute} out",
                key.1
            );
            faults.at("dangling-reference", at, &element, what, None);
        }
        *self = References::default();
    }
}
