//! The server of `cotejo review`: who is let in, what is saved, and what is refused.
#![cfg(feature = "server")]

mod server;

use serde_json::{Value, json};
use server::Answer;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const PAIRS: &str = "id\ten\tes\n1\tShame fell in the group.\tLa vergüenza bajó en el grupo.\n2\tGuilt <b>rose</b> by 12%.\t\
                     La culpa <script>alert(1)</script> subió un 21 %.\n3\tNurses stayed.\tLas enfermeras se quedaron.\n";

/// A review that is under way.
struct Review {
    process: Child,
    host: String,
    token: String,
    cookie: String,
}

impl Review {
    fn start(dir: &Path, arguments: &[&str]) -> Self {
        let fixed = ["review", "--no-open", "--quiet", "--no-clinical"];
        let (process, address) = server::start(dir, &fixed, arguments);
        let (host, token) = address.split_once("/?token=").unwrap();
        let (host, token) = (host.to_owned(), token.to_owned());
        Review { process, host, token, cookie: String::new() }
    }

    /// The same, with the token handed over.
    fn open(dir: &Path, arguments: &[&str]) -> Self {
        let mut review = Review::start(dir, arguments);
        let answer = review.send(&format!(
            "GET /?token={} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            review.token, review.host
        ));
        assert_eq!(answer.status, 303, "{answer:?}");
        let cookie = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: "));
        let cookie = cookie.unwrap().split(';').next().unwrap();
        review.cookie = format!("Cookie: {cookie}\r\n");
        review
    }

    /// Sends bytes as they are and returns what comes back.
    fn send(&self, request: &str) -> Answer {
        server::send(&self.host, request.as_bytes())
    }

    fn get(&self, path: &str) -> Answer {
        let Review { host, cookie, .. } = self;
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\n{cookie}Connection: close\r\n\r\n"
        ))
    }

    fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_with(path, &format!("Origin: http://{}\r\n", self.host), "application/json", body)
    }

    fn post_with(&self, path: &str, origin: &str, media_type: &str, body: &Value) -> Answer {
        let Review { host, cookie, .. } = self;
        let body = body.to_string();
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{cookie}{origin}Content-Type: {media_type}\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ))
    }

    fn operate(&self, revision: usize, operation: Value) -> Answer {
        let body = json!({"page": "a", "revision": revision, "operation": operation});
        self.post("/api/documents/0/operations", &body)
    }

    /// Leaves, and returns what was said at the end.
    fn quit(self) -> String {
        let (said, status) = self.left();
        assert_eq!(status, Some(0), "{said}");
        said
    }

    /// Leaves, and returns what was said at the end and the exit status.
    fn left(mut self) -> (String, Option<i32>) {
        assert_eq!(self.post("/api/quit", &json!({"page": "a"})).status, 200);
        let mut said = String::new();
        self.process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (said, self.process.wait().unwrap().code())
    }
}

impl Drop for Review {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("pairs.tsv"), PAIRS).unwrap();
    dir
}

#[test]
fn only_its_own_page_is_let_in() {
    let dir = folder();
    let review = Review::open(dir.path(), &["pairs.tsv", "--patience", "0.3"]);
    let Review { host, cookie, token, .. } = &review;
    let port = host.split_once(':').unwrap().1;
    let get = |path: &str, head: &str| {
        review.send(&format!("GET {path} HTTP/1.1\r\n{head}Connection: close\r\n\r\n")).status
    };
    for (head, status) in [
        (format!("Host: {host}\r\n{cookie}"), 200),
        // without the cookie, or with another
        (format!("Host: {host}\r\n"), 403),
        (format!("Host: {host}\r\nCookie: cotejo-{port}=0123\r\n"), 403),
        // another name for this machine, as one has that a foreign site points here
        (format!("Host: evil.example:{port}\r\n{cookie}"), 421),
        (format!("Host: localhost:{port}\r\n{cookie}"), 421),
        (format!("Host: 127.0.0.1\r\n{cookie}"), 421),
        (format!("Host: {host}\r\nHost: evil.example\r\n{cookie}"), 421),
        (cookie.clone(), 421),
        // another site asks
        (format!("Host: {host}\r\nSec-Fetch-Site: cross-site\r\n{cookie}"), 403),
        (format!("Host: {host}\r\nSec-Fetch-Site: same-site\r\n{cookie}"), 403),
    ] {
        assert_eq!(get("/api/documents", &head), status, "{head}");
    }
    assert_eq!(
        get(&format!("/?token={token}"), &format!("Host: {host}\r\n")),
        403,
        "it is good once"
    );
    let wanted = json!({"page": "a", "revision": 0, "operation": {"do": "confirm", "bead": 0}});
    let path = "/api/documents/0/operations";
    let own = format!("Origin: http://{host}\r\n");
    for (origin, media_type, status) in [
        ("", "application/json", 403),
        ("Origin: https://evil.example\r\n", "application/json", 403),
        ("Origin: null\r\n", "application/json", 403),
        (&own, "text/plain", 415),
        (&own, "application/x-www-form-urlencoded", 415),
        (&own, "application/json", 200),
    ] {
        let answer = review.post_with(path, origin, media_type, &wanted);
        assert_eq!(answer.status, status, "{origin} {media_type}");
    }
    for method in ["PUT", "DELETE", "OPTIONS"] {
        let answer = review.send(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{cookie}Connection: close\r\n\r\n"
        ));
        assert_eq!(answer.status, 405);
        assert!(!answer.head.contains("access-control"), "{}", answer.head);
    }
}

