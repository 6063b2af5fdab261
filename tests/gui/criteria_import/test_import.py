"""A criteria set is brought in by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.numbers import format_points, parse_points
from parindex_desktop.services import criteria
from parindex_desktop.services.criteria_import_draft import RuleState
from parindex_desktop.services.session import Session
from tests.gui.criteria_import.driving import (
    ALT,
    CTRL,
    codes,
    current_code,
    focused,
    imported,
    press,
    read,
    said,
    type_cell,
)
from tests.gui.criteria_import.tables import write_rows, write_workbook
from tests.services.criteria_sets import book_of, make_set
from ui.context import Context
from ui.criteria.cells import CriterionColumn
from ui.criteria_import import CriteriaImportWizard
from ui.criteria_import.lines_model import DraftColumn, DraftLinesModel
from ui.messages import Question

DOWN, ENTER, F8 = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_F8


def test_an_annex_in_word_is_put_right_confirmed_imported_and_taken_back(
    wizard: CriteriaImportWizard, session: Session, annex: Path, words: list[str], qtbot: QtBot
) -> None:
    places: list[object] = []
    wizard.imported.connect(lambda *place: places.append(place))
    read(wizard, annex, qtbot)
    assert codes(wizard) == ["IMP.413", "IMP.405", "IMP.426", "IMP.408", "IMP.408", "IMP.415"]
    press(ENTER)  # on to the lines
    press(F8)
    assert current_code(wizard) == "1.1.1"
    assert isinstance(focused(), QLineEdit)
    type_cell("1")
    assert "IMP.405" not in codes(wizard)
    assert "IMP.413" not in codes(wizard), "the sum above was checked again"
    wizard.lines.table.choose(4, CriterionColumn.CODE)
    press(ENTER)
    type_cell("1.1.3")
    assert codes(wizard) == ["IMP.415"]
    wizard.next.setFocus()
    press(ENTER)  # on to the rules
    assert focused() is wizard.rules.accept_sure
    assert not wizard.next.isEnabled()
    press(ENTER)
    assert current_code(wizard) == "1.3.1"
    assert wizard.draft.counts().rules[RuleState.CONFIRMED] == 59
    press(Qt.Key.Key_Delete)
    assert "IMP" not in said(wizard)
    before = len(session.reader.audit())
    wizard.next.setFocus()
    press(ENTER)
    assert wizard.isHidden()
    assert len(session.reader.audit()) == before + 1
    tree = imported(session)
    assert len(tree.leaves()) == 60
    assert [leaf.code for leaf in tree.leaves() if leaf.rule is None] == ["1.3.1"]
    assert words[-1] == ("Đã nhập 82 tiêu chí, 59 tiêu chí có quy tắc chấm. Ctrl+Z để hoàn tác.")
    assert places == [(tree.set.round_id, tree.set.group_id)]
    session.bus.undo()
    assert session.reader.criteria_tree(tree.set.round_id, tree.set.group_id) is None


def test_a_workbook_without_faults_goes_in_by_enter_alone(
    wizard: CriteriaImportWizard, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    read(wizard, write_workbook(tmp_path / "phu-luc.xlsx"), qtbot)
    for _ in range(2):
        wizard.next.setFocus()
        press(ENTER)
    press(ENTER)
    assert wizard.draft.counts().left_out == 0
    wizard.next.setFocus()
    press(ENTER)
    assert all(leaf.rule is not None for leaf in imported(session).leaves())


@pytest.mark.parametrize(
    ("keys", "ruled"), [((ENTER,), 1), ((Qt.Key.Key_Left, Qt.Key.Key_Space), 0)]
)
def test_sure_rules_do_not_stay_out_without_a_question(
    wizard: CriteriaImportWizard,
    session: Session,
    tmp_path: Path,
    keys: tuple[Qt.Key, ...],
    ruled: int,
    qtbot: QtBot,
) -> None:
    rows = (("1", "Chỉ đạo", "1", ""), ("1.1", "Kế hoạch", "1", "Có: 1 điểm\nKhông: 0 điểm"))
    read(wizard, write_rows(tmp_path / "a.xlsx", *rows), qtbot)
    for _ in range(2):
        wizard.next.setFocus()
        press(ENTER)
    wizard.next.setFocus()
    press(ENTER)
    question = wizard.findChild(Question)
    assert question is not None
    assert "1 quy tắc đọc được chắc chắn" in question.text
    press(Qt.Key.Key_Escape)
    assert wizard.isVisible()
    assert wizard.rules.isVisible()
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    wizard.next.setFocus()
    press(ENTER)
    for key in keys:
        press(key)
    assert wizard.isHidden()
    assert sum(leaf.rule is not None for leaf in imported(session).leaves()) == ruled


def test_a_file_dropped_on_the_window_is_read(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write_rows(tmp_path / "bang.xlsx", ("1", "Chỉ đạo", "2", ""))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    wizard.dropEvent(event)
    qtbot.waitUntil(lambda: wizard.draft.reading is not None)
    assert wizard.draft.name == "bang.xlsx"
    assert focused() is wizard.next


def test_a_file_that_holds_no_set_is_told_with_its_code(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    wizard.read_file(tmp_path / "khong-co.docx")
    qtbot.waitUntil(lambda: wizard.draft.failure is not None)
    assert "FILE." in said(wizard) or "IMP." in said(wizard)
    assert not wizard.next.isEnabled()
    read(wizard, write_rows(tmp_path / "trong.xlsx"), qtbot)
    assert "IMP.404" in said(wizard)


def test_the_first_step_tells_how_much_is_to_be_put_right(
    wizard: CriteriaImportWizard, annex: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    read(wizard, annex, qtbot)
    assert "Cần xem ở các bước sau: 4 lỗi, 2 cảnh báo." in said(wizard)
    assert f"Tổng {format_points(wizard.draft.counts().total)} điểm" in said(wizard)
    press(ENTER)
    assert wizard.lines.sums.total.text() in said(wizard)
    wizard.go_back()
    sound = write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "100", "Có: 100 điểm\nKhông: 0 điểm"))
    read(wizard, sound, qtbot)
    assert codes(wizard) == []
    assert "Cần xem" not in said(wizard)


def test_what_is_not_taken_is_listed(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "2", ""), ("", "Ghi chú: số liệu năm"))
    read(wizard, path, qtbot)
    aside = wizard.source.aside
    assert [aside.item(at).text() for at in range(aside.count())] == [
        "dòng 3: Không phải tiêu chí, bỏ qua: “Ghi chú: số liệu năm”."
    ]


def test_a_level_is_changed_and_a_line_left_out_and_both_taken_back(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = (("1", "Chỉ đạo", "2", ""), ("2", "Kế hoạch", "2", ""), ("3", "Tổng hợp", "2", ""))
    read(wizard, write_rows(tmp_path / "a.xlsx", *rows), qtbot)
    press(ENTER)
    press(DOWN)
    press(Qt.Key.Key_Right, ALT)
    assert wizard.draft.line(1).level == 1
    press(Qt.Key.Key_Left, ALT)
    assert wizard.draft.line(1).level == 0
    press(DOWN)
    press(Qt.Key.Key_Delete)
    assert wizard.draft.counts().lines == 2
    for _ in range(3):
        press(Qt.Key.Key_Z, CTRL)
    assert [wizard.draft.line(at).level for at in range(3)] == [0, 0, 0]
    assert not wizard.draft.is_touched


def test_what_is_no_number_is_told_and_changes_nothing(
    wizard: CriteriaImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    read(wizard, write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "hai điểm", "")), qtbot)
    press(ENTER)
    press(F8)
    type_cell("hai")
    assert "NUM.101" in said(wizard)
    assert codes(wizard) == ["IMP.405"]
    model = wizard.lines.table.lines
    shown = model.index(0, CriterionColumn.MAXIMUM).data()
    assert shown == "?"


def test_problems_stand_in_their_rows(
    wizard: CriteriaImportWizard, annex: Path, qtbot: QtBot
) -> None:
    read(wizard, annex, qtbot)
    press(ENTER)
    model = wizard.lines.table.lines
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data().strip() == "1.1.1")
    assert model.index(row, DraftColumn.PROBLEM).data() == "“hai điểm” không phải là số điểm. (+1)"
    assert model.index(row, DraftColumn.STATE).data() == "Cần xác nhận"
    assert model.index(row, DraftColumn.RULE).data().startswith("Chọn một kết quả: Ban hành")


def test_a_set_without_scores_is_replaced_and_that_is_said(
    wizard: CriteriaImportWizard, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    make_set(session)
    read(wizard, write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "1", "")), qtbot)
    assert "khi nhập, bộ mới sẽ thay bộ đó" in said(wizard)
    for _ in range(3):
        wizard.next.setFocus()
        press(ENTER)
    assert [c.max_points for c in imported(session).criteria] == [parse_points("1")]
    session.bus.undo()
    assert len(book_of(session).tree.criteria) == 7


def test_scores_stand_in_the_way(
    wizard: CriteriaImportWizard, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    read(wizard, write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "1", "")), qtbot)
    choice = wizard.source.group
    choice.setCurrentText("Sở, ban, ngành")
    choice.activated.emit(choice.currentIndex())
    assert "IMP.422" in said(wizard)
    assert not wizard.next.isEnabled()


def test_a_locked_set_stands_in_the_way(
    wizard: CriteriaImportWizard, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    make_set(session)
    session.do(criteria.freeze(book_of(session), frozen=True))
    read(wizard, write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "1", "")), qtbot)
    assert "SET.141" in said(wizard)


def test_a_sample_opens_at_its_lines_with_every_rule_accepted(
    wizard: CriteriaImportWizard, session: Session
) -> None:
    wizard.show_sample("xa")
    assert wizard.lines.isVisible()
    for _ in range(2):
        wizard.next.setFocus()
        press(ENTER)
    assert all(leaf.rule is not None for leaf in imported(session).leaves())


def test_leaving_asks_once_something_was_settled(
    wizard: CriteriaImportWizard, tmp_path: Path, words: list[str], qtbot: QtBot
) -> None:
    read(wizard, write_rows(tmp_path / "a.xlsx", ("1", "Chỉ đạo", "1", "")), qtbot)
    wizard.draft.retype(0, "name", "Điều hành")
    wizard.reject()
    question = wizard.findChild(Question)
    assert question is not None
    assert wizard.isVisible()
    question.close()
    wizard.undo()
    wizard.reject()
    assert wizard.isHidden()
    assert words[-1] == "Đã dừng nhập từ bảng, chưa ghi gì."


def test_the_table_of_the_draft_keeps_the_rules_of_qt(
    wizard: CriteriaImportWizard, annex: Path, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    read(wizard, annex, qtbot)
    model = DraftLinesModel(wizard.draft)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_draft()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.fold(0, folded=True)
    wizard.draft.leave_out(81)
    model.show_draft()
    assert model.columnCount() == len(CriterionColumn) + len(DraftColumn)
    model.deleteLater()


def test_the_parts_fit_into_the_smallest_window(
    wizard: CriteriaImportWizard, annex: Path, context: Context, qtbot: QtBot
) -> None:
    read(wizard, annex, qtbot)
    for _ in range(2):
        wizard.go_on()
        QApplication.processEvents()
        assert wizard.width() <= 1311
        assert wizard.height() <= 700
        assert wizard.next.isVisible()
    assert wizard.lines.table.horizontalScrollBar().maximum() == 0
