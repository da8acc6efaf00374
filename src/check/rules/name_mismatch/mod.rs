//! `name-mismatch`: a name or an identifier that the other side has in another form.

mod proper;
mod substance;

use crate::check::{CheckContext, Example, Finding, Place, Rule, Severity};
use crate::side::{Side, Sides};
use crate::text::address::addresses;
use crate::text::fold;
use crate::wording::message;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "name-mismatch",
    severity: Severity::Warning,
    finds: "an address, an identifier or a name that differs",
    what: "Compared are web and mail addresses, DOIs, numbers of trials (`NCT01234567`, `ISRCTN…`), and names of letters \
        with digits or Greek letters (`IL-1β`, `HER2`). Reported are two of one kind, one of either side of a bead, \
        that neither has its like on the other side; of names with digits only those that differ in a letter or digit. \
        Of people and places, where the lexicon has the languages, a name of one side that nothing answers and the \
        only such name of the other; so too of drugs, which are known by how they end, and of species behind their genus.",
    why: "Another letter is another protein, and an address with a mistake leads nowhere.",
    example: Example::new(
        &[("IL-1β fell in the ward.", "La IL-1α disminuyó en la planta.")],
        &[("IL-1β fell in the ward.", "La IL-1β disminuyó en la planta.")],
    ),
    check,
};

/// What is compared with others of its kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    WebAddress,
    MailAddress,
    Doi,
    Trial,
    /// Letters with digits or Greek letters.
    Name,
}

/// An address, an identifier or a name of a bead.
struct Named {
    kind: Kind,
    normalised: String,
    place: Place,
}

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        let all = Sides::from_fn(|side| {
            let texts = context.texts(bead, side);
            texts.flat_map(|(segment, text)| named(segment, text)).collect::<Vec<_>>()
        });
        let alone = |side: Side| {
            let is_same = |one: &Named, other: &Named| {
                one.kind == other.kind && one.normalised == other.normalised
            };
            let others = &all[side.other()];
            all[side].iter().filter(move |one| !others.iter().any(|other| is_same(one, other)))
        };
        for source in alone(Side::Source) {
            let is_answer = |target: &&Named| {
                // of names others may well be named, too
                target.kind == source.kind
                    && (source.kind != Kind::Name
                        || is_near(&source.normalised, &target.normalised))
            };
            let mut answers = alone(Side::Target).filter(is_answer);
            let (Some(answer), None) = (answers.next(), answers.next()) else { continue };
            let places = Sides::new(source.place.clone(), answer.place.clone());
            findings.push(differs(context, index, places));
        }
        findings
            .extend(proper::replaced(context, bead).map(|places| differs(context, index, places)));
        findings.extend(
            substance::replaced(context, bead).map(|places| differs(context, index, places)),
        );
    }
    findings
}

fn differs(context: &CheckContext<'_>, bead: usize, places: Sides<Place>) -> Finding {
    let message = message!(
        "name-differs",
        source: context.text_at(Side::Source, &places.source),
        target: context.text_at(Side::Target, &places.target),
    );
    RULE.finding(bead, message, message!("name-differs-why"))
        .at(Side::Source, places.source)
        .at(Side::Target, places.target)
}

/// The addresses, identifiers and names of a text.
fn named(segment: usize, text: &str) -> Vec<Named> {
    static TRIAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:NCT|ISRCTN|ACTRN|CTRI|EudraCT|PROSPERO|CRD|ChiCTR|RBR)[-\d/]{5,}\b")
    });
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        let symbol = r"\p{Lu}[\p{L}\d]{0,6}(?:[-\u{2010}\u{2011}]?(?:\d{1,3}[A-Z]?|[α-ω]))+";
        let word = r"\p{Latin}{5,}[-\u{2010}\u{2011}][α-ω]"; // interferon-γ
        pattern(&format!(r"\b(?:{symbol}|{word})\b"))
    });
    let one = |kind: Kind, range: Range<usize>| {
        let name = text[range.clone()].trim_end_matches(['/', '?']);
        let place = Place { segment, range: range.start..range.start + name.len() };
        Named { kind, normalised: normalised(name), place }
    };
    let addresses: Vec<Range<usize>> = addresses(text).collect();
    let of_kind = |range: &Range<usize>| Some(one(kind_of(&text[range.clone()])?, range.clone()));
    let mut found: Vec<Named> = addresses.iter().filter_map(of_kind).collect();
    // most texts have figures and capitals, but none in one word
    let is_greek = |c: char| matches!(c, 'α'..='ω');
    let may_be_name = |word: &str| {
        word.contains(is_greek)
            || word.contains(char::is_uppercase) && word.contains(|c: char| c.is_ascii_digit())
    };
    if text.split_whitespace().any(may_be_name) {
        let is_outside =
            |range: &Range<usize>| !addresses.iter().any(|address| address.contains(&range.start));
        for (kind, pattern) in [(Kind::Trial, &TRIAL), (Kind::Name, &NAME)] {
            let ranges = pattern.find_iter(text).map(|hit| hit.range()).filter(is_outside);
            found.extend(ranges.map(|range| one(kind, range)));
        }
    }
    found
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid pattern")
}

/// The kind of an address; none of a domain alone, which may be that of another country.
fn kind_of(address: &str) -> Option<Kind> {
    if address.contains("://") || address.starts_with("www.") {
        Some(Kind::WebAddress)
    } else if address.contains('@') {
        Some(Kind::MailAddress)
    } else {
        address.starts_with("10.").then_some(Kind::Doi)
    }
}

