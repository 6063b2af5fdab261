"""What is seen before a file is open: practise, begin, go on."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.opening import system_user
from ui import icons, theme
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.settings import SettingsStore

_WIDEST = 44


class StartPage(QWidget):
    """Three big choices, the files used last, and who works here.

    Signals:
        sample_wanted, new_wanted, open_wanted: What was chosen.
        file_wanted: A recent file to open.
    """

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    file_wanted = Signal(object)

    def __init__(self, settings: SettingsStore) -> None:
        super().__init__()
        self._settings = settings
        self.name = TextInput(settings.value.user_name or system_user())
        self.name.editingFinished.connect(self._on_name)
        self.choices = [
            _Choice("sparkles", tr("Open &sample data"),
                    tr("Three groups scored by criteria, and An Giang 2016 as published"),
                    self.sample_wanted.emit),
            _Choice("file-plus", tr("Create a &new file"),
                    tr("Begin with your own province"), self.new_wanted.emit),
            _Choice("folder-open", tr("&Open a file…"),
                    tr("Or drop a .parindex file here"), self.open_wanted.emit),
        ]  # fmt: skip
        self._lines: dict[Path, QWidget] = {}
        self._recent = Card(tr("Recent files"))
        page = column(self._title(), row(*self.choices), self._recent, self._who(), None, gap=1)
        self._middle = QWidget()
        self._middle.setLayout(page)
        self._middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        around = QWidget()
        around.setLayout(row(1, self._middle, 1, margin=2))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(around)
        self.setLayout(column(scroll))
        theme.appearance().changed.connect(self._fit)
        self._fit()
        self._show_recent()

    def first_focus(self) -> QWidget:
        """Returns what a person most likely wants next: the newest file, else the sample."""
        newest = self._recent.findChild(_RecentFile)
        return newest if newest is not None and newest.isEnabled() else self.choices[0]

    def _title(self) -> QWidget:
        mark = QLabel()
        mark.setPixmap(icons.program_icon().pixmap(theme.em(3), theme.em(3)))
        words = column(
            label("PARINDEX", "title"),
            label(tr("Scores, ranks and prints the PAR Index of a province"), "muted"),
            gap=0,
        )
        made = QWidget()
        made.setLayout(row(mark, words, None, gap=1))
        return made

    def _who(self) -> QWidget:
        hint = tr("So the file lock and the log name you. Change it any time.")
        field = Field(tr("Your &name"), self.name, hint)
        field.setMaximumWidth(theme.em(20))
        return field

    def _show_recent(self) -> None:
        files = [Path(each) for each in self._settings.value.recent_files]
        for file in files:
            open_it = _RecentFile(file, partial(self.file_wanted.emit, file))
            forget = button("", partial(self._forget, file), icon="x", kind="quiet")
            forget.setToolTip(tr("Take it off this list; the file stays"))
            forget.setAccessibleName(forget.toolTip())
            line = row(open_it, forget, gap=0.1)
            line.setStretch(0, 1)
            holder = QWidget()
            holder.setLayout(line)
            self._lines[file] = holder
            self._recent.add(holder)
        self._recent.setVisible(bool(files))

    def _forget(self, file: Path) -> None:
        self._settings.forget_file(file)
        self._lines.pop(file).hide()
        self._recent.setVisible(bool(self._settings.value.recent_files))

    def _on_name(self) -> None:
        name = " ".join(self.name.text().split())
        self._settings.change(user_name=name)
        self.name.setText(name or system_user())

    def _fit(self) -> None:
        self._middle.setFixedWidth(theme.em(_WIDEST))


class _WideButton(QPushButton):
    """A button that holds a layout, and is as high as that needs at any text size."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "choice")
        self.setAutoDefault(True)

    def sizeHint(self) -> QSize:
        """The room that what it holds needs."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be; it may be narrower."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()


class _Choice(_WideButton):
    """A large button of an icon, a line in bold, and a line that explains."""

    def __init__(self, icon: str, text: str, hint: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName(text.replace("&", ""))
        self.setAccessibleDescription(hint)
        picture = QLabel()
        icons.dress_label(picture, icon, "accent", 1.6)
        title, below = label(text, "heading"), label(hint, "small", wraps=True)
        title.setBuddy(self)
        self.setLayout(column(picture, title, below, None, gap=0.3, margin=0.9))
        for each in (picture, title, below):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clicked.connect(lambda: on_click())


class _RecentFile(_WideButton):
    """A file used before: name, folder, when it changed, or that it is not there."""

    def __init__(self, file: Path, on_click: Callable[[], object]) -> None:
        super().__init__()
        self.file = file
        there = file.is_file()
        picture = QLabel()
        icons.dress_label(picture, "file-spreadsheet" if there else "triangle-alert",
                          "accent" if there else "warning")  # fmt: skip
        title = label(file.stem, "label")
        folder = ElidedLabel(str(file.parent))
        folder.setProperty("role", "small")
        state = label(_changed(file) if there else tr("Not there any more"), "small")
        line = row(picture, title, folder, state, gap=0.6, margin=0.4)
        line.setStretch(2, 1)
        self.setLayout(line)
        for each in (picture, title, folder, state):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{file.stem}, {state.text()}")
        self.setToolTip(str(file))
        self.clicked.connect(lambda: on_click())


def _changed(file: Path) -> str:
    moment = datetime.fromtimestamp(file.stat().st_mtime).astimezone()
    return tr("Changed {time}", time=f"{moment:%d/%m/%Y %H:%M}")
