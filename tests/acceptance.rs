//! Figures on real texts that are not part of the project. They are read from the folder that
//! COTEJO_EVALUATION names; run with `cargo test --release --test acceptance -- --ignored`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The evaluation data; it is an error to ask for these tests without it.
fn data(name: &str) -> PathBuf {
    let folder = std::env::var_os("COTEJO_EVALUATION")
        .expect("COTEJO_EVALUATION names the folder of evaluation data");
    let path = Path::new(&folder).join(name);
    assert!(path.exists(), "{} is not there", path.display());
    path
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cotejo")).env("LC_ALL", "C").args(args).output().unwrap()
}

fn out(args: &[&str]) -> String {
    let output = run(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

#[test]
#[ignore = "needs COTEJO_EVALUATION"]
fn the_article_of_the_first_user_comes_out_right() {
    let article = data("seed/article.txt");
    let article = article.to_str().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let bitext = dir.path().join("a.cotejo.json");
    out(&["align", article, "-f", "json", "-o", bitext.to_str().unwrap()]);
    let bitext: serde_json::Value = serde_json::from_slice(&fs::read(bitext).unwrap()).unwrap();
    for (side, file) in [("source", "seed/en.sent"), ("target", "seed/es.sent")] {
        let found: Vec<&str> = bitext[side]["segments"]
            .as_array()
            .unwrap()
            .iter()
            .map(|segment| segment["text"].as_str().unwrap())
            .collect();
        assert_eq!(found, lines(&data(file)), "{side}");
    }
    let rows = out(&["align", article, "-f", "tsv"]);
    let gold = lines(&data("seed/gold.tsv"));
    assert_eq!(rows.lines().count(), gold.len());
    for (row, gold) in rows.lines().zip(&gold) {
        let (row, gold): (Vec<&str>, Vec<&str>) =
            (row.split('\t').collect(), gold.split('\t').collect());
        assert_eq!(row[..2], gold[..2]);
        assert!(row[3].parse::<f64>().unwrap() >= 0.9, "{row:?}");
    }
    let findings = run(&["check", article, "-f", "json"]).stdout;
    let findings: serde_json::Value = serde_json::from_slice(&findings).unwrap();
    let told: Vec<_> = findings
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["rule"].as_str(), f["target"]["text"].as_str()))
        .collect();
    assert_eq!(told, [(Some("term-deprecated"), Some("estado del arte"))]);
}

/// The F1 of a row of `cotejo eval`.
fn f1(figures: &str, row: &str) -> f64 {
    let line = figures.lines().find(|line| line.starts_with(row)).unwrap();
    line.rsplit(' ').next().unwrap().parse().unwrap()
}

#[test]
#[ignore = "needs COTEJO_EVALUATION"]
fn gold_is_met() {
    let figures = out(&["eval", data("gold/en-es").to_str().unwrap()]);
    assert!(f1(&figures, "strict") >= 0.95, "{figures}");
}

/// The documents of a set, in order.
#[cfg(feature = "memory")]
fn documents(set: &str) -> Vec<PathBuf> {
    let mut folders: Vec<_> =
        fs::read_dir(data(set)).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("gold.tsv").exists());
    folders.sort();
    folders
}

/// The beads of a document that have both sides, as its texts, and whether each is of one segment on either side.
#[cfg(feature = "memory")]
fn beads(folder: &Path, [source, target]: [&str; 2]) -> Vec<(String, String, bool)> {
    let texts = [source, target].map(|language| lines(&folder.join(format!("{language}.sent"))));
    let beads = lines(&folder.join("gold.tsv")).into_iter().filter_map(|row| {
        let mut is_single = true;
        let mut cells = row.split('\t');
        let mut side = |texts: &[String]| -> Option<String> {
            let numbers: Result<Vec<usize>, _> = cells.next()?.split(',').map(str::parse).collect();
            let numbers = numbers.ok()?;
            is_single &= numbers.len() == 1;
            Some(numbers.iter().map(|number| &*texts[number - 1]).collect::<Vec<_>>().join(" "))
        };
        Some((side(&texts[0])?, side(&texts[1])?, is_single))
    });
    beads.collect()
}

