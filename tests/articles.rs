//! Articles in XML: what is taken of each shape of JATS, SciELO SPS and PubMed.

mod article_files;
mod place;

use article_files::*;
use cotejo::document::article::ArticlePart;
use place::{Place, code, err};

#[test]
fn every_way_of_jats_to_hold_two_languages_is_read() {
    let (en, es) = (format!("en | P {EN}"), format!("es | P {ES}"));
    let p = |text: &str| format!("<p>{text}</p>");
    for file in [
        // the article's own language, and a translated abstract
        article(
            "en",
            &format!(
                "<abstract>{}</abstract><trans-abstract xml:lang=\"es\">{}</trans-abstract>",
                p(EN),
                p(ES)
            ),
            "",
        ),
        // the abstract in the language of the article does not come first
        article(
            "es",
            &format!(
                "<trans-abstract xml:lang=\"en\">{}</trans-abstract><abstract>{}</abstract>",
                p(EN),
                p(ES)
            ),
            "",
        ),
        // repeated abstracts (JATS 1.4), one without a language of its own
        article(
            "es",
            &format!(
                "<abstract>{}</abstract><abstract xml:lang=\"en\">{}</abstract>",
                p(ES),
                p(EN)
            ),
            "",
        ),
        // an article in Portuguese
        article(
            "pt",
            &format!(
                "<abstract>{}</abstract><trans-abstract xml:lang=\"es\">{}</trans-abstract><trans-abstract xml:lang=\"en\">{}</trans-abstract>",
                p(PT),
                p(ES),
                p(EN)
            ),
            "",
        ),
        // a translation of the article
        article(
            "es",
            &format!("<abstract>{}</abstract>", p(ES)),
            &translation("en", &format!("<abstract>{}</abstract>", p(EN)), ""),
        ),
        // misplaced, as it is in files that were published
        article(
            "es",
            &format!("<abstract>{}</abstract>", p(ES)),
            &translation(
                "en",
                &format!("<author-notes><abstract>{}</abstract></author-notes>", p(EN)),
                "",
            ),
        ),
        // long codes; regions; a title of the abstract, which is its label
        article(
            "spa",
            &format!(
                "<abstract><title>Resumen</title>{}</abstract><trans-abstract xml:lang=\"ENG\">{}</trans-abstract>",
                p(ES),
                p(EN)
            ),
            "",
        ),
        // no language is named anywhere
        article(
            "",
            &format!("<abstract>{}</abstract><trans-abstract>{}</trans-abstract>", p(ES), p(EN)),
            "",
        ),
    ] {
        taken(&file, &en, &es, "");
    }
}

#[test]
fn the_pair_asked_for_is_taken() {
    let abstracts = format!(
        "<abstract><p>{PT}</p></abstract><trans-abstract xml:lang=\"es-MX\"><p>{ES}</p></trans-abstract>\
         <trans-abstract xml:lang=\"en\"><p>{EN}</p></trans-abstract>"
    );
    let file = article("pt", &abstracts, "");
    let languages = |asked| {
        let [source, target, _] = pair(&file, asked, ArticlePart::Abstract).unwrap();
        let code = |side: &str| side.split(' ').next().unwrap().to_owned();
        (code(&source), code(&target))
    };
    for (asked, expected) in [
        (None, ("en", "es-MX")),
        (Some(("es", "en")), ("es-MX", "en")),
        (Some(("pt", "en")), ("pt", "en")),
        (Some(("es-MX", "pt-BR")), ("es-MX", "pt")),
    ] {
        assert_eq!(languages(asked), (expected.0.to_owned(), expected.1.to_owned()), "{asked:?}");
    }
    let absent = pair(&file, Some(("en", "fr")), ArticlePart::Abstract).unwrap_err();
    assert!(absent.contains("no text in fr") && absent.contains("(pt,"), "{absent}");
    let one = pair(&file, Some(("en", "en-GB")), ArticlePart::Abstract).unwrap_err();
    assert!(one.contains("both"), "{one}");
    let none = pair(&article("pt", "", ""), None, ArticlePart::Abstract).unwrap_err();
    assert!(none.contains("no abstract"), "{none}");
}

