//! The marks of comments in the XML of a Word document. Everything else stays byte for byte as it is: runs and texts are
//! only cut in two where a comment begins or ends within them.

use super::places::Point;
use crate::text::xml::{self, BadXml, Part, Parts, local};
use std::collections::BTreeMap;
use std::ops::Range;

/// What may have marks of comments between its children (EG_PContent of the schema); a mark at the end of one of these
/// can as well be outside of it, but not outside of its paragraph. Smart tags may have them by the schema, but LibreOffice
/// loses where a comment in one begins.
const HOSTS: [&str; 5] = ["hyperlink", "ins", "moveTo", "dir", "bdo"];
/// Kinds of content controls whose text programs put in anew.
const CONTROLS: [&str; 8] = [
    "dataBinding",
    "text",
    "date",
    "dropDownList",
    "comboBox",
    "citation",
    "bibliography",
    "docPartList",
];

/// The attribute that says whether blanks at the ends of a text count, and its value if they do.
const SPACE: &str = "xml:space";
const PRESERVE: &str = "preserve";

/// The elements of a document.
pub(super) struct Tree<'x> {
    xml: &'x str,
    /// The namespace of the root.
    namespace: Option<String>,
    nodes: Vec<Node<'x>>,
    fields: Vec<Field>,
}

struct Node<'x> {
    /// As it is written, with its prefix.
    name: &'x str,
    open: Range<usize>,
    close: Range<usize>,
    parent: Option<usize>,
}

/// A complex field within a paragraph: its instruction and its result, which programs put in anew.
struct Field {
    place: Range<usize>,
    /// Indices of elements: its first and last run, or what has them.
    first: Child,
    last: Child,
}

/// An element whose parent may have marks.
#[derive(Clone, Copy)]
struct Child {
    node: usize,
    /// Its depth in the path to it.
    depth: usize,
}

/// Which end of a comment a mark is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Start,
    Last,
}

/// What is cut where a mark is put.
#[derive(Clone, Copy)]
enum Cut {
    None,
    Run(usize),
    /// A run and a text in it.
    Text(usize, usize),
}

/// The marks at a place.
struct Marks {
    cut: Cut,
    /// The comments that end here, and those that start.
    last: Vec<u32>,
    start: Vec<u32>,
}

impl<'x> Tree<'x> {
    pub(super) fn of(xml: &'x str) -> Result<Self, BadXml> {
        let (mut parts, mut buffer) = (Parts::new(xml), Vec::new());
        let mut nodes: Vec<Node<'_>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut field_signs = Vec::new();
        let mut namespace = None;
        while let Some(part) = parts.next(&mut buffer)? {
            let place = parts.range();
            match part {
                Part::Open(element) => {
                    if element.local_name() == "fldChar" {
                        let attributes = element.attributes().unwrap_or_default();
                        let kind =
                            attributes.into_iter().find(|(name, _)| local(name) == "fldCharType");
                        field_signs.extend(kind.map(|(_, kind)| (nodes.len(), kind)));
                    }
                    if nodes.is_empty() {
                        let declaration = match element.name().split_once(':') {
                            Some((prefix, _)) => format!("xmlns:{prefix}"),
                            None => "xmlns".to_owned(),
                        };
                        namespace = element.attribute(&declaration).unwrap_or_default();
                    }
                    let name = place.start + 1..place.start + 1 + element.name().len();
                    let parent = open.last().copied();
                    open.push(nodes.len());
                    let close = place.end..place.end;
                    nodes.push(Node { name: &xml[name], open: place, close, parent });
                }
                Part::Close(_) => {
                    if let Some(closed) = open.pop() {
                        nodes[closed].close = place;
                    }
                }
                _ => {}
            }
        }
        let mut tree = Tree { xml, namespace, nodes, fields: Vec::new() };
        tree.fields = tree.fields(&field_signs);
        Ok(tree)
    }

