//! Articles in XML: what is taken of each shape of JATS, SciELO SPS and PubMed, and what becomes of files that are
//! broken or mean harm.

mod place;

use cotejo::document::article::Part;
use cotejo::document::{Block, BlockKind, Document, jats, pubmed};
use cotejo::language::LanguageTag;
use cotejo::text::xml;
use place::{Place, code, err};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const EN: &str = "Shame was measured in the nurses of two hospitals. It fell after the course.";
const ES: &str =
    "Se midió la vergüenza en las enfermeras de dos hospitales. Disminuyó tras el curso.";
const PT: &str =
    "A vergonha foi medida nas enfermeiras de dois hospitais. Diminuiu depois do curso.";

/// An article in JATS: its own language, what stands in its `article-meta`, what comes after its `front`.
fn article(language: &str, meta: &str, rest: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS 1.1//EN\" \
         \"http://dtd.invalid/JATS-journalpublishing1.dtd\">\n<article xml:lang=\"{language}\" \
         xmlns:mml=\"http://www.w3.org/1998/Math/MathML\">\n<front><journal-meta><journal-title-group>\
         <journal-title>Annals</journal-title></journal-title-group></journal-meta>\n\
         <article-meta>{meta}</article-meta></front>\n{rest}</article>\n"
    )
}

/// A translation of an article in JATS.
fn translation(language: &str, stub: &str, rest: &str) -> String {
    format!(
        "<sub-article article-type=\"translation\" xml:lang=\"{language}\"><front-stub>{stub}</front-stub>{rest}\
         </sub-article>"
    )
}

/// An article of PubMed: what stands in its `Article`, and what comes after.
fn pubmed_article(id: usize, article: &str, rest: &str) -> String {
    format!(
        "<PubmedArticle><MedlineCitation><PMID Version=\"1\">{id}</PMID><Article>{article}</Article>{rest}\
         </MedlineCitation></PubmedArticle>\n"
    )
}

fn pubmed_set(articles: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle//EN\" \
         \"http://dtd.invalid/pubmed.dtd\">\n<PubmedArticleSet>\n{}</PubmedArticleSet>\n",
        articles.concat()
    )
}

fn tag(code: &str) -> LanguageTag {
    code.parse().unwrap()
}

/// A document as `en | T title | H heading | P text | K keywords`.
fn shown(document: &Document) -> String {
    let block = |block: &Block| {
        let kind = match block.kind {
            BlockKind::Title => "T",
            BlockKind::Heading => "H",
            BlockKind::Paragraph => "P",
            BlockKind::Keywords => "K",
        };
        format!(" | {kind} {}", block.text.as_str())
    };
    format!("{}{}", document.language, document.blocks.iter().map(block).collect::<String>())
}

/// Both sides and the notes, or what is wrong.
fn pair(file: &str, languages: Option<(&str, &str)>, part: Part) -> Result<[String; 3], String> {
    let text = xml::decode(file.as_bytes())?;
    let read = if file.contains("<Pubmed") { pubmed::read } else { jats::read };
    let article = read(&text).map_err(|bad| bad.to_string())?;
    let (source, target) = languages.map(|(s, t)| (tag(s), tag(t))).unzip();
    let taken = article.pair("a", (source.as_ref(), target.as_ref()), part);
    let taken = taken.map_err(|error| format!("{error}\n{:?}", article.notes))?;
    for document in [&taken.pair.source, &taken.pair.target] {
        document.blocks.iter().for_each(|block| leads_back(block, file));
    }
    let notes: Vec<String> = taken.notes.iter().map(ToString::to_string).collect();
    Ok([shown(&taken.pair.source), shown(&taken.pair.target), notes.join("\n")])
}

/// Each word that stands in the file as it is read leads back to its place and line.
fn leads_back(block: &Block, file: &str) {
    let text = block.text.as_str();
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let place = block.text.source(start..start + word.len());
        let there = &file[place.clone()];
        let written = there == word || there.contains(['&', '<']);
        assert!(written, "{word} is {there} in {file}");
        assert_eq!(block.text.line(start), file[..place.start].matches('\n').count() + 1, "{word}");
    }
}

