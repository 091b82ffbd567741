"""From a question as typed to a :class:`Query`: language, kind, documents, provision, years, content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from config.errors import QuestionError
from corpus.abbreviations import expand, is_abbreviation
from corpus.organisations import find_bodies
from corpus.place_label import find_place
from corpus.query_symbols import find_query_symbols
from corpus.symbols import SymbolMatch
from corpus.text.clean import clean
from corpus.text.dates import find_dates
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.cues import Cues, Turn, load_cues
from retrieval.language.detect import detect_language, is_accented
from retrieval.language.names import NameIndex
from retrieval.language.spelling import repair_question
from retrieval.query import Kind, Query, Target, Topic
from retrieval.terms import QuestionWords, question_words, words
from retrieval.topics import blank, find_topics
from retrieval.type_words import asked_types

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-]*\d)(?!/)")
_YEAR_PHRASE = re.compile(r"\b(?:(?:trong |cua )?nam|in|of|year)\s+(?:19|20)\d\d\b(?![\d/.-]*\d)")
_MONTH = re.compile(r"\b(?:thang|month)\s+(?P<month>1[0-2]|0?[1-9])(?:\s*(?:nam|/|-)?\s*(?P<year>20\d\d))?\b")
_DERIVES = re.compile(
    r"\b(?:ke hoach|van ban|quyet dinh|chuong trinh|bao cao)\s+(?:\S+ ){0,2}?(?:trien khai|thuc hien|cu the hoa|ket qua)\b"
    r"|\b(?:plan|programme|report) (?:\w+ ){0,3}?(?:implement|carr|on the results)"
)
_OF_BODY = re.compile(r"\s+(?:của|cua|do|of|by)\s+(?:the\s+)?", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<![\w/-])[A-ZĐ][A-ZĐ&-]{1,9}(?:\s+[A-ZĐ][A-ZĐ&-]{1,9})*(?![\w/-])")
_COUNTED_ENGLISH = re.compile(r"\bhow (?:many|much)\s+")
_COUNTED = re.compile(r"\b(?:bao nhieu|may)\s+((?:[^\W\d_]+\s?){1,3})")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What of the library's language understanding needs.

    Attributes:
        names: proper names of the library in all their spellings.
        vocabulary: folded syllables with the number of paragraphs they stand in.
    """

    names: NameIndex
    vocabulary: Mapping[str, int]


def check_question(text: str, max_characters: int) -> str:
    """Return the cleaned question.

    Raises:
        QuestionError: if it is too long, or holds no word that could be asked about.
    """
    cleaned = " ".join(clean(text).split())
    if len(cleaned) > max_characters:
        raise QuestionError(
            f"Câu hỏi dài {len(cleaned):,} ký tự, giới hạn là {max_characters:,}; đề nghị hỏi ngắn hơn. "
            f"(The question has {len(cleaned):,} characters, the limit is {max_characters:,}; please shorten it.)"
        )
    letters = sum(unicodedata.category(character)[0] in "LN" for character in cleaned)
    if letters < 2:
        raise QuestionError(
            f"Câu hỏi chỉ có {letters} chữ hoặc số; đề nghị viết ít nhất hai. "
            f"(The question holds {letters} letters or digits; please write at least two.)"
        )
    return cleaned


def understand(asked: str, lexicon: Lexicon, *, language: Language | None = None, today: date) -> Query:
    """Return what the question asks; ``asked`` has been through :func:`check_question`."""
    cues = load_cues()
    spoken = detect_language(asked)
    text = repair_question(asked, lexicon.vocabulary).text if spoken is Language.VIETNAMESE else asked
    folded = fold(text)
    symbols = find_query_symbols(text)
    content = blank(folded, ((match.start, match.end) for match in symbols))
    years = _years(content)
    content = _YEAR_PHRASE.sub(lambda match: " " * len(match.group()), content)
    asked_for = asked_types(content, spoken)
    by_list = cues.has(Turn.LIST, folded) or cues.has(Turn.COUNT, folded)
    bodies = find_bodies(text) if by_list else ()
    content = blank(content, [*asked_for.spans, *((body.start, body.end) for body in bodies)])
    targets = tuple(_target(text, match) for match in symbols)
    accented = is_accented(text)
    asking = question_words(spoken, accented=accented)
    topics = find_topics(text, content, cues=cues, asking=asking, language=spoken, names=lexicon.names)
    query = Query(
        asked=asked,
        text=text,
        language=language or spoken,
        spoken=spoken,
        accented=accented,
        kinds=(),
        fields=cues.fields_asked(folded),
        targets=targets,
        types=asked_for.wanted,
        within=asked_for.within,
        place=find_place(text),
        issuer=bodies[0].text if bodies else _rendered_issuer(topics) if by_list else None,
        years=years,
        since=_since(text, cues, folded, today),
        topics=topics,
        expected=cues.expected_answer(folded),
        units=_units(text, folded, asking, topics),
        abbreviation=_abbreviation(text, cues, folded, targets),
        derives=_DERIVES.search(folded) is not None,
        search_text=_search_text(text, topics),
    )
    return replace(query, kinds=_kinds(query, cues, folded))