#[test]
fn only_what_belongs_to_the_page_is_served() {
    let dir = folder();
    let review = Review::open(dir.path(), &["pairs.tsv"]);
    for path in [
        "/../pairs.tsv",
        "/pairs.tsv",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/api/documents/1",
        "/api/documents/-1",
        "/api/documents/0/words?bead=9",
        "/api/documents/../0",
        "/src/main.rs",
    ] {
        assert_eq!(review.get(path).status, 404, "{path}");
    }
    for path in ["/", "/main.js", "/report.css", "/es.json"] {
        let answer = review.get(path);
        assert_eq!(answer.status, 200, "{path}");
        for header in [
            "default-src 'none'",
            "script-src 'self'",
            "nosniff",
            "no-store",
            "frame-ancestors 'none'",
        ] {
            assert!(answer.head.contains(header), "{path}: {header}");
        }
    }
    let page = review.get("/").body;
    assert!(!page.contains("<script>") && !page.contains("style=") && !page.contains("onclick"));
    let listed = review.get("/api/documents");
    assert!(listed.head.contains("application/json"), "markup in texts is data");
    let document = review.get("/api/documents/0").json();
    let text = &document["segments"]["target"][1]["text"];
    assert_eq!(text, "La culpa <script>alert(1)</script> subió un 21 %.");
}

#[test]
fn what_is_too_large_or_too_slow_is_refused() {
    let dir = folder();
    let review = Review::open(dir.path(), &["pairs.tsv", "--patience", "0.3"]);
    let Review { host, cookie, .. } = &review;
    let head = format!(
        "POST /api/documents/0/operations HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n{cookie}\
         Content-Type: application/json\r\n"
    );
    let answer =
        review.send(&format!("{head}Content-Length: 104857600\r\n\r\n{}", " ".repeat(1000)));
    assert_eq!(answer.status, 413, "{answer:?}");
    // without a length it is known only as it comes
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
    let answer =
        review.send(&format!("{head}Transfer-Encoding: chunked\r\n\r\n{}", chunk.repeat(20)));
    assert_eq!(answer.status, 413, "{answer:?}");
    let start = Instant::now();
    let answer = review.send(&format!("{head}Content-Length: 10\r\n\r\n{{"));
    assert_eq!(answer.status, 408, "{answer:?}");
    let answer = review.send(&format!("GET /api/documents HTTP/1.1\r\nHost: {host}\r\n"));
    assert!([0, 408].contains(&answer.status), "{answer:?}");
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(review.get("/api/documents").status, 200);
}

