"""A paper: what it says is frozen first, then it is laid out and written.

A `Paper` holds frozen data only, so that a task may make it while the window goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import (
    Content,
    DecisionReference,
    DocumentInfo,
    Mode,
    PageMark,
)
from parindex_desktop.domain.numbers import roman
from parindex_desktop.domain.papers_awards import LabelFormat
from parindex_desktop.services.papers.file_names import USUAL_PATTERN

if TYPE_CHECKING:
    from parindex_desktop.services.reading import Reading

Progress = Callable[[int, int], bool]
"""Called with pages done and pages in all; answering False stops the work."""


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """What the official asks for.

    Attributes:
        number: Of the decision, with or without its suffix; empty for what the file keeps.
        day: Date of the decision; None for what the file keeps.
        one_file: All papers in one file, else one file each.
        names: Pattern of their names, see `file_names`.
        draft: Every page says DỰ THẢO though the results are locked, and what is missing has room:
            for papers that are read and corrected before they are signed.
        labels: The sheets that labels are printed on.
        prefer_system_font: Use the system's Times New Roman when it has all Vietnamese letters.
    """

    mode: Mode = Mode.PAPER
    number: str = ""
    day: date | None = None
    one_file: bool = True
    prefer_system_font: bool = False
    names: str = USUAL_PATTERN
    draft: bool = False
    labels: LabelFormat = LabelFormat.TWO_BY_SEVEN


USUAL_REQUEST = PaperRequest()


@dataclass(frozen=True, slots=True)
class Paper:
    """A file ready to be made.

    Attributes:
        file_name: Proposed, without a folder.
        contents: What it says, part by part; frozen, for any thread.
        info: Metadata of the file.
        made: Its bytes, once it was laid out.
        opens_file: False for a part of a file that other papers open.
    """

    file_name: str
    contents: tuple[Content, ...]
    info: DocumentInfo
    request: PaperRequest = USUAL_REQUEST
    made: bytes | None = None
    opens_file: bool = True

    @property
    def draft(self) -> bool:
        """True when pages of it say that they are a draft."""
        return any(content.stamp.mark is PageMark.DRAFT for content in self.contents)

    def make(self, progress: Progress | None = None) -> bytes:
        """Lays it out, unless that was done, and returns the bytes of the PDF.

        Raises:
            Cancelled: `progress` answered False.
        """
        if self.made is not None:
            return self.made
        from reports.files import file_pdf

        return file_pdf(
            self.contents,
            mode=self.request.mode,
            info=self.info,
            prefer_system_font=self.request.prefer_system_font,
            opens_file=self.opens_file,
            progress=progress,
        )

    def laid_out(self, progress: Progress | None = None) -> Paper:
        """Returns it with its bytes: what is previewed is what is saved."""
        return replace(self, made=self.make(progress))


def annex_numbers(count: int) -> tuple[str, ...]:
    """Returns the Roman numbers of annexes; one alone has none (Nghị định 30/2020/NĐ-CP)."""
    return ("",) if count == 1 else tuple(roman(place) for place in range(1, count + 1))


def reference_of(reading: Reading, request: PaperRequest) -> DecisionReference:
    """Returns the decision that a paper goes with, as far as it is known."""
    profile = reading.profile
    number = request.number.strip()
    if number and "/" not in number:
        number = f"{number}/{profile.decision_suffix}"
    return DecisionReference(number, request.day, profile.authority, profile.decision_suffix)


def author_of(reading: Reading) -> str:
    """Returns who issues a file, for its properties."""
    return f"{reading.profile.department} {reading.profile.province}"
