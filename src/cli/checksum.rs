//! How cotejo knows the files again that it wrote itself: a line of theirs holds a checksum of the other lines. It goes
//! along where a file is copied or kept in git, and a file that was changed since has a wrong one.

use crate::text::fnv;

/// How the line begins and ends in XML, where it is a comment, and in a bitext file, where it is a field.
const XML: [&str; 2] = ["<!-- cotejo checksum ", " -->\n"];
const JSON: [&str; 2] = ["  \"checksum\": \"", "\",\n"];

/// A file of XML with its checksum.
pub(super) fn add_to_xml(text: &str) -> String {
    let [begin, end] = XML;
    let gap = if text.ends_with('\n') { "" } else { "\n" };
    let text = format!("{text}{gap}");
    format!("{text}{begin}{}{end}", checksum(&text, ""))
}

/// A bitext file with its checksum, behind the version in the second line.
pub(super) fn add_to_bitext(text: &str) -> String {
    let second_line = text.split_inclusive('\n').take(2).map(str::len).sum();
    let (head, rest) = text.split_at(second_line);
    let [begin, end] = JSON;
    format!("{head}{begin}{}{end}{rest}", checksum(head, rest))
}

/// Whether a file is as cotejo wrote it.
pub(super) fn is_right(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else { return false };
    let places = [(text.rfind(XML[0]), XML), (text.find(JSON[0]), JSON)];
    places.into_iter().any(|(place, [begin, end])| {
        let parts = place.and_then(|place| {
            let (written, after) = text[place + begin.len()..].split_once(end)?;
            Some((&text[..place], written, after))
        });
        parts.is_some_and(|(before, written, after)| written == checksum(before, after))
    })
}

fn checksum(before: &str, after: &str) -> String {
    format!("{:016x}", fnv::hash(&[before, after], 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_anywhere_shows() {
        for written in [
            add_to_xml("<tmx>\n<seg>a checksum</seg>\n</tmx>\n"),
            add_to_xml("<tmx/>"),
            add_to_bitext("{\n  \"cotejo\": 1,\n  \"name\": \"a.txt\"\n}\n"),
        ] {
            assert!(is_right(written.as_bytes()), "{written}");
            for place in 0..written.len() {
                let mut changed = written.clone().into_bytes();
                changed[place] ^= 1;
                assert!(!is_right(&changed), "{place}: {}", String::from_utf8_lossy(&changed));
                assert!(!is_right(&written.as_bytes()[..place]), "cut off at {place}");
            }
            assert!(!is_right((written.clone() + "\n").as_bytes()));
        }
        assert!(!is_right(b"") && !is_right(b"<tmx/>") && !is_right(&[0xff]));
    }
}
