"""Branches on the system's clipboard and under the mouse: in full, and as a table for Excel."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from parindex_desktop.services.criteria_clip import BranchClip, read_clip, write_clip, write_table

MIME_TYPE = "application/x-parindex-criteria+json"


def carried(clip: BranchClip) -> QMimeData:
    """Returns branches as they are put on the clipboard or dragged."""
    data = QMimeData()
    data.setData(MIME_TYPE, write_clip(clip).encode())
    data.setText(write_table(clip))
    return data


def clip_in(data: QMimeData | None) -> BranchClip | None:
    """Returns the branches carried, None when it is something else."""
    if data is None or not data.hasFormat(MIME_TYPE):
        return None
    return read_clip(bytes(data.data(MIME_TYPE).data()).decode(errors="replace"))


def put(clip: BranchClip) -> None:
    """Puts branches on the clipboard."""
    QGuiApplication.clipboard().setMimeData(carried(clip))


def taken() -> BranchClip | None:
    """Returns the branches on the clipboard, None when it holds something else."""
    return clip_in(QGuiApplication.clipboard().mimeData())


def text() -> str:
    """Returns the text on the clipboard, such as rows of a spreadsheet."""
    return QGuiApplication.clipboard().text()