/// What is taken of `file` without options, and that its notes say `noted`.
#[track_caller]
fn taken(file: &str, source: &str, target: &str, noted: &str) {
    let [own, other, notes] =
        pair(file, None, Part::Abstract).unwrap_or_else(|e| panic!("{e}\n{file}"));
    assert_eq!((own.as_str(), other.as_str()), (source, target), "{file}");
    assert!(notes.contains(noted) && notes.is_empty() == noted.is_empty(), "{notes}");
}

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
        let [source, target, _] = pair(&file, asked, Part::Abstract).unwrap();
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
    let absent = pair(&file, Some(("en", "fr")), Part::Abstract).unwrap_err();
    assert!(absent.contains("no text in fr") && absent.contains("(pt,"), "{absent}");
    let one = pair(&file, Some(("en", "en-GB")), Part::Abstract).unwrap_err();
    assert!(one.contains("both"), "{one}");
    let none = pair(&article("pt", "", ""), None, Part::Abstract).unwrap_err();
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
            "P One twothree 4 103",
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
            "<p>Shame<xref ref-type=\"bibr\">1</xref>,<xref ref-type=\"bibr\">2</xref> fell [<xref ref-type=\"bibr\">3</xref>] (<xref ref-type=\"fig\">Figure 1</xref>).</p>",
            "P Shame fell [3] (Figure 1).",
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
    let [source, target, notes] = pair(&file(ES, EN, "Nothing."), None, Part::Abstract).unwrap();
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
    let error = pair(&only, None, Part::Abstract).unwrap_err();
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
    let [source, target, notes] = show(Part::Body);
    assert_eq!(source, format!("en | T Shame | H Introduction | P {EN}"));
    assert_eq!(target, format!("es | T Vergüenza | H Introducción | P {ES}"));
    assert_eq!(notes.matches("left out of the body: figures (1)").count(), 2, "{notes}");
    let [source, ..] = show(Part::All);
    assert_eq!(source, format!("en | T Shame | P {EN} | H Introduction | P {EN}"));
    let [source, _, notes] = show(Part::Abstract);
    assert_eq!((source, notes), (format!("en | T Shame | P {EN}"), String::new()));
    let only = article("en", &own, &(body("Introduction", EN) + &translation("es", &stub, "")));
    assert!(pair(&only, None, Part::Body).unwrap_err().contains("only one language"));
    assert!(pair(&only, None, Part::All).unwrap()[2].contains("body in en left out"));
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
        pair(&pubmed_set(&[pubmed_article(7, &simple, &stub)]), None, Part::Abstract).unwrap_err();
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
    assert_eq!(lines.lines().count(), 3, "{lines}");
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

fn sample() -> String {
    let meta = format!(
        "<title-group><article-title>Shame</article-title></title-group><abstract><p>{EN}</p></abstract>\
         <trans-abstract xml:lang=\"es\"><p>{ES}</p></trans-abstract><kwd-group><kwd>shame</kwd></kwd-group>"
    );
    article("en", &meta, "")
}

fn pubmed_sample() -> String {
    let own = format!(
        "<ArticleTitle>[Shame].</ArticleTitle><Abstract><AbstractText Label=\"AIM\">{EN}</AbstractText></Abstract>"
    );
    let other = format!(
        "<OtherAbstract Language=\"spa\"><AbstractText>{ES}</AbstractText></OtherAbstract>"
    );
    pubmed_set(&[pubmed_article(11, &own, &other), pubmed_article(12, &own, &other)])
}

