use super::*;

/// Where a text stops being well-formed, and why.
fn breach(text: &str) -> Option<(usize, String)> {
    let mut faults = Faults::new(text);
    check(text, text.starts_with(BYTE_ORDER_MARK), &mut faults);
    let broken = faults.list.into_iter().find(|fault| fault.code == "not-well-formed");
    broken.map(|fault| (fault.line, fault.what))
}

#[test]
fn what_is_well_formed_is_left_alone() {
    for text in [
        "<a/>",
        "\u{feff}<?xml version='1.0'?><a/>",
        "<?xml version = \"1.1\" encoding = 'utf-8' standalone='no' ?>\n<a></a >\n",
        "<!-- - --><?b?><!DOCTYPE a><a/><!----><?c d? > ?>\n",
        "<!DOCTYPE a SYSTEM 'it\"s'><a/>",
        "<!DOCTYPE a PUBLIC \"-//x//y\" 'z' [<!-- ]>' --> <!ENTITY b ']>'> <?c ]'?> ] ><a/>",
        "<é.-·:ü xmlns:é.-·='u'/>",
        "<a b='1'\n\tc = \"'>/\" />",
        "<a b='&lt;&#x10FFFF;&#9;'>&amp;]] > &#233;<![CDATA[<&--]]]]></a>",
        "<a xml:lang='en' xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
        "<p:a xmlns:p='u'><b xmlns:p='v' p:c='' c=''/><p:d/></p:a>",
        "<a xmlns='u' xmlns:p='u' p:b='' b=''><c xmlns=''/></a>",
        "<?xml-stylesheet href='a'?><a><?xmlx?></a>",
    ] {
        assert_eq!(breach(text), None, "{text}");
        assert!(Document::new(text.trim_start_matches(BYTE_ORDER_MARK)).read(0).is_ok(), "{text}");
    }
}

