"""Rules in the form in which our own export carries them: JSON, taken only when all of it fits."""

from __future__ import annotations

import json
from typing import NoReturn

from parindex_desktop import codec
from parindex_desktop.domain.rules.kinds import Rule


def parse_rule(text: str) -> Rule:
    """Returns the rule that `codec.to_text` wrote.

    Raises:
        ValueError: It is no JSON, no rule, or has fields that are missing, unknown or of another
            type.
    """
    try:
        stored = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
        rule: Rule = codec.decode(Rule, stored)
    except RecursionError as error:  # brackets in brackets without end
        raise ValueError(text) from error
    if not _says_all(stored, codec.encode(rule)):
        raise ValueError(text)
    return rule


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


def _says_all(stored: codec.Json, encoded: codec.Json) -> bool:
    """Tells whether all that was stored is in the value; what was left out has its default."""
    if isinstance(stored, dict) and isinstance(encoded, dict):
        return all(name in encoded and _says_all(stored[name], encoded[name]) for name in stored)
    if isinstance(stored, list) and isinstance(encoded, list):
        return len(stored) == len(encoded) and all(map(_says_all, stored, encoded))
    return type(stored) is type(encoded) and stored == encoded
