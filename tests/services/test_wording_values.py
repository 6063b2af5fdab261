from dataclasses import replace

from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.scores import BLANK, CellKey, Score, Stage
from parindex_desktop.services import criteria, rounds
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.papers.group_sentences import listed
from parindex_desktop.services.papers.wordings import values_of, wording_of
from parindex_desktop.services.session import Session


def next_round(session: Session, points: list[str]) -> Round:
    """2017 with the units of 2016; the first departments get appraised points, nothing else."""
    session.do(rounds.new_round(session, 2017, session.round_of(2016)))
    round_ = session.round_of(2017)
    book = session.book(round_.id, session.group_of("so").id)
    leaf = book.leaves[0]
    cells = tuple(
        CellChange(
            CellKey(round_.id, unit.id, leaf.id, Stage.APPRAISAL_1),
            BLANK,
            Score.number(parse_points(text)),
        )
        for unit, text in zip(book.units, points, strict=False)
    )
    session.do(Edit("scores.paste", cells=cells))
    return round_


def test_numbers_are_those_of_the_published_ranking(session: Session) -> None:
    values = values_of(session, session.round_of(2016))
    assert values["năm"] == "2016"
    assert values["số đơn vị"] == "28"
    assert values["số đơn vị các sở, ban, ngành"] == "17"
    assert values["cao nhất các sở, ban, ngành"] == "Sở Giao thông Vận tải (94,89%)"
    assert values["thấp nhất các huyện, thị xã, thành phố"] == "Tri Tôn (85,71%)"
    assert values["kết quả từng khối"].splitlines()[0] == (
        "- Các sở, ban, ngành (17 đơn vị): Chỉ số trung bình đạt 89,23%; cao nhất là Sở Giao thông"
        " Vận tải (94,89%); thấp nhất là Sở Văn hóa, Thể thao và Du lịch (81,27%)."
    )
    assert values["so sánh từng khối"] == "Chưa có kết quả của năm trước để so sánh."


def test_values_are_about_the_groups_of_the_letter(session: Session) -> None:
    districts = session.group_of("huyen")
    values = values_of(session, session.round_of(2016), (districts,))
    assert values["các khối"] == "các huyện, thị xã, thành phố tỉnh An Giang"
    assert values["số đơn vị"] == "11"
    assert values["phụ lục kèm theo"] == "Phụ lục kèm theo"
    assert "số đơn vị các sở, ban, ngành" not in values


def test_annexes_are_named_by_how_many_there_are(session: Session) -> None:
    round_ = session.round_of(2016)
    decision = wording_of(session, round_, LetterKind.DECISION)
    assert values_of(session, round_)["phụ lục kèm theo"] == "các Phụ lục I, II kèm theo"
    more = replace(decision, annexes=("ranking", "domains"))
    session.do(Edit("wording.annexes", entities=(EntityChange(None, more),)))
    assert values_of(session, round_)["phụ lục kèm theo"] == "các Phụ lục từ I đến IV kèm theo"


def test_number_and_day_of_another_letter_are_shown_as_printed(session: Session) -> None:
    round_ = session.round_of(2016)
    submission = wording_of(session, round_, LetterKind.SUBMISSION)
    dated = replace(submission, number="9", day="2017-02-05")
    session.do(Edit("wording.change", entities=(EntityChange(None, dated),)))
    values = values_of(session, round_)
    assert values["số tờ trình"] == "09/TTr-SNV"
    assert values["ngày tờ trình"] == "05 tháng 02 năm 2017"
    assert values["số quyết định"] == ""


def test_the_decision_that_issued_the_criteria_is_quoted_without_its_bracket(
    session: Session, book: GroupBook
) -> None:
    said = "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 03/01/2016 của UBND tỉnh)"
    session.do(criteria.describe(book, replace(book.tree.set, decision=said)))
    assert values_of(session, session.round_of(2016))["quyết định bộ tiêu chí"] == (
        "Quyết định số 12/QĐ-UBND ngày 03/01/2016 của UBND tỉnh"
    )


def test_rise_and_fall_are_told_against_the_year_before(session: Session) -> None:
    round_ = next_round(session, ["70", "1", "1"])
    changes = values_of(session, round_)["so sánh từng khối"].splitlines()
    assert changes[0].startswith("- Các sở, ban, ngành: ")
    assert "03/03 đơn vị giảm so với năm 2016" in changes[0]
    assert len(changes) == 1, "nothing is said of a group without a result to compare"


def test_who_rose_most_is_named(session: Session) -> None:
    units = session.book(session.round_of(2016).id, session.group_of("so").id).units
    round_ = next_round(session, ["70", "70", "70"])
    book = session.book(round_.id, session.group_of("so").id)
    survey = book.leaves[1]
    cells = tuple(
        CellChange(CellKey(round_.id, unit.id, survey.id, Stage.SURVEY), BLANK, Score.number(p))
        for unit, p in zip(units[:3], map(parse_points, ("30", "20", "28")), strict=True)
    )
    session.do(Edit("scores.paste", cells=cells))
    said = values_of(session, round_)["so sánh từng khối"].splitlines()[0]
    assert "02/03 đơn vị tăng, 01/03 giảm so với năm 2016" in said
    assert f"tăng nhiều nhất là {units[0].name} (tăng 5,11 điểm phần trăm)." in said


def test_several_first_units_share_their_place(session: Session) -> None:
    round_ = next_round(session, ["70", "70", "1"])
    values = values_of(session, round_)
    assert values["cao nhất các sở, ban, ngành"] == (
        "Sở Giao thông Vận tải và Sở Kế hoạch và Đầu tư (cùng đạt 70,00%)"
    )


def test_a_group_without_a_ranking_says_so(session: Session) -> None:
    round_ = next_round(session, [])
    assert values_of(session, round_)["kết quả từng khối"].splitlines() == [
        "- Các sở, ban, ngành: chưa có kết quả xếp hạng.",
        "- Các huyện, thị xã, thành phố: chưa có kết quả xếp hạng.",
    ]
    assert values_of(session, round_)["cao nhất các sở, ban, ngành"] == ""


def test_names_are_enumerated_as_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A và B"
    assert listed(["A", "B", "C"]) == "A, B và C"
    assert listed(["A, B", "C", "D"]) == "A, B; C và D"


def test_no_book_is_opened_for_a_number_of_a_letter(session: Session) -> None:
    values = values_of(session, session.round_of(2016))
    assert values["năm sau"] == "2017"
    assert not session._books


def test_what_always_says_something_is_known_without_being_worked_out(session: Session) -> None:
    values = values_of(session, session.round_of(2016))
    assert "bảng cảnh báo" in values
    assert not values.lacks("bảng cảnh báo")
    assert not session._books
    assert values["bảng cảnh báo"] == "Không có cảnh báo nào còn phải xem xét."
    assert values.lacks("số quyết định")
    assert not values.lacks("năm")
