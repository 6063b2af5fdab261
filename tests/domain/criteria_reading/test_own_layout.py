"""Our own export comes back as it went out, and what somebody changed in it is read strictly."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop import codec
from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
from parindex_desktop.domain.criteria_reading.reading import SetReading, read_set
from parindex_desktop.domain.criteria_reading.rule_codes import parse_rule
from parindex_desktop.domain.importing.table import CellKind, SourceCell, number_cell
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.domain.rules.kinds import OptionsRule
from parindex_desktop.exchange.tables import read_table
from parindex_desktop.services.criteria_export import frozen_workbook
from tests.criteria_drafts import drafts, rules, texts
from tests.domain.building import points
from tests.domain.criteria_reading.tables import table, told

RULE = '{"kind":"options","options":[{"label":"Có","points":10000}]}'
ROW = {
    layout.CODE: "1",
    layout.NAME: "Kế hoạch",
    layout.MAXIMUM: "1",
    layout.GUIDE: "Có: 1",
    layout.SOURCE: "Thẩm định",
    layout.KIND: "Thông thường",
    layout.LEVEL: "1",
    layout.RULE: RULE,
}


def row_of(line: DraftLine) -> tuple[str, ...]:
    values = {
        layout.CODE: line.code,
        layout.NAME: line.name,
        layout.MAXIMUM: format_points(line.max_points),
        layout.GUIDE: line.guide,
        layout.EVIDENCE: line.evidence,
        layout.NOTE: line.note,
        layout.SOURCE: layout.SOURCES[line.source],
        layout.KIND: layout.KINDS[line.kind],
        layout.APPRAISER: line.appraiser,
        layout.EXEMPT: layout.TRAIT_SEPARATOR.join(line.exempt),
        layout.LEVEL: str(line.level + 1),
        layout.RULE: codec.to_text(line.rule) if line.rule else "",
    }
    return tuple(values[heading] for heading in layout.HEADINGS)


def read_own(*rows: dict[str, str]) -> SetReading:
    cells = [tuple(row.get(heading, "") for heading in layout.HEADINGS) for row in rows]
    return read_set(table([layout.HEADINGS, *cells]))


@st.composite
def any_drafts(draw: st.DrawFn) -> SetDraft:
    """Sets whose codes may be any words."""
    draft = draw(drafts(most=8))
    codes = draw(st.lists(texts(least=1, most=8), min_size=8, max_size=8, unique=True))
    if draw(st.booleans()):
        return draft
    lines = zip(draft.lines, codes, strict=False)
    return replace(draft, lines=tuple(replace(line, code=code) for line, code in lines))


@given(any_drafts())
def test_any_set_in_the_layout_of_the_export_reads_back_equal(draft: SetDraft) -> None:
    caps = ((layout.BONUS_CAP_LINE, draft.bonus_cap), (layout.PENALTY_CAP_LINE, draft.penalty_cap))
    above = [
        (f"{layout.TITLE_LINE} {draft.title}",),
        (f"{layout.DECISION_LINE} {draft.decision}",),
        *((f"{words} {format_points(cap)}",) for words, cap in caps if cap is not None),
    ]
    reading = read_set(table([*above, layout.HEADINGS, *map(row_of, draft.lines)]))
    if draft.lines:
        assert reading.draft == draft
        assert reading.guessed == {}
    else:
        assert told(reading) == [("IMP.404", "")]


@settings(max_examples=25)
@given(drafts(most=5).filter(lambda draft: bool(draft.lines)))
def test_any_exported_workbook_reads_back_equal(draft: SetDraft) -> None:
    content = frozen_workbook(draft, name="so", author="Sở Nội vụ")()
    assert read_set(read_table(content, name="so.xlsx")).settled_draft() == draft


@given(rules())
def test_every_rule_comes_back_from_its_code(rule: object) -> None:
    assert parse_rule(codec.to_text(rule)) == rule


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "[]", "null", "{}", "1", '"a"', '{"kind":"magic"}', '{"kind":"options"}',
        '{"kind":"options","options":1}', '{"kind":"options","options":[1]}',
        '{"kind":"options","options":[{"label":"a","points":"1"}]}',
        '{"kind":"options","options":[{"label":"a","points":1.5}]}',
        '{"kind":"options","options":[{"label":"a","points":true}]}',
        '{"kind":"options","options":[{"label":1,"points":1}]}',
        '{"kind":"options","options":[],"more":1}',
        '{"kind":"percent","levels":[{"label":"a","percent":"NaN"}]}',
        '{"kind":"percent","levels":[{"label":"a","percent":"x"}]}',
        '{"kind":"percent","levels":[],"takes":0}',
        '{"kind":"per_item","item":"a","each":1,"cap":"2"}',
        '{"kind":"yes_no","conditions":["a"],"met":1,"join":"some"}',
        '{"kind":"ratio","measure":null}',
        '{"kind":"yes_no","conditions":"abc","met":1}',
        '{"kind":"percent","levels":[{"label":"a","percent":50}]}',
        "[" * 100_000,
        '{"kind":"options","options":[{"label":"a","points":NaN}]}',
    ],
)  # fmt: skip
def test_a_code_that_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller tells the row
        parse_rule(text)


def test_a_rule_whose_code_was_changed_is_a_problem_of_its_row() -> None:
    changed = json.loads(RULE) | {"options": "Có"}
    reading = read_own(ROW | {layout.RULE: json.dumps(changed)})
    assert told(reading) == [("IMP.418", "row 2, criterion 1")]
    assert not reading.is_sound
    assert told(reading.with_rule(0, None)) == []


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        (layout.MAXIMUM, "hai điểm", "IMP.405"),
        (layout.MAXIMUM, "", "IMP.406"),
        (layout.SOURCE, "Trung ương", "IMP.419"),
        (layout.KIND, "Lạ", "IMP.419"),
        (layout.LEVEL, "2", "IMP.424"),
        (layout.LEVEL, "một", "IMP.424"),
        (layout.LEVEL, "0", "IMP.424"),
        (layout.NAME, "", "IMP.411"),
    ],
)
def test_a_cell_that_says_nothing_known_is_a_problem_of_its_row(
    column: str, text: str, code: str
) -> None:
    reading = read_own(ROW | {column: text})
    assert told(reading) == [(code, "row 2, criterion 1")]


def test_a_row_that_names_nothing_is_told_and_not_passed_over() -> None:
    reading = read_own(ROW, {layout.NOTE: "chú thích", layout.LEVEL: "1"})
    assert told(reading) == [("IMP.406", "row 3"), ("IMP.411", "row 3")]


def test_a_code_that_was_typed_again_as_a_number_or_a_date() -> None:
    cells = tuple(ROW.get(heading, "") for heading in layout.HEADINGS)
    number = number_cell(Decimal("1.1"), decimals=2)
    date = SourceCell("01/01/2024", kind=CellKind.DATE)
    reading = read_set(table([layout.HEADINGS, (number, *cells[1:]), (date, *cells[1:])]))
    assert reading.draft.lines[0].code == "1.10"
    assert told(reading) == [("IMP.203", "row 3, criterion 01/01/2024")]


def test_blank_cells_of_words_mean_the_usual() -> None:
    reading = read_own(ROW | {layout.SOURCE: "", layout.KIND: "", layout.RULE: ""})
    [line] = reading.draft.lines
    assert (line.source, line.kind, line.rule) == ("appraised", "normal", None)
    assert told(reading, notes=True) == []


def test_levels_follow_the_dots_where_there_is_no_column_of_levels() -> None:
    headings = (layout.CODE, layout.NAME, layout.MAXIMUM, layout.RULE)
    rows = [headings, ("1", "Chỉ đạo", "1"), ("1.1", "Kế hoạch", "1", RULE)]
    reading = read_set(table(rows))
    assert [line.level for line in reading.draft.lines] == [0, 1]
    assert isinstance(reading.draft.lines[1].rule, OptionsRule)


def test_the_sum_of_a_parent_is_compared_and_never_computed() -> None:
    parent = ROW | {layout.MAXIMUM: "3", layout.RULE: ""}
    child = ROW | {layout.CODE: "1.1", layout.LEVEL: "2"}
    reading = read_own(parent, child)
    assert told(reading) == [("IMP.413", "row 2, criterion 1")]
    assert reading.draft.lines[0].max_points == points("3")


def test_a_cap_that_is_no_number_is_told() -> None:
    rows = [("Trần điểm thưởng: hai",), layout.HEADINGS, tuple(ROW.get(h) for h in layout.HEADINGS)]
    reading = read_set(table(rows))
    assert told(reading) == [("IMP.425", "Trần điểm thưởng:")]
    assert reading.draft.bonus_cap is None
