"""Office files of today are archives of XML; here they are opened without trusting them.

A bomb is refused by what the directory declares and again by what really
comes out; XML is parsed without entities, network or oversized trees.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from corpus.readers.limits import Source

MAX_ENTRIES: Final = 10_000
"""Entries of an archive; a large document has a few hundred."""
MAX_PART_BYTES: Final = 120_000_000
"""One part of XML; the tree of it takes about ten times as much memory."""
MAX_DEPTH: Final = 200
"""Levels of elements; libxml2 itself stops at 256."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OverflowError,
    NotImplementedError,
    EOFError,
    OSError,
    RuntimeError,  # zipfile's way to say that an entry is encrypted
)
_PICTURE: Final = re.compile(r"/media/[^/]+\.(?:png|jpe?g|tiff?|bmp|gif)$", re.IGNORECASE)
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}
"""Namespaces of the strict variant and the usual ones that mean the same."""


class Package:
    """The parts of one office file, by name."""

    def __init__(self, source: Source) -> None:
        """Open the archive.

        Raises:
            ReadError: if it is damaged or would inflate beyond the limits.
        """
        self.source = source
        self._left = max(source.limits.max_file_bytes, MAX_PART_BYTES) * 2
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(source.data))
        except _BROKEN as error:
            raise self._damaged() from error
        self._check_directory()

    def part(self, name: str) -> etree._Element | None:
        """Return the root element of a part, or None where the file has no such part.

        Raises:
            ReadError: if the part is damaged, too large, nested too deeply or no XML.
        """
        try:
            member = self._archive.getinfo(name)
        except KeyError:
            return None
        data = self._inflate(member)
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        return self._parse(name, data)

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """Return the names of the parts that ``name`` points to with a relation ending in ``kind``."""
        return tuple(target for _, target in self._relations(name, kind))

    def pictures_of(self, name: str, identities: Iterable[str]) -> Iterator[bytes]:
        """Yield the files of the pictures that a part points to by the ids of its relations; those missing are none.

        Raises:
            ReadError: if one is damaged or too large.
        """
        targets = dict(self._relations(name, "image"))
        for identity in identities:
            target = targets.get(identity)
            if target is not None and target in self._archive.NameToInfo:
                yield self._inflate(self._archive.getinfo(target))

    def _relations(self, name: str, kind: str) -> Iterator[tuple[str, str]]:
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        for element in root if root is not None else ():
            if element.get("Type", "").endswith(f"/{kind}") and element.get("TargetMode") != "External":
                target = element.get("Target", "")
                inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                yield element.get("Id", ""), posixpath.normpath(inside)

    def main(self, fallback: str) -> tuple[str, etree._Element]:
        """Return name and root of the part that the file itself calls its document.

        Raises:
            ReadError: if it has none.
        """
        for name in (*self.related("", "officeDocument"), fallback):
            root = self.part(name)
            if root is not None:
                return name, root
        raise self._damaged()

    def pictures(self) -> Iterator[bytes]:
        """Yield the files of pictures that can be opened, in the order of their numbers.

        Raises:
            ReadError: if one is damaged or too large.
        """
        members = [member for member in self._archive.infolist() if _PICTURE.search(member.filename)]
        for member in sorted(members, key=lambda member: (len(member.filename), member.filename)):
            yield self._inflate(member)

    def _check_directory(self) -> None:
        members = self._archive.infolist()
        if len(members) > MAX_ENTRIES:
            raise self._bomb(f"it is an archive of {len(members)} entries and at most {MAX_ENTRIES} are read")
        declared = sum(member.file_size for member in members)
        if declared > self._left:
            raise self._bomb(f"it inflates to {declared} bytes and at most {self._left} are read")

    def _inflate(self, member: zipfile.ZipInfo) -> bytes:
        most = min(MAX_PART_BYTES, self._left)
        try:
            with self._archive.open(member) as stream:
                data = stream.read(most + 1)
        except _BROKEN as error:
            raise self._damaged() from error
        if len(data) > most:
            raise self._bomb(f"its part {member.filename} inflates to more than {most} bytes, which is the limit")
        self._left -= len(data)
        return data

    def _parse(self, name: str, data: bytes) -> etree._Element:
        root = parse_xml(data)
        if root is None:
            raise self.source.refusal(
                f"its part {name} is broken, or nested too deeply", "open it in a word processor and save it again"
            )
        return root

    def _damaged(self) -> Exception:
        return self.source.refusal("it is a damaged or cut-off archive", "send the whole file again")

    def _bomb(self, reason: str) -> Exception:
        return self.source.refusal(reason, "save the document again from a word processor")


def parse_xml(data: bytes) -> etree._Element | None:
    """Return the root element, or None for XML that is broken, too deep, or declares entities."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    info = root.getroottree().docinfo
    if info.internalDTD is not None or _depth(root) > MAX_DEPTH:
        return None
    return root


def _depth(root: etree._Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
