"""What may be typed into the input cells: bounds, choices, and why a value is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.worksheet.datavalidation import DataValidation

from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.rules.facts import LARGEST, FieldKind
from parindex_desktop.domain.workbooks.columns import HIDDEN_SHEET, Column, address
from parindex_desktop.domain.workbooks.lines import NO_TEXT, YES_TEXT, Entry, Line
from parindex_desktop.exchange.workbooks.point_formulas import LABELS, number

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST: Final = 255
"""Characters of a message that Excel shows."""

_TITLE: Final = "Giá trị không hợp lệ"
_NUMBER_WANTED: Final = "Nhập một số không âm (không nhập chữ, không nhập dấu %)."
_WHOLE_WANTED: Final = "Nhập một số nguyên không âm."
_CHOICE_WANTED: Final = "Chọn một dòng trong danh sách, không gõ nội dung khác."


class Validations:
    """The rules of all input cells; cells with the same rule share one."""

    def __init__(self) -> None:
        self._known: dict[Hashable, DataValidation] = {}

    def put(self, line: Line, choices: Mapping[str, tuple[int, int]]) -> None:
        """Adds the rule of the cell in which a line is typed, if it has one.

        Args:
            line: Of the sheet.
            choices: Line key -> first and last row of its choices on the hidden sheet.
        """
        if line.entry is Entry.POINTS:
            self._put_points(line)
        elif line.field is not None:
            self._put_fact(line, choices.get(line.key))

    def attach(self, sheet: Worksheet) -> None:
        """Hands the rules to the sheet."""
        for rule in self._known.values():
            sheet.add_data_validation(rule)

    def _put_points(self, line: Line) -> None:
        maximum = line.criterion.max_points
        message = f"Nhập số điểm từ 0 đến {format_points(maximum)}."
        self._add(("points", maximum), address(line.row, Column.POINTS), message,
                  type="decimal", operator="between", formula1="0",
                  formula2=number(maximum))  # fmt: skip

    def _put_fact(self, line: Line, choices: tuple[int, int] | None) -> None:
        cell = address(line.row, Column.FACT)
        assert line.field is not None
        if choices is not None:
            first, last = choices
            area = f"{HIDDEN_SHEET}!${LABELS}${first}:${LABELS}${last}"
            self._add(area, cell, _CHOICE_WANTED, type="list", formula1=area)
        elif line.field.kind is FieldKind.YES_NO:
            answers = f'"{YES_TEXT},{NO_TEXT}"'
            message = f"Chọn {YES_TEXT} hoặc {NO_TEXT}."
            self._add("yes", cell, message, type="list", formula1=answers)
        else:
            whole = line.field.kind is FieldKind.WHOLE
            hint = _hint(line, _WHOLE_WANTED if whole else _NUMBER_WANTED)
            self._add((whole, hint), cell, hint, type="whole" if whole else "decimal",
                      operator="between", formula1="0", formula2=str(LARGEST))  # fmt: skip

    def _add(self, key: Hashable, cell: str, message: str, **rule: str) -> None:
        if key not in self._known:
            self._known[key] = DataValidation(
                **rule,  # type: ignore[arg-type]
                allow_blank=True,
                showErrorMessage=True,
                showInputMessage=True,
                errorTitle=_TITLE,
                error=message[:_LONGEST],
                prompt=message[:_LONGEST],
            )
        self._known[key].add(cell)


def _hint(line: Line, wanted: str) -> str:
    """Returns what is asked: the label of a line of its own stands beside the cell already."""
    assert line.field is not None
    if line.is_fact:
        return wanted
    measure = getattr(line.criterion.rule, "measure", None)
    asked = getattr(line.criterion.rule, "item", "") or getattr(measure, "label", "")
    unit = f" ({line.field.unit})" if line.field.unit and line.field.unit != asked else ""
    return f"{asked[:120]}{unit}. {wanted}" if asked else wanted
