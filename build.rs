//! Embeds data: the clinical glossary as JSON, for reading TOML at every start takes too long, and the tables of each
//! language, whichever there are.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    write(&out.join("clinical.json"), &clinical_glossary());
    write(&out.join("language_tables.rs"), &language_tables());
}

fn write(file: &Path, text: &str) {
    fs::write(file, text).expect("the output folder can be written to");
}

/// What a folder holds, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("its entries can be read").path()).collect();
    paths.sort();
    paths
}

/// Rust for a list of the files `LANGUAGE/TABLE` in `src/language`, each with its text.
fn language_tables() -> String {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let folder = Path::new("src/language");
    let tables =
        entries(folder).into_iter().filter(|path| path.is_dir()).flat_map(|path| entries(&path));
    let rows = tables.map(|path| {
        let name = path.strip_prefix(folder).expect("it is in the folder").display();
        format!("    ({:?}, include_str!({:?})),\n", name.to_string(), Path::new(&root).join(&path))
    });
    format!("&[\n{}]\n", rows.collect::<String>())
}

fn clinical_glossary() -> String {
    let files = entries(Path::new("glossary/clinical"));
    let concepts: Vec<Value> = files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).expect("a glossary is UTF-8");
            let glossary: Value =
                toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let concepts = glossary["concept"].as_array().cloned().unwrap_or_default();
            concepts.into_iter().map(move |entry| concept(&entry, &glossary["subject"]))
        })
        .collect();
    Value::from(concepts).to_string()
}

/// A concept as the library has it, with what the file says once for all.
fn concept(entry: &Value, subject: &Value) -> Value {
    let or = |own: &Value, shared: &Value| if own.is_null() { shared.clone() } else { own.clone() };
    let languages = entry["terms"].as_object().into_iter().flatten();
    let terms = languages.flat_map(|(language, terms)| {
        terms.as_array().into_iter().flatten().map(move |term| {
            let mut term = term.clone();
            term["language"] = json!(language);
            term["part_of_speech"] = or(&term["part_of_speech"], &entry["part_of_speech"]);
            term
        })
    });
    json!({
        "id": entry["id"],
        "subject": or(&entry["subject"], subject),
        "definitions": or(&entry["definition"], &json!({})),
        "terms": terms.collect::<Vec<_>>(),
        "properties": or(&entry["properties"], &json!([])),
    })
}
