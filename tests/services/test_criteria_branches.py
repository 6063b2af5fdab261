from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    SetId,
)
from parindex_desktop.domain.criteria_draft import DraftLine
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import JudgedRule, Measure, RatioRule
from parindex_desktop.errors import InputError
from parindex_desktop.services import criteria, criteria_branches, rounds
from parindex_desktop.services.criteria_branches import Landing, Pasted
from parindex_desktop.services.criteria_clip import (
    BranchClip,
    clip_of,
    read_clip,
    read_table,
    write_clip,
    write_table,
)
from parindex_desktop.services.criteria_codes import settled_codes
from parindex_desktop.services.rule_change import change_rule
from parindex_desktop.services.session import Session
from tests.services.criteria_sets import book_of, find, make_set, outline_of


@pytest.fixture
def typed(session: Session) -> Session:
    """The set of `tests.services.criteria_sets` in the group `xa`."""
    make_set(session)
    return session


BEFORE = ["1", "  1.1", "    1.1.1", "    1.1.2", "  1.2", "2", "  2.1"]


def clip(session: Session, *codes: str, cut: bool = False, group: str = "xa") -> BranchClip:
    book = book_of(session, group)
    tops = criteria_branches.tops_of(book.tree, [find(book, code).id for code in codes])
    return clip_of(session, book.tree, tops, cut=cut)


def paste_behind(session: Session, clipped: BranchClip, code: str, group: str = "xa") -> Pasted:
    book = book_of(session, group)
    landing = criteria_branches.behind(book.tree, find(book, code))
    pasted = criteria_branches.paste(session, book, clipped, landing)
    session.do(pasted.edit)
    return pasted


def move(session: Session, codes: list[str], landing: Landing) -> None:
    book = book_of(session)
    tops = [find(book, code) for code in codes]
    session.do(criteria_branches.move(book, tops, landing))


def test_tops_leave_out_what_is_below_them(typed: Session) -> None:
    book = book_of(typed)
    chosen = [find(book, code).id for code in ("2.1", "1.1.2", "1.1", "1.2")]
    assert [c.code for c in criteria_branches.tops_of(book.tree, chosen)] == ["1.1", "1.2", "2.1"]
    far_apart = [find(book, code).id for code in ("1.1.2", "1")]
    assert [c.code for c in criteria_branches.tops_of(book.tree, far_apart)] == ["1"]


@pytest.mark.parametrize(("line", "code"), [
    (DraftLine(0, "3", "  "), "SET.112"), (DraftLine(0, "3", "Mới", Points(-1)), "SET.103"),
])  # fmt: skip
def test_lines_pasted_are_held_to_what_lines_typed_are(
    typed: Session, line: DraftLine, code: str
) -> None:
    with pytest.raises(InputError) as refused:
        criteria_branches.paste_lines(typed, book_of(typed), [line], Landing(None, 0))
    assert refused.value.code == code


def test_a_moved_branch_keeps_ids_and_codes(typed: Session) -> None:
    before = {c.code: c.id for c in book_of(typed).tree.criteria}
    book = book_of(typed)
    move(typed, ["1.1"], criteria_branches.inside(book.tree, find(book, "2")))
    assert outline_of(book_of(typed)) == [
        "1", "  1.2", "2", "  2.1", "  1.1", "    1.1.1", "    1.1.2",
    ]  # fmt: skip
    assert {c.code: c.id for c in book_of(typed).tree.criteria} == before
    typed.bus.undo()
    assert outline_of(book_of(typed)) == BEFORE


def test_branches_move_together_and_among_their_siblings(typed: Session) -> None:
    move(typed, ["1.1", "1.2"], Landing(None, 1))
    assert outline_of(book_of(typed)) == [
        "1", "1.1", "  1.1.1", "  1.1.2", "1.2", "2", "  2.1",
    ]  # fmt: skip
    book = book_of(typed)
    move(typed, ["1.1"], criteria_branches.before(book.tree, find(book, "1")))
    assert [c.code for c in book_of(typed).tree.children(None)] == ["1.1", "1", "1.2", "2"]
    move(typed, ["1.1"], Landing(None, 4))
    assert [c.code for c in book_of(typed).tree.children(None)] == ["1", "1.2", "2", "1.1"]


def test_a_branch_that_is_there_already_stays(typed: Session) -> None:
    book = book_of(typed)
    for landing in (Landing(None, 0), Landing(None, 1)):
        assert criteria_branches.move(book, [find(book, "1")], landing).is_empty


@pytest.mark.parametrize("below", ["1", "1.1", "1.1.2"])
def test_a_branch_does_not_go_below_itself(typed: Session, below: str) -> None:
    book = book_of(typed)
    with pytest.raises(InputError) as failure:
        criteria_branches.move(book, [find(book, "1")], Landing(find(book, below).id, 0))
    assert (failure.value.code, failure.value.params) == ("SET.143", {"code": "1"})


