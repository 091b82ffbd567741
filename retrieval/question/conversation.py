"""Follow-up questions: what "đề án đó" or "it" means, from what was asked before.

A follow-up keeps its own words; the thing it points to is put in their place,
so that the resolved question can be shown and asked by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.model import RegisterEntry
from corpus.query_symbols import find_query_symbols
from corpus.symbols import SymbolMatch
from corpus.text.fold import fold
from corpus.types import find_types
from retrieval.answer import Answer, Language, Outcome
from retrieval.evidence.terms import words
from retrieval.naming import short_name
from retrieval.query import Expected, Query
from retrieval.question.cues import Turn, load_cues
from retrieval.question.provision_above import said_above
from retrieval.question.turned import SHORT_FOLLOW_UP, turned

_LEAD_IN = re.compile(
    r"^\s*(?:(?:thế còn|vậy còn|còn|thế|vậy|rồi|the con|vay con|con|the|vay|roi|and|but|so|then)\s*[:,]?\s+)?"
    r"(?:(?:what|how) about\s+)?",
    re.I,
)
_ONLY_TURNS_TO = re.compile(
    r"[\s,:?.]*(?:(?:the con|vay con|con|the|vay|roi|and|but|so|then)(?:[\s,:?.]+(?:thi sao|the nao|(?:how|what) about))?"
    r"|thi sao|(?:how|what) about)[\s,:?.]*"
)
"""All that a follow-up says which only turns to another document, in folded text: "còn … thì sao?"."""
_ALONE = re.compile(r"^(?:riêng|rieng)\s+", re.I)
_TIME = re.compile(r"(?:thang|quy|ngay) [\di]|\d{1,2}(?:/| thang )\d{1,2}")
_ALIKE = re.compile(r"[\s,]*\b(?:thì|thi) sao[\s?.]*$", re.I)
"""What asks the same of another thing, and is no content."""
_IT = re.compile(r"\bnó\b", re.I)
_OF_THOSE = re.compile(
    r"(?:trong (?:số )?(?:đó|này)|trong (?:so )?(?:do|nay))\s*,?\s+(?:thì |thi |có |co |những |nhung |các |cac )*"
    r"(?:(?:cái|cai|văn bản|van ban|kế hoạch|ke hoach|quyết định|quyet dinh|báo cáo|bao cao|công văn|cong van|nghị quyết|nghi quyet)"
    r" (?:nào|nao) )?(?:là |la )?|which (?:ones? )?of (?:them|those|these)(?: (?:are|is|was|were))?\s+",
    re.I,
)
"""Words that ask of what was found before only those that fit: "trong số đó, kế hoạch nào của …"."""
NUMBER_WORD = 5
"""Characters between the type of a document and its number: " số "."""
FEW_WORDS = 3
"""Words of content in a question that says too little to stand by itself after another."""
_POINTER = re.compile(
    r"(?P<type>văn bản|kế hoạch|quyết định|báo cáo|công văn|nghị quyết|quy chế|quy định|chỉ thị|thông báo|tờ trình"
    r"|hướng dẫn|chương trình|đề án|phương án|dự án|thỏa thuận"
    r"|van ban|ke hoach|quyet dinh|bao cao|cong van|nghi quyet|quy che|quy dinh|chi thi|thong bao|to trinh"
    r"|huong dan|chuong trinh|de an|phuong an|du an|thoa thuan)\s+(?:đó|ấy|này|kia|trên|do|ay|nay|kia|tren)\b"
    r"|\b(?:nó|no)\b"
    r"|\b(?:(?:this|that|the same)\s+(?:document|plan|decision|report|letter|regulation|scheme|project|one)|its|it|that|this)\b",
    re.I,
)


def resolve(
    question: str, query: Query, previous: str, ask: Callable[[str], Answer], understand: Callable[[str], Query]
) -> str | None:
    """Return the question with its pointer replaced, or None where it stands by itself.

    Args:
        question: the follow-up as typed.
        query: the follow-up, understood by itself.
        previous: the question before it.
        ask: answers a question; what the previous one was about is found by asking it.
        understand: understands a question by itself.
    """
    if query.targets:
        return _other_document(query, previous)
    provision = _other_provision(question, query, previous, ask, understand)
    if provision is not None:
        return provision
    if not load_cues().has(Turn.ANAPHORA, fold(question)) and not _IT.search(question):
        if _is_fragment(question, query):
            return _completed(question, query, understand(previous))
        return _elliptic(question, query, previous, ask, understand)
    return _referring(_ALIKE.sub("", _LEAD_IN.sub("", question, count=1)), query, previous, ask, understand)


def _referring(
    bare: str, query: Query, previous: str, ask: Callable[[str], Answer], understand: Callable[[str], Query]
) -> str | None:
    """Return a question that refers to what was said before, "riêng lúa?", "đề án đó", with that put in."""
    narrowed = _OF_THOSE.match(bare)
    if narrowed is not None and not query.fields and query.expected in (Expected.ANY, Expected.BODY):
        return f"{previous.rstrip(' ?.')} {bare[narrowed.end() :]}"
    changed = turned(bare, query, understand(previous))
    if changed is not None:
        return changed
    pointed = _POINTER.search(bare) is not None
    if not pointed and len(bare.split()) <= SHORT_FOLLOW_UP:
        added = (
            _ALONE.sub("", bare) if query.expected is Expected.ANY else bare
        )  # "riêng lúa?" says of what, and no more
        return f"{previous.rstrip(' ?.')} {added}"
    subject = _subject(ask(previous), understand(previous), query.language)
    if subject is None:
        place = _named_before(query, understand(previous))
        return f"{bare.rstrip(' ?.')} ({place})?" if place is not None else None
    replaced, count = _POINTER.subn(lambda match: _in_place(match, subject), bare, count=1)
    if count:
        return replaced
    return f"{bare.rstrip(' ?.')} {subject}?"


def _other_provision(
    question: str, query: Query, previous: str, ask: Callable[[str], Answer], understand: Callable[[str], Query]
) -> str | None:
    """Return a provision that names no document as one of the document before: "còn điều 1?", "điểm b nói gì?"."""
    if query.place is None or query.place.attachment or query.titled or query.within or _content(query) > FEW_WORDS:
        return None
    subject = _subject(ask(previous), understand(previous), query.language)
    if subject is None:
        return None
    asked = _ALIKE.sub("", _LEAD_IN.sub("", question, count=1)).rstrip(" ?.,")
    return f"{asked}{said_above(query.place, understand(previous).place, query.language)}, {subject}?"


def _content(query: Query) -> int:
    return sum(len(words(topic.forms[0])) for topic in query.topics)


def _is_fragment(question: str, query: Query) -> bool:
    """Tell whether a question is a few words that ask nothing by themselves: "Đồng Bái?", "nông thôn?"."""
    asks = query.fields or query.types or query.titled or query.place or query.expected is not Expected.ANY
    return not asks and len(question.split()) <= FEW_WORDS


def _completed(fragment: str, query: Query, before: Query) -> str | None:
    """Return the question before with a few words put in or, where they themselves are asked about, added: "cao đẳng?"."""
    changed = turned(fragment, query, before)
    if changed is not None or not fragment.rstrip().endswith("?") or before.expected is Expected.ANY:
        return changed
    return f"{before.asked.rstrip(' ?.')} {fragment}"


def _elliptic(
    question: str, query: Query, previous: str, ask: Callable[[str], Answer], understand: Callable[[str], Query]
) -> str | None:
    """Return a question that names nothing with what the one before was about: "Kinh phí là bao nhiêu?", "ai ký?"."""
    asks = bool(query.fields) or query.expected is not Expected.ANY
    named = query.titled or query.within or query.years or any(topic.name for topic in query.topics)
    if not asks or named or _content(query) > FEW_WORDS:
        return None
    subject = _subject(ask(previous), understand(previous), query.language) or _named_before(
        query, understand(previous)
    )
    return f"{question.rstrip(' ?.')} ({subject})?" if subject is not None else None


def _other_document(query: Query, previous: str) -> str | None:
    """Return the question before with its document changed: "còn kế hoạch 163 thì sao?"."""
    new, old = find_query_symbols(query.text), find_query_symbols(previous)
    if len(new) != 1 or len(old) != 1:
        return None
    start, end = _with_type(query.text, new[0])
    if not _ONLY_TURNS_TO.fullmatch(fold(f"{query.text[:start]} {query.text[end:]}")):
        return None
    first, last = _with_type(previous, old[0])
    return previous[:first] + query.text[start:end] + previous[last:]


def _with_type(text: str, symbol: SymbolMatch) -> tuple[int, int]:
    """Return where a document is named: the type before its number, and the number."""
    typed = [match.start for match in find_types(text) if 0 <= symbol.start - match.end <= NUMBER_WORD]
    return min([symbol.start, *typed]), symbol.end


def _in_place(match: re.Match[str], subject: str) -> str:
    return f"{subject}'s" if match.group().casefold() == "its" else subject


def _subject(answer: Answer, before: Query, language: Language) -> str | None:
    """Return the name of what the previous question was about: as it named it, else as it was answered.

    Where it asked which document replaces or carries out the one it named, that document is what it was about.
    """
    named = find_query_symbols(before.asked)
    asked_for = _asked_for(answer, before) if named else _first_numbered(answer)
    if asked_for is not None:
        return short_name(asked_for, language)
    if not named:
        return None
    start, end = _with_type(before.asked, named[0])
    return before.asked[start:end]


def _asked_for(answer: Answer, before: Query) -> RegisterEntry | None:
    """Return the one document that was found to stand in the relation asked for to the one that was named."""
    inward = before.relation is not None and before.relation.inward
    named = {target.symbol.number for target in before.targets}
    numbered = [entry for entry in answer.documents if entry.symbol is not None and entry.symbol.number]
    single = inward and answer.outcome is Outcome.ANSWERED and len(numbered) == 1
    return numbered[0] if single and not any(e.symbol and e.symbol.number in named for e in numbered) else None


def _named_before(query: Query, before: Query) -> str | None:
    """Return the place or body that the question before names, with the time it asks about, where the follow-up names neither."""
    if any(topic.name for topic in query.topics):
        return None
    names = [topic.text for topic in before.topics if topic.name]
    if len(names) != 1:
        return None
    timed = query.years or any(_is_time(topic.forms[0]) for topic in query.topics)
    times = [] if timed else [topic.text for topic in before.topics if _is_time(topic.forms[0])]
    years = [] if timed else [f"năm {year}" for year in before.years if not any(str(year) in time for time in times)]
    return ", ".join((*names, *times, *years))


def _is_time(form: str) -> bool:
    return _TIME.match(form) is not None


def _first_numbered(answer: Answer) -> RegisterEntry | None:
    return next((entry for entry in answer.documents if entry.symbol is not None and entry.symbol.number), None)
