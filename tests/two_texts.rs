//! A text and its translation in files of their own: when two inputs are a pair, in which languages, and when they are no
//! translations of each other.

mod place;

use place::{Place, code, err};

const EN: [&str; 3] = [
    "Loneliness is frequent in old age.",
    "We visited 64 widows for nine months.",
    "Those who had a dog slept better.",
];
const ES: [&str; 3] = [
    "La soledad es frecuente en la vejez.",
    "Visitamos a 64 viudas durante nueve meses.",
    "Las que tenían un perro dormían mejor.",
];
const PT: [&str; 3] = [
    "A solidão é frequente na velhice.",
    "Visitámos 64 viúvas durante nove meses.",
    "As que tinham um cão dormiam melhor.",
];

/// A text as a file of this format has it, under a heading.
fn file(extension: &str, heading: &str, sentences: &[&str]) -> String {
    let text = sentences.join(" ");
    match extension {
        "tex" => format!("\\section*{{{heading}}}\n{text}\n"),
        "md" => format!("# {heading}\n\n{text}\n"),
        "html" => format!("<html><body><h1>{heading}</h1><p>{text}</p></body></html>"),
        _ => format!("{heading}\n\n{text}\n"),
    }
}

fn is_aligned(out: &str, source: &[&str], target: &[&str]) -> bool {
    source.iter().zip(target).all(|(source, target)| out.contains(&format!("{source}\t{target}")))
}

#[test]
fn two_inputs_are_two_texts_whatever_their_formats() {
    for (one, other) in
        [("tex", "tex"), ("md", "md"), ("html", "html"), ("txt", "md"), ("tex", "html")]
    {
        let place = Place::new();
        let names = [format!("one.{one}"), format!("two.{other}")];
        place.write(&names[0], file(one, "Abstract", &EN));
        place.write(&names[1], file(other, "Resumen", &ES));
        for options in [&[][..], &["--source", "en", "--target", "es"]] {
            let args = [&["align", &names[0], &names[1], "-f", "texts"], options].concat();
            let output = place.run(&args);
            let out = String::from_utf8(output.stdout.clone()).unwrap();
            assert!(is_aligned(&out, &EN, &ES), "{args:?}: {out}{}", err(&output));
            assert!(err(&output).contains("taken for a text and its translation"), "{args:?}");
        }
    }
}

#[test]
fn a_text_of_a_pair_may_quote_the_other_language() {
    let place = Place::new();
    let quoted = "Las enfermeras de la sala preguntan cada noche a los pacientes si tienen dolor, y lo apuntan en su hoja para \
                  que los médicos lo vean por la mañana.";
    let advice = "Nurses learn to ask in the language of the patient, and to write the answer down as it was given, with the \
                  time and the place, as in this note.";
    let consejo = "Las enfermeras aprenden a preguntar en la lengua del paciente y a apuntar la respuesta como se dio, con la \
                   hora y el lugar, como en esta nota.";
    place.write("guide.md", format!("{advice}\n\n{quoted}\n\n{}\n", EN.join(" ")));
    place.write("guía.md", format!("{consejo}\n\n{quoted}\n\n{}\n", ES.join(" ")));
    let out = place.out(&["align", "guide.md", "guía.md", "-f", "texts"]);
    assert!(is_aligned(&out, &EN, &ES), "{out}");
}

/// How the abstract of each text is introduced, and whether that is a row of its own.
#[test]
fn what_introduces_one_of_two_abstracts_is_no_part_of_it() {
    for (en, es, is_row) in [
        ("Abstract\n\n", "Resumen\n\n", true),
        ("Abstract: ", "Resumen\n\n", false),
        ("Abstract | ", "RESUMEN ", false),
        ("", "Resumen. ", false),
        ("== Abstract ==\n", "", false),
        ("Abstract ", "Resumen — ", false),
    ] {
        let place = Place::new();
        place.write("x.en.txt", format!("{en}{}", EN.join(" ")));
        place.write("x.es.txt", format!("{es}{}", ES.join(" ")));
        let out = place.out(&["align", "x.en.txt", "x.es.txt", "-f", "texts"]);
        assert!(is_aligned(&out, &EN, &ES), "{en}|{es}: {out}");
        assert_eq!(out.lines().count(), 1 + EN.len() + usize::from(is_row), "{out}");
    }
}