def test_nothing_goes_below_a_scored_line(session: Session) -> None:
    book = book_of(session, "so")
    landing = Landing(find(book, "TĐ").id, 0)
    with pytest.raises(InputError) as failure:
        criteria_branches.move(book, [find(book, "ĐT")], landing)
    assert failure.value.code == "SET.118"
    with pytest.raises(InputError) as failure:
        criteria_branches.paste_lines(session, book, [DraftLine(0, "", "Mới")], landing)
    assert failure.value.code == "SET.118"


def test_scores_follow_a_moved_line(session: Session) -> None:
    line = criteria.NewCriterion("Lĩnh vực", Points(0), code="I")
    session.do(criteria.add(session, book_of(session, "so"), line, parent=None))
    book = book_of(session, "so")
    before = [s.index for s in book.standings]
    landing = Landing(find(book, "I").id, 0)
    session.do(criteria_branches.move(book, [find(book, "TĐ"), find(book, "ĐT")], landing))
    assert outline_of(book_of(session, "so")) == ["I", "  TĐ", "  ĐT"]
    assert [s.index for s in book_of(session, "so").standings] == before


def test_several_branches_are_removed_in_one_step(typed: Session) -> None:
    book = book_of(typed)
    typed.do(criteria.remove(book, find(book, "1.1"), find(book, "2")))
    assert outline_of(book_of(typed)) == ["1", "  1.2"]
    typed.bus.undo()
    assert outline_of(book_of(typed)) == BEFORE


def test_a_cut_branch_moves_within_its_set(typed: Session) -> None:
    before = find(book_of(typed), "1.1.2")
    pasted = paste_behind(typed, clip(typed, "1.1", cut=True), "2")
    assert (pasted.is_move, pasted.count, pasted.recoded) == (True, 3, ())
    assert outline_of(book_of(typed))[-3:] == ["1.1", "  1.1.1", "  1.1.2"]
    assert find(book_of(typed), "1.1.2").id == before.id


def test_a_copied_branch_gets_free_codes_and_a_line_of_its_own(typed: Session) -> None:
    pasted = paste_behind(typed, clip(typed, "1.1"), "1.1")
    assert pasted.recoded == (("1.1", "1.3"), ("1.1.1", "1.3.1"), ("1.1.2", "1.3.2"))
    assert outline_of(book_of(typed)) == [
        "1", "  1.1", "    1.1.1", "    1.1.2", "  1.3", "    1.3.1", "    1.3.2", "  1.2",
        "2", "  2.1",
    ]  # fmt: skip
    assert find(book_of(typed), "1.3.1").lineage is None, "its original is still in the set"
    typed.bus.undo()
    assert outline_of(book_of(typed)) == BEFORE


def test_a_branch_pasted_into_another_group_continues_its_original(typed: Session) -> None:
    original = find(book_of(typed), "1.1.2")
    whole = replace(original, rule=JudgedRule(), guide="Chấm\ntheo mức", exempt=("Không có TTHC",))
    typed.do(change_rule(book_of(typed), whole))
    typed.do(criteria.change(book_of(typed), whole))
    pasted = paste_behind(typed, clip(typed, "1.1", cut=True), "TĐ", "so")
    assert (pasted.is_move, pasted.recoded) == (False, ())
    assert outline_of(book_of(typed, "so")) == ["TĐ", "1.1", "  1.1.1", "  1.1.2", "ĐT"]
    copied = find(book_of(typed, "so"), "1.1.2")
    assert (copied.rule, copied.guide, copied.exempt) == (whole.rule, whole.guide, whole.exempt)
    assert copied.lineage == original.id
    assert outline_of(book_of(typed)) == BEFORE, "the original stays where it was"
    twice = paste_behind(typed, clip(typed, "1.1"), "ĐT", "so")
    assert twice.recoded[0] == ("1.1", "4")
    assert find(book_of(typed, "so"), "4.1").lineage is None


def test_a_branch_goes_from_year_to_year(typed: Session) -> None:
    typed.do(rounds.new_round(typed, 2017))
    group = typed.group_of("xa")
    typed.do(criteria.create(typed, typed.round_of(2017).id, group.id))
    later = book_of(typed, year=2017)
    pasted = criteria_branches.paste(typed, later, clip(typed, "1", "2"), Landing(None, 0))
    typed.do(pasted.edit)
    later = book_of(typed, year=2017)
    assert outline_of(later) == BEFORE
    assert [c.identity for c in later.tree.criteria] == [
        c.identity for c in book_of(typed).tree.criteria
    ]


def test_a_cut_branch_that_was_removed_comes_back_as_its_heir(typed: Session) -> None:
    kept = clip(typed, "1.2", cut=True)
    original = find(book_of(typed), "1.2")
    typed.do(criteria.remove(book_of(typed), original))
    paste_behind(typed, kept, "2")
    assert find(book_of(typed), "1.2").lineage == original.id


def test_ids_of_another_file_mean_nothing(typed: Session) -> None:
    foreign = replace(clip(typed, "1.2", cut=True), file="elsewhere.parindex")
    pasted = paste_behind(typed, foreign, "2")
    assert not pasted.is_move
    made = next(c for c in book_of(typed).tree.criteria if c.id == pasted.tops[0])
    assert made.lineage is None


