"""A formula over variables that the wording declares: `Điểm = ... Trong đó: a là ...`."""

from __future__ import annotations

import re

from parindex_desktop.domain.rules.guessing.guess import Guess, Wording
from parindex_desktop.domain.rules.guessing.scored import is_introduction
from parindex_desktop.domain.rules.guessing.shares import meanings
from parindex_desktop.domain.rules.guessing.statements import body_of
from parindex_desktop.domain.rules.kinds import FormulaRule, Variable
from parindex_desktop.errors import InputError

_UNIT = re.compile(r"\s*\((?P<unit>[^()]+)\)$")
_DECLARES = re.compile(r"(?:trong đó|với|gọi|(?:^|\s)là\s|^\w+\s*:)", re.IGNORECASE)


def read_formula(wording: Wording) -> Guess | None:
    """Reads an expression whose names the other clauses explain."""
    texts = [clause.text for clause in wording.clauses if not is_introduction(clause)]
    if not any(_DECLARES.search(clause.text) for clause in wording.clauses):
        return None
    for text in texts:
        heads, body = body_of(text)
        if heads and (names := _names(body)):
            others = [other for other in texts if other is not text]
            guess = _guess(body, names, others)
            if guess is not None:
                return guess
    return None


def _guess(expression: str, names: frozenset[str], others: list[str]) -> Guess | None:
    declared: dict[str, str] = {}
    unread: list[str] = []
    for text in others:
        said = {text: ""} if text in names else meanings(sorted(names), (text,))
        for name, meaning in said.items():
            declared.setdefault(name, meaning)
        unread.extend([] if said else [text])
    if not declared:
        return None
    missing = sorted(names.difference(declared))
    variables = [_variable(name, meaning) for name, meaning in declared.items()]
    variables.extend(Variable(name, "") for name in missing)
    return Guess(FormulaRule(tuple(variables), expression), not missing, tuple(unread))


def _variable(name: str, meaning: str) -> Variable:
    unit = _UNIT.search(meaning)
    if unit is None:
        return Variable(name, meaning)
    return Variable(name, meaning[: unit.start()], unit["unit"])


def _names(expression: str) -> frozenset[str]:
    """Returns the variables of an expression; none when it is no formula."""
    # The grammar is loaded for the few wordings that declare variables.
    from parindex_desktop.domain.formulas.evaluating import names_in

    try:
        return names_in(expression)
    except InputError:
        return frozenset()
