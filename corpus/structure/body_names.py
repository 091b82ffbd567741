"""Names of bodies as the head of a document has them, told by how they begin."""

from __future__ import annotations

import re
from typing import Final

from corpus.structure.wording import UPPER, bare
from corpus.text.fold import fold

BODY_WORDS: Final = (
    "ủy ban", "ubnd", "ub nhân dân", "hội đồng", "hđnd", "sở ", "bộ ", "ban ", "văn phòng", "cục ", "chi cục", "tổng cục",
    "trung tâm", "công an", "thanh tra", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng bộ",
    "đảng đoàn", "quốc hội", "chính phủ", "thủ tướng", "tòa án", "viện ", "kho bạc", "ngân hàng", "trường ", "hội ",
    "liên đoàn", "bảo hiểm", "đài ", "chủ tịch", "phòng ", "đoàn ", "tỉnh đoàn", "mặt trận", "công ty", "tổng công ty",
    "bệnh viện", "học viện", "đại học", "vườn ", "quỹ ", "báo ", "tạp chí", "thông tấn xã", "hạt ", "đội ", "tổ ",
    "tập đoàn ", "hiệp hội ", "chi nhánh ", "hợp tác xã ", "thành đoàn ", "huyện đoàn ", "tổng liên đoàn ", "bch ", "chi bộ ",
    "liên minh", "bql", "vp ", "nhà ", "xí nghiệp", "kiểm toán", "ubmttq", "liên bộ", "liên ngành", "liên hiệp", "trưởng ban",
    "giám đốc", "bộ trưởng", "thống đốc", "khu ", "cảng ", "thường trực", "kho ", "lực lượng", "trạm ", "thư viện",
)  # fmt: skip
"""How names of bodies and of offices begin."""
_NO_BODY: Final = (
    "to chuc ", "ban hanh ", "ban nhan dan ", "phong chong ", "phong, chong ", "phong chay", "phong ngua ", "so huu ", "so hoa ", "bo luat ",
    "bo tieu chi ", "bo chi so ", "bo don gia ", "bo sung ", "hoi nghi ", "hoi thi ", "hoi thao ", "hoi nhap ", "doan ket ",
    "truong hop ", "bao cao ", "bao chi ", "bao ve ", "bao dam ", "doi ngu ", "vien phi ", "vien tro ", "nha o ", "nha giao ",
)  # fmt: skip
"""Words of subjects that begin like names of bodies: "TỔ CHỨC …", "BAN HÀNH …", "PHÒNG CHỐNG …"."""
_PLAIN_WORDS: Final = tuple(fold(word) for word in BODY_WORDS)
_TONES: Final = (("uỷ ", "ủy "), ("oà ", "òa "), ("uý ", "úy "), ("oá ", "óa "))
"""Old and new place of the tone at the end of a syllable; inside one ("đoàn") there is one place."""
_CANNOT_END: Final = frozenset((
    "van phong", "ban", "so", "bo", "cuc", "chi cuc", "tong cuc", "trung tam", "truong", "vien", "hoi", "lien doan", "uy ban",
    "hoi dong", "doan", "phong", "cong ty", "ban quan ly", "ban chi dao", "ban dieu hanh", "truong dai hoc", "truong cao dang",
    "hoc vien", "benh vien", "mat tran", "ban chap hanh", "uy ban mat tran", "lien hiep", "lien minh", "tong cong ty",
    "ban to chuc", "van phong doan", "ban quan ly du an", "chu tich", "hoi dong tham dinh", "van phong dieu phoi", "to cong tac", "thuong truc",
))  # fmt: skip
"""Folded names that need the next line: their own words do not say which body it is."""
_OWN_HEAD: Final = (
    r"(?:SỞ|PHÒNG|BAN|VĂN PHÒNG|TRUNG TÂM|CHI CỤC|CỤC|THANH TRA|TRƯỜNG|BỆNH VIỆN|CÔNG AN|ĐẢNG [ỦU][ỶYỲ]|BẢO HIỂM|CHI NHÁNH|HẠT|ĐỘI"
    r"|LIÊN ĐOÀN|TỔNG CỤC|HỘI ĐỒNG|HUYỆN [ỦU][ỶYỲ]|ỦY BAN KIỂM TRA|CHI BỘ|HỘI)"
)
_BODY_ENDS: Final = re.compile(
    rf"(?:\s(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)(?:\s(?!VÀ\s|[ỦU][ỶY]\s)[{UPPER}]+){{1,4}}?"
    rf"|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ)\s[ỦU][ỶY](?:\s[{UPPER}]+){{1,3}}?|\sVIỆT NAM|\sTRUNG ƯƠNG(?=\s(?:VĂN PHÒNG|[ỦU][ỶY] BAN KIỂM TRA)$))\s(?={_OWN_HEAD}\s[{UPPER}]|VĂN PHÒNG$|THANH TRA$)"
)
"""A name that ends with its area, or the country, and another one behind it on the same line."""


def is_body_name(text: str) -> bool:
    """Tell whether a line begins as the name of a body does ("SỞ …", not "số …")."""
    words = " ".join(text.strip(" *_#•").lower().replace(":", " ").split()) + " "
    if fold(words[:14]).startswith(_NO_BODY):
        return False
    if words.isascii():
        return words.startswith(_PLAIN_WORDS)
    for old, new in _TONES:
        words = words.replace(old, new)
    return words.startswith(BODY_WORDS)


def needs_rest(name: str) -> bool:
    """Tell whether a name of a body cannot stand alone: "BAN CHỈ ĐẠO"."""
    return bare(name) in _CANNOT_END


def bodies_on(line: str) -> list[str]:
    """Return the names of bodies that stand on one line: "UBND TỈNH SÔNG THƯƠNG SỞ Y TẾ" holds two."""
    bodies: list[str] = []
    while line.isupper() and (match := _BODY_ENDS.search(line)) is not None and is_body_name(line):
        bodies.append(line[: match.end()].strip())
        line = line[match.end() :].strip()
    return [*bodies, line]
