//! Attributes set in a start tag as it is written.

use crate::text::xml;
use std::ops::Range;

/// A start tag with attributes set: in place of the value that is there, else at its end.
pub(super) fn with_attributes(tag: &str, attributes: &[(&str, &str)]) -> String {
    let mut tag = tag.to_owned();
    for (name, value) in attributes {
        let value = xml::content(value).0;
        match value_of(&tag, name) {
            Some(place) => tag.replace_range(place, &value),
            None => {
                let end = tag.trim_end_matches('>').trim_end_matches('/').trim_end().len();
                tag.insert_str(end, &format!(" {name}=\"{value}\""));
            }
        }
    }
    tag
}

/// Where the value of an attribute is, without its quotation marks.
fn value_of(tag: &str, name: &str) -> Option<Range<usize>> {
    let mut at = tag.find(char::is_whitespace)?;
    loop {
        let equals = at + tag[at..].find('=')?;
        let found = tag[at..equals].trim();
        let quote_at = equals + tag[equals..].find(['"', '\''])?;
        let quote = tag[quote_at..].chars().next()?;
        let start = quote_at + 1;
        let end = start + tag[start..].find(quote)?;
        if found == name {
            return Some(start..end);
        }
        at = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_replaced_and_the_rest_stays() {
        for (tag, expected) in [
            ("<target>", "<target state=\"final\">"),
            ("<target/>", "<target state=\"final\"/>"),
            ("<target />", "<target state=\"final\" />"),
            (
                "<x:target a = 'state=\"1\"'\n state='new'>",
                "<x:target a = 'state=\"1\"'\n state='final'>",
            ),
            ("<target my:state=\"a > b\">", "<target my:state=\"a > b\" state=\"final\">"),
        ] {
            assert_eq!(with_attributes(tag, &[("state", "final")]), expected);
        }
        assert_eq!(
            with_attributes("<s id='1'/>", &[("a", "<\""), ("id", "2")]),
            "<s id='2' a=\"&lt;&quot;\"/>"
        );
    }
}
