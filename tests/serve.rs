//! The server of `cotejo serve`: what OmegaT and LibreOffice send, what they are answered, and who is let in.
#![cfg(feature = "server")]

mod server;

use serde_json::Value;
use server::Answer;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const TOKEN: &str = "token-of-a-test-1";

/// A server that is up.
struct Server {
    process: Child,
    host: String,
    path: String,
}

/// The rule and the words of each match, by the offset and length that are answered.
fn matches(answer: &Answer, text: &str) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let all = answer.json()["matches"].as_array().unwrap().clone();
    let one = |found: Value| {
        let [start, length] = ["offset", "length"].map(|key| found[key].as_u64().unwrap());
        let words = &units[start as usize..(start + length) as usize];
        let rule = found["rule"]["id"].as_str().unwrap();
        format!("{rule}: {}", String::from_utf16(words).unwrap())
    };
    let mut matches: Vec<String> = all.into_iter().map(one).collect();
    matches.sort();
    matches
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        Server::start_in(Path::new("."), arguments)
    }

    fn start_in(dir: &Path, arguments: &[&str]) -> Self {
        let fixed = ["serve", "--quiet", "--port", "0", "--token", TOKEN];
        let (process, address) = server::start(dir, &fixed, arguments);
        let (host, path) = address.split_once('/').unwrap();
        assert_eq!(path, format!("{TOKEN}/v2"));
        Server { host: host.to_owned(), path: format!("/{path}"), process }
    }

    /// Sends bytes as they are and returns what comes back.
    fn send(&self, request: &[u8]) -> Answer {
        server::send(&self.host, request)
    }

    fn get(&self, path: &str) -> Answer {
        self.send(
            format!(
                "GET {}{path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
                self.path, self.host
            )
            .as_bytes(),
        )
    }

    /// Posts a form as Java's URLConnection does.
    fn post(&self, form: &str) -> Answer {
        let Server { host, path, .. } = self;
        self.send(
            format!(
                "POST {path}/check HTTP/1.1\r\nUser-Agent: OmegaT 6.1.0_0\r\nHost: {host}\r\n\
                 Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2\r\nConnection: close\r\n\
                 Content-type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
                form.len()
            )
            .as_bytes(),
        )
    }

    /// What OmegaT sends of a segment and its translation.
    fn omegat(&self, source: &str, target: &str, rest: &str) -> Answer {
        self.post(&format!(
            "text={}&language=es-MX&srctext={}&motherTongue=en-US&disabledCategories=&disabledRules=\
             DOUBLE_PUNCTUATION%2CSAME_TRANSLATION&enabledRules={rest}",
            encoded(target),
            encoded(source)
        ))
    }

    /// What LibreOffice sends of a paragraph.
    fn libreoffice(&self, text: &str) -> Answer {
        let Server { host, path, .. } = self;
        let form = format!("text={}&language=es-ES", encoded(text).replace('+', "%20"));
        self.send(
            format!(
                "POST {path}/check HTTP/1.1\r\nHost: {host}\r\nUser-Agent: LibreOffice 25.2.3.2 curl/8.14.1 \
                 OpenSSL/3.5.0\r\nAccept: */*\r\nConnection: close\r\nContent-Length: {}\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}",
                form.len()
            )
            .as_bytes(),
        )
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A text as Java's URLEncoder writes it.
fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b' ' => "+".to_owned(),
        byte if byte.is_ascii_alphanumeric() || b".-*_".contains(&byte) => char::from(byte).into(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

#[test]
fn omegat_takes_it_for_languagetool() {
    let server = Server::start(&["--no-clinical"]);
    // it first tries whether a server is there
    let tried = server.post("text=Test&language=en-US&disabledCategories=FOO");
    assert_eq!(tried.status, 200, "{tried:?}");
    assert!(!tried.body.contains("<?xml"));
    let answer = tried.json();
    assert_eq!(answer["software"]["apiVersion"], 1);
    assert_eq!(answer["software"]["name"], "LanguageTool");
    assert_eq!(answer["matches"].as_array().unwrap().len(), 0);
    // then which languages it has
    let languages = server.get("/languages").json();
    let has = |long: &str, code: &str| {
        let mut all = languages.as_array().unwrap().iter();
        all.any(|one| one["longCode"] == long && one["code"] == code && one["name"].is_string())
    };
    for (long, code) in
        [("es", "es"), ("es-MX", "es"), ("en-US", "en"), ("pt-BR", "pt"), ("fr", "fr")]
    {
        assert!(has(long, code), "{long}");
    }
    assert_eq!(server.get("/info").json()["software"]["apiVersion"], 1);
    assert_eq!(server.get("/healthcheck").body, "OK");
    assert_eq!(server.get("/maxtextlength").body, "50000");
    let rules = server.get("/configinfo").json()["rules"].as_array().unwrap().clone();
    assert!(rules.iter().any(|rule| rule["ruleId"] == "number-mismatch"));
}

#[test]
fn a_translation_is_checked_against_its_source() {
    let dir = tempfile::tempdir().unwrap();
    let glossary = dir.path().join("terms.tsv");
    fs::write(&glossary, "en\tes\nshame\tvergüenza\nguilt\tculpa\n").unwrap();
    let server = Server::start(&["--no-clinical", "-g", glossary.to_str().unwrap()]);
    for (source, target, wanted) in [
        ("Shame fell.", "La vergüenza bajó.", vec![]),
        ("Shame fell by 12%.", "La vergüenza bajó un 21 %.", vec!["number-mismatch: 21"]),
        // accents and characters beyond 16 bits come before the place
        (
            "Señor 👩‍⚕️ said: shame rose by 12 points.",
            "El señor 👩‍⚕️ dijo: la vergüenza subió 13 puntos.",
            vec!["number-mismatch: 13"],
        ),
        // decomposed letters are two units each
        (
            "Shame fell by 5 points.",
            "La vergu\u{308}enza bajo\u{301} 6 puntos.",
            vec!["number-mismatch: 6"],
        ),
        // what lacks is asked for in the whole translation
        ("Shame fell.", "Algo bajó.", vec!["term-missing: Algo bajó."]),
        // of several sentences in the one that translates it
        (
            "The nurses slept well. Shame fell in the group.",
            "Las enfermeras durmieron bien. Algo bajó en el grupo.",
            vec!["term-missing: Algo bajó en el grupo."],
        ),
        ("The nurses slept.", "Las enfermeras  durmieron.", vec!["double-space:   "]),
        // what is to be added has a place that can be seen
        ("The nurses slept.", "Las enfermeras durmieron", vec!["end-punctuation: n"]),
        // what is wrong with the source is not for the translator
        ("The nurses  slept.", "Las enfermeras durmieron.", vec![]),
        ("The WHO slept.", "La OMS durmió.", vec![]),
        ("", "Las enfermeras  durmieron.", vec!["double-space:   "]),
        ("Shame fell.", "", vec![]),
        ("Shame fell.", " \n ", vec![]),
    ] {
        let answer = server.omegat(source, target, "");
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(matches(&answer, target), wanted, "{target}");
    }
    let pair = ("Shame fell by 12%.", "La vergüenza  bajó un 21 %.");
    for (rest, wanted) in [
        ("", "double-space, number-mismatch"),
        ("&disabledRules=double-space", "double-space, number-mismatch"), // the first of a name counts
        ("&enabledOnly=false", "double-space, number-mismatch"),
    ] {
        assert_eq!(rules(&server.omegat(pair.0, pair.1, rest)), wanted, "{rest}");
    }
    for (rest, wanted) in [
        ("disabledRules=double-space", "number-mismatch"),
        ("disabledRules=other,number-mismatch", "double-space"),
        ("disabledCategories=TYPOGRAPHY", "number-mismatch"),
        ("enabledRules=double-space", "double-space, number-mismatch"),
        ("enabledRules=double-space&enabledOnly=true", "double-space"),
        ("enabledCategories=NUMBERS&enabledOnly=yes", "number-mismatch"),
    ] {
        let form = format!(
            "text={}&language=es&srctext={}&motherTongue=en&{rest}",
            encoded(pair.1),
            encoded(pair.0)
        );
        assert_eq!(rules(&server.post(&form)), wanted, "{rest}");
        // a form in the address is the same
        assert_eq!(rules(&server.get(&format!("/check?{form}"))), wanted, "{rest}");
    }
    // a match in full
    let answer =
        server.omegat("Shame fell by 12 points.", "La vergüenza bajó 21 puntos.", "").json();
    let found = &answer["matches"][0];
    assert_eq!(found["replacements"][0]["value"], "12");
    assert_eq!(found["rule"]["issueType"], "numbers");
    assert_eq!(found["rule"]["category"]["id"], "NUMBERS");
    assert_eq!(found["rule"]["category"]["name"], "Numbers");
    assert_eq!(found["context"]["text"], "La vergüenza bajó 21 puntos.");
    assert_eq!((&found["context"]["offset"], &found["context"]["length"]), (&18.into(), &2.into()));
    assert_eq!(found["sentence"], "La vergüenza bajó 21 puntos.");
    assert!(found["message"].as_str().unwrap().contains("12"));
    assert_eq!(answer["language"]["code"], "es-MX");
}

/// The names of the rules that found something.
fn rules(answer: &Answer) -> String {
    let matches = answer.json()["matches"].as_array().unwrap().clone();
    let mut rules: Vec<String> =
        matches.iter().map(|found| found["rule"]["id"].as_str().unwrap().to_owned()).collect();
    rules.sort();
    rules.join(", ")
}

#[test]
fn a_text_alone_is_checked_for_what_it_says_itself() {
    let server = Server::start(&[]);
    for (text, wanted) in [
        ("Los  grupos de de control", vec!["double-space:   ", "repeated-word: de de"]),
        ("Revisamos el estado del arte.", vec!["term-deprecated: estado del arte"]),
        ("Los pacientes con soporte familiar mejoraron.", vec!["calque: soporte familiar"]),
        ("Bajó la ansiedad (en todos.", vec!["unbalanced-punctuation: ("]),
        ("Bajó la ansiedad , en todos.", vec!["space-before-punctuation:  ,"]),
        ("Se midió con la ABCD el 12 de mayo.", vec![]),
        ("Actualmente bajó la ansiedad.", vec![]),
    ] {
        let answer = server.libreoffice(text);
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(matches(&answer, text), wanted, "{text}");
    }
    // hints are of a category of their own, which LibreOffice shows less loudly
    let calque = &server.libreoffice("Hubo soporte familiar.").json()["matches"][0];
    assert_eq!(calque["rule"]["category"]["id"], "STYLE");
}

#[test]
fn markup_is_passed_over() {
    let server = Server::start(&["--no-clinical"]);
    let data = r#"{"annotation":[{"text":"Ñandú "},{"markup":"<b x=\"de de\">"},{"text":"de de"},{"markup":"</b>"},{"text":" dos."}]}"#;
    let sent = "Ñandú <b x=\"de de\">de de</b> dos.";
    let answer = server.post(&format!("data={}&language=es", encoded(data)));
    assert_eq!(matches(&answer, sent), ["repeated-word: de de"]);
    assert_eq!(answer.json()["matches"][0]["offset"], 19);
    // a blank that stands for markup is no text to be replaced
    let data = r#"{"annotation":[{"text":"La casa"},{"markup":"<br/>","interpretAs":" "},{"text":" nueva está."}]}"#;
    let answer = server.post(&format!("data={}&language=es", encoded(data)));
    assert_eq!(answer.json()["matches"][0]["rule"]["id"], "double-space");
    assert_eq!(answer.json()["matches"][0]["replacements"], serde_json::json!([]));
}

#[test]
fn what_cannot_be_checked_is_refused_in_plain_text() {
    let server = Server::start(&["--no-clinical"]);
    for (form, status, wanted) in [
        ("language=es".to_owned(), 400, "Error: Missing 'text' or 'data' parameter"),
        ("text=a".to_owned(), 400, "Error: Missing 'language' parameter"),
        ("text=a&language=xx".to_owned(), 400, "Error: 'xx' is not a language code known to"),
        ("text=a&data={}&language=es".to_owned(), 400, "Error: Set only 'text' or 'data'"),
        (format!("language=es&text={}", "a+".repeat(30_000)), 413, "Error: Your text exceeds"),
    ] {
        let answer = server.post(&form);
        assert_eq!(answer.status, status, "{answer:?}");
        assert!(answer.body.starts_with(wanted), "{answer:?}");
        assert!(answer.head.contains("content-type: text/plain"), "{answer:?}");
    }
    for path in ["", "/", "/check/check", "/words"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("/v2/check"), "{path}");
    }
}

#[test]
fn only_who_has_the_address_is_let_in() {
    let server = Server::start(&["--no-clinical", "--patience", "0.3"]);
    let Server { host, path, .. } = &server;
    let port = host.split_once(':').unwrap().1;
    let get = |path: &str, head: &str| {
        let request = format!("GET {path} HTTP/1.1\r\n{head}Connection: close\r\n\r\n");
        server.send(request.as_bytes()).status
    };
    let own = format!("Host: {host}\r\n");
    let languages = format!("{path}/languages");
    for (path, head, status) in [
        (languages.as_str(), own.clone(), 200),
        (&languages, "Host: evil.example\r\n".into(), 421),
        (&languages, format!("Host: evil.example:{port}\r\n"), 421),
        (&languages, format!("{own}Host: evil.example\r\n"), 421),
        (&languages, String::new(), 421),
        (&languages, format!("{own}Sec-Fetch-Site: cross-site\r\n"), 403),
        ("/v2/languages", own.clone(), 403),
        ("/", own.clone(), 403),
        ("/token-of-a-test-2/v2/languages", own.clone(), 403),
        ("/token-of-a-test-1x/v2/languages", own.clone(), 403),
        ("/token-of-a-test-/v2/languages", own.clone(), 403),
        ("//v2/languages", own.clone(), 403),
    ] {
        assert_eq!(get(path, &head), status, "{path} {head}");
    }
    for method in ["PUT", "DELETE", "OPTIONS", "HEAD"] {
        let request = format!("{method} {languages} HTTP/1.1\r\n{own}Connection: close\r\n\r\n");
        assert_eq!(server.send(request.as_bytes()).status, 405, "{method}");
    }
    // what is announced as too large is not read
    let large = format!("POST {path}/check HTTP/1.1\r\n{own}Content-Length: 2000000\r\n\r\n");
    assert_eq!(server.send(large.as_bytes()).status, 413);
    // nor what turns out to be
    let mut chunked =
        format!("POST {path}/check HTTP/1.1\r\n{own}Transfer-Encoding: chunked\r\n\r\n");
    for _ in 0..20 {
        chunked += &format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    }
    assert!([413, 0].contains(&server.send(chunked.as_bytes()).status));
    // a head or a body that comes too slowly is not waited for
    let start = Instant::now();
    server.send(format!("GET {languages} HTTP/1.1\r\nHost").as_bytes());
    let slow = format!("POST {path}/check HTTP/1.1\r\n{own}Content-Length: 10\r\n\r\ntext=");
    assert_eq!(server.send(slow.as_bytes()).status, 408);
    assert!(start.elapsed() < Duration::from_secs(10));
    // those do not keep others from being answered
    assert_eq!(get(&languages, &own), 200);
}

#[test]
fn requests_that_are_under_way_do_not_block_each_other() {
    let server = Server::start(&["--no-clinical"]);
    let mut half = TcpStream::connect(&server.host).unwrap();
    let head = format!(
        "POST {}/check HTTP/1.1\r\nHost: {}\r\nContent-Length: 40\r\n\r\ntext=",
        server.path, server.host
    );
    half.write_all(head.as_bytes()).unwrap();
    let long = format!("language=es&text={}", "Las+enfermeras+durmieron+bien.+".repeat(1000));
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..4).map(|_| scope.spawn(|| server.post(&long).status)).collect();
        for _ in 0..20 {
            assert_eq!(server.omegat("Two of 3.", "Dos de 4.", "").status, 200);
        }
        others.into_iter().for_each(|other| assert_eq!(other.join().unwrap(), 200));
    });
}

