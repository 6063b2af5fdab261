"""One criteria set of 60 leaves, laid out as four provinces lay out the annexes of decisions."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from docx import Document
from openpyxl import Workbook

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
from parindex_desktop.domain.criteria_reading.codes import leading_code, parse_code
from parindex_desktop.domain.criteria_reading.sums import filled_sums, leaves_of, parents_of
from parindex_desktop.domain.importing.table import Merge
from parindex_desktop.domain.numbers import Points, format_points, points_to_decimal, roman
from parindex_desktop.domain.rules.kinds import Option, OptionsRule, PerItemRule
from parindex_desktop.paths import resource
from parindex_desktop.services.criteria_import import read_criteria
from tests.exchange.documents import add_list, add_table, number_paragraph, saved_document

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell = str | Decimal | None

_LETTERS = "abcdđeghiklm"
_POINTS_BEHIND = re.compile(r"(.+): (\S+ điểm)")
_OPTIONS = OptionsRule(
    (Option("Ban hành trước ngày 31/3", Points(5_000)), Option("Ban hành sau", Points(2_500)))
)
_ITEMS = PerItemRule("giải pháp được áp dụng", Points(2_500), Points(5_000))


@dataclass(frozen=True)
class Annex:
    """A table with what stands around it; merges count the rows of the table from 1."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    merges: tuple[Merge, ...] = ()
    closing: tuple[str, ...] = ()


def sixty_leaves() -> SetDraft:
    """The sample set of departments with a criterion more in six of its domains."""
    sample = read_criteria(resource("sample", "bo_tieu_chi_so.csv")).draft
    lines: list[DraftLine] = []
    for line in (*sample.lines, None):
        if lines and (line is None or line.level == 0) and lines[0].code < lines[-1].code[0] < "8":
            lines += _one_more(lines)
        if line is not None:
            lines.append(line)
    parents = frozenset(range(len(lines))) - leaves_of(lines)
    decision = "Quyết định số 15/QĐ-UBND ngày 05/01/2026 của Chủ tịch UBND tỉnh"
    made = replace(sample, decision=decision, lines=filled_sums(lines, parents))
    assert len(leaves_of(made.lines)) == 60
    return made


def _one_more(lines: Sequence[DraftLine]) -> list[DraftLine]:
    last = next(line for line in reversed(lines) if line.level == 1)
    domain, _, number = last.code.partition(".")
    code = f"{domain}.{int(number) + 1}"
    half = Points(5_000)
    guide = "Ban hành trước ngày 31/3: 0,5 điểm\nBan hành sau: 0,25 điểm"
    items = "Mỗi giải pháp được áp dụng được 0,25 điểm, tối đa 0,5 điểm"
    return [
        DraftLine(1, code, f"Nhiệm vụ giao thêm trong lĩnh vực {domain}"),
        DraftLine(2, f"{code}.1", "Văn bản triển khai", half, rule=_OPTIONS, guide=guide),
        DraftLine(2, f"{code}.2", "Giải pháp thực hiện", half, rule=_ITEMS, guide=items),
    ]


def with_dotted_codes(draft: SetDraft) -> Annex:
    """1.1.1, ways of scoring as lines of a cell, maxima on all levels."""
    header = (
        "STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Cách chấm",
        "Tài liệu kiểm chứng", "Đơn vị thẩm định", "Không áp dụng cho", "Ghi chú",
    )  # fmt: skip
    rows = ((x.code, x.name, printed_number(x), *rest_of(x)) for x in draft.lines)
    return Annex(titles_of(draft), (header, *rows))


def with_rows_of_scoring(draft: SetDraft) -> Annex:
    """I, 1, a; ways of scoring in rows below their criterion; maxima on leaves alone."""
    header = (
        "TT", "Nội dung tiêu chí", "Điểm tối đa", "Mức điểm", "Tài liệu minh chứng",
        "Cơ quan theo dõi, đánh giá", "Không áp dụng đối với", "Ghi chú",
    )  # fmt: skip
    leaves = leaves_of(draft.lines)
    rows: list[tuple[Cell, ...]] = [header]
    for at, x in enumerate(draft.lines):
        printed = _last_of(relative_code(x.code))
        number = printed_number(x) if at in leaves else None
        traits = "\n".join(x.exempt)
        rows.append((printed, x.name, number, "", x.evidence, x.appraiser, traits, x.note))
        for way in x.guide.splitlines():
            split = _POINTS_BEHIND.fullmatch(way)
            words, worth = (split[1], split[2]) if split else (way, "")
            rows.append(("", words, None, worth, "", "", "", ""))
    return Annex(titles_of(draft), tuple(rows))


def with_two_maxima(draft: SetDraft) -> Annex:
    """Domains in merged cells, and a column of maxima for each source."""
    rows: list[tuple[Cell, ...]] = [
        ("STT", "Tiêu chí", "Điểm tối đa", None, "Hướng dẫn chấm điểm", "Tài liệu kiểm chứng",
         "Đơn vị thẩm định", "Không áp dụng cho", "Ghi chú"),
        (None, None, "Thẩm định", "Điều tra XHH"),
    ]  # fmt: skip
    merges = [Merge(1, 2, 1, 3), *(Merge(1, at, 2, at) for at in (0, 1, 4, 5, 6, 7, 8))]
    for x, (appraised, survey) in zip(draft.lines, _by_source(draft.lines), strict=True):
        code, name = (f"{x.code}. {x.name}", None) if x.level == 0 else (x.code, x.name)
        if x.level == 0:
            merges.append(Merge(len(rows) + 1, 0, len(rows) + 1, 1))
        rows.append((code, name, _points(appraised), _points(survey), *rest_of(x)))
    return Annex(titles_of(draft), tuple(rows), tuple(merges))