#[test]
fn files_that_mean_harm_are_refused() {
    let bomb = sample().replacen(
        "\"http://dtd.invalid/JATS-journalpublishing1.dtd\">",
        "\"http://dtd.invalid/x.dtd\" [\n<!ENTITY a \"aaaaaaaaaa\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\n]>",
        1,
    );
    let used = |file: &str, reference: &str| file.replacen("Shame was", reference, 1);
    let external = sample().replacen(
        "PUBLIC \"-//NLM//DTD JATS 1.1//EN\" \"http://dtd.invalid/JATS-journalpublishing1.dtd\"",
        "[\n<!ENTITY file SYSTEM \"file:///etc/hostname\">\n]",
        1,
    );
    let place = Place::new();
    for (name, file, expected) in [
        ("an entity bomb", used(&bomb, "&b;"), "line 8: the entity &b; is declared in the file"),
        (
            "an external entity",
            used(&external, "&file;"),
            "the entity &file; is declared in the file",
        ),
        ("an unknown name", used(&sample(), "&nosuch;"), "the entity &nosuch; names no character"),
        (
            "no article",
            "<?xml version=\"1.0\"?>\n<note><p>x</p></note>".into(),
            "there is no <article> element",
        ),
        ("nothing", String::new(), "the file is empty"),
        ("an unknown encoding", sample().replace("UTF-8", "KOI8-R"), ""),
        ("wrongly nested", sample().replacen("</p></abstract>", "</abstract></p>", 1), "line 5: "),
    ] {
        place.write("a.xml", file);
        let started = Instant::now();
        let output = place.run(&["align", "a.xml", "-f", "tmx", "-o", "out.tmx"]);
        assert!(started.elapsed() < Duration::from_secs(10), "{name}");
        if expected.is_empty() {
            // the bytes are UTF-8, whatever is declared
            assert_eq!(code(&output), 0, "{name}: {}", err(&output));
            std::fs::remove_file(place.path("out.tmx")).unwrap();
            continue;
        }
        assert_eq!(code(&output), 2, "{name}");
        assert!(err(&output).contains(expected), "{name}: {}", err(&output));
        assert_eq!(place.files(), ["a.xml"], "{name}");
    }
    // declared but not used: nothing expands
    assert!(pair(&bomb, None, Part::Abstract).is_ok());
    place.write(
        "koi.xml",
        [sample().replace("UTF-8", "KOI8-R").as_bytes(), b"<!-- \xd4\xc5 -->"].concat(),
    );
    assert!(err(&place.run(&["align", "koi.xml"])).contains("KOI8-R, is not read"));
    // the DTD is at an address that does not exist, and is not asked for
    place.write("a.xml", sample());
    assert_eq!(code(&place.run(&["align", "a.xml"])), 0);
}

#[test]
fn any_encoding_gives_the_same_text() {
    let plain = pair(&sample(), None, Part::Abstract).unwrap();
    let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{}", sample().replace("UTF-8", "UTF-16"))
            .encode_utf16()
            .flat_map(unit)
            .collect()
    };
    let latin = |name: &str| -> Vec<u8> {
        sample()
            .replace("UTF-8", name)
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect()
    };
    for (name, bytes) in [
        ("UTF-16LE", utf16(u16::to_le_bytes)),
        ("UTF-16BE", utf16(u16::to_be_bytes)),
        ("Latin-1", latin("ISO-8859-1")),
        ("Latin-1 that calls itself UTF-8", latin("UTF-8")),
        ("UTF-8 that calls itself Latin-1", sample().replace("UTF-8", "ISO-8859-1").into_bytes()),
        ("a byte order mark", format!("\u{feff}{}", sample()).into_bytes()),
        ("CRLF", sample().replace('\n', "\r\n").into_bytes()),
    ] {
        let article = jats::read(&xml::decode(&bytes).unwrap()).unwrap();
        let taken = article.pair("a", (None, None), Part::Abstract).unwrap();
        assert_eq!([shown(&taken.pair.source), shown(&taken.pair.target)], plain[..2], "{name}");
    }
    // the same by the program, which looks at the content for what it is
    let place = Place::new();
    place.write("utf16.nxml", utf16(u16::to_le_bytes));
    place.write("article", sample());
    for name in ["utf16.nxml", "article"] {
        assert!(err(&place.run(&["align", name])).contains("en from"), "{name}");
    }
    let many: Vec<u8> = pubmed_sample().encode_utf16().flat_map(u16::to_le_bytes).collect();
    place.write("many.xml", [&b"\xff\xfe"[..], &many].concat());
    let output = place.run(&["align", "many.xml"]);
    assert_eq!(code(&output), 2, "{}", err(&output));
}

