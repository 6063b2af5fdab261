"""What the sheets of units say: every number against the rows of the file, added up anew."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, cast

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.criteria import CriterionId, Kind, Source
from parindex_desktop.domain.documents import DRAFT, Stamp
from parindex_desktop.domain.edits import Author, CellChange, Edit, EntityChange
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.domain.units import Unit
from parindex_desktop.errors import InputError
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.locking import lock
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.papers.files import workbook_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperTask
from parindex_desktop.services.papers.paper import PaperRequest
from parindex_desktop.services.papers.unit_lines import document_line
from parindex_desktop.services.papers.unit_sheets import unit_sheet_parts
from parindex_desktop.services.practice import YEAR
from parindex_desktop.services.sample import build_sample
from tests.paper_sets import papers, task_of
from tests.plain_sums import PlainSums, rows_of
from tests.trait_files import NO_PROCEDURES, book_of, open_trait_file, place_of, type_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from parindex_desktop.domain.papers_sheets import UnitSheet
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.papers.kinds import PaperPart
    from parindex_desktop.services.session import Session
    from tests.plain_sums import Cells

REQUEST = PaperRequest(number="15", day=date(2026, 1, 5))
NAME, MAXIMUM, OWN, REACHED, LOST, WORDS, DOCUMENTS = range(1, 8)
"""Columns where both appraisals agree."""


class Practice(NamedTuple):
    session: Session
    rows: Mapping[int, Cells]

    def book(self, code: str) -> GroupBook:
        return self.session.book(self.session.round_of(YEAR).id, self.session.group_of(code).id)

    def sums(self, book: GroupBook, unit: Unit) -> PlainSums:
        return PlainSums(book.tree, self.rows[unit.id], book.traits.get(unit.id, ()))


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    path: Path = tmp_path_factory.mktemp("practice") / "thực hành.parindex"
    build_sample(path, Author("Lan"))
    session = open_session(path, Author("Lan"), read_only=True)
    yield Practice(session, rows_of(path))
    session.close()


def sheets(session: Session, book: GroupBook) -> dict[str, UnitSheet]:
    """The sheets of a group by the names of their units."""
    parts = unit_sheet_parts(task_of(session, book, REQUEST))
    return {sheet.unit: sheet for sheet in (cast("UnitSheet", part.content) for part in parts)}


def row(sheet: UnitSheet, code: str) -> tuple[str, ...]:
    return next(row.cells for row in sheet.table.rows if row.cells[0] == code)


def shown(points: int | None) -> str:
    """Points as decisions print them, in another way than the program's."""
    if points is None:
        return ""
    whole, rest = divmod(abs(points), 10_000)
    decimals = f",{rest:04}".rstrip("0") if rest else ""
    return f"{'-' if points < 0 else ''}{whole}{decimals}"


def percent(value: Fraction | None) -> str:
    return "" if value is None else str(rounded(value)).replace(".", ",")


