//! What each rule is about, as programs that speak to LanguageTool sort it.

use crate::check::{Finding, Severity};
use crate::language::table::rows;
use crate::wording::{UiLanguage, in_language};
use std::sync::LazyLock;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub rule: &'static str,
    category: &'static str,
    /// A type of the Internationalization Tag Set 2.0.
    pub issue_type: &'static str,
    pub looks_at: LooksAt,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LooksAt {
    /// The translation alone.
    Target,
    /// The translation against its source.
    Pair,
    /// More than what one writes at a time.
    Document,
}

/// The category of hints, whatever they are about: LibreOffice shows it less loudly.
const STYLE: &str = "STYLE";

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let kinds = rows(include_str!("kinds.tsv")).map(|row| {
        let [rule, category, issue_type, looks_at] = row[..] else {
            unreachable!("a row has four cells")
        };
        let looks_at = match looks_at {
            "target" => LooksAt::Target,
            "pair" => LooksAt::Pair,
            _ => LooksAt::Document,
        };
        Kind { rule, category, issue_type, looks_at }
    });
    kinds.collect()
});

impl Kind {
    /// The kinds of all rules.
    pub(super) fn all() -> impl Iterator<Item = Kind> {
        KINDS.iter().copied()
    }

    /// The kind of a finding.
    pub(super) fn of(finding: &Finding) -> Kind {
        Kind::all().find(|kind| kind.rule == finding.rule).expect("a test holds it for every rule")
    }

    /// The category of what is found with a severity.
    pub(super) fn category(self, severity: Severity) -> &'static str {
        if severity == Severity::Info { STYLE } else { self.category }
    }
}

/// The name of a category.
pub(super) fn category_name(category: &str, ui: UiLanguage) -> String {
    let name = match category {
        STYLE => "Hints".into(),
        _ => category[..1].to_owned() + &category[1..].to_lowercase(),
    };
    in_language(&name, ui).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    #[test]
    fn every_rule_has_a_kind() {
        let rules: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(Kind::all().map(|kind| kind.rule).collect::<Vec<_>>(), rules);
        assert_eq!(category_name("TERMINOLOGY", UiLanguage::English), "Terminology");
        for kind in Kind::all() {
            let of = |ui| category_name(kind.category(Severity::Error), ui);
            assert_ne!(of(UiLanguage::Spanish), of(UiLanguage::English), "{kind:?}");
        }
    }
}
