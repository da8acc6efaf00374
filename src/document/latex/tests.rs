use super::*;
use crate::document::plain;

fn blocks(source: &str) -> Vec<String> {
    let text = text(&SourceText::from_source(source));
    plain::blocks(&text).blocks.iter().map(|block| block.text.as_str().to_owned()).collect()
}

const EN: &str = "Pain was measured in forty patients of two clinics. It fell after the course.";
const ES: &str =
    "El dolor se midió en cuarenta pacientes de dos clínicas. Disminuyó tras el curso.";

/// Each row: what the document has, where `EN` and `ES` stand for the texts, and the blocks that are read of it.
#[test]
fn abstracts_are_read_wherever_a_class_takes_them() {
    let (english, spanish) = (["Abstract", EN], ["Resumen", ES]);
    let both = [english, spanish].concat();
    let document = |preamble: &str, body: &str| {
        format!("\\documentclass{{x}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}")
    };
    for (source, wanted) in [
        (document("\\abstract{EN}\n\\resumen{ES}", ""), both.clone()),
        (document("\\abstracten{EN}\n\\abstractes{ES}", ""), both.clone()),
        (document("\\EnglishAbstract{EN}\\SpanishAbstract{ES}", "\\maketitle"), both.clone()),
        (document("\\setabstract[a]{EN}%\n\\setresumen{%\nES}", ""), both.clone()),
        // environments, also within what a class sets later
        (
            document(
                "\\AtBeginDocument{\\begin{abstract}EN\\end{abstract}\n\\begin{resumen}ES\\end{resumen}}",
                "",
            ),
            both.clone(),
        ),
        (
            document(
                "",
                "\\begin{abstract}\nEN\n\\end{abstract}\n\\begin{abstract}ES\\end{abstract}",
            ),
            both.clone(),
        ),
        (document("", "\\abstract{EN}\n\\resumen{ES}"), both.clone()),
        // a class may take the language, the heading, a title
        (
            document(
                "",
                "\\begin{abstract}{english}\nEN\n\\end{abstract}\n\\begin{abstract}{spanish}\nES\\end{abstract}",
            ),
            both.clone(),
        ),
        (
            document(
                "",
                "\\begin{abstract}[english]\nEN\n\\end{abstract}\n\\begin{abstract}[spanish]{Resumen}\nES\\end{abstract}",
            ),
            both.clone(),
        ),
        (
            document(
                "",
                "\\begin{summary}{2021}\nEN\n\\end{summary}\n\\begin{resumen}{es} % mine\nES\\end{resumen}",
            ),
            both.clone(),
        ),
        (
            document("", "\\begin{resumen}{Dolor y sueño en dos clínicas}\nES\\end{resumen}"),
            ["Dolor y sueño en dos clínicas", "Resumen", ES].to_vec(),
        ),
        (document("\\abstract{english}{EN}\n\\abstract{spanish}{ES}", ""), both.clone()),
        (document("", "\\abstract{english}{EN}\n\\abstract{es} {ES}\n"), both.clone()),
        (
            document("", "\\begin{abstract}{\\bf Aims.} EN\\end{abstract}"),
            ["Abstract", "Aims. EN"].to_vec(),
        ),
        (
            document(
                "",
                "\\title{Pain of the old in clinics \\\\ \\large Dolor de los mayores en clínicas}\\resumen{ES}",
            ),
            ["Pain of the old in clinics", "Dolor de los mayores en clínicas", "Resumen", ES]
                .to_vec(),
        ),
        // `keywords` is of any language
        (
            document("", "\\begin{resumen}ES\\end{resumen}\\keywords{dolor, sueño, edad}"),
            ["Resumen", ES, "Palabras clave: dolor, sueño, edad"].to_vec(),
        ),
        // but not of any: they are in that of the abstract that has their words
        (
            document(
                "",
                "\\begin{abstract}EN\\end{abstract}\\begin{resumen}ES\\end{resumen}\\keywords{pain, clinics, course}",
            ),
            ["Abstract", EN, "Resumen", ES, "Keywords: pain, clinics, course"].to_vec(),
        ),
        (
            document(
                "",
                "\\begin{abstract}EN\\end{abstract}\\begin{keyword}pain \\sep course\n\\PACS 01.40 \\MSC 62P\n\\end{keyword}",
            ),
            ["Abstract", EN, "Keywords: pain; course"].to_vec(),
        ),
        (
            document(
                "",
                "\\begin{abstract}EN\\end{abstract}\\begin{highlights}\\item Pain fell.\\end{highlights}",
            ),
            ["Abstract", EN, "Highlights", "Pain fell."].to_vec(),
        ),
        // on lines of their own, in one paragraph
        (
            document(
                "",
                "{\\small\\textbf{Abstract.} EN\\\\[2mm]\n\\textbf{Keywords:} pain, course}\\\\[4mm]\n{\\small\\textbf{Resumen.} ES}",
            ),
            ["Abstract. EN", "Keywords: pain, course", "Resumen. ES"].to_vec(),
        ),
        // a heading of their own is enough
        (
            document("", "\\section*{Abstract}\n\\begin{abstract}EN\\end{abstract}"),
            english.to_vec(),
        ),
        (document("", "\\begin{center}\\textbf{Abstract}\\end{center}\nEN"), english.to_vec()),
        (document("", "{\\bf Resumen}\\\\[2mm]\nES"), spanish.to_vec()),
        (document("", "\\textbf{Resumen}\nES"), spanish.to_vec()),
    ] {
        let source = source.replace("EN", EN).replace("ES", ES);
        let wanted = wanted.iter().map(|text| text.replace("EN", EN).replace("ES", ES));
        let wanted: Vec<String> = wanted.collect();
        assert_eq!(blocks(&source), wanted, "{source}");
    }
}

