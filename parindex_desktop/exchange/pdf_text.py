"""The text of a PDF, line by line, by PDFium."""

from __future__ import annotations

from dataclasses import dataclass
from threading import RLock
from typing import Final

from parindex_desktop.errors import InputError

PDFIUM: Final = RLock()
"""Held while PDFium works: it knows one thread only, and a preview may draw beside a comparison."""

_START: Final = b"%PDF-"


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says.

    Attributes:
        pages: The lines of each page in reading order.
        keywords: From its properties; empty without.
    """

    pages: tuple[tuple[str, ...], ...]
    keywords: str


def is_pdf(content: bytes) -> bool:
    """Tells whether bytes claim to be a PDF."""
    return content.lstrip()[: len(_START)] == _START


def read_pdf_text(content: bytes, name: str) -> PdfText:
    """Returns the text of a PDF.

    Raises:
        InputError: `CMP.102` damaged or protected by a password.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]

    with PDFIUM:
        try:
            document = PdfDocument(content)
        except PdfiumError as error:
            raise InputError("CMP.102", name=name) from error
        try:
            pages = []
            for page in document:
                text = page.get_textpage()
                pages.append(tuple(text.get_text_bounded().splitlines()))
                text.close()
                page.close()
            return PdfText(tuple(pages), document.get_metadata_value("Keywords"))
        finally:
            document.close()
