//! The text of a source or target, as a whole and in the segments of XLIFF 1.2 (`mrk mtype="seg"`).

use super::codes::{Content, Data};
use crate::text::xml::Element;

#[derive(Default)]
pub(super) struct Text {
    pub whole: Content,
    /// Each segment by its `mid`.
    pub segments: Vec<(String, Content)>,
    marks: Marks,
}

/// The marks that are open in a text, of which one may be a segment.
#[derive(Default)]
pub(super) struct Marks {
    open: usize,
    /// How many were open when the segment that is read had begun.
    segment: Option<usize>,
}

impl Marks {
    /// Takes in the start of a mark; the `mid` of the segment that begins with it, if one does.
    pub(super) fn open(&mut self, mark: &Element<'_>) -> Result<Option<String>, String> {
        let is_segment =
            !self.is_in_segment() && mark.attribute("mtype")?.as_deref() == Some("seg");
        self.open += 1;
        if !is_segment {
            return Ok(None);
        }
        self.segment = Some(self.open);
        Ok(Some(mark.attribute("mid")?.unwrap_or_default()))
    }

    /// Whether the mark that ends next ends the segment.
    pub(super) fn ends_segment(&self) -> bool {
        self.segment == Some(self.open)
    }

    /// Takes in the end of a mark.
    pub(super) fn close(&mut self) {
        if self.ends_segment() {
            self.segment = None;
        }
        self.open = self.open.saturating_sub(1);
    }

    pub(super) fn is_in_segment(&self) -> bool {
        self.segment.is_some()
    }
}

impl Text {
    /// A text that begins on a line.
    pub(super) fn on_line(line: Option<u32>) -> Self {
        let mut text = Text::default();
        text.whole.read.line = line;
        text
    }

    /// Takes in the start of an element, if it is a code or within one.
    pub(super) fn open(
        &mut self,
        name: &str,
        element: &Element<'_>,
        data: &Data,
        line: Option<u32>,
    ) -> Result<bool, String> {
        if name == "mrk"
            && self.whole.read.depth == 0
            && let Some(mid) = self.marks.open(element)?
        {
            let mut content = Content::default();
            content.read.line = line;
            self.segments.push((mid, content));
            return self.whole.open(name, element, data);
        }
        if let Some(segment) = self.segment() {
            segment.open(name, element, data)?;
        }
        self.whole.open(name, element, data)
    }

    /// Takes in the end of an element, if it is a code or within one.
    pub(super) fn close(&mut self, name: &str) -> bool {
        let is_mark = name == "mrk" && self.whole.read.depth == 0;
        let ends_segment = is_mark && self.marks.ends_segment();
        if let Some(segment) = self.segment().filter(|_| !ends_segment) {
            segment.close(name);
        }
        if is_mark {
            self.marks.close();
        }
        self.whole.close(name)
    }

    pub(super) fn push_str(&mut self, text: &str) {
        if let Some(segment) = self.segment() {
            segment.read.push_str(text);
        }
        self.whole.read.push_str(text);
    }

    /// The `mid` of the segment that is read, if it is.
    pub(super) fn open_segment(&self) -> Option<&str> {
        let open = self.segments.last().filter(|_| self.marks.is_in_segment());
        open.map(|(mid, _)| mid.as_str())
    }

    /// The segment that is read.
    fn segment(&mut self) -> Option<&mut Content> {
        let is_in_segment = self.marks.is_in_segment();
        self.segments.last_mut().filter(|_| is_in_segment).map(|(_, content)| content)
    }
}
