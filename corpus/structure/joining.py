"""Whether a line goes on with the paragraph before it.

A paragraph is torn by the ends of lines, by the ends of pages, and by footnotes
that stand between its halves. Blocks that the format says are whole stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from corpus.structure.draft import Draft
from corpus.structure.lines import Line
from corpus.structure.marks import Beginning, Style
from corpus.structure.measure import Measure
from corpus.structure.wording import is_capitals, is_dangling, names_number, starts_lower

_HEADING: Final = 220
"""Characters up to which a numbered block without a full stop is a heading."""
_RUNNING: Final = 200
"""Characters from which a block without a full stop is torn running text, whatever comes next."""
_LINE: Final = 45
"""Characters from which a line may be one of several."""
_TORN_SYMBOL: Final = re.compile(
    r"\d/(?:\d{4}/)?[A-ZĐ][\w&]{0,9}-$|(?<![\w/])\d{1,5}-(?:NQ|QĐ|CT|KH|KL|TB|BC|HD|CV|CTr)/$"
)
"""The hyphen inside a number and symbol at the end of a line: "05/KH-" over "UBND"."""
_ARTICLE_BEGUN: Final = re.compile(r"Điều\s+\d{1,3}[a-zđ]?\s*[.:]\s*(?:Giao|Chánh|Nay|Ông|Bà|Các|Ủy|Uỷ|Giám)")
"""An article's number with the first word of its sentence, broken off behind it; none of them is a title."""
_OFFICE_BEGUN: Final = re.compile(r"Điều\s+\d{1,3}[a-zđ]?\s*[.:]\s*Chánh Văn phòng")
_COMMITTEES: Final = ("UBND", "Ủy ban", "Uỷ ban", "HĐND", "Hội đồng", "Đoàn đại biểu")
_PROPOSALS: Final = ("Theo đề nghị của ", "Xét đề nghị của ")
_SHORT_HEADING: Final = 25
"""Characters up to which "Căn cứ pháp lý" may be a heading."""
_HANGING: Final = 3.0
"""Points by which the lines of an item are set in from its number, and within which they share one edge."""
_SIZE: Final = 0.9
"""Points by which letters differ that are not set alike."""


@dataclass(frozen=True, slots=True)
class Joining:
    """The rules for one document.

    Attributes:
        expects: tells whether a number is the next one of a sequence that is open.
    """

    measure: Measure
    expects: Callable[[Beginning], bool]

    def goes_on(self, draft: Draft, line: Line, *, torn: bool) -> bool:
        """Tell whether ``line`` belongs to ``draft``.

        Args:
            draft: the paragraph that may still be open.
            line: the next line of the body.
            torn: a footnote, a page number or a gap stands between them.
        """
        last = draft.lines[-1]
        one, other = last.block, line.block
        if line.begins is not None and last.finished:
            return False
        looks = one.box is not None or one.size or (line.capitals and not last.capitals)
        if looks and not _set_alike(last, line):
            return False
        if last.text[-1] in "-/" and _is_torn_symbol(last.text, line):
            return True
        if one.complete or other.complete:
            return not last.finished and line.begins is None and draft.length > 30 and starts_lower(line.text)
        if line.begins is not None and not self._is_broken_number(last, line):
            return False
        turned = one.page != other.page
        if turned or torn or other.gap_before:
            return self._goes_on_after_gap(draft, line, turned=turned)
        return self._goes_on_in_line(draft, line)

    def _is_broken_number(self, last: Line, line: Line) -> bool:
        """Tell whether what looks like a number at the head of a line is a word of the sentence before it."""
        begins = line.begins
        if begins is None or last.finished:
            return False
        close = self.measure.spaced and not line.block.gap_before
        wrapped = close or self.measure.is_full(last, line)
        if wrapped and ")" in line.text[: begins.end] and last.text.count("(") > last.text.count(")"):
            return True  # "(Phụ lục" over "I)."
        if begins.style is Style.DASH:
            rest = line.text[begins.end :].lstrip()
            return wrapped and (starts_lower(rest) or rest[:1].isdigit())
        if not wrapped and (line.block.gap_before or not names_number(last.text)):
            return False
        return (wrapped and names_number(last.text)) or not self.expects(begins)

    def _goes_on_in_line(self, draft: Draft, line: Line) -> bool:
        """Decide between two lines that follow each other directly."""
        last = draft.lines[-1]
        measure, finished = self.measure, last.finished
        capital_heading = last.capitals and not line.capitals
        full = measure.tells and measure.is_full(last, line)
        if measure.indented:
            in_block = not measure.is_set_in(line) or _hangs(draft, line)
            return in_block and full and not (capital_heading and finished)
        if capital_heading:
            return False
        if full:
            return not finished or self._is_inside(draft, line) or measure.spaced or starts_lower(line.text)
        if starts_lower(line.text):
            return not finished or measure.spaced
        return not finished and self._is_torn(draft, line)

    def _is_inside(self, draft: Draft, line: Line) -> bool:
        """Tell whether a sentence that fills its line ends inside the paragraph: the first line shows how first lines are set."""
        measure = self.measure
        if measure.short_first and draft.lines[-1].text[-1] == "." and not measure.is_first(line):
            return True
        return draft.begins is None and measure.is_set_in(draft.lines[0]) and not measure.is_set_in(line)

    def _is_torn(self, draft: Draft, line: Line) -> bool:
        """Tell whether a line without a full stop is torn though it is not full: too little text to know the measure."""
        last = draft.lines[-1]
        if line.text[0].isdigit() and names_number(last.text):
            return True
        if last.capitals and line.capitals and (last.text[-1] == "," or _is_heading_of_part(draft, line)):
            return True  # a heading in capitals is never over with a comma
        if _is_article_begun(last.text, line.text) or _is_open_basis(draft, line):
            return True
        if len(last.text) < _LINE or self.measure.width or self.measure.right:
            return False
        return self.measure.spaced or line.text[0].isdigit() or is_dangling(last.text)

    def _goes_on_after_gap(self, draft: Draft, line: Line, *, turned: bool) -> bool:
        """Decide across a gap, a page end or a footnote."""
        last = draft.lines[-1]
        if is_capitals(last.text):
            return False
        full = self.measure.is_full(last, line)
        if last.finished:
            paged = turned and last.block.box is not None
            return paged and self.measure.indented and full and not self.measure.is_set_in(line)
        if starts_lower(line.text):
            return True
        if last.block.box is not None:
            flush = not (self.measure.indented and self.measure.is_set_in(line))
            return full and flush and (turned or self.measure.indented)
        if _is_heading(draft):
            return False
        return is_dangling(last.text) or (draft.length >= _RUNNING and len(line.text) > 40)


