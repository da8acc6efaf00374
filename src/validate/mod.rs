//! What other people's readers would refuse or misread in a TMX, TBX or XLIFF file, and how to mend it.

mod characters;
mod element;
mod fault;
mod format_check;
mod grammar;
mod ids;
mod language;
mod requirement;
mod tbx;
mod tmx;
mod walk;
mod xliff;

pub use fault::{Edit, Fault};
pub use requirement::{REQUIREMENTS, Requirement, documentation};

use fault::Faults;
use regex::Regex;
use std::sync::LazyLock;

/// The faults of a file, by line; `None` if its root belongs to no known format. `utf8` is whether the file is encoded
/// in UTF-8, which its declaration is compared with.
pub fn validate(text: &str, utf8: bool) -> Option<Vec<Fault>> {
    let (mut faults, left_out) = found(text, utf8)?;
    if let Some(last) = faults.last_mut().filter(|_| left_out > 0) {
        last.what += &format!("; {left_out} more faults of the file are not told");
    }
    Some(faults)
}

/// The faults, and how many others there are.
fn found(text: &str, utf8: bool) -> Option<(Vec<Fault>, usize)> {
    let mut faults = Faults::new(text);
    encoding(text, utf8, &mut faults);
    let masked = characters::check(text, &mut faults);
    let known = walk::walk(&masked, &mut faults);
    faults.list.sort_by_key(|fault| fault.line);
    let left_out = faults.counts.iter().sum::<usize>() - faults.list.len();
    known.then_some((faults.list, left_out))
}

/// The text with all faults mended that can be, and those faults. It must be written as UTF-8.
pub fn mend(text: &str, utf8: bool) -> (String, Vec<Fault>) {
    /// Mending one fault may uncover another: two languages of a unit may become one.
    const ROUNDS: usize = 8;
    let mut text = text.to_owned();
    let mut mended = Vec::new();
    for round in 0..ROUNDS {
        let (faults, _) = found(&text, utf8 || round > 0).unwrap_or_default();
        let mut faults: Vec<_> = faults.into_iter().filter(|fault| fault.mend.is_some()).collect();
        // the copy is UTF-8 and must say so, even where its source was right in saying otherwise
        if faults.is_empty() && (utf8 || round > 0) {
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

/// XML 1.0, section 4.3.3: without a declaration it is UTF-8.
fn encoding(text: &str, utf8: bool, faults: &mut Faults<'_>) {
    static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r#"^\u{feff}?<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']"#;
        Regex::new(pattern).expect("a fixed pattern")
    });
    let declared = DECLARED.captures(text).and_then(|found| found.get(1));
    let name = declared.map_or("UTF-8", |name| name.as_str());
    let is_utf8 = name.eq_ignore_ascii_case("UTF-8") || name.eq_ignore_ascii_case("UTF8");
    let ascii = name.eq_ignore_ascii_case("US-ASCII") && text.is_ascii();
    if utf8 && (is_utf8 || ascii) {
        return;
    }
    // where nothing is declared, that the copy is UTF-8 is all there is to mend
    let edit = declared.map_or(Edit::new(0..0, ""), |name| Edit::new(name.range(), "UTF-8"));
    // a file that is in the encoding it declares has no fault, but the copy is UTF-8
    let what = if utf8 {
        format!("the file declares {name} and is UTF-8")
    } else if is_utf8 {
        "the file is not UTF-8, as it says or as is taken where it says nothing".to_owned()
    } else {
        return;
    };
    faults.at("encoding", 0, "", what, Some(edit));
}
