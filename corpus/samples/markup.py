"""The compact markup in which sample documents are written, and its parser.

A source is TOML between two lines ``+++`` (the header), then one line a
paragraph: a keyword, a space, the text. Numbers are not written; they are
counted. Keywords:

    chapter section article clause point     article style; ``article`` is a titled one
    art                                      an article whose text runs on after its number
    h1 h2 h3 ha                              headings of report style: I. 1. 1.1. a)
    n2 n3 na                                 the same levels as running paragraphs
    text dash                                an unnumbered paragraph, one with a dash
    basis centred                            a căn cứ; a centred line such as QUYẾT ĐỊNH:
    attach                                   ``Quy định | subject | note``: an attached text
    appendix                                 ``subject | note``: an appendix
    table row                                ``a | b | c``: head of a table, one row of it
    note                                     a footnote, anchored by ¹ ² … in an earlier text

``clause[2a]`` gives a number by hand. A reference to another document is
``{relation symbol date|words}`` or ``{relation symbol date alias=…|words}``:
``-`` for no symbol or no date, ``!15/23/2022`` for a date that cannot be.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corpus.model import Format, Relation
from corpus.place import Place, PlacePart, Unit
from corpus.samples.definition import Columns, Head, Piece, PlantedReference, Sample, Style
from corpus.samples.numbering import Numbering, roman

LINE: Final = re.compile(r"(?P<keyword>[a-z]+\d?)(?:\[(?P<number>[^\]]+)\])? (?P<text>.+)")
REFERENCE: Final = re.compile(
    r"\{(?P<relation>[a-z_]+) (?P<symbol>\S+) (?P<date>[^\s|]+)(?: alias=(?P<alias>[^|]*))?"
    r"\|(?P<words>[^}]*)\}"
)
_UNITS = ("chapter", "section", "article", "clause", "point", "h1", "h2", "h3", "ha")
_RUNNING = {"art": "article", "n2": "h2", "n3": "h3", "na": "ha"}
_BODY_LEVELS = ("clause", "point")
_TWO_LINES = ("chapter", "section")
NEW_LINE = "\n"


class SourceError(ValueError):
    """A source does not follow the markup; the message names file and line."""


def read_sample(path: Path) -> Sample:
    """Parse one source file.

    Raises:
        SourceError: for a line that is not in the markup.
    """
    _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    try:
        pieces = parse_body(body.splitlines())
    except SourceError as error:
        raise SourceError(f"{path.name}: {error}") from error
    return _sample(path.stem, tomllib.loads(front), pieces)


def parse_body(lines: Iterable[str]) -> tuple[Piece, ...]:
    """Parse the lines after the header.

    Raises:
        SourceError: for a line that is not in the markup.
    """
    builder = _Builder()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                builder.add(line)
            except (KeyError, ValueError, StopIteration) as error:
                raise SourceError(f"body line {number}, {line[:60]!r}: {error!r}") from error
    return tuple(builder.pieces)


def _sample(name: str, values: dict[str, object], pieces: tuple[Piece, ...]) -> Sample:
    settings = {key: values.pop(key, None) for key in ("format", "columns", "wrap", "listed")}
    fields = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    return Sample(
        name=name,
        format=Format(str(settings["format"])),
        head=Head(**fields),  # type: ignore[arg-type]  # TOML values; a wrong key or type fails loudly
        pieces=pieces,
        columns=Columns(str(settings["columns"] or "interleaved")),
        wrap=int(str(settings["wrap"] or 0)),
        listed=bool(settings["listed"]),
    )


def plant(text: str) -> tuple[str, tuple[PlantedReference, ...]]:
    """Take the reference markup out of a text and return the text and the references."""
    plain, found, end = "", [], 0
    for match in REFERENCE.finditer(text):
        plain += text[end : match.start()]
        symbol, day = (value if value != "-" else "" for value in match.group("symbol", "date"))
        raw = day.removeprefix("!") if day.startswith("!") else ""
        words = match["words"]
        found.append(
            PlantedReference(
                start=len(plain),
                end=len(plain) + len(words),
                text=words,
                relation=Relation[match["relation"].upper()],
                symbol=symbol,
                date="" if raw else day,
                date_raw=raw,
                alias=match["alias"] or "",
            )
        )
        plain += words
        end = match.end()
    plain += text[end:]
    if "{" in plain or "}" in plain:
        raise ValueError("a brace is left over from a reference")
    return plain, tuple(found)


@dataclass(slots=True)
class _Builder:
    pieces: list[Piece] = field(default_factory=list)
    numbering: Numbering = field(default_factory=Numbering)

    def add(self, line: str) -> None:
        match = LINE.fullmatch(line.strip())
        if match is None:
            raise ValueError("no keyword")
        keyword, explicit, text = match["keyword"], match["number"] or "", match["text"]
        if keyword in _UNITS or keyword in _RUNNING:
            self._unit(keyword, explicit, text)
            return
        handlers: dict[str, Callable[[str], None]] = {
            "text": lambda words: self._piece(Style.BODY, words, self.numbering.paragraph()),
            "dash": lambda words: self._piece(Style.BODY, f"- {words}", self.numbering.paragraph()),
            "basis": lambda words: self._counted(Style.BASIS, Unit.BASIS, words),
            "centred": lambda words: self._piece(Style.CENTRED, words, self.numbering.place()),
            "attach": self._attach,
            "appendix": self._appendix,
            "table": self._table,
            "row": self._row,
            "note": lambda words: self._counted(Style.FOOTNOTE, Unit.FOOTNOTE, words),
        }
        handlers[keyword](text)

    def _unit(self, keyword: str, explicit: str, text: str) -> None:
        level = _RUNNING.get(keyword, keyword)
        heading = keyword not in _RUNNING and level not in _BODY_LEVELS
        printed, place = self.numbering.enter(level, explicit)
        self._piece(
            Style.HEADING if heading else Style.BODY,
            printed + (NEW_LINE if level in _TWO_LINES else " ") + text,
            place,
            bold_lead=len(printed) if keyword == "art" else 0,
            title=text if heading else "",
        )

    def _counted(self, style: Style, unit: Unit, text: str) -> None:
        number = str(self.numbering.next(unit))
        place = Place((PlacePart(unit, number),), self.numbering.attachment)
        self._piece(style, text, place, mark=number if unit is Unit.FOOTNOTE else "")

    def _attach(self, text: str) -> None:
        kind, subject, note = (part.strip() for part in text.split(" | "))
        self.numbering.restart(attachment=kind)
        place = Place((), kind)
        self._piece(Style.ATTACHED_TYPE, kind.upper(), place)
        self._piece(Style.ATTACHED_SUBJECT, subject, place)
        self._piece(Style.ATTACHED_NOTE, note, place)

    def _appendix(self, text: str) -> None:
        subject, note = (part.strip() for part in text.split(" | "))
        number = roman(self.numbering.next(Unit.APPENDIX))
        attachment = self.numbering.attachment
        self.numbering.restart(attachment=attachment, base=(PlacePart(Unit.APPENDIX, number),))
        place = self.numbering.place()
        self._piece(Style.ATTACHED_TYPE, f"Phụ lục {number}", place)
        self._piece(Style.ATTACHED_SUBJECT, subject, place)
        self._piece(Style.ATTACHED_NOTE, note, place)

    def _table(self, text: str) -> None:
        self.numbering.counts.pop(Unit.ROW, None)
        self._cells(text, self.numbering.row(""), header=True)

    def _row(self, text: str) -> None:
        number = str(self.numbering.next(Unit.ROW))
        self._cells(text, self.numbering.row(number), header=False)

    def _cells(self, text: str, place: Place, *, header: bool) -> None:
        joined = "\t".join(cell.strip() for cell in text.split(" | "))
        self._piece(Style.ROW, joined, place, header_row=header)

    def _piece(self, style: Style, text: str, place: Place, **more: object) -> None:
        plain, references = plant(text)
        self.pieces.append(Piece(style, plain, place, references, **more))  # type: ignore[arg-type]  # keywords of Piece
