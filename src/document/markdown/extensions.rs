//! What pandoc, Quarto, R Markdown, GitHub and Obsidian add to Markdown: fenced divs, callouts, attributes, citations, short
//! codes, commands of LaTeX, small letters above and below the line.

use crate::document::raised;
use crate::text::source_text::SourceText;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// `#id`, `.class`, `key=value`, `-` or `=format`, one or more, in braces.
const ATTRIBUTES: &str =
    r#"\{\s*(?:(?:[\#.][\w:.-]+|-|=\w+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+))\s*)+\}"#;

/// What is found, by the name of its group, and whether a blank before it goes with it where a stop follows.
static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let attributes = ATTRIBUTES;
    // a key has letters and a digit or a sign, which an address or a handle has not
    let key = r"(?:@\{?[\p{L}\d_][\w:.\#$%&+?<>~/-]*\w\}?|@\w)";
    let pattern = format!(
        r"(?xm)
        (?P<line> ^[\ \t]*:{{3,}}[\ \t]*(?:{attributes}|[\w\ .-]+)?[\ \t]*:*[\ \t]*$
                | ^[\ \t]*\\[a-zA-Z]+\*?(?:\[[^\]\n]*\])?(?:\{{[^{{}}\n]*\}})*[\ \t]*$
                | ^[\ \t]*\{{\{{<[^\n]*?>\}}\}}[\ \t]*$ )
        | (?P<callout> ^(?:[\ \t]*>)+[\ \t]*(?P<kind>\[![\w-]+\][+-]?)[\ \t]* )
        | (?P<heading> ^[\ ]{{0,3}}\#{{1,6}}[\ \t][^\n]*?[\ \t]*(?P<of_heading>{attributes})[\ \t]*$ )
        | (?P<span> \[(?P<inside>[^\[\]\n]+)\]{attributes} )
        | (?P<escaped> \\[\^~] )
        | (?P<raised> \^(?P<above>[^\s^\[\]\\]{{1,12}})\^ )
        | (?: [\p{{L}})]~(?P<below>[^\s~]{{1,12}})~ )
        | (?P<behind> [)\]`\$])(?P<attributes>{attributes})
        | (?P<citation> \[(?:(?:[^\[\]\n@]|\n[^\[\]\n@])*[\s;,+-])?-?{key}(?:[^\[\]\n]|\n[^\[\]\n])*\]
                | \^\[[^\[\]\n]*\]
                | \{{\{{<[^\n]*?>\}}\}}
                | \\@ref\([^)\n]*\)
                | \\(?:cite[a-z]*|ref|label|footnote|autoref|cref)\*?(?:\[[^\]\n]*\])*\{{[^{{}}\n]*\}} )
        | (?P<bare> (?:^|[\s(])-?@[\p{{L}}_][\w.:-]*[\d:_-][\w:.-]*\w )"
    );
    Regex::new(&pattern).expect("a fixed pattern")
});

/// The text without what is no part of it.
pub(super) fn left_out(source: &SourceText) -> Option<SourceText> {
    let text = source.as_str();
    if !text.contains(['{', '@', '\\', '^', '~'])
        && ![":::", "[!"].iter().any(|sign| text.contains(sign))
    {
        return None;
    }
    let mut out = SourceText::default();
    let mut at = 0;
    for found in PATTERN.captures_iter(text) {
        if let (Some(all), Some(above)) = (found.name("raised"), found.name("above")) {
            out.append(&source.slice(at..all.start().max(at)));
            let after = &text[all.end()..];
            if let Some(shown) = raised::shown(out.as_str(), above.as_str(), after) {
                let line = source.line(all.start()) as u32;
                out.push(&shown, source.source(above.range()), line);
            }
            at = all.end();
        }
        for range in ranges(text, &found) {
            out.append(&source.slice(at..range.start.max(at)));
            at = range.end.max(at);
        }
    }
    out.append(&source.slice(at..source.len()));
    Some(out)
}

/// What is left out of something that was found.
fn ranges(text: &str, found: &Captures<'_>) -> Vec<Range<usize>> {
    let group = |name: &str| found.name(name).map(|group| group.range());
    let all = found.get(0).expect("it was found").range();
    if let Some(attributes) = group("of_heading").or_else(|| group("attributes")) {
        vec![with_blank(text, attributes)]
    } else if let Some(kind) = group("kind") {
        vec![kind]
    } else if let Some(inside) = group("inside") {
        vec![all.start..inside.start, inside.end..all.end]
    } else if group("raised").or_else(|| group("escaped")).is_some() {
        Vec::new()
    } else if let Some(small) = group("below") {
        vec![small.start - 1..small.start, small.end..all.end]
    } else if let Some(bare) = group("bare") {
        let first = text[bare.clone()].find(['@', '-']).unwrap_or(0);
        vec![with_blank(text, bare.start + first..bare.end)]
    } else if group("citation").is_some() {
        // a link has its address behind it
        let is_link = text[all.end..].starts_with(['(', ':']) && text[all.clone()].starts_with('[');
        if is_link { Vec::new() } else { vec![with_blank(text, all)] }
    } else {
        vec![all]
    }
}

/// The range with the blanks before it, where a stop, a comma or the end of the line follows.
fn with_blank(text: &str, range: Range<usize>) -> Range<usize> {
    let mut behind = text[range.end..].chars();
    let (first, next) = (behind.next(), behind.next());
    let is_number = first == Some('.') && next.is_some_and(|c| c.is_ascii_digit() || c == '.');
    let closes = first.is_none_or(|c| ".,;:!?)\n".contains(c)) && !is_number;
    let before = text[..range.start].trim_end_matches([' ', '\u{a0}']).len();
    if closes { before..range.end } else { range }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_left_out_and_text_is_kept() {
        for (written, read) in [
            ("# Aims {#sec-aims .unnumbered}\n", "# Aims\n"),
            ("## Aims {-}\n", "## Aims\n"),
            ("::: {.callout-note title=\"x\"}\nText\n:::\n", "\nText\n\n"),
            (":::::: objectives\n", "\n"),
            ("::: warning :::\n", "\n"),
            ("See [the table](#t){.external target=_blank} now.", "See [the table](#t) now."),
            ("![](a.png){width=50%}", "![](a.png)"),
            ("a [small]{.smallcaps} word", "a small word"),
            ("> [!abstract] Resumen\n> Bajó.\n", ">  Resumen\n> Bajó.\n"),
            ("> [!NOTE]-\n> Bajó [!important].\n", "> \n> Bajó [!important].\n"),
            ("[Abstract]{lang=en}", "Abstract"),
            ("Pain fell [@rey2010; @prado, p. 4].", "Pain fell."),
            ("Pain [@rey2010;\n@prado]; sleep", "Pain; sleep"),
            ("Pain [see @rey, pp. 3-4] fell", "Pain  fell"),
            ("Pain [-@rey2010], too", "Pain, too"),
            ("as @rey2010 and @fig-one say", "as  and  say"),
            ("in Rey (-@rey2010).", "in Rey ()."),
            ("Pain fell^[Much, in fact.].", "Pain fell."),
            ("Pain \\cite[p.~3]{rey}, too", "Pain, too"),
            ("Pain (\\@ref(fig:one))", "Pain ()"),
            ("a\n\n\\newpage\n\nb", "a\n\n\n\nb"),
            ("a {{< pagebreak >}}.", "a."),
            ("H~2~O and the n^th^ day", "H2O and the nth day"),
            ("from 10^3^ to 10^-6^ in ^14^C", "from 10³ to 10⁻⁶ in 14C"),
            ("Pain fell.^3^ We asked^1,2^ again", "Pain fell. We asked again"),
            // the text's own
            ("~~gone~~ x~~gone~~ ~12 h to ~13 h", "~~gone~~ x~~gone~~ ~12 h to ~13 h"),
            ("if 2^3 < x\\^4\\^", "if 2^3 < x\\^4\\^"),
            ("The answers {0, 1, 2} :: here.", "The answers {0, 1, 2} :: here."),
            ("Write to help@example.org or @ward.", "Write to help@example.org or @ward."),
            ("[a@b.org](mailto:a@b.org)", "[a@b.org](mailto:a@b.org)"),
            ("# The set {0, 1}\n", "# The set {0, 1}\n"),
            ("a\\{b\\}", "a\\{b\\}"),
            ("[a] {b}", "[a] {b}"),
        ] {
            let source = SourceText::from_source(written);
            let shown = left_out(&source).unwrap_or(source);
            assert_eq!(shown.as_str(), read, "{written}");
        }
    }
}
