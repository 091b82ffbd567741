"""Rows that a page break tears: what is left of their cells stands in a row of its own on the next page."""

from __future__ import annotations

from itertools import zip_longest

from corpus.cells import cells, is_number
from corpus.structure.draft import Draft
from corpus.structure.lines import Line


def carry_on(above: Draft, line: Line) -> bool:
    """Put the rest of a row that the page break tore into its cells; tell whether the line is such a rest.

    It stands on the next page, its first cell is empty, and it holds no number and nothing but the rest of what the row
    above has words for.
    """
    last = above.lines[-1]
    if last.block.page is None or line.block.page is None or line.block.page <= last.block.page:
        return False
    row, rest = cells(last.block.text), cells(line.block.text)
    if rest[0] or len(above.lines) > 1:
        return False
    filled = [at for at, cell in enumerate(rest) if cell]
    if any(at >= len(row) or not row[at] or is_number(row[at]) or is_number(rest[at]) for at in filled):
        return False
    text = "\t".join(" ".join(filter(None, pair)) for pair in zip_longest(row, rest, fillvalue="")).rstrip("\t")
    above.lines[0] = Line(last.block._replace(text=text, shown=""), text, None)
    return True