/// A quotation may be longer than all the rest.
#[test]
fn what_both_texts_quote_does_not_turn_them_round() {
    let place = Place::new();
    let greeting = "Buenas tardes, ha llamado usted al museo de la ciudad, que hoy abre hasta las nueve. Dígame en qué le \
                    puedo ayudar, o espere a que le pase con alguien que hable su lengua mejor que yo.";
    let saludo = "Good afternoon, you have called the museum of the town, which is open until nine today. Tell me how I can \
                  help you, or wait until I put you through to someone who speaks your language better than I do.";
    let en = ["Answering the phone", greeting, "Wait for the answer.", "Write it down."];
    let es = ["Responder al teléfono", saludo, "Espere la respuesta.", "Apúntela."];
    place.write("x.en.txt", en.join("\n\n"));
    place.write("x.es.txt", es.join("\n\n"));
    let out = place.out(&["align", "x.en.txt", "x.es.txt", "-f", "texts"]);
    assert!(out.starts_with("id\ten\tes\t"), "{out}");
    assert!(is_aligned(&out, &en[2..], &es[2..]), "{out}");
}

#[test]
fn two_articles_are_read_one_by_one() {
    for extension in ["txt", "md", "tex", "html"] {
        let place = Place::new();
        let names = [format!("a.{extension}"), format!("b.{extension}")];
        for name in &names {
            let both =
                [file(extension, "Abstract", &EN), file(extension, "Resumen", &ES)].join("\n");
            place.write(name, both);
        }
        let output = place.run(&["align", &names[0], &names[1], "-f", "texts"]);
        let out = String::from_utf8(output.stdout.clone()).unwrap();
        assert_eq!(out.matches(EN[1]).count(), 2, "{extension}: {out}{}", err(&output));
        assert!(err(&output).contains("each is read by itself"), "{}", err(&output));
    }
}

#[test]
fn files_of_a_folder_whose_names_differ_in_the_language_alone_are_a_pair() {
    for (one, other, is_pair) in [
        ("x.en.txt", "x.pt.txt", true),
        ("x_en.md", "x_pt.md", true),
        ("x-EN.tex", "x-PT.tex", true),
        ("x.english.txt", "x.portuguese.txt", true),
        ("x_en-GB.txt", "x_pt-BR.txt", true),
        ("en/x.txt", "pt/x.txt", true),
        ("en/deep/x.txt", "pt/deep/x.txt", true),
        ("en/abstract.md", "pt/resumo.md", true),
        ("en/abstract.md", "pt/abstract.md", true),
        ("abstract.tex", "resumo.tex", true),
        ("thesis-abstract.md", "thesis-resumo.md", true),
        ("x.en.md", "x.pt.html", true),
        ("x.md", "x.pt.md", true),
        ("x_en.txt", "x.txt", true),
        ("x.md", "y.pt.md", false),
        ("1-abstract.md", "2-resumo.md", true),
        ("01_abstract.tex", "02_resumo.tex", true),
        ("x.en.txt", "y.pt.txt", false),
        ("en/x.txt", "pt/y.txt", false),
    ] {
        let place = Place::new();
        let extension = |name: &str| name.rsplit('.').next().unwrap().to_owned();
        place.write(&format!("all/{one}"), file(&extension(one), "Abstract", &EN));
        place.write(&format!("all/{other}"), file(&extension(other), "Resumo", &PT));
        let output = place.run(&["align", "all", "-f", "texts"]);
        let out = String::from_utf8(output.stdout.clone()).unwrap();
        assert_eq!(is_aligned(&out, &EN, &PT), is_pair, "{one}: {out}{}", err(&output));
    }
}

