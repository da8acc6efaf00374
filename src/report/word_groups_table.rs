//! Which word groups are translated in several ways, as a table for eyes.

use super::counted;
use super::word_groups::{GroupUse, WordGroup};
use comfy_table::{ContentArrangement, Table, presets};

/// A table of the word groups, then an example of each translation; nothing where there is none.
pub(crate) fn render(groups: &[WordGroup], width: u16) -> String {
    if groups.is_empty() {
        return String::new();
    }
    let recurring = counted(groups.len(), "recurring word group");
    let mut out = format!("\nin no glossary: {recurring} with several translations\n");
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(["word group", "translations"]);
    for group in groups {
        let lines: Vec<String> = group.translations.iter().map(line).collect();
        let own = times(&group.group, group.count, group.documents);
        table.add_row([own, lines.join("\n")]);
    }
    out.push_str(&table.trim_fmt());
    out.push('\n');
    for group in groups {
        out.push_str(&format!("\n≠ {}\n", group.group));
        for GroupUse { example, .. } in &group.translations {
            let (language, excerpt) = (&group.languages[1], example.excerpt());
            let (document, bead) = (&example.document, example.bead);
            out.push_str(&format!("  {language}  {excerpt}  ({document}, bead {bead})\n"));
        }
    }
    out
}

fn line(own: &GroupUse) -> String {
    times(&own.translation, own.count, own.documents)
}

fn times(text: &str, count: usize, documents: usize) -> String {
    match documents {
        1 => format!("{text} {count}×"),
        many => format!("{text} {count}× in {many} documents"),
    }
}
