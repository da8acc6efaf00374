//! `tag-mismatch`: an inline code or a placeholder that the other side does not have.

use crate::align::Bead;
use crate::check::{CheckContext, Example, Finding, Place, Rule, Severity};
use crate::side::{Side, Sides};
use crate::text::code::{Code, Role};
use crate::wording::message;
use regex::Regex;
use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "tag-mismatch",
    severity: Severity::Error,
    finds: "an inline code or a placeholder that one side lacks",
    what: "Compared are the inline codes of the units of a memory (a pair of codes counts once), and in any text \
        placeholders (`{0}`, `{name}`, `%s`, `%1$d`, `${name}`), tags of HTML (`<b>`, `<br/>`) and its entities \
        (`&nbsp;`), wherever they are in the bead. The italics of an article are left alone: languages differ in them.",
    why: "Where the translation is put back, a lost code loses a link, a value or its formatting.",
    example: Example::new(
        &[("{0} nurses slept.", "Durmieron las enfermeras.")],
        &[("{0} nurses slept.", "Durmieron {0} enfermeras.")],
    ),
    check,
};

/// A code or a placeholder of a bead.
struct Tag<'t> {
    /// What it is in its document, or nothing.
    data: &'t str,
    /// Its counterpart has the same; nothing for a placeholder.
    name: &'t str,
    /// What it is called: an element, a kind of formatting, or nothing.
    called: &'t str,
    place: Place,
}

impl Tag<'_> {
    fn shown(&self) -> String {
        let known = [self.data, self.called, self.name].into_iter().find(|name| !name.is_empty());
        known.unwrap_or_default().to_owned()
    }
}

/// So many tags of one side of a bead are named; the others are counted.
const MOST: usize = 20;

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        let mut alone = Sides::from_fn(|side| tags(context, bead, side));
        pair(&mut alone, |tag| Some(tag.data).filter(|data| !data.is_empty()));
        pair(&mut alone, |tag| Some((tag.name, tag.called)).filter(|(name, _)| !name.is_empty()));
        pair(&mut alone, |tag| Some(tag.called));
        Side::BOTH.into_iter().for_each(|side| pair_unknown(&mut alone, side));
        for side in Side::BOTH {
            let found = |message, tag: &Tag<'_>| {
                RULE.finding(index, message, message!("tag-why")).at(side, tag.place.clone())
            };
            findings.extend(alone[side].iter().take(MOST).map(|tag| {
                let message = match side {
                    Side::Source => message!("tag-missing", tag: tag.shown()),
                    Side::Target => message!("tag-added", tag: tag.shown()),
                };
                found(message, tag)
            }));
            if let [first, others @ ..] = alone[side].get(MOST..).unwrap_or_default() {
                let count = others.len() + 1;
                let message = match side {
                    Side::Source => message!("tags-missing", count: count),
                    Side::Target => message!("tags-added", count: count),
                };
                findings.push(found(message, first));
            }
        }
    }
    findings
}

/// Takes out pairs of tags, one of either side, with the same key.
fn pair<'t, K: Hash + Eq>(alone: &mut Sides<Vec<Tag<'t>>>, key: impl Fn(&Tag<'t>) -> Option<K>) {
    if alone.source.is_empty() || alone.target.is_empty() {
        return;
    }
    let mut counts: FxHashMap<K, usize> = FxHashMap::default();
    for key in alone.target.iter().filter_map(&key) {
        *counts.entry(key).or_default() += 1;
    }
    let mut paired: FxHashMap<K, usize> = FxHashMap::default();
    alone.source.retain(|tag| {
        let Some(key) = key(tag) else { return true };
        let Some(count) = counts.get_mut(&key).filter(|count| **count > 0) else { return true };
        *count -= 1;
        *paired.entry(key).or_default() += 1;
        false
    });
    alone.target.retain(|tag| {
        let count = key(tag).and_then(|key| paired.get_mut(&key)).filter(|count| **count > 0);
        count.map(|count| *count -= 1).is_none()
    });
}

/// Takes out the tags of a side of which nothing is said, each with one of the other side: it may be any.
fn pair_unknown(alone: &mut Sides<Vec<Tag<'_>>>, side: Side) {
    let unknown = alone[side].iter().filter(|tag| tag.called.is_empty()).count();
    let mut count = unknown.min(alone[side.other()].len());
    alone[side.other()].drain(..count);
    alone[side].retain(|tag| {
        let is_paired = count > 0 && tag.called.is_empty();
        count -= usize::from(is_paired);
        !is_paired
    });
}

fn tags<'t>(context: &CheckContext<'t>, bead: &Bead, side: Side) -> Vec<Tag<'t>> {
    let mut tags = Vec::new();
    let segments = context.bitext.segments(bead, side).iter();
    for (segment, index) in segments.zip(bead.range(side)) {
        // the codes of an article are its formatting
        if segment.text.is_own_source() {
            tags.extend(segment.text.codes().iter().filter_map(|code| of_code(code, index)));
        }
        tags.extend(placeholders(segment.as_str(), index));
    }
    tags
}