/// A text, the column at which it stops being well-formed, and words of the reason.
#[rustfmt::skip]
const BREACHES: &[(&str, usize, &str)] = &[
    // the document as a whole
    ("<a/><b/>", 5, "a second root"),
    ("<a></a></a>", 8, "closes nothing"),
    ("x<a/>", 1, "text before the root"),
    ("<a/>x", 5, "text after the root"),
    ("<a/>&#32;", 5, "text after the root"),
    ("<a/><![CDATA[x]]>", 5, "a CDATA section after the root"),
    ("\u{feff}\u{feff}<a/>", 2, "text before the root"),
    ("<!-- b -->", 11, "before its root"),
    ("<a><b></a>", 7, "</a> stands where </b> must, of line 1"),
    ("<a><b></b>", 11, "</a> is missing for line 1"),
    ("<a></A>", 4, "</A> stands where </a> must"),
    // the XML declaration
    ("<!--b--><?xml version='1.0'?><a/>", 9, "only once"),
    ("<?xml version='1.0'?><?xml version='1.0'?><a/>", 22, "only once"),
    ("<?xml?><a/>", 1, "with a version"),
    ("<?xml encoding='UTF-8'?><a/>", 7, "version=\"1.0\" must stand here"),
    ("<?xml version=1.0?><a/>", 15, "in quotes"),
    ("<?xml version='2.0'?><a/>", 15, "version of the XML declaration is to be"),
    ("<?xml version='1.0'encoding='UTF-8'?><a/>", 20, "a blank must stand before encoding"),
    ("<?xml version='1.0' encoding='8 bit'?><a/>", 30, "the name of an encoding"),
    ("<?xml version='1.0' encoding=''?><a/>", 30, "the name of an encoding"),
    ("<?xml version='1.0' standalone='true'?><a/>", 32, "yes or no"),
    ("<?xml version='1.0' standalone='no' encoding='UTF-8'?><a/>", 37, "in this order"),
    ("<?xml version='1.0'><a/>", 20, "must end here with ?>"),
    ("<?XML version='1.0'?><a/>", 1, "small letters"),
    // the DOCTYPE
    ("<a/><!DOCTYPE a>", 5, "only once, before the root"),
    ("<a><!DOCTYPE a></a>", 4, "only once, before the root"),
    ("<!DOCTYPE a><!DOCTYPE a><a/>", 13, "only once"),
    ("<!doctype a><a/>", 1, "<! begins"),
    ("<!DOCTYPE><a/>", 10, "the name of the root"),
    ("<!DOCTYPE a SYSTEM><a/>", 19, "a blank must stand here"),
    ("<!DOCTYPE a PUBLIC 'b'><a/>", 23, "a blank must stand here"),
    ("<!DOCTYPE a PUBLIC 'é' 'c'><a/>", 20, "public identifier"),
    ("<!DOCTYPE a 'b'><a/>", 13, "must end here with >"),
    ("<!DOCTYPE a [ <!ENTITY b ']>'> ><a/>", 14, "is never closed"),
    // comments, instructions, CDATA
    ("<a><!-- b -- c --></a>", 11, "-- may not stand"),
    ("<a><!-- b ---></a>", 11, "-- may not stand"),
    ("<a><!-- b </a>", 4, "never closed; close it with -->"),
    ("<a><!- b -></a>", 4, "<! begins"),
    ("<a><? b?></a>", 6, "the name of a processing instruction"),
    ("<a><?b</a>", 7, "a blank or ?>"),
    ("<a><?b c></a>", 4, "never closed; close it with ?>"),
    ("<a><?b:c d?></a>", 4, "no colon"),
    ("<a><?xMl b?></a>", 4, "may be named xml"),
    ("<a><![CDATA[b</a>", 4, "never closed; close it with ]]>"),
    ("<a><![cdata[b]]></a>", 4, "<! begins"),
    // text
    ("<a>b ]]> c</a>", 6, "]]&gt;"),
    ("<a>b < c</a>", 7, "&lt;"),
    ("<a>b <1</a>", 7, "&lt;"),
    ("<a>b <</a>", 7, "&lt;"),
    // names
    ("<1a/>", 2, "may not begin with '1'"),
    ("<-a/>", 2, "may not begin with '-'"),
    ("<a·/><a/>", 6, "a second root"),
    ("<a><·b/></a>", 5, "may not begin with '·'"),
    ("<a><b×/></a>", 6, "a blank, > or /> must stand here"),
    ("<:a/>", 1, ":a is no name"),
    ("<a:/>", 1, "a: is no name"),
    ("<a:1/>", 1, "a:1 is no name"),
    ("<a:b:c xmlns:a='u'/>", 1, "a:b:c is no name"),
    // attributes
    ("<a b='1'c='2'/>", 9, "a blank, > or /> must stand here"),
    ("<a b=1/>", 6, "in quotes"),
    ("<a b/>", 5, "b has no value"),
    ("<a b='1/>", 6, "never closed; close it with '"),
    ("<a b='<'/>", 7, "&lt;"),
    ("<a 1b='1'/>", 4, "an attribute, > or />"),
    ("<a b='1' b='2'/>", 10, "b stands twice"),
    ("<a/ >", 3, "a blank, > or /> must stand here"),
    ("<a></ a>", 6, "the name of an element"),
    ("<a></a b='1'>", 8, "must end here with >"),
    ("<a", 3, "cut off"),
    // namespaces
    ("<p:a/>", 1, "the prefix p is bound to no namespace"),
    ("<a p:b=''/>", 4, "the prefix p is bound to no namespace"),
    ("<a><b xmlns:p='u'/><p:c/></a>", 20, "the prefix p is bound to no namespace"),
    ("<a><b xmlns:p='u'></b><p:c/></a>", 23, "the prefix p is bound to no namespace"),
    ("<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>", 35, "two prefixes of one namespace"),
    ("<a xmlns:p='&#117;' xmlns:q='u' p:b='' q:b=''/>", 40, "two prefixes of one namespace"),
    ("<a xmlns:p=''/>", 4, "bound to nothing"),
    ("<a xmlns:xmlns='u'/>", 4, "xmlns may not be declared"),
    ("<a xmlns:xml='u'/>", 4, "xml has a namespace of its own"),
    ("<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", 4, "no other prefix"),
    ("<a xmlns='http://www.w3.org/XML/1998/namespace'/>", 4, "no other prefix"),
    ("<a xmlns='http://www.w3.org/2000/xmlns/'/>", 4, "may not be declared"),
    ("<xmlns:a/>", 1, "the prefix xmlns is bound to no namespace"),
    ("<a xmlns:='u'/>", 4, "xmlns: is no name"),
];

