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


def parse_rule(text: str) -> Rule:
    """Returns the rule that `codec.to_text` wrote.

    Raises:
        ValueError: It is no JSON, no rule, or has fields that are missing, unknown or of another
            type.
    """
    try:
        rule = codec.decode(Rule, json.loads(text, parse_float=_refuse, parse_constant=_refuse))
    except (ArithmeticError, AssertionError, LookupError, RecursionError, TypeError) as error:
        raise ValueError(text) from error
    if rule is None or not _fits(Rule, rule):
        raise ValueError(text)
    return rule  # type: ignore[no-any-return]


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


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
