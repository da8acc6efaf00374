//! Makes the clinical glossary ready: TOML is for people, and reading it again at every start takes too long.

use serde_json::{Value, json};
use std::path::PathBuf;
use std::{env, fs};

fn main() {
    const FOLDER: &str = "glossary/clinical";
    println!("cargo::rerun-if-changed={FOLDER}");
    let entries = fs::read_dir(FOLDER).expect("the folder of the clinical glossary can be read");
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("its entries can be read").path()).collect();
    files.sort();
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
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("clinical.json"), Value::from(concepts).to_string())
        .expect("the output folder can be written to");
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
