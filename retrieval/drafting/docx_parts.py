"""What python-docx reads and does not write: words that open an address, a row that heads its table on every page."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def linked(document: Any, paragraph: Any, address: str) -> None:  # noqa: ANN401 - python-docx ships no types
    """Make the words of a paragraph open an address."""
    name = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), name)
    for run in list(paragraph.runs):
        run.font.underline = True
        link.append(run._r)
    paragraph._p.append(link)


def repeated(row: Any) -> None:  # noqa: ANN401
    """Let a row head its table on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def unbroken(row: Any) -> None:  # noqa: ANN401
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
