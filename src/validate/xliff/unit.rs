//! What XLIFF 2 requires of a unit as a whole: references, copies, the order of targets, codes that may not change.

use super::tree::Tree;
use crate::side::{Side, Sides};
use crate::validate::fault::Faults;
use rustc_hash::{FxHashMap, FxHashSet};

/// The elements that are codes.
const CODES: [&str; 4] = ["pc", "sc", "ec", "ph"];
/// The elements that have a source and a target of the unit.
const PARTS: [&str; 2] = ["segment", "ignorable"];

/// The modules that a unit has once.
const MODULES: [&str; 7] = [
    "mtc:matches",
    "gls:glossary",
    "mda:metadata",
    "res:resourceData",
    "slr:data",
    "val:validation",
    "ctr:changeTrack",
];

/// The ids of what a unit has.
struct Named<'u> {
    /// Segments, codes and annotations of the sources.
    sources: FxHashMap<&'u str, &'u Tree>,
    /// Codes and annotations of the targets.
    targets: FxHashMap<&'u str, &'u Tree>,
    notes: FxHashSet<&'u str>,
    data: FxHashSet<&'u str>,
}

pub(super) fn check(unit: &Tree, faults: &mut Faults<'_>) {
    if unit.child("segment").is_none() {
        let what = "the unit has no <segment>; without one there is nothing to translate";
        faults.at("missing-element", unit.at, "unit", what, None);
    }
    for module in MODULES {
        if let Some(second) = unit.children(&[module]).nth(1) {
            add(second, format!("<{module}> stands twice in the unit; make them one"), faults);
        }
    }
    let named = named(unit);
    order(unit, faults);
    let targets = || unit.children(&PARTS).filter_map(|part| part.child("target"));
    let is_reordered = targets().any(|target| target.attribute("order").is_some());
    for part in unit.children(&PARTS) {
        states(part, faults);
        matching_ids(part, &named, is_reordered, faults);
        lost_codes(part, &named, faults);
        fixed_order(part, faults);
    }
    for side in Side::BOTH {
        let codes: Vec<&Tree> = side_of(unit, side).collect();
        pairs(&codes, faults);
        for text in unit.children(&PARTS).filter_map(|part| part.child(element(side))) {
            sequences(text, faults);
        }
    }
    references(unit, &named, faults);
}

fn element(side: Side) -> &'static str {
    if side == Side::Source { "source" } else { "target" }
}

/// What is within the texts of a side.
fn side_of(unit: &Tree, side: Side) -> impl Iterator<Item = &Tree> {
    let texts = unit.children(&PARTS).filter_map(move |part| part.child(element(side)));
    texts.flat_map(Tree::within)
}

fn named(unit: &Tree) -> Named<'_> {
    let by_id = |tree| Some((Tree::attribute(tree, "id")?, tree));
    let parts = unit.children(&PARTS);
    let ids_of = |list: &str| {
        let listed = unit.child(list).into_iter().flat_map(|list| list.children.iter());
        listed.filter_map(|one| one.attribute("id")).collect()
    };
    Named {
        sources: parts.chain(side_of(unit, Side::Source)).filter_map(by_id).collect(),
        targets: side_of(unit, Side::Target).filter_map(by_id).collect(),
        notes: ids_of("notes"),
        data: ids_of("originalData"),
    }
}

fn add(tree: &Tree, what: impl Into<String>, faults: &mut Faults<'_>) {
    faults.at("constraint", tree.at, &tree.name, what.into(), None);
}