#[test]
fn titles_and_keywords_go_with_their_language() {
    let titles = |own: &str, other: &str| {
        format!(
            "<title-group><article-title>{own}</article-title>\
             <trans-title-group xml:lang=\"es\"><trans-title>{other}</trans-title></trans-title-group></title-group>"
        )
    };
    let keywords = |language: &str, label: &str, words: &[&str]| {
        let words: String = words.iter().map(|word| format!("\n  <kwd>{word}</kwd>")).collect();
        format!("<kwd-group{language}>{label}{words}\n</kwd-group>")
    };
    let abstracts = format!(
        "<abstract><p>{EN}</p></abstract>\n<trans-abstract xml:lang=\"es\"><p>{ES}</p></trans-abstract>\n"
    );
    let meta = [
        titles(
            "Shame\n   in <italic>nurses</italic><xref ref-type=\"fn\"><sup>*</sup></xref>",
            "Vergüenza en enfermeras",
        ),
        abstracts.clone(),
        keywords("", "<title>Keywords:</title>", &["shame", "aged, 80 and <italic>over</italic>;"]),
        keywords(" xml:lang=\"es\"", "", &["vergüenza", "", "anciano"]),
    ];
    taken(
        &article("en", &meta.concat(), ""),
        &format!("en | T Shame in nurses | P {EN} | K Keywords: shame; aged, 80 and over"),
        &format!("es | T Vergüenza en enfermeras | P {ES} | K vergüenza; anciano"),
        "",
    );
    // a subtitle belongs to the title; what only one language has is left out and said
    let titles = "<title-group><article-title>Shame</article-title><subtitle>a trial</subtitle></title-group>";
    taken(
        &article("en", &[titles, &abstracts].concat(), ""),
        &format!("en | P {EN}"),
        &format!("es | P {ES}"),
        "title in en left out: the other language has none",
    );
    let stub = format!(
        "{}<abstract><p>{ES}</p></abstract>{}",
        "<title-group><article-title>Vergüenza</article-title><subtitle>un ensayo</subtitle></title-group>",
        keywords("", "<title>Palabras clave</title>", &["vergüenza"])
    );
    let own = format!("{titles}<abstract><p>{EN}</p></abstract>{}", keywords("", "", &["shame"]));
    taken(
        &article("en", &own, &translation("es", &stub, "")),
        &format!("en | T Shame: a trial | P {EN} | K shame"),
        &format!("es | T Vergüenza: un ensayo | P {ES} | K Palabras clave vergüenza"),
        "",
    );
    let nested = "<kwd-group><compound-kwd><compound-kwd-part content-type=\"code\">D1</compound-kwd-part>\
        <compound-kwd-part content-type=\"text\">shame</compound-kwd-part></compound-kwd>\
        <nested-kwd><kwd>guilt</kwd></nested-kwd></kwd-group><kwd-group kwd-group-type=\"abbreviations\"><kwd>HADS</kwd>\
        </kwd-group>";
    let file = article(
        "en",
        &[&abstracts, nested, &keywords(" xml:lang=\"es\"", "", &["vergüenza", "culpa"])].concat(),
        "",
    );
    taken(
        &file,
        &format!("en | P {EN} | K shame; guilt"),
        &format!("es | P {ES} | K vergüenza; culpa"),
        "",
    );
}

