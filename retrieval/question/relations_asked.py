"""Which relation between documents a question asks for, and which of the two documents it names.

The one that acts stands before the verb and the other one after it, unless "bị", "được" or a participle turns this
round. So three places tell what is asked: that of the verb, of the document named, and of the words that stand for the
unknown one: "văn bản nào thay thế Quyết định 12", "Quyết định 12 thay thế văn bản nào", "what is Decision 12 based on".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.model import Relation

_DOCUMENT = (
    r"(?:van ban|tai lieu|ke hoach|quyet dinh|bao cao|cong van|nghi quyet|quy che|quy dinh|chi thi|thong bao|to trinh"
    r"|huong dan|chuong trinh|de an|phuong an|du an|nghi dinh|thong tu|cong dien|ket luan|luat|phap lenh|thoa thuan|de nghi)"
)
_ENGLISH = (
    r"(?:document|text|plan|decision|report|letter|resolution|regulation|directive|notice|proposal|guideline"
    r"|programme|program|scheme|project|decree|circular|law|statute)s?"
)
_UNKNOWN = re.compile(rf"\b{_DOCUMENT}(?: so)? (?:nao|gi|may)\b|\b(?:which|what) (?:\w+ )?{_ENGLISH}\b")
_ANYTHING = re.compile(r"\b(?:which|what)\b|(?<=\bvao )(?:dau|gi)\b|(?<= )(?:dau|gi)(?=\W*$)|^dau(?= la\b)")
"""What stands for the unknown document beside verbs that are said of documents only: "thay thế cái gì"."""
_PASSIVE_BEFORE = re.compile(r"\b(?:bi|duoc) $")
_NOUN_BEFORE = re.compile(r"\b(?:la|the)(?: (?:mot|nhung|cac))? $")
"""Before "căn cứ" as a noun, which belongs to what stands behind it: "X là căn cứ của Y", "the legal basis of X"."""
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
_BY = re.compile(r"\W+(?:boi|bang|by)\b")
_YET = re.compile(r"\bchua(?=\W*$)|\b(?:yet|ever)\b")


@dataclass(frozen=True, slots=True)
class RelationAsked:
    """A relation asked for.

    Attributes:
        relations: what the document that speaks must say of the other one, strongest first.
        inward: the document named is the one that others speak of ("what replaced 223?"), not the one that speaks
            ("what does 24 replace?").
        pair: where both are named, the positions of the one that speaks and of the other one among those named.
    """

    relations: tuple[Relation, ...]
    inward: bool
    pair: tuple[int, int] | None = None


class _Alone(Enum):
    """When a verb asks for a relation although no word stands for the unknown document."""

    NEVER = auto()
    DONE = auto()  # "đã được sửa đổi chưa"
    ALWAYS = auto()


@dataclass(frozen=True, slots=True)
class _Verb:
    """How a relation is said.

    Attributes:
        pattern: in a folded question.
        outward, inward: relations that the document that speaks may say, by which one is named.
        turned: what stands before it is what it happens to: "hết hiệu lực".
        plain: it is never turned round, and where nothing stands before it, it belongs to the document named:
            "căn cứ của …", "được lập theo …".
        fixed: the document named always speaks: who proposed it is no document.
        broad: it is said of more than documents: "triển khai những gì" asks for none.
    """

    pattern: re.Pattern[str]
    outward: tuple[Relation, ...]
    inward: tuple[Relation, ...]
    alone: _Alone = _Alone.NEVER
    turned: bool = False
    plain: bool = False
    fixed: bool = False
    broad: bool = False


ENDING = (Relation.REPLACES, Relation.REPEALS, Relation.EXPIRES)
_CHANGING = (Relation.AMENDS, Relation.EXTENDS)
_EXTENDING = (Relation.EXTENDS, Relation.AMENDS)
_FOUNDING = (Relation.BASED_ON, Relation.IMPLEMENTS, Relation.REPLIES_TO, Relation.PROPOSED_BY)
_ANSWERING = (Relation.REPLIES_TO, Relation.BASED_ON, Relation.PROPOSED_BY)
_VERBS = (
    _Verb(re.compile(
        r"\b(?:het|khong con|con)(?: co)? hieu luc\b|\bin force\b|\bstill (?:valid|effective)\b|\bno longer (?:valid|effective)\b"
    ), ENDING, ENDING, _Alone.ALWAYS, turned=True),
    _Verb(re.compile(
        rf"\bthay the\b|\bthay (?=(?:cho )?(?:nhung |cac )?{_DOCUMENT}\b)|(?<=\bnao )(?:da )?thay\b(?! doi\b)"
        r"|\bbai bo\b|\bhuy bo\b|\bdinh chi\b|\breplac\w*|\bsupersed\w*|\brepeal\w*|\bannul\w*|\brevok\w*"
    ), ENDING, ENDING, _Alone.ALWAYS),
    _Verb(re.compile(r"\bkeo dai\b|\bgia han\b|\bdieu chinh\b|\bextend\w*"), _EXTENDING, _EXTENDING, _Alone.DONE),
    _Verb(re.compile(r"\bsua doi\b|\bbo sung\b|\bamend\w*"), _CHANGING, _CHANGING, _Alone.DONE),
    _Verb(re.compile(
        r"\bdinh chinh\b|\bcorrect(?:s|ed|ion)?\b"
    ), (Relation.CORRECTS,), (Relation.CORRECTS,), _Alone.ALWAYS),
    _Verb(re.compile(
        r"\bcan cu\b|\bdua tren\b|\bco so phap ly\b|\btren co so\b|\bthuc hien theo\b|\bbased (?:up)?on\b"
        r"|(?<=\b(?:what|that) is )based\b|\blegal bas[ei]s\b|\bpursuant to\b"
    ), _FOUNDING, (Relation.BASED_ON,), plain=True),
    _Verb(re.compile(
        r"\blap theo\b|\btheo (?:de nghi (?:tai|trong|o|cua) )?(?=(?:cong van|to trinh|de nghi|van ban) (?:nao|so may)\b)"
    ), _ANSWERING, (Relation.REPLIES_TO,), plain=True),
    _Verb(re.compile(
        r"\btra loi\b|\bphuc dap\b|\b(?:reply|response) to\b|\b(?:answer|respond|repl(?:y|ie))\w*"
    ), _ANSWERING, (Relation.REPLIES_TO,)),
    _Verb(re.compile(
        r"\b(?:ban hanh )?kem theo\b|\bpromulgated with\b"
    ), (Relation.PROMULGATED_BY,), (Relation.PROMULGATED_BY,), plain=True),
    _Verb(re.compile(
        r"\b(?:ai|(?:co quan|don vi|so|ban) nao) (?:da )?(?:trinh\b(?! do)|de nghi\b)|\btheo de nghi cua\b|\bwho proposed\b"
    ), (Relation.PROPOSED_BY,), (Relation.PROPOSED_BY,), _Alone.ALWAYS, fixed=True),
    _Verb(re.compile(
        r"\bbao cao (?:ket qua|tinh hinh)\b|\bso ket\b|\btong ket\b|\breports? on\b|\bresults? of\b|(?<=\bnao )bao cao\b"
    ), (Relation.REPORTS_ON,), (Relation.REPORTS_ON,), broad=True),
    _Verb(re.compile(
        r"\btrien khai\b|\bthuc hien\b|\bcu the hoa\b|\bimplement\w*|\bcarr(?:y|ies|ied) out\b"
    ), (Relation.IMPLEMENTS, Relation.BASED_ON), (Relation.IMPLEMENTS,), broad=True),
    _Verb(re.compile(
        r"\bvien dan\b|\bdan chieu\b|\bnhac (?:den|toi)\b|\bcit(?:e|es|ed|ing)\b|\bmention\w*"
    ), tuple(Relation), tuple(Relation), broad=True),
)  # fmt: skip


def relation_asked(folded: str, named: Sequence[tuple[int, int]]) -> RelationAsked | None:
    """Return the relation that a folded question asks for, or None.

    Args:
        folded: the question.
        named: where it names documents by number.
    """
    document = _UNKNOWN.search(folded)
    anything = document or _ANYTHING.search(folded)
    for verb in _VERBS:
        match = verb.pattern.search(folded)
        if match is None:
            continue
        unknown = document if verb.broad else anything
        asked = _by_names(verb, match, folded, named) if unknown is None else _by_unknown(verb, match, unknown, named)
        if asked is not None:
            return asked
    return None


def relations_said(folded: str) -> tuple[Relation, ...]:
    """Return the relations of a document to others that a text names, "căn cứ", whatever it asks of them."""
    return next((verb.outward for verb in _VERBS if verb.pattern.search(folded)), ())


def _by_unknown(
    verb: _Verb, match: re.Match[str], unknown: re.Match[str], named: Sequence[tuple[int, int]]
) -> RelationAsked:
    """Return what is asked where a word stands for the unknown document: it is what acts, or what is acted upon."""
    if verb.fixed:
        return RelationAsked(verb.outward, inward=False)
    folded = match.string
    if verb.plain and _NOUN_BEFORE.search(folded[: match.start()]):
        inward = unknown.start() > match.start()
        return RelationAsked(verb.inward if inward else verb.outward, inward)
    before = [(unknown.start(), True)] if unknown.start() < match.start() else []
    before += [(start, False) for start, end in named if end <= match.start()]
    acts = max(before)[1] if before else not (verb.plain or folded[: match.start()].strip())
    inward = acts != _is_turned(verb, match, folded)
    return RelationAsked(verb.inward if inward else verb.outward, inward)


def _by_names(verb: _Verb, match: re.Match[str], folded: str, named: Sequence[tuple[int, int]]) -> RelationAsked | None:
    """Return what is asked of the documents named alone: "đã bị bãi bỏ chưa", "24 có thay thế 12 không"."""
    turned = _is_turned(verb, match, folded)
    if len(named) == 2 and named[0][1] <= match.start() and match.end() <= named[1][0]:
        return RelationAsked(verb.outward, inward=False, pair=(1, 0) if turned else (0, 1))
    asks = verb.alone is _Alone.ALWAYS or (verb.alone is _Alone.DONE and (turned or _YET.search(folded) is not None))
    return RelationAsked(verb.outward if verb.fixed else verb.inward, not verb.fixed) if asks else None


def _is_turned(verb: _Verb, match: re.Match[str], folded: str) -> bool:
    """Tell whether what stands before a verb is what it is done to: "bị bãi bỏ", "was amended", "thay thế bởi"."""
    if verb.plain:
        return False
    before = folded[: match.start()]
    if verb.turned or _PASSIVE_BEFORE.search(before) or _BY.match(folded, match.end()):
        return True
    return match.group().endswith("ed") and _BE.search(before) is not None