#[test]
fn each_breach_is_found_at_its_column() {
    let mut wrong = Vec::new();
    for (text, column, reason) in BREACHES {
        let (line, what) = breach(text).unwrap_or_default();
        let is_right = what.starts_with(&format!("column {column}: ")) && what.contains(reason);
        let is_on_the_next_line =
            breach(&format!("<!--\n-->{text}")).is_some_and(|(line, _)| line == 2);
        if line != 1 || !is_right || !is_on_the_next_line {
            wrong.push(format!("{text} (wanted {column}: {reason}): {what}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn references_to_nothing_and_forbidden_characters_are_passed_over() {
    for (text, code, mended) in [
        ("<a>&</a>", "bare-ampersand", "<a>&amp;</a>"),
        ("<a b='c & d'/>", "bare-ampersand", "<a b='c &amp; d'/>"),
        ("<a>&b c;</a>", "bare-ampersand", "<a>&amp;b c;</a>"),
        ("<a>&1;</a>", "bare-ampersand", "<a>&amp;1;</a>"),
        ("<a>&#;</a>", "bare-ampersand", "<a>&amp;#;</a>"),
        ("<a>&#x;</a>", "bare-ampersand", "<a>&amp;#x;</a>"),
        ("<a>&#1a;</a>", "bare-ampersand", "<a>&amp;#1a;</a>"),
        ("<a>&#X41;</a>", "bare-ampersand", "<a>&amp;#X41;</a>"),
        ("<a>&#+9;</a>", "bare-ampersand", "<a>&amp;#+9;</a>"),
        ("<a>&#0;</a>", "illegal-character", "<a></a>"),
        ("<a>&#xD800;</a>", "illegal-character", "<a></a>"),
        ("<a>&#xFFFE;</a>", "illegal-character", "<a></a>"),
        ("<a>&#x110000;</a>", "illegal-character", "<a></a>"),
        ("<a>&#99999999999;</a>", "illegal-character", "<a></a>"),
        ("<a>&nbsp;</a>", "unknown-entity", "<a>&#160;</a>"),
        ("<a>&b:c.é;</a>", "unknown-entity", ""),
        ("<a>\u{1}</a>", "illegal-character", "<a></a>"),
        ("<a b='\u{ffff}'/>", "illegal-character", "<a b=''/>"),
        ("<a><!-- \u{b} --></a>", "illegal-character", "<a><!--  --></a>"),
    ] {
        let mut faults = Faults::new(text);
        let (legible, breach) = check(text, text.starts_with(BYTE_ORDER_MARK), &mut faults);
        assert!(breach.is_none() && legible.len() == text.len(), "{text}");
        let [fault] = faults.list.as_slice() else { panic!("{text}: {:?}", faults.list) };
        assert_eq!(fault.code, code, "{text}");
        let mend = |edit: &Edit| {
            let mut text = text.to_owned();
            text.replace_range(edit.range.clone(), &edit.with);
            text
        };
        assert_eq!(fault.mend.as_ref().map(mend).unwrap_or_default(), mended, "{text}");
    }
}
