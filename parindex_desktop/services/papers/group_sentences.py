"""What letters say of a group in one sentence: its mean, first and last, classes, rise and fall.

Shaped as announcements do: "14/22 cơ quan tăng, 08/22 giảm so với năm 2015". All numbers are
those of the ranking; differences are those of printed numbers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.earlier import changes_since, counted
from parindex_desktop.domain.numbers import NumberFormat, NumberStyle
from parindex_desktop.domain.text import begun
from parindex_desktop.services.ranking_table import index_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from parindex_desktop.domain.earlier import EarlierRound, UnitChange
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook

NOTHING_EARLIER = "Chưa có kết quả của năm trước để so sánh."
_SHARE = NumberFormat(2, NumberStyle.FIXED, percent=True)
_MOST_NAMED = 3
"""More units than this in one place are counted instead of named."""


def shown_index(book: GroupBook, index: Decimal | None) -> str:
    """Returns an index in percent as the ranking of the group prints it; empty for none."""
    return "" if index is None else replace(index_format(book), percent=True).show(index)


def place_taken(book: GroupBook, unit_ids: Iterable[UnitId], index: Decimal | None) -> str:
    """Returns who holds a place: `Sở A (93,01%)`, `Sở A và Sở B (cùng đạt 93,01%)`."""
    names = [book.units_by_id[unit_id].name for unit_id in unit_ids]
    if not names or index is None:
        return ""
    shown = shown_index(book, index)
    if len(names) > _MOST_NAMED:
        return f"{len(names):02} {noun_of(book)} cùng đạt {shown}"
    return f"{listed(names)} ({'cùng đạt ' if len(names) > 1 else ''}{shown})"


def result_of(book: GroupBook) -> str:
    """Returns the result of a group, with who is first and last."""
    figures = book.figures
    if not figures.ranked:
        return f"- {begun(book.group.name)}: chưa có kết quả xếp hạng."
    said = [f"Chỉ số trung bình đạt {shown_index(book, figures.mean)}"]
    if figures.ranked > 1 and figures.highest == figures.lowest:
        said = [f"các {noun_of(book)} cùng đạt {shown_index(book, figures.highest)}"]
    elif figures.ranked > 1:
        said.append(f"cao nhất là {place_taken(book, figures.first, figures.highest)}")
        said.append(f"thấp nhất là {place_taken(book, figures.last, figures.lowest)}")
    return f"- {begun(book.group.name)} ({figures.ranked:02} {noun_of(book)}): {'; '.join(said)}."


def classes_of(book: GroupBook) -> str:
    """Returns how many units of a group reached each class, and who shares a rank."""
    figures = book.figures
    if not figures.ranked:
        return f"- {begun(book.group.name)}: chưa có kết quả xếp loại."
    reached = [share for share in figures.classes if share.count]
    counts = [
        f"{share.name} {share.count:02}/{figures.ranked:02}"
        f"{'' if place else f' {noun_of(book)}'} ({_SHARE.show(share.share)})"
        for place, share in enumerate(reached)
    ]
    return f"- {begun(book.group.name)}: {'; '.join([*counts, *_ties(book)])}."


def change_of(book: GroupBook, earlier: EarlierRound) -> str:
    """Returns how a group rose and fell since the last round before; empty without a unit of it."""
    changes = changes_since(earlier, book.group.id, book.standings)
    counts = counted(changes)
    if not counts.compared:
        return ""
    parts = ((counts.risen, "tăng"), (counts.fallen, "giảm"), (counts.same, "không đổi"))
    first, *others = ((f"{count:02}/{counts.compared:02}", verb) for count, verb in parts if count)
    said = [f"{first[0]} {noun_of(book)} {first[1]}", *map(" ".join, others)]
    more = "".join((_mean_moved(book, earlier), _risen_most(book, changes)))
    return f"- {begun(book.group.name)}: {', '.join(said)} so với năm {earlier.year}{more}."


def noun_of(book: GroupBook) -> str:
    """Returns what units of a group are called: the heading of their column where it is one word.

    `cơ quan`, `địa phương`; `đơn vị` for `Sở, ban, ngành`.
    """
    heading = book.group.heading.removeprefix("Tên ")
    if not heading or "," in heading or heading[1:2].isupper():
        return "đơn vị"
    return heading[:1].lower() + heading[1:]


def listed(names: Sequence[str]) -> str:
    """Returns names as one enumeration, `A, B và C`; semicolons part names that have commas."""
    separator = "; " if len(names) > 2 and any("," in name for name in names) else ", "
    return " và ".join(part for part in (separator.join(names[:-1]), *names[-1:]) if part)


def _mean_moved(book: GroupBook, earlier: EarlierRound) -> str:
    """Returns how the mean moved, from printed to printed."""
    now, then = book.figures.mean, earlier.mean_of(book.group.id)
    if now is None or then is None or now == then:
        return ""
    verb, way = ("tăng", "lên") if now > then else ("giảm", "xuống còn")
    moved = index_format(book).show(abs(now - then))
    was, is_ = shown_index(book, then), shown_index(book, now)
    return f"; Chỉ số trung bình {verb} {moved} điểm phần trăm (từ {was} {way} {is_})"


def _ties(book: GroupBook) -> list[str]:
    """Returns who shares a rank since no declared rule decides; many such ranks are counted."""
    shared: dict[int, list[str]] = {}
    for each in book.standings:
        if each.rank is not None and each.tie is not None and each.tie.decided_by is None:
            shared.setdefault(each.rank, []).append(book.units_by_id[each.unit_id].name)
    if len(shared) > _MOST_NAMED or any(len(names) > _MOST_NAMED for names in shared.values()):
        count = sum(map(len, shared.values()))
        return [f"{count:02} {noun_of(book)} đồng hạng với {noun_of(book)} khác"]
    return [f"{listed(names)} đồng hạng {rank}" for rank, names in shared.items()]


def _risen_most(book: GroupBook, changes: Sequence[UnitChange]) -> str:
    risen = [(c.difference, c) for c in changes if c.difference is not None and c.difference > 0]
    most = max((difference for difference, _ in risen), default=None)
    if most is None:
        return ""
    names = [book.units_by_id[c.unit_id].name for difference, c in risen if difference == most]
    if len(names) > _MOST_NAMED:
        return ""
    shown = index_format(book).show(most)
    return f"; tăng nhiều nhất là {listed(names)} (tăng {shown} điểm phần trăm)"