#[test]
fn the_text_of_an_abstract_is_its_words() {
    let translated = format!("<trans-abstract xml:lang=\"es\"><p>{ES}</p></trans-abstract>");
    for (inside, expected) in [
        (
            "<sec><title>Aim:</title><p>To see.</p></sec><sec><label>2</label><title>Results</title><p>Seen.</p><p>All.</p></sec>",
            "H Aim: | P To see. | H Results | P Seen. | P All.",
        ),
        (
            "<p>One\n\t  two<bold>three</bold> <sub>4</sub> 10<sup>3</sup></p>",
            "P One twothree 4 10³",
        ),
        (
            "<p>&lt;5 &amp; &#x2265;3 a&ndash;b &eacute;&#233;<![CDATA[ <x> ]]>end</p>",
            "P <5 & ≥3 a–b éé <x> end",
        ),
        (
            "<p>Shame<xref ref-type=\"bibr\"><sup>1</sup></xref> fell.<sup><xref ref-type=\"bibr\">2</xref>,<xref ref-type=\"bibr\">3</xref></sup> It did.</p>",
            "P Shame fell. It did.",
        ),
        (
            "<p>Shame<xref ref-type=\"bibr\">1</xref>,<xref ref-type=\"bibr\">2</xref> fell [<xref ref-type=\"bibr\">3</xref>] (<xref ref-type=\"fig\">Figure 1</xref>), Table <xref ref-type=\"table\">2</xref>.</p>",
            "P Shame fell [3] (Figure 1), Table 2.",
        ),
        (
            "<p>Shame fell <xref ref-type=\"bibr\"><sup>1</sup></xref>. It did \n<sup>(</sup>\n\
             <xref ref-type=\"bibr\">2</xref>\n<sup>,</sup>\n<xref ref-type=\"bibr\">3</xref>\n<sup>)</sup>, CD4<sup>+</sup>.</p>",
            "P Shame fell. It did, CD4+.",
        ),
        (
            "<p>w<xref>1</xref> – <sup> <xref>2</xref>éé</sup> – <xref>3<xref>éé</xref>4</xref> <xref>5</xref></p>",
            "P wéé – 3éé4",
        ),
        (
            "<p>Shame (as in guilt<xref ref-type=\"bibr\"><sup>1</sup></xref>) fell.</p>",
            "P Shame (as in guilt) fell.",
        ),
        (
            "<p>As <xref ref-type=\"bibr\">Gilbert (2009)</xref> says.</p>",
            "P As Gilbert (2009) says.",
        ),
        (
            "<p>With <inline-formula><mml:math><mml:mi>n</mml:mi><mml:mo>=</mml:mo><mml:mn>5</mml:mn></mml:math><tex-math>$n=5$</tex-math></inline-formula> left.</p>",
            "P With n=5 left.",
        ),
        (
            "<p>Before<list><list-item><label>•</label><p>one</p></list-item><list-item><p>two</p></list-item></list>after<break/>all<fn><p>a note</p></fn>.</p>",
            "P Before | P one | P two | P after all.",
        ),
        (
            "text without a paragraph<p><styled-content><named-content>deep</named-content></styled-content></p>",
            "P text without a paragraph | P deep",
        ),
    ] {
        let file = article("en", &format!("<abstract>{inside}</abstract>{translated}"), "");
        taken(&file, &format!("en | {expected}"), &format!("es | P {ES}"), "");
    }
}

/// The content of each `seg` of the memory that is written for an article, title first, source and target in turn.
fn segs(file: &str) -> Vec<String> {
    let place = Place::new();
    place.write("a.xml", file);
    let memory = place.out(&["align", "a.xml", "-f", "tmx"]);
    let segs = memory.split("<seg>").skip(1);
    segs.map(|seg| seg.split("</seg>").next().unwrap().to_owned()).collect()
}

#[test]
fn inline_markup_is_kept_as_codes_of_the_memory() {
    let jats = article(
        "en",
        "<title-group><article-title>Shame in <italic>nurses</italic></article-title>\
         <trans-title-group xml:lang=\"es\"><trans-title>La vergüenza en <italic>enfermeras</italic></trans-title>\
         </trans-title-group></title-group>\
         <abstract><p>Shame<xref ref-type=\"bibr\"><sup>1</sup></xref> fell by 10<sup>x</sup> <italic>points. It rose\
         </italic> later (<xref ref-type=\"fig\" rid=\"f1\">Figure 1</xref>)<bold></bold>.</p></abstract>\
         <trans-abstract xml:lang=\"es\"><p>La vergüenza bajó 10<sup>x</sup> <italic>puntos. Subió</italic> después \
         (<xref ref-type=\"fig\" rid=\"f1\">Figura 1</xref>).</p></trans-abstract>",
        "",
    );
    let italic = |x: &str, text: &str| {
        format!(
            "<bpt i=\"{x}\" x=\"{x}\" type=\"italic\">&lt;italic&gt;</bpt>{text}<ept i=\"{x}\">&lt;/italic&gt;</ept>"
        )
    };
    let sup = "<bpt i=\"1\" x=\"1\" type=\"sup\">&lt;sup&gt;</bpt>x<ept i=\"1\">&lt;/sup&gt;</ept>";
    let begin = "<it pos=\"begin\" x=\"2\" type=\"italic\">&lt;italic&gt;</it>";
    let end = "<it pos=\"end\" x=\"1\">&lt;/italic&gt;</it>";
    let link = |text: &str| {
        format!(
            "<bpt i=\"2\" x=\"2\" type=\"link\">&lt;xref ref-type=&quot;fig&quot; rid=&quot;f1&quot;&gt;</bpt>{text}\
             <ept i=\"2\">&lt;/xref&gt;</ept>"
        )
    };
    let expected = [
        format!("Shame in {}", italic("1", "nurses")),
        format!("La vergüenza en {}", italic("1", "enfermeras")),
        format!("Shame fell by 10{sup} {begin}points."),
        format!("La vergüenza bajó 10{sup} {begin}puntos."),
        format!("It rose{end} later ({}).", link("Figure 1")),
        format!("Subió{end} después ({}).", link("Figura 1")),
    ];
    assert_eq!(segs(&jats), expected);
}

