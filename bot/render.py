"""Writes a reply in the HTML that Telegram understands; everything is escaped.

Order and proportion are the reply's own; this module only chooses the marks:
bold for what an early stopper must see, a block quote for a document's words,
italics for what the assistant says about its own understanding, ① for a
source, ※ for a note.
"""

from __future__ import annotations

import html
from itertools import groupby

from bot.reply import Copyable, Note, Part, Passage, Quote, Reply, Source, Statement, Understood
from bot.split import MESSAGE_LIMIT, Block, split
from retrieval.source_marks import marks

NO_BREAK = "\u00a0"
FOLDED_FROM = 160
"""Characters from which a quote is folded; Telegram shows three lines of it, about this much."""

MAX_OPEN_SOURCES = 3
"""Source lines up to which they stand open; more of them are folded, so that the answer stays in sight."""


def render(reply: Reply, first: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """Return the messages of a reply in Telegram HTML, none of them blank; the first has room for ``first`` units."""
    return tuple(piece for piece in split(render_blocks(reply), first=first) if piece.strip())


def render_blocks(reply: Reply) -> tuple[Block, ...]:
    """Return the parts as blocks of Telegram HTML, in reading order; many sources share a folded one."""
    blocks: list[Block] = []
    for is_source, group in groupby(reply.parts, lambda part: isinstance(part, Source)):
        own = [_block(part) for part in group]
        if is_source and len(own) > MAX_OPEN_SOURCES:
            lines = "\n".join(block.html for block in own)
            own = [Block(f"<blockquote expandable>{lines}</blockquote>")]
        blocks += own
    return tuple(blocks)


def escape(text: str) -> str:
    """Return ``text`` with everything that HTML would take for markup escaped."""
    return html.escape(text, quote=False)


def _block(part: Part) -> Block:
    match part:
        case Understood():
            return Block(f"{escape(part.label)} <i>{escape(part.question)}</i>")
        case Statement():
            return Block(_statement(part))
        case Quote():
            return Block(_quote(part))
        case Source():
            return Block(_source(part), whole=True)
        case Note():
            return Block(f"※{NO_BREAK}{escape(part.text)}")
        case Copyable():
            return Block(f"{escape(part.label)}\n<code>{escape(part.text)}</code>", whole=True)


def _statement(part: Statement) -> str:
    rest = part.text[len(part.strong) :]
    strong = f"<b>{escape(part.strong)}</b>" if part.strong else ""
    return strong + escape(rest) + _tied(part.marks)


def _tied(numbers: tuple[int, ...]) -> str:
    return NO_BREAK + marks(numbers) if numbers else ""


def _quote(part: Quote) -> str:
    before = "…" if part.cut_before else ""
    after = "…" if part.cut_after else ""
    folded = " expandable" if part.folded and len(part.text) >= FOLDED_FROM else ""
    caption = f"{escape(part.caption)}\n" if part.caption else ""
    words = f"“{before}{escape(part.text)}{after}”{_tied(part.marks)}"
    return f"{caption}<blockquote{folded}>{words}</blockquote>"


def _source(part: Source) -> str:
    places = " · ".join(_passage(passage) for passage in part.passages)
    label = f"{escape(part.label)} " if part.label else ""
    placed = any(passage.place for passage in part.passages)  # a paragraph may stand in no numbered place
    return label + (" — " if placed else " ").join(filter(None, (places, escape(part.document))))


def _passage(passage: Passage) -> str:
    words = NO_BREAK.join(filter(None, (marks(passage.marks), escape(passage.place))))
    return f'<a href="{html.escape(passage.link)}">{words}</a>' if passage.link else words
