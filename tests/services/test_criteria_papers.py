"""What the papers on criteria sets say."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.comparison import ChangeKind, Comparison, compare
from parindex_desktop.domain.criteria import CriteriaTree, Criterion, Kind, Source
from parindex_desktop.domain.criteria_draft import SetDraft, tree_of
from parindex_desktop.domain.documents import NO_STAMP, DecisionReference
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import JudgedRule, SurveyRule
from parindex_desktop.errors import InputError
from parindex_desktop.services import criteria_comparison
from parindex_desktop.services.criteria_change_papers import (
    changes_content,
    changes_file_name,
    changes_paper,
    changes_workbook,
    side_names,
)
from parindex_desktop.services.criteria_change_words import CHANGES, SET_FIELDS, told
from parindex_desktop.services.criteria_outline import CopySource
from parindex_desktop.services.criteria_papers import set_annex, set_file_name, set_paper
from parindex_desktop.services.papers.paper import PaperRequest
from parindex_desktop.services.session import Session
from tests.set_versions import LAST_YEAR, THIS_YEAR, add_set, line, set_of

REQUEST = PaperRequest()
Sides = tuple[CopySource, CopySource]


@pytest.fixture
def sides(session: Session) -> Sides:
    """2016 and 2017 with every suggestion confirmed."""
    older, newer = add_set(session, 2016, LAST_YEAR), add_set(session, 2017, THIS_YEAR)
    rows = criteria_comparison.mapping(compare(older.tree, newer.tree))
    pairs = [(row.pair.before, row.pair.after) for row in rows if row.state == "suggested"]
    session.do(
        criteria_comparison.confirm(session, older, newer, [(b, a) for b, a in pairs if b and a])
    )
    return set_of(session, 2016), set_of(session, 2017)


def cells(session: Session, *lines: object) -> list[tuple[str, ...]]:
    """Returns the printed rows of a set of these lines."""
    source = add_set(session, 2016, SetDraft(lines=lines))  # type: ignore[arg-type]
    return [row.cells for row in set_annex(session, source, REQUEST).table.rows]


def by_code(tree: CriteriaTree, code: str) -> Criterion:
    found = tree.by_code(code)
    assert found is not None
    return found


# ---- the set ------------------------------------------------------------------------------------


def test_domains_are_capitals_and_bold_and_leaves_upright(session: Session) -> None:
    annex = set_annex(session, add_set(session, 2016, LAST_YEAR), REQUEST)
    domain, leaf = annex.table.rows[:2]
    assert (domain.cells[1], domain.strong) == ("CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", True)
    assert leaf.cells[1] == "Ban hành kế hoạch cải cách hành chính năm 2016"
    assert not leaf.strong
    assert annex.table.rows[-1].cells[1:3] == ("TỔNG CỘNG", "10")
    assert annex.title == ("BỘ TIÊU CHÍ CÁC XÃ NĂM 2016",)
    assert annex.reference == LAST_YEAR.decision
    assert annex.notes == ("Tổng điểm thưởng không quá 2 điểm.",)
    assert annex.stamp == NO_STAMP


def test_a_rule_without_a_guide_is_worded_and_a_guide_is_printed_as_it_stands(
    session: Session,
) -> None:
    rule = JudgedRule("Hội đồng xem xét")
    rows = cells(
        session,
        line(0, "1", "A", "1", rule=rule, guide="Đạt: 1\nKhông: 0"),
        line(0, "2", "B", "1", rule=rule),
        line(0, "3", "C", "1"),
    )
    assert rows[0][3] == "Đạt: 1\nKhông: 0"
    assert "Hội đồng xem xét" in rows[1][3]
    assert rows[2][3] == ""


def test_what_has_no_column_stands_in_the_note(session: Session) -> None:
    bonus = replace(
        line(0, "T", "Sáng kiến", "2", kind=Kind.BONUS), note="Mới", exempt=("Không có TTHC",)
    )
    rows = cells(
        session, bonus, line(0, "X", "Hài lòng", "9", source=Source.SURVEY, rule=SurveyRule())
    )
    assert rows[0][-1] == "Mới\nĐiểm thưởng"
    assert rows[0][3] == "Không áp dụng đối với: Không có TTHC"
    assert rows[1][-1] == "Điều tra XHH"
    assert rows[-1][2] == "9"  # a bonus is no part of the total


def test_a_note_that_names_the_survey_is_not_followed_by_its_name(session: Session) -> None:
    asked = line(0, "X", "Hài lòng", "9", source=Source.SURVEY, rule=SurveyRule())
    assert cells(session, replace(asked, note="Điểm điều tra"))[0][-1] == "Điểm điều tra"


def test_columns_in_which_nothing_stands_are_left_out(session: Session) -> None:
    source = add_set(session, 2016, SetDraft(lines=(line(0, "1", "A", "1"),)))
    annex = set_annex(session, source, REQUEST)
    headings = [column.heading for column in annex.table.columns]
    assert headings == ["STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Ghi chú"]
    assert all(len(row.cells) == 4 for row in annex.table.rows)


def test_without_title_and_decision_the_usual_words_stand_in(session: Session) -> None:
    annex = set_annex(session, add_set(session, 2016, SetDraft(lines=LAST_YEAR.lines)), REQUEST)
    assert annex.title[0] == "BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"
    assert annex.title[1].endswith("TỈNH AN GIANG NĂM 2016")
    assert isinstance(annex.reference, DecisionReference)


@pytest.mark.parametrize("typed", ["15/QĐ-UBND ngày 5/1/2016", "số 15/QĐ-UBND ngày 5/1/2016"])
def test_a_bare_number_is_called_a_decision(session: Session, typed: str) -> None:
    source = add_set(session, 2016, replace(LAST_YEAR, decision=typed))
    assert set_annex(session, source, REQUEST).reference == "Quyết định số 15/QĐ-UBND ngày 5/1/2016"


def test_an_unsound_set_is_a_draft(session: Session) -> None:
    broken = (*LAST_YEAR.lines[:2], line(1, "1.2", "B", "9"))
    source = add_set(session, 2016, replace(LAST_YEAR, lines=broken))
    paper = set_paper(session, source, REQUEST)
    assert paper.draft
    assert paper.file_name == f"{set_file_name(source)}.pdf" == "bo-tieu-chi-xa-2016.pdf"
    assert paper.make(None).startswith(b"%PDF")


# ---- the changes --------------------------------------------------------------------------------


def test_changes_are_told_with_what_was_and_what_is(sides: Sides) -> None:
    content = changes_content(sides, compare(sides[0].tree, sides[1].tree))
    assert content.title == ("NHỮNG THAY ĐỔI CỦA BỘ TIÊU CHÍ", "NĂM 2017 SO VỚI NĂM 2016")
    rows = [row.cells for row in content.table.rows]
    report = "Thực hiện chế độ báo cáo cải cách hành chính"
    assert ("1.2", report, "Điểm tối đa", "2", "3") in rows
    assert ("1.3", "Sáng kiến trong cải cách hành chính", "Bãi bỏ", "1 điểm", "") in rows
    assert ("2.2", "Thanh toán trực tuyến phí, lệ phí", "Bổ sung", "", "2 điểm") in rows
    assert rows[0][1:] == ("Bộ tiêu chí", "Tên bộ tiêu chí", LAST_YEAR.title, THIS_YEAR.title)
    assert rows[1][:2] == ("", "")
    assert content.notes == ("Bổ sung 01 tiêu chí, bãi bỏ 02, sửa đổi 03, giữ nguyên 02.",)


def test_only_the_kinds_asked_for_are_printed(session: Session, sides: Sides) -> None:
    comparison = compare(sides[0].tree, sides[1].tree)
    content = changes_content(sides, comparison, {ChangeKind.MAXIMUM})
    assert [row.cells[2] for row in content.table.rows] == ["Điểm tối đa"]
    with pytest.raises(InputError) as caught:
        changes_paper(session, sides, comparison, {ChangeKind.SOURCE})
    assert caught.value.code == "DOC.302"


def test_the_paper_of_changes_is_a_pdf(session: Session, sides: Sides) -> None:
    paper = changes_paper(session, sides, compare(sides[0].tree, sides[1].tree))
    assert paper.file_name == f"{changes_file_name(sides)}.pdf"
    assert paper.file_name == "so-sanh-bo-tieu-chi-xa-2016-xa-2017.pdf"
    assert paper.make(None).startswith(b"%PDF")


def test_the_spreadsheet_of_changes_has_numbers(session: Session, sides: Sides) -> None:
    make = changes_workbook(session, sides, compare(sides[0].tree, sides[1].tree))
    page = load_workbook(io.BytesIO(make())).worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    header = next(row for row in rows if row[0] == "STT năm 2016")
    assert header == (
        "STT năm 2016",
        "STT năm 2017",
        "Tiêu chí",
        "Nội dung thay đổi",
        "Năm 2016",
        "Năm 2017",
    )
    maximum = next(row for row in rows if row[3] == "Điểm tối đa")
    assert (maximum[0], maximum[1], maximum[4], maximum[5]) == ("1.2", "1.2", 2, 3)


def test_groups_are_named_when_they_differ(session: Session, sides: Sides) -> None:
    other = set_of(session, 2016, "so")
    assert side_names((other, sides[1]))[0].endswith("năm 2016")
    assert side_names((other, sides[1]))[0] != "Năm 2016"


def test_every_change_has_its_word() -> None:
    assert set(CHANGES) == set(ChangeKind)
    comparison = compare(tree_of(LAST_YEAR), tree_of(THIS_YEAR, first_id=101))
    assert set(SET_FIELDS) >= set(comparison.set_fields)


def moved(*lines: object, to: dict[str, tuple[str | None, int]]) -> Comparison:
    """Compares a set with a copy in which criteria stand below another parent, at a position."""
    before = tree_of(SetDraft(lines=lines))  # type: ignore[arg-type]

    def place(criterion: Criterion) -> Criterion:
        if criterion.code not in to:
            return criterion
        parent, position = to[criterion.code]
        above = None if parent is None else by_code(before, parent).id
        return replace(criterion, parent_id=above, position=position)

    return compare(before, CriteriaTree.build(before.set, map(place, before.criteria)))


FOUR = (
    line(0, "I", "Một", "2"),
    line(1, "1", "A", "1"),
    line(1, "2", "B", "1"),
    line(0, "II", "Hai", "2"),
    line(1, "3", "C", "2"),
)


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ({"3": ("I", 5)}, ("Thuộc II. Hai", "Thuộc I. Một")),
        ({"3": (None, 5)}, ("Thuộc II. Hai", "Cấp cao nhất")),
        ({"2": ("I", -1)}, ("Sau 1", "Đứng đầu")),
    ],
)
def test_a_move_tells_both_places(
    to: dict[str, tuple[str | None, int]], said: tuple[str, str]
) -> None:
    comparison = moved(*FOUR, to=to)
    (pair,) = [p for p in comparison.changed if ChangeKind.MOVED in p.changes]
    assert told(comparison, pair, ChangeKind.MOVED) == said


def test_contents_are_told_as_they_are_printed() -> None:
    rule = JudgedRule("Xem xét")
    before = tree_of(SetDraft(lines=(line(0, "1", "A", "1"),)))
    after = CriteriaTree.build(
        before.set,
        (
            replace(
                before.criteria[0], rule=rule, kind=Kind.BONUS, source=Source.EXTERNAL,
                exempt=("Không có TTHC", "Ngành dọc"), max_points=Points(12_500),
            ),
        ),
    )  # fmt: skip
    comparison = compare(before, after)
    (pair,) = comparison.changed
    found = {kind: told(comparison, pair, kind) for kind in pair.changes}
    assert found[ChangeKind.KIND] == ("Thông thường", "Điểm thưởng")
    assert found[ChangeKind.SOURCE] == ("Thẩm định", "Chỉ số ngoài")
    assert found[ChangeKind.EXEMPT] == ("", "Không có TTHC\nNgành dọc")
    assert found[ChangeKind.MAXIMUM] == ("1", "1,25")
    assert found[ChangeKind.RULE][0] == "Nhập điểm trực tiếp"
    assert "Xem xét" in found[ChangeKind.RULE][1]
