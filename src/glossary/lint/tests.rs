//! For each lint a glossary that it finds fault with, and one that it does not.

use super::*;

const HEADER: &str = "concept\tlanguage\tterm\tstatus\tpart_of_speech\ttype\tnote\n";

/// A table of rows `concept language term …`, with bars for tabs.
fn draft(rows: &[&str]) -> Draft {
    let rows: Vec<String> = rows.iter().map(|row| row.replace('|', "\t") + "\n").collect();
    Draft::read((HEADER.to_owned() + &rows.concat()).as_bytes()).unwrap()
}

fn summary(lint_name: &str, draft: Draft) -> Vec<String> {
    let findings = lint(&[("t.tsv".to_owned(), draft)]);
    let found = findings.iter().filter(|finding| finding.lint == lint_name);
    found.map(|finding| format!("{}: {}", finding.line, finding.message)).collect()
}

struct Case {
    lint: &'static str,
    faulty: &'static [&'static str],
    says: &'static str,
    clean: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        lint: "ambiguous-acronym",
        faulty: &["a|es|TCC|||acronym", "b|es|TCC|admitted||acronym"],
        says: "3: “TCC” stands for a too",
        clean: &[
            "a|es|TCC|||acronym",
            "b|es|TCC|deprecated||acronym",
            "c|es|TCC|||acronym|homograph; also a",
            "a|en|TCC|||acronym",
        ],
    },
    Case {
        lint: "broad-note",
        faulty: &["a|es|culpable||||broad: of things too"],
        says: "2: the note of “culpable” marks it as broad",
        clean: &["a|en|doxycycline||||broad-spectrum antibiotic"],
    },
    Case {
        lint: "comma-in-term",
        faulty: &["a|en|ward", "a|es|planta, sala"],
        says: "3: “planta, sala” is one term, and is looked for with its comma",
        clean: &[
            "a|en|Neoplasms, Breast",
            "a|en|breast neoplasms|admitted",
            "a|es|1,25-dihidroxivitamina D",
            "a|es|vitamina D, activa|admitted",
        ],
    },
    Case {
        lint: "contradictory-target",
        faulty: &["a|en|shame", "a|es|vergüenza", "b|en|Shame", "b|es|pena"],
        says: "4: “Shame” is “pena” here and “vergüenza” in a",
        clean: &[
            "a|en|trust",
            "a|es|confianza",
            "b|en|trust||verb",
            "b|es|confiar||verb",
            "c|en|trust|admitted",
            "c|es|fe",
            "d|en|trust",
            "d|es|confianza",
            "d|es|fe",
        ],
    },
    Case {
        lint: "decomposed-letter",
        faulty: &["a|es|compasio\u{301}n"],
        says: "2: “compasión” has accents that are characters of their own",
        clean: &["a|es|compasión"],
    },
    Case {
        lint: "deprecated-but-preferred",
        faulty: &["a|es|pena|deprecated", "b|es|pena"],
        says: "2: “pena” is deprecated here and preferred in b",
        clean: &["a|es|pena|deprecated", "b|es|pena|admitted", "c|en|pena"],
    },
    Case {
        lint: "duplicate-concept",
        faulty: &["a|en|shame", "a|es|vergüenza", "b|es|Vergüenza", "b|en|shame"],
        says: "4: a has the same terms",
        clean: &["a|en|shame", "a|es|vergüenza", "b|en|shame"],
    },
    Case {
        lint: "duplicate-term",
        faulty: &["a|en|shame", "a|en|Shame |deprecated"],
        says: "3: “Shame ” stands twice in this concept",
        clean: &[
            "a|en|shame",
            "a|en-GB|shame",
            "a|en|shame||verb",
            "a|es|sida",
            "a|es|SIDA|deprecated",
            "b|en|shame",
        ],
    },
    Case {
        lint: "empty-term",
        faulty: &["a|en|"],
        says: "2: column term: is empty",
        clean: &["a|en|shame"],
    },
    Case {
        lint: "lookalike-letter",
        faulty: &["a|en|sh\u{430}me"],
        says: "2: “sh\u{430}me” has a letter of the Cyrillic script among Latin ones, \u{430} (U+0430)",
        clean: &["a|en|TNF-α", "b|en|NFκB", "c|es|β-bloqueante", "d|ru|стыд", "e|en|5 µg"],
    },
    Case {
        lint: "lookalike-letter",
        faulty: &["a|es|\u{421}\u{41e}\u{420}\u{415}"],
        says: "2: “\u{421}\u{41e}\u{420}\u{415}” has a letter of the Cyrillic script among Latin ones, \u{421} (U+0421)",
        clean: &["a|es|COPE", "b|es|IFNγ", "c|es|χ²"],
    },
    Case {
        lint: "malformed-entry",
        faulty: &["a|en|shame||||||"],
        says: "2: has 9 cells, the header only 7",
        clean: &["a|en|shame|"],
    },
    Case {
        lint: "missing-target",
        faulty: &["a|en|shame", "a|en-GB|ashamedness", "a|es|pena|deprecated"],
        says: "2: the concept has accepted terms in en only",
        clean: &["a|en|shame", "a|es|vergüenza|admitted", "b|en|guilt", "b|es|"],
    },
    Case {
        lint: "same-words",
        faulty: &["a|es|sala de urgencia", "a|es|sala de urgencias|admitted"],
        says: "3: “sala de urgencias” has the same words as “sala de urgencia”",
        clean: &[
            "a|es|sala de urgencia|admitted",
            "a|es|sala de urgencias|preferred",
            "b|es|sala de urgencias",
            "c|es|evidencia",
            "c|es|evidencias|deprecated",
            "d|es|cuidados",
            "d|en|care",
        ],
    },
    Case {
        lint: "same-words",
        faulty: &["a|en|post-natal", "a|en|postnatal"],
        says: "3: “postnatal” has the same words as “post-natal”",
        clean: &["a|en|prenatal", "a|en|postnatal"],
    },
    Case {
        lint: "stray-blank",
        faulty: &["a|en|self\u{a0}compassion"],
        says: "2: “self[U+00A0]compassion” has a blank that is not a plain one (U+00A0)",
        clean: &["a|en|self compassion"],
    },
    Case {
        lint: "stray-blank",
        faulty: &["a|en|shame "],
        says: "2: “shame ” ends in a blank",
        clean: &["a|en|shame"],
    },
    Case {
        lint: "stray-blank",
        faulty: &["a|en|self  compassion"],
        says: "2: “self  compassion” has two blanks in a row",
        clean: &["a|es|vergüenza"],
    },
    Case {
        lint: "sub-term",
        faulty: &["a|en|stress", "a|es|estrés", "b|en|stress tests", "b|es|prueba de esfuerzo"],
        says: "4: “stress tests” contains “stress”, but is translated to es without it",
        clean: &[
            "a|en|stress",
            "a|es|estrés",
            "b|en|work stress",
            "b|es|estrés laboral",
            "c|en|distress",
            "c|es|malestar",
        ],
    },
    Case {
        lint: "unbalanced-bracket",
        faulty: &["a|en|shame (external"],
        says: "2: ( in shame (external has no counterpart",
        clean: &["a|en|shame (external)", "b|es|«pena»"],
    },
    Case {
        lint: "unknown-language",
        faulty: &["a|klingonese|shame"],
        says: "2: column language: \"klingonese\" is no language tag; write a BCP 47 code such as en, es or es-MX",
        clean: &["a|en|shame", "a|es-419|vergüenza", "a|quz|x", "a|zh-Hant-TW|x"],
    },
    Case {
        lint: "unknown-language",
        faulty: &["a|sp|pena"],
        says: "2: sp stands for no language in BCP 47",
        clean: &["a|sr-Latn|x"],
    },
    Case {
        lint: "unknown-language",
        faulty: &["a|en-UK|shame"],
        says: "2: en-UK stands for no language in BCP 47",
        clean: &["a|uk|x"],
    },
    Case {
        lint: "unknown-status",
        faulty: &["a|en|shame|best"],
        says: "2: column status: unknown variant `best`, expected one of `preferred`, `admitted`, `deprecated`, `superseded`",
        clean: &["a|en|shame|superseded"],
    },
    Case {
        lint: "unknown-value",
        faulty: &["a|en|shame||nown"],
        says: "2: column part_of_speech: unknown variant `nown`, expected one of `noun`, `properNoun`, `verb`, `adjective`, `adverb`, `other`",
        clean: &["a|en|shame||noun|fullForm"],
    },
];