#[test]
fn macros_of_unknown_names_hold_abstracts_where_nothing_else_does() {
    const LONG_EN: &str = "Pain was measured in forty patients of two clinics before and after a course of six weeks. \
        It fell in most of them.";
    const LONG_ES: &str = "El dolor se midió en cuarenta pacientes de dos clínicas antes y después de un curso de seis \
        semanas. Disminuyó en la mayoría.";
    let document = |body: &str| {
        format!(
            "\\documentclass{{x}}\n\\usepackage{{a}}\n\\frontpieceA{{{LONG_EN}}}\n\\frontpieceB{{{LONG_ES}}}\n\
            \\begin{{document}}\n{body}\n\\end{{document}}"
        )
    };
    assert_eq!(blocks(&document("\\maketitle")), [LONG_EN, LONG_ES]);
    let own = format!(
        "\\begin{{abstract}}{EN}\\end{{abstract}}\n\\begin{{abstract}}{ES}\\end{{abstract}}"
    );
    assert_eq!(blocks(&document(&own)), ["Abstract", EN, "Resumen", ES]);
    let headed = format!("\\chapter*{{Resumen}}\n{ES}\n\\chapter*{{Abstract}}\n{EN}");
    assert_eq!(blocks(&document(&headed)), ["Resumen", ES, "Abstract", EN]);
}

#[test]
fn macros_of_the_document_stand_for_their_text() {
    for (source, wanted) in [
        (
            "\\newcommand{\\vih}{VIH\\xspace}\nEl \\vih es frecuente; el \\vih, raro.",
            "El VIH es frecuente; el VIH, raro.",
        ),
        (
            "\\def\\ward{the \\emph{quiet} ward}\nIn \\ward{} and in \\ward.",
            "In the quiet ward and in the quiet ward.",
        ),
        ("\\newcommand\\a{\\b}\\newcommand\\b{\\a}\nOne \\a{}two", "One two"),
        ("\\newcommand{\\hl}[1]{\\textbf{#1}}\nA \\hl{word}.", "A word."),
        ("\\let\\a=\\b\nA word.", "A word."),
    ] {
        assert_eq!(blocks(source), [wanted], "{source}");
    }
}

#[test]
fn keywords_are_known_under_any_macro() {
    let behind = |macros: &str| blocks(&format!("{EN}\n\n{macros}\n\nMore."))[1].clone();
    for (source, wanted) in [
        ("\\keywords{pain, sleep}", "Keywords: pain, sleep"),
        ("\\palabrasclave{dolor, sueño}", "Palabras clave: dolor, sueño"),
        ("{\\keywordssp{dolor, sueño.}}", "Palabras clave: dolor, sueño."),
        ("\\pclave{dolor, sueño}", "Palabras clave: dolor, sueño"),
        ("\\KeywordsES{dolor; sueño}", "Palabras clave: dolor; sueño"),
        ("\\englishkeywords{pain; sleep}", "Keywords: pain; sleep"),
        ("\\descriptores{dolor, sueño}", "Palabras clave: dolor, sueño"),
        ("\\begin{IEEEkeywords}pain, sleep\\end{IEEEkeywords}", "Keywords: pain, sleep"),
        ("\\begin{keyword}pain \\sep sleep\\end{keyword}", "Keywords: pain; sleep"),
        ("\\begin{keyword}\\kwd{pain}\n\\kwd{sleep}\\end{keyword}", "Keywords: pain; sleep"),
        ("\\listofterms{pain, sleep at night, old age}", "Keywords: pain, sleep at night, old age"),
        // what is none
        ("\\people{Ana Prado, Rosa Campo, Luis Rey}", "Ana Prado, Rosa Campo, Luis Rey"),
        ("\\renewcommand{\\keywordname}{Palabras clave}", "More."),
    ] {
        assert_eq!(behind(source), wanted, "{source}");
    }
}

