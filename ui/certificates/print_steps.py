"""The steps of printing: nothing missing, numbers given, reprints meant, and what came of it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from parindex_desktop.errors import AppError, InputError
from parindex_desktop.i18n import tr
from parindex_desktop.services import blank_stock
from parindex_desktop.services.certificate_printing import (
    PrintOutcome,
    PrintState,
    asks_for_number,
)
from ui.certificates.after_print import AfterPrintDialog
from ui.certificates.desk import refusal
from ui.messages import ask
from ui.register.numbers_dialog import NumbersDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.register import RegisterEntry
    from parindex_desktop.services.certificate_printing import CertificateRow
    from ui.certificates.after_print import PrintRun
    from ui.certificates.desk import Desk
    from ui.certificates.output import CertificateOutput, Sent
    from ui.screens.screen import Screen


class PrintSteps(QObject):
    """Leads from the button `Print` to the register.

    Attributes:
        unanswered: Certificates sent of which nobody has said yet what became of them.

    Signals:
        waiting: The answer is put off, or was given.
        again: Awardees whose certificates are still to be printed well: their entries.
    """

    waiting = Signal()
    again = Signal(object)

    def __init__(
        self, screen: Screen, output: CertificateOutput, retry: Callable[[], object]
    ) -> None:
        """Makes the steps; `retry` prints what is chosen once numbers are given."""
        super().__init__(screen)
        self._screen, self._context, self._output = screen, screen.context, output
        self._retry = retry
        self.unanswered: tuple[RegisterEntry, ...] = ()
        self._known = PrintOutcome.GOOD
        output.sent.connect(self._on_sent)

    def print(
        self, desk: Desk, rows: Sequence[CertificateRow], printer: str, *, numbered: bool = True
    ) -> None:
        """Prints, once nothing stands in the way.

        Args:
            desk: What the rows are of.
            rows: The certificates.
            printer: Proposed.
            numbered: Certificates without a number are given one first.
        """
        errors = desk.errors_of(rows)
        others = tuple(each for each in errors if not asks_for_number(each))
        if others:
            self._context.failed.emit(refusal(others))
        elif not rows or desk.job is None:
            self._context.failed.emit(InputError("CER.155"))
        elif errors or (numbered and any(row.certificate.entry is None for row in rows)):
            go_on = None if errors else partial(self.print, desk, rows, printer, numbered=False)
            self.ask_for_numbers(desk, on_left_out=go_on, on_given=self._retry)
        elif again := [row for row in rows if row.is_done]:
            self._ask_about_reprints(desk, rows, again, printer)
        else:
            self._output.print(desk.job_for(rows), printer)

    def ask_for_numbers(
        self,
        desk: Desk,
        *,
        on_left_out: Callable[[], object] | None = None,
        on_given: Callable[[], object] | None = None,
    ) -> NumbersDialog:
        """Asks before numbers are given to all of the list who have none."""
        dialog = NumbersDialog(
            self._screen, self._context.session, desk.round, (desk.sheet_list,),
            on_left_out=on_left_out,
        )  # fmt: skip

        def give(edit: Edit) -> None:
            if self._context.do(edit) and on_given is not None:
                on_given()

        dialog.decided.connect(give)
        dialog.open()
        return dialog

    def ask_what_became(self) -> AfterPrintDialog | None:
        """Asks what became of the certificates sent last."""
        if not self.unanswered:
            return None
        dialog = AfterPrintDialog(self.unanswered, self._known, self._screen)
        dialog.answered.connect(self._on_answered)
        dialog.open()
        return dialog

    def drop(self) -> None:
        """Gives up noting what was sent last."""
        self.unanswered = ()
        self.waiting.emit()

    def _ask_about_reprints(
        self, desk: Desk, rows: Sequence[CertificateRow], again: Sequence[CertificateRow],
        printer: str,
    ) -> None:  # fmt: skip
        handed = sum(row.state is PrintState.HANDED_OVER for row in again)
        hint = tr("Each takes another blank; the number stays the same.")
        if handed:
            hint = tr("{count} of them were handed over.", count=handed) + " " + hint
        ask(
            self._screen,
            title=tr("Print again"),
            text=tr("{count} of these certificates were printed before.", count=len(again)),
            hint=hint,
            yes=tr("&Print again"),
            on_yes=lambda: self._output.print(desk.job_for(rows), printer),
        )

    def _on_sent(self, sent: Sent) -> None:
        """Asks at once; only blanks are counted, not white paper with the picture of one."""
        entries = [each.entry for each in sent.job.certificates if each.entry is not None]
        if sent.job.background is not None or not entries:
            return
        self.unanswered = (*self.unanswered, *(e for e in entries if e not in self.unanswered))
        self._known = PrintOutcome.GOOD if sent.complete else PrintOutcome.NOT_PRINTED
        self.waiting.emit()
        self.ask_what_became()

    def _on_answered(self, run: PrintRun) -> None:
        session = self._context.session
        try:
            edit = blank_stock.print_run(session, run.used, run.spoiled, run.reason, date.today())
        except AppError as error:
            self._context.failed.emit(error)
            return
        if run.used and not self._context.do(edit):
            return
        self.drop()
        if run.again:
            self.again.emit(run.again)