#[test]
fn each_lint_finds_the_fault_and_nothing_else() {
    for case in CASES {
        assert_eq!(summary(case.lint, draft(case.faulty)), [case.says], "{}", case.lint);
        assert_eq!(summary(case.lint, draft(case.clean)), [""; 0], "{}", case.lint);
    }
}

#[test]
fn the_cost_of_terms_within_terms_grows_with_their_number() {
    crate::cost::grows_in_proportion(60, |size| {
        let row = |words: usize| format!("c{words}|en|{}", "a ".repeat(words));
        let mut rows: Vec<String> = (1..=size).map(row).collect();
        rows.push(row(50 * size));
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        assert_eq!(summary("duplicate-term", draft(&rows)), [""; 0]);
    });
}

#[test]
fn an_id_that_stands_twice_is_found_across_files() {
    let toml = |id: &str| {
        let text = format!("[[concept]]\nid = \"{id}\"\nterms.en = [{{ term = \"{id}\" }}]\n");
        Draft::read(text.as_bytes()).unwrap()
    };
    let files = ["shame", "guilt", "shame"].map(|id| (format!("{id}.toml"), toml(id)));
    let findings = lint(&files);
    let ids: Vec<_> = findings.iter().filter(|finding| finding.lint == "duplicate-id").collect();
    assert_eq!(ids.len(), 1);
    assert_eq!((ids[0].line, ids[0].message.as_str()), (2, "another concept is called shame too"));
    assert!(ids[0].help.contains("shame.toml:2"));
}

#[test]
fn every_lint_has_a_case_and_names_are_in_order() {
    let names: Vec<&str> = LINTS.iter().map(|lint| lint.name).collect();
    assert!(names.is_sorted());
    for name in names.into_iter().filter(|name| *name != "duplicate-id") {
        assert!(CASES.iter().any(|case| case.lint == name), "{name}");
    }
}