#[test]
fn each_operation_is_saved_and_can_be_undone() {
    let dir = folder();
    let review = Review::open(dir.path(), &["pairs.tsv", "-o", "out"]);
    let saved = || -> Value {
        serde_json::from_slice(&fs::read(dir.path().join("out/pairs.cotejo.json")).unwrap())
            .unwrap()
    };
    let answer = review.operate(0, json!({"do": "merge", "bead": 1}));
    assert_eq!(answer.status, 200, "{answer:?}");
    let changed = answer.json();
    assert_eq!((&changed["revision"], &changed["can_undo"]), (&json!(1), &json!(true)));
    let beads = &changed["beads"];
    assert_eq!((&beads["at"], &beads["removed"]), (&json!(1), &json!(2)));
    assert_eq!(beads["inserted"][0]["source"], json!([1, 3]));
    assert_eq!(beads["inserted"][0]["status"], "corrected");
    assert_eq!(saved()["alignment"].as_array().unwrap().len(), 2);
    assert!(saved()["history"]["operations"][0]["time"].is_string());
    assert_eq!(review.operate(0, json!({"do": "undo"})).status, 409, "this revision is old");
    assert_eq!(review.operate(1, json!({"do": "merge", "bead": 1})).status, 422);
    assert_eq!(review.operate(1, json!({"do": "nothing"})).status, 422);
    assert_eq!(review.operate(1, json!({"do": "undo"})).status, 200);
    assert_eq!(saved()["alignment"].as_array().unwrap().len(), 3);
    assert_eq!(review.operate(2, json!({"do": "redo"})).status, 200);
    let realigned = json!({"page": "a", "revision": 3});
    assert_eq!(review.post("/api/documents/0/realign", &realigned).status, 200);
    let edit = json!({"do": "edit", "side": "target", "segment": 0, "text": "La vergüenza cayó."});
    assert_eq!(review.operate(4, edit).status, 200);
    review.quit();
    let memory = fs::read_to_string(dir.path().join("out/pairs.tmx")).unwrap();
    assert!(memory.contains("<seg>La vergüenza cayó.</seg>"), "{memory}");
    // and it goes on where it was left
    let review = Review::open(dir.path(), &["out/pairs.cotejo.json"]);
    let document = review.get("/api/documents/0").json();
    assert_eq!(document["can_undo"], true);
    assert_eq!(document["segments"]["target"][0]["text"], "La vergüenza cayó.");
}

#[test]
fn a_second_page_reads_only() {
    let dir = folder();
    let review = Review::open(dir.path(), &["pairs.tsv"]);
    let here = |page: &str| review.post("/api/page", &json!({"page": page})).json();
    assert_eq!(here("b")["read_only"], false);
    assert_eq!(here("a")["read_only"], true);
    assert_eq!(review.operate(0, json!({"do": "confirm", "bead": 0})).status, 403);
    review.post("/api/page", &json!({"page": "b", "leaving": true}));
    assert_eq!(here("a")["read_only"], false);
    assert_eq!(review.operate(0, json!({"do": "confirm", "bead": 0})).status, 200);
    assert_eq!(here("a")["revisions"], json!([1]));
}

