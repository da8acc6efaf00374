#!/usr/bin/env python3
"""Whether validate and libxml2 agree on what is well-formed: .ci/well_formed.py [BINARY] [COUNT]

Tries the TMX, TBX and XLIFF files of the tests, samples that use every construct of XML, and COUNT damaged copies of
them (10,000 if not given), in UTF-8 and UTF-16, the same ones each time. Everything that `validate --fix` writes is
read with libxml2 as well. Exits with 1 if the two disagree on a file.

Left out, because the two differ for reasons of their own:
- files with a document type declaration that has declarations within [ ]: cotejo reads none of them, and warns;
- references to entities other than XML's own five, in files with a document type declaration: libxml2 takes it that
  the DTD declares them, cotejo says that no CAT tool reads the DTD;
- files that libxml2 refuses for a limit: the length of a name, the depth of elements;
- version="1." in the XML declaration: libxml2 only warns, though XML 1.0 has a digit there;
- namespace names that are no URI (a blank within, say): libxml2 reports an error that Namespaces 1.0 does not have;
- values of xml:id that are no names: a specification of its own, which libxml2 takes in;
- files that cotejo does not read at all and says so (status 2): empty ones, binary ones, those of no known format, UTF-16
  with half a character.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path

try:
    from lxml import etree
except ImportError:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        subprocess.run([f"{folder}/bin/pip", "--quiet", "--disable-pip-version-check", "install", "lxml"], check=True)
        sys.exit(subprocess.run([f"{folder}/bin/python", *sys.argv]).returncode)

ROOT = Path(__file__).resolve().parent.parent
SEED, BATCH = 19, 500
# what validate says of a file that is not well-formed
CODES = {"not-well-formed", "illegal-character", "bare-ampersand", "unknown-entity"}

# what libxml2 says where it has a reason of its own
OWN_REASONS = re.compile(r"too long|too deep|Excessive depth|is not a valid URI|is not an NCName|Unsupported version '1\.'")

SAMPLES = {
    "tmx": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!-- a memory -->
<?style sheet="a"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4" xmlns:p="urn:p" xmlns:q='urn:q'>
<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="x"/>
<body><tu tuid="a" p:x="1" q:x="2"><tuv xml:lang="en"><seg>A &lt;b&gt; &#x41;&#66; <![CDATA[<c> & ]]>d</seg></tuv>
<tuv xml:lang="es"><!-- - --><seg>Él &amp; yo <bpt i="1"/>ñ<ept i='1'/></seg></tuv><p:note q:y="&quot;"></p:note></tu>
</body></tmx>
<!-- after -->
<?end?>
""",
    "xlf": """<?xml version='1.0' encoding='UTF-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="es" xmlns:m="urn:m">
<file id="f"><unit id="a" m:k="v"><segment><source>One &apos;x&apos; <ph id="1"/></source>
<target>Uno <m:g xmlns:m="urn:n" xmlns="">ç</m:g></target></segment></unit></file></xliff>
""",
    "tbx": """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="a"><langSec xml:lang="en"><termSec><term>shame</term></termSec></langSec>
<langSec xml:lang="es"><termSec><term>vergüenza</term></termSec></langSec></conceptEntry>
</body></text></tbx>
""",
}

