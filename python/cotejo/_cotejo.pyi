from collections.abc import Sequence
from os import PathLike
from typing import Any

class CotejoError(ValueError):
    """It could not be done; the words are those of the program."""

class UnrelatedTexts(CotejoError):
    """Two texts are plainly no translations of each other."""

class Passage:
    text: str
    start: int
    end: int
    line: int

class Fix:
    side: str
    start: int
    end: int
    text: str
    certain: bool

class Finding:
    rule: str
    severity: str
    document: str
    bead: int
    source: Passage | None
    target: Passage | None
    concept: str | None
    message: str
    why: str
    suggestion: str | None
    fix: Fix | None

class Bead:
    kind: str
    source: list[int]
    target: list[int]
    source_text: str
    target_text: str
    confidence: float
    review: bool

class Bitext:
    @property
    def name(self) -> str: ...
    @property
    def source_language(self) -> str: ...
    @property
    def target_language(self) -> str: ...
    @property
    def source(self) -> list[str]: ...
    @property
    def target(self) -> list[str]: ...
    @property
    def notes(self) -> list[str]: ...
    @property
    def beads(self) -> list[Bead]: ...
    @property
    def confidence(self) -> float: ...
    @property
    def findings(self) -> list[Finding]: ...
    def findings_json(self) -> str: ...
    def to_tmx(self, date: str | None = None) -> str: ...
    def to_json(self, line: bool = False) -> str: ...
    def to_pandas(self) -> Any: ...
    def __len__(self) -> int: ...

class Engine:
    def __init__(
        self,
        glossaries: list[tuple[str, bytes]],
        lexicons: list[tuple[str, bytes]],
        model: tuple[str, bytes] | None,
        clinical: bool,
        min_confidence: float,
    ) -> None: ...
    @property
    def unread(self) -> list[str]: ...
    def read(
        self,
        path: str | PathLike[str],
        target: str | PathLike[str] | None,
        source_language: str | None,
        target_language: str | None,
        sentences: bool,
        force: bool,
    ) -> list[Bitext]: ...
    def align(
        self,
        source: str,
        target: str,
        name: str,
        source_language: str | None,
        target_language: str | None,
        sentences: bool,
        force: bool,
    ) -> Bitext: ...
    def align_all(
        self,
        rows: Sequence[tuple[str, str, str]],
        source_language: str | None,
        target_language: str | None,
        sentences: bool,
        force: bool,
        threads: int,
    ) -> list[Bitext | CotejoError]: ...
    def lines(
        self,
        rows: Sequence[tuple[str, str, str]],
        check: bool,
        source_language: str | None,
        target_language: str | None,
        sentences: bool,
        force: bool,
        threads: int,
    ) -> list[tuple[str | None, str | None]]: ...
    def from_json(self, text: str) -> Bitext: ...
    def segment(self, text: str, language: str | None) -> list[str]: ...

def run(args: list[str]) -> int: ...
