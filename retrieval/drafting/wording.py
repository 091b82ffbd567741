"""The sentences of the drafting tools, in both languages (``retrieval/data/wording_drafting.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from retrieval.answer import Language
from retrieval.drafting.verdicts import Finding, Line, Verdict

_TABLE = Path(__file__).parent.parent / "data" / "wording_drafting.toml"


def tell(language: Language, key: str, **values: object) -> str:
    """Return the sentence ``key`` in ``language`` with its placeholders filled.

    Raises:
        KeyError: if the key or a placeholder's value is missing, which a test rules out.
    """
    return drafting_table()[language.value][key].format(**values)


@cache
def drafting_table() -> dict[str, dict[str, str]]:
    """Read the table, once a process: language, then key."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def title(verdict: Verdict, language: Language) -> str:
    """Return a verdict in a few words."""
    return tell(language, verdict.value)


def message(finding: Finding, language: Language) -> str:
    """Return the sentences that say what was found."""
    values = dict(finding.values)
    if finding.verdict is Verdict.INCOMPLETE:
        values["lacks"] = fields(values["lacks"].split(","), language)
    said = tell(language, f"{finding.verdict.value}_more", **values)
    if finding.verdict is Verdict.IMPOSSIBLE and values["right"]:
        said += " " + tell(language, "impossible_date_right", **values)
    if finding.verdict is Verdict.UNKNOWN and values["near"]:
        said += " " + tell(language, "unknown_near", **values)
    return said


def correction(line: Line, language: Language) -> list[str]:
    """Return the lines that say how the mention should read, and what no document gives for it."""
    said: list[str] = []
    if line.corrected is not None:
        said.append(tell(language, "corrected", line=line.corrected) if line.corrected else tell(language, "removed"))
    if line.missing:
        said.append(tell(language, "not_given", fields=fields(line.missing, language)))
    return said


def fields(names: tuple[str, ...] | list[str], language: Language) -> str:
    """Return parts of a mention by their names in a language."""
    return ", ".join(tell(language, f"field_{name}") for name in names)
