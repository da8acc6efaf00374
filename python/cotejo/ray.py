"""Corpora in Ray: a row of a dataset is a text and its translation.

    import cotejo.ray

    dataset = ray.data.read_json("abstracts.jsonl")                  # id, en, es
    aligned = cotejo.ray.align(dataset, source="en", target="es", id="id")

The columns that are added, and the arguments, are those of :mod:`cotejo.spark`. Needs ray[data].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _rows

if TYPE_CHECKING:
    from ray.data import Dataset

__all__ = ["align", "check"]


def align(
    dataset: Dataset,
    source: str,
    target: str,
    *,
    id: str | None = None,
    source_language: str | None = None,
    target_language: str | None = None,
    sentences: bool = False,
    force: bool = False,
    batch_size: int = 1024,
    **options: object,
) -> Dataset:
    """Aligns each row; adds the columns ``bitext`` and ``error``. See :func:`cotejo.spark.align`."""
    job = _rows.job(False, source, target, id, source_language, target_language, sentences, force, options)
    return _mapped(dataset, job, batch_size)


def check(
    dataset: Dataset,
    source: str,
    target: str,
    *,
    id: str | None = None,
    source_language: str | None = None,
    target_language: str | None = None,
    sentences: bool = False,
    force: bool = False,
    batch_size: int = 1024,
    **options: object,
) -> Dataset:
    """Aligns and checks each row; adds the columns ``findings`` and ``error``. See :func:`cotejo.spark.check`."""
    job = _rows.job(True, source, target, id, source_language, target_language, sentences, force, options)
    return _mapped(dataset, job, batch_size)


def _mapped(dataset: Dataset, job: _rows.Job, batch_size: int) -> Dataset:
    import ray

    shared = ray.put(job)

    def work(table):
        results, errors = _rows.done(ray.get(shared), table)
        return table.append_column(job.result, results).append_column("error", errors)

    return dataset.map_batches(work, batch_format="pyarrow", batch_size=batch_size)
