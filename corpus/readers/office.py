"""DOC, RTF and XLS files, which LibreOffice turns into the formats of today first."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from config.errors import ReadError
from corpus.model import Format, RawDocument
from corpus.readers.docx import read_docx
from corpus.readers.limits import Source
from corpus.readers.tools import OFFICE, run_tool, too_slow
from corpus.readers.xlsx import read_xlsx

_SECONDS: Final = 100.0
_DOCX: Final = "docx:MS Word 2007 XML"
_AS_TEXT: Final = ("ĐÏ", "ÐÏ", "\ucfd0\ue011", "{\\rtf")
"""How a file begins that LibreOffice could not open and took for plain text."""
_XLSX: Final = "xlsx:Calc MS Excel 2007 XML"


def read_doc(source: Source) -> RawDocument:
    """Read a DOC file.

    Raises:
        MissingToolError: if LibreOffice is not installed.
        ReadError: if it cannot be converted, or the result cannot be read.
    """
    return _read_text(source, "doc", Format.DOC)


def read_rtf(source: Source) -> RawDocument:
    """Read an RTF file; raises as :func:`read_doc` does."""
    return _read_text(source, "rtf", Format.RTF)


def read_xls(source: Source) -> RawDocument:
    """Read an XLS file; raises as :func:`read_doc` does."""
    return replace(read_xlsx(_converted(source, "xls", _XLSX)), format=Format.XLS)


def _read_text(source: Source, suffix: str, form: Format) -> RawDocument:
    """Read a text document; how LibreOffice breaks its pages is not how the office's printer did."""
    raw = read_docx(_converted(source, suffix, _DOCX))
    if raw.blocks[0].text.startswith(_AS_TEXT):
        raise _broken(source)
    blocks = tuple(block._replace(page=None) for block in raw.blocks)
    return replace(raw, format=form, pages=None, blocks=blocks)


def _converted(source: Source, suffix: str, target: str) -> Source:
    """Return the file in another format, under a profile of its own so that nothing outlives the call."""
    program = OFFICE.require(source)
    with tempfile.TemporaryDirectory(prefix="reading-") as name:
        folder = Path(name)
        given = folder / f"given.{suffix}"
        given.write_bytes(source.data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            target,
            "--outdir",
            str(folder / "made"),
            str(given),
        ]
        try:
            run_tool(command, environment={"HOME": name, "LC_ALL": "C.UTF-8"}, seconds=_SECONDS)
        except TimeoutError as error:
            raise too_slow(source, OFFICE.title, _SECONDS) from error
        made = folder / "made" / f"given.{target.partition(':')[0]}"
        if not made.is_file():
            raise _broken(source)
        return replace(source, data=made.read_bytes())


def _broken(source: Source) -> ReadError:
    return source.refusal("LibreOffice cannot open it; it may be damaged", "save it as DOCX or PDF yourself")
