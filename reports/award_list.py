"""The list of collectives and persons that goes with an award decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.award_sections import award_sections
from reports.blocks import Blocks
from reports.page import Sheet

if TYPE_CHECKING:
    from parindex_desktop.domain.papers_awards import AwardList

SIZE: Final = 13.0


def award_list_annex(award_list: AwardList, setting: Setting) -> Annex:
    """Lays out an award list."""
    sheet, styles = Sheet(), setting.styles
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading("", award_list.title, award_list.reference, setting.mode),
    ]
    blocks = award_sections(
        award_list.sections, above, parts.closing(award_list.closing),
        setting=setting, area=sheet.area, size=SIZE,
    )  # fmt: skip
    return laid_out(annex_name("", award_list.title), blocks, sheet, styles, award_list.stamp)