PIECES = [
    "<", ">", "/", "/>", "</", "&", "&amp;", "&#", "&#0;", "&#x1F600;", "&#xD800;", "&nbsp;", "&a", ";", "--", "-",
    "-->", "<!--", "<!-- x -->", "<!-- x -- y -->", "<!-- x --->", "]]>", "]]", "]", "[", "<![CDATA[", "<![CDATA[x]]>",
    "<?", "?>", "<?x y?>", "<?xml?>", "<?XML x?>", "<?xml version='1.0'?>", "<?x:y z?>", "<? x?>", "!", "<!", '"', "'",
    '""', "=", ' a="1"', 'b="2"', " c=3", " d", " e='<'", " f='&'", ' a="1" a="2"', " xml:lang='en'", " version='1.0'",
    " xml:space='default'", ' xmlns=""', ' xmlns:p=""', ' xmlns:xmlns="u"', ' xmlns:xml="u"', ' xmlns:p="urn:q"',
    ' xmlns:z="http://www.w3.org/XML/1998/namespace"', ' xmlns:xml="http://www.w3.org/XML/1998/namespace"',
    ' xmlns:z="http://www.w3.org/2000/xmlns/"', ' xmlns:xmlfoo="u"', ' z:y="1"', ' p:x="1"', ":", "p:", "q:", "xmlns:p", "xml:",
    "xmlns", "\t", "\n", "\r", " ", "  ", "\x01", "\x0b", "\x7f", "\x85", "\ufffe", "\uffff", "\ufeff", "\u2028", "é",
    "·", "٣", "½", "\U0001F600", "x", "1", ".", "-", "_", "<x>", "</x>", "<x/>", "<x></x>", "<x></x >", "< x/>", "<x / >",
    "</ x>", "<1/>", "<x:y/>", "<p:x/>", "<p:/>", "<:p/>", "<p:x:y/>", "<p:1/>", "<xmlns:x/>", "<xml:x/>", "</tmx>", "<é/>",
    "<·/>", "<x·/>", "<!DOCTYPE tmx>", "<!DOCTYPE tmx SYSTEM 'x'>", "<!DOCTYPE tmx PUBLIC 'x' 'y'>",
    "<!DOCTYPE tmx PUBLIC 'x'>", "<!DOCTYPE>", "<!doctype tmx>", "<!ELEMENT x EMPTY>", "encoding", "standalone='maybe'",
    "SYSTEM", "%", "%a;", "\u0132", "\u0300", "\u3007", "\U000EFFFF", "\U000F0000", "1.1", "2.0", "UTF-8", "utf8", "UTF_8 x",
]


def samples():
    files = [path for folder in ("tests", "docs") for path in sorted((ROOT / folder).rglob("*"))]
    files = [path for path in files if path.suffix in (".tmx", ".tbx", ".xliff", ".xlf")]
    return [(path.suffix[1:], path.read_text("utf-8")) for path in files] + list(SAMPLES.items())


def place(random, text):
    """Anywhere, or more often beside a sign of XML, or at the beginning or end."""
    kind = random.randrange(10)
    if kind == 0:
        return random.choice([0, 0, 1, len(text)])
    if kind < 6:
        return random.choice([found.start() + random.randrange(2) for found in re.finditer(r"[<>&\"'=/?! :-]", text)] or [0])
    return random.randrange(len(text) + 1)


def damage(random, text):
    """The text with one to three places changed."""
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        at, other = sorted((place(random, text), place(random, text)))
        near = min(len(text), at + random.choice([1, 1, 1, 2, 5, 20]))
        kind = random.randrange(12)
        if kind < 6:
            text = text[:at] + random.choice(PIECES) + text[at:]
        elif kind < 8:
            text = text[:at] + text[near:]
        elif kind == 8:
            text = text[:at] + random.choice(PIECES) + text[near:]
        elif kind == 9:
            text = text[:at] + text[at:near] * 2 + text[near:]
        elif kind == 10:
            text = text[:other] + text[at:near] + text[other:]
        else:
            text = text[:at] if random.randrange(4) == 0 else text[:at] + text[at:near].swapcase() + text[near:]
    return text


def encoded(random, text):
    """In UTF-8 or UTF-16, with or without a byte order mark, and sometimes with a byte changed."""
    kind = random.randrange(8)
    if kind < 5:
        data = text.encode("utf-8")
    elif kind == 5:
        data = "\ufeff".encode() + text.encode("utf-8")
    else:
        order = "le" if kind == 6 else "be"
        text = re.sub(r"(?i)utf-8", "UTF-16", text, count=1)
        data = ("\ufeff" + text).encode(f"utf-16-{order}", "surrogatepass")
    if data and random.randrange(20) == 0:
        at = random.randrange(len(data))
        data = data[:at] + bytes([random.choice([0xC3, 0xFF, 0x80, 0xD8, 0xED, 0x41])]) + data[at + random.randrange(2):]
    return data