/// Alignment with a memory of half of the documents, and of documents that are not aligned.
#[test]
#[ignore = "needs COTEJO_EVALUATION"]
#[cfg(feature = "memory")]
fn a_memory_never_makes_gold_worse() {
    for (languages, least_gain) in [(["en", "es"], 0.0), (["pt", "en"], 0.015)] {
        let pair = languages.join("-");
        let folders = documents(&format!("gold/{pair}"));
        for half in [0, 1] {
            let dir = tempfile::tempdir().unwrap();
            let at = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
            let mut table = format!("id\t{}\n", languages.join("\t"));
            let others = dir.path().join(&pair);
            for (number, folder) in folders.iter().enumerate() {
                if number % 2 == half {
                    for (source, target, _) in beads(folder, languages) {
                        table.push_str(&format!("\t{source}\t{target}\n"));
                    }
                    continue;
                }
                let copy = others.join(folder.file_name().unwrap());
                fs::create_dir_all(&copy).unwrap();
                for file in fs::read_dir(folder).unwrap().flatten() {
                    fs::copy(file.path(), copy.join(file.file_name())).unwrap();
                }
            }
            fs::write(dir.path().join("half.tsv"), table).unwrap();
            let memory = at("half.tm");
            out(&["memory", "import", &memory, &at("half.tsv"), "-q"]);
            let whole = data(&format!("gold/{pair}"));
            for (set, least_gain) in [(&whole, least_gain), (&others, 0.0)] {
                let set = set.to_str().unwrap();
                let without = f1(&out(&["eval", set]), "strict");
                let with = f1(&out(&["eval", set, "--memory", &memory]), "strict");
                assert!(
                    with >= without + least_gain,
                    "{set}, half {half}: {without} became {with}"
                );
            }
        }
    }
}

/// Units of gold with one in twenty damaged: what `memory clean` takes out are those, and nearly all of them.
#[test]
#[ignore = "needs COTEJO_EVALUATION"]
#[cfg(feature = "memory")]
fn clean_finds_damage_and_little_else() {
    let folders = documents("gold/pt-en");
    let all = folders.iter().flat_map(|folder| beads(folder, ["pt", "en"]));
    let pairs: Vec<(String, String)> = all
        .filter(|(.., is_single)| *is_single)
        .map(|(source, target, _)| (source, target))
        .collect();
    let foreign =
        "Die Kinder wurden in der Klinik untersucht, weil sie nicht gut geschlafen hatten.";
    let mut table = "id\tpt\ten\n".to_owned();
    let mut damaged = 0;
    for (at, (source, target)) in pairs.iter().enumerate() {
        let words: Vec<&str> = target.split(' ').collect();
        let is_long = words.len() > 5 && source.split(' ').count() > 5;
        let cells = match damaged % 4 {
            _ if !is_long || at % 17 != 3 => [format!("good{at}"), source.clone(), target.clone()],
            0 => [format!("bad{at}"), target.clone(), source.clone()],
            1 => [format!("bad{at}"), source.clone(), pairs[(at + 1) % pairs.len()].1.clone()],
            2 => [format!("bad{at}"), source.clone(), words[..words.len() / 3].join(" ")],
            _ => [format!("bad{at}"), source.clone(), format!("{foreign} {at}")],
        };
        damaged += usize::from(cells[0].starts_with("bad"));
        table.push_str(&(cells.join("\t") + "\n"));
    }
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    let (units, memory, removed) = (at("u.tsv"), at("m.tm"), at("r.tmx"));
    fs::write(&units, table).unwrap();
    out(&["memory", "import", &memory, &units]);
    out(&["memory", "clean", &memory, "--dry-run", "--removed", &removed]);
    let removed = fs::read_to_string(removed).unwrap();
    let right = removed.matches("tuid=\"bad").count() as f64;
    let (precision, recall) =
        (right / removed.matches("<tu ").count() as f64, right / damaged as f64);
    assert!(precision >= 0.95 && recall >= 0.90, "precision {precision:.3}, recall {recall:.3}");
}
