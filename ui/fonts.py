"""The letters of the window: Noto Sans, bundled, since system fonts may draw Ậ as Ạ."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from parindex_desktop.paths import resource

FAMILY = "Noto Sans"
_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf")


@cache
def register() -> str:
    """Makes the bundled fonts known to Qt, once; returns the family for the window."""
    added = [QFontDatabase.addApplicationFont(str(resource("fonts", name))) for name in _FILES]
    return (
        FAMILY
        if all(font >= 0 for font in added)
        else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    )
