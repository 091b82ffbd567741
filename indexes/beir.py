"""Collections in BEIR form: documents, questions, and which documents answer which question.

A collection is a folder with ``corpus.jsonl`` ({_id, title, text}),
``queries.jsonl`` ({_id, text}) and ``qrels.tsv`` or ``qrels/test.tsv`` (query,
document, grade), as https://github.com/beir-cellar/beir describes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from config.errors import UsageError
from corpus.text.clean import clean

_JUDGEMENTS = ("qrels.tsv", "qrels/test.tsv")
_TITLE_WORDS = 40
"""A first line up to so many words is taken as the title of a text that has none."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its title, or "", and what stands under it."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Collection:
    """What is searched and what should be found.

    Attributes:
        documents: by id.
        questions: by id; only those that some document answers.
        relevant: for each question the documents that answer it, with their grades.
    """

    documents: Mapping[str, Text]
    questions: Mapping[str, str]
    relevant: Mapping[str, Mapping[str, int]]


def read_collection(folder: Path) -> Collection:
    """Read a collection.

    Raises:
        UsageError: naming the file and the line that is missing or not as it should be.
    """
    relevant = _judgements(folder)
    documents = {name: _text(title, body) for name, title, body in _rows(folder / "corpus.jsonl")}
    questions = {name: body for name, _, body in _rows(folder / "queries.jsonl") if name in relevant}
    if not documents or not questions:
        raise UsageError(
            f"{folder} holds {len(documents)} documents and {len(questions)} judged questions; it needs both."
        )
    return Collection(documents, questions, relevant)


def _text(title: str, body: str) -> Text:
    first, _, rest = body.partition("\n")
    if not title and rest.strip() and len(first.split()) <= _TITLE_WORDS:
        return Text(first, rest.strip())
    return Text(title, body)


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield id, title and text of every line."""
    for number, line in _lines(path):
        try:
            row = json.loads(line)
            yield str(row["_id"]), clean(str(row.get("title") or "")), clean(str(row["text"]))
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise UsageError(f"{path}, line {number}: no JSON object with _id and text; mend the line.") from error


def _judgements(folder: Path) -> dict[str, dict[str, int]]:
    path = next((folder / name for name in _JUDGEMENTS if (folder / name).is_file()), folder / _JUDGEMENTS[0])
    relevant: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        cells = line.split("\t")
        if number == 1 and not cells[-1].strip().lstrip("-").isdigit():
            continue  # names of the columns
        try:
            question, document, grade = cells[0], cells[1], int(cells[-1])
        except (IndexError, ValueError) as error:
            raise UsageError(f"{path}, line {number}: no query, document and grade; mend the line.") from error
        if grade > 0:
            relevant.setdefault(question, {})[document] = grade
    return relevant


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not empty, numbered from 1."""
    try:
        with path.open(encoding="utf-8") as file:
            yield from ((number, line.rstrip("\n")) for number, line in enumerate(file, 1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise UsageError(
            f"{path} cannot be read ({reason}); a collection has corpus.jsonl, queries.jsonl and qrels.tsv."
        ) from error
