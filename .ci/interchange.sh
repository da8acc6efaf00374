#!/usr/bin/env bash
# What we write, as other people's programs read it: translate-toolkit, lxml, OmegaT.
set -euo pipefail
cd "$(dirname "$0")/.."

. .ci/omegat.sh
need_omegat

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install translate-toolkit lxml
cargo build --locked
cotejo=target/debug/cotejo
glossary=glossary/clinical/compassion.toml

"$cotejo" run docs/sample/article.txt -o "$work" --quiet > /dev/null
"$cotejo" glossary convert "$glossary" "$work/terms.tsv" 2> "$work/lost"
"$cotejo" glossary convert "$glossary" "$work/new.tbx" 2> "$work/lost"
"$cotejo" glossary convert "$glossary" "$work/old.tbx" --to tbx2 2> "$work/lost"
"$cotejo" validate "$work/article.tmx" "$work/new.tbx" "$work/old.tbx"

# the beads of the bitext file and the rows of the table are ours; the rest is read by others
cat > "$work/read.py" <<'PYTHON'
import csv, json, sys
from pathlib import Path
from lxml import etree
from translate.storage import tbx, tmx

work = Path(sys.argv[1])


def same(what, theirs, ours):
    if theirs != ours:
        sys.exit(f"{what}: read {len(theirs)}, written {len(ours)}; not the same: {set(theirs) ^ set(ours)}")
    if not ours:
        sys.exit(f"{what}: nothing was written")
    print(f"{what}: {len(ours)} read as written")


def joined(segments, side):
    return " ".join(segment["text"] for segment in segments[side["start"]:side["end"]])


bitext = json.loads((work / "article.cotejo.json").read_text("utf-8"))
source, target = bitext["source"]["segments"], bitext["target"]["segments"]
ours = [(joined(source, bead["source"]), joined(target, bead["target"]))
        for bead in bitext["alignment"]]
ours = [(en, es) for en, es in ours if en and es]
units = tmx.tmxfile.parsefile(str(work / "article.tmx")).units
same("TMX, translate-toolkit", [(str(unit.source), str(unit.target)) for unit in units], ours)

with open(work / "terms.tsv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file, delimiter="\t"))
terms = sorted((row["language"], row["term"]) for row in rows)

new = etree.parse(str(work / "new.tbx"))
space = {"t": "urn:iso:std:iso:30042:ed-2"}
language = "{http://www.w3.org/XML/1998/namespace}lang"
found = [(section.get(language), term.text) for section in new.iterfind(".//t:langSec", space)
         for term in section.iterfind("t:termSec/t:term", space)]
same("TBX of 2019, lxml", sorted(found), terms)

# translate-toolkit takes one term a language
concepts = {}
for row in rows:
    concepts.setdefault(row["concept"], {}).setdefault(row["language"], row["term"])
pairs = sorted((terms["en"], terms["es"]) for terms in concepts.values())
units = tbx.tbxfile.parsefile(str(work / "old.tbx")).units
same("TBX of 2008, translate-toolkit", sorted((str(unit.source), str(unit.target)) for unit in units), pairs)

# for OmegaT: a text of the sources, an empty line between since it takes lines together, and what is to come out
(work / "omegat/source").mkdir(parents=True)
(work / "omegat/source/article.txt").write_text("".join(f"{en}\n\n" for en, _ in ours), "utf-8")
(work / "expected.txt").write_text("".join(f"{es}\n\n" for _, es in ours), "utf-8")
PYTHON
"$work/venv/bin/python" "$work/read.py" "$work"

# XLIFF, as soon as align writes it
if "$cotejo" align --help | grep -q -w xliff; then
    "$cotejo" align docs/sample/article.txt -f xliff -o "$work/article.xlf" --quiet
    "$cotejo" validate "$work/article.xlf"
    cat > "$work/xliff.py" <<'PYTHON'
import sys
from pathlib import Path
from lxml import etree
from translate.storage import tmx

work = Path(sys.argv[1])
units = tmx.tmxfile.parsefile(str(work / "article.tmx")).units
ours = {(str(unit.source), str(unit.target)) for unit in units}
root = etree.parse(str(work / "article.xlf")).getroot()
found = set()
for part in root.iterfind(".//{*}segment") if root.get("version").startswith("2") else root.iterfind(".//{*}trans-unit"):
    texts = [part.find(f"{{*}}{name}") for name in ("source", "target")]
    found.add(tuple("".join(text.itertext()) if text is not None else "" for text in texts))
if not ours <= found:
    sys.exit(f"XLIFF, lxml: not there: {ours - found}")
print(f"XLIFF, lxml: {len(ours)} read as written")
PYTHON
    "$work/venv/bin/python" "$work/xliff.py" "$work"
fi

# OmegaT translates what our memory holds; the glossary must not disturb it
project=$work/omegat
omegat_project "$project"
cp "$work/article.tmx" "$project/tm/auto/"
cp "$work/old.tbx" "$project/glossary/"
omegat_translates "$project" article.txt "$work/expected.txt"
