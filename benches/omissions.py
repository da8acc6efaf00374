#!/usr/bin/env python3
"""How well omissions and additions within a bead are found: benches/omissions.py SET [COTEJO]

SET is a folder of gold as `cotejo eval` takes it, named SOURCE-TARGET, whose beads are tagged SOURCE_GREATER_TARGET,
TARGET_GREATER_SOURCE or OK; COTEJO is the program, by default the release build. A bead counts as found where the rule
of the right direction reports it, whatever its severity.
"""
import json, subprocess, sys, tempfile
from pathlib import Path

WANTED = {"OK": None, "SOURCE_GREATER_TARGET": "omission", "TARGET_GREATER_SOURCE": "addition"}


def lines(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main():
    gold, cotejo = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "target/release/cotejo"
    languages = gold.name.split("-")
    if not gold.is_dir():
        sys.exit(f"{gold}: there is no such folder")
    tags, records = {}, []
    for document in sorted(gold.iterdir()):
        texts = [lines(document / f"{language}.sent") for language in languages]
        pairs = []
        for row in lines(document / "gold.tsv"):
            cells = row.split("\t")
            sides = ["" if cell == "-" else " ".join(text[int(i) - 1] for i in cell.split(","))
                     for cell, text in zip(cells, texts)]
            if all(sides) and cells[2] in WANTED:
                tags[document.name, len(pairs) + 1] = WANTED[cells[2]]
            pairs.append(dict(zip(languages, sides)))
        records.append(json.dumps({"id": document.name, "pairs": pairs}, ensure_ascii=False))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(records) + "\n")
        file.flush()
        command = [cotejo, "check", file.name, "--source", languages[0], "--target", languages[1], "-f", "json",
                   "--fail-on", "never", "--quiet"]
        findings = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    reported = {(finding["document"], finding["bead"], finding["rule"]) for finding in findings
            if finding["rule"] in WANTED.values()}
    found = {key for key, rule in tags.items() if rule and (*key, rule) in reported}
    false = {key for key in tags for rule in ("omission", "addition") if rule != tags[key] and (*key, rule) in reported}
    wanted = sum(rule is not None for rule in tags.values())
    precision, recall = len(found) / max(1, len(found) + len(false)), len(found) / wanted
    print(f"beads {len(tags)}, of them {wanted} with an omission or an addition")
    print(f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}")


main()
