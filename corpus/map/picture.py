"""The map of a document as a picture for a phone: a column of boxes, what it names above, what names it below.

Held documents have a filled box with a solid border, those only cited a white
one with a dashed border. The numbers on the lines are those of the list beside
the picture, where each edge has its citation.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import matplotlib as mpl
import networkx as nx
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from corpus.map.graph import DocumentMap, MapEdge, to_graph
from corpus.map.wording import entry_title, map_words, relation_words
from corpus.model import DateProblem, RegisterEntry, RegisterId

Kind = Literal["png", "svg"]
MOST_BOXES = 9
"""Documents above and below the centre that a phone's picture can bear; the list has them all."""
WIDTH = 6.0
"""Inches; at 160 dots an inch 960 pixels, which a phone shows without zooming."""
DOTS = 160
_ROW = 0.86
_LEFT, _RIGHT = 0.2, 0.98
_LINE = 40
"""Characters of a line in a box."""
_SMALL = 56
"""Characters of a line in small letters."""
_SUBJECT_LINES = 2
_HELD, _CITED, _CENTRE = "#dbe9f6", "#ffffff", "#f9e3b4"
_INK, _PALE = "#1f2d3d", "#5b6b7b"
_STRONG, _WEAK = "#a33b2f", "#3a6ea5"
_CHANGING = frozenset({"REPLACES", "REPEALS", "EXPIRES", "AMENDS", "EXTENDS", "CORRECTS"})


@dataclass(frozen=True, slots=True)
class _Box:
    entry: RegisterEntry
    edges: tuple[tuple[int, MapEdge], ...]
    inward: bool


def draw_map(found: DocumentMap, kind: Kind = "png", language: str = "vi") -> bytes:
    """Return the picture of a map as PNG or SVG; the same map gives the same bytes."""
    above, below = _boxes(found, inward=False), _boxes(found, inward=True)
    rows = _rows(found, above, below)
    figure = Figure(figsize=(WIDTH, _ROW * len(rows) + 0.5), dpi=DOTS)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, 1)
    axes.set_ylim(-len(rows) - 0.05, 0.5)
    axes.axis("off")
    _legend(axes, language)
    centre = next(i for i, row in enumerate(rows) if isinstance(row, RegisterEntry))
    for position, row in enumerate(rows):
        if isinstance(row, _Box):
            _draw_box(axes, position, row, language)
            _draw_lines(axes, position, centre, row)
        elif isinstance(row, RegisterEntry):
            _draw_entry(axes, position, row, "", _CENTRE, language)
        else:
            axes.text(_LEFT, -position - 0.5, map_words(language, "more", count=row), color=_PALE, size=9, va="center")
    return _saved(figure, kind)


def _boxes(found: DocumentMap, *, inward: bool) -> list[_Box]:
    """Return the neighbours on one side, each once with its edges, in the order of the graph's edges."""
    graph = to_graph(found)
    numbers = {id(edge): number for number, edge in enumerate(found.edges, 1)}
    centre = found.centre.id
    near: nx.MultiDiGraph[str] = graph.reverse(copy=False) if inward else graph
    boxes: list[_Box] = []
    for name in near.successors(centre):
        edges = [data["edge"] for data in near.get_edge_data(centre, name).values()]
        numbered = sorted((numbers[id(edge)], edge) for edge in edges) if len(edges) == 1 else _sorted(edges, numbers)
        boxes.append(_Box(found.entry(RegisterId(name)), tuple(numbered), inward))
    return sorted(boxes, key=lambda box: box.edges[0][0])


def _sorted(edges: Sequence[MapEdge], numbers: dict[int, int]) -> list[tuple[int, MapEdge]]:
    return sorted(((numbers[id(edge)], edge) for edge in edges), key=lambda item: item[0])


def _rows(found: DocumentMap, above: list[_Box], below: list[_Box]) -> list[_Box | RegisterEntry | int]:
    rows: list[_Box | RegisterEntry | int] = []
    rows += [len(above) - MOST_BOXES] if len(above) > MOST_BOXES else []
    rows += above[:MOST_BOXES][::-1]
    rows.append(found.centre)
    rows += below[:MOST_BOXES]
    rows += [len(below) - MOST_BOXES + found.left_out] if len(below) > MOST_BOXES else []
    return rows


