"""Numbers of a sheet as an office in Vietnam sees them: a dot for thousands, a comma for decimals, day first."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd/mm/yyyy",
    15: "dd/mm/yyyy", 16: "dd/mm", 17: "mm/yyyy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0",
    43: "#,##0.00", 44: "#,##0.00",
}  # fmt: skip
"""Number formats that a file names by number only (ECMA-376, 18.8.30)."""
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_DATE: Final = re.compile(r"[dy]|m{3,}|\bmm?/|/mm?\b", re.IGNORECASE)
_TIME: Final = re.compile(r"h|s{1,2}\b", re.IGNORECASE)
_DIGITS: Final = re.compile(r"[#0?][#0?,.]*[#0?]|[#0?]")
_EPOCH: Final = datetime(1899, 12, 30)
_LAST_SERIAL: Final = 2_958_465  # 31/12/9999
_SHIFT_1904: Final = 1462
_GENERAL_DIGITS: Final = 10
_MOST_DECIMALS: Final = 10
_LARGEST: Final = 1e15
"""Beyond the digits that a sheet keeps."""


def shown(value: str, form: str, *, since_1904: bool = False) -> str:
    """Return a stored number as its number format shows it.

    Args:
        value: as the file stores it, such as ``1105`` or ``4.5E-2``.
        form: code of the number format, "" or "General" for none.
        since_1904: days count from 1904, not from 1900.
    """
    try:
        number = float(value)
    except ValueError:
        return value
    if number != number or number in (float("inf"), float("-inf")):
        return value
    if abs(number) >= _LARGEST:
        return value
    code = _section(form, number)
    plain = _LITERAL.sub("", code)
    if _DATE.search(plain):
        return _date(number + (_SHIFT_1904 if since_1904 else 0), plain) or _general(number)
    if _TIME.search(plain):
        return _time(number)
    if plain.lower() in ("", "general", "@"):
        return _general(number)
    return _formatted(number, code, plain)


def built_in(identity: int) -> str:
    """Return the code of a number format that has a number only, "" where it shows numbers as they are."""
    return _BUILT_IN.get(identity, "")


def _section(form: str, number: float) -> str:
    """A format may have parts for positive and negative numbers, zero and text."""
    parts = form.split(";")
    if number < 0 and len(parts) > 1 and parts[1].strip():
        return parts[1] if "-" in parts[1] or "(" in parts[1] else f"-{parts[1]}"
    if number == 0 and len(parts) > 2 and _DIGITS.search(_LITERAL.sub("", parts[2])):
        return parts[2]
    return parts[0] if number >= 0 else f"-{parts[0]}"


def _general(number: float) -> str:
    if number == int(number) and abs(number) < 10**15:
        return str(int(number))
    return f"{number:.{_GENERAL_DIGITS}g}".replace(".", ",")


def _formatted(number: float, code: str, plain: str) -> str:
    found = _DIGITS.search(plain)
    if found is None:
        return _general(number)
    pattern, dot, fraction = found[0].partition(".")
    decimals = min(len(fraction), _MOST_DECIMALS) if dot else 0
    exact = abs(Decimal(repr(number))) * (100 if "%" in plain else 1)
    whole, _, rest = f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}".partition(".")
    whole = whole.zfill(min(pattern.count("0"), _GENERAL_DIGITS))
    least = fraction.count("0")
    rest = rest[:least] + rest[least:].rstrip("0")
    whole = f"{int(whole):,}".replace(",", ".") if "," in pattern else whole
    digits = whole + (f",{rest}" if rest else "")
    before, after = _around(code)
    return f"{before}{digits}{after}".strip()


def _around(code: str) -> tuple[str, str]:
    """Return what a format writes before and behind the digits, such as a minus, a per cent sign or "đồng"."""
    text = _LITERAL.sub(lambda match: match[1] or match[2] or "", code)
    bare = re.sub(r"\[[^\]]*\]", "", text)
    found = _DIGITS.search(bare)
    return (bare[: found.start()], bare[found.end() :]) if found else ("", "")


def _date(serial: float, plain: str) -> str | None:
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    day = _EPOCH + timedelta(days=serial)
    lowered = plain.lower()
    parts = [
        text
        for sign, text in (("d", f"{day:%d}"), ("m", f"{day:%m}"), ("y", f"{day.year}"))
        if sign in lowered or (sign == "m" and "y" in lowered and "d" in lowered)
    ]
    clock = f" {day:%H:%M}" if "h" in lowered else ""
    return "/".join(parts) + clock


def _time(number: float) -> str:
    minutes = round((number % 1) * 24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
