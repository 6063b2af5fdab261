"""The office's words of a letter with its placeholders filled: heads, grounds, sections, signers.

A paragraph that is nothing but a placeholder may stand for more than words: `{bảng kết quả}` for a
table, `{thành viên dự họp}` for a list (`letter_inserts`). What no data say is left out with its
heading, and the headings behind it are counted anew.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.days import is_day
from parindex_desktop.domain.letter_numbers import full_number
from parindex_desktop.domain.letter_words import END, ended
from parindex_desktop.domain.letters import Closing, Letterhead, Section, Signer
from parindex_desktop.domain.placeholders import filled, names_in, placeholder
from parindex_desktop.domain.text import clean, clean_lines
from parindex_desktop.services.papers.group_sentences import NOTHING_EARLIER
from parindex_desktop.services.papers.wording_values import round_values
from parindex_desktop.services.papers.wordings import wording_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
    from parindex_desktop.services.papers.kinds import PaperTask

    Inserts = Mapping[str, Callable[[], Section]]
    """Names of placeholders, in lower case, with what stands for a paragraph of each."""

_HEADING: Final = re.compile(r"(\d+|[IVX]+)(?=\.\s)")
_NOTHING: Final = (Section(), Section(paragraphs=(NOTHING_EARLIER,)))
_ENDS: Final = (".", ";", ":", ",")


class Lettering:
    """The words of one letter.

    Attributes:
        wording: With the number and the day that were typed for this printing.
    """

    def __init__(self, task: PaperTask, kind: LetterKind) -> None:
        self._task = task
        self.wording = self._wording(kind)
        self._values = round_values(task.reading, task.round, task.groups, self._wording)

    def head(self, *, dated: bool = True) -> Letterhead:
        """Returns the letterhead; number and day as far as they are known."""
        wording = self.wording
        return Letterhead(
            superior="\n".join(self.lines(wording.superior)),
            agency="\n".join(self.lines(wording.agency)),
            number=full_number(wording.number, wording.suffix),
            suffix=wording.suffix,
            place=self.text(wording.place),
            day=date.fromisoformat(wording.day) if is_day(wording.day) else None,
            dated=dated,
        )

    def text(self, text: str) -> str:
        """Returns a text filled, on one line."""
        return clean(filled(text, self._values))

    def lines(self, *texts: str) -> tuple[str, ...]:
        """Returns the lines of texts, filled, without empty ones."""
        return tuple(
            line
            for text in texts
            for line in clean_lines(filled(text, self._values)).split("\n")
            if line
        )

    def sections(self, articles: Iterable[str], inserts: Inserts | None = None) -> list[Section]:
        """Returns paragraphs, lists and tables of a letter, each article with its heading."""
        return [s for article in articles for s in self._sections(article, inserts or {})]

    def closing(self) -> Closing:
        """Returns recipients and signers."""
        wording = self.wording
        signer = Signer(self.lines(wording.signer_office), self.text(wording.signer_name))
        second = Signer(self.lines(wording.second_office), self.text(wording.second_name))
        return Closing(signer, self.lines(*wording.recipients), second if second.offices else None)

    def _wording(self, kind: LetterKind) -> PaperWording:
        """Returns a letter's words; what is asked for this printing counts for one decision."""
        wording = wording_of(self._task.reading, self._task.round, kind)
        request = self._task.request
        if kind is not self._task.letter:
            return wording
        day = request.day.isoformat() if request.day else wording.day
        return replace(wording, number=request.number.strip() or wording.number, day=day)

    def _sections(self, article: str, inserts: Inserts) -> list[Section]:
        heading, lines = _parted(article)
        found: list[Section] = []
        for line in lines:
            insert = _insert(line, inserts)
            if insert is not None:
                found.append(insert)
            else:
                found += [Section(paragraphs=(text,)) for text in self.lines(line)]
        said = [section for section in found if section not in _NOTHING]
        if not said:
            return []
        return [replace(said[0], heading=" ".join(self.lines(heading))), *said[1:]]


def with_end(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Returns the sections of a letter, headings counted through, the last text with its mark."""
    *others, last = _counted(sections) or [Section()]
    if last.items or last.table is not None or not last.paragraphs:
        return (*others, last, Section(paragraphs=(END,)))
    *texts, text = last.paragraphs
    return (*others, replace(last, paragraphs=(*texts, ended(text))))


def _parted(article: str) -> tuple[str, list[str]]:
    """Returns heading and paragraphs of an article; `2. Kết quả` above others is a heading."""
    lines = [line.strip() for line in article.splitlines() if line.strip()]
    if len(lines) > 1 and _HEADING.match(lines[0]) and not lines[0].endswith(_ENDS):
        return lines[0], lines[1:]
    return "", lines


def _insert(line: str, inserts: Inserts) -> Section | None:
    """Returns what stands for a paragraph that is one placeholder alone."""
    for name in names_in(line):
        make = inserts.get(name.casefold())
        if make is not None and clean(line) == placeholder(name):
            return make()
    return None


def _counted(sections: Sequence[Section]) -> list[Section]:
    """Returns sections whose Arabic headings are numbered without a gap."""
    found, number = [], 0
    for section in sections:
        match = _HEADING.match(section.heading)
        if match and match[1].isdigit():
            number += 1
            section = replace(section, heading=f"{number}{section.heading[match.end() :]}")
        found.append(section)
    return found
