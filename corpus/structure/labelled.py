"""Which lines are labels of the parts of a procedure: only where a document describes one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.model import BlockKind, ParagraphKind
from corpus.procedure import Part, PartLabel, find_label, is_column
from corpus.structure.draft import Draft
from corpus.structure.lines import Line

_FEWEST: Final = 4
"""Different parts from which a document describes a procedure; a plan may have "Đối tượng thực hiện:", too."""
_TELLING: Final = frozenset({Part.STEPS, Part.PAPERS})
"""Parts that every procedure has, and of which other documents have none."""
_SHORT: Final = 60


def find_labels(lines: Sequence[Line]) -> dict[int, PartLabel]:
    """Return the labels among the lines of a document that describes a procedure, by their numbers."""
    labels = ((number, _label(line)) for number, line in enumerate(lines))
    found = {number: label for number, label in labels if label is not None and not _is_in_head(lines, number, label)}
    sure = {label.part for label in found.values() if label.sure}
    kept = {
        number: label
        for number, label in found.items()
        if label.sure or label.numbered or (label.part not in sure and not lines[number].begins)
    }
    parts = {label.part for label in kept.values()}
    return kept if len(parts) >= _FEWEST and _TELLING & parts else {}


def _is_in_head(lines: Sequence[Line], number: int, label: PartLabel) -> bool:
    """Tell whether a name is one of several columns whose table came apart into lines: nothing under it is of it alone."""
    if not label.alone or ":" in lines[number].text:
        return False
    beside = (at for at in (number - 1, number + 1) if 0 <= at < len(lines))
    return any(":" not in lines[at].text and is_column(lines[at].text) for at in beside)


def caption_above(drafts: Sequence[Draft]) -> int | None:
    """Return the last paragraph, where it says of which case the table under it is: "* Đối với hồ sơ cấp lại:"."""
    last = drafts[-1] if drafts else None
    if last is None or last.kind is not ParagraphKind.BODY or last.label or not last.tail.endswith(":"):
        return None
    return None if last.sources[-1:] == (len(drafts) - 1,) else len(drafts) - 1


def _label(line: Line) -> PartLabel | None:
    """Return the label of a line; what first looks tell is no label is spared the rest."""
    text = line.text
    if line.block.kind is BlockKind.TABLE_ROW:
        return None if line.block.header_row or "\t" not in text else _label_of_row(text)
    if ":" not in text and len(text) > _SHORT:
        return None
    return find_label(text)


def _label_of_row(text: str) -> PartLabel | None:
    """Return the label of a row of two columns, or of three with a number in front; a row of more is one of a table."""
    cells = [cell.strip() for cell in text.split("\t")]
    if len(cells) == 3 and cells[0].rstrip(".)").isdigit():
        cells = cells[1:]
    if len(cells) != 2:
        return None
    label = find_label(cells[0])
    return label if label is not None and label.alone else None
