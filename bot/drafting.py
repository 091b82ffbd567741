"""For someone who drafts: the check of a draft, a basis, maps, comparisons, timelines and lists as files.

Everything is looked up with the access of the person who asks. A draft is read,
checked and forgotten: nothing of it is kept or logged. What writes files and
draws pictures is imported where it is needed: it takes seconds to load, and the
health check, which runs often, does without.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.actions import Action, SendList, ShowMap
from bot.answers import Answers
from bot.assistant import Assistant
from bot.cited import Links
from bot.desk import entry_with
from bot.drafting_replies import basis_reply, check_reply, comparison_reply, map_reply, timeline_reply
from bot.memory import Asker
from bot.reply import Reply, Sheet, Statement, sentence
from bot.texts.drafting import DraftingTexts, drafting_texts
from config.errors import QuarantineError, QuestionError, ReadError, UsageError
from corpus.map import DocumentMap, held_files, map_document
from corpus.model import Mention, Paragraph, ReadDocument, RegisterEntry
from corpus.reader_words import reader_words
from retrieval.answer import Answer, Language
from retrieval.drafting.basis import find_basis
from retrieval.drafting.check import check_draft
from retrieval.drafting.compare import compare_texts
from retrieval.drafting.lists import is_list, list_of
from retrieval.drafting.naming import held_text, named_entry
from retrieval.drafting.timeline import find_timeline
from retrieval.drafting.timeline_text import draw_timeline
from retrieval.drafting.wording import tell
from retrieval.library import View

MAX_NAME = 300
"""Characters of a document's name or of a subject that are looked up."""
CHECKED, COMPARED, LISTED = "kiem-tra.docx", "so-sanh.docx", "danh-muc"
_SEPARATOR = "|"

ReadFile = Callable[[Path], ReadDocument]
"""Reads a draft from a file, past the secrecy gate; raises ReadError."""


