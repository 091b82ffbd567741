"""The files behind the documents: to be sent, and to be drawn page by page.

A file is taken only if its bytes are still those that were read; a file that
was replaced since is another document until it is indexed.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path

from bot.printed import PRINTED, Printer, page_of
from config.errors import ReadError
from corpus.folder import hash_of
from corpus.model import Document, DocumentId, Format
from corpus.pictures.page import PagePicture, Passage
from corpus.pictures.process import PictureBounds, picture_of

KEPT_PICTURES = 24
"""Pictures that are kept in memory, since people of one office look at the same page."""
DRAWN_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Original:
    """A document's file as it lies in the folder.

    Attributes:
        name: of the file, without its folder.
        size: in bytes.
    """

    path: Path
    name: str
    size: int


class Originals:
    """Finds and draws the files of documents; may be used from several threads.

    Args:
        folders: where documents may lie; those of a snapshot may come from either.
        bounds: of one picture.
    """

    def __init__(self, folders: tuple[Path, ...], bounds: PictureBounds) -> None:
        self._folders = tuple(folder.resolve() for folder in folders)
        self._bounds = bounds
        self._printer = Printer(bounds.limits, bounds.timeout_seconds)
        self._lock = threading.Lock()
        self._drawing = threading.Semaphore(DRAWN_AT_ONCE)
        self._kept: OrderedDict[tuple[DocumentId, Passage], PagePicture] = OrderedDict()

    def find(self, document: Document) -> Original | None:
        """Return the file of a document, or None where it is gone or holds something else now."""
        for folder in self._folders:
            path = (folder / document.path).resolve()
            if path.is_relative_to(folder) and path.is_file() and hash_of(path).startswith(document.id):
                return Original(path, path.name, path.stat().st_size)
        return None

    def picture(self, document: Document, passage: Passage) -> PagePicture:
        """Return a page with a paragraph marked.

        Args:
            passage: with page 0, where the page is to be looked for by the words.

        Raises:
            MissingToolError: if LibreOffice would have to print the file and is not installed.
            ReadError: if the file is gone, has another content now, or cannot be drawn.
        """
        key = (document.id, passage)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        original = self.find(document)
        if original is None:
            raise ReadError(Path(document.path), "it is gone or has changed since it was read", "index the folder anew")
        with self._drawing:
            path = original.path if document.format is Format.PDF else self._printer.pdf_of(document, original.path)
            drawn = replace(passage, page=page_of(path, passage.text, passage.before)) if not passage.page else passage
            picture = picture_of(path, drawn, self._bounds)
        with self._lock:
            self._kept[key] = picture
            while len(self._kept) > KEPT_PICTURES:
                self._kept.popitem(last=False)
        return picture


def has_pages(document: Document) -> bool:
    """Tell whether pages of a document can be drawn: those of a PDF file, and of what LibreOffice prints."""
    return document.format is Format.PDF or is_printed(document)


def is_printed(document: Document) -> bool:
    """Tell whether LibreOffice makes the pages of a document, which then are not those of the office's printer."""
    return document.format in PRINTED
