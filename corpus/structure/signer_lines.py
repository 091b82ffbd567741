"""Lines of a signature by their form: the name, "(đã ký)", what stands above a consolidated text's signature."""

from __future__ import annotations

import re
from typing import Final

from corpus.structure.wording import UPPER

_SYLLABLE: Final = rf"(?:[{UPPER}]['’])?[{UPPER}][^\W\d_A-Z]*"
"""Names of the highlands have "H’Nga", "K'Brêl"."""
_RANK: Final = (
    r"(?:(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|DS|CKI{1,2}|Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng|Trung tướng"
    r"|Thượng tướng|Đại tướng|Đ/c|Ông|Bà)[.:]?\s*)*"
)
NAME: Final = re.compile(rf"[\s*_(|]*{_RANK}(?P<name>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,7}})[\s*_)./|]*")
NAMES: Final = re.compile(rf"{_SYLLABLE}(?:\s+{_SYLLABLE}){{8,11}}")
"""The names of three people whose columns a converter put one space apart."""
SIGNER_BESIDE: Final = re.compile(rf"(?<=[;,.])\s+{_SYLLABLE}(?:\s+{_SYLLABLE}){{2,3}}$")
"""A name at the end of a line of Nơi nhận, from the column beside it."""
RECIPIENTS: Final = re.compile(
    r"[\s*_]*(?:N\s?[ơƠo][iI]|NƠI|nơi)\s+(?:nhận|NHẬN|g[ửở]i|G[ỬỞ]I)\s*[*_]*\s*(?:\([^()\n]{1,24}\)\s*)?(?=[:;]|\./|$)[:;*_\s./]*"
)
"""OCR reads "N ơi nhận:" and "Noi nhận;"; an office adds how it sends: "Nơi nhận (VBĐT):"."""
SIGNED: Final = re.compile(
    r"[\s*_(\[|]*(?:[Đđ]ã\s+[Kk][ýí]|ĐÃ\s+KÝ|[Kk]ý[\s,]|[Kk]ý tên|đóng dấu|[Đđ]ã ký số|[ĐđDd][aã]\s?k[yý]\s*[\])])"
)
ON_ONE_LINE: Final = re.compile(
    rf"(?P<offices>\S.*?[{UPPER}.])\s+(?:[\[(]?(?:[Đđ]ã ký(?:, đóng dấu)?|ĐÃ KÝ|daky)[\])]?\s*)?"
    rf"(?P<name>{_RANK}[{UPPER}][^\W\d_A-Z]+(?:\s+[{UPPER}][^\W\d_A-Z]*){{1,4}})"
)
"""A whole signature that a converter put on one line."""
CAPTION: Final = re.compile(r"[\s*_]*XÁC\s+THỰC\s+VĂN\s+BẢN(?:\s+HỢP(?:\s+NHẤT)?)?\s*$")
"""What stands above the signature of a consolidated text (Pháp lệnh 01/2012/UBTVQH13)."""


def names_signers(text: str) -> bool:
    """Tell whether a line is the name of who signs, or the names of several beside each other."""
    return NAME.fullmatch(text) is not None or NAMES.fullmatch(text) is not None
