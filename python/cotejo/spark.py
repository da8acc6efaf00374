"""Corpora in Spark: a row of a data frame is a text and its translation.

    import cotejo.spark

    frame = spark.read.json("abstracts.jsonl")                       # id, en, es
    aligned = cotejo.spark.align(frame, source="en", target="es", id="id")
    aligned.select("id", from_json("bitext", cotejo.spark.BITEXT)["alignment"], "error")

The rows come back with two string columns more: ``bitext`` (of ``align``) or ``findings`` (of ``check``), in JSON, and
``error``. One of them is null: what cannot be aligned has its error in its row and does not end the job. Needs pyspark 3.4 or
later, pandas and pyarrow; cotejo must be installed on the workers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _rows

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["BITEXT", "FINDINGS", "align", "check"]

_DOCUMENT = "STRUCT<document: STRING, language: STRING, segments: ARRAY<STRUCT<text: STRING, kind: STRING>>>"
_RANGE = "STRUCT<start: INT, end: INT>"
BITEXT = (
    f"name STRING, source {_DOCUMENT}, target {_DOCUMENT}, "
    f"alignment ARRAY<STRUCT<source: {_RANGE}, target: {_RANGE}, confidence: DOUBLE, review: BOOLEAN>>"
)
"""What ``from_json`` makes a column ``bitext`` readable by. Ranges are indices of segments, from 0, the end not included."""

_PASSAGE = "STRUCT<text: STRING, start: INT, end: INT, line: INT>"
FINDINGS = (
    f"ARRAY<STRUCT<rule: STRING, severity: STRING, document: STRING, bead: INT, source: {_PASSAGE}, target: {_PASSAGE}, "
    "concept: STRING, message: STRING, why: STRING, suggestion: STRING>>"
)
"""The same for a column ``findings``. Offsets are in bytes of UTF-8; beads and lines are counted from 1."""


def align(
    frame: DataFrame,
    source: str,
    target: str,
    *,
    id: str | None = None,
    source_language: str | None = None,
    target_language: str | None = None,
    sentences: bool = False,
    force: bool = False,
    **options: object,
) -> DataFrame:
    """Aligns each row; adds the columns ``bitext`` (a line of ``cotejo align -f json``) and ``error``.

    source, target: the columns of the texts. Their languages are the names of the columns, where these are codes of two
    letters, as ``en``; else those given, or else found out from each text.
    id: the column of what a bitext is called.
    options: as of :class:`cotejo.Cotejo`. Files are read on the driver and broadcast.
    """
    return _mapped(
        frame, _rows.job(False, source, target, id, source_language, target_language, sentences, force, options)
    )


def check(
    frame: DataFrame,
    source: str,
    target: str,
    *,
    id: str | None = None,
    source_language: str | None = None,
    target_language: str | None = None,
    sentences: bool = False,
    force: bool = False,
    **options: object,
) -> DataFrame:
    """Aligns and checks each row; adds the columns ``findings`` (an array, as ``cotejo check -f json`` prints) and ``error``.

    The arguments are those of :func:`align`.
    """
    return _mapped(
        frame, _rows.job(True, source, target, id, source_language, target_language, sentences, force, options)
    )


def _mapped(frame: DataFrame, job: _rows.Job) -> DataFrame:
    from pyspark.sql.types import StringType, StructField, StructType

    taken = {job.result, "error"} & set(frame.columns)
    if taken:
        raise ValueError(f"the data frame has a column {sorted(taken)[0]} already; rename it")
    for column in (job.source, job.target, job.id):
        if column is not None and column not in frame.columns:
            raise ValueError(f"the data frame has no column {column}")
    text = StringType()
    schema = StructType([*frame.schema.fields, StructField(job.result, text), StructField("error", text)])
    shared = frame.sparkSession.sparkContext.broadcast(job)
    return frame.mapInArrow(lambda batches: _rows.batches(shared.value, batches), schema)
