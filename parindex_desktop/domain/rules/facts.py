"""What an official types for a rule: which facts it asks for, and how they are read and shown.

Facts are kept as text in one canonical form, so that they compare, store and print alike: numbers
with a point and no needless zeros, choices by their label, conditions as `1` and `0`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import singledispatch
from typing import TYPE_CHECKING, TypeAlias

from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    FormulaRule,
    JudgedRule,
    Measure,
    MeasureKind,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    SurveyRule,
    YesNoRule,
)
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

Facts: TypeAlias = tuple[tuple[str, str], ...]
"""Names and canonical texts, in the order of the rule's fields."""

YES, NO = "1", "0"
CHOICE, COUNT, NUMERATOR, DENOMINATOR, VALUE, POINTS, REASON = (
    "choice", "count", "numerator", "denominator", "value", "points", "reason",
)  # fmt: skip
LARGEST = Decimal(10) ** 15
MOST_DECIMALS = 6

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
_GROUPED = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_CANONICAL = re.compile(r"[0-9]{1,16}(\.[0-9]{1,6})?")
_LONGEST = 40
"""Characters of a number; what is longer has needless zeros, or takes long to calculate with."""


class FieldKind(StrEnum):
    """How a fact is typed."""

    NUMBER = "number"
    WHOLE = "whole"
    CHOICE = "choice"
    YES_NO = "yes_no"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FactField:
    """One fact that a rule asks for.

    Attributes:
        name: Its key among the facts.
        label: As the official reads it.
        unit: Shown behind the field; may be empty.
        choices: What may be chosen, for `CHOICE`.
    """

    name: str
    label: str
    kind: FieldKind
    unit: str = ""
    choices: tuple[str, ...] = ()


@singledispatch
def fields_of(rule: Rule) -> tuple[FactField, ...]:
    """Returns the facts that a rule asks for, in the order they are typed."""
    raise TypeError(type(rule).__name__)


def condition_name(place: int) -> str:
    """Returns the key of a condition of a yes/no rule, `place` from 0."""
    return f"c{place + 1}"


def answer_name(place: int) -> str:
    """Returns the key of an answer of a survey rule, `place` from 0."""
    return f"a{place + 1}"


@fields_of.register
def _options(rule: OptionsRule) -> tuple[FactField, ...]:
    labels = tuple(option.label for option in rule.options)
    return (FactField(CHOICE, tr("Result"), FieldKind.CHOICE, choices=labels),)


@fields_of.register
def _percent(rule: PercentRule) -> tuple[FactField, ...]:
    labels = tuple(level.label for level in rule.levels)
    return (FactField(CHOICE, tr("Result"), FieldKind.CHOICE, choices=labels),)


@fields_of.register
def _yes_no(rule: YesNoRule) -> tuple[FactField, ...]:
    return tuple(
        FactField(condition_name(place), condition, FieldKind.YES_NO)
        for place, condition in enumerate(rule.conditions)
    )


@fields_of.register(BandsRule)
@fields_of.register(RatioRule)
def _measured(rule: BandsRule | RatioRule) -> tuple[FactField, ...]:
    return _fields_of_measure(rule.measure)


@fields_of.register
def _per_item(rule: PerItemRule) -> tuple[FactField, ...]:
    label = tr("Number of {item}", item=rule.item) if rule.item else tr("Count")
    return (FactField(COUNT, label, FieldKind.WHOLE, unit=rule.item),)


@fields_of.register
def _judged(rule: JudgedRule) -> tuple[FactField, ...]:
    return (
        FactField(POINTS, tr("Points"), FieldKind.NUMBER),
        FactField(REASON, tr("Reason"), FieldKind.TEXT),
    )


@fields_of.register
def _formula(rule: FormulaRule) -> tuple[FactField, ...]:
    return tuple(
        FactField(v.name, v.label or v.name, FieldKind.NUMBER, unit=v.unit) for v in rule.variables
    )


