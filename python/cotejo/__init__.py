"""Aligns a text with its translation sentence by sentence, checks terms and numbers, and writes a translation memory.

    import cotejo

    bitext = cotejo.read("article.txt")                    # an article with both abstracts
    bitext = cotejo.read("en.txt", "es.txt")               # a text and its translation
    bitext = cotejo.align("Shame fell.", "La vergüenza disminuyó.")
    bitext.beads, bitext.confidence, bitext.findings, bitext.to_tmx()

What these functions give is what the program ``cotejo`` writes, byte for byte. They may be called from several threads: the
interpreter's lock is released while they work. A glossary or model of your own: make a :class:`Cotejo`, which has the same
functions as methods.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import overload

from ._cotejo import (
    Bead,
    Bitext,
    CotejoError,
    Engine as _Engine,
    Finding,
    Fix,
    Passage,
    UnrelatedTexts,
)

__all__ = [
    "Bead",
    "Bitext",
    "Cotejo",
    "CotejoError",
    "Finding",
    "Fix",
    "Passage",
    "UnrelatedTexts",
    "align",
    "check",
    "from_json",
    "read",
    "read_all",
    "segment",
]

File = "str | os.PathLike[str] | tuple[str, bytes]"


class Cotejo:
    """Reads, aligns and checks by glossaries, lexicons and a model of your own. Make it once: that takes most of a short run.

    glossaries: files of any format that ``cotejo formats`` lists, each a path or a pair of a name and bytes.
    lexicons: tables of words that translate each other, with the header ``en TAB es``.
    model: weights that ``cotejo learn`` wrote.
    clinical: whether to check against the glossary that ships.
    min_confidence: from 0 to 1; beads with less are marked for review.

    No words are learned from the texts, as the program does for languages without a lexicon: what a call gives does not depend
    on earlier calls. ``cotejo align … --lexicon-out FILE`` learns them; give FILE as a lexicon.
    """

    def __init__(
        self,
        *,
        glossaries: Iterable[File] = (),
        lexicons: Iterable[File] = (),
        model: File | None = None,
        clinical: bool = True,
        min_confidence: float = 0.7,
    ) -> None:
        self._engine = _Engine(
            [_named(file) for file in glossaries],
            [_named(file) for file in lexicons],
            None if model is None else _named(model),
            clinical,
            min_confidence,
        )

    @property
    def unread(self) -> list[str]:
        """The entries of the glossaries that could not be read, each with its place and why; the rest is used."""
        return self._engine.unread

    def read(
        self,
        path: str | os.PathLike[str],
        target: str | os.PathLike[str] | None = None,
        *,
        source_language: str | None = None,
        target_language: str | None = None,
        sentences: bool = False,
        force: bool = False,
    ) -> Bitext:
        """The aligned bitext of a file, or of a text and its translation in two files, of any format that cotejo reads.

        Languages are BCP 47 codes; without them they are found out from the text. With ``sentences`` each line of two texts is
        a segment. Texts that are plainly no translations of each other raise :class:`UnrelatedTexts`, unless ``force``.
        """
        all = self.read_all(
            path,
            target,
            source_language=source_language,
            target_language=target_language,
            sentences=sentences,
            force=force,
        )
        if len(all) != 1:
            raise CotejoError(f"{os.fspath(path)}: holds {len(all)} bitexts; read_all gives them all")
        return all[0]

    def read_all(
        self,
        path: str | os.PathLike[str],
        target: str | os.PathLike[str] | None = None,
        *,
        source_language: str | None = None,
        target_language: str | None = None,
        sentences: bool = False,
        force: bool = False,
    ) -> list[Bitext]:
        """The aligned bitexts of a file that may hold many: JSON lines, or articles of PubMed. Otherwise as :meth:`read`."""
        return self._engine.read(path, target, source_language, target_language, sentences, force)

    @overload
    def align(
        self,
        source: str,
        target: str,
        *,
        name: str = ...,
        source_language: str | None = ...,
        target_language: str | None = ...,
        sentences: bool = ...,
        force: bool = ...,
    ) -> Bitext: ...

    @overload
    def align(
        self,
        source: Sequence[str],
        target: Sequence[str],
        *,
        name: Sequence[str] | None = ...,
        source_language: str | None = ...,
        target_language: str | None = ...,
        sentences: bool = ...,
        force: bool = ...,
        threads: int | None = ...,
        errors: str = ...,
    ) -> list[Bitext | CotejoError]: ...

    def align(
        self,
        source,
        target,
        *,
        name=None,
        source_language=None,
        target_language=None,
        sentences=False,
        force=False,
        threads=None,
        errors="raise",
    ):
        """Aligns a text with its translation, or a list of texts with the list of their translations.

        Of two texts it returns the :class:`Bitext`; of lists of one length a list of as many, in order, made on ``threads``
        threads (as many as there are cores by default). ``name`` is what a bitext is called: ``"text"``, in lists the number
        of the text from 1. A text that cannot be aligned raises; in lists, with ``errors="return"``, the exception stands in
        its place.
        """
        how = (source_language, target_language, sentences, force)
        if isinstance(source, str):
            return self._engine.align(source, target, "text" if name is None else name, *how)
        if errors not in ("raise", "return"):
            raise ValueError('errors: write "raise" or "return"')
        names = map(str, range(1, len(source) + 1)) if name is None else name
        rows = list(zip(names, source, target, strict=True))
        done = self._engine.align_all(rows, *how, threads or 0)
        if errors == "raise":
            for one in done:
                if isinstance(one, Exception):
                    raise one
        return done

    def check(self, source: Bitext | str, target: str | None = None, **how) -> list[Finding]:
        """What is wrong with a translation, or may be: of a bitext, or of two texts, which are aligned first.

        A bitext is checked by the glossaries of this object, whatever it was read with. The other arguments are those of
        :meth:`align`.
        """
        if isinstance(source, str):
            if target is None:
                raise TypeError("check wants a bitext, or a text and its translation")
            return self.align(source, target, **how).findings
        return self.from_json(source.to_json(line=True)).findings

    def from_json(self, text: str) -> Bitext:
        """The bitext of a bitext file, as ``Bitext.to_json`` and ``cotejo align -f json`` write it."""
        return self._engine.from_json(text)

    def segment(self, text: str, language: str | None = None) -> list[str]:
        """The sentences, headings and lists of a text; its language is found out from the text by default."""
        return self._engine.segment(text, language)


def _named(file: File) -> tuple[str, bytes]:
    if isinstance(file, tuple):
        return file
    with open(file, "rb") as opened:
        return os.fspath(file), opened.read()


# quick: what takes time is made when it is first needed
_default = Cotejo()

read = _default.read
read_all = _default.read_all
align = _default.align
check = _default.check
from_json = _default.from_json
segment = _default.segment


def _restored(text: str) -> Bitext:
    """A bitext that was pickled."""
    return from_json(text)
