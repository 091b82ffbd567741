"""Scores a question file: right documents, right paragraph, right answer, right silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from config.errors import QuestionError
from retrieval.answer import Answer, Outcome
from retrieval.questions import Question


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one question went.

    Attributes:
        right: the answer is right, or the silence is.
        answered: an answer was given.
        musts: every required item stands in the answer and nothing forbidden does.
        cited: a cited paragraph holds the expected quote.
        reason: what is wrong, in a few words; "" where nothing is.
    """

    question: Question
    answer: Answer | None
    right: bool
    answered: bool
    musts: bool
    cited: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over a group of questions."""

    name: str
    questions: int
    right: int
    answerable: int
    right_answers: int
    right_paragraphs: int
    silent: int
    unanswerable: int
    wrong_citations: int


def evaluate(questions: Iterable[Question], ask: Callable[[Question], Answer]) -> tuple[Verdict, ...]:
    """Ask every question and judge the answers, in order."""
    return tuple(judge(question, _asked(question, ask)) for question in questions)


def judge(question: Question, answer: Answer | None) -> Verdict:
    """Compare an answer with what the question file expects."""
    answered = answer is not None and answer.outcome is Outcome.ANSWERED
    if not question.answerable:
        reason = "" if not answered else "answered what the documents do not say"
        return Verdict(question, answer, not answered, answered, not answered, not answered, reason)
    musts = answer is not None and answered and _holds(question, answer.text)
    cited = answer is not None and answered and _cites(question, answer)
    reason = "" if musts and cited else "silent" if not answered else "wrong words" if not musts else "wrong paragraph"
    return Verdict(question, answer, musts and cited, answered, musts, cited, reason)


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
        right_paragraphs=sum(verdict.cited for verdict in answerable),
        silent=sum(verdict.right for verdict in unanswerable),
        unanswerable=len(unanswerable),
        wrong_citations=sum(verdict.answered and not verdict.cited for verdict in verdicts),
    )


def scores(verdicts: Sequence[Verdict]) -> tuple[Score, ...]:
    """Return the scores of all questions, then by language, then by kind."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[f"language {verdict.question.lang or '-'}"].append(verdict)
    for verdict in verdicts:
        groups[f"kind {verdict.question.kind or '-'}"].append(verdict)
    return (score("all", verdicts), *(score(name, groups[name]) for name in sorted(groups, reverse=True)))


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
    wanted = " ".join(question.quote.split())
    if not wanted:
        return bool(answer.citations)
    texts = (" ".join(citation.paragraph.text.split()) for citation in answer.citations)
    return any(wanted in text or (text and text in wanted) for text in texts)
