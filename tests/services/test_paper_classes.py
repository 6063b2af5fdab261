"""The summary of classes: counts, shares and names against plain counting."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.papers_tables import ClassSummary
from parindex_desktop.domain.policy import ClassBand
from parindex_desktop.domain.units import GroupId, UnitGroup
from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.classes import (
    UNCLASSED,
    class_table,
    classes_part,
    group_table,
)
from parindex_desktop.services.papers.kinds import PaperKind, PaperTask
from tests.an_giang import DEPARTMENTS, DISTRICTS
from tests.paper_sets import workbook
from tests.random_books import RandomBook, random_book, rounded

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.services.session import Session

BANDS = (
    ClassBand("Tốt", Decimal("62.5")),
    ClassBand("Khá", Decimal(50)),
    ClassBand("Trung bình", Decimal(40)),
)


def summary_of(session: Session, *codes: str) -> ClassSummary:
    groups = tuple(session.group_of(code) for code in codes)
    content = classes_part(PaperTask(session, session.round_of(2016), groups)).content
    assert isinstance(content, ClassSummary)
    return content


def indexes(drawn: RandomBook) -> dict[str, Decimal]:
    """The printed index of every ranked unit, worked out leaf by leaf."""
    book = drawn.book
    return {
        book.units_by_id[standing.unit_id].name: rounded(
            drawn.total(standing.unit_id)
            / drawn.maximum(standing.unit_id, book.tree.leaves())
            * 100,
            book.round.policy.decimals,
        )
        for standing in book.standings
        if standing.rank is not None
    }


@pytest.mark.parametrize("seed", range(1, 41))
def test_counts_shares_and_means_of_random_groups(seed: int) -> None:
    groups = [UnitGroup(GroupId(n), f"k{n}", f"khối {n}", "Đơn vị", n) for n in (1, 2)]
    both = [random_book(seed * 100 + g.id, group=g, bands=BANDS) for g in groups]
    drawn = [each for each in both if indexes(each)]
    if not drawn:
        return
    table = class_table([each.book for each in drawn])
    bounds = [*((band.name, band.lower_bound) for band in BANDS), (UNCLASSED, None)]
    rows = {row[0]: row[1:] for row in table.rows}
    for nth, each in enumerate(drawn):
        found = list(indexes(each).values())
        assert table.summary[1 + 3 * nth] == len(found)
        left = found
        for name, bound in bounds:
            reached = [i for i in left if bound is None or i >= bound]
            left = [i for i in left if i not in reached]
            share = rounded(Fraction(len(reached) * 100, len(found)), 2)
            if name in rows:
                said = rows[name][3 * nth : 3 * nth + 3]
                assert said == (len(reached), share, "–" if bound is None else bound)
            else:
                assert not reached
    for row, each in zip(group_table([each.book for each in drawn]).rows, drawn, strict=True):
        found = list(indexes(each).values())
        assert row[2] == len(found)
        assert row[4:6] == (max(found), min(found))
        assert row[3] == each.book.figures.mean


def test_an_giang_names_every_unit_once_by_class_and_rank(session: Session) -> None:
    summary = summary_of(session, "so", "huyen")
    rows = [row.cells for row in summary.units.rows]
    assert [row[:2] for row in rows] == [
        ("Các sở, ban, ngành", "17"), ("Xuất sắc", "8"), ("Tốt", "9"),
        ("Các huyện, thị xã, thành phố", "11"), ("Xuất sắc", "4"), ("Tốt", "7"),
    ]  # fmt: skip
    assert [row.strong for row in summary.units.rows] == [True, False, False] * 2
    names = [entry.rpartition(" (")[0] for row in rows if row[2] for entry in row[2].split("; ")]
    published = [line.split(";")[0] for line in (DEPARTMENTS + DISTRICTS).split("\n") if line]
    assert names == published
    assert rows[1][2].startswith("Sở Giao thông Vận tải (94,89); Sở Kế hoạch và Đầu tư (93,95)")


def test_classes_of_groups_with_other_bands_stand_in_one_order(session: Session) -> None:
    round_, group = session.round_of(2016), session.group_of("huyen")
    stored = session.reader.setups(round_.id)[group.id]
    own = (
        ClassBand("Tốt", Decimal(85)),
        ClassBand("Đạt", Decimal("72.5")),
        ClassBand("Yếu", Decimal(0)),
    )
    session.do(Edit("test", entities=(EntityChange(stored, replace(stored, bands=own)),)))
    rows = summary_of(session, "so", "huyen").classes.rows
    assert rows == (
        ("Xuất sắc", "8", "47,06", "90", "–", "–", "–"),
        ("Tốt", "9", "52,94", "80", "11", "100,00", "85"),
        ("Đạt", "–", "–", "–", "0", "0,00", "72,5"),
        ("Khá", "0", "0,00", "70", "–", "–", "–"),
        ("Trung bình", "0", "0,00", "50", "–", "–", "–"),
        ("Yếu", "0", "0,00", "0", "0", "0,00", "0"),
    )


def test_units_below_every_class_are_counted_apart(session: Session) -> None:
    round_, group = session.round_of(2016), session.group_of("huyen")
    stored = session.reader.setups(round_.id)[group.id]
    own = (ClassBand("Xuất sắc", Decimal(90)),)
    session.do(Edit("test", entities=(EntityChange(stored, replace(stored, bands=own)),)))
    summary = summary_of(session, "huyen")
    assert summary.classes.rows == (
        ("Xuất sắc", "4", "36,36", "90"), (UNCLASSED, "7", "63,64", "–"),
    )  # fmt: skip
    assert summary.units.rows[-1].cells[:2] == (UNCLASSED, "7")


def test_a_unit_that_is_not_ranked_is_not_counted(session: Session) -> None:
    first = next(p for p in session.reader.participations(session.round_of(2016).id))
    session.do(Edit("units.rank", entities=(EntityChange(first, replace(first, ranked=False)),)))
    summary = summary_of(session, "so")
    assert summary.classes.summary == ("Tổng số", "16", "", "")
    assert session.units[first.unit_id].name not in str(summary.units)


def test_groups_stand_side_by_side_with_their_figures(session: Session) -> None:
    groups = summary_of(session, "so", "huyen").groups
    assert groups.rows == (
        ("1", "Các sở, ban, ngành", "17", "89,23", "94,89", "81,27", "Sở Giao thông Vận tải",
         "Sở Văn hóa, Thể thao và Du lịch"),
        ("2", "Các huyện, thị xã, thành phố", "11", "88,91", "92,06", "85,71", "Châu Đốc",
         "Tri Tôn"),
    )  # fmt: skip


def test_sheets_have_the_counts_and_a_line_for_each_unit(session: Session, tmp_path: Path) -> None:
    groups = [session.group_of(code) for code in ("so", "huyen")]
    book = load_workbook(workbook(session, PaperKind.CLASSES, groups, tmp_path))
    assert book.sheetnames == ["Xếp loại", "Chỉ số các khối", "Đơn vị theo xếp loại"]
    values = [row for row in book.worksheets[0].iter_rows(values_only=True) if row[0] == "Tốt"]
    assert values == [("Tốt", 9, 52.94, 80, 7, 63.64, 80)]
    units = [
        r for r in book.worksheets[2].iter_rows(values_only=True) if r[4] not in (None, "Xếp hạng")
    ]
    assert len(units) == 28
    assert units[0] == ("Các sở, ban, ngành", "Xuất sắc", "Sở Giao thông Vận tải", 94.89, 1)


def test_groups_without_results_are_refused(session: Session) -> None:
    with pytest.raises(InputError) as caught:
        summary_of(session, "xa")
    assert caught.value.code == "DOC.101"
