"""Rules in the form in which our own export carries them: JSON, taken only when all of it fits."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    NewType,
    NoReturn,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from parindex_desktop import codec
from parindex_desktop.domain.rules.kinds import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
)  # fmt: skip
"""What `codec` stumbles over, which reads only what it wrote itself."""


def parse_rule(text: str) -> Rule:
    """Returns the rule that `codec.to_text` wrote.

    Raises:
        ValueError: It is no JSON, no rule, or has fields that are missing, unknown or of another
            type.
    """
    try:
        stored = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
        rule = codec.decode(Rule, stored)
        fits = rule is not None and _fits(Rule, rule) and _says_all(stored, codec.encode(rule))
    except _BROKEN as error:
        raise ValueError(text) from error
    if not fits:
        raise ValueError(text)
    return rule  # type: ignore[no-any-return]


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


def _says_all(stored: codec.Json, encoded: codec.Json) -> bool:
    """Tells whether all that was stored is in the value; what was left out has its default."""
    if isinstance(stored, dict) and isinstance(encoded, dict):
        return all(name in encoded and _says_all(stored[name], encoded[name]) for name in stored)
    if isinstance(stored, list) and isinstance(encoded, list):
        return len(stored) == len(encoded) and all(map(_says_all, stored, encoded))
    return type(stored) is type(encoded) and stored == encoded


def _fits(hint: Any, value: object) -> bool:  # noqa: ANN401 - what a hint describes is of any type
    """Tells whether a value is what a type hint describes; JSON does not say it."""
    if get_origin(hint) in (Union, UnionType):  # `Points | None` is of the older sort
        return any(_fits(member, value) for member in get_args(hint))
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(_fits(get_args(hint)[0], item) for item in value)
    if isinstance(hint, NewType):
        return _fits(hint.__supertype__, value)
    if is_dataclass(hint):
        own: Mapping[str, Any] = get_type_hints(hint)
        return type(value) is hint and all(
            _fits(own[each.name], getattr(value, each.name)) for each in fields(hint)
        )
    if isinstance(value, Decimal):
        return hint is Decimal and value.is_finite()
    return type(value) is hint
