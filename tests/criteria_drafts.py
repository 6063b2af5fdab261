"""Arbitrary criteria sets for tests of what must hold for any set."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypeVar

from hypothesis import strategies as st

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import (
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
    SurveyRule,
    Variable,
    YesNoRule,
)
from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

ValueT = TypeVar("ValueT")

LETTERS = "aáăâbcdđeêghiklmnoôơpqrstuưvxyAĐÊÔƠƯ0123456789 .,:;-=+@'\"()/%<>&_{}"


def texts(*, least: int = 0, most: int = 40) -> st.SearchStrategy[str]:
    """One line as the program keeps it: NFC, single blanks."""
    return (
        st.text(LETTERS, min_size=least, max_size=most)
        .map(clean)
        .filter(lambda text: len(text) >= least)
    )


def paragraphs() -> st.SearchStrategy[str]:
    """Lines as a guide holds them, none empty."""
    return st.lists(texts(least=1), max_size=4).map("\n".join)


def points(most: int = 1_000_000) -> st.SearchStrategy[Points]:
    return st.integers(0, most).map(Points)


_DECIMALS = st.integers(0, 10_000).map(lambda number: Decimal(number).scaleb(-2))
_BOUNDS = st.none() | st.builds(Bound, _DECIMALS, st.booleans())
_MEASURES = st.builds(
    Measure, st.sampled_from(MeasureKind), texts(), texts(), texts(), st.sampled_from(("%", "ngày"))
)


def _few(values: st.SearchStrategy[ValueT]) -> st.SearchStrategy[tuple[ValueT, ...]]:
    return st.lists(values, min_size=1, max_size=4).map(tuple)


def rules() -> st.SearchStrategy[Rule]:
    """Rules of every kind, sound or not."""
    label, percent = texts(least=1), st.none() | _DECIMALS
    bands = _few(st.builds(Band, _BOUNDS, _BOUNDS, points()))
    return st.one_of(
        st.builds(OptionsRule, _few(st.builds(Option, label, points()))),
        st.builds(YesNoRule, _few(label), points(), points(), st.sampled_from(Join)),
        st.builds(BandsRule, _MEASURES, bands),
        st.builds(RatioRule, _MEASURES, _BOUNDS, _DECIMALS, st.booleans(), st.integers(0, 4)),
        st.builds(PerItemRule, texts(), points(), st.none() | points(), st.booleans()),
        st.builds(PercentRule, _few(st.builds(Level, label, _DECIMALS)), st.booleans()),
        st.builds(JudgedRule, texts()),
        st.builds(FormulaRule, _few(st.builds(Variable, label, texts(), texts())), label),
        st.builds(SurveyRule, _few(st.builds(Answer, label, percent))),
    )


def lines(level: int, code: str, *, is_leaf: bool) -> st.SearchStrategy[DraftLine]:
    """A line at a place; only leaves have rules."""
    return st.builds(
        DraftLine,
        st.just(level),
        st.just(code),
        texts(least=1),
        points(),
        source=st.sampled_from(Source),
        kind=st.sampled_from(Kind),
        rule=st.none() | rules() if is_leaf else st.none(),
        guide=paragraphs(),
        evidence=paragraphs(),
        appraiser=texts(),
        note=paragraphs(),
        exempt=st.lists(texts(least=1).filter(lambda t: ";" not in t), max_size=2).map(tuple),
    )


def plain_lines(level: int, code: str, *, is_leaf: bool) -> st.SearchStrategy[DraftLine]:
    """A line of few words, quickly made: for what does not look at the words."""
    rule = st.sampled_from((None, JudgedRule("a"), JudgedRule("b")) if is_leaf else (None,))
    word = st.sampled_from(("", "a", "b"))
    return st.builds(
        DraftLine, st.just(level), st.just(code), st.sampled_from("abc"), points(3),
        rule=rule, guide=word, note=word, kind=st.sampled_from(Kind),
    )  # fmt: skip


class LineMaker(Protocol):
    def __call__(self, level: int, code: str, *, is_leaf: bool) -> st.SearchStrategy[DraftLine]: ...


@st.composite
def drafts(draw: st.DrawFn, *, most: int = 12, line: LineMaker = lines) -> SetDraft:
    """Sets with dotted codes, up to four levels deep."""
    levels: list[int] = []
    for _ in range(draw(st.integers(0, most))):
        levels.append(draw(st.integers(0, min(levels[-1] + 1, 3))) if levels else 0)
    found = []
    for at, (level, code) in enumerate(zip(levels, dotted_codes(levels), strict=True)):
        is_leaf = at + 1 == len(levels) or levels[at + 1] <= level
        found.append(draw(line(level, code, is_leaf=is_leaf)))
    caps = st.none() | points()
    return SetDraft(draw(texts()), draw(texts()), draw(caps), draw(caps), tuple(found))


def dotted_codes(levels: Iterable[int]) -> tuple[str, ...]:
    """Returns `1`, `1.1`, `1.2`, `2` for lines of these levels."""
    counts: list[int] = []
    codes = []
    for level in levels:
        counts = [*counts, 0][: level + 1]
        counts[level] += 1
        codes.append(".".join(map(str, counts)))
    return tuple(codes)
