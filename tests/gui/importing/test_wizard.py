from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.importing.mapping import Target, TargetKind
from parindex_desktop.domain.importing.plan import RowStatus
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.paths import resource
from parindex_desktop.services.criteria import NewCriterion
from parindex_desktop.services.criteria import add as add_criterion
from parindex_desktop.services.importing import read_file
from parindex_desktop.services.ranking_table import ranking_table
from tests.gui.importing.driving import (
    AGAIN,
    DEPARTMENTS,
    audit_length,
    opened,
    paste,
    press_enter,
    type_maxima,
)
from tests.locked_files import lock
from ui.context import Context
from ui.importing import ImportWizard
from ui.importing.plan_model import PlanModel
from ui.importing.raw_model import RawModel


def test_a_published_table_goes_in_by_enter_alone(
    first: ImportWizard, empty: Context, qtbot: QtBot
) -> None:
    wanted: list[str] = []
    empty.screen_wanted.connect(wanted.append)
    first.read_file(DEPARTMENTS)
    press_enter(first, qtbot)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    type_maxima(first, "70", "30")
    press_enter(first, qtbot)
    assert first.preview.tiles.tiles[RowStatus.NEW].accessibleName() == "Mới: 17"
    before = audit_length(empty)
    press_enter(first, qtbot)
    assert audit_length(empty) == before + 1
    assert wanted == ["scores"]
    assert empty.book is not None
    rows = ranking_table(empty.book).rows
    assert rows[0].texts[1:5] == ("Sở Giao thông Vận tải", "68,5", "26,39", "94,89")
    assert len(rows) == 17


def test_maxima_printed_in_the_headings_need_no_typing(empty: Context, qtbot: QtBot) -> None:
    for wizard in opened(empty, qtbot):
        wizard.source.year.setValue(2017)
        at = wizard.source.group.findData(empty.session.group_of("huyen").id)
        wizard.source.group.setCurrentIndex(at)
        wizard.source.group.activated.emit(at)
        wizard.read_file(resource("sample", "binhduong_2017_huyen.csv"))
        for _ in range(3):
            press_enter(wizard, qtbot)
        assert wizard.isHidden()
    assert empty.book is not None
    table = ranking_table(empty.book)
    assert [row.texts[1] for row in table.rows][:2] == ["Thành phố Thủ Dầu Một", "Thị xã Tân Uyên"]
    assert "78,39%" in table.summary


def test_an_import_is_one_step_of_undo(first: ImportWizard, empty: Context, qtbot: QtBot) -> None:
    first.read_file(DEPARTMENTS)
    first.go_on()
    type_maxima(first, "70", "30")
    first.go_on()
    first.go_on()
    assert len(empty.session.units) == 17
    empty.session.bus.undo()
    assert empty.session.units == {}
    assert empty.session.rounds == ()


def test_a_maximum_is_asked_before_anything_else(first: ImportWizard, qtbot: QtBot) -> None:
    first.read_file(DEPARTMENTS)
    first.go_on()
    assert not first.next.isEnabled()
    assert first.columns.obstacle().startswith("IMP.120")
    press_enter(first, qtbot)
    assert first.columns.isVisible()


def test_columns_are_remembered_for_the_next_table(
    first: ImportWizard, empty: Context, qtbot: QtBot
) -> None:
    first.read_file(DEPARTMENTS)
    first.go_on()
    type_maxima(first, "70", "30")
    first.go_on()
    first.go_on()
    assert empty.settings.value.import_mappings["diem tham dinh"] == "appraised"
    for again in opened(empty, qtbot):
        again.read_file(DEPARTMENTS)
        again.go_on()
        assert again.columns.lines[2].origin.text() == "như lần trước"
        assert again.draft.plan is not None
        assert again.draft.plan.counts[RowStatus.UNCHANGED] == 17
        again.go_on()
        assert not again.next.isEnabled()
        assert again.preview.obstacle() == "Tệp đã có mọi số liệu của bảng này."


def test_points_that_fit_several_criteria_are_shown_and_asked_about(
    wizard: ImportWizard, context: Context, qtbot: QtBot
) -> None:
    book = context.book
    assert book is not None
    sibling = NewCriterion("Cải cách thể chế", parse_points("10"))
    context.do(add_criterion(context.session, book, sibling, parent=None))
    paste(wizard, AGAIN.replace("Điểm thẩm định", "Hội đồng chấm"), qtbot)
    press_enter(wizard, qtbot)
    line = wizard.columns.lines[2]
    assert line.target.currentText() == "Điểm thẩm định"
    assert line.target.property("state") == "error"
    assert QApplication.focusWidget() is line.target
    assert wizard.columns.obstacle() == (
        "IMP.119 · Hội đồng chấm: Chưa rõ cột này là điểm của tiêu chí nào. "
        "Hãy chọn tiêu chí của cột, hoặc chọn “Không nhập”."
    )
    assert not wizard.next.isEnabled()


def preview_of_again(wizard: ImportWizard, qtbot: QtBot) -> None:
    paste(wizard, AGAIN, qtbot)
    wizard.go_on()
    wizard.go_on()
    QTest.keyClick(wizard.units.lines[0].choice, Qt.Key.Key_Down)
    wizard.go_on()