/// A name without case, accents and hyphens.
fn normalised(name: &str) -> String {
    fold::accents(name).chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}')).collect()
}

/// Whether two names are as long as each other and differ in one character, a Greek letter or a letter.
fn is_near(one: &str, other: &str) -> bool {
    let differing = one.chars().zip(other.chars()).filter(|(a, b)| a != b);
    one.chars().count() == other.chars().count() && differing.count() == 1
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

    #[test]
    fn names_that_differ_are_found() {
        for (source, target, found) in [
            ("IL-1β fell.", "La IL-1α disminuyó.", "IL-1β = IL-1α"),
            ("HER2 was high.", "El HER3 era alto.", "HER2 = HER3"),
            ("Prednisone was given.", "Se dio prednisolona.", "Prednisone = prednisolona"),
            ("Hydralazine was given.", "Se dio hidroxizina.", "Hydralazine = hidroxizina"),
            (
                "Cefazolin and heparin were given.",
                "Se dieron ceftriaxona y heparina.",
                "Cefazolin = ceftriaxona",
            ),
            ("Interferon-γ fell.", "El interferón-α bajó.", "Interferon-γ = interferón-α"),
            (
                "Write to ana@ward.example.",
                "Escriba a eva@ward.example.",
                "ana@ward.example = eva@ward.example",
            ),
            (
                "See https://ward.example/a.",
                "Véase https://ward.example/b.",
                "https://ward.example/a = https://ward.example/b",
            ),
            (
                "Trial NCT01234567 ended.",
                "El ensayo NCT01234576 terminó.",
                "NCT01234567 = NCT01234576",
            ),
            ("doi: 10.1234/abc.5", "doi: 10.1234/abc.6", "10.1234/abc.5 = 10.1234/abc.6"),
            (
                "Helen Tarrow led the group.",
                "Ottilia Brandt dirigió el grupo.",
                "Helen Tarrow = Ottilia Brandt",
            ),
            ("It was read by Lucía Ferrer.", "Lo leyó Teresa Ferrer.", "Lucía = Teresa"),
            ("Kowalski and Brandt wrote it.", "Nowak y Brandt lo escribieron.", "Kowalski = Nowak"),
            ("In 2019 Lambert described it.", "En 2019, Dupont lo describió.", "Lambert = Dupont"),
            (
                "The scale of Morwen was used in the ward.",
                "Se usó la escala de Tregarth en la planta.",
                "Morwen = Tregarth",
            ),
            (
                "Nurses gave paclitaxel at night.",
                "Las enfermeras administraron docetaxel de noche.",
                "paclitaxel = docetaxel",
            ),
            (
                "Losartan and atenolol were stopped.",
                "Se suspendieron el losartán y el propranolol.",
                "atenolol = propranolol",
            ),
            (
                "Clozapine was given to nurses.",
                "Se administró olanzapina a las enfermeras.",
                "Clozapine = olanzapina",
            ),
            (
                "Nurses found Candida albicans in the ward.",
                "Las enfermeras hallaron Candida glabrata en la planta.",
                "albicans = glabrata",
            ),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]), [found], "{source}");
        }
    }

    #[test]
    fn names_that_answer_each_other_are_left_alone() {
        for pair in [
            ("IL-1β and IL-1α fell.", "La IL-1α y la IL-1β disminuyeron."),
            ("IL1β fell.", "La IL-1β disminuyó."),
            ("HER2 was high.", "El VIH1 era alto."),
            ("Interferon-γ fell.", "El interferón-γ bajó."),
            ("SARS-CoV-2 and H1N1.", "El SARS-CoV-2 y el H1N1."),
            ("See www.ward.example.", "Véase www.ward.example, donde se explica."),
            ("Write to ana@ward.example.", "Escríbanos."),
            ("Helen Tarrow led the group.", "La autora dirigió el grupo."),
            ("Nurses in London slept.", "Las enfermeras de Londres durmieron."),
            ("Nurses read Gogolev at night.", "Las enfermeras leían a Hógolev de noche."),
            ("Nurses read Shchedrin at night.", "Las enfermeras leían a Tchédrin de noche."),
            ("Nurses in Geneva slept.", "Las enfermeras de Ginebra durmieron."),
            ("The Finnish cohort slept.", "La cohorte Finlandesa durmió."),
            ("Joan Tarrow led the group.", "Juana Tarrow dirigió el grupo."),
            ("Hypothesising, nurses slept.", "Conjeturando, las enfermeras durmieron."),
            ("They are 1.5 Gyr old.", "Tienen 1,5 Ga."),
            ("Sarah Tarrow led the group.", "S. Tarrow dirigió el grupo."),
            ("It was paid for by the Ministry.", "Lo pagó la Secretaría."),
            ("The Vega Hospital took part.", "Participó el Centro Vega."),
            ("Vitamin B12 fell.", "La vitamina B12 disminuyó."),
            ("Methotrexate was stopped.", "Se suspendió el metotrexato."),
            ("Azathioprine and cephalexin were given.", "Se dieron cefalexina y azatioprina."),
            ("Rifampin and lithium were given.", "Se dieron litio y rifampicina."),
            ("Acetaminophen was given.", "Se administró paracetamol."),
            ("Ritonavir and insulin were given.", "Se administraron insulina y ritonavir."),
            ("Statins and heparin were given.", "Se administraron heparina y estatinas."),
            ("Escherichia coli was found.", "Se halló E. coli."),
            ("The corner machine slept.", "La máquina de la esquina dormía."),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[pair]), [""; 0], "{pair:?}");
        }
    }
}
