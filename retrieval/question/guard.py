"""What is refused before anything is looked for: citizens' personal data and today's office-holders.

Also a number with the wrong year, which is another document of the same series.
Documents name people who signed in office; they do not say who holds the
office today, and the library must not be a way to find out about a citizen.
"""

from __future__ import annotations

import re

from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.silence import refuse
from retrieval.answers.wrong_year import of_another_year
from retrieval.query import Field, Kind

_PERSONAL = re.compile(
    r"\b(?:danh sach|ho (?:va )?ten)\b.{0,40}\b(?:ngay sinh|nam sinh|que quan|so dien thoai|cccd|cmnd|can cuoc|dia chi nha|noi o)\b|"
    r"\b(?:so dien thoai(?: di dong)?|sdt|can cuoc|cccd|cmnd)\s+(?:\S+\s+){0,2}?cua\s+(?:nguoi|ong|ba|chu|anh|chi)\b|"
    r"\b(?:so )?(?:cccd|cmnd|can cuoc(?: cong dan)?|chung minh nhan dan|so dien thoai|sdt|dia chi nha|nha rieng|noi o"
    r"|tai khoan ngan hang|ma so thue ca nhan|benh an|tinh trang suc khoe|ly lich|ngay sinh|luong)\s+(?:\S+\s+){0,3}?cua"
    r"\s+(?:ong|ba|anh|chi|can bo|giam doc|chu tich|pho|nguoi|toi)\b"
    r"|\b(?:id number|phone number|home address|bank account|salary|date of birth|medical record)s? of (?:mr|mrs|ms|the|a)\b"
)
_OFFICE = (
    r"(?:(?:pho )?(?:chu tich|giam doc|bi thu|thong doc|thu tuong|tong cuc truong|cuc truong|chi cuc truong|vien truong|hieu truong"
    r"|truong phong|truong ban|doi truong|chu nhiem|tong giam doc|chanh an)|tong bi thu|bo truong|thu truong|chanh van phong|chanh thanh tra"
    r"|chairman|chairwoman|director|secretary|minister|head|mayor|governor|president|chief)"
)
_INCUMBENT = re.compile(
    rf"\bai (?:hien )?(?:dang )?(?:la|lam|giu chuc|giu chuc vu) {_OFFICE}\b|\b{_OFFICE}\b.{{0,60}}\b(?:hien nay|hien tai|bay gio|hom nay|duong nhiem)\b.{{0,20}}\b(?:la ai|ten gi)\b"
    rf"|\b{_OFFICE}\b.{{0,60}}\b(?:hien nay |hien tai |bay gio )?(?:la ai|ten (?:la )?gi)\b"
    rf"|\bwho is (?:now |currently )?(?:the )?(?:current |present )?(?:\w+ ){{0,3}}{_OFFICE}\b"
)


_COMMITTEE = re.compile(
    r"\b(?:ban (?:chi dao|chi huy|to chuc|soan thao|bien tap|giam sat|van dong)|to (?:cong tac|giup viec|bien tap|chi dao|soan thao)"
    r"|hoi dong (?!nhan dan)|doan (?:kiem tra|thanh tra|cong tac|giam sat)|tieu ban)\b"
    r"|\b(?:steering|organi[sz]ing) committee\b|\bworking group\b|\btask force\b"
)
"""Bodies whose members a decision names, so that who is what in them can be read there."""
_TODAY = re.compile(
    r"\b(?:hien nay|hien tai|bay gio|hom nay|duong nhiem|hien (?:dang )?(?:la|giu|lam)|now|currently|current)\b"
)


def refusal(context: Context) -> Answer | None:
    """Return the refusal a question calls for, or the word that its document is of another year, or None."""
    folded = fold(context.query.text)
    if _PERSONAL.search(folded):
        return refuse(context, Kind.FACT, "personal_data")
    named_there = _COMMITTEE.search(folded) is not None and _TODAY.search(folded) is None
    signing = {Field.SIGNER, Field.CAPACITY} & set(context.query.fields)
    if _INCUMBENT.search(folded) and not signing and not named_there:
        return refuse(context, Kind.FACT, "office_holder")
    return of_another_year(context)
