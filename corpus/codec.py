"""Frozen values, dataclasses and named tuples, as JSON text and back, exactly.

The store keeps nested values (a header, a symbol, a reference) as one JSON
object each. A field that holds its default is left out, so that adding a field
with a default to a value needs no migration.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]


def encode(value: object) -> str:
    """Return a value built of dataclasses, named and plain tuples, enums, dates and plain values as JSON text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """Return the value of ``kind`` that :func:`encode` wrote.

    Raises:
        ValueError: if the text is not JSON or holds an unknown enum member or date.
        TypeError: if a field without default is missing.
    """
    hint: Any = kind  # a class is hashable, which its static type does not say
    value: T = _decoder(hint)(json.loads(text))
    return value


def encode_texts(texts: tuple[str, ...]) -> str:
    """Return a tuple of texts as a JSON array; the short way for what is stored most."""
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")) if texts else "[]"


def decode_texts(text: str) -> tuple[str, ...]:
    """Return what :func:`encode_texts` wrote."""
    return tuple(json.loads(text)) if text != "[]" else ()


def _plain(value: object) -> object:
    kind: Any = type(value)  # a class is hashable, which its static type does not say
    defaults = _defaults(kind)
    if defaults is not None:
        held = ((name, default, getattr(value, name)) for name, default in defaults)
        return {name: _plain(part) for name, default, part in held if not _is_default(default, part)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value  # text, StrEnum, number, bool and None are JSON already


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...] | None:  # noqa: ANN401 - any class
    """Return the fields of a dataclass or a named tuple with their defaults, None for a class of another kind."""
    if is_dataclass(kind):
        return tuple((item.name, item.default) for item in fields(kind))
    if _is_named_tuple(kind):
        return tuple((name, kind._field_defaults.get(name, MISSING)) for name in kind._fields)
    return None


def _is_named_tuple(kind: Any) -> bool:  # noqa: ANN401 - any class
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def _is_default(default: object, value: object) -> bool:
    if value != default or default is MISSING:
        return False
    return type(value) is type(default)  # 0, 0.0 and False are equal but not the same


@cache
def _decoder(hint: Any) -> Convert:  # noqa: ANN401 - a type hint of any form
    """Return the function that rebuilds a value of ``hint`` from parsed JSON."""
    if isinstance(hint, NewType):
        return _decoder(hint.__supertype__)
    if get_origin(hint) in (Union, UnionType):
        return _optional_decoder(hint)
    if get_origin(hint) in (tuple, Sequence):
        item = _decoder(get_args(hint)[0])
        return lambda value: tuple(map(item, value))
    if _defaults(hint) is not None:
        return _value_decoder(hint)
    if issubclass(hint, StrEnum):
        return lambda value: hint(value)
    if issubclass(hint, date):
        return date.fromisoformat
    return _same


def _optional_decoder(hint: object) -> Convert:
    inner = _decoder(next(option for option in get_args(hint) if option is not NoneType))
    return lambda value: None if value is None else inner(value)


def _value_decoder(kind: Any) -> Convert:  # noqa: ANN401 - any dataclass or named tuple
    convert = {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}
    return lambda value: kind(**{name: convert[name](part) for name, part in value.items() if name in convert})


def _same(value: object) -> object:
    return value
