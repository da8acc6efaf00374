"""The program as the wheel installs it."""

import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

SAMPLE = "docs/sample/article.txt"


@pytest.mark.parametrize(
    "args, status",
    [
        (["--version"], 0),
        (["formats"], 0),
        (["align", SAMPLE, "-f", "tsv"], 0),
        (["check", SAMPLE, "-f", "json"], 1),
        (["check", SAMPLE, "--fail-on", "never"], 0),
        (["align", "no-such-file.txt"], 2),
        (["no-such-command"], 2),
        ([], 2),
    ],
)
def test_exit_status(program, args, status):
    assert program(*args).returncode == status


def test_the_binary_of_cargo_writes_the_same(program):
    binary = os.environ.get("COTEJO_BINARY")
    if not binary:
        pytest.skip("COTEJO_BINARY names no binary")
    for args in (["--help"], ["align", SAMPLE], ["check", SAMPLE], ["align"], ["check", SAMPLE, "-f", "json"]):
        one = program(*args)
        other = subprocess.run([binary, *args], capture_output=True)
        assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)


def test_the_main_job(program, article):
    folder = pathlib.Path(article).parent
    begun = time.monotonic()
    done = program("run", "article.txt", cwd=folder)
    assert done.returncode == 0 and time.monotonic() - begun < 20
    assert {path.name for path in folder.iterdir()} == {"article.txt", "article.tmx", "article.cotejo.json"}


def test_names_that_are_no_text(program, tmp_path):
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file, open(SAMPLE, "rb") as sample:
        file.write(sample.read())
    assert program("align", name).returncode == 0


def test_the_module_runs_as_the_program(program):
    done = subprocess.run([sys.executable, "-m", "cotejo", "formats"], capture_output=True)
    assert done.stdout == program("formats").stdout


def test_a_reader_that_goes_away_is_no_error(program):
    done = subprocess.run(f"'{program.path}' formats | head -c 1", shell=True, capture_output=True)
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="how shells close standard output")
def test_a_closed_output_is_an_error(program):
    done = subprocess.run(f"'{program.path}' align {SAMPLE} >&-", shell=True, capture_output=True)
    assert done.returncode == 2 and b"standard output: it is closed" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_it_at_once(program, tmp_path, number):
    started = subprocess.Popen(
        [program.path, "align", "-", "-f", "json", "--from", "jsonl"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # whoever runs the tests in the background has it ignored
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    time.sleep(1)
    started.send_signal(number)
    assert started.wait(30) != 0
    assert b"Traceback" not in started.stderr.read()
