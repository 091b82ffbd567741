"""The assistant's own sentences are complete in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import retrieval
from retrieval.answer import Language
from retrieval.wording import say, wording_table


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_sentences_with_the_same_placeholders() -> None:
    table = wording_table()
    assert set(table) == {language.value for language in Language}
    assert set(table["vi"]) == set(table["en"])
    differing = [key for key in table["vi"] if not placeholders(table["vi"][key]) >= placeholders(table["en"][key])]
    assert [key for key in differing if key != "usually_means"] == []


def test_every_sentence_that_code_asks_for_exists() -> None:
    package = Path(retrieval.__file__).parent
    asked: set[str] = set()
    for file in package.rglob("*.py"):
        asked |= set(re.findall(r"\bsay\([\w.]+, \"(\w+)\"", file.read_text(encoding="utf-8")))
    assert len(asked) > 20
    assert asked <= set(wording_table()["vi"])


def test_nothing_shouts() -> None:
    assert not [text for texts in wording_table().values() for text in texts.values() if "!" in text]


def test_a_sentence_is_filled() -> None:
    assert say(Language.ENGLISH, "latest", date="05/03/2024").endswith("dated 05/03/2024.")
