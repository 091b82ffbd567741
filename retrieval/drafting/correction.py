"""How a mention should read: edits of the draft's own words, taken from documents only.

What no document and not the draft gives is left out and named, never made up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from corpus.model import ParagraphKind, Reference, Relation
from retrieval.drafting.comparing import Right
from retrieval.drafting.phrasing import full_date, like, running, with_lead, written_out
from retrieval.drafting.spans import MentionSpans
from retrieval.drafting.verdicts import Edit, Verdict

LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
"""Types of which a căn cứ gives name and date only (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6b)."""
FIELDS = ("date", "issuer", "subject")
"""Parts of a first mention after type and number, in their order."""


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
        right = full_date(written.value)
        if written.raw != right or spans.dated == spans.date[0]:
            yield Edit(spans.dated, spans.date[1], f"ngày {right}")


def _number_form(text: str, reference: Reference, spans: MentionSpans) -> Iterator[Edit]:
    if spans.number is None or reference.symbol is None:
        return
    if spans.type is not None and reference.type and _abbreviated(text[slice(*spans.type)], reference.type):
        yield Edit(*spans.type, reference.type)
    printed = text[slice(*spans.number)]
    new = "".join(printed.split())
    if not spans.numbered or new != printed:
        yield Edit(*spans.number, new if spans.numbered else f"số {new}")


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
    for edit in _wrong(text, reference, spans, verdicts, right, basis=basis):
        by_place = {
            place: known for place, known in by_place.items() if known.end <= edit.start or known.start >= edit.end
        }
        by_place[edit.start, edit.end] = edit
    added, missing = _added(spans, lacks, right)
    by_place.update(((edit.start, edit.end), edit) for edit in added)
    edited_issuer = any(spans.issuer and edit.start <= spans.issuer[0] < edit.end for edit in by_place.values())
    if by_place and basis and spans.issuer is not None and not edited_issuer:
        issuer = text[slice(*spans.issuer)]
        if written_out(issuer) != issuer:
            by_place[spans.issuer] = Edit(*spans.issuer, written_out(issuer))
    return Mended(tuple(by_place[place] for place in sorted(by_place)), missing)


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
            yield Edit(spans.dated, spans.date[1], f"ngày {full_date(right.day)}")
        else:
            yield Edit(*spans.date, like(text[slice(*spans.date)], right.day))
    if Verdict.WRONG_ISSUER in verdicts and spans.issuer is not None and right.issuer:
        yield Edit(*spans.issuer, written_out(right.issuer) if basis else right.issuer)
    if Verdict.WRONG_SUBJECT in verdicts and spans.subject is not None and right.subject:
        lead = text[spans.about : spans.subject[0]]
        yield Edit(
            spans.about,
            spans.subject[1],
            lead + running(right.subject) if lead else with_lead(right.subject, right.lead),
        )


def lacking(reference: Reference, spans: MentionSpans, *, issuer_before: bool) -> tuple[str, ...]:
    """Return what a first mention should say and does not: "date", "issuer", "subject"."""
    symbol = reference.symbol
    if symbol is None or symbol.form == "S" or spans.number is None or reference.type in LAWS:
        return ()
    found = [] if spans.date is not None else ["date"]
    if reference.relation is Relation.PROPOSED_BY:
        return tuple(found)
    if spans.issuer is None and not issuer_before and symbol.form != "C":
        found.append("issuer")
    if spans.subject is None and not reference.alias_of:
        found.append("subject")
    return tuple(found)


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
    return edits, tuple(part for part in lacks if not words[part])


def _shortened(reference: Reference, spans: MentionSpans) -> Edit:
    """Return the edit that leaves type and number of a later mention; a short name in brackets stays."""
    number = spans.number or (reference.start, reference.end)
    last = max(span[1] for span in (spans.date, spans.issuer, spans.subject, number) if span is not None)
    return Edit(number[1], last, "")


def _abbreviated(words: str, kind: str) -> bool:
    """Tell whether the words before the number hold the type as a code only ("QĐ")."""
    return words.strip().isupper() and words.strip() != kind.upper()
