"""The annex by domain: every number against sums taken leaf by leaf."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.documents import HeadingGroup
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.papers_tables import DomainAnnex
from parindex_desktop.domain.scores import CellState
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.domains import domain_table, domains_part
from parindex_desktop.services.papers.kinds import PaperKind
from tests.an_giang import DEPARTMENTS, add_group
from tests.paper_sets import task_of, workbook
from tests.random_books import RandomBook, random_book, rounded

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session

SEEDS = range(1, 61)


def exact(drawn: RandomBook, domain: Criterion, unit: UnitId) -> list[Fraction | None]:
    """Points and percent of a domain, None where nothing is scored; percent only with a maximum."""
    leaves = list(drawn.leaves_below(domain))
    found: list[Fraction | None] = [None, None]
    if CellState.NUMBER in drawn.states(unit, leaves):
        maximum = drawn.maximum(unit, leaves)
        points = drawn.points(unit, leaves)
        found = [points, points / maximum * 100 if maximum else None]
    has_percent = any(leaf.kind is Kind.NORMAL for leaf in leaves)
    return found if has_percent else found[:1]


def expected_row(drawn: RandomBook, unit: UnitId) -> list[object]:
    decimals = drawn.book.round.policy.decimals
    row: list[object] = []
    for domain in drawn.book.tree.children(None):
        leaves = list(drawn.leaves_below(domain))
        numbers = exact(drawn, domain, unit)
        states = drawn.states(unit, leaves)
        normal = [
            state
            for leaf, state in zip(leaves, states, strict=True)
            if leaf.kind is Kind.NORMAL or state is not CellState.BLANK
        ]
        # A bonus line without a number is no one's duty: it neither applies nor is missed.
        is_out = CellState.NOT_APPLICABLE in normal and not any(
            state is CellState.NUMBER
            or (leaf.kind is Kind.NORMAL and state in (CellState.BLANK, CellState.PENDING))
            for leaf, state in zip(leaves, states, strict=True)
        )
        if is_out:
            row += ["KAD"] * len(numbers)
            continue
        row += [
            None if number is None else rounded(number, places)
            for number, places in zip(numbers, (4, decimals), strict=False)
        ]
    return row


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_of_a_random_group_is_the_sum_of_its_leaves(seed: int) -> None:
    drawn = random_book(seed)
    book = drawn.book
    shown = [standing for standing in book.standings if standing.index is not None]
    table = domain_table(book)
    assert len(table.rows) == len(shown)
    for place, (row, standing) in enumerate(zip(table.rows, shown, strict=True), start=1):
        unit = standing.unit_id
        total = drawn.total(unit)
        maximum = drawn.maximum(unit, book.tree.leaves())
        assert row[:2] == (place, book.units_by_id[unit].name)
        assert list(row[2:-3]) == expected_row(drawn, unit)
        assert row[-3] == rounded(total, 4)
        assert row[-2] == rounded(total / maximum * 100, book.round.policy.decimals)
        assert row[-1] == ("–" if unit in book.left_out else standing.rank)


@pytest.mark.parametrize("seed", SEEDS)
def test_means_are_of_exact_values_of_ranked_units_with_a_number(seed: int) -> None:
    drawn = random_book(seed)
    book = drawn.book
    ranked = [s.unit_id for s in book.standings if s.rank is not None]
    summary = domain_table(book).summary
    if not ranked:
        assert summary == ()
        return
    columns = zip(
        *(
            [n for domain in book.tree.children(None) for n in exact(drawn, domain, unit)]
            for unit in ranked
        ),
        strict=True,
    )
    decimals = book.round.policy.decimals
    expected: list[Decimal | None] = []
    for column in columns:
        numbers = [number for number in column if number is not None]
        mean = sum(numbers, Fraction(0)) / len(numbers) if numbers else None
        expected.append(None if mean is None else rounded(mean, decimals))
    total = sum((drawn.total(unit) for unit in ranked), Fraction(0)) / len(ranked)
    assert summary[:2] == (None, "Giá trị trung bình")
    assert list(summary[2:-3]) == expected
    assert summary[-3:] == (rounded(total, decimals), book.figures.mean, None)


@pytest.mark.parametrize("seed", SEEDS)
def test_points_of_a_row_add_up_to_its_total_where_nothing_is_capped(seed: int) -> None:
    drawn = random_book(seed)
    book = drawn.book
    table = domain_table(book)
    groups = [group for group in table.groups if group.heading]
    shown = [standing for standing in book.standings if standing.index is not None]
    for row, standing in zip(table.rows, shown, strict=True):
        place, points = 2, Decimal(0)
        for group in groups:
            value = row[place]
            points += value if isinstance(value, Decimal) else 0
            place += len(group.columns)
        if drawn.total(standing.unit_id) == drawn.points(standing.unit_id, book.tree.leaves()):
            assert points == row[-3]


def test_an_giang_prints_the_published_points_below_headings_with_their_maxima(
    session: Session, book: GroupBook
) -> None:
    part = domains_part(task_of(session, book))
    annex = part.content
    assert isinstance(annex, DomainAnnex)
    assert annex.title == (
        "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2016 THEO TỪNG LĨNH VỰC",
        "CỦA CÁC SỞ, BAN, NGÀNH TỈNH AN GIANG",
    )
    table = annex.table
    assert table.groups == (
        HeadingGroup("Điểm thẩm định (70)", 2, 4),
        HeadingGroup("Điểm điều tra xã hội học (30)", 4, 6),
    )
    assert [column.heading for column in table.columns] == [
        "STT", "Sở, ban, ngành", "Điểm", "%", "Điểm", "%", "Tổng điểm (100)",
        "Chỉ số CCHC 2016 (%)", "Xếp hạng",
    ]  # fmt: skip
    published = [line.split(";") for line in DEPARTMENTS.strip().splitlines()]
    assert [[row[1], row[2], row[4]] for row in table.rows] == published
    assert table.rows[0] == (
        "1", "Sở Giao thông Vận tải", "68,5", "97,86", "26,39", "87,97", "94,89", "94,89", "1",
    )  # fmt: skip
    assert "Chỉ số CCHC bằng tổng điểm đạt được" in " ".join(annex.footnotes)


def test_the_mean_of_an_giang_is_that_of_the_published_points(
    session: Session, book: GroupBook
) -> None:
    lines = [line.replace(",", ".").split(";") for line in DEPARTMENTS.strip().splitlines()]
    appraised, survey = (
        sum((Fraction(line[place]) for line in lines), Fraction(0)) / len(lines) for place in (1, 2)
    )
    values = (appraised, appraised / 70 * 100, survey, survey / 30 * 100, *[appraised + survey] * 2)
    expected = [str(rounded(value, 2).normalize()).replace(".", ",") for value in values]
    annex = domains_part(task_of(session, book)).content
    assert isinstance(annex, DomainAnnex)
    assert annex.table.summary == ("", "Giá trị trung bình", *expected, "")


def test_the_sheet_holds_the_same_numbers_as_numbers(
    session: Session, book: GroupBook, tmp_path: Path
) -> None:
    page = load_workbook(workbook(session, PaperKind.DOMAINS, (book.group,), tmp_path)).worksheets[
        0
    ]
    header = next(row for row in page.iter_rows() if row[0].value == "STT")
    assert [cell.value for cell in header[2:6]] == [
        "Điểm thẩm định (70) – Điểm", "Điểm thẩm định (70) – %",
        "Điểm điều tra xã hội học (30) – Điểm", "Điểm điều tra xã hội học (30) – %",
    ]  # fmt: skip
    first = next(page.iter_rows(min_row=(header[0].row or 0) + 1, values_only=True))
    assert first == (1, "Sở Giao thông Vận tải", 68.5, 97.86, 26.39, 87.97, 94.89, 94.89, 1)


def test_a_group_without_results_is_refused(session: Session) -> None:
    round_, group = session.rounds[0], session.group_of("xa")
    add_group(session, round_.id, group, "Xã An Bình;;")
    book = session.book(round_.id, group.id)
    with pytest.raises(InputError) as caught:
        domains_part(task_of(session, book))
    assert caught.value.code == "DOC.101"


def test_the_mean_is_left_out_where_the_office_shows_none(
    session: Session, book: GroupBook
) -> None:

    stored = session.reader.setups(book.round.id)[book.group.id]
    changed = replace(stored, show_mean=False)
    session.do(Edit("test", entities=(EntityChange(stored, changed),)))
    annex = domains_part(task_of(session, session.book(book.round.id, book.group.id))).content
    assert isinstance(annex, DomainAnnex)
    assert annex.table.summary == ()
    assert "trung bình" not in " ".join(annex.footnotes)
