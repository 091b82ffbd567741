"""Which documents a question means: by number, by short name, as "báo cáo này", or by description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import RegisterEntry, Relation
from corpus.periods import find_periods
from corpus.text.fold import fold
from corpus.types import type_by_name
from retrieval.evidence.terms import words
from retrieval.query import Expected, Query, Target, Titled, Topic
from retrieval.question.relation_words import called_by
from retrieval.question.type_words import ANY_TYPE
from retrieval.targets.targets_named import find_called
from retrieval.targets.title_index import Described, TitleIndex, describe
from retrieval.targets.titles_named import FEWEST_WORDS, ByTitle, called_so

DESCRIBED_WELL = 0.8
"""Share of the question's content that a document's title must hold to be the one described."""
CLEARLY_BEST = 0.1
"""How far the best description must lead the second, so that one document is meant."""
DERIVED = 0.6
"""Share of a scheme's name that the title of the plan carrying it out must hold."""
_YEAR_IN_TITLE = re.compile(r"\bnăm\s+((?:19|20)\d\d)(?!\s*[-–—]\s*\d)", re.IGNORECASE)
_CARRIED_OUT = (Relation.IMPLEMENTS, Relation.BASED_ON)


@dataclass(frozen=True, slots=True)
class Targets:
    """What the question's documents are.

    Attributes:
        named: entries named by number or short name, in the question's order.
        ambiguous: several entries answer to the same name (two provinces, two years).
        unknown: targets that no document of the library is or cites.
        definite: the held documents that "báo cáo này" may mean.
        described: entries by how well their titles fit, best first.
        through: the documents named, where the one meant carries them out.
        titled: for each document named by its title, what the register knows of it.
    """

    named: tuple[RegisterEntry, ...] = ()
    ambiguous: bool = False
    unknown: tuple[Target, ...] = ()
    definite: tuple[RegisterEntry, ...] = ()
    described: tuple[Described, ...] = ()
    through: tuple[RegisterEntry, ...] = ()
    titled: tuple[ByTitle, ...] = ()

    def single(self) -> RegisterEntry | None:
        """Return the one document that is meant, or None where it is open."""
        if self.named:
            several = self.ambiguous or (self.through and len(self.named) > 1)
            return self.named[0] if not several else None
        if self.unknown:
            return None
        called = [titled.entries for titled in self.titled if titled.entries]
        if len(called) == 1 and len(called[0]) == 1:
            return called[0][0]
        whole = [item.entry for item in self.described if item.whole]
        if len(whole) == 1:
            return whole[0]
        best = self.described[0] if self.described else None
        if best is not None and best.share >= DESCRIBED_WELL and self._leads():
            return best.entry
        return self.definite[0] if len(self.definite) == 1 else None

    def _leads(self) -> bool:
        if len(self.described) < 2:
            return True
        first, second = self.described[:2]
        return first.share - second.share >= CLEARLY_BEST or first.exact - second.exact >= CLEARLY_BEST


def resolve_targets(query: Query, entries: Sequence[RegisterEntry], titles: TitleIndex) -> Targets:
    """Find the documents the question means."""
    named: list[RegisterEntry] = []
    unknown: list[Target] = []
    ambiguous = False
    for target in query.targets:
        found = find_called(target, query.spoken, entries)
        if not found:
            unknown.append(target)
        ambiguous = ambiguous or len(found) > 1
        named.extend(entry for entry in found if entry not in named)
    if named and not unknown:
        derived = _derived(query, named, entries, titles)
        if derived:
            return Targets(named=derived, through=tuple(named))
    definite = _definite(query, entries) if query.within and not named else ()
    described = () if named or unknown else _described(query, titles)
    titled = () if named or unknown else tuple(_by_title(item, query, titles) for item in query.titled)
    return Targets(tuple(named), ambiguous, tuple(unknown), definite, described, titled=titled)


def _described(query: Query, titles: TitleIndex) -> tuple[Described, ...]:
    """Return the entries that the words of the question describe, of the years it names."""
    known = tuple(name for name in query.within if name != ANY_TYPE)
    found = titles.match(query.topics, query.types or known) or titles.match(query.topics)
    fitting = (item for item in found if of_years(item.entry, query.years) and _is_wanted_draft(item.entry, query))
    called = frozenset(called_by(query))
    if len(called) < FEWEST_WORDS:
        return tuple(fitting)
    return tuple(replace(item, whole=called <= frozenset(words(fold(describe(item.entry))))) for item in fitting)


