#!/usr/bin/env python3
"""No socket, no other program, and no file opened but those given: .ci/opened.py [BINARY]

Runs commands under strace. What may be opened is what the command line names, what a LaTeX file includes below its
folder, the configuration that is looked for, the files that are written, and what the loader and the standard library
read of the system. A PDF, which none of them is given, is the one input that another program is started for.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SYSTEM = ("/etc/ld.so.", "/lib", "/usr/lib", "/proc/self/", "/sys/fs/cgroup/", "/sys/devices/system/cpu", "/dev/null")
NETWORK = re.compile(r"^(socket|socketpair|connect|bind|listen|accept4?|sendto|sendmsg|recvfrom|recvmsg)\(")
CALL = re.compile(r"^(?:\d+ +)?(\w+\(.*)")
OPENED = re.compile(r'^(?:open|creat)\("((?:[^"\\]|\\.)*)"|^openat2?\(AT_FDCWD, "((?:[^"\\]|\\.)*)"')

LATEX = r"""\documentclass{article}
\begin{document}
\input{chapter}
\input{../outside}
\input{/etc/hostname}
\end{document}
"""
CHAPTER = r"""\begin{abstract}
Shame was measured in nine wards. It fell after the course.
\end{abstract}
\renewcommand{\abstractname}{Resumen}
\begin{abstract}
La vergüenza se midió  en nueve salas. Disminuyó tras el curso.
\end{abstract}
"""
ARTICLE = """Abstract

Shame was measured in nine wards. It fell after the course.

Resumen

La vergüenza se midió  en nueve salas. Disminuyó tras el curso.
"""
MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "secret.dtd" [<!ENTITY secret SYSTEM "secret.txt">]>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>Shame fell.</seg></tuv>
<tuv xml:lang="es"><seg>La vergüenza disminuyó.</seg></tuv></tu></body></tmx>
"""
PAGE = """<html lang="en"><head><link rel="stylesheet" href="secret.css"><base href="http://127.0.0.1:9/"></head><body>
<h2>Abstract</h2><p>Shame was measured in nine wards. It fell after the course.</p><img src="secret.png">
<h2 lang="es">Resumen</h2><p lang="es">La vergüenza se midió en nueve salas. Disminuyó tras el curso.</p></body></html>
"""
BITEXT = "import json; b = json.load(open('b.cotejo.json')); b['name'] = b['source']['name'] = b['target']['name'] = 'secret.txt'"

# what is run, and which files of the folder it may open besides those named in the command
COMMANDS = [
    (["run", "article.txt", "-o", "out"], ["out"]),
    (["run", "folder", "-o", "out2"], ["folder/article.txt", "out2"]),
    (["align", "main.tex", "-f", "tsv"], ["chapter.tex"]),
    (["check", "article.txt", "-g", "terms.tsv", "-f", "html", "-o", "page.html"], []),
    (["check", "article.txt", "--update-baseline", "baseline.tsv"], []),
    (["align", "page.htm", "-f", "json"], []),
    (["align", "article.txt", "-f", "json", "-o", "b.cotejo.json"], []),
    *((["check", name, "-f", shown], [])
      for name in ("b.cotejo.json", "c.cotejo.json") for shown in ("text", "json", "sarif", "junit", "html")),
    (["run", "c.cotejo.json", "-o", "out3"], ["out3"]),
    (["convert", "memory.tmx", "memory.xlf"], []),
    (["validate", "memory.tmx"], []),
    (["glossary", "lint", "terms.tsv"], []),
    (["--help"], []),
]


def trace(cotejo, arguments, folder):
    """The system calls of a run, without what started it."""
    log = folder.parent / "trace"
    subprocess.run(
        ["strace", "-f", "-qq", "-s", "4096", "-e", "trace=%network,open,openat,openat2,creat,execve", "-o", str(log),
         cotejo, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    calls = (CALL.match(line) for line in log.read_text(errors="replace").splitlines())
    return [call.group(1) for call in calls if call][1:]


def faults(calls, arguments, besides, folder):
    given = [folder / name for name in [*arguments, *besides] if not name.startswith("-")]
    parents = [folder, *folder.parents]
    for call in calls:
        opened = OPENED.match(call)
        if NETWORK.match(call):
            yield f"a socket: {call}"
        elif call.startswith("execve("):
            yield f"another program: {call}"
        elif opened:
            name = opened.group(1) or opened.group(2) or ""
            path = Path(folder, name.encode("latin-1").decode("unicode_escape")).resolve()
            is_given = any(path == one or one in path.parents or is_beside(path, one) for one in given)
            is_configuration = path.name == "cotejo.toml" and path.parent in parents
            if not (is_given or is_configuration or name.startswith(SYSTEM)):
                yield f"opened {name}"


def is_beside(path, written):
    """A file that is written, before it gets its name, and what tells later runs that it was."""
    return path.parent == written.parent and path.name.startswith(".")


def can_trace():
    if not shutil.which("strace") and os.geteuid() == 0:
        quiet = {"stdout": subprocess.DEVNULL, "check": False}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "strace"], **quiet)
    return shutil.which("strace") and subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False).returncode == 0


def main():
    if not can_trace():
        print("no strace here, or nothing that it may trace: what is opened is not tested")
        return
    cotejo = str(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/debug/cotejo").resolve())
    wrong = 0
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work).resolve() / "files"
        (folder / "folder").mkdir(parents=True)
        for name, text in {
            "article.txt": ARTICLE, "folder/article.txt": ARTICLE, "main.tex": LATEX, "chapter.tex": CHAPTER,
            "../outside.tex": CHAPTER, "memory.tmx": MEMORY, "page.htm": PAGE, "terms.tsv": "en\tes\nshame\tvergüenza\n",
            "cotejo.toml": "", "secret.txt": "secret", "secret.dtd": "", "secret.css": "", "secret.png": "",
        }.items():
            (folder / name).write_text(text, encoding="utf-8")
        for arguments, besides in COMMANDS:
            if "c.cotejo.json" in arguments:
                forged = BITEXT + "; json.dump(b, open('c.cotejo.json', 'w'))"
                subprocess.run([sys.executable, "-c", forged], cwd=folder, check=True)
            for fault in sorted(set(faults(trace(cotejo, arguments, folder), arguments, besides, folder))):
                wrong += 1
                print(f"cotejo {' '.join(arguments)}: {fault}")
    print(f"{len(COMMANDS)} commands, {wrong} faults")
    sys.exit(bool(wrong))


main()
