"""The truth of a sample in the terms of a reading: what a perfect reader would find.

Derived from the definitions alone, never from a file, so that a reader can be
held against it. ``python -m corpus.samples.truth`` prints it as JSON lines.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

from corpus.samples.definition import Sample, Style
from corpus.samples.make import read_samples

BEGINNING: Final = 60
"""Characters of a text that identify it."""

_FRAME: Final = (Style.CENTRED, Style.ATTACHED_TYPE, Style.ATTACHED_SUBJECT, Style.ATTACHED_NOTE)
_SUPERSCRIPTS: Final = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"))


@dataclass(frozen=True, slots=True)
class PlantedPlace:
    """Where a text stands: the key of its place and how it begins, footnote marks left out."""

    place: str
    style: str
    beginning: str


@dataclass(frozen=True, slots=True)
class PlantedHeader:
    """The header's fields; an empty value means that a reader must find nothing."""

    type: str
    symbol: str
    date: str
    date_line: str
    issuer: str
    parent: str
    subject: str
    capacity: str
    signer_title: str
    recipients: tuple[str, ...]
    urgency: str
    draft: bool


@dataclass(frozen=True, slots=True)
class PlantedMention:
    """A reference: the words, and what they say or inherit."""

    text: str
    relation: str
    symbol: str
    date: str
    date_raw: str
    alias: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What a perfect reader finds in one file."""

    file_name: str
    format: str
    header: PlantedHeader
    places: tuple[PlantedPlace, ...]
    references: tuple[PlantedMention, ...]


def truth_of(sample: Sample) -> Truth:
    """Return the truth of one sample."""
    head = sample.head
    return Truth(
        file_name=sample.file_name,
        format=sample.format.value,
        header=PlantedHeader(
            type=head.type,
            symbol=head.symbol,
            date=head.date,
            date_line=head.date_line,
            issuer=head.issuer,
            parent=head.parent,
            subject=head.subject.removeprefix("V/v "),
            capacity=head.capacity,
            signer_title=head.signer_title,
            recipients=head.recipients,
            urgency=head.urgency,
            draft=head.draft,
        ),
        places=tuple(
            PlantedPlace(piece.place.key(), piece.style.value, plain(piece.text)[:BEGINNING])
            for piece in sample.pieces
            if piece.style not in _FRAME
        ),
        references=tuple(
            PlantedMention(
                reference.text,
                reference.relation.value,
                reference.symbol,
                reference.date,
                reference.date_raw,
                reference.alias,
            )
            for reference in sample.references
        ),
    )


def plain(text: str) -> str:
    """Return a text without footnote marks, on one line."""
    return " ".join(text.translate(_SUPERSCRIPTS).split())


def document_text(sample: Sample) -> str:
    """Return all that a sample says, one paragraph a line, footnote marks left out."""
    head = sample.head
    # The header's place and date stand beside the number, so they are lines of their own.
    lines = [*head.left, head.number_line, head.date_line, head.type.upper(), head.subject, *head.to]
    lines += [plain(piece.text) for piece in sample.pieces]
    return "\n".join([*lines, *head.recipient_lines, *head.signature])


def main(samples: Sequence[Sample] | None = None) -> None:
    """Print one JSON value a sample."""
    for sample in samples or read_samples():
        sys.stdout.write(json.dumps(asdict(truth_of(sample)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
