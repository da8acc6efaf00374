"""The module: what it gives is what the program writes."""

import copy
import json
import pickle
import threading
import time

import cotejo
import pytest

SAMPLE = "docs/sample/article.txt"
EN = "Shame fell in 12 clinics. Compassion rose by 10%.\n\nNo harm was seen."
ES = "La vergüenza disminuyó en doce clínicas. La compasión subió un 10%.\n\nNo se observaron daños."


@pytest.mark.parametrize(
    "args, of_module",
    [
        (["align", SAMPLE, "-f", "json"], lambda bitext: bitext.to_json()),
        (["align", SAMPLE, "-f", "tmx"], lambda bitext: bitext.to_tmx()),
        (
            ["align", SAMPLE, "-f", "tmx", "--date", "20260131T120000Z"],
            lambda bitext: bitext.to_tmx("20260131T120000Z"),
        ),
        (["check", SAMPLE, "-f", "json"], lambda bitext: bitext.findings_json()),
    ],
)
def test_module_and_program_give_the_same_bytes(program, args, of_module):
    written = program(*args).stdout
    assert written and written == of_module(cotejo.read(SAMPLE)).encode()


@pytest.mark.parametrize("languages", [("en", "es"), (None, None)])
def test_texts_are_aligned_as_a_record_of_json_lines(program, tmp_path, languages):
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps({"id": "a", "en": EN, "es": ES}) + "\n" + json.dumps({"id": "b", "en": ES[:9], "es": EN[:9]}))
    written = program("align", records, "-f", "json").stdout.decode().splitlines()
    source, target = languages
    bitext = cotejo.align(EN, ES, name="a", source_language=source, target_language=target)
    assert bitext.to_json(line=True) == written[0] + "\n"


def test_two_files_are_a_text_and_its_translation(program, tmp_path):
    en, es = tmp_path / "a.en.txt", tmp_path / "a.es.txt"
    en.write_text(EN)
    es.write_text(ES)
    assert program("align", en, es, "-f", "json").stdout == cotejo.read(en, es).to_json().encode()


def test_beads_have_numbers_texts_and_confidence():
    bitext = cotejo.align(EN, ES)
    assert [bead.kind for bead in bitext.beads] == ["1-1"] * 3
    assert [bead.source for bead in bitext.beads] == [[1], [2], [3]]
    assert bitext.beads[1].source_text == bitext.source[1] == "Compassion rose by 10%."
    assert bitext.beads[1].target_text == bitext.target[1] == "La compasión subió un 10%."
    assert bitext.confidence == min(bead.confidence for bead in bitext.beads) > 0.5
    assert (bitext.source_language, bitext.target_language, len(bitext)) == ("en", "es", 3)
    assert repr(bitext) == '<Bitext "text": en-es, 3 beads>'


def test_findings_have_the_fields_of_the_report():
    findings = cotejo.check(EN, ES.replace("doce", "trece"))
    [finding] = [finding for finding in findings if finding.rule == "number-mismatch"]
    assert (finding.severity, finding.bead, finding.source.text, finding.source.line) == ("error", 1, "12", 1)
    assert cotejo.check(EN, ES) == []


def test_a_bitext_is_checked_by_another_glossary():
    glossary = ("mine.tsv", b"concept\tlanguage\tterm\tstatus\nharm\ten\tharm\t\nharm\tes\tperjuicio\t\n")
    bitext = cotejo.align(EN, ES)
    mine = cotejo.Cotejo(glossaries=[glossary], clinical=False)
    assert [finding.concept for finding in mine.check(bitext)] == ["harm"]
    assert mine.check(bitext)[0].rule == mine.check(EN, ES)[0].rule == "term-missing"


def test_entries_of_a_glossary_that_cannot_be_read_are_named():
    glossary = ("mine.tsv", b"concept\tlanguage\tterm\nharm\ten\tharm\nharm\tes\tperjuicio\nharm\t\tx\n")
    assert "mine.tsv" in cotejo.Cotejo(glossaries=[glossary]).unread[0]


