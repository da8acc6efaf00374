#!/usr/bin/env python3
"""Many abstracts in one file, aligned with --resume by a run that is killed: no row lost or twice, and memory constant.

usage: resume.py COTEJO_BINARY [--rows N]

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


def is_bad(number):
    return number % 10_000 == 77


def row(number):
    en, es = abstracts.of_number(number)
    return {"id": f"row{number}", "en": "" if is_bad(number) else en, "es": es}


def align(binary, folder, until=None):
    """Seconds and megabytes of a run, which is killed once a file has so many bytes."""
    command = [binary, "align", "rows.jsonl", "-f", "json", "-q", "-o", "aligned.jsonl", "--resume"]
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    part, largest = folder / "aligned.jsonl.part", 0
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


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary", type=lambda path: str(Path(path).resolve()))
    arguments.add_argument("--rows", type=int, default=1_000_000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open(folder / "rows.jsonl", "w", encoding="utf-8") as file:
            for number in range(given.rows):
                file.write(json.dumps(row(number), ensure_ascii=False) + "\n")
        # a row of the result is some three times as long as one of the input
        size = os.path.getsize(folder / "rows.jsonl")
        first, first_mb, killed = align(given.binary, folder, until=size)
        assert killed == -signal.SIGKILL, f"the first run ended before it was killed: {killed}"
        rows_before = int((folder / "aligned.jsonl.part.journal").read_text().split("\n")[-2].split(" ")[0])
        assert 0 < rows_before < given.rows, rows_before
        second, second_mb, status = align(given.binary, folder)
        assert status == 2, f"bad rows are told of by the exit status: {status}"
        count = errors = 0
        with open(folder / "aligned.jsonl", encoding="utf-8") as file:
            for number, line in enumerate(file):
                result = json.loads(line)
                is_error = "error" in result
                assert is_error == is_bad(number), f"row {number}: {line[:200]}"
                assert is_error or result["name"] == f"row{number}", f"row {number}: {line[:200]}"
                count, errors = count + 1, errors + is_error
        assert count == given.rows, f"{count} rows of {given.rows}"
        left = sorted(path.name for path in folder.iterdir())
        assert left == ["aligned.jsonl", "rows.jsonl"], left
    rate = (given.rows - rows_before) / second
    largest = max(first_mb, second_mb)
    print(
        f"{given.rows} rows, {errors} of them bad: killed after {first:.0f} s at row {rows_before}, done {second:.0f} s later; "
        f"{rate:.0f} rows a second, {largest:.0f} MB"
    )
    if largest > MOST_MB:
        sys.exit(f"more than {MOST_MB} MB")


main()
