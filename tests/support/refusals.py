"""What a refusal must hold: what may be done instead."""

from __future__ import annotations

import re

from retrieval.answer import Language

_REMEDY = {
    Language.VIETNAMESE: re.compile(r"[Đđ]ề nghị|[Mm]ời|[Gg]õ |[Vv]iết |[Dd]án |trả lời tin|/start"),
    Language.ENGLISH: re.compile(r"[Pp]lease|[Tt]ype |[Ww]rite |[Pp]aste |answer this message|/\w+ shows"),
}


def says_what_to_do(language: Language, text: str) -> bool:
    """Tell whether a text asks its reader to do something, or names a way."""
    return _REMEDY[language].search(text) is not None