#[test]
fn a_folder_that_cannot_be_written_is_refused_at_the_start() {
    let dir = folder();
    for output in ["pairs.tsv", "pairs.tsv/out", "pairs.tsv/deep/out"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
        command.args(["review", "--no-open", "--no-clinical", "--idle", "0.01", "pairs.tsv"]);
        let output = command.args(["-o", output]).current_dir(dir.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(output.stdout.is_empty() && said.contains("cannot be written"), "{said}");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_another_program_changed_is_left_alone() {
    let dir = folder();
    let review = Review::open(dir.path(), &["pairs.tsv"]);
    assert_eq!(review.operate(0, json!({"do": "confirm", "bead": 0})).status, 200);
    let file = dir.path().join("pairs.cotejo.json");
    let changed = fs::read_to_string(&file).unwrap().replace("Shame fell", "Shame sank");
    fs::write(&file, &changed).unwrap();
    let answer = review.operate(1, json!({"do": "confirm", "bead": 1}));
    assert_eq!(answer.status, 409, "{answer:?}");
    assert!(answer.json()["error"].as_str().unwrap().contains("changed by another program"));
    // nor is its memory written on leaving
    fs::write(dir.path().join("pairs.tmx"), "of the other program").unwrap();
    let (said, status) = review.left();
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("pairs.tmx was not written") && !said.contains("wrote"), "{said}");
    assert_eq!(fs::read_to_string(&file).unwrap(), changed);
    assert_eq!(fs::read_to_string(dir.path().join("pairs.tmx")).unwrap(), "of the other program");
}

#[test]
fn findings_are_in_the_language_of_the_page_and_terms_are_marked() {
    let dir = folder();
    let terms = "concept\tlanguage\tterm\nguilt\ten\tguilt\nguilt\tes\tculpa\nward\ten\tward\nward\tes\tsala\n";
    fs::write(dir.path().join("terms.tsv"), terms).unwrap();
    let pairs = "en\tes\nGuilt rose by 12%.\t😀 La culpa subió un 21 %.\nA ward.\tUn lugar.\nNo guilt.\tSin culpas.\n";
    fs::write(dir.path().join("pairs.tsv"), pairs).unwrap();
    let review = Review::open(dir.path(), &["pairs.tsv", "-g", "terms.tsv"]);
    let found = |query: &str| review.get(&format!("/api/documents/0/findings{query}")).json();
    for (query, message) in [
        ("", "“12” in the source, “21” in the target"),
        ("?language=en", "“12” in the source, “21” in the target"),
        ("?language=es", "«12» en el original, «21» en la traducción"),
        ("?language=pt", "“12” in the source, “21” in the target"),
    ] {
        let found = found(query);
        let findings = found["findings"].as_array().unwrap();
        let number = findings.iter().find(|finding| finding["rule"] == "number-mismatch").unwrap();
        assert_eq!((&number["message"], &number["severity"]), (&json!(message), &json!("error")));
    }
    let term = |segment: usize, from: usize, to: usize, concept: usize, alone: bool| json!({"segment": segment, "from": from, "to": to, "concept": concept, "alone": alone});
    let wanted = json!({
        "source": [term(0, 0, 5, 0, false), term(1, 2, 6, 1, true), term(2, 3, 8, 0, false)],
        "target": [term(0, 6, 11, 0, false), term(2, 4, 10, 0, false)],
    });
    assert_eq!(found("")["terms"], wanted);
    // after an edit, too
    let operation = json!({"do": "edit", "side": "target", "segment": 1, "text": "Una sala."});
    let wanted = json!({"page": "a", "revision": 0, "operation": operation});
    assert_eq!(review.post("/api/documents/0/operations", &wanted).status, 200);
    assert_eq!(found("")["terms"]["target"][1], term(1, 4, 8, 1, false));
}

#[test]
fn findings_are_settled() {
    let dir = folder();
    fs::write(dir.path().join("cotejo.toml"), "fail-on = \"never\"\n").unwrap();
    let pairs = "en\tes\nGuilt rose by 12%.\tLa culpa 😀 subió un 21 %.\n";
    fs::write(dir.path().join("pairs.tsv"), pairs).unwrap();
    let review = Review::open(dir.path(), &["pairs.tsv"]);
    let findings = || review.get("/api/documents/0/findings").json()["findings"].clone();
    let count = || findings().as_array().unwrap().len();
    let before = count();
    assert_eq!(findings()[0]["rule"], "number-mismatch", "{}", findings());
    // counted as browsers do
    let place = &findings()[0]["target"];
    assert_eq!((&place["segment"], &place["from"]), (&json!(0), &json!(21)));
    let settle = |revision: usize, decision: &str, reason: &str| {
        let wanted = json!({"page": "a", "revision": revision, "key": 0, "decision": decision, "reason": reason});
        review.post("/api/documents/0/findings", &wanted).status
    };
    assert_eq!(settle(0, "ignore", " "), 422);
    assert_eq!(settle(9, "ignore", "old"), 409);
    assert_eq!(settle(0, "ignore", "the author \"counts\" otherwise"), 200);
    assert_eq!(count(), before - 1);
    let config = fs::read_to_string(dir.path().join("cotejo.toml")).unwrap();
    assert!(
        config.starts_with("fail-on = \"never\"\n\n[[suppress]]\nrule = \"number-mismatch\"\n")
    );
    assert!(config.contains("reason = \"the author \\\"counts\\\" otherwise\""), "{config}");
    // what was settled stays so
    let checked = Command::new(env!("CARGO_BIN_EXE_cotejo"))
        .env("LC_ALL", "C")
        .args(["check", "pairs.tsv", "--no-clinical", "--quiet"])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert!(!String::from_utf8_lossy(&checked.stdout).contains("number-mismatch"));
}

#[test]
fn it_ends_by_itself_without_a_page() {
    let dir = folder();
    let mut review = Review::start(dir.path(), &["pairs.tsv", "--idle", "0.005"]);
    assert!(review.process.wait().unwrap().success());
    assert!(!dir.path().join("pairs.cotejo.json").exists(), "nothing was done");
}

/// Edits by script, killed at random moments: the file opens, and has all that was answered but perhaps one operation more.
#[test]
fn a_kill_loses_at_most_the_operation_under_way() {
    kill(4);
}

#[test]
#[ignore = "takes a minute"]
fn many_kills_lose_at_most_the_operation_under_way() {
    kill(50);
}

fn kill(times: usize) {
    let dir = folder();
    let file = dir.path().join("pairs.cotejo.json");
    let (mut answered, mut seed) = (0, 7_u64);
    for _ in 0..times {
        let mut review = Review::open(dir.path(), &["pairs.tsv"]);
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let (pid, wait) = (review.process.id(), Duration::from_millis(seed >> 58));
        let killer = std::thread::spawn(move || {
            std::thread::sleep(wait);
            Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap();
        });
        for revision in 0.. {
            let note = json!({"do": "note", "bead": 0, "text": format!("note {revision}")});
            if review.operate(revision, note).status != 200 {
                break;
            }
            answered += 1;
        }
        killer.join().unwrap();
        review.process.wait().unwrap();
        let saved: Value = match fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).expect("the file is whole"),
            Err(_) => Value::Null,
        };
        let operations = saved["history"]["operations"].as_array().map_or(0, Vec::len);
        assert!(operations == answered || operations == answered + 1, "{operations} of {answered}");
        answered = operations;
    }
}

