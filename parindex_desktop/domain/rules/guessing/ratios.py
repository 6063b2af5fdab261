"""Points in proportion: `(số hồ sơ đúng hạn / tổng số hồ sơ) x điểm tối đa`, 0 below a floor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.domain.rules.guessing.guess import Guess, Wording
from parindex_desktop.domain.rules.guessing.numerals import (
    NUMBER,
    POINT_WORD,
    decimal_of,
    pattern,
    points_of,
)
from parindex_desktop.domain.rules.guessing.ranges import Range, read_range
from parindex_desktop.domain.rules.guessing.scored import is_introduction
from parindex_desktop.domain.rules.guessing.shares import (
    definition_of,
    fraction_of,
    meanings,
    rate_of,
)
from parindex_desktop.domain.rules.guessing.statements import body_of, factors_of, unwrapped
from parindex_desktop.domain.rules.guessing.worth import worth_of
from parindex_desktop.domain.rules.kinds import HUNDRED, PERCENT, Bound, Measure, RatioRule

if TYPE_CHECKING:
    from collections.abc import Iterable


_MAXIMUM = pattern(r"(?:số )?điểm (?:tối đa|chuẩn)(?: của (?:tiêu chí|tiêu chí thành phần))?")
_POINTS = pattern(rf"(?P<points>{NUMBER})\s*(?:{POINT_WORD})?")
_HUNDRED = pattern(r"100\s*%?")
_DIVIDED = pattern(rf"(?P<rest>.+)\s*[/:]\s*(?P<divisor>{NUMBER})\s*(?P<percent>%)?")
_RATE = pattern(r"(?:t[ỷỉ] lệ|phần trăm|%|mức độ|kết quả|chỉ số)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Product:
    """A clause that multiplies a measured share by the maximum.

    Attributes:
        points: The factor when it is a number; None for the words "điểm tối đa".
        cap: The divisor of `tỷ lệ / 90%`.
        range: For which values it holds, when the clause says.
    """

    text: str
    measure: Measure
    points: Points | None
    cap: Decimal | None
    range: Range | None


def read_ratio(wording: Wording) -> Guess | None:
    """Reads a product with the maximum, a floor and a value that gives the maximum."""
    texts = [clause.text for clause in wording.clauses if not is_introduction(clause)]
    product = next((found for text in texts if (found := _product(text)) is not None), None)
    if product is None:
        return None
    texts.remove(product.text)
    measure = _explained(product.measure, texts)
    limits = _Limits.of(texts, product, wording.maximum)
    unread = tuple(text for text in limits.unread if not _explains(text, product.measure))
    rule = RatioRule(measure, limits.floor, limits.cap, to_cap=product.cap is not None)
    wrong = product.points is not None and product.points != wording.maximum
    nameless = any(len(name) == 1 for name in (measure.numerator, measure.denominator))
    return Guess(rule, not (limits.doubtful or wrong or nameless), unread)


@dataclass(frozen=True, slots=True)
class _Limits:
    """Where proportion ends: nothing below the floor, everything from the cap."""

    floor: Bound | None
    cap: Decimal
    doubtful: bool
    unread: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str], product: _Product, maximum: Points) -> _Limits:
        floors: list[Bound] = []
        caps: list[Bound] = []
        unread: list[str] = []
        for text in texts:
            named, points = _scored_range(text, maximum)
            if named and points == ZERO and named.upper and not named.lower:
                floors.append(Bound(named.upper.value, not named.upper.inclusive))
            elif named and points == maximum and named.lower and not named.upper:
                caps.append(Bound(named.lower.value, bool(named.lower.inclusive)))
            else:
                unread.append(text)
        inside = product.range
        if not floors and inside is not None and inside.lower is not None:
            floors.append(Bound(inside.lower.value, inside.lower.inclusive is not False))
        cap = product.cap or (caps[0].value if caps else HUNDRED)
        doubtful = (
            len(floors) > 1
            or len(caps) > 1
            or any(bound.value != cap or not bound.inclusive for bound in caps)
            or _contradicts(inside, floors, cap)
        )
        return cls(next(iter(floors), None), cap, doubtful, tuple(unread))


def _contradicts(inside: Range | None, floors: list[Bound], cap: Decimal) -> bool:
    """Tells whether the clause of the product holds for other values than the limits leave."""
    if inside is None:
        return False
    lower = inside.lower is not None and inside.lower.value != floors[0].value
    return lower or (inside.upper is not None and inside.upper.value != cap)


def _scored_range(text: str, maximum: Points) -> tuple[Range | None, Points | None]:
    worth = worth_of(text)
    named = read_range(worth.label) if worth else None
    if worth is None or named is None:
        return None, None
    return _in_percent(named), worth.points_at(maximum)


def _in_percent(named: Range) -> Range | None:
    """Returns a range of a share in percent: `b/a < 0,8` means 80 %."""
    if named.unit == PERCENT:
        return named
    ends = [end for end in (named.lower, named.upper) if end is not None]
    if named.unit or any(end.value > 1 for end in ends):
        return None
    lower, upper = (
        end and replace(end, value=decimal_of(f"{end.value * HUNDRED:f}"))
        for end in (named.lower, named.upper)
    )
    return replace(named, lower=lower, upper=upper, unit=PERCENT)


def _product(text: str) -> _Product | None:
    heads, body = body_of(text)
    body, divisor = _divided(unwrapped(body))
    factors = [factor for factor in factors_of(unwrapped(body)) if not _HUNDRED.fullmatch(factor)]
    if len(factors) != 2:
        return None
    for share, times in (factors, factors[::-1]):
        times = unwrapped(times)
        named, points = _MAXIMUM.fullmatch(times), _POINTS.fullmatch(times)
        if not (named or points) or _POINTS.fullmatch(share):
            continue
        measure, cap = _measure(unwrapped(share))
        if named or measure.denominator or _RATE.match(measure.label) or measure == Measure():
            factor = points_of(points["points"]) if points else None
            inside = next((found for head in heads if (found := read_range(head))), None)
            return _Product(text, measure, factor, divisor or cap, inside and _in_percent(inside))
    return None


def _divided(text: str) -> tuple[str, Decimal | None]:
    """Returns a text without the percentage that divides it; a division by 100 % says nothing."""
    match = _DIVIDED.fullmatch(text)
    if match is None or not (match["percent"] or match["divisor"] == "100"):
        return text, None
    divisor = decimal_of(match["divisor"])
    return match["rest"], None if divisor in (0, HUNDRED) else divisor


def _measure(share: str) -> tuple[Measure, Decimal | None]:
    """Returns what a factor measures, and the percentage that it is taken to."""
    share, divisor = _divided(share)
    share = unwrapped(share)
    fraction = fraction_of(share)
    if fraction is None:
        return rate_of(share), divisor
    return Measure(numerator=fraction[0], denominator=fraction[1]), divisor


def _explained(measure: Measure, texts: list[str]) -> Measure:
    """Returns the measure with what its letters or its name stand for; takes those texts away."""
    for text in texts:
        defined = definition_of(text)
        if defined is not None and not measure.denominator:
            texts.remove(text)
            measure = replace(defined, label=defined.label or measure.label)
            break
    names = meanings((measure.numerator, measure.denominator), texts)
    return replace(
        measure,
        numerator=names.get(measure.numerator, measure.numerator),
        denominator=names.get(measure.denominator, measure.denominator),
    )


def _explains(text: str, measure: Measure) -> bool:
    return bool(meanings((measure.numerator, measure.denominator), (text,)))