#[test]
fn what_is_besides_the_abstract_is_left_out_and_said() {
    let both = format!(
        "<abstract><p>{EN}</p></abstract><trans-abstract xml:lang=\"es\"><p>{ES}</p></trans-abstract>"
    );
    for (besides, noted) in [
        (
            "<abstract abstract-type=\"graphical\"><p>A picture.</p></abstract>",
            "graphical abstract left out",
        ),
        (
            "<abstract abstract-type=\"key-points\"><p>A point.</p></abstract>",
            "key-points abstract left out",
        ),
        (
            "<trans-abstract xml:lang=\"es\" abstract-type=\"highlights\"><p>Un punto.</p></trans-abstract>",
            "highlights abstract left out",
        ),
    ] {
        let file = article("en", &format!("{besides}{both}"), "");
        taken(&file, &format!("en | P {EN}"), &format!("es | P {ES}"), noted);
    }
    let twice = article(
        "en",
        &format!("{both}<abstract xml:lang=\"en\"><p>It is another one.</p></abstract>"),
        "",
    );
    taken(&twice, &format!("en | P {EN}"), &format!("es | P {ES}"), "there is another before it");
    let reply = "<sub-article article-type=\"reply\" xml:lang=\"en\"><front-stub><abstract><p>We reply.</p></abstract></front-stub></sub-article>\
        <response><front-stub><abstract><p>No.</p></abstract></front-stub></response>";
    taken(&article("en", &both, reply), &format!("en | P {EN}"), &format!("es | P {ES}"), "");
}

#[test]
fn a_tag_that_lies_is_noticed() {
    let file = |first: &str, second: &str, third: &str| {
        let meta = format!(
            "<abstract><p>{first}</p></abstract><trans-abstract xml:lang=\"es\"><p>{second}</p></trans-abstract><trans-abstract xml:lang=\"en\"><p>{third}</p></trans-abstract>"
        );
        article("pt", &meta, "")
    };
    taken(
        &file(PT, EN, ES),
        &format!("en | P {EN}"),
        &format!("es | P {ES}"),
        "abstract is tagged es, but is in en; taken as en",
    );
    // the pair is told by the texts; the truth comes second
    let [source, target, notes] =
        pair(&file(ES, EN, "Nothing."), None, ArticlePart::Abstract).unwrap();
    assert_eq!((source, target), (format!("en | P {EN}"), format!("es | P {ES}")));
    assert!(notes.contains("tagged pt, but is in es"), "{notes}");
    // both in English: there is no pair, and the reason is given
    let only = article(
        "en",
        &format!(
            "<abstract><p>{EN}</p></abstract><trans-abstract xml:lang=\"es\"><p>{EN}</p></trans-abstract>"
        ),
        "",
    );
    let error = pair(&only, None, ArticlePart::Abstract).unwrap_err();
    assert!(error.contains("only one language was found (en)"), "{error}");
    assert!(error.contains("tagged es, but is in en"), "{error}");
    // a tag that is none
    let odd = article(
        "en",
        &format!(
            "<abstract><p>{EN}</p></abstract><trans-abstract xml:lang=\"Español\"><p>{ES}</p></trans-abstract>"
        ),
        "",
    );
    taken(&odd, &format!("en | P {EN}"), &format!("es | P {ES}"), "is no language tag");
}

