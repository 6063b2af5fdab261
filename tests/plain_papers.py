"""What the tables of papers must hold, row by row, out of plain results (`tests.plain_results`).

A value is a number, a text, or None where nothing stands. How it is printed is said once here, in
another way than the program's.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.numbers import NumberStyle
from parindex_desktop.domain.rounds import DEFAULT_COLUMNS, ColumnKind
from tests.plain_results import (
    NOT_APPLICABLE,
    NUMBER,
    PENDING,
    PlainGroup,
    PlainUnit,
    by_unit,
    points_of,
    rounded,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.criteria import Criterion
    from tests.plain_results import Tally

Value: TypeAlias = Fraction | Decimal | int | str | None
Row: TypeAlias = list[Value]
MARKS = {NOT_APPLICABLE: "KAD", PENDING: "chờ"}


class Shape(NamedTuple):
    """How numbers of a column are printed."""

    decimals: int = 4
    is_fixed: bool = False
    percent: bool = False
    signed: bool = False

    def text(self, value: Value) -> str:
        if value is None or isinstance(value, str):
            return value or ""
        plus = "+" if self.signed and value > 0 else ""
        if isinstance(value, int):
            return f"{plus}{value}"
        text = f"{rounded(Fraction(value), self.decimals):f}"
        if not self.is_fixed and "." in text:
            text = text.rstrip("0").rstrip(".")
        text = "0" + text[2:] if not text.strip("-0.") and text.startswith("-") else text
        return f"{plus}{text.replace('.', ',')}{'%' if self.percent else ''}"


EXACT = Shape()


def texts(shapes: Sequence[Shape], row: Row) -> tuple[str, ...]:
    return tuple(shape.text(value) for shape, value in zip(shapes, row, strict=True))


def shape_of(group: PlainGroup, kind: ColumnKind, *, percent: bool | None = False) -> Shape:
    """How the ranking prints a column; `percent` None keeps its own sign."""
    columns = (*group.drawn.setup.columns, *DEFAULT_COLUMNS)
    column = next(each for each in columns if each.kind is kind)
    is_fixed = column.style is NumberStyle.FIXED
    decimals = group.policy.decimals if is_fixed or kind is ColumnKind.INDEX else 4
    return Shape(decimals, is_fixed, column.percent if percent is None else percent)


# ---- ranking ------------------------------------------------------------------------------------


def ranking_shapes(group: PlainGroup) -> list[Shape]:
    kinds = [column.kind for column in group.drawn.setup.columns if column.visible]
    return [shape_of(group, kind, percent=None) for kind in kinds]


def ranking_rows(group: PlainGroup) -> list[Row]:
    columns = [column for column in group.drawn.setup.columns if column.visible]
    return [
        [_ranking(group, unit, place, column.kind, column.criterion_code) for column in columns]
        for place, unit in enumerate(group.shown, start=1)
    ]


def _ranking(group: PlainGroup, unit: PlainUnit, place: int, kind: ColumnKind, code: str) -> Value:
    if kind is ColumnKind.CRITERION:
        leaf = next(each for each in group.drawn.criteria if each.code == code)
        below = unit.tally(group.below(leaf))
        # The column of a penalty line counts up what it takes.
        sign = -1 if group.is_leaf(leaf) and leaf.kind is Kind.PENALTY else 1
        return sign * below.points if below.scored else None
    values: dict[ColumnKind, Value] = {
        ColumnKind.ORDINAL: place,
        ColumnKind.UNIT: unit.unit.name,
        ColumnKind.APPRAISED: _scored(unit.appraised),
        ColumnKind.SURVEY: _scored(unit.measured),
        ColumnKind.TOTAL: unit.total.points,
        ColumnKind.MAXIMUM: unit.total.maximum,
        ColumnKind.INDEX: unit.printed,
        ColumnKind.RANK: unit.rank or "–",
        ColumnKind.CLASS: unit.class_name,
    }
    return values[kind]


def _scored(tally: Tally) -> Fraction | None:
    return tally.points if tally.scored else None


# ---- domains ------------------------------------------------------------------------------------


def domain_shapes(group: PlainGroup) -> list[Shape]:
    points, index = shape_of(group, ColumnKind.TOTAL), shape_of(group, ColumnKind.INDEX)
    inner = [
        shape for domain in group.domains for shape in (points, index)[: _width(group, domain)]
    ]
    return [EXACT, EXACT, *inner, points, index, EXACT]


def domain_rows(group: PlainGroup) -> list[Row]:
    return [
        [place, unit.unit.name, *_domains(unit), unit.total.points, unit.printed, unit.rank or "–"]
        for place, unit in enumerate(group.shown, start=1)
    ]


def domain_means(group: PlainGroup) -> Row:
    columns: list[Value] = []
    for domain in group.domains:
        tallies = [unit.tally(group.below(domain)) for unit in group.ranked]
        pairs = (group.mean_of(map(_scored, tallies)), group.mean_of(t.percent for t in tallies))
        columns += pairs[: _width(group, domain)]
    total = group.mean_of(unit.total.points for unit in group.ranked)
    return [None, "Giá trị trung bình", *columns, total, group.mean, None]


def _width(group: PlainGroup, domain: Criterion) -> int:
    """Points and percent; points alone where there is nothing to be a percent of."""
    most = sum(each.max_points for each in group.below(domain) if each.kind is Kind.NORMAL)
    return 2 if most else 1


def _domains(unit: PlainUnit) -> Row:
    row: Row = []
    for domain in unit.group.domains:
        tally = unit.tally(unit.group.below(domain))
        pair: Row = ["KAD", "KAD"] if tally.is_out else [_scored(tally), _printed(unit, tally)]
        row += pair[: _width(unit.group, domain)]
    return row


def _printed(unit: PlainUnit, tally: Tally) -> Decimal | None:
    return None if tally.percent is None else rounded(tally.percent, unit.group.policy.decimals)


# ---- criteria -----------------------------------------------------------------------------------


def criterion_shapes(group: PlainGroup) -> list[Shape]:
    points = shape_of(group, ColumnKind.TOTAL)
    inner = [points] * (len(group.leaves) + 1)
    return [EXACT, EXACT, *inner, shape_of(group, ColumnKind.INDEX)]


def criterion_rows(group: PlainGroup) -> list[Row]:
    return [
        [place, unit.unit.name, *(_cell(unit, leaf) for leaf in group.leaves), unit.total.points,
         unit.printed]
        for place, unit in enumerate(group.shown, start=1)
    ]  # fmt: skip


def _cell(unit: PlainUnit, leaf: Criterion) -> Value:
    cell = unit.counted(leaf)
    if cell.state == NUMBER:
        return points_of(cell.points)
    if cell.state == NOT_APPLICABLE:
        return "KAD"
    if leaf.kind is not Kind.NORMAL:
        return None
    return "chờ" if cell.state == PENDING else "–"


def criterion_means(group: PlainGroup) -> Row:
    columns = (
        group.mean_of(_scored(unit.tally([leaf])) for unit in group.ranked) for leaf in group.leaves
    )
    total = group.mean_of(unit.total.points for unit in group.ranked)
    return [None, "Giá trị trung bình", *columns, total, group.mean]


# ---- classes ------------------------------------------------------------------------------------


def class_rows(groups: Sequence[PlainGroup]) -> list[Row]:
    highest: dict[str, Decimal] = {}
    for band in (band for group in groups for band in group.drawn.setup.bands):
        highest[band.name] = max(highest.get(band.name, band.lower_bound), band.lower_bound)
    rows: list[Row] = []
    for name in sorted(highest, key=lambda each: -highest[each]):
        rows.append([name])
        for group in groups:
            bounds = {band.name: band.lower_bound for band in group.drawn.setup.bands}
            rows[-1] += [*_share(group, name), bounds[name]] if name in bounds else ["–"] * 3
    if any(not unit.class_name for group in groups for unit in group.ranked):
        without = [value for group in groups for value in (*_share(group, ""), "–")]
        rows.append(["Không xếp loại", *without])
    total = [value for group in groups for value in (len(group.ranked), None, None)]
    return [*rows, ["Tổng số", *total]]


def class_shapes(groups: Sequence[PlainGroup]) -> list[Shape]:
    return [EXACT, *(EXACT, Shape(2, is_fixed=True), EXACT) * len(groups)]


def _share(group: PlainGroup, name: str) -> tuple[int, Decimal]:
    count = Counter(unit.class_name for unit in group.ranked)[name]
    return count, rounded(Fraction(count * 100, len(group.ranked)), 2)


def group_rows(groups: Sequence[PlainGroup]) -> list[Row]:
    return [
        [place, _begun(group), len(group.ranked), group.mean, *_ends(group)]
        for place, group in enumerate(groups, start=1)
    ]


def _ends(group: PlainGroup) -> Row:
    printed = [unit.printed for unit in group.ranked if unit.printed is not None]
    last = max(unit.rank for unit in group.ranked if unit.rank)
    named = ["; ".join(u.unit.name for u in group.ranked if u.rank == rank) for rank in (1, last)]
    return [max(printed), min(printed), *named]


def class_lists(group: PlainGroup) -> list[tuple[str, ...]]:
    """The group with its units, then each class that somebody reached with theirs."""
    bands = sorted(group.drawn.setup.bands, key=lambda band: -band.lower_bound)
    index = shape_of(group, ColumnKind.INDEX)
    rows: list[tuple[str, ...]] = [(_begun(group), str(len(group.ranked)), "")]
    for name in (*(band.name for band in bands), ""):
        own = [unit for unit in group.ranked if unit.class_name == name]
        named = "; ".join(f"{unit.unit.name} ({index.text(unit.printed)})" for unit in own)
        rows += [(name or "Không xếp loại", str(len(own)), named)] if own else []
    return rows


def group_shapes(groups: Sequence[PlainGroup]) -> list[Shape]:
    indexes = [shape_of(group, ColumnKind.INDEX) for group in groups]
    index = next((shape for shape in indexes if shape.is_fixed), indexes[0])
    return [EXACT, EXACT, EXACT, index, index, index, EXACT, EXACT]


def _begun(group: PlainGroup) -> str:
    name = group.drawn.group.name
    return name[:1].upper() + name[1:]


# ---- changes ------------------------------------------------------------------------------------


def change_shapes(group: PlainGroup, before: Sequence[PlainGroup]) -> list[Shape]:
    now = shape_of(group, ColumnKind.INDEX)
    then = now._replace(decimals=before[0].policy.decimals)
    gap = now._replace(decimals=max(now.decimals, then.decimals), signed=True)
    rank = Shape(signed=True)
    return [EXACT, EXACT, then, now, gap, EXACT, EXACT, rank, EXACT, EXACT, EXACT]


def change_rows(group: PlainGroup, before: Sequence[PlainGroup]) -> list[Row]:
    known, rows = by_unit(before), list[Row]()
    for place, unit in enumerate(group.shown, start=1):
        then = known.get(unit.unit.id)
        own_class, assured = unit.class_name or "–", unit.printed
        assert assured is not None
        if then is None:
            rows.append([place, unit.unit.name, "–", assured, "–", "–", unit.rank or "–", "–",
                         "–", own_class, f"Không có kết quả năm {before[0].year}"])  # fmt: skip
            continue
        assert then.printed is not None
        has_moved = then.group.drawn.group.id != group.drawn.group.id
        is_compared = not has_moved and then.rank and unit.rank
        gained: Value = then.rank - unit.rank if is_compared and then.rank and unit.rank else "–"
        note = f"Năm {before[0].year} thuộc khối {then.group.drawn.group.name}" if has_moved else ""
        rows.append([place, unit.unit.name, then.printed, assured, assured - then.printed,
                     then.rank or "–", unit.rank or "–", gained, then.class_name or "–", own_class,
                     note])  # fmt: skip
    return rows


def change_means(group: PlainGroup, before: Sequence[PlainGroup]) -> Row:
    same = next(g for g in before if g.drawn.group.id == group.drawn.group.id)
    assert group.mean is not None
    gap = "–" if same.mean is None else group.mean - same.mean
    return [None, "Giá trị trung bình", same.mean if same.mean is not None else "–", group.mean,
            gap, *[None] * 6]  # fmt: skip


def change_counts(group: PlainGroup, before: Sequence[PlainGroup]) -> tuple[int, int, int, int]:
    """Risen, fallen, the same, without a result the year before."""
    gaps = [row[4] for row in change_rows(group, before)]
    known = [gap for gap in gaps if isinstance(gap, Decimal)]
    return (
        sum(gap > 0 for gap in known), sum(gap < 0 for gap in known),
        sum(gap == 0 for gap in known), len(gaps) - len(known),
    )  # fmt: skip


# ---- sheets of units ----------------------------------------------------------------------------


def has_second_appraisal(group: PlainGroup) -> bool:
    """An appraisal 2 gave somebody something else than appraisal 1, whatever exempts them."""
    return any(
        (leaf.id, "appraisal2") in unit.cells
        and unit.cells[leaf.id, "appraisal2"] != unit.cells.get((leaf.id, "appraisal1"))
        for unit in group.units
        for leaf in group.leaves
    )


def stages(group: PlainGroup) -> tuple[str, ...]:
    return ("self", "appraisal1", "appraisal2") if has_second_appraisal(group) else ("self",)


def sheet_rows(unit: PlainUnit) -> list[Row]:
    """Code, maximum, what each stage gave, what counts, what is lost; the whole last."""
    lines = [*unit.group.drawn.criteria, None]
    return [_sheet_row(unit, line) for line in lines]


def _sheet_row(unit: PlainUnit, line: Criterion | None) -> Row:
    group = unit.group
    given = [_given(unit, line, stage) for stage in stages(group)]
    code = line.code if line else ""
    if line is not None and group.is_leaf(line):
        cell = unit.counted(line)
        reached = points_of(cell.points) if cell.state == NUMBER else MARKS.get(cell.state)
        return [code, points_of(line.max_points), *given, reached, _lost(unit, line)]
    tally = unit.total if line is None else unit.tally(group.below(line))
    losses = (_lost(unit, leaf) for leaf in group.below(line))
    known = [loss for loss in losses if loss is not None]
    lost: Value = sum(known, Fraction(0)) if known else None
    if line is None:
        lost = tally.maximum - tally.points + unit.of_kind(Kind.BONUS)
    reached = tally.points if tally.scored else "KAD" if tally.is_out else None
    return [code, tally.maximum, *given, reached, lost]


def _given(unit: PlainUnit, line: Criterion | None, stage: str) -> Value:
    group = unit.group
    if line is not None and group.is_leaf(line):
        cell = unit.given(line, stage)
        if cell is None:
            return None
        return points_of(cell.points) if cell.state == NUMBER else MARKS[cell.state]
    own = {leaf.id: _number(unit, leaf, stage) for leaf in group.below(line)}
    if all(value is None for value in own.values()):
        return None
    if stage == "appraisal2":  # what it left alone stays as appraisal 1 gave it
        for leaf in group.below(line):
            if own[leaf.id] is None:
                own[leaf.id] = _number(unit, leaf, "appraisal1")
    return sum((value for value in own.values() if value is not None), Fraction(0))


def _number(unit: PlainUnit, leaf: Criterion, stage: str) -> Fraction | None:
    cell = unit.given(leaf, stage)
    return points_of(cell.points) if cell is not None and cell.state == NUMBER else None


def _lost(unit: PlainUnit, leaf: Criterion) -> Fraction | None:
    tally = unit.tally([leaf])
    if leaf.kind is Kind.PENALTY:
        return -tally.points if tally.scored else None
    if leaf.kind is Kind.BONUS or not tally.maximum:
        return None
    return tally.maximum - tally.points


def median_rows(unit: PlainUnit) -> list[Row]:
    """Of each domain and of the whole: maximum, reached, percent, median, difference."""
    group, rows = unit.group, list[Row]()
    for domain in (*group.domains, None):
        _, most, *_, reached, _ = _sheet_row(unit, domain)
        tally = unit.total if domain is None else unit.tally(group.below(domain))
        percent, middle = _printed(unit, tally), group.median_of(domain)
        gap = None if percent is None or middle is None else percent - middle
        rows.append([most, reached, percent, middle, gap])
    return rows
