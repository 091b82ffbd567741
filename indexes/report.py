"""What an update did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from config.errors import QuarantineError


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was left out.

    Attributes:
        reason: the sentence that says why and what to do.
        kind: name of the error's class.
    """

    path: str
    reason: str
    kind: str

    @property
    def quarantined(self) -> bool:
        """Whether the file bears a mark of state secrecy, or may."""
        return self.kind == QuarantineError.__name__


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the files of a folder, by relative path.

    Attributes:
        moved: new paths of content that stood elsewhere before; nothing was read.
        failed: in the order of paths; what a file held before is gone.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did.

    Attributes:
        corpus: the folder that was read.
        samples: it is the sample library, since the user's folder holds no document.
        embedded: passages that were encoded; all others had their vector.
        snapshot: name of the new snapshot, or None where nothing had changed.
        seconds: time taken.
    """

    corpus: Path
    samples: bool
    changes: Changes
    documents: int
    paragraphs: int
    embedded: int
    snapshot: str | None
    seconds: float
