"""The story of a cell, as a person reads it: typing, undo, rules, remarks, second entry, traits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from parindex_desktop import i18n
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.services import remarks, score_entry, traits
from parindex_desktop.services.cell_story import Story, story_of_cell, story_of_unit
from parindex_desktop.services.entity_changes import changed
from parindex_desktop.services.rule_change import change_rule
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from parindex_desktop.services.story_words import Told
from tests import second_entries, trait_files
from tests.ruled_leaves import BANDS, book_of, counts, leaf, open_ruled_file, type_facts
from tests.services.test_rule_change import STRICTER


@pytest.fixture(autouse=True)
def _vietnamese() -> None:
    i18n.set_language("vi")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_ruled_file(tmp_path, BANDS)
    yield opened
    opened.close()


def first_place(session: Session) -> Place:
    return Place(book_of(session).units[0].id, leaf(session).id)


def story(session: Session) -> Story:
    return story_of_cell(session, session.rounds[0].id, *first_place(session))


def lines(told: Story) -> list[tuple[str, list[str]]]:
    """What was done and what it changed, newest first."""
    return [
        (line.what, [each.sentence for each in line.changes])
        for day in told.days for line in day.lines
    ]  # fmt: skip


def since_the_rule(session: Session) -> list[tuple[str, list[str]]]:
    """The lines after the oldest one, with which the leaf was given its rule."""
    *later, (_, given) = lines(story(session))
    assert "chưa có" in given[-1] or "Quy tắc" in given[-1]
    return later


def test_facts_undo_and_redo_are_told_with_their_points(session: Session) -> None:
    type_facts(session, 0, counts(36, 40))
    session.bus.undo()
    session.bus.redo()
    typed = "Nhập số liệu của"
    redone, undone, done = since_the_rule(session)
    assert done[0].startswith(typed)
    assert done[1] == ["Thẩm định lần 1: chưa chấm → 2 (36/40 = 90,00 % ≥ 90 % → 2 điểm)"]
    assert undone[0].startswith(f"Đã hoàn tác: {typed}")
    assert undone[1] == ["Thẩm định lần 1: 2 → chưa chấm"]
    assert redone[0].startswith(f"Đã làm lại: {typed}")
    assert redone[1] == done[1]


def test_a_changed_rule_is_told_before_the_points_it_moved(session: Session) -> None:
    type_facts(session, 0, counts(36, 40))
    session.do(change_rule(book_of(session), replace(leaf(session), rule=STRICTER)))
    (what, changes), _ = since_the_rule(session)
    assert what.startswith("Sửa quy tắc của tiêu chí 1.1")
    assert changes[0].startswith("Quy tắc chấm của tiêu chí: “")
    assert changes[1].startswith("Thẩm định lần 1: 2 → 1 (36/40 = 90,00 %")


def test_the_maximum_is_told_too(session: Session) -> None:
    session.do(change_rule(book_of(session), replace(leaf(session), max_points=30_000)))  # type: ignore[arg-type]
    (_, changes), *_ = lines(story(session))
    assert changes == ["Điểm tối đa của tiêu chí: 2 → 3"]


def test_reasons_and_grounds_are_quoted(session: Session) -> None:
    book, place = book_of(session), first_place(session)
    dossier = session.dossier(session.rounds[0].id)
    session.do(remarks.write(book, dossier, place, RemarkKind.REASON, "Chậm"))
    session.do(remarks.write(book, dossier, place, RemarkKind.REASON, "Chậm 5 ngày"))
    session.do(remarks.write(book, dossier, place, RemarkKind.REASON, ""))
    gone, changed, written = since_the_rule(session)
    assert written == ("", ["Lý do: “Chậm”"])
    assert changed == ("", ["Lý do: “Chậm” → “Chậm 5 ngày”"])
    assert gone == ("", ["Lý do: bỏ “Chậm 5 ngày”"])


def test_what_happens_to_other_cells_is_no_part_of_it(session: Session) -> None:
    type_facts(session, 1, counts(36, 40))
    named = replace(leaf(session), name="Tên khác")
    session.do(Edit("criteria.change", entities=changed([(leaf(session), named)])))
    assert since_the_rule(session) == []
    assert story(session).text.splitlines()[0].endswith("Tên khác")


def test_the_story_of_a_unit_names_the_criterion_of_each_change(session: Session) -> None:
    type_facts(session, 0, counts(36, 40))
    unit = book_of(session).units[0].id
    told = story_of_unit(session, session.rounds[0].id, unit)
    what, changes = lines(told)[0]
    assert what.startswith("Nhập số liệu")
    assert changes[0].startswith(f"{leaf(session).code} · Thẩm định lần 1: chưa chấm → 2")
    assert told.days[0].lines[0].who.startswith("Nguyễn Thị Lan")
    assert told.text.splitlines()[2] == told.days[0].text


def words_of_cell(desk: second_entries.Desk) -> list[str]:
    """What the story of the sheet's first cell says to whoever works."""
    session = desk.session
    told = story_of_cell(session, session.rounds[0].id, desk.unit, desk.leaves[0].id)
    return [what for what, _ in lines(told)] + [each for _, some in lines(told) for each in some]


