//! What readers of XLIFF require beyond its grammar (OASIS XLIFF 1.2 and 2.1).

mod codes;

use super::element::Node;
use super::fault::{Edit, Faults};
use super::format_check::FormatCheck;
use super::ids::Ids;
use codes::Codes;

#[derive(Default)]
pub(super) struct Xliff {
    is_version_1: bool,
    target_language: bool,
    /// Whether the missing target language was reported.
    is_reported: bool,
    /// The root or file, where the target language is to be named.
    holder: Option<Holder>,
    files: Ids,
    units: Ids,
    /// The depth within an element of another vocabulary, such as a match, whose sources are not those of the unit.
    foreign: usize,
    codes: Codes,
    /// The codes of XLIFF 1.2 that must pair.
    open: Vec<String>,
    close: Vec<String>,
}

struct Holder {
    name: String,
    /// Where an attribute may be added.
    at: usize,
}

/// XLIFF 1.2, section 3.2.4: the states of a target; others begin with x-.
const STATES: [&str; 10] = [
    "final",
    "needs-adaptation",
    "needs-l10n",
    "needs-review-adaptation",
    "needs-review-l10n",
    "needs-review-translation",
    "needs-translation",
    "new",
    "signed-off",
    "translated",
];

impl FormatCheck for Xliff {
    fn open(&mut self, node: &Node, faults: &mut Faults<'_>) {
        if self.foreign > 0 || node.name.contains(':') {
            self.foreign += 1;
            return;
        }
        match node.name.as_str() {
            "xliff" => self.root(node, faults),
            "file" => self.file(node, faults),
            "unit" | "trans-unit" => self.units.make_unique(node, "id", faults),
            "source" | "seg-source" => (self.open, self.close) = Default::default(),
            "target" => {
                (self.open, self.close) = Default::default();
                self.target(node, faults);
            }
            "bpt" | "bx" if self.is_version_1 => self.open.push(pair(node)),
            "ept" | "ex" if self.is_version_1 => self.close.push(pair(node)),
            _ => {}
        }
        if self.is_version_1 {
            return;
        }
        self.codes.open(node, faults);
        for name in ["id", "startRef", "dataRef", "dataRefStart", "dataRefEnd"] {
            let Some(value) = node.attribute(name) else { continue };
            // XLIFF 2.1: NMTOKEN
            let token = |c: char| c.is_alphanumeric() || "_-.:·".contains(c);
            if value.is_empty() || !value.chars().all(token) {
                faults.add("bad-id", node, format!("{name}=\"{value}\" is no NMTOKEN"));
            }
        }
    }

    fn close(&mut self, node: &Node, faults: &mut Faults<'_>) {
        if self.foreign > 0 {
            self.foreign -= 1;
            return;
        }
        if node.name == "source" && !node.filled {
            faults.add("empty-source", node, "the source has no text");
        }
        if !self.is_version_1 {
            return self.codes.close(node, faults);
        }
        if matches!(node.name.as_str(), "source" | "seg-source" | "target") {
            self.open.sort();
            self.close.sort();
            if self.open != self.close {
                faults.add(
                    "code-pair",
                    node,
                    "bpt and ept, or bx and ex, do not pair by rid or id",
                );
            }
        }
    }
}

/// XLIFF 1.2, rid: what joins two codes; without it the id does.
fn pair(node: &Node) -> String {
    node.attribute("rid").or(node.attribute("id")).unwrap_or_default().to_owned()
}

impl Xliff {
    /// The version, and the namespace that goes with it.
    fn root(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let version = node.attribute("version").unwrap_or_default();
        self.is_version_1 = version.starts_with('1');
        if !["1.0", "1.1", "1.2", "2.0", "2.1", "2.2"].contains(&version) {
            faults.add("version", node, format!("version=\"{version}\" is no version of XLIFF"));
        }
        let namespace = match version {
            "1.2" => "urn:oasis:names:tc:xliff:document:1.2",
            "2.0" | "2.1" => "urn:oasis:names:tc:xliff:document:2.0",
            _ => node.attribute("xmlns").unwrap_or_default(),
        };
        if node.attribute("xmlns").unwrap_or_default() != namespace {
            let edit = faults.set(node, "xmlns", namespace);
            let what = format!("the root is not in the namespace {namespace}");
            faults.mendable("namespace", node, what, edit);
        }
        self.target_language = node.attribute("trgLang").is_some();
        self.set_holder(node);
    }

    fn set_holder(&mut self, node: &Node) {
        let at = node.range.start + 1 + node.name.len();
        self.holder = Some(Holder { name: node.name.clone(), at });
        self.is_reported = false;
    }

    fn file(&mut self, node: &Node, faults: &mut Faults<'_>) {
        self.units.clear();
        if self.is_version_1 {
            self.target_language = node.attribute("target-language").is_some();
            self.set_holder(node);
        } else {
            self.files.make_unique(node, "id", faults);
        }
    }

    /// XLIFF 2.1, trgLang: required where there is a target. XLIFF 1.2, target-language; the states.
    fn target(&mut self, node: &Node, faults: &mut Faults<'_>) {
        if !self.target_language && !self.is_reported {
            self.is_reported = true;
            let name = if self.is_version_1 { "target-language" } else { "trgLang" };
            let holder = self.holder.as_ref();
            let what = format!(
                "there is a target, and <{}> has no {name}",
                holder.map_or("xliff", |holder| &holder.name)
            );
            let edit = holder.zip(node.attribute("xml:lang")).map(|(holder, language)| {
                let language = crate::text::xml::content(language).0;
                Edit::new(holder.at..holder.at, format!(" {name}=\"{language}\""))
            });
            faults.at("target-language", node.range.start, &node.name, what, edit);
        }
        if let Some(state) = node.attribute("state").filter(|_| self.is_version_1)
            && !STATES.contains(&state)
            && !state.starts_with("x-")
        {
            let what = format!("state=\"{state}\" is not one of {}", STATES.join(", "));
            faults.add("unknown-value", node, what);
        }
    }
}
