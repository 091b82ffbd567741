"""The evaluation over the sample library reaches its recorded floors, and typing does not change a citation."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.settings import load_settings
from retrieval.answer import Answer
from retrieval.engine import Engine
from retrieval.evaluation.evaluate import evaluate, score
from retrieval.evaluation.questions import Question, read_questions
from retrieval.opening import open_engine
from tests.support.sample_index import sample_index
from tests.support.typed_questions import other_tone_placement, telex_keys, without_diacritics

FOLDER = Path(__file__).parent
FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))
SAME_CITATION = 0.95
"""Share of the golden questions whose citation is the same in every spelling that is tried."""
SPELLINGS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "capitals": str.upper,
    "small letters": str.lower,
    "no diacritics": without_diacritics,
    "other tone placement": other_tone_placement,
    "Telex": telex_keys,
    "spaces": lambda text: "  " + text.replace(" ", "  ") + " ",
    "punctuation": lambda text: text.rstrip(" ?.") + " ?!",
}
pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Floor:
    right_answers: float
    silent: float
    wrong_citations: int


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    settings = load_settings()
    paths = settings.paths.model_copy(update={"index": sample_index(tmp_path_factory)})
    opened = open_engine(settings.model_copy(update={"paths": paths}))
    yield opened
    opened.close()


def ask(engine: Engine, question: Question, spelled: Callable[[str], str] = str) -> Answer:
    return engine.ask(spelled(question.question), previous=tuple(map(spelled, question.previous)))


@pytest.mark.parametrize("file", FLOORS)
def test_evaluation_reaches_its_floors(engine: Engine, file: str) -> None:
    floor = Floor(**FLOORS[file])
    verdicts = evaluate(read_questions(FOLDER / file), lambda question: ask(engine, question))
    found = score(file, verdicts)
    failed = [f"{v.question.id}: {v.reason}" for v in verdicts if not v.right]
    assert found.answerable > 0
    assert found.unanswerable > 0
    assert found.right_answers / found.answerable >= floor.right_answers, failed
    assert found.silent / found.unanswerable >= floor.silent, failed
    assert found.wrong_citations <= floor.wrong_citations, failed


def first_citation(answer: Answer) -> str:
    return answer.citations[0].paragraph.id if answer.citations else ""


def test_a_question_is_cited_the_same_however_it_is_typed(engine: Engine) -> None:
    asked = [q for q in read_questions(FOLDER / "questions.jsonl") if q.answerable and q.lang == "vi"]
    assert len(asked) >= 50
    changed: dict[str, list[str]] = {}
    for question in asked:
        expected = first_citation(ask(engine, question))
        for name, spelled in SPELLINGS.items():
            if first_citation(ask(engine, question, spelled)) != expected:
                changed.setdefault(name, []).append(question.id)
    same = 1 - sum(map(len, changed.values())) / (len(asked) * len(SPELLINGS))
    assert same >= SAME_CITATION, f"{same:.3f}: {changed}"
