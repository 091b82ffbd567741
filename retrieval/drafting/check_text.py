"""A check as text for a terminal, and as the JSON that other tools read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TypedDict

from retrieval.answer import Language
from retrieval.as_json import CitationJson, citation_json
from retrieval.citations import place_words, source_label
from retrieval.drafting.verdicts import FAULTLESS, Check, Line, Verdict
from retrieval.drafting.wording import correction, message, tell, title
from retrieval.source_marks import mark

WIDTH = 88
QUOTE = 300
"""Characters of a quote that a terminal shows."""


class FindingJson(TypedDict):
    """One thing that is said of a reference."""

    verdict: str
    message: str
    sources: list[int]


class LineJson(TypedDict):
    """One reference of the draft."""

    n: int
    verdict: str
    text: str
    place: str
    name: str
    later: bool
    findings: list[FindingJson]
    corrected: str | None
    missing: list[str]
    register_id: str | None


class CheckJson(TypedDict):
    """A check, as ``python -m retrieval check --json`` prints it."""

    path: str
    counts: dict[str, int]
    lines: list[LineJson]
    ordered: list[str]
    citations: list[CitationJson]


def check_text(check: Check, language: Language) -> str:
    """Return a check as a person reads it: what to mend first, then what agrees, then the sources."""
    if not check.lines:
        return tell(language, "nothing_cited")
    faulty = [line for line in check.lines if line.faulty]
    lines = [summary(check, language)]
    lines += [] if faulty else [tell(language, "faultless")]
    for number, line in enumerate(worth_telling(faulty), 1):
        lines += ["", *line_text(line, language, number)]
    for said in others(check, language):
        lines += ["", said]
    if check.ordered:
        lines += ["", tell(language, "ordered"), *check.ordered]
    lines += ["", *_sources(check, language)]
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent="   ") if line else line for line in lines)


def summary(check: Check, language: Language) -> str:
    """Return one sentence with the counts: references, what to mend, what agrees, what the library does not know."""
    lines = [line for line in check.lines if line.reference is not None]
    unknown = sum(not line.faulty and line.verdict is Verdict.UNKNOWN for line in lines)
    return tell(
        language,
        "summary",
        references=len(lines),
        faults=sum(line.faulty for line in check.lines),
        right=sum(not line.faulty for line in lines) - unknown,
        unknown=unknown,
    )


def others(check: Check, language: Language, most: int | None = None) -> Iterator[str]:
    """Yield what is said of the references that are not blamed: which agree, which nobody knows, what those may have meant.

    Args:
        most: names in a sentence at most; None for all.
    """
    unblamed = [line for line in check.lines if not line.faulty]
    unknown = [line for line in unblamed if line.verdict is Verdict.UNKNOWN]
    agreeing = [line for line in unblamed if line.verdict is not Verdict.UNKNOWN]
    for key, group in (("agreeing", agreeing), ("not_known", unknown)):
        names = list(dict.fromkeys(line.name for line in group))[:most]
        if names:
            yield tell(language, key, names="; ".join(names))
    near = {line.name: dict(line.findings[0].values)["near"] for line in unknown}
    for name in [name for name, meant in near.items() if meant][:most]:
        yield f"{name}: {tell(language, 'unknown_near', near=near[name])}"


def line_text(line: Line, language: Language, number: int) -> list[str]:
    """Return one line of the check: what is wrong with which document, with sources, and the correction."""
    said = [finding for finding in line.findings if finding.verdict not in FAULTLESS]
    titles = ", ".join(title(finding.verdict, language) for finding in said)
    place = place_words(line.paragraph, language)
    more = " ".join(message(finding, language) + "".join(map(mark, finding.sources)) for finding in said)
    quote = "" if line.reference is None else f"“{textwrap.shorten(line.text, QUOTE, placeholder=' …')}”"
    head = f"{number}. {line.name} — {titles} ({place})"
    return [head, *([quote] if quote else []), more, *correction(line, language)]


def check_json(check: Check, language: Language) -> CheckJson:
    """Return a check as JSON values."""
    return CheckJson(
        path=check.draft.document.path,
        counts={verdict.value: count for verdict, count in check.counts.items()},
        lines=[_line_json(line, language) for line in check.lines],
        ordered=list(check.ordered),
        citations=[citation_json(citation, language) for citation in check.citations],
    )


def _line_json(line: Line, language: Language) -> LineJson:
    return LineJson(
        n=line.number,
        verdict=line.verdict.value,
        text=line.text,
        place=place_words(line.paragraph, language),
        name=line.name,
        later=line.later,
        findings=[
            FindingJson(verdict=f.verdict.value, message=message(f, language), sources=list(f.sources))
            for f in line.findings
        ],
        corrected=line.corrected,
        missing=list(line.missing),
        register_id=line.entry.id if line.entry is not None else None,
    )


def worth_telling(lines: list[Line]) -> Iterator[Line]:
    """Yield first mentions, and later ones that are at fault by themselves: what their first mention told is not repeated."""
    told: set[tuple[str, str]] = set()
    for line in lines:
        news = [(line.name, f.verdict.value) for f in line.findings if f.verdict not in FAULTLESS]
        if not line.later or line.edits or any(item not in told for item in news):
            yield line
        told.update(news)


def _sources(check: Check, language: Language) -> Iterator[str]:
    used = {n for line in check.lines if line.faulty for finding in line.findings for n in finding.sources}
    for citation in check.citations:
        if citation.n in used:
            label = source_label(citation.document, citation.paragraph, language)
            yield f"{mark(citation.n)} {label}: “{textwrap.shorten(citation.quote, QUOTE, placeholder=' …')}”"
