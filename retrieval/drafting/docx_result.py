"""The checked draft as DOCX: the findings as comments, the corrections as tracked changes.

A draft that came as DOCX keeps its look; of any other a plain document in the
layout of NĐ 30/2020/NĐ-CP, Phụ lục I, is made from its paragraphs.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from config.command_line import write_file
from corpus.model import Format, Paragraph, ParagraphId, ParagraphKind
from retrieval.answer import Language
from retrieval.citations import source_label
from retrieval.drafting.docx_comments import style_comments
from retrieval.drafting.docx_order import WordLine, can_be_moved, move_lines, to_move
from retrieval.drafting.docx_runs import Author, Change, Seen, cut, delete, insert, mark_end, seen, text_of
from retrieval.drafting.sequence import end_mark
from retrieval.drafting.verdicts import FAULTLESS, Check, Edit, Line, Placed
from retrieval.drafting.wording import correction, message, tell, title

QUOTE = 400
"""Characters of a quote that a comment shows."""
INITIALS = "KT"
CELLS = 40
"""Word paragraphs around one of a row among which its other cells are looked for."""
FIRST_CHANGE = 9_000
"""First number of a tracked change; those of the draft's own changes are small."""
_NUMBER = re.compile(r"^\s*(?:[IVXLC]+\.|\d+(?:\.\d+)*[.)]?|[a-zđ]\)|[-–+•*])\s+")
_CENTRED = (ParagraphKind.HEADER, ParagraphKind.TITLE, ParagraphKind.SIGNATURE)


def write_check(check: Check, into: Path, *, source: Path | None = None, language: Language) -> None:
    """Write the checked draft into a file; see :func:`check_docx`."""
    write_file(into, check_docx(check, source=source, language=language))