@fields_of.register
def _survey(rule: SurveyRule) -> tuple[FactField, ...]:
    return tuple(
        FactField(answer_name(place), answer.label, FieldKind.WHOLE)
        for place, answer in enumerate(rule.answers)
    )


def _fields_of_measure(measure: Measure) -> tuple[FactField, ...]:
    if measure.kind is MeasureKind.VALUE:
        label = measure.label or tr("Value")
        return (FactField(VALUE, label, FieldKind.NUMBER, unit=measure.unit),)
    return (
        FactField(NUMERATOR, measure.numerator or tr("Achieved"), FieldKind.NUMBER),
        FactField(DENOMINATOR, measure.denominator or tr("Out of"), FieldKind.NUMBER),
    )


def read_facts(rule: Rule, typed: Mapping[str, str]) -> Facts:
    """Reads what was typed into the fields of a rule; empty fields are left out.

    Raises:
        InputError: `RUL.102` not a number, `RUL.103` below zero, `RUL.104` no such choice,
            `RUL.105` not a whole number, `RUL.106` too large or too many decimals, `RUL.107` a text
            such as `1.234` that reads both ways.
    """
    fields = fields_of(rule)
    read = ((field.name, _canonical(field, clean(typed.get(field.name, "")))) for field in fields)
    return tuple((name, text) for name, text in read if text)


def is_number(text: str) -> bool:
    """Tells whether a text is a number in the form in which facts are kept."""
    return _CANONICAL.fullmatch(text) is not None


def number_of(text: str) -> Decimal:
    """Returns the number of a canonical text.

    Raises:
        ValueError: It is no such text: another rule asked for words there.
    """
    if not is_number(text):
        raise ValueError(text)
    return Decimal(text)


def show_number(value: Decimal) -> str:
    """Returns a number as officials write it: `1234,5`."""
    return f"{value.normalize():f}".replace(".", ",")


def show_fact(field: FactField, text: str) -> str:
    """Returns a canonical text as the official typed it; what is none for the field as it is."""
    match field.kind:
        case FieldKind.YES_NO if text in (YES, NO):
            return tr("Yes") if text == YES else tr("No")
        case FieldKind.NUMBER | FieldKind.WHOLE if is_number(text):
            return show_number(number_of(text))
        case _:
            return text


def _canonical(field: FactField, text: str) -> str:
    if not text or field.kind is FieldKind.TEXT:
        return text
    if field.kind is FieldKind.CHOICE:
        chosen = next((choice for choice in field.choices if clean(choice) == text), None)
        if chosen is None:
            raise InputError("RUL.104", text=text, field=field.label)
        return chosen
    if field.kind is FieldKind.YES_NO:
        if text not in (YES, NO):
            raise InputError("RUL.104", text=text, field=field.label)
        return text
    return canonical_number(field, text)


def canonical_number(field: FactField, text: str) -> str:
    """Returns a number as it is kept: `1234.5` for `1234,50`; raises as `read_facts` does."""
    bare = "".join(text.split()).removesuffix("%")
    if _GROUPED.fullmatch(bare):
        if bare.count(".") == 1 and "," not in bare:
            raise InputError("RUL.107", text=text, field=field.label)
        bare = bare.replace(".", "")
    if not _NUMBER.fullmatch(bare):
        raise InputError("RUL.102", text=text, field=field.label)
    if len(bare) > _LONGEST:
        raise InputError("RUL.106", text=text, field=field.label)
    value = Decimal(bare.replace(",", "."))
    if value < 0:
        raise InputError("RUL.103", text=text, field=field.label)
    if field.kind is FieldKind.WHOLE and value != int(value):
        raise InputError("RUL.105", text=text, field=field.label)
    if value > LARGEST or value != value.quantize(Decimal(1).scaleb(-MOST_DECIMALS)):
        raise InputError("RUL.106", text=text, field=field.label)
    return f"{abs(value).normalize():f}"  # a zero may have been typed with a sign
