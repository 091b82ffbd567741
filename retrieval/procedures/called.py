"""Which procedure a question means: the one whose name holds every word by which it is called.

Procedures go by long names that differ in a word: "cấp" and "cấp lại", "ở một tỉnh" and "ở nhiều tỉnh". A word of the
question that the name lacks is a case of the procedure, if a part tells of it, and else another procedure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.expansions import expand
from corpus.model import DocumentId, RegisterEntry
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.evidence.terms import TermSet, words
from retrieval.evidence.written import written_words
from retrieval.library import View
from retrieval.naming import has_only_a_name
from retrieval.procedures.parts_asked import Named, PartsAsked, actions_in, called_by, is_telling
from retrieval.query import Query, Topic
from retrieval.question.question_words import question_words

FEWEST_HELD = 2
"""Words of the question that a name must hold."""
LEAST_SHARE = 0.5
"""Share of the words by which the procedure is called that its name must hold."""
MOST_COMPARED = 12
SAME_NAME = 3
"""Procedures that are called alike, at most, so that all are shown."""
_REMEMBERED = 8192
_AGAIN = re.compile(r"\b(?:cấp (?:lại|đổi)|đăng ký lại|trở lại)\b")
"""What is done again, which is another procedure than what is done."""


@dataclass(frozen=True, slots=True)
class Called:
    """A procedure that a question may mean.

    Attributes:
        missing: what the question says and its name does not hold.
        extra: folded words of its name that the question does not say.
        together: pairs of words that stand together in both: "trung học phổ thông" is not "trung học cơ sở, … phổ thông".
        section: its name where it is one of several in a document; "" where the whole document describes it.
    """

    entry: RegisterEntry
    document: DocumentId
    missing: tuple[Named, ...]
    extra: frozenset[str]
    together: int = 0
    section: str = ""

    @property
    def name(self) -> str:
        """The name of the procedure."""
        return self.section or self.entry.subject or ""


def called(query: Query, asked: PartsAsked, view: View) -> tuple[Called, ...]:
    """Return the procedures that a question means, those that lack the fewest of its words; several where it fits all alike."""
    return closest(_candidates(query, asked, view))


def closest(candidates: Iterable[Called]) -> tuple[Called, ...]:
    """Return those of the procedures that lack the fewest words of the question, and of these the closest."""
    found = tuple(candidates)
    if not found:
        return ()
    fewest = min(len(item.missing) for item in found)
    best = [item for item in found if len(item.missing) == fewest]
    closest_said = max(item.together for item in best)
    best = [item for item in best if item.together == closest_said]
    nearest = [item for item in best if not any(other.extra < item.extra for other in best)]
    return tuple(sorted(nearest, key=lambda item: (len(item.extra), item.entry.id, item.section)))


def _candidates(query: Query, asked: PartsAsked, view: View) -> Iterator[Called]:
    total = sum(not named.telling for named in asked.name)
    for described in view.titles.match(_topics(query, asked), limit=MOST_COMPARED) if total else ():
        entry = described.entry
        if entry.held and has_only_a_name(entry):
            found = compared(asked, entry, entry.subject or "")
            if found is not None:
                yield found


def compared(asked: PartsAsked, entry: RegisterEntry, name: str, *, section: bool = False) -> Called | None:
    """Return a procedure of a document as the question may mean it, or None where it means another one.

    Args:
        section: the procedure is one of several in the document.
    """
    total = sum(not named.telling for named in asked.name)
    least = max(min(FEWEST_HELD, total), LEAST_SHARE * total)
    missing = _missing(asked.name, name)
    if not total or entry.document_id is None or total - len(missing) < least:
        return None
    if contradicts(asked.name, asked.level, name) or any(named.actions for named in missing):
        return None
    extra, together = _extra(asked, name), _together(asked.name, name)
    return Called(entry, entry.document_id, missing, extra, together, name if section else "")


def _topics(query: Query, asked: PartsAsked) -> tuple[Topic, ...]:
    if query.spoken is Language.ENGLISH:
        return query.topics
    said = " ".join(named.word for named in asked.name)
    return (Topic(said, (said,)),)


def contradicts(called: Sequence[Named], level: str, name: str) -> bool:
    """Tell whether a name goes on with another word than the question: "hộ chiếu phổ thông" where "hộ chiếu công vụ" is asked for.

    A level of authority that the name does not give contradicts it where it gives another.
    """
    title = _title(name)
    said = frozenset(named.word for named in called)
    if level and title.levels and level not in title.levels:
        return True
    if not _does_plainly(title.written, called):
        return True
    lacking = (named for named in called if named.before and not _holds(title, named))
    return any(
        follower not in said and (named.telling or follower not in _small())
        for named in lacking
        for follower in title.after.get(named.before, ())
    )


def _does_plainly(written: str, called: Sequence[Named]) -> bool:
    """Tell whether what is done by a name holds what the question says, where it is not done again: "cấp" is not "cấp đổi"."""
    if _AGAIN.search(written) is None:
        return True
    if any(
        match.group() in action for match in _AGAIN.finditer(written) for named in called for action in named.actions
    ):
        return True
    if " trở lại " in written:
        return False
    plain = _AGAIN.sub("", written)
    return all(any(f" {action} " in plain for action in named.actions) for named in called if named.actions)


def _missing(called: Sequence[Named], name: str) -> tuple[Named, ...]:
    """Return what a question says that a name does not hold."""
    title = _title(name)
    return tuple(named for named in called if not named.telling and not _holds(title, named))


def is_of_another(query: Query, name: str, texts: Iterable[str], *, strict: bool) -> bool:
    """Tell whether a passage of a procedure's description does not answer a question, which means another procedure.

    Args:
        name: of the procedure.
        texts: the paragraph and the headings above it, which may tell of the case that is asked for.
        strict: any word that neither holds tells so, not only one of what is done.
    """
    called = called_by(query)
    missing = _missing(called, name)
    if any(
        one.actions and other in missing and other.actions and _follows(other, one) for one, other in pairwise(called)
    ):
        return True  # "đăng ký bổ sung" is one thing that is done
    lost = lacking(missing, texts)
    if lost and (strict or any(named.actions for named in lost)):
        return True
    if strict and not _does_plainly(_title(name).written, called):
        return True
    return bool(lost or any(named.telling for named in called)) and contradicts(called, "", name)


def _follows(named: Named, other: Named) -> bool:
    return named.before == other.word.split()[-1]


def _together(called: Sequence[Named], name: str) -> int:
    title = _title(name)
    return sum(named.word.split()[0] in title.after.get(named.before, ()) for named in called if named.before)


def _extra(asked: PartsAsked, name: str) -> frozenset[str]:
    """Return the words of a name that a question does not say; what is done counts beside, since "lái" is not "lại"."""
    said = {word for named in asked.name for form in (named.word, *named.forms) for word in words(form)}
    acts = {named.word for named in asked.name if named.actions}.union(*(named.forms for named in asked.name))
    others = frozenset(f"{act}!" for act in actions_in(name) if act not in acts)
    own = _title(name).own - said
    return others.union(word for word in own if is_telling(word) or word not in _small())


@dataclass(frozen=True, slots=True)
class _Title:
    """A name of a procedure, taken apart.

    Attributes:
        own: its folded words.
        written: it as written, in one spelling, between spaces.
        folded: the same, folded.
        words: the folded ones with abbreviations of them and words for them.
        after: the words that follow each word.
        levels: levels of authority that it gives.
    """

    own: frozenset[str]
    written: str
    folded: str
    words: frozenset[str]
    after: dict[str, frozenset[str]]
    levels: frozenset[str]


@lru_cache(maxsize=_REMEMBERED)
def _title(name: str) -> _Title:
    run = words(fold(name))
    after: dict[str, set[str]] = {}
    for first, second in pairwise(run):
        after.setdefault(first, set()).add(second)
    levels = [
        second for first, second in pairwise(run) if first == "cap" and second in ("trung", "bo", "tinh", "huyen", "xa")
    ]
    return _Title(
        frozenset(run),
        (written := f" {' '.join(written_words(name))} "),
        fold(written),
        TermSet.of(name).singles | _pieces(run),
        {word: frozenset(following) for word, following in after.items()},
        frozenset("trung uong" if level == "trung" else level for level in levels),
    )


def _pieces(run: Iterable[str]) -> frozenset[str]:
    """Return the words of what a slash or a hyphen joins: "tạo/điều chỉnh"."""
    return frozenset(piece for word in run for piece in word.replace("-", "/").split("/"))


def _holds(title: _Title, named: Named) -> bool:
    """Tell whether a name holds a word; one of what is done must be that very word: "lái" is not "lại"."""
    if named.actions:
        return any(f" {action} " in title.written for action in named.actions)
    if named.forms:
        return any(f" {form} " in title.folded for form in named.forms)
    if named.word in title.words:
        return True
    written = [words(fold(other)) for other in expand(named.word.upper())]
    return any(found and title.words.issuperset(found) for found in written)


def _small() -> frozenset[str]:
    return question_words(Language.VIETNAMESE, accented=False).small


def lacking(missing: Sequence[Named], texts: Iterable[str]) -> tuple[Named, ...]:
    """Return what none of the texts holds of what a name lacks."""
    if not missing:
        return ()
    read = tuple(texts)
    written = f" {' '.join(word for text in read for word in written_words(text))} "
    folded = fold(written)
    held = frozenset(folded.split())
    return tuple(named for named in missing if not _stands_in(named, written, folded, held))


def _stands_in(named: Named, written: str, folded: str, held: frozenset[str]) -> bool:
    if named.actions:
        return any(f" {action} " in written for action in named.actions)
    if named.forms:
        return any(f" {form} " in folded for form in named.forms)
    if all(word in held for word in named.word.replace("-", "/").split("/")):
        return True
    return any(f" {' '.join(words(fold(other)))} " in folded for other in expand(named.word.upper()))