def text_of(data):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")


def theirs(data):
    """Whether libxml2 reads it, what it says, and whether that is a reason of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        pass
    errors = [error for error in parser.error_log if error.level_name != "WARNING" or OWN_REASONS.search(error.message)]
    own = bool(errors) and all(OWN_REASONS.search(error.message) for error in errors)
    said = f"{errors[0].line}:{errors[0].column}: {errors[0].message}" if errors else "well-formed"
    return not errors, said, own


def left_out(text):
    doctype = re.search(r"<!DOCTYPE", text)
    if not doctype:
        return ""
    if re.search(r"<!DOCTYPE[^>]*\[", text):
        return "declarations within the DOCTYPE"
    if re.search(r"&(?!(?:lt|gt|amp|apos|quot);)[^\s&;<#]+;", text):
        return "entities that a DTD may declare"
    return ""


def ours(binary, paths, *options):
    """What validate says of each file: the codes of its faults and their words; None where it is not read."""
    run = subprocess.run([binary, "validate", "-f", "json", *options, *map(str, paths)], capture_output=True)
    said = {str(path): [] for path in paths}
    for fault in json.loads(run.stdout):
        said[fault["file"]].append(fault)
    for line in run.stderr.decode().splitlines():
        name = next((path for path in said if path in line and not line.startswith("wrote ")), None)
        if name:
            said[name] = None
    return said


def main():
    binary = str(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/cotejo").resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    chance = random.Random(SEED)
    good = samples()
    tally, bad = Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(os.environ.get("KEEP", folder))
        files = {}
        for number in range(len(good) + count):
            suffix, text = good[number] if number < len(good) else chance.choice(good)
            data = encoded(chance, damage(chance, text)) if number >= len(good) else text.encode("utf-8")
            path = folder / f"{number}.{suffix}"
            path.write_bytes(data)
            files[path] = data
        paths = list(files)
        for start in range(0, len(paths), BATCH):
            said = ours(binary, paths[start:start + BATCH])
            ours(binary, paths[start:start + BATCH], "--fix")
            copies = {path: path.with_suffix(".mended" + path.suffix) for path in paths[start:start + BATCH]}
            for path, copy in copies.items():
                data, faults = files[path], said[str(path)]
                if copy.exists():
                    text = text_of(copy.read_bytes())
                    well, reason, own = theirs(copy.read_bytes())
                    tally["written by --fix"] += 1
                    if not well and not own and not left_out(text):
                        bad.append(f"{path.name}: --fix wrote what libxml2 refuses: {reason}")
                if faults is None:
                    tally["not read by cotejo"] += 1
                    continue
                if why := left_out(text_of(data)):
                    tally[f"left out: {why}"] += 1
                    continue
                well, reason, own = theirs(data)
                if own:
                    tally["left out: a limit of libxml2"] += 1
                    continue
                found = [fault for fault in faults if fault["fault"] in CODES]
                # a wrong encoding may be one that libxml2 reads, with other letters
                wrong_encoding = [fault for fault in faults if fault["fault"] == "encoding"]
                tally["well-formed" if well else "not well-formed"] += 1
                if found if well else not found + wrong_encoding:
                    bad.append(f"{path.name}: libxml2 says {reason}; cotejo says {found or 'well-formed'}")
    print("; ".join(f"{what}: {number}" for what, number in sorted(tally.items())))
    for line in bad[:int(os.environ.get("SHOW", "20"))]:
        print(line)
    print(f"{len(bad)} disagreements in {len(files)} files")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
