"""Everything the bot itself says, one module a language, the same keys in each."""

from __future__ import annotations

from bot.texts.english import ENGLISH
from bot.texts.keys import Texts
from bot.texts.vietnamese import VIETNAMESE
from retrieval.answer import Language

__all__ = ["Texts", "texts"]

_BY_LANGUAGE = {Language.VIETNAMESE: VIETNAMESE, Language.ENGLISH: ENGLISH}


def texts(language: Language) -> Texts:
    """Return the texts of a language."""
    return _BY_LANGUAGE[language]
