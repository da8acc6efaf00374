//! How the inline codes of a unit of TMX pair (TMX 1.4b, content markup: i, x).

use crate::validate::element::Node;
use crate::validate::fault::Faults;
use std::collections::{BTreeMap, HashMap};

/// The codes of the unit that is open.
#[derive(Default)]
pub(super) struct Codes {
    /// The pairs of the seg, by `i`: where each begins, and whether it has ended.
    pairs: BTreeMap<String, (usize, bool)>,
    /// What `x` names in each seg: element and place.
    matches: Vec<BTreeMap<String, (String, usize)>>,
}

impl Codes {
    pub(super) fn open(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let name = node.name.as_str();
        match name {
            "tu" => self.matches.clear(),
            "seg" => {
                self.pairs.clear();
                self.matches.push(BTreeMap::new());
            }
            "bpt" => self.open_pair(node, faults),
            "ept" => self.close_pair(node, faults),
            _ => {}
        }
        if matches!(name, "bpt" | "it" | "ph" | "hi" | "ut") {
            self.open_match(node, faults);
        }
    }

    fn open_pair(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let Some(i) = node.attribute("i") else { return };
        if let Some((first, _)) = self.pairs.get(i) {
            let line = faults.lines.of(*first);
            let what = format!(
                "i=\"{i}\" stands at line {line} too; give each pair of a seg a number of its own"
            );
            faults.add("code-pair", node, what);
        } else {
            self.pairs.insert(i.to_owned(), (node.range.start, false));
        }
    }

    fn close_pair(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let Some(i) = node.attribute("i") else { return };
        match self.pairs.get_mut(i) {
            Some((_, ended @ false)) => *ended = true,
            _ => {
                let what = format!(
                    "<ept> {i} ends no <bpt> before it in its seg; write <it pos=\"end\"> where that is in another seg"
                );
                faults.add("code-pair", node, what);
            }
        }
    }

    fn open_match(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let (Some(x), Some(seg)) = (node.attribute("x"), self.matches.last_mut()) else { return };
        if let Some((_, first)) = seg.get(x) {
            let line = faults.lines.of(*first);
            let what = format!(
                "x=\"{x}\" stands at line {line} too; give each code of a seg another, that of the code it answers"
            );
            faults.add("code-match", node, what);
        } else {
            seg.insert(x.to_owned(), (node.name.clone(), node.range.start));
        }
    }

    /// The seg has ended.
    pub(super) fn check_pairs(&self, faults: &mut Faults<'_>) {
        for (i, (at, _)) in self.pairs.iter().filter(|(_, (_, ended))| !ended) {
            let what = format!(
                "<bpt> {i} has no <ept i=\"{i}\"> after it in its seg; write <it pos=\"begin\"> where it ends in another seg"
            );
            faults.at("code-pair", *at, "bpt", what, None);
        }
    }

    /// The unit has ended.
    pub(super) fn check_matches(&self, faults: &mut Faults<'_>) {
        if self.matches.len() < 2 {
            return;
        }
        let mut count: HashMap<&str, usize> = HashMap::new();
        for x in self.matches.iter().flat_map(BTreeMap::keys) {
            *count.entry(x).or_default() += 1;
        }
        for (x, (element, at)) in self.matches.iter().flatten() {
            if count.get(x.as_str()) == Some(&1) {
                let what = format!(
                    "x=\"{x}\" stands in no other variant of its unit; leave it out, or give it to the code that answers"
                );
                faults.at("code-match", *at, element, what, None);
            }
        }
    }
}
