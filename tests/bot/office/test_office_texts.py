"""Every language says everything of the office side, with the same placeholders, in the agreed tone."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Mapping
from dataclasses import fields

import pytest

from bot.audit import Deed
from bot.people import Standing
from bot.texts.office import OfficeTexts, office_texts
from corpus.access import Role
from retrieval.answer import Language
from tests.support.refusals import says_what_to_do

KEYS = [field.name for field in fields(OfficeTexts)]
SAME = {"log_line", "log_subject", "person_line", "group_line", "report_field"}
"""Lines that hold nothing but values."""
REFUSALS = (
    "request_full", "request_declined", "stranger", "stranger_in_group", "invitation_void", "too_fast", "no_right",
    "no_such_task", "nobody_named", "person_unknown", "invite_usage", "group_usage", "group_gone", "unreadable",
    "tool_missing", "file_too_large", "too_many_uploads", "quarantined", "not_kept", "correction_refused", "not_taken",
    "upload_decided", "phrase_bad", "phrases_full", "follow_usage",
)  # fmt: skip
LIMITED = ("request_full", "file_too_large", "too_many_uploads", "phrase_bad", "phrases_full", "too_fast")


def lines(words: OfficeTexts, key: str) -> tuple[str, ...]:
    value = getattr(words, key)
    if isinstance(value, Mapping):
        return tuple(text for said in value.values() for text in ((said,) if isinstance(said, str) else _flat(said)))
    return value if isinstance(value, tuple) else (value,)


def _flat(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(about for _, about in pairs)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", KEYS)
def test_every_language_fills_the_key_with_the_same_placeholders(key: str) -> None:
    said = [lines(office_texts(language), key) for language in Language]
    assert all(text.strip() for group in said for text in group)
    assert len({len(group) for group in said}) == 1
    assert len({frozenset(name for text in group for name in placeholders(text)) for group in said}) == 1


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", KEYS)
def test_the_tone_is_plain(language: Language, key: str) -> None:
    for text in lines(office_texts(language), key):
        assert "!" not in text
        assert "<" not in text
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip()
        assert "mình" not in text.split()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", REFUSALS)
def test_a_refusal_says_what_to_do_instead(language: Language, key: str) -> None:
    assert says_what_to_do(language, " ".join(lines(office_texts(language), key)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", LIMITED)
def test_a_refusal_by_a_limit_says_the_limit(language: Language, key: str) -> None:
    text = " ".join(lines(office_texts(language), key))
    assert {"limit", "longest", "seconds"} & placeholders(text)


@pytest.mark.parametrize("language", Language)
def test_every_role_standing_and_deed_has_a_word(language: Language) -> None:
    words = office_texts(language)
    assert set(words.roles) == set(Role)
    assert set(words.standings) == set(Standing)
    assert set(words.deeds) == set(Deed)
    assert set(words.commands) == set(Role)


def test_every_key_is_described() -> None:
    described = (OfficeTexts.__doc__ or "").partition("Attributes:")[2]
    assert len(KEYS) > 40
    assert [key for key in KEYS if not re.search(rf"\b{key}\b", described)] == []


def test_the_languages_differ() -> None:
    vietnamese, english = office_texts(Language.VIETNAMESE), office_texts(Language.ENGLISH)
    same = {key for key in KEYS if getattr(vietnamese, key) == getattr(english, key)}
    assert same <= SAME
