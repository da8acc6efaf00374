//! What the columns of a table with languages side by side hold, as its header says.

use crate::glossary::Status;
use crate::glossary::extract::COUNTS;
use crate::glossary::names::value;
use crate::language::{LanguageTag, pack};
use crate::text::fold;

/// The words of headers, and what each means for its column.
const WORDS: &str = include_str!("header-words.tsv");

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Column {
    Id,
    /// A term, or several in one cell, between bars or semicolons.
    Term(Tongue),
    /// More terms of the same form, with the status that the header says they have.
    Others(Tongue, Status),
    Definition(Tongue),
    /// The language of all terms of the source, or of the target.
    LanguageOf(Tongue),
    /// The status of the terms of the column before.
    Status,
    Subject,
    /// The part of speech of all terms.
    PartOfSpeech,
    Note,
    /// What term candidates have beside them.
    Ignored,
    Other,
}

/// The language of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tongue {
    Named(LanguageTag),
    /// One that the header does not name: that of the source or that of the target.
    Source,
    Target,
}

/// What one header means.
#[derive(Default)]
struct Header {
    role: Option<&'static str>,
    /// The language it names, and else the language it is written in.
    language: Option<LanguageTag>,
    written_in: Option<LanguageTag>,
    /// The region of that language.
    region: Option<&'static str>,
    /// A status that it names.
    status: Option<Status>,
    /// Whether it speaks of a language, as “source language” does.
    is_of_language: bool,
}

/// What each column holds; nothing where the header is not one of languages side by side: it must name two languages,
/// one and an id or synonyms, or source and target.
pub(super) fn columns(names: &[String]) -> Option<Vec<Column>> {
    let mut headers: Vec<Header> = names.iter().map(|name| header(name)).collect();
    let has =
        |headers: &[Header], role: &str| headers.iter().any(|header| header.role == Some(role));
    // where the terms have columns of their own
    for (role, of) in [("source", "source language"), ("target", "target language")] {
        let is_side = |header: &Header| header.role == Some(role);
        if headers.iter().any(|header| is_side(header) && !header.is_of_language) {
            let about =
                headers.iter_mut().filter(|header| header.is_of_language && is_side(header));
            about.for_each(|header| header.role = Some(of));
        }
    }
    // two columns of one language are told apart by their regions
    let is_one_of_two = |at: usize| {
        let same = |other: &Header| {
            other.role == Some("descriptor") && other.language == headers[at].language
        };
        headers[at].role == Some("descriptor")
            && headers.iter().filter(|other| same(other)).count() > 1
    };
    let regional: Vec<usize> = (0..headers.len()).filter(|at| is_one_of_two(*at)).collect();
    for at in regional {
        let header = &mut headers[at];
        if let (Some(tag), Some(region)) = (&header.language, header.region) {
            header.language = format!("{tag}-{region}").parse().ok();
        }
    }
    // where the terms of a language have a column, its source is where they came from
    for at in 0..headers.len() {
        let has_other = |other: &Header| {
            other.role == Some("descriptor") && other.language == headers[at].language
        };
        if headers[at].language.is_some()
            && matches!(headers[at].role, Some("source" | "target"))
            && headers.iter().any(has_other)
        {
            headers[at].role = Some("other");
        }
    }
    let is_term =
        |header: &&Header| matches!(header.role, Some("descriptor" | "source" | "target"));
    let named = |header: &&Header| is_term(header) && header.language.is_some();
    if headers.iter().filter(named).count() == 1 {
        // beside one language that is known there may be any other
        let is_free = |header: &Header| header.role.is_none() && header.status.is_none();
        let mut free = headers.iter_mut().zip(names).filter(|(header, _)| is_free(header));
        if let Some((header, tag)) =
            free.find_map(|(header, name)| Some((header, short_tag(name)?)))
        {
            (header.language, header.role) = (Some(tag), Some("descriptor"));
        }
    }
    let count = headers.iter().filter(named).count();
    let is_thesaurus = count > 0 && (has(&headers, "id") || has(&headers, "synonyms"));
    let sides = headers.iter().filter(is_term).count();
    let is_pair = sides >= 2 && (has(&headers, "target") || has(&headers, "source"));
    if !(is_thesaurus || count >= 2 || is_pair) {
        return None;
    }
    let mut columns: Vec<Column> = Vec::new();
    let mut before: Option<Tongue> = None;
    for (at, (header, name)) in headers.iter().zip(names).enumerate() {
        let is_repeated = names.iter().filter(|other| *other == name).count() > 1;
        let has_descriptor = |tag: &&LanguageTag| {
            headers.iter().any(|other| {
                matches!(other.role, Some("descriptor" | "definition"))
                    && other.language() == Some(tag)
            })
        };
        // what names no language belongs to the term before it, unless a word of its header is of another
        let written_in = header.written_in.as_ref().filter(|_| header.status.is_none());
        let beside = written_in.filter(has_descriptor).filter(|_| !is_repeated);
        let tongue = header.language.as_ref().or(beside).cloned().map(Tongue::Named);
        let tongue = tongue.or_else(|| before.clone());
        columns.push(match (header.role, header.status, tongue) {
            (Some("id"), ..) if !columns.contains(&Column::Id) => Column::Id,
            (Some("descriptor" | "source" | "target"), ..) => {
                let tongue = match (header.language.clone(), header.role) {
                    (Some(tag), _) => Tongue::Named(tag),
                    // where a term came from, beside terms of languages that are named
                    (None, Some("source" | "target")) if count >= 2 => {
                        columns.push(Column::Other);
                        continue;
                    }
                    (None, Some("target")) => Tongue::Target,
                    (None, _) if is_pair && !is_thesaurus => Tongue::Source,
                    (None, _) => match header.written_in.clone() {
                        Some(tag) => Tongue::Named(tag),
                        None => {
                            columns.push(Column::Other);
                            continue;
                        }
                    },
                };
                before = Some(tongue.clone());
                Column::Term(tongue)
            }
            (Some("synonyms"), _, Some(tongue)) => Column::Others(tongue, Status::Admitted),
            (_, Some(status), Some(tongue)) => Column::Others(tongue, status),
            (_, Some(status), None) => match next_term(&headers[at..]) {
                Some(tag) => Column::Others(Tongue::Named(tag), status),
                None => Column::Other,
            },
            (Some("source language"), ..) => Column::LanguageOf(Tongue::Source),
            (Some("target language"), ..) => Column::LanguageOf(Tongue::Target),
            (Some("definition"), _, Some(tongue)) => Column::Definition(tongue),
            (Some("status"), ..) => Column::Status,
            (Some("speech"), ..) => Column::PartOfSpeech,
            (Some("note"), ..) => Column::Note,
            (Some("subject"), ..) => Column::Subject,
            (Some("ignored"), ..) => Column::Ignored,
            _ => Column::Other,
        });
    }
    Some(columns)
}

