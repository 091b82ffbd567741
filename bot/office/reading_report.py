"""What was read of a document that an editor sent, with the buttons that decide on it."""

from __future__ import annotations

from bot.office.desk import level_name
from bot.office.post import Key, Notice, notice
from bot.texts.office import OfficeTexts, office_texts
from bot.uploads import Upload
from corpus.model import Header, ParagraphKind, ReadDocument
from corpus.reader_words import reader_words
from retrieval.answer import Language

MAX_WARNINGS = 5
FIELDS = ("type", "symbol", "date", "issuer", "subject")
"""Fields of a header that can be corrected, in the order of the header."""


def report(upload: Upload, read: ReadDocument, language: Language, levels: tuple[str, ...], *, held: bool) -> Notice:
    """Return the report with its buttons, in the language of who sent the document.

    Args:
        levels: the access levels there are, in order.
        held: the library has a document with the same content.
    """
    words, header = office_texts(language), read.document.header
    values = field_values(header)
    lines = [words.report_heading.format(name=upload.name)]
    lines += [
        words.report_field.format(
            field=words.header_fields[name],
            value=values[name] or words.report_missing,
            mark=words.report_corrected if getattr(upload.corrections, name) is not None else "",
        ).rstrip()
        for name in FIELDS
    ]
    searchable = sum(paragraph.kind is not ParagraphKind.NOISE for paragraph in read.paragraphs)
    lines.append(
        words.report_size.format(
            pages=read.document.pages if read.document.pages is not None else words.none,
            paragraphs=searchable,
            references=len(read.references),
        )
    )
    lines += [f"※ {reader_words(warning, language)}" for warning in read.document.warnings[:MAX_WARNINGS]]
    lines += [words.report_draft] if header.draft else []
    lines += [words.report_held] if held else []
    lines.append(words.report_level.format(level=level_name(upload.level, words)))
    return notice("\n".join(lines), *_keys(upload, words, levels), strong=lines[0])


def decision_keys(upload: Upload, words: OfficeTexts) -> tuple[Key, ...]:
    """Return the buttons that decide on a document."""
    return Key(words.take_up, f"take {upload.number}"), Key(words.drop, f"drop {upload.number}")


def field_values(header: Header) -> dict[str, str]:
    """Return the fields of a header as written, "" where the document is silent."""
    return {
        "type": header.type or "",
        "symbol": header.symbol.text if header.symbol is not None else "",
        "date": header.date.raw if header.date is not None else "",
        "issuer": header.issuer or "",
        "subject": header.subject or "",
    }


def _keys(upload: Upload, words: OfficeTexts, levels: tuple[str, ...]) -> list[tuple[Key, ...]]:
    number = upload.number
    chosen = [
        Key(("✓ " if level == upload.level else "") + level_name(level, words), f"level {number} {level}")
        for level in levels[:9]
    ]
    fields = [
        Key(words.correct_field.format(field=words.header_fields[name]), f"fix {number} {name}") for name in FIELDS
    ]
    return [
        decision_keys(upload, words),
        *(tuple(chosen[at : at + 3]) for at in range(0, len(chosen), 3)),
        *(tuple(fields[at : at + 3]) for at in range(0, len(fields), 3)),
    ]
