//! How cells show their numbers (ECMA-376, part 1, section 18.8): shares, decimals, units and dates. Where a format says
//! more, as fractions do, the number stays as it is kept.

use crate::text::xml::{BadXml, Element, Part, Parts};
use rustc_hash::FxHashMap;
use std::io::BufRead;

/// The formats of the cells, by the number of their style.
#[derive(Default)]
pub(super) struct NumberFormats(Vec<Option<NumberFormat>>);

impl NumberFormats {
    /// Those of the part that declares the styles.
    pub(super) fn read(mut parts: Parts<impl BufRead>) -> Result<Self, BadXml> {
        const MOST_STYLES: usize = 100_000;
        let mut codes: FxHashMap<String, String> = FxHashMap::default();
        let (mut formats, mut in_cells) = (Vec::new(), false);
        let mut buffer = Vec::new();
        while let Some(part) = parts.next(&mut buffer)? {
            match part {
                Part::Open(element) => match element.local_name() {
                    "numFmt" => {
                        let code = attribute(&element, "formatCode");
                        codes.insert(attribute(&element, "numFmtId"), code);
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells && formats.len() < MOST_STYLES => {
                        let id = attribute(&element, "numFmtId");
                        let code = codes.get(&id).map_or_else(|| built_in(&id), String::as_str);
                        formats.push(NumberFormat::read(code));
                    }
                    _ => {}
                },
                Part::Close(end) if end.local_name() == "cellXfs" => in_cells = false,
                _ => {}
            }
        }
        Ok(NumberFormats(formats))
    }

    /// What a cell of this style shows for a number; none where that is the number itself.
    pub(super) fn shown(&self, style: &str, number: f64, from_1904: bool) -> Option<String> {
        let format = self.0.get(style.parse::<usize>().ok()?)?.as_ref()?;
        format.shown(number, from_1904)
    }
}

fn attribute(element: &Element<'_>, name: &str) -> String {
    element.attribute(name).ok().flatten().unwrap_or_default()
}

/// The formats that no file declares (section 18.8.30). Dates that each reader sees in the order of his country have the
/// one that all understand.
fn built_in(id: &str) -> &'static str {
    match id {
        "1" | "3" => "0",
        "2" | "4" => "0.00",
        "9" => "0%",
        "10" => "0.00%",
        "14" => "yyyy-mm-dd",
        "15" => "d-mmm-yy",
        "16" => "d-mmm",
        "17" => "mmm-yy",
        "20" => "h:mm",
        "21" => "h:mm:ss",
        "22" => "yyyy-mm-dd h:mm",
        _ => "General",
    }
}

/// What a format puts in place of a number.
#[derive(Debug, PartialEq)]
enum NumberFormat {
    /// Digits between words and signs, of the number times 100 for a share.
    Decimal { before: String, after: String, least: usize, most: usize, is_share: bool },
    /// Letters of date and time, and what stands between.
    Moment(Vec<Piece>),
}

#[derive(Debug, PartialEq)]
enum Piece {
    /// A letter of date or time, and how often it stands.
    Field(char, usize),
    Literal(String),
}

impl NumberFormat {
    /// What the first part of a code, that of positive numbers, says; none where the number is shown as it is, or in a way
    /// that is not read.
    fn read(code: &str) -> Option<Self> {
        let pieces = pieces(code)?;
        let has = |letters: &str| {
            pieces.iter().any(|piece| matches!(piece, Piece::Field(c, _) if letters.contains(*c)))
        };
        match (has("ymdhs"), has("0#?")) {
            (true, false) => Some(NumberFormat::Moment(in_order(pieces))),
            (false, true) => decimal(&pieces),
            _ => None,
        }
    }

    fn shown(&self, number: f64, from_1904: bool) -> Option<String> {
        match self {
            NumberFormat::Decimal { before, after, least, most, is_share } => {
                let number = if *is_share { number * 100.0 } else { number };
                let mut digits = format!("{:.most$}", number.abs());
                let shortest = digits.find('.').map_or(digits.len(), |point| point + 1 + least);
                let zeros = digits.len() - digits.trim_end_matches('0').len();
                digits.truncate(digits.len() - zeros.min(digits.len().saturating_sub(shortest)));
                let digits = digits.trim_end_matches('.');
                let sign = if number < 0.0 { "-" } else { "" };
                Some(format!("{sign}{before}{digits}{after}"))
            }
            NumberFormat::Moment(pieces) => moment(pieces, number, from_1904),
        }
    }
}

