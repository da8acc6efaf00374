//! Nothing of a user's is destroyed: what is read is never written over, nothing is written twice, and what cotejo did not
//! write is left alone.

mod place;

use place::{Place, code, err};
use std::fs;
use std::path::Path;

const EN: &str = "Shame was measured in ten clinics. Self-criticism fell by 12%. Compassion rose in both groups.";
const ES: &str = "La vergüenza se midió en 10 clínicas. La autocrítica disminuyó un 12 %. La compasión aumentó en ambos grupos.";
const TMX: &str = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" \
                   segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body><tu \
                   creationdate=\"2026-01-02\"><tuv xml:lang=\"en\"><seg>Shame fell.</seg></tuv><tuv \
                   xml:lang=\"es\"><seg>La vergüenza disminuyó.</seg></tuv></tu></body></tmx>\n";

/// A folder with something of every kind that is read.
fn place() -> Place {
    let place = Place::new();
    place.write("a.txt", format!("{EN}\n\n{ES}\n"));
    place.write("b.txt", format!("{EN}\n\n{ES}\n").replace("12%", "13%"));
    place.write("p.en", format!("{EN}\n"));
    place.write("p.es", format!("{ES}\n"));
    place.write("d/c.txt", format!("{EN}\n\n{ES}\n"));
    place.write("d/deep/x.en.txt", EN);
    place.write("d/deep/x.es.txt", ES);
    place.write("m.tmx", TMX);
    place.write("n.tmx", TMX);
    place.write("g.csv", "en,es\nguilt,culpa\n");
    place.write("lexicon.tsv", "en\tes\tstrength\nguilt\tculpa\t1\n");
    place.write("cotejo.toml", "glossaries = [\"named.tsv\"]\n");
    place.write("named.tsv", "en\tes\nshame\tvergüenza\n");
    place.write("r.jsonl", format!("{}\n", serde_json::json!({"en": EN, "es": ES})));
    for name in ["en.sent", "es.sent"] {
        place.write(&format!("gold/en-es/doc/{name}"), "One.\nTwo.\n");
        place.write(&format!("gold2/en-es/doc/{name}"), "One.\nTwo.\n");
    }
    place.write("gold/en-es/doc/gold.tsv", "1\t1\t1-1\n2\t2\t1-1\n");
    place.write("gold2/en-es/doc/gold.tsv", "1\t1\t1-1\n2\t2\t1-1\n");
    place.out(&["check", "b.txt", "--no-config", "--update-baseline", "accepted.tsv", "-q"]);
    place
}

/// All files with their content.
fn state(place: &Place) -> Vec<(String, Vec<u8>)> {
    let files = place.files().into_iter();
    files.map(|name| (name.clone(), fs::read(place.path(&name)).unwrap())).collect()
}

