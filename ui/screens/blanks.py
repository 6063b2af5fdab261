"""Mẫu phôi: where each text stands on a preprinted blank, arranged on the page itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.certificates.profiles import BlankProfile, FieldName, OfficeFont
from parindex_desktop.domain.certificates.ready import place_for_code
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import blank_editing, blank_profiles
from parindex_desktop.services.blank_samples import samples
from parindex_desktop.services.office_fonts import font_files, fonts_of, remove_font
from ui.blanks.canvas import BlankCanvas
from ui.blanks.files import BlankFiles
from ui.blanks.problem_list import ProblemList, lines_of
from ui.blanks.side_panel import PAPER, TEXTS, SidePanel
from ui.blanks.subjects import QR, centred
from ui.blanks.tools import PageTools
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from parindex_desktop.domain.certificates.profiles import BlankField, QrBox
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.edits import ChangeSet
    from ui.blanks.subjects import Subject
    from ui.context import Context


class BlanksScreen(Screen):
    """The page at the left, numbers at the right; every change is one edit.

    Attributes:
        profile: The profile shown, as it is in the file.
        canvas: The page.
        panel: The numbers.
    """

    key: ClassVar[str] = "blanks"
    title: ClassVar[str] = mark("Blank profiles")
    icon: ClassVar[str] = "ruler"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.profile: BlankProfile | None = None
        self._profiles: tuple[BlankProfile, ...] = ()
        self._background: str | None = None
        self._font_names: tuple[OfficeFont, ...] | None = None
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.setAccessibleName(tr("Blank profile"))
        self.copy_button = button(tr("Make a cop&y"), self.copy, icon="copy")
        self.remove_button = button(tr("Remo&ve profile"), self.remove, icon="trash-2")
        self.canvas, self.panel, self.tools = BlankCanvas(), SidePanel(), PageTools()
        self.problems = ProblemList()
        self.files = BlankFiles(context, self)
        self._arrange()
        self._connect()

    # ---- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the profile chosen as it is in the file."""
        session = self.context.session
        self._profiles = blank_profiles.profiles_of(session)
        self.profile = self._found(self.profile)
        self._show_choice()
        fonts = fonts_of(session)
        self._load_parts(fonts)
        self.tools.show_samples(samples(session, self.context.round, self.profile))
        self.canvas.show_profile(self.profile, self.tools.sample.certificate)
        self._show_problems()
        self.panel.show_profile(self.profile, fonts, self._faulty())
        self.remove_button.setEnabled(bool(self.profile.id))

    def first_focus(self) -> QWidget:
        """The page."""
        return self.canvas

    def reveal(self, change_set: ChangeSet) -> None:
        """Shows the profile whose change was undone or redone."""
        for change in change_set.edit.entities:
            shown = change.after or change.before
            if isinstance(shown, BlankProfile):
                self.choose(shown)

    def choose(self, profile: BlankProfile) -> None:
        """Shows another profile."""
        self.canvas.flush()
        self.profile = profile
        self.refresh()

    # ---- intents --------------------------------------------------------------------------------

    def copy(self) -> None:
        """Copies the profile under a name that is free, and goes to the copy to be named."""
        assert self.profile is not None
        names = {each.name for each in self._profiles}
        free = (f"{self.profile.name} ({n})" for n in range(2, len(names) + 3))
        name = next(each for each in free if each not in names)
        profile = self.profile
        if self._do(lambda: blank_profiles.copy_profile(self.context.session, profile, name)):
            made = next(each for each in self._profiles if each.name == name)
            self.choose(made)
            self.panel.show_part(PAPER)
            self.panel.paper.name.setFocus()

    def remove(self) -> None:
        """Takes the profile out of the file; Ctrl+Z brings it back."""
        assert self.profile is not None
        profile = self.profile
        self._do(lambda: blank_profiles.remove_profile(profile))

    def change_field(self, after: BlankField) -> None:
        """Changes a text."""
        assert self.profile is not None
        profile = self.profile
        self._do(lambda: blank_editing.change_field(self.context.session, profile, after))

    def change_code(self, qr: QrBox | None) -> None:
        """Puts the QR code somewhere, or prints none."""
        assert self.profile is not None
        profile = self.profile
        self._do(lambda: blank_editing.change_code(self.context.session, profile, qr))

    def show_subject(self, subject: Subject, is_shown: bool) -> None:
        """Prints a text or the code, or not."""
        assert self.profile is not None
        if isinstance(subject, FieldName):
            field = self.profile.field(subject)
            assert field is not None
            self.change_field(replace(field, visible=is_shown))
        else:
            self.change_code(place_for_code(self.profile) if is_shown else None)
        if is_shown:
            self.canvas.select(subject)

    # ---- arranging ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        header = PageHeader(
            tr(self.title),
            tr("Drag a text, or move it by the arrow keys: 0,1 mm, with Shift 1 mm."),
            row(self.choice, self.copy_button, self.remove_button),
        )
        left = column(self.tools, self.canvas, self.problems, gap=0.4)
        left.setStretch(1, 1)
        body = row(left, self.panel, gap=0.75)
        body.setStretch(0, 1)
        whole = column(header, body, gap=0.5, margin=0.9)
        whole.setStretch(1, 1)
        content = QWidget()
        content.setLayout(whole)
        self.setLayout(column(Scrolling(content)))

    def _connect(self) -> None:
        canvas, panel, tools = self.canvas, self.panel, self.tools
        self.choice.activated.connect(lambda at: self.choose(self._profiles[at]))
        canvas.chosen.connect(self._on_chosen)
        canvas.drafted.connect(panel.show_draft)
        canvas.changed.connect(self._on_moved)
        self.context.blank_wanted.connect(self.choose)
        canvas.exact_wanted.connect(self._go_to_numbers)
        canvas.hide_wanted.connect(lambda subject: self.show_subject(subject, False))
        panel.chosen.connect(canvas.select)
        panel.model.ticked.connect(self.show_subject)
        panel.field.edited.connect(self.change_field)
        panel.field.centre_wanted.connect(self._centre)
        panel.field.font_wanted.connect(self.files.ask_for_font)
        panel.code.edited.connect(self.change_code)
        panel.paper.renamed.connect(self._rename)
        panel.paper.resized.connect(self._resize)
        panel.paper.background_wanted.connect(
            lambda: self.files.ask_for_picture(lambda: self.profile)
        )
        panel.paper.background_unwanted.connect(self._take_background_away)
        panel.paper.font_wanted.connect(self.files.ask_for_font)
        panel.paper.font_unwanted.connect(self._remove_font)
        tools.sample_chosen.connect(self.refresh)
        tools.zoomed.connect(canvas.zoom)
        tools.snapping_set.connect(partial(setattr, canvas, "snaps"))
        tools.printed_set.connect(canvas.set_as_printed)
        self.problems.chosen.connect(self._go_to)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keeps what was moved by keys."""
        self.canvas.flush()
        super().hideEvent(event)

    # ---- parts ----------------------------------------------------------------------------------

    def _do(self, make: Callable[[], Edit]) -> bool:
        """Writes an edit; a refusal is told, marked where it was typed, and taken back."""
        try:
            edit = make()
        except AppError as error:
            self.context.failed.emit(error)
            self.refresh()
            self.panel.field.mark(tell(error).text)
            return False
        if edit.is_empty or not self.context.do(edit):
            self.refresh()
            return False
        return True

    def _found(self, wanted: BlankProfile | None) -> BlankProfile:
        """Returns a profile as it is now: the same by its id, else by its name, else the first."""
        if wanted is None:
            return self._profiles[0]
        same = (each for each in self._profiles if each.id and each.id == wanted.id)
        named = (each for each in self._profiles if each.name == wanted.name)
        return next(same, None) or next(named, self._profiles[0])

    def _show_choice(self) -> None:
        assert self.profile is not None
        self.choice.clear()
        for each in self._profiles:
            self.choice.addItem(each.name if each.id else tr("{name} (ready)", name=each.name))
        self.choice.setCurrentIndex(self._profiles.index(self.profile))

    def _load_parts(self, fonts: tuple[OfficeFont, ...]) -> None:
        """Hands picture and fonts to the page when they are others than before."""
        assert self.profile is not None
        session = self.context.session
        if self.profile.background != self._background:
            self._background = self.profile.background
            self.canvas.picture.set_background(blank_profiles.background_of(session, self.profile))
        wanted = {each.font for each in self.profile.fields if each.font}
        used = tuple(each for each in fonts if each.name in wanted)
        if used != self._font_names:
            self._font_names = used
            known = [each for each in self.profile.fields if not each.font or each.font in
                     {font.name for font in used}]  # fmt: skip
            profile = replace(self.profile, fields=tuple(known))
            self.canvas.picture.set_fonts(font_files(session, profile))

    def _show_problems(self) -> None:
        assert self.profile is not None
        fitted = self.canvas.picture.fitted
        self.problems.show_lines(lines_of(self.context.session, self.profile, fitted))

    def _faulty(self) -> frozenset[Subject]:
        lines = self.problems.model_of_lines.rows
        return frozenset(line.subject for line in lines if line.subject and line.is_error)

    def _on_chosen(self, subject: Subject | None) -> None:
        if subject is not None:
            self.panel.show_part(TEXTS)
        self.panel.select(subject)

    def _on_moved(self, draft: BlankProfile, subject: Subject) -> None:
        if subject == QR:
            self.change_code(draft.qr)
        elif (field := draft.field(FieldName(subject))) is not None:
            self.change_field(field)

    def _centre(self) -> None:
        subject = self.canvas.selected
        if self.profile is not None and subject is not None:
            self._on_moved(centred(self.profile, subject), subject)

    def _go_to_numbers(self) -> None:
        if isinstance(self.canvas.selected, FieldName):
            self.panel.field.go_to_numbers()

    def _go_to(self, subject: Subject | None) -> None:
        if subject is None:
            self.panel.show_part(PAPER)
        else:
            self.canvas.select(subject)
            self.canvas.setFocus()

    def _rename(self, name: str) -> None:
        assert self.profile is not None
        profile = self.profile
        self._do(lambda: blank_profiles.rename_profile(self.context.session, profile, name))

    def _resize(self, form: str, width: int, height: int) -> None:
        assert self.profile is not None
        profile, session = self.profile, self.context.session
        self._do(
            lambda: blank_editing.change_paper(
                session, profile, form=form, width=width, height=height
            )
        )

    def _take_background_away(self) -> None:
        assert self.profile is not None
        profile = self.profile
        self._do(lambda: blank_editing.remove_background(self.context.session, profile))

    def _remove_font(self, font: OfficeFont) -> None:
        self._do(lambda: remove_font(self.context.session, font))