/// The language of the first term from here on.
fn next_term(headers: &[Header]) -> Option<LanguageTag> {
    headers.iter().find(|header| header.role == Some("descriptor"))?.language.clone()
}

impl Header {
    fn language(&self) -> Option<&LanguageTag> {
        self.language.as_ref().or(self.written_in.as_ref())
    }
}

/// A tag as headers have it: of two or three letters, with a region or without.
fn short_tag(name: &str) -> Option<LanguageTag> {
    let tag = LanguageTag::shortest(LanguageTag::named(name)?.as_str()).ok()?;
    let region = name.rsplit(['_', '-']).next().unwrap_or(name);
    // `en_id` is an id in English
    let is_word = region.len() < name.len() && column_word(region);
    ((2..=3).contains(&tag.primary().len()) && !is_word).then_some(tag)
}

fn header(name: &str) -> Header {
    let mut header = Header::default();
    if let Some(tag) = short_tag(name).filter(|tag| pack(tag).is_some()) {
        return Header { role: Some("descriptor"), language: Some(tag), ..header };
    }
    if name == "entry" {
        // its number; “entry terms” are synonyms
        return Header { role: Some("id"), ..header };
    }
    if COUNTS.contains(&name) || name.starts_with("example_") {
        return Header { role: Some("ignored"), ..header };
    }
    let mut rest = Vec::new();
    for word in
        fold::case(name).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    {
        let says = words().find(|(known, _)| *known == word).map(|(_, says)| says);
        match says.map(|says| says.split_once(' ').ok_or(says)) {
            Some(Ok(("language", tag))) => header.language = tag.parse().ok(),
            Some(Ok(("region", code))) => {
                header.region = header.region.or(Some(code));
                rest.push(word.to_owned());
            }
            Some(Ok((role, tag))) => {
                header.role = Some(stronger(header.role, role));
                header.written_in = tag.parse().ok();
            }
            Some(Err("language")) => header.is_of_language = true,
            Some(Err("nothing")) => rest.push(word.to_owned()),
            Some(Err(role)) => header.role = Some(stronger(header.role, role)),
            None => rest.push(word.to_owned()),
        }
    }
    // “forbidden”, “do not use (es)”, “terms to avoid”: terms of a status, but for “preferred” ones
    let holds_terms = matches!(header.role, None | Some("descriptor" | "source" | "target"));
    let is_telling = |status: &Status| holds_terms && *status != Status::Preferred;
    header.status = status_of(&rest).filter(is_telling);
    if header.status.is_some() {
        header.role = None;
    } else if header.role.is_none() && header.language.is_some() {
        // a language by itself is the heading of its terms
        header.role = Some("descriptor");
    }
    header
}

