"""Titles of office, as they stand above a signature and above the legal bases of a decision."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from corpus.structure.wording import bare, is_capitals, is_finished

OFFICE: Final = re.compile(
    r"(?:quyen |q\. ?)?(?:pho )?(?:chu tich|giam doc|bi thu|chanh van phong|chanh thanh tra|truong ban|truong phong|bo truong"
    r"|thu truong|thu tuong|cuc truong|vu truong|tong giam doc|hieu truong|vien truong|chanh an|tong cuc truong|truong doan"
    r"|chi cuc truong|chu nhiem|uy vien thuong truc|thuong truc|tong bi thu|thong doc|tong thanh tra|tong kiem toan"
    r"|tu lenh|chi huy truong|chinh uy|truong ty|doi truong|vien pho|thu ky|nguoi ghi bien ban|chu toa|chu tri|dai dien"
    r"|ke toan truong|ban giam doc|nguoi lap|thu truong don vi|thu truong co quan|tong bien tap|doi pho|truong tieu ban"
    r"|tham phan|chap hanh vien|cong chung vien|kiem sat vien|to truong|truong thon|phu trach|quyen truong|uy vien|tong cuc pho|cuc pho|vu pho|thuong vu|ban thuong vu)\b"
)
"""Folded beginnings of titles."""
_LONGEST: Final = 110


def is_office(text: str) -> bool:
    """Tell whether a line is a title of office in capitals and nothing else."""
    return len(text) <= _LONGEST and is_capitals(text) and names_office(text)


def is_small_office(text: str) -> bool:
    """Tell whether a line is a title of office that an old font draws in capitals with small letters."""
    return len(text.split()) <= 6 and not is_finished(text) and names_office(text)


@lru_cache(maxsize=4096)
def names_office(text: str) -> bool:
    """Tell whether a text begins with a title of office; the same few hundred stand in all documents of a province."""
    return OFFICE.match(bare(text)) is not None
