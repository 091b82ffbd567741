"""How documents stand to each other: what replaced, amended, founded or answered what.

Only a document that says so proves a relation; without one the answer is
silence, and validity is never concluded from a period or a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Document, Paragraph, Reference, RegisterEntry, Relation
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.passage import continuation
from retrieval.answers.silence import ambiguous_document, nothing_found, only_cited, unknown_document
from retrieval.answers.sources import cite_header, cite_mentions, mentions
from retrieval.naming import full_name, short_name
from retrieval.notes import document_notes
from retrieval.query import Expected, Kind
from retrieval.targets import answers_to_type
from retrieval.terms import words
from retrieval.wording import say

_OF_A_PROVISION = re.compile(
    r"\b(?:dieu|khoan|diem|muc|chuong) nao\b|\bwhich (?:article|clause|point|section|provision)s?\b"
)
MOST_LEFT = 2
"""Words of content beside the document and the relation in a question that asks for a relation only."""
_RELATION_WORDS = frozenset({
    "thay", "the", "bai", "bo", "huy", "sua", "doi", "sung", "dieu", "chinh", "keo", "dai", "gia", "han", "hieu",
    "luc", "con", "het", "bi", "da", "duoc", "trien", "khai", "thuc", "hien", "can", "cu", "thoi", "gian", "chua",
    "tra", "loi", "bao", "cao", "ket", "qua", "ban", "hanh", "replaced", "amended", "repealed", "extended",
    "force", "still",
})  # fmt: skip


_STILL_VALID = re.compile(r"\bcon (?:co )?hieu luc\b|\b(?:still|in) (?:in )?(?:force|valid|effective?)\b")
"""A question for the standing of a document: what is amended stands as amended."""
Found = tuple[RegisterEntry, Document, Paragraph, Reference]


@dataclass(frozen=True, slots=True)
class Asked:
    """A relation asked for.

    Attributes:
        pattern: how the folded question asks for it.
        relations: what the reading document must say of the named one.
        inward: the document asked about is the one that others speak of
            ("what replaced 223?"), not the one that speaks ("what does 24 replace?").
    """

    pattern: re.Pattern[str]
    relations: tuple[Relation, ...]
    inward: bool


_ENDS_OTHERS = re.compile(r"\b(?:het hieu luc|khong con hieu luc|bai bo|thay the)\b.{0,40}:\s*$")
_ENDING = (Relation.REPLACES, Relation.REPEALS, Relation.EXPIRES)
_ASKED: tuple[Asked, ...] = (
    Asked(re.compile(r"\b(?:thay(?: the)?|bai bo) (?:cho )?(?:nhung |cac )?(?:van ban|quyet dinh|ke hoach|nghi quyet|quy dinh|quy che|thong tu|nghi dinh|luat|chi thi|de an|chuong trinh|thong bao|huong dan|cong van)? ?(?:nao|gi)\b|\b(?:does|did) .{2,80}\b(?:replace|repeal|supersede)\b|\breplaces? (?:what|which)\b"), _ENDING, False),
    Asked(re.compile(r"\b(?:nao|gi)\b.{0,30}\b(?:het|khong con) hieu luc\b.{0,30}\b(?:theo|do|boi|tai)\b"), _ENDING, False),
    Asked(re.compile(r"\bthay the\b|\bnao (?:da )?thay (?!doi\b)|\breplac|\bsupersed"), _ENDING, True),
    Asked(re.compile(r"\bbai bo\b|\bhuy bo\b|\bdinh chi\b|\brepeal|\bannul|\brevok"), _ENDING, True),
    Asked(re.compile(r"\b(?:sua doi|bo sung) (?:cho )?(?:nhung |cac )?(?:van ban|quyet dinh|ke hoach|nghi quyet|quy dinh|quy che|thong tu|nghi dinh|luat|chi thi|de an|chuong trinh|thong bao|huong dan|cong van)? ?(?:nao|gi)\b|\b(?:does|did) .{2,80}\bamend\b|\bamends? (?:what|which)\b"), (Relation.AMENDS,), False),
    Asked(re.compile(r"\b(?:keo dai|gia han|dieu chinh)\b|\bextend"), (Relation.EXTENDS, Relation.AMENDS), True),
    Asked(re.compile(r"\bsua doi\b|\bbo sung\b|\bamend"), (Relation.AMENDS, Relation.EXTENDS), True),
    Asked(re.compile(r"\bdinh chinh\b|\bcorrect"), (Relation.CORRECTS,), True),
    Asked(re.compile(r"\bhieu luc\b|\bin force\b|\bstill valid\b|\bstill effective\b"), _ENDING, True),
    # a letter that a document was written on is answered by it: "nhận được Công văn số …, Sở … báo cáo như sau"
    Asked(re.compile(r"\b(?:can cu|dua tren|thuc hien theo) (?:vao )?(?:cong van|van ban) (?:nao|so may)\b"), (Relation.BASED_ON, Relation.REPLIES_TO), False),
    Asked(re.compile(r"\bcan cu (?:vao )?\b.*\b(?:nao|gi|dau)\b|\bcan cu phap ly\b|\bco so phap ly\b|\bdua tren\b|\bbased on\b|\blegal bas|\bpursuant to\b"), (Relation.BASED_ON, Relation.PROPOSED_BY), False),
    Asked(re.compile(r"\btren co so (?:to trinh|van ban|quyet dinh|ke hoach|nghi quyet|bao cao|de nghi) (?:so )?nao\b"), (Relation.PROPOSED_BY, Relation.BASED_ON), False),
    Asked(re.compile(r"\b(?:bao cao|cong van|van ban|to trinh|thong bao) nao (?:da )?(?:tra loi|phuc dap)\b|\bwhich \w+(?: \w+)? (?:answer|repl(?:y|ie)|respond)\w*"), (Relation.REPLIES_TO,), True),
    Asked(re.compile(r"\blap theo\b|\btra loi\b|\bphuc dap\b|\btheo cong van\b|\bin (?:reply|response) to\b|\breply to\b"), (Relation.REPLIES_TO, Relation.BASED_ON), False),
    Asked(re.compile(r"\bban hanh kem theo\b|\bpromulgated (?:with|by)\b"), (Relation.PROMULGATED_BY,), False),
    Asked(re.compile(r"\bde nghi\b|\bto trinh\b|\b(?:ai|(?:co quan|don vi|so|ban) nao) (?:da )?trinh\b|\bproposed\b"), (Relation.PROPOSED_BY,), False),
    Asked(re.compile(r"\b(?:trien khai|thuc hien|cu the hoa) (?:nhung |cac )?(?:van ban|quyet dinh|ke hoach|nghi quyet|de an|chuong trinh|chi thi|thoa thuan) (?:nao|gi)\b|\bimplements? (?:what|which)\b|\b(?:does|do) .{2,60} implement\b"), (Relation.IMPLEMENTS, Relation.BASED_ON), False),
    Asked(re.compile(r"\b(?:trien khai|thuc hien|cu the hoa|implement)"), (Relation.IMPLEMENTS,), True),
    Asked(re.compile(r"\bbao cao (?:ket qua|ve|tinh hinh)\b|\bso ket\b|\btong ket\b|\breports? on\b|\bresults? of\b|\bbao cao nao\b"), (Relation.REPORTS_ON,), True),
    Asked(re.compile(r"\bvien dan\b|\bdan chieu\b|\bnhac (?:den|toi)\b|\bcit(?:e|es|ed|ing)\b|\bmention"), tuple(Relation), True),
)  # fmt: skip


def compose(context: Context) -> Answer | None:
    """Answer from what documents say of each other, if a document is named and a relation asked for."""
    folded = fold(context.query.text)
    if _OF_A_PROVISION.search(folded):
        return None  # which clause is repealed is said in the text of the document that repeals it
    asked = next((item for item in _ASKED if item.pattern.search(folded)), None)
    if asked is None:
        return None
    if context.targets.unknown:
        return unknown_document(context, Kind.RELATION)
    if context.targets.ambiguous:
        return ambiguous_document(context, Kind.RELATION)
    entry = context.targets.single()
    if entry is None or (asked.relations == tuple(Relation) and not context.targets.named):
        return None  # who mentions a subject is a question of coverage
    if context.targets.through:
        return None
    return _answer(context, entry, asked)


def _answer(context: Context, entry: RegisterEntry, asked: Asked) -> Answer | None:
    language = context.query.language
    if asked.relations == (Relation.PROMULGATED_BY,) and entry.symbol is not None and not context.query.targets:
        return None  # the one that the title leads to is the one asked for
    if not asked.inward and not entry.held:
        return _from_title(context, entry, asked) or only_cited(context, Kind.RELATION, entry)
    draft = Draft(context.query, Kind.RELATION)
    found = list(_speaking(context, entry, asked) if asked.inward else _spoken_of(context, entry, asked))
    _claim_each(draft, context, entry, asked, found)
    if not draft.claims and asked.inward and _STILL_VALID.search(fold(context.query.text)):
        found = list(_speaking(context, entry, replace(asked, relations=(Relation.AMENDS, Relation.EXTENDS))))
        _claim_each(draft, context, entry, asked, found)
        draft.note(say(language, "not_ended", name=short_name(entry, language)))
    if not draft.claims:
        return _unsaid(context, entry, asked)
    for note in document_notes(found[0][0], context):
        draft.note(note)
    return draft.answered(SURE)


def _claim_each(draft: Draft, context: Context, entry: RegisterEntry, asked: Asked, found: Sequence[Found]) -> None:
    """Say of each document how it stands to the one asked about, or that one to it."""
    language = context.query.language
    for other, document, paragraph, reference in found:
        if draft.full:
            break
        number = draft.cite(document, paragraph, _clause(paragraph, reference))
        draft.name(other)
        name = full_name(other, language)
        words = say(
            language, f"relation_{reference.relation.name.lower()}", subject=_subject(entry, other, asked, language)
        )
        draft.claim(f"{name} — {words}.", (number,), strong=name)


def _unsaid(context: Context, entry: RegisterEntry, asked: Asked) -> Answer | None:
    """Answer where no mention says it: from the document's own title, else by silence; None where more is asked."""
    own = None if asked.inward or not _title_fits(context, entry) else _from_title(context, entry, asked)
    if own is None and asked.relations == _ENDING and not asked.inward:
        own = _announced(context, entry)
    if own is not None or _asks_of_more(context):
        return own
    if entry.held and context.query.expected is Expected.TIME:
        return None  # until when it applies, its own text may say
    key = "no_relation_inward" if asked.inward else "no_relation_outward"
    lead = say(context.query.language, key, name=short_name(entry, context.query.language))
    return nothing_found(context, Kind.RELATION, lead)


