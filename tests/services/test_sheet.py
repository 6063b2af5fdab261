"""The lines of a sheet, what is asked of it, and its words and totals as edits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.entry_rules import DEFAULT_PHRASES, EntryRules
from parindex_desktop.domain.remarks import RemarkKind, read_remark
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import InputError
from parindex_desktop.sentences.actions import tell_action
from parindex_desktop.services import control_totals, criteria, remarks, score_entry, sheet
from parindex_desktop.services.dossier import Dossier
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from parindex_desktop.services.sheet import Trend
from tests.score_files import DEPARTMENT_NAMES, open_score_file


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Three departments, twelve criteria in four domains, nothing scored."""
    opened = open_score_file(tmp_path, DEPARTMENT_NAMES[:3], 12, filled=0)
    yield opened
    opened.close()


@pytest.fixture
def book(session: Session) -> GroupBook:
    return session.book(session.rounds[0].id, session.group_of("so").id)


@pytest.fixture
def dossier(session: Session) -> Dossier:
    return session.dossier(session.rounds[0].id)


def type_points(session: Session, book: GroupBook, stage: Stage, place: Place, text: str) -> None:
    session.do(score_entry.enter_text(book, stage, place, text).edit)


def test_lines_stand_under_their_domain_and_fold_with_it(book: GroupBook) -> None:
    lines = sheet.lines_of(book.tree)
    assert [line.criterion for line in lines] == list(book.tree.criteria)
    domain = lines[0].criterion
    below = [line for line in lines if line.domain == domain]
    assert [line.depth for line in below] == [0] + [1] * (len(below) - 1)
    shown = sheet.unfolded(lines, {domain.id})
    assert len(shown) == len(lines) - len(below) + 1
    assert shown[0] is lines[0]
    assert sheet.unfolded(lines, ()) is lines


def test_the_first_leaf_to_word_lacks_a_reason_or_an_answer(
    session: Session, book: GroupBook, dossier: Dossier
) -> None:
    unit, leaves = book.units[0].id, [leaf.id for leaf in book.leaves]
    assert sheet.first_to_word(book, dossier, unit) is None
    explained, lowered = Place(unit, leaves[4]), Place(unit, leaves[2])
    session.do(remarks.write(book, dossier, explained, RemarkKind.EXPLANATION, "Đã nộp đúng hạn"))
    assert sheet.first_to_word(book, dossier, unit) == leaves[4]
    type_points(session, book, Stage.SELF, lowered, "0,5")
    type_points(session, book, Stage.APPRAISAL_1, lowered, "0")
    assert sheet.first_to_word(book, dossier, unit) == leaves[2]
    session.do(remarks.write(book, dossier, lowered, RemarkKind.REASON, "Chưa có văn bản"))
    session.do(remarks.write(book, dossier, explained, RemarkKind.ANSWER, "Giữ nguyên"))
    assert sheet.first_to_word(book, dossier, unit) is None


def test_of_a_penalty_the_unit_has_the_less_the_more_it_takes(
    session: Session, book: GroupBook
) -> None:
    place = Place(book.units[0].id, book.leaves[0].id)
    session.do(criteria.change(book, replace(book.leaves[0], kind=Kind.PENALTY)))
    changed = session.book(book.round.id, book.group.id)
    type_points(session, changed, Stage.SELF, place, "0")
    type_points(session, changed, Stage.APPRAISAL_1, place, "0,5")
    assert sheet.trend(changed, *place, Stage.APPRAISAL_1) is Trend.LOWER


def test_a_lowered_score_wants_its_reason_until_there_is_one(
    session: Session, book: GroupBook, dossier: Dossier
) -> None:
    place = Place(book.units[0].id, book.leaves[0].id)
    type_points(session, book, Stage.SELF, place, "0,5")
    assert not sheet.wants_reason(book, dossier, *place)
    type_points(session, book, Stage.APPRAISAL_1, place, "0,25")
    assert sheet.trend(book, *place, Stage.APPRAISAL_1) is Trend.LOWER
    assert sheet.wants_reason(book, dossier, *place)
    session.do(remarks.write(book, dossier, place, RemarkKind.REASON, "Chậm 05 ngày."))
    assert not sheet.wants_reason(book, dossier, *place)
    session.bus.undo()
    assert sheet.wants_reason(book, dossier, *place)
    type_points(session, book, Stage.APPRAISAL_1, place, "0,5")
    assert not sheet.wants_reason(book, dossier, *place)


def test_an_explanation_wants_an_answer(
    session: Session, book: GroupBook, dossier: Dossier
) -> None:
    place = Place(book.units[0].id, book.leaves[0].id)
    session.do(remarks.write(book, dossier, place, RemarkKind.EXPLANATION, "Có Công văn 12."))
    assert sheet.wants_answer(book, dossier, *place)
    type_points(session, book, Stage.APPRAISAL_1, place, "0,25")
    type_points(session, book, Stage.APPRAISAL_2, place, "0,25")
    assert sheet.wants_answer(book, dossier, *place)
    type_points(session, book, Stage.APPRAISAL_2, place, "0,5")
    assert not sheet.wants_answer(book, dossier, *place), "more points are an answer"
    session.bus.undo()
    session.do(remarks.write(book, dossier, place, RemarkKind.ANSWER, "Đồng ý."))
    assert not sheet.wants_answer(book, dossier, *place)