/// The status that the longest run of these words names, in the singular or the plural.
fn status_of(words: &[String]) -> Option<Status> {
    const MOST: usize = 8;
    let words = &words[..words.len().min(MOST)];
    let runs = (1..=words.len()).rev().flat_map(|length| words.windows(length));
    let mut named = runs.map(<[String]>::concat).filter_map(|run| {
        value(&run).or_else(|_| value(run.strip_suffix('s').unwrap_or(&run))).ok()
    });
    named.next()
}

/// The stronger of the roles that two words of a header name: a “descriptor ID” is an id, “tree numbers ID” is neither.
fn stronger(one: Option<&'static str>, other: &'static str) -> &'static str {
    const ORDER: [&str; 11] = [
        "speech",
        "other",
        "subject",
        "status",
        "synonyms",
        "definition",
        "note",
        "id",
        "target",
        "source",
        "descriptor",
    ];
    let rank = |role: &str| ORDER.iter().position(|known| *known == role).unwrap_or(ORDER.len());
    match one {
        Some(one) if rank(one) <= rank(other) => one,
        _ => other,
    }
}

/// Whether a word names a column, and no language or region.
fn column_word(word: &str) -> bool {
    let word = word.to_lowercase();
    let is_place = |says: &str| says.starts_with("language ") || says.starts_with("region ");
    words().any(|(known, says)| known == word && !is_place(says))
}

