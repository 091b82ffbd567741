"""The sentences of the drafting tools are complete in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import retrieval
from retrieval.answer import Language
from retrieval.drafting.verdicts import Verdict
from retrieval.drafting.wording import drafting_table, title


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_sentences_with_the_same_placeholders() -> None:
    table = drafting_table()
    assert set(table["vi"]) == set(table["en"])
    assert [key for key in table["vi"] if placeholders(table["vi"][key]) != placeholders(table["en"][key])] == []


def test_every_verdict_has_its_words() -> None:
    for verdict in Verdict:
        assert title(verdict, Language.VIETNAMESE) != title(verdict, Language.ENGLISH)
        assert f"{verdict.value}_more" in drafting_table()["vi"]


def test_every_sentence_that_code_asks_for_exists() -> None:
    asked: set[str] = set()
    for package in (Path(retrieval.__file__).parent, Path(retrieval.__file__).parent.parent / "bot"):
        for file in package.rglob("*.py"):
            asked |= set(re.findall(r"\btell\(\s*[\w.]+,\s*\"(\w+)\"", file.read_text(encoding="utf-8")))
    assert len(asked) > 8
    assert asked <= set(drafting_table()["vi"])


def test_nothing_shouts() -> None:
    assert not [text for texts in drafting_table().values() for text in texts.values() if "!" in text]