#[test]
fn the_configuration_and_the_options_count() {
    let dir = tempfile::tempdir().unwrap();
    let config = "clinical = false\n[rules]\ndouble-space = \"off\"\n\n[[suppress]]\nrule = \"repeated-word\"\n\
                  target = \"de de\"\nreason = \"a name\"\n";
    fs::write(dir.path().join("cotejo.toml"), config).unwrap();
    let text = "Los  grupos de de control y el el otro.";
    for (arguments, wanted) in [
        (vec![], vec!["repeated-word: el el"]),
        (vec!["--rule", "repeated-word=off"], vec![]),
        (
            vec!["--no-config"],
            vec!["double-space:   ", "repeated-word: de de", "repeated-word: el el"],
        ),
    ] {
        let server = Server::start_in(dir.path(), &arguments);
        assert_eq!(matches(&server.libreoffice(text), text), wanted, "{arguments:?}");
    }
    // an option that is no token, or a port that is taken, starts nothing
    let server = Server::start(&[]);
    let port = server.host.split_once(':').unwrap().1;
    for (arguments, wanted) in [
        (["--token", "short"], "16 letters"),
        (["--token", "with/a/slash/and/more"], "16 letters"),
        (["--port", port], "choose another --port"),
    ] {
        let failed = Command::new(env!("CARGO_BIN_EXE_cotejo"))
            .arg("serve")
            .args(arguments)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&failed.stderr).into_owned();
        assert_eq!(failed.status.code(), Some(2), "{said}");
        assert!(said.contains(wanted), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_without_a_complaint() {
    let mut server = Server::start(&["--no-clinical"]);
    assert_eq!(server.get("/languages").status, 200);
    let kill = Command::new("kill").args(["-INT", &server.process.id().to_string()]).status();
    assert!(kill.unwrap().success());
    let start = Instant::now();
    let status = server.process.wait().unwrap();
    assert!(start.elapsed() < Duration::from_secs(5));
    let mut said = String::new();
    server.process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}
