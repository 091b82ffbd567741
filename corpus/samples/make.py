"""Make the files of the sample library: ``python -m corpus.samples.make``.

The same sources, fonts and library versions give the same bytes, so a test
can show that the files in ``documents/`` are what the sources say.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import Final

from corpus.model import Format
from corpus.samples.definition import Sample
from corpus.samples.docx import write_docx
from corpus.samples.markdown import write_markdown
from corpus.samples.markup import read_sample
from corpus.samples.pdf import FONTS, write_pdf
from corpus.samples.text import write_text

HERE: Final = Path(__file__).resolve().parent
SOURCES: Final = HERE / "sources"
DOCUMENTS: Final = HERE / "documents"
LOG = logging.getLogger(__name__)


def read_samples(sources: Path = SOURCES) -> tuple[Sample, ...]:
    """Return every sample in the order of its name."""
    return tuple(read_sample(path) for path in sorted(sources.glob("*.txt")))


def write_sample(sample: Sample, fonts: Path = FONTS) -> bytes:
    """Return the bytes of the sample's file in its own format.

    Raises:
        ValueError: for a format that no writer makes.
    """
    if sample.format is Format.PDF:
        return write_pdf(sample, fonts)
    writers = {Format.DOCX: write_docx, Format.TEXT: write_text, Format.MARKDOWN: write_markdown}
    if sample.format not in writers:
        raise ValueError(f"{sample.format} is not a format samples are made in; use PDF, DOCX, text or Markdown.")
    return writers[sample.format](sample)


def make(into: Path = DOCUMENTS, fonts: Path = FONTS) -> tuple[Path, ...]:
    """Write every sample into a folder, take away files of earlier samples, and return the paths."""
    into.mkdir(parents=True, exist_ok=True)
    paths = []
    for sample in read_samples():
        path = into / sample.file_name
        path.write_bytes(write_sample(sample, fonts))
        paths.append(path)
    for stale in set(into.glob("mau-*")) - set(paths):
        stale.unlink()
    return tuple(paths)


def main() -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(description="Make the files of the sample library.")
    parser.add_argument("--into", type=Path, default=DOCUMENTS, help="folder of the files")
    parser.add_argument("--fonts", type=Path, default=FONTS, help="folder of the Liberation Serif files")
    arguments = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    LOG.setLevel(logging.INFO)
    paths = make(arguments.into, arguments.fonts)
    LOG.info("%d files, %d bytes", len(paths), sum(path.stat().st_size for path in paths))


if __name__ == "__main__":
    main()
