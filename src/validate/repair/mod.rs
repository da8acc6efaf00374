//! Tags that were lost: units that are not opened or not closed, and an end that was cut off. What the structure of the
//! format tells for certain is put in; an incomplete unit at the end is left out. Signs that begin no tag, and blanks
//! before the XML declaration.

mod tags;

use super::fault::Edit;
use rustc_hash::FxHashMap;
use tags::{Kind, Tags};

/// A change that a file needs, where and why.
pub(super) struct Repair {
    pub(super) at: usize,
    pub(super) what: String,
    pub(super) edit: Edit,
}

/// The elements that hold a unit or entry of a file.
const UNITS: [&str; 5] = ["tu", "trans-unit", "unit", "conceptEntry", "termEntry"];
/// The elements of TMX that may be closed where another begins or ends: what they hold is complete there.
const CLOSED_FOR_CERTAIN: [&str; 3] = ["tu", "tuv", "seg"];

/// What is missing in a file that is not well-formed, if that is all that is wrong with its tags; none where the structure
/// does not tell.
pub(super) fn repairs(text: &str) -> Option<Vec<Repair>> {
    let mut reader = Tags::of(text);
    let mut open = Open::default();
    let mut repairs = Vec::new();
    let blanks = text.len() - text.trim_start().len();
    if blanks > 0 && text[blanks..].starts_with("<?xml") {
        let what = "nothing may stand before the XML declaration, not even blanks".to_owned();
        repairs.push(Repair { at: 0, what, edit: Edit::new(0..blanks, "") });
    }
    let mut is_complete = false;
    let cut = loop {
        let Some(tag) = reader.next() else { break text.len() };
        match tag.kind {
            // the file ends within this tag
            Kind::Unfinished => break tag.at,
            Kind::Broken => return None,
            Kind::Empty => {}
            Kind::Start => {
                let again = match tag.name {
                    "tu" => open.has("tu").then_some("tu"),
                    "tuv" => open.has("tuv").then_some("tuv"),
                    _ => None,
                };
                if let Some(again) = again {
                    let names = open.close(again)?;
                    repairs.push(missing_end(tag.at, &names));
                }
                if tag.name == "tuv" && open.top() == Some("body") {
                    let what = "a <tuv> stands outside a <tu>, which was lost".to_owned();
                    repairs.push(Repair {
                        at: tag.at,
                        what,
                        edit: Edit::new(tag.at..tag.at, "<tu>"),
                    });
                    open.push("tu", tag.at);
                }
                open.push(tag.name, tag.at);
            }
            Kind::End if open.top() == Some(tag.name) => {
                is_complete |= UNITS.contains(&tag.name);
                open.pop();
            }
            Kind::End if open.has(tag.name) => {
                open.pop_checked()?;
                let mut names = vec![open.popped.clone()];
                while open.top() != Some(tag.name) {
                    open.pop_checked()?;
                    names.push(open.popped.clone());
                }
                repairs.push(missing_end(tag.at, &names));
                is_complete |= UNITS.contains(&tag.name) || names.iter().any(|name| name == "tu");
                open.pop();
            }
            Kind::End if tag.name == "tu" && open.top() == Some("body") => {
                let what = "</tu> closes nothing that is open".to_owned();
                repairs.push(Repair { at: tag.at, what, edit: Edit::new(tag.at..tag.end, "") });
            }
            Kind::End => return None,
        }
    };
    repairs.extend(reader.repairs);
    repairs.sort_by_key(|repair| (repair.edit.range.start, repair.edit.range.end));
    if open.is_empty() {
        return (!repairs.is_empty() && cut == text.len()).then_some(repairs);
    }
    if !is_complete {
        return None;
    }
    let unit = open.stack.iter().position(|(name, _)| UNITS.contains(&name.as_str()));
    let (keep, from, what) = match unit {
        Some(unit) => {
            let what = "the file was cut off; its last unit is incomplete and left out";
            (unit, open.stack[unit].1, what)
        }
        None => (open.stack.len(), cut, "the file was cut off; what was open is closed"),
    };
    let ends: String =
        open.stack[..keep].iter().rev().map(|(name, _)| format!("</{name}>")).collect();
    let from = text[..from].trim_end().len();
    // repairs within what is left out are none
    repairs.retain(|repair| repair.edit.range.end <= from);
    let edit = Edit::new(from..text.len(), format!("\n{ends}\n"));
    repairs.push(Repair { at: from, what: what.to_owned(), edit });
    Some(repairs)
}

