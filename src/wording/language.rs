//! The languages that the program speaks.

use serde::Deserialize;

/// A language that messages, reports and help are worded in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum UiLanguage {
    /// English.
    #[default]
    #[serde(rename = "en")]
    #[cfg_attr(feature = "cli", value(name = "en", help = "English"))]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    #[cfg_attr(feature = "cli", value(name = "es", help = "español"))]
    Spanish,
}

impl UiLanguage {
    /// All of them.
    pub(crate) const ALL: [UiLanguage; 2] = [UiLanguage::English, UiLanguage::Spanish];

    /// A number with two decimals, as it is written.
    pub(crate) fn decimal(self, number: f64) -> String {
        self.with_its_decimal_sign(&format!("{number:.2}"))
    }

    /// A number that has a point, as it is written.
    pub(super) fn with_its_decimal_sign(self, number: &str) -> String {
        match self {
            UiLanguage::English => number.to_owned(),
            UiLanguage::Spanish => number.replace('.', ","),
        }
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            UiLanguage::English => "en",
            UiLanguage::Spanish => "es",
        }
    }

    /// The language of a tag.
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        UiLanguage::ALL.into_iter().find(|known| known.tag().eq_ignore_ascii_case(tag))
    }

    /// The language of a locale, by the variables of its environment in the order of POSIX: the first that is set and not
    /// empty decides.
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Self {
        let mut values = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
        let locale = values.find(|value| !value.is_empty()).unwrap_or_default();
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        UiLanguage::of_tag(language).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::UiLanguage::{self, English, Spanish};

    #[test]
    fn the_locale_says_which_language() {
        for (all, messages, lang, wanted) in [
            (None, None, None, English),
            (None, None, Some("es_ES.UTF-8"), Spanish),
            (None, None, Some("es"), Spanish),
            (None, None, Some("es-MX"), Spanish),
            (None, None, Some("es@euro"), Spanish),
            (None, None, Some("ES_ar"), Spanish),
            (None, None, Some("est_EE.UTF-8"), English),
            (None, None, Some("pt_BR.UTF-8"), English),
            (None, Some("es_CO"), Some("en_GB.UTF-8"), Spanish),
            (None, Some("en_GB"), Some("es_CO.UTF-8"), English),
            (Some("C"), Some("es_CO"), Some("es_CO"), English),
            (Some("C.UTF-8"), None, Some("es_CO"), English),
            (Some("POSIX"), None, Some("es_CO"), English),
            (Some("es_419.utf8"), Some("C"), Some("C"), Spanish),
            (Some(""), Some(""), Some("es_PE"), Spanish),
            (Some(""), None, None, English),
        ] {
            let of = |name: &str| {
                let value = match name {
                    "LC_ALL" => all,
                    "LC_MESSAGES" => messages,
                    _ => lang,
                };
                value.map(str::to_owned)
            };
            assert_eq!(UiLanguage::of_locale(of), wanted, "{all:?} {messages:?} {lang:?}");
        }
    }
}
