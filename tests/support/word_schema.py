"""The rules of WordprocessingML (ECMA-376, Part 1, 17.3 and 17.13) that tracked changes must keep, checked by hand."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml.ns import qn

_PARAGRAPH: Final = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
_MARK: Final = ("ins", "del", "moveFrom", "moveTo")
_WITHIN: Final = {"pPr", "r", "ins", "del", "commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd",
                  "hyperlink", "proofErr", "smartTag"}  # fmt: skip


def faults(body: Any) -> list[str]:  # noqa: ANN401 - an lxml element
    """Return what breaks the rules in a document's body; empty for one that Word opens without repair."""
    found = [fault for paragraph in body.iter(qn("w:p")) for fault in _of_paragraph(paragraph)]
    changes = [c for tag in ("ins", "del") for c in body.iter(qn(f"w:{tag}"))]
    numbers = [change.get(qn("w:id")) for change in changes]
    found += ["a change has no author or date" for c in changes if not (c.get(qn("w:author")) and c.get(qn("w:date")))]
    found += ["two changes have one number"] if len(numbers) != len(set(numbers)) else []
    found += [
        "changes stand in each other" for c in changes for inner in c.iter(qn("w:ins"), qn("w:del")) if inner is not c
    ]
    found += ["deleted words are w:t" for d in body.iter(qn("w:del")) for _ in d.iter(qn("w:t"))]
    found += [
        "words that stand are w:delText"
        for t in body.iter(qn("w:delText"))
        if next(t.iterancestors(qn("w:del")), None) is None
    ]
    return found


def _of_paragraph(paragraph: Any) -> list[str]:  # noqa: ANN401
    found = []
    names = [_name(child) for child in paragraph]
    found += [f"w:{name} stands in a paragraph" for name in names if name not in _WITHIN]
    found += ["w:pPr does not come first"] if "pPr" in names[1:] else []
    properties = paragraph.find(qn("w:pPr"))
    if properties is not None:
        order = [_PARAGRAPH.index(_name(child)) for child in properties]
        found += ["w:pPr is out of order"] if order != sorted(set(order)) else []
        mark = properties.find(qn("w:rPr"))
        kinds = [_name(child) for child in mark] if mark is not None else []
        first = next((at for at, kind in enumerate(kinds) if kind not in _MARK), len(kinds))
        found += ["a mark of change stands behind the look"] if any(kind in _MARK for kind in kinds[first:]) else []
    return found


def _name(element: Any) -> str:  # noqa: ANN401
    return str(element.tag).rpartition("}")[2]
