"""For someone new: a tour of the library, its glossary, and questions to practise on.

Everything is looked up with the access of the person who asks, and made from
what the library itself holds.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bot.actions import Action, AskQuiz, OpenParagraph, ShowTour, StartReading
from bot.assistant import Assistant
from bot.compose import document_line, place_line, shorten, source_lines
from bot.desk import entry_with
from bot.memory import Asker
from bot.opened import opened_reply
from bot.progress import Progress
from bot.reply import Button, Note, Part, Quiz, Quote, Reply, Statement, sentence
from bot.split import utf16_length
from bot.texts.learning import LearningTexts, learning_texts
from bot.texts.reading import reading_texts
from config.errors import QuestionError
from corpus.model import ParagraphId, ParagraphKind, RegisterId
from retrieval.answer import Language
from retrieval.glossary import MAX_SHORT, Explained, explain
from retrieval.library import View
from retrieval.naming import dated_name
from retrieval.quiz import Asked, Exercise, exercise
from retrieval.source_marks import mark
from retrieval.tour import Stage, ToRead, tour

MAX_DOCUMENTS = 8
"""Documents of a field that are listed."""
MAX_USES = 6
"""Documents of the glossary that are listed."""
LOOKED_THROUGH = 100
"""Paragraphs that are searched for an abbreviation."""
MAX_QUESTION, MAX_EXPLANATION = 300, 200
"""Characters of a quiz, by the Bot API."""
EXAMPLE = "TTHC"
_A_ROW = 4


class Learning:
    """Leads someone new through the library.

    Args:
        random: chooses what is asked.
    """

    def __init__(
        self,
        assistant: Assistant,
        levels: Callable[[Asker], frozenset[str]],
        language: Callable[[Asker], Language],
        progress: Progress,
        random: Random | None = None,
    ) -> None:
        self._assistant = assistant
        self._levels = levels
        self._language = language
        self._progress = progress
        self._random = random or Random()  # noqa: S311 - chooses questions, not secrets

    def act(self, asker: Asker, action: Action) -> Reply | None:
        """Return what a button leads to, or None for one that is not of the learner."""
        match action:
            case ShowTour(field):
                return self.tour(asker, field, replaces=True)
            case StartReading(register_id):
                return self._start_reading(asker, register_id)
            case AskQuiz():
                return self.quiz(asker)
            case _:
                return None

    def tour(self, asker: Asker, field: str = "", *, replaces: bool = False) -> Reply:
        """Return the fields of work, or the documents to read first in one of them."""
        words, language = self._words(asker), self._language(asker)
        stages = self._assistant.consult(tour, levels=self._levels(asker))
        if not stages:
            return sentence(words.tour_empty)
        read = self._progress.read(asker.person_id)
        chosen = next((stage for stage in stages if stage.field.key == field), None)
        if chosen is None:
            return self._fields(asker, stages, read, replaces=replaces)
        return field_reply(chosen, read, language, replaces=replaces)

    def glossary(self, asker: Asker, asked: str) -> Reply:
        """Return what an abbreviation stands for, who uses it and where."""
        words, language = self._words(asker), self._language(asker)
        short = "".join(asked.split())[:MAX_SHORT]
        if not short:
            return sentence(words.glossary_usage.format(example=EXAMPLE))
        levels = self._levels(asker)
        try:
            found = self._assistant.search(short, LOOKED_THROUGH, levels=levels)
        except QuestionError:
            return sentence(words.glossary_usage.format(example=EXAMPLE))
        paragraphs = [candidate.paragraph for candidate in found]
        return self._assistant.consult(
            lambda view: glossary_reply(explain(view, short, paragraphs), language), levels=levels
        )

    def quiz(self, asker: Asker) -> Reply:
        """Return a question with options, or a sentence why there is none."""
        words, language = self._words(asker), self._language(asker)
        if asker.chat_id != asker.person_id:
            return sentence(words.quiz_private)

        def work(view: View) -> Reply | None:
            made = exercise(view, self._random)
            return quiz_reply(view, made, language) if made is not None else None

        reply = self._assistant.consult(work, levels=self._levels(asker))
        return reply if reply is not None else sentence(words.quiz_empty)

    def _fields(self, asker: Asker, stages: tuple[Stage, ...], read: frozenset[RegisterId], *, replaces: bool) -> Reply:
        words, language = self._words(asker), self._language(asker)
        parts: list[Part] = [Statement(words.tour_title, words.tour_title), Statement(words.tour_lead)]
        rows: list[tuple[Button, ...]] = []
        for stage in stages:
            name = stage.field.names[language]
            done = sum(item.entry.id in read for item in stage.documents)
            parts.append(Statement("– " + words.tour_line.format(name=name, read=done, total=len(stage.documents))))
            rows.append((Button(name, ShowTour(stage.field.key)),))
        score = self._progress.score(asker.person_id)
        if score.answered:
            parts.append(Note(words.score.format(right=score.right, answered=score.answered)))
        if asker.chat_id == asker.person_id:
            rows.append((Button(words.practise, AskQuiz()),))
        return Reply(tuple(parts), tuple(rows), replaces=replaces)

    def _start_reading(self, asker: Asker, register_id: RegisterId) -> Reply:
        levels, language = self._levels(asker), self._language(asker)
        first = self._assistant.consult(lambda view: _beginning(view, register_id), levels=levels)
        around = self._assistant.around(first, levels=levels) if first is not None else None
        if around is None:
            return sentence(reading_texts(language).not_here)
        self._progress.mark_read(asker.person_id, register_id)
        return opened_reply(around, language)

    def _words(self, asker: Asker) -> LearningTexts:
        return learning_texts(self._language(asker))


def field_reply(stage: Stage, read: frozenset[RegisterId], language: Language, *, replaces: bool) -> Reply:
    """Return the documents to read first in a field, each with the reason and whether it has been read."""
    words, name = learning_texts(language), stage.field.names[language]
    shown = stage.documents[:MAX_DOCUMENTS]
    parts: list[Part] = [Statement(name, name), Statement(words.field_lead)]
    for n, item in enumerate(shown, 1):
        parts.append(Statement(f"{mark(n)} {_line(item, item.entry.id in read, language)}"))
    if len(stage.documents) > len(shown):
        parts.append(Note(words.tour_more.format(count=len(stage.documents) - len(shown))))
    keys = [Button(mark(n), StartReading(item.entry.id)) for n, item in enumerate(shown, 1)]
    rows = [tuple(keys[at : at + _A_ROW]) for at in range(0, len(keys), _A_ROW)]
    return Reply(tuple(parts), (*rows, (Button(words.all_fields, ShowTour()),)), replaces=replaces)


def glossary_reply(explained: Explained, language: Language) -> Reply:
    """Return the meanings of an abbreviation with the words that give them, and the documents that use it."""
    words = learning_texts(language)
    parts: list[Part] = []
    sources = []
    for n, meaning in enumerate(explained.meanings, 1):
        text = words.glossary_means.format(short=explained.short, expansion=meaning.expansion)
        parts.append(Statement(text, text, marks=(n,)))
        sources.append((n, meaning.document, meaning.paragraph))
    parts += [Quote(meaning.quote, marks=(n,)) for n, meaning in enumerate(explained.meanings, 1)]
    parts += source_lines(sources, language)
    if not explained.meanings:
        usual = explained.usual
        key = words.glossary_unknown if usual is None else words.glossary_usual
        parts.append(Statement(key.format(short=explained.short, expansion=usual.expansion if usual else "")))
    if not explained.uses:
        return Reply((*parts, Statement(words.glossary_unused.format(short=explained.short))))
    parts.append(Statement(words.glossary_users))
    first = len(sources) + 1
    shown = explained.uses[:MAX_USES]
    for n, use in enumerate(shown, first):
        line = words.glossary_use.format(document=document_line(use.document, language), count=use.count)
        parts.append(Statement(f"– {line}", marks=(n,)))
    if len(explained.uses) > len(shown):
        parts.append(Note(words.glossary_more.format(count=len(explained.uses) - len(shown))))
    opened = [*(paragraph.id for _, _, paragraph in sources), *(use.paragraph.id for use in shown)]
    keys = [Button(mark(n), OpenParagraph(name)) for n, name in enumerate(opened, 1)]
    return Reply(tuple(parts), tuple(tuple(keys[at : at + _A_ROW]) for at in range(0, len(keys), _A_ROW)))


def quiz_reply(view: View, made: Exercise, language: Language) -> Reply:
    """Return a question as a quiz with buttons to its source and to the next one."""
    words = learning_texts(language)
    asks = {Asked.ISSUER: words.ask_issuer, Asked.DATE: words.ask_date, Asked.DOCUMENT: words.ask_document}
    place = place_line(made.paragraph, language)
    document = document_line(view.document(made.paragraph.document_id), language)
    explanation = words.explained.format(answer=made.options[made.correct], place=place, document=document)
    quiz = Quiz(
        question=shorten(asks[made.asked].format(about=made.about), MAX_QUESTION),
        options=made.options,
        correct=made.correct,
        explanation=_within(explanation, MAX_EXPLANATION),
    )
    rows = (
        (Button(words.open_source, OpenParagraph(made.paragraph.id)),),
        (Button(words.next_question, AskQuiz()), Button(words.all_fields, ShowTour())),
    )
    return Reply((), rows, attachment=quiz)


def _within(text: str, limit: int) -> str:
    return text if utf16_length(text) <= limit else shorten(text, limit - 1) + "…"


def _line(item: ToRead, is_read: bool, language: Language) -> str:
    words, entry = learning_texts(language), item.entry
    reasons = [words.tour_cited.format(count=item.cited_by)] if item.cited_by else []
    if item.ended:
        reasons.append(words.tour_ended)
    if is_read:
        reasons.append(words.tour_read)
    name = dated_name(entry, language) + (f": {entry.subject}" if entry.subject else "")
    return f"{name} ({'; '.join(reasons)})" if reasons else name


def _beginning(view: View, register_id: RegisterId) -> ParagraphId | None:
    """Return the paragraph at which one starts to read: the title, else the first that says something."""
    entry = entry_with(view, register_id)
    if entry is None or entry.document_id is None:
        return None
    held = view.paragraphs_of(entry.document_id)
    readable = [p for p in held if p.kind not in (ParagraphKind.NOISE, ParagraphKind.HEADER)]
    first = next((p for p in readable if p.kind is ParagraphKind.TITLE), next(iter(readable or held), None))
    return first.id if first is not None else None