#[test]
fn what_a_reader_of_the_report_decided_is_taken_over() {
    let dir = folder();
    let pairs =
        "en\tes\nGuilt rose by 12%.\tLa culpa subió un 21 %.\nShame fell.\tLa vergüenza bajó.\n";
    fs::write(dir.path().join("pairs.tsv"), pairs).unwrap();
    let decisions = json!({"cotejo-decisions": 1, "documents": [{
        "name": "pairs.tsv",
        "beads": [
            {"number": 2, "source": "Shame fell.", "target": "La vergüenza bajó.", "status": "confirmed", "note": "good"},
            {"number": 3, "source": "Gone.", "target": "", "status": "confirmed"},
        ],
        "findings": [
            {"rule": "number-mismatch", "source": "12", "target": "21", "decision": "ignore", "reason": "a misprint"},
        ],
    }]});
    fs::write(dir.path().join("decisions.json"), decisions.to_string()).unwrap();
    let run = |arguments: &[&str]| {
        let command = Command::new(env!("CARGO_BIN_EXE_cotejo"))
            .env("LC_ALL", "C")
            .args(arguments)
            .args(["--quiet", "pairs.tsv"])
            .current_dir(dir.path())
            .output()
            .unwrap();
        (command.status.code(), String::from_utf8(command.stderr).unwrap(), command.stdout)
    };
    let (status, said, _) =
        run(&["review", "--no-clinical", "-o", "out", "--apply", "decisions.json"]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("the decision on bead 3, “Gone.” | “” fits no more"), "{said}");
    let bytes = fs::read(dir.path().join("out/pairs.cotejo.json")).unwrap();
    let saved: Value = serde_json::from_slice(&bytes).unwrap();
    let bead = &saved["alignment"][1];
    assert_eq!((&bead["status"], &bead["note"]), (&json!("confirmed"), &json!("good")));
    let config = fs::read_to_string(dir.path().join("cotejo.toml")).unwrap();
    assert!(config.contains("reason = \"a misprint\""), "{config}");
    // what is settled is so when the file comes again
    let (status, said, _) =
        run(&["review", "--no-clinical", "-o", "out", "--apply", "decisions.json"]);
    assert_eq!((status, said.lines().count()), (Some(2), 1), "{said}");
    assert_eq!(fs::read(dir.path().join("out/pairs.cotejo.json")).unwrap(), bytes);
    assert_eq!(fs::read_to_string(dir.path().join("cotejo.toml")).unwrap(), config);
    // the aligner takes the same file
    let (status, said, stdout) = run(&["align", "-f", "json", "--pins", "decisions.json"]);
    assert_eq!(status, Some(0), "{said}");
    let aligned: Value = serde_json::from_slice(&stdout).unwrap();
    assert_eq!(aligned["alignment"][1]["note"], "good");
    fs::write(dir.path().join("other.json"), "{}").unwrap();
    let (status, said, _) = run(&["review", "-o", "out", "--apply", "other.json"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("other.json: holds no decisions"), "{said}");
}