    /// The namespace of the root.
    pub(super) fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    fn local(&self, node: usize) -> &'x str {
        local(self.nodes[node].name)
    }

    fn slice(&self, range: &Range<usize>) -> &'x str {
        &self.xml[range.clone()]
    }

    fn is_blank(&self, range: Range<usize>) -> bool {
        self.xml.get(range).is_some_and(|text| text.trim().is_empty())
    }

    /// The elements that a byte is in, from the root.
    fn path(&self, at: usize) -> Vec<usize> {
        let before = self.nodes.partition_point(|node| node.open.start <= at);
        let mut next = before.checked_sub(1);
        let mut path = Vec::new();
        while let Some(node) = next {
            if at < self.nodes[node].close.end || at < self.nodes[node].open.end {
                path.push(node);
            }
            next = self.nodes[node].parent;
        }
        path.reverse();
        path
    }

    /// What a byte is in that may have a mark beside it: the innermost such in the outermost paragraph, as comments do
    /// not stand in text boxes.
    fn child(&self, path: &[usize], other: &[usize]) -> Option<Child> {
        let mut host = path.iter().position(|node| self.local(*node) == "p")?;
        loop {
            let node = *path.get(host + 1)?;
            let inner = path.get(host + 2).copied();
            match self.local(node) {
                name if HOSTS.contains(&name) => host += 1,
                "sdt" if other.contains(&node) && self.is_text_control(node, inner) => host += 2,
                _ => return Some(Child { node, depth: host + 1 }),
            }
        }
    }

    /// Whether a content control holds text that stays, and its `inner` element is that.
    fn is_text_control(&self, control: usize, inner: Option<usize>) -> bool {
        let Some(inner) = inner.filter(|inner| self.local(*inner) == "sdtContent") else {
            return false;
        };
        (control + 1..inner).all(|node| !CONTROLS.contains(&self.local(node)))
    }

    /// The fields that begin and end in the same paragraph; those within others are parts of them.
    fn fields(&self, signs: &[(usize, String)]) -> Vec<Field> {
        let mut open = Vec::new();
        let mut fields = Vec::new();
        for (node, kind) in signs {
            let path = self.path(self.nodes[*node].open.start);
            let paragraph = path.iter().copied().find(|node| self.local(*node) == "p");
            match kind.as_str() {
                "begin" => open.push((paragraph, self.child(&path, &path))),
                "end" => {
                    let Some((begun, first)) = open.pop() else { continue };
                    let (Some(first), Some(last)) = (first, self.child(&path, &path)) else {
                        continue;
                    };
                    if begun == paragraph && open.is_empty() {
                        let place =
                            self.nodes[first.node].open.start..self.nodes[last.node].close.end;
                        fields.push(Field { place, first, last });
                    }
                }
                _ => {}
            }
        }
        fields
    }

    /// Where a mark goes, and what is cut there. `other` is the path to the other end.
    fn place(&self, point: &Point, other: &[usize], end: End) -> Option<(usize, Cut)> {
        let path = self.path(point.piece);
        let child = self.child(&path, other)?;
        let at = self.nodes[child.node].open.start;
        if let Some(field) = self.fields.iter().find(|field| field.place.contains(&at)) {
            let child = if end == End::Start { field.first } else { field.last };
            return Some((self.beside(child, end), Cut::None));
        }
        let beside = || Some((self.beside(child, end), Cut::None));
        let (run, inner) = (child.node, path.get(child.depth + 1).copied());
        let Some(inner) = inner.filter(|_| self.local(run) == "r" && path.len() == child.depth + 2)
        else {
            return beside();
        };
        let (element, content) = (&self.nodes[inner], self.content(run));
        let is_within = element.open.end < point.at && point.at < element.close.start;
        if self.local(inner) == "t" && is_within {
            return Some((point.at, Cut::Text(run, inner)));
        }
        let (at, rest) = match end {
            End::Start => (element.open.start, content.start..element.open.start),
            End::Last => (element.close.end, element.close.end..content.end),
        };
        if self.is_blank(rest) { beside() } else { Some((at, Cut::Run(run))) }
    }

    /// The place before or after an element, outside of all that ends there with it.
    fn beside(&self, child: Child, end: End) -> usize {
        let node = &self.nodes[child.node];
        let mut at = if end == End::Start { node.open.start } else { node.close.end };
        let mut host = node.parent;
        while let Some(node) = host.filter(|host| HOSTS.contains(&self.local(*host))) {
            let node = &self.nodes[node];
            let (rest, outside) = match end {
                End::Start => (node.open.end..at, node.open.start),
                End::Last => (at..node.close.start, node.close.end),
            };
            if !self.is_blank(rest) {
                break;
            }
            (at, host) = (outside, node.parent);
        }
        at
    }

    /// What a run has behind its properties.
    fn content(&self, run: usize) -> Range<usize> {
        let start = self.properties(run).map_or(self.nodes[run].open.end, |place| place.end);
        start..self.nodes[run].close.start
    }

    fn properties(&self, run: usize) -> Option<Range<usize>> {
        let first = self.nodes.get(run + 1)?;
        let is_own = first.parent == Some(run) && local(first.name) == "rPr";
        is_own.then_some(first.open.start..first.close.end)
    }

    /// Where both marks of a comment go.
    fn both(&self, (start, last): &(Point, Point)) -> Option<[(usize, Cut); 2]> {
        let paths = [start, last].map(|point| self.path(point.piece));
        let paragraph =
            |path: &Vec<usize>| path.iter().copied().find(|node| self.local(*node) == "p");
        let (one, other) = (paragraph(&paths[0])?, paragraph(&paths[1])?);
        let first = self.place(start, &paths[1], End::Start)?;
        let last = match one == other || self.nodes[one].parent == self.nodes[other].parent {
            true => self.place(last, &paths[0], End::Last)?,
            // over cells and the like no comment goes
            false => (self.nodes[one].close.start, Cut::None),
        };
        if first.0 < last.0 {
            return Some([first, last]);
        }
        let child = self.child(&paths[0], &[])?;
        Some([End::Start, End::Last].map(|end| (self.beside(child, end), Cut::None)))
    }

    /// What ends at a cut, and what begins again.
    fn around(&self, at: usize, cut: Cut) -> (String, String) {
        let run = |run: usize| {
            let properties = self.properties(run).map_or("", |place| self.slice(&place));
            let open = [self.slice(&self.nodes[run].open), properties].concat();
            (format!("</{}>", self.nodes[run].name), open)
        };
        match cut {
            Cut::None => Default::default(),
            Cut::Run(node) => run(node),
            Cut::Text(node, text) => {
                let (end, begin) = run(node);
                let text = Text::of(self, text);
                (["</", text.name, ">", &end].concat(), begin + text.tag(at))
            }
        }
    }
}

