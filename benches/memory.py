#!/usr/bin/env python3
"""Figures of `cotejo memory` on a memory of many units.

    benches/memory.py COTEJO GOLD FOLDER [--units N] [--beside N]

The units are made from the aligned sentences of GOLD (a folder of sets, as `cotejo eval` reads them): three of four are made
of one to five pieces of three to eight words, each from another sentence, and one of four is an earlier unit of which up to a
third of the words are replaced, left out or moved, with a new number here and there. So words are as frequent as in real text,
and many units have some that are like them. Queries are units edited in the same way. Everything is made from one seed. FOLDER
takes some gigabytes. With --beside half of the queries are put to the matcher of translate-toolkit (PyPI, with rapidfuzz), too,
over so many of the units: it compares each of them, so that a million would take long.
"""

import argparse
import multiprocessing
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from xml.sax.saxutils import escape

LIMITS = {  # seconds, megabytes
    "import": 40, "look-up at 70 %, median": 0.002, "look-up, 95th percentile": 0.040, "look-up, longest": 0.6,
    "memory": 200, "concordance": 0.050, "forms": 10, "expression": 10, "adding 100 units": 0.2,
}


def gold(folder):
    """Pairs of sentences that gold aligns, one to one."""
    pairs = []
    for document in sorted(Path(folder).glob("**/gold.tsv")):
        names = sorted(document.parent.glob("*.sent"))
        source, target = document.parent.parts[-2 if "-" in document.parent.parts[-2] else -3].split("-")
        texts = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in names}
        if source not in texts or target not in texts:
            continue
        for row in document.read_text(encoding="utf-8").splitlines():
            cells = row.split("\t")
            if len(cells) > 1 and cells[0].isdigit() and cells[1].isdigit():
                pairs.append((texts[source][int(cells[0]) - 1], texts[target][int(cells[1]) - 1]))
    return pairs


