//! Comments put into a Word document: nothing else of it is changed.

use super::comments::{Comment, DECLARATION, NAMESPACE, ids, part, with_children};
use super::marks::marked;
use super::places::Places;
use super::tree::Tree;
use crate::document::NotRead;
use crate::document::archive::{Archive, BadArchive};
use crate::document::docx::main_part;
use crate::document::relationships::{Target, list_of, of_kind, relationships};

const TYPES: &str = "[Content_Types].xml";
pub(super) const TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
pub(super) const KINDS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// How all namespaces of strict documents begin.
const STRICT: &str = "http://purl.oclc.org/ooxml";

/// The bytes of a Word document with comments besides those that it has.
pub(super) fn with_comments(
    bytes: &[u8],
    comments: &[Comment<'_>],
    date: Option<&str>,
) -> Result<Vec<u8>, NotRead> {
    let mut archive = Archive::new(bytes)?;
    let (main, xml) = main_part(&mut archive)?;
    if comments.is_empty() {
        return Ok(bytes.to_vec());
    }
    let targets = relationships(&mut archive, &main).unwrap_or_default();
    let (name, there) = comments_part(&mut archive, &main, &targets)?;
    let tree = Tree::of(&xml)?;
    let namespace = tree.namespace().unwrap_or(NAMESPACE);
    let mut taken = ids(&xml)?;
    taken.extend(there.as_deref().map(ids).transpose()?.unwrap_or_default());
    // not those after the highest: it may be the highest that there can be
    let free = || (0..).filter(|id| !taken.contains(id));
    let places = Places::of(&xml)?;
    let ends = comments.iter().map(|comment| places.ends(comment.place.as_ref()));
    let mut parts = vec![(main.clone(), marked(&tree, ends, free()))];
    parts.push((name.clone(), part(there.as_deref(), namespace, comments, free(), date)?));
    if of_kind(&targets, "comments").is_none() {
        let list = list_of(&main);
        let kinds = match namespace.starts_with(STRICT) {
            true => format!("{STRICT}/officeDocument/relationships"),
            false => KINDS.to_owned(),
        };
        parts.push((list.clone(), listed(&mut archive, &list, &targets, &kinds, &name)?));
    }
    let types = archive.text(TYPES)?;
    let is_typed = |quote: char| {
        types.to_ascii_lowercase().contains(&format!("{quote}/{name}{quote}").to_ascii_lowercase())
    };
    if !is_typed('"') && !is_typed('\'') {
        let added = |prefix: &str| {
            format!("<{prefix}Override PartName=\"/{name}\" ContentType=\"{TYPE}\"/>")
        };
        parts.push((TYPES.to_owned(), with_children(&types, added)?));
    }
    Ok(archive.with_parts(&parts)?)
}

/// The part that holds the comments of a document, and what it has; a free name where there is none.
fn comments_part(
    archive: &mut Archive,
    main: &str,
    targets: &[Target],
) -> Result<(String, Option<String>), BadArchive> {
    if let Some(name) = of_kind(targets, "comments") {
        return match archive.text(name) {
            Err(BadArchive::NoPart(_)) => Ok((name.to_owned(), None)),
            there => Ok((name.to_owned(), Some(there?))),
        };
    }
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let names = std::iter::once(String::new()).chain((2..).map(|number: u32| number.to_string()));
    let mut names = names.map(|number| format!("{folder}comments{number}.xml"));
    let is_free = |name: &String| matches!(archive.text(name), Err(BadArchive::NoPart(_)));
    Ok((names.find(is_free).expect("some number is free"), None))
}

/// The list of what the text refers to, with its comments.
fn listed(
    archive: &mut Archive,
    list: &str,
    targets: &[Target],
    kinds: &str,
    name: &str,
) -> Result<String, NotRead> {
    const EMPTY: &str =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    let there = match archive.text(list) {
        Err(BadArchive::NoPart(_)) => [DECLARATION, EMPTY].concat(),
        there => there?,
    };
    let mut ids = (1..).map(|number: u32| format!("rIdComments{number}"));
    let is_free = |id: &String| targets.iter().all(|target| target.id != *id);
    let id = ids.find(is_free).expect("some number is free");
    let added = |prefix: &str| {
        format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kinds}/comments\" Target=\"/{name}\"/>")
    };
    Ok(with_children(&there, added)?)
}
