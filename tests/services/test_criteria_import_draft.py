"""A set between its table and the file: corrected, confirmed, taken in, without a window."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from parindex_desktop.domain.criteria import CriterionId, Kind, Source
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.rules.kinds import JudgedRule
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.services import criteria
from parindex_desktop.services.criteria_import import read_criteria
from parindex_desktop.services.criteria_import_draft import (
    CriteriaImportDraft,
    RuleState,
    Standing,
    read_sample,
    sample_for,
)
from parindex_desktop.services.session import Session
from tests.services.criteria_sets import book_of, make_set

HEADER = ("STT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Điểm tự chấm")
SURE = "Ban hành kịp thời: 1 điểm\nKhông kịp thời: 0,5 điểm\nKhông ban hành: 0 điểm"
WITHOUT_UNIT = "Từ 70-90: 1 điểm\nDưới 70: 0 điểm"
ROWS = (
    ("1", "Chỉ đạo, điều hành", "3", "", ""),
    ("1.1", "Kế hoạch", "hai điểm", "", ""),
    ("1.2", "Báo cáo", "1", SURE, ""),
    ("2", "Thể chế", "1", "", ""),
    ("2.1", "Rà soát văn bản", "1", WITHOUT_UNIT, ""),
    ("", "Ghi chú: chấm theo số liệu đến 31/12", "", "", ""),
)


def write_table(path: Path, rows: Sequence[Sequence[str]] = ROWS) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in (HEADER, *rows):
        book.active.append([text or None for text in row])
    book.save(path)
    return path


@pytest.fixture
def draft(session: Session, tmp_path: Path) -> CriteriaImportDraft:
    """The table above, for the group `xa`, which has neither set nor units."""
    made = CriteriaImportDraft(session, session.round_of(2016), session.group_of("xa"))
    made.take(read_criteria(write_table(tmp_path / "bang.xlsx")), "bang.xlsx")
    return made


def codes(draft: CriteriaImportDraft) -> list[str]:
    assert draft.reading is not None
    return [problem.code for problem in draft.problems()]


def test_what_is_wrong_and_what_was_not_taken_is_told(draft: CriteriaImportDraft) -> None:
    assert codes(draft) == ["IMP.413", "IMP.405", "IMP.415"]
    assert [problem.params["text"] for problem in draft.left_aside()] == [ROWS[-1][1]]
    assert draft.reading is not None
    assert draft.reading.unused == ("Điểm tự chấm",)
    counts = draft.counts()
    assert (counts.domains, counts.lines, counts.leaves, counts.left_out) == (2, 5, 3, 2)
    assert counts.rules == {RuleState.NONE: 1, RuleState.SURE: 1, RuleState.UNSURE: 1}


def test_a_maximum_typed_anew_settles_itself_and_the_sum_above(draft: CriteriaImportDraft) -> None:
    draft.retype(1, "max_points", "2")
    assert codes(draft) == ["IMP.415"]
    assert draft.line(1).max_points == parse_points("2")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("max_points", "hai", "NUM.101"),
        ("max_points", "-1", "SET.103"),
        ("code", "  ", "IMP.410"),
    ],
)
def test_what_cannot_be_typed_leaves_the_draft_alone(
    draft: CriteriaImportDraft, name: str, text: str, code: str
) -> None:
    before = draft.reading
    with pytest.raises(InputError, match=code):
        draft.retype(1, name, text)
    assert draft.reading is before
    assert not draft.is_touched


def test_a_maximum_left_empty_is_not_typed(draft: CriteriaImportDraft) -> None:
    draft.retype(1, "max_points", " ")
    assert not draft.is_touched


def test_every_field_of_a_line_can_be_corrected(draft: CriteriaImportDraft) -> None:
    for name, value in (
        ("code", " 1.3 "), ("name", "Kế hoạch  năm"), ("source", "survey"), ("kind", "bonus"),
    ):  # fmt: skip
        draft.retype(1, name, value)
    line = draft.line(1)
    assert (line.code, line.name) == ("1.3", "Kế hoạch năm")
    assert (line.source, line.kind) == (Source.SURVEY, Kind.BONUS)


def test_rules_that_are_sure_are_accepted_together_the_others_one_by_one(
    draft: CriteriaImportDraft,
) -> None:
    assert draft.accept_sure() == 1
    assert draft.accept_sure() == 0
    assert [draft.state_of(at) for at in (0, 1, 2, 4)] == [
        None, RuleState.NONE, RuleState.CONFIRMED, RuleState.UNSURE,
    ]  # fmt: skip
    assert draft.next_open(-1) == 4
    assert draft.unread_of(4) == ("Từ 70-90: 1 điểm", "Dưới 70: 0 điểm")
    draft.settle_rule(4, draft.rule_of(4))
    assert draft.next_open(4) is None
    assert codes(draft) == ["IMP.413", "IMP.405"]


def test_a_rule_that_is_turned_down_stays_out(draft: CriteriaImportDraft) -> None:
    draft.settle_rule(4, None)
    assert draft.state_of(4) is RuleState.NONE
    assert draft.rule_of(4) is None
    assert "IMP.415" not in codes(draft)


def test_the_next_open_rule_is_looked_for_from_the_top_again(draft: CriteriaImportDraft) -> None:
    assert [draft.next_open(at) for at in (-1, 2, 4)] == [2, 4, 2]


def test_corrections_are_taken_back_one_by_one(draft: CriteriaImportDraft) -> None:
    start = draft.reading
    draft.retype(1, "max_points", "2")
    assert draft.shift(2, -1)
    assert not draft.shift(0, -1)
    draft.leave_out(3)
    assert draft.undo()
    assert draft.undo()
    assert draft.line(1).max_points == parse_points("2")
    assert draft.undo()
    assert draft.reading == start
    assert not draft.undo()


def test_the_set_is_refused_until_its_errors_are_gone_and_goes_in_as_one_step(
    draft: CriteriaImportDraft, session: Session
) -> None:
    found = draft.obstacle()
    assert found is not None
    assert found.code == "IMP.405"
    draft.retype(1, "max_points", "2")
    draft.accept_sure()
    draft.settle_rule(4, JudgedRule("Hội đồng xem xét"))
    assert draft.obstacle() is None
    session.do(draft.edit())
    tree = book_of(session).tree
    assert [c.code for c in tree.criteria] == ["1", "1.1", "1.2", "2", "2.1"]
    assert [c.rule is not None for c in tree.leaves()] == [False, True, True]
    session.bus.undo()
    assert session.reader.criteria_tree(draft.round.id, draft.group.id) is None


def test_rules_that_nobody_accepted_stay_out(draft: CriteriaImportDraft, session: Session) -> None:
    draft.retype(1, "max_points", "2")
    draft.settle_rule(4, None)
    session.do(draft.edit())
    assert all(leaf.rule is None for leaf in book_of(session).tree.leaves())


def test_a_set_without_scores_is_replaced_a_locked_one_is_not(
    draft: CriteriaImportDraft, session: Session
) -> None:
    assert draft.standing() is Standing.FREE
    make_set(session)
    assert draft.standing() is Standing.REPLACED
    session.do(criteria.freeze(book_of(session), frozen=True))
    assert draft.standing() is Standing.LOCKED
    found = draft.obstacle()
    assert isinstance(found, AppError)
    assert found.code == "SET.141"


def test_a_set_with_scores_stands_in_the_way(draft: CriteriaImportDraft, session: Session) -> None:
    draft.group = session.group_of("so")
    assert draft.standing() is Standing.SCORED
    found = draft.obstacle()
    assert isinstance(found, AppError)
    assert found.code == "IMP.422"


def test_a_table_without_a_set_only_tells_why(draft: CriteriaImportDraft, tmp_path: Path) -> None:
    other = write_table(tmp_path / "khac.xlsx", [])
    draft.take(read_criteria(other), "khac.xlsx")
    assert draft.reading is None
    assert draft.failure is not None
    assert draft.failure.code == "IMP.404"
    found = draft.obstacle()
    assert found is draft.failure
    draft.refuse(InputError("IMP.402", name="x"), "x")
    assert draft.obstacle() is draft.failure


@pytest.mark.parametrize("code", ["so", "xa"])
def test_samples_come_with_everything_confirmed(session: Session, code: str) -> None:
    group = session.group_of(code)
    assert sample_for(group) == code
    draft = CriteriaImportDraft(session, session.round_of(2016), session.group_of("xa"))
    draft.take(read_sample(code), "mẫu")
    counts = draft.counts()
    assert counts.rules == {RuleState.CONFIRMED: counts.leaves}
    assert draft.obstacle() is None
    assert sample_for(session.group_of("huyen")) == "so"


def test_a_criterion_of_the_tree_is_known_by_its_line(draft: CriteriaImportDraft) -> None:
    assert draft.criterion(2).id == CriterionId(3)
    assert draft.criterion(2).code == "1.2"
    assert draft.tree().get(CriterionId(3)).parent_id == CriterionId(1)
    problem = draft.problems()[1]
    finding = draft.place_of(problem)
    assert finding is not None
    assert (finding.line, finding.about) == (1, "max_points")


@pytest.mark.parametrize("by", ["code", "level"])
def test_a_line_that_misses_its_parent_is_put_right_by_its_code_or_its_level(
    draft: CriteriaImportDraft, tmp_path: Path, by: str
) -> None:
    rows = (("1", "Chỉ đạo", "1", ""), ("1.2.1", "Kế hoạch", "1", ""))
    draft.take(read_criteria(write_table(tmp_path / "thieu.xlsx", rows)), "thieu.xlsx")
    assert codes(draft) == ["IMP.409"]
    if by == "code":
        draft.retype(1, "code", "1.2")
    else:
        assert draft.shift(1, -1 if draft.line(1).level else 1)
    assert "IMP.409" not in codes(draft)
