"""Every number of every kind of paper against sums taken row by row from the file itself.

Each number is looked for three times: in what the paper says, in the text of its PDF, and in its
spreadsheet or its draft for Word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from openpyxl import load_workbook

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.rounds import ColumnKind
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import papers_of, workbook_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from tests import plain_papers as plain
from tests.plain_results import PlainGroup, PlainUnit, plain_groups, points_of
from tests.random_files import DrawnFile, open_random_file
from tests.reports.papers import pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.plain_papers import Row, Value

SEEDS = (4, 6, 12, 17, 45)


@dataclass(frozen=True)
class Papers:
    """The papers of one kind: worded, laid out and read back, with what they must say."""

    drawn: DrawnFile
    before: list[PlainGroup]
    now: list[PlainGroup]

    def parts(self, kind: PaperKind) -> tuple[PaperPart, ...]:
        return worded(self.drawn.session, self.drawn.now.round, self._set(kind))

    def lines(self, kind: PaperKind) -> list[str]:
        (paper,) = papers_of(self.drawn.session, self.drawn.now.round, self._set(kind))
        return [line for page in pages(paper.make()) for line in page]

    def sheets(self, kind: PaperKind) -> list[list[Row]]:
        """Every sheet of the spreadsheet, numbers as they are stored."""
        make = workbook_of(self.drawn.session, self.drawn.now.round, self.parts(kind))
        assert make is not None
        book = load_workbook(BytesIO(make()))
        return [
            [[exact(value) for value in row] for row in page.iter_rows(values_only=True)]
            for page in book.worksheets
        ]

    def _set(self, kind: PaperKind) -> PaperSet:
        return PaperSet((kind,), tuple(each.group for each in self.drawn.now.groups))


@pytest.fixture(scope="module", params=SEEDS)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Papers]:
    folder: Path = tmp_path_factory.mktemp("chance")
    drawn = open_random_file(folder, request.param)
    path = drawn.session.path
    yield Papers(drawn, plain_groups(path, drawn.before), plain_groups(path, drawn.now))
    drawn.session.close()


def exact(value: object) -> Value:
    """A number as a fraction, whatever type holds it; texts as they are."""
    if isinstance(value, float):
        return Fraction(str(value))
    return Fraction(value) if isinstance(value, (int, Decimal, Fraction)) else str(value or "")


def holds(sheet: Sequence[Row], wanted: Sequence[Row]) -> bool:
    """The rows stand in a sheet, one below the other."""
    block = [[exact(value) for value in row] for row in wanted]
    width = len(block[0])
    found = [list(row[:width]) for row in sheet]
    return any(found[at : at + len(block)] == block for at in range(len(found)))


# ---- tables -------------------------------------------------------------------------------------


def test_rankings(made: Papers) -> None:
    parts, sheets = made.parts(PaperKind.RANKING), made.sheets(PaperKind.RANKING)
    lines = made.lines(PaperKind.RANKING)
    for group, part in zip(made.now, parts, strict=True):
        table: Any = part.content
        rows, shapes = plain.ranking_rows(group), plain.ranking_shapes(group)
        printed = [plain.texts(shapes, row) for row in rows]
        assert list(table.table.rows) == printed
        assert any(holds(sheet, rows) for sheet in sheets)
        text = " ".join(lines)
        assert all(" ".join(cell for cell in row if cell) in text for row in printed)
        if group.drawn.setup.show_mean:
            mean = plain.shape_of(group, ColumnKind.INDEX, percent=None).text(group.mean)
            assert mean in table.table.summary
            assert any(group.mean in map(_decimal, row) for sheet in sheets for row in sheet)
        else:
            assert table.table.summary == ()


def _decimal(value: Value) -> Value:
    return None if isinstance(value, str) else value


def test_domains(made: Papers) -> None:
    sheets, lines = made.sheets(PaperKind.DOMAINS), made.lines(PaperKind.DOMAINS)
    for group, part in zip(made.now, made.parts(PaperKind.DOMAINS), strict=True):
        content: Any = part.content
        rows, shapes = plain.domain_rows(group), plain.domain_shapes(group)
        means = [plain.domain_means(group)] if group.drawn.setup.show_mean else []
        assert_table(content.table, rows, means, shapes)
        assert any(holds(sheet, [*rows, *means]) for sheet in sheets)
        assert in_text(lines, content.table.rows)


def test_criteria(made: Papers) -> None:
    sheets, lines = made.sheets(PaperKind.CRITERIA), made.lines(PaperKind.CRITERIA)
    for group, part in zip(made.now, made.parts(PaperKind.CRITERIA), strict=True):
        content: Any = part.content
        rows, shapes = plain.criterion_rows(group), plain.criterion_shapes(group)
        means = [plain.criterion_means(group)] if group.drawn.setup.show_mean else []
        assert_table(content.table, rows, means, shapes)
        assert any(holds(sheet, [*rows, *means]) for sheet in sheets)
        assert in_text(lines, content.table.rows)
        maxima = [
            points_of(
                line.max_points
                if group.is_leaf(line)
                else sum(e.max_points for e in group.below(line) if e.kind is Kind.NORMAL)
            )
            for line in group.drawn.criteria
        ]
        assert [row.cells[2] for row in content.legend.rows] == list(map(plain.EXACT.text, maxima))
        signs = {Kind.NORMAL: "", Kind.BONUS: "+", Kind.PENALTY: "-"}
        assert [column.heading for column in content.table.columns[2:-2]] == [
            f"{e.code} ({signs[e.kind]}{plain.EXACT.text(points_of(e.max_points))})"
            for e in group.leaves
        ]


def assert_table(table: Any, rows: list[Row], means: list[Row], shapes: list[plain.Shape]) -> None:
    assert list(table.rows) == [plain.texts(shapes, row) for row in rows]
    assert [table.summary] == [plain.texts(shapes, row) for row in means] or not (
        means or table.summary
    )


def in_text(lines: Sequence[str], rows: Sequence[tuple[str, ...]]) -> bool:
    """Rows of two groups may begin alike: each must be found among those that do."""
    found: dict[str, str] = {}
    for line in lines:
        words = line.split()
        if len(words) > 3 and words[0].isdigit() and words[1] == "Sở":
            naming = " ".join(words[:3])
            found[naming] = f"{found.get(naming, '')} {' '.join(words[3:])}".strip()
    return all(
        " ".join(cell for cell in row[2:] if cell) in found[" ".join(row[:2])] for row in rows
    )


def test_classes(made: Papers) -> None:
    (part,) = made.parts(PaperKind.CLASSES)
    content: Any = part.content
    sheets, text = made.sheets(PaperKind.CLASSES), " ".join(made.lines(PaperKind.CLASSES))
    groups = [group for group in made.now if group.ranked]
    rows, shapes = plain.class_rows(groups), plain.class_shapes(groups)
    assert_table(content.classes, rows[:-1], rows[-1:], shapes)
    assert any(holds(sheet, rows) for sheet in sheets)
    overview, shapes = plain.group_rows(groups), plain.group_shapes(groups)
    assert list(content.groups.rows) == [plain.texts(shapes, row) for row in overview]
    assert any(holds(sheet, overview) for sheet in sheets)
    lists = [row for group in groups for row in plain.class_lists(group)]
    assert [row.cells for row in content.units.rows] == lists
    for row in content.classes.rows:
        assert " ".join(row) in text
    for group in groups:
        shape = plain.shape_of(group, ColumnKind.INDEX)
        for unit in group.ranked:
            assert f"{unit.unit.name} ({shape.text(unit.printed)})" in text
            name = group.drawn.group.name
            own: Row = [name[:1].upper() + name[1:], unit.class_name or "Không xếp loại",
                        unit.unit.name, unit.printed, unit.rank]  # fmt: skip
            assert any(holds(sheet, [own]) for sheet in sheets)


def test_changes(made: Papers) -> None:
    sheets, lines = made.sheets(PaperKind.CHANGES), made.lines(PaperKind.CHANGES)
    for group, part in zip(made.now, made.parts(PaperKind.CHANGES), strict=True):
        content: Any = part.content
        rows, shapes = (
            plain.change_rows(group, made.before),
            plain.change_shapes(group, made.before),
        )
        means = [plain.change_means(group, made.before)] if group.drawn.setup.show_mean else []
        assert_table(content.table, rows, means, shapes)
        assert any(holds(sheet, [*rows, *means]) for sheet in sheets)
        assert in_text(lines, [row[:-1] for row in content.table.rows])
        risen, fallen, same, without = plain.change_counts(group, made.before)
        told = f"{risen:02} đơn vị tăng, {fallen:02} đơn vị giảm, {same:02} không đổi, {without:02}"
        assert told in content.counts
        assert told in " ".join(lines)


# ---- sheets of units ----------------------------------------------------------------------------


def test_sheets_of_units(made: Papers) -> None:
    parts, sheets = made.parts(PaperKind.UNIT_SHEETS), made.sheets(PaperKind.UNIT_SHEETS)
    text = " ".join(made.lines(PaperKind.UNIT_SHEETS))
    units = [unit for group in made.now for unit in group.units]
    for unit, part in zip(units, parts, strict=True):
        content: Any = part.content
        rows = plain.sheet_rows(unit)
        count = len(plain.stages(unit.group))
        printed = [tuple(map(plain.EXACT.text, row)) for row in rows]
        assert [(r.cells[0], *r.cells[2 : 5 + count]) for r in content.table.rows] == printed
        for row in content.table.rows[:-1]:
            name = row.cells[1]
            assert " ".join(c for c in (row.cells[0], name, *row.cells[2 : 5 + count]) if c) in text
        assert_medians(unit, content)
        assert_standing(unit, content.standing)
        assert_notes(unit, " ".join(content.notes))
        assert content.standing in text
        medians = [[unit.unit.name, d.name if d else "Tổng cộng", *row] for d, row in zip(
            (*unit.group.domains, None), plain.median_rows(unit), strict=True)]  # fmt: skip
        assert any(holds(sheet, medians) for sheet in sheets)
        leaves = [
            [unit.unit.name, unit.group.domain(leaf).name, leaf.code, leaf.name,
             *next(row for row in rows if row[0] == leaf.code)[1:]]
            for leaf in unit.group.leaves
        ]  # fmt: skip
        assert any(holds(sheet, leaves) for sheet in sheets)


def assert_medians(unit: PlainUnit, content: Any) -> None:
    index = plain.shape_of(unit.group, ColumnKind.INDEX)
    shapes = [plain.EXACT, plain.EXACT, index, index, index._replace(signed=True)]
    wanted = [plain.texts(shapes, row) for row in plain.median_rows(unit)]
    assert [row[2:] for row in (*content.domains.rows, content.domains.summary)] == wanted


def assert_standing(unit: PlainUnit, told: str) -> None:
    if unit.printed is None:
        assert told == "Chưa có điểm, không xếp hạng"
        return
    group, index = unit.group, plain.shape_of(unit.group, ColumnKind.INDEX)
    said = [f"Chỉ số CCHC: {index.text(unit.printed)}%"]
    if unit.rank is None:
        said.append("Không xếp hạng")
    else:
        equal = [other for other in group.ranked if other.rank == unit.rank]
        shared = " (đồng hạng)" if len(equal) > 1 else ""
        said.append(f"Xếp hạng: {unit.rank}/{len(group.ranked)}{shared}")
    if unit.class_name:
        said.append(f"Xếp loại: {unit.class_name}")
    middle = group.median_of(None)
    if middle is not None:
        gap = unit.printed - middle
        side = "Cao hơn" if gap > 0 else "Thấp hơn"
        more = f"{side} trung vị của khối {index.text(abs(gap))} điểm phần trăm"
        said.append(more if gap else "Bằng trung vị của khối")
    assert told == " – ".join(said)


def assert_notes(unit: PlainUnit, told: str) -> None:
    assert f"{len(unit.group.ranked):02} đơn vị được xếp hạng" in told
    missing = unit.total.missing
    assert (f"còn {missing:02} tiêu chí chưa có điểm" in told) == bool(missing)
    own = unit.group.drawn.own
    for what, cap in (("thưởng", own.bonus_cap), ("trừ", own.penalty_cap)):
        shown = "" if cap is None else f"{plain.EXACT.text(points_of(cap))} điểm."
        assert (f"Tổng điểm {what} không quá {shown}" in told) == (cap is not None)


def test_blank_sheets(made: Papers) -> None:
    text = " ".join(made.lines(PaperKind.BLANK_SHEETS))
    for group, part in zip(made.now, made.parts(PaperKind.BLANK_SHEETS), strict=True):
        content: Any = part.content
        normal = [leaf.max_points for leaf in group.leaves if leaf.kind is Kind.NORMAL]
        wanted = [each.max_points for each in group.drawn.criteria] + [sum(normal)]
        printed = [plain.EXACT.text(points_of(points)) for points in wanted]
        assert [row.cells[2] for row in content.table.rows] == printed
        for line, maximum in zip(group.drawn.criteria, printed, strict=False):
            name = line.name if group.is_leaf(line) or line.parent_id else line.name.upper()
            told = rf"{re.escape(line.code)} {name}(?: \([^)]*\))* {maximum}(?= |$)"
            assert re.search(told, text), told


# ---- charts -------------------------------------------------------------------------------------


def test_charts(made: Papers) -> None:
    text = " ".join(made.lines(PaperKind.CHARTS))
    for group, part in zip(made.now, made.parts(PaperKind.CHARTS), strict=True):
        content: Any = part.content
        charts = {type(figure.chart).__name__: figure.chart for figure in content.figures}
        index = plain.shape_of(group, ColumnKind.INDEX)
        bars = charts["BarChart"].bars
        assert [(bar.name, bar.value, bar.shown, bar.rank) for bar in bars] == [
            (u.unit.name, u.index, index.text(u.printed), str(u.rank or "–")) for u in group.shown
        ]
        assert all(bar.shown in text for bar in bars)
        assert_profile(group, charts.get("ProfileChart"))
        lines = [
            (str(row[1]), row[5] if row[7] != "–" else None, row[6])
            for row in plain.change_rows(group, made.before)
            if row[6] != "–"
        ]
        drawn = charts.get("RankChange")
        if all(before is None for _, before, _ in lines):
            assert drawn is None
        else:
            assert drawn is not None
            assert [(line.name, line.before, line.after) for line in drawn.lines] == lines
            rows = plain.change_rows(group, made.before)
            gains = [row[7] for row in rows if row[6] != "–" and isinstance(row[7], int)]
            counts = (sum(g > 0 for g in gains), sum(g < 0 for g in gains), gains.count(0))
            verbs = ("tăng hạng", "giảm hạng", "giữ nguyên")
            assert drawn.strokes == tuple(
                f"{count:02} đơn vị {verb}" for count, verb in zip(counts, verbs, strict=True)
            )


def assert_profile(group: PlainGroup, chart: Any) -> None:
    index, wanted = plain.shape_of(group, ColumnKind.INDEX), []
    for domain in group.domains:
        shares = [unit.tally(group.below(domain)).percent for unit in group.ranked]
        known = [share for share in shares if share is not None]
        if known:
            low, high = (index.text(group.mean_of([each])) for each in (min(known), max(known)))
            wanted.append((index.text(group.median_of(domain)), f"{low} – {high}"))
    assert [share.texts for share in (chart.domains if chart else ())] == wanted


# ---- letters ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [PaperKind.ANNOUNCEMENT, PaperKind.MINUTES, PaperKind.SUBMISSION])
def test_letters(made: Papers, kind: PaperKind) -> None:
    (part,) = made.parts(kind)
    assert part.word is not None
    pdf, docx = " ".join(made.lines(kind)), docx_text(part.word())
    for group in made.now:
        for fact in facts_of(group, made.before, kind):
            assert fact in pdf
            assert fact in docx


def facts_of(group: PlainGroup, before: list[PlainGroup], kind: PaperKind) -> Iterator[str]:
    index = plain.shape_of(group, ColumnKind.INDEX)._replace(percent=True)
    printed = [unit.printed for unit in group.ranked if unit.printed is not None]
    yield index.text(group.mean)
    yield index.text(max(printed))
    yield index.text(min(printed))
    if kind is PaperKind.ANNOUNCEMENT:
        risen, fallen, same, _ = plain.change_counts(group, before)
        compared = risen + fallen + same
        yield from (f"{n:02}/{compared:02}" for n in (risen, fallen, same) if n)
        reached = [unit.class_name for unit in group.ranked if unit.class_name]
        for name in set(reached):
            yield f"{name} {reached.count(name):02}/{len(group.ranked):02}"


def docx_text(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    texts = (*(paragraph.text for paragraph in document.paragraphs), *cells)
    return " ".join(" ".join(texts).split())
