"""The cells of a table's row with the names of their columns."""

from __future__ import annotations

from corpus.model import Paragraph


def columns(paragraph: Paragraph) -> tuple[tuple[str, str], ...]:
    """Return the cells of a row with the names of their columns; a name is "" where the table has none."""
    cells = [cell.strip() for cell in paragraph.text.split("\t")]
    head = next((heading for heading in reversed(paragraph.headings) if "\t" in heading), "")
    names = [name.strip() for name in head.split("\t")]
    if len(names) > len(cells):  # empty cells at its end are no text
        cells += [""] * (len(names) - len(cells))
    elif len(names) < len(cells):
        names = [""] * len(cells)
    return tuple(zip(names, cells, strict=True))
