"""Documents on the clipboard: text for Excel and letters, and among our own panels the whole thing.

Copied documents carry their ids, so that pasting them at another criterion or unit of the same file
takes their attached copies along; text from elsewhere is read line by line.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from parindex_desktop.domain.evidence import entry_of
from parindex_desktop.domain.evidence_reading import read_lines
from parindex_desktop.exchange.clipboard import format_clipboard, parse_clipboard
from parindex_desktop.services import evidence as documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.evidence import Evidence
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.score_entry import Place
    from parindex_desktop.services.session import Session

_FORMAT = "application/x-parindex-evidence"


def copy(session: Session, chosen: Sequence[Evidence]) -> None:
    """Puts documents on the clipboard."""
    if not chosen:
        return
    entries = [entry_of(each) for each in chosen]
    rows = [(e.number, e.day, e.issuer, e.page, e.note, e.reference) for e in entries]
    data = QMimeData()
    data.setText(format_clipboard(rows))
    known = {"file": str(session.path), "ids": [each.id for each in chosen]}
    data.setData(_FORMAT, QByteArray(json.dumps(known).encode()))
    QGuiApplication.clipboard().setMimeData(data)


def paste(session: Session, book: GroupBook, place: Place) -> Edit:
    """Returns the edit that puts what is on the clipboard behind the documents of a place.

    Raises:
        InputError: As `evidence.add`.
    """
    data = QGuiApplication.clipboard().mimeData()
    copied = _copied(session, book, data) if data.hasFormat(_FORMAT) else ()
    if copied:
        return documents.copy_to(session, book, copied, place)
    return documents.add(session, book, place, read_lines(parse_clipboard(data.text())))


def _copied(session: Session, book: GroupBook, data: QMimeData) -> tuple[Evidence, ...]:
    """Returns our own documents, as they are now; those taken off meanwhile are left out."""
    known = json.loads(bytes(data.data(_FORMAT).data()))
    if known["file"] != str(session.path):
        return ()
    by_id = {each.id: each for each in session.dossier(book.round.id).all_evidence()}
    return tuple(by_id[each] for each in known["ids"] if each in by_id)
