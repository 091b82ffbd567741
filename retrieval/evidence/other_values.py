"""Values that answer another question: the day a document was passed, a growth in percent, the holder of another post.

A passage may speak of the very subject and hold a value of the kind asked for,
and yet tell something else of it.
"""

from __future__ import annotations

import re

from corpus.text.fold import fold
from retrieval.evidence.contrasts import tells_the_contrary
from retrieval.evidence.expected import find_values
from retrieval.evidence.terms import words
from retrieval.evidence.years_said import without_numbered
from retrieval.query import Expected, Query

_ASKS_EFFECT = re.compile(r"\bhieu luc\b|\b(?:takes? effect|come into force|effective)\b")
_TELLS_EFFECT = re.compile(
    r"\bhieu luc\b|\b(?:ap dung|thi hanh) (?:\S+ ){0,4}?(?:tu|ke tu|sau|cho den|den het)\b|\bthoi han ap dung\b"
)
_ASKS_ISSUE = re.compile(
    r"\b(?:ban hanh|ky|ra doi|phe duyet|thong qua|van ban|quyet dinh|ke hoach|nghi quyet|chi thi|thong bao|cong van|issued?|signed?|approved?)\b"
)
_ASKS_END = re.compile(r"\b(?:het|ket thuc|cham dut|con) hieu luc\b|\bhieu luc (?:den|toi)\b|\bexpires?\b")
_TELLS_END = re.compile(r"\b(?:het hieu luc|cham dut|den (?:het )?(?:ngay|thang|nam)|cho den|thoi han ap dung)\b")
_ENDED = re.compile(r"\b(?:het|khong con|cham dut|mat) hieu luc(?: thi hanh)?\b")
"""When a document takes effect is not told by the day on which it was passed."""
_CONDITIONED = (Expected.PERCENT, Expected.MONEY, Expected.AMOUNT)
_CONDITION = re.compile(r"\W*(?:[a-z\d]{1,3}[.)]\s*)?(?:truong hop|neu)\b[^;:]*?\bthi\b")
_ASKS_CONDITION = re.compile(
    r"\bthi\b|\b(?:tu|tren|duoi|den|hon|vuot) bao nhieu\b|\btruong hop\b|\bdieu kien\b|\bkhi\b|\bneu\b|\b(?:if|when)\b"
)
_SUBSTANCE = re.compile(
    r"\b(?:san luong|so luong|khoi luong|dien tich|cong suat|dan so|bao nhieu (?:tan|ha|hecta|kg|m3|met|km))\b"
)
_OF_CHANGE = re.compile(r"\b(?:tang|giam|ty le|chiem|ty trong|so voi|phan tram|toc do|%)\b")
_SHARE_AFTER = re.compile(r"\s*(?:%|phan tram|diem phan tram)")
_ASKS_AIM = re.compile(r"\b(?:dat|de ra|dat ra|co) (?:muc tieu|chi tieu)\b|\bphan dau\b")
_RESULT = re.compile(
    r"\buoc (?:thuc hien|dat)\b|\bvuot (?:[\d,.]+ ?% )?(?:so voi )?(?:ke hoach|du toan)\b|\bso voi cung ky\b"
)
_AIM = re.compile(r"\b(?:muc tieu|chi tieu|phan dau|du kien|se)\b")
_WHICH = re.compile(r"\b(?:nhung|cac) (?P<kind>[a-z]+) (?:nao|gi)\b")
_WHOLE_SUM = re.compile(r"\btong (?:muc dau tu|von|kinh phi|du toan)\b")
_SUM_OF = re.compile(r"(?P<owner>[a-z]+ [a-z]+ [a-z]+) (?:voi|co) (?:tong (?:muc dau tu|von|kinh phi|du toan))\b")
"""What a sum is said of, where the words right before it name that."""
_ASKS_PERSON = re.compile(r"\bai (?:duoc )?(?:la|giu|lam)\b|\bla ai\b|\b(?:do|giao) ai (?:la|lam)\b")
_POST = re.compile(
    r"\b(?P<deputy>pho )?(?P<post>truong (?:ban|doan|tieu ban|phong)|to truong|chu tich|giam doc|doi truong|chu nhiem|uy vien|thu ky)"
    r"(?P<standing> thuong truc)?\b"
)


