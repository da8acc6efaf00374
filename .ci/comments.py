#!/usr/bin/env python3
"""Word documents for .ci/comments.sh, and what LibreOffice shows of their comments.

comments.py write          writes articles into this folder, in Word's XML as people's changes leave it
comments.py compare NAME   holds the comments of office/NAME.reviewed.fodt against the findings of NAME.json
"""

import json
import random
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ENGLISH = [
    "Abstract",
    "Shame was measured in in 35 nurses of nine wards. Adults with hearing loss were left out.",
    "It fell from 7.5 to 4.1 points after the course (p < 0.05). Nobody was was harmed, and all came back. The cost was 120 euros.",
    "Keywords: shame; nursing; hospitals",
]
SPANISH = [
    "Resumen",
    "La vergüenza se midió en 53 enfermeras de nueve  salas. Los adultos con pérdida auditiva quedaron fuera.",
    "Disminuyó de 7,5 a 4,7 puntos tras el el curso (p < 0,05). Nadie sufrió daño , y todos volvieron.",
    "Palabras clave: vergüenza; enfermería; hospitales",
]
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def pieces(text, chance):
    """The text cut anywhere, each piece a run or in what Word wraps runs in."""
    at, out = 0, []
    while at < len(text):
        end = min(len(text), at + chance.randint(1, 14))
        piece, at = text[at:end], end
        kind = chance.choice("plain bold inserted deleted link smart control field".split())
        number = chance.randrange(100, 10_000)
        out.append({
            "plain": run(piece),
            "bold": run(piece, "<w:b/>"),
            "inserted": f'<w:ins w:id="{number}" w:author="A" w:date="2026-01-01T00:00:00Z">{run(piece)}</w:ins>',
            "deleted": f'<w:del w:id="{number}" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>gone</w:delText></w:r></w:del>{run(piece)}',
            "link": f'<w:hyperlink r:id="link">{run(piece, "<w:u w:val=%ssingle%s/>" % (chr(34), chr(34)))}</w:hyperlink>',
            "smart": f'<w:smartTag w:uri="u" w:element="e">{run(piece)}</w:smartTag>',
            "control": f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>{run(piece)}</w:sdtContent></w:sdt>',
            "field": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE "x" </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(piece)}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        }[kind])
    return "".join(out)


def article(name, body, has_comments):
    types = [("document", "document.main")] + [("comments", "comments")] * has_comments
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    links = f'<Relationship Id="link" Type="{KINDS}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    if has_comments:
        links += f'<Relationship Id="rId7" Type="{KINDS}/comments" Target="comments.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{office}.{kind}+xml"/>' for part, kind in types)
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{MAIN}" xmlns:r="{KINDS}"><w:body>{body}</w:body></w:document>',
    }
    if has_comments:
        parts["word/comments.xml"] = (
            f'<w:comments xmlns:w="{MAIN}"><w:comment w:id="3" w:author="Ana"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p>'
            "</w:comment></w:comments>"
        )
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as file:
        for part, content in parts.items():
            file.writestr(part, content)


def write():
    paragraph = "<w:p>{}</w:p>".format
    texts = [*ENGLISH, *SPANISH]
    article("plain.docx", "".join(paragraph(run(text)) for text in texts), False)
    for seed in range(6):
        chance = random.Random(seed)
        body = [pieces(text, chance) for text in texts]
        # a comment of a person about a whole paragraph, ours are within it
        is_commented = seed % 2 == 1
        if is_commented:
            mark = "<w:comment{} w:id='3'/>".format
            body[2] = mark("RangeStart") + body[2] + mark("RangeEnd") + f"<w:r>{mark('Reference')}</w:r>"
        article(f"cut{seed}.docx", "".join(map(paragraph, body)), is_commented)
    cell = "<w:tc><w:tcPr><w:tcW w:w='4000' w:type='dxa'/></w:tcPr>{}</w:tc>".format
    rows = ["".join(cell(paragraph(run(text))) for text in pair) for pair in zip(ENGLISH, SPANISH)]
    table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/><w:gridCol w:w='4000'/></w:tblGrid>"
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    article("table.docx", f"{paragraph(run('Table'))}{table}{rows}</w:tbl><w:p/>", False)
    Path("inline.en.txt").write_text("\n\n".join(ENGLISH), encoding="utf-8")
    Path("inline.es.txt").write_text("\n\n".join(SPANISH), encoding="utf-8")


def comments(file):
    """The comments of a flat ODT, each with its author, its paragraphs and the words it is at."""
    office, text = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text"))
    dc = "{http://purl.org/dc/elements/1.1/}"
    found, open_now = {}, {}

    root = ElementTree.parse(file).getroot()
    deleted = {region.get(f"{text}id") for region in root.iter(f"{text}changed-region") if region.find(f"{text}deletion") is not None}
    gone = set()

    def add(words):
        for name in open_now if not gone else ():
            found[name]["words"] += words or ""

    def walk(element):
        tag = element.tag
        if tag == f"{office}annotation":
            name = element.get(f"{office}name") or f"unnamed {len(found)}"
            lines = ["".join(line.itertext()) for line in element.iter(f"{text}p")]
            found[name] = {"author": element.findtext(f"{dc}creator"), "lines": lines, "words": ""}
            open_now[name] = True
        elif tag == f"{office}annotation-end":
            open_now.pop(element.get(f"{office}name"), None)
        elif tag in (f"{text}change-start", f"{text}change-end"):
            change = {element.get(f"{text}change-id")} & deleted
            gone.update(change) if tag == f"{text}change-start" else gone.difference_update(change)
        elif tag == f"{text}s":
            add(" " * int(element.get(f"{text}c", "1")))
        elif tag != f"{text}tracked-changes":
            add("\n" if tag in (f"{text}p", f"{text}h", f"{text}line-break") else "")
            add(element.text)
            for child in element:
                walk(child)
                add(child.tail)

    walk(root)
    return list(found.values())


def compare(name):
    findings = json.loads(Path(f"{name}.json").read_text(encoding="utf-8"))
    assert len(findings) >= 4, findings
    shown = comments(f"office/{name}.reviewed.fodt")
    before = Path(f"office/{name}.fodt")
    people = comments(before) if before.exists() else []
    ours = [comment for comment in shown if comment["author"] == "cotejo"]
    theirs = [comment for comment in shown if comment["author"] != "cotejo"]
    assert theirs == people, (theirs, people)
    assert len(ours) == len(findings), (len(ours), len(findings))
    exact = 0
    for finding in findings:
        heading = f'{finding["severity"]}: {finding["rule"]}'
        place = finding["target"] or finding["source"]
        words = " ".join(place["text"].split()) if place else ""
        at = [
            comment for comment in ours
            if comment["lines"][:2] == [heading, finding["message"]] and words in " ".join(comment["words"].split())
        ]
        assert at, (finding, [comment for comment in ours if comment["lines"][0] == heading])
        best = min(at, key=lambda comment: len(comment["words"]))
        # around a field, all of it; nothing else is wider than its words
        assert len(best["words"]) <= len(words) + 30 or not words, (finding, best)
        exact += " ".join(best["words"].split()) == words
        ours.remove(best)
    print(f"{name}: {len(findings)} comments, {exact} at their words exactly, {len(people)} of people")


match sys.argv[1:]:
    case ["write"]:
        write()
    case ["compare", name]:
        compare(name)
    case _:
        sys.exit(__doc__)
