"""The sentence that says what a body that is no more has become."""

from __future__ import annotations

from datetime import date

from corpus.organisations.succession import Successor, successors
from corpus.organisations.table import ChangeKind


def successor_note(issuer: str | None, today: date, *, english: bool = False) -> str:
    """Return one sentence on who carries on an issuer's work today, or "" where it goes on itself.

    Args:
        issuer: as written in the document; None or an unknown body gives "".
        today: the day of the answer.
    """
    found = successors(issuer, today) if issuer else ()
    if not found:
        return ""
    if any(successor.kind is ChangeKind.ABOLISHED for successor in found):
        day = found[0].since
        if english:
            return f"The district level ended on {day.isoformat()}; the document may have been replaced since."
        return f"Cấp huyện kết thúc hoạt động từ ngày {_day(day)}; văn bản có thể đã được thay thế."
    names = ("; the " if english else "; ").join(_name(successor, english=english) for successor in found)
    if english:
        likely = "" if found[0].sure else "probably "
        return f"The issuing body is now {likely}the {names}; the document may have been replaced since."
    likely = "" if found[0].sure else "có thể "
    return f"Cơ quan ban hành nay {likely}là {names}; văn bản có thể đã được thay thế sau sắp xếp."


def _name(successor: Successor, *, english: bool) -> str:
    name = (successor.english if english else successor.name) or successor.name
    if not successor.function:
        return name
    if english:
        return f"{name} (for {successor.function})" if successor.sure else f"{name} (probably for {successor.function})"
    return f"{name} ({successor.function})" if successor.sure else f"{name} (có thể: {successor.function})"


def _day(day: date) -> str:
    """Write a day as NĐ 30/2020/NĐ-CP has it: days under 10 and months under 3 with a leading zero."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"
