"""Domain values as JSON and back, by their type hints.

Structured columns (a policy, the bands of a group) and the audit trail hold values in this one
form, so a new field of a dataclass needs no code here: a stored value without it gets its default.
What is stored of a field that was given up, named in the class attribute `dropped`, is passed over.
Members of a union of dataclasses (the kinds of rules) carry a class attribute `kind`, stored with
them.

What is decoded may come from a clipboard, a workbook or an altered file, so every part of
it is held to its type hint.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, NewType, TypeAlias, Union, get_args, get_origin, get_type_hints

Json: TypeAlias = bool | int | str | list[Any] | dict[str, Any] | None
_Decoder: TypeAlias = Callable[[Any], Any]

_MOST_DIGITS = 28
"""Before or behind the point, so that arithmetic on a decimal neither rounds nor takes forever."""
_LARGEST = 2**63 - 1
"""Of whole numbers; the columns of a work file hold no larger one."""


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
    """Returns the value that `encode` was given, as the type hint describes it.

    Raises:
        ValueError: It is not what the hint describes: another type, a field or kind that is
            unknown or missing, a number that no value of the program has.
    """
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
    if get_origin(hint) in (Union, UnionType):  # `Points | None` is of the older sort
        return _union_decoder(get_args(hint))
    if get_origin(hint) is tuple:
        return partial(_tuple, _decoder(get_args(hint)[0]))
    if isinstance(hint, NewType):
        return _decoder(hint.__supertype__)
    if is_dataclass(hint):
        return _dataclass_decoder(hint)
    return _PLAIN.get(hint) or _enumeration(hint)


def _dataclass_decoder(kind: Any) -> _Decoder:  # noqa: ANN401 - any dataclass
    hints, passed = get_type_hints(kind), _tag(kind).keys() | _dropped(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    needed = {f.name for f in fields(kind) if f.default is f.default_factory is MISSING}

    def decoded(stored: Any) -> Any:  # noqa: ANN401 - see above
        given = _of_type(dict, stored).keys() - passed
        if not needed <= given <= decoders.keys():
            raise ValueError(f"{kind.__name__} has no fields {sorted(given ^ needed)}")
        return kind(**{name: decoders[name](stored[name]) for name in given})

    return decoded


def _union_decoder(members: tuple[Any, ...]) -> _Decoder:
    """Returns how a member of a union is decoded: by its `kind`, unless there is only one."""
    decoders = {_tag(m).get("kind"): _decoder(m) for m in members if m is not NoneType}

    def decoded(stored: Any) -> Any:  # noqa: ANN401 - see above
        if stored is None and NoneType in members:
            return None
        if len(decoders) == 1:
            return next(iter(decoders.values()))(stored)
        kind = _text(_of_type(dict, stored).get("kind"))
        if kind not in decoders:
            raise ValueError(f"no kind {kind!r}")
        return decoders[kind](stored)

    return decoded


def _tuple(item: _Decoder, stored: Any) -> tuple[Any, ...]:  # noqa: ANN401 - anything of JSON
    return tuple([item(each) for each in _of_type(list, stored)])


def _enumeration(members: type[StrEnum]) -> _Decoder:
    return lambda stored: members(_text(stored))


def _text(stored: Any) -> str:  # noqa: ANN401 - anything of JSON
    text: str = _of_type(str, stored)
    text.encode()  # JSON may hold half of a surrogate pair, which no file can
    return text


def _whole(stored: Any) -> int:  # noqa: ANN401 - anything of JSON
    number: int = _of_type(int, stored)
    if abs(number) > _LARGEST:
        raise ValueError("a whole number out of range")
    return number


def _decimal(stored: Any) -> Decimal:  # noqa: ANN401 - anything of JSON
    try:
        number = Decimal(_text(stored))
    except InvalidOperation:
        raise ValueError(f"no number {stored!r}") from None
    _, digits, exponent = number.as_tuple()
    length = len(digits)
    if not isinstance(exponent, int) or max(length, length + exponent, -exponent) > _MOST_DIGITS:
        raise ValueError("a number out of range")
    return number


_PLAIN: dict[Any, _Decoder] = {
    str: _text,
    int: _whole,
    bool: lambda stored: _of_type(bool, stored),
    Decimal: _decimal,
}


def _of_type(kind: type, stored: Any) -> Any:  # noqa: ANN401 - anything of JSON
    if type(stored) is not kind:
        raise ValueError(f"a {type(stored).__name__} instead of a {kind.__name__}")
    return stored


def _tag(kind: Any) -> dict[str, str]:  # noqa: ANN401 - any dataclass
    """Returns what tells a member of a union from the others; nothing for other dataclasses."""
    tag = getattr(kind, "__dict__", {}).get("kind")
    return {"kind": tag.value} if isinstance(tag, StrEnum) else {}


def _dropped(kind: Any) -> frozenset[str]:  # noqa: ANN401 - any dataclass
    """Returns the fields that older programs stored and this one does without."""
    dropped: frozenset[str] = getattr(kind, "dropped", frozenset())
    return dropped
