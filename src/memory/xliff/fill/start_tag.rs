//! Attributes of a start tag as it is written.

use crate::text::xml;
use std::ops::Range;

/// A start tag with attributes set: in place of the value that is there, else at its end.
pub(super) fn with_attributes(tag: &str, attributes: &[(&str, &str)]) -> String {
    let mut tag = tag.to_owned();
    for (name, value) in attributes {
        let value = xml::content(value).0;
        match find(&tag, name) {
            Some(found) => tag.replace_range(found.value, &value),
            None => {
                let end = tag.trim_end_matches('>').trim_end_matches('/').trim_end().len();
                tag.insert_str(end, &format!(" {name}=\"{value}\""));
            }
        }
    }
    tag
}

/// A start tag without an attribute.
pub(super) fn without_attribute(tag: &str, name: &str) -> String {
    let mut tag = tag.to_owned();
    if let Some(found) = find(&tag, name) {
        tag.replace_range(found.whole, "");
    }
    tag
}

/// The value of an attribute, as it is written.
pub(super) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    find(tag, name).map(|found| &tag[found.value])
}

/// Where an attribute is.
struct Found {
    /// It and the blanks before it.
    whole: Range<usize>,
    /// Its value, without the quotation marks.
    value: Range<usize>,
}

fn find(tag: &str, name: &str) -> Option<Found> {
    let mut at = tag.find(char::is_whitespace)?;
    loop {
        let equals = at + tag[at..].find('=')?;
        let found = tag[at..equals].trim();
        let quote_at = equals + tag[equals..].find(['"', '\''])?;
        let quote = tag[quote_at..].chars().next()?;
        let start = quote_at + 1;
        let end = start + tag[start..].find(quote)?;
        if found == name {
            return Some(Found { whole: at..end + 1, value: start..end });
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

    #[test]
    fn an_attribute_is_taken_out_with_the_blanks_before_it() {
        for (tag, value, expected) in [
            ("<target>", None, "<target>"),
            ("<target my:state='a'/>", None, "<target my:state='a'/>"),
            ("<target  state='new' a=\"1\" />", Some("new"), "<target a=\"1\" />"),
            ("<target a='1'\n state = \"new\"/>", Some("new"), "<target a='1'/>"),
        ] {
            assert_eq!(attribute(tag, "state"), value);
            assert_eq!(without_attribute(tag, "state"), expected);
        }
    }
}