def test_a_clip_survives_the_clipboard(typed: Session) -> None:
    clipped = clip(typed, "1.1", "2")
    assert read_clip(write_clip(clipped)) == clipped
    assert write_table(clipped).splitlines()[:2] == ["1.1\tKế hoạch\t3", "1.1.1\tBan hành\t1"]


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "null", "{}", '{"file":1}', '{"lines":[{"level":9}]}', "[" * 100_000],
)
def test_a_foreign_clipboard_is_no_clip(text: str) -> None:
    assert read_clip(text) is None


@pytest.mark.parametrize("cap", ['"chín mươi"', '"1e999999"', "90"])
def test_a_clip_with_a_rule_altered_past_the_program_is_none(typed: Session, cap: str) -> None:
    rule = RatioRule(Measure(), cap=Decimal(90))
    clipped = replace(clip(typed, "2.1"), lines=(DraftLine(0, "2.1", "Thể chế", rule=rule),))
    text = write_clip(clipped)
    assert read_clip(text) == clipped
    assert read_clip(text.replace('"cap":"90"', f'"cap":{cap}')) is None


@pytest.mark.parametrize("levels", [(), (1,), (0, 2), (0, -1)])
def test_a_clip_with_unsound_levels_is_none(typed: Session, levels: tuple[int, ...]) -> None:
    lines = tuple(DraftLine(level, "1", "Tên") for level in levels)
    ids = tuple(CriterionId(n) for n in range(len(levels)))
    unsound = replace(clip(typed, "1"), lines=lines, ids=ids, identities=ids)
    assert read_clip(write_clip(unsound)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5\tTin học\t2,5\n5.1\tMạng\t0.5\r\n", [(0, "5", 25_000), (1, "5.1", 5_000)]),
        ("Tin học\t2,5\nMạng\t", [(0, "", 25_000), (0, "", 0)]),
        ("a\tTin học\nb\tMạng", [(0, "a", 0), (0, "b", 0)]),
        ("Tin học\n\nMạng\n", [(0, "", 0), (0, "", 0)]),
        ('1\t"Tin học\nvà mạng"\t2\tCách chấm', [(0, "1", 20_000)]),
    ],
)  # fmt: skip
def test_a_table_is_read(text: str, expected: list[tuple[int, str, int]]) -> None:
    table = read_table(text)
    assert [(line.level, line.code, line.max_points) for line in table.lines] == expected
    assert table.lines[0].name.startswith("Tin học")
    assert table.ignored_columns == (1 if "Cách chấm" in text else 0)


def test_rows_that_cannot_be_taken_are_told_together() -> None:
    with pytest.raises(InputError) as failure:
        read_table("1\tTin học\thai điểm\n2\t\t1\n3\tMạng\t1")
    assert failure.value.code == "SET.145"
    assert [(p.code, p.place) for p in failure.value.problems] == [
        ("NUM.101", "Line 1"),
        ("SET.112", "Line 2"),
    ]


@pytest.mark.parametrize("first", ["Mã\tTên\tĐiểm", "STT\tTiêu chí\tĐiểm tối đa", "TT.\tNội dung"])
def test_headings_copied_along_are_passed_over(first: str) -> None:
    table = read_table(f"{first}\n1\tTin học\t2\n2\tMạng\t1")
    assert [line.code for line in table.lines] == ["1", "2"]


def test_an_empty_clipboard_has_no_table() -> None:
    with pytest.raises(InputError) as failure:
        read_table(" \n\t\n")
    assert failure.value.code == "SET.144"


def test_pasted_rows_get_codes_where_they_have_none_or_a_taken_one(typed: Session) -> None:
    table = read_table("1.1\tTrùng\t1\n\tKhông mã\t2\n7\tMới\t1\n7.1\tCon\t1")
    book = book_of(typed)
    landing = criteria_branches.inside(book.tree, find(book, "2"))
    pasted = criteria_branches.paste_lines(typed, book, table.lines, landing)
    typed.do(pasted.edit)
    assert outline_of(book_of(typed))[-6:] == ["2", "  2.1", "  2.2", "  2.3", "  7", "    7.1"]
    assert pasted.recoded == (("1.1", "2.2"),)


@given(
    st.lists(st.sampled_from(["", "1", "1.1", "2", "a", "TĐ", "I"]), min_size=1, max_size=12),
    st.data(),
)
def test_settled_codes_never_meet(codes: list[str], data: st.DataObject) -> None:
    own = CriteriaSet(SetId(1), *[1, 1])  # type: ignore[arg-type]
    there = [
        Criterion(CriterionId(n), own.id, None, n, code, "Tên", Points(0))
        for n, code in enumerate(["1", "2", "TĐ"])
    ]
    level, lines = -1, []
    for code in codes:
        level = data.draw(st.integers(0, level + 1))
        lines.append(DraftLine(level, code, "Tên"))
    settled = settled_codes(CriteriaTree.build(own, there), lines, None)
    assert len({*settled, "1", "2", "TĐ"}) == len(codes) + 3
    assert all(settled)
