#!/usr/bin/env python3
"""`cotejo memory` killed, read and written at once, and on a full disk; its TMX as translate-toolkit reads it.

    .ci/memory.py COTEJO FOLDER full|limited

FOLDER/small is a disk of 3 MB (full) or any folder, where files are kept from growing beyond that (limited).
"""

import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from translate.storage import tmx

COTEJO, WORK, DISK = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
FILES, UNITS = 4, 1500
dice = random.Random(23)


def run(*args, ok=True, **options):
    done = subprocess.run([COTEJO, "memory", *map(str, args)], capture_output=True, text=True, **options)
    if ok and done.returncode != 0:
        sys.exit(f"memory {args}: {done.stderr}")
    return done


def pair(number):
    words = "nurse clinic shame sleep ward month family score".split()
    rest = " ".join(dice.choice(words) for _ in range(12))
    return f"Sentence {number} of the ward: {rest}.", f"Oración {number} de la planta: {rest}."


def write(path, pairs):
    units = "".join(f'<tu tuid="{source.split()[1]}"><tuv xml:lang="en"><seg>{source}</seg></tuv><tuv xml:lang="es"><seg>{target}</seg></tuv></tu>\n'
                    for source, target in pairs)
    path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="ci" creationtoolversion="1" '
                    f'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\n{units}</body></tmx>\n', "utf-8")


def count(memory):
    return int(run("stats", memory).stdout.split()[0])


def fresh(name):
    for path in WORK.glob(f"{name}*"):
        path.unlink()
    return WORK / name


def whole(memory):
    """Fails unless a memory opens, is sound, holds whole files only, and finds what it holds."""
    units = count(memory)
    if units % UNITS:
        sys.exit(f"{memory}: {units} units are no whole files of {UNITS}")
    with sqlite3.connect(memory) as base:
        sound = base.execute("PRAGMA integrity_check").fetchone()[0]
    if sound != "ok":
        sys.exit(f"{memory}: {sound}")
    for number in (UNITS * file for file in range(units // UNITS)):
        source, target = pairs[number]
        found = run("lookup", memory, source, "--source", "en", "-f", "tsv").stdout
        if target not in found:
            sys.exit(f"{memory}: unit {number} is not found")
    return units


pairs = [pair(number) for number in range(FILES * UNITS)]
files = [WORK / f"{file}.tmx" for file in range(FILES)]
for at, file in enumerate(files):
    write(file, pairs[at * UNITS:(at + 1) * UNITS])

# how long an import takes when nothing stops it
memory = fresh("whole.tm")
start = time.perf_counter()
run("import", memory, *files, "-q")
takes = time.perf_counter() - start
assert whole(memory) == FILES * UNITS

seen = []
for _ in range(10):
    memory = fresh("killed.tm")
    run("import", memory, files[0], "-q")
    writer = subprocess.Popen([COTEJO, "memory", "import", memory, *files, "-q"], stderr=subprocess.DEVNULL)
    time.sleep(dice.uniform(0, takes))
    writer.kill()
    writer.wait()
    seen.append(whole(memory))
    run("import", memory, *files, "-q")
    if whole(memory) != FILES * UNITS:
        sys.exit("what was left could not be taken in after a kill")
print(f"killed ten times in {takes:.1f} s: units after it {sorted(seen)}")

memory = fresh("shared.tm")
run("import", memory, files[0], "-q")
writer = subprocess.Popen([COTEJO, "memory", "import", memory, *files[1:], "-q"], stderr=subprocess.PIPE)
rounds = 0
while writer.poll() is None:
    look_up = subprocess.Popen([COTEJO, "memory", "lookup", memory, pairs[7][0], "--source", "en", "-f", "tsv"],
                               stdout=subprocess.PIPE, text=True)
    if count(memory) % UNITS:
        sys.exit("a reader sees a part of a file")
    if pairs[7][1] not in look_up.communicate()[0] or look_up.returncode:
        sys.exit("a reader finds nothing while another writes")
    rounds += 1
if writer.returncode or whole(memory) != FILES * UNITS:
    sys.exit(f"the writer failed: {writer.stderr.read()}")
print(f"two readers beside a writer: {rounds} rounds")

# a full disk: what was there stays, and the message says why
memory = WORK / "small" / "m.tm"
def limited():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, 3 << 20))
options = {} if DISK == "full" else {"preexec_fn": limited}
few = WORK / "few.tmx"
write(few, pairs[:100])
run("import", memory, few, "-q", **options)
failed = run("import", memory, *files, "-q", ok=False, **options)
if failed.returncode == 0:
    sys.exit("the disk was not full; make it smaller")
if DISK == "full" and "disk is full" not in failed.stderr:
    sys.exit(f"the message does not say that the disk is full: {failed.stderr}")
left = count(memory)
if (left - 100) % UNITS and left % UNITS:
    sys.exit(f"{left} units on the full disk")
if pairs[7][1] not in run("lookup", memory, pairs[7][0], "--source", "en", "-f", "tsv").stdout:
    sys.exit("what was there before the disk was full is gone")
print(f"a disk that is {DISK}: {left} units stay; {failed.stderr.splitlines()[0]}")

# TMX for others
exported = WORK / "exported.tmx"
run("export", WORK / "whole.tm", exported, "-q")
subprocess.run([COTEJO, "validate", exported], check=True)
read = [(str(unit.source), str(unit.target)) for unit in tmx.tmxfile.parsefile(str(exported)).units]
if read != pairs:
    sys.exit(f"translate-toolkit reads {len(read)} units of {len(pairs)}, or others")
print(f"TMX, translate-toolkit: {len(read)} read as taken in")
# OmegaT takes lines together, unless an empty one is between
for name, side in (("sources.txt", 0), ("expected.txt", 1)):
    (WORK / name).write_text("".join(f"{pair[side]}\n\n" for pair in pairs[:50]), "utf-8")