/// A text that is cut. Blanks at the ends of a text count only where it says so, and must neither be lost nor come to
/// count by a cut.
struct Text<'t> {
    name: &'t str,
    open: &'t str,
    keeps_blanks: bool,
    /// Its opening tag where blanks count.
    keeping: String,
    /// Where it is without the blanks at its ends.
    inner: Range<usize>,
}

impl<'t> Text<'t> {
    fn of(tree: &Tree<'t>, node: usize) -> Self {
        const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
        let Node { name, open, close, .. } = &tree.nodes[node];
        let content = &tree.xml[open.end..close.start];
        let start = close.start - content.trim_start_matches(BLANKS).len();
        let end = (open.end + content.trim_end_matches(BLANKS).len()).max(start);
        let open = tree.slice(open);
        let mut attributes = attributes(open);
        let keeps_blanks =
            attributes.iter().any(|(name, value)| name == SPACE && value == PRESERVE);
        attributes.retain(|(name, _)| name != SPACE);
        attributes.push((SPACE.to_owned(), PRESERVE.to_owned()));
        let written =
            attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", xml::content(value).0));
        let keeping = format!("<{name}{}>", written.collect::<String>());
        Text { name, open, keeps_blanks, keeping, inner: start..end }
    }

    /// The tag of the part that begins at a place.
    fn tag(&self, at: usize) -> &str {
        match self.keeps_blanks || !self.inner.contains(&at) {
            true => self.open,
            false => &self.keeping,
        }
    }

