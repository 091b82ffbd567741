"""Encoders of TCVN3 and VNI, written for the tests and independent of the converters."""

from __future__ import annotations

import unicodedata

TEXT = (
    "Căn cứ Luật Tổ chức Hội đồng nhân dân và ủy ban nhân dân; xét đề nghị của Giám đốc Sở Nội vụ về việc đẩy mạnh, "
    "khuyến khích sản xuất, chế biến; bảo đảm kỹ thuật, mỹ thuật, nguồn nước, thủy lợi, đường xá, phòng bệnh, giữ gìn"
)
TCVN3 = {
    "ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE, "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8,
    "ạ": 0xB9, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB,
    "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7,
    "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ồ": 0xE5, "ổ": 0xE6,
    "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2,
    "ú": 0xF3, "ụ": 0xF4, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD,
    "ỵ": 0xFE,
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip
VNI_SIGNS = {
    "\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0302\u0300": "à", "\u0302\u0301": "á", "\u0302\u0309": "å", "\u0302\u0303": "ã", "\u0302\u0323": "ä",
    "\u0306": "ê", "\u0306\u0300": "è", "\u0306\u0301": "é", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0306\u0323": "ë",
}  # fmt: skip
VNI_LETTERS = {"đ": "ñ", "ư": "ö", "ơ": "ô", "ì": "ì", "í": "í", "ỉ": "æ", "ị": "ò", "ĩ": "ó", "ỵ": "î"}


def to_tcvn3(text: str) -> str:
    return "".join(chr(TCVN3.get(letter, ord(letter))) for letter in text)


def to_vni(text: str) -> str:
    return "".join(vni_letter(letter) for letter in text)


def vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in VNI_LETTERS:
        written = VNI_LETTERS[small]
    elif not small.isascii():
        base, *marks = list(unicodedata.normalize("NFD", small))
        horn = "\u031b" in marks
        signs = sorted((mark for mark in marks if mark != "\u031b"), key=lambda mark: mark not in "\u0302\u0306")
        host = {"o": "ô", "u": "ö"}[base] if horn else base
        written = host + VNI_SIGNS["".join(signs)]
    else:
        written = small
    return written if letter == small else written.upper()
