"""Every language says everything, with the same placeholders, in the agreed tone."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable
from dataclasses import fields

import pytest

from bot.menus import role_menu
from bot.texts import Texts, texts
from bot.texts.drafting import DraftingTexts, drafting_texts
from bot.texts.learning import LearningTexts, learning_texts
from bot.texts.reading import ReadingTexts, reading_texts
from corpus.access import Role
from retrieval.answer import Language
from tests.support.refusals import says_what_to_do

BOOKS: dict[type, Callable[[Language], object]] = {
    Texts: texts,
    ReadingTexts: reading_texts,
    LearningTexts: learning_texts,
    DraftingTexts: drafting_texts,
}
KINDS = tuple(BOOKS)
KEYS = [field.name for kind in KINDS for field in fields(kind)]
REFUSALS = (
    "gone", "old_button", "question_too_long", "question_unreadable", "timed_out", "busy", "waiting", "failed",
    "access_lost", "edited", "only_text", "file_not_taken", "only_private", "unknown_command", "ask_usage",
    "no_others", "no_picture", "no_printing", "file_gone", "not_here", "glossary_usage", "check_usage", "basis_usage",
    "map_usage", "compare_usage", "timeline_usage", "draft_marked", "draft_too_large", "draft_reader_missing",
)  # fmt: skip


def said_in(language: Language, key: str) -> object:
    book = next(book for kind, book in BOOKS.items() if key in {field.name for field in fields(kind)})
    return getattr(book(language), key)


def lines(language: Language, key: str) -> tuple[str, ...]:
    value = said_in(language, key)
    assert isinstance(value, str | tuple)
    return value if isinstance(value, tuple) else (value,)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_texts_to_check() -> None:
    assert len(KEYS) > 30
    assert {type(texts(language)) for language in Language} == {Texts}


@pytest.mark.parametrize("key", KEYS)
def test_every_language_fills_the_key_with_the_same_placeholders(key: str) -> None:
    said = [lines(language, key) for language in Language]
    assert all(text.strip() for group in said for text in group)
    assert len({len(group) for group in said}) == 1
    assert len({frozenset(name for text in group for name in placeholders(text)) for group in said}) == 1


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", KEYS)
def test_the_tone_is_plain(language: Language, key: str) -> None:
    for text in lines(language, key):
        assert "!" not in text
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip()
        assert "<" not in text
        assert "mình" not in text.split()
        assert not any(unicodedata.category(character) == "So" for character in text.replace("①", ""))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", REFUSALS)
def test_a_refusal_says_what_to_do_instead(language: Language, key: str) -> None:
    assert says_what_to_do(language, " ".join(lines(language, key)))


def test_no_key_stands_in_two_books() -> None:
    assert len(set(KEYS)) == len(KEYS)


def test_every_key_is_described() -> None:
    described = "".join((kind.__doc__ or "").partition("Attributes:")[2] for kind in KINDS)
    assert [key for key in KEYS if not re.search(rf"\b{key}\b", described)] == []


def test_the_languages_differ() -> None:
    same = [key for key in KEYS if said_in(Language.VIETNAMESE, key) == said_in(Language.ENGLISH, key)]
    assert same == []


@pytest.mark.parametrize("language", Language)
def test_the_check_of_a_draft_and_the_quiz_are_told_apart(language: Language) -> None:
    words, learning, drafting = texts(language), learning_texts(language), drafting_texts(language)
    lines = {line.split(" ", 1)[0]: line for line in words.help_commands.split("\n") if line.startswith("/")}
    assert {"/soat", "/cancu", "/sodo", "/sosanh", "/tiendo", "/batdau", "/viettat", "/kiemtra"} <= set(lines)
    assert "/soat" in lines["/kiemtra"]
    assert "/soat" in drafting.check_usage
    assert learning.command_quiz.split()[0] != drafting.command_check.split()[0]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("role", Role)
def test_every_command_of_the_help_is_in_the_menu_and_no_menu_says_a_thing_twice(
    language: Language, role: Role
) -> None:
    menu = role_menu(language, role)
    names = [command.command for command in menu]
    abouts = [command.description for command in menu]
    assert len(set(names)) == len(names)
    assert len(set(abouts)) == len(abouts)
    words = texts(language)
    shown = set(re.findall(r"/([a-z]+)", words.help_commands + words.help_own))
    assert "soat" in shown
    assert shown <= set(names)
