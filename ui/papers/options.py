"""The choices at the left of the preview: which paper, for whom, with which decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QListView, QScrollArea, QSizePolicy, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.papers.kinds import PaperKind
from ui import theme
from ui.papers.decision_form import DecisionForm
from ui.papers.group_model import GroupLine, GroupModel
from ui.papers.title_edit import TitleEdit
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.layouts import column
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.units import GroupId

_MOST_GROUPS = 5


class PaperOptions(QScrollArea):
    """All choices in one column that scrolls when the text is large.

    Attributes:
        kind: Ranking annex or award list.
        groups: The groups with an annex; the current one's title is below.
        decision: Number, date and mode.

    Signals:
        group_chosen: The group whose title is to be shown.
    """

    group_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._refit = QTimer(self, interval=0, singleShot=True)
        self._refit.timeout.connect(self._fit)
        self.kind = Segments(
            [(PaperKind.RANKING, tr("Ranking annex")), (PaperKind.AWARDS, tr("Award list"))]
        )
        self.model = GroupModel()
        self.groups = QListView()
        self.groups.setModel(self.model)
        self.groups.setSpacing(2)
        self.groups.setAccessibleName(tr("Groups with an annex"))
        self.title = TitleEdit()
        self.one_file = QCheckBox(tr("All annexes in one &file"))
        self.decision = DecisionForm()
        self._ranking = Card(
            tr("Groups"),
            "",
            self.groups,
            Field(tr("&Title of the annex"), self.title),
            self.one_file,
        )
        self._awards = Card(tr("Award list"))
        self._awards_hint = label("", "muted", wraps=True)
        self._awards.add(self._awards_hint)
        self.setWidget(self._content())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups.selectionModel().currentChanged.connect(
            lambda now, _before: self.group_chosen.emit(self.model.group_at(now.row()))
        )
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fits the list of groups to letters of another size, once it wears them."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._refit.start()

    @property
    def current_group(self) -> GroupId | None:
        """The group whose title is shown."""
        return self.model.group_at(self.groups.currentIndex().row())

    def show_kind(self, kind: PaperKind, awards: str) -> None:
        """Shows the choices of a kind of paper; `awards` tells what is on the award list."""
        self.kind.choose(kind)
        self._ranking.setVisible(kind is PaperKind.RANKING)
        self._awards.setVisible(kind is PaperKind.AWARDS)
        self._awards_hint.setText(awards)

    def show_groups(self, lines: Sequence[GroupLine], current: GroupId | None) -> None:
        """Shows the groups; the current one stays current when it can."""
        chosen = self.current_group
        self.model.set_rows(lines)
        ids = [line.group_id for line in lines]
        wanted = next((g for g in (chosen, current) if g in ids), ids[0] if ids else None)
        if wanted is not None:
            self.choose_group(wanted)
        self.one_file.setVisible(sum(line.included for line in lines) > 1)
        self._fit()

    def choose_group(self, group_id: GroupId) -> None:
        """Makes a listed group the current one, so that its title is shown."""
        rows = range(self.model.rowCount())
        row = next(row for row in rows if self.model.group_at(row) == group_id)
        if row != self.groups.currentIndex().row():
            self.groups.setCurrentIndex(self.model.index(row))

    def _content(self) -> QWidget:
        page = QWidget()
        page.setLayout(column(self.kind, self._ranking, self._awards, self.decision, None))
        page.layout().setContentsMargins(0, 0, theme.em(0.3), 0)  # type: ignore[union-attr]
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return page

    def _fit(self) -> None:
        rows = min(max(self.model.rowCount(), 2), _MOST_GROUPS)
        row_height = self.groups.sizeHintForRow(0) if self.model.rowCount() else theme.em(1.4)
        gaps = 2 * self.groups.spacing() * (rows + 1)
        self.groups.setFixedHeight(rows * row_height + gaps + 2 * self.groups.frameWidth())
        self.setFixedWidth(theme.em(19.5))
