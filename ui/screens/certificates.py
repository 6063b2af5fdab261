"""The screen In bằng: what is wrong before printing, a preview, printing, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from parindex_desktop.domain.people import Role
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.calibrations import calibration_of, kept_calibration
from parindex_desktop.services.certificate_printing import asks_for_number
from ui.certificates.calibration_dialog import CalibrationDialog
from ui.certificates.choice_bar import ChoiceBar
from ui.certificates.desk import Desk, desk_of, refusal
from ui.certificates.mending import go_to_mend
from ui.certificates.output import CertificateOutput
from ui.certificates.preview import CertificatePreview
from ui.certificates.print_steps import PrintSteps
from ui.certificates.printing import printer_names, usual_printer
from ui.certificates.scope_bar import Scope, ScopeBar
from ui.certificates.table import CertificateTable, FindingTable
from ui.certificates.waiting_bar import WaitingBar
from ui.papers.notices import PaperNotices
from ui.screens.screen import LeaveWords, Screen, Unkept
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.roomy import OneOf
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from parindex_desktop.domain.awards import SheetId
    from parindex_desktop.domain.register import RegisterEntry
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.certificate_printing import CertificateRow
    from ui.context import Context


class CertificatesScreen(Screen):
    """Prints the certificates of a list onto a blank, or saves them.

    Attributes:
        choices: List, blank, printer.
        scope: Which certificates are meant.
        table: The certificates of the list.
        findings: What is to be mended before printing.
        preview: The certificate of the current line.
        waiting: Reminds of a print run that is not in the register yet.
        print_button: Prints what is meant; Ctrl+P does too.
        numbers_button: Gives numbers to those who have none.
        save_menu: The files that can be saved.
    """

    key: ClassVar[str] = "certificates"
    title: ClassVar[str] = mark("Print certificates")
    icon: ClassVar[str] = "printer"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._desk: Desk | None = None
        self._sheet_id: SheetId | None = None
        self.choices, self.scope = ChoiceBar(), ScopeBar()
        self.table, self.findings = CertificateTable(), FindingTable()
        self.preview, self.notices = CertificatePreview(), PaperNotices()
        self.output = CertificateOutput(self, self.notices)
        self.steps = PrintSteps(self, self.output, self.print)
        self.print_button = button(tr("&Print…"), self.print, icon="printer", kind="primary")
        self.save_button = button(tr("&Save PDF…"), self._show_save_menu, icon="save")
        self.numbers_button = button(
            tr("Give &numbers…"), self.ask_for_numbers, icon="list-ordered"
        )
        self.save_menu = QMenu(self)
        self.waiting = WaitingBar()
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Shows the lists of the round looked at, and how each certificate stands."""
        round_, settings = self.context.round, self.context.settings.value
        self._desk = None
        if round_ is not None:
            self._desk = desk_of(
                self.context.session, round_, self._sheet_id, settings.certificate_blanks,
                background=self.choices.background.isChecked(),
            )  # fmt: skip
        self._pages.show_part(self._work if self._desk is not None else self._empty)
        if self._desk is not None:
            self._show_desk(self._desk)
        else:
            self.table.show_rows(())
            self.preview.show_certificate(None, None)
            self._show_deeds()

    def first_focus(self) -> QWidget:
        """Returns the list of certificates."""
        return self.table if self._desk is not None else self._way_on

    def unkept(self) -> Unkept | None:
        """Certificates that were printed and are not in the register yet."""
        count = len(self.steps.unanswered)
        if not count:
            return None
        words = LeaveWords(
            title=tr("After printing"),
            text=tr("{count} certificates were sent to the printer.", count=count),
            hint=tr("Nothing is in the register before you say what became of them."),
            leave=tr("&Leave without noting it"),
            back=tr("Say &what became of them…"),
        )
        return Unkept(count, self._show_waiting, self.steps.drop, words)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops laying out what nobody sees."""
        super().hideEvent(event)
        self.preview.stop()

    # ---- deeds ----------------------------------------------------------------------------------

    def print(self) -> None:
        """Prints what is meant, once nothing stands in the way."""
        rows = self._meant()
        if self._desk is not None and rows is not None:
            self.steps.print(self._desk, rows, self._printer)

    def ask_for_numbers(self) -> None:
        """Asks before numbers are given to all of the list who have none."""
        if self._desk is not None:
            self.steps.ask_for_numbers(self._desk)

    def ask_to_calibrate(self) -> CalibrationDialog | None:
        """Opens the calibration of the printer for the blank."""
        if self._desk is None or not self._printer:
            return None
        dialog = CalibrationDialog(self.context, self._printer, self._desk.profile, self)
        dialog.calibrated.connect(self._show_calibration)
        dialog.open()
        return dialog

    def save(self, *, calibrated: bool = False) -> None:
        """Asks for a file and writes the certificates meant; calibrated for the printer shown."""
        rows, desk = self._meant(), self._desk
        if desk is None or not rows or desk.job is None:
            return
        job = desk.job_for(rows)
        if calibrated:
            settings = self.context.settings.value
            found = calibration_of(settings, self._printer, desk.profile)
            job = replace(job, calibration=found)
        errors = desk.errors_of(rows)
        if errors:
            self.context.failed.emit(refusal(errors))
        else:
            self.output.save(job, desk.file_name)

    def save_overview(self) -> None:
        """Asks for a file and writes small pictures of the certificates meant."""
        rows, desk = self._meant(), self._desk
        if desk is not None and rows and desk.job is not None:
            self.output.save_overview(desk.job_for(rows), f"{desk.file_name}-a4")

    def mend(self, problem: Problem) -> None:
        """Goes to where a problem is mended; numbers are given here."""
        if self._desk is None:
            return
        if asks_for_number(problem):
            self.ask_for_numbers()
        else:
            level, profile = self._desk.sheet_list.sheet.level, self._desk.profile
            go_to_mend(self.context, level, profile, problem)

    # ---- layout ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        header = PageHeader(
            tr(self.title),
            tr("Onto blanks, in their true size; what is seen here is what is printed."),
            self.numbers_button, self.save_button, self.print_button,
        )  # fmt: skip
        left = column(self.findings, self.scope, self.table, gap=0.4)
        body = row(left, self.preview, gap=0.75)
        body.setStretch(0, 1)
        body.setStretch(1, 1)
        work = QWidget()
        layout = column(self.choices, self.waiting, self.notices, body, gap=0.5)
        layout.setStretch(3, 1)
        work.setLayout(layout)
        self._work, self._empty = work, self._empty_page()
        self._pages = OneOf(self._work, self._empty)
        content = QWidget()
        content.setLayout(column(header, self._pages, margin=1))
        self.setLayout(column(Scrolling(content)))
        self.save_menu.addAction(tr("&Certificates, in place on the blank…"), self.save)
        self._calibrated = self.save_menu.addAction("", lambda: self.save(calibrated=True))
        self.save_menu.addAction(tr("&Overview on A4…"), self.save_overview)

    def _empty_page(self) -> QWidget:
        self._way_on = button(
            tr("Open &awards"), lambda: self.context.screen_wanted.emit("awards"),
            icon="award", kind="primary",
        )  # fmt: skip
        text = tr("Put collectives or persons on an award list first.")
        return EmptyState(
            "printer", tr("There is no certificate to print yet."), text, self._way_on
        )

    def _connect(self) -> None:
        self.context.key_changed.connect(self._on_view_changed)
        choices = self.choices
        choices.sheet_chosen.connect(self._on_sheet)
        choices.blank_chosen.connect(self._on_blank)
        choices.printer_chosen.connect(self._on_printer)
        choices.background_chosen.connect(lambda _on: self.refresh())
        choices.calibration_wanted.connect(self.ask_to_calibrate)
        self.scope.changed.connect(self._show_deeds)
        self.table.moved.connect(self._on_moved)
        self.table.mend_wanted.connect(self._on_row_mended)
        self.findings.mend_wanted.connect(lambda finding: self.mend(finding.problem))
        self.output.printer_used.connect(self._on_printer)
        self.steps.waiting.connect(lambda: self.waiting.show_count(len(self.steps.unanswered)))
        self.waiting.answer_wanted.connect(self.steps.ask_what_became)
        self.steps.again.connect(self._select_again)
        action(self, tr("Print"), self.print, keys="Ctrl+P")

    # ---- showing --------------------------------------------------------------------------------

    def _show_desk(self, desk: Desk) -> None:
        self._sheet_id = desk.sheet_list.sheet.id
        self.choices.show_sheets(desk.sheets, desk.sheet_list.sheet.id)
        self.choices.show_blanks(desk.blanks, desk.profile)
        names = printer_names()
        last = self.context.settings.value.certificate_printer
        self.choices.show_printers(names, last if last in names else usual_printer())
        self._show_calibration()
        self.findings.show_findings(desk.findings)
        self.table.show_rows(desk.rows)
        self._on_moved()

    def _show_calibration(self) -> None:
        if self._desk is not None:
            settings = self.context.settings.value
            kept = kept_calibration(settings, self._printer, self._desk.profile)
            self.choices.show_calibration(kept)
            self._calibrated.setText(
                tr("Certificates, ca&librated for {printer}…", printer=self._printer)
            )
            self._calibrated.setVisible(kept is not None)

    def _show_deeds(self) -> None:
        """Offers what can be done with what is meant."""
        desk = self._desk
        rows = desk.rows if desk is not None else ()
        can_write = self.context.session.may(Role.SECRETARY)
        some_left = any(each.certificate.entry is None for each in rows)
        self.numbers_button.setEnabled(can_write and some_left)
        self.print_button.setEnabled(can_write and bool(rows))
        self.save_button.setEnabled(bool(rows))
        self.scope.show_counts(rows, len(self.table.selected_places))

    def _on_moved(self) -> None:
        self._show_deeds()
        current, desk = self.table.current, self._desk
        if desk is not None:
            certificate = current.certificate if current is not None else None
            self.preview.show_certificate(desk.job, certificate)

    # ---- intents --------------------------------------------------------------------------------

    @property
    def _printer(self) -> str:
        return str(self.choices.printers.currentData() or "")

    def _meant(self) -> tuple[CertificateRow, ...] | None:
        """Returns the rows meant; None after a refused range was told."""
        if self._desk is None:
            return None
        try:
            return self.scope.meant(self._desk.rows, self.table.selected_places)
        except InputError as error:
            self.context.failed.emit(error)
            return None

    def _show_save_menu(self) -> None:
        self.save_menu.popup(self.save_button.mapToGlobal(QPoint(0, self.save_button.height())))
        self.save_menu.setActiveAction(self.save_menu.actions()[0])

    def _on_sheet(self, sheet_id: SheetId) -> None:
        self._sheet_id = sheet_id
        self.refresh()

    def _on_blank(self, name: str) -> None:
        if self._desk is not None:
            settings = self.context.settings
            blanks = {**settings.value.certificate_blanks, self._desk.form: name}
            settings.change(certificate_blanks=blanks)
            self.refresh()

    def _on_printer(self, name: str) -> None:
        if name:
            self.context.settings.change(certificate_printer=name)
            at = self.choices.printers.findData(name)
            if at >= 0:
                self.choices.printers.setCurrentIndex(at)
            self._show_calibration()

    def _on_row_mended(self, wanted: CertificateRow) -> None:
        if wanted.problems:
            self.mend(wanted.problems[0])
        elif wanted.certificate.entry is None:
            self.ask_for_numbers()

    def _show_waiting(self) -> None:
        self.context.screen_wanted.emit(self.key)
        self.steps.ask_what_became()

    def _select_again(self, entries: Sequence[RegisterEntry]) -> None:
        """Selects what is still to be printed well, so that Ctrl+P prints just that."""
        wanted = {entry.awardee_id for entry in entries}
        rows = self._desk.rows if self._desk is not None else ()
        self.table.select_places(
            row.certificate.place for row in rows if row.certificate.awardee_id in wanted
        )
        self.scope.choose(Scope.SELECTED)
        self.table.setFocus()
        self.context.told.emit(
            tr("{count} certificates are selected to be printed again", count=len(wanted))
        )
