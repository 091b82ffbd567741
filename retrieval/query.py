"""What is left of a question once it is understood: frozen, and all that composers see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.model import Symbol
from corpus.place import Place
from retrieval.answer import Language
from retrieval.question.relations_asked import RelationAsked


class Kind(StrEnum):
    """Kind of question; each has its own composer."""

    COVERAGE = "coverage"  # which plan covers X
    LOOKUP = "lookup"  # what is Decision 942
    FIELD = "field"  # who issued it, when, signed by whom
    PROVISION = "provision"  # what does khoản 2 Điều 5 say
    FACT = "fact"  # how many, who, until when, under which condition
    LIST = "list"  # all plans of 2022
    COUNT = "count"  # how many decisions does the report cite
    RELATION = "relation"  # what replaced it, what is it based on
    DEFINITION = "definition"  # what is VCCI
    COMPARISON = "comparison"  # how do two provisions differ
    NEWS = "news"  # what is new since March


class Field(StrEnum):
    """An element of a document that a question may ask for."""

    SYMBOL = "symbol"
    DATE = "date"
    ISSUER = "issuer"
    SUBJECT = "subject"
    SIGNER = "signer"
    CAPACITY = "capacity"
    PERIOD = "period"
    RECIPIENTS = "recipients"


class Expected(StrEnum):
    """What the answer to a factual question must hold."""

    QUANTITY = "quantity"
    PERCENT = "percent"
    MONEY = "money"
    AMOUNT = "amount"  # a sum or a percentage, or that there is none
    TIME = "time"
    DURATION = "duration"  # how long, not when
    BODY = "body"
    PLACE = "place"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Target:
    """A document the question names, in the words of the question.

    Attributes:
        text: as written ("đề án 942", "Decision 24/2018").
        symbol: its symbol as far as it is given.
        start, end: offsets in :attr:`Query.text`.
        issuer: body named after it ("của UBND huyện …"), or None.
    """

    text: str
    symbol: Symbol
    start: int
    end: int
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing the question is about, with every way the library may write it.

    Attributes:
        text: as the question writes it.
        forms: folded alternatives; text that holds any of them holds the topic.
        name: a proper name, which evidence must hold.
        written: the renderings with diacritics, where the question is in English.
        start, end: offsets in :attr:`Query.text`, or -1 where it stands nowhere as one piece.
    """

    text: str
    forms: tuple[str, ...]
    name: bool = False
    written: tuple[str, ...] = ()
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Titled:
    """A document named by its type and the words of its title.

    Attributes:
        type: Vietnamese name of the type.
        phrases: folded words after (in English before) the type, with alternatives.
        start: offset of the type in :attr:`Query.text`.
        years: years said of this document ("năm 2023" after its title).
        names: names in the title as the question gives it.
    """

    type: str
    phrases: tuple[str, ...]
    start: int
    years: tuple[int, ...] = ()
    names: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """An understood question.

    Attributes:
        asked: the question as typed, cleaned.
        text: the question that is answered: repaired, and resolved from the conversation.
        spoken: language of the question itself; the reply may be in another.
        accented: whether it is typed with diacritics.
        kinds: kinds in the order in which composers are tried; FACT is always last.
        fields: elements asked for, in reading order.
        targets: documents named by number or short name.
        types: Vietnamese names of document types asked for ("Kế hoạch").
        within: types of documents that the question speaks of as known, without
            naming them ("báo cáo này", "trong báo cáo", "the report").
        place: provision asked for, or None.
        issuer: body whose documents are asked for ("UBND tỉnh"), or None.
        years: years named, outside symbols and periods.
        since: the day after which something counts as new, or None.
        topics: content of the question, without question words and targets.
        expected: what a factual answer must hold.
        units: folded nouns for what "bao nhiêu …" or "how many …" counts; empty where nothing is counted.
        abbreviation: the abbreviation whose meaning is asked, or None.
        derives: a document is asked for that carries out the one named.
        titled: for each type of document that the question names by its title
            ("Kế hoạch chuyển đổi số năm 2023"), that type and the folded ways its title may begin.
        results: what came about is asked for, not what was planned.
        draft: a draft is asked for.
        deadline: a day is asked for by which something is due.
        rate: a sum or a number is asked for by the month, the head or the piece.
        relation: how documents stand to each other is asked for.
        search_text: what the indexes are asked: text plus renderings and expansions.
    """

    asked: str
    text: str
    language: Language
    accented: bool
    kinds: tuple[Kind, ...]
    fields: tuple[Field, ...] = ()
    targets: tuple[Target, ...] = ()
    types: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    place: Place | None = None
    issuer: str | None = None
    years: tuple[int, ...] = ()
    since: date | None = None
    topics: tuple[Topic, ...] = ()
    expected: Expected = Expected.ANY
    units: tuple[str, ...] = ()
    abbreviation: str | None = None
    search_text: str = ""
    derives: bool = False
    titled: tuple[Titled, ...] = ()
    results: bool = False
    draft: bool = False
    deadline: bool = False
    rate: bool = False
    resolved: bool = False
    spoken: Language = Language.VIETNAMESE
    relation: RelationAsked | None = None