/// Each row: a command whose outputs would destroy something, and what is said of it.
const CLASHES: &[(&[&str], &str)] = &[
    // outputs over inputs
    (&["run", "a.txt", "m.tmx", "a.tmx"], "m.tmx: this is an input"),
    (
        &["run", "a.txt", "--report", "a.txt"],
        "this is an input, and would be written over by --report",
    ),
    (&["run", "a.txt", "--report", "./d/../a.txt"], "this is an input (as a.txt)"),
    (&["run", "a.txt", "b.txt", "--report", "b.txt"], "this is an input"),
    (&["run", "d", "-o", "out", "--report", "d/c.txt"], "this is an input"),
    (&["run", "d", "-o", "out", "--report", "d/deep/x.es.txt"], "this is an input"),
    (&["run", "a.txt", "--lexicon-out", "a.txt"], "this is an input"),
    (&["align", "a.txt", "-o", "a.txt"], "this is an input"),
    (&["align", "a.txt", "-f", "tmx", "-o", "a.txt"], "this is an input"),
    (&["align", "a.txt", "b.txt", "-f", "csv", "-o", "b.txt"], "this is an input"),
    (&["align", "d", "-f", "tmx", "-o", "d/c.txt"], "this is an input"),
    (&["align", "p.en", "p.es", "-f", "moses", "-o", "p"], "this is an input"),
    (&["align", "r.jsonl", "-f", "jsonl", "-o", "r.jsonl"], "this is an input"),
    (&["align", "a.txt", "--lexicon-out", "a.txt"], "this is an input"),
    (&["check", "a.txt", "-f", "json", "-o", "a.txt"], "this is an input"),
    (&["check", "d", "-f", "html", "-o", "d/c.txt"], "this is an input"),
    (&["check", "a.txt", "--update-baseline", "a.txt"], "this is an input"),
    (&["check", "m.tmx", "--update-baseline", "m.tmx"], "this is an input"),
    (&["glossary", "extract", "m.tmx", "-o", "m.tmx"], "this is an input"),
    (&["convert", "m.tmx", "m.tmx"], "this is an input"),
    (&["convert", "m.tmx", "x/../m.tmx"], "this is an input"),
    (&["validate", "m.tmx", "--fix", "-o", "m.tmx"], "this is an input"),
    (&["eval", "gold/en-es", "--write", "gold/en-es/doc/gold.tsv"], "cannot be written"),
    (&["learn", "gold/en-es", "--folds", "1", "-o", "gold/en-es/doc/gold.tsv"], "this is an input"),
    // outputs over what else is read
    (&["run", "a.txt", "-g", "g.csv", "--report", "g.csv"], "this is a glossary"),
    (
        &["run", "a.txt", "--lexicon", "lexicon.tsv", "--lexicon-out", "lexicon.tsv"],
        "this is a lexicon",
    ),
    (
        &["align", "a.txt", "--lexicon", "lexicon.tsv", "-f", "tsv", "-o", "lexicon.tsv"],
        "this is a lexicon",
    ),
    (&["align", "a.txt", "-f", "tsv", "-o", "cotejo.toml"], "this is the configuration"),
    (&["align", "a.txt", "-f", "tsv", "-o", "named.tsv"], "this is a glossary"),
    (&["check", "a.txt", "-g", "g.csv", "-f", "json", "-o", "g.csv"], "this is a glossary"),
    (&["check", "a.txt", "-g", "g.csv", "--update-baseline", "g.csv"], "this is a glossary"),
    (&["check", "a.txt", "-g", "g.csv", "--lexicon-out", "g.csv"], "this is a glossary"),
    (&["check", "a.txt", "-f", "json", "-o", "named.tsv"], "this is a glossary"),
    (
        &["check", "a.txt", "--config", "cotejo.toml", "-f", "json", "-o", "cotejo.toml"],
        "this is the configuration",
    ),
    (
        &["check", "a.txt", "--baseline", "accepted.tsv", "-f", "json", "-o", "accepted.tsv"],
        "this is the baseline",
    ),
    (
        &["run", "a.txt", "--baseline", "accepted.tsv", "--report", "accepted.tsv"],
        "this is the baseline",
    ),
    (
        &["run", "a.txt", "--baseline", "accepted.tsv", "--lexicon-out", "accepted.tsv"],
        "this is the baseline",
    ),
    (&["check", "a.txt", "--update-baseline", "b.txt"], "this is no baseline"),
    (&["glossary", "extract", "m.tmx", "-g", "g.csv", "-o", "g.csv"], "this is a glossary"),
    (&["glossary", "convert", "g.csv", "g.csv"], "this is a glossary"),
    (&["glossary", "convert", "g.csv", "d/../g.csv", "--to", "toml"], "this is a glossary"),
    // outputs over outputs
    (&["run", "a.txt", "-o", "out", "--report", "out/a.tmx"], "both"),
    (&["run", "d", "-o", "out", "--report", "out/deep/x.cotejo.json"], "both"),
    (&["run", "a.txt", "-o", "out", "--lexicon-out", "out/../out/a.tmx"], "both"),
    (&["run", "a.txt", "-o", "out", "--report", "x", "--lexicon-out", "x"], "both"),
    (&["align", "a.txt", "-f", "tmx", "-o", "x", "--lexicon-out", "./x"], "both"),
    (&["check", "a.txt", "-f", "json", "-o", "x", "--update-baseline", "x"], "both"),
    (&["check", "a.txt", "-f", "json", "-o", "x", "--lexicon-out", "x"], "both"),
    (&["check", "a.txt", "--lexicon-out", "x", "--update-baseline", "x"], "both"),
    (&["glossary", "extract", "m.tmx", "-o", "x", "--lexicon-out", "x"], "both"),
    (&["learn", "gold/en-es", "gold2/en-es", "--write", "out"], "both"),
    // outputs over folders
    (&["align", "a.txt", "-f", "tmx", "-o", "d"], "this is a folder"),
    (&["run", "a.txt", "--report", "d"], "this is a folder"),
];

