"""The list in which those awarded sign for what they are handed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.annex import Annex, Setting, laid_out
from reports.award_sections import award_sections
from reports.blank_sheet import signers
from reports.blocks import Blocks
from reports.page import LandscapeSheet
from reports.wording import following

if TYPE_CHECKING:
    from parindex_desktop.domain.papers_awards import HandOver

SIZE: Final = 12.0
PADDING: Final = 2.6
"""Above and below the text of a row in mm, so that a signature fits beside it."""


def hand_over(content: HandOver, setting: Setting) -> Annex:
    """Lays out a hand-over list on its side: the columns for pens take room."""
    sheet, styles = LandscapeSheet(), setting.styles
    parts = Blocks(styles, sheet.area.width)
    line = following(content.reference, setting.mode)
    above = [*parts.corner(setting), *parts.title(content.title, (line,))]
    below = [
        *parts.footnotes(content.notes, ends=False, beside=SIZE),
        *signers(content.signers, styles, sheet.area.width),
    ]
    blocks = award_sections(
        content.sections, above, below, setting=setting, area=sheet.area, size=SIZE, padding=PADDING
    )
    return laid_out(" ".join(content.title), blocks, sheet, styles, content.stamp)
