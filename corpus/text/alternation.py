"""Patterns of many names.

The engine of ``re`` tries the branches of an alternation one after the other at
every place; with hundreds of names most of its time goes there. Grouped by
their first letters most branches fail at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(names: Iterable[str], *, space: str = " ") -> str:
    """Return a pattern for any of several names, the longest that fits first.

    Args:
        names: none of them empty.
        space: pattern of what stands between the words of a name.
    """
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return by_first_letter([space.join(map(re.escape, name.split(" "))) for name in ordered])


def by_first_letter(patterns: Iterable[str]) -> str:
    """Return a pattern for any of several ones that begin with a plain letter each; of one letter the first that fits."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))