#[test]
fn a_clash_is_refused_before_any_work() {
    let place = place();
    place.write("a.tmx", TMX);
    let before = state(&place);
    for (args, said) in CLASHES {
        let output = place.run(args);
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
        assert!(err(&output).contains(said), "{args:?} says {:?}", err(&output));
        assert!(state(&place) == before, "{args:?} changed {:?}", place.files());
    }
}

#[cfg(unix)]
#[test]
fn links_lead_to_the_file_that_they_are() {
    let place = place();
    fs::hard_link(place.path("a.txt"), place.path("hard")).unwrap();
    std::os::unix::fs::symlink("a.txt", place.path("soft")).unwrap();
    std::os::unix::fs::symlink("d", place.path("e")).unwrap();
    std::os::unix::fs::symlink("g.csv", place.path("terms")).unwrap();
    let before = state(&place);
    for args in [
        &["align", "a.txt", "-f", "tsv", "-o", "hard"][..],
        &["align", "a.txt", "-f", "tsv", "-o", "soft"],
        &["align", "soft", "-f", "tsv", "-o", "hard"],
        &["align", "d/c.txt", "-f", "tsv", "-o", "e/c.txt"],
        &["run", "d", "--report", "e/c.txt"],
        &["check", "a.txt", "-g", "g.csv", "-f", "json", "-o", "terms"],
        &["check", "a.txt", "-g", "terms", "-f", "json", "-o", "g.csv"],
        &["convert", "m.tmx", "e/../m.tmx"],
    ] {
        let output = place.run(args);
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
        assert!(err(&output).contains(" (as "), "{args:?} says {:?}", err(&output));
        assert!(state(&place) == before, "{args:?}");
    }
    let append = |name: &str| fs::OpenOptions::new().append(true).open(place.path(name)).unwrap();
    for (args, file) in [
        (&["align", "a.txt", "-f", "tsv"][..], "a.txt"),
        (&["check", "a.txt", "-g", "g.csv"], "g.csv"),
        (&["convert", "m.tmx", "-", "--to", "tmx"], "m.tmx"),
        (&["align", "d", "-f", "texts"], "d/c.txt"),
    ] {
        let output = place.command(args).stdout(append(file)).output().unwrap();
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
        assert!(
            err(&output).contains("would be written over by standard output"),
            "{args:?}: {}",
            err(&output)
        );
        assert!(state(&place) == before, "{args:?}");
    }
    // a new file in the folder that is read is none of its inputs
    let new = fs::File::create(place.path("d/all.tmx")).unwrap();
    let output = place.command(&["align", "d", "-f", "tmx"]).stdout(new).output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    fs::remove_file(place.path("d/all.tmx")).unwrap();
    let mut command = place.command(&["align", "-", "-f", "tsv", "-o", "a.txt"]);
    let output = command.stdin(fs::File::open(place.path("a.txt")).unwrap()).output().unwrap();
    assert!(code(&output) == 2 && state(&place) == before, "{}", err(&output));
}

#[test]
fn inputs_of_one_name_get_outputs_of_two() {
    let place = place();
    place.write("r.jsonl.1.txt", format!("{EN}\n\n{ES}\n"));
    place.out(&["run", "r.jsonl", "r.jsonl.1.txt", "a.txt", "d/../a.txt", "-o", "out"]);
    let memories: Vec<String> = place
        .files()
        .into_iter()
        .filter(|name| name.starts_with("out/") && name.ends_with(".tmx"))
        .collect();
    assert_eq!(memories, ["out/a-2.tmx", "out/a.tmx", "out/r.jsonl.1-2.tmx", "out/r.jsonl.1.tmx"]);
}