#[test]
fn bodies_align_as_abstracts_do() {
    let body = |heading: &str, text: &str| {
        format!(
            "<body><sec><title>{heading}</title><p>{text}</p><fig><caption><p>no prose</p></caption></fig></sec></body>"
        )
    };
    let own = format!(
        "<title-group><article-title>Shame</article-title></title-group><abstract><p>{EN}</p></abstract>"
    );
    let stub = format!(
        "<title-group><article-title>Vergüenza</article-title></title-group><abstract><p>{ES}</p></abstract>"
    );
    let rest =
        body("Introduction", EN) + "<back><ref-list><title>References</title></ref-list></back>";
    let file = article("en", &own, &(rest + &translation("es", &stub, &body("Introducción", ES))));
    let show = |part| pair(&file, None, part).unwrap();
    let [source, target, notes] = show(ArticlePart::Body);
    assert_eq!(source, format!("en | T Shame | H Introduction | P {EN}"));
    assert_eq!(target, format!("es | T Vergüenza | H Introducción | P {ES}"));
    assert_eq!(notes.matches("left out of the body: figures (1)").count(), 2, "{notes}");
    let [source, ..] = show(ArticlePart::All);
    assert_eq!(source, format!("en | T Shame | P {EN} | H Introduction | P {EN}"));
    let [source, _, notes] = show(ArticlePart::Abstract);
    assert_eq!((source, notes), (format!("en | T Shame | P {EN}"), String::new()));
    let only = article("en", &own, &(body("Introduction", EN) + &translation("es", &stub, "")));
    assert!(pair(&only, None, ArticlePart::Body).unwrap_err().contains("only one language"));
    assert!(pair(&only, None, ArticlePart::All).unwrap()[2].contains("body in en left out"));
}

#[test]
fn every_shape_of_pubmed_is_read() {
    let plain = |text: &str| format!("<AbstractText>{text}</AbstractText>");
    let other = |language: &str, inside: &str| {
        format!(
            "<OtherAbstract Type=\"Publisher\" Language=\"{language}\">{inside}</OtherAbstract>"
        )
    };
    let titles =
        "<Language>spa</Language><VernacularTitle>Vergüenza en enfermeras.</VernacularTitle>";
    let simple = format!(
        "<ArticleTitle>[Shame in <i>nurses</i>].</ArticleTitle><Abstract>{}<CopyrightInformation>c</CopyrightInformation></Abstract>{titles}",
        plain(EN)
    );
    let (en, es) = (
        format!("en | T Shame in nurses. | P {EN}"),
        format!("es | T Vergüenza en enfermeras. | P {ES}"),
    );
    let words = "<KeywordList Owner=\"NOTNLM\"><Keyword>shame</Keyword></KeywordList>";
    for (article, rest, noted) in [
        (simple.clone(), other("spa", &plain(ES)), ""),
        (simple.clone(), other("spa", &plain(ES)) + words, "keywords in en left out"),
        (simple.clone(), other("eng", &plain(ES)), "tagged en, but is in es"),
        (simple.clone(), other("plain", "<AbstractText/>") + &other("spa", &plain(ES)), ""),
        (
            simple.clone(),
            format!(
                "<OtherAbstract Type=\"plain-language-summary\" Language=\"spa\">{}</OtherAbstract>",
                plain("Es corto.")
            ) + &other("spa", &plain(ES)),
            "plain-language-summary left out",
        ),
    ] {
        taken(&pubmed_set(&[pubmed_article(7, &article, &rest)]), &en, &es, noted);
    }
    let labelled = "<Abstract><AbstractText Label=\"AIM\" NlmCategory=\"OBJECTIVE\">To see.</AbstractText>\n\
        <AbstractText Label=\"M &amp; M\">Seen.</AbstractText><AbstractText Label=\"UNLABELLED\">The end.</AbstractText></Abstract>";
    let file = pubmed_set(&[pubmed_article(7, labelled, &other("spa", &plain(ES)))]);
    taken(
        &file,
        "en | H AIM | P To see. | H M & M | P Seen. | P The end.",
        &format!("es | P {ES}"),
        "",
    );
    let stub = other("spa", &plain("Abstract available from the publisher."));
    let error =
        pair(&pubmed_set(&[pubmed_article(7, &simple, &stub)]), None, ArticlePart::Abstract)
            .unwrap_err();
    assert!(error.contains("the abstract in es is not in the file"), "{error}");
}

