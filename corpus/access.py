"""Who may read which document: the policy that lies beside the documents.

``access.toml`` in the folder of documents gives each document one level, by
its folder or by a pattern, and each role the levels it reads. Without the
file every document is public to those who have been let in. A file that
cannot be read, or that names something unknown, is refused whole: a typing
error must not open a document.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import translate
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from config.errors import UsageError
from corpus.model import PUBLIC

POLICY_FILE = "access.toml"
INTERNAL = "internal"
"""The level of documents for the whole office."""
UNIT = "unit:"
"""What the level of one unit's own documents begins with: "unit:snv"."""
RECEIVED = "received"
"""Folder of the documents that were sent to the bot; its subfolders are named after their levels."""
EVERY_LEVEL = "*"

_LEVEL = re.compile(r"public|internal|unit:[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")
_MAX_BYTES = 200_000
_WILD = re.compile(r"[*?\[]")


class Role(StrEnum):
    """What a person may do, each more than the one before."""

    READER = "reader"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


_BY_DEFAULT: Mapping[Role, tuple[str, ...]] = {
    Role.READER: (PUBLIC, INTERNAL),
    Role.EDITOR: (PUBLIC, INTERNAL),
    Role.ADMINISTRATOR: (EVERY_LEVEL,),
}


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    documents: str | list[str]
    level: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    default: str = PUBLIC
    rules: list[_Rule] = Field(default_factory=list, max_length=1000)
    roles: dict[str, list[str]] = Field(default_factory=dict)


@dataclass(frozen=True)
class AccessPolicy:
    """The levels of documents and of roles.

    Attributes:
        default: level of a document that no rule names.
        rules: pattern of paths and level, in order; the first that fits decides.
        roles: levels that each role reads, "*" for all; a unit's levels come with the person.
    """

    default: str = PUBLIC
    rules: tuple[tuple[re.Pattern[str], str], ...] = ()
    roles: Mapping[Role, tuple[str, ...]] = field(default_factory=lambda: dict(_BY_DEFAULT))

    def level_of(self, path: str) -> str:
        """Return the level of a document by its path from the folder of documents."""
        name = unicodedata.normalize("NFC", path)
        received = _received_level(name)
        if received is not None:
            return received if received in self.levels else INTERNAL
        return next((level for pattern, level in self.rules if pattern.fullmatch(name)), self.default)

    def readable(self, role: Role, units: Iterable[str] = ()) -> frozenset[str]:
        """Return the levels that a person of this role and these units reads."""
        granted = self.roles[role]
        if EVERY_LEVEL in granted:
            return self.levels
        return frozenset(granted) | {UNIT + unit for unit in units}

    @cached_property
    def levels(self) -> frozenset[str]:
        """Every level there is."""
        granted = {level for levels in self.roles.values() for level in levels if level != EVERY_LEVEL}
        return frozenset({PUBLIC, INTERNAL, self.default, *granted, *(level for _, level in self.rules)})

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that has documents of its own, in order."""
        return tuple(sorted(level.removeprefix(UNIT) for level in self.levels if level.startswith(UNIT)))


def load_policy(folder: Path) -> AccessPolicy:
    """Return the policy of a folder of documents; without a file, that every document is public.

    Raises:
        UsageError: if the file cannot be read or holds anything unknown; names the line or the key.
    """
    file = folder / POLICY_FILE
    try:
        if not file.is_file():
            return AccessPolicy()
        if file.stat().st_size > _MAX_BYTES:
            raise UsageError(f"{file} has {file.stat().st_size:,} bytes, the limit is {_MAX_BYTES:,}; use patterns.")
        return parse_policy(file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read ({error}); mend it, or no document is taken up.") from error


def parse_policy(text: str, name: str = POLICY_FILE) -> AccessPolicy:
    """Return the policy that a file says; raises UsageError as :func:`load_policy` does."""
    try:
        read = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name} is not valid TOML ({error}); mend that line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{name}: {where} will not do: {first['msg']}; the README shows the form.") from error
    rules = tuple(
        (_pattern(documents), _level(rule.level, name))
        for rule in read.rules
        for documents in ([rule.documents] if isinstance(rule.documents, str) else rule.documents)
    )
    return AccessPolicy(_level(read.default, name), rules, _roles(read.roles, name))


def level_folder(level: str) -> str:
    """Return the folder, below that of the documents, in which received documents of a level lie."""
    return f"{RECEIVED}/{level.replace(':', '-')}"


def narrowest(levels: Iterable[str]) -> str:
    """Return the level of a document that lies under several: a unit's before internal, internal before public."""
    return max(levels, key=lambda level: (level != PUBLIC, level != INTERNAL, level), default=PUBLIC)


def _received_level(path: str) -> str | None:
    folder, _, rest = path.partition("/")
    if folder != RECEIVED:
        return None
    name = rest.partition("/")[0]
    return UNIT + name.removeprefix("unit-") if name.startswith("unit-") else name


def _pattern(documents: str) -> re.Pattern[str]:
    """Compile a pattern of paths; a name without wildcards is a file, or a folder with all that is in it."""
    name = unicodedata.normalize("NFC", documents.strip().strip("/").removeprefix("./"))
    if _WILD.search(name):
        return re.compile(translate(name))
    return re.compile(re.escape(name) + r"(?:/.*)?", re.DOTALL)


def _level(level: str, name: str) -> str:
    if not _LEVEL.fullmatch(level):
        raise UsageError(
            f'{name}: the level {level!r} is none; write "public", "internal", or "unit:" and a short name '
            "in small letters without diacritics."
        )
    return level


def _roles(given: Mapping[str, list[str]], name: str) -> Mapping[Role, tuple[str, ...]]:
    known = {role.value for role in Role}
    strange = next((role for role in given if role not in known), None)
    if strange is not None:
        raise UsageError(f"{name}: {strange!r} is no role; the roles are {', '.join(sorted(known))}.")
    own = {
        Role(role): tuple(level if level == EVERY_LEVEL else _level(level, name) for level in levels)
        for role, levels in given.items()
    }
    return {**_BY_DEFAULT, **own}
