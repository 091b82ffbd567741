"""Citizens' data masked before text is indexed (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).

Only what the indexes see is masked; the stored paragraph stays verbatim and is
quoted under its access level. Names and titles of officials who sign in office
are no such data and stay.
"""

from __future__ import annotations

import re
from typing import Final

MASK: Final = "***"
"""Put where data stood: no word that a question could find."""

_NO_DIGIT_BEFORE: Final = r"(?<![\d.,/-])(?<!\d )"
_NO_DIGIT_AFTER: Final = r"(?![.,/-]?\d)(?! \d)"
_CITIZEN_NUMBER: Final = re.compile(
    rf"{_NO_DIGIT_BEFORE}0\d{{2}}[ .]?[0-3]\d{{2}}[ .]?\d{{3}}[ .]?\d{{3}}{_NO_DIGIT_AFTER}"
)
"""Twelve digits: province of birth, century and sex, year, serial (NĐ 137/2015/NĐ-CP, Điều 13)."""
_LABELLED_NUMBER: Final = re.compile(
    r"((?:CMND|CMTND|CMT|CCCD|ĐDCN|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|định danh(?: cá nhân)?|hộ chiếu|"
    r"mã số thuế cá nhân|mã số BHXH|thẻ BHYT)(?:\s*(?:số|:|là|/|CMND|CCCD))*\s*:?\s*)((?:[A-Z]{1,2})?\d[\d .]{5,14}\d)",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?:\(?(?:\+|00)84\)?[ .-]?|\(?0)(?:[35789]\d{{1,3}}|2\d{{1,3}})\)?(?:[ .-]?\d{{2,4}}){{2,3}}{_NO_DIGIT_AFTER}"
)
_PHONE_DIGITS: Final = (9, 10)
"""Digits of a subscriber's number without the leading 0 or country code: landline and mobile."""
_HOME: Final = re.compile(
    r"((?:nơi|chỗ)\s+(?:ở(?:\s+hiện\s+(?:nay|tại))?|cư\s+trú|thường\s+trú|tạm\s+trú|đăng\s+ký\s+(?:hộ\s+khẩu\s+)?thường\s+trú)"
    r"|(?:địa\s+chỉ\s+)?(?:thường|tạm)\s+trú(?:\s+tại)?|(?:hiện\s+)?(?:cư\s+)?(?:trú|ngụ)\s+tại|hộ\s+khẩu(?:\s+thường\s+trú)?"
    r"|địa\s+chỉ\s+(?:nhà|gia\s+đình)|quê\s+quán)(\s*(?:tại|ở|:|là)?\s*:?\s*)"
    r"([^;()\n\t]{3,160}?)(?=\s*(?:$|[;()\n\t]|\.(?:\s|$)|,\s*(?:sinh|số\s+(?:CMND|CCCD|điện|căn|định)|CMND|CCCD|điện\s+thoại|"
    r"là|được|bị|đã|có|với|hiện|nghề|về)\b))",
    re.IGNORECASE,
)
_PLACE_NAME: Final = re.compile(
    r"\d|\b(?:thôn|xóm|bản|ấp|tổ|khu|phố|đường|ngõ|ngách|số|phường|xã|thị\s+trấn|huyện|quận|tỉnh|thành\s+phố)\b", re.I
)
_HOUSE: Final = re.compile(
    r"\b(?:số\s+nhà|nhà\s+số|SN)\s*:?\s*\d+[\w/-]*(?:\s*,?\s*(?:(?:ngõ|ngách|hẻm|kiệt|tổ|lô|đường|phố|thôn|xóm|ấp|khu(?:\s+phố)?|"
    r"tổ\s+dân\s+phố|phường|xã)\s+)[^,;.()\n\t]{1,40})*",
    re.IGNORECASE,
)
_HOTLINE: Final = re.compile(r"(?:đường\s+dây\s+nóng|hotline|tổng\s+đài)[^.;\n]{0,40}$", re.IGNORECASE)


def mask(text: str) -> str:
    """Return the text with citizens' numbers, telephone numbers and home addresses masked.

    Numbers of documents, amounts of money, dates and published hotlines stay.
    """
    text = _LABELLED_NUMBER.sub(lambda match: match[1] + MASK, text)
    text = _CITIZEN_NUMBER.sub(MASK, text)
    text = _PHONE.sub(_masked_phone, text)
    text = _HOME.sub(_masked_home, text)
    return _HOUSE.sub(MASK, text)


def _masked_phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    digits = (
        digits.removeprefix("00").removeprefix("84")
        if match[0].lstrip("(")[0] == "+" or digits.startswith("0084")
        else digits[1:]
    )
    if len(digits) not in _PHONE_DIGITS or _HOTLINE.search(match.string[: match.start()]):
        return match[0]
    return MASK


def _masked_home(match: re.Match[str]) -> str:
    """Mask what names a place after a label of residence; the label alone also occurs in rules about residence."""
    return match[1] + match[2] + MASK if _PLACE_NAME.search(match[3]) else match[0]
