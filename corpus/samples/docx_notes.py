"""Footnotes of a DOCX file, a part that python-docx does not write."""

from __future__ import annotations

from typing import Any, Final
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Notes:
    """Collects the footnotes of one document and writes their part."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx has no types
        self._document = document
        self._notes: list[str] = []

    def add(self, paragraph: Any, text: str) -> None:  # noqa: ANN401 - python-docx has no types
        """Put the next footnote's mark at the end of ``paragraph`` and keep its text."""
        number = len(self._notes) + 1
        paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}>{_RAISED}<w:footnoteReference w:id="{number}"/></w:r>'))
        self._notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
            f'<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
            "</w:p></w:footnote>"
        )

    def save(self) -> None:
        """Attach the part to the document, if there is a footnote at all."""
        if not self._notes:
            return
        xml = f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}{''.join(self._notes)}</w:footnotes>"
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE, xml.encode(), self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