#[test]
fn a_text_that_holds_both_languages_is_no_half_of_a_pair() {
    let place = Place::new();
    let both = [file("md", "Abstract", &EN), file("md", "Resumen", &ES)].join("\n");
    place.write("all/x.md", both);
    place.write("all/x.pt.md", file("md", "Resumo", &PT));
    let output = place.run(&["align", "all", "-f", "texts"]);
    let out = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(is_aligned(&out, &EN, &ES), "{out}{}", err(&output));
}

#[test]
fn a_title_that_one_of_two_texts_has_is_left_out() {
    for (extension, title) in [
        ("txt", "La soledad de las viudas\n\n"),
        ("md", "---\ntitle: La soledad de las viudas\n---\n\n"),
    ] {
        let place = Place::new();
        let names = [format!("a.{extension}"), format!("b.{extension}")];
        place.write(&names[0], [title, &file(extension, "Resumen", &ES)].concat());
        place.write(&names[1], file(extension, "Abstract", &EN));
        let output = place.run(&["align", &names[0], &names[1], "-f", "texts"]);
        let out = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(is_aligned(&out, &ES, &EN) && !out.contains("viudas\t"), "{out}");
        assert!(err(&output).contains("a title in es alone"), "{}", err(&output));
        // both have one
        place.write(
            &names[1],
            [
                &title.replace("La soledad de las viudas", "The loneliness of widows"),
                &*file(extension, "Abstract", &EN),
            ]
            .concat(),
        );
        let out = place.out(&["align", &names[0], &names[1], "-f", "texts"]);
        assert!(out.contains("La soledad de las viudas\tThe loneliness of widows"), "{out}");
    }
}

#[test]
fn what_stands_behind_one_of_two_texts_is_left_out() {
    for (extension, behind) in [
        ("txt", "\nFunding: The city paid for the visits.\n"),
        (
            "md",
            "\n## Acknowledgements\n\nWe thank the dogs.\n\n## References\n\n1. Rey A. Dogs. 2010.\n",
        ),
    ] {
        let place = Place::new();
        let names = [format!("a.{extension}"), format!("b.{extension}")];
        place.write(&names[0], [&*file(extension, "Abstract", &EN), behind].concat());
        place.write(&names[1], file(extension, "Resumen", &ES));
        let output = place.run(&["align", &names[0], &names[1], "-f", "texts"]);
        let out = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(is_aligned(&out, &EN, &ES), "{out}");
        assert_eq!(out.lines().count(), 1 + 1 + EN.len(), "{out}");
        assert!(err(&output).contains("the other text has none"), "{}", err(&output));
    }
}

/// An article in JATS in one language.
fn jats(language: &str, title: &str, text: &str) -> String {
    format!(
        "<article xml:lang=\"{language}\"><front><article-meta><title-group><article-title>{title}</article-title>\
         </title-group>{text}</article-meta></front><body><p>{title}: so it is.</p></body></article>"
    )
}

#[test]
fn two_articles_in_xml_of_a_language_each_are_a_pair() {
    let text = |sentences: &[&str]| format!("<abstract><p>{}</p></abstract>", sentences.join(" "));
    let en = jats("en", "Dogs in old age", &text(&EN));
    let es = jats("es", "Perros en la vejez", &text(&ES));
    let titles = "Dogs in old age\tPerros en la vejez";
    let place = Place::new();
    place.write("one.xml", &en);
    place.write("two.xml", &es);
    place.write("all/x.en.xml", &en);
    place.write("all/x.es.xml", &es);
    for input in [&["one.xml", "two.xml"][..], &["all"]] {
        let out = place.out(&[&["align"], input, &["-f", "texts"]].concat());
        assert!(is_aligned(&out, &EN, &ES) && out.contains(titles), "{out}");
    }
    let reversed = ["align", "one.xml", "two.xml", "--source", "es", "--target", "en"];
    assert_eq!(code(&place.run(&reversed)), 2);
    let out = place.out(&["align", "one.xml", "two.xml", "--part", "body", "-f", "texts"]);
    assert!(out.contains("Dogs in old age: so it is.\tPerros en la vejez: so it is."), "{out}");

    // bodies alone; a title that one of them has
    place.write("one.xml", jats("en", "Dogs in old age", ""));
    place.write("two.xml", jats("es", "Perros en la vejez", ""));
    let out = place.out(&["align", "one.xml", "two.xml", "-f", "texts"]);
    assert!(out.contains("Dogs in old age: so it is.\tPerros en la vejez: so it is."), "{out}");
    place.write("one.xml", en.replace("article-title", "alt-title"));
    place.write("two.xml", es);
    let output = place.run(&["align", "one.xml", "two.xml", "-f", "texts"]);
    let out = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(is_aligned(&out, &EN, &ES) && !out.contains("vejez\t"), "{out}");
    assert!(err(&output).contains("title in es left out"), "{}", err(&output));
}

