"""Step 1: the table, and where its points go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QSpinBox,
    QStackedWidget,
    QTableView,
    QWidget,
)

from parindex_desktop.domain.scores import Stage
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.groups import short_title
from ui import icons, theme
from ui.importing.page import ImportPage
from ui.importing.raw_model import RawModel
from ui.importing.words import sentence
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.number_box import number_box
from ui.widgets.styling import restyle
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from parindex_desktop.domain.units import UnitGroup
    from ui.importing.draft import ImportDraft

_STAGES = {
    Stage.APPRAISAL_1: mark("Appraisal 1"),
    Stage.APPRAISAL_2: mark("Appraisal 2"),
    Stage.SELF: mark("Self-assessment"),
}


class SourcePage(ImportPage):
    """Choose, paste or drop; a raw preview shows what was read.

    Attributes:
        choose: The button that opens the file dialog.
        preview: The first rows as they stand in the file.

    Signals:
        file_wanted: The person wants to choose a file.
        paste_wanted: The person wants the table on the clipboard.
        sheet_wanted: The name of another sheet of the file.
    """

    file_wanted = Signal()
    paste_wanted = Signal()
    sheet_wanted = Signal(str)

    def __init__(self, draft: ImportDraft, groups: tuple[UnitGroup, ...]) -> None:
        super().__init__(draft)
        self.choose = button(
            tr("Choose a &file…"), self.file_wanted.emit, icon="folder-open", kind="primary"
        )
        paste = button(
            tr("&Paste from the clipboard"), self.paste_wanted.emit, icon="clipboard-paste"
        )
        self._name = ElidedLabel()
        self._sheet = QComboBox()
        self._sheet.activated.connect(lambda _at: self.sheet_wanted.emit(self._sheet.currentText()))
        self._sheet_field = Field(tr("S&heet"), self._sheet)
        self.year = number_box(QSpinBox())
        self.group, self.stage = QComboBox(), QComboBox()
        self._fill_places(groups)
        top = row(self.choose, paste, self._name)
        top.setStretch(2, 1)
        places = row(
            Field(tr("&Year assessed"), self.year), Field(tr("&Group"), self.group),
            Field(tr("Points of the &stage"), self.stage), self._sheet_field, None, gap=1,
        )  # fmt: skip
        self._model = RawModel()
        self._model.setParent(self)
        self.preview = QTableView()
        self._set_up_preview()
        self._hint = label(
            tr(
                "The headings were found in the tinted row. Elsewhere? "
                "Go to the right row and press Space."
            ),
            "muted",
            wraps=True,
        )
        read = QWidget()
        read.setLayout(column(self._hint, self.preview, gap=0.4))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._drop_zone())
        self._pages.addWidget(read)
        parts = column(top, places, self._pages, gap=0.6)
        parts.setStretchFactor(self._pages, 1)
        self.setLayout(parts)
        action(self, tr("Paste"), self.paste_wanted.emit, keys="Ctrl+V Shift+Ins")
        action(self.preview, tr("Headings stand here"), self._set_header, keys="Space Ctrl+H")
        self.preview.doubleClicked.connect(lambda _index: self._set_header())

    def present(self) -> None:
        """Shows the table that was read."""
        source = self.draft.source
        self._name.set_whole_text(self._title())
        sheets = source.sheets if source else ()
        self._sheet_field.setVisible(len(sheets) > 1)
        self._sheet.clear()
        self._sheet.addItems(list(sheets))
        if source:
            self._sheet.setCurrentText(source.sheet)
        self._model.set_table(source, self.draft.header_rows)
        self._pages.setCurrentIndex(0 if source is None else 1)
        self._fit_preview()
        at = self._model.header_row()
        if at >= 0:
            self.preview.setCurrentIndex(self._model.index(at, 0))

    def wear_kind(self, kind: str) -> None:
        """Makes choosing a file the thing to do, or one among others."""
        restyle(self.choose, kind=kind)
        icons.dress(self.choose, "folder-open", "accent_text" if kind == "primary" else "text")

    def obstacle(self) -> str:
        """A year that is open and a table that can be read are needed."""
        locked = self.draft.locked
        if locked is not None:
            return sentence(locked)
        if self.draft.failure is not None:
            return sentence(self.draft.failure)
        return tr("Choose a file or paste a table.") if self.draft.source is None else ""

    def first_focus(self) -> QWidget:
        """Returns the way to a table, or the table."""
        return self.preview if self.draft.source else self.choose

    def _title(self) -> str:
        source = self.draft.source
        if source is None:
            return ""
        name = source.name or tr("Table from the clipboard")
        return tr("{name} · {count} rows", name=name, count=len(source.rows))

    def _fill_places(self, groups: tuple[UnitGroup, ...]) -> None:
        self.year.setRange(2000, 2100)
        self.year.setValue(self.draft.request.year)
        for group in groups:
            self.group.addItem(short_title(group), group.id)
        self.group.setCurrentIndex(self.group.findData(self.draft.request.group_id))
        for stage, name in _STAGES.items():
            self.stage.addItem(tr(name), stage.value)
        self.year.valueChanged.connect(lambda _year: self._set_place())
        self.group.activated.connect(lambda _at: self._set_place())
        self.stage.activated.connect(lambda _at: self._set_place())

    def _set_up_preview(self) -> None:
        self.preview.setModel(self._model)
        calm_table(self.preview)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.preview.verticalHeader().show()
        self.preview.horizontalHeader().setDefaultSectionSize(theme.em(9))
        self.preview.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName(tr("First rows of the table"))

    def _fit_preview(self) -> None:
        self.preview.resizeColumnsToContents()  # once, over the few rows shown
        for at in range(self._model.columnCount()):
            width = min(max(self.preview.columnWidth(at), theme.em(4)), theme.em(22))
            self.preview.setColumnWidth(at, width)

    @staticmethod
    def _drop_zone() -> EmptyState:
        return EmptyState(
            "file-spreadsheet",
            tr("Drop a file here"),
            tr(
                "Excel, LibreOffice and CSV files can be dropped here. "
                "A table copied in Excel or Word can be pasted with Ctrl+V."
            ),
        )

    def _set_place(self) -> None:
        self.draft.set_place(
            year=self.year.value(),
            group_id=self.group.currentData(),
            stage=Stage(self.stage.currentData()),
        )
        self.changed.emit()

    def _set_header(self) -> None:
        number = self._model.number_at(self.preview.currentIndex().row())
        if number is not None:
            self.draft.set_header(number)
            self.changed.emit()
