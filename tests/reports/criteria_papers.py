"""Annexes by criterion for the tests: made up, of any size, every value told apart."""

from collections.abc import Sequence
from dataclasses import replace

from parindex_desktop.domain.documents import (
    NO_STAMP,
    Align,
    HeadingGroup,
    PrintedTable,
    Stamp,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.papers_criteria import CriterionAnnex
from tests.reports.papers import AN_GIANG

DOMAINS = (
    "Công tác chỉ đạo, điều hành cải cách hành chính", "Cải cách thể chế",
    "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy hành chính nhà nước",
    "Cải cách chế độ công vụ", "Cải cách tài chính công", "Xây dựng chính quyền điện tử",
    "Tác động của cải cách hành chính",
)  # fmt: skip
MEAN = "Giá trị trung bình"


def made_up(
    units: int,
    leaves: int,
    domains: int = 8,
    *,
    names: Sequence[str] = (),
    stamp: Stamp = NO_STAMP,
    number: str = "",
) -> CriterionAnnex:
    """Points of made-up communes in steps of a quarter, as decisions have them."""
    codes = codes_of(leaves, domains)
    columns = (
        TableColumn("STT"), TableColumn("Đơn vị", Align.LEFT, wraps=True),
        *(TableColumn(f"{code} ({1 + place % 4 / 2:g})".replace(".5", ",5"))
          for place, code in enumerate(codes)),
        TableColumn("Tổng điểm (100)"), TableColumn("Chỉ số CCHC 2025 (%)"),
    )  # fmt: skip
    rows = tuple(
        _row(place, names[place] if place < len(names) else _name(place), leaves)
        for place in range(units)
    )
    mean = ("", MEAN, *["0,75"] * leaves, "68,25", "68,25")
    return CriterionAnnex(
        number,
        ("KẾT QUẢ THEO TIÊU CHÍ", "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025", "CỦA CÁC XÃ, PHƯỜNG"),
        AN_GIANG,
        PrintedTable(columns, rows, mean, tuple(_groups(codes))),
        codes,
        tuple(dict.fromkeys(code.partition(".")[0] for code in codes)),
        _legend(codes),
        footnotes=("Số trong ngoặc ở tiêu đề là điểm tối đa.", "“KAD”: tiêu chí không áp dụng."),
        stamp=stamp,
    )


def without_groups(annex: CriterionAnnex) -> CriterionAnnex:
    """The same without headings over columns."""
    return replace(annex, table=replace(annex.table, groups=()), domains=())


def codes_of(leaves: int, domains: int) -> tuple[str, ...]:
    """Codes of leaves, spread over domains as evenly as may be."""
    counts = [leaves // domains + (place < leaves % domains) for place in range(domains)]
    return tuple(
        f"{domain}.{1 + place // 4}.{1 + place % 4}"
        for domain, count in enumerate(counts, start=1)
        for place in range(count)
    )


def _name(place: int) -> str:
    return f"{'Phường' if place % 3 else 'Xã'} Thạnh Mỹ Tây {place % 97}"


def _row(place: int, name: str, leaves: int) -> tuple[str, ...]:
    points = [(place * 7 + leaf * 3) % 9 * 25 for leaf in range(leaves)]
    texts = [_shown(value) for value in points]
    if leaves > 2:
        texts[place % leaves] = "KAD"
    total = sum(points) * 100 + place
    return (
        str(place + 1),
        name,
        *texts,
        _shown(sum(points)),
        f"{total % 9973 / 100:.2f}".replace(".", ","),
    )


def _shown(hundredths: int) -> str:
    return f"{hundredths / 100:g}".replace(".", ",")


def _groups(codes: Sequence[str]) -> list[HeadingGroup]:
    found: list[HeadingGroup] = []
    for place, code in enumerate(codes, start=2):
        domain = code.partition(".")[0]
        heading = f"{domain}. {DOMAINS[(int(domain) - 1) % len(DOMAINS)]} (12,5)"
        if found and found[-1].heading == heading:
            found[-1] = replace(found[-1], end=place + 1)
        else:
            found.append(HeadingGroup(heading, place, place + 1))
    return found


def _legend(codes: Sequence[str]) -> TextTable:
    columns = (
        TableColumn("Mã"), TableColumn("Tên tiêu chí", Align.LEFT, wraps=True),
        TableColumn("Điểm tối đa"),
    )  # fmt: skip
    rows = (TextRow((code, f"Tiêu chí thành phần số {code}", "1,5")) for code in codes)
    return TextTable(columns, tuple(rows))