#[test]
fn an_article_in_xml_and_a_text_in_another_language_are_a_pair() {
    let text = |sentences: &[&str]| format!("<abstract><p>{}</p></abstract>", sentences.join(" "));
    let both = text(&EN) + &text(&ES).replace("<abstract", "<trans-abstract xml:lang=\"es\"");
    let spanish = format!("Perros en la vejez\n\nResumen\n\n{}\n", ES.join(" "));
    let place = Place::new();
    place.write("en.xml", jats("en", "Dogs in old age", &text(&EN)));
    place.write("perros.txt", &spanish);
    place.write("perros.md", spanish.replace("Perros en", "# Perros en"));
    place.write("all/x.en.xml", jats("en", "Dogs in old age", &text(&EN)));
    place.write("all/x.es.txt", &spanish);
    for input in [&["en.xml", "perros.txt"][..], &["en.xml", "perros.md"], &["all"]] {
        let out = place.out(&[&["align"], input, &["-f", "texts"]].concat());
        assert!(is_aligned(&out, &EN, &ES), "{out}");
        assert!(out.contains("Dogs in old age\tPerros en la vejez"), "{out}");
        assert_eq!(out.lines().count(), 2 + EN.len(), "{out}");
    }
    let out = place.out(&["align", "perros.txt", "en.xml", "-f", "texts"]);
    assert!(is_aligned(&out, &ES, &EN), "{out}");
    // an article that holds both languages is read by itself
    place.write("both.xml", jats("en", "Dogs in old age", &both));
    assert_eq!(code(&place.run(&["align", "both.xml", "perros.txt", "-f", "texts"])), 2);
    let sentences = ["align", "en.xml", "perros.txt", "--sentences", "-f", "texts"];
    assert_eq!(code(&place.run(&sentences)), 2);
}

