"""Reading a rule out of the texts of its draft; every text that cannot be used is told at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.numbers import MAX_DECIMALS, ZERO, Points, parse_points
from parindex_desktop.domain.rules.facts import FactField, FieldKind, canonical_number
from parindex_desktop.domain.rules.kinds import (
    HUNDRED,
    Answer,
    Band,
    BandsRule,
    Bound,
    FormulaRule,
    Join,
    JudgedRule,
    Level,
    Measure,
    MeasureKind,
    Option,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    RuleKind,
    SurveyRule,
    Variable,
    YesNoRule,
)
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError, Problem
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.rule_draft import COLUMNS, ON, RuleDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAMES: Final = {
    "points": mark("Points"),
    "percent": mark("Percent"),
    "lower": mark("From"),
    "upper": mark("To"),
    "met": mark("Points when met"),
    "not_met": mark("Points when not met"),
    "each": mark("Points for each"),
    "item_cap": mark("At most"),
    "floor": mark("Floor"),
    "cap": mark("Full points from"),
    "decimals": mark("Decimals of the points"),
}


@dataclass(frozen=True, slots=True)
class DraftFault:
    """A text of a draft that cannot be used.

    Attributes:
        name: Of the value or of the column.
        line: Of the table, from 0; None for a single value.
    """

    name: str
    line: int | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What a draft is worth.

    Attributes:
        rule: None while a text cannot be used.
        faults: Those texts, in the order of the draft.
    """

    rule: Rule | None
    faults: tuple[DraftFault, ...] = ()


def read_draft(draft: RuleDraft) -> DraftReading:
    """Reads a draft. Whether the rule is a sound one is told by `rules.checking`, not here.

    Faults are `RUL.101` missing, `RUL.102` not a number, `RUL.103` below 0, `RUL.105` not whole,
    `RUL.106` too many decimals, `RUL.107` thousands or decimals.
    """
    texts = _Texts(draft)
    rule = _READERS[draft.kind](texts)
    faults = tuple(texts.faults)
    return DraftReading(None if faults else rule, faults)


@dataclass(slots=True)
class _Texts:
    """The texts of a draft, and what was wrong with those read so far."""

    draft: RuleDraft
    faults: list[DraftFault] = field(default_factory=list)

    def lines(self) -> Iterator[_Line]:
        """Yields the lines in which something is typed."""
        for place, line in self.draft.filled_lines:
            named = dict(zip(COLUMNS[self.draft.kind], line, strict=True))
            yield _Line(named, place, self.faults)

    @property
    def single(self) -> _Line:
        """The single values."""
        return _Line(self.draft.values, None, self.faults)


@dataclass(frozen=True, slots=True)
class _Line:
    """Texts by name, of one line or of the single values."""

    texts: Mapping[str, str]
    place: int | None
    faults: list[DraftFault]

    def text(self, name: str) -> str:
        return clean(self.texts.get(name, ""))

    def is_on(self, name: str) -> bool:
        return self.texts.get(name, "") == ON

    def points(self, name: str) -> Points:
        """Returns points; a fault counts as 0."""
        text = self.text(name)
        if not text:
            self._refuse(name, "RUL.101", text)
            return ZERO
        try:
            points = parse_points(text)
        except InputError as error:
            self._refuse(name, "RUL.106" if error.code == "NUM.102" else "RUL.102", text)
            return ZERO
        if points < ZERO:
            self._refuse(name, "RUL.103", text)
        return points

    def optional_points(self, name: str) -> Points | None:
        return self.points(name) if self.text(name) else None

    def number(self, name: str) -> Decimal:
        """Returns a number; a fault counts as 0."""
        text = self.text(name)
        if not text:
            self._refuse(name, "RUL.101", text)
            return Decimal(0)
        try:
            return Decimal(canonical_number(FactField(name, "", FieldKind.NUMBER), text))
        except InputError as error:
            self._refuse(name, error.code, text)
            return Decimal(0)

    def optional_number(self, name: str) -> Decimal | None:
        return self.number(name) if self.text(name) else None

    def bound(self, name: str) -> Bound | None:
        value = self.optional_number(name)
        return None if value is None else Bound(value, self.is_on(f"{name}_inclusive"))

    def decimals(self) -> int:
        value = self.number("decimals")
        if value != int(value) or value > MAX_DECIMALS:
            self._refuse("decimals", "RUL.152", self.text("decimals"))
            return 0
        return int(value)

    def _refuse(self, name: str, code: str, text: str) -> None:
        place = "" if self.place is None else tr("Line {number}", number=self.place + 1)
        params: dict[str, object] = {"field": tr(_NAMES[name]), "text": text}
        self.faults.append(DraftFault(name, self.place, Problem(code, place, params)))


def _options(texts: _Texts) -> Rule:
    return OptionsRule(tuple(Option(x.text("label"), x.points("points")) for x in texts.lines()))


def _yes_no(texts: _Texts) -> Rule:
    values = texts.single
    return YesNoRule(
        tuple(line.text("condition") for line in texts.lines()),
        values.points("met"),
        values.points("not_met"),
        Join(values.texts["join"]),
    )


def _bands(texts: _Texts) -> Rule:
    bands = (Band(x.bound("lower"), x.bound("upper"), x.points("points")) for x in texts.lines())
    return BandsRule(_measure(texts.single), tuple(bands))


def _ratio(texts: _Texts) -> Rule:
    values = texts.single
    cap = values.optional_number("cap")
    return RatioRule(
        _measure(values),
        values.bound("floor"),
        HUNDRED if cap is None else cap,
        values.is_on("to_cap"),
        values.decimals(),
    )


def _per_item(texts: _Texts) -> Rule:
    values = texts.single
    return PerItemRule(
        values.text("item"),
        values.points("each"),
        values.optional_points("item_cap"),
        values.is_on("takes"),
    )


def _percent(texts: _Texts) -> Rule:
    levels = tuple(Level(line.text("label"), line.number("percent")) for line in texts.lines())
    return PercentRule(levels, texts.single.is_on("takes"), texts.single.decimals())


def _judged(texts: _Texts) -> Rule:
    return JudgedRule(texts.draft.values["guidance"].strip())


def _formula(texts: _Texts) -> Rule:
    variables = tuple(
        Variable(line.text("name"), line.text("label"), line.text("unit")) for line in texts.lines()
    )
    return FormulaRule(variables, texts.single.text("expression"), texts.single.decimals())


def _survey(texts: _Texts) -> Rule:
    answers = tuple(
        Answer(line.text("label"), line.optional_number("percent")) for line in texts.lines()
    )
    return SurveyRule(answers, texts.single.decimals())


def _measure(values: _Line) -> Measure:
    """Reads what is measured; what the other sort of measure has is kept as it was typed."""
    kind = MeasureKind(values.texts["measure"])
    return Measure(
        kind,
        values.text("value_label"),
        values.text("numerator"),
        values.text("denominator"),
        values.text("value_unit"),
    )


_READERS: Final[Mapping[RuleKind, Callable[[_Texts], Rule]]] = {
    RuleKind.OPTIONS: _options,
    RuleKind.YES_NO: _yes_no,
    RuleKind.BANDS: _bands,
    RuleKind.RATIO: _ratio,
    RuleKind.PER_ITEM: _per_item,
    RuleKind.PERCENT: _percent,
    RuleKind.JUDGED: _judged,
    RuleKind.FORMULA: _formula,
    RuleKind.SURVEY: _survey,
}