class Drafting:
    """The tools for drafting, one instance a conversation."""

    def __init__(
        self,
        assistant: Assistant,
        levels: Callable[[Asker], frozenset[str]],
        language: Callable[[Asker], Language],
        *,
        answers: Answers | None = None,
        links: Links | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._assistant = assistant
        self._levels = levels
        self._language = language
        self._answers = answers
        self._links = links
        self._today = today
        self._link_to = links.to if links is not None else None

    def act(self, asker: Asker, action: Action) -> Reply | None:
        """Return what a button leads to, or None for one that is not of these tools, or no longer known."""
        match action:
            case ShowMap(register_id):
                return self._map(asker, lambda view: entry_with(view, register_id))
            case SendList():
                return self._list(asker, action)
            case _:
                return None

    def words(self, asker: Asker) -> DraftingTexts:
        """Return the texts in the asker's language."""
        return drafting_texts(self._language(asker))

    def check_text(self, asker: Asker, text: str) -> Reply:
        """Check pasted lines."""
        if not text.strip():
            return sentence(self.words(asker).check_usage)
        from retrieval.drafting.reading import read_pasted

        return self._read(asker, lambda: self._checked(asker, read_pasted(text), None))

    def check_file(self, asker: Asker, path: Path, read: ReadFile) -> Reply:
        """Check a draft that was sent as a file."""
        return self._read(asker, lambda: self._checked(asker, read(path), path))

    def basis(self, asker: Asker, subject: str) -> Reply:
        """Propose what a draft may be based on."""
        if not subject.strip():
            return sentence(self.words(asker).basis_usage)
        language = self._language(asker)
        return self._consult(
            asker, lambda view: basis_reply(find_basis(subject[:MAX_NAME], view, today=self._today()), language)
        )

    def map(self, asker: Asker, name: str) -> Reply:
        """Draw what a document stands on and what stands on it."""
        if not name.strip():
            return sentence(self.words(asker).map_usage)
        language = self._language(asker)
        return _named(lambda: self._map(asker, lambda view: named_entry(name[:MAX_NAME], view, language)))

    def compare(self, asker: Asker, names: str) -> Reply:
        """Set two documents side by side."""
        left, separator, right = names.partition(_SEPARATOR)
        if not separator or not left.strip() or not right.strip():
            return sentence(self.words(asker).compare_usage)
        from retrieval.drafting.compare_docx import comparison_docx

        language = self._language(asker)

        def work(view: View) -> Reply:
            texts = [
                held_text(named_entry(name.strip()[:MAX_NAME], view, language), view, language)
                for name in (left, right)
            ]
            found = compare_texts(*texts)
            return comparison_reply(
                found, comparison_docx(found, language, link=self._link_to), language, COMPARED, link=self._link_to
            )

        return _named(lambda: self._consult(asker, work))

    def timeline(self, asker: Asker, subject: str) -> Reply:
        """Show a programme over the years."""
        if not subject.strip():
            return sentence(self.words(asker).timeline_usage)
        language = self._language(asker)
        found = self._assistant.consult(
            lambda view: find_timeline(subject[:MAX_NAME], view), levels=self._levels(asker)
        )
        picture = draw_timeline(found, language) if found.series else b""
        return timeline_reply(found, picture, language, link=self._link_to)

    def _checked(self, asker: Asker, draft: ReadDocument, source: Path | None) -> Reply:
        from retrieval.drafting.docx_result import check_docx

        language = self._language(asker)

        def work(view: View) -> Reply:
            check = check_draft(draft, view, today=self._today())
            faulty = any(line.faulty for line in check.lines)
            file = check_docx(check, source=source, language=language) if faulty else b""
            return check_reply(check, file, language, CHECKED)

        return self._consult(asker, work)

    def _map(self, asker: Asker, choose: Callable[[View], RegisterEntry | None]) -> Reply:
        language = self._language(asker)

        def work(view: View) -> DocumentMap | None:
            entry = choose(view)
            return None if entry is None else map_in(view, entry)

        found = self._assistant.consult(work, levels=self._levels(asker))
        if found is None:
            return Reply((Statement(tell(language, "no_such", name="")),), toast=True)
        from corpus.map.picture import draw_map

        return map_reply(found, draw_map(found, "png", language.value) if found.edges else b"", language)

    def _list(self, asker: Asker, action: SendList) -> Reply | None:
        """Ask the question of a list answer again, as the asker may see it now, and send what it lists."""
        answered = self._answers.find(action.answer, asker) if self._answers is not None else None
        if answered is None:
            return None
        levels = self._levels(asker)
        answer = self._assistant.ask(answered.question, levels=levels, language=answered.language)
        if not is_list(answer):
            return sentence(tell(answered.language, "no_list"))
        return self._assistant.consult(lambda view: self._list_file(answer, view, action), levels=levels)

    def _list_file(self, answer: Answer, view: View, action: SendList) -> Reply:
        from retrieval.drafting.list_docx import list_docx
        from retrieval.drafting.list_xlsx import list_xlsx

        listed = list_of(answer, view, today=self._today(), link=lambda entry: self._link(entry, view))
        write = list_xlsx if action.format == "xlsx" else list_docx
        words = drafting_texts(answer.language)
        said = words.list_sent.format(count=len(listed.rows), question=answer.question)
        sheet = Sheet(write(listed, answer.language), f"{LISTED}.{action.format}")
        return Reply((Statement(said),), attachment=sheet)

    def _link(self, entry: RegisterEntry, view: View) -> str | None:
        """Return a link to what shows a document: its own first paragraph, else the first place that names it."""
        if self._links is None:
            return None
        held = view.documents.get(entry.document_id) if entry.document_id is not None else None
        if held is not None:
            first = next((p for p in view.paragraphs_of(held.id) if p.text.strip()), None)
            return self._links.to(held, first) if first is not None else None
        for mention, paragraph in view.mention_paragraphs(entry.mentions[:1]):
            return self._links.to(view.document(mention.document_id), paragraph)
        return None

    def _consult(self, asker: Asker, work: Callable[[View], Reply]) -> Reply:
        return self._assistant.consult(work, levels=self._levels(asker))

    def _read(self, asker: Asker, work: Callable[[], Reply]) -> Reply:
        """Return a reply, or the sentence that says why the draft is not read."""
        words = self.words(asker)
        try:
            return work()
        except QuarantineError:
            return sentence(words.draft_marked)
        except (ReadError, QuestionError) as error:
            reason = error.reason if isinstance(error, ReadError) else str(error)
            said = reader_words(reason, self._language(asker))
            return sentence(words.draft_unreadable.format(reason=said.rstrip(".")))


def _named(work: Callable[[], Reply]) -> Reply:
    """Return a reply, or the sentence that says why no document, or more than one, is meant."""
    try:
        return work()
    except UsageError as error:
        return sentence(str(error))


def map_in(view: View, entry: RegisterEntry) -> DocumentMap:
    """Return the map of a document as an asker may see it."""

    def paragraph_of(mention: Mention) -> Paragraph | None:
        return next((paragraph for _, paragraph in view.mention_paragraphs((mention,))), None)

    cited = view.cited_in(held_files(entry))
    return map_document(entry, view.entries, view.documents, paragraph_of, cited=cited)