/// The order of targets: each place once, and each place that is given up taken by another.
fn order(unit: &Tree, faults: &mut Faults<'_>) {
    let parts: Vec<&Tree> = unit.children(&PARTS).collect();
    let order = |part: &&Tree| part.child("target")?.attribute("order")?.trim().parse().ok();
    let orders: Vec<Option<usize>> = parts.iter().map(order).collect();
    let mut taken = FxHashMap::default();
    for (place, (part, order)) in (1..).zip(parts.iter().zip(&orders)) {
        let (Some(order), Some(target)) = (order, part.child("target")) else { continue };
        if *order > parts.len() {
            let what = format!(
                "order=\"{order}\" is beyond the {} segments and ignorables of the unit",
                parts.len()
            );
            add(target, what, faults);
        } else if taken.insert(order, ()).is_some() {
            add(target, format!("order=\"{order}\" stands twice in the unit"), faults);
        } else if !orders.contains(&Some(place)) {
            let what = format!(
                "the target moves from place {place} to {order}, and none takes place {place}; give another target \
                 order=\"{place}\""
            );
            add(target, what, faults);
        }
    }
}

/// A state beyond `initial` needs a target.
fn states(part: &Tree, faults: &mut Faults<'_>) {
    if let Some(state) = part.attribute("state").filter(|state| *state != "initial")
        && part.child("target").is_none()
    {
        let what = format!(
            "the segment is {state} and has no target; add that, or write state=\"initial\""
        );
        add(part, what, faults);
    }
}

/// A code of a target has the id of the code of its own source that it answers, or one of its own. Where targets have another
/// order, the two ends of a code may come to stand beside other sources.
fn matching_ids(part: &Tree, named: &Named<'_>, is_reordered: bool, faults: &mut Faults<'_>) {
    let sources = part.child("source").into_iter().flat_map(Tree::within);
    let own: FxHashSet<&str> = sources.filter_map(|code| code.attribute("id")).collect();
    let codes = part.child("target").into_iter().flat_map(Tree::within);
    for code in codes.filter(|code| code.is(&["pc", "sc", "ec", "ph", "mrk", "sm"])) {
        let Some((id, answered)) =
            code.attribute("id").and_then(|id| Some((id, named.sources.get(id)?)))
        else {
            continue;
        };
        if !may_answer(code, answered) {
            let what = format!(
                "<{}> has the id of a <{}> of the source; give it another, or make it the same element",
                code.name, answered.name
            );
            add(code, what, faults);
        } else if !is_reordered && !own.contains(id) {
            let what = format!(
                "<{}> has the id of a code of another segment's source; give it one of its own",
                code.name
            );
            add(code, what, faults);
        }
    }
}

/// Whether two elements may be one code: those that enclose text may be written as two that do not.
pub(super) fn may_answer(code: &Tree, answered: &Tree) -> bool {
    let kind = |name: &str| match name {
        "pc" | "sc" | "ec" => "pc".to_owned(),
        "mrk" | "sm" => "mrk".to_owned(),
        name => name.to_owned(),
    };
    kind(&code.name) == kind(&answered.name)
}

/// Codes that may not be deleted must be in the target.
fn lost_codes(part: &Tree, named: &Named<'_>, faults: &mut Faults<'_>) {
    let (Some(source), Some(_)) = (part.child("source"), part.child("target")) else { return };
    for code in source.within().filter(|code| code.has("canDelete", "no")) {
        let Some(id) = code.attribute("id") else { continue };
        if !named.targets.contains_key(id) {
            let code_of_fault = if part.has("state", "final") { "constraint" } else { "lost-code" };
            let what = format!(
                "<{}> {id} may not be deleted, and is not in the target; put it there",
                code.name
            );
            faults.at(code_of_fault, code.at, &code.name, what, None);
        }
    }
}

/// Where a code may stand: `no` and `firstNo` fix it.
fn is_fixed(code: &Tree) -> bool {
    matches!(code.attribute("canReorder"), Some("no" | "firstNo"))
}

/// A code that keeps its place stands behind one that does, or is the first of such.
fn sequences(text: &Tree, faults: &mut Faults<'_>) {
    fn walk<'t>(parent: &'t Tree, before: &mut Option<&'t Tree>, faults: &mut Faults<'_>) {
        let mut sibling: Option<&Tree> = None;
        for child in &parent.children {
            if child.is(&CODES) {
                let enclosing = Some(parent).filter(|parent| parent.name == "pc");
                let previous = sibling.or(enclosing).or(*before);
                if child.has("canReorder", "no") && !previous.is_some_and(is_fixed) {
                    let what = "canReorder=\"no\" follows a code that does too, or one with canReorder=\"firstNo\", \
                                which begins the sequence; write that here, or put it behind one";
                    add(child, what, faults);
                }
                sibling = Some(child);
                *before = Some(child);
            }
            walk(child, before, faults);
        }
    }
    walk(text, &mut None, faults);
}