def _draw_box(axes: Axes, position: int, box: _Box, language: str) -> None:
    said = "; ".join(
        f"[{number}] {relation_words(edge.relation, language, inward=box.inward)}" for number, edge in box.edges
    )
    _draw_entry(axes, position, box.entry, said, _HELD if box.entry.held else _CITED, language)


def _draw_entry(axes: Axes, position: int, entry: RegisterEntry, said: str, colour: str, language: str) -> None:
    top = -position - 0.08
    style = "solid" if entry.held else (0, (4, 2))
    axes.add_patch(
        FancyBboxPatch(
            (_LEFT, top - 0.84), _RIGHT - _LEFT, 0.84,
            boxstyle="square,pad=0", linewidth=1.2, linestyle=style, edgecolor=_INK, facecolor=colour,
        )
    )  # fmt: skip
    title, about = _words(entry, language)
    axes.text(_LEFT + 0.02, top - 0.05, title, size=10, weight="bold", color=_INK, va="top")
    lines = textwrap.wrap(about, _SMALL, max_lines=_SUBJECT_LINES if said else _SUBJECT_LINES + 1, placeholder=" …")
    axes.text(_LEFT + 0.02, top - 0.3, "\n".join(lines), size=9, color=_INK, va="top", linespacing=1.2)
    if said:
        room = max(1, _SUBJECT_LINES + 1 - len(lines))
        shown = "\n".join(textwrap.wrap(said, _SMALL + 2, max_lines=room, placeholder=" …"))
        axes.text(_RIGHT - 0.02, top - 0.81, shown, size=8.5, color=_PALE, va="bottom", ha="right", style="italic")


def _words(entry: RegisterEntry, language: str) -> tuple[str, str]:
    """Return the title of a box, and the small words under it: the day where the title has no room, and the subject or name."""
    day = _day(entry)
    whole = entry_title(entry, language)
    title = textwrap.shorten(whole, _LINE, placeholder=" …")
    about = (entry.subject or "") if entry.symbol is not None else (whole if title != whole else "")
    if day and len(title) + len(day) < _LINE:
        return f"{title}, {day}", about
    return title, ". ".join(filter(None, (day, about)))


def _day(entry: RegisterEntry) -> str:
    """Return the day as it is written; of one with blanks the year, which is all it says."""
    written = entry.date
    if written is None:
        return ""
    year = re.search(r"(?:19|20)\d\d", written.raw) if written.problem is DateProblem.INCOMPLETE else None
    return year.group() if year is not None else " ".join(written.raw.split())


def _draw_lines(axes: Axes, position: int, centre: int, box: _Box) -> None:
    """Draw an arrow along the left edge, from the document that speaks to the one that is named."""
    edge = box.edges[0][1]
    here, there = -position - 0.5, -centre - 0.5
    start, end = (here, there) if box.inward else (there, here)
    strong = edge.relation.name in _CHANGING
    reach = 0.04 + 0.14 * abs(position - centre) / (MOST_BOXES + 1)
    colour = _STRONG if strong else _WEAK
    x = _LEFT - reach
    offset = 0.06 if position > centre else -0.06
    start, end = (start, end - offset) if box.inward else (start - offset, end)
    path = mpl.path.Path(
        [(_LEFT, start), (x, start), (x, end), (_LEFT - 0.004, end)],
        [mpl.path.Path.MOVETO] + [mpl.path.Path.LINETO] * 3,
    )
    axes.add_patch(
        FancyArrowPatch(
            path=path,
            arrowstyle="-|>",
            mutation_scale=9,
            linewidth=1.4 if strong else 1.0,
            color=colour,
            joinstyle="round",
        )
    )


def _legend(axes: Axes, language: str) -> None:
    for x, held in ((_LEFT, True), (0.58, False)):
        axes.add_patch(
            FancyBboxPatch(
                (x, 0.17), 0.035, 0.16, boxstyle="square,pad=0", linewidth=1, linestyle="solid" if held else (0, (3, 1.5)),
                edgecolor=_INK, facecolor=_HELD if held else _CITED,
            )
        )  # fmt: skip
        axes.text(x + 0.05, 0.25, map_words(language, "held" if held else "cited"), size=8.5, color=_INK, va="center")


def _saved(figure: Figure, kind: Kind) -> bytes:
    stream = io.BytesIO()
    metadata = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    with mpl.rc_context({"svg.hashsalt": "map"}):
        figure.savefig(stream, format=kind, dpi=DOTS, metadata=metadata)
    return stream.getvalue()
