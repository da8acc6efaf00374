//! Ids of concepts as XML takes them.
//!
//! An id of XML is a name without blanks that begins with a letter. Any other character is written as `_xHHHH_`, the
//! number of its code point, as SQL/XML does (ISO 9075-14), so that every id comes back as it was.

/// An id as an XML name.
pub(super) fn encode(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        let stays = if at == 0 {
            is_letter(c)
        } else {
            is_letter(c) || c.is_ascii_digit() || "-.".contains(c)
        };
        let begins_code = c == '_' && decode_one(&id[at..]).is_some();
        if (stays || c == '_') && !begins_code {
            out.push(c);
        } else if u32::from(c) <= 0xffff {
            out.push_str(&format!("_x{:04X}_", u32::from(c)));
        } else {
            out.push_str(&format!("_x{:08X}_", u32::from(c)));
        }
    }
    out
}

/// The id that a name encodes.
pub(super) fn decode(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let (c, length) = decode_one(rest).unwrap_or((first, first.len_utf8()));
        out.push(c);
        rest = &rest[length..];
    }
    out
}

/// The character whose code a text begins with, and the length of the code.
fn decode_one(text: &str) -> Option<(char, usize)> {
    [4, 8].into_iter().find_map(|digits| {
        let code = text.strip_prefix("_x")?.get(..digits)?;
        let ends = text.as_bytes().get(digits + 2) == Some(&b'_');
        let is_hex = code.bytes().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b));
        let c = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
        (ends && is_hex).then_some((c, digits + 3))
    })
}

/// The letters that every edition of XML takes at the beginning of a name.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || ('À'..='ÿ').contains(&c) && !"×÷".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_comes_back(id in "\\PC{0,12}|[_x0-9A-F]{0,20}|(_x0041_|a b|é){0,4}") {
            prop_assert_eq!(decode(&encode(&id)), id);
        }
    }

    #[test]
    fn plain_ids_stay_as_they_are() {
        for (id, name) in [
            ("self-compassion", "self-compassion"),
            ("blood pressure", "blood_x0020_pressure"),
            ("D000123", "D000123"),
            ("22103", "_x0032_2103"),
            ("a_b", "a_b"),
            ("a_x0041_", "a_x005F_x0041_"),
        ] {
            assert_eq!(encode(id), name);
        }
    }
}
