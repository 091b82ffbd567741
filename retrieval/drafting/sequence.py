"""What the căn cứ lines of a draft say together: the same document twice, a lower one before a higher one, the marks at the ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.model import Reference, Relation, Symbol
from corpus.organisations.body import parse_body
from corpus.register.known import level_of
from retrieval.drafting.correction import LAWS
from retrieval.drafting.verdicts import Edit

LAST = 99
_LEADING = {
    "Hiến pháp": 0,
    "Luật": 1,
    "Bộ luật": 1,
    "Pháp lệnh": 3,
    "Lệnh": 4,
    "Nghị định": 5,
    "Thông tư": 7,
    "Thông tư liên tịch": 7,
}
_BY_ISSUER = {"QH": 2, "UBTVQH": 3, "CTN": 4, "CP": 5, "TTg": 6, "HĐND": 8, "UBND": 9, "UB": 9}
_END_MARK = re.compile(r"\s*[.;,:]*\s*$")
_TERM = re.compile(r"\d+$")


def rank(reference: Reference) -> int | None:
    """Return the place of a cited document in the order of legal force; a proposal comes last."""
    return LAST if reference.relation is Relation.PROPOSED_BY else force(reference.type, reference.symbol)


def force(kind: str | None, symbol: Symbol | None) -> int | None:
    """Return the place of a document in the order of legal force, the highest 0; None where no order is laid down.

    Constitution, laws, resolutions of the National Assembly, ordinances, decrees,
    decisions of the Prime Minister, circulars, resolutions of the People's
    Council, documents of the People's Committee.
    """
    if kind in LAWS or (kind in _LEADING and (symbol is None or symbol.form != "E")):
        return _LEADING[kind or ""]
    if symbol is None or symbol.form in "ES":
        return None
    known = _BY_ISSUER.get(_TERM.sub("", symbol.issuer))
    if known is not None:
        return known
    central = level_of(parse_body(symbol.issuer)) == "central" if symbol.issuer else False
    return 7 if central and symbol.form in "BF" else None


def out_of_order(ranks: Sequence[int | None]) -> frozenset[int]:
    """Return the fewest positions that must move so that no rank stands before a lower number."""
    ranked = [(position, value) for position, value in enumerate(ranks) if value is not None]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(ranked):
        at = bisect_right(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [index]
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(ranked[index][0])
        index = before[index]
    return frozenset(position for position, _ in ranked if position not in kept)


def end_mark(text: str, *, last: bool) -> Edit | None:
    """Return the edit that ends a căn cứ line as it should: a semicolon, the last one a full stop."""
    wanted = "." if last else ";"
    found = _END_MARK.search(text)
    start = found.start() if found is not None else len(text)
    return None if text[start:] == wanted else Edit(start, len(text), wanted)


def in_order(ranks: Sequence[int | None]) -> tuple[int, ...]:
    """Return the positions of lines by rank, those of equal rank as they stand; an unranked one stays behind the one before."""
    keyed: list[tuple[int, int]] = []
    current = 0
    for position, value in enumerate(ranks):
        current = value if value is not None else current
        keyed.append((current, position))
    return tuple(position for _, position in sorted(keyed))
