"""The right side of the editor: texts with their numbers, or the blank itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.certificates.profiles import FieldName
from parindex_desktop.i18n import tr
from ui.blanks.code_form import CodeForm
from ui.blanks.field_form import FieldForm
from ui.blanks.paper_form import PaperForm
from ui.blanks.subject_list import SubjectList, SubjectModel
from ui.widgets.card import Card
from ui.widgets.keeping import keep_width
from ui.widgets.labels import label
from ui.widgets.layouts import column
from ui.widgets.roomy import OneOf, ScrollingForm
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from parindex_desktop.domain.certificates.profiles import BlankProfile, OfficeFont
    from ui.blanks.subjects import Subject

TEXTS, PAPER = "texts", "paper"
_WIDTH_EM = 20.4


class SidePanel(QWidget):
    """Shows what is selected, in numbers.

    Attributes:
        subjects: All texts; which are printed.
        field, code, paper: The forms.

    Signals:
        chosen: The subject selected in the list.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._selected: Subject | None = None
        self._profile: BlankProfile | None = None
        self._fonts: tuple[OfficeFont, ...] = ()
        self.parts = Segments([(TEXTS, tr("Texts")), (PAPER, tr("Blank"))])
        self.model = SubjectModel()
        self.subjects = SubjectList(self.model)
        self.field, self.code, self.paper = FieldForm(), CodeForm(), PaperForm()
        self._nothing = label(
            tr("Select a text on the page or in the list. Tick it to print it."),
            "muted",
            wraps=True,
        )
        self._detail = OneOf(self._nothing, self.field, self.code)
        texts = QWidget()
        texts.setLayout(column(self.subjects, self._detail, None))
        self._pages = OneOf(ScrollingForm(texts), ScrollingForm(self.paper))
        self._pages_of = {TEXTS: self._pages.current}
        card = Card("", "", self.parts, self._pages)
        layout = column(card, gap=0)
        self.setLayout(layout)
        keep_width(self, _WIDTH_EM)
        self.parts.chosen.connect(self.show_part)
        self.subjects.chosen.connect(self.chosen)

    def show_part(self, part: str) -> None:
        """Shows the texts or the blank itself."""
        self.parts.choose(part)
        pages = self._pages.findChildren(ScrollingForm)
        self._pages.show_part(pages[0] if part == TEXTS else pages[1])

    def show_profile(
        self, profile: BlankProfile, fonts: Sequence[OfficeFont], faulty: Collection[Subject]
    ) -> None:
        """Shows a profile as it is in the file."""
        self._profile, self._fonts = profile, tuple(fonts)
        self.model.show(profile, faulty)
        self.paper.show_profile(profile, fonts)
        self.select(self._selected)

    def select(self, subject: Subject | None) -> None:
        """Shows the numbers of what is selected."""
        self._selected = subject
        if self._profile is None:
            return
        self.subjects.select(subject)
        if isinstance(subject, FieldName):
            field = self._profile.field(subject)
            assert field is not None
            self.field.show_field(field, [each.name for each in self._fonts])
            self._detail.show_part(self.field)
        elif subject is not None and self._profile.qr is not None:
            self.code.show_code(self._profile.qr)
            self._detail.show_part(self.code)
        else:
            self._detail.show_part(self._nothing)

    def show_draft(self, profile: BlankProfile) -> None:
        """Shows where something is while it is being dragged."""
        if isinstance(self._selected, FieldName):
            field = profile.field(self._selected)
            assert field is not None
            self.field.show_place(field)
        elif profile.qr is not None:
            self.code.show_code(profile.qr)
