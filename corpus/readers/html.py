"""HTML files, as portals of law and word processors save them: what a browser shows, block by block."""

from __future__ import annotations

import base64
import binascii
import contextlib
import email
import email.policy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from typing import Final

from lxml import etree, html

from corpus.model import Block, BlockKind, Format, RawDocument
from corpus.readers.drafts import finish
from corpus.readers.encoding import decode_text
from corpus.readers.head_pictures import HEAD_LINES, HeadPictures
from corpus.readers.html_look import Look, inner_look, is_hidden, list_mark
from corpus.readers.html_table import cells_of, empty_before, has_rules, header_count, span_of, table_rows
from corpus.readers.limits import Source
from corpus.readers.marks import raised
from corpus.readers.runs import Draft, Run

_SKIPPED: Final = frozenset(
    {
        "script",
        "style",
        "head",
        "noscript",
        "template",
        "svg",
        "object",
        "iframe",
        "button",
        "select",
        "textarea",
        "nav",
    }
)
_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_MAX_DEPTH: Final = 220
_MAIL: Final = re.compile(rb"(?:[\w-]+:[^\n]*\n){0,20}MIME-Version:\s*1\.0", re.IGNORECASE)
_IN_ADDRESS: Final = re.compile(r"\s*data:image/[\w.+-]{1,40}(?:;[\w.=-]{1,40}){0,3};base64,", re.IGNORECASE)


def is_web_archive(data: bytes) -> bool:
    """Tell whether bytes are a page saved as one file (MHTML), as word processors save "web pages"."""
    return bool(_MAIL.match(data[:4000].lstrip())) and b"multipart/related" in data[:4000].lower()