def rounded(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


# ---- every number against the rows of the file --------------------------------------------------


@pytest.mark.parametrize("code", ["so", "nganh-doc", "xa"])
def test_points_of_every_criterion_are_those_of_the_file(practice: Practice, code: str) -> None:
    book = practice.book(code)
    found = sheets(practice.session, book)
    assert [*found] == [unit.name for unit in book.units]
    for unit in book.units:
        sums, cells = practice.sums(book, unit), practice.rows[unit.id]
        rows = found[unit.name].table.rows
        assert len(rows) == len(book.tree.criteria) + 1
        for criterion, printed in zip(book.tree.criteria, rows, strict=False):
            plain = sums.below[criterion.id]
            is_leaf = book.tree.is_leaf(criterion.id)
            maximum = criterion.max_points if is_leaf else plain.maximum
            assert printed.cells[MAXIMUM] == shown(maximum)
            assert printed.strong is not is_leaf
            reached = printed.cells[REACHED]
            if plain.scored:
                assert reached == shown(plain.points), (unit.name, criterion.code)
            elif plain.not_applicable and not plain.missing:
                assert reached == "KAD"
            elif is_leaf and plain.missing:
                assert reached in ("", "chờ")
            own = cells.get((criterion.id, "self"))
            if is_leaf and own and own.state == "number" and not plain.not_applicable:
                sign = -1 if criterion.kind is Kind.PENALTY else 1
                assert printed.cells[OWN] == shown(sign * own.points)


def test_what_is_lost_adds_up_from_the_leaves(practice: Practice) -> None:
    book = practice.book("xa")
    found = sheets(practice.session, book)
    cap = book.tree.set.bonus_cap
    assert cap is not None
    for unit in book.units:
        sums = practice.sums(book, unit)
        below: defaultdict[CriterionId, int] = defaultdict(int)
        bonus = 0
        for leaf in book.leaves:
            plain = sums.below[leaf.id]
            lost = plain.maximum - plain.points if leaf.kind is not Kind.BONUS else 0
            bonus += plain.points if leaf.kind is Kind.BONUS else 0
            above: CriterionId | None = leaf.id
            while above is not None:
                below[above] += lost
                above = book.tree.get(above).parent_id
        for criterion, printed in zip(
            book.tree.criteria, found[unit.name].table.rows, strict=False
        ):
            if printed.cells[LOST]:
                assert printed.cells[LOST] == shown(below[criterion.id]), criterion.code
            else:
                assert below[criterion.id] == 0
        total = found[unit.name].table.rows[-1].cells
        assert total[NAME : MAXIMUM + 1] == ("TỔNG CỘNG", shown(sums.total.maximum))
        assert total[REACHED] == shown(sums.total.points)
        assert total[LOST] == shown(sums.total.maximum - sums.total.points + min(bonus, cap))


@pytest.mark.parametrize("code", ["so", "nganh-doc"])
def test_each_domain_stands_beside_the_median_of_the_group(practice: Practice, code: str) -> None:
    book = practice.book(code)
    found = sheets(practice.session, book)
    sums = {unit.name: practice.sums(book, unit) for unit in book.units}
    domains = book.tree.children(None)
    for place, domain in enumerate((*domains, None)):
        of = {n: s.below[domain.id] if domain else s.total for n, s in sums.items()}
        ratios = {n: Fraction(s.points * 100, s.maximum) for n, s in of.items() if s.maximum}
        middle = median(ratios.values()) if ratios else None
        for name, sheet in found.items():
            rows = (*sheet.domains.rows, sheet.domains.summary)
            ratio = ratios.get(name)
            assert rows[place][4:6] == (percent(ratio), percent(middle))
            if ratio is None or middle is None:
                assert rows[place][6] == ""
                continue
            gap = rounded(ratio) - rounded(middle)
            assert rows[place][6] == f"{'+' if gap > 0 else ''}{gap}".replace(".", ",")


def test_the_heading_tells_index_rank_and_class(practice: Practice) -> None:
    book = practice.book("so")
    found = sheets(practice.session, book)
    indexes = {
        unit.name: rounded(Fraction(s.total.points * 100, s.total.maximum))
        for unit in book.units
        for s in [practice.sums(book, unit)]
    }
    for name, sheet in found.items():
        better = sum(other > indexes[name] for other in indexes.values())
        assert sheet.standing.startswith(
            f"Chỉ số CCHC: {str(indexes[name]).replace('.', ',')}% – Xếp hạng: {better + 1}/14"
        )
        assert sheet.title[1] == f"CỦA {name.upper()}"
        assert sheet.below == ("(Thuộc khối các sở, ban, ngành tỉnh An Giang)",)
        assert sheet.reference.number == "15/QĐ-UBND"
        assert sheet.stamp == DRAFT


def test_reasons_and_documents_are_those_of_the_file(practice: Practice) -> None:
    book = practice.book("xa")
    dossier = practice.session.dossier(book.round.id)
    found = sheets(practice.session, book)
    told = 0
    for unit in book.units:
        sheet = found[unit.name]
        for leaf in book.leaves:
            cells = row(sheet, leaf.code)
            for kind, named in (("reason", "Lý do"), ("explanation", "Giải trình")):
                text = dossier.remark(unit.id, leaf.id, RemarkKind(kind))
                assert (f"{named}: {text}" in cells[WORDS]) if text else named not in cells[WORDS]
                told += bool(text)
            documents = dossier.evidence(unit.id, leaf.id)
            assert len(cells[DOCUMENTS].splitlines()) == len(documents)
            assert all(each.number in cells[DOCUMENTS] for each in documents)
            if leaf.source is not Source.APPRAISED:
                assert cells[OWN] == ""
                assert cells[WORDS].splitlines()[0] in ("Điều tra XHH", "Chỉ số ngoài")
    assert told, "the practice data have reasons"


# ---- states, stages and small groups ------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Session]:
    """Four departments; the third has no procedures, the last nothing at all."""
    session = open_trait_file(tmp_path, traits={"Sở Tài chính": (NO_PROCEDURES,)})
    type_points(session, "Sở Nội vụ", {"1.1": "10", "1.2": "7,25", "2.1.1": "5", "3": "25,5"})
    type_points(session, "Sở Y tế", {"1.1": "5", "1.2": "10", "2.2": "20", "3": "30", "4": "20"})
    type_points(session, "Sở Tài chính", {"1.1": "0", "1.2": "8", "3": "28"})
    yield session
    session.close()


def put(session: Session, name: str, code: str, stage: Stage, score: Score) -> None:
    book = book_of(session)
    key = book.key(*place_of(session, name, code), stage)
    change = CellChange(key, book.score(*key[1:]), score)
    session.do(Edit("test", cells=(change,)))


def test_four_states_are_told_apart(small: Session) -> None:
    na = Score(CellState.NOT_APPLICABLE, ground="Không phát sinh <hồ sơ> & phí")
    put(small, "Sở Nội vụ", "2.1.2", Stage.APPRAISAL_1, na)
    awaited = Score(CellState.PENDING, ground="Báo cáo quý IV")
    put(small, "Sở Nội vụ", "2.2", Stage.APPRAISAL_1, awaited)
    found = sheets(small, book_of(small))
    office = found["Sở Nội vụ"]
    assert row(office, "2.1.2")[REACHED:WORDS + 1] == (
        "KAD", "", "Không áp dụng: Không phát sinh <hồ sơ> & phí"
    )  # fmt: skip
    assert row(office, "2.2")[REACHED : WORDS + 1] == ("chờ", "20", "Đang chờ: Báo cáo quý IV")
    assert row(office, "4")[REACHED : WORDS + 1] == ("", "20", "Chỉ số ngoài\nChưa có điểm")
    assert row(found["Sở Tài chính"], "1.1")[REACHED : WORDS + 1] == ("0", "10", "")
    exempt = row(found["Sở Tài chính"], "2.1.1")
    assert exempt[OWN : WORDS + 1] == ("", "KAD", "", f"Không áp dụng: {NO_PROCEDURES}")
    assert row(found["Sở Tài chính"], "2")[MAXIMUM : LOST + 1] == ("0", "", "KAD", "")
    assert any(note.startswith("KAD: không áp dụng.") for note in office.notes)
    assert any("còn 02 tiêu chí chưa có điểm" in note for note in office.notes)
    assert not any("KAD" in note for note in found["Sở Y tế"].notes)


def test_both_appraisals_have_columns_where_they_differ(small: Session) -> None:
    for stage, points in ((Stage.SELF, 100_000), (Stage.APPRAISAL_2, 72_500)):
        put(small, "Sở Nội vụ", "1.2", stage, Score.number(points))
    same = sheets(small, book_of(small))["Sở Y tế"]
    assert "Điểm thẩm định lần 2" not in [column.heading for column in same.table.columns]
    put(small, "Sở Nội vụ", "1.2", Stage.APPRAISAL_2, Score.number(85_000))
    found = sheets(small, book_of(small))
    headings = [column.heading for column in found["Sở Y tế"].table.columns]
    assert headings[3:8] == [
        "Điểm tự đánh giá", "Điểm thẩm định lần 1", "Điểm thẩm định lần 2", "Điểm đạt được",
        "Điểm chưa đạt",
    ]  # fmt: skip
    assert row(found["Sở Nội vụ"], "1.2")[3:8] == ("10", "7,25", "8,5", "8,5", "1,5")
    assert row(found["Sở Y tế"], "1.2")[3:8] == ("", "10", "", "10", "0")
    assert row(found["Sở Nội vụ"], "1")[3:8] == ("10", "17,25", "18,5", "18,5", "1,5")


def test_a_unit_without_scores_has_a_sheet_that_says_so(small: Session) -> None:
    sheet = sheets(small, book_of(small))["Thanh tra tỉnh"]
    assert sheet.standing == "Chưa có điểm, không xếp hạng"
    assert [each[3:5] for each in sheet.domains.rows] == [("", "")] * 4
    assert sheet.domains.summary[3:] == ("", "", sheet.domains.summary[5], "")
    assert sheet.domains.summary[5], "the group has a median all the same"
    assert {row(sheet, code)[REACHED] for code in ("1", "1.1", "2.1.1", "3")} == {""}


def test_words_stand_in_the_order_of_the_process(small: Session) -> None:
    book = book_of(small)
    place = place_of(small, "Sở Y tế", "1.1")
    said = {
        RemarkKind.ANSWER: "Giữ nguyên.",
        RemarkKind.REASON: "Gửi chậm.\nThiếu phụ lục.",
        RemarkKind.EXPLANATION: "Đã gửi bổ sung.",
        RemarkKind.SELF: "Đơn vị tự chấm.",
    }
    remarks = [Remark(book.round.id, *place, kind, text) for kind, text in said.items()]
    small.do(Edit("test", entities=tuple(EntityChange(None, each) for each in remarks)))
    assert row(sheets(small, book)["Sở Y tế"], "1.1")[WORDS] == (
        "Lý do: Gửi chậm.\nThiếu phụ lục.\nGiải trình: Đã gửi bổ sung.\nTrả lời: Giữ nguyên."
    )


@pytest.mark.parametrize("count", [1, 2])
def test_a_group_of_one_or_two_has_a_median(tmp_path: Path, count: int) -> None:
    names = ("Sở Nội vụ", "Sở Y tế")[:count]
    session = open_trait_file(tmp_path, names=names)
    try:
        for name, points in zip(names, ("10", "5"), strict=False):
            type_points(session, name, {"1.1": points})
        found = sheets(session, book_of(session))
        first = found["Sở Nội vụ"].standing
        assert first.startswith(f"Chỉ số CCHC: 10,00% – Xếp hạng: 1/{count}")
        assert first.endswith(
            "Bằng trung vị của khối"
            if count == 1
            else "Cao hơn trung vị của khối 2,50 điểm phần trăm"
        )
        if count == 2:
            below = found["Sở Y tế"]
            assert below.standing.endswith("Thấp hơn trung vị của khối 2,50 điểm phần trăm")
            assert below.domains.rows[0][4:] == ("25,00", "37,50", "-12,50")
    finally:
        session.close()


def test_units_of_equal_index_are_told_to_share_a_rank(small: Session) -> None:
    for code, points in (("1.1", 50_000), ("1.2", 100_000), ("2.2", 200_000)):
        put(small, "Thanh tra tỉnh", code, Stage.APPRAISAL_1, Score.number(points))
    for code, points in (("3", 300_000), ("4", 200_000)):
        put(small, "Thanh tra tỉnh", code, Stage.SURVEY, Score.number(points))
    found = sheets(small, book_of(small))
    assert "Xếp hạng: 1/4 (đồng hạng)" in found["Sở Y tế"].standing
    assert "Xếp hạng: 1/4 (đồng hạng)" in found["Thanh tra tỉnh"].standing


def test_a_group_without_scores_is_refused(tmp_path: Path) -> None:
    session = open_trait_file(tmp_path)
    try:
        with pytest.raises(InputError) as refused:
            unit_sheet_parts(task_of(session, book_of(session)))
        assert refused.value.code == "DOC.101"
    finally:
        session.close()


def test_a_group_without_criteria_is_refused(small: Session) -> None:
    empty = small.book(book_of(small).round.id, small.group_of("xa").id)
    with pytest.raises(InputError) as refused:
        unit_sheet_parts(task_of(small, empty))
    assert refused.value.code == "SET.162"


def test_a_document_is_named_as_one_looks_for_it() -> None:
    unit = Unit(cast("UnitId", 1), "Sở Nội vụ")
    plan = Evidence(
        EvidenceId(1), 1, 1, 1, 0, "12/KH-SNV", "2025-03-05", "SỞ NỘI VỤ", "trang 2", "bản sao"  # type: ignore[arg-type]
    )  # fmt: skip
    assert document_line(plan, unit) == "12/KH-SNV ngày 5/3/2025 (trang 2); bản sao"
    other = replace(plan, issuer="UBND tỉnh", page="", note="", day="")
    assert document_line(other, unit) == "12/KH-SNV, UBND tỉnh"
    assert document_line(replace(plan, number="", page="", day=""), unit) == "bản sao"


# ---- files --------------------------------------------------------------------------------------


def test_units_share_a_file_or_have_one_each(small: Session) -> None:
    (one,) = papers(small, PaperKind.UNIT_SHEETS)
    assert len(one.contents) == 4
    each = papers(small, PaperKind.UNIT_SHEETS, request=replace(REQUEST, one_file=False))
    assert [len(paper.contents) for paper in each] == [1] * 4
    assert len({paper.file_name.casefold() for paper in each}) == 4


def test_the_spreadsheet_holds_numbers_in_two_long_tables(small: Session) -> None:
    book = book_of(small)
    parts = unit_sheet_parts(task_of(small, book, REQUEST))
    leaves, domains = sheets_of(small, parts)
    header = leaves.index(next(row for row in leaves if row[0] == "Sở, ban, ngành"))
    rows = leaves[header + 1 :]
    assert len(rows) == 4 * len(book.leaves)
    found = {(row[0], row[2]): row for row in rows}
    assert found["Sở Nội vụ", "1.2"][4:8] == (10, None, Decimal("7.25"), Decimal("2.75"))
    assert found["Sở Nội vụ", "1.2"][1] == "Công tác chỉ đạo, điều hành cải cách hành chính"
    assert found["Sở Tài chính", "2.1.1"][6] == "KAD"
    assert found["Thanh tra tỉnh", "3"][6] is None
    totals = [row for row in domains if row[1] == "Tổng cộng"]
    assert [row[0] for row in totals] == [unit.name for unit in book.units]
    printed = {name: sheet.domains.summary for name, sheet in sheets(small, book).items()}
    for name, _, maximum, reached, ratio, middle, gap in totals:
        texts = [shown_number(value) for value in (maximum, reached)]
        texts += [shown_number(value, 2) for value in (ratio, middle)]
        texts.append(("+" if isinstance(gap, Decimal) and gap > 0 else "") + shown_number(gap, 2))
        assert tuple(texts) == printed[str(name)][2:]


def sheets_of(session: Session, parts: Sequence[PaperPart]) -> list[list[tuple[object, ...]]]:
    make = workbook_of(session, book_of(session).round, parts)
    assert make is not None
    book = load_workbook(io.BytesIO(make()))
    return [
        [
            tuple(Decimal(str(v)) if isinstance(v, int | float) else v for v in row)
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book.worksheets
    ]


def shown_number(value: object, decimals: int | None = None) -> str:
    if not isinstance(value, Decimal):
        return ""
    text = f"{value:.{decimals}f}" if decimals is not None else f"{value.normalize():f}"
    return text.replace(".", ",")


def test_blank_is_no_score(small: Session) -> None:
    put(small, "Sở Y tế", "1.1", Stage.APPRAISAL_1, BLANK)
    assert row(sheets(small, book_of(small))["Sở Y tế"], "1.1")[REACHED:] == (
        "", "10", "Chưa có điểm", "",
    )  # fmt: skip


def test_a_locked_round_prints_what_it_held_when_it_was_locked(session: Session) -> None:
    book = session.book(session.rounds[0].id, session.group_of("so").id)
    before = sheets(session, book)
    locking = lock(session, book.round, by="Lan", now=datetime(2017, 5, 23, 8, tzinfo=UTC))
    session.do(Edit("test", entities=(EntityChange(book.units[0], renamed(book.units[0])),)))
    locked = reading_for_papers(session, book.round)
    task = PaperTask(locked, book.round, (book.group,), book.group)
    after = [cast("UnitSheet", part.content) for part in unit_sheet_parts(task)]
    assert {each.stamp for each in after} == {Stamp(fingerprint=locking.short)}
    assert {each.unit: (each.domains, each.table, each.notes) for each in after} == {
        name: (each.domains, each.table, each.notes) for name, each in before.items()
    }


def renamed(unit: Unit) -> Unit:
    return replace(unit, name=f"{unit.name} và Môi trường")
