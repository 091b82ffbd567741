"""What the tools for drafting found, as replies: the verdicts first, the corrected lines to copy, then the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.actions import OpenParagraph
from bot.citing import fits
from bot.compose import (
    BUTTONS_A_ROW,
    MAX_SOURCE_BUTTONS,
    Link,
    Numbered,
    document_line,
    place_line,
    shorten,
    source_lines,
)
from bot.reply import Button, Copyable, CopyText, Note, Part, Passage, Picture, Reply, Sheet, Source, Statement
from bot.texts.drafting import drafting_texts
from corpus.map import DocumentMap
from corpus.map.wording import entry_title, map_words, relation_words
from corpus.model import ParagraphId
from retrieval.answer import Citation, Language
from retrieval.citations import place_words
from retrieval.drafting.basis import Basis
from retrieval.drafting.basis_text import block, headline, remarks_words
from retrieval.drafting.check_text import others, summary, worth_telling
from retrieval.drafting.compare import Change, Comparison
from retrieval.drafting.compare_text import headline as compared_headline
from retrieval.drafting.timeline import Timeline
from retrieval.drafting.timeline_text import headline as timeline_headline
from retrieval.drafting.timeline_text import point_words
from retrieval.drafting.verdicts import FAULTLESS, Check, Line
from retrieval.drafting.wording import fields, message, tell, title
from retrieval.naming import dated_name
from retrieval.source_marks import mark

MAX_FINDINGS = 12
"""Lines of a check that a message tells; the file has them all."""
MAX_EDGES = 20
MAX_NAMES = 12
MAX_CHANGES = 12
MAX_POINTS = 96
"""Documents and points of a timeline that can be opened; Telegram allows a hundred buttons."""
POINTS_A_ROW = 8
MAX_SHOWN = 240
"""Characters of a paragraph that a comparison shows."""
LEAD = 60
"""Characters shown before the first difference of two paragraphs that begin alike."""


class _Sources:
    """Numbers the citations that a reply uses from 1, in the order in which they are used."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._citations = citations
        self._numbers: dict[int, int] = {}

    def marks(self, numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._numbers.setdefault(n, len(self._numbers) + 1) for n in numbers))

    def used(self) -> list[tuple[int, Citation]]:
        return [(number, self._citations[n - 1]) for n, number in self._numbers.items()]

    def lines(self, language: Language) -> list[Part]:
        return [*source_lines([(n, c.document, c.paragraph) for n, c in self.used()], language)]

    def buttons(self, beyond: frozenset[ParagraphId] = frozenset()) -> list[tuple[Button, ...]]:
        """Return buttons that open the sources; paragraphs that the library does not hold have none."""
        found = [
            Button(mark(n), OpenParagraph(c.paragraph.id))
            for n, c in self.used()[:MAX_SOURCE_BUTTONS]
            if c.paragraph.id not in beyond
        ]
        return [tuple(found[at : at + BUTTONS_A_ROW]) for at in range(0, len(found), BUTTONS_A_ROW)]


def check_reply(check: Check, file: bytes, language: Language, name: str) -> Reply:
    """Return the verdicts of a check with the draft as a file, comments and changes in it."""
    words, sources = drafting_texts(language), _Sources(check.citations)
    if not check.lines:
        return Reply((Statement(tell(language, "nothing_cited")),))
    told = list(worth_telling([line for line in check.lines if line.faulty]))
    lead = summary(check, language)
    parts: list[Part] = [Statement(lead, lead)]
    copies: list[Button] = []
    for number, line in enumerate(told[:MAX_FINDINGS], 1):
        parts += _finding(number, line, sources, language)
        if line.corrected and fits(line.corrected):
            copies.append(Button(words.copy_line.format(number=number), CopyText(line.corrected)))
    if len(told) > MAX_FINDINGS:
        parts.append(Note(words.more_findings.format(count=len(told) - MAX_FINDINGS)))
    parts += [Statement(said) for said in others(check, language, MAX_NAMES)]
    if check.ordered:
        parts.append(Copyable(tell(language, "ordered"), "\n".join(check.ordered)))
    own = frozenset(paragraph.id for paragraph in check.draft.paragraphs)
    rows = [tuple(copies[at : at + 2]) for at in range(0, len(copies), 2)] + sources.buttons(own)
    attachment = Sheet(file, name) if told else None
    return Reply((*parts, *sources.lines(language)), tuple(rows), attachment=attachment)