#[test]
fn deep_nesting_takes_neither_stack_nor_time() {
    const DEEP: usize = 100_000;
    let started = Instant::now();
    for name in ["sec", "xref"] {
        let nested = format!(
            "{}deep{}",
            format!("<{name}>").repeat(DEEP),
            format!("</{name}>").repeat(DEEP)
        );
        let inside = sample().replacen("Shame was", &nested, 1);
        assert!(jats::read(&xml::decode(inside.as_bytes()).unwrap()).is_ok(), "{name}");
        let cut = sample().replacen("Shame was", &format!("<{name}>").repeat(DEEP), 1);
        assert!(jats::read(&xml::decode(cut.as_bytes()).unwrap()).is_err(), "{name}");
        let inside = pubmed_sample().replacen("Shame was", &nested, 1);
        let place = Place::new();
        place.write("a.xml", inside);
        assert!(place.run(&["align", "a.xml"]).status.success(), "{name}");
    }
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

#[test]
fn a_file_that_was_cut_off_is_refused_wherever_the_cut_is() {
    let file = sample();
    let whole = file.trim_end().len();
    for end in (0..whole).filter(|end| file.is_char_boundary(*end)) {
        let read = xml::decode(&file.as_bytes()[..end])
            .and_then(|text| jats::read(&text).map_err(|bad| bad.to_string()));
        assert!(read.is_err(), "cut at {end}: {}", &file[..end]);
    }
    // the program says it too, whatever it takes the rest for
    let place = Place::new();
    for end in (0..whole).step_by(97) {
        place.write("a.xml", &file.as_bytes()[..end]);
        let output = place.run(&["run", "a.xml"]);
        assert_eq!((code(&output), place.files().len()), (2, 1), "cut at {end}");
    }
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

/// Elements and texts in any order, rightly nested.
fn nested(steps: &[(usize, usize)]) -> String {
    const NAMES: [&str; 8] = ["sup", "xref", "italic", "p", "fn", "break", "list", "title"];
    const TEXTS: [&str; 8] = ["é", "1", ", ", "(", "[", ") ", "w\n", "&ntilde;"];
    let (mut open, mut out) = (Vec::new(), String::new());
    for (step, which) in steps {
        match step {
            0 | 1 => {
                out += &format!("<{}>", NAMES[*which]);
                open.push(NAMES[*which]);
            }
            2 => out += &open.pop().map(|name| format!("</{name}>")).unwrap_or_default(),
            _ => out += TEXTS[*which],
        }
    }
    out + &open.iter().rev().map(|name| format!("</{name}>")).collect::<String>()
}

proptest! {
    #[test]
    fn any_markup_within_an_abstract_is_read(steps in prop::collection::vec((0usize..5, 0usize..8), 0..60)) {
        let file = sample().replacen("Shame was", &nested(&steps), 1);
        let [source, ..] = pair(&file, None, Part::Abstract).unwrap();
        prop_assert!(source.contains("fell after the course."));
    }

    #[test]
    fn no_damage_makes_a_reader_panic(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40), 0..3),
    ) {
        for file in [sample(), pubmed_sample()] {
            let mut bytes = file.into_bytes();
            for (at, byte) in &flips {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            for (at, length) in &cuts {
                let at = at.index(bytes.len());
                bytes.drain(at..(at + length).min(bytes.len() - 1));
            }
            let Ok(text) = xml::decode(&bytes) else { continue };
            for article in [jats::read(&text), pubmed::read(&text)].into_iter().flatten() {
                for part in [Part::Abstract, Part::Body, Part::All] {
                    if let Ok(taken) = article.pair("a", (None, None), part) {
                        for block in taken.pair.source.blocks.iter().chain(&taken.pair.target.blocks) {
                            let place = block.text.source(0..block.text.len());
                            prop_assert!(place.start <= place.end && place.end <= bytes.len());
                        }
                    }
                }
            }
        }
    }
}