def read_html(source: Source) -> RawDocument:
    """Read an HTML file or a web archive.

    Raises:
        ReadError: if its characters cannot be told, or it is too long.
    """
    attached: Mapping[str, bytes] = {}
    if is_web_archive(source.data):
        source, attached = _unpacked(source)
    text = _decode(source)
    pictures = HeadPictures(source)
    parser = html.HTMLParser(huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_without_declaration(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise source.refusal("its HTML holds nothing to show", "save the page again") from error
    walker = _Walker()
    drafts = walker.drafts(root)
    pictures.read(_embedded(walker.pictures, attached))
    finished = finish([*drafts, *pictures.drafts], source)
    if not finished.blocks:
        raise source.refusal("its HTML holds no text", "save the page again")
    return RawDocument(Format.HTML, finished.blocks, warnings=(*finished.warnings, *pictures.warnings()))


def _unpacked(source: Source) -> tuple[Source, dict[str, bytes]]:
    """Return the page of a web archive and the pictures beside it, by the last part of their address."""
    message = email.message_from_bytes(source.data, policy=email.policy.default)
    page: bytes | None = None
    pictures: dict[str, bytes] = {}
    for part in message.walk():
        if not isinstance(part, EmailMessage) or part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        data = content if isinstance(content, bytes) else b""
        if part.get_content_maintype() == "image":
            for name in (part.get("Content-Location", ""), f"cid:{part.get('Content-ID', '').strip('<> ')}"):
                pictures[_last_part(name)] = data
        elif part.get_content_type() == "text/html" and page is None:
            charset = part.get_content_charset() or ""
            page = b"<meta charset=%s>" % charset.encode() + data if charset else data
    if page is None:
        raise source.refusal("it is a web archive without a page", "save the page again as HTML")
    return replace(source, data=page), pictures


def _last_part(address: str) -> str:
    return address.strip().rpartition("/")[2]


def _embedded(addresses: Iterable[str], attached: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the pictures that lie in the file itself: inside their address, or as parts of a web archive."""
    for address in addresses:
        match = _IN_ADDRESS.match(address)
        if match is not None:
            with contextlib.suppress(binascii.Error, ValueError):  # what is no base64 is no picture
                yield base64.b64decode(address[match.end() :])
        elif _last_part(address) in attached:
            yield attached[_last_part(address)]


def _decode(source: Source) -> str:
    """Decode by the page's own word where it can be kept, else by what the bytes show."""
    found = _CHARSET.search(source.data[:4000])
    name = found[1].decode("ascii", "replace") if found is not None else ""
    if name.lower() not in ("", "utf-8", "utf8", "unicode", "utf-16", "x-user-defined"):
        try:
            return source.data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_text(source)


def _without_declaration(text: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)


@dataclass(slots=True)
class _Walker:
    """Gathers the text of one page into drafts, and the addresses of the pictures in its head."""

    runs: list[Run] = field(default_factory=list)
    ready: list[Draft] = field(default_factory=list)
    mark: str = ""
    centred: bool = False
    gap: bool = True
    tables: int = 0
    pictures: list[str] = field(default_factory=list)

    def drafts(self, root: etree._Element) -> list[Draft]:
        """Return the drafts of a page."""
        self._walk(root, Look(), 0)
        self._end()
        return self.ready

    def _walk(self, element: etree._Element, look: Look, depth: int) -> None:
        if depth > _MAX_DEPTH or not isinstance(element.tag, str) or element.tag in _SKIPPED or is_hidden(element):
            return
        look = inner_look(element, look)
        is_block = element.tag in _BLOCKS
        if is_block:
            self._end()
        if element.tag == "table":
            self._table(element, look, depth)
            return
        self._note(element)
        self._text(element.text, look)
        for child in element:
            self._walk(child, look, depth + 1)
            self._text(child.tail, look)
        if is_block:
            self._end()

    def _note(self, element: etree._Element) -> None:
        """Note what an element without text says."""
        if element.tag == "img" and len(self.ready) < HEAD_LINES:
            self.pictures.append(element.get("src", ""))
        elif element.tag == "li":
            self.mark = list_mark(element)
        elif element.tag == "br":
            self._end(gap=False)

    def _text(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if look.keeps_lines:
            lines = text.split("\n")
            for number, line in enumerate(lines):
                self._add(line, look)
                if number < len(lines) - 1:
                    self._end(gap=False)
            return
        self._add(_SPACE.sub(" ", text), look)

    def _add(self, text: str, look: Look) -> None:
        shown = raised(text) if look.raised and text.strip().isdigit() else text
        self.runs.append(Run(shown, look.font, look.bold))
        self.centred = look.centred

    def _end(self, *, gap: bool = True) -> None:
        """Close the paragraph; a line break closes a line of it."""
        if any(run.text.strip() for run in self.runs):
            block = Block("", complete=gap, gap_before=self.gap, centred=self.centred, mark=self.mark)
            self.ready.append(Draft(tuple(_joined(self.runs)), block))
            self.mark, self.gap = "", False
        self.gap = self.gap or gap
        self.runs = []

    def _table(self, table: etree._Element, look: Look, depth: int) -> None:
        rows = [row for row in table_rows(table) if len(row)]
        cells = [cell for row in rows for cell in cells_of(row)]
        if len(cells) == 1:
            self._walk_cell(cells[0], look, depth)
            return
        self.tables += 1
        number = self.tables
        gaps = empty_before(rows)
        read = [self._row(row, look, depth, before) for row, before in zip(rows, gaps, strict=True)]
        headers = header_count(rows, read, ruled=table.get("border", "0") not in ("", "0") or has_rules(table))
        for index, runs in enumerate(read):
            block = Block("", kind=BlockKind.TABLE_ROW, complete=True, table=number, gap_before=index == 0)
            self.ready.append(Draft(runs, block._replace(header_row=index < headers)))
        self.gap = True

    def _walk_cell(self, cell: etree._Element, look: Look, depth: int) -> None:
        self._text(cell.text, look)
        for child in cell:
            self._walk(child, look, depth + 1)
            self._text(child.tail, look)
        self._end()

    def _row(self, row: etree._Element, look: Look, depth: int, before: Sequence[int]) -> tuple[Run, ...]:
        """Return the runs of a row; ``before`` each cell, and behind the last, are empty ones that a row above covers."""
        runs: list[Run] = []
        for index, cell in enumerate(cells_of(row)):
            runs.append(Run("\t" * (before[index] + (index > 0))))
            inner = _Walker()
            inner._walk_cell(cell, replace(look, bold=look.bold or cell.tag == "th"), depth + 1)
            self.pictures.extend(inner.pictures if len(self.ready) < HEAD_LINES else ())
            for number, draft in enumerate(inner.ready):
                runs.append(Run("\n" if number else ""))
                runs.append(Run(f"{draft.block.mark} " if draft.block.mark else ""))
                runs.extend(replace(run, text=run.text.replace("\t", " ")) for run in draft.runs)
            runs.append(Run("\t" * (span_of(cell, "colspan") - 1)))
        runs.append(Run("\t" * before[-1]))
        return tuple(run for run in runs if run.text)


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs with one space where several meet."""
    ends_open = True
    for run in runs:
        text = run.text.lstrip(" ") if ends_open else run.text
        if text:
            ends_open = text.endswith(" ")
            yield replace(run, text=text)
