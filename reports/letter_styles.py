"""The type of letters: sizes of Nghị định 30/2020/NĐ-CP, Phụ lục I, by the size of running text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import Align
from reports.styles import TextStyle

if TYPE_CHECKING:
    from reports.styles import Styles

USUAL: Final = 14.0
"""Of running text in points: 13-14; headings and signatures have the same size."""


class LetterStyles:
    """The styles of a letter, by what they are for. Sizes in points."""

    STATE_SIZE = 12.0
    MOTTO_SIZE = 13.0
    NUMBER_SIZE = 13.0
    DATE_SIZE = 13.0
    RECIPIENTS_SIZE = 12.0
    RECIPIENT_SIZE = 11.0

    def __init__(self, styles: Styles, size: float = USUAL) -> None:
        """Takes the face of a document; `size` is that of running text."""
        face = styles.face
        self.state = TextStyle(face.bold, self.STATE_SIZE)
        self.motto = TextStyle(face.bold, self.MOTTO_SIZE)
        self.superior = TextStyle(face.regular, self.STATE_SIZE)
        self.agency = TextStyle(face.bold, self.STATE_SIZE)
        self.number = TextStyle(face.regular, self.NUMBER_SIZE)
        self.date = TextStyle(face.italic, self.DATE_SIZE)
        self.title = TextStyle(face.bold, size)
        self.about = TextStyle(face.bold, size)
        self.body = TextStyle(face.regular, size, Align.LEFT)
        self.strong = TextStyle(face.bold, size, Align.LEFT)
        self.ground = TextStyle(face.italic, size, Align.LEFT)
        self.office = TextStyle(face.bold, size)
        self.name = TextStyle(face.bold, size)
        self.recipients = TextStyle(face.bold_italic, self.RECIPIENTS_SIZE, Align.LEFT)
        self.recipient = TextStyle(face.regular, self.RECIPIENT_SIZE, Align.LEFT)
