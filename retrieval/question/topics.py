"""The content of a question: names, renderings of English terms, and runs of ordinary words.

Runs are cut where a question word, a document symbol or a cue stood, so that
no pair of syllables is formed across a gap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.evidence.terms import WORD
from retrieval.language.glossary import Translated, translate
from retrieval.language.names import NameIndex, NameMatch
from retrieval.query import Topic
from retrieval.question.cues import Cues
from retrieval.question.days_asked import days_asked
from retrieval.question.question_words import QuestionWords, question_words

_NUMBER_NOUN = re.compile(r"(?<=\b)(\d+)-(?=[a-z])")
"""In "4-star" the number belongs to the noun."""
_CALLED_AFTER = re.compile(r"(?<!\w)(Báo|Đài|Trường|Bệnh viện|Tạp chí|Công ty|Ngân hàng|Đại học|Cao đẳng)\s+$")
_NUMBER_BEFORE = re.compile(r"(?<![\w.,/-])\d{1,4}\s$")
_NUMBER_AFTER = re.compile(r"-\d{1,2}(?![\w/-])")
_GAP = "\x00"


def find_topics(
    text: str, content: str, written: str, *, cues: Cues, asking: QuestionWords, language: Language, names: NameIndex
) -> tuple[Topic, ...]:
    """Return what the question is about.

    Args:
        text: the question.
        content: its folded form, of the same length, with symbols blanked.
        written: the question with its diacritics put back, of the same length.
        asking: what is no content in a question of this language and typing.
    """
    dates = days_asked(text, language)
    matches = [
        match for match in names.match(text) if not any(d.start < match.end and match.start < d.end for d in dates)
    ]
    content = _NUMBER_NOUN.sub(r"\1 ", content) if language is Language.ENGLISH else content
    questions = asking.blanked(text, _GAP)
    matches = [match for match in matches if questions[match.start : match.end].strip(f" {_GAP}")]
    topics = [*dates, *(_name_topic(match) for match in matches)]
    topics += [topic for match in matches if (topic := _body_of_place(text, match)) is not None]
    left = blank(content, [*((day.start, day.end) for day in dates), *(_with_number(m, content) for m in matches)])
    left = cues.without_cues(left)
    if language is Language.ENGLISH:
        rendered = translate(text)
        free = [
            item
            for item in rendered
            if left[item.start : item.end].strip(f" {_GAP}") and questions[item.start : item.end].strip(f" {_GAP}")
        ]
        topics += [_rendered_topic(item, _number_before(content, item.start)) for item in free]
        left = blank(left, ((item.start - len(_number_before(content, item.start)), item.end) for item in free))
    left = "".join(_GAP if mark == _GAP else letter for letter, mark in zip(left, questions, strict=True))
    limits, left = _limits(text, left, asking)
    topics += limits
    topics += _runs(text, left, _Small(asking, written if written != text else ""))
    found = tuple(topic for topic in topics if topic.forms)
    return tuple(topic for topic in found if not asking.is_idle(topic.forms)) or found


def _limits(text: str, left: str, asking: QuestionWords) -> tuple[list[Topic], str]:
    """Return the turns that set a limit, "tối đa", each as a topic of its own, and what is left without them."""
    found = [
        Topic(text[match.start() : match.end()], asking.limits[turn], start=match.start(), end=match.end())
        for turn in asking.limits
        for match in re.finditer(rf"(?<!\w){turn}(?!\w)", left)
    ]
    return found, blank(left, ((topic.start, topic.end) for topic in found))


def _with_number(match: NameMatch, content: str) -> tuple[int, int]:
    """Return where a name stands with the number that belongs to it: "COVID-19"."""
    number = _NUMBER_AFTER.match(content, match.end)
    return match.start, number.end() if number is not None else match.end


def _name_topic(match: NameMatch) -> Topic:
    forms = (match.written, *match.names)
    return Topic(
        match.written,
        tuple(dict.fromkeys(" ".join(WORD.findall(fold(form))) for form in forms)),
        name=True,
        start=match.start,
        end=match.end,
    )


def _body_of_place(text: str, match: NameMatch) -> Topic | None:
    """Return a body that is called after a place, "Báo Bắc Giang", which the place alone is not."""
    before = _CALLED_AFTER.search(text[: match.start])
    if before is None:
        return None
    forms = (f"{fold(before[1])} {' '.join(WORD.findall(fold(name)))}" for name in (match.written, *match.names))
    return Topic(f"{before[1]} {match.written}", tuple(dict.fromkeys(forms)), name=True)


def _number_before(content: str, start: int) -> str:
    """Return the number that belongs to a noun, with the space after it: "4 " of "4-star"."""
    number = _NUMBER_BEFORE.search(content[:start])
    return number.group() if number is not None else ""


def _rendered_topic(item: Translated, number: str = "") -> Topic:
    forms = tuple(dict.fromkeys(" ".join(WORD.findall(number + fold(form))) for form in item.vietnamese))
    return Topic(item.english, forms, written=tuple(item.vietnamese), start=item.start, end=item.end)


class _Small:
    """Tells the words without content, as typed or as they are with diacritics: "o" of "khieu nai o can tho"."""

    def __init__(self, asking: QuestionWords, written: str) -> None:
        self._asking = asking
        self._written = written
        self._accented = question_words(Language.VIETNAMESE, accented=True)

    def __call__(self, word: str, start: int) -> bool:
        form = self._written[start : start + len(word)]
        return self._asking.is_function_word(word) or (bool(form) and self._accented.is_function_word(form))


def _runs(text: str, left: str, is_small: Callable[[str, int], bool]) -> list[Topic]:
    """Return one topic a run of neighbouring content words."""
    topics: list[Topic] = []
    run: list[re.Match[str]] = []
    for match in WORD.finditer(left):
        if run and not _adjacent(left, run[-1], match):
            _close(run, text, topics)
        if is_small(text[match.start() : match.end()], match.start()):
            _close(run, text, topics)
        else:
            run.append(match)
    _close(run, text, topics)
    return topics


def _adjacent(left: str, before: re.Match[str], after: re.Match[str]) -> bool:
    between = left[before.end() : after.start()]
    return len(between) <= 2 and _GAP not in between


def _close(run: list[re.Match[str]], text: str, topics: list[Topic]) -> None:
    if run:
        start, end = run[0].start(), run[-1].end()
        topics.append(Topic(text[start:end], (" ".join(m.group() for m in run),), start=start, end=end))
        run.clear()


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with these ranges replaced by gaps of the same length."""
    for start, end in spans:
        text = text[:start] + _GAP * (end - start) + text[end:]
    return text
