import csv
from collections.abc import Callable
from decimal import Decimal

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from parindex_desktop.domain.importing.plan import ImportPlan
from parindex_desktop.domain.importing.table import SourceTable
from parindex_desktop.domain.numbers import NumberStyle
from parindex_desktop.domain.rounds import ColumnKind, GroupSetup
from parindex_desktop.exchange.clipboard import format_clipboard, read_clipboard
from parindex_desktop.exchange.tables import read_table
from parindex_desktop.paths import resource
from tests.exchange.building import MAXIMA, NASTY, codes, plan_of, put, scores_of, workbook

CASES = ("angiang_2016_so", "angiang_2016_huyen", "binhduong_2017_huyen")


def lines_of(case: str) -> list[list[str]]:
    text = resource("sample", f"{case}.csv").read_text("utf-8")
    return list(csv.reader((x for x in text.splitlines() if x[0] != "#"), delimiter=";"))


def as_csv(case: str) -> SourceTable:
    return read_table(resource("sample", f"{case}.csv"))


def as_clipboard(case: str) -> SourceTable:
    return read_clipboard(format_clipboard(lines_of(case)))


def as_comma_file(case: str) -> SourceTable:
    lines = [",".join(f'"{cell}"' for cell in line) for line in lines_of(case)]
    return read_table("\r\n".join(lines).encode("utf-8-sig"))


def as_utf16(case: str) -> SourceTable:
    return read_table("\n".join("\t".join(line) for line in lines_of(case)).encode("utf-16"))


def as_workbook(case: str) -> SourceTable:
    """Numbers as numbers, percentages as Excel stores them."""

    def fill(sheet: Worksheet) -> None:
        put(sheet, [["PHỤ LỤC"], []])
        for number, line in enumerate(lines_of(case), 3):
            for column, text in enumerate(line, 1):
                cell = sheet.cell(number, column)
                plain = text.removesuffix("%").replace(",", ".")
                if not plain.replace(".", "").isdigit():
                    cell.value = text or None
                elif text.endswith("%"):
                    cell.value, cell.number_format = float(plain) / 100, "0.00%"
                else:
                    cell.value = float(plain)
                    cell.number_format = (
                        "0.00" if plain.endswith("0") and "." in plain else "General"
                    )

    return read_table(workbook(fill))


def as_text_workbook(case: str) -> SourceTable:
    return read_table(workbook(lambda sheet: put(sheet, lines_of(case))))


FORMS = (as_csv, as_clipboard, as_comma_file, as_utf16, as_workbook, as_text_workbook)


def planned(case: str, form: Callable[[str], SourceTable]) -> ImportPlan:
    return plan_of(form(case), maxima={} if "binhduong" in case else MAXIMA)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES)
def test_a_published_table_is_read_exactly_and_agrees_with_itself(
    case: str, form: Callable[[str], SourceTable]
) -> None:
    plan = planned(case, form)
    expected = {
        line[1]: tuple(str(Decimal(text.replace(",", "."))).replace(".", ",") for text in line[2:4])
        for line in lines_of(case)[1:]
        if line[0]
    }
    assert scores_of(plan) == expected
    assert codes(plan) == []
    assert plan.edit is not None


def columns_of(
    case: str, form: Callable[[str], SourceTable]
) -> dict[ColumnKind, tuple[NumberStyle, bool, str]]:
    edit = planned(case, form).edit
    assert edit is not None
    [setup] = [e.after for e in edit.entities if isinstance(e.after, GroupSetup)]
    return {
        c.kind: (c.style, c.percent, c.heading) for c in setup.columns if c.visible and c.heading
    }


@pytest.mark.parametrize("form", [as_csv, as_clipboard, as_workbook])
def test_an_giang_keeps_printing_without_trailing_zeros(
    form: Callable[[str], SourceTable],
) -> None:
    trimmed = NumberStyle.TRIMMED
    assert columns_of("angiang_2016_so", form) == {
        ColumnKind.ORDINAL: (trimmed, False, "STT"),
        ColumnKind.UNIT: (trimmed, False, "Sở, ban ngành"),
        ColumnKind.APPRAISED: (trimmed, False, "Điểm thẩm định"),
        ColumnKind.SURVEY: (trimmed, False, "Điểm điều tra XHH"),
        ColumnKind.INDEX: (trimmed, False, "Chỉ số CCHC 2016"),
    }


@pytest.mark.parametrize("form", [as_csv, as_clipboard, as_workbook])
def test_binh_duong_keeps_its_percent_signs_and_total(form: Callable[[str], SourceTable]) -> None:
    columns = columns_of("binhduong_2017_huyen", form)
    assert columns[ColumnKind.INDEX] == (NumberStyle.FIXED, True, "Chỉ số CCHC -PAR INDEX 2017")
    assert columns[ColumnKind.TOTAL] == (NumberStyle.FIXED, False, "Tổng điểm (100)")
    assert columns[ColumnKind.APPRAISED][0] is NumberStyle.TRIMMED
    assert ColumnKind.RANK not in columns
    assert ColumnKind.CLASS not in columns


def test_a_workbook_saved_by_libreoffice_gives_the_same() -> None:
    table = read_table(NASTY / "libreoffice.xlsx")
    plan = plan_of(table)
    assert scores_of(plan) == scores_of(planned("binhduong_2017_huyen", as_csv))
    assert [code for code in codes(plan) if code != "IMP.306"] == []
    assert plan.edit is not None
