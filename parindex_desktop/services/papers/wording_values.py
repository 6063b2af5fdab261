"""What the placeholders of letters stand for, from the data of a round.

A value is looked up when a letter asks for it, so that nobody waits for the ranking of 3 321
communes to read a number of a paper. Printed numbers are those of the ranking. What
`letter_inserts` makes a table or a list of stands here in words, for the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.letter_numbers import day_in_words, full_number
from parindex_desktop.domain.numbers import roman
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.text import clean
from parindex_desktop.services.accepted_lines import accepted_lines
from parindex_desktop.services.papers.award_values import award_values
from parindex_desktop.services.papers.group_sentences import (
    NOTHING_EARLIER,
    change_of,
    classes_of,
    listed,
    place_taken,
    result_of,
    shown_index,
)
from parindex_desktop.services.papers.letter_inserts import MEMBERS, RESULTS, WARNINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.paper_wording import PaperWording
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.reading import Reading

LETTER_NAMES: Final = {
    LetterKind.DECISION: "quyết định",
    LetterKind.SUBMISSION: "tờ trình",
    LetterKind.MINUTES: "biên bản",
    LetterKind.ANNOUNCEMENT: "thông báo",
    LetterKind.AWARD_SUBMISSION: "tờ trình khen thưởng",
    LetterKind.AWARDS: "quyết định khen thưởng",
    LetterKind.DEPARTMENT_AWARDS: "quyết định khen thưởng của sở",
}
"""How placeholders name a letter: `{số quyết định}`, `{ngày quyết định}`."""

Wordings = Callable[[LetterKind], "PaperWording"]
_ACCEPTED: Final = "cảnh báo đã chấp nhận"
_BEFORE_DECISION: Final = re.compile(r"^\W*(?:(?:ban hành )?kèm theo\s+)?", re.IGNORECASE)


class PlaceholderValues(Mapping[str, str]):
    """Names without braces, in lower case -> text; empty where the data do not say it yet."""

    SURE: Final = frozenset({_ACCEPTED, WARNINGS})
    """Those that always say something, and take seconds to say it of thousands of units."""

    def __init__(self, makers: Mapping[str, Callable[[], str]]) -> None:
        self._makers = {name.casefold(): make for name, make in makers.items()}
        self._made: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def lacks(self, name: str) -> bool:
        """Tells whether the data do not say a value yet, without working out more than needed."""
        return name not in self.SURE and not self[name]

    def __contains__(self, name: object) -> bool:
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def round_values(
    reading: Reading, round_: Round, groups: Sequence[UnitGroup], wording_of: Wordings
) -> PlaceholderValues:
    """Returns what placeholders stand for in the letters of a round about some of its groups."""
    makers = _of_office(reading, round_, groups)
    makers |= _of_results(reading, round_, groups)
    makers |= _of_letters(reading, round_, groups, wording_of)
    makers |= award_values(reading, round_)
    for group in groups:
        makers |= _of_group(reading, round_, group)
    makers |= _of_checks(reading, round_, groups)
    return PlaceholderValues(makers)


def _of_office(
    reading: Reading, round_: Round, groups: Sequence[UnitGroup]
) -> dict[str, Callable[[], str]]:
    profile = reading.profile
    return {
        "năm": lambda: str(round_.year),
        "năm trước": lambda: str(round_.year - 1),
        "năm sau": lambda: str(round_.year + 1),
        "tỉnh": lambda: profile.province,
        "địa danh": lambda: profile.place,
        "cơ quan ban hành": lambda: profile.authority,
        "cơ quan tham mưu": lambda: profile.department,
        "các khối": lambda: (
            f"{listed([g.name for g in groups])} {profile.province}".strip() if groups else ""
        ),
    }


def _of_results(
    reading: Reading, round_: Round, groups: Sequence[UnitGroup]
) -> dict[str, Callable[[], str]]:
    def books() -> list[GroupBook]:
        return [reading.book(round_.id, group.id) for group in groups]

    def compared() -> list[str]:
        earlier = reading.earlier(round_)
        if earlier is None:
            return [NOTHING_EARLIER]
        said = [change_of(book, earlier) for book in books()]
        return list(filter(None, said)) or [NOTHING_EARLIER]

    return {
        "số đơn vị": lambda: _count(sum(book.figures.ranked for book in books())),
        "số khối": lambda: _count(len(groups)),
        "kết quả từng khối": lambda: "\n".join(result_of(book) for book in books()),
        "xếp loại từng khối": lambda: "\n".join(classes_of(book) for book in books()),
        "so sánh từng khối": lambda: "\n".join(compared()),
        RESULTS: lambda: "\n".join(result_of(book) for book in books()),
        "mã dữ liệu": lambda: reading.stamp(round_.id).fingerprint,
    }


def _of_checks(
    reading: Reading, round_: Round, groups: Sequence[UnitGroup]
) -> dict[str, Callable[[], str]]:
    def accepted() -> str:
        return _accepted(sum(1 for g in groups for _ in accepted_lines(reading, round_, g)))

    return {_ACCEPTED: accepted, WARNINGS: accepted}


def _of_group(reading: Reading, round_: Round, group: UnitGroup) -> dict[str, Callable[[], str]]:
    def book() -> GroupBook:
        return reading.book(round_.id, group.id)

    def first() -> str:
        return place_taken(book(), book().figures.first, book().figures.highest)

    def last() -> str:
        return place_taken(book(), book().figures.last, book().figures.lowest)

    return {
        f"số đơn vị {group.name}": lambda: _count(book().figures.ranked),
        f"trung bình {group.name}": lambda: shown_index(book(), book().figures.mean),
        f"cao nhất {group.name}": first,
        f"thấp nhất {group.name}": last,
    }


def _of_letters(
    reading: Reading, round_: Round, groups: Sequence[UnitGroup], wording_of: Wordings
) -> dict[str, Callable[[], str]]:
    def number(kind: LetterKind) -> str:
        wording = wording_of(kind)
        return full_number(wording.number, wording.suffix)

    def day(kind: LetterKind) -> str:
        return day_in_words(wording_of(kind).day)

    made: dict[str, Callable[[], str]] = {
        MEMBERS: lambda: listed(wording_of(LetterKind.MINUTES).members),
        "phụ lục kèm theo": lambda: _annexes(reading, round_, groups, wording_of),
        "quyết định bộ tiêu chí": lambda: _issued_by(reading, round_, groups),
    }
    for kind, name in LETTER_NAMES.items():
        made[f"số {name}"] = partial(number, kind)
        made[f"ngày {name}"] = partial(day, kind)
    return made


def _annexes(
    reading: Reading, round_: Round, groups: Sequence[UnitGroup], wording_of: Wordings
) -> str:
    """Returns how the decision names its annexes; one alone has no number."""
    from parindex_desktop.services.papers.registry import PAPERS  # its letters ask for values

    kinds = [PaperKind(name) for name in wording_of(LetterKind.DECISION).annexes]
    count = sum(len(PAPERS[k].slots(reading, round_, groups)) for k in kinds if k in PAPERS)
    if count < 2:
        return "Phụ lục kèm theo" if count else ""
    if count == 2:
        return "các Phụ lục I, II kèm theo"
    return f"các Phụ lục từ I đến {roman(count)} kèm theo"


def _issued_by(reading: Reading, round_: Round, groups: Sequence[UnitGroup]) -> str:
    """Returns the decisions that issued the criteria sets, as the sets carry them."""
    decisions = (
        _BEFORE_DECISION.sub("", clean(reading.book(round_.id, group.id).tree.set.decision))
        for group in groups
    )
    return listed(list(dict.fromkeys(text.rstrip(" .;/)") for text in decisions if text)))


def _accepted(count: int) -> str:
    if not count:
        return "Không có cảnh báo nào còn phải xem xét."
    return (
        f"Có {_count(count)} cảnh báo khi kiểm tra số liệu được Hội đồng xem xét và thống nhất chấp"
        " nhận, kèm lý do cụ thể."
    )


def _count(number: int) -> str:
    """Returns a count as papers write it, with two digits at least."""
    return f"{number:02}"
