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
    Command::new(env!("CARGO_BIN_EXE_cotejo")).args(args).output().unwrap()
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
