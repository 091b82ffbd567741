"""Question files: one JSON object a line, for batches and for evaluation.

Format: ``{id, lang, kind, question, answerable, must, mustnot?, quote,
previous_question?}``; a batch needs only ``id`` and ``question``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from config.errors import UsageError

MAX_QUESTIONS = 100_000


class Question(BaseModel):
    """One line of a question file; fields that other tools add are let pass.

    Attributes:
        must: each item must stand in the answer; alternatives are split by "|".
        mustnot: none of these may.
        quote: words of the paragraph that must be cited.
        documents: symbols of the documents that answer.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: Annotated[str, Field(min_length=1, coerce_numbers_to_str=True)]
    question: str
    lang: str = ""
    kind: str = ""
    answerable: bool = True
    must: tuple[str, ...] = ()
    mustnot: tuple[str, ...] = ()
    quote: str = ""
    documents: tuple[str, ...] = ()
    previous_question: str | None = None

    @property
    def previous(self) -> tuple[str, ...]:
        """The conversation before the question."""
        return (self.previous_question,) if self.previous_question else ()


def read_questions(path: Path) -> tuple[Question, ...]:
    """Read a question file.

    Raises:
        UsageError: if the file is missing, holds no question, or a line is not one.
    """
    if not path.is_file():
        raise UsageError(f"{path} is not a file; give a question file, one JSON object a line.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no text in UTF-8; give a question file, one JSON object a line.") from error
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or len(lines) > MAX_QUESTIONS:
        raise UsageError(f"{path} holds {len(lines)} questions; give from 1 to {MAX_QUESTIONS:,}.")
    return tuple(_parse(path, number, line) for number, line in enumerate(lines, 1))


def _parse(path: Path, number: int, line: str) -> Question:
    try:
        return Question.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = "".join(f"{part}: " for part in first["loc"])
        raise UsageError(f"{path.name}, line {number}: {where}{first['msg']}; mend the line.") from error
