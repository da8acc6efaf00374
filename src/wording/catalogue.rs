//! The catalogues: which there are, and what they say.

use super::UiLanguage;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;

type Texts = FluentBundle<FluentResource>;

/// The texts of one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Catalogue {
    /// What the rules say of what they find.
    Findings,
    /// Notes and errors.
    Notes,
    /// The page of findings.
    Page,
    /// What is printed to be read.
    Terminal,
    /// The help of the command line. The English is in the code, with the options.
    Help,
    /// What the rules are. The English is in the code, with the rules.
    Rules,
}

/// The texts of a catalogue in a language, parsed when the first of them is wanted: most commands want few.
macro_rules! texts {
    ($language:literal, $name:literal) => {{
        static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
            parsed($language, include_str!(concat!($language, "/", $name, ".ftl")))
        });
        &TEXTS
    }};
}

impl Catalogue {
    /// Its texts in a language; nothing where those are in the code.
    fn texts(self, language: UiLanguage) -> Option<&'static Texts> {
        use UiLanguage::{English, Spanish};
        let texts: &LazyLock<Texts> = match (self, language) {
            (Catalogue::Help | Catalogue::Rules, English) => return None,
            (Catalogue::Findings, English) => texts!("en", "findings"),
            (Catalogue::Findings, Spanish) => texts!("es", "findings"),
            (Catalogue::Notes, English) => texts!("en", "notes"),
            (Catalogue::Notes, Spanish) => texts!("es", "notes"),
            (Catalogue::Page, English) => texts!("en", "page"),
            (Catalogue::Page, Spanish) => texts!("es", "page"),
            (Catalogue::Terminal, English) => texts!("en", "terminal"),
            (Catalogue::Terminal, Spanish) => texts!("es", "terminal"),
            (Catalogue::Help, Spanish) => texts!("es", "help"),
            (Catalogue::Rules, Spanish) => texts!("es", "rules"),
        };
        Some(texts)
    }
}

fn parsed(language: &str, texts: &str) -> Texts {
    let texts = FluentResource::try_new(texts.to_owned()).expect("catalogues are well formed");
    let language = language.parse().expect("catalogues are of languages");
    let mut catalogue = FluentBundle::new_concurrent(vec![language]);
    // no invisible characters around what is filled in
    catalogue.set_use_isolating(false);
    catalogue.add_resource(texts).expect("each text of a catalogue has a name of its own");
    catalogue
}

/// What a catalogue says under a name, filled in; nothing if it does not have the name. `NAME.PART` is an attribute.
pub(crate) fn say(
    catalogue: Catalogue,
    language: UiLanguage,
    id: &str,
    arguments: &FluentArgs<'_>,
) -> Option<String> {
    let texts = catalogue.texts(language)?;
    let pattern = match id.split_once('.') {
        Some((id, part)) => texts.get_message(id)?.get_attribute(part)?.value(),
        None => texts.get_message(id)?.value()?,
    };
    Some(texts.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
}
