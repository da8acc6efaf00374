//! One bad record costs itself alone: it is named and counted, and all others are read.

mod place;

use place::{Place, code, err};

const EN: &str = "Shame was measured in ten clinics. Compassion rose in both groups.";
const ES: &str = "La vergüenza se midió en diez clínicas. La compasión aumentó en ambos grupos.";

fn json_line(id: &str) -> Vec<u8> {
    format!("{{\"id\": \"{id}\", \"en\": \"{EN}\", \"es\": \"{ES}\"}}").into_bytes()
}

fn article(id: usize) -> String {
    format!(
        "<PubmedArticle><MedlineCitation><PMID>{id}</PMID><Article><Abstract><AbstractText>{EN}</AbstractText>\
         </Abstract></Article><OtherAbstract Language=\"spa\"><AbstractText>{ES}</AbstractText></OtherAbstract>\
         </MedlineCitation></PubmedArticle>"
    )
}

#[test]
fn a_bad_line_takes_no_other_with_it() {
    let place = Place::new();
    for (bad, says) in [
        (
            &b"{\"id\": \"x\", \"en\": \"One \xff.\", \"es\": \"Uno.\"}"[..],
            "this line is not UTF-8",
        ),
        (b"\xc3", "this line is not UTF-8"),
        (b"{\"id\": \"x\", ", "this line is no JSON"),
        (b"[1, 2]", "this line is no JSON object"),
        (b"{\"id\": \"x\", \"year\": 2020}", "wants a text under each of two language codes"),
        (b"{\"id\": \"x\", \"pairs\": 7}", "\"pairs\" is no list"),
    ] {
        for at in [&[1][..], &[2], &[3], &[1, 2, 4]] {
            let (mut lines, mut good) = (Vec::new(), Vec::new());
            for number in 1..=2 + at.len() {
                if at.contains(&number) {
                    lines.push(bad.to_vec());
                } else {
                    good.push(format!("good{number}"));
                    lines.push(json_line(&format!("good{number}")));
                }
            }
            place.write("r.jsonl", lines.join(&b'\n'));
            let output = place.run(&["align", "r.jsonl", "-f", "csv", "-q"]);
            let (out, said) = (String::from_utf8(output.stdout.clone()).unwrap(), err(&output));
            assert_eq!(code(&output), 2, "{says}: {said}");
            assert!(good.iter().all(|id| out.contains(id.as_str())), "{says} at {at:?}: {out}");
            for number in at {
                assert!(said.contains(&format!("r.jsonl:{number}: {says}")), "{said}");
            }
        }
    }
}

#[test]
fn an_ill_formed_article_takes_no_other_with_it() {
    let place = Place::new();
    let inside = |what: &[u8]| {
        let whole = article(2).into_bytes();
        let at = whole.windows(4).position(|four| four == b"ten ").unwrap();
        [&whole[..at], what, &whole[at..]].concat()
    };
    let named = |name: &str| format!("many.xml:2: line 4: {name}");
    for (bad, says) in [
        (inside(b"<i>"), named("")),
        (inside(b"</b>"), named("")),
        (inside(b"<i a=\"x>"), named("")),
        (inside(b"<!-- "), named("")),
        (inside(b"<![CDATA[ "), named("")),
        (inside(b"&nosuch;"), named("the entity &nosuch;")),
        (inside(b"&;"), named("")),
        (inside(b"\xff\xfe"), named("")),
        (article(2).replace("</PubmedArticle>", "").into_bytes(), "many.xml:2: line ".into()),
        ([b"</stray>".to_vec(), article(2).into_bytes()].concat(), "many.xml: line 4: ".into()),
    ] {
        let start = b"<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n".to_vec();
        let (first, last) = (article(1).into_bytes(), article(3).into_bytes());
        let end = b"</PubmedArticleSet>\n".to_vec();
        place.write(
            "many.xml",
            [start, first, b"\n".to_vec(), bad.clone(), b"\n".to_vec(), last, end].concat(),
        );
        let output = place.run(&["align", "many.xml", "-f", "csv", "-q"]);
        let (out, said) = (String::from_utf8(output.stdout.clone()).unwrap(), err(&output));
        let shown = String::from_utf8_lossy(&bad);
        assert_eq!(code(&output), 2, "{shown}: {said}");
        assert!(said.contains(&says), "{shown}: {said}");
        for (id, lines) in [(1, "3 3"), (3, "5 5")] {
            assert!(out.contains(&format!(",many.xml:{id},{lines},")), "{shown}: {out}\n{said}");
        }
    }
}