/// What keeps its place in the source has the same order in the target.
fn fixed_order(part: &Tree, faults: &mut Faults<'_>) {
    let (Some(source), Some(target)) = (part.child("source"), part.child("target")) else { return };
    let id = |code: &Tree| code.attribute("id").or(code.attribute("startRef")).map(str::to_owned);
    let in_target: Vec<String> =
        target.within().filter(|code| code.is(&CODES)).filter_map(id).collect();
    let codes: Vec<&Tree> = source.within().filter(|code| code.is(&CODES)).collect();
    let sequences = codes.chunk_by(|a, b| is_fixed(a) && b.has("canReorder", "no"));
    for sequence in sequences.filter(|sequence| sequence.len() > 1) {
        let places = sequence.iter().filter_map(|code| id(code));
        let mut from = 0;
        let places: Vec<usize> = places
            .filter_map(|id| {
                let ahead = in_target[from..].iter().position(|other| *other == id);
                let place = ahead.map(|at| at + from);
                from = place.map_or(from, |place| place + 1);
                place.or_else(|| in_target.iter().position(|other| *other == id))
            })
            .collect();
        if !places.is_sorted() {
            let what = "codes with canReorder=\"no\" stand in another order than in the source";
            add(target, what, faults);
        }
    }
}

/// The two ends of a code allow the same; what stands alone has no other end in the unit.
fn pairs(codes: &[&Tree], faults: &mut Faults<'_>) {
    let ends = codes.iter().filter(|code| code.name == "ec");
    let ends: FxHashMap<&str, &Tree> =
        ends.filter_map(|end| Some((end.attribute("startRef")?, *end))).collect();
    for start in codes.iter().filter(|code| code.name == "sc") {
        let Some((id, end)) = start.attribute("id").and_then(|id| Some((id, *ends.get(id)?)))
        else {
            continue;
        };
        if start.has("isolated", "yes") {
            let what = format!("<sc> {id} stands alone, and an <ec> ends it; leave isolated out");
            add(start, what, faults);
        }
        for name in ["canCopy", "canDelete", "canReorder", "canOverlap"] {
            let value = |code: &Tree| match code.attribute(name).unwrap_or("yes") {
                "firstNo" => "no".to_owned(),
                value => value.to_owned(),
            };
            if value(start) != value(end) || end.has(name, "firstNo") {
                let what = format!(
                    "<ec> of {id} has another {name} than its <sc>; write {name}=\"{}\" there",
                    value(start)
                );
                add(end, what, faults);
            }
        }
    }
}

