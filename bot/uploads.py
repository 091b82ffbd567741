"""Documents that editors sent and that wait for a decision; the files lie beside the state until then."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from bot.state import State
from corpus.corrections import Corrections, parse_corrections

FOLDER = "uploads"
MAX_WAITING = 20
"""Documents of one person that wait at once."""


class Stage(StrEnum):
    """What became of a document that was sent."""

    WAITING = "waiting"
    TAKEN = "taken"  # confirmed, being put into the library
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that was sent.

    Attributes:
        name: of the file, as its sender called it, made safe for a folder.
        level: access level that it will have.
        asked: field of the header whose correction the sender is writing, or "".
    """

    number: int
    person_id: int
    name: str
    stage: Stage
    level: str
    corrections: Corrections
    asked: str = ""


class Uploads:
    """The documents that were sent, in the state file and a folder beside it."""

    def __init__(self, state: State, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._folder = folder / FOLDER
        self._clock = clock

    def path(self, upload: Upload) -> Path:
        """Return where the file of a document lies that waits."""
        return self._folder / str(upload.number) / upload.name

    def add(self, update_id: int, person_id: int, name: str, level: str) -> Upload | None:
        """Note a document; None where too many of its sender wait. The same update gives the same document."""
        with self._state.transaction() as db:
            waiting = db.execute(
                "SELECT count(*) FROM upload WHERE person_id = ? AND stage = ? AND update_id != ?",
                (person_id, Stage.WAITING, update_id),
            ).fetchone()[0]
            if waiting >= MAX_WAITING:
                return None
            db.execute(
                "INSERT INTO upload (update_id, person_id, at, name, stage, level) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (update_id) DO NOTHING",
                (update_id, person_id, int(self._clock()), name, Stage.WAITING, level),
            )
            row = db.execute(f"{_SELECT} WHERE update_id = ?", (update_id,)).fetchone()
        return _upload(row)

    def keep(self, upload: Upload, source: Path) -> None:
        """Copy the file of a document that waits.

        Raises:
            OSError: if it cannot be written; the document is then not noted any more, so that none waits without a file.
        """
        kept = self.path(upload)
        try:
            kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(source, kept)
        except OSError:
            self._drop((upload,))
            raise

    def find(self, number: int) -> Upload | None:
        """Return a document by its number, or None."""
        with self._state.transaction() as db:
            row = db.execute(f"{_SELECT} WHERE id = ?", (number,)).fetchone()
        return _upload(row) if row else None

    def being_corrected(self, person_id: int) -> Upload | None:
        """Return the document for which a person is writing a correction, or None."""
        with self._state.transaction() as db:
            row = db.execute(
                f"{_SELECT} WHERE person_id = ? AND stage = ? AND asked != '' ORDER BY id DESC LIMIT 1",
                (person_id, Stage.WAITING),
            ).fetchone()
        return _upload(row) if row else None

    def taken(self) -> tuple[Upload, ...]:
        """Return what was confirmed and is not in the library yet, such as after a restart."""
        with self._state.transaction() as db:
            rows = db.execute(f"{_SELECT} WHERE stage = ? ORDER BY id", (Stage.TAKEN,)).fetchall()
        return tuple(map(_upload, rows))

    def move(self, number: int, stage: Stage, *, from_: Stage) -> bool:
        """Bring a document to its next stage; False where another got there first."""
        with self._state.transaction() as db:
            written = db.execute(
                "UPDATE upload SET stage = ?, asked = '' WHERE id = ? AND stage = ?", (stage, number, from_)
            )
            return written.rowcount == 1

    def set_level(self, number: int, level: str) -> None:
        """Choose the access level."""
        self._set("level = ?", level, number)

    def ask(self, number: int, field: str) -> None:
        """Note that the sender is writing the correction of a field; "" that he is not."""
        with self._state.transaction() as db:
            db.execute(
                "UPDATE upload SET asked = '' WHERE person_id = (SELECT person_id FROM upload WHERE id = ?)", (number,)
            )
        self._set("asked = ?", field, number)

    def correct(self, number: int, corrections: Corrections) -> None:
        """Keep the corrections of the header."""
        given = {name: value for name, value in asdict(corrections).items() if value is not None}
        self._set("corrections = ?", json.dumps(given, ensure_ascii=False), number)

    def clear(self, upload: Upload) -> None:
        """Remove the file of a document that no longer waits."""
        path = self.path(upload)
        shutil.rmtree(path.parent, ignore_errors=True)

    def forget(self, person_id: int) -> None:
        """Drop everything that a person sent and that waits or is done; what is being taken up goes on."""
        with self._state.transaction() as db:
            rows = db.execute(f"{_SELECT} WHERE person_id = ? AND stage != ?", (person_id, Stage.TAKEN)).fetchall()
        self._drop(tuple(map(_upload, rows)))

    def prune(self, keep_seconds: float) -> None:
        """Drop what nobody decided on for so long."""
        with self._state.transaction() as db:
            rows = db.execute(f"{_SELECT} WHERE at < ?", (int(self._clock() - keep_seconds),)).fetchall()
        self._drop(tuple(map(_upload, rows)))

    def _drop(self, uploads: tuple[Upload, ...]) -> None:
        for upload in uploads:
            self.clear(upload)
        with self._state.transaction() as db:
            db.executemany("DELETE FROM upload WHERE id = ?", [(upload.number,) for upload in uploads])

    def _set(self, assignment: str, value: str, number: int) -> None:
        with self._state.transaction() as db:
            db.execute(f"UPDATE upload SET {assignment} WHERE id = ?", (value, number))  # noqa: S608 - constants above


_SELECT = "SELECT id, person_id, name, stage, level, corrections, asked FROM upload"


def _upload(row: tuple[int, int, str, str, str, str, str]) -> Upload:
    number, person_id, name, stage, level, corrections, asked = row
    return Upload(number, person_id, name, Stage(stage), level, parse_corrections(corrections), asked)
