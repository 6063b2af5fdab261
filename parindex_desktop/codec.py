"""Domain values as JSON and back, by their type hints.

Structured columns (a policy, the bands of a group) and the audit trail hold values in this one
form, so a new field of a dataclass needs no code here: a stored value without it gets its default.
Members of a union of dataclasses (the kinds of rules) carry a class attribute `kind`, stored with
them.
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
        tag = {} if isinstance(value, type) else _tag(type(value))
        return tag | {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"no form of storage for {type(value).__name__}")


def decode(hint: Any, stored: Json) -> Any:  # noqa: ANN401 - what a hint describes is of any type
    """Returns the value that `encode` was given, as the type hint describes it."""
    if get_origin(hint) is UnionType:
        return None if stored is None else decode(_member(hint, stored), stored)
    if get_origin(hint) is tuple:
        assert isinstance(stored, list)
        return tuple(decode(get_args(hint)[0], item) for item in stored)
    if isinstance(hint, type) and is_dataclass(hint):
        assert isinstance(stored, dict)
        hints = _hints(hint)
        given = {name: stored[name] for name in stored.keys() - _tag(hint).keys()}
        return hint(**{name: decode(hints[name], item) for name, item in given.items()})
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


def _tag(kind: Any) -> dict[str, str]:  # noqa: ANN401 - any dataclass
    """Returns what tells a member of a union from the others; nothing for other dataclasses."""
    tag = kind.__dict__.get("kind")
    return {"kind": tag.value} if isinstance(tag, StrEnum) else {}


def _member(hint: Any, stored: Json) -> Any:  # noqa: ANN401 - see decode
    """Returns the member of a union that a stored value belongs to.

    Raises:
        ValueError: No member has its `kind`.
    """
    members = [member for member in get_args(hint) if member is not NoneType]
    if len(members) == 1:
        return members[0]
    kind = stored.get("kind") if isinstance(stored, dict) else None
    for member in members:
        if _tag(member).get("kind") == kind:
            return member
    raise ValueError(f"no kind {kind!r}")
