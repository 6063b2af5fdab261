"""A printer calibrated by keyboard: sheet printed, four distances typed, kept for next time."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.certificates.calibration import NONE, Calibration
from parindex_desktop.domain.certificates.ready import ready_profiles
from parindex_desktop.services.calibrations import calibration_of, keep
from parindex_desktop.settings import SettingsStore
from tests.awarded_files import DAY
from tests.gui.certificates.driving import PRINTER, dialog_of, is_whole, send_to
from ui.certificates.calibration_dialog import CalibrationDialog
from ui.preview.pages import PdfPages
from ui.screens.certificates import CertificatesScreen

BLANK = ready_profiles()[0]


def opened(screen: CertificatesScreen, qtbot: QtBot) -> CalibrationDialog:
    QTest.keyClick(screen.choices.calibrate, Qt.Key.Key_Return)
    return dialog_of(screen, CalibrationDialog, qtbot)


def type_readings(dialog: CalibrationDialog, *texts: str) -> None:
    for field, text in zip(dialog.readings.values(), texts, strict=True):
        field.clear()
        QTest.keyClicks(field, text)


def kept(screen: CertificatesScreen) -> Calibration:
    return calibration_of(SettingsStore().value, PRINTER, BLANK)


def test_readings_are_kept_and_a_sheet_with_them_proves_them(
    screen: CertificatesScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(screen, qtbot)
    assert not dialog.keep.isEnabled()
    QTest.keyClick(dialog.print_sheet, Qt.Key.Key_Return)
    send_to(dialog, tmp_path / "thu.pdf", qtbot)
    qtbot.waitUntil(lambda: is_whole(tmp_path / "thu.pdf"))
    with PdfPages((tmp_path / "thu.pdf").read_bytes()) as pages:
        (size,) = pages.sizes
    assert (round(size.width()), round(size.height())) == (1191, 842)
    type_readings(dialog, "33,5", "31", "28.5", "29")
    assert "Bù ngang" in dialog.told
    QTest.keyClick(dialog.keep, Qt.Key.Key_Return)
    # 390 mm from the left it was 391,5 mm, 30 mm were 33,5 mm: 358 mm instead of 360.
    assert kept(screen).scale_x == round(360 / 358 * 1_000_000)
    assert kept(screen).offset_y == -100
    assert "Đã hiệu chỉnh" in screen.choices._printer._below.text()
    again = opened(screen, qtbot)
    type_readings(again, "30", "30", "30", "30")
    QTest.keyClick(again.keep, Qt.Key.Key_Return)
    assert kept(screen).scale_x == round(360 / 358 * 1_000_000), "in order means no change"


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("30", "30", "45", "30"), "CER.151"),
        (("45", "30", "15", "30"), "CER.152"),
        (("300", "30", "30", "30"), "CER.153"),
        (("3x", "30", "30", "30"), "NUM.101"),
    ],
)
def test_what_no_ruler_says_is_marked_and_not_kept(
    screen: CertificatesScreen, qtbot: QtBot, texts: tuple[str, ...], code: str
) -> None:
    dialog = opened(screen, qtbot)
    type_readings(dialog, *texts)
    marked = [field.fault for field in dialog._fields.values()]
    assert code in " ".join((dialog.told, *marked))
    assert not dialog.keep.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert kept(screen) == NONE


def test_a_calibration_is_dropped(screen: CertificatesScreen, qtbot: QtBot) -> None:
    keep(screen.context.settings, PRINTER, BLANK, Calibration(offset_x=300), day=DAY)
    dialog = opened(screen, qtbot)
    assert dialog.sent.isVisible()
    QTest.keyClick(dialog.drop, Qt.Key.Key_Return)
    assert kept(screen) == NONE
    assert not dialog.sent.isVisible()
    dialog.close()