/// The tag of a code; none of one that only ends what another begins.
fn of_code(code: &Code, segment: usize) -> Option<Tag<'_>> {
    let counts = match code.role {
        Role::Open | Role::OpenAlone | Role::CloseAlone | Role::Single => true,
        Role::Close | Role::Highlight | Role::HighlightEnd => false,
    };
    let is_in_name = |c: char| c.is_alphanumeric() || c == '/' || c == '-' || c == ':';
    let element = code.data.strip_prefix('<').map(|data| {
        let end = data.find(|c| !is_in_name(c)).unwrap_or(data.len());
        &data[..end]
    });
    counts.then(|| Tag {
        data: &code.data,
        name: &code.name,
        called: element.unwrap_or(if code.data.is_empty() { &code.kind } else { &code.data }),
        place: Place { segment, range: code.at..code.at },
    })
}

/// The placeholders and tags that are part of a text.
fn placeholders(text: &str, segment: usize) -> impl Iterator<Item = Tag<'_>> {
    static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
        let parts = [
            r"\$?\{\{?\s*(?:[0-9]{1,2}|[A-Za-z_][0-9A-Za-z_.]*)\s*\}\}?",
            r"%(?:[0-9]\$)?[sdfiu@](?-u:\b)|%@|%\([0-9A-Za-z_]+\)[sdf]",
            r"</?[A-Za-z][A-Za-z0-9]*(?:\s+[0-9A-Za-z_:-]+=(?:\x22[^\x22<>]*\x22|'[^'<>]*'))*\s*/?>",
            r"&(?:#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});",
        ];
        Regex::new(&parts.join("|")).expect("a valid pattern")
    });
    let is_placeholder = |found: &regex::Match<'_>| {
        // “50 %s” is a slip, and no placeholder
        let before = text[..found.start()].trim_end().chars().next_back();
        !(found.as_str().starts_with('%') && before.is_some_and(|c| c.is_numeric()))
    };
    PLACEHOLDER.find_iter(text).filter(is_placeholder).map(move |found| Tag {
        data: found.as_str(),
        name: "",
        called: found.as_str(),
        place: Place { segment, range: found.range() },
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::bitext::from_pairs;
    use crate::check::rule_test::{EN_ES, with_context};
    use crate::glossary::Glossary;
    use crate::language::{LanguageTag, Languages};
    use crate::text::code::{Coded, Role};
    use std::sync::Arc;

    #[test]
    fn placeholders_are_compared() {
        for (source, target, found) in [
            ("{0} nurses slept.", "Durmieron las enfermeras.", "{0}"),
            ("{0} of {1} slept.", "De {1}, {0} durmieron.", ""),
            ("{0} of {1} slept.", "De {1}, {1} durmieron.", "{0}|{1}"),
            ("Hello, %s!", "¡Hola!", "%s"),
            ("Hello, %1$s and %2$s.", "Hola, %2$s y %1$s.", ""),
            ("${name} slept in {{ ward }}.", "${name} durmió en la planta.", "{{ ward }}"),
            ("A <b>bold</b> word.", "Una palabra <b>gruesa.", "</b>"),
            ("One<br/>two.", "Uno<br/>dos.", ""),
            ("Ten&nbsp;mg.", "Diez mg.", "&nbsp;"),
            // no placeholders
            ("50 %s of them, p <0.05 and q> 2.", "El 50 %, p <0,05 y q> 2.", ""),
            ("a<b and c>d", "a es menor", ""),
            ("The set {a, b} of Smith & Sons; 30%.", "El conjunto de Smith; 30 %.", ""),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]).join("|"), found, "{source}");
        }
    }

    #[test]
    fn codes_of_units_are_compared() {
        let coded = |pieces: &[(&str, &str, &str)]| {
            let mut coded = Coded::default();
            for (name, kind, text) in pieces {
                let role = match name.chars().next() {
                    None => {
                        coded.push_str(text);
                        continue;
                    }
                    Some('/') => Role::Close,
                    Some('-') => Role::Single,
                    Some(_) => Role::Open,
                };
                let name = name.trim_start_matches(['/', '-']).to_owned();
                coded.push(role, name, (*kind).to_owned(), (*text).to_owned());
            }
            coded
        };
        let bold = [("1", "bold", "<b>"), ("", "", "word"), ("/1", "", "</b>")];
        let renamed = [("n0", "", "<b>"), ("", "", "palabra"), ("/n0", "", "</b>")];
        let italic = [("1", "italic", "<i>"), ("", "", "palabra"), ("/1", "", "</i>")];
        let bare = [("1", "", ""), ("", "", "palabra"), ("/1", "", "")];
        let image = [("", "", "palabra"), ("-2", "image", "")];
        let none = [("", "", "palabra")];
        for (source, target, found) in [
            (&bold[..], &bold[..], &[][..]),
            (&bold, &renamed, &[]),
            (&bold, &bare, &[]),
            (&bold, &italic, &["<b>", "<i>"]),
            (&bold, &none, &["<b>"]),
            (&none, &bold, &["<b>"]),
            (&none, &none, &[]),
            (&image, &image, &[]),
            (&image, &none, &["image"]),
            (&bare, &none, &["1"]),
        ] {
            let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
            let bitext = from_pairs("a.tmx", languages, [(coded(source), coded(target))]);
            let messages = with_context(&Arc::new(Glossary::default()), &bitext, |context| {
                let findings = (RULE.check)(context);
                findings.into_iter().map(|finding| finding.message.to_string()).collect::<Vec<_>>()
            });
            assert_eq!(messages.len(), found.len(), "{messages:?}");
            for (message, tag) in messages.iter().zip(found) {
                assert!(message.contains(&format!("“{tag}”")), "{message}");
            }
        }
    }
}
