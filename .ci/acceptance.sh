#!/usr/bin/env bash
# Acceptance on evaluation data: .ci/acceptance.sh FOLDER
# Checks our figures against an independent scorer, and what we write against schemas.
set -euo pipefail
evaluation=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

COTEJO_EVALUATION=$evaluation cargo test --locked --release --test acceptance --test articles_acceptance -- --ignored
cargo build --locked --release
cotejo=target/release/cotejo

echo "== the figures of eval are those of the independent scorer"
for flag in "" --core; do
    "$cotejo" eval "$evaluation/gold/en-es" $flag --write "$work/aligned" > "$work/ours"
    python3 "$evaluation/score.py" align "$evaluation/gold/en-es" "$work/aligned" $flag > "$work/theirs"
    # the reliability table pads its numbers otherwise
    diff <(grep -E '^(strict|lax|nonull|hard|null|ece|documents)' "$work/ours") \
         <(grep -E '^(strict|lax|nonull|hard|null|ece|documents)' "$work/theirs")
done
cat "$work/ours"

echo "== sentence bounds"
mkdir "$work/split"
for folder in "$evaluation"/gold/en-es/*/; do
    for language in en es; do
        "$cotejo" segment "$folder$language.txt" --lang "$language" > "$work/split/$(basename "$folder").$language.sent"
    done
done
python3 "$evaluation/score.py" split "$evaluation/gold/en-es" "$work/split" | tee "$work/bounds"
awk '/^boundaries/ { exit !($NF >= 0.97) }' "$work/bounds"

echo "== what is written conforms"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install lxml
"$cotejo" run "$evaluation/seed/article.txt" docs/sample/article.txt -o "$work/written" --quiet > /dev/null
"$cotejo" align "$evaluation/gold/en-es" -f tmx -o "$work/written/all.tmx" --quiet
printf 'Shame & <guilt> "fell" ]]> \001by 5%%, \xf0\x9f\x98\x80, in all of the clinics that we saw in the north of the country.\n' > "$work/odd.en.txt"
printf 'La vergüenza y la <culpa> ]]> disminuyeron un 5 %% en todas las clínicas que vimos en el norte del país.\n' > "$work/odd.es.txt"
"$cotejo" align "$work/odd.en.txt" "$work/odd.es.txt" -f tmx -o "$work/written/odd.tmx"
"$cotejo" align "$work/odd.en.txt" "$work/odd.es.txt" -f xliff -o "$work/written/odd.xlf"
for memory in all odd; do
    "$cotejo" convert "$work/written/$memory.tmx" "$work/written/$memory.there.xlf" --quiet
    "$cotejo" convert "$work/written/$memory.there.xlf" "$work/written/$memory.back.tmx" --quiet
    diff "$work/written/$memory.tmx" "$work/written/$memory.back.tmx"
done
printf 'concept\tlanguage\tterm\tpart_of_speech\tnote\n5 α β\ten\tp < 0.05 & more\tproperNoun\ta ]]> b\001\n5 α β\tes-419\tmás\t\t\n' > "$work/odd.tsv"
for glossary in glossary/clinical/*.toml "$evaluation/checks/glossary.tsv" "$work/odd.tsv"; do
    name=$work/written/$(basename "$glossary")
    "$cotejo" glossary convert "$glossary" "$name.tbx" 2> "$work/lost"
    "$cotejo" glossary convert "$name.tbx" "$name.2008.tbx" --to tbx2 2> "$work/lost"
done
"$work/venv/bin/python" "$evaluation/conformance.py" "$work"/written/*.tmx "$work"/written/*.xlf "$work"/written/*.tbx

schema=$evaluation/schemas/sarif-2.1.0.json
if [ -f "$schema" ]; then
    "$work/venv/bin/pip" --quiet --disable-pip-version-check install jsonschema
    for input in docs/sample/article.txt "$evaluation/gold/en-es"; do
        "$cotejo" check "$input" -f sarif -o "$work/findings.sarif" --fail-on never --quiet
        "$work/venv/bin/python" -m jsonschema -i "$work/findings.sarif" "$schema"
    done
else
    echo "no schema of SARIF beside: not validated"
fi

echo "acceptance passed"