#[test]
fn a_run_knows_its_own_files_again() {
    let place = place();
    place.write("d/r.jsonl", fs::read(place.path("r.jsonl")).unwrap());
    for args in [
        &["run", "d", "-o", "d", "--report", "d/report.html", "--lexicon-out", "d/words.tsv"][..],
        &["run", "a.txt", "r.jsonl"],
        &["align", "d", "-f", "tmx", "-o", "d/all.tmx"],
        &["align", "d", "-f", "csv", "-o", "d/all.csv"],
        &["check", "d", "-f", "html", "-o", "d/findings.html"],
        &["check", "d", "--update-baseline", "accepted.tsv"],
        &["convert", "m.tmx", "corpus", "--to", "moses"],
        &["eval", "gold/en-es", "--write", "aligned"],
    ] {
        place.out(args);
        let once = state(&place);
        place.out(args);
        let names = |state: &[(String, Vec<u8>)]| -> Vec<String> {
            state.iter().map(|(name, _)| name.clone()).collect()
        };
        let twice = state(&place);
        assert_eq!(names(&once), names(&twice), "{args:?}");
        assert!(once == twice, "{args:?} wrote other bytes");
    }
    // an unchanged file follows its text
    place.write("a.txt", format!("{EN}\n\n{ES}\n").replace("Compassion rose", "Compassion grew"));
    place.out(&["run", "a.txt"]);
    assert!(fs::read_to_string(place.path("a.tmx")).unwrap().contains("Compassion grew"));
    assert_eq!(code(&place.run(&["validate", "m.tmx", "--fix"])), 0);
    place.write("m.tmx", TMX.replace("Shame", "Guilt"));
    assert_eq!(code(&place.run(&["validate", "m.tmx", "--fix"])), 0);
    assert!(fs::read_to_string(place.path("m.mended.tmx")).unwrap().contains("Guilt"));
}

/// Each row: a command, and a file that it would write under a name of its own.
#[test]
fn what_cotejo_did_not_write_is_left_alone() {
    for (args, file) in [
        (&["run", "a.txt"][..], "a.tmx"),
        (&["run", "a.txt"], "a.cotejo.json"),
        (&["run", "a.txt", "b.txt", "-o", "out"], "out/b.tmx"),
        (&["run", "d", "-o", "d"], "d/deep/x.tmx"),
        (&["run", "r.jsonl"], "r.jsonl.1.tmx"),
        (&["validate", "m.tmx", "--fix"], "m.mended.tmx"),
        (&["convert", "m.tmx", "corpus", "--to", "moses"], "corpus.es"),
        (&["align", "a.txt", "-f", "moses", "-o", "corpus"], "corpus.en"),
        (&["eval", "gold/en-es", "--write", "aligned"], "aligned/doc.tsv"),
    ] {
        let place = place();
        place.write(file, "mine");
        let before = state(&place);
        let output = place.run(args);
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
        assert!(err(&output).contains("was not written by cotejo"), "{args:?}: {}", err(&output));
        assert_eq!(fs::read(place.path(file)).unwrap(), b"mine", "{args:?}");
        if args[0] == "run" {
            assert!(state(&place) == before, "{args:?} wrote {:?}", place.files());
        }
        for number in 1..3 {
            place.write(file, "mine");
            place.out(&[args, &["--force"]].concat());
            let kept = fs::read(place.path(&format!("{file}.~{number}~"))).unwrap();
            assert_eq!(kept, b"mine", "{args:?}");
            assert_ne!(fs::read(place.path(file)).unwrap(), b"mine", "{args:?}");
        }
        // what it wrote itself is not kept
        place.out(&[args, &["--force"]].concat());
        assert!(!place.path(&format!("{file}.~3~")).exists(), "{args:?}");
    }
}

#[test]
fn what_was_changed_since_is_left_alone() {
    let place = place();
    place.out(&["run", "a.txt"]);
    for file in ["a.tmx", "a.cotejo.json"] {
        let written = fs::read_to_string(place.path(file)).unwrap();
        place.write(file, written.replace("Compassion rose", "Compassion grew"));
        assert_eq!(code(&place.run(&["run", "a.txt"])), 2, "{file}");
        assert!(
            fs::read_to_string(place.path(file)).unwrap().contains("Compassion grew"),
            "{file}"
        );
        place.write(file, written);
        place.out(&["run", "a.txt"]);
    }
}

