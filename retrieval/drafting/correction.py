"""How a mention should read: edits of the draft's own words, taken from documents only.

What no document and not the draft gives is left out and named, never made up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.model import DateProblem, ParagraphKind, Reference, Relation
from corpus.symbol_grammar import plain
from retrieval.drafting.comparing import Right
from retrieval.drafting.phrasing import full_date, like, running, says_itself, with_lead, written_out
from retrieval.drafting.spans import MentionSpans
from retrieval.drafting.verdicts import Edit, Verdict

LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
"""Types of which a căn cứ gives name and date only (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6b)."""
FIELDS = ("date", "issuer", "subject")
"""Parts of a first mention after type and number, in their order."""
_SHOWN = re.compile(r"\s+tại\s+(?:các\s+)?$")
"""Words before a mention that only says where something stands: "kết luận của Chủ tịch UBND tỉnh tại Thông báo số"."""

_ITSELF = re.compile(r"(?:Căn cứ(?:\s+vào)?|;|^[\s*•+–-]*)\s*$", re.IGNORECASE)
"""Words before a law that is the basis itself, not what something in it is fixed by ("theo các Luật thuế hiện hành")."""


@dataclass(frozen=True, slots=True)
class Mended:
    """Edits of one mention, and the fields that should be added but stand nowhere."""

    edits: tuple[Edit, ...]
    missing: tuple[str, ...] = ()


def form_edits(text: str, reference: Reference, spans: MentionSpans) -> Iterator[Edit]:
    """Yield what the decree wants otherwise of a căn cứ's form: type, number, the word "số", date; of laws the name only."""
    symbol = reference.symbol
    if symbol is not None and symbol.form == "E":
        return  # the Party's documents follow rules of their own
    if reference.type in LAWS:
        if spans.number is not None:
            start = text.rfind("số", reference.start, spans.number[0]) if spans.numbered else spans.number[0]
            yield Edit(len(text[:start].rstrip()), spans.number[1], "")
    elif symbol is not None and spans.number is not None:
        yield from _number_form(text, reference, spans)
    written = reference.date
    if spans.date is not None and written is not None and written.value is not None:
        edit = _date_edit(text, spans, written.value)
        if text[edit.start : edit.end] != edit.text:
            yield edit


def _date_edit(text: str, spans: MentionSpans, day: date) -> Edit:
    """Return the edit that writes a day as the decree does, without a comma between it and the number."""
    start, end = spans.dated, spans.date[1] if spans.date is not None else spans.dated
    behind = spans.number[1] if spans.number is not None else start
    comma = text[behind:start].strip() == ","
    return Edit(behind if comma else start, end, f"{' ' * comma}ngày {full_date(day)}")


def _number_form(text: str, reference: Reference, spans: MentionSpans) -> Iterator[Edit]:
    if spans.number is None or reference.symbol is None:
        return
    if spans.type is not None and reference.type and _abbreviated(text[slice(*spans.type)], reference.type):
        yield Edit(*spans.type, reference.type)
    printed = text[slice(*spans.number)]
    new = plain("".join(printed.split()))
    colon = spans.numbered and text[: spans.number[0]].rstrip().endswith(":")
    if not spans.numbered or new != printed or colon:
        start = text.rfind(":", 0, spans.number[0]) if colon else spans.number[0]
        yield Edit(start, spans.number[1], f"{' ' * colon}{new}" if spans.numbered else f"số {new}")


def mend(
    text: str,
    kind: ParagraphKind,
    reference: Reference,
    spans: MentionSpans,
    *,
    verdicts: Collection[Verdict],
    right: Right,
    lacks: Collection[str] = (),
) -> Mended:
    """Return the edits that make a mention read as it should; ``lacks`` names the parts to be put in."""
    if Verdict.TOO_LONG in verdicts:
        return Mended((_shortened(reference, spans),))
    basis = kind is ParagraphKind.BASIS
    by_place = {(edit.start, edit.end): edit for edit in form_edits(text, reference, spans)} if basis else {}
    added, missing = _dated(text, reference, spans, right) if reference.type in LAWS else _added(spans, lacks, right)
    for edit in (*_wrong(text, reference, spans, verdicts, right, basis=basis), *(added if lacks else ())):
        by_place = {
            place: known for place, known in by_place.items() if known.end <= edit.start or known.start >= edit.end
        }
        by_place[edit.start, edit.end] = edit
    edited_issuer = any(spans.issuer and edit.start <= spans.issuer[0] < edit.end for edit in by_place.values())
    if by_place and basis and spans.issuer is not None and not edited_issuer:
        issuer = text[slice(*spans.issuer)]
        if written_out(issuer) != issuer:
            by_place[spans.issuer] = Edit(*spans.issuer, written_out(issuer))
    return Mended(tuple(by_place[place] for place in sorted(by_place)), missing if lacks else ())


def apply(text: str, edits: Collection[Edit], start: int = 0, end: int | None = None) -> str:
    """Return ``text[start:end]`` with the edits inside it made."""
    stop = len(text) if end is None else end
    result, position = "", start
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        result += text[position : edit.start] + edit.text
        position = edit.end
    return result + text[position:stop]