@given(text=st.text(st.characters(exclude_categories=("Cc", "Cs", "Co")), max_size=200))
def test_a_kept_remark_is_read_as_itself(text: str) -> None:
    kept = read_remark(text)
    assert read_remark(kept) == kept


def test_a_remark_is_one_edit_in_one_unicode_form(
    session: Session, book: GroupBook, dossier: Dossier
) -> None:
    place = Place(book.units[0].id, book.leaves[0].id)
    edit = remarks.write(book, dossier, place, RemarkKind.REASON, "\nLy\u0301 do:  chậm\n")
    session.do(edit)
    assert dossier.remark(*place, RemarkKind.REASON) == "Lý do: chậm"
    assert "Lý do: chậm" in tell_action(edit.action, edit.params)
    assert remarks.write(book, dossier, place, RemarkKind.REASON, "Lý do: chậm ").is_empty
    session.do(remarks.write(book, dossier, place, RemarkKind.REASON, "  "))
    assert dossier.remark(*place, RemarkKind.REASON) == ""
    kept = session.reader.dossier(book.round.id)
    assert list(kept) == []


@pytest.mark.parametrize(
    ("text", "code"), [("a" * 2001, "RMK.101"), ("nộp\x00muộn", "RMK.102"), ("\x1b[0m", "RMK.102")]
)
def test_words_that_no_paper_can_print_are_refused(
    book: GroupBook, dossier: Dossier, text: str, code: str
) -> None:
    place = Place(book.units[0].id, book.leaves[0].id)
    with pytest.raises(InputError) as caught:
        remarks.write(book, dossier, place, RemarkKind.REASON, text)
    assert caught.value.code == code


def test_phrases_are_found_with_and_without_diacritics_and_grow(session: Session) -> None:
    rules = EntryRules()
    assert remarks.phrases_with(rules, "chua tai lieu") == (DEFAULT_PHRASES[0],)
    assert remarks.phrases_with(rules, "thời hạn") == (DEFAULT_PHRASES[2],)
    assert remarks.phrases_with(rules, "thỡi") == ()
    session.do(remarks.add_phrase(session.reader.entry_rules(), " Số liệu  chưa ký. "))
    assert session.entry_rules.phrases == (*DEFAULT_PHRASES, "Số liệu chưa ký.")
    assert remarks.add_phrase(session.reader.entry_rules(), "Số liệu chưa ký.").is_empty
    session.bus.undo()
    assert session.entry_rules == EntryRules()
    for text, code in (("  ", "RMK.103"), ("a" * 301, "RMK.104")):
        with pytest.raises(InputError) as caught:
            remarks.add_phrase(None, text)
        assert caught.value.code == code


def test_a_phrase_joins_what_is_there_once() -> None:
    assert remarks.with_phrase("", "Nộp chậm.") == "Nộp chậm."
    assert remarks.with_phrase("Thiếu dấu. ", "Nộp chậm.") == "Thiếu dấu. Nộp chậm."
    assert remarks.with_phrase("Thiếu dấu. Nộp chậm.", "Nộp chậm.") == "Thiếu dấu. Nộp chậm."


def test_a_total_from_paper_is_held_against_the_cells(
    session: Session, book: GroupBook, dossier: Dossier
) -> None:
    unit, stage = book.units[0].id, Stage.SELF
    assert control_totals.difference(book, dossier, unit, stage) is None
    session.do(control_totals.write(book, dossier, unit, stage, " 0,75 "))
    assert control_totals.difference(book, dossier, unit, stage) == -7_500
    for leaf, text in zip(book.leaves[:2], ("0,5", "0,25"), strict=True):
        type_points(session, book, stage, Place(unit, leaf.id), text)
    assert control_totals.difference(book, dossier, unit, stage) == 0
    assert control_totals.write(book, dossier, unit, stage, "0.75").is_empty
    session.do(control_totals.write(book, dossier, unit, stage, ""))
    assert dossier.control_total(unit, stage) is None
    session.bus.undo()
    assert dossier.control_total(unit, stage) == 7_500
    with pytest.raises(InputError):
        control_totals.write(book, dossier, unit, stage, "bảy")


def test_the_first_open_leaf_is_the_first_blank_of_the_stage(
    session: Session, book: GroupBook
) -> None:
    unit = book.units[1].id
    assert sheet.first_open(book, unit, Stage.SELF) == book.leaves[0].id
    type_points(session, book, Stage.SELF, Place(unit, book.leaves[0].id), "0")
    assert sheet.first_open(book, unit, Stage.SELF) == book.leaves[1].id
