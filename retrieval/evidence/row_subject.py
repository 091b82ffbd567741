"""Whether the row of a table is about what a question asks for, or only stands in a table that is.

"Kinh phí chuyển đổi số năm 2023" is what the plan's table is about; each of its
rows gives the sum of one task, and none of them the sum that is asked for.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.model import Paragraph
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.evidence.columns import columns
from retrieval.evidence.terms import TermSet, words
from retrieval.query import Query
from retrieval.question.asked_words import content_words, reader
from retrieval.question.question_words import question_words

_TOTAL = re.compile(r"\W*(?:tong cong|tong so|tong|cong)\b")
_YEAR = re.compile(r"\W*(?:nam )?((?:19|20)\d\d)\W*")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?!\d)")
_SHORTEST = 1
"""Letters of a word that may be all that a row is called by; one alone is a number."""
_VALUE = re.compile(r"[\d.,%\s]*")


def is_on_its_row(query: Query, paragraph: Paragraph) -> bool:
    """Tell whether the cells of a row that are no numbers name something of the question, its year or the sum of all."""
    if query.spoken is not Language.VIETNAMESE or not query.topics:
        return True  # what an English question calls by a word of its own stands in no cell
    labels = [fold(cell) for _, cell in columns(paragraph) if not _VALUE.fullmatch(cell)]
    if any(_TOTAL.match(label) for label in labels):
        return True
    years = [int(year[1]) for _, cell in columns(paragraph) if (year := _YEAR.fullmatch(fold(cell)))]
    if any(year in query.years for year in years):
        return True
    if any(_spans(cell) & _spans(query.text) for cell in labels):
        return True
    if any(_is_said(query, cell) for _, cell in columns(paragraph) if cell and not _VALUE.fullmatch(cell)):
        return True
    terms = TermSet.of(" . ".join(cell for _, cell in columns(paragraph) if not _VALUE.fullmatch(cell)))
    return any(_names(form, terms) for topic in query.topics for form in topic.forms)


def _is_said(query: Query, cell: str) -> bool:
    """Tell whether a cell is one word that the question says as it is written: "Sắn", but not the "sản" of "sản lượng"."""
    found = tuple(reader(query)(cell))
    return len(found) == 1 and len(cell) > _SHORTEST and found[0] in content_words(query)


def _spans(text: str) -> set[tuple[str, str]]:
    """Return the spans of years in a text: a school year may be all that a row is called by."""
    return {(span[1], span[2]) for span in _SPAN.finditer(text)}


def _names(form: str, terms: TermSet) -> bool:
    """Tell whether a form of a topic and a label share two words that stand together, or the only word there is."""
    found = words(form)
    small = question_words(Language.VIETNAMESE, accented=False).small
    pairs = [pair for pair in pairwise(found) if not small & set(pair)]
    if pairs:
        return any(pair in terms.pairs for pair in pairs)
    return any(word in terms.singles for word in found)
