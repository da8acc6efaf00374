//! What XLIFF 2 requires of a unit as a whole: references, copies, the order of targets, codes that may not change.

use super::tree::Tree;
use crate::side::{Side, Sides};
use crate::validate::fault::Faults;
use rustc_hash::{FxHashMap, FxHashSet};

/// The elements that are codes.
const CODES: [&str; 4] = ["pc", "sc", "ec", "ph"];
/// The elements that have a source and a target of the unit.
const PARTS: [&str; 2] = ["segment", "ignorable"];

/// The ids of what a unit has.
struct Named<'u> {
    /// Segments, codes and annotations of the sources.
    sources: FxHashMap<&'u str, &'u Tree>,
    /// Codes and annotations of the targets.
    targets: FxHashMap<&'u str, &'u Tree>,
    notes: FxHashSet<&'u str>,
}

pub(super) fn check(unit: &Tree, faults: &mut Faults<'_>) {
    if unit.child("segment").is_none() {
        let what = "the unit has no <segment>; without one there is nothing to translate";
        faults.at("missing-element", unit.at, "unit", what, None);
    }
    let named = named(unit);
    order(unit, faults);
    for part in unit.children(&PARTS) {
        states(part, faults);
        matching_ids(part, &named, faults);
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
    let notes = unit.child("notes").into_iter().flat_map(|notes| notes.children.iter());
    Named {
        sources: parts.chain(side_of(unit, Side::Source)).filter_map(by_id).collect(),
        targets: side_of(unit, Side::Target).filter_map(by_id).collect(),
        notes: notes.filter_map(|note| note.attribute("id")).collect(),
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

/// A code of a target has the id of the code of the source that it answers, or one of its own.
fn matching_ids(part: &Tree, named: &Named<'_>, faults: &mut Faults<'_>) {
    let codes = part.child("target").into_iter().flat_map(Tree::within);
    for code in codes.filter(|code| code.is(&["pc", "sc", "ec", "ph", "mrk", "sm"])) {
        let answered = code.attribute("id").and_then(|id| named.sources.get(id));
        if let Some(answered) = answered.filter(|answered| !may_answer(code, answered)) {
            let what = format!(
                "<{}> has the id of a <{}> of the source; give it another, or make it the same element",
                code.name, answered.name
            );
            add(code, what, faults);
        }
    }
}

/// Whether two elements may be one code: those that enclose text may be written as two that do not.
fn may_answer(code: &Tree, answered: &Tree) -> bool {
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
            let note = reference.rsplit_once("n=").map(|(_, id)| id);
            if note.is_none_or(|id| !named.notes.contains(id)) {
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
    for entry in unit.children(&["gls:glossary"]).flat_map(|glossary| glossary.children.iter()) {
        if entry.attribute("ref").is_some_and(|reference| !is_there(reference, named)) {
            missing(entry, "ref", "part of the unit");
        }
    }
    for found in unit.children(&["mtc:matches"]).flat_map(|matches| matches.children.iter()) {
        let reference = found.attribute("ref").map(|reference| reference.trim_start_matches('#'));
        if reference.is_some_and(|id| !id.contains('=') && !named.sources.contains_key(id)) {
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

/// Whether a reference within the unit (`#ID`, `#n=ID`, `#t=ID`) names something; others are not looked up.
fn is_there(reference: &str, named: &Named<'_>) -> bool {
    let Some(fragment) = reference.strip_prefix('#') else { return true };
    match fragment.split_once('=') {
        None => named.sources.contains_key(fragment),
        Some(("n", id)) => named.notes.contains(id),
        Some(("t", id)) => named.targets.contains_key(id),
        Some(_) => true,
    }
}
