#!/usr/bin/env python3
"""Many abstracts in one file, aligned and checked with --resume by runs that are killed: no row lost or twice, memory constant.

usage: resume.py COTEJO_BINARY [--rows N] [--only align|check]

The rows are abstracts made by repetition, each with a number of its own, and one in 10,000 is bad. A first run is killed
(SIGKILL) when a third of the rows are written, and a second one ends the work. Figures: rows a second, and the largest resident
memory of either run.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import abstracts

MOST_MB = 200
FORMATS = {"align": "json", "check": "jsonl"}
# a row of the result is some three times as long as one of the input where it holds the alignment, and a tenth as long where it
# holds no findings
SIZES = {"align": 1.0, "check": 0.025}


def is_bad(number):
    return number % 10_000 == 77


def row(number):
    en, es = abstracts.of_number(number)
    return {"id": f"row{number}", "en": "" if is_bad(number) else en, "es": es}


def run(binary, command, folder, until=None):
    """Seconds and megabytes of a run, which is killed once a file has so many bytes."""
    command = [binary, command, "rows.jsonl", "-f", FORMATS[command], "-q", "-o", "done.jsonl", "--resume"]
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    part, largest = folder / "done.jsonl.part", 0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            largest = max([largest, *(int(kb) for kb in re.findall(r"VmHWM:\s+(\d+)", status))])
        except OSError:
            pass
        if until is not None and part.exists() and part.stat().st_size >= until:
            process.send_signal(signal.SIGKILL)
            until = None
        time.sleep(0.02)
    return time.monotonic() - begun, largest / 1024, process.returncode


def resume(binary, command, folder, count):
    """A run that is killed and one that goes on; the figures, and the largest memory of both."""
    until = os.path.getsize(folder / "rows.jsonl") * SIZES[command]
    first, first_mb, killed = run(binary, command, folder, until)
    assert killed == -signal.SIGKILL, f"the first run ended before it was killed: {killed}"
    before = int((folder / "done.jsonl.part.journal").read_text().split("\n")[-2].split(" ")[0])
    assert 0 < before < count, before
    second, second_mb, status = run(binary, command, folder)
    assert status == 2, f"bad rows are told of by the exit status: {status}"
    rows = errors = 0
    with open(folder / "done.jsonl", encoding="utf-8") as file:
        for number, line in enumerate(file):
            result = json.loads(line)
            is_error = "error" in result
            assert is_error == is_bad(number), f"row {number}: {line[:200]}"
            assert is_error or result["name"] == f"row{number}", f"row {number}: {line[:200]}"
            rows, errors = rows + 1, errors + is_error
    assert rows == count, f"{rows} rows of {count}"
    left = sorted(path.name for path in folder.iterdir())
    assert left == ["done.jsonl", "rows.jsonl"], left
    os.remove(folder / "done.jsonl")
    largest = max(first_mb, second_mb)
    print(
        f"{command}: {count} rows, {errors} of them bad: killed after {first:.0f} s at row {before}, done {second:.0f} s later; "
        f"{(count - before) / second:.0f} rows a second, {largest:.0f} MB"
    )
    return largest


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary", type=lambda path: str(Path(path).resolve()))
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--only", choices=FORMATS)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open(folder / "rows.jsonl", "w", encoding="utf-8") as file:
            for number in range(given.rows):
                file.write(json.dumps(row(number), ensure_ascii=False) + "\n")
        commands = [given.only] if given.only else FORMATS
        largest = max(resume(given.binary, command, folder, given.rows) for command in commands)
    if largest > MOST_MB:
        sys.exit(f"more than {MOST_MB} MB")


main()