def _target(text: str, match: SymbolMatch) -> Target:
    """Return a document named in the question, with the body named right after it."""
    after = _OF_BODY.match(text, match.end)
    body = next((b for b in find_bodies(text[after.end() :]) if b.start == 0), None) if after is not None else None
    return Target(text[match.start : match.end], match.symbol, match.start, match.end, body.text if body else None)


def _kinds(query: Query, cues: Cues, folded: str) -> tuple[Kind, ...]:
    """Return the kinds to try, most specific first; what a composer declines the next one takes."""
    kinds: list[Kind] = []
    by_cue = cues.kinds(folded)
    if Kind.COMPARISON in by_cue:
        kinds.append(Kind.COMPARISON)
    if query.place is not None:
        kinds.append(Kind.PROVISION)
    kinds += [kind for kind in (Kind.COUNT, Kind.RELATION) if kind in by_cue]
    if query.abbreviation is not None:
        kinds.append(Kind.DEFINITION)
    if query.fields:
        kinds.append(Kind.FIELD)
    kinds += [kind for kind in (Kind.NEWS, Kind.LIST) if kind in by_cue]
    if cues.has(Turn.COVERAGE, folded) and not query.targets:
        kinds.append(Kind.COVERAGE)
    if query.targets:
        kinds.append(Kind.LOOKUP)
    return (*kinds, Kind.FACT)


def _rendered_issuer(topics: Sequence[Topic]) -> str | None:
    """Return the body that an English name renders: "the Provincial People's Committee"."""
    return next((form for topic in topics for form in topic.written if find_bodies(form)), None)


def _years(content: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(match.group()) for match in _YEAR.finditer(content)))


def _since(text: str, cues: Cues, folded: str, today: date) -> date | None:
    """Return the day a question about news counts from, as far as it gives one."""
    if not cues.has(Turn.NEWS, folded):
        return None
    days = [mention.date.value for mention in find_dates(text) if mention.date.value is not None]
    if days:
        return days[0]
    month = _MONTH.search(folded)
    if month is not None:
        return date(int(month.group("year") or today.year), int(month.group("month")), 1)
    year = _YEAR.search(folded)
    return date(int(year.group()), 1, 1) if year is not None else None


def _units(text: str, folded: str, asking: QuestionWords, topics: Sequence[Topic]) -> tuple[str, ...]:
    """Return the nouns that are counted: the syllables after "bao nhiêu", or the renderings of those after "how many"."""
    english = _COUNTED_ENGLISH.search(folded)
    if english is not None:
        return next(
            (topic.forms for topic in topics if fold(topic.text) in folded[english.end() : english.end() + 40]), ()
        )
    match = _COUNTED.search(folded)
    if match is None:
        return ()
    typed = text[match.start(1) : match.end(1)].split()
    kept = takewhile(lambda word: not asking.is_function_word(word), typed)
    syllables = [fold(word) for word in kept]
    return tuple(
        " ".join(syllables[:length])
        for length in range(min(3, len(syllables)), 0, -1)
        if length > 1 or len(syllables) == 1
    )


def _abbreviation(text: str, cues: Cues, folded: str, targets: Sequence[Target]) -> str | None:
    """Return the abbreviation whose meaning is asked, in capitals or as the table knows it."""
    if targets or not cues.has(Turn.DEFINITION, folded):
        return None
    capitals = [match.group() for match in _CAPITALS.finditer(text)]
    shouted = text == text.upper()
    if capitals and not shouted:
        return max(capitals, key=len)
    return next((word for word in words(folded) if is_abbreviation(word)), None)


def _search_text(text: str, topics: Sequence[Topic]) -> str:
    """Return the question with every other way its content may be written, for the lexical index."""
    forms = (form for topic in topics for form in topic.forms)
    return " ".join(dict.fromkeys((text, *forms, *expand(text), *expand(text.upper()))))
