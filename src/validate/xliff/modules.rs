//! What the modules of XLIFF 2 require of their elements together: matches, glossary, metadata, resource data, changes,
//! validation.

use super::tree::Tree;
use super::unit::may_answer;
use crate::validate::fault::Faults;
use rustc_hash::{FxHashMap, FxHashSet};

/// Checks an element of a module; `parent` is the element of the core that has it.
pub(super) fn check(module: &Tree, parent: &str, faults: &mut Faults<'_>) {
    match module.name.as_str() {
        "mtc:matches" => {
            unique(&module.children, "match of the unit", faults);
            module.children(&["mtc:match"]).for_each(|found| candidate(found, faults));
        }
        "gls:glossary" => glossary(module, faults),
        "mda:metadata" => unique(module.within(), "element of the metadata", faults),
        "res:resourceData" => resources(module, faults),
        "ctr:revisions" => revisions(module, faults),
        "val:validation" => {
            for rule in module.children(&["val:rule"]) {
                if parent == "file" && rule.has("disabled", "yes") {
                    let what =
                        "a rule of a file cannot be disabled there; leave the rule or disabled out";
                    add(rule, what, faults);
                }
            }
        }
        _ => {}
    }
}

fn add(tree: &Tree, what: &str, faults: &mut Faults<'_>) {
    faults.at("constraint", tree.at, &tree.name, what, None);
}

/// Each id once among elements.
fn unique<'t>(trees: impl IntoIterator<Item = &'t Tree>, what: &str, faults: &mut Faults<'_>) {
    let mut ids = FxHashSet::default();
    for tree in trees {
        if let Some(id) = tree.attribute("id").filter(|id| !ids.insert(*id)) {
            let what = format!("id=\"{id}\" is that of another {what}; give it another");
            faults.at("duplicate-id", tree.at, &tree.name, what, None);
        }
    }
}

/// A match has its own codes and original data.
fn candidate(found: &Tree, faults: &mut Faults<'_>) {
    let data = found.child("originalData");
    unique(data.into_iter().flat_map(|data| data.children.iter()), "data of the match", faults);
    let data: FxHashSet<&str> = data
        .into_iter()
        .flat_map(|data| data.children.iter())
        .filter_map(|data| data.attribute("id"))
        .collect();
    let source: FxHashMap<&str, &Tree> = found
        .child("source")
        .into_iter()
        .flat_map(Tree::within)
        .filter_map(|code| Some((code.attribute("id")?, code)))
        .collect();
    for code in found.child("target").into_iter().flat_map(Tree::within) {
        let answered = code.attribute("id").and_then(|id| source.get(id));
        if answered.is_some_and(|answered| !may_answer(code, answered)) {
            let what = "the code has the id of another element of the source of its match; give it another";
            add(code, what, faults);
        }
    }
    for text in found.children(&["source", "target"]) {
        unique(text.within(), "code of the text", faults);
        let ends: FxHashSet<_> = text
            .within()
            .filter_map(|end| Some((end.name.as_str(), end.attribute("startRef")?)))
            .collect();
        for code in text.within() {
            for name in ["dataRef", "dataRefStart", "dataRefEnd"] {
                if let Some(id) = code.attribute(name).filter(|id| !data.contains(id)) {
                    let what = format!("{name}=\"{id}\" names no <data> of its match");
                    faults.at("dangling-reference", code.at, &code.name, what, None);
                }
            }
            let end = match code.name.as_str() {
                "sc" if !code.has("isolated", "yes") => "ec",
                "sm" => "em",
                _ => continue,
            };
            if code.attribute("id").is_some_and(|id| !ends.contains(&(end, id))) {
                let what = format!("<{}> has no <{end}> in its match; add that", code.name);
                faults.at("code-pair", code.at, &code.name, what, None);
            }
        }
    }
}

fn glossary(glossary: &Tree, faults: &mut Faults<'_>) {
    let entries =
        glossary.within().filter(|entry| entry.is(&["gls:glossEntry", "gls:translation"]));
    unique(entries, "entry of the glossary", faults);
    for entry in glossary.children(&["gls:glossEntry"]) {
        if entry.child("gls:translation").is_none() && entry.child("gls:definition").is_none() {
            add(entry, "an entry has a translation, a definition or both; add one", faults);
        }
    }
}

/// The versions of an element, one of which may be the current one.
fn revisions(revisions: &Tree, faults: &mut Faults<'_>) {
    let mut versions = FxHashSet::default();
    let current = revisions.attribute("currentVersion");
    for revision in revisions.children(&["ctr:revision"]) {
        match revision.attribute("version") {
            Some(version) if !versions.insert(version) => {
                add(revision, "the version is that of another revision; give it another", faults);
            }
            None if current.is_some() => {
                let what = "currentVersion names one of several revisions; give each a version";
                add(revision, what, faults);
            }
            _ => {}
        }
    }
    if current.is_some_and(|current| !versions.contains(current)) {
        let what = "currentVersion names the version of none of the revisions; name one of them";
        add(revisions, what, faults);
    }
}

fn resources(resources: &Tree, faults: &mut Faults<'_>) {
    unique(&resources.children, "resource", faults);
    for item in resources.children(&["res:resourceItem"]) {
        let texts = || item.children(&["res:source", "res:target"]);
        if item.children.is_empty() {
            add(item, "a resource has a source, a target or a reference; add one", faults);
        }
        if item.attribute("mimeType").is_none()
            && texts().any(|text| text.attribute("href").is_some())
        {
            add(item, "a resource in another file says what it is; add mimeType", faults);
        }
        for text in texts() {
            match (text.attribute("href").is_some(), text.has_content) {
                (true, true) => add(
                    text,
                    "href names what is in another file; leave it or the content out",
                    faults,
                ),
                (false, false) => add(text, "there is neither href nor content; add one", faults),
                _ => {}
            }
        }
    }
}