#[test]
fn a_file_that_is_named_may_be_replaced() {
    let place = place();
    for args in [
        &["align", "a.txt", "-f", "tmx", "-o", "old"][..],
        &["check", "a.txt", "-f", "json", "-o", "old"],
        &["convert", "m.tmx", "old", "--to", "csv"],
        &["glossary", "convert", "g.csv", "old", "--to", "toml"],
        &["run", "a.txt", "-o", "out", "--report", "old"],
    ] {
        place.write("old", "mine");
        place.out(args);
        assert_ne!(fs::read(place.path("old")).unwrap(), b"mine", "{args:?}");
    }
    assert!(place.files().iter().all(|name| !name.contains('~')));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::io::Read;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_read_only_file_stays() {
        let place = place();
        place.out(&["run", "a.txt"]);
        for (args, file) in [
            (&["convert", "m.tmx", "n.tmx"][..], "n.tmx"),
            (&["align", "a.txt", "-f", "tsv", "-o", "n.tmx"], "n.tmx"),
            (&["run", "a.txt"], "a.tmx"),
            (&["run", "a.txt", "--force"], "a.cotejo.json"),
            (&["check", "a.txt", "--update-baseline", "accepted.tsv"], "accepted.tsv"),
        ] {
            set_mode(&place.path(file), 0o444);
            let before = state(&place);
            let output = place.run(args);
            assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
            assert!(err(&output).contains("read-only"), "{args:?}: {}", err(&output));
            assert!(state(&place) == before, "{args:?}");
            set_mode(&place.path(file), 0o644);
        }
    }

    #[test]
    fn modes_links_and_pipes_stay() {
        let place = place();
        set_mode(&place.path("n.tmx"), 0o640);
        symlink("n.tmx", place.path("link.tmx")).unwrap();
        symlink("d/new.tmx", place.path("dangling.tmx")).unwrap();
        let owner = fs::metadata(place.path("n.tmx")).unwrap().uid();
        for (output, file) in
            [("link.tmx", "n.tmx"), ("dangling.tmx", "d/new.tmx"), ("n.tmx", "n.tmx")]
        {
            place.write("m.tmx", TMX.replace("Shame", output));
            place.out(&["convert", "m.tmx", output]);
            assert!(fs::read_to_string(place.path(file)).unwrap().contains(output), "{output}");
        }
        assert!(place.path("link.tmx").is_symlink() && place.path("dangling.tmx").is_symlink());
        assert_eq!(
            (mode(&place.path("n.tmx")), owner),
            (0o640, fs::metadata(place.path("n.tmx")).unwrap().uid())
        );
        // a new file has the mode of any other
        let plain = mode(&place.write("plain", ""));
        place.out(&["convert", "m.tmx", "fresh.tmx"]);
        assert_eq!(mode(&place.path("fresh.tmx")), plain);

        place.out(&["convert", "m.tmx", "/dev/null", "--to", "tmx"]);
        assert!(Command::new("mkfifo").arg(place.path("pipe")).status().unwrap().success());
        let reader = fs::File::open;
        let path = place.path("pipe");
        let read = std::thread::spawn(move || {
            let mut text = String::new();
            reader(path).unwrap().read_to_string(&mut text).unwrap();
            text
        });
        place.out(&["convert", "m.tmx", "pipe", "--to", "tmx"]);
        assert!(read.join().unwrap().contains("</tmx>"));
    }

    #[test]
    fn an_interrupt_leaves_no_unfinished_file() {
        for (signal, status) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
            let place = place();
            let before = state(&place);
            // the input never ends, so that the output is never whole
            let mut child = place.command(&["convert", "-", "n.tmx", "--from", "jsonl"]);
            child.stdin(Stdio::piped()).stderr(Stdio::null());
            // under `nohup` the tests themselves ignore a signal
            // SAFETY: `signal` may be called between fork and exec
            unsafe {
                child.pre_exec(|| {
                    for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGHUP] {
                        libc::signal(signal, libc::SIG_DFL);
                    }
                    Ok(())
                });
            }
            let mut child = child.spawn().unwrap();
            let mut input = child.stdin.take().unwrap();
            let record = serde_json::json!({"id": "1", "pairs": [{"en": "One.", "es": "Uno."}]});
            std::io::Write::write_all(&mut input, format!("{record}\n{record}\n").as_bytes())
                .unwrap();
            let begun = Instant::now();
            while place.files().len() == before.len() {
                assert!(begun.elapsed() < Duration::from_secs(20), "nothing is written");
                std::thread::sleep(Duration::from_millis(5));
            }
            let kill = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
            assert!(kill.unwrap().success());
            assert_eq!(child.wait().unwrap().code(), Some(status), "{signal}");
            assert!(state(&place) == before, "{signal} left {:?}", place.files());
        }
    }

    #[test]
    fn an_interrupt_that_is_ignored_stays_so() {
        let place = place();
        let program = env!("CARGO_BIN_EXE_cotejo");
        // the shell sends the signal to itself and to cotejo, which has begun to write by then
        let script = format!(
            "trap '' HUP; (sleep 1; printf '%s\\n' '{{\"pairs\": [{{\"en\": \"One.\", \"es\": \"Uno.\"}}]}}'; sleep 1) | \
             '{program}' convert - out.tmx --from jsonl -q & sleep 1.5; kill -s HUP $!; wait $!"
        );
        let status = Command::new("sh")
            .env("LC_ALL", "C")
            .args(["-c", &script])
            .current_dir(place.dir.path())
            .status();
        assert!(status.unwrap().success() && place.path("out.tmx").exists());
    }

    #[test]
    fn a_planted_link_is_not_followed() {
        let place = place();
        // the name that the unfinished file had when it was made of the number of the process
        let script = format!(
            "ln -s ../n.tmx out/m.tmx.$$.part; exec '{}' convert m.tmx out/m.tmx -q",
            env!("CARGO_BIN_EXE_cotejo")
        );
        fs::create_dir(place.path("out")).unwrap();
        let status = Command::new("sh")
            .env("LC_ALL", "C")
            .args(["-c", &script])
            .current_dir(place.dir.path())
            .status();
        assert!(status.unwrap().success());
        assert_eq!(fs::read_to_string(place.path("n.tmx")).unwrap(), TMX);
        assert!(!place.path("out/m.tmx").is_symlink());
    }

    #[test]
    fn runs_at_once_leave_one_whole_file() {
        let place = place();
        let texts: Vec<String> = (0..4)
            .map(|number| {
                let pair =
                    serde_json::json!({"pairs": [{"en": format!("{number} one."), "es": "Uno."}]});
                format!("{pair}\n").repeat(20_000)
            })
            .collect();
        for (number, text) in texts.iter().enumerate() {
            place.write(&format!("{number}.jsonl"), text);
        }
        let mut runs: Vec<_> = (0..4)
            .map(|number| {
                let input = format!("{number}.jsonl");
                place.command(&["convert", &input, "all.tmx", "-q"]).spawn().unwrap()
            })
            .collect();
        assert!(runs.iter_mut().all(|run| run.wait().unwrap().success()));
        let memory = fs::read_to_string(place.path("all.tmx")).unwrap();
        assert_eq!(memory.matches("<tu ").count(), 20_000);
        assert!(memory.ends_with("</tmx>\n"));
        let first = memory.split_once("<seg>").unwrap().1.split_once(' ').unwrap().0;
        assert_eq!(memory.matches(&format!("<seg>{first} one.")).count(), 20_000);
        assert!(place.files().iter().all(|name| !name.ends_with(".part")));
    }

    #[test]
    fn closed_standard_output_is_an_error_and_a_reader_that_leaves_is_none() {
        let place = place();
        place.write("many.jsonl", fs::read_to_string(place.path("r.jsonl")).unwrap().repeat(2000));
        let program = env!("CARGO_BIN_EXE_cotejo");
        for args in [
            "run a.txt -o out",
            "align a.txt",
            "align a.txt -f tmx",
            "check a.txt -f json",
            "check a.txt",
            "convert m.tmx - --to csv",
            "glossary convert g.csv - --to toml",
            "glossary stats g.csv",
            "glossary lint g.csv",
            "validate m.tmx",
            "segment a.txt",
            "rules",
            "formats",
            "man",
            "--help",
        ] {
            let script = format!("'{program}' {args} >&-");
            let output = Command::new("sh")
                .env("LC_ALL", "C")
                .args(["-c", &script])
                .current_dir(place.dir.path())
                .output()
                .unwrap();
            assert_eq!(code(&output), 2, "{args}");
            assert!(err(&output).contains("standard output"), "{args}: {}", err(&output));
        }
        assert!(!place.path("out").exists());
        for args in [
            "align many.jsonl -f texts",
            "check many.jsonl -f json --fail-on never",
            "man",
            "run many.jsonl -o out",
        ] {
            let script = format!(
                "('{program}' {args} -q; echo $? > status) | head -n 1 > line",
                args = args
            );
            let script = script.replace("man -q", "man");
            Command::new("sh")
                .env("LC_ALL", "C")
                .args(["-c", &script])
                .current_dir(place.dir.path())
                .status()
                .unwrap();
            assert_eq!(fs::read_to_string(place.path("status")).unwrap(), "0\n", "{args}");
        }
        // nothing is printed, so nothing is lost
        for args in [
            "convert m.tmx out.tmx",
            "align a.txt -f moses -o two",
            "align a.txt -f tmx -o a.tmx",
            "check a.txt --fail-on never -o findings",
        ] {
            let script = format!("'{program}' {args} >&-");
            let status = Command::new("sh")
                .env("LC_ALL", "C")
                .args(["-c", &script])
                .current_dir(place.dir.path())
                .status()
                .unwrap();
            assert!(status.success(), "{args}");
        }
    }
}

