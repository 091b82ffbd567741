from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given

from corpus.codec import decode, decode_texts, encode, encode_texts
from corpus.model import Header, Reference, Symbol, WrittenDate
from tests.support.values import headers, references


@given(headers)
def test_a_header_comes_back_equal(header: Header) -> None:
    assert decode(Header, encode(header)) == header


@given(references)
def test_a_reference_comes_back_equal(reference: Reference) -> None:
    assert decode(Reference, encode(reference)) == reference


def test_defaults_are_left_out_so_that_new_fields_need_no_migration() -> None:
    assert json.loads(encode(WrittenDate("25/8/2022", date(2022, 8, 25)))) == {
        "raw": "25/8/2022",
        "value": "2022-08-25",
    }
    assert encode(Header()) == "{}"


def test_a_field_that_is_gone_from_the_code_is_ignored() -> None:
    assert decode(WrittenDate, '{"raw":"x","dropped":1}') == WrittenDate("x")


def test_a_named_tuple_is_stored_by_its_fields_like_a_dataclass() -> None:
    symbol = Symbol("57/KH-UBND", "A", "KH", "57", None, "UBND")
    assert json.loads(encode(Header(symbol=symbol)))["symbol"] == {
        "text": "57/KH-UBND", "form": "A", "type": "KH", "number": "57", "year": None, "issuer": "UBND",
    }  # fmt: skip
    assert decode(Symbol, encode(symbol)) == symbol


def test_a_value_equal_to_the_default_but_of_another_type_is_kept() -> None:
    @dataclass(frozen=True)
    class Sample:
        share: float = 0

    assert encode(Sample(0.0)) == '{"share":0.0}'


def test_an_unknown_member_is_refused() -> None:
    with pytest.raises(ValueError, match="strange"):
        decode(WrittenDate, '{"raw":"x","problem":"strange"}')


@pytest.mark.parametrize("texts", [(), ("",), ("a", 'ngoặc "kép"', "dòng\nmới", "\x00")])
def test_texts_come_back_equal(texts: tuple[str, ...]) -> None:
    assert decode_texts(encode_texts(texts)) == texts
