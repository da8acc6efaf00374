//! What other people's readers would refuse or misread in a TMX, TBX or XLIFF file, and how to mend it.

mod element;
mod fault;
mod format_check;
mod grammar;
mod ids;
mod language;
mod names;
mod repair;
mod requirement;
mod tbx;
mod tmx;
mod value_type;
mod walk;
mod well_formed;
mod xliff;

pub use fault::{Edit, Fault};
pub use requirement::{REQUIREMENTS, Requirement, documentation};

use fault::Faults;
use regex::Regex;
use std::sync::LazyLock;

/// How a file is encoded, which its declaration is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, or ASCII.
    Utf8,
    /// UTF-16 of either byte order.
    Utf16,
    /// Anything else.
    Other,
}

impl Encoding {
    /// The encoding of a file by its bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let begins_as_utf16 = bytes.starts_with(b"\xff\xfe")
            || bytes.starts_with(b"\xfe\xff")
            || bytes.iter().take(2).any(|byte| *byte == 0);
        match std::str::from_utf8(bytes) {
            _ if begins_as_utf16 => Encoding::Utf16,
            Ok(text) if !text.contains('\0') => Encoding::Utf8,
            _ => Encoding::Other,
        }
    }
}

/// The faults of a file, by line; `None` if its root belongs to no known format.
pub fn validate(text: &str, encoding: Encoding) -> Option<Vec<Fault>> {
    let (mut faults, left_out) = found(text, encoding)?;
    if let Some(last) = faults.last_mut().filter(|_| left_out > 0) {
        last.what += &format!("; {left_out} more faults of the file are not told");
    }
    Some(faults)
}

/// The faults, and how many others there are.
fn found(text: &str, encoding: Encoding) -> Option<(Vec<Fault>, usize)> {
    let mut faults = Faults::new(text);
    declared_encoding(text, encoding, &mut faults);
    // that of UTF-16 is gone with the encoding
    let has_mark = encoding == Encoding::Utf8 && text.starts_with(well_formed::BYTE_ORDER_MARK);
    let (masked, breach) = well_formed::check(text, has_mark, &mut faults);
    let known = walk::walk(&masked, breach, &mut faults);
    faults.list.sort_by_key(|fault| fault.line);
    let left_out = faults.counts.iter().sum::<usize>() - faults.list.len();
    known.then_some((faults.list, left_out))
}

/// The text with all faults mended that can be, and those faults. It must be written as UTF-8, and not at all if one of
/// the faults that are left [breaks XML](Fault::breaks_xml).
pub fn mend(text: &str, encoding: Encoding) -> (String, Vec<Fault>) {
    /// Mending one fault may uncover another: two languages of a unit may become one.
    const ROUNDS: usize = 8;
    let mut text = text.to_owned();
    let mut mended = Vec::new();
    for round in 0..ROUNDS {
        let encoding = if round > 0 { Encoding::Utf8 } else { encoding };
        let (faults, _) = found(&text, encoding).unwrap_or_default();
        let mut faults: Vec<_> = faults.into_iter().filter(|fault| fault.mend.is_some()).collect();
        // the copy is UTF-8 and must say so, even where its source was right in saying otherwise
        if faults.is_empty() && encoding == Encoding::Utf8 {
            break;
        }
        let range = |fault: &Fault| fault.mend.as_ref().map_or(0..0, |edit| edit.range.clone());
        faults.sort_by_key(|fault| (range(fault).start, range(fault).end));
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for fault in faults {
            let Some(edit) = fault.mend.as_ref().filter(|edit| edit.range.start >= end) else {
                continue;
            };
            out.push_str(&text[end..edit.range.start]);
            out.push_str(&edit.with);
            end = edit.range.end;
            mended.push(fault);
        }
        out.push_str(&text[end..]);
        text = out;
    }
    (text, mended)
}

/// Compares the encoding with the declared one. Without a declaration, a file is UTF-8 or UTF-16 (XML 1.0, section 4.3.3).
fn declared_encoding(text: &str, encoding: Encoding, faults: &mut Faults<'_>) {
    static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r#"^\u{feff}?<\?xml[^>]*?\sencoding\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')"#;
        Regex::new(pattern).expect("a fixed pattern")
    });
    let declared = DECLARED.captures(text).and_then(|found| found.get(1).or(found.get(2)));
    let name = declared.map_or("UTF-8", |name| name.as_str());
    let is_name = |names: &[&str]| names.iter().any(|other| name.eq_ignore_ascii_case(other));
    let is_utf8 = is_name(&["UTF-8", "UTF8"]);
    let what = match encoding {
        Encoding::Utf8 if is_utf8 => return,
        // whatever is declared, if it has the characters of ASCII where ASCII has them
        Encoding::Utf8 if text.is_ascii() && holds_ascii(name) => return,
        Encoding::Utf8 => format!("the file declares {name} and is UTF-8"),
        Encoding::Utf16 if declared.is_none() => return,
        Encoding::Utf16 if is_name(&["UTF-16", "UTF16", "UTF-16LE", "UTF-16BE"]) => return,
        Encoding::Utf16 => format!("the file declares {name} and is UTF-16"),
        Encoding::Other if is_utf8 => {
            "the file is not UTF-8, as it says or as is taken where it says nothing".to_owned()
        }
        // a file that is in the encoding it declares has no fault, but the copy is UTF-8
        Encoding::Other => return,
    };
    // where nothing is declared, that the copy is UTF-8 is all there is to mend
    let edit = declared.map_or(Edit::new(0..0, ""), |name| Edit::new(name.range(), "UTF-8"));
    faults.at("encoding", 0, "", what, Some(edit));
}

/// Whether an encoding has the characters of ASCII where ASCII has them, as far as its name tells.
fn holds_ascii(name: &str) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "us-ascii", "ascii", "iso-8859", "iso8859", "latin", "windows-", "cp125", "cp437", "cp85",
        "mac", "x-mac", "koi8", "euc-", "gb",
    ];
    let name = name.to_ascii_lowercase().replace('_', "-");
    BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || ["big5", "shift-jis", "sjis"].contains(&name.as_str())
}
