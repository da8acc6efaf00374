//! Who made and changed a unit or a text, when and with what.

/// Who made and changed a unit or a text, when and with what. Dates are as TMX writes them: `YYYYMMDDThhmmssZ`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// When it was made.
    pub created: Option<String>,
    /// Who made it.
    pub created_by: Option<String>,
    /// When it was changed.
    pub changed: Option<String>,
    /// Who changed it.
    pub changed_by: Option<String>,
    /// When it was used last.
    pub used: Option<String>,
    /// How often it was used.
    pub usage_count: Option<String>,
    /// The tool that made it.
    pub tool: Option<String>,
    /// The version of that tool.
    pub tool_version: Option<String>,
}

impl Provenance {
    /// Its parts that are known, with the names that TMX gives them.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &str)> {
        let parts = [
            ("creationdate", &self.created),
            ("creationid", &self.created_by),
            ("changedate", &self.changed),
            ("changeid", &self.changed_by),
            ("lastusagedate", &self.used),
            ("usagecount", &self.usage_count),
            ("creationtool", &self.tool),
            ("creationtoolversion", &self.tool_version),
        ];
        parts.into_iter().filter_map(|(name, part)| Some((name, part.as_deref()?)))
    }

    /// The part with one of those names.
    pub(crate) fn part(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "creationdate" => &mut self.created,
            "creationid" => &mut self.created_by,
            "changedate" => &mut self.changed,
            "changeid" => &mut self.changed_by,
            "lastusagedate" => &mut self.used,
            "usagecount" => &mut self.usage_count,
            "creationtool" => &mut self.tool,
            "creationtoolversion" => &mut self.tool_version,
            _ => return None,
        })
    }

    /// Takes those of its parts out of properties that have one of those names.
    pub(super) fn take_from(&mut self, properties: &mut Vec<(String, String)>) {
        properties.retain_mut(|(name, value)| match self.part(name) {
            Some(part @ None) => {
                *part = Some(std::mem::take(value));
                false
            }
            _ => true,
        });
    }

    /// How many of its parts that are known are dates.
    pub(super) fn dates(&self) -> usize {
        self.parts().filter(|(name, _)| name.ends_with("date")).count()
    }
}