def with_total_and_notes(draft: SetDraft) -> Annex:
    """A header of two rows, numbered columns, codes with dots behind them, a total, notes."""
    rows: list[tuple[Cell, ...]] = [
        ("STT", "Lĩnh vực, tiêu chí", "Điểm", None, None, "Phương pháp đánh giá, cách tính điểm",
         "Minh chứng", "Đơn vị thẩm định", "Không áp dụng cho", "Ghi chú"),
        (None, None, "Tối đa", "Tự chấm", "Đạt được"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"),
    ]  # fmt: skip
    for x in draft.lines:
        maximum = f"{format_points(x.max_points)} điểm"
        rows.append((f"{x.code}.", f"{x.code}. {x.name}", maximum, None, None, *rest_of(x)))
    total = sum(x.max_points for x in draft.lines if x.level == 0 and x.code < "8")
    rows.append((None, "TỔNG CỘNG", format_points(Points(total))))
    rows.append(("Ghi chú: Điểm thưởng và điểm trừ không tính vào tổng điểm tối đa.",))
    merges = (Merge(1, 2, 1, 4), *(Merge(1, at, 2, at) for at in (0, 1, 5, 6, 7, 8, 9)))
    closing = ("Tỉnh X, ngày 05 tháng 01 năm 2026", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "./.")
    titles = ("ỦY BAN NHÂN DÂN TỈNH X", "PHỤ LỤC I", *titles_of(draft), "Đơn vị: điểm")
    return Annex(titles, tuple(rows), merges, closing)


LAYOUTS = (with_dotted_codes, with_rows_of_scoring, with_two_maxima, with_total_and_notes)


def relative_code(code: str) -> str:
    """Returns I.1.a for 1.1.1."""
    parts = code.split(".")
    shown = [roman(int(parts[0])), *parts[1:2]]
    return ".".join([*shown, *(_LETTERS[int(part) - 1] for part in parts[2:])])


def as_xlsx(annex: Annex) -> bytes:
    book = Workbook()
    sheet: Any = book.worksheets[0]
    width = max(map(len, annex.rows))
    for number, title in enumerate(annex.titles, 1):
        sheet.cell(number, 1, title)
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
    first = len(annex.titles) + 2
    for down, row in enumerate(annex.rows):
        for column, value in enumerate(row, 1):
            if value not in ("", None):
                cell = sheet.cell(first + down, column)
                cell.value = float(value) if isinstance(value, Decimal) else value
    for top, left, bottom, right in annex.merges:
        sheet.merge_cells(
            start_row=first + top - 1, end_row=first + bottom - 1,
            start_column=left + 1, end_column=right + 1,
        )  # fmt: skip
    for down, text in enumerate(annex.closing):
        sheet.cell(first + len(annex.rows) + 1 + down, 3, text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_docx(annex: Annex) -> bytes:
    made: Any = Document()
    add_table(made, (("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),))
    for title in annex.titles:
        made.add_paragraph(title)
    width = max(map(len, annex.rows))
    rows = [[_shown(value) for value in row] + [None] * (width - len(row)) for row in annex.rows]
    # Word breaks no table at a page's end; people do, and repeat the header.
    half = len(rows) // 2
    above = [m._replace(bottom=min(m.bottom, half)) for m in annex.merges if m.top <= half]
    below = [m._replace(top=max(m.top, half + 1)) for m in annex.merges if m.bottom > half]
    add_table(made, rows[:half], above)
    made.add_page_break()
    moved = tuple(m._replace(top=m.top - half + 1, bottom=m.bottom - half + 1) for m in below)
    add_table(made, [rows[0], *rows[half:]], moved)
    for text in annex.closing:
        made.add_paragraph(text)
    return saved_document(made)


def numbered_by_word(source: bytes, draft: SetDraft, columns: Sequence[int], *levels: str) -> bytes:
    """Returns a document whose codes, alone in a cell or before a name, Word counts itself.

    Args:
        source: As `as_docx` gives it.
        draft: The set in it.
        columns: In which the codes stand.
        levels: Of the list, see `add_list`.
    """
    made: Any = Document(io.BytesIO(source))
    add_list(made, *levels, id_=90)
    lines = iter(draft.lines)
    for table in made.tables[1:]:
        for row in table.rows:
            for cell in (row.cells[column] for column in columns):
                whole = parse_code(cell.text)
                found = (whole, "") if whole else leading_code(cell.text) or (None, "")
                if found[0] is not None:
                    cell.text = found[1]
                    number_paragraph(cell.paragraphs[0], 90, next(lines).level)
    assert next(lines, None) is None
    return saved_document(made)


def titles_of(draft: SetDraft) -> tuple[str, ...]:
    return draft.title, f"(Kèm theo {draft.decision})"


def rest_of(line: DraftLine) -> tuple[Cell, ...]:
    return line.guide, line.evidence, line.appraiser, "; ".join(line.exempt), line.note


def printed_number(line: DraftLine) -> Decimal:
    return points_to_decimal(line.max_points)


def _points(points: Points) -> Decimal | None:
    return points_to_decimal(points) if points else None


def _shown(value: Cell) -> str | None:
    return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


def _last_of(code: str) -> str:
    return code.rpartition(".")[2] + (")" if code.count(".") == 2 else "")


def _by_source(lines: Sequence[DraftLine]) -> list[tuple[Points, Points]]:
    """Returns for each line how much of its maximum is appraised, and how much the survey's."""
    shares = [[0, 0] for _ in lines]
    leaves, above = leaves_of(lines), parents_of(lines)
    for at in leaves:
        step: int | None = at
        while step is not None:
            shares[step][lines[at].source is Source.SURVEY] += lines[at].max_points
            step = above[step]
    return [(Points(appraised), Points(survey)) for appraised, survey in shares]