def _is_wanted_draft(entry: RegisterEntry, query: Query) -> bool:
    """Tell whether a document is without a number, where a draft is asked for."""
    return not query.draft or (entry.held and not (entry.symbol and entry.symbol.number))


def _by_title(titled: Titled, query: Query, titles: TitleIndex) -> ByTitle:
    """Return the documents called by a title, and those of other years where none is of the years asked for."""
    called = tuple(entry for entry in called_so(titled, titles.begun_like(titled)) if _is_wanted_draft(entry, query))
    if titled.years:
        fitting = tuple(entry for entry in called if of_years(entry, titled.years))
        return ByTitle(fitting, () if fitting else called)
    return ByTitle(tuple(entry for entry in called if of_years(entry, query.years)) or called)


def of_years(entry: RegisterEntry, years: Sequence[int]) -> bool:
    """Tell whether a document is of one of these years; the year in its title counts before its date."""
    if not years:
        return True
    title = entry.subject or ""
    said = [int(year) for year in _YEAR_IN_TITLE.findall(title)]
    spans = [(p.start_year or p.end_year, p.end_year) for p in find_periods(title)]
    if said or spans:
        return any(year in said or any(first <= year <= last for first, last in spans) for year in years)
    issued = entry.date.value.year if entry.date and entry.date.value else None
    inside = entry.symbol.year if entry.symbol else None
    return any(year in (issued, inside) for year in years)


def _derived(
    query: Query, named: Sequence[RegisterEntry], entries: Sequence[RegisterEntry], titles: TitleIndex
) -> tuple[RegisterEntry, ...]:
    """Return what carries out the document named: "kế hoạch triển khai Đề án 942" means a plan.

    Asked which documents do, every one that says "Thực hiện Quyết định …" is meant, too; else those whose titles say so
    and whose texts name it. What only its title or its text makes likely is the best one.
    """
    wanted = {name for name in query.types or query.within if name != ANY_TYPE}
    asked = {target.symbol.type for target in query.targets}
    asks_value = query.expected not in (Expected.ANY, Expected.BODY) and not query.fields
    if not wanted or not query.derives or asks_value or any(entry.type in wanted for entry in named):
        return ()
    codes = {kind.code for name in wanted if (kind := type_by_name(name)) is not None}
    if codes & asked:
        return ()
    scheme = " . ".join(filter(None, (describe_scheme(entry) for entry in named)))
    topic = Topic(scheme, (" ".join(words(fold(scheme))),))
    by_title = [item.entry for item in titles.match((topic,), wanted) if item.share >= DERIVED] if scheme else []
    by_text = _naming(named, entries, wanted, _CARRIED_OUT)
    both = [entry for entry in by_title if entry in by_text]
    if query.relation is not None and query.relation.inward:
        both = list(dict.fromkeys((*both, *_naming(named, entries, wanted, (Relation.IMPLEMENTS,)))))
    return tuple(both) or tuple((*by_title, *by_text)[:1])


def _naming(
    named: Sequence[RegisterEntry], entries: Sequence[RegisterEntry], types: set[str], relations: tuple[Relation, ...]
) -> list[RegisterEntry]:
    """Return the documents of some types whose texts stand in one of some relations to those named."""
    holders = {m.document_id for entry in named for m in entry.mentions if m.reference.relation in relations}
    return [entry for entry in entries if entry.type in types and entry.document_id in holders]


def describe_scheme(entry: RegisterEntry) -> str:
    """Return the name of what a document promulgates, else its subject."""
    scheme = next((m.reference.alias_of for m in entry.mentions if m.reference.alias_of), None)
    return scheme or entry.subject or ""


def _definite(query: Query, entries: Sequence[RegisterEntry]) -> tuple[RegisterEntry, ...]:
    wanted = set(query.within)
    return tuple(entry for entry in entries if entry.held and (entry.type in wanted or ANY_TYPE in wanted))
