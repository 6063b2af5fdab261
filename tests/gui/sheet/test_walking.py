"""From unit to unit, totals from paper, facts and documents beside the sheet."""

import pytest
from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.scores import Stage
from parindex_desktop.services.score_entry import Place, enter_text
from parindex_desktop.settings import SettingsStore
from tests.gui.sheet.driving import (
    ALT,
    CONTROL,
    FIRST,
    SELF,
    Key,
    go,
    here,
    on_disk,
    press,
    put,
    shown,
    type_text,
)
from ui.screens.scores import ScoresScreen
from ui.sheet.lower import EVIDENCE
from ui.sheet.pane import SheetPane


def unit_name(pane: SheetPane) -> str:
    assert pane.model.unit is not None
    return pane.model.unit.name


def names(pane: SheetPane) -> list[str]:
    assert pane.model.book is not None
    return [unit.name for unit in pane.model.book.units]


def test_alt_down_goes_to_the_next_unit_at_the_same_criterion(pane: SheetPane) -> None:
    go(pane, "2.3", SELF)
    for name in names(pane)[1:]:
        press(Key.Key_Down, ALT)
        assert unit_name(pane) == name
        assert here(pane) == ("2.3", "Self-scored")
    press(Key.Key_Down, ALT)
    assert unit_name(pane) == names(pane)[-1]
    assert "cuối cùng" in pane.strip.note
    press(Key.Key_Up, ALT)
    assert unit_name(pane) == names(pane)[-2]


def test_what_is_typed_for_a_unit_stays_with_it(pane: SheetPane) -> None:
    type_text("0,3")
    press(Key.Key_Down, ALT)
    assert shown(pane, "1.1", FIRST) == ""
    press(Key.Key_Up, ALT)
    assert shown(pane, "1.1", FIRST) == on_disk(pane, "1.1", FIRST) == "0,3"


def test_folded_domains_stay_so_from_unit_to_unit(pane: SheetPane) -> None:
    press(Key.Key_Left, ALT)
    press(Key.Key_Down, ALT)
    assert pane.model.rowCount() == 4


def test_control_enter_goes_to_the_first_open_field_of_the_next_unit_with_work(
    pane: SheetPane,
) -> None:
    book, second = pane.model.book, names(pane)[1]
    assert book is not None
    for leaf in book.leaves:
        for stage in Stage.SELF, Stage.APPRAISAL_1, Stage.SURVEY:
            entry = enter_text(book, stage, Place(book.units[1].id, leaf.id), "0")
            pane._context.do(entry.edit)
    go(pane, "3.1")
    press(Key.Key_Return, CONTROL)
    assert unit_name(pane) != second
    assert here(pane) == ("1.1", "1st appraisal")
    assert pane.view.hasFocus()


def test_a_unit_of_the_list_is_shown(screen: ScoresScreen, pane: SheetPane) -> None:
    press(Key.Key_G, CONTROL)
    type_text(names(pane)[2].split()[-1])
    press(Key.Key_Return)
    desk = screen._desk
    assert desk is not None
    assert unit_name(pane) == names(pane)[2]
    assert pane.view.hasFocus()
    press(Key.Key_L, CONTROL)
    assert desk.units.isHidden()
    assert not screen.context.settings.value.sheet_units
    assert not SettingsStore().value.sheet_units


def test_the_list_marks_the_unit_of_the_sheet_also_when_the_view_changed(
    screen: ScoresScreen, pane: SheetPane
) -> None:
    desk = screen._desk
    assert desk is not None
    assert desk.units.current == pane.unit_id
    screen.context.view_changed.emit()
    assert desk.units.current == pane.unit_id
    assert desk.units.view.currentIndex().isValid()


def test_a_total_from_paper_is_judged_while_it_is_typed_and_kept(pane: SheetPane) -> None:
    put(pane, "1.1", SELF, "0,5")
    put(pane, "1.2", SELF, "0,25")
    press(Key.Key_T, CONTROL)
    field = pane.foot.fields[SELF]
    assert QApplication.focusWidget() is field
    type_text("0,7")
    assert pane.foot.verdict(SELF) == "chương trình − giấy = +0,05"
    assert field.property("state") == "error"
    type_text("5")
    assert pane.foot.verdict(SELF) == "khớp bản giấy"
    assert field.property("state") == ""
    press(Key.Key_Return)
    assert pane.view.hasFocus()
    dossier, unit = pane._context.dossier, pane.unit_id
    assert dossier is not None
    assert unit is not None
    assert dossier.control_total(unit, SELF) == 7_500
    put(pane, "1.2", SELF, "0,15")
    assert pane.foot.verdict(SELF) == "chương trình − giấy = −0,1"
    press(Key.Key_Down, ALT)
    assert pane.foot.fields[SELF].text() == ""
    press(Key.Key_Up, ALT)
    assert pane.foot.fields[SELF].text() == "0,75"


@pytest.mark.parametrize("key", [Key.Key_Escape])
def test_escape_takes_a_total_back(pane: SheetPane, key: Key) -> None:
    press(Key.Key_T, CONTROL)
    type_text("12")
    press(key)
    assert pane.foot.fields[FIRST].text() == ""
    assert pane.view.hasFocus()


def test_a_total_that_is_no_number_is_told(pane: SheetPane) -> None:
    press(Key.Key_T, CONTROL)
    type_text("bảy")
    press(Key.Key_Return)
    assert "NUM.101" in pane.strip.note
    assert pane.foot.fields[FIRST].property("state") == "error"
    press(Key.Key_Escape)
    assert pane.foot.fields[FIRST].property("state") == ""


def test_the_foot_follows_the_domain_one_is_in(pane: SheetPane) -> None:
    put(pane, "2.1", FIRST, "0,5")
    go(pane, "2.2")
    assert pane.foot._names()[0].startswith("2  ")
    assert pane.foot._total(pane_column(FIRST), whole=False) == "0,5"
    go(pane, "3.1")
    assert pane.foot._names()[0].startswith("3  ")
    assert pane.foot._total(pane_column(FIRST), whole=False) == ""
    assert pane.foot._total(pane_column(FIRST), whole=True) == "0,5"


def pane_column(stage: Stage):  # type: ignore[no-untyped-def]  # noqa: ANN201
    from ui.sheet.columns import COLUMNS, column_of

    return COLUMNS[column_of(stage)]


def test_facts_stand_in_the_place_of_the_words(pane: SheetPane) -> None:
    press(Key.Key_F4)
    assert pane.beside.isHidden()
    assert pane.facts.isVisible()
    assert "chưa có quy tắc" in pane.facts.message
    press(Key.Key_F4)
    assert pane.beside.isVisible()
    assert pane.view.hasFocus()


def test_f5_leads_to_the_documents_of_the_leaf(pane: SheetPane) -> None:
    press(Key.Key_F5)
    assert pane.beside.page == EVIDENCE
    panel = pane.beside.evidence
    assert panel.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]
    assert panel.place is not None
    leaf = pane.model.book.tree.by_code("1.1")  # type: ignore[union-attr]
    assert leaf is not None
    assert panel.place.criterion_id == leaf.id


def test_the_view_is_remembered_for_this_person(screen: ScoresScreen, pane: SheetPane) -> None:
    assert SettingsStore().value.score_view == "sheet"
    again = ScoresScreen(screen.context)
    again.show()
    assert again.view == "sheet"
    assert here(again.sheet) == ("1.1", "1st appraisal")
    again.close()
    again.deleteLater()
