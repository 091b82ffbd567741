"""What a conversation may draw on beside the library; each part may be missing, and its buttons with it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers import Answers
from bot.cited import Links
from bot.originals import Originals
from bot.progress import Progress
from bot.usage import Usage


@dataclass(frozen=True, slots=True)
class Resources:
    """The parts.

    Attributes:
        answers: remembers what was answered.
        originals: the files behind the documents.
        links: makes links to paragraphs and remembers what they led to.
        progress: how far learners have come.
        usage: counts the answers.
    """

    answers: Answers | None = None
    originals: Originals | None = None
    links: Links | None = None
    progress: Progress | None = None
    usage: Usage | None = None
