//! Which parts of a package belong to a part (ECMA-376, part 2: relationships).

use super::archive::{Archive, BadArchive};
use crate::text::xml::{Part, Parts};

/// A part that another refers to.
pub(crate) struct Target {
    pub id: String,
    /// The end of the address that names the kind: transitional and strict files differ before it.
    pub kind: String,
    pub part: String,
}

/// The first part of a kind.
pub(crate) fn of_kind<'t>(targets: &'t [Target], kind: &str) -> Option<&'t str> {
    targets.iter().find(|target| target.kind == kind).map(|target| target.part.as_str())
}

/// The name of the part that lists what a part refers to; the package itself is the part without a name.
pub(crate) fn list_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    resolved(folder, &format!("_rels/{name}.rels"))
}

/// What a part refers to.
pub(crate) fn relationships(archive: &mut Archive, part: &str) -> Result<Vec<Target>, BadArchive> {
    let (folder, _) = part.rsplit_once('/').unwrap_or(("", part));
    let list = list_of(part);
    let text = archive.text(&list)?;
    let bad = |what: String| BadArchive::Damaged(format!("{list}: {what}"));
    let mut targets = Vec::new();
    let (mut parts, mut buffer) = (Parts::new(&text), Vec::new());
    while let Some(part) = parts.next(&mut buffer).map_err(|error| bad(error.to_string()))? {
        let Part::Open(element) = part else { continue };
        let value = |name: &str| element.attribute(name).map_err(bad);
        if let (Some(id), Some(kind), Some(target)) =
            (value("Id")?, value("Type")?, value("Target")?)
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            targets.push(Target { id, kind, part: resolved(folder, &target) });
        }
    }
    Ok(targets)
}

/// The name of the part that a path leads to from a folder.
fn resolved(folder: &str, path: &str) -> String {
    let folder = if path.starts_with(['/', '\\']) { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(path.split(['/', '\\'])) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_a_folder_or_from_the_top() {
        for (folder, path, name) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/a", "../b.xml", "xl/b.xml"),
            ("xl", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("", "_rels/.rels", "_rels/.rels"),
            ("xl", "../../../b.xml", "b.xml"),
        ] {
            assert_eq!(resolved(folder, path), name);
        }
        for (part, list) in
            [("", "_rels/.rels"), ("a.xml", "_rels/a.xml.rels"), ("w/a.xml", "w/_rels/a.xml.rels")]
        {
            assert_eq!(list_of(part), list);
        }
    }
}
