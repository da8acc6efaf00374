"""Scores of pairs of sentences: a filter for OpusCleaner (``python -m cotejo.pairs``), and a class for OpusFilter."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import islice

from . import Bitext, Cotejo

try:
    from opusfilter import FilterABC
except ImportError:
    FilterABC = object

_BATCH = 2048


def score(bitext: Bitext | Exception) -> float:
    """From 0 to 1: the share of the words that are in beads with both sides, each weighed by its confidence."""
    if isinstance(bitext, Exception):
        return 0.0
    total = weight = 0.0
    for bead in bitext.beads:
        words = len(bead.source_text.split()) + len(bead.target_text.split())
        total += words
        weight += words * bead.confidence if bead.source and bead.target else 0
    return weight / total if total else 0.0


def scores(pairs: Iterable[tuple[str, str]], source: str, target: str, cotejo: Cotejo | None = None) -> Iterator[float]:
    """The score of each pair of texts in these languages; 0 for what cannot be aligned or is plainly no translation."""
    cotejo = cotejo or Cotejo()
    pairs = iter(pairs)
    while batch := list(islice(pairs, _BATCH)):
        sources, targets = zip(*batch)
        done = cotejo.align(sources, targets, source_language=source, target_language=target, errors="return")
        yield from map(score, done)


class CotejoFilter(FilterABC):
    """A filter of OpusFilter: keeps the pairs with a score of ``threshold`` or more."""

    def __init__(self, source="en", target="es", threshold=0.5, **kwargs):
        if FilterABC is object:
            raise ImportError("CotejoFilter needs opusfilter: pip install opusfilter")
        super().__init__(**kwargs)
        self.source, self.target, self.threshold = source, target, threshold
        self._cotejo = Cotejo()

    def score(self, pairs):
        return scores(pairs, self.source, self.target, self._cotejo)

    def accept(self, score):
        return score >= self.threshold


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m cotejo.pairs",
        description="Keeps the lines of standard input (source, tab, target) whose texts are each other's translation.",
    )
    parser.add_argument("--source", required=True, metavar="LANG", help="language of the source, as en")
    parser.add_argument("--target", required=True, metavar="LANG", help="language of the target, as es")
    parser.add_argument("--min-confidence", type=float, default=0.5, metavar="P", help="from 0 to 1 (0.5)")
    parser.add_argument("--scores", action="store_true", help="write the score of each line, and no texts")
    args = parser.parse_args()
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    cotejo = Cotejo()
    while lines := list(islice(sys.stdin, _BATCH)):
        pairs = [(line.rstrip("\n") + "\t").split("\t")[:2] for line in lines]
        for line, found in zip(lines, scores(pairs, args.source, args.target, cotejo)):
            if args.scores:
                print(f"{found:.4f}")
            elif found >= args.min_confidence:
                sys.stdout.write(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
