"""What the tools for drafting found, as replies: the verdicts first, the corrected lines to copy, then the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.actions import OpenParagraph
from bot.citing import fits
from bot.compose import BUTTONS_A_ROW, MAX_SOURCE_BUTTONS, shorten, source_lines
from bot.reply import Button, Copyable, CopyText, Note, Part, Picture, Reply, Sheet, Statement, mark
from bot.texts.drafting import drafting_texts
from corpus.map import DocumentMap
from corpus.map.wording import entry_title, map_words, relation_words
from corpus.model import ParagraphId
from retrieval.answer import Citation, Language
from retrieval.citations import place_words
from retrieval.drafting.basis import Basis
from retrieval.drafting.basis_text import block, headline, remarks_words
from retrieval.drafting.check_text import summary, worth_telling
from retrieval.drafting.compare import Change, Comparison
from retrieval.drafting.compare_text import headline as compared_headline
from retrieval.drafting.timeline import Timeline
from retrieval.drafting.timeline_text import headline as timeline_headline
from retrieval.drafting.timeline_text import point_words
from retrieval.drafting.verdicts import FAULTLESS, Check, Line, Verdict
from retrieval.drafting.wording import fields, message, tell, title
from retrieval.naming import dated_name

MAX_FINDINGS = 12
"""Lines of a check that a message tells; the file has them all."""
MAX_EDGES = 20
MAX_NAMES = 12
MAX_CHANGES = 12
MAX_SHOWN = 240
"""Characters of a paragraph that a comparison shows."""


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
    parts += _others(check, language)
    if check.ordered:
        parts.append(Copyable(tell(language, "ordered"), "\n".join(check.ordered)))
    own = frozenset(paragraph.id for paragraph in check.draft.paragraphs)
    rows = [tuple(copies[at : at + 2]) for at in range(0, len(copies), 2)] + sources.buttons(own)
    attachment = Sheet(file, name) if told else None
    return Reply((*parts, *sources.lines(language)), tuple(rows), attachment=attachment)


def _finding(number: int, line: Line, sources: _Sources, language: Language) -> list[Part]:
    found = [finding for finding in line.findings if finding.verdict not in FAULTLESS]
    titles = ", ".join(title(finding.verdict, language) for finding in found)
    head = f"{number}. {line.name} — {titles}."
    said = " ".join(message(finding, language) for finding in found)
    marks = sources.marks(n for finding in found for n in finding.sources)
    place = place_words(line.paragraph, language)
    parts: list[Part] = [Statement(f"{head} {said} ({place})" if place else f"{head} {said}", head, marks)]
    if line.corrected:
        parts.append(Copyable(drafting_texts(language).should_read, line.corrected))
    elif line.corrected == "":
        parts.append(Statement(tell(language, "removed")))
    if line.missing:
        parts.append(Note(tell(language, "not_given", fields=fields(line.missing, language))))
    return parts


def _others(check: Check, language: Language) -> list[Part]:
    """Return one sentence of what agrees and one of what the library does not know."""
    parts: list[Part] = []
    for key, unknown in (("agreeing", False), ("not_known", True)):
        names = [line.name for line in check.lines if not line.faulty and (line.verdict is Verdict.UNKNOWN) is unknown]
        named = list(dict.fromkeys(names))[:MAX_NAMES]
        parts += [Statement(tell(language, key, names="; ".join(named)))] if named else []
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
    rows = tuple(tuple(buttons[at : at + BUTTONS_A_ROW]) for at in range(0, len(buttons), BUTTONS_A_ROW))
    return Reply(tuple(parts), rows, attachment=Picture(picture))


def comparison_reply(found: Comparison, file: bytes, language: Language, name: str) -> Reply:
    """Return how two texts differ, both side by side in a file."""
    lead = compared_headline(found, language)
    parts: list[Part] = [Statement(lead, lead)]
    changed = [pair for pair in found.pairs if pair.change is not Change.SAME]
    for pair in changed[:MAX_CHANGES]:
        places = [place_words(p, language) for p in (pair.left, pair.right) if p is not None]
        head = f"{tell(language, f'compare_{pair.change.value}')}: {' → '.join(dict.fromkeys(places))}"
        words = [shorten(p.text, MAX_SHOWN) for p in (pair.left, pair.right) if p is not None]
        parts.append(Statement(f"{head}\n{' → '.join(dict.fromkeys(words))}", head))
    if len(changed) > MAX_CHANGES:
        parts.append(Note(drafting_texts(language).more_findings.format(count=len(changed) - MAX_CHANGES)))
    return Reply(tuple(parts), attachment=Sheet(file, name))


def timeline_reply(found: Timeline, picture: bytes, language: Language) -> Reply:
    """Return a programme over the years with its chart; every point opens its paragraph."""
    if not found.steps:
        return Reply((Statement(tell(language, "timeline_none", subject=found.subject)),))
    lead = timeline_headline(found, language)
    # The chart bears the numbers of the timeline itself, so these are kept.
    numbers = list(dict.fromkeys(p.source for series in found.series for p in series.points))
    parts: list[Part] = [Statement(lead, lead)]
    parts += [Statement(f"– {dated_name(step.entry, language)}") for step in found.steps]
    for series in found.series:
        points = "; ".join(f"{point_words(point, language)} [{point.source}]" for point in series.points)
        parts.append(Statement(f"{series.name}: {points}", series.name))
    buttons = [Button(f"[{n}]", OpenParagraph(found.citations[n - 1].paragraph.id)) for n in numbers]
    buttons = buttons[:MAX_SOURCE_BUTTONS]
    rows = tuple(tuple(buttons[at : at + BUTTONS_A_ROW]) for at in range(0, len(buttons), BUTTONS_A_ROW))
    return Reply(tuple(parts), rows, attachment=Picture(picture) if found.series else None)
