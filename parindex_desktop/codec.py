"""Domain values as JSON and back, by their type hints.

Structured columns (a policy, the bands of a group) and the audit trail hold values in this one
form, so a new field of a dataclass needs no code here: a stored value without it gets its default.
Members of a union of dataclasses (the kinds of rules) carry a class attribute `kind`, stored with
them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

Json: TypeAlias = bool | int | str | list[Any] | dict[str, Any] | None
_Decoder: TypeAlias = Callable[[Any], Any]


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
    return _decoder(hint)(stored)


def to_text(value: object) -> str:
    """Returns the one JSON text of a value: the same value always gives the same bytes."""
    return canonical(encode(value))


def canonical(document: Json) -> str:
    """Returns the one text of a JSON document."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@cache
def _decoder(hint: Any) -> _Decoder:  # noqa: ANN401 - any type hint
    """Returns how a value of a hint is decoded; hints are looked into once, not for each value."""
    if get_origin(hint) is UnionType:
        return _union_decoder(get_args(hint))
    if get_origin(hint) is tuple:
        item = _decoder(get_args(hint)[0])
        return lambda stored: tuple([item(each) for each in stored])
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass_decoder(hint)
    if isinstance(hint, type) and issubclass(hint, (StrEnum, Decimal)):
        return hint
    return lambda stored: stored


def _dataclass_decoder(kind: Any) -> _Decoder:  # noqa: ANN401 - any dataclass
    decoders = {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}
    tag = _tag(kind).keys()

    def decoded(stored: dict[str, Any]) -> Any:  # noqa: ANN401 - see above
        return kind(**{n: decoders[n](item) for n, item in stored.items() if n not in tag})

    return decoded


def _union_decoder(members: tuple[Any, ...]) -> _Decoder:
    """Returns how a member of a union is decoded: by its `kind`, unless there is only one."""
    decoders = {_tag(m).get("kind"): _decoder(m) for m in members if m is not NoneType}

    def decoded(stored: Any) -> Any:  # noqa: ANN401 - see above
        if stored is None:
            return None
        if len(decoders) == 1:
            return next(iter(decoders.values()))(stored)
        kind = stored.get("kind") if isinstance(stored, dict) else None
        if kind not in decoders:
            raise ValueError(f"no kind {kind!r}")
        return decoders[kind](stored)

    return decoded


def _tag(kind: Any) -> dict[str, str]:  # noqa: ANN401 - any dataclass
    """Returns what tells a member of a union from the others; nothing for other dataclasses."""
    tag = getattr(kind, "__dict__", {}).get("kind")
    return {"kind": tag.value} if isinstance(tag, StrEnum) else {}