/// What a bitext file says its texts are called is no reason to open it.
#[cfg(unix)]
#[test]
fn no_file_is_opened_that_was_not_given() {
    let place = Place::new();
    place.write("a.txt", format!("{EN} Guilt was 33.\n\n{ES}\n"));
    place.out(&["align", "a.txt", "-f", "json", "-o", "b.cotejo.json", "-q"]);
    let bitext = fs::read_to_string(place.path("b.cotejo.json")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(place.path("pipe")).status().unwrap();
    assert!(made.success());
    fs::create_dir(place.path("folder")).unwrap();
    for name in ["pipe", "/dev/zero", "folder", "-"] {
        let named = format!("\"name\": \"{name}\"");
        place.write("c.cotejo.json", bitext.replace("\"name\": \"a.txt\"", &named));
        for format in ["text", "json", "html", "sarif", "junit"] {
            let check = ["check", "c.cotejo.json", "-f", format, "-q", "--fail-on", "never"];
            assert_eq!(code(&place.run(&check)), 0, "{name} {format}");
        }
    }
    let region = |inputs: &[&str]| {
        let check = [&["check"], inputs, &["-f", "sarif", "-q", "--fail-on", "never"]].concat();
        place.out(&check).contains("\"region\"")
    };
    assert!(!region(&["b.cotejo.json"]));
    assert!(region(&["a.txt"]) && region(&["b.cotejo.json", "a.txt"]) && region(&["."]));
}

/// Each test that the page of promises names stands in the file that it names.
#[test]
fn every_promise_names_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/reliability.md")).unwrap();
    let file = |name: &str| {
        ["tests", "", ".ci", "src"]
            .iter()
            .find_map(|folder| fs::read_to_string(root.join(folder).join(name)).ok())
            .unwrap_or_else(|| panic!("no file {name}"))
    };
    let mut named = 0;
    for row in page.lines().filter(|row| row.starts_with("| ")) {
        let tests = row.split(" | ").nth(1).unwrap_or_default();
        let mut text = String::new();
        for name in tests.split('`').skip(1).step_by(2) {
            if name.ends_with(".rs") || name.ends_with(".sh") || name.ends_with(".py") {
                text = file(name);
            } else if name.contains('_') && !name.contains('…') {
                assert!(text.contains(&format!("fn {name}(")), "{name}");
                named += 1;
            }
        }
    }
    assert!(named > 20, "{named}");
}