#[test]
fn two_texts_are_taken_for_no_language_but_their_own() {
    for (code, text) in [
        (
            "nl",
            "Eenzaamheid komt vaak voor op hoge leeftijd. Wij bezochten 64 weduwen gedurende negen maanden. Wie een hond had, sliep beter.",
        ),
        (
            "pl",
            "Samotność jest częsta w starszym wieku. Odwiedzaliśmy 64 wdowy przez dziewięć miesięcy. Te, które miały psa, spały lepiej.",
        ),
        (
            "eu",
            "Bakardadea ohikoa da zahartzaroan. Bederatzi hilabetez 64 alargun bisitatu genituen. Txakurra zutenek hobeto egin zuten lo, eta hori ona da.",
        ),
        // nothing is known of these but their letters
        (
            "sk",
            "Osamelosť je v starobe častá. Navštevovali sme 64 vdov počas deviatich mesiacov. Tie, ktoré mali psa, spali lepšie ako ostatné.",
        ),
        (
            "hr",
            "Usamljenost je česta u starijoj dobi. Posjećivali smo 64 udovice tijekom devet mjeseci. One koje su imale psa spavale su bolje.",
        ),
        (
            "et",
            "Üksindus on vanas eas sage. Külastasime 64 leske üheksa kuu jooksul. Need, kellel oli koer, magasid paremini kui teised.",
        ),
        (
            "id",
            "Kesepian sering terjadi pada usia tua. Kami mengunjungi 64 janda selama sembilan bulan. Mereka yang memiliki anjing tidur lebih nyenyak.",
        ),
        (
            "sv",
            "Ensamhet är vanligt på äldre dagar. Vi besökte 64 änkor under nio månader. De som hade en hund sov bättre.",
        ),
        (
            "cs",
            "Osamělost je ve stáří častá. Navštěvovali jsme 64 vdov po dobu devíti měsíců. Ty, které měly psa, spaly lépe.",
        ),
        (
            "hu",
            "A magány gyakori az idős korban. Kilenc hónapon át 64 özvegyet látogattunk. Akiknek volt kutyájuk, azok jobban aludtak.",
        ),
        (
            "ro",
            "Singurătatea este frecventă la bătrânețe. Am vizitat 64 de văduve timp de nouă luni. Cele care aveau un câine dormeau mai bine.",
        ),
        (
            "tr",
            "Yalnızlık yaşlılıkta sık görülür. Dokuz ay boyunca 64 dul kadını ziyaret ettik. Köpeği olanlar daha iyi uyudu ve bu çok iyi oldu.",
        ),
        (
            "fi",
            "Yksinäisyys on yleistä vanhuudessa. Kävimme 64 lesken luona yhdeksän kuukauden ajan. Ne, joilla oli koira, nukkuivat paremmin.",
        ),
    ] {
        let place = Place::new();
        place.write("one.txt", EN.join(" "));
        place.write("two.txt", text);
        let out = place.out(&["align", "one.txt", "two.txt", "-f", "texts"]);
        assert!(out.starts_with(&format!("id\ten\t{code}\t")), "{code}: {out}");
    }
}

#[test]
fn few_words_do_not_overrule_what_a_file_is_called() {
    for (source, target) in [
        ("Sleep in wards.", "Sueño en plantas."),
        ("Informed consent.", "Consentimiento informado."),
        ("A total of 12.", "Total: 12."),
        ("Vital signs normal.", "Signos vitales normales."),
    ] {
        let place = Place::new();
        place.write("note.en.txt", source);
        place.write("note.es.txt", target);
        let out = place.out(&["align", "note.en.txt", "note.es.txt", "-f", "texts"]);
        assert!(out.starts_with("id\ten\tes\t"), "{out}");
        assert!(out.contains(&format!("{source}\t{target}")), "{out}");
    }
}

#[test]
fn references_in_english_do_not_make_a_spanish_text_english() {
    let place = Place::new();
    let references = "[1] A. Reed and B. Lowe, The ageing of widows and of their dogs, 2nd ed. London: Example Press, 2011.\n\
                      [2] C. Hill, “On the loneliness of those who live in the city,” J. Old Age 12(3): 4-9, 2015.\n\
                      [3] D. Moss, The sleep of the old and of the very old. Available: https://www.example.org/sleep, 2019.\n";
    for heading in ["Referencias\n\n", "Bibliografía\n\n", ""] {
        place.write("b.txt", format!("{}\n\n{heading}{references}", ES.join(" ")));
        place.write("a.txt", format!("{}\n\n{references}", EN.join(" ")));
        let out = place.out(&["align", "a.txt", "b.txt", "-f", "texts"]);
        assert!(out.starts_with("id\ten\tes\t"), "{out}");
        assert!(is_aligned(&out, &EN, &ES), "{out}");
    }
}

