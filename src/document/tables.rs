//! The tables of a document, cell by cell.

use super::raised;
use crate::text::xml::{Element, Part, Parts};

/// The rows of a table, each with the texts of its cells.
pub(crate) type Table = Vec<Vec<String>>;

/// Collects tables. A table within a cell is text of that cell.
#[derive(Default)]
pub(super) struct Tables {
    tables: Vec<Table>,
    /// How many tables are open.
    depth: usize,
    in_cell: bool,
    /// What stands above the line behind the text of the cell so far.
    raised: String,
}

impl Tables {
    pub(super) fn open_table(&mut self) {
        self.depth += 1;
        if self.depth == 1 {
            self.tables.push(Table::new());
        }
    }

    pub(super) fn close_table(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.in_cell &= self.depth > 0;
    }

    pub(super) fn open_row(&mut self) {
        if let Some(table) = self.tables.last_mut().filter(|_| self.depth == 1) {
            table.push(Vec::new());
            self.in_cell = false;
        }
    }

    pub(super) fn open_cell(&mut self) {
        let row = self.tables.last_mut().and_then(|table| table.last_mut());
        if let Some(row) = row.filter(|_| self.depth == 1) {
            row.push(String::new());
            self.in_cell = true;
        }
    }

    pub(super) fn close_cell(&mut self) {
        self.end_raised("");
        self.in_cell &= self.depth > 1;
    }

    pub(super) fn text(&mut self, text: &str) {
        self.end_raised(text);
        self.put(text);
    }

    /// Text above the line. What it is, the text behind it says.
    pub(super) fn raised(&mut self, text: &str) {
        self.raised.push_str(text);
    }

    fn end_raised(&mut self, after: &str) {
        let raised = std::mem::take(&mut self.raised);
        let cell = self.tables.last().and_then(|table| table.last()?.last());
        if let Some(shown) = raised::shown(cell.map_or("", String::as_str), &raised, after) {
            self.put(&shown);
        }
    }

    fn put(&mut self, text: &str) {
        let row = self.tables.last_mut().and_then(|table| table.last_mut());
        if let Some(cell) = row.and_then(|row| row.last_mut()).filter(|_| self.in_cell) {
            cell.push_str(text);
        }
    }

    /// All tables, with one blank for the white space of a cell.
    pub(super) fn finish(mut self) -> Vec<Table> {
        for cell in self.tables.iter_mut().flatten().flatten() {
            *cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.tables
    }
}

/// What the elements of a format are called, without prefixes.
pub(super) struct Elements {
    pub table: &'static str,
    pub row: &'static str,
    pub cell: &'static str,
    /// What holds text.
    pub text: &'static [&'static str],
    /// What separates words.
    pub breaks: &'static [&'static str],
    pub left_out: &'static [&'static str],
    /// A piece of text of one look.
    pub run: &'static str,
}

/// The tables of a document in XML, as far as it can be read. `raises` sees each element, and says which of them, a run or
/// what is within one, puts its text above the line.
pub(super) fn of_xml(
    xml: &str,
    elements: &Elements,
    mut raises: impl FnMut(&Element<'_>) -> bool,
) -> Vec<Table> {
    // most documents have none, and need not be read twice
    if !xml.contains(elements.table) {
        return Vec::new();
    }
    let mut parts = Parts::new(xml);
    let mut buffer = Vec::new();
    let mut tables = Tables::default();
    let (mut left_out, mut in_text) = (0_usize, 0_usize);
    let mut is_raised = false;
    while let Ok(Some(part)) = parts.next(&mut buffer) {
        match part {
            Part::Open(element) => {
                let name = element.local_name();
                if left_out > 0 || elements.left_out.contains(&name) {
                    left_out += 1;
                    continue;
                }
                if name == elements.table {
                    tables.open_table();
                } else if name == elements.row {
                    tables.open_row();
                } else if name == elements.cell {
                    tables.open_cell();
                }
                in_text += usize::from(elements.text.contains(&name));
                is_raised = raises(&element) || name != elements.run && is_raised;
                if elements.breaks.contains(&name) {
                    tables.text(" ");
                }
            }
            Part::Close(_) if left_out > 0 => left_out -= 1,
            Part::Close(end) => {
                let name = end.local_name();
                if name == elements.table {
                    tables.close_table();
                } else if name == elements.cell {
                    tables.close_cell();
                }
                is_raised &= name != elements.run;
                in_text -= usize::from(elements.text.contains(&name)).min(in_text);
            }
            Part::Text(text) if in_text > 0 && left_out == 0 => match is_raised {
                true => tables.raised(&text),
                false => tables.text(&text),
            },
            Part::Text(_) | Part::DocType(_) | Part::Aside => {}
        }
    }
    tables.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_the_line_of_a_cell_is_a_power_or_a_mark() {
        let mut tables = Tables::default();
        tables.open_table();
        tables.open_row();
        for (before, raised, after) in
            [("10", "6", " cells"), ("It fell.", "3", ""), ("of ", "18", "F")]
        {
            tables.open_cell();
            tables.text(before);
            tables.raised(raised);
            tables.text(after);
            tables.close_cell();
        }
        assert_eq!(tables.finish(), [[["10⁶ cells", "It fell.", "of 18F"]]]);
    }

    #[test]
    fn what_a_run_raises_ends_with_it() {
        let elements = Elements {
            table: "table",
            row: "row",
            cell: "cell",
            text: &["p"],
            breaks: &["p"],
            left_out: &[],
            run: "span",
        };
        let xml = "<table><row><cell><p>about 10<span style='up'>6</span> cells, <span>or 10</span>\
                   <span style='up'>-3</span></p></cell><cell><p>it fell.<span style='up'>2</span></p></cell></row></table>";
        let raises =
            |element: &Element<'_>| element.attribute("style").is_ok_and(|style| style.is_some());
        assert_eq!(of_xml(xml, &elements, raises), [[["about 10⁶ cells, or 10⁻³", "it fell."]]]);
    }
}