def test_lists_come_back_in_order_with_exceptions_in_their_places():
    texts = [(EN.replace("12", str(number)), ES) for number in range(200)]
    texts[7] = ("", ES)
    sources, targets = zip(*texts)
    how = dict(source_language="en", target_language="es")
    done = cotejo.align(sources, targets, errors="return", threads=2, **how)
    assert isinstance(done[7], cotejo.CotejoError) and str(done[7]).startswith("8: en: ")
    del done[7]
    assert [bitext.name for bitext in done] == [str(n) for n in range(1, 201) if n != 8]
    assert all(f" {int(bitext.name) - 1} " in bitext.source[0] for bitext in done)
    with pytest.raises(cotejo.CotejoError, match="^8: en: "):
        cotejo.align(sources, targets, **how)
    with pytest.raises(ValueError):
        cotejo.align(sources, targets[1:])


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: cotejo.read("no-such-file.txt"), "no-such-file.txt: No such file"),
        (lambda: cotejo.align("12 14", "15"), "its language cannot be told"),
        (lambda: cotejo.align(EN, ES, source_language="en", target_language="en-GB"), "both texts are in en"),
        (lambda: cotejo.align(EN, ES, source_language="x y"), "x y"),
        (lambda: cotejo.from_json('{"cotejo": 99}'), "use a newer cotejo"),
        (lambda: cotejo.Cotejo(model=("w.tsv", b"length")), "w.tsv: line 1: a feature"),
        (lambda: cotejo.Cotejo(min_confidence=7), "write a number from 0 to 1"),
        (lambda: cotejo.segment("12"), "its language cannot be told"),
    ],
)
def test_errors_have_the_words_of_the_program(call, words):
    with pytest.raises(cotejo.CotejoError) as error:
        call()
    assert words in str(error.value)


def test_texts_that_are_no_translations_are_refused(program, tmp_path):
    unrelated = "Se midieron 99 ríos en 1820. El agua bajaba turbia. Los 37 peces murieron. Nadie cruzó el puente de 45 metros."
    source = "In 2019, 12 nurses slept well. Shame fell by 10%. There were 250 trials. Compassion rose in 64 clinics."
    record = tmp_path / "r.jsonl"
    record.write_text(json.dumps({"id": "text", "en": source, "es": unrelated}))
    said = program("align", record, "-f", "json").stderr.decode()
    assert "no translations of each other" in said
    with pytest.raises(cotejo.UnrelatedTexts) as error:
        cotejo.align(source, unrelated)
    assert str(error.value).split(": ", 1)[1].splitlines()[0] in said
    assert len(cotejo.align(source, unrelated, force=True)) > 0


def test_segments_are_those_of_the_program(program, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text(EN)
    assert "\n".join(cotejo.segment(EN)) + "\n" == program("segment", text).stdout.decode()
    assert cotejo.segment("Uno. Dos.", "es") == ["Uno.", "Dos."]


def test_many_bitexts_of_a_file(tmp_path):
    records = tmp_path / "records.jsonl"
    records.write_text("".join(json.dumps({"id": n, "en": EN, "es": ES}) + "\n" for n in range(3)))
    assert [bitext.name for bitext in cotejo.read_all(records)] == ["0", "1", "2"]
    with pytest.raises(cotejo.CotejoError, match="holds 3 bitexts"):
        cotejo.read(records)


def test_bitexts_travel():
    bitext = cotejo.align(EN, ES)
    for other in (pickle.loads(pickle.dumps(bitext)), copy.deepcopy(bitext), cotejo.from_json(bitext.to_json())):
        assert other.to_json() == bitext.to_json()


def test_other_threads_go_on_while_texts_are_aligned():
    long = " ".join(f"The nurse number {n} felt compassion and shame." for n in range(1500))
    largo = " ".join(f"La enfermera número {n} sintió compasión y vergüenza." for n in range(1500))
    cotejo.align(EN, ES)
    work = threading.Thread(target=cotejo.align, args=(long, largo))
    work.start()
    steps = 0
    while work.is_alive():
        steps += 1
        time.sleep(0.001)
    assert steps > 20


def test_a_table_for_pandas():
    pandas = pytest.importorskip("pandas")
    frame = cotejo.align(EN, ES).to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == (
        ["document", "bead", "kind", "source", "target", "source_text", "target_text", "confidence", "review"]
    )
    assert list(frame.bead) == [1, 2, 3] and list(frame.source) == [[1], [2], [3]]


def test_types_and_documentation_are_there():
    import pathlib

    folder = pathlib.Path(cotejo.__file__).parent
    assert (folder / "py.typed").exists() and (folder / "_cotejo.pyi").exists()
    assert all(getattr(cotejo, name).__doc__ for name in cotejo.__all__)
    assert cotejo.Finding.rule.__doc__ and cotejo.Bead.confidence.__doc__
