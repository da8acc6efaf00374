//! What a reader of the HTML page decided, as the page saves it: a file to send back to whoever made the page.

use crate::align::Status;
use crate::text::shortened::shortened;
use serde::Deserialize;

/// The decisions on all documents of a page.
#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct ReaderDecisions {
    /// The version of the form.
    #[serde(rename = "cotejo-decisions")]
    version: u32,
    pub documents: Vec<OfDocument>,
}

#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct OfDocument {
    pub name: String,
    #[serde(default)]
    pub beads: Vec<OnBead>,
    #[serde(default)]
    pub findings: Vec<OnFinding>,
}

/// A bead, known by its texts, that was confirmed or commented on.
#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct OnBead {
    pub number: usize,
    pub source: String,
    pub target: String,
    #[serde(default)]
    pub status: Status,
    #[serde(default)]
    pub note: Option<String>,
}

/// A finding, known by what it is about, that was accepted or ignored.
#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct OnFinding {
    pub rule: String,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub target: Option<String>,
    #[serde(flatten)]
    pub verdict: Verdict,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "decision", rename_all = "lowercase")]
pub(crate) enum Verdict {
    Accept,
    Ignore { reason: String },
}

impl ReaderDecisions {
    /// Reads the file; none if it is of another kind, an error if it cannot be understood.
    pub(crate) fn read(bytes: &[u8]) -> Option<Result<Self, String>> {
        const NEWEST: u32 = 1;
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]);
        let rest = start.trim_start_matches('\u{feff}').trim_start().strip_prefix('{')?;
        rest.trim_start().starts_with("\"cotejo-decisions\"").then(|| {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let read: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
            match read.version <= NEWEST {
                true => Ok(read),
                false => Err("these decisions are of a newer cotejo; use that".into()),
            }
        })
    }

    /// The decisions with the document that they are on, by its place among these names; none if it is not there. It is known
    /// by its name, without the folders if only one has that; those of a page of one document are on the only document.
    pub(crate) fn on(&self, names: &[&str]) -> Vec<(Option<usize>, &OfDocument)> {
        let only = |places: &mut dyn Iterator<Item = usize>| match (places.next(), places.next()) {
            (Some(at), None) => Some(at),
            _ => None,
        };
        let place = |decided: &OfDocument| {
            let by = |is_same: &dyn Fn(&str) -> bool| {
                only(&mut (0..names.len()).filter(|at| is_same(names[*at])))
            };
            by(&|name| name == decided.name)
                .or_else(|| by(&|name| without_folders(name) == without_folders(&decided.name)))
                .or((names.len() == 1 && self.documents.len() == 1).then_some(0))
        };
        self.documents.iter().map(|decided| (place(decided), decided)).collect()
    }
}

/// The name of a document, or of a pair (`a/x.en.txt + a/x.es.txt`), without the folders of its files.
fn without_folders(name: &str) -> String {
    let files = name.split(" + ").map(|path| path.rsplit(['/', '\\']).next().unwrap_or(path));
    files.collect::<Vec<_>>().join(" + ")
}

impl OnBead {
    /// How messages name it.
    pub(crate) fn shown(&self) -> String {
        let [source, target] = [&self.source, &self.target].map(|text| shortened(text, 50));
        format!("bead {}, “{source}” | “{target}”", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_known_by_its_name() {
        let of = |names: &[&str]| ReaderDecisions {
            version: 1,
            documents: (names.iter())
                .map(|name| OfDocument {
                    name: (*name).into(),
                    beads: Vec::new(),
                    findings: Vec::new(),
                })
                .collect(),
        };
        for (of_page, names, wanted) in [
            (&["a.txt"][..], &["b.txt"][..], &[Some(0)][..]),
            (&["a.txt"], &["b.txt", "c.txt"], &[None]),
            (&["f/a.txt", "f/b.txt"], &["a.txt"], &[Some(0), None]),
            (&["f/a.txt"], &["b.txt", "g/a.txt"], &[Some(1)]),
            (&["f/a.txt"], &["g/a.txt", "h/a.txt"], &[None]),
            (&["a.txt"], &["g/a.txt", "a.txt"], &[Some(1)]),
            (&["f/a.en.txt + f/a.es.txt", "x"], &["a.en.txt + a.es.txt"], &[Some(0), None]),
        ] {
            let decisions = of(of_page);
            let found: Vec<_> = decisions.on(names).into_iter().map(|(at, _)| at).collect();
            assert_eq!(found, wanted, "{of_page:?} {names:?}");
        }
    }

    #[test]
    fn decisions_are_told_from_other_files() {
        let file = r#"{"cotejo-decisions": 1, "documents": [{"name": "a.txt",
            "beads": [{"number": 2, "source": "One.", "target": "Uno.", "status": "confirmed"}],
            "findings": [{"rule": "omission", "source": "one", "target": null, "decision": "ignore", "reason": "meant"}]}]}"#;
        let read = ReaderDecisions::read(file.as_bytes()).unwrap().unwrap();
        let document = read.on(&["b.txt"])[0].1;
        assert_eq!(document.beads[0].status, Status::Confirmed);
        assert_eq!(document.findings[0].verdict, Verdict::Ignore { reason: "meant".into() });
        for (file, wanted) in [
            ("{\"cotejo\": 1}", None),
            ("a\tb\n", None),
            ("{\"cotejo-decisions\": 9, \"documents\": []}", Some(false)),
            ("{\"cotejo-decisions\": 1}", Some(false)),
        ] {
            assert_eq!(
                ReaderDecisions::read(file.as_bytes()).map(|read| read.is_ok()),
                wanted,
                "{file}"
            );
        }
    }
}
