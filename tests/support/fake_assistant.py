"""A library of a few invented paragraphs, with an assistant whose answers the test knows beforehand."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from config.errors import QuestionError
from corpus.model import Document, Paragraph, ParagraphId
from corpus.place import Place, PlacePart, Unit
from retrieval.answer import Answer, Citation, Claim, Language, Near, Outcome
from retrieval.evidence.candidates import Candidate
from retrieval.finding import Found
from retrieval.library import View
from tests.support.made import make_document, make_paragraph

T = TypeVar("T")
TEXTS = (
    "Đây là đoạn mở đầu của kế hoạch.",
    "Năm 2024 toàn tỉnh trồng 1.250 ha rừng & chăm sóc <rừng cũ>.",
    "Ủy ban nhân dân tỉnh giao Sở Nông nghiệp chủ trì thực hiện.",
    "Kinh phí thực hiện lấy từ ngân sách tỉnh.",
)


@dataclass(frozen=True, slots=True)
class FakeSurroundings:
    """A paragraph with its neighbours."""

    document: Document
    paragraph: Paragraph
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One call of :meth:`FakeAssistant.ask`."""

    question: str
    previous: tuple[str, ...]
    levels: frozenset[str]
    language: Language | None


def paragraphs(texts: tuple[str, ...] = TEXTS) -> tuple[Paragraph, ...]:
    """Return the library's paragraphs; the id follows the text, as in the real library."""
    return tuple(
        make_paragraph(
            text,
            identifier=hashlib.sha256(text.encode()).hexdigest()[:16],
            ordinal=number,
            place=Place((PlacePart(Unit.HEADING, "I"), PlacePart(Unit.PARAGRAPH, str(number + 1)))),
            headings=("I. MỤC TIÊU",),
        )
        for number, text in enumerate(texts)
    )


_held = paragraphs
"""The same under another name, where a parameter bears the first."""


@dataclass(slots=True)
class FakeAssistant:
    """Answers by what the question says.

    Attributes:
        behaviours: what is done, in the answering thread, for a question that holds the word.
        asked: every call, in order.
    """

    texts: tuple[str, ...] = TEXTS
    behaviours: Mapping[str, Callable[[], object]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    work_seconds: float = 0.0
    closed: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def close(self) -> None:
        """Let the snapshot go."""
        self.closed += 1

    def behaves(self, word: str, behaviour: Callable[[], object]) -> None:
        """Let questions that hold ``word`` do this first."""
        self.behaviours = {**self.behaviours, word: behaviour}

    def ask(
        self,
        question: str,
        *,
        previous: tuple[str, ...] = (),
        levels: frozenset[str] = frozenset(),
        language: Language | None = None,
    ) -> Answer:
        """Return an answer on forests, or silence."""
        with self._lock:
            self.asked.append(Asked(question, previous, levels, language))
        if sum(character.isalnum() for character in question) < 2:
            raise QuestionError("no word")
        for word, behaviour in self.behaviours.items():
            if word in question:
                behaviour()
        time.sleep(self.work_seconds)
        spoken = language or (Language.ENGLISH if "forest" in question else Language.VIETNAMESE)
        return self._answer(question, spoken, follow_up=bool(previous) and "đó" in question)

    def around(
        self,
        paragraph_id: ParagraphId,
        *,
        levels: frozenset[str] = frozenset(),
        before: int = 1,
        after: int = 1,
    ) -> FakeSurroundings | None:
        """Return a paragraph of the library with its neighbours."""
        held = paragraphs(self.texts)
        at = next((number for number, p in enumerate(held) if p.id == paragraph_id), None)
        if at is None:
            return None
        return FakeSurroundings(
            make_document(), held[at], held[max(at - before, 0) : at], held[at + 1 : at + 1 + after]
        )

    def search(self, question: str, limit: int, *, levels: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        """Return the library's paragraphs, whatever the question."""
        return tuple(Candidate(paragraph, 0.5) for paragraph in paragraphs(self.texts)[:limit])

    def find(
        self, typed: str, *, levels: frozenset[str] = frozenset(), documents: int = 5, paragraphs: int = 8
    ) -> Found:
        """Return the library's paragraphs, whatever is typed."""
        held = _held(self.texts)[:paragraphs]
        return Found((), tuple((make_document(), paragraph) for paragraph in held))

    def consult(self, work: Callable[[View], T], *, levels: frozenset[str] = frozenset()) -> T:
        """Refuse: what reads the library itself is tested over a real one (``tests.support.small_library``)."""
        raise NotImplementedError("the fake library has no view")

    def _answer(self, question: str, language: Language, *, follow_up: bool) -> Answer:
        held, document = paragraphs(self.texts), make_document()
        if "rừng" not in question and "forest" not in question and not follow_up:
            near = (Near(document, held[2], 0.3), Near(document, held[3], 0.2))
            return Answer(
                question,
                language,
                "fact",
                Outcome.NOT_FOUND,
                lead="Không tìm thấy trong kho tài liệu. Không đoạn nào nói về điều này.",
                near=near,
            )
        citation = Citation(1, document, held[1], "trồng 1.250 ha rừng & chăm sóc <rừng cũ>")
        answer = Answer(
            question,
            language,
            "fact",
            Outcome.ANSWERED,
            claims=(Claim(f"1.250 ha ({question[:40]})", (1,), "1.250 ha"),),
            citations=(citation,),
            notes=("Nguồn là bản chưa phát hành.",),
        )
        return replace(answer, understood_as="rừng trồng năm 2024") if follow_up else answer
