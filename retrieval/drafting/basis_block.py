"""The căn cứ lines of a draft judged together: their order, the marks at their ends, a line that is there twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.model import Paragraph, ParagraphId
from corpus.place import Unit
from retrieval.drafting.correction import apply
from retrieval.drafting.sequence import LAST, end_mark, force, in_order, out_of_order, rank
from retrieval.drafting.verdicts import Edit, Finding, Line, Placed, Verdict, ranked

_DIRECT = re.compile(
    r"[\s*•+–-]{0,6}(?:Căn cứ\s+(?:vào\s+)?)?(?:(?:các\s+)?(?:Điều|điều|khoản|điểm|Mục|mục|Chương|chương)\s[^;]{0,60}\s)?(?:của\s+)?(?:các\s+)?",
    re.IGNORECASE,
)
"""Words before a document that is itself the basis, not what it fixes ("Căn cứ khung thuế suất … theo Nghị quyết số")."""
_PROPOSAL = re.compile(r"\s*(?:Theo|Xét)\s+(?:đề nghị|đề xuất)")


def scope_of(paragraph: Paragraph) -> str:
    """Return the text of its own that a paragraph belongs to: an attached text or an appendix begins anew."""
    return f"{paragraph.place.attachment}|{paragraph.place.number(Unit.APPENDIX) or ''}"


def judge_blocks(
    lines: Sequence[Line], bases: Sequence[Paragraph]
) -> tuple[list[Line], tuple[tuple[Placed, ...], ...]]:
    """Add to the lines what their block of căn cứ says of them.

    Args:
        lines: of the whole draft.
        bases: its căn cứ paragraphs, in reading order; one may hold several references or none.

    Returns:
        All lines, and each block as it should read where lines of it stand in the wrong order.
    """
    judged = list(lines)
    within: dict[ParagraphId, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        within[line.paragraph.id].append(index)
    blocks: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in bases:
        if not paragraph.text.rstrip().endswith(":"):  # "Căn cứ:" opens a list and is none of its lines
            blocks[scope_of(paragraph)].append(paragraph)
    ordered = tuple(put for block in blocks.values() if (put := _judge(judged, block, within)))
    return judged, ordered


def _judge(
    lines: list[Line], block: Sequence[Paragraph], within: Mapping[ParagraphId, list[int]]
) -> tuple[Placed, ...]:
    ranks = [_rank(paragraph, [lines[i] for i in within.get(paragraph.id, ())]) for paragraph in block]
    moved = out_of_order(ranks)
    gone = {p.id for p in block if _twice([lines[i] for i in within.get(p.id, ())])}
    kept = [paragraph for paragraph in block if paragraph.id not in gone]
    texts: dict[ParagraphId, str] = {}
    for position, paragraph in enumerate(block):
        indices = within.get(paragraph.id, [])
        if paragraph.id in gone:
            for index in indices:
                lines[index] = replace(lines[index], edits=(Edit(0, len(paragraph.text), ""),), corrected="")
            continue
        mark = end_mark(paragraph.text, last=paragraph is kept[-1])
        whole = apply(paragraph.text, [*(e for i in indices for e in lines[i].edits), *([mark] if mark else [])])
        texts[paragraph.id] = whole
        for index in indices:
            ending = mark if index == indices[-1] else None
            lines[index] = _judged(lines[index], position in moved, ending, whole)
    if not moved:
        return ()
    standing = [(value, p) for value, p in zip(ranks, block, strict=True) if p.id in texts]
    return _put([value for value, _ in standing], [Placed(p.id, n, texts[p.id]) for n, (_, p) in enumerate(standing)])


def _judged(line: Line, moved: bool, mark: Edit | None, whole: str) -> Line:
    extra = [Finding(Verdict.ORDER)] * moved + [Finding(Verdict.FORM)] * (mark is not None)
    edits = (*line.edits, mark) if mark is not None else line.edits
    judged = replace(line, findings=ranked([*line.findings, *extra]), edits=edits)
    return replace(judged, corrected=whole if judged.faulty and whole != line.paragraph.text else None)


def _put(ranks: Sequence[int | None], lines: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return lines in order, each with the mark that its new place wants."""
    put = [lines[position] for position in in_order(ranks)]
    return tuple(
        replace(line, text=apply(line.text, [edit] if (edit := end_mark(line.text, last=n == len(put))) else []))
        for n, line in enumerate(put, 1)
    )


def _rank(paragraph: Paragraph, lines: Sequence[Line]) -> int | None:
    if _PROPOSAL.match(paragraph.text):
        return LAST
    first = lines[0].reference if lines else None
    if first is None or _DIRECT.fullmatch(paragraph.text, 0, first.start) is None:
        return None
    known = lines[0].entry
    short = first.symbol is not None and first.symbol.form == "S"
    return force(known.type, known.symbol) if short and known is not None else rank(first)


def _twice(lines: Sequence[Line]) -> bool:
    return bool(lines) and all(any(f.verdict is Verdict.DUPLICATE for f in line.findings) for line in lines)