def asks_of_issue(query: Query) -> bool:
    """Tell whether it may be asked when a document was issued."""
    return _ASKS_ISSUE.search(fold(query.text)) is not None


def names_others_only(query: Query, passage: str) -> bool:
    """Tell whether it is asked which of some kind there are, and a passage speaks of others of that kind: "các ngành khác"."""
    wanted = _WHICH.search(fold(query.text))
    if wanted is None:
        return False
    spoken_of = re.findall(rf"\b{wanted['kind']}\b(?: (khac)\b)?", fold(passage))
    return bool(spoken_of) and all(spoken_of)


def answers_another(query: Query, passage: str) -> bool:
    """Tell whether the value that a passage holds answers another question than the one asked."""
    if query.expected not in (Expected.ANY, Expected.BODY) and tells_the_contrary(fold(query.text), fold(passage)):
        return True
    if _is_condition_only(query, passage):
        return True
    if query.expected is Expected.TIME:
        return _tells_no_effect(query, passage) or _dates_documents_only(passage)
    if _is_sum_of_another(query, passage) or _tells_a_result(query, passage):
        return True
    if query.expected is Expected.QUANTITY:
        return not query.units and _tells_shares_only(query, passage)
    return query.expected is Expected.BODY and _is_of_another_post(query, passage)


def _is_condition_only(query: Query, passage: str) -> bool:
    """Tell whether all values of a passage are of its condition: "Trường hợp mức trượt giá lớn hơn 40% thì được bù"."""
    if query.expected not in _CONDITIONED or _ASKS_CONDITION.search(fold(query.text)) is not None:
        return False
    condition = _CONDITION.match(fold(passage))
    if condition is None:
        return False
    values = find_values(passage, query.expected, query.units)
    return bool(values) and all(value.end <= condition.end() for value in values)


def _tells_no_effect(query: Query, passage: str) -> bool:
    """Tell whether it is asked when a document takes effect, and a passage gives another day."""
    asked, told = fold(query.text), fold(passage)
    if _ASKS_END.search(asked) is not None:
        return _TELLS_END.search(told) is None
    return _ASKS_EFFECT.search(asked) is not None and _TELLS_EFFECT.search(_ENDED.sub(" ", told)) is None


def _dates_documents_only(passage: str) -> bool:
    """Tell whether the only times in a passage are dates of documents that it cites: "theo Nghị quyết số 9/… ngày 28/11/2002"."""
    return bool(find_values(passage, Expected.TIME)) and not find_values(without_numbered(passage), Expected.TIME)


def _tells_shares_only(query: Query, passage: str) -> bool:
    """Tell whether how much there is of something is asked, and a passage tells only by how many percent it grew."""
    asked = fold(query.text)
    if _SUBSTANCE.search(asked) is None or _OF_CHANGE.search(asked) is not None:
        return False
    told = fold(passage)
    return all(_SHARE_AFTER.match(told, value.end) for value in find_values(passage, Expected.QUANTITY))


def _tells_a_result(query: Query, passage: str) -> bool:
    """Tell whether an aim is asked for, and a passage tells what came about: "ước thực hiện 900 tỷ (vượt kế hoạch)"."""
    if _ASKS_AIM.search(fold(query.text)) is None:
        return False
    told = fold(passage)
    return _RESULT.search(told) is not None and _AIM.search(told) is None


def _is_sum_of_another(query: Query, passage: str) -> bool:
    """Tell whether what all of something costs is asked, and a passage says so of a part: "các khu tái định cư với tổng mức …"."""
    asked = fold(query.text)
    if _WHOLE_SUM.search(asked) is None:
        return False
    owners = [match["owner"].split() for match in _SUM_OF.finditer(fold(passage))]
    said = frozenset(words(asked))
    return bool(owners) and not any(said.intersection(owner) for owner in owners)


def _is_of_another_post(query: Query, passage: str) -> bool:
    """Tell whether it is asked who holds a post, and a passage names holders of others: the head is not his deputy."""
    asked = fold(query.text)
    if _ASKS_PERSON.search(asked) is None:
        return False
    wanted = next(_POST.finditer(asked), None)
    if wanted is None:
        return False
    told = [post for post in _POST.finditer(fold(passage)) if post["post"] == wanted["post"]]
    return not any(
        bool(post["deputy"]) == bool(wanted["deputy"]) and (post["standing"] or not wanted["standing"]) for post in told
    )
