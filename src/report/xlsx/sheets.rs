//! A workbook (Office Open XML) for those who work on findings in a spreadsheet: beads, findings, terms, word groups.

use crate::align::Bead;
use crate::bitext::Side;
use crate::check::{CheckContext, Finding, Severity};
use crate::glossary::{Glossary, name};
use crate::report::terms::{DocumentTerms, Terms};
use crate::report::usage::{TermUse, Usage};
use crate::report::visible::visible;
use crate::report::word_groups::{GroupUse, WordGroup};
use crate::report::{Chapter, Failed, Report};
use crate::wording::{UiLanguage, in_language, terminal};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// Five sheets; rows that do not fit into one go into another.
pub(crate) struct Xlsx<'g> {
    /// The glossary that documents are checked by.
    pub glossary: &'g Glossary,
    /// The language of headings and of what is ours in cells.
    pub language: UiLanguage,
}

/// What the sheets have of a document.
struct Content {
    document: Row,
    findings: Vec<Row>,
    beads: Vec<Row>,
    terms: DocumentTerms,
}

type Row = Vec<Cell>;

enum Cell {
    Text(String),
    Number(f64),
    None,
}

/// A column: its heading and its width in characters.
type Column = (&'static str, f64);

const BEADS: [Column; 7] = [
    ("Document", 24.0),
    ("Bead", 6.0),
    ("Kind", 6.0),
    ("Confidence", 11.0),
    ("Review", 7.0),
    ("Source", 60.0),
    ("Target", 60.0),
];
const DOCUMENTS: [Column; 6] = [
    ("Document", 32.0),
    ("Beads", 7.0),
    ("Errors", 7.0),
    ("Warnings", 10.0),
    ("Infos", 7.0),
    ("Not read", 80.0),
];
const FINDINGS: [Column; 12] = [
    ("Document", 24.0),
    ("Bead", 6.0),
    ("Severity", 9.0),
    ("Rule", 18.0),
    ("Message", 40.0),
    ("Source", 24.0),
    ("Source line", 11.0),
    ("Target", 24.0),
    ("Target line", 11.0),
    ("Concept", 20.0),
    ("Why", 40.0),
    ("Suggestion", 32.0),
];
const TERMS: [Column; 9] = [
    ("Concept", 24.0),
    ("Several terms", 13.0),
    ("Language", 9.0),
    ("Term", 28.0),
    ("Status", 11.0),
    ("Times", 7.0),
    ("Documents", 11.0),
    ("Document", 24.0),
    ("Example", 60.0),
];
const WORD_GROUPS: [Column; 7] = [
    ("Word group", 24.0),
    ("Times", 7.0),
    ("Translation", 28.0),
    ("Times so", 9.0),
    ("Documents", 11.0),
    ("Document", 24.0),
    ("Example", 60.0),
];

impl Report for Xlsx<'_> {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let bitext = context.bitext;
        let yes = in_language("yes", self.language);
        let bead = |(index, bead): (usize, &Bead)| {
            vec![
                text(&bitext.name),
                number(index + 1),
                text(&bead.kind().to_string()),
                Cell::Number((bead.confidence * 1000.0).round() / 1000.0),
                text(if bead.review { &yes } else { "" }),
                text(&bitext.text(bead, Side::Source)),
                text(&bitext.text(bead, Side::Target)),
            ]
        };
        let count = |severity| {
            number(findings.iter().filter(|finding| finding.severity == severity).count())
        };
        Chapter::new(Content {
            document: vec![
                text(&bitext.name),
                number(context.beads().count()),
                count(Severity::Error),
                count(Severity::Warning),
                count(Severity::Info),
            ],
            beads: context.beads().map(bead).collect(),
            findings: findings.iter().map(|finding| self.row(context, finding)).collect(),
            terms: DocumentTerms::of(context),
        })
    }

    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8> {
        let [mut documents, mut findings, mut beads] = [const { Vec::new() }; 3];
        let mut terms = Vec::new();
        for content in chapters.into_iter().map(Chapter::content::<Content>) {
            documents.push(content.document);
            findings.extend(content.findings);
            beads.extend(content.beads);
            terms.push(content.terms);
        }
        documents.extend(failed.iter().map(failed_row));
        let terms = Terms::of(&terms, self.glossary);
        let concepts = terms.concepts.iter().flat_map(|usage| self.term_rows(usage)).collect();
        let groups = terms.word_groups.iter().flat_map(group_rows).collect();
        let sheets = [
            ("Findings", &FINDINGS[..], findings),
            ("Documents", &DOCUMENTS, documents),
            ("Beads", &BEADS, beads),
            ("Terms", &TERMS, concepts),
            ("Word groups", &WORD_GROUPS, groups),
        ];
        workbook(sheets, self.language)
            .expect("cells, rows and names are within the limits of a workbook")
    }
}