def test_rejected_rows_are_left_out_on_purpose_only(
    wizard: ImportWizard, context: Context, qtbot: QtBot
) -> None:
    preview_of_again(wizard, qtbot)
    assert not wizard.next.isEnabled()
    assert QApplication.focusWidget() is wizard.preview.skip
    QTest.keyClick(wizard.preview.skip, Qt.Key.Key_Space)
    assert wizard.next.text() == "&Nhập 2 dòng"
    press_enter(wizard, qtbot)
    assert context.book is not None
    values = {row.texts[1]: row.texts[2] for row in ranking_table(context.book).rows}
    assert values["Sở Kế hoạch và Đầu tư"] == "68,5"
    assert values["Sở Công Thương"] == "66,5"
    assert values["Sở Du lịch"] == "50"
    named = [unit.aliases for unit in context.session.units.values() if unit.aliases]
    assert named == [("Sở Kế hoạch Đầu tư",)]


def test_the_preview_shows_before_and_after_and_filters(wizard: ImportWizard, qtbot: QtBot) -> None:
    preview_of_again(wizard, qtbot)
    table = wizard.preview.table.model()
    assert table.index(1, 2).data() == "68 → 68,5"
    assert table.index(2, 2).data() == "99"
    tile = wizard.preview.tiles.tiles[RowStatus.REJECTED]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert table.rowCount() == 1
    assert table.index(0, 5).data().startswith("NUM.112")
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert table.rowCount() == 4


def test_a_printed_index_that_differs_is_told(wizard: ImportWizard, qtbot: QtBot) -> None:
    preview_of_again(wizard, qtbot)
    assert [problem.code for problem in wizard.draft.warnings()] == ["IMP.302"]


def test_rejected_rows_go_to_a_workbook(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    preview_of_again(wizard, qtbot)
    wizard.export_rejects(tmp_path / "tu-choi.xlsx")
    written = read_file(tmp_path / "tu-choi.xlsx")
    texts = [cell.text for cell in written.rows[-1].cells]
    assert texts[2] == "Sở Công Thương"
    assert texts[-1].startswith("NUM.112")


def test_leaving_writes_nothing(wizard: ImportWizard, context: Context, qtbot: QtBot) -> None:
    before = audit_length(context)
    preview_of_again(wizard, qtbot)
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    assert audit_length(context) == before


def test_a_number_that_reads_in_two_ways_is_asked_once(first: ImportWizard, qtbot: QtBot) -> None:
    paste(first, "Đơn vị\tĐiểm thẩm định\nSở Y tế\t1.234\nSở Nội vụ\t1.500\n", qtbot)
    first.go_on()
    type_maxima(first, "5000")
    assert not first.next.isEnabled()
    readings = [answer.text() for answer in first.columns.readings.values()]
    assert readings == ["Là 1234", "Là 1,234"]
    QTest.keyClick(list(first.columns.readings.values())[1], Qt.Key.Key_Space)
    assert first.next.isEnabled()
    first.go_on()
    assert first.preview.table.model().index(0, 2).data() == "1,234"


def test_a_column_can_be_taken_for_something_else(first: ImportWizard, qtbot: QtBot) -> None:
    first.read_file(DEPARTMENTS)
    first.go_on()
    line = first.columns.lines[3]
    line.target.setCurrentIndex(line.target.count() - 1)
    line.target.activated.emit(line.target.currentIndex())
    assert line.target.currentData() == Target(TargetKind.IGNORED)
    type_maxima(first, "70")
    assert first.next.isEnabled()


def test_the_headings_can_be_said_to_stand_elsewhere(first: ImportWizard, qtbot: QtBot) -> None:
    paste(first, "Đơn vị\tĐiểm thẩm định\nĐơn vị\tĐiểm XHH\nSở Y tế\t10\n", qtbot)
    preview = first.source.preview
    preview.setCurrentIndex(preview.model().index(1, 0))
    QTest.keyClick(preview, Qt.Key.Key_Space)
    assert first.draft.header_rows == (2,)
    first.go_on()
    assert [line.target.currentData().kind for line in first.columns.lines] == [
        TargetKind.UNIT,
        TargetKind.SURVEY,
    ]


def test_back_keeps_the_answers(wizard: ImportWizard, qtbot: QtBot) -> None:
    preview_of_again(wizard, qtbot)
    wizard.go_back()
    assert wizard.units.isVisible()
    assert wizard.units.lines[0].choice.currentIndex() == 1
    wizard.go_on()
    assert wizard.preview.isVisible()


def test_a_file_that_is_no_table_is_told(first: ImportWizard, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    first.read_file(broken)
    assert first.source.obstacle().startswith("IMP.10")
    assert not first.next.isEnabled()


def test_a_file_can_be_dropped(first: ImportWizard) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(DEPARTMENTS))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    first.dropEvent(event)
    assert first.draft.source is not None
    assert first.next.isEnabled()


def test_the_models_are_sound(
    wizard: ImportWizard, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    preview_of_again(wizard, qtbot)
    raw, planned = RawModel(), PlanModel()
    raw.set_table(wizard.draft.source, wizard.draft.header_rows)
    planned.set_plan(wizard.draft.plan, None)
    for model in (raw, planned):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def said(wizard: ImportWizard) -> str:
    labels = (each for each in wizard.findChildren(QLabel) if each.isVisible())
    return next((each.text() for each in labels if each.text().startswith("LCK.")), "")


def test_a_locked_year_is_told_when_it_is_chosen(
    wizard: ImportWizard, context: Context, qtbot: QtBot
) -> None:
    lock(context.session)
    paste(wizard, AGAIN, qtbot)
    assert not wizard.next.isEnabled()
    assert said(wizard).startswith("LCK.101: Kết quả năm 2016 đã chốt")
    wizard.source.year.setValue(2017)
    assert wizard.next.isEnabled()
    assert "LCK.101" not in said(wizard)
    wizard.source.year.setValue(2016)
    press_enter(wizard, qtbot)
    assert wizard.at == 0