#[test]
fn each_article_of_a_file_is_an_input() {
    let place = Place::new();
    let one = |id: usize| {
        let article = format!(
            "<ArticleTitle>Shame</ArticleTitle><Abstract><AbstractText>{EN}</AbstractText></Abstract>"
        );
        let other = format!(
            "<OtherAbstract Language=\"spa\"><AbstractText>{ES}</AbstractText></OtherAbstract>"
        );
        pubmed_article(id, &article, &other)
    };
    let lonely =
        pubmed_article(12, &format!("<Abstract><AbstractText>{EN}</AbstractText></Abstract>"), "");
    let file = pubmed_set(&[one(11), lonely, one(13), one(13)]);
    place.write("in/set.xml", &file);
    let output = place.run(&["run", "in/set.xml", "-o", "in"]);
    assert_eq!(code(&output), 2);
    let said = err(&output);
    assert!(said.contains("in/set.xml:12: only one language was found (en)"), "{said}");
    let files = place.files();
    for name in ["set.xml.11.tmx", "set.xml.13.tmx", "set.xml.13-4.cotejo.json"] {
        assert!(files.contains(&format!("in/{name}")), "{files:?}");
    }
    // what was made of it is not read again with it
    let again = place.run(&["align", "in", "-f", "json"]);
    let lines = String::from_utf8(again.stdout).unwrap();
    assert_eq!(lines.lines().count(), 4, "{lines}");
    let error = "{\"name\":\"in/set.xml:12\",\"error\":\"only one language was found (en)";
    assert!(lines.lines().nth(1).unwrap().starts_with(error), "{lines}");
    // places are those of the file, in every article
    let last = lines.lines().last().unwrap();
    let bitext = cotejo::bitext::file::read(last.as_bytes()).unwrap();
    let text = &bitext.target.segments[0].text;
    let at = file.rfind(&ES[..20]).unwrap();
    assert_eq!(text.source(0..3).start, at);
    assert_eq!(text.line(0), file[..at].matches('\n').count() + 1);
    // one article is one input, by the name of its file; of standard input the user says what it is
    place.write("one.xml", pubmed_set(&[one(11)]));
    let said = err(&place.run(&["align", "one.xml"]));
    assert!(said.contains("one.xml: en from no title, text line 4"), "{said}");
    let articles = sample().split_once("<article ").unwrap().1.to_owned();
    let set = format!("<pmc-articleset><article {articles}<article {articles}</pmc-articleset>");
    place.write("pmc.xml", &set);
    let rows = place.out(&["align", "pmc.xml", "-f", "tsv", "-q"]);
    assert!(rows.contains("# pmc.xml:1") && rows.contains("# pmc.xml:2"), "{rows}");
    // cut off: what is whole is worked on, and the rest is said
    place.write("cut.xml", &file[..file.len() - "</PubmedArticleSet>\n".len()]);
    let output = place.run(&["align", "cut.xml", "-f", "tsv"]);
    assert_eq!(code(&output), 2);
    assert!(String::from_utf8_lossy(&output.stdout).contains("# cut.xml:11"));
    assert!(err(&output).contains("cut off"), "{}", err(&output));
}

#[test]
fn two_articles_are_no_pair_and_a_folder_of_them_is_read() {
    let place = Place::new();
    let spanish = sample()
        .replace(EN, ES)
        .replace("trans-abstract xml:lang=\"es\"", "trans-abstract xml:lang=\"en\"");
    place.write("in/a.xml", sample());
    place.write("in/b.nxml", &spanish);
    let both = err(&place.run(&["align", "in/a.xml", "in/b.nxml"]));
    assert!(both.contains("in/a.xml: en from") && both.contains("in/b.nxml: only one"), "{both}");
    let folder = err(&place.run(&["align", "in"]));
    assert_eq!(folder, both);
    for option in [&["--sentences"][..], &["--source-lines", "1-2", "--target-lines", "3-4"]] {
        let refused = err(&place.run(&[&["align", "in/a.xml"], option].concat()));
        assert!(refused.contains("an article in XML"), "{refused}");
    }
    assert!(err(&place.run(&["segment", "in/a.xml"])).contains("an article in XML"));
    place.write("a.txt", "x");
    assert!(err(&place.run(&["align", "a.txt", "--part", "body"])).contains("--part"));
}
