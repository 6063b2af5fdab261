"""Colours that can be read, sizes that follow the text, icons that follow the theme."""

import string
from dataclasses import fields
from fractions import Fraction

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from parindex_desktop.paths import resource
from ui import icons, theme
from ui.theme import CONTRAST, DARK, LIGHT, ThemeChoice, Tokens
from ui.widgets.buttons import button
from ui.widgets.layouts import column, row
from ui.widgets.tables import calm_table

THEMES = [LIGHT, DARK, CONTRAST]
READ_ON = {  # words (contrast 4.5, WCAG 2.1 AA 1.4.3) -> what they stand on
    "text": ("window", "surface", "raised", "hover", "blank_cell", "na_cell", "pending_cell",
             "error_cell", "accent_soft", "danger_soft", "warning_soft", "ok_soft"),
    "muted": ("window", "surface", "raised"),
    "accent": ("window", "surface", "raised", "accent_soft"),
    "accent_text": ("accent",),
    "danger": ("window", "surface", "danger_soft"),
    "warning": ("surface", "warning_soft"),
    "ok": ("surface", "ok_soft"),
    "selection_text": ("selection",),
}  # fmt: skip


def luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(worn: Tokens, front: str, back: str) -> float:
    high, low = sorted((luminance(worn.colour(front)), luminance(worn.colour(back))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_knows_black_on_white() -> None:
    assert Fraction(contrast(CONTRAST, "text", "window")).limit_denominator(100) == 21


@pytest.mark.parametrize("worn", THEMES, ids=lambda worn: worn.name)
def test_words_can_be_read_on_all_they_stand_on(worn: Tokens) -> None:
    weak = {
        f"{front} on {back}": round(contrast(worn, front, back), 2)
        for front, backs in READ_ON.items()
        for back in backs
        if contrast(worn, front, back) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("worn", THEMES, ids=lambda worn: worn.name)
def test_outlines_of_controls_can_be_seen(worn: Tokens) -> None:
    for back in ("window", "surface"):
        for line in ("control", "accent", "danger"):
            assert contrast(worn, line, back) >= 3, f"{line} on {back}"


@pytest.mark.parametrize("worn", THEMES, ids=lambda worn: worn.name)
def test_every_colour_is_one(worn: Tokens) -> None:
    names = [field.name for field in fields(worn) if field.name not in {"name", "check"}]
    assert [name for name in names if not worn.colour(name).isValid()] == []


def test_the_style_sheet_names_nothing_that_is_not_there(qapp: QApplication) -> None:
    for choice in ThemeChoice:
        theme.appearance().wear(choice, 100)
        assert "$" not in qapp.styleSheet()


def test_the_style_sheet_has_no_colour_of_its_own() -> None:
    sheet = resource("styles", "window.qss").read_text(encoding="utf-8")
    assert string.Template(sheet).get_identifiers()
    assert "#" not in sheet
    assert "rgb" not in sheet


def test_tokens_tell_the_theme_that_is_worn(qapp: QApplication) -> None:
    theme.appearance().wear(ThemeChoice.DARK, 100)
    assert theme.tokens() is DARK
    assert qapp.palette().window().color() == DARK.colour("window")


@pytest.mark.parametrize(("asked", "worn"), [(10, 90), (90, 90), (150, 150), (900, 200)])
def test_text_size_stays_between_90_and_200_percent(
    asked: int, worn: int, qapp: QApplication
) -> None:
    theme.appearance().wear(ThemeChoice.LIGHT, asked)
    assert theme.appearance().text_percent == worn
    assert qapp.font().pointSizeF() == pytest.approx(theme.BASE_POINT_SIZE * worn / 100)


def test_lengths_rows_and_icons_follow_the_text(qtbot: QtBot) -> None:
    pressed, table = button("Lưu", icon="save"), QTableView()
    calm_table(table)
    for widget in (pressed, table):
        qtbot.addWidget(widget)
        widget.show()
    before = (theme.em(), pressed.sizeHint().height(), pressed.iconSize().width())
    rows = table.verticalHeader().defaultSectionSize()
    theme.appearance().wear(ThemeChoice.LIGHT, 200)
    QApplication.processEvents()
    after = (theme.em(), pressed.sizeHint().height(), pressed.iconSize().width())
    assert all(new > old * 1.7 for new, old in zip(after, before, strict=True))
    assert table.verticalHeader().defaultSectionSize() > rows * 1.7
    assert theme.em() == round(QFontMetricsF(QApplication.font()).height())


def test_spacing_follows_the_text_unless_it_was_set_by_hand(qapp: QApplication) -> None:
    usual, by_hand = column(margin=1, gap=1), row(margin=1, gap=1)
    by_hand.setSpacing(3)
    for percent in (200, 100, 150):
        theme.appearance().wear(ThemeChoice.LIGHT, percent)
        assert (usual.spacing(), usual.contentsMargins().left()) == (theme.em(), theme.em())
        assert (by_hand.spacing(), by_hand.contentsMargins().top()) == (3, theme.em())


def middle_colours(made: QPushButton | QAction) -> set[str]:
    image = made.icon().pixmap(QSize(24, 24)).toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in spots)
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_dressed_icons_take_the_colour_of_the_new_theme(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    made, action = button("Tìm", icon="search"), QAction(window)
    window.setCentralWidget(made)
    icons.dress(action, "undo-2", "accent")
    assert LIGHT.text in middle_colours(made)
    theme.appearance().wear(ThemeChoice.DARK, 100)
    assert DARK.text in middle_colours(made)
    assert DARK.accent in middle_colours(action)
    assert LIGHT.text not in middle_colours(made)


def test_an_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    picture = icons.pixmap("award", "text", 24)
    ratio = qapp.devicePixelRatio()
    assert picture.width() == round(24 * ratio)
    assert picture.devicePixelRatio() == ratio
