"""One piece of knowledge about a document: that it is held, or that a held document cites it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from corpus.model import DateProblem, Document, Header, Mention, ReadDocument, Reference, Symbol, WrittenDate
from corpus.organisations.body import Area, Body, Level, parse_body
from corpus.organisations.provinces import find_province, province_unit
from corpus.organisations.spelling import folded_spelling
from corpus.organisations.table import body_table
from corpus.organisations.units import province_of_district
from corpus.text.fold import fold

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PROVINCIAL = ("province", "any")


@dataclass(frozen=True, slots=True)
class Home:
    """Where a document speaks from, for what it leaves unsaid ("UBND tỉnh", "-UBND").

    Attributes:
        province: its province, or None for a document of the centre or of no place.
        local: it comes from below the province, so that "-UBND" may be its own district's.
    """

    province: Area | None
    local: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What one document says about a document, itself or another.

    Attributes:
        path: of the document that says it.
        position: of the reference in it, -1 for the document itself; orders what is known with the path.
        issuer: who issued it, completed by the home of the document that says it.
        written_issuer: the issuer as written, or None where only the symbol tells.
        period: planned span, without spaces and with plain dashes, "" where none is given.
        document: the document, where it is held.
        mention: the mention, where it is cited.
    """

    path: str
    position: int
    type: str | None
    symbol: Symbol | None
    date: WrittenDate | None
    issuer: Body | None
    written_issuer: str | None
    subject: str | None
    period: str = ""
    document: Document | None = None
    mention: Mention | None = None

    @property
    def year(self) -> int | None:
        """The year of the document, as far as date or symbol tell it."""
        return year_of(self.date) or (self.symbol.year if self.symbol else None)


def held(document: Document) -> Known:
    """Return what a document says about itself."""
    header = document.header
    numbered = header.symbol is not None and header.symbol.number != ""
    return Known(
        path=document.path,
        position=-1,
        type=header.type,
        symbol=header.symbol if numbered else None,
        date=header.date,
        issuer=own_issuer(header),
        written_issuer=header.issuer,
        subject=header.subject,
        document=document,
    )


def cited(document: Document, position: int, reference: Reference, home: Home) -> Known:
    """Return what a document says about another by one reference."""
    flagged = flag_later(reference, document.header)
    issuer = cited_issuer(reference, home)
    return Known(
        path=document.path,
        position=position,
        type=reference.type,
        symbol=reference.symbol,
        date=flagged.date,
        issuer=issuer,
        written_issuer=_completed(reference.issuer, issuer),
        subject=reference.subject,
        period="".join(fold(reference.period or "").split()),
        mention=Mention(document.id, flagged),
    )


def home_of(header: Header) -> Home:
    """Return where a document speaks from, by its issuer, the body above it and the place of its date."""
    bodies = [parse_body(name) for name in (header.issuer, header.parent) if name]
    areas = [area for body in bodies for area in body.areas if area.name]
    province = next((area for area in areas if area.level is Level.PROVINCE), None)
    local = any(area.level is not Level.PROVINCE for area in areas)
    if province is None and header.place_name:
        name = find_province(header.place_name) or province_of_district(header.place_name)
        central = any(level_of(body) == "central" for body in bodies)
        if name is not None and not central:  # ministries date their documents "Hà Nội"
            province = Area(Level.PROVINCE, province_unit(name), name)
    return Home(province, local)


def own_issuer(header: Header) -> Body | None:
    """Return who issued a document, with the place that its header gives."""
    name = header.issuer or (header.symbol.issuer if header.symbol else "")
    if not name:
        return None
    home = home_of(header)
    parent = parse_body(header.parent) if header.parent else None
    body = parse_body(name)
    if not body.areas and parent is not None and parent.areas:
        return replace(body, areas=parent.areas)
    return _placed(body, replace(home, local=home.local and not header.issuer))


def cited_issuer(reference: Reference, home: Home) -> Body | None:
    """Return who issued a cited document; "-UBND" and "UBND tỉnh" inherit the province of the one that cites."""
    name = reference.issuer or (reference.symbol.issuer if reference.symbol else "")
    if not name:
        return None
    body = parse_body(name)
    tail = f" {fold(home.province.name)}" if home.province else ""
    if tail.strip() and not body.known and fold(name).endswith(tail):  # "Sở Ngoại vụ Bắc Giang"
        body = parse_body(name[: -len(tail)])
    return _placed(body, home)


def flag_later(reference: Reference, header: Header) -> Reference:
    """Mark a reference's date that is later than the document that gives it."""
    written, own = reference.date, header.date
    if written is None or written.value is None or written.problem is not None or own is None:
        return reference
    year = year_of(own)
    later = written.value > own.value if own.value else year is not None and written.value.year > year
    return reference._replace(date=written._replace(problem=DateProblem.LATER)) if later else reference


def flag_later_dates(read: ReadDocument) -> ReadDocument:
    """Mark every date of a document's references that is later than the document."""
    references = tuple(flag_later(reference, read.document.header) for reference in read.references)
    return replace(read, references=references) if references != read.references else read


def year_of(written: WrittenDate | None) -> int | None:
    """Return the year that a date gives, even an impossible or incomplete one."""
    if written is None:
        return None
    if written.value is not None:
        return written.value.year
    found = _YEAR.search(written.raw)
    return int(found.group()) if found else None


def day_of(written: WrittenDate | None) -> date | None:
    """Return the day of a date, or None where it cannot be told."""
    return written.value if written is not None else None


def level_of(body: Body) -> str:
    """Return the level of a known body ("central", "province", "district", "any"), else ""."""
    known = body_table().by_spelling.get(folded_spelling(body.name))
    return known.level if known else ""


def _placed(body: Body, home: Home) -> Body:
    """Complete a body's place by the home of the document that names it."""
    province = home.province
    if province is None:
        return body
    if not body.areas:
        open_level = level_of(body) == "any" and home.local and body.code
        return body if open_level or level_of(body) not in _PROVINCIAL else replace(body, areas=(province,))
    last = body.areas[-1]
    if last.level is not Level.PROVINCE:
        return replace(body, areas=(*body.areas, province))
    if not last.name and last.unit == province.unit:
        return replace(body, areas=(*body.areas[:-1], province))
    return body


def _completed(written: str | None, issuer: Body | None) -> str | None:
    """Add the province's name to "UBND tỉnh" and "Tỉnh ủy", which say it by the document they stand in."""
    if not written or issuer is None or not issuer.areas or not issuer.areas[-1].name:
        return written
    stated = parse_body(written)
    nameless = bool(stated.areas) and not stated.areas[-1].name
    party = not stated.areas and stated.name in ("Tỉnh ủy", "Thành ủy")
    return f"{written} {issuer.areas[-1].name}" if nameless or party else written
