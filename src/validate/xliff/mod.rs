//! What readers of XLIFF require beyond its grammar (OASIS XLIFF 1.2 and 2.1).

mod codes;
mod constraints;
mod modules;
mod references;
mod tree;
mod unit;

use super::element::Node;
use super::fault::{Edit, Faults};
use super::format_check::FormatCheck;
use super::ids::Ids;
use crate::side::{Side, Sides};
use crate::text::xml::is_xml;
use codes::Codes;
use references::References;
use rustc_hash::FxHashSet;
use tree::Tree;

#[derive(Default)]
pub(super) struct Xliff {
    is_version_1: bool,
    target_language: bool,
    /// Whether the missing target language was reported.
    is_reported: bool,
    /// Where the root may name the target language.
    holder: Option<usize>,
    files: Ids,
    units: Ids,
    groups: Ids,
    notes: Ids,
    /// How many groups are open.
    depth: usize,
    /// The languages that the root names.
    languages: Sides<Option<String>>,
    /// The units that codes of the file name, each with the place of the code.
    sub_flows: Vec<(usize, String, String)>,
    /// The elements that are open within a unit or a module of XLIFF 2, the outermost first.
    trees: Vec<Tree>,
    /// The resources of the file, and those that are named, each with its place.
    resources: FxHashSet<String>,
    resource_references: Vec<(usize, String)>,
    /// The depth within an element of another vocabulary, such as a match, whose sources are not those of the unit.
    foreign: usize,
    codes: Codes,
    /// Those of XLIFF 1.2.
    references: References,
    /// The codes of XLIFF 1.2 that must pair.
    open: Vec<String>,
    close: Vec<String>,
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

/// Elements within more others are not looked at together with them.
const DEEPEST: usize = 200;

impl FormatCheck for Xliff {
    fn open(&mut self, node: &Node, faults: &mut Faults<'_>) {
        if !self.is_version_1 {
            self.grow(node, faults);
        }
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
            return self.references.open(node, faults);
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
        if !self.is_version_1 {
            self.cut(node, faults);
        }
        if self.foreign > 0 {
            self.foreign -= 1;
            return;
        }
        let is_ignorable = self.trees.last().is_some_and(|tree| tree.name == "ignorable");
        if node.name == "source" && !node.filled && !is_ignorable {
            faults.add("empty-source", node, "the source has no text");
        }
        if !self.is_version_1 {
            return self.codes.close(node, faults);
        }
        if node.name == "file" {
            self.references.check(faults);
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

/// XLIFF 2.1, cp: a character that XML cannot hold, or that is a control character.
fn code_point(node: &Node, faults: &mut Faults<'_>) {
    let hex = node.attribute("hex").unwrap_or_default();
    let Ok(number) = u32::from_str_radix(hex, 16) else { return };
    let what = match char::from_u32(number) {
        Some(c) if is_xml(c) && !matches!(number, 0x7F..=0x84 | 0x86..=0x9F) => {
            format!("hex=\"{hex}\" names a character that XML can hold; write it as it is")
        }
        None if !(0xD800..=0xDFFF).contains(&number) => format!("hex=\"{hex}\" names no character"),
        _ => return,
    };
    faults.add("constraint", node, what);
}

/// XLIFF 2.1, skeleton: in another file, or here.
fn skeleton(node: &Node, faults: &mut Faults<'_>) {
    let has_content = !node.text.is_empty() || node.group_filled;
    let what = match (node.attribute("href").is_some(), has_content) {
        (true, true) => "href names a skeleton in another file; leave it or the content out",
        (false, false) => "there is neither href nor content; add one",
        _ => return,
    };
    faults.add("constraint", node, what);
}

/// XLIFF 1.2, rid: what joins two codes; without it the id does.
fn pair(node: &Node) -> String {
    node.attribute("rid").or(node.attribute("id")).unwrap_or_default().to_owned()
}

impl Xliff {
    /// Takes in an element of XLIFF 2 that has opened, and checks it by itself.
    fn grow(&mut self, node: &Node, faults: &mut Faults<'_>) {
        constraints::check(node, faults);
        let is_module = node.name.contains(':') && !node.name.starts_with('?');
        if node.name == "unit" || is_module || !self.trees.is_empty() {
            self.trees.push(Tree::new(node));
        }
        match node.name.as_str() {
            "cp" => code_point(node, faults),
            "notes" => self.notes.clear(),
            "note" => {
                let advice = "give each note an id of its own";
                self.notes.require_unique(node, advice, faults);
            }
            "source" | "res:source" => self.language(node, Side::Source, faults),
            "target" | "res:target" => self.language(node, Side::Target, faults),
            "group" => {
                self.depth += 1;
                self.groups.make_unique(node, "id", faults);
            }
            "res:resourceItem" => self.resources.extend(node.attribute("id").map(str::to_owned)),
            "res:resourceItemRef" => {
                let reference = node.attribute("ref").map(str::to_owned);
                self.resource_references.extend(reference.map(|id| (node.range.start, id)));
            }
            _ => {}
        }
        for name in ["subFlows", "subFlowsStart", "subFlowsEnd"] {
            let units = node.attribute(name).unwrap_or_default().split_whitespace();
            let at = node.range.start;
            self.sub_flows.extend(units.map(|unit| (at, node.name.clone(), unit.to_owned())));
        }
    }

    /// Takes in that an element of XLIFF 2 has closed, and checks it with what is within it.
    fn cut(&mut self, node: &Node, faults: &mut Faults<'_>) {
        match node.name.as_str() {
            "skeleton" => skeleton(node, faults),
            "file" => self.file_references(faults),
            "group" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        let Some(mut tree) = self.trees.pop() else { return };
        tree.has_content = node.filled || node.group_filled || !tree.children.is_empty();
        if tree.name == "unit" {
            unit::check(&tree, faults);
        }
        let around = if self.depth > 0 { "group" } else { "file" };
        let parent = self.trees.last();
        modules::check(&tree, parent.map_or(around, |parent| &parent.name), faults);
        let depth = self.trees.len();
        if let Some(parent) = self.trees.last_mut().filter(|_| depth < DEEPEST) {
            parent.children.push(tree);
        }
    }

    /// XLIFF 2.1, xml:lang: that of the root, or one within it (`en-GB` within `en`).
    fn language(&self, node: &Node, side: Side, faults: &mut Faults<'_>) {
        let (Some(language), Some(of_root)) = (node.attribute("xml:lang"), &self.languages[side])
        else {
            return;
        };
        let is_within =
            language.get(..of_root.len()).is_some_and(|start| start.eq_ignore_ascii_case(of_root))
                && matches!(language.as_bytes().get(of_root.len()), None | Some(b'-'));
        // a match that is for reference may have a target in another language
        let is_reference = |tree: &Tree| tree.name == "mtc:match" && tree.has("reference", "yes");
        let is_free = side == Side::Target && self.trees.iter().any(is_reference);
        if !is_within && !is_free {
            let what = format!(
                "xml:lang=\"{language}\" is not the {side} language of the file, {of_root}; leave it out, or write that"
            );
            faults.add("constraint", node, what);
        }
    }

    /// XLIFF 2.1, subFlows: units of the file; resources of it.
    fn file_references(&mut self, faults: &mut Faults<'_>) {
        for (at, element, unit) in std::mem::take(&mut self.sub_flows) {
            if !self.units.contains(&unit) {
                let what = format!("subFlows name \"{unit}\", which is no unit of the file");
                faults.at("dangling-reference", at, &element, what, None);
            }
        }
        for (at, id) in std::mem::take(&mut self.resource_references) {
            if !self.resources.contains(&id) {
                let what = format!("ref=\"{id}\" names no resource of the file");
                faults.at("dangling-reference", at, "res:resourceItemRef", what, None);
            }
        }
        self.resources.clear();
    }

    /// The version, and the namespace that goes with it.
    fn root(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let version = node.attribute("version").unwrap_or_default();
        self.is_version_1 = version.starts_with('1');
        if !["1.0", "1.1", "1.2", "2.0", "2.1", "2.2"].contains(&version) {
            faults.add("version", node, format!("version=\"{version}\" is no version of XLIFF"));
        }
        let binding = match node.tag.split_once(':') {
            Some((prefix, _)) => format!("xmlns:{prefix}"),
            None => "xmlns".to_owned(),
        };
        let bound = node.attribute(&binding);
        let namespace = match version {
            "1.2" => "urn:oasis:names:tc:xliff:document:1.2",
            "2.0" | "2.1" => "urn:oasis:names:tc:xliff:document:2.0",
            "2.2" => "urn:oasis:names:tc:xliff:document:2.2",
            _ => bound.unwrap_or_default(),
        };
        if bound.unwrap_or_default() != namespace {
            let edit = faults.set(node, &binding, namespace);
            let what = format!("the root is not in the namespace {namespace}");
            faults.mendable("namespace", node, what, edit);
        }
        self.languages = Sides::new("srcLang", "trgLang")
            .map(|name| node.attribute(name).filter(|tag| !tag.is_empty()).map(str::to_owned));
        self.target_language = node.attribute("trgLang").is_some();
        self.holder = Some(node.range.start + 1 + node.tag.len());
    }

    fn file(&mut self, node: &Node, faults: &mut Faults<'_>) {
        self.units.clear();
        self.groups.clear();
        if !self.is_version_1 {
            self.files.make_unique(node, "id", faults);
        }
    }

    /// XLIFF 2.1, trgLang: required where there is a target. XLIFF 1.2: the states.
    fn target(&mut self, node: &Node, faults: &mut Faults<'_>) {
        if !self.is_version_1 && !self.target_language && !self.is_reported {
            self.is_reported = true;
            let holder = self.holder.as_ref();
            let what = "there is a target, and <xliff> has no trgLang";
            let edit = holder.zip(node.attribute("xml:lang")).map(|(holder, language)| {
                let language = crate::text::xml::content(language).0;
                Edit::new(*holder..*holder, format!(" trgLang=\"{language}\""))
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