def test_second_entry_is_told_only_to_whom_it_may_be(tmp_path: Path) -> None:
    session = second_entries.open_first_entry(tmp_path)
    campaign = second_entries.begin(session)
    desk = second_entries.Desk(session, campaign, second_entries.book_of(session).units[0].id)
    desk.to_settling((0, "0", "0"))
    desk.settle(0, "0")
    words = words_of_cell(desk)
    assert any(each.startswith("Ô lệch khi nhập lại lần hai: chốt 0 (lần một") for each in words)
    assert any("nhập lại lần hai: chưa chấm → 0" in each for each in words)
    second_entries.work_as(session, second_entries.SECOND)
    blind = words_of_cell(desk)
    assert blind
    assert not any("lần hai" in each or "lệch" in each for each in blind)
    of_unit = story_of_unit(session, session.rounds[0].id, desk.unit)
    assert not any("lần hai" in each for _, some in lines(of_unit) for each in some)
    session.close()


def test_the_first_entry_is_kept_back_while_somebody_keys(tmp_path: Path) -> None:
    session = second_entries.open_first_entry(tmp_path)
    campaign = second_entries.begin(session)
    desk = second_entries.Desk(session, campaign, second_entries.book_of(session).units[0].id)
    first = desk.first(0)
    assert any(f"→ {first}" in each for each in words_of_cell(desk))
    desk.take()
    hidden = words_of_cell(desk)
    assert any("••• → •••" in each for each in hidden)
    assert not any(f"→ {first}" in each for each in hidden)
    desk.key_all()
    desk.finish()
    assert any(f"→ {first}" in each for each in words_of_cell(desk))
    session.close()


def test_a_trait_that_exempts_the_leaf_is_told(tmp_path: Path) -> None:
    session = trait_files.open_trait_file(tmp_path)
    book = trait_files.book_of(session)
    exempting = next(c for c in book.tree.criteria if c.exempt)
    below = next(
        each for each in book.leaves
        if each.id == exempting.id or each.parent_id == exempting.id
    )  # fmt: skip
    unit, trait = book.units[0].id, exempting.exempt[0]
    session.do(traits.change(session, book.round.id, [unit], given=[trait, "Đặc điểm khác"]))
    told = story_of_cell(session, book.round.id, unit, below.id)
    assert lines(told)[0][1] == [f"Đặc điểm của đơn vị: “{trait}”"]
    session.close()


def test_a_content_without_number_has_its_ground(session: Session) -> None:
    book, place = book_of(session), first_place(session)
    waiting = Score(CellState.PENDING, ground="chờ báo cáo")
    entry = score_entry.set_state(book, Stage.APPRAISAL_1, [place], waiting)
    session.do(entry.edit)
    assert lines(story(session))[0][1] == ["Thẩm định lần 1: chưa chấm → đang chờ (chờ báo cáo)"]
    assert Told("Lý do", "", "“x”").sentence == "Lý do: “x”"