def _is_torn_symbol(text: str, line: Line) -> bool:
    """Tell whether a line carries on the number and symbol that a text ends with, which end with "-" or "/" then."""
    return line.text[0].isupper() and not line.block.complete and _TORN_SYMBOL.search(text[-24:]) is not None


def _set_alike(last: Line, line: Line) -> bool:
    """Tell whether two lines are set alike; without size and place only capitals tell them apart."""
    one, other = last.block, line.block
    if one.size and other.size and abs(one.size - other.size) > _SIZE:
        return False
    if one.bold != other.bold and one.box is not None:
        return False
    if line.capitals and not last.capitals:
        return " " not in line.text and not last.finished and not other.gap_before
    if one.box is None or one.centred == other.centred or not other.centred:
        return True
    return one.bold and other.bold and not other.gap_before


def _is_article_begun(text: str, below: str) -> bool:
    """Tell whether an article's number and first words go on below: "Điều 3. Chánh Văn phòng" over "UBND tỉnh, …"."""
    if _ARTICLE_BEGUN.fullmatch(text) is not None:
        return True
    return below.startswith(_COMMITTEES) and _OFFICE_BEGUN.fullmatch(text) is not None


def _is_open_basis(draft: Draft, line: Line) -> bool:
    """Tell whether a legal basis, which ends with a semicolon, a comma or a full stop, has not ended yet."""
    first = draft.lines[0].text
    if line.capitals or draft.lines[-1].text[-1] == ",":
        return False
    return first.startswith(_PROPOSALS) or (first.startswith("Căn cứ ") and draft.length > _SHORT_HEADING)


def _is_heading(draft: Draft) -> bool:
    return draft.begins is not None and draft.length <= _HEADING


def _is_heading_of_part(draft: Draft, line: Line) -> bool:
    """Tell whether capitals directly under "I. GIA HẠN NỘP" are the rest of it, in text that does not say how it is set."""
    begins = draft.begins
    return begins is not None and begins.style is Style.ROMAN and line.begins is None and line.block.box is None


def _hangs(draft: Draft, line: Line) -> bool:
    """Tell whether a line that is set in goes on from one at its left, as the items of a list are set."""
    first, last, box = draft.lines[0].block.box, draft.lines[-1].block.box, line.block.box
    finished = draft.lines[-1].finished
    if first is None or last is None or box is None:
        return False
    if not finished and starts_lower(line.text):
        return True
    if box.x0 <= first.x0 + _HANGING:
        return False
    if len(draft.lines) == 1:
        return draft.begins is not None and not finished
    return abs(box.x0 - last.x0) < _HANGING
