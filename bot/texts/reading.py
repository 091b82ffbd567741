"""What the bot says while someone reads on from an answer: citing, opening, related documents; every language."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.answer import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTexts:
    """The sentences and words of one language, as in :class:`bot.texts.Texts`.

    Attributes:
        cite: label of the button that copies a citation or shows its forms.
        cite_forms: label of the button that shows all forms of a citation.
        copy_first, copy_later, copy_place: labels of the buttons that copy one form.
        first_mention, later_mention, place: stand above the forms.
        missing: names the elements that no document gives.
        too_long_to_copy: said of a form that Telegram's copy button cannot hold.
        elements: names of the elements, in the order of the form.
        date_as_written: what is added to the missing date where one is written that cannot be.
        not_here: a document that the library no longer holds, or not for the asker.
    """

    cite: str
    cite_forms: str
    copy_first: str
    copy_later: str
    copy_place: str
    first_mention: str
    later_mention: str
    place: str
    missing: str
    too_long_to_copy: str
    elements: tuple[str, ...]
    date_as_written: str
    not_here: str


_VIETNAMESE = ReadingTexts(
    cite="Chép trích dẫn",
    cite_forms="Các dạng trích dẫn",
    copy_first="Chép dạng đầy đủ",
    copy_later="Chép dạng rút gọn",
    copy_place="Chép vị trí",
    first_mention="Viện dẫn lần đầu:",
    later_mention="Các lần sau:",
    place="Vị trí:",
    missing="Chưa văn bản nào trong kho cho biết: {elements}.",
    too_long_to_copy="Dạng đầy đủ dài {length} ký tự, nút chép chỉ chứa {limit}; đề nghị chạm vào dòng chữ để chép.",
    elements=("tên loại", "số và ký hiệu", "ngày ban hành", "cơ quan ban hành", "trích yếu"),
    date_as_written="ngày ban hành (văn bản ghi “{raw}”)",
    not_here="Văn bản này không còn trong kho tài liệu. Đề nghị hỏi lại để có nguồn hiện hành.",
)
_ENGLISH = ReadingTexts(
    cite="Copy citation",
    cite_forms="Citation forms",
    copy_first="Copy full form",
    copy_later="Copy short form",
    copy_place="Copy place",
    first_mention="First mention:",
    later_mention="Later mentions:",
    place="Place:",
    missing="No document in the library gives: {elements}.",
    too_long_to_copy="The full form has {length} characters, the button holds {limit}; tap the text itself to copy it.",
    elements=("type", "number and symbol", "date", "issuing body", "subject"),
    date_as_written="date (written as “{raw}”)",
    not_here="This document is no longer in the library. Please ask again for the current source.",
)
_BY_LANGUAGE = {Language.VIETNAMESE: _VIETNAMESE, Language.ENGLISH: _ENGLISH}


def reading_texts(language: Language) -> ReadingTexts:
    """Return the texts of a language."""
    return _BY_LANGUAGE[language]