def _finding(number: int, line: Line, sources: _Sources, language: Language) -> list[Part]:
    place = place_words(line.paragraph, language)
    head = f"{number}. {line.name}"
    parts: list[Part] = [Statement(f"{head} ({place})" if place else head, head)]
    for finding in line.findings:
        if finding.verdict not in FAULTLESS:
            said = f"– {title(finding.verdict, language)}: {message(finding, language)}"
            parts.append(Statement(said.removesuffix(": "), "", sources.marks(finding.sources)))
    if line.corrected:
        parts.append(Copyable(drafting_texts(language).should_read, line.corrected))
    elif line.corrected == "":
        parts.append(Statement(tell(language, "removed")))
    if line.missing:
        parts.append(Note(tell(language, "not_given", fields=fields(line.missing, language))))
    return parts


def basis_reply(basis: Basis, language: Language) -> Reply:
    """Return a basis as lines to copy, with how often and where each stands."""
    words, sources = drafting_texts(language), _Sources(basis.citations)
    lead = headline(basis, language)
    if not basis.lines:
        return Reply((Statement(lead, lead),))
    whole = block(basis)
    parts: list[Part] = [Statement(lead, lead)]
    for number, line in enumerate(basis.lines, 1):
        used = sources.marks([*line.sources, *(n for finding in line.findings for n in finding.sources)])
        parts.append(Statement(f"{number}. {line.text} ({remarks_words(basis, line, language)})", "", used))
    for entry, finding in basis.dropped:
        why = f"{title(finding.verdict, language)}: {message(finding, language)}"
        said = tell(language, "basis_dropped", name=dated_name(entry, language), why=why)
        parts.append(Statement(said, "", sources.marks(finding.sources)))
    parts += [Copyable(words.block, whole), Note(tell(language, "basis_check")), *sources.lines(language)]
    copy = [(Button(words.copy_block, CopyText(whole)),)] if fits(whole) else []
    return Reply(tuple(parts), (*copy, *sources.buttons()))


def map_reply(found: DocumentMap, picture: bytes, language: Language) -> Reply:
    """Return a map as a picture, with its edges as a list that opens their paragraphs."""
    words = drafting_texts(language)
    name = dated_name(found.centre, language)
    if not found.edges:
        return Reply((Statement(f"{name}: {map_words(language.value, 'nothing')}", name),))
    parts: list[Part] = [Statement(name, name), Note(words.map_lead)]
    buttons: list[Button] = []
    for number, edge in enumerate(found.edges[:MAX_EDGES], 1):
        inward = edge.target == found.centre.id
        other = found.entry(edge.source if inward else edge.target)
        relation = relation_words(edge.relation, language.value, inward=inward)
        said = f"[{number}] {relation}: {shorten(entry_title(other, language.value), 120)}"
        parts.append(Statement(f"{said} ({place_words(edge.paragraph, language)})"))
        buttons.append(Button(f"[{number}]", OpenParagraph(edge.paragraph.id)))
    if len(found.edges) > MAX_EDGES:
        parts.append(Note(words.map_more.format(count=len(found.edges) - MAX_EDGES)))
    return Reply(tuple(parts), _rows(buttons), attachment=Picture(picture))


