"""The certificate that the person is at, laid out by the renderer that prints it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.certificate_jobs import CertificateJob
from ui.papers.maker import PaperMaker
from ui.preview.layout import Fit
from ui.preview.panel import PreviewPanel
from ui.tasks import progress_of
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.certificates.content import Certificate
    from parindex_desktop.errors import AppError
    from ui.tasks import Pulse


@dataclass(frozen=True, slots=True)
class _Page:
    """One certificate, drawn whatever is wrong with it; its problems stand in the list."""

    job: CertificateJob
    content: bytes = b""

    def laid_out(self, pulse: Pulse) -> _Page:
        return replace(self, content=self.job.drawn(progress_of(pulse)))


class CertificatePreview(QWidget):
    """Shows one certificate at a time, shortly after it became the current one.

    Attributes:
        panel: Its page.
        maker: Makes it beside the window.
    """

    def __init__(self) -> None:
        super().__init__()
        self.panel = PreviewPanel()
        self.panel.view.set_fit(Fit.PAGE)
        self.setLayout(column(self.panel))
        self._job: CertificateJob | None = None
        self.maker = PaperMaker(self._begin, self)
        self.maker.started.connect(self.panel.set_busy)
        self.maker.made.connect(lambda page: self.panel.set_pdf(page.content))
        self.maker.failed.connect(self._on_failed)

    def show_certificate(self, job: CertificateJob | None, certificate: Certificate | None) -> None:
        """Shows another certificate, or the same one changed; None shows that there is none."""
        wanted = None
        if job is not None and certificate is not None:
            wanted = replace(job, certificates=(certificate,))
        if wanted == self._job:
            return
        self._job = wanted
        if wanted is None:
            self.maker.stop()
            self.panel.set_message("award", tr("There is no certificate to show."))
        else:
            self.maker.make_soon()

    def stop(self) -> None:
        """Stops making what nobody sees; the next certificate starts again."""
        if self.maker.is_busy:
            self._job = None
        self.maker.stop()

    def _begin(self) -> Iterator[_Page | None]:
        if self._job is not None:
            yield _Page(self._job)

    def _on_failed(self, error: AppError) -> None:
        told = tell(error)
        self.panel.set_message("circle-alert", f"{told.code}  {told.text}", told.action)
