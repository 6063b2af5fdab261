"""Domain values as JSON and back, by their type hints.

Structured columns (a policy, the bands of a group) and the audit trail hold values in this one
form, so a new field of a dataclass needs no code here: a stored value without it gets its default.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

Json: TypeAlias = bool | int | str | list[Any] | dict[str, Any] | None


def encode(value: object) -> Json:
    """Returns a domain value in terms of JSON; decimals become text, so that nothing is rounded.

    Raises:
        TypeError: The value holds something that is no domain value, such as a float.
    """
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"no form of storage for {type(value).__name__}")


def decode(hint: Any, stored: Json) -> Any:  # noqa: ANN401 - what a hint describes is of any type
    """Returns the value that `encode` was given, as the type hint describes it."""
    if get_origin(hint) is UnionType:  # only `X | None` occurs
        return None if stored is None else decode(_without_none(hint), stored)
    if get_origin(hint) is tuple:
        assert isinstance(stored, list)
        return tuple(decode(get_args(hint)[0], item) for item in stored)
    if isinstance(hint, type) and is_dataclass(hint):
        assert isinstance(stored, dict)
        hints = _hints(hint)
        return hint(**{name: decode(hints[name], item) for name, item in stored.items()})
    if isinstance(hint, type) and issubclass(hint, (StrEnum, Decimal)):
        return hint(str(stored))
    return stored


def to_text(value: object) -> str:
    """Returns the one JSON text of a value: the same value always gives the same bytes."""
    return canonical(encode(value))


def canonical(document: Json) -> str:
    """Returns the one text of a JSON document."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    return get_type_hints(kind)


def _without_none(hint: Any) -> Any:  # noqa: ANN401 - see decode
    return next(member for member in get_args(hint) if member is not NoneType)
