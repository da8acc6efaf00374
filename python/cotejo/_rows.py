"""Batches of Arrow, aligned or checked: what Spark and Ray call on their workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import pyarrow

from . import Cotejo


@dataclass(frozen=True)
class Job:
    """What is done with each row of a table."""

    check: bool
    source: str
    """The column of the source."""
    target: str
    id: str | None
    """The column of what a bitext is called; its number in the batch otherwise."""
    source_language: str | None
    target_language: str | None
    sentences: bool
    force: bool
    options: tuple[tuple[str, object], ...] = field(default=())
    """What the :class:`cotejo.Cotejo` of a worker is made with; its files as names and bytes."""

    @property
    def result(self) -> str:
        """The column that a row's result is in."""
        return "findings" if self.check else "bitext"


@lru_cache(maxsize=4)
def _engine(options: tuple[tuple[str, object], ...]):
    """Made once a worker, which then stays warm."""
    return Cotejo(**dict(options))._engine


def language_of(column: str, given: str | None) -> str | None:
    """The language of a column: what is given, or the name of the column if it is a language code of two letters."""
    if given is not None:
        return given
    primary = column.split("-")[0]
    return column if len(primary) == 2 and primary.isalpha() else None


def done(job: Job, batch: pyarrow.RecordBatch | pyarrow.Table) -> tuple[pyarrow.Array, pyarrow.Array]:
    """For each row its result, or else its error."""
    columns = [batch.column(name).to_pylist() for name in (job.source, job.target)]
    if job.id is None:
        names = [str(number) for number in range(1, batch.num_rows + 1)]
    else:
        names = ["" if name is None else str(name) for name in batch.column(job.id).to_pylist()]
    rows = list(zip(names, *columns))
    are_texts = [isinstance(source, str) and isinstance(target, str) for _, source, target in rows]
    languages = (job.source_language, job.target_language)
    good = [row for row, is_text in zip(rows, are_texts) if is_text]
    lines = iter(_engine(job.options).lines(good, job.check, *languages, job.sentences, job.force, 1))
    results = [
        next(lines) if is_text else (None, f"{name}: wants a text in {job.source} and in {job.target}")
        for name, is_text in zip(names, are_texts)
    ]
    text = pyarrow.string()
    return tuple(pyarrow.array((row[at] for row in results), text, size=len(results)) for at in (0, 1))


def batches(job: Job, given: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """The batches with two columns more: that of the result, and `error`."""
    for batch in given:
        names = [*batch.schema.names, job.result, "error"]
        yield pyarrow.RecordBatch.from_arrays([*batch.columns, *done(job, batch)], names=names)


def job(
    check: bool,
    source: str,
    target: str,
    id: str | None,
    source_language: str | None,
    target_language: str | None,
    sentences: bool,
    force: bool,
    options: dict[str, object],
) -> Job:
    """A job, whose files are read here: workers may be on machines that do not have them."""
    from . import _named

    files = {
        name: tuple(_named(file) for file in options[name]) for name in ("glossaries", "lexicons") if options.get(name)
    }
    if options.get("model") is not None:
        files["model"] = _named(options["model"])
    options = {name: value for name, value in options.items() if name not in ("glossaries", "lexicons", "model")}
    # what is wrong with the files is said here, not by each worker
    Cotejo(**options, **files)
    return Job(
        check,
        source,
        target,
        id,
        language_of(source, source_language),
        language_of(target, target_language),
        sentences,
        force,
        tuple(sorted({**options, **files}.items())),
    )
