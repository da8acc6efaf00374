//! JUnit XML, as Jenkins and GitLab read it: a document is a suite, a rule is a test.

use super::visible::visible;
use super::{Chapter, Failed, Report, counted};
use crate::bitext::Side;
use crate::check::{CheckContext, Finding, RULES, Rule, Severity};
use crate::format::{self, Format, Writes};
use quick_xml::escape::escape;
use std::fmt::Write;

pub(crate) static FORMAT: Format = Format {
    names: &["junit"],
    title: "JUnit",
    help: "JUnit XML, for Jenkins and GitLab: each document is a suite, each rule a test, which fails as --fail-on says",
    extensions: &[".xml"],
    mark: Some("<testsuites name=\"cotejo\""),
    write: Some(Writes::Findings(|setup| Box::new(Junit { least: setup.least }))),
    ..format::UNNAMED
};

/// Each document is a suite, each rule a test. A test fails if its rule has findings of `least` severity or more; other
/// findings are in its output.
pub(crate) struct Junit {
    /// The least severity that fails a test; without one none fails.
    pub least: Option<Severity>,
}

struct Suite {
    tests: usize,
    failures: usize,
    xml: String,
}

impl Report for Junit {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let document = attribute(&context.bitext.name);
        let mut tests = String::new();
        let mut failures = 0;
        for rule in RULES {
            let of_rule = findings.iter().filter(|finding| finding.rule == rule.name);
            let counts =
                |finding: &&Finding| self.least.is_some_and(|least| finding.severity >= least);
            let (failing, passing): (Vec<&Finding>, Vec<&Finding>) = of_rule.partition(counts);
            failures += usize::from(!failing.is_empty());
            tests.push_str(&test(context, &document, rule, &failing, &passing));
        }
        let count = RULES.len();
        let xml = format!(
            "  <testsuite name=\"{document}\" tests=\"{count}\" failures=\"{failures}\" errors=\"0\" \
             skipped=\"0\">\n{tests}  </testsuite>\n"
        );
        Chapter::new(Suite { tests: count, failures, xml })
    }

    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8> {
        let suites: Vec<Suite> = chapters.into_iter().map(Chapter::content).collect();
        let tests: usize = suites.iter().map(|suite| suite.tests).sum();
        let failures: usize = suites.iter().map(|suite| suite.failures).sum();
        let suites: String = suites.into_iter().map(|suite| suite.xml).collect();
        let suites = suites + &failed.iter().map(failed_suite).collect::<String>();
        let (tests, errors) = (tests + failed.len(), failed.len());
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cotejo\" tests=\"{tests}\" \
             failures=\"{failures}\" errors=\"{errors}\">\n{suites}</testsuites>\n"
        )
        .into_bytes()
    }
}

/// The suite of an input that failed: one test, which is an error.
fn failed_suite(failed: &Failed) -> String {
    let (name, message) = (attribute(&failed.input), attribute(&failed.to_string()));
    format!(
        "  <testsuite name=\"{name}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n    \
         <testcase classname=\"{name}\" name=\"read\">\n      \
         <error message=\"{message}\" type=\"unread\"/>\n    </testcase>\n  </testsuite>\n"
    )
}

fn test(
    context: &CheckContext<'_>,
    document: &str,
    rule: &Rule,
    failing: &[&Finding],
    passing: &[&Finding],
) -> String {
    let mut xml = format!("    <testcase classname=\"{document}\" name=\"{}\"", rule.name);
    if failing.is_empty() && passing.is_empty() {
        xml.push_str("/>\n");
        return xml;
    }
    xml.push_str(">\n");
    let all = |findings: &[&Finding]| {
        let texts: Vec<String> = findings.iter().map(|finding| text_of(context, finding)).collect();
        content(&texts.join("\n\n"))
    };
    if let [first, rest @ ..] = failing {
        let message = match rest {
            [] => first.message.to_string(),
            rest => format!("{}, and {} more", first.message, counted(rest.len(), "finding")),
        };
        let _ = writeln!(
            xml,
            "      <failure message=\"{}\" type=\"{}\">{}</failure>",
            attribute(&message),
            first.severity,
            all(failing)
        );
    }
    if !passing.is_empty() {
        let _ = writeln!(xml, "      <system-out>{}</system-out>", all(passing));
    }
    xml.push_str("    </testcase>\n");
    xml
}

/// A finding in lines of text: where, what, why, what to write.
fn text_of(context: &CheckContext<'_>, finding: &Finding) -> String {
    let mut lines = vec![format!("bead {}: {}", finding.bead + 1, finding.message)];
    for side in Side::BOTH {
        let Some(passage) = finding.passage(context.bitext, side) else { continue };
        let document = &context.bitext.side(side).name;
        lines.push(format!("{document}:{}: {}", passage.line(), passage.around()));
    }
    lines.push(finding.why.to_string());
    lines.extend(finding.suggestion.as_ref().map(ToString::to_string));
    lines.join("\n")
}

fn attribute(text: &str) -> String {
    content(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

fn content(text: &str) -> String {
    escape(visible(text).as_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_held() {
        assert_eq!(attribute("a<b> & \"c\"\n\u{1}😀"), "a&lt;b&gt; &amp; &quot;c&quot;&#10;␁😀");
        assert_eq!(content("]]>\u{ffff}"), "]]&gt;\u{fffd}");
    }
}
