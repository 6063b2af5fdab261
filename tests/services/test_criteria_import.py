"""A set taken into a work file as one step: made, replaced, refused over scores, taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from parindex_desktop.domain.criteria import CriteriaTree
from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft, draft_of
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.rules.kinds import JudgedRule
from parindex_desktop.errors import InputError
from parindex_desktop.sentences.actions import tell_action
from parindex_desktop.services import criteria
from parindex_desktop.services.criteria_export import frozen_workbook
from parindex_desktop.services.criteria_import import import_edit, read_criteria
from parindex_desktop.services.session import Session
from tests.criteria_annexes import as_docx, as_xlsx, sixty_leaves, with_dotted_codes
from tests.domain.building import points
from tests.exchange.building import put, saved

SET = sixty_leaves()
SMALL = SetDraft(
    "Bộ tiêu chí xã",
    lines=(
        DraftLine(0, "1", "Chỉ đạo", points("3")),
        DraftLine(1, "1.1", "Kế hoạch", points("1")),
        DraftLine(1, "1.2", "Báo cáo", points("2")),
        DraftLine(0, "2", "Thể chế", points("2")),
    ),
)


def edit_of(session: Session, draft: SetDraft, group: str = "xa") -> Edit:
    return import_edit(session, session.round_of(2016), session.group_of(group), draft)


def tree_of(session: Session, group: str = "xa") -> CriteriaTree:
    found = session.reader.criteria_tree(session.round_of(2016).id, session.group_of(group).id)
    assert found is not None
    return found


def code_of(session: Session, draft: SetDraft, group: str = "xa") -> InputError:
    with pytest.raises(InputError) as raised:
        edit_of(session, draft, group)
    return raised.value


def test_a_group_without_a_set_gets_it_in_one_step(session: Session) -> None:
    edit = edit_of(session, SET)
    session.do(edit)
    assert draft_of(tree_of(session)) == SET
    told = tell_action(edit.action, edit.params)
    assert told == f"Import the criteria set of {session.group_of('xa').name}"
    session.bus.undo()
    group = session.group_of("xa")
    assert session.reader.criteria_tree(session.round_of(2016).id, group.id) is None
    session.bus.redo()
    assert draft_of(tree_of(session)) == SET


def test_a_set_without_scores_is_replaced_and_its_criteria_stay_the_same(session: Session) -> None:
    session.do(edit_of(session, SMALL))
    before = tree_of(session)
    told = SetDraft(
        "",
        "Quyết định số 15/QĐ-UBND",
        points("2"),
        lines=(
            SMALL.lines[3],
            SMALL.lines[0],
            DraftLine(1, "1.1", "Kế hoạch", points("1,5"), rule=JudgedRule()),
            DraftLine(1, "1.2", "Báo cáo khác", points("1,5")),
            DraftLine(2, "1.2.1", "Quý", points("1,5")),
        ),
    )
    session.do(edit_of(session, told))
    after = tree_of(session)
    assert draft_of(after) == replace(told, title=SMALL.title)
    assert after.set.id == before.set.id
    same = {c.code: c.id for c in before.criteria if c.name != "Báo cáo"}
    assert same.items() <= {c.code: c.id for c in after.criteria}.items()
    assert {c.id for c in before.criteria} & {c.id for c in after.criteria} == set(same.values())
    session.bus.undo()
    assert tree_of(session) == before
    session.bus.redo()
    assert tree_of(session) == after


def test_what_other_years_refer_to_stays(session: Session) -> None:
    session.do(edit_of(session, SMALL))
    first, second = tree_of(session).criteria[:2]
    change = replace(second, lineage=first.id)
    session.do(
        criteria.change(session.book(session.round_of(2016).id, session.group_of("xa").id), change)
    )
    session.do(edit_of(session, replace(SMALL, title="Khác")))
    assert tree_of(session).get(second.id).lineage == first.id


def test_the_same_set_again_changes_nothing(session: Session) -> None:
    session.do(edit_of(session, SET))
    assert edit_of(session, SET).is_empty


def test_a_set_with_scores_is_never_replaced(session: Session) -> None:
    error = code_of(session, SMALL, "so")
    assert error.code == "IMP.422"
    assert error.params == {"group": session.group_of("so").name}


def test_a_draft_that_is_not_sound_is_refused_with_its_problems(session: Session) -> None:
    twice = replace(SMALL, lines=(*SMALL.lines, SMALL.lines[-1]))
    below_zero = replace(SMALL, lines=(replace(SMALL.lines[0], max_points=points("-1")),))
    assert [p.code for p in code_of(session, twice).problems] == ["SET.102"]
    assert [p.code for p in code_of(session, below_zero).problems] == ["SET.103"]
    assert code_of(session, SetDraft()).code == "IMP.404"


@pytest.mark.parametrize(("write", "name"), [(as_xlsx, "a.xlsx"), (as_docx, "a.docx")])
def test_an_annex_goes_in_and_out_and_in_again_without_a_difference(
    session: Session, tmp_path: Path, write: object, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(write(with_dotted_codes(SET)))  # type: ignore[operator]
    session.do(edit_of(session, read_criteria(path).settled_draft()))
    exported = tmp_path / "xuat.xlsx"
    exported.write_bytes(frozen_workbook(draft_of(tree_of(session)), name="xa", author="")())
    again = read_criteria(exported)
    assert again.problems == ()
    assert again.settled_draft() == SET
    assert edit_of(session, again.settled_draft()).is_empty


def test_the_sheet_that_holds_a_set_is_found_and_others_can_be_named(tmp_path: Path) -> None:
    book = Workbook()
    put(book.worksheets[0], [("Hướng dẫn",), ("Đọc kỹ",)])
    for title, name in (("Sở", "Kế hoạch sở"), ("Xã", "Kế hoạch xã")):
        put(book.create_sheet(title), [("STT", "Tiêu chí", "Điểm tối đa"), ("1", name, 2)])
    path = tmp_path / "bo.xlsx"
    path.write_bytes(saved(book))
    assert read_criteria(path).draft.lines[0].name == "Kế hoạch sở"
    assert read_criteria(path, "Xã").draft.lines[0].name == "Kế hoạch xã"
    assert [p.code for p in read_criteria(path, "Sheet").problems] == ["IMP.403"]


def test_a_file_without_a_set_tells_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Đơn vị;Điểm\nSở Y tế;3\n", encoding="utf-8")
    [problem] = read_criteria(path).problems
    assert (problem.code, problem.params) == ("IMP.403", {"name": "a.csv"})