#[test]
fn texts_that_are_no_translations_of_each_other_are_refused() {
    let swapped = "wrong way round";
    let unrelated = "no translations of each other";
    let museum = "The museum shows old maps. Visitors may draw in the hall. The shop sells paper and ink. On Mondays it is closed.";
    let numbers = ["12, 18", "41", "7", "93.5", "2004", "1,250", "66", "31"];
    let of_numbers = |texts: [&str; 8]| {
        std::iter::zip(texts, numbers).map(|(a, b)| format!("{a} {b}.\n")).collect()
    };
    let de: String = of_numbers(["Wir", "Ihr", "Haus", "Uhr", "Jahr", "Volk", "Zug", "Weg"]);
    let fr = "Un 5.\nDeux 9.\nChien 28.\nChat 73.\nEau 1999.\nVin 640.\nPain 55.\nSel 81.\n";
    for (source, target, options, why) in [
        (museum, &*ES.join(" "), &["--source", "en", "--target", "es"][..], unrelated),
        (museum, &PT.join(" "), &["--source", "en", "--target", "pt"], unrelated),
        (museum, &ES.join(" "), &["--sentences"], unrelated),
        (&de, fr, &["--source", "de", "--target", "fr", "--sentences"], unrelated),
        (&EN.join(" "), &ES.join(" "), &["--source", "es", "--target", "en"], swapped),
        (&PT.join(" "), &EN.join(" "), &["--source", "en", "--target", "pt"], swapped),
        (&EN.join(" "), &ES.join(" "), &["--source", "en", "--target", "es"], ""),
        // little is known of these words, and nothing contradicts
        (
            "Zorf blip.\nKwam trel.",
            "Morf dlip.\nBwam srel.",
            &["--source", "eu", "--target", "hu"],
            "",
        ),
        ("Children slept.", "Los niños durmieron.", &["--source", "en", "--target", "es"], ""),
    ] {
        let place = Place::new();
        place.write("a.txt", source);
        place.write("b.txt", target);
        let args = [&["run", "a.txt", "b.txt", "-o", "out"], options].concat();
        let output = place.run(&args);
        if why.is_empty() {
            assert_eq!(code(&output), 0, "{args:?}: {}", err(&output));
            continue;
        }
        assert_eq!(code(&output), 2, "{args:?} {target}");
        assert!(err(&output).contains(why), "{}", err(&output));
        assert!(
            err(&output).lines().filter(|line| line.contains(" | ")).count() >= 1,
            "{}",
            err(&output)
        );
        assert_eq!(place.files(), ["a.txt", "b.txt"], "nothing is written");
        let forced = place.run(&[&args[..], &["--force"]].concat());
        assert_eq!(code(&forced), 0, "{}", err(&forced));
        assert!(err(&forced).contains("warning: ") && err(&forced).contains(why));
        for format in ["sarif", "junit", "html"] {
            let args = [
                &["check", "a.txt", "b.txt", "--force", "--fail-on", "never", "-f", format],
                options,
            ];
            let out = place.out(&args.concat());
            assert!(out.contains("unrelated-texts"), "{format}: {out}");
        }
    }
}

#[test]
fn a_passage_that_was_replaced_is_for_review() {
    let place = Place::new();
    place.write("a.en.txt", format!("{} The garden is open to children in summer.", EN.join(" ")));
    place.write(
        "a.es.txt",
        format!("{} El médico receta pastillas contra la fiebre.", ES.join(" ")),
    );
    let out = place.out(&["align", "a.en.txt", "a.es.txt", "-f", "texts"]);
    let line = out.lines().find(|line| line.contains("garden")).unwrap();
    assert!(line.contains("low confidence") || !line.contains("receta"), "{line}");
}

/// An article that holds both abstracts is no half of a pair, however long the rest of it is.
#[test]
fn two_articles_are_no_pair() {
    let place = Place::new();
    let article = |times: usize| {
        let body =
            "The rest of this article is about other things than its abstract. ".repeat(times);
        let text = |sentences: &[&str]| [sentences.join(" "), sentences.join(" ")].join(" ");
        format!(
            "{body}\n\nAbstract\n\n{}\n\nResumen\n\n{}\n",
            text(&EN).repeat(3),
            text(&ES).repeat(3)
        )
    };
    place.write("one.txt", article(120));
    place.write("two.txt", article(90));
    let output = place.run(&["align", "one.txt", "two.txt", "-f", "texts"]);
    let said = err(&output);
    assert!(
        ["one.txt: es from", "two.txt: es from"].iter().all(|each| said.contains(each)),
        "{said}"
    );
    assert!(!said.contains("taken for a text and its translation"), "{said}");
}
