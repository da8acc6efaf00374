//! The XML declaration and the document type declaration (XML 1.0, section 2.8).

use super::Breach;
use super::cursor::Cursor;

/// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`; the cursor is after `<?xml`.
pub(super) fn xml_declaration(cursor: &mut Cursor<'_>) -> Result<(), Breach> {
    /// Its name, whether it must be there, whether a value is right, and what values are.
    type Part = (&'static str, bool, fn(&str) -> bool, &'static str);
    /// In their order.
    const PARTS: [Part; 3] = [
        ("version", true, is_version, "1.0"),
        ("encoding", false, is_encoding, "the name of an encoding, such as UTF-8"),
        ("standalone", false, |value| matches!(value, "yes" | "no"), "yes or no"),
    ];
    for (name, required, is_right, meant) in PARTS {
        let start = cursor.at;
        let blank = cursor.take_blanks();
        if !cursor.take(name) {
            if required {
                return cursor
                    .breach(format!("{name}=\"{meant}\" must stand here in the XML declaration"));
            }
            cursor.at = start;
            continue;
        }
        if !blank {
            let what = format!("a blank must stand before {name} in the XML declaration");
            return Err(Breach { at: start, what });
        }
        equals(cursor, name)?;
        let at = cursor.at;
        let value = cursor.take_quoted(&format!("the value of {name}"))?;
        if !is_right(value) {
            return Err(Breach {
                at,
                what: format!("{name} of the XML declaration is to be {meant}"),
            });
        }
    }
    cursor.take_blanks();
    if !cursor.take("?>") {
        return cursor.breach(
            "the XML declaration must end here with ?>; it has version, encoding and standalone, in this order, and no more",
        );
    }
    Ok(())
}

/// `=` with blanks around it.
pub(super) fn equals(cursor: &mut Cursor<'_>, name: &str) -> Result<(), Breach> {
    cursor.take_blanks();
    if !cursor.take("=") {
        return cursor.breach(format!("{name} has no value; write {name}=\"…\", or delete it"));
    }
    cursor.take_blanks();
    Ok(())
}

fn is_version(value: &str) -> bool {
    let digits = value.strip_prefix("1.").unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Section 4.3.3, EncName.
fn is_encoding(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_alphabetic())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

/// `<!DOCTYPE tmx SYSTEM "tmx14.dtd">`; the cursor is after `<!DOCTYPE`. The declarations within `[ ]` are passed over.
pub(super) fn document_type(cursor: &mut Cursor<'_>) -> Result<(), Breach> {
    if !cursor.take_blanks() {
        return cursor.breach("a blank and the name of the root must stand after <!DOCTYPE");
    }
    cursor.take_name("the name of the root")?;
    let blank = cursor.take_blanks();
    let is_public = cursor.is_at("PUBLIC");
    if blank && (cursor.take("PUBLIC") || cursor.take("SYSTEM")) {
        blanks(cursor)?;
        if is_public {
            let at = cursor.at;
            if !cursor.take_quoted("the public identifier")?.chars().all(is_public_identifier) {
                let what = "a public identifier may have letters of English, digits, blanks and a few signs only";
                return Err(Breach { at, what: what.into() });
            }
            blanks(cursor)?;
        }
        cursor.take_quoted("the address of the DTD")?;
        cursor.take_blanks();
    }
    if cursor.take("[") {
        declarations(cursor)?;
        cursor.take_blanks();
    }
    if !cursor.take(">") {
        return cursor.breach("the DOCTYPE must end here with >");
    }
    Ok(())
}

fn blanks(cursor: &mut Cursor<'_>) -> Result<(), Breach> {
    match cursor.take_blanks() {
        true => Ok(()),
        false => cursor.breach("a blank must stand here in the DOCTYPE"),
    }
}

/// Section 2.3, PubidChar.
fn is_public_identifier(c: char) -> bool {
    c.is_ascii_alphanumeric() || " \r\n-'()+,./:=?;!*#@$_%".contains(c)
}

/// To the `]` that closes them, which may also stand in a comment or in quotes.
fn declarations(cursor: &mut Cursor<'_>) -> Result<(), Breach> {
    let start = cursor.at;
    let mut is_closed = false;
    while let Some(at) = cursor.rest().find([']', '"', '\'', '<']) {
        cursor.at += at;
        let passed = match () {
            () if cursor.take("]") => {
                is_closed = true;
                break;
            }
            () if cursor.take("<!--") => cursor.take_until("-->"),
            () if cursor.take("<?") => cursor.take_until("?>"),
            () if cursor.take("<") => Some(""),
            () if cursor.take("\"") => cursor.take_until("\""),
            () => {
                cursor.at += 1;
                cursor.take_until("'")
            }
        };
        if passed.is_none() {
            break;
        }
    }
    match is_closed {
        true => Ok(()),
        false => Err(Breach {
            at: start,
            what: "the [ of the DOCTYPE is never closed; close it with ]>".into(),
        }),
    }
}
