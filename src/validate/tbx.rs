//! What readers of TBX require beyond its grammar (ISO 30042:2019 and 2008, TBX-Basic).

use super::element::Node;
use super::fault::{Edit, Faults};
use super::format_check::FormatCheck;
use super::ids::Ids;

#[derive(Default)]
pub(super) struct Tbx {
    ids: Ids,
    references: Vec<(usize, String, String)>,
    languages: Vec<String>,
}

const NAMESPACE: &str = "urn:iso:std:iso:30042:ed-2";

/// The picklists of TBX-Basic: type, values of both editions.
const PICKLISTS: [(&str, &[&str]); 4] = [
    (
        "administrativeStatus",
        &[
            "preferredTerm-admn-sts",
            "admittedTerm-admn-sts",
            "deprecatedTerm-admn-sts",
            "supersededTerm-admn-sts",
        ],
    ),
    ("partOfSpeech", &["noun", "verb", "adjective", "adverb", "other", "properNoun"]),
    ("termType", &["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"]),
    ("grammaticalGender", &["masculine", "feminine", "neuter", "other"]),
];

impl FormatCheck for Tbx {
    fn default_value(&self, _: &str, node: &Node, attribute: &str) -> Option<String> {
        let value = match (node.name.as_str(), attribute) {
            ("tbx", "type") => "TBX-Basic",
            ("tbx", "style") => "dca",
            ("martif", "type") => "TBX",
            ("tbx" | "martif", "xml:lang") => "en",
            _ => return None,
        };
        Some(value.to_owned())
    }

    fn open(&mut self, node: &Node, faults: &mut Faults<'_>) {
        match node.name.as_str() {
            "tbx" | "martif" => root(node, faults),
            "conceptEntry" | "termEntry" => self.languages.clear(),
            "langSec" | "langSet" => {
                self.languages.extend(node.attribute("xml:lang").map(str::to_owned))
            }
            _ => {}
        }
        self.id(node, faults);
        let target = node.attribute("target").filter(|_| node.name != "xref");
        if let Some(target) = target {
            let id = target.trim_start_matches('#').to_owned();
            self.references.push((node.range.start, node.name.clone(), id));
        }
    }

    fn close(&mut self, node: &Node, faults: &mut Faults<'_>) {
        match node.name.as_str() {
            // ISO 30042, term
            "term" if !node.filled => faults.add("empty-term", node, "the term has no text"),
            "termNote" => picklist(node, faults),
            "conceptEntry" | "termEntry" => {
                self.languages.sort();
                if let Some(pair) = self.languages.windows(2).find(|pair| pair[0] == pair[1]) {
                    let what = format!("the concept has two sections in {}", pair[0]);
                    faults.add("duplicate-language", node, what);
                }
            }
            _ => {}
        }
    }

    /// IDREF: every reference has a target.
    fn end(&mut self, faults: &mut Faults<'_>) {
        for (at, name, id) in std::mem::take(&mut self.references) {
            if !self.ids.contains(&id) {
                let what = format!("target=\"{id}\" names nothing that is there");
                faults.at("dangling-reference", at, &name, what, None);
            }
        }
    }
}

impl Tbx {
    /// XML ID: a name, once in the file.
    fn id(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let Some(id) = node.attribute("id") else { return };
        let starts = id.starts_with(|c: char| c.is_alphabetic() || c == '_');
        if !starts || !id.chars().all(|c| c.is_alphanumeric() || "_-.·".contains(c)) {
            let what =
                format!("id=\"{id}\" is no XML name; begin it with a letter, leave blanks out");
            faults.add("bad-id", node, what);
        }
        self.ids.make_unique(node, "id", faults);
    }
}

/// ISO 30042:2019, tbx: namespace and a type that names a dialect; 2008, martif: TBX or a dialect.
fn root(node: &Node, faults: &mut Faults<'_>) {
    if node.name == "tbx" && node.attribute("xmlns") != Some(NAMESPACE) {
        let edit = faults.set(node, "xmlns", NAMESPACE);
        let what = format!("the root is not in the namespace {NAMESPACE}");
        faults.mendable("namespace", node, what, edit);
    }
    if let Some(kind) = node.attribute("type") {
        let fits = kind.strip_prefix("TBX-").is_some_and(|rest| !rest.is_empty());
        if !fits && (node.name == "tbx" || kind != "TBX") {
            let what = format!("type=\"{kind}\" names no dialect of TBX, such as TBX-Basic");
            faults.add("unknown-value", node, what);
        }
    }
}

/// TBX-Basic: the values of term notes.
fn picklist(node: &Node, faults: &mut Faults<'_>) {
    let kind = node.attribute("type").unwrap_or_default();
    let Some((_, values)) = PICKLISTS.iter().find(|(name, _)| *name == kind) else { return };
    let value = node.text.trim();
    if !values.contains(&value) {
        let what = format!("{kind} \"{value}\" is not {}", values.join(" or "));
        // the same value in another spelling
        let short = |value: &str| value.to_lowercase().replace("term-admn-sts", "");
        let meant = values.iter().find(|meant| {
            let value = value.to_lowercase();
            short(meant) == value || short(meant) + "term" == value || meant.to_lowercase() == value
        });
        let start = node.range.end;
        let as_written = faults.text.get(start..start + node.text.len()) == Some(&node.text);
        let edit = meant
            .filter(|_| as_written)
            .map(|meant| Edit::new(start..start + node.text.len(), *meant));
        faults.at("unknown-value", node.range.start, &node.name, what, edit);
    }
}
