"""A greeting or thanks: polite words that ask for nothing, and that no search should answer."""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.text.fold import fold


class Courtesy(StrEnum):
    """What polite words want to say."""

    GREETING = "greeting"
    THANKS = "thanks"


_POLITE = (
    r"xin|da|vang|a|em|anh|chi|ban|bac|co|chu|moi nguoi|ca nha|bot|tro ly|admin|ad|nhe|nha|nhieu|rat|lam|"
    r"buoi sang|buoi chieu|buoi toi|ngay moi|very much|so much|a lot|there|again|ok|oke|okay"
)
"""Words that stand around a greeting or thanks without asking for anything, folded."""
_CORES = {
    Courtesy.GREETING: r"chao|kinh chao|alo|hello|hi|hey|good (?:morning|afternoon|evening)",
    Courtesy.THANKS: r"cam on|cam ta|thanks|thank you|thank u|tks|ok|oke|okay",
}
_SAID = {kind: re.compile(rf"(?:(?:{_POLITE}) )*(?:{core})(?: (?:{_POLITE}))*") for kind, core in _CORES.items()}


def courtesy_of(text: str) -> Courtesy | None:
    """Return what a message wants to say that is nothing but a greeting or thanks; None for every other."""
    words = " ".join(re.findall(r"\w+", fold(text)))
    return next((kind for kind, said in _SAID.items() if said.fullmatch(words)), None)
