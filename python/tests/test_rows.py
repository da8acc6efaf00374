"""What Spark and Ray call on their workers, without either."""

import json

import pytest

pyarrow = pytest.importorskip("pyarrow")

import cotejo  # noqa: E402
from cotejo import _rows  # noqa: E402

EN, ES = "Shame fell in 12 clinics.", "La vergüenza disminuyó en 13 clínicas."


def job(check=False, id="id", **options):
    return _rows.job(check, "en", "es", id, None, None, False, False, options)


def batch(*rows):
    names = ["id", "en", "es"]
    return pyarrow.RecordBatch.from_arrays([pyarrow.array(column) for column in zip(*rows)], names=names)


def test_a_bad_row_is_an_error_in_its_place():
    given = batch(("a", EN, ES), ("b", None, ES), ("c", "", ES), ("d", EN, ES))
    [done] = _rows.batches(job(), [given])
    assert done.schema.names == ["id", "en", "es", "bitext", "error"]
    bitexts, errors = done.column("bitext").to_pylist(), done.column("error").to_pylist()
    expected = [cotejo.align(EN, ES, name=name, source_language="en", target_language="es") for name in "ad"]
    assert [bitexts[0], bitexts[3]] == [bitext.to_json(line=True).rstrip() for bitext in expected]
    assert bitexts[1:3] == [None, None] and errors[0] is errors[3] is None
    assert errors[1] == "b: wants a text in en and in es" and errors[2].startswith("c: en: ")


def test_findings_are_those_of_the_program():
    [done] = _rows.batches(job(check=True), [batch(("a", EN, ES))])
    assert json.loads(done.column("findings")[0].as_py())[0]["rule"]
    rules = [finding["rule"] for finding in json.loads(done.column("findings")[0].as_py())]
    how = dict(name="a", source_language="en", target_language="es")
    assert rules == [finding.rule for finding in cotejo.check(EN, ES, **how)]


def test_an_empty_batch_is_an_empty_batch():
    text = pyarrow.string()
    empty = pyarrow.RecordBatch.from_arrays([pyarrow.array([], text)] * 3, names=["id", "en", "es"])
    assert [done.num_rows for done in _rows.batches(job(), [empty])] == [0]


def test_files_are_read_where_the_job_is_made(tmp_path):
    glossary = tmp_path / "mine.tsv"
    glossary.write_text("concept\tlanguage\tterm\nclinic\ten\tclinic\nclinic\tes\tconsultorio\n")
    made = job(check=True, glossaries=[glossary], clinical=False)
    glossary.unlink()
    [done] = _rows.batches(made, [batch(("a", EN, ES))])
    assert "consultorio" in done.column("findings")[0].as_py()
    with pytest.raises(cotejo.CotejoError):
        job(model=("weights.tsv", b"length"))


@pytest.mark.parametrize(
    "column, given, language",
    [("en", None, "en"), ("pt-BR", None, "pt-BR"), ("abstract", None, None), ("abstract", "es", "es"), ("id2", "en", "en")],
)
def test_the_language_of_a_column(column, given, language):
    assert _rows.language_of(column, given) == language
