"""Mentions that stay in the store are those that were put, and are found by the documents they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from corpus.model import (
    DocumentId,
    DocumentKey,
    Mention,
    ParagraphId,
    Reference,
    RegisterEntry,
    RegisterId,
    Relation,
)
from corpus.register.cited import cited_in
from corpus.register.kept import KeptMentions
from corpus.store import Store


def mention(document: str, words: str) -> Mention:
    reference = Reference(ParagraphId(f"{document}-1"), 0, len(words), words, Relation.CITES)
    return Mention(DocumentId(document), reference)


def entry(name: str, *mentions: Mention) -> RegisterEntry:
    key = DocumentKey(None, name, None)
    return RegisterEntry(RegisterId(name), key, "Kế hoạch", None, None, None, None, mentions=mentions)


REGISTER = (
    entry("12", mention("a", "Kế hoạch 12"), mention("b", "Kế hoạch số 12"), mention("a", "KH 12")),
    entry("14"),
    entry("15", mention("c", "Kế hoạch 15"), mention("b", "KH 15")),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.db") as opened:
        opened.put_register(REGISTER)
        yield opened


def test_how_many_there_are_is_known_before_any_is_read() -> None:
    read: list[int] = []

    def read_them(position: int) -> tuple[Mention, ...]:
        read.append(position)
        return tuple(REGISTER[position].mentions)

    kept = KeptMentions(0, 3, read_them)
    assert (len(kept), bool(kept), read) == (3, True, [])
    assert (kept[0], kept[1:]) == (REGISTER[0].mentions[0], REGISTER[0].mentions[1:])
    assert read == [0, 0]


def test_kept_mentions_equal_the_tuple_of_them(store: Store) -> None:
    kept = store.register()[0].mentions
    assert isinstance(kept, KeptMentions)
    assert kept == REGISTER[0].mentions
    assert REGISTER[0].mentions == kept
    assert hash(kept) == hash(REGISTER[0].mentions)
    assert kept != REGISTER[2].mentions
    assert store.register() == REGISTER
    assert hash(store.register()[0]) == hash(REGISTER[0])


@pytest.mark.parametrize("documents", [set(), {"a"}, {"b"}, {"b", "c"}, {"unknown"}])
def test_what_documents_cite_is_found_as_by_going_through_all(store: Store, documents: set[str]) -> None:
    wanted = {DocumentId(name) for name in documents}
    found = groupby(store.mentions_in(wanted), key=lambda item: item[0])
    by_store = [(REGISTER[position], tuple(mention for _, mention in items)) for position, items in found]
    assert tuple(by_store) == cited_in(REGISTER, wanted)


def test_a_register_that_is_put_again_forgets_the_mentions_of_before(store: Store) -> None:
    assert len(tuple(store.register()[0].mentions)) == 3
    store.put_register(REGISTER[2:])
    assert store.register() == REGISTER[2:]
    assert store.mentions_in({DocumentId("a")}) == ()
