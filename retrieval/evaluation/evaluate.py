"""Scores a question file: right documents, right paragraph, right answer, right silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from config.errors import QuestionError
from retrieval.answer import Answer, Outcome
from retrieval.evaluation.questions import Question
from retrieval.evidence.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one question went.

    Attributes:
        right: the answer is right, or the silence is.
        answered: an answer was given.
        musts: every required item stands in the answer and nothing forbidden does.
        cited: a cited paragraph holds the expected quote.
        document: a cited paragraph is of an expected document (where the file names none, that of the quote).
        ranked: the paragraphs that the search ranks, best first; empty where it was not asked.
        rank: place from 1 of the first that holds the quote, or None where none does.
        reason: what is wrong, in a few words; "" where nothing is.
    """

    question: Question
    answer: Answer | None
    right: bool
    answered: bool
    musts: bool
    cited: bool
    reason: str = ""
    document: bool = False
    ranked: tuple[Candidate, ...] = ()
    rank: int | None = None

    @property
    def wrongly_cited(self) -> bool:
        """Whether an answer was given that cites another place than the expected one."""
        return self.answered and not self.cited


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over a group of questions."""

    name: str
    questions: int
    right: int
    answerable: int
    right_answers: int
    right_documents: int
    right_paragraphs: int
    silent: int
    unanswerable: int
    wrong_citations: int


def evaluate(
    questions: Iterable[Question],
    ask: Callable[[Question], Answer],
    search: Callable[[str], tuple[Candidate, ...]] = lambda text: (),
) -> tuple[Verdict, ...]:
    """Ask every question and judge the answers, in order.

    Args:
        search: ranks paragraphs for a question that stands by itself; what retrieval does is told apart from the answer.
    """
    return tuple(_judged(question, ask, search) for question in questions)


def _judged(
    question: Question, ask: Callable[[Question], Answer], search: Callable[[str], tuple[Candidate, ...]]
) -> Verdict:
    answer = _asked(question, ask)
    verdict = judge(question, answer)
    if answer is None:
        return verdict
    ranked = search(answer.understood_as or question.question)
    return replace(verdict, ranked=ranked, rank=_rank(question, ranked))


def judge(question: Question, answer: Answer | None) -> Verdict:
    """Compare an answer with what the question file expects."""
    answered = answer is not None and answer.outcome is Outcome.ANSWERED
    if not question.answerable:
        reason = "" if not answered else "answered what the documents do not say"
        return Verdict(question, answer, not answered, answered, not answered, not answered, reason, not answered)
    musts = answer is not None and answered and _holds(question, answer.text)
    cited = answer is not None and answered and _cites(question, answer)
    reason = "" if musts and cited else "silent" if not answered else "wrong words" if not musts else "wrong paragraph"
    document = cited or (answer is not None and _names(question, answer))
    return Verdict(question, answer, musts and cited, answered, musts, cited, reason, document)


def score(name: str, verdicts: Sequence[Verdict]) -> Score:
    """Count a group of verdicts."""
    answerable = [verdict for verdict in verdicts if verdict.question.answerable]
    unanswerable = [verdict for verdict in verdicts if not verdict.question.answerable]
    return Score(
        name=name,
        questions=len(verdicts),
        right=sum(verdict.right for verdict in verdicts),
        answerable=len(answerable),
        right_answers=sum(verdict.musts for verdict in answerable),
        right_documents=sum(verdict.document for verdict in answerable),
        right_paragraphs=sum(verdict.cited for verdict in answerable),
        silent=sum(verdict.right for verdict in unanswerable),
        unanswerable=len(unanswerable),
        wrong_citations=sum(verdict.wrongly_cited for verdict in verdicts),
    )


def scores(verdicts: Sequence[Verdict]) -> tuple[Score, ...]:
    """Return the scores of all questions, then by language, then by kind."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        for name in groups_of(verdict.question):
            groups[name].append(verdict)
    return (score("all", verdicts), *(score(name, groups[name]) for name in sorted(groups, key=in_order)))


def groups_of(question: Question) -> tuple[str, str]:
    """Return the names of the groups that a question is counted in."""
    return f"language {question.lang or '-'}", f"kind {question.kind or '-'}"


def in_order(group: str) -> tuple[bool, str]:
    """Return by what groups are ordered in tables: languages first, then kinds."""
    return not group.startswith("language "), group


def _asked(question: Question, ask: Callable[[Question], Answer]) -> Answer | None:
    """A question that cannot be worked on is silence, not the end of the run."""
    try:
        return ask(question)
    except QuestionError:
        return None


def _holds(question: Question, text: str) -> bool:
    required = all(any(option in text for option in item.split("|")) for item in question.must)
    return required and not any(option in text for item in question.mustnot for option in item.split("|"))


def _cites(question: Question, answer: Answer) -> bool:
    """Tell whether the expected quote overlaps the text of a cited paragraph."""
    if not question.quote.strip():
        return bool(answer.citations)
    return any(_overlaps(question, citation.paragraph.text) for citation in answer.citations)


def _overlaps(question: Question, text: str) -> bool:
    wanted, held = " ".join(question.quote.split()), " ".join(text.split())
    return wanted in held or bool(held and held in wanted)


def _names(question: Question, answer: Answer) -> bool:
    """Tell whether an expected document is cited, by its symbol."""
    symbols = (citation.document.header.symbol for citation in answer.citations)
    return any(symbol is not None and symbol.text in question.documents for symbol in symbols)


def _rank(question: Question, ranked: Sequence[Candidate]) -> int | None:
    if not question.answerable or not question.quote.strip():
        return None
    return next((place for place, c in enumerate(ranked, 1) if _overlaps(question, c.paragraph.text)), None)
