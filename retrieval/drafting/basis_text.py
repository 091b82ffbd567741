"""A basis as text for a terminal, and as the JSON that other tools read."""

from __future__ import annotations

import textwrap
from typing import TypedDict

from retrieval.answer import Language
from retrieval.as_json import CitationJson, citation_json
from retrieval.citations import source_label
from retrieval.drafting.basis import Basis, BasisLine
from retrieval.drafting.verdicts import Finding
from retrieval.drafting.wording import fields, message, tell, title
from retrieval.naming import short_name
from retrieval.source_marks import mark
from retrieval.terminal import WIDTH

MOST_KIN = 6
"""Documents of the kind that are named."""


class BasisLineJson(TypedDict):
    """One căn cứ line."""

    text: str
    symbol: str | None
    held: bool
    count: int
    score: float
    sources: list[int]
    findings: list[str]
    missing: list[str]


class BasisJson(TypedDict):
    """A basis, as ``python -m retrieval basis --json`` prints it."""

    subject: str
    kin: list[str]
    lines: list[BasisLineJson]
    dropped: list[str]
    citations: list[CitationJson]


def block(basis: Basis) -> str:
    """Return the căn cứ lines alone, as they are pasted."""
    return "\n".join(line.text for line in basis.lines)


def basis_text(basis: Basis, language: Language) -> str:
    """Return a basis as a person reads it: the lines, how often and where each stands, what not to use."""
    lines = [headline(basis, language)]
    for line in basis.lines:
        lines += ["", line.text, f"   ({remarks(basis, line, language)})"]
    lines += [""] + [
        tell(language, "basis_dropped", name=short_name(e, language), why=_why(f, language)) for e, f in basis.dropped
    ]
    if basis.kin:
        names = "; ".join(short_name(entry, language) for entry in basis.kin[:MOST_KIN])
        lines.append(tell(language, "basis_kin", names=names))
    lines += [tell(language, "basis_check")] if basis.lines else []
    for citation in basis.citations:
        label = source_label(citation.document, citation.paragraph, language)
        lines.append(f"{mark(citation.n)} {label}")
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent="   ") if line else line for line in lines)


def headline(basis: Basis, language: Language) -> str:
    """Return one sentence: how many lines from how many documents of the kind."""
    if not basis.lines:
        return tell(language, "basis_none", subject=basis.subject)
    if not basis.kin:
        return tell(language, "basis_direct", count=len(basis.lines))
    return tell(language, "basis_headline", count=len(basis.lines), kin=len(basis.kin))


def remarks(basis: Basis, line: BasisLine, language: Language) -> str:
    """Return :func:`remarks_words` with the numbers of the sources."""
    marked = "".join(map(mark, line.sources))
    return f"{remarks_words(basis, line, language)}{marked}"


def remarks_words(basis: Basis, line: BasisLine, language: Language) -> str:
    """Return how often a line stands in documents of the kind, and what speaks for another look."""
    used = tell(language, "basis_used", count=line.count, kin=len(basis.kin))
    beside = "" if line.beside is None else tell(language, "basis_beside", name=short_name(line.beside, language))
    parts = [used if line.count else beside or tell(language, "basis_topic")]
    parts += [] if line.entry.held else [tell(language, "basis_unheld")]
    parts += [f"{title(f.verdict, language)}: {message(f, language)}" for f in line.findings]
    parts += [tell(language, "not_given", fields=fields(line.missing, language))] if line.missing else []
    return "; ".join(part.rstrip(".") for part in parts)


def basis_json(basis: Basis, language: Language) -> BasisJson:
    """Return a basis as JSON values."""
    return BasisJson(
        subject=basis.subject,
        kin=[short_name(entry, language) for entry in basis.kin],
        lines=[_line_json(line, language) for line in basis.lines],
        dropped=[f"{short_name(entry, language)}: {_why(finding, language)}" for entry, finding in basis.dropped],
        citations=[citation_json(citation, language) for citation in basis.citations],
    )


def _line_json(line: BasisLine, language: Language) -> BasisLineJson:
    return BasisLineJson(
        text=line.text,
        symbol=line.entry.symbol.text if line.entry.symbol is not None else None,
        held=line.entry.held,
        count=line.count,
        score=line.score,
        sources=list(line.sources),
        findings=[_why(finding, language) for finding in line.findings],
        missing=list(line.missing),
    )


def _why(finding: Finding, language: Language) -> str:
    marks = "".join(map(mark, finding.sources))
    return f"{title(finding.verdict, language)}: {message(finding, language)}{marks}"
