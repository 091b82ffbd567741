"""English word forms: what a word of a question may be a form of.

Nothing here knows a dictionary: the functions propose, the glossary decides,
so that a wrong proposal costs nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "criteria": "criterion",
    "indices": "index",
    "began": "begin",
    "begun": "begin",
    "became": "become",
    "bought": "buy",
    "built": "build",
    "chose": "choose",
    "chosen": "choose",
    "came": "come",
    "did": "do",
    "done": "do",
    "does": "do",
    "drew": "draw",
    "drawn": "draw",
    "found": "find",
    "gave": "give",
    "given": "give",
    "got": "get",
    "grew": "grow",
    "grown": "grow",
    "had": "have",
    "has": "have",
    "held": "hold",
    "knew": "know",
    "known": "know",
    "led": "lead",
    "lost": "lose",
    "made": "make",
    "meant": "mean",
    "met": "meet",
    "paid": "pay",
    "rose": "rise",
    "risen": "rise",
    "said": "say",
    "sent": "send",
    "shown": "show",
    "sold": "sell",
    "spent": "spend",
    "stood": "stand",
    "taken": "take",
    "told": "tell",
    "took": "take",
    "won": "win",
    "written": "write",
    "wrote": "write",
}
_SPELLINGS = (
    (re.compile(r"is(e|ed|es|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{3})our(s|ed|ing|able|al)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{2}[nt])re(s)?$"), r"er\1"),
    (re.compile(r"^(program|kilogram)me(s)?$"), r"\1\2"),
    (re.compile(r"(?<=[a-z]{3})ence(s)?$"), r"ense\1"),
    (re.compile(r"^(enrol|fulfil|instal)(ment|ments)$"), r"\1l\2"),
)
"""American and British spelling meet in one; applied to the glossary and to the question alike."""

_SIBILANT_PLURAL = re.compile(r"(?:s|x|z|ch|sh)es$")
_DOUBLED = re.compile(r"([bdglmnprt])\1$")


def one_spelling(word: str) -> str:
    """Return a lower-case word in the one spelling that stands for its British and American forms."""
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=4096)
def base_forms(word: str) -> tuple[str, ...]:
    """Return what a lower-case word may be a form of, itself first, each in one spelling.

    Plurals, possessives and regular verb forms are undone by rule, the usual
    irregular ones by table: "replaced" gives "replaced", "replac", "replace".
    """
    bare = word.removesuffix("'s")
    forms = [word, f"{bare[:-1]}'s" if bare.endswith("s") and bare == word else bare]
    if bare in _IRREGULAR:
        forms.append(_IRREGULAR[bare])
    forms += _singulars(bare)
    forms += _infinitives(bare)
    return tuple(dict.fromkeys(one_spelling(form) for form in forms if form))


def _singulars(word: str) -> list[str]:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return []
    if word.endswith("ies"):
        return [f"{word[:-3]}y"]
    return [word[:-1], word[:-2]] if _SIBILANT_PLURAL.search(word) else [word[:-1]]


def _infinitives(word: str) -> list[str]:
    for ending in ("ied", "ed", "ing"):
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            stem = word[: -len(ending)]
            if ending == "ied":
                return [f"{stem}y"]
            single = [stem[:-1]] if _DOUBLED.search(stem) else []
            return [stem, f"{stem}e", *single]
    return []
