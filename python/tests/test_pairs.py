"""The filters of other people's pipelines."""

import json
import pathlib
import shlex
import string
import subprocess
import sys

import pytest
from cotejo import pairs

GOOD = ("Shame fell in 12 clinics.", "La vergüenza disminuyó en 12 clínicas.")
BAD = ("Shame fell in 12 clinics.", "Los barcos llegaron al puerto el martes con retraso.")


def test_scores_tell_translations_from_others():
    good, bad, empty = pairs.scores([GOOD, BAD, ("", "x")], "en", "es")
    assert 0 <= bad < good <= 1 and empty == 0


def test_the_program_keeps_lines_as_they_are():
    lines = "".join("\t".join(pair) + "\n" for pair in (GOOD, BAD, GOOD)) + "no tab\n"
    good, bad = pairs.scores([GOOD, BAD], "en", "es")
    command = [sys.executable, "-m", "cotejo.pairs", "--source", "en", "--target", "es"]
    kept = subprocess.run(
        [*command, "--min-confidence", str((good + bad) / 2)], input=lines.encode(), capture_output=True, check=True
    )
    assert kept.stdout.decode() == ("\t".join(GOOD) + "\n") * 2
    scored = subprocess.run([*command, "--scores"], input=lines.encode(), capture_output=True, check=True)
    assert scored.stdout.decode().splitlines()[1] == f"{bad:.4f}" and len(scored.stdout.splitlines()) == 4


def test_the_filter_of_opuscleaner_runs_what_is_there():
    folder = pathlib.Path(__file__).parents[2] / "pipelines/opuscleaner"
    given = json.loads((folder / "cotejo.json").read_text())
    defaults = {name: str(parameter["default"]) for name, parameter in given["parameters"].items()}
    command = string.Template(given["command"]).substitute(defaults).replace("python3", sys.executable)
    line = ("\t".join(GOOD) + "\n").encode()
    assert subprocess.run(shlex.split(command), input=line, capture_output=True, check=True).stdout == line


def test_the_class_says_what_it_needs():
    if pairs.FilterABC is object:
        with pytest.raises(ImportError, match="pip install opusfilter"):
            pairs.CotejoFilter()
    else:
        kept = pairs.CotejoFilter()
        assert [kept.accept(score) for score in (0.9, 0.1)] == [True, False]
