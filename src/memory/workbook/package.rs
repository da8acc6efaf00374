//! Where the parts of a workbook lie in its archive (ECMA-376, part 2: relationships).

use crate::document::archive::{Archive, BadArchive};
use crate::text::xml::{Part, Parts};

/// What is read of a workbook: the names of its parts.
pub(super) struct Places {
    pub sheet: String,
    /// Where texts of cells are kept together; not every program does so.
    pub strings: Option<String>,
}

impl Places {
    /// The first sheet of cells, and the strings. The error says what is wrong.
    pub(super) fn find(archive: &mut Archive) -> Result<Self, String> {
        let from_package = relationships(archive, "").unwrap_or_default();
        let workbook = of_kind(&from_package, "officeDocument").unwrap_or("xl/workbook.xml");
        let text = archive.text(workbook).map_err(|error| error.to_string())?;
        let targets = relationships(archive, workbook).map_err(|error| error.to_string())?;
        let mut parts = Parts::new(&text);
        let mut buffer = Vec::new();
        let bad = |error: &dyn std::fmt::Display| format!("its list of sheets: {error}");
        while let Some(part) = parts.next(&mut buffer).map_err(|error| bad(&error))? {
            let Part::Open(element) = part else { continue };
            if element.local_name() != "sheet" {
                continue;
            }
            let attributes = element.attributes().map_err(|error| bad(&error))?;
            let id = attributes.iter().find(|(name, _)| name.ends_with(":id"));
            let same = |target: &&Target| id.is_some_and(|(_, id)| *id == target.id);
            let Some(target) = targets.iter().find(same) else { continue };
            if target.kind == "worksheet" {
                return Ok(Places {
                    sheet: target.part.clone(),
                    strings: of_kind(&targets, "sharedStrings").map(str::to_owned),
                });
            }
        }
        Err("this workbook has no sheet of cells".into())
    }
}

/// A part that another refers to.
struct Target {
    id: String,
    /// The end of the address that names the kind: transitional and strict files differ before it.
    kind: String,
    part: String,
}

fn of_kind<'t>(targets: &'t [Target], kind: &str) -> Option<&'t str> {
    targets.iter().find(|target| target.kind == kind).map(|target| target.part.as_str())
}

/// What a part refers to; the package itself is the part without a name.
fn relationships(archive: &mut Archive, part: &str) -> Result<Vec<Target>, BadArchive> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let list = resolved(folder, &format!("_rels/{name}.rels"));
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
    }
}