/// The letters and the literals of the first part of a code; none if it holds what is not read.
fn pieces(code: &str) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        let literal = match c {
            ';' => break,
            '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
            '\\' => chars.next()?.to_string(),
            // as wide as the next
            '_' => {
                chars.next();
                " ".to_owned()
            }
            '*' => {
                chars.next();
                String::new()
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                match inside.strip_prefix('$') {
                    Some(sign) => sign.split('-').next().unwrap_or_default().to_owned(),
                    // a colour, but neither a condition nor hours that go on counting
                    None if inside.len() > 2 && inside.chars().all(char::is_alphabetic) => {
                        String::new()
                    }
                    None => return None,
                }
            }
            '0' | '#' | '?' | '.' | '%' | ',' => {
                pieces.push(Piece::Field(c, 1));
                continue;
            }
            'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                let mut times = 1;
                while chars.next_if(|next| next.eq_ignore_ascii_case(&c)).is_some() {
                    times += 1;
                }
                pieces.push(Piece::Field(c.to_ascii_lowercase(), times));
                continue;
            }
            '/' | 'E' | 'e' | 'G' | '@' | 'A' | 'a' | 'b' | 'B' | 'g' => {
                // between the numbers of a date a stroke is itself
                if c != '/' || !matches!(pieces.last(), Some(Piece::Field('y' | 'm' | 'd', _))) {
                    return None;
                }
                c.to_string()
            }
            c => c.to_string(),
        };
        pieces.push(Piece::Literal(literal));
    }
    Some(pieces)
}

/// A number between what stands before and behind it.
fn decimal(pieces: &[Piece]) -> Option<NumberFormat> {
    let is_digit = |piece: &Piece| matches!(piece, Piece::Field('0' | '#' | '?' | '.' | ',', _));
    let first = pieces.iter().position(is_digit)?;
    let last = pieces.iter().rposition(is_digit)?;
    // digits in groups of their own, as in telephone numbers, and thousands left out
    let is_one = pieces[first..=last].iter().all(is_digit);
    if !is_one || matches!(pieces[last], Piece::Field(',', _)) {
        return None;
    }
    let point = pieces.iter().position(|piece| *piece == Piece::Field('.', 1));
    let whole = &pieces[first..point.unwrap_or(last + 1)];
    let decimals = point.map_or(&[][..], |point| &pieces[point + 1..=last]);
    // no program that writes workbooks shows more
    const MOST_DECIMALS: usize = 30;
    if decimals.len() > MOST_DECIMALS {
        return None;
    }
    // `00012`
    if whole.iter().filter(|piece| **piece == Piece::Field('0', 1)).count() > 1 {
        return None;
    }
    let text = |pieces: &[Piece]| {
        let text = pieces.iter().map(|piece| match piece {
            Piece::Literal(text) => text.as_str(),
            Piece::Field('%', _) => "%",
            Piece::Field(..) => "",
        });
        text.collect::<String>()
    };
    let (before, after) = (text(&pieces[..first]), text(&pieces[last + 1..]));
    let shares = pieces.iter().filter(|piece| **piece == Piece::Field('%', 1)).count();
    Some(NumberFormat::Decimal {
        before: before.trim_start().to_owned(),
        after: after.trim_end().to_owned(),
        least: decimals.iter().filter(|piece| **piece == Piece::Field('0', 1)).count(),
        most: decimals.len(),
        is_share: shares == 1,
    })
    .filter(|_| shares < 2)
}

/// The pieces of a date, which is written in numbers alone, year first, where the format has a month or a day by its
/// name: in which language, the reader's program says.
fn in_order(pieces: Vec<Piece>) -> Vec<Piece> {
    const NAME: usize = 3;
    let named = |piece: &Piece| matches!(piece, Piece::Field('m' | 'd', times) if *times >= NAME);
    if !pieces.iter().any(named) {
        return pieces;
    }
    let has = |letter: char| {
        pieces.iter().any(|piece| matches!(piece, Piece::Field(c, _) if *c == letter))
    };
    let fields = [('y', 4), ('m', 2), ('d', 2)].into_iter().filter(|(letter, _)| has(*letter));
    let mut date = Vec::new();
    for (letter, times) in fields {
        if !date.is_empty() {
            date.push(Piece::Literal("-".into()));
        }
        date.push(Piece::Field(letter, times));
    }
    date
}