def _announced(context: Context, entry: RegisterEntry) -> Answer | None:
    """Quote what a document lists as no longer in force, below a line that ends in a colon."""
    own = context.view.paragraphs_of(entry.document_id) if entry.document_id is not None else ()
    for paragraph in own:
        if not _ENDS_OTHERS.search(fold(paragraph.text)):
            continue
        listed = continuation(context, paragraph, paragraph.text)
        draft = Draft(context.query, Kind.RELATION)
        draft.name(entry)
        for part in (paragraph, *listed) if listed else ():
            if not draft.full:
                draft.claim(part.text, (draft.cite(context.view.document(part.document_id), part, part.text),))
        if draft.claims:
            return draft.answered(SURE)
    return None


def _title_fits(context: Context, entry: RegisterEntry) -> bool:
    """Tell whether a title names documents of the types asked for."""
    return all(fold(name) in fold(entry.subject or "") for name in _asked_types(context))


def _asks_of_more(context: Context) -> bool:
    """Tell whether content is left that no relation answers: "sửa đổi thuế suất của mặt hàng nào"."""
    left = [word for topic in context.query.topics if topic.forms for word in words(topic.forms[0])]
    return len([word for word in left if word not in _RELATION_WORDS]) > MOST_LEFT


def _from_title(context: Context, entry: RegisterEntry, asked: Asked) -> Answer | None:
    """Answer from a document's title, its own or the one by which others cite it: "Kế hoạch … về thực hiện Đề án …"."""
    cue = _TITLE_CUES.get(asked.relations[0])
    if cue is None or not entry.subject or not cue.search(fold(entry.subject)):
        return None
    draft = Draft(context.query, Kind.RELATION)
    draft.name(entry)
    sources = (
        cite_header(draft, context.view, entry, entry.subject)
        if entry.held
        else cite_mentions(draft, context.view, entry, where=lambda reference: reference.subject is not None)
    )
    if not sources:
        return None
    name = full_name(entry, context.query.language)
    draft.claim(f"{name}.", sources, strong=name)
    for note in document_notes(entry, context):
        draft.note(note)
    return draft.answered(SURE)


