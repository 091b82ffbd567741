"""The golden questions are well formed, varied, and proven by the documents they name."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.samples.make import read_samples
from corpus.samples.truth import document_text

FILE = Path(__file__).with_name("questions.jsonl")
HELD_OUT = Path(__file__).with_name("heldout.jsonl")
"""Questions written before any was asked, to which no rule is fitted."""
LANGUAGES = ("vi", "vi-nodiac", "en")
KEYS = {
    "id",
    "lang",
    "kind",
    "question",
    "answerable",
    "must",
    "mustnot",
    "quote",
    "previous_question",
    "documents",
    "why",
}
KINDS = {
    "coverage",
    "lookup",
    "issuer",
    "signer",
    "date",
    "period",
    "recipients",
    "provision",
    "fact",
    "deadline",
    "responsible",
    "condition",
    "list",
    "count",
    "relation",
    "definition",
    "abbreviation",
    "comparison",
    "new",
    "unanswerable",
}
REASONS = {
    "wrong year",
    "only cited",
    "count",
    "outside",
    "personal data",
    "office-holder",
    "no provision",
    "wrong issuer",
}
WORD_FOR_WORD = {"fact", "provision", "table", "deadline", "condition", "responsible", "footnote", "definition"}
"""Kinds whose answer is what the document says, so that the expected words stand in it."""


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    lang: str
    kind: str
    question: str
    answerable: bool
    must: tuple[str, ...]
    quote: str
    documents: tuple[str, ...]
    previous_question: str
    why: str
    keys: frozenset[str]


def read_questions(file: Path) -> tuple[Question, ...]:
    questions = []
    for line in file.read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        questions.append(
            Question(
                id=value["id"],
                lang=value["lang"],
                kind=value["kind"],
                question=value["question"],
                answerable=value["answerable"],
                must=tuple(value["must"]),
                quote=value["quote"],
                documents=tuple(value["documents"]),
                previous_question=value.get("previous_question", ""),
                why=value.get("why", ""),
                keys=frozenset(value),
            )
        )
    return tuple(questions)


def collapse(text: str) -> str:
    return " ".join(text.split())


QUESTIONS = read_questions(FILE)
APART = read_questions(HELD_OUT)
EVERY = QUESTIONS + APART
ANSWERABLE = [question for question in EVERY if question.answerable]
SILENT = [question for question in QUESTIONS if not question.answerable]
SAMPLES = read_samples()
TEXTS = [(sample.head.symbol, collapse(document_text(sample))) for sample in SAMPLES]
HELD = {symbol for symbol, _ in TEXTS}
CITED = {reference.symbol for sample in SAMPLES for reference in sample.references}


def texts_of(question: Question) -> list[str]:
    return [text for symbol, text in TEXTS if symbol in question.documents]


def test_ids_and_questions_are_unique() -> None:
    assert len({question.id for question in EVERY}) == len(EVERY)
    asked = [(question.previous_question, question.question) for question in EVERY]
    assert len(set(asked)) == len(asked)


def test_set_is_large_and_mixed_as_promised() -> None:
    count = len(QUESTIONS)
    languages = Counter(question.lang for question in QUESTIONS)
    assert count >= 150
    assert set(languages) == set(LANGUAGES)
    assert 0.45 <= languages["vi"] / count <= 0.55
    assert languages["vi-nodiac"] / count >= 0.22
    assert languages["en"] / count >= 0.22
    assert 0.32 <= len(SILENT) / count <= 0.36
    assert len([question for question in QUESTIONS if question.previous_question]) >= 6


def test_questions_held_out_are_enough_and_a_third_of_them_has_no_answer() -> None:
    assert len(APART) >= 60
    assert 0.3 <= len([question for question in APART if not question.answerable]) / len(APART) <= 0.36
    assert {question.lang for question in APART} == set(LANGUAGES)


def test_every_kind_of_question_and_of_silence_is_there() -> None:
    kinds = Counter(question.kind for question in QUESTIONS)
    reasons = Counter(question.why for question in SILENT)
    assert min(kinds[kind] for kind in KINDS) >= 3
    assert min(reasons[reason] for reason in REASONS) >= 2
    for kind in ("unanswerable", "coverage", "fact", "provision", "relation"):
        assert {question.lang for question in QUESTIONS if question.kind == kind} == set(LANGUAGES)


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.id)
def test_question_is_well_formed(question: Question) -> None:
    assert question.keys <= KEYS
    assert question.question.strip() == question.question
    assert bool(question.must) == bool(question.quote) == question.answerable
    assert bool(question.why) != question.answerable
    assert (question.kind == "unanswerable") != question.answerable
    assert all(alternative for item in question.must for alternative in item.split("|"))
    if question.lang == "vi-nodiac":
        assert question.question.isascii()


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question.id)
def test_quote_stands_word_for_word_in_a_document_named(question: Question) -> None:
    texts = texts_of(question)
    assert texts, question.documents
    assert any(collapse(question.quote) in text for text in texts)


@pytest.mark.parametrize(
    "question", [item for item in ANSWERABLE if item.kind in WORD_FOR_WORD], ids=lambda question: question.id
)
def test_expected_words_stand_in_a_document_named(question: Question) -> None:
    texts = texts_of(question)
    for item in question.must:
        assert any(alternative in text for alternative in item.split("|") for text in texts), item


def test_documents_that_are_only_cited_are_cited_and_not_held() -> None:
    named = {symbol for question in SILENT if question.why == "only cited" for symbol in question.documents}
    assert len(named) >= 8
    assert named <= CITED
    assert not named & HELD
