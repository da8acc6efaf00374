import os
import pathlib
import shutil
import subprocess
import sysconfig

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program():
    """The program of the wheel that is tested, and a function that runs it in the folder of the samples."""
    path = pathlib.Path(sysconfig.get_path("scripts")) / "cotejo"
    assert path.exists(), f"the wheel has no program: {path}"

    def run(*args, **how):
        how.setdefault("cwd", ROOT)
        env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        env["LC_ALL"] = "C.UTF-8"
        return subprocess.run([path, *args], capture_output=True, env=env, **how)

    run.path = path
    return run


@pytest.fixture(autouse=True)
def in_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def article(tmp_path):
    """The sample, in a folder of its own."""
    return shutil.copy(ROOT / "docs/sample/article.txt", tmp_path / "article.txt")
