"""What digital signatures leave in the text of a file: who signed, and when."""

from __future__ import annotations

import re
from typing import Final

STAMP: Final = re.compile(
    r"[\s*_]*(?:(?:Được\s+)?[Kk]ý (?:bởi|số bởi)|Người ký|Thời gian ký|Ngày ký|Ký ngày|Chữ ký số|Digitally signed|Signature Not Verified"
    r"|Signer|Signing time|Email\s*:\s*\S+@|Cơ quan\s*:\s*(?:Tỉnh|Ủy ban|UBND|Sở|Văn phòng))"
)
_HEADS: Final = frozenset(("Đượ", "Ký ", "ký ", "Ngư", "Thờ", "Ngà", "Chữ", "Dig", "Sig", "Ema", "Cơ "))
"""First three letters of it; few other lines begin so."""
_EMPHASIS: Final = " *_\t\n"


def is_stamp(text: str) -> bool:
    """Tell whether a line is residue of a digital signature."""
    return text.lstrip(_EMPHASIS)[:3] in _HEADS and STAMP.match(text) is not None
