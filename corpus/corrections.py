"""What an editor corrected in the header of a document: a small file beside it, read together with it.

A reader can misread a number or miss a date; the file itself must not be
changed for that. The corrections lie in ``.NAME.header.json`` beside the file
and take the place of what was read, and the document says so in its warnings.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Final

from config.errors import ReadError, UsageError
from corpus.model import CorpusFile, Header
from corpus.symbols import parse_symbol
from corpus.text.clean import clean
from corpus.text.dates import find_dates
from corpus.types import type_by_name

MAX_LENGTH = 500
"""Characters of one field."""
_MAX_BYTES = 10_000
WARNING = "the header was corrected by an editor: {fields}"
DIFFERENT = "copies of the file are corrected differently, and the first one counts: {fields}"


@dataclass(frozen=True, slots=True)
class Corrections:
    """Fields of a header as an editor wrote them; None where the document's own words stand.

    Attributes:
        type: Vietnamese type name ("Kế hoạch").
        symbol: number and symbol ("481/KH-UBND").
        date: a day ("25/8/2022").
    """

    type: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None

    @property
    def given(self) -> tuple[str, ...]:
        """The names of the fields that are corrected."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) is not None)

    def with_field(self, name: str, written: str) -> Corrections:
        """Return the corrections with one more.

        Raises:
            UsageError: if the field is unknown, or the text is not what it can hold.
        """
        if name not in {field.name for field in fields(self)}:
            raise UsageError(
                f"{name!r} is no field of a header; the fields are {', '.join(f.name for f in fields(self))}."
            )
        text = " ".join(clean(written).split())
        if not text or len(text) > MAX_LENGTH:
            raise UsageError(f"{name} has {len(text)} characters, the limits are 1 and {MAX_LENGTH}; write it shorter.")
        return replace(self, **{name: _checked(name, text)})


_NAMES: Final = tuple(field.name for field in fields(Corrections))


def sidecar(path: Path) -> Path:
    """Return where the corrections of a file lie."""
    return path.with_name(f".{path.name}.header.json")


def write_corrections(path: Path, corrections: Corrections) -> None:
    """Write the corrections of a file; without any, none are left."""
    target = sidecar(path)
    if not corrections.given:
        target.unlink(missing_ok=True)
        return
    given = {name: value for name, value in asdict(corrections).items() if value is not None}
    fresh = target.with_name(f"{target.name}.new")
    fresh.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    fresh.replace(target)


def read_corrections(path: Path) -> Corrections:
    """Return the corrections of a file, empty where there are none.

    Raises:
        ReadError: if they cannot be read: the document then waits, rather than show what was found wrong.
    """
    source = sidecar(path)
    try:
        if not source.is_file():
            return Corrections()
        if source.stat().st_size > _MAX_BYTES:
            raise ValueError(f"{source.stat().st_size:,} bytes, the limit is {_MAX_BYTES:,}")
        return parse_corrections(source.read_text(encoding="utf-8"))
    except (OSError, ValueError, UsageError) as error:
        raise ReadError(
            path, f"its corrections in {source.name} will not do ({error})", "mend or remove them"
        ) from error


def corrections_of(file: CorpusFile) -> tuple[Corrections, tuple[str, ...]]:
    """Return the corrections of a file and its copies, and the fields that these correct differently.

    What the first of them gives holds, in order of their paths.

    Raises:
        ReadError: as :func:`read_corrections`.
    """
    given = [read_corrections(path) for path in file.corrected or (file.path,)]
    values = {name: [value for one in given if (value := getattr(one, name)) is not None] for name in _NAMES}
    different = tuple(name for name, found in values.items() if len(set(found)) > 1)
    return Corrections(**{name: found[0] for name, found in values.items() if found}), different


def parse_corrections(text: str) -> Corrections:
    """Return corrections from JSON; raises ValueError or UsageError for anything else."""
    given = json.loads(text)
    if not isinstance(given, dict):
        raise ValueError("no JSON object")
    found = Corrections()
    for name, value in given.items():
        found = found.with_field(str(name), str(value))
    return found


def corrected(header: Header, corrections: Corrections) -> Header:
    """Return a header with the corrections in the places of what was read."""
    if not corrections.given:
        return header
    dates = find_dates(f"ngày {corrections.date}") if corrections.date else ()
    changed = replace(
        header,
        type=corrections.type or header.type,
        symbol=parse_symbol(corrections.symbol) if corrections.symbol else header.symbol,
        date=dates[0].date if dates else header.date,
        issuer=corrections.issuer or header.issuer,
        subject=corrections.subject or header.subject,
    )
    issued = changed.symbol is not None and bool(changed.symbol.number) and changed.date is not None
    return replace(changed, draft=header.draft and not (issued and changed.date is not None and changed.date.value))


def _checked(name: str, text: str) -> str:
    if name == "type":
        known = type_by_name(text)
        if known is None:
            raise UsageError(f"{text!r} is no type of document; write it as documents do, such as Kế hoạch.")
        return known.name
    if name == "symbol":
        symbol = parse_symbol(text)
        if symbol is None or not symbol.number:
            raise UsageError(f"{text!r} is no number and symbol; write it as 481/KH-UBND.")
        return symbol.text
    if name == "date":
        dates = find_dates(f"ngày {text}")
        if len(dates) != 1 or dates[0].date.value is None:
            raise UsageError(f"{text!r} is no day of the calendar; write it as 25/8/2022.")
    return text