/// What attributes name is there.
fn references(unit: &Tree, named: &Named<'_>, faults: &mut Faults<'_>) {
    let mut issues = FxHashSet::default();
    let mut ids = FxHashSet::default();
    for records in unit.children(&["its:locQualityIssues", "its:provenanceRecords"]) {
        let Some(id) = records.attribute("xml:id") else { continue };
        if !ids.insert(id) {
            let what = format!("xml:id=\"{id}\" is that of others in the unit; give it another");
            faults.at("duplicate-id", records.at, &records.name, what, None);
        }
        if records.name == "its:locQualityIssues" {
            issues.insert(id);
        }
    }
    let mut missing = |tree: &Tree, name: &str, what: &str| {
        let value = tree.attribute(name).unwrap_or_default();
        let what = format!("{name}=\"{value}\" names no {what}");
        faults.at("dangling-reference", tree.at, &tree.name, what, None);
    };
    let mut copies = Vec::new();
    for code in Side::BOTH.into_iter().flat_map(|side| side_of(unit, side)) {
        if let Some(base) = code.attribute("copyOf") {
            let bases = Sides::new(named.sources.get(base), named.targets.get(base));
            let base = bases.source.or(bases.target).filter(|base| base.is(&CODES));
            match base {
                None => missing(code, "copyOf", "code of the unit"),
                Some(base) => copies.push((code, *base)),
            }
        }
        let (Some(reference), true) = (code.attribute("ref"), code.is(&["mrk", "sm"])) else {
            continue;
        };
        if code.has("type", "comment") {
            let note = reference.rsplit(['#', '=']).next().unwrap_or(reference);
            if !named.notes.contains(note) {
                missing(code, "ref", "note of the unit, as #n=ID");
            }
        } else if !is_there(reference, named) {
            missing(code, "ref", "part of the unit");
        }
    }
    for note in unit.child("notes").into_iter().flat_map(|notes| notes.children(&["note"])) {
        if note.attribute("ref").is_some_and(|reference| !is_there(reference, named)) {
            missing(note, "ref", "part of the unit");
        }
    }
    for tree in unit.within() {
        let reference = tree.attribute("its:locQualityIssuesRef");
        let id = reference.and_then(|reference| reference.strip_prefix("#its="));
        if reference.is_some() && id.is_none_or(|id| !issues.contains(id)) {
            missing(tree, "its:locQualityIssuesRef", "issues of the unit, as #its=ID");
        }
    }
    let of_modules = unit.children(&["gls:glossary", "mtc:matches"]).flat_map(Tree::within);
    for found in of_modules.filter(|one| one.name.starts_with("gls:") || one.name == "mtc:match") {
        let id = found.attribute("ref").map(|reference| reference.trim_start_matches('#'));
        let is_text = |id: &str| match id.split_once('=') {
            None => named.sources.contains_key(id) || named.targets.contains_key(id),
            Some(_) => is_there(&format!("#{id}"), named),
        };
        if id.is_some_and(|id| !is_text(id)) {
            missing(found, "ref", "text of the unit, as #ID");
        }
    }
    for (code, base) in copies {
        let has_data = ["dataRef", "dataRefStart", "dataRefEnd"];
        if base.has("canCopy", "no") {
            add(code, "copyOf names a code that may not be copied", faults);
        } else if has_data.iter().any(|name| base.attribute(name).is_some()) {
            add(code, "copyOf names a code with original data; give it dataRef instead", faults);
        }
    }
}

/// Whether a reference within the unit (`#ID`, `#n=ID`, `#t=ID`, `#d=ID`) names something; those to elsewhere are not
/// looked up, but must be well-formed.
fn is_there(reference: &str, named: &Named<'_>) -> bool {
    let Some(fragment) = reference.strip_prefix('#') else { return true };
    match fragment.split_once('=') {
        None => named.sources.contains_key(fragment),
        Some(("n", id)) => named.notes.contains(id),
        Some(("t", id)) => named.targets.contains_key(id),
        Some(("d", id)) => named.data.contains(id),
        Some(_) => is_fragment(fragment),
    }
}

/// XLIFF 2.1, section 3: file, group, unit and what is in them, in this order, each once, with slashes between; of a module,
/// its prefix and an id.
fn is_fragment(fragment: &str) -> bool {
    const ORDER: [&str; 6] = ["f", "g", "u", "n", "d", "t"];
    const LAST: usize = 3;
    let mut reached = None;
    for part in fragment.strip_prefix('/').unwrap_or(fragment).split('/') {
        let (selector, id) = part.split_once('=').unwrap_or(("", part));
        let is_token =
            !id.is_empty() && !id.contains(['=', '#']) && !id.contains(char::is_whitespace);
        let place = match ORDER.iter().position(|known| *known == selector) {
            Some(place) => place.min(LAST),
            // an inline code, or something of a module
            None if selector.len() != 1 => LAST,
            None => return false,
        };
        if !is_token || reached.is_some_and(|before| before >= place) {
            return false;
        }
        reached = Some(place);
    }
    true
}
