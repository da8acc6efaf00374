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
    /// The dialect that the root names.
    dialect: String,
    is_of_2008: bool,
}

const NAMESPACE: &str = "urn:iso:std:iso:30042:ed-2";

/// The rows of a table: dialect, data category, and what the table says of it.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table.lines().skip(1).filter_map(|row| {
        let (dialect, rest) = row.split_once('\t')?;
        let (category, says) = rest.split_once('\t')?;
        Some((dialect, category, says))
    })
}

/// The data categories that each dialect adds to the one before it, with the element that has them in style DCA.
fn categories() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows(include_str!("tbx_dialects.tsv"))
}

/// The values of data categories, in TBX-Basic and in TBX as a whole.
fn picklists() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows(include_str!("tbx_picklists.tsv"))
}

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
            "tbx" | "martif" => {
                self.is_of_2008 = node.name == "martif";
                self.dialect = node.attribute("type").unwrap_or_default().to_owned();
                root(node, faults);
            }
            "conceptEntry" | "termEntry" => self.languages.clear(),
            "langSec" | "langSet" => {
                self.languages.extend(node.attribute("xml:lang").map(str::to_owned))
            }
            _ => {}
        }
        self.category(node, faults);
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
            "conceptEntry" | "termEntry" => {
                self.languages.sort();
                if let Some(pair) = self.languages.windows(2).find(|pair| pair[0] == pair[1]) {
                    let what = format!("the concept has two sections in {}", pair[0]);
                    faults.add("duplicate-language", node, what);
                }
            }
            _ => self.picklist(node, faults),
        }
    }

    /// Of style DCT: an element that is named by its data category.
    fn stands_for(&self, name: &str) -> Option<&'static str> {
        let (prefix, category) = name.split_once(':')?;
        let is_dialect = ["min", "basic", "ling"].contains(&prefix);
        let mut all = categories().filter(|_| is_dialect);
        all.find(|(_, known, _)| *known == category).map(|(.., element)| element)
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

/// The data category of an element: its type in style DCA, its name in style DCT.
fn data_category(node: &Node) -> Option<&str> {
    match node.name.split_once(':') {
        Some(("min" | "basic" | "ling", category)) => Some(category),
        Some(_) => None,
        None => node.attribute("type"),
    }
}

impl Tbx {
    /// A dialect has its own data categories and those of the dialects within it.
    fn category(&self, node: &Node, faults: &mut Faults<'_>) {
        const WITH_CATEGORIES: [&str; 8] =
            ["descrip", "admin", "termNote", "transac", "transacNote", "ref", "xref", "adminNote"];
        let is_dct = ["min:", "basic:"].iter().any(|prefix| node.name.starts_with(prefix));
        let within: &[&str] = match self.dialect.as_str() {
            "TBX-Min" => &["TBX-Min"],
            "TBX-Basic" => &["TBX-Min", "TBX-Basic"],
            _ => return,
        };
        // the lists of 2008 are those of its constraints file
        if self.is_of_2008 || !is_dct && !WITH_CATEGORIES.contains(&node.name.as_str()) {
            return;
        }
        let Some(category) = data_category(node) else { return };
        if !categories().any(|(dialect, known, _)| known == category && within.contains(&dialect)) {
            let what = format!("{} has no data category {category}", self.dialect);
            faults.add("data-category", node, what);
        }
    }

    /// The values of a data category; those of TBX-Basic where the file says that it is that or less.
    fn picklist(&self, node: &Node, faults: &mut Faults<'_>) {
        let Some(category) = data_category(node) else { return };
        let is_basic = matches!(self.dialect.as_str(), "TBX-Basic" | "TBX-Min");
        let dialect = if is_basic { "TBX-Basic" } else { "TBX" };
        let list = picklists().find(|(of, known, _)| *of == dialect && *known == category);
        if let Some((.., values)) = list {
            value(node, category, &values.split('|').collect::<Vec<_>>(), faults);
        }
    }

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

/// The value of an element that has a list of values.
fn value(node: &Node, category: &str, values: &[&str], faults: &mut Faults<'_>) {
    let value = node.text.trim();
    if !values.contains(&value) {
        let what = format!("{category} \"{value}\" is not {}", values.join(" or "));
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
