"""From a question as typed to a :class:`Query`: language, kind, documents, provision, years, content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from config.errors import QuestionError
from corpus.abbreviations import is_abbreviation
from corpus.expansions import expand
from corpus.organisations import BodyMention, find_bodies
from corpus.place import Place
from corpus.place_label import find_place
from corpus.query_symbols import find_query_symbols
from corpus.symbols import SymbolMatch
from corpus.text.clean import clean
from corpus.text.dates import find_dates
from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from retrieval.answer import Language
from retrieval.evidence.counted import counted_topics, without_count
from retrieval.evidence.intended import asks_for_results
from retrieval.evidence.rates import is_rate
from retrieval.evidence.terms import words
from retrieval.language.detect import detect_language, is_accented
from retrieval.language.i_and_y import with_i_and_y
from retrieval.language.names import NameIndex
from retrieval.language.own_abbreviations import OtherForms, with_other_forms
from retrieval.language.spelling import repair_question
from retrieval.language.written_out import with_written_out
from retrieval.query import Expected, Kind, Query, Target, Topic
from retrieval.question.cues import Cues, Turn, asking_words, is_about_news, load_cues
from retrieval.question.question_words import question_words
from retrieval.question.relations_asked import relation_asked
from retrieval.question.topics import blank, find_topics
from retrieval.question.type_words import TypeWords, asked_types
from retrieval.targets.targets_named import named_target, without_issuers
from retrieval.targets.titles_named import find_titled

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-]*\d)(?!/)")
_YEAR_PHRASE = re.compile(r"\b(?:(?:trong |cua )?nam|in|of|year)\s+(?:19|20)\d\d\b(?![\d/.-]*\d)")
_MONTH = re.compile(r"\b(?:thang|month)\s+(?P<month>1[0-2]|0?[1-9])(?:\s*(?:nam|/|-)?\s*(?P<year>20\d\d))?\b")
_DERIVES = re.compile(
    r"\b(?:ke hoach|van ban|quyet dinh|chuong trinh|bao cao)\s+(?:\S+ ){0,2}?(?:trien khai|thuc hien|cu the hoa|ket qua)\b"
    r"|\b(?:plan|programme|report) (?:\w+ ){0,3}?(?:implement|carr|on the results)"
)
_PLACE_WORDS = re.compile(
    r"\b(?:phu luc|dieu|khoan|diem|tieu muc|muc|chuong|phan|appendix|annex|article|art\.?|clause|point|section|chapter|part)"
    r"\s+(?:so\s+)?(?:\d{1,3}[a-z]?|[ivxlc]{1,5}|[a-y])(?:\s?\([0-9a-z]{1,3}\)){0,2}(?![\w%])(?:\s+(?:ban hanh\s+)?kem theo\b)?"
)
"""Words that name the provision itself, which are no content of the question."""
_COMPARING = re.compile(r"^\W*(?:hay |please )?(?:so sanh|doi chieu|compare)\s+(?:the )?")
"""Words in front of what is compared, of which the value is asked that a question for it alone would ask."""
_AND = re.compile(r"\s*(?:,|va|voi|hay|hoac|so voi|and|or|versus|vs\.?)\s+(?:\w+\s+){0,3}")
_CARRYING_OUT = re.compile(
    r"(?<=\bnao )(?:(?:cua )?(?:tinh|huyen|thanh pho|xa) )?(?:de |nham )?(?:trien khai|thuc hien|cu the hoa)(?: thuc hien)?\b"
)
"""Words after "kế hoạch nào" that only say how the document stands to its subject; its title may use others."""
_DRAFT = re.compile(r"\b(?:ban )?du thao\b|\bdrafts?\b")
_DEADLINE = re.compile(
    r"\b(?:thoi )?han (?:gui|nop|chot|cuoi|dang ky|bao cao|hoan thanh)\b|\bcham nhat\b|\btruoc ngay (?:nao|may|bao nhieu)\b|\bdeadline\b"
    r"|\bby (?:when|what date|which date)\b|\bdue\b|\bphai (?:\S+ ){1,8}(?:khi nao|ngay nao|bao gio)\b"
)
_CAPITALS = re.compile(r"(?<![\w/-])[A-ZĐ][A-ZĐ&-]{1,9}(?:\s+[A-ZĐ][A-ZĐ&-]{1,9})*(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What of the library's language understanding needs.

    Attributes:
        names: proper names of the library in all their spellings.
        vocabulary: folded syllables with the number of paragraphs they stand in.
        restore: puts back the diacritics of a text typed without them, as the library would write it.
        other_forms: abbreviations that the library explains, and their names, each with the other way of writing it.
    """

    names: NameIndex
    vocabulary: Mapping[str, int]
    restore: Callable[[str], str] = str
    other_forms: OtherForms = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class _Read:
    """A question taken apart.

    Attributes:
        text: the question as it was meant.
        folded: the same, folded.
        titled: the same with symbols, years and provisions blanked, in which titles are looked for.
        content: what is left of it without the words for types and bodies.
    """

    text: str
    folded: str
    spoken: Language
    symbols: tuple[SymbolMatch, ...]
    years: tuple[int, ...]
    place: Place | None
    titled: str
    content: str
    types: TypeWords
    bodies: tuple[BodyMention, ...]


