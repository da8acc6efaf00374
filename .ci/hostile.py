#!/usr/bin/env python3
"""Files that mean harm, given to every command that takes their kind: .ci/hostile.py [BINARY]

Each run must end in 2 s and 200 MB with status 0, 1 or 2; what is refused is told with a line, an element or what is
wrong with the whole, and leaves no file behind. Nothing that a file points to, here or in the network, is ever read.
"""

import io
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

SECONDS, MEGABYTES, TRIES = 2, 200, 3
DEEP, STEP = 100_000, 37
MB = 1 << 20
# of words; of tags and of references, which take more for each byte: as much as is read in the time
LINE, TAGS, REFERENCES = 50, 5, 1
SECRET = "the-secret-" + os.urandom(8).hex()

EN = "Shame was measured in the nurses of two hospitals. It fell after the course."
ES = "Se midió la vergüenza en las enfermeras de dos hospitales. Disminuyó tras el curso."

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
SAMPLES = {
    "xml": f"""<article xml:lang="en"><front><article-meta>
<abstract><p>{EN}</p></abstract>
<trans-abstract xml:lang="es"><p>{ES}</p></trans-abstract>
</article-meta></front></article>
""",
    "html": f"""<html><head><title>x</title></head><body>
<h2>Abstract</h2><p>{EN}</p>
<h2>Resumen</h2><p>{ES}</p>
</body></html>
""",
    "tmx": f"""<tmx version="1.4">
<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="x"/>
<body><tu tuid="a"><tuv xml:lang="en"><seg>{EN}</seg></tuv>
<tuv xml:lang="es"><seg>{ES}</seg></tuv></tu></body></tmx>
""",
    "xlf": f"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="es">
<file id="f"><unit id="a"><segment><source>{EN}</source>
<target>{ES}</target></segment></unit></file></xliff>
""",
    "tbx": """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="a"><langSec xml:lang="en"><termSec><term>shame</term></termSec></langSec>
<langSec xml:lang="es"><termSec><term>vergüenza</term></termSec></langSec></conceptEntry>
</body></text></tbx>
""",
    "mtf": """<mtf><conceptGrp><concept>1</concept>
<languageGrp><language type="English" lang="EN"/><termGrp><term>shame</term></termGrp></languageGrp>
<languageGrp><language type="Spanish" lang="ES"/><termGrp><term>vergüenza</term></termGrp></languageGrp>
</conceptGrp></mtf>
""",
    "mesh": """<DescriptorRecordSet LanguageCode="eng"><DescriptorRecord><DescriptorUI>D1</DescriptorUI>
<DescriptorName><String>shame</String></DescriptorName></DescriptorRecord></DescriptorRecordSet>
""",
}
# where a text may be put that the readers look at
PLACES = {"xml": "Shame was", "html": "Shame was", "tmx": "Shame was", "xlf": "Shame was", "tbx": "shame", "mtf": "shame", "mesh": "shame"}

ALIGN = [["run", "FILE", "-o", "out"], ["align", "FILE", "-f", "tmx", "-o", "out.tmx"], ["check", "FILE"]]
VALIDATE = [["validate", "FILE"], ["validate", "FILE", "--fix"]]
ALIGNED = ALIGN + [["convert", "FILE", "out.jsonl"]]
GLOSSARY = [["glossary", "convert", "FILE", "out.tsv"]]
COMMANDS = {
    "tmx": ALIGNED + VALIDATE,
    "xlf": ALIGNED + VALIDATE,
    "tsv": ALIGNED,
    "jsonl": ALIGNED,
    "xlsx": ALIGNED,
    "tbx": VALIDATE + GLOSSARY,
    "mtf": GLOSSARY,
    "mesh": GLOSSARY,
    "rrf": GLOSSARY,
}


def within(kind, text):
    """The sample of a kind with this before its first word."""
    return DECLARATION * (kind != "html") + SAMPLES[kind].replace(PLACES[kind], text + PLACES[kind], 1)


def zipped(kind, body):
    """A Word or OpenDocument file, or a workbook, whose text part is this; a list of pieces where it is large."""
    main, parts = {
        "docx": ("word/document.xml", {}),
        "odt": ("content.xml", {"mimetype": "application/vnd.oasis.opendocument.text"}),
        "xlsx": ("xl/worksheets/sheet1.xml", {
            "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
            '<sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        }),
    }[kind]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED)
        with archive.open(main, "w") as part:
            for piece in [body] if isinstance(body, str) else body:
                part.write(piece.encode())
    return file.getvalue()


def text_part(kind, inside):
    """The text part of a zipped document with pieces of markup in its last paragraph."""
    if kind == "docx":
        start = f"<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>{EN}</w:t></w:r></w:p><w:p><w:r><w:t>{ES}"
        return [start, *inside, "</w:t></w:r></w:p></w:body></w:document>"]
    if kind == "odt":
        start = f"<office:document-content xmlns:office='o' xmlns:text='t'><office:body><text:p>{EN}</text:p><text:p>{ES}"
        return [start, *inside, "</text:p></office:body></office:document-content>"]
    start = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'>"
    cell = "<c r='{}' t='inlineStr'><is><t>{}".format
    return [start, cell("A1", "en"), "</t></is></c>", cell("B1", "es"), *inside, "</t></is></c></row></sheetData></worksheet>"]


def entities(port, secret):
    """Entities that expand, or point to files and addresses."""
    bomb = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)
    )
    address = f"http://127.0.0.1:{port}/x"
    for kind, sample in SAMPLES.items():
        root = re.match(r"<(\w+)", sample)[1]
        for name, doctype, used in [
            ("bomb", f"[{bomb}]", "&a9;"),
            ("file", f'[<!ENTITY e SYSTEM "file://{secret}">]', "&e;"),
            ("path", f'[<!ENTITY e SYSTEM "{secret.name}">]', "&e;"),
            ("address", f'[<!ENTITY e SYSTEM "{address}">]', "&e;"),
            ("parameter", f'[<!ENTITY % e SYSTEM "{address}">%e;]', ""),
            ("dtd", f'SYSTEM "{address}.dtd"', ""),
            ("dtd-file", f'SYSTEM "file://{secret}"', "&e;"),
        ]:
            doctype = f"<!DOCTYPE {root} {doctype}>\n"
            text = within(kind, used)
            at = text.index(f"<{root}")
            yield f"{name}.{kind}", text[:at] + doctype + text[at:]
    for kind in ["docx", "odt"]:
        part = "".join(text_part(kind, ["&e;"]))
        yield f"entity.{kind}", zipped(kind, f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>{part}')


def zips():
    """Archives that unpack to much, lie of their size, or want to be unpacked elsewhere."""
    for kind in ["docx", "odt", "xlsx"]:
        bomb = zipped(kind, text_part(kind, [" " * MB] * 300))
        yield f"bomb.{kind}", bomb
        yield f"liar.{kind}", bomb.replace(zipfile.ZipFile(io.BytesIO(bomb)).infolist()[-1].file_size.to_bytes(4, "little"), b"\x10\0\0\0")
        yield f"many.{kind}", zipped(kind, text_part(kind, ["<a/>" * (MB // 4)] * 31))
        yield f"deep.{kind}", zipped(kind, text_part(kind, ["<a>" * DEEP, "</a>" * DEEP]))
        file = io.BytesIO(zipped(kind, text_part(kind, [])))
        with zipfile.ZipFile(file, "a") as archive:
            for name in ["../escaped.txt", "../../escaped.txt", "/tmp/cotejo-escaped.txt", "..\\escaped.txt"]:
                archive.writestr(name, "escaped")
        yield f"elsewhere.{kind}", file.getvalue()
    for name, row in {
        "cells": ["<row>", *["<c/>" * (MB // 4)] * 120, "</row>"],
        "rows": ["<row/>" * (MB // 6)] * 120,
        "far": ["<row><c r='XFD1'><v>1</v></c></row>" * 8000],
        "tags": ["<a/>" * (MB // 4)] * 120,
    }.items():
        data = [text_part("xlsx", [])[0].removesuffix("<row r='1'>"), *row, "</sheetData></worksheet>"]
        yield f"{name}.xlsx", zipped("xlsx", data)


def nested():
    """Elements within elements, closed and not."""
    names = {"xml": ["sec", "italic"], "html": ["div", "b"], "tmx": ["hi", "ph", "sub"], "xlf": ["pc", "mrk", "g"], "tbx": ["hi", "note"], "mtf": ["xref", "descripGrp"], "mesh": ["ConceptList", "b"]}
    for kind, elements in names.items():
        for name in elements:
            start, end = f"<{name}>" * DEEP, f"</{name}>" * DEEP
            yield f"deep-{name}.{kind}", within(kind, start + end)
            yield f"open-{name}.{kind}", within(kind, start)
        yield f"deep-root.{kind}", f"<{elements[0]}>" * DEEP
    for name, start, end in [("group", "{", "}"), ("macro", "\\a{", "}"), ("begin", "\\begin{a}", "\\end{a}"), ("maths", "$ ", ""),
                             ("optional", "\\a[", "]"), ("definition", "\\newcommand{\\a}{\\a ", "}")]:
        yield f"deep-{name}.tex", f"{EN}\n\n{start * DEEP}{end * DEEP}{ES}"
        yield f"open-{name}.tex", f"{EN}\n\n{ES} {start * DEEP}"
        yield f"preamble-{name}.tex", f"\\documentclass{{a}}{start * DEEP}\\begin{{document}}\n{EN}\n\n{ES}"
    bomb = "".join(f"\\newcommand{{\\{c}}}{{\\{d}\\{d}\\{d}\\{d}\\{d}\\{d}\\{d}\\{d}}}" for c, d in zip("abcdefg", "bcdefgh"))
    yield "bomb.tex", f"{bomb}\\newcommand{{\\h}}{{{'ha ' * 999}}}{EN} \\a\n\n{ES}"
    yield "deep-group.rtf", f"{{\\rtf1 {EN}\\par {'{' * DEEP}{'}' * DEEP}{ES}}}"
    yield "open-group.rtf", f"{{\\rtf1 {EN}\\par {ES}{'{' * DEEP}"
    yield "binary.rtf", f"{{\\rtf1 {EN}\\par {ES}\\bin99999999999 }}"
    yield "deep-div.md", "\n".join([EN, "", *["::: {.a}"] * DEEP, "", ES])
    # one after the other: nothing may compare each with each
    yield "codes.tmx", within("tmx", "".join(f'<bpt i="{i}" x="{i}"/>' for i in range(DEEP)))
    yield "codes.xlf", within("xlf", "".join(f'<sc id="{i}"/><ph id="p{i}" dataRef="d"/>' for i in range(DEEP // 2)))


def cuts():
    """Files cut off at many places."""
    whole = {kind: within(kind, "").encode() for kind in ["tmx", "xlf", "xml"]}
    whole["docx"] = zipped("docx", "".join(text_part("docx", [])))
    for kind, content in whole.items():
        for end in range(1, len(content.rstrip()), STEP):
            yield f"cut-{end}.{kind}", content[:end]


def encodings():
    """Declarations that lie, bytes that are none."""
    for kind in SAMPLES:
        text = within(kind, "")
        if kind == "html":
            text = text.replace("<head>", '<head><meta charset="UTF-8">')
        as_declared = lambda name: text.replace("UTF-8", name, 1)
        yield f"latin1-says-utf8.{kind}", text.encode("latin-1")
        yield f"utf8-says-utf16.{kind}", as_declared("UTF-16").encode()
        yield f"utf8-says-koi8.{kind}", as_declared("KOI8-R").encode()
        yield f"latin1-says-koi8.{kind}", as_declared("KOI8-R").encode("latin-1")
        yield f"latin1-says-utf16.{kind}", as_declared("UTF-16").encode("latin-1")
        yield f"utf16-says-utf8.{kind}", text.encode("utf-16")
        yield f"utf16-cut.{kind}", text.encode("utf-16")[:-1]
        yield f"utf16-halves.{kind}", text.encode("utf-16") + b"\0\xd8" * 99
        yield f"zeros.{kind}", text.encode() + bytes(999)
        yield f"noise.{kind}", bytes(range(256)) * 40


def doubles():
    """One identifier for all."""
    for kind, (start, end) in {"tmx": ("<tu ", "</tu>"), "xlf": ("<unit ", "</unit>"), "tbx": ("<conceptEntry ", "</conceptEntry>"), "mtf": ("<conceptGrp>", "</conceptGrp>"), "mesh": ("<DescriptorRecord>", "</DescriptorRecord>")}.items():
        text = within(kind, "")
        first, last = text.index(start), text.index(end) + len(end)
        yield f"same.{kind}", text[:first] + (text[first:last] + "\n") * 10_000 + text[last:]


def lines():
    """A line that does not end, of words and of markup."""
    word = "a word and so on "
    for kind in [*SAMPLES, "txt", "md", "tex", "rtf", "tsv", "jsonl"]:
        before, after = {
            "txt": (f"{EN}\n\n{ES} ", ""),
            "md": (f"{EN}\n\n{ES} ", ""),
            "tex": (f"{EN}\n\n{ES} ", ""),
            "rtf": (f"{{\\rtf1\\ansi {EN}\\par {ES} ", "}"),
            "tsv": ("en\tes\n", f"\t{ES}\n"),
            "jsonl": ('{"en": "', f'", "es": "{ES}"}}\n'),
        }.get(kind) or within(kind, "\0").split("\0")
        yield f"line.{kind}", [before, *[word * (MB // len(word))] * LINE, after]
        yield f"accents.{kind}", [before, *["ñ" * (MB // 2)] * LINE, after]
        if kind in SAMPLES:
            yield f"markup.{kind}", [before, *["<a/>" * (MB // 4)] * TAGS, after]
            yield f"references.{kind}", [before, *["&amp;&#9;" * (MB // 9)] * REFERENCES, after]
            yield f"attribute.{kind}", [before, "<a b='", *["x" * MB] * LINE, "'/>", after]


def crowds():
    """Thousands of what is compared each with each."""
    table = lambda en, es: f"en\tes\n{en}\t{es}\n"
    for name, en, es in [
        ("commas", "stress, ", "estrés, "),
        ("brackets", "(a) ", "(b) "),
        ("open", "( ", "( "),
        ("quotes", "“a ", "«a "),
        ("numbers", "12.5 ", "13,5 "),
        ("terms", "shame ", "vergüenza "),
        ("acronyms", "AB ", "CD "),
    ]:
        yield f"{name}.tsv", table(en * 3000, es * 3000)
    name = "C0000001|ENG|P|L1|PF|S1|Y|A{0}|||D1|MSH|MH|D1|name {0}|0|N||\n".format
    yield "names.rrf", "".join(map(name, range(DEEP)))
    variant = lambda language, text: f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>'
    start, end = within("tmx", "").split("<tuv", 1)[0], "</tu></body></tmx>"
    yield "variants.tmx", start + variant("en", EN) * 3000 + variant("es", ES) * 3000 + end
    data = f'<unit id="a"><originalData><data id="d">{"x" * MB}</data></originalData>'
    codes = "".join(f'<ph id="p{i}" dataRef="d"/>' for i in range(3000))
    yield "data.xlf", within("xlf", codes).replace('<unit id="a">', data)


def refusal(kind):
    """What a refusal must name: a place, or what is wrong with the whole."""
    place = r"line \d+|byte \d+|\.jsonl:\d+|row \d+|</?[\w:!-]+|&\w+;"
    whole = r"MB|zip|no [\w./]+|damaged|encoding|binary|empty|built without|both texts|language|two languages|aligned|split"
    return re.compile(f"{place}|{whole}")


class Tried:
    def __init__(self, binary, work):
        self.binary, self.work = binary, work
        self.runs, self.slowest, self.largest, self.failures = 0, (0, ""), (0, ""), []
        self.seconds = 0

    def file(self, name, content):
        """Every command that takes the kind of a file, in a folder of its own."""
        kind = name.rsplit(".", 1)[1]
        for command in COMMANDS.get(kind, ALIGN):
            what = " ".join([name, *command])
            # a machine that is busy with other things may be slow once, not each time
            for _ in range(TRIES):
                seconds, faults = self.once(name, kind, content, command, what)
                if seconds <= SECONDS:
                    break
            else:
                faults.append(f"{seconds:.1f} s")
            self.slowest = max(self.slowest, (seconds, what))
            self.failures += [f"{what}: {fault}" for fault in faults]
            for fault in faults:
                print(f"FAILED {what}: {fault}", flush=True)

    def once(self, name, kind, content, command, what):
        """How long a run takes, and what is wrong with it but for that."""
        with tempfile.TemporaryDirectory(dir=self.work) as outer:
            folder = Path(outer, "here")
            folder.mkdir()
            with open(folder / name, "wb") as file:
                for piece in content if isinstance(content, list) else [content]:
                    file.write(piece.encode() if isinstance(piece, str) else piece)
            faults = list(self.run(folder, name, kind, command, what))
            return self.seconds, faults

    def run(self, folder, name, kind, command, what):
        arguments = [name if argument == "FILE" else argument for argument in command]
        before = listed(folder.parent)
        with open(self.work / "stdout", "w+b") as out, open(self.work / "stderr", "w+b") as err:
            started = time.monotonic()
            process = subprocess.Popen([self.binary, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            killer = threading.Timer(15, process.kill)
            killer.start()
            _, status, usage = os.wait4(process.pid, 0)
            killer.cancel()
            # what other programs take of the machine does not count
            self.seconds = min(time.monotonic() - started, usage.ru_utime + usage.ru_stime)
            megabytes = usage.ru_maxrss / 1024
            process.returncode = code = os.waitstatus_to_exitcode(status)
        self.runs += 1
        self.largest = max(self.largest, (megabytes, what))
        told = (self.work / "stderr").read_bytes()[:MB].decode(errors="replace")
        if code not in (0, 1, 2):
            yield f"status {code}: {told[-300:]}"
        if megabytes > MEGABYTES:
            yield f"{megabytes:.0f} MB"
        if code == 2 and not refusal(kind).search(told):
            yield f"refused without a place: {told[:300]}"
        written = listed(folder.parent) - before
        if code == 2 and written and "the rest was read" not in told:
            yield f"refused, but wrote {written}"
        if any(folder not in path.parents for path in written) or Path("/tmp/cotejo-escaped.txt").exists():
            yield f"wrote elsewhere: {written}"
        for path in [self.work / "stdout", self.work / "stderr", *written]:
            if holds(path, SECRET):
                yield f"the secret stands in {path.name}"


def listed(folder):
    return {path for path in folder.rglob("*") if path.is_file()}


def holds(path, text):
    """Whether a file has a text, read piece by piece: what this program takes up counts for those it starts."""
    with open(path, "rb") as file:
        last = b""
        while piece := file.read(MB):
            if text.encode() in last + piece:
                return True
            last = piece[-len(text):]
    return False


def main():
    root = Path(__file__).resolve().parent.parent
    if len(sys.argv) > 1:
        binary = Path(sys.argv[1]).resolve()
    else:
        subprocess.run(["cargo", "build", "--locked", "--release", "--all-features"], cwd=root, check=True)
        binary = root / "target/release/cotejo"
    with tempfile.TemporaryDirectory() as work, socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        secret = Path(work, "secret.txt")
        secret.write_text(SECRET)
        tried = Tried(binary, Path(work))
        for group in [entities(server.getsockname()[1], secret), zips(), nested(), cuts(), encodings(), doubles(), lines(), crowds()]:
            for name, content in group:
                tried.file(name, content)
        try:
            server.accept()
            tried.failures.append("the network was asked")
        except BlockingIOError:
            pass
    print(f"{tried.runs} runs; slowest {tried.slowest[0]:.2f} s ({tried.slowest[1]}), "
          f"largest {tried.largest[0]:.0f} MB ({tried.largest[1]})")
    if tried.failures:
        sys.exit(f"{len(tried.failures)} failures")
    print("hostile inputs passed")


if __name__ == "__main__":
    main()
