//! The text of a source or target, as a whole and in the segments of XLIFF 1.2 (`mrk mtype="seg"`).

use super::codes::{Content, Data};
use crate::text::xml::Element;

#[derive(Default)]
pub(super) struct Text {
    pub whole: Content,
    /// Each segment by its `mid`.
    pub segments: Vec<(String, Content)>,
    /// How many marks are open.
    marks: usize,
    /// How many were open when the segment that is read had begun.
    segment_mark: Option<usize>,
}

impl Text {
    /// Takes in the start of an element, if it is a code or within one.
    pub(super) fn open(
        &mut self,
        name: &str,
        element: &Element<'_>,
        data: &Data,
    ) -> Result<bool, String> {
        if name == "mrk" && self.whole.read.depth == 0 {
            let is_segment =
                !self.is_in_segment() && element.attribute("mtype")?.as_deref() == Some("seg");
            self.marks += 1;
            if is_segment {
                self.segment_mark = Some(self.marks);
                let mid = element.attribute("mid")?.unwrap_or_default();
                self.segments.push((mid, Content::default()));
                return self.whole.open(name, element, data);
            }
        }
        if let Some(segment) = self.segment() {
            segment.open(name, element, data)?;
        }
        self.whole.open(name, element, data)
    }

    /// Takes in the end of an element, if it is a code or within one.
    pub(super) fn close(&mut self, name: &str) -> bool {
        let is_mark = name == "mrk" && self.whole.read.depth == 0;
        let ends_segment = is_mark && self.segment_mark == Some(self.marks);
        if let Some(segment) = self.segment().filter(|_| !ends_segment) {
            segment.close(name);
        }
        if ends_segment {
            self.segment_mark = None;
        }
        self.marks = self.marks.saturating_sub(usize::from(is_mark));
        self.whole.close(name)
    }

    pub(super) fn push_str(&mut self, text: &str) {
        if let Some(segment) = self.segment() {
            segment.read.push_str(text);
        }
        self.whole.read.push_str(text);
    }

    fn is_in_segment(&self) -> bool {
        self.segment_mark.is_some()
    }

    /// The segment that is read.
    fn segment(&mut self) -> Option<&mut Content> {
        let is_in_segment = self.is_in_segment();
        self.segments.last_mut().filter(|_| is_in_segment).map(|(_, content)| content)
    }
}
