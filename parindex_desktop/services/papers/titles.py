"""What annexes are called, and what their last footnote says of their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import Stamp
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.reading import Reading


def annex_title(reading: Reading, book: GroupBook) -> tuple[str, ...]:
    """Returns the title of a group's annex: the official's own, else the usual one."""
    if book.setup.title:
        return tuple(line for line in book.setup.title.upper().splitlines() if line.strip())
    return usual_title(reading, book)


def usual_title(reading: Reading, book: GroupBook) -> tuple[str, ...]:
    """Returns the title of an annex for which the official has typed none."""
    return (
        f"CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {book.round.year}",
        f"CỦA {book.group.name} {reading.profile.province}".upper(),
    )


def data_notes(stamp: Stamp) -> tuple[str, ...]:
    """Returns the footnote that names the locked data; nothing while they are open."""
    if not stamp.fingerprint:
        return ()
    return (f"Lập từ số liệu đã chốt, mã dữ liệu {stamp.fingerprint}.",)
