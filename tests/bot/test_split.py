"""Splitting keeps every piece well-formed and loses nothing; judged by the test server's own parser."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render import escape, render, render_blocks
from bot.reply import Part, Passage, Quote, Reply, Source, Statement, Understood
from bot.split import MESSAGE_LIMIT, Block, split, utf16_length, visible
from retrieval.source_marks import mark
from tests.support.bot_api import parse_html
from tests.support.bot_api.markup import utf16

LETTERS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aăâđêôơư ỹẫộ<>&\"'\n.;①②㉑㊿“”…\u00a0\u0301\u200d\ufe0f𝔘👩👍"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=120,
)
TAGS = ("b", "i", "blockquote", "blockquote expandable")


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    """Blocks with escaped text and nested tags, some of which may not be torn."""
    found = []
    for _ in range(draw(st.integers(0, 6))):
        pieces = [escape(draw(LETTERS))]
        for tag in draw(st.lists(st.sampled_from(TAGS), max_size=2, unique_by=lambda tag: tag.split()[0])):
            pieces = [f"<{tag}>", *pieces, f"</{tag.split()[0]}>", escape(draw(LETTERS))]
        found.append(Block("".join(pieces), whole=draw(st.booleans())))
    return found


def seen(markup: str) -> str:
    """What a reader sees, by the test server's parser rather than by the splitter's own."""
    return parse_html(markup)[0]


def joined(parts: Sequence[Block]) -> str:
    return "\n".join(seen(block.html) for block in parts)


@given(blocks(), st.integers(8, 90))
def test_pieces_are_well_formed_within_the_limit_and_lose_nothing(parts: list[Block], limit: int) -> None:
    pieces = split(parts, limit)
    texts = [seen(piece) for piece in pieces]  # raises for HTML that Telegram refuses
    assert "".join(texts) == joined(parts)
    assert all(utf16(text) <= limit for text in texts)


@given(blocks(), st.integers(8, 90))
def test_no_piece_shows_nothing_unless_the_reply_shows_nothing(parts: list[Block], limit: int) -> None:
    assert all(seen(piece) for piece in split(parts, limit)) or joined(parts) == ""


@given(blocks(), st.integers(30, 90))
def test_formatting_goes_on_in_the_next_piece(parts: list[Block], limit: int) -> None:
    def formatted(markup: str) -> list[tuple[str, str]]:
        text, entities = parse_html(markup)
        units = text.encode("utf-16-le")
        return [
            (entity.type, units[2 * position : 2 * position + 2].decode("utf-16-le", "surrogatepass"))
            for entity in sorted(entities, key=lambda entity: entity.type)
            for position in range(entity.offset, entity.offset + entity.length)
        ]

    whole = formatted("\n".join(block.html for block in parts))
    torn = [unit for piece in split(parts, limit) for unit in formatted(piece)]
    assert sorted(torn) == sorted(whole)


@given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=20), min_size=1, max_size=30), st.integers(20, 60))
def test_a_whole_block_that_fits_is_never_torn(lines: list[str], limit: int) -> None:
    parts = [Block(f"[{number}{line}]"[:limit], whole=True) for number, line in enumerate(lines)]
    pieces = split(parts, limit)
    assert all(any(block.html in piece for piece in pieces) for block in parts)


def test_a_mark_stays_with_the_words_before_it() -> None:
    statement = Statement("Từ " * 40 + "hết", marks=(1, 2, 3))
    for limit in range(20, 70):
        pieces = split(render_blocks(Reply((statement,))), limit)
        assert any("hết\u00a0①②③" in piece for piece in pieces), limit


def test_a_source_line_of_a_long_answer_stays_whole() -> None:
    lines: tuple[Part, ...] = tuple(
        Source((Passage((n,), f"mục II.{n}, đoạn {n}"),), f"Báo cáo số {n}/BC-STTTT ngày 05/5/2024")
        for n in range(1, 51)
    )
    pieces = split(render_blocks(Reply((Statement("Câu trả lời " * 300), *lines))))
    assert len(pieces) > 1
    for n in range(1, 51):
        line = f"{mark(n)}\u00a0mục II.{n}, đoạn {n} — Báo cáo số {n}/BC-STTTT ngày 05/5/2024"
        assert sum(line in piece for piece in pieces) == 1


def test_cuts_fall_between_blocks_then_lines_then_sentences_then_words() -> None:
    assert split([Block("aaaa"), Block("bbbb bb")], 8) == ("aaaa\n", "bbbb bb")
    assert split([Block("aaaaa\nbb bb. bb bbb")], 14) == ("aaaaa\nbb bb. ", "bb bbb")
    assert split([Block("aaaaaa. bb bbb")], 12) == ("aaaaaa. ", "bb bbb")
    assert split([Block("aaaaaa bbbbbbbb")], 10) == ("aaaaaa ", "bbbbbbbb")
    assert split([Block("a" * 25)], 10) == ("a" * 10, "a" * 10, "a" * 5)


def test_only_the_first_piece_is_as_short_as_a_caption() -> None:
    lines = [Block(f"{number:02} " + "a" * 7) for number in range(10)]
    pieces = split(lines, limit=44, first=22)
    assert [piece.count("a") // 7 for piece in pieces] == [2, 4, 4]
    assert "".join(pieces) == "\n".join(block.html for block in lines)


def test_entities_count_as_what_they_show() -> None:
    assert split([Block("&amp;" * MESSAGE_LIMIT)]) == ("&amp;" * MESSAGE_LIMIT,)
    assert len(split([Block("&lt;" * (MESSAGE_LIMIT + 1))])) == 2


def test_letters_outside_the_basic_plane_count_twice_and_stay_whole() -> None:
    pieces = split([Block("👍" * (MESSAGE_LIMIT // 2 + 1))])
    assert [utf16_length(piece) for piece in pieces] == [MESSAGE_LIMIT, 2]


def test_a_reply_of_any_length_becomes_messages_that_telegram_takes() -> None:
    long = "Điều 1 <b>&amp; khoản 2</b>. " * 2000
    reply = Reply((Understood("Hiểu là:", long), Statement(long, long[:50], (1,)), Quote(long, marks=(1,))))
    pieces = render(reply)
    assert len(pieces) > 40
    assert all(0 < utf16(seen(piece).strip()) <= 4096 for piece in pieces)


def test_nothing_becomes_no_message() -> None:
    assert render(Reply(())) == ()
    assert split([]) == ()


@pytest.mark.parametrize("text", ["", "a<b", "x & y", "&lt;", "“<i>”", "1 > 0"])
def test_escaped_text_is_seen_as_it_was(text: str) -> None:
    assert visible(escape(text)) == text
    assert seen(escape(text)) == text