fn words() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = WORDS.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns of a header, as a letter and a language each.
    fn summary(header: &str) -> String {
        let names: Vec<String> =
            header.split([',', ';']).map(|name| name.trim().to_lowercase()).collect();
        let Some(columns) = columns(&names) else { return "none".into() };
        let tongue = |tongue: &Tongue| match tongue {
            Tongue::Named(tag) => tag.to_string(),
            Tongue::Source => "SOURCE".into(),
            Tongue::Target => "TARGET".into(),
        };
        let one = |column: &Column| match column {
            Column::Id => "id".to_owned(),
            Column::Term(of) => tongue(of),
            Column::Others(of, Status::Admitted) => tongue(of) + "+",
            Column::Others(of, _) => tongue(of) + "!",
            Column::Definition(of) => tongue(of) + "=",
            Column::LanguageOf(of) => tongue(of) + "?",
            Column::Status => "status".into(),
            Column::PartOfSpeech => "speech".into(),
            Column::Note => "note".into(),
            Column::Subject => "subject".into(),
            Column::Ignored => ".".into(),
            Column::Other => "-".into(),
        };
        columns.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_headers_of_exports_of_thesauri_are_understood() {
        for (header, columns) in [
            ("DeCS ID,Descriptor English,Descriptor Español,Descriptor Português", "id en es pt"),
            ("UI,English,Spanish,Portuguese", "id en es pt"),
            ("MeSH ID,DeCS ID,en,es", "id - en es"),
            ("id,en,synonyms,es,synonyms", "id en en+ es es+"),
            ("ID,English,Español,Synonyms,Sinónimos", "id en es en+ es+"),
            ("Id,Inglés,Español,Sinónimos español,Sinônimos português", "id en es es+ pt+"),
            ("MeSH Unique ID,MeSH Heading,Entry Terms,Término español", "id en en+ es"),
            ("Identificador,Descritor Português,Termos alternativos,Inglês", "id pt pt+ en"),
            ("DeCS ID,Español,English,Scope Note,Tree Number(s),Weather", "id es en en= - -"),
            ("en,es,sinónimos", "en es es+"),
            ("concept,language,term", "none"),
            ("foo,bar", "none"),
            ("ward,beds,nurses", "none"),
            ("id,term,synonyms", "none"),
            ("English,Notes", "none"),
        ] {
            assert_eq!(summary(header), columns, "{header}");
        }
    }

    #[test]
    fn the_headers_of_translators_are_understood() {
        for (header, columns) in [
            ("en,es", "en es"),
            ("en;es;note", "en es note"),
            ("EN;ES;Comments", "en es note"),
            ("English;Spanish", "en es"),
            ("Inglés;Español;Notas", "en es note"),
            ("Español;Inglés", "es en"),
            ("Term EN;Term ES", "en es"),
            ("EN term;ES term;Status", "en es status"),
            ("Término inglés;Término español;Observaciones", "en es note"),
            ("en-GB;es-ES", "en-GB es-ES"),
            ("en_US;es_MX;POS", "en-US es-MX speech"),
            ("English (UK);Spanish (Spain)", "en es"),
            ("English;Spanish (Spain);Spanish (Mexico)", "en es-ES es-MX"),
            ("US English,British English,Latin American Spanish", "en-US en-GB es"),
            ("Español (España);Español (Latinoamérica);Inglés (EE. UU.)", "es-ES es-419 en"),
            ("eng;spa", "en es"),
            ("en;ru", "en ru"),
            ("Source;Target", "SOURCE TARGET"),
            ("source term;target term;comment", "SOURCE TARGET note"),
            ("Origen;Destino;Comentario", "SOURCE TARGET note"),
            ("Source (English);Target (Spanish)", "en es"),
            ("Term;Translation", "SOURCE TARGET"),
            ("Término;Traducción", "SOURCE TARGET"),
            ("en;es;forbidden", "en es es!"),
            ("English;Spanish;Do not use", "en es es!"),
            ("en;es;forbidden es;forbidden en", "en es es! en!"),
            ("Inglés;Español;No usar;Nota", "en es es! note"),
            ("English;Preferred Spanish;Deprecated Spanish;Admitted Spanish", "en es es! es+"),
            ("en;es;prohibidos", "en es es!"),
            ("en;es;synonyms es", "en es es+"),
            ("en;es;definición;contexto", "en es es= -"),
            ("Source;Target;Forbidden terms", "SOURCE TARGET TARGET!"),
            ("Término (EN);Término (ES);Término prohibido (ES)", "en es es!"),
            ("english_term,spanish_term,not_to_use", "en es es!"),
            ("English;Spanish;Terms to avoid;Old notes", "en es es! note"),
            ("EN,Approved ES,Rejected ES", "en es es!"),
            ("Quelle;Ziel;Bemerkung", "SOURCE TARGET note"),
            ("German;French", "de fr"),
            ("en;es;Domain", "en es subject"),
            ("Inglés;Español;Área temática", "en es subject"),
            ("en_term,es_term,es_note", "en es note"),
            ("en_term,en_pos,es_term,es_status,es_notes", "en speech es status note"),
            ("en_synonyms,en,es,es_acronym", "en+ en es es+"),
            ("TERM_EN;TERM_ES;DEF_EN;CONTEXT_ES;EN_EXAMPLE", "en es en= - -"),
            ("en-term;es-term;es-gender;en-abbr", "en es - en+"),
            ("English;English source;Spanish;Spanish source", "en - es -"),
            ("English;Spanish;Reference EN;Siglas español;Fecha", "en es - es+ -"),
            ("Entry;English;Spanish", "id en es"),
            ("en_id;en;es", "id en es"),
            ("source_term,target_term,source_lang,target_lang", "SOURCE TARGET SOURCE? TARGET?"),
            ("Source;Source language;Target;Target language", "SOURCE SOURCE? TARGET TARGET?"),
            ("Source language;Target language", "SOURCE TARGET"),
            ("en,es,score,joint_count,example_en", "en es . . ."),
        ] {
            assert_eq!(summary(header), columns, "{header}");
        }
    }
}