def comparison_reply(
    found: Comparison, file: bytes, language: Language, name: str, *, link: Link | None = None
) -> Reply:
    """Return how two texts differ, each side with a button that opens it, both side by side in a file."""
    lead = compared_headline(found, language)
    parts: list[Part] = [Statement(lead, lead)]
    sources: list[Numbered] = []
    changed = [pair for pair in found.pairs if pair.change is not Change.SAME]
    for pair in changed[:MAX_CHANGES]:
        sides = [(d, p) for d, p in ((found.left, pair.left), (found.right, pair.right)) if p is not None]
        own = [(len(sources) + n, *side) for n, side in enumerate(sides, 1)]
        sources += own
        places = [place_words(paragraph, language) for _, paragraph in sides]
        head = f"{tell(language, f'compare_{pair.change.value}')}: {' → '.join(dict.fromkeys(places))}"
        words = _where_they_part([paragraph.text for _, paragraph in sides])
        shown = f"{head}\n{' → '.join(dict.fromkeys(words))}"
        parts.append(Statement(shown, head, tuple(n for n, _, _ in own)))
    if len(changed) > MAX_CHANGES:
        parts.append(Note(drafting_texts(language).more_findings.format(count=len(changed) - MAX_CHANGES)))
    parts += source_lines(sources, language, link=link)
    rows = _rows([Button(mark(n), OpenParagraph(paragraph.id)) for n, _, paragraph in sources])
    return Reply(tuple(parts), rows, attachment=Sheet(file, name))


def _where_they_part(texts: Sequence[str]) -> list[str]:
    """Return the texts from a little before the first difference, if that stands far in, each with signs where it is cut."""
    together = enumerate(zip(*texts, strict=False))
    same = next((n for n, letters in together if len(set(letters)) > 1), min(map(len, texts))) if len(texts) > 1 else 0
    start = texts[0].rfind(" ", 0, same - LEAD) + 1 if same > MAX_SHOWN // 2 else 0
    shown = [(text, shorten(text[start:], MAX_SHOWN)) for text in texts]
    return [("…" if start else "") + words + ("" if text.endswith(words) else "…") for text, words in shown]


def timeline_reply(found: Timeline, picture: bytes, language: Language, *, link: Link | None = None) -> Reply:
    """Return a programme over the years with its chart; every document and point opens its paragraph."""
    if not found.steps:
        return Reply((Statement(tell(language, "timeline_none", subject=found.subject)),))
    lead = timeline_headline(found, language)
    # The chart bears the numbers of the timeline itself, so these are kept.
    numbers = [p.source for series in found.series for p in series.points]
    parts: list[Part] = [Statement(lead, lead)]
    for step in found.steps:
        shown = f" [{step.sources[0]}]" if step.sources else ""
        parts.append(Statement(f"– {dated_name(step.entry, language)}{shown}"))
        numbers += step.sources[:1]
    for series in found.series:
        points = "; ".join(f"{point_words(point, language)} [{point.source}]" for point in series.points)
        parts.append(Statement(f"{series.name}: {points}", series.name))
    kept = sorted(list(dict.fromkeys(numbers))[:MAX_POINTS])
    if link is not None:
        parts += _linked({n: found.citations[n - 1] for n in kept}, language, link)
    rows = _rows([Button(f"[{n}]", OpenParagraph(found.citations[n - 1].paragraph.id)) for n in kept], POINTS_A_ROW)
    return Reply(tuple(parts), rows, attachment=Picture(picture) if found.series else None)


def _linked(citations: Mapping[int, Citation], language: Language, link: Link) -> list[Source]:
    """Return one line a document, with the numbers that a chart gives its places."""
    by_document: dict[str, list[Passage]] = {}
    for n, citation in citations.items():
        place = Passage(
            (), f"[{n}] {place_line(citation.paragraph, language)}", link(citation.document, citation.paragraph)
        )
        by_document.setdefault(document_line(citation.document, language), []).append(place)
    return [Source(tuple(passages), document) for document, passages in by_document.items()]


def _rows(buttons: Sequence[Button], a_row: int = BUTTONS_A_ROW) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + a_row]) for at in range(0, len(buttons), a_row))