impl Xlsx<'_> {
    /// A row a finding.
    fn row(&self, context: &CheckContext<'_>, finding: &Finding) -> Row {
        let place = |side| match finding.passage(context.bitext, side) {
            Some(passage) => [text(passage.text()), number(passage.line())],
            None => [Cell::None, Cell::None],
        };
        let optional = |value: &Option<String>| value.as_deref().map_or(Cell::None, text);
        let [[source, source_line], [target, target_line]] = Side::BOTH.map(place);
        vec![
            text(&context.bitext.name),
            number(finding.bead + 1),
            text(&terminal!(self.language, "severity", severity: finding.severity.to_string())),
            text(finding.rule),
            text(&finding.message.to_string()),
            source,
            source_line,
            target,
            target_line,
            optional(&finding.concept),
            text(&finding.why.to_string()),
            optional(&finding.suggestion.as_ref().map(ToString::to_string)),
        ]
    }

    /// A row a term.
    fn term_rows(&self, usage: &Usage) -> Vec<Row> {
        let said = |text: &str| in_language(text, self.language).into_owned();
        let term = |language: &String, term: &TermUse| {
            vec![
                text(&usage.concept),
                text(&said(if usage.varies { "yes" } else { "no" })),
                text(language),
                text(&term.term),
                text(&said(&name(&term.status))),
                number(term.count),
                number(term.documents),
                text(&term.example.document),
                text(&term.example.text),
            ]
        };
        let [source, target] = &usage.languages;
        let source = usage.source.iter().map(|one| term(source, one));
        source.chain(usage.target.iter().map(|one| term(target, one))).collect()
    }
}

fn text(text: &str) -> Cell {
    /// The most characters (UTF-16 units) of a cell.
    const LONGEST: usize = 32_767;
    let text = visible(text);
    if text.len() <= LONGEST {
        return Cell::Text(text.into_owned());
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < LONGEST
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push('…');
    Cell::Text(cut)
}

fn number(number: usize) -> Cell {
    Cell::Number(number as f64)
}

fn failed_row(failed: &Failed) -> Row {
    let [beads, errors, warnings, infos] = [const { Cell::None }; 4];
    vec![text(&failed.input), beads, errors, warnings, infos, text(&failed.reason)]
}

/// A row a translation.
fn group_rows(group: &WordGroup) -> Vec<Row> {
    let row = |translated: &GroupUse| {
        vec![
            text(&group.group),
            number(group.count),
            text(&translated.translation),
            number(translated.count),
            number(translated.documents),
            text(&translated.example.document),
            text(&translated.example.text),
        ]
    };
    group.translations.iter().map(row).collect()
}

fn workbook(
    sheets: [(&str, &[Column], Vec<Row>); 5],
    language: UiLanguage,
) -> Result<Vec<u8>, XlsxError> {
    /// The most rows of a sheet, without its heading.
    const MOST: usize = 1_048_575;
    let mut workbook = Workbook::new();
    // the same findings give the same bytes
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for (name, columns, rows) in sheets {
        let name = in_language(name, language);
        let mut parts: Vec<&[Row]> = rows.chunks(MOST).collect();
        if parts.is_empty() {
            parts.push(&[]);
        }
        for (number, rows) in (1..).zip(parts) {
            let sheet = workbook.add_worksheet();
            sheet.set_name(if number == 1 {
                name.to_string()
            } else {
                format!("{name} {number}")
            })?;
            fill(sheet, columns, rows, language)?;
        }
    }
    workbook.save_to_buffer()
}

fn fill(
    sheet: &mut Worksheet,
    columns: &[Column],
    rows: &[Row],
    language: UiLanguage,
) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_background_color(Color::RGB(0x00F0_EEE7));
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (column, (name, width)) in (0u16..).zip(columns) {
        sheet.set_column_width(column, *width)?;
        sheet.write_with_format(0, column, &*in_language(name, language), &heading)?;
    }
    for (line, row) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(row) {
            match cell {
                // never a formula, whatever a text begins with
                Cell::Text(text) => sheet.write_string_with_format(line, column, text, &plain)?,
                Cell::Number(number) => {
                    sheet.write_number_with_format(line, column, *number, &plain)?
                }
                Cell::None => sheet,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let (last, width) = (rows.len() as u32, columns.len() as u16);
    sheet.autofilter(0, 0, last, width - 1)?;
    Ok(())
}
