"""Words of a Word document that open an address, which python-docx reads and does not write."""

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
