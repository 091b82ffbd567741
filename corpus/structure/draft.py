"""A paragraph while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model import ParagraphKind
from corpus.place import Place
from corpus.structure.lines import Line
from corpus.structure.marks import Beginning


@dataclass(slots=True)
class Draft:
    """Lines that are one paragraph.

    Attributes:
        place: None until it is known (paragraphs before the first unit).
        begins: the number that opened a unit, or None.
        sources: drafts that opened the units around this one, outermost first.
        joints: what stands before each line but the first: a space or a line break.
        note: number of a footnote, or "".
        columns: for a table row, the texts of its header rows.
        label: words of the label of a part that the paragraph begins with, or "".
    """

    kind: ParagraphKind
    lines: list[Line]
    place: Place | None = None
    begins: Beginning | None = None
    sources: tuple[int, ...] = ()
    joints: list[str] = field(default_factory=list)
    note: str = ""
    columns: tuple[str, ...] = ()
    label: str = ""

    def add(self, line: Line, joint: str = " ") -> None:
        """Carry the paragraph on with a line."""
        self.lines.append(line)
        self.joints.append(joint)

    @property
    def text(self) -> str:
        """The paragraph's text, verbatim but for the line ends inside it."""
        lines = self.lines
        if len(lines) == 1:
            return lines[0].text
        return lines[0].text + "".join([joint + line.text for joint, line in zip(self.joints, lines[1:], strict=True)])

    @property
    def seen(self) -> str:
        """The text as a person sees it, a line each: in capitals where the font draws every letter so."""
        return "\n".join(line.seen for line in self.lines)

    @property
    def length(self) -> int:
        """Characters of the text."""
        return sum(len(line.text) + 1 for line in self.lines) - 1

    @property
    def tail(self) -> str:
        """The last line's text."""
        return self.lines[-1].text
