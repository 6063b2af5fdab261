"""A blank with one awardee on it, drawn by what prints it: an editor shows what paper will show.

Unlike a print it also draws what does not fit, so that the official sees how far it runs over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.certificates.fitting import Fitted, fitted
from reports.certificate_letters import Letters
from reports.certificates import Batch, CertificatePage, certificates_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.certificates.content import Certificate
    from parindex_desktop.domain.certificates.profiles import BlankProfile


class BlankPreview:
    """Draws blanks with the fonts of one work file."""

    def __init__(self, fonts: Mapping[str, bytes]) -> None:
        """Takes the office's own font files by their names."""
        self._letters = Letters(fonts)

    def fitted(self, profile: BlankProfile, certificate: Certificate) -> Fitted:
        """Returns where the lines stand and what is wrong with them."""
        return fitted(profile, certificate, self._letters.width)

    def page(self, profile: BlankProfile, made: Fitted, code: str = "") -> bytes:
        """Returns a PDF of one page with the texts alone.

        Args:
            profile: The blank.
            made: As `fitted` gave it.
            code: Text of the QR code; empty for none.
        """
        page = CertificatePage(made.lines, code)
        batch = Batch(profile, lambda: (page,), 1, self._letters, title=profile.name)
        return certificates_pdf(batch)