def understand(asked: str, lexicon: Lexicon, *, language: Language | None = None, today: date) -> Query:
    """Return what the question asks; ``asked`` has been through :func:`check_question`."""
    cues = load_cues()
    read = _read(asked, lexicon, cues)
    text, folded, spoken, heard = read.text, read.folded, read.spoken, asking_words(read.text)
    targets = tuple(named_target(text, match) for match in read.symbols)
    topics, units, expected = _content(read, lexicon, cues, heard)
    topics = without_issuers(topics, targets)
    query = Query(
        asked=asked,
        text=text,
        language=language or spoken,
        spoken=spoken,
        accented=is_accented(text),
        kinds=(),
        fields=cues.fields_asked(heard),
        targets=targets,
        types=read.types.wanted,
        within=read.types.within,
        place=read.place,
        issuer=_issuer(read, topics, cues),
        years=read.years,
        since=_since(text, cues, folded, today),
        topics=topics,
        expected=expected,
        units=units,
        abbreviation=_abbreviation(text, cues, folded, targets),
        derives=_DERIVES.search(folded) is not None,
        titled=() if targets else find_titled(folded, read.titled, topics, spoken),
        results=asks_for_results(text, accented=is_accented(text)),
        draft=_DRAFT.search(folded) is not None,
        deadline=_DEADLINE.search(folded) is not None,
        rate=expected in (Expected.MONEY, Expected.AMOUNT, Expected.QUANTITY) and is_rate(folded),
        relation=relation_asked(folded, [(target.start, target.end) for target in targets]),
        search_text=_search_text(text, topics),
    )
    return replace(query, kinds=_kinds(query, cues, heard))


def _content(
    read: _Read, lexicon: Lexicon, cues: Cues, heard: str
) -> tuple[tuple[Topic, ...], tuple[str, ...], Expected]:
    """Return what a question is about, what it counts, and what an answer must hold."""
    text, spoken, accented = read.text, read.spoken, is_accented(read.text)
    asking = question_words(spoken, accented=accented)
    written = _restored(text, lexicon) if spoken is Language.VIETNAMESE and not accented else text
    content = read.content if accented or spoken is Language.ENGLISH else without_count(heard, read.content)
    found = find_topics(text, content, written, cues=cues, asking=asking, language=spoken, names=lexicon.names)
    topics = _in_all_forms(found, lexicon)
    expected = cues.expected_answer(_COMPARING.sub("", heard))
    return *counted_topics(heard, text, asking, topics, expected, accented=accented), expected


def _read(asked: str, lexicon: Lexicon, cues: Cues) -> _Read:
    spoken = detect_language(asked)
    text = repair_question(asked, lexicon.vocabulary).text if spoken is Language.VIETNAMESE else asked
    folded = fold(text)
    symbols = find_query_symbols(text)
    content = blank(folded, ((match.start, match.end) for match in symbols))
    years = _years(content)
    place = find_place(text)
    content = _blanked(_YEAR_PHRASE, content)
    content = blank(content, (match.span() for match in _YEAR.finditer(content)))
    if place is not None:
        content = blank(content, (match.span() for match in _PLACE_WORDS.finditer(content)))
    titled = content
    content = _blanked(_CARRYING_OUT, _blanked(_DRAFT, content))
    types = asked_types(content, spoken)
    bodies = find_bodies(text) if _lists(cues, folded) else ()
    content = blank(content, [*types.spans, *((body.start, body.end) for body in bodies)])
    return _Read(text, folded, spoken, symbols, years, place, titled, content, types, bodies)