def edited(dice, text, words):
    parts = text.split()
    for _ in range(dice.randrange(1 + len(parts) // 3)):
        at = dice.randrange(len(parts))
        what = dice.randrange(5)
        if what == 0 and len(parts) > 1:
            del parts[at]
        elif what == 1:
            other = dice.randrange(len(parts))
            parts[at], parts[other] = parts[other], parts[at]
        elif what == 2:
            parts[at] = str(dice.randrange(1000))
        else:
            parts[at] = dice.choice(words)
    return " ".join(parts)


def write_tmx(path, units):
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench" '
                  'creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" '
                  'datatype="plaintext"/><body>\n')
        for number, (source, target) in enumerate(units):
            out.write(f'<tu tuid="{number}" creationdate="20250101T000000Z" creationid="ana"><prop type="x-document">'
                      f'd{number // 40}</prop><tuv xml:lang="en"><seg>{escape(source)}</seg></tuv><tuv xml:lang="es">'
                      f"<seg>{escape(target)}</seg></tuv></tu>\n")
        out.write("</body></tmx>\n")


def run(command):
    """Seconds, megabytes at most, and standard output of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command}: failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024, output.decode()


def intervals(command):
    """Seconds from the matches of each segment to those of the next, as they are shown; sorted."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    ends = [time.perf_counter() for line in process.stdout if line == b"\n"]
    if process.wait() != 0:
        sys.exit(f"{command}: failed")
    return sorted(end - start for start, end in zip(ends, ends[1:]))


def beside(units, queries):
    """Seconds a query of translate-toolkit's matcher over units, and of making it."""
    from translate.search.match import matcher
    from translate.storage.base import TranslationUnit
    from translate.storage.tmx import tmxfile
    # of two that are equally alike it compares the units, which it cannot
    TranslationUnit.__lt__ = lambda one, other: id(one) < id(other)
    store = tmxfile(sourcelanguage="en", targetlanguage="es")
    for source, target in units:
        store.addtranslation(source, "en", target, "es")
    start = time.perf_counter()
    found = matcher(store, max_candidates=5, min_similarity=70, max_length=2000)
    made = time.perf_counter() - start
    start = time.perf_counter()
    for query in queries:
        found.matches(query)
    return (time.perf_counter() - start) / len(queries), made


def maker(pairs, dice):
    """What makes units, each time another."""
    words = [[word for pair in pairs for word in pair[side].split()] for side in (0, 1)]
    made = []

    def piece(side):
        parts = dice.choice(pairs)[side].split()
        length = min(len(parts), dice.randrange(3, 9))
        at = dice.randrange(len(parts) - length + 1)
        return parts[at:at + length]

    def change(unit):
        return tuple(edited(dice, text, words[side]) for side, text in enumerate(unit))

    def unit():
        if made and dice.randrange(4) == 0:
            new = change(dice.choice(made))
        else:
            count = dice.randrange(1, 6)
            new = tuple(" ".join(word for _ in range(count) for word in piece(side)) for side in (0, 1))
        made.append(new)
        return new

    return unit, lambda: change(dice.choice(made))


def compare(args, pairs, tmx, queries):
    unit, _ = maker(pairs, random.Random(23))
    units = [unit() for _ in range(args.beside)]
    write_tmx(tmx, units)
    memory, asked = args.folder / "part.tm", args.folder / "part.txt"
    for file in args.folder.glob("part.tm*"):
        if file != tmx:
            file.unlink()
    asked.write_text("".join(query + "\n" for query in queries), encoding="utf-8")
    run([args.cotejo, "memory", "import", memory, tmx, "-q"])
    # with all that a start takes
    ours, _, _ = run([args.cotejo, "memory", "lookup", memory, asked, "--sentences", "--source", "en", "-f", "tsv"])
    ours /= len(queries)
    theirs, made = beside(units, queries)
    print(f"{args.beside} units, {len(queries)} queries at 70 %: {1000 * ours:.1f} ms a query; translate-toolkit's matcher "
          f"{1000 * theirs:.1f} ms, {theirs / ours:.0f} times as long, and {made:.1f} s to make it")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cotejo")
    parser.add_argument("gold")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--beside", type=int, metavar="N")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    pairs = [pair for pair in gold(args.gold) if pair[0].split() and pair[1].split()]
    tmx, few, part, queries = (args.folder / name for name in (f"{args.units}.tmx", "100.tmx", "part.tmx", "queries.txt"))
    count = 400

    def write():
        unit, like_one = maker(pairs, random.Random(23))
        write_tmx(tmx, (unit() for _ in range(args.units)))
        write_tmx(few, [like_one() for _ in range(100)])
        queries.write_text("".join(like_one()[0] + "\n" for _ in range(count)), encoding="utf-8")

    # in a process of its own: what a program may take is counted from what its parent has
    writing = multiprocessing.get_context("fork").Process(target=write)
    writing.start()
    writing.join()
    print(f"{len(pairs)} pairs of gold, {args.units} units, {tmx.stat().st_size >> 20} MB of TMX")

    figures, memory = {}, args.folder / "bench.tm"
    for file in args.folder.glob("bench.tm*"):
        file.unlink()
    command = lambda *rest: run([args.cotejo, "memory", *rest])
    figures["import"], figures["memory"], _ = command("import", memory, tmx, "-q")
    print(f"memory of {memory.stat().st_size >> 20} MB")
    look_up = ("lookup", memory, queries, "--sentences", "--source", "en")
    _, most, _ = command(*look_up)
    figures["memory"] = max(most, figures["memory"])
    took = intervals([args.cotejo, "memory", *look_up])
    figures["look-up at 70 %, median"] = took[len(took) // 2]
    figures["look-up, 95th percentile"] = took[len(took) * 95 // 100]
    figures["look-up, longest"] = took[-1]
    phrase = " ".join(pairs[0][0].split()[1:4])
    figures["concordance"], _, _ = command("search", memory, phrase)
    # what no unit has, so that all are read
    figures["forms"], _, _ = command("search", memory, "tortoises rejoicing", "--forms")
    figures["expression"], _, _ = command("search", memory, r"tortoises? rejoic\w+", "--regex")
    figures["adding 100 units"], _, _ = command("import", memory, few, "-q")
    for name, value in figures.items():
        print(f"{name:<24} {value:>9.4f}  (at most {LIMITS[name]})")
    if args.beside:
        compare(args, pairs, part, queries.read_text("utf-8").splitlines()[:200])
    sys.exit(any(value > LIMITS[name] for name, value in figures.items()))


main()
