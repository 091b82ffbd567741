"""Old encodings: an encoder written for the test is the oracle, and syllables decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.legacy import Encoding, convert, evidence, raise_capitals
from tests.support.old_encodings import TEXT, to_tcvn3, to_vni

LETTERS = "abcdeghiklmnopqrstuvxyăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
words = st.text(alphabet=LETTERS, min_size=1, max_size=8)


@given(words)
def test_every_word_of_tcvn3_comes_back(word: str) -> None:
    assert convert(to_tcvn3(word), Encoding.TCVN3) == word


@given(words, st.booleans())
def test_every_word_of_vni_comes_back(word: str, capitals: bool) -> None:
    wanted = word.upper() if capitals else word
    assert convert(to_vni(wanted), Encoding.VNI) == wanted


@pytest.mark.parametrize("page", ["cp1252", "cp1258"])
def test_bytes_come_back_whichever_code_page_a_program_took_them_for(page: str) -> None:
    taken = to_tcvn3(TEXT.lower()).encode("latin-1").decode(page)
    assert convert(taken, Encoding.TCVN3) == TEXT.lower()


def test_stand_ins_of_pdf_programs_and_symbol_fonts_are_known() -> None:
    assert convert("n−íc x∙ hội", Encoding.TCVN3) == "nước xã hội"
    assert convert("".join(chr(0xF000 + ord(sign)) for sign in "n­íc"), Encoding.TCVN3) == "nước"


@pytest.mark.parametrize(
    ("written", "encoding"), [(to_tcvn3(TEXT), Encoding.TCVN3), (to_vni(TEXT), Encoding.VNI), (TEXT, Encoding.UNICODE)]
)
def test_the_right_encoding_makes_the_most_syllables(written: str, encoding: Encoding) -> None:
    shares = {each: evidence(written, each).share for each in Encoding}
    assert max(shares, key=lambda each: shares[each]) is encoding
    assert shares[encoding] > 0.95


def test_capitals_that_tcvn3_lacks_are_given_back() -> None:
    assert raise_capitals("QUYếT ĐịNH CủA ủY BAN NHÂN DÂN") == "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN"
    assert raise_capitals("Hà Nội, Mỹ Độ, Ủy ban") == "Hà Nội, Mỹ Độ, Ủy ban"