def check_docx(check: Check, *, source: Path | None = None, language: Language) -> bytes:
    """Return the checked draft as the bytes of a DOCX.

    Args:
        source: the file of the draft; looked at where it is a DOCX.
    """
    keeps = source is not None and check.draft.document.format is Format.DOCX
    document = docx.Document(str(source)) if keeps else _plain(check.draft.paragraphs)
    author = Author(tell(language, "comment_author"), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    _Marker(document, check, author, language).mark()
    if len(document.comments):
        style_comments(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Ending(Enum):
    """Where in its block a căn cứ line stands after the moves: its end mark depends on it."""

    WITHIN = "within"
    LAST = "last"
    MOVED = "moved"
    """It was moved with its corrections, so that nothing is left to be done."""


@dataclass(slots=True)
class _Marker:
    document: Any
    check: Check
    author: Author
    language: Language
    number: int = FIRST_CHANGE
    _texts: list[tuple[Any, Seen]] = field(default_factory=list)

    def mark(self) -> None:
        """Put comments and changes into the document, paragraph by paragraph."""
        body = self.document.element.body
        self._texts = [(p, seen(text_of(p))) for p in body.iter(qn("w:p"))]
        lines: dict[ParagraphId, list[Line]] = defaultdict(list)
        for line in self.check.lines:
            if line.faulty:
                lines[line.paragraph.id].append(line)
        elements = self._elements(lines)
        paragraphs = [paragraph for paragraph in self.check.draft.paragraphs if paragraph.id in elements]
        places = [place for p in paragraphs for place in self._places(p, elements[p.id], lines.get(p.id, ()))]
        for element, _, own in places:
            self._comment_on(element, own)
        endings = self._order(paragraphs, elements, lines)
        for element, paragraph, own in places:
            ending = endings.get(paragraph.id)
            edits = _edits(paragraph, own, ending) if ending is not _Ending.MOVED else []
            if edits:
                for change in self._changes(text_of(element), paragraph, edits):
                    self._change(element, change)

    def _places(
        self,
        paragraph: Paragraph,
        element: Any,  # noqa: ANN401 - an lxml element
        lines: Sequence[Line],
    ) -> list[tuple[Any, Paragraph, Sequence[Line]]]:
        """Return a paragraph with the Word paragraph that holds it; of a row each line with that of its cell."""
        if paragraph.kind is not ParagraphKind.TABLE_ROW:
            return [(element, paragraph, lines)]
        if not lines:
            return []
        first = next(n for n, (p, _) in enumerate(self._texts) if p is element)
        near = self._texts[max(first - CELLS, 0) : first + CELLS]
        return [
            (next((p for p, text in near if seen(line.text).text in text.text), element), paragraph, [line])
            for line in lines
        ]

    def _order(
        self,
        paragraphs: Sequence[Paragraph],
        elements: Mapping[ParagraphId, Any],
        lines: Mapping[ParagraphId, Sequence[Line]],
    ) -> dict[ParagraphId, _Ending]:
        """Put the blocks of căn cứ into their right order; return where their lines stand now."""
        endings: dict[ParagraphId, _Ending] = {}
        for block in self.check.blocks:
            places = {placed.paragraph_id: _Ending.LAST if placed is block[-1] else _Ending.WITHIN for placed in block}
            own = [paragraph for paragraph in paragraphs if paragraph.id in places]
            standing = {
                p.id: self._word_line(WordLine(elements[p.id]), p, _edits(p, lines.get(p.id, ()), places[p.id]))
                for p in own
            }
            if not can_be_moved(block, standing):
                self._tell_order(block)
                continue
            self.number = move_lines(block, standing, self.author, self.number)
            endings |= places | dict.fromkeys(to_move(block), _Ending.MOVED)
        return endings

    def _word_line(self, whole: WordLine, paragraph: Paragraph, edits: Sequence[Edit]) -> WordLine:
        """Return where in its Word paragraph a line stands, with its edits as changes there."""
        text = text_of(whole.element)
        start, end = self._span(text, paragraph, 0, len(paragraph.text)) or (0, len(text))
        return replace(whole, start=start, end=end, changes=tuple(self._changes(text, paragraph, edits)))

    def _elements(self, lines: Mapping[ParagraphId, Sequence[Line]]) -> dict[ParagraphId, Any]:
        """Return the Word paragraph that holds each paragraph of the draft, as far as it is found."""
        elements: dict[ParagraphId, Any] = {}
        cursor = 0
        for paragraph in self.check.draft.paragraphs:
            found = self._find(paragraph, cursor, lines.get(paragraph.id, ()))
            if found is not None:
                cursor = found + 1
                elements[paragraph.id] = self._texts[found][0]
        return elements

    def _find(self, paragraph: Paragraph, cursor: int, lines: Sequence[Line]) -> int | None:
        """Return the position of the Word paragraph that holds a paragraph of the draft."""
        whole = seen(_NUMBER.sub("", paragraph.text)).text.strip()
        for wanted in (whole, *(seen(line.text).text for line in lines)):
            for start in (cursor, max(cursor - 1, 0), 0) if lines else (cursor, max(cursor - 1, 0)):
                for position in range(start, len(self._texts)):
                    if wanted and wanted in self._texts[position][1].text:
                        return position
        return None

    def _comment_on(self, element: Any, lines: Sequence[Line]) -> None:  # noqa: ANN401 - an lxml element
        original = text_of(element) if lines else ""
        spans = [(line, span) for line in lines if (span := self._span(original, line.paragraph, line.start, line.end))]
        for line, (start, end) in reversed(spans):
            runs = cut(element, start, end)
            if runs:
                word = WordParagraph(element, self.document)
                self.document.add_comment(
                    [Run(runs[0], word), Run(runs[-1], word)],
                    text="\n".join(self._comment(line)),
                    author=self.author.name,
                    initials=INITIALS,
                )

    def _changes(self, text: str, paragraph: Paragraph, edits: Sequence[Edit]) -> Iterator[Change]:
        """Yield the edits of a paragraph as changes of the Word paragraph's text, the last one first."""
        for edit in sorted(edits, key=lambda item: (-item.start, -item.end)):
            at = self._span(text, paragraph, edit.start, edit.end)
            if at is None:
                continue
            start, end = at
            if not edit.text and edit.end - edit.start == len(
                paragraph.text
            ):  # with the line break of the line removed
                broken = text[end:].lstrip(" ")[:1] == "\n"
                end = text.index("\n", end) + 1 if broken else end
                start = len(text[:start].rstrip(" \n")) if not broken else start
            yield Change(start, end, edit.text)

    def _change(self, element: Any, change: Change) -> None:  # noqa: ANN401
        whole = text_of(element).strip()
        if change.text:
            self.number = insert(element, change.end, change.text, self.author, self.number)
        if change.end > change.start:
            self.number = delete(cut(element, change.start, change.end), self.author, self.number)
        if not change.text and change.end - change.start >= len(whole) > 0:
            self.number = mark_end(element, "w:del", self.author, self.number)

    def _span(self, original: str, paragraph: Paragraph, start: int, end: int) -> tuple[int, int] | None:
        """Return where characters of the draft's paragraph stand in the Word paragraph."""
        word, text = seen(original), paragraph.text
        lead = _NUMBER.match(text)
        base = lead.end() if lead is not None and start >= lead.end() else 0
        before, inside = seen(text[base:start] + "|").text[:-1].lstrip(), seen(text[start:end]).text
        whole, cell = seen(text[base:]).text.strip(), word.text.strip()
        if whole not in word.text and cell in whole:  # the Word paragraph is a cell of the row
            before, whole = before[whole.find(cell) :], cell
        first = max(word.text.find(whole), 0)
        if inside.strip():
            return word.find(inside, word.text.find(inside, first + len(before) - 1 if before else first))
        at = first + len(before)
        place = word.offsets[at] if at < len(word.offsets) else len(original)
        if at and at - 1 < len(word.offsets):
            place = word.offsets[at - 1] + 1  # right behind the character before, whatever white space follows
        return place, place

    def _comment(self, line: Line) -> Iterator[str]:
        for finding in line.findings:
            if finding.verdict in FAULTLESS:
                continue
            said = title(finding.verdict, self.language)
            yield f"{said[0].upper()}{said[1:]}. {message(finding, self.language)}"
            for n in finding.sources:
                citation = self.check.citations[n - 1]
                label = source_label(citation.document, citation.paragraph, self.language)
                quote = textwrap.shorten(citation.quote, QUOTE, placeholder=" …")
                yield tell(self.language, "source_line", label=f"{label}: “{quote}”")
        yield from correction(line, self.language)

    def _tell_order(self, block: Sequence[Placed]) -> None:
        """Put căn cứ that share a Word paragraph in their right order into a comment on the first of them."""
        first = min(block, key=lambda placed: placed.position)
        paragraph = next(p for p in self.check.draft.paragraphs if p.id == first.paragraph_id)
        words = seen(paragraph.text).text.strip()[:20]
        element = next((p for p, text in self._texts if words and words in text.text), None)
        runs = cut(element, 0, len(text_of(element))) if element is not None else []
        if runs and element is not None:
            word = WordParagraph(element, self.document)
            text = "\n".join((tell(self.language, "ordered"), *(placed.text for placed in block)))
            self.document.add_comment(
                [Run(runs[0], word), Run(runs[-1], word)], text=text, author=self.author.name, initials=INITIALS
            )


def _edits(paragraph: Paragraph, lines: Sequence[Line], ending: _Ending | None) -> list[Edit]:
    """Return the edits of a paragraph; ``ending`` tells where it stands once the lines of its block have changed places."""
    edits = [edit for line in lines for edit in line.edits]
    if ending is None:
        return edits
    marks = [end_mark(paragraph.text, last=wanted) for wanted in (True, False)]
    mark = end_mark(paragraph.text, last=ending is _Ending.LAST)
    return [edit for edit in edits if edit not in marks] + ([mark] if mark is not None else [])


def _plain(paragraphs: Sequence[Paragraph]) -> Any:  # noqa: ANN401 - python-docx ships no types
    """Return a Word document with the paragraphs of a draft, on A4 with the margins and type size of the decree."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.NOISE:
            continue
        word = document.add_paragraph()
        run = word.add_run(paragraph.text)
        run.bold = paragraph.kind in (ParagraphKind.TITLE, ParagraphKind.HEADING)
        run.italic = paragraph.kind is ParagraphKind.BASIS
        word.paragraph_format.space_after = Pt(6)
        centred = paragraph.kind in _CENTRED
        word.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    return document
