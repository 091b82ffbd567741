"""What the bot says in running an office: access, groups, documents sent to it, figures, privacy."""

from __future__ import annotations

from bot.texts.office.english import ENGLISH
from bot.texts.office.keys import OfficeTexts
from bot.texts.office.vietnamese import VIETNAMESE
from retrieval.answer import Language

__all__ = ["OfficeTexts", "office_texts"]

_BY_LANGUAGE = {Language.VIETNAMESE: VIETNAMESE, Language.ENGLISH: ENGLISH}


def office_texts(language: Language) -> OfficeTexts:
    """Return the texts of a language."""
    return _BY_LANGUAGE[language]
