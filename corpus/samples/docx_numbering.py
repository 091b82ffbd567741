"""Numbers that exist in a DOCX file only as list formatting, as word processors make them."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.place import Place, Unit
from corpus.samples.definition import Piece

ABSTRACT: Final = 900
_LEVEL = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
)


class Lists:
    """Gives level "1." of a report list numbering that starts again under each heading."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx has no types
        self._numbering = document.part.numbering_part.element
        self._numbers: dict[str, int] = {}
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ABSTRACT}">'
            f'<w:multiLevelType w:val="singleLevel"/>{_LEVEL}</w:abstractNum>'
        )
        # The schema wants every abstractNum before the first num.
        self._numbering.insert(0, abstract)

    def unnumbered(self, piece: Piece) -> str:
        """Return the text without the number that the list will show."""
        return piece.text.split(" ", 1)[1] if _is_listed(piece) else piece.text

    def number(self, paragraph: Any, piece: Piece) -> None:  # noqa: ANN401 - python-docx has no types
        """Number a paragraph in the list of its heading."""
        above = Place(piece.place.parts[:-1], piece.place.attachment).key()
        number = self._numbers.get(above) or self._start(above)
        properties = paragraph._p.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = number
        properties.numPr.get_or_add_ilvl().val = 0

    def _start(self, above: str) -> int:
        number = ABSTRACT + 1 + len(self._numbers)
        self._numbers[above] = number
        self._numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{ABSTRACT}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return number


def _is_listed(piece: Piece) -> bool:
    parts = piece.place.parts
    return len(parts) == 2 and all(part.unit is Unit.HEADING for part in parts)
