"""What is measured tells the unit: how many people live somewhere is told in people, and not in kilometres."""

from __future__ import annotations

import re

from corpus.text.fold import fold
from retrieval.evidence.expected import find_values
from retrieval.query import Expected, Query

_UNITS = (
    (r"dan so|so dan", ("nguoi", "dan", "nhan khau", "trieu dan")),
    (r"(?:do )?tuoi", ("tuoi",)),
    (r"dien tich", ("ha", "hec ta", "hecta", "km2", "km²", "m2", "m²", "met vuong", "ki lo met vuong", "cong", "mau", "sao")),
    (r"chieu (?:dai|rong|cao|sau)", ("km", "m", "met", "cm", "mm", "ki lo met")),
    (r"trong luong", ("kg", "tan", "ta", "yen", "gam", "g", "tan/con")),
)  # fmt: skip
_ASKED = tuple(
    (re.compile(rf"^(?:{measure})\b|\b(?:{measure})\b(?:\s+\S+){{0,8}}?\s+(?:la\s+)?(?:bao nhieu|may)\s*\??$"), units)
    for measure, units in _UNITS
)
"""Folded questions for a measure, in which no noun follows "bao nhiêu"."""


def tells_no_measure(query: Query, passage: str) -> bool:
    """Tell whether a measure is asked for that has units of its own, and no number of a passage bears one of them."""
    if query.expected is not Expected.QUANTITY or query.units:
        return False
    asked = fold(query.text).strip()
    units = next((units for pattern, units in _ASKED if pattern.search(asked)), ())
    return bool(units) and not find_values(passage, Expected.QUANTITY, units)
