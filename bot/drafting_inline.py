"""Inline results for someone who drafts: "căn cứ" and a subject gives a basis, "căn cứ" and a document its verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from bot.assistant import Assistant
from bot.inline import Offer
from bot.memory import Asker
from config.errors import QuestionError, ReadError
from corpus.symbols import find_symbols
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.drafting.basis import find_basis
from retrieval.drafting.basis_text import block, headline, remarks_words
from retrieval.drafting.check import check_draft
from retrieval.drafting.check_text import line_text, summary
from retrieval.drafting.wording import title
from retrieval.library import View

CUE = "can cu"
"""Folded words with which a typed text asks for a basis or a verdict."""
MOST_LINES = 8
MAX_TEXT = 4_000
"""Characters of one message that is inserted."""


class DraftingOffers:
    """Makes offers to insert; everything is looked up with the access of the person who types."""

    def __init__(
        self,
        assistant: Assistant,
        levels: Callable[[Asker], frozenset[str]],
        language: Callable[[Asker], Language],
        today: Callable[[], date] = date.today,
    ) -> None:
        self._assistant = assistant
        self._levels = levels
        self._language = language
        self._today = today

    def __call__(self, asker: Asker, typed: str) -> list[Offer]:
        """Return what may be inserted for a typed text; nothing where it asks for no basis."""
        if not fold(typed).startswith(CUE):
            return []
        language = self._language(asker)

        def work(view: View) -> list[Offer]:
            if any(match.symbol.form not in "HS" for match in find_symbols(typed)):
                return list(self._verdicts(view, typed, language))
            return list(self._basis(view, typed[len(CUE) :].strip(" :"), language))

        return self._assistant.consult(work, levels=self._levels(asker))

    def _verdicts(self, view: View, typed: str, language: Language) -> Iterator[Offer]:
        from retrieval.drafting.reading import (
            read_pasted,
        )  # loads the readers of files, which the health check does without

        try:
            check = check_draft(read_pasted(f"Căn cứ{typed[len(CUE) :]}"), view, today=self._today())
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
