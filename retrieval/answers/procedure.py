"""A part of an administrative procedure: its time limit, fee, papers, competent body, as the labelled part says it.

What stands in a cell or under a label is quoted with its label, its column and the case that it belongs to, and only of the
procedure whose name holds every word by which the question calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from corpus.model import Paragraph, ParagraphKind
from corpus.procedure import Part
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.silence import nothing_found
from retrieval.evidence.sentences import sentences
from retrieval.procedures.called import SAME_NAME, Called, called, lacking
from retrieval.procedures.parts_asked import PartsAsked, actions_in, parts_asked, parts_instead, ways_in
from retrieval.procedures.procedure_parts import Told, stands_in, told_of
from retrieval.procedures.published import described_by, published
from retrieval.query import Kind
from retrieval.wording import say

MAX_CLAIMS = 24
MOST_SENTENCES = 3
"""Sentences that tell of a part outside of it."""
_BODIES = (
    r"(?:\S+\s+){0,4}?(?:so|bo|ubnd|uy ban|cuc|chi cuc|phong|trung tam|co quan|ban|cong|bo phan|tru so|vien|truong|ngan hang|vu"
    r"|thanh tra|cong an|don vi|doi|hoi|tong cuc|dai|chi nhanh|khu)\b(?!, to chuc)"
)
_SENT_TO = re.compile(
    rf"\b(?:nop|gui|tiep nhan|lap|chuyen|trinh)\b.{{0,160}}?\b(?:den|tai|toi|ve|cho|qua|len)\s+(?!nguoi|ca nhan|to chuc){_BODIES}"
    rf"|\b(?:thong bao|bao cao)\b.{{0,160}}?\b(?:den|toi|ve)\s+(?!nguoi|ca nhan|to chuc){_BODIES}"
)
"""Where an application is sent, in the words of the steps."""
_SETS = re.compile(
    r"(?:\d{1,2}|\b(?:mot|hai|ba|bon|nam))\s*(?:\([^()]{1,12}\)\s*)?\(?bo\)?\s+(?:ho so|tai lieu|giay to|chung tu)\b"
    r"|\bso (?:luong|bo)(?: ho so)?\s*:\s*\d{1,2}"
)
"""How many sets of papers: "02 (hai) bộ hồ sơ", and no "Điều 5 Bộ luật"."""
_LASTS = re.compile(
    r"(?=.*\d\s*(?:\([^()]{1,24}\)\s*)?(?:ngay|gio|thang|tuan|phut)\b)(?=.*\b(?:trong (?:thoi han|thoi gian|vong)|ke tu|tu khi|sau khi)\b)"
    r"|\bngay (?:sau )?khi\b",
    re.DOTALL,
)
"""How long something takes, with what it is counted from."""
_CHARGED = re.compile(
    r"\b(?:le phi|phi)\b.{0,80}?\d[\d.,]*\s*(?:nghin |trieu )?(?:dong|d/|vnd|usd)|\bmien phi\b|\bkhong (?:thu|mat|phai nop) (?:le )?phi\b"
)
_TOLD_BY = {Part.TIME: _LASTS, Part.FEE: _CHARGED}
"""Turns that tell of a part in the text of another."""
_DECIDED_BY = frozenset({Part.BODY, Part.AUTHORITY})


def compose(context: Context) -> Answer | None:
    """Quote the part of the procedure that the question calls by its name, if it asks for one and the library has it."""
    query = context.query
    if query.targets or query.place is not None:
        return None
    asked = parts_asked(query)
    if asked is None or not asked.parts:
        return None
    meant = called(query, asked, context.view) or _published(context, asked)
    if not meant or len(meant) > SAME_NAME:
        return None
    draft = Draft(query, Kind.FACT)
    silent: list[Called] = []
    for item in meant:
        if not _claim(draft, context, asked, item, named=len(meant) > 1):
            silent.append(item)
    if draft.claims:
        return draft.answered(SURE)
    if any(item.missing for item in silent):
        return None
    names = "; ".join(item.name for item in silent)
    return nothing_found(context, Kind.FACT, say(query.language, "part_not_said", names=names))


def _published(context: Context, asked: PartsAsked) -> tuple[Called, ...]:
    """Return the procedures meant of those that a decision makes known beside others, each once."""
    if not context.view.publishing:
        return ()  # nothing has to be looked through
    return published(asked, (held.paragraph for held in context.holding(context.query)), context.view)


def _claim(draft: Draft, context: Context, asked: PartsAsked, item: Called, *, named: bool) -> bool:
    """Add what a procedure says of the parts asked for; tell whether it says anything."""
    paragraphs = described_by(item, context.view.paragraphs_of(item.document))
    found = [told for part in asked.parts for told in _told(part, paragraphs, asked, item)]
    if not found:
        return False
    draft.name(item.entry)
    document = context.view.document(item.document)
    case = ""
    lead = f"{item.name}: " if named or item.section else ""
    for alike in islice(_alike(found), MAX_CLAIMS):
        if draft.full:
            break
        head = f"{alike[0].case} " if alike[0].case and alike[0].case != case else ""
        case = alike[0].case
        sources = [draft.cite(document, told.paragraph, told.quote) for told in alike]
        draft.claim(f"{lead}{head}{_read_together(alike)}", sources, strong=lead)
        lead = ""
    if len(found) > MAX_CLAIMS:
        draft.note(say(context.query.language, "more_paragraphs", count=len(found) - MAX_CLAIMS))
    return True


def _alike(found: Sequence[Told]) -> Iterator[list[Told]]:
    """Yield rows together that say the same of several things, as of each way of applying."""
    for _, rows in groupby(
        found,
        key=lambda told: (told.case, told.words) if told.first and told.words else (told.paragraph.id, told.quote),
    ):
        yield list(rows)


def _read_together(alike: Sequence[Told]) -> str:
    """Return what rows say with the name of their first column once: "Hình thức nộp: Trực tiếp, Trực tuyến; …"."""
    column, colon, value = alike[0].first.partition(": ")
    others = [told.first.removeprefix(f"{column}{colon}") for told in alike[1:]]
    first = f"{column}{colon}{', '.join([value, *others])}" if colon else ", ".join([column, *others])
    return "; ".join(filter(None, (first, alike[0].words)))


def _told(part: Part, paragraphs: Sequence[Paragraph], asked: PartsAsked, item: Called) -> tuple[Told, ...]:
    """Return what is told of a part in the case that the question names; () where nothing is."""
    own = told_of(part, paragraphs)
    if part is Part.COPIES:
        own = tuple(islice(_sentences(_SETS, part, paragraphs), MOST_SENTENCES)) or own
    known = tuple(told for told in own if not told.nothing)
    if not known:
        known = tuple(_elsewhere(part, paragraphs))
    return _of_case(_by_way(known, asked.ways), asked, item)


def _by_way(known: Sequence[Told], ways: frozenset[str]) -> Sequence[Told]:
    """Return the rows of the ways of applying that the question names, where it names some and rows are of them."""
    fitting = [told for told in known if told.first and ways_in(told.first) & ways]
    return fitting or known


def _elsewhere(part: Part, paragraphs: Sequence[Paragraph]) -> Iterator[Told]:
    """Yield what other parts tell of a part in which the procedure says nothing."""
    if part is Part.PLACE:
        steps = (told for told in _sentences(_SENT_TO, part, paragraphs) if stands_in(told.paragraph) is Part.STEPS)
        manner = (told for told in _sentences(_SENT_TO, part, paragraphs) if stands_in(told.paragraph) is Part.MANNER)
        yield from islice(steps, 1)
        yield from manner
        return
    if part in _TOLD_BY:
        yield from _sentences(_TOLD_BY[part], part, paragraphs)
        return
    for other in parts_instead(part) if part in _DECIDED_BY else ():
        found = [told for told in told_of(other, paragraphs) if not told.nothing]
        if found:
            yield from found
            return


def _sentences(cue: re.Pattern[str], part: Part, paragraphs: Iterable[Paragraph]) -> Iterator[Told]:
    """Yield the first sentences that hold a turn, of the parts that tell of it, too."""
    allowed, said = {part, *parts_instead(part)}, set[str]()
    for paragraph in paragraphs:
        if stands_in(paragraph) not in allowed or paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.NOISE):
            continue
        for span in sentences(paragraph.text):
            quote = span.of(paragraph.text)
            words = " ".join(quote.split())
            if words not in said and cue.search(fold(quote)) is not None:
                said.add(words)
                yield Told(paragraph, words, quote)


def _of_case(known: Sequence[Told], asked: PartsAsked, item: Called) -> tuple[Told, ...]:
    """Return what is told of the case that the question names, by words that the procedure's name lacks or by its captions."""
    if item.missing:
        fitting = [told for told in known if not lacking(item.missing, (told.paragraph.text, *told.paragraph.headings))]
        return tuple(fitting)
    cases = list(dict.fromkeys(told.case for told in known if told.case))
    if len(cases) < 2:
        return tuple(known)
    best = max(_fit(case, asked) for case in cases)
    kept = {case for case in cases if _fit(case, asked) == best}
    return tuple(told for told in known if not told.case or told.case in kept)


def _fit(case: str, asked: PartsAsked) -> int:
    """Return how well a caption fits the question: what is done that both say, less what only the caption says."""
    said = {named.word for named in asked.name if named.actions}
    own = actions_in(case)
    return len(own & said) - len(own - said)
