#!/usr/bin/env python3
"""How fast whole commands are on real texts: benches/speed.py FOLDER [COTEJO]

FOLDER holds evaluation data (seed/article.txt, gold/en-es, gold/pt-en); COTEJO is the program, by default the
release build. Prints seconds and peak memory of one run each, after a run to warm up. Each document of a set is used
once: a text that comes again would be answered from a cache.
"""
import json, os, subprocess, sys, tempfile, time
from pathlib import Path


def lines(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def texts(gold):
    """For each document of a set its two texts, by language."""
    for document in sorted(gold.iterdir()):
        yield {language: "\n".join(lines(document / f"{language}.sent")) for language in gold.name.split("-")}


def pairs(gold):
    """For each document of a set its beads that have both sides, as pairs of texts by language."""
    languages = gold.name.split("-")
    for document in sorted(gold.iterdir()):
        sentences = [lines(document / f"{language}.sent") for language in languages]
        beads = [row.split("\t")[:2] for row in lines(document / "gold.tsv")]
        text = lambda cell, sentences: " ".join(sentences[int(i) - 1] for i in cell.split(",")).replace("\t", " ")
        yield {"pairs": [dict(zip(languages, map(text, bead, sentences))) for bead in beads if "-" not in bead]}


def measure(what, command):
    run = lambda: subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    run().wait()
    start = time.monotonic()
    process = run()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status:
        sys.exit(f"{what}: {' '.join(map(str, command))} failed")
    print(f"{what:45} {seconds:8.3f} s {usage.ru_maxrss / 1024:8.1f} MB")
    return seconds


def main(data, cotejo):
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        measure("an article", [cotejo, "run", data / "seed/article.txt", "-o", work / "out", "-q"])
        for gold in data / "gold/en-es", data / "gold/pt-en":
            source, target = gold.name.split("-")
            languages = ["--source", source, "--target", target, "-q"]
            checked = ["-f", "json", "--fail-on", "never", *languages]
            path = lambda name: work / f"{gold.name}.{name}"
            write = lambda name, lines: path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
            record = lambda document: json.dumps(document, ensure_ascii=False)

            documents = list(texts(gold))
            write("texts.jsonl", map(record, documents))
            seconds = measure(f"{gold.name}: {len(documents)} documents, aligned",
                              [cotejo, "align", path("texts.jsonl"), "-f", "tsv", *languages])
            print(f"{'':45} {len(documents) / seconds:8.0f} a second")
            for parts in 4, 2, 1:
                part = documents[:len(documents) // parts]
                for language in source, target:
                    write(f"{language}.txt", (document[language] for document in part))
                measure(f"{gold.name}: {len(part)} documents as one, aligned",
                        [cotejo, "align", path(f"{source}.txt"), path(f"{target}.txt"), "--sentences", "-f", "tsv", *languages])

            aligned = list(pairs(gold))
            write("jsonl", map(record, aligned))
            write("tsv", [f"{source}\t{target}", *("\t".join(pair.values()) for document in aligned for pair in document["pairs"])])
            for kind, what in ("jsonl", "documents of pairs"), ("tsv", "one table of pairs"):
                size = path(kind).stat().st_size / 1e6
                seconds = measure(f"{gold.name}: {size:.1f} MB, {what}, checked", [cotejo, "check", path(kind), *checked])
                print(f"{'':45} {size / seconds:8.1f} MB a second")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    default = Path(__file__).parent.parent / "target/release/cotejo"
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else default)