    /// What is put in besides the marks, in place of what: so that the blanks at its ends count as before.
    fn additions(&self, open: &Range<usize>, close: &Range<usize>) -> Vec<(Range<usize>, String)> {
        if self.keeps_blanks {
            return Vec::new();
        }
        let mut additions = Vec::new();
        let again = |tag: &str| format!("</{}>{tag}", self.name);
        let Range { start, end } = self.inner;
        match start == open.end {
            // a mark may be put in before the tag
            true => additions.push((open.start + 1..open.end, self.keeping[1..].to_owned())),
            false => additions.push((start..start, again(self.tag(start)))),
        }
        if end < close.start {
            additions.push((end..end, again(self.open)));
        }
        additions
    }
}

/// The attributes of an opening tag.
fn attributes(tag: &str) -> Vec<(String, String)> {
    match Parts::new(tag).next(&mut Vec::new()) {
        Ok(Some(Part::Open(element))) => element.attributes().unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The XML with the marks of comments, each with the next of the ids, at places of its text; one without a place is left out.
pub(super) fn marked(
    tree: &Tree<'_>,
    places: impl Iterator<Item = Option<(Point, Point)>>,
    ids: impl Iterator<Item = u32>,
) -> String {
    let mut marks: BTreeMap<usize, Marks> = BTreeMap::new();
    for (ends, id) in places.zip(ids) {
        let Some([start, last]) = ends.and_then(|ends| tree.both(&ends)) else { continue };
        for ((at, cut), end) in [(start, End::Start), (last, End::Last)] {
            let none = Marks { cut, last: Vec::new(), start: Vec::new() };
            let here = marks.entry(at).or_insert(none);
            let of_end = if end == End::Start { &mut here.start } else { &mut here.last };
            of_end.push(id);
        }
    }
    // from where in the XML, up to where, and what is there then
    let mut added: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    for marks in marks.values() {
        if let Cut::Text(_, text) = marks.cut {
            let Node { open, close, .. } = &tree.nodes[text];
            let additions = Text::of(tree, text).additions(open, close);
            added.extend(
                additions.into_iter().map(|(place, text)| (place.start, (place.end, text))),
            );
        }
    }
    let declared = tree.declared();
    for (at, marks) in &marks {
        let (end, begin) = tree.around(*at, marks.cut);
        let mark = |name: &str, id: &u32| format!("<w:{name}{declared} w:id=\"{id}\"/>");
        let last = marks.last.iter().map(|id| {
            let reference = format!("<w:commentReference w:id=\"{id}\"/>");
            mark("commentRangeEnd", id) + &format!("<w:r{declared}>{reference}</w:r>")
        });
        let start = marks.start.iter().map(|id| mark("commentRangeStart", id));
        let marks: String = last.chain(start).collect();
        added.insert(*at, (*at, [end, marks, begin].concat()));
    }
    let (mut out, mut at) = (String::with_capacity(tree.xml.len()), 0);
    for (place, (end, text)) in added {
        out += &tree.xml[at..place];
        out += &text;
        at = end;
    }
    out + &tree.xml[at..]
}

impl Tree<'_> {
    /// The declaration that marks need where the root does not bind the prefix `w` to its own namespace.
    fn declared(&self) -> String {
        let Some(root) = self.nodes.first() else { return String::new() };
        match self.namespace() {
            Some(_) if root.name.starts_with("w:") => String::new(),
            namespace => {
                let namespace = namespace.unwrap_or(super::comments::NAMESPACE);
                format!(" xmlns:w=\"{}\"", xml::content(namespace).0)
            }
        }
    }
}
