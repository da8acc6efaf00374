//! Where the parts of a workbook lie in its archive (ECMA-376, part 2: relationships).

use crate::document::archive::Archive;
use crate::document::relationships::{Target, of_kind, relationships};
use crate::text::xml::{Part, Parts};

/// What is read of a workbook: the names of its parts.
pub(super) struct Places {
    pub sheet: String,
    /// Where texts of cells are kept together; not every program does so.
    pub strings: Option<String>,
    /// Where the formats of numbers are declared.
    pub styles: Option<String>,
    /// Whether dates are counted from 1904.
    pub from_1904: bool,
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
        let mut from_1904 = false;
        let bad = |error: &dyn std::fmt::Display| format!("its list of sheets: {error}");
        while let Some(part) = parts.next(&mut buffer).map_err(|error| bad(&error))? {
            let Part::Open(element) = part else { continue };
            if !["sheet", "workbookPr"].contains(&element.local_name()) {
                continue;
            }
            let attributes = element.attributes().map_err(|error| bad(&error))?;
            let is_1904 = |(name, value): &(String, String)| {
                name == "date1904" && matches!(value.as_str(), "1" | "true")
            };
            from_1904 |= attributes.iter().any(is_1904);
            let id = attributes.iter().find(|(name, _)| name.ends_with(":id"));
            let same = |target: &&Target| id.is_some_and(|(_, id)| *id == target.id);
            let Some(target) = targets.iter().find(same) else { continue };
            if target.kind == "worksheet" {
                return Ok(Places {
                    sheet: target.part.clone(),
                    strings: of_kind(&targets, "sharedStrings").map(str::to_owned),
                    styles: of_kind(&targets, "styles").map(str::to_owned),
                    from_1904,
                });
            }
        }
        Err("this workbook has no sheet of cells".into())
    }
}
