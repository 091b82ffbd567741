"""From drafts to blocks, in one place: old encodings, composition and bounds hold for every format alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from corpus.model import Block, BlockKind
from corpus.readers.encoding import decode_text
from corpus.readers.fonts import Decoder, draws_capitals, has_old_signs
from corpus.readers.limits import Source
from corpus.readers.runs import Draft, Run, all_bold, dominant_size, tidy
from corpus.text.clean import clean
from corpus.text.legacy import Encoding, raise_capitals

_SAMPLES: Final = 10
_SAMPLE: Final = 4_000
"""Stretches of a text file that are weighed, and characters of each."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The blocks of a document, with what a clerk should know of their text."""

    blocks: tuple[Block, ...]
    warnings: tuple[str, ...]


def finish(drafts: Iterable[Draft], source: Source, decoder: Decoder | None = None) -> Finished:
    """Turn drafts into blocks, leaving out those without a visible character.

    Args:
        drafts: in reading order.
        source: the file, for its limits.
        decoder: where a reader has weighed the fonts already and decoded by them.

    Raises:
        ReadError: if the text is longer than the limit.
    """
    held = list(drafts)
    source.check_characters(len(run.text) for draft in held for run in draft.runs)
    decoder = decoder or Decoder.of(run for draft in held for run in draft.runs)
    blocks = tuple(_blocks(held, decoder))
    return Finished(blocks, tuple(_warnings(decoder)))


def plain_text(source: Source) -> tuple[str, tuple[str, ...]]:
    """Return the cleaned characters of a text file, whatever it is encoded in, with what a clerk should know of them.

    Raises:
        ReadError: if it is no text or too long.
    """
    text = decode_text(source)
    source.check_characters([len(text)])
    if not has_old_signs(text):  # as nearly all: without such a sign no encoding but Unicode is found
        return clean(text), ()
    step = max(len(text) // _SAMPLES, _SAMPLE)
    decoder = Decoder.of(Run(text[start : start + _SAMPLE]) for start in range(0, len(text), step))
    text = "\n".join(_line(line, decoder) for line in text.split("\n"))
    if decoder.used[Encoding.TCVN3]:
        text = raise_capitals(text)
    return clean(text), tuple(_warnings(decoder))


def _line(line: str, decoder: Decoder) -> str:
    if not decoder.encodings and not has_old_signs(line):
        return line
    return "".join(run.text for run in decoder.decode((Run(line),)))


def _blocks(drafts: Iterable[Draft], decoder: Decoder) -> Iterator[Block]:
    gap = False
    for draft in drafts:
        text = _text(draft, decoder)
        if not text.strip():
            gap = True
            continue
        block = draft.block
        yield block._replace(
            text=text,
            gap_before=block.gap_before or gap,
            size=block.size if block.size is not None else dominant_size(draft.runs),
            bold=block.bold or all_bold(draft.runs),
            shown=_shown(draft, text, decoder) if decoder.used[Encoding.TCVN3] else "",
        )
        gap = False


def _text(draft: Draft, decoder: Decoder) -> str:
    return _settled((run.text for run in decoder.decode(draft.runs)), draft, decoder)


def _shown(draft: Draft, text: str, decoder: Decoder) -> str:
    """Return the text with the letters in capitals that a font draws so, "" where it draws none so."""
    if not any(draws_capitals(run.font) for run in draft.runs):
        return ""
    runs = decoder.decode(draft.runs)
    drawn = (run.text.upper() if draws_capitals(run.font) else run.text for run in runs)
    shown = _settled(drawn, draft, decoder)
    return shown if shown != text and len(shown) == len(text) else ""


def _settled(pieces: Iterable[str], draft: Draft, decoder: Decoder) -> str:
    text = tidy(clean("".join(pieces)))
    if decoder.used[Encoding.TCVN3]:
        text = raise_capitals(text)
    return text if draft.block.kind is BlockKind.TABLE_ROW else text.strip()


def _warnings(decoder: Decoder) -> Iterator[str]:
    for encoding in (Encoding.TCVN3, Encoding.VNI):
        if decoder.used[encoding]:
            yield f"its text is typed in fonts of {encoding.value} from before Unicode and was converted; compare names and numbers with the original"