def _in_all_forms(topics: Sequence[Topic], lexicon: Lexicon) -> tuple[Topic, ...]:
    """Return topics with the other ways in which documents write them."""
    return with_i_and_y(with_other_forms(with_written_out(topics), lexicon.other_forms), lexicon.vocabulary)


def _restored(text: str, lexicon: Lexicon) -> str:
    """Return the question with diacritics, as far as they change nothing else in it."""
    written = lexicon.restore(text)
    return written if fold(written) == fold(text) else text


def _lists(cues: Cues, folded: str) -> bool:
    return cues.has(Turn.LIST, folded) or cues.has(Turn.COUNT, folded)


def _issuer(read: _Read, topics: Sequence[Topic], cues: Cues) -> str | None:
    """Return the body whose documents are listed: as named, or as an English name renders it."""
    if read.bodies:
        return read.bodies[0].text
    if not _lists(cues, read.folded):
        return None
    return next((form for topic in topics for form in topic.written if find_bodies(form)), None)


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _kinds(query: Query, cues: Cues, folded: str) -> tuple[Kind, ...]:
    """Return the kinds to try, most specific first; what a composer declines the next one takes."""
    kinds: list[Kind] = []
    by_cue = cues.kinds(folded)
    if Kind.COMPARISON in by_cue or _names_two(query, folded):
        kinds.append(Kind.COMPARISON)
    if query.place is not None:
        kinds.append(Kind.PROVISION)
    kinds += [Kind.COUNT] if Kind.COUNT in by_cue else []
    kinds += [Kind.RELATION] if query.relation is not None else []
    if query.abbreviation is not None or (cues.has(Turn.DEFINITION, folded) and query.topics and not query.targets):
        kinds.append(Kind.DEFINITION)
    if query.fields:
        kinds.append(Kind.FIELD)
    is_counted = query.expected is Expected.QUANTITY and Kind.COUNT not in kinds  # "bao nhiêu dự án mới"
    kinds += [Kind.NEWS] if is_about_news(cues, query.text) and not is_counted else []
    kinds += [Kind.LIST] if Kind.LIST in by_cue else []
    kinds += [Kind.COVERAGE] if cues.has(Turn.COVERAGE, folded) and not query.targets else []
    kinds += [Kind.LOOKUP] if query.targets else []
    return (*kinds, Kind.FACT)


def _names_two(query: Query, folded: str) -> bool:
    """Tell whether one thing is asked of two documents: "Quyết định 745 và Quyết định 1388 có bao nhiêu …"."""
    if len(query.targets) != 2 or query.fields:
        return False
    first, second = query.targets
    return _AND.fullmatch(folded[first.end : second.start]) is not None and bool(query.topics)


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


def _abbreviation(text: str, cues: Cues, folded: str, targets: Sequence[Target]) -> str | None:
    """Return the abbreviation whose meaning is asked, in capitals or as the table knows it."""
    if targets or not cues.has(Turn.DEFINITION, folded):
        return None
    capitals = [match.group() for match in _CAPITALS.finditer(text)]
    shouted = text == text.upper()
    if capitals and not shouted:
        return max(capitals, key=len)
    typed = zip(words(folded), words(text.lower()), strict=False)
    return next((word for word, written in typed if _is_bare_abbreviation(word, written)), None)


def _is_bare_abbreviation(word: str, written: str) -> bool:
    """Tell whether a word in small letters can only be an abbreviation: "ttdn", and not "dự", which folds to "du"."""
    return is_abbreviation(word) and written == word and not is_bare_syllable(word)


def _search_text(text: str, topics: Sequence[Topic]) -> str:
    """Return the question with every other way its content may be written, for the lexical index."""
    forms = (form for topic in topics for form in topic.forms)
    return " ".join(dict.fromkeys((text, *forms, *expand(text), *expand(text.upper()))))