#[test]
fn what_prints_nothing_leaves_nothing() {
    for command in [
        "\\addcontentsline{toc}{chapter}{Abstract}",
        "\\addtocontents{toc}{\\protect\\vspace{1em}}",
        "\\markboth{Abstract}{Abstract}",
        "\\pdfbookmark[0]{Abstract}{abs}",
        "\\phantomsection",
        "\\hypersetup{pdftitle={A title}}",
        "\\setlength{\\parindent}{0pt}",
        "\\titleformat{\\chapter}[display]{\\bfseries}{\\thechapter}{1ex}{\\Huge}",
        "\\vspace*{1cm}",
        "\\setlength\\parindent{12pt}",
        "\\vskip 0.2in",
        "\\parskip 6pt plus 1pt",
        "\\parindent=0pt",
        "\\looseness=-1",
        "\\hyphenpenalty=10000",
        "\\pagebreak[3]",
        "\\usefont{T1}{phv}{m}{n}",
        "\\addxcontentsline{toc}{chapter}{Abstract}",
        "\\nomenclature{$v$}{speed}",
        "\\newcommand{\\x}[2][a]{#1 and #2}",
        "\\renewcommand*\\abstractname{Resumen}",
        "\\newenvironment{x}{begin}{end}",
        "\\iffalse Not read. \\fi",
        "\\includegraphics[width=3cm]{logo}",
        "\\definecolor{blue}{rgb}{0,0,1}",
        "\\selectlanguage{english}",
        "\\thispagestyle{empty}",
    ] {
        assert_eq!(
            blocks(&format!("\\section*{{Aim}}\n{command}\n{EN}")),
            ["Aim", EN],
            "{command}"
        );
    }
}

#[test]
fn what_is_left_out_leaves_no_blank_before_a_stop() {
    for (source, wanted) in [
        ("Pain fell \\cite{a}.", "Pain fell."),
        ("Pain~\\citep[p.~3]{a,b}, too.", "Pain, too."),
        ("Pain fell \\footnote{Much.}; sleep rose", "Pain fell; sleep rose"),
        ("Pain at night\\tnoteref{t1}\n\\tnotetext[t1]{Paid for.}", "Pain at night"),
        ("Pain (of \\label{x} many \\index{pain})", "Pain (of many)"),
        ("Pain \\autocite{a} \\autocite{b}!", "Pain!"),
        ("An alpha \\cite{a} .87 and \\cite{b} more", "An alpha .87 and more"),
        ("An alpha of .87 .", "An alpha of .87 ."),
        ("Pain \\cite{a} \\ldots", "Pain…"),
    ] {
        assert_eq!(blocks(source), [wanted], "{source}");
    }
}

#[test]
fn signs_are_as_they_print() {
    for (source, wanted) in [
        (
            r#"\'Area, a\~no, verg\"uenza, cl\'{\i}nico, gar\c{c}on"#,
            "Área, año, vergüenza, clínico, garçon",
        ),
        (r#"``Quoted'' and "<citado">, ?`qu\'e?"#, "“Quoted” and «citado», ¿qué?"),
        (r"5~\% of $n = 40$ at \SI{5}{mg}", "5 % of n = 40 at 5 mg"),
        (r"a -- b --- c", "a – b — c"),
    ] {
        assert_eq!(blocks(source), [wanted], "{source}");
    }
    let latin: Vec<u8> = ES.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let Some(Reads::Text(read)) = FORMAT.read else { panic!("it is read as text") };
    assert_eq!(read(&latin, None).unwrap().as_str(), ES);
}

/// The files there are, and what is read of the first.
#[test]
fn included_files_are_read_in_their_places() {
    let read = |files: &[(&str, &str)]| {
        let fetch = |name: &str| {
            let file = files.iter().find(|(known, _)| *known == name);
            file.map(|(_, content)| content.as_bytes().to_vec())
        };
        let Some(Reads::Text(read)) = FORMAT.read else { panic!("it is read as text") };
        let text = read(files[0].1.as_bytes(), Some(&fetch)).unwrap();
        text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let subfile =
        "\\documentclass[main]{subfiles}\n\\begin{document}\nB \\input{c}\n\\end{document}\n";
    for (files, wanted) in [
        (vec![("m.tex", "A \\input{b} C"), ("b.tex", "B")], "A B C"),
        (vec![("m.tex", "A \\input b\nC"), ("b.tex", "B")], "A B C"),
        (
            vec![
                ("m.tex", "A \\include{d/b.tex} C"),
                ("d/b.tex", "B \\input{d/c}"),
                ("d/c.tex", "c"),
            ],
            "A B c C",
        ),
        (vec![("m.tex", "A % \\input{b}\nC \\input{no}"), ("b.tex", "B")], "A C"),
        (vec![("m.tex", "A \\subfile{b} D"), ("b.tex", subfile), ("c.tex", "C")], "A B C D"),
        (
            vec![("m.tex", "A \\import{d/}{b} D"), ("d/b.tex", "B \\input{c}"), ("d/c.tex", "C")],
            "A B C D",
        ),
        (vec![("m.tex", "A \\input{b.txt}"), ("b.txt", "B")], "A B"),
        // a file that includes itself ends somewhere
        (vec![("m.tex", "A \\input{m}")], "A A A A A A A A A"),
    ] {
        assert_eq!(read(&files), wanted, "{files:?}");
    }
}
