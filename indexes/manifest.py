"""What a snapshot says of itself, so that it is only opened by settings that it fits."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from config.errors import SnapshotError
from corpus.model import DocumentId

SCHEMA = 2
"""Layout of a snapshot's folder; raise it when a file in it changes its form."""
FILE = "manifest.json"
REBUILD = "run `python -m indexes update` to build one that fits"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot was made from and what it holds.

    Attributes:
        schema: layout of the folder.
        analysis: version of the analysis of text into terms and passages.
        fingerprint: of the encoder.
        contents: digest of everything that goes in; the same means that nothing has changed.
        source: the folder of the documents, as the settings name it.
        documents, paragraphs, passages: how many.
        stale: documents deleted from the lexical index since it was last built anew.
        created: time in UTC, ISO 8601.
    """

    schema: int
    analysis: int
    fingerprint: str
    contents: str
    source: str
    documents: int
    paragraphs: int
    passages: int
    stale: int
    created: str

    def check(self, *, analysis: int, fingerprint: str) -> None:
        """Check that a program and an encoder can use the snapshot.

        Raises:
            SnapshotError: naming both sides and the command.
        """
        for name, held, wanted in (
            ("layout", self.schema, SCHEMA),
            ("analysis of text", self.analysis, analysis),
            ("encoder", self.fingerprint, fingerprint),
        ):
            if held != wanted:
                raise SnapshotError(
                    f"the snapshot was made with {name} {held}, the settings and this program have {wanted}; {REBUILD}."
                )


def now() -> str:
    """Return the time for a manifest."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def write_manifest(folder: Path, manifest: Manifest, documents: dict[DocumentId, str]) -> None:
    """Write the manifest, and the state of every document in it."""
    text = json.dumps(asdict(manifest) | {"state": documents}, ensure_ascii=False, indent=1)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> tuple[Manifest, dict[DocumentId, str]]:
    """Read the manifest, and the state of every document.

    Raises:
        SnapshotError: if there is none, or it is damaged.
    """
    try:
        values = json.loads((folder / FILE).read_text(encoding="utf-8"))
        state = {DocumentId(str(name)): str(value) for name, value in values.pop("state").items()}
        schema = int(values["schema"])
        if schema != SCHEMA:
            raise SnapshotError(f"{folder} has layout {schema}, this program has {SCHEMA}; {REBUILD}.")
        return Manifest(**{field.name: values[field.name] for field in fields(Manifest)}), state
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SnapshotError(f"{folder} is no complete snapshot ({error!r}); {REBUILD}.") from error
