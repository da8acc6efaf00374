//! Runs and texts of a Word document, cut in two where a comment begins or ends within them.

use super::tree::{Node, Tree};
use crate::text::edits::Edit;
use crate::text::xml::{self, Part, Parts};
use std::ops::Range;

/// The attribute that says whether blanks at the ends of a text count, and its value if they do.
const SPACE: &str = "xml:space";
const PRESERVE: &str = "preserve";

/// What is cut where a mark is put.
#[derive(Clone, Copy)]
pub(super) enum Cut {
    None,
    Run(usize),
    /// A run and a text in it.
    Text(usize, usize),
}

impl Tree<'_> {
    /// What ends at a cut, and what begins again.
    pub(super) fn around(&self, at: usize, cut: Cut) -> (String, String) {
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
pub(super) struct Text<'t> {
    name: &'t str,
    open: &'t str,
    keeps_blanks: bool,
    /// Its opening tag where blanks count.
    keeping: String,
    /// Where it is without the blanks at its ends.
    inner: Range<usize>,
}

impl<'t> Text<'t> {
    pub(super) fn of(tree: &Tree<'t>, node: usize) -> Self {
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
    pub(super) fn additions(&self, open: &Range<usize>, close: &Range<usize>) -> Vec<Edit> {
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
