"""A timeline as text for a terminal, as JSON, and as a chart whose points bear the numbers of their sources."""

from __future__ import annotations

import io
import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from retrieval.answer import Language
from retrieval.as_json import CitationJson, citation_json
from retrieval.citations import source_label
from retrieval.drafting.phrasing import with_lead
from retrieval.drafting.timeline import Point, Series, Step, Timeline
from retrieval.drafting.wording import tell
from retrieval.naming import dated_name, full_name
from retrieval.source_marks import mark
from retrieval.terminal import WIDTH

if TYPE_CHECKING:
    from matplotlib.axes import Axes


QUOTE = 120
"""Characters of a quote that a terminal shows."""
_COLOUR = "#3a6ea5"
MOST_DRAWN = 6
"""Figures that a phone's picture can bear; the text has them all."""


class PointJson(TypedDict):
    """A figure of one year."""

    year: int
    value: float
    raw: str
    planned: bool
    source: int


class SeriesJson(TypedDict):
    """A recurring figure."""

    name: str
    points: list[PointJson]


class StepJson(TypedDict):
    """A document of the programme."""

    type: str | None
    symbol: str | None
    date: str | None
    year: int | None
    subject: str | None
    held: bool
    sources: list[int]


class TimelineJson(TypedDict):
    """A timeline, as ``python -m retrieval timeline --json`` prints it."""

    subject: str
    documents: list[StepJson]
    series: list[SeriesJson]
    citations: list[CitationJson]


def timeline_text(found: Timeline, language: Language) -> str:
    """Return the documents by day and the recurring figures by year, each with its source."""
    if not found.steps:
        return tell(language, "timeline_none", subject=found.subject)
    lines = [headline(found, language), ""]
    lines += [f"- {step_name(step, language)}{''.join(map(mark, step.sources))}" for step in found.steps]
    if found.series:
        lines += ["", tell(language, "timeline_figures")]
    for series in found.series:
        lines += [f"* {series.name}", *series_lines(series, language)]
    lines.append("")
    for citation in found.citations:
        label = source_label(citation.document, citation.paragraph, language)
        lines.append(f"{mark(citation.n)} {label}: “{textwrap.shorten(citation.quote, QUOTE, placeholder=' …')}”")
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent="   ") if line else line for line in lines)


def step_name(step: Step, language: Language) -> str:
    """Return a document of the programme as a first mention names it."""
    if language is Language.ENGLISH or not step.entry.subject:
        return full_name(step.entry, language)
    return f"{dated_name(step.entry, language)} {with_lead(step.entry.subject)}"


def headline(found: Timeline, language: Language) -> str:
    """Return one sentence: how many documents and recurring figures."""
    return tell(language, "timeline_headline", count=len(found.steps), figures=len(found.series))


def series_lines(series: Series, language: Language) -> list[str]:
    """Return a recurring figure, one line a point, as its document writes it."""
    return [f"  {point_words(point, language)}{mark(point.source)}" for point in series.points]


def point_words(point: Point, language: Language) -> str:
    """Return a figure of one year as its document writes it, and whether it was planned or reported."""
    kind = tell(language, "timeline_plan" if point.planned else "timeline_report")
    return f"{tell(language, 'timeline_year', year=point.year)}: {point.raw} ({kind})"


def timeline_json(found: Timeline, language: Language) -> TimelineJson:
    """Return a timeline as JSON values."""
    return TimelineJson(
        subject=found.subject,
        documents=[
            StepJson(
                type=step.entry.type,
                symbol=step.entry.symbol.text if step.entry.symbol is not None else None,
                date=step.day.isoformat() if step.day is not None else None,
                year=step.year,
                subject=step.entry.subject,
                held=step.entry.held,
                sources=list(step.sources),
            )
            for step in found.steps
        ],
        series=[
            SeriesJson(
                name=series.name,
                points=[
                    PointJson(year=p.year, value=float(p.value), raw=p.raw, planned=p.planned, source=p.source)
                    for p in series.points
                ],
            )
            for series in found.series
        ],
        citations=[citation_json(citation, language) for citation in found.citations],
    )


def draw_timeline(found: Timeline, language: Language) -> bytes:
    """Return a PNG with one small chart a figure, one below the other; filled points are results, hollow ones plans."""
    from matplotlib.figure import Figure  # takes a second to load, which only a picture needs
    from matplotlib.ticker import MaxNLocator

    drawn = found.series[:MOST_DRAWN]
    count = max(1, len(drawn))
    figure = Figure(figsize=(6.0, 1.9 * count + 0.6), dpi=160)
    axes = figure.subplots(count, 1, squeeze=False)
    years = [point.year for series in drawn for point in series.points]
    for axis, series in zip(axes[:, 0], drawn, strict=False):
        _draw(axis, series)
        axis.set_xlim(min(years) - 0.5, max(years) + 0.5)  # so that one year stands below the other
        axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    if not found.series:
        axes[0, 0].axis("off")
    reported, planned = tell(language, "timeline_report"), tell(language, "timeline_plan")
    legend = f"● {reported}    ○ {planned}"
    figure.text(0.5, 1 - 0.25 / figure.get_figheight(), legend, ha="center", size=11, color=_COLOUR)
    figure.tight_layout(rect=(0, 0, 1, 1 - 0.4 / figure.get_figheight()))
    stream = io.BytesIO()
    figure.savefig(stream, format="png", metadata={"Software": None})
    return stream.getvalue()


def _draw(axis: Axes, series: Series) -> None:
    for planned, face, size in ((True, "white", 9), (False, _COLOUR, 5.5)):
        points = [point for point in series.points if point.planned is planned]
        years, values = [p.year for p in points], [float(p.value) for p in points]
        axis.plot(
            years, values, marker="o", markersize=size, markerfacecolor=face, color=_COLOUR, lw=0 if planned else 1.2
        )
        for point in points:
            other = [p.value for p in series.points if p.year == point.year and p.planned is not planned]
            below = -17 if (point.value < other[0] if other and other[0] != point.value else planned) else 8
            label = f"{_amount(point.value)} [{point.source}]"
            axis.annotate(
                label, (point.year, float(point.value)), (0, below), textcoords="offset points", ha="center", size=10
            )
    axis.set_title(textwrap.shorten(series.name, 60, placeholder=" …"), size=11, loc="left")
    axis.margins(y=0.45)
    axis.tick_params(labelsize=10)
    axis.set_yticks([])  # each point says its value
    axis.spines[["top", "right", "left"]].set_visible(False)


def _amount(value: Decimal) -> str:
    """Return a number as Vietnamese documents write it: a dot parts thousands, a comma decimals."""
    whole, _, fraction = f"{value:,}".partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")
