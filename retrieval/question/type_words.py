"""Which types of document a question asks for, and which it speaks of as known.

"Liệt kê kế hoạch được nhắc tới trong báo cáo" asks for plans within the
report; "Kế hoạch thực hiện Đề án …" asks for a plan, the scheme is its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import TypeMatch, find_types
from retrieval.answer import Language

ANY_TYPE = "*"
"""Stands for "văn bản này", "the document": any type is meant."""
_ANY = re.compile(r"\b(?:van ban|tai lieu|documents?|texts?)\b")
_KNOWN_AFTER = re.compile(
    r"\s+(?:nay|noi tren|tren day|vien dan|dan chieu|trich dan|nhac (?:den|toi)|neu(?! co)|de cap|duoc (?:lap|gui|ky|trinh|ban hanh)|gui\b|do ai|ky\b|co (?:bao nhieu|may)|ban hanh (?:ngay|khi))"
    # "Báo cáo căn cứ công văn nào" asks for the letter, "Kế hoạch căn cứ Đề án 942 là kế hoạch nào" for the plan
    r"|\s+(?:can cu|dua tren|lap theo|thuc hien theo|tra loi|phuc dap)\b(?=(?:(?!\bla\b)[^\x00])*\b(?:nao|gi|so may)\b)"
)
_KNOWN_BEFORE = re.compile(
    r"(?:\b(?:trong|theo|tai|cua|ky|nguoi ky|noi nhan(?: cua)?)|\b(?:the|this|that)(?: \w+)?)\s+$"
)
_JOINED = re.compile(r"^\s*(?:,|/|va|hoac|hay|and|or|&)\s*(?:cac\s+|nhung\s+|the\s+)?$")
_VERB_AFTER = re.compile(r"\s+(?:to|on)\s+\w")
_ANY_ASKED = re.compile(r"\b(?:van ban|tai lieu) (?:nao|gi)\b|\b(?:which|what) (?:\w+ )?(?:documents?|texts?)\b")
_VERBS = frozenset({"Quy định", "Hướng dẫn", "Báo cáo", "Thông báo", "Chỉ thị", "Chương trình"})
_SUBJECT_BEFORE = re.compile(r"\b(?:nao|gi|ai|duoc|phai|se|da|chiu trach nhiem|co trach nhiem|can)\s+$")
_ASKED_AFTER = re.compile(r"\s+(?:gi|the nao|nhu the nao|nhung gi|ra sao|cho ai|voi ai|ve)\b")
_LONGER_WORD = re.compile(
    r"\b(?:(?:ky|phap|quy) luat|luat (?:su|gia)|ke hoach hoa|(?:huong dan|bao cao) vien(?! dan)|(?:so|bo|phong|ban|nganh) ke hoach(?! nao))\b"
)
"""Words of which the name of a type is a part: "kỷ luật", "kế hoạch hóa gia đình", "Sở Kế hoạch"."""
_WHICH_AFTER = re.compile(r"\s+(?:so\s+)?(?:nao|gi|may|which)\b")
_EITHER = {"regulation": "Quy định", "project": "Dự án", "plan": "Phương án"}
"""Second types that an English name may mean."""
_NUMBER_AFTER = re.compile(r"\s+(?:so\s+|number\s+|no\.?\s+)?\x00")
_NUMBER_WORD = re.compile(r"\b(?:so|number|no\.?)\s+(?=\x00)")


@dataclass(frozen=True, slots=True)
class TypeWords:
    """Types in a question.

    Attributes:
        wanted: Vietnamese names of the types asked for.
        within: names of types spoken of as known, or ANY_TYPE.
        spans: offsets of the words for both, which are no content of the question.
    """

    wanted: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def asked_types(content: str, language: Language) -> TypeWords:
    """Tell the types in a folded question whose document symbols are blanked."""
    longer = [match.span() for match in _LONGER_WORD.finditer(content)]
    every = [m for m in find_types(content) if not any(start <= m.start and m.end <= end for start, end in longer)]
    numbered = [match for match in every if _NUMBER_AFTER.match(content, match.end)]
    found = [match for match in every if match not in numbered and not _is_verb(content, match, language)]
    plural = language is Language.ENGLISH
    known = [
        match
        for match in found
        if _is_known(content, match.start, match.end) and not (plural and content[match.end - 1] == "s")
    ]
    free = [match for match in found if match not in known]
    wanted = [] if _ANY_ASKED.search(content) else _heads(content, free)
    generic = [m for m in _ANY.finditer(content) if _is_known(content, m.start(), m.end())]
    within = [match.name for match in known] + ([ANY_TYPE] if generic else [])
    names = [
        name for match in wanted for name in (match.name, _EITHER.get(content[match.start : match.end].rstrip("s")))
    ]
    spans = [(match.start, match.end) for match in (*known, *wanted, *numbered)]
    spans += [match.span() for match in _NUMBER_WORD.finditer(content)]
    spans += [match.span() for match in _ANY.finditer(content)]
    return TypeWords(
        tuple(dict.fromkeys(name for name in names if name is not None)),
        tuple(dict.fromkeys(within)),
        tuple(sorted(spans)),
    )


def _heads(content: str, free: Sequence[TypeMatch]) -> list[TypeMatch]:
    """Return the type that "nào" asks for, else the first one, and those joined to it by "và", "hoặc" or a comma."""
    asked = next((at for at, match in enumerate(free) if _WHICH_AFTER.match(content, match.end)), 0)
    while asked and _JOINED.match(content[free[asked - 1].end : free[asked].start]):
        asked -= 1
    heads = list(free[asked : asked + 1])
    for match in free[asked + 1 :]:
        if not _JOINED.match(content[heads[-1].end : match.start]):
            break
        heads.append(match)
    return heads


def _is_known(content: str, start: int, end: int) -> bool:
    if _NUMBER_AFTER.match(content, end):
        return False
    after = _KNOWN_AFTER.match(content, end)
    if after is not None and (start == 0 or after.group().split()[0] in ("nay", "noi", "tren")):
        return True
    return _KNOWN_BEFORE.search(content[:start]) is not None and not _WHICH_AFTER.match(content, end)


def _is_verb(content: str, match: TypeMatch, language: Language) -> bool:
    """Some type names are verbs, too: "plan to", "report on"; "nào quy định", "báo cáo thế nào"."""
    if language is Language.ENGLISH:
        return _VERB_AFTER.match(content, match.end) is not None
    if match.name not in _VERBS:
        return False
    return (
        _SUBJECT_BEFORE.search(content[: match.start]) is not None or _ASKED_AFTER.match(content, match.end) is not None
    )