def _wrong(
    text: str,
    reference: Reference,
    spans: MentionSpans,
    verdicts: Collection[Verdict],
    right: Right,
    *,
    basis: bool,
) -> Iterator[Edit]:
    if Verdict.WRONG_NUMBER in verdicts and spans.number is not None and right.number:
        yield Edit(*spans.number, right.number if spans.numbered else f"số {right.number}")
    if {Verdict.WRONG_DATE, Verdict.IMPOSSIBLE} & set(verdicts) and spans.date is not None and right.day is not None:
        if basis:
            yield _date_edit(text, spans, right.day)
        else:
            yield Edit(*spans.date, like(text[slice(*spans.date)], right.day))
    if Verdict.WRONG_ISSUER in verdicts and spans.issuer is not None and right.issuer:
        yield Edit(*spans.issuer, written_out(right.issuer) if basis else right.issuer)
    if Verdict.WRONG_SUBJECT in verdicts and spans.subject is not None and right.subject:
        lead = text[spans.about : spans.subject[0]]
        keeps = lead and not (right.lead is None and says_itself(right.subject))
        words = lead + running(right.subject) if keeps else with_lead(right.subject, right.lead)
        yield Edit(spans.about, spans.subject[1], words)


def lacking(
    text: str, reference: Reference, spans: MentionSpans, *, basis: bool, issuer_before: bool
) -> tuple[str, ...]:
    """Return what a first mention should say and does not: "symbol", "date", "issuer", "subject".

    Args:
        text: of the paragraph.
        basis: it is a căn cứ, which names a law with its day; running text may leave the day out.
        issuer_before: its sentence names, before the mention, the body that issued the document.
    """
    symbol = reference.symbol
    if reference.type in LAWS:
        itself = basis and _ITSELF.search(text, 0, reference.start) is not None
        return ("date",) if itself and _undated(reference, spans) else ()
    if symbol is None or spans.number is None:
        return ()
    found = ["symbol"] if symbol.form == "S" else []
    found += [] if spans.date is not None else ["date"]
    shown = issuer_before and _SHOWN.search(text, 0, reference.start) is not None
    if reference.relation is Relation.PROPOSED_BY or shown:
        return tuple(found)
    if spans.issuer is None and not issuer_before and symbol.form != "C":
        found.append("issuer")
    if spans.subject is None and not reference.alias_of:
        found.append("subject")
    return tuple(found)


def _undated(reference: Reference, spans: MentionSpans) -> bool:
    """Tell whether a law is named without the day by which laws of one name are told apart."""
    written = reference.date
    return (
        spans.date is None
        or written is None
        or (written.value is None and written.problem is not DateProblem.IMPOSSIBLE)
    )


def _dated(text: str, reference: Reference, spans: MentionSpans, right: Right) -> tuple[list[Edit], tuple[str, ...]]:
    """Return the edit that gives a law its day, in the place of a year if it has one, or that no document gives it."""
    if right.day is None or (spans.date is None and spans.number is None and reference.alias is not None):
        return [], ("date",)
    end = spans.date[1] if spans.date is not None else (spans.number or (0, reference.end))[1]
    start = spans.date[0] if spans.date is not None else end
    start = len(text[:start].rstrip().removesuffix("năm").rstrip())
    return [Edit(start, end, f" ngày {full_date(right.day)}")], ()


def _added(spans: MentionSpans, lacks: Collection[str], right: Right) -> tuple[list[Edit], tuple[str, ...]]:
    """Return what is to be put in, each part where it belongs, and what no document gives."""
    words = {
        "date": f" ngày {full_date(right.day)}" if right.day else "",
        "issuer": f" của {written_out(right.issuer)}" if right.issuer else "",
        "subject": f" {with_lead(right.subject, right.lead)}" if right.subject else "",
    }
    said = {"date": spans.date, "issuer": spans.issuer, "subject": spans.subject}
    position = spans.number[1] if spans.number is not None else 0
    put: dict[int, str] = {}
    for part in FIELDS:
        span = said[part]
        if span is not None and span[0] >= position:
            position = span[1]
        elif part in lacks and words[part]:
            put[position] = put.get(position, "") + words[part]
    edits = [Edit(place, place, text) for place, text in put.items()]
    if "symbol" in lacks and spans.number is not None and right.number:
        edits.append(Edit(*spans.number, right.number if spans.numbered else f"số {right.number}"))
    given = words | {"symbol": right.number or ""}
    return edits, tuple(part for part in lacks if not given[part])


def _shortened(reference: Reference, spans: MentionSpans) -> Edit:
    """Return the edit that leaves type and number of a later mention; a short name in brackets stays."""
    number = spans.number or (reference.start, reference.end)
    last = max(span[1] for span in (spans.date, spans.issuer, spans.subject, number) if span is not None)
    return Edit(number[1], last, "")


def _abbreviated(words: str, kind: str) -> bool:
    """Tell whether the words before the number hold the type as a code only ("QĐ")."""
    return words.strip().isupper() and words.strip() != kind.upper()
