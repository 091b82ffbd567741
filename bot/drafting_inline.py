"""Inline results for someone who drafts: what each of the tools gives, as a text to insert.

The first words choose: "căn cứ" and a subject gives a basis, "căn cứ" and a
document its verdict; "sơ đồ" a map, "so sánh A | B" a comparison, "tiến độ" a
programme over the years. A picture or a file cannot be made while somebody
types, so a map and a chart come as their lines, each with a link to its paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bot.assistant import Assistant
from bot.cited import Links
from bot.compose import shorten
from bot.drafting import map_in
from bot.inline import Linked, Offer
from bot.memory import Asker
from config.errors import QuestionError, ReadError, UsageError
from corpus.map.wording import entry_title, relation_words
from corpus.model import Document, Paragraph
from corpus.symbols import find_symbols
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.citations import place_words
from retrieval.drafting.basis import find_basis
from retrieval.drafting.basis_text import block, headline, remarks_words
from retrieval.drafting.check import check_draft
from retrieval.drafting.check_text import line_text, summary
from retrieval.drafting.compare import Change, compare_texts
from retrieval.drafting.compare_text import headline as compared_headline
from retrieval.drafting.naming import held_text, named_entry
from retrieval.drafting.timeline import find_timeline
from retrieval.drafting.timeline_text import headline as timeline_headline
from retrieval.drafting.timeline_text import point_words
from retrieval.drafting.wording import tell, title
from retrieval.library import View
from retrieval.naming import dated_name

MOST_LINES = 8
MOST_LINKED = 20
"""Lines of a map, a comparison or a timeline that one message bears."""
MAX_TEXT = 4_000
"""Characters of one message that is inserted."""
MAX_SHOWN = 160
"""Characters of a title or a paragraph in one line."""
_SEPARATOR = "|"

Said = tuple[str, Document, Paragraph]
"""A line of an offer with the place that it links to."""


class DraftingOffers:
    """Makes offers to insert; everything is looked up with the access of the person who types."""

    def __init__(
        self,
        assistant: Assistant,
        levels: Callable[[Asker], frozenset[str]],
        language: Callable[[Asker], Language],
        links: Links,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._assistant = assistant
        self._levels = levels
        self._language = language
        self._links = links
        self._today = today
        self._tools = {
            ("can cu", "basis"): self._for_basis,
            ("so do", "map"): self._map,
            ("so sanh", "compare"): self._comparison,
            ("tien do", "timeline"): self._timeline,
        }

    def __call__(self, asker: Asker, typed: str) -> list[Offer]:
        """Return what may be inserted for a typed text; nothing where its first words name none of the tools."""
        folded = fold(typed)
        chosen = next(((c, t) for cues, t in self._tools.items() for c in cues if folded.startswith(c)), None)
        if chosen is None:
            return []
        cue, tool = chosen
        words, language = typed[len(cue) :].strip(" :"), self._language(asker)
        return self._assistant.consult(lambda view: list(tool(view, words, language)), levels=self._levels(asker))

    def _for_basis(self, view: View, words: str, language: Language) -> Iterator[Offer]:
        named = any(match.symbol.form not in "HS" for match in find_symbols(words))
        return self._verdicts(view, words, language) if named else self._basis(view, words, language)

    def _verdicts(self, view: View, words: str, language: Language) -> Iterator[Offer]:
        from retrieval.drafting.reading import (
            read_pasted,
        )  # loads the readers of files, which the health check does without

        try:
            check = check_draft(read_pasted(f"Căn cứ {words}"), view, today=self._today())
        except (ReadError, QuestionError):
            return
        for line in check.lines:
            verdict = f"{line.name} — {title(line.verdict, language)}"
            said = line_text(line, language, line.number) if line.faulty else [verdict]
            about = line.corrected or summary(check, language)
            yield Offer(f"v{line.number}", verdict, about, "\n".join(said)[:MAX_TEXT])
            if line.corrected:
                yield Offer(f"c{line.number}", line.corrected, verdict, line.corrected)

    def _basis(self, view: View, subject: str, language: Language) -> Iterator[Offer]:
        basis = find_basis(subject, view, today=self._today())
        if not basis.lines:
            return
        whole = block(basis)
        if len(whole) <= MAX_TEXT:
            yield Offer("basis", headline(basis, language), whole, whole)
        for number, line in enumerate(basis.lines[:MOST_LINES], 1):
            yield Offer(f"b{number}", line.text, remarks_words(basis, line, language), line.text)

    def _map(self, view: View, name: str, language: Language) -> Iterator[Offer]:
        try:
            found = map_in(view, named_entry(name, view, language))
        except UsageError:
            return
        said: list[Said] = []
        for edge in found.edges:
            inward = edge.target == found.centre.id
            other = found.entry(edge.source if inward else edge.target)
            relation = relation_words(edge.relation, language.value, inward=inward)
            words = f"{relation}: {shorten(entry_title(other, language.value), MAX_SHOWN)}"
            said.append((f"{words} ({place_words(edge.paragraph, language)})", edge.document, edge.paragraph))
        if said:
            yield self._linked("map", dated_name(found.centre, language), said)

    def _comparison(self, view: View, names: str, language: Language) -> Iterator[Offer]:
        left, _, right = names.partition(_SEPARATOR)
        try:
            texts = [held_text(named_entry(name.strip(), view, language), view, language) for name in (left, right)]
        except UsageError:
            return
        found = compare_texts(*texts)
        said: list[Said] = []
        for pair in found.pairs:
            side = (found.right, pair.right) if pair.right is not None else (found.left, pair.left)
            document, paragraph = side
            if pair.change is not Change.SAME and paragraph is not None:
                words = f"{tell(language, f'compare_{pair.change.value}')}: {place_words(paragraph, language)}"
                said.append((f"{words} — {shorten(paragraph.text, MAX_SHOWN)}", document, paragraph))
        yield self._linked("compare", compared_headline(found, language), said)

    def _timeline(self, view: View, subject: str, language: Language) -> Iterator[Offer]:
        found = find_timeline(subject, view) if subject else None
        if found is None or not found.steps:
            return
        cited = {n: (citation.document, citation.paragraph) for n, citation in enumerate(found.citations, 1)}
        steps = [(dated_name(step.entry, language), *cited[step.sources[0]]) for step in found.steps if step.sources]
        yield self._linked("timeline", timeline_headline(found, language), steps)
        for number, series in enumerate(found.series[:MOST_LINES], 1):
            points = [(point_words(point, language), *cited[point.source]) for point in series.points]
            yield self._linked(f"t{number}", series.name, points)

    def _linked(self, key: str, lead: str, said: Sequence[Said]) -> Offer:
        """Return an offer of lines that each link to their paragraph, as many as a message bears."""
        shown: list[Said] = []
        room = MAX_TEXT - len(lead)
        for line in said[:MOST_LINKED]:
            room -= len(line[0]) + 2
            if room < 0:
                break
            shown.append(line)
        addresses = self._links.to_all([(document, paragraph) for _, document, paragraph in shown])
        lines = tuple(Linked(words, address) for (words, _, _), address in zip(shown, addresses, strict=True))
        return Offer(key, lead, "; ".join(words for words, _, _ in shown), lead, lines=lines)