fn missing_end(at: usize, names: &[String]) -> Repair {
    let ends: String = names.iter().map(|name| format!("</{name}>")).collect();
    Repair { at, what: format!("{ends} is missing before this"), edit: Edit::new(at..at, ends) }
}

/// The elements that are open, each with its place.
#[derive(Default)]
struct Open {
    stack: Vec<(String, usize)>,
    count: FxHashMap<String, usize>,
    popped: String,
}

impl Open {
    fn is_empty(&self) -> bool {
        self.stack.is_empty()
    }

    fn top(&self) -> Option<&str> {
        self.stack.last().map(|(name, _)| name.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.count.get(name).is_some_and(|count| *count > 0)
    }

    fn push(&mut self, name: &str, at: usize) {
        self.stack.push((name.to_owned(), at));
        *self.count.entry(name.to_owned()).or_default() += 1;
    }

    fn pop(&mut self) {
        if let Some((name, _)) = self.stack.pop() {
            if let Some(count) = self.count.get_mut(&name) {
                *count -= 1;
            }
            self.popped = name;
        }
    }

    /// Closes what may be closed for certain.
    fn pop_checked(&mut self) -> Option<()> {
        CLOSED_FOR_CERTAIN.contains(&self.top()?).then(|| self.pop())
    }

    /// Closes an element and those within it; their names.
    fn close(&mut self, name: &str) -> Option<Vec<String>> {
        let mut names = Vec::new();
        loop {
            self.pop_checked()?;
            names.push(self.popped.clone());
            if self.popped == name {
                return Some(names);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::repairs;

    /// The text with what is missing, or nothing where the structure does not tell.
    fn repaired(text: &str) -> Option<String> {
        let mut out = text.to_owned();
        for repair in repairs(text)?.into_iter().rev() {
            out.replace_range(repair.edit.range, &repair.edit.with);
        }
        Some(out)
    }

    #[test]
    fn what_the_structure_tells_is_put_in() {
        let unit = "<tu><tuv><seg>a</seg></tuv></tu>";
        for (broken, whole) in [
            (
                "<tmx><body><tuv><seg>a</seg></tuv></tu>U</body></tmx>",
                Some("<tmx><body><tu><tuv><seg>a</seg></tuv></tu>U</body></tmx>"),
            ),
            (
                "<tmx><body><tu><tuv><seg>a</seg></tuv>U</body></tmx>",
                Some("<tmx><body><tu><tuv><seg>a</seg></tuv></tu>U</body></tmx>"),
            ),
            (
                "<tmx><body>U<tu><tuv><seg>a</seg></tuv></body></tmx>",
                Some("<tmx><body>U<tu><tuv><seg>a</seg></tuv></tu></body></tmx>"),
            ),
            (
                "<tmx><body><tu><tuv><seg>a</tuv></tu>U</body></tmx>",
                Some("<tmx><body><tu><tuv><seg>a</seg></tuv></tu>U</body></tmx>"),
            ),
            (
                "<tmx><body><tu><tuv><seg>a</seg><tuv><seg>b</seg></tuv></tu></body></tmx>",
                Some(
                    "<tmx><body><tu><tuv><seg>a</seg></tuv><tuv><seg>b</seg></tuv></tu></body></tmx>",
                ),
            ),
            ("<tmx><body>U</tu></body></tmx>", Some("<tmx><body>U</body></tmx>")),
            ("<tmx><body>U", Some("<tmx><body>U\n</body></tmx>\n")),
            ("<tmx><body>U<tu><tuv><seg>b", Some("<tmx><body>U\n</body></tmx>\n")),
            ("<tmx><body>U<tu><tuv><seg>b</se", Some("<tmx><body>U\n</body></tmx>\n")),
            ("<tmx><body>U</body></t", Some("<tmx><body>U</body>\n</tmx>\n")),
            (
                "<x><file><unit id=\"1>\"/><unit>a</unit><unit><segment>b",
                Some("<x><file><unit id=\"1>\"/><unit>a</unit>\n</file></x>\n"),
            ),
            (
                "<tbx><text><conceptEntry>a</conceptEntry><conceptEntry>",
                Some("<tbx><text><conceptEntry>a</conceptEntry>\n</text></tbx>\n"),
            ),
            (
                "<tmx><body><tu><tuv><seg>p < 5, n <= 3 <<</seg></tuv></tu>U</body></tmx>",
                Some(
                    "<tmx><body><tu><tuv><seg>p &lt; 5, n &lt;= 3 &lt;&lt;</seg></tuv></tu>U</body></tmx>",
                ),
            ),
            (
                "\n <?xml version=\"1.0\"?><tmx><body>U</body></tmx>",
                Some("<?xml version=\"1.0\"?><tmx><body>U</body></tmx>"),
            ),
            (
                "<tmx><body><tu><tuv><seg>x<y</seg></tuv></tu>U<tu><tuv><seg>n<m \"a, b</seg></tuv></tu>U</body></tmx>",
                Some(
                    "<tmx><body><tu><tuv><seg>x&lt;y</seg></tuv></tu>U<tu><tuv><seg>n&lt;m \"a, b</seg></tuv></tu>U</body></tmx>",
                ),
            ),
            ("<tmx><body>U<tu><tuv><seg</seg></tuv></tu>U</body></tmx>", None),
            (
                "<tmx><body><tu><tuv xml:lang=\"en><seg>a</seg></tuv></tu>U</body></tmx>",
                Some("<tmx><body><tu><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu>U</body></tmx>"),
            ),
            (
                "<tmx><body><tu a='1' creationid='Ana Ruiz><tuv><seg>a</seg></tuv></tu>U</body></tmx>",
                Some(
                    "<tmx><body><tu a='1' creationid='Ana Ruiz'><tuv><seg>a</seg></tuv></tu>U</body></tmx>",
                ),
            ),
            (
                "<tmx><body><tu><tuv xml:lang=en\"><seg>a</seg></tuv></tu>U</body></tmx>",
                Some("<tmx><body><tu><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu>U</body></tmx>"),
            ),
            // which of the attributes is not told
            ("<tmx><body>U<tu a=\"1 b=\"2\"><tuv><seg>a</seg></tuv></tu>U</body></tmx>", None),
            // nothing is lost that stands behind
            ("<tmx><body>U<!-- old U</body></tmx>", None),
            ("<tmx><body>U<!-- old U<!-- new --></body></tmx>", None),
            ("<tmx><body>U<tu><tuv><seg><![CDATA[a</seg></tuv></tu>U</body></tmx>", None),
            (
                "<tmx><body>U<tu><tuv><seg><![CDATA[a</seg></tuv></tu><tu><tuv><seg><![CDATA[b]]></seg></tuv></tu></body></tmx>",
                None,
            ),
            ("<tmx><body>U<?old U</body></tmx>", None),
            ("<tmx><body>U<!-- that is", Some("<tmx><body>U\n</body></tmx>\n")),
            ("<tmx><body>U<tu><tuv xml:lang=\"e", Some("<tmx><body>U\n</body></tmx>\n")),
            ("<tmx><body><tu><tuv><seg>a", None),
            ("<tmx><body><tu><tuv><seg>a<bpt>b</seg></tuv></tu></body></tmx>", None),
            ("<tmx><body></seg>U</body></tmx>", None),
            ("<x><unit><segment></unit></x>", None),
        ] {
            let (broken, whole) =
                (broken.replace('U', unit), whole.map(|whole| whole.replace('U', unit)));
            assert_eq!(repaired(&broken), whole, "{broken}");
        }
    }
}