_TITLE_CUES = {
    Relation.IMPLEMENTS: re.compile(r"\b(?:thuc hien|trien khai)\b"),
    Relation.REPLIES_TO: re.compile(r"\b(?:tra loi|phuc dap)\b"),
    Relation.AMENDS: re.compile(r"\b(?:sua doi|bo sung)\b"),
    Relation.REPLACES: re.compile(r"\bthay the\b"),
}


def _speaking(context: Context, entry: RegisterEntry, asked: Asked) -> Iterator[Found]:
    """Yield the held documents that say it of ``entry``, each once."""
    seen: set[str] = set()
    for document, paragraph, reference in mentions(
        context.view, entry, lambda reference: reference.relation in asked.relations
    ):
        other = context.view.entry_of(document.id)
        if other is None or other.id in seen or not _wanted(other, context):
            continue
        seen.add(other.id)
        yield other, document, paragraph, reference


def _spoken_of(context: Context, entry: RegisterEntry, asked: Asked) -> Iterator[Found]:
    """Yield the documents of which ``entry`` says it, in reading order, each once."""
    document_id = entry.document_id
    if document_id is None:
        return
    cited = context.view.cited_in((document_id,))
    for relation in asked.relations:
        found = [
            (other, mention)
            for other, mentions in cited
            for mention in mentions
            if mention.reference.relation is relation and _wanted(other, context)
        ]
        seen: set[str] = set()
        pairs = context.view.mention_paragraphs([mention for _, mention in found])
        ordered = sorted(
            ((paragraph.ordinal, mention.reference.start, mention, paragraph) for mention, paragraph in pairs),
            key=lambda item: item[:2],
        )
        owner = {id(mention): other for other, mention in found}
        for _, _, mention, paragraph in ordered:
            other = owner[id(mention)]
            if other.id not in seen:
                seen.add(other.id)
                yield other, context.view.document(document_id), paragraph, mention.reference
        if seen:
            return


def _wanted(other: RegisterEntry, context: Context) -> bool:
    """Keep the type asked for ("công văn nào"), unless the question names the type of its own document only."""
    wanted = _asked_types(context)
    return not wanted or answers_to_type(other, wanted)


def _asked_types(context: Context) -> set[str]:
    named = {entry.type for entry in (*context.targets.named, *context.targets.definite)}
    return {name for name in context.query.types if name not in named}


def _clause(paragraph: Paragraph, reference: Reference) -> str:
    """Quote from the start of the clause, so that the verb that proves the relation is in the quote."""
    text = paragraph.text
    start = max(text.rfind(mark, 0, reference.start) for mark in (". ", "; ", "\n")) + 1
    end = min((at for mark in (";", ". ", "\n") if (at := text.find(mark, reference.end)) >= 0), default=len(text))
    return text[start:end].strip()


def _subject(entry: RegisterEntry, other: RegisterEntry, asked: Asked, language: object) -> str:
    del language
    chosen = entry if asked.inward else other
    return chosen.symbol.text if chosen.symbol else (chosen.type or "")
