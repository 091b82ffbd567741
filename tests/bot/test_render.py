"""What a reply looks like in Telegram and in a terminal, and that no text can break out."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.render import render
from bot.reply import Note, Passage, Quote, Reply, Source, Statement, Understood
from bot.terminal import Style, printable, render_text
from retrieval.source_marks import mark, marks
from tests.support.bot_api import parse_html

REPLY = Reply(
    (
        Understood("Hiểu là:", "kế hoạch triển khai Đề án 942"),
        Statement("Kế hoạch số 12/KH-UBND, do tỉnh ban hành.", "Kế hoạch số 12/KH-UBND", (1, 2)),
        Quote("thực hiện Kế hoạch số 12/KH-UBND", marks=(1,), cut_before=True, cut_after=True),
        Source((Passage((1,), "mục I.1, đoạn 1"), Passage((2,), "mục III.2, trang 4")), "Báo cáo số 7/BC-SNV"),
        Note("Kho chưa có toàn văn."),
    )
)
ANYTHING = st.text(max_size=60)


def test_the_order_is_answer_quote_source_note() -> None:
    (message,) = render(REPLY)
    assert parse_html(message)[0].split("\n") == [
        "Hiểu là: kế hoạch triển khai Đề án 942",
        "Kế hoạch số 12/KH-UBND, do tỉnh ban hành.\u00a0①②",
        "“…thực hiện Kế hoạch số 12/KH-UBND…”\u00a0①",
        "①\u00a0mục I.1, đoạn 1 · ②\u00a0mục III.2, trang 4 — Báo cáo số 7/BC-SNV",
        "※\u00a0Kho chưa có toàn văn.",
    ]


def test_strong_words_are_bold_and_documents_words_are_quoted() -> None:
    (message,) = render(REPLY)
    text, entities = parse_html(message)
    units = text.encode("utf-16-le")
    shown = {e.type: units[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le") for e in entities}
    assert shown["bold"] == "Kế hoạch số 12/KH-UBND"
    assert shown["blockquote"] == "“…thực hiện Kế hoạch số 12/KH-UBND…”\u00a0①"
    assert shown["italic"] == "kế hoạch triển khai Đề án 942"


def test_many_sources_are_folded_and_few_stand_open() -> None:
    def sources(count: int) -> list[str]:
        lines = tuple(Source((Passage((n,), f"mục {n}"),), f"Báo cáo số {n}") for n in range(1, count + 1))
        (message,) = render(Reply((Statement("Trả lời."), *lines, Note("Lưu ý."))))
        text, entities = parse_html(message)
        assert text.split("\n")[1:-1] == [f"{mark(n)}\u00a0mục {n} — Báo cáo số {n}" for n in range(1, count + 1)]
        return [entity.type for entity in entities]

    assert sources(3) == []
    assert sources(4) == ["expandable_blockquote"]
    assert sources(30) == ["expandable_blockquote"]


def test_only_a_long_quote_is_folded() -> None:
    short, long = (render(Reply((Quote(text),)))[0] for text in ("ngắn", "dài " * 60))
    assert parse_html(short)[1][0].type == "blockquote"
    assert parse_html(long)[1][0].type == "expandable_blockquote"


@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_no_text_is_taken_for_markup(statement: str, quote: str, place: str, note: str) -> None:
    reply = Reply(
        (Statement(statement, statement[:3]), Quote(quote), Source((Passage((1,), place),), note), Note(note))
    )
    text = "\n".join(parse_html(piece)[0] for piece in render(reply))
    assert all(words in text for words in (statement, quote, place, note))


@given(ANYTHING, st.integers(20, 200))
def test_a_terminal_is_never_steered_by_a_document(text: str, width: int) -> None:
    reply = Reply((Statement(text), Quote(text, text), Note(text)))
    shown = render_text(reply, Style(width))
    assert not any(unicodedata.category(c) == "Cc" for c in shown.replace("\n", ""))


def test_a_terminal_shows_the_same_order_within_its_width() -> None:
    shown = render_text(REPLY, Style(40))
    assert all(len(line) <= 40 for line in shown.split("\n"))
    order = [shown.index(piece) for piece in ("Hiểu là:", "①②", "▏ “…thực hiện", "② mục III.2", "※ Kho")]
    assert order == sorted(order)


def test_a_symbol_is_not_broken_at_its_hyphen() -> None:
    shown = render_text(Reply((Statement("a " * 12 + "24/2018/QĐ-UBND"),)), Style(30))
    assert "24/2018/QĐ-UBND" in shown.split("\n")


def test_bold_is_written_only_where_the_terminal_understands_it() -> None:
    assert "\x1b" not in render_text(REPLY, Style(100))
    assert render_text(REPLY, Style(100, bold=True)).count("\x1b[1mKế hoạch số 12/KH-UBND\x1b[0m") == 1


def test_escape_sequences_are_taken_out() -> None:
    assert printable("a\x1b]0;title\x07b\u202ec\nd") == "a]0;titlebc\nd"


def test_a_source_without_a_place_is_named_without_a_dash() -> None:
    nowhere = Source((Passage((3,), ""),), "Báo cáo số 7/BC-SNV")
    assert parse_html(render(Reply((nowhere,)))[0])[0] == "③ Báo cáo số 7/BC-SNV"
    assert render_text(Reply((nowhere,)), Style(80, bold=False)) == "③ Báo cáo số 7/BC-SNV"


def test_every_source_has_a_sign_of_its_own() -> None:
    signs = [mark(number) for number in range(1, 121)]
    assert len(set(signs)) == 120
    assert signs[:2] == ["①", "②"]
    assert (mark(20), mark(21), mark(35), mark(36), mark(50)) == ("⑳", "㉑", "㉟", "㊱", "㊿")
    assert mark(51) == "(51)"
    for number, sign in enumerate(signs[:50], 1):  # Unicode knows the value of each sign
        assert int(unicodedata.numeric(sign)) == number


def test_signs_in_a_row_stay_together() -> None:
    assert marks((1, 2, 11)) == "①②⑪"
    assert re.fullmatch(r"\S+", marks((1, 60)))