/// The day and the time that a number stands for.
fn moment(pieces: &[Piece], number: f64, from_1904: bool) -> Option<String> {
    const SECONDS: i64 = 86_400;
    const MOST: f64 = 2_958_466.0;
    const SHIFT_OF_1904: f64 = 1462.0;
    let number = if from_1904 { number + SHIFT_OF_1904 } else { number };
    if !(0.0..MOST).contains(&number) {
        return None;
    }
    let seconds = (number * SECONDS as f64).round() as i64;
    let (year, month, day) = date(seconds / SECONDS);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    let mut text = String::new();
    let fields: Vec<char> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Field(c, _) => Some(*c),
            Piece::Literal(_) => None,
        })
        .collect();
    let mut number_of_field: usize = 0;
    for piece in pieces {
        let (letter, times) = match piece {
            Piece::Literal(literal) => {
                text.push_str(literal);
                continue;
            }
            Piece::Field(letter, times) => (*letter, *times),
        };
        // behind hours and before seconds `mm` are minutes
        let before = number_of_field.checked_sub(1).and_then(|at| fields.get(at));
        let is_minute = before == Some(&'h') || fields.get(number_of_field + 1) == Some(&'s');
        number_of_field += 1;
        let value = match letter {
            'y' if times > 2 => year,
            'y' => year % 100,
            'm' if is_minute => minute,
            'm' => month,
            'd' => day,
            'h' => hour,
            's' => second,
            other => {
                text.push(other);
                continue;
            }
        };
        let width = if times > 1 || letter == 'y' { 2 } else { 1 };
        text.push_str(&format!("{value:0width$}"));
    }
    Some(text.trim().to_owned())
}

/// Year, month and day by their number since the end of 1899, which has a 29 February 1900 as Lotus had it.
fn date(number: i64) -> (i64, i64, i64) {
    const TO_MARCH_OF_0: i64 = 693_899;
    const DAYS_OF_400_YEARS: i64 = 146_097;
    const LAST_OF_FEBRUARY: i64 = 60;
    if number == LAST_OF_FEBRUARY {
        return (1900, 2, 29);
    }
    let day = number + TO_MARCH_OF_0 + i64::from(number < LAST_OF_FEBRUARY);
    // years from March on, so that leap days come last (Howard Hinnant, chrono-compatible low-level date algorithms)
    let (era, of_era) = (day / DAYS_OF_400_YEARS, day % DAYS_OF_400_YEARS);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let calendar_month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(calendar_month <= 2), calendar_month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_of_very_many_digits_is_not_read() {
        for code in [format!("0.{}", "0".repeat(70_000)), "0".repeat(70_000), "y".repeat(70_000)] {
            let format = NumberFormat::read(&code);
            let _ = format.as_ref().map(|format| format.shown(1.5, false));
            assert!(format.is_none() || code.starts_with('y'));
        }
    }

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        for (number, code, wanted) in [
            (0.125, "0.0%", Some("12.5%")),
            (0.125, "0.0 %", Some("12.5 %")),
            (0.125, "0.00%", Some("12.50%")),
            (-0.5, "0%;[Red]-0%", Some("-50%")),
            (12.0, "0.00", Some("12.00")),
            (12.5, "0.0##", Some("12.5")),
            (1234.0, "#,##0", Some("1234")),
            (5.0, "0 \"mg\"", Some("5 mg")),
            (5.5, "0.0\\ \"kg\"", Some("5.5 kg")),
            (30.0, "#,##0.00\\ [$€-C0A]", Some("30.00 €")),
            (30.0, "\"$\"#,##0.00_);(\"$\"#,##0.00)", Some("$30.00")),
            (43954.0, "dd/mm/yyyy", Some("03/05/2020")),
            (43954.0, "d/m/yy;@", Some("3/5/20")),
            (43954.0, "yyyy\\-mm\\-dd;@", Some("2020-05-03")),
            (43954.0, "[$-C0A]d\\ \"de\"\\ mmmm\\ \"de\"\\ yyyy", Some("2020-05-03")),
            (43954.0, "mmm\\-yy", Some("2020-05")),
            (43954.75, "dd/mm/yyyy hh:mm", Some("03/05/2020 18:00")),
            (0.524, "h:mm:ss", Some("12:34:34")),
            (60.0, "yyyy-mm-dd", Some("1900-02-29")),
            (61.0, "yyyy-mm-dd", Some("1900-03-01")),
            (1.0, "yyyy-mm-dd", Some("1900-01-01")),
            (2_958_465.0, "yyyy-mm-dd", Some("9999-12-31")),
            // as they are kept
            (43954.0, "General", None),
            (43954.0, "@", None),
            (0.5, "# ?/?", None),
            (12.0, "00000", None),
            (5.0, "0.00E+00", None),
            (34_600_111_222.0, "000\\ 000\\ 000", None),
            (1.5, "[h]:mm", None),
            (5000.0, "0,", None),
            (-1.0, "yyyy-mm-dd", None),
            (f64::NAN, "yyyy-mm-dd", None),
            (7.0, "[>5]0", None),
            (7.0, "\"", None),
            (7.0, "[", None),
            (7.0, "", None),
        ] {
            let shown = NumberFormat::read(code).and_then(|format| format.shown(number, false));
            assert_eq!(shown.as_deref(), wanted, "{number} as {code}");
        }
    }
}
