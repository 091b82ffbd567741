"""The parts of an XLSX file that its sheets refer to: texts, fonts, number formats, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from corpus.readers.docx_names import integer
from corpus.readers.package import Package
from corpus.readers.runs import Run
from corpus.readers.xlsx_numbers import built_in

SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TITLES: Final = re.compile(r"\$(\d+):\$(\d+)")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """Font and number format of a cell."""

    font: str = ""
    bold: bool = False
    size: float | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A visible sheet: its name, its part, and the rows that repeat on every printed page."""

    name: str
    part: str
    titles: range


class Book:
    """What the sheets of one file share."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.name, self._root = package.main("xl/workbook.xml")
        properties = self._root.find(f"{SHEET}workbookPr")
        self.since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._texts = list(self._shared_texts())
        self.styles = list(self._cell_styles())
        self.hidden = 0

    def sheets(self) -> Iterator[SheetPart]:
        """Yield the visible sheets in their order; hidden ones are counted."""
        parts = self._targets()
        for index, sheet in enumerate(self._root.iter(f"{SHEET}sheet")):
            if sheet.get("state", "visible") != "visible":
                self.hidden += 1
                continue
            part = parts.get(sheet.get(_RELATION, ""))
            if part is not None:
                yield SheetPart(sheet.get("name", ""), part, self._titles(index))

    def text(self, index: int) -> tuple[Run, ...]:
        """Return a shared text; one that is missing is empty."""
        return self._texts[index] if 0 <= index < len(self._texts) else ()

    def style(self, index: int) -> CellStyle:
        """Return a cell's style."""
        return self.styles[index] if 0 <= index < len(self.styles) else CellStyle()

    def _targets(self) -> dict[str, str]:
        folder, _, file = self.name.rpartition("/")
        root = self.package.part(f"{folder}/_rels/{file}.rels")
        targets = {element.get("Id", ""): element.get("Target", "") for element in root} if root is not None else {}
        return {
            identity: target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            for identity, target in targets.items()
        }

    def _titles(self, index: int) -> range:
        for name in self._root.iter(f"{SHEET}definedName"):
            if name.get("name") == "_xlnm.Print_Titles" and name.get("localSheetId") == str(index):
                found = _TITLES.search(name.text or "")
                if found is not None:
                    return range(int(found[1][:7]), int(found[2][:7]) + 1)
        return range(0)

    def _shared_texts(self) -> Iterator[tuple[Run, ...]]:
        for name in self.package.related(self.name, "sharedStrings"):
            root = self.package.part(name)
            for item in root.iterfind(f"{SHEET}si") if root is not None else ():
                yield rich_text(item)

    def _cell_styles(self) -> Iterator[CellStyle]:
        for name in self.package.related(self.name, "styles"):
            root = self.package.part(name)
            if root is None:
                continue
            forms = {
                form.get("numFmtId", ""): form.get("formatCode", "") for form in root.iterfind(f".//{SHEET}numFmt")
            }
            fonts = [_font(font) for font in root.iterfind(f"{SHEET}fonts/{SHEET}font")]
            for entry in root.iterfind(f"{SHEET}cellXfs/{SHEET}xf"):
                identity = entry.get("numFmtId", "0")
                form = forms.get(identity) or built_in(integer(identity) or 0)
                index = integer(entry.get("fontId")) or 0
                font = fonts[index] if 0 <= index < len(fonts) else CellStyle()
                yield CellStyle(font.font, font.bold, font.size, form)


def rich_text(item: etree._Element) -> tuple[Run, ...]:
    """Return the runs of a text that may have several faces; a run without a face has the cell's."""
    runs: list[Run] = []
    for child in item:
        if child.tag == f"{SHEET}t":
            runs.append(Run(child.text or ""))
        elif child.tag == f"{SHEET}r":
            face = child.find(f"{SHEET}rPr")
            look = _font(face) if face is not None else CellStyle()
            runs.append(Run(child.findtext(f"{SHEET}t") or "", look.font, look.bold, look.size))
    return tuple(runs)


def _font(element: etree._Element) -> CellStyle:
    def value(name: str) -> str | None:
        child = element.find(f"{SHEET}{name}")
        return child.get("val", "1") if child is not None else None

    size = value("sz")
    try:
        points = float(size) if size is not None else None
    except ValueError:
        points = None
    return CellStyle(value("name") or value("rFont") or "", value("b") in ("1", "true"), points)
