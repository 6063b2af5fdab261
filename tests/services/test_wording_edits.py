from dataclasses import replace
from datetime import datetime

import pytest

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.paper_wording import LetterKind, PaperWording
from parindex_desktop.domain.wording_fields import LISTS, MOST_LINES, WordingField
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.services import rounds
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.locking import lock
from parindex_desktop.services.papers import wording_edits
from parindex_desktop.services.papers.signing import signing_forms
from parindex_desktop.services.papers.wording_checks import Gap, gaps, outdated
from parindex_desktop.services.papers.wordings import usual_wording, values_of, wording_of
from parindex_desktop.services.session import Session

F = WordingField


@pytest.fixture
def decision(session: Session) -> PaperWording:
    return wording_of(session, session.round_of(2016), LetterKind.DECISION)


def kept(session: Session) -> PaperWording:
    return session.reader.paper_wordings(session.round_of(2016).id)[LetterKind.DECISION]


def found(session: Session, wording: PaperWording, mode: Mode = Mode.PAPER) -> list[Gap]:
    return list(gaps(wording, values_of(session, session.round_of(2016)), mode))


def complete(decision: PaperWording) -> PaperWording:
    return replace(
        decision, number="1590", day="2017-05-23", signer_name="Vương Bình Thạnh",
        grounds=("Căn cứ Luật",),
    )  # fmt: skip


def test_the_first_change_keeps_the_whole_letter_and_undo_forgets_it(
    session: Session, decision: PaperWording
) -> None:
    session.do(wording_edits.set_text(session, decision, F.PLACE, " Long  Xuyên "))
    assert kept(session) == replace(decision, place="Long Xuyên")
    session.bus.undo()
    assert session.reader.paper_wordings(decision.round_id) == {}
    session.bus.redo()
    assert kept(session).place == "Long Xuyên"


def test_the_same_words_make_no_edit(session: Session, decision: PaperWording) -> None:
    assert wording_edits.set_text(session, decision, F.PLACE, "An  Giang").is_empty
    assert wording_edits.move_line(session, decision, F.GROUNDS, 0, -1).is_empty
    assert wording_edits.add_line(session, decision, F.GROUNDS, 0, "  ").is_empty


def test_lines_are_added_changed_moved_and_taken_off(
    session: Session, decision: PaperWording
) -> None:
    first, second, third = decision.grounds
    session.do(wording_edits.add_line(session, decision, F.GROUNDS, 1, "Căn cứ Nghị định"))
    assert kept(session).grounds == (first, "Căn cứ Nghị định", second, third)
    session.do(wording_edits.move_line(session, kept(session), F.GROUNDS, 1, 1))
    assert kept(session).grounds == (first, second, "Căn cứ Nghị định", third)
    session.do(wording_edits.set_line(session, kept(session), F.GROUNDS, 2, "Căn cứ Nghị quyết"))
    assert kept(session).grounds[2] == "Căn cứ Nghị quyết"
    session.do(wording_edits.set_line(session, kept(session), F.GROUNDS, 2, ""))
    assert kept(session).grounds == decision.grounds
    for _ in range(4):
        session.bus.undo()
    assert session.reader.paper_wordings(decision.round_id) == {}


def test_an_article_keeps_its_paragraphs(session: Session, decision: PaperWording) -> None:
    session.do(wording_edits.set_line(session, decision, F.ARTICLES, 0, "Công bố:\n1. Một"))
    assert kept(session).articles[0] == "Công bố:\n1. Một"


def test_a_list_has_an_end(session: Session, decision: PaperWording) -> None:
    full = replace(decision, recipients=("Như trên",) * MOST_LINES)
    with pytest.raises(InputError) as refused:
        wording_edits.add_line(session, full, F.RECIPIENTS, 0, "Sở")
    assert refused.value.code == "WRD.103"


def test_words_of_a_named_year_are_taken_over_and_number_and_day_stay(
    session: Session, decision: PaperWording
) -> None:
    session.do(wording_edits.set_text(session, decision, F.ABOUT, "Về việc công bố năm 2016"))
    session.do(rounds.new_round(session, 2017, session.round_of(2016)))
    round_ = session.round_of(2017)
    own = wording_of(session, round_, LetterKind.DECISION)
    session.do(wording_edits.set_text(session, own, F.NUMBER, "15"))
    own = wording_of(session, round_, LetterKind.DECISION)
    session.do(wording_edits.set_text(session, own, F.ABOUT, "Khác hẳn"))
    source = wording_edits.sources_of(session, round_, LetterKind.DECISION)
    assert [each.year for each in source] == [2016]
    session.do(wording_edits.take_over(session, round_, LetterKind.DECISION, source[0]))
    after = wording_of(session, round_, LetterKind.DECISION)
    assert (after.about, after.number) == ("Về việc công bố năm 2017", "15")
    session.do(wording_edits.take_usual(session, round_, LetterKind.DECISION))
    usual = usual_wording(session.profile, round_, LetterKind.DECISION)
    assert wording_of(session, round_, LetterKind.DECISION) == replace(usual, number="15")


def test_a_year_without_words_lends_none(session: Session) -> None:
    round_ = session.round_of(2016)
    with pytest.raises(InputError) as refused:
        wording_edits.take_over(session, round_, LetterKind.MINUTES, round_)
    assert refused.value.code == "WRD.104"


def test_annexes_are_chosen_in_their_order(session: Session, decision: PaperWording) -> None:
    session.do(wording_edits.set_annexes(session, decision, ("domains", "ranking")))
    assert kept(session).annexes == ("domains", "ranking")


def test_every_edit_tells_letter_and_field(session: Session, decision: PaperWording) -> None:
    edit = wording_edits.set_text(session, decision, F.PLACE, "Huế")
    assert edit.action == "wording.change"
    assert dict(edit.params).keys() == {"letter", "field"}


# ---- what is missing ----------------------------------------------------------------------------


def test_a_fresh_decision_lacks_number_day_signer_and_what_others_know(
    session: Session, decision: PaperWording
) -> None:
    said = [(gap.field, gap.line, gap.problem.code) for gap in found(session, decision)]
    assert said == [
        (F.NUMBER, None, "WRD.111"),
        (F.DAY, None, "WRD.112"),
        (F.GROUNDS, 1, "WRD.116"),
        (F.GROUNDS, 2, "WRD.116"),
        (F.GROUNDS, 2, "WRD.116"),
        (F.SIGNER_NAME, None, "WRD.113"),
    ]


def test_the_electronic_paper_waits_for_no_number(session: Session, decision: PaperWording) -> None:
    codes = [gap.problem.code for gap in found(session, decision, Mode.ELECTRONIC)]
    assert "WRD.111" not in codes
    assert "WRD.112" not in codes
    assert "WRD.113" in codes


def test_a_complete_letter_lacks_nothing(session: Session, decision: PaperWording) -> None:
    assert found(session, complete(decision)) == []


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("Căn cứ {kế hoạch của tôi}", "WRD.115", {"name": "{kế hoạch của tôi}"}),
        ("Căn cứ {Số  Tờ trình}", "WRD.116", {"name": "{Số Tờ trình}"}),
        ("Căn cứ Quyết định số ......", "WRD.117", {"gap": "......"}),
        ("Căn cứ [tên văn bản]", "WRD.117", {"gap": "[tên văn bản]"}),
        ("Căn cứ {năm", "WRD.117", {"gap": "{"}),
    ],
)
def test_gaps_lead_to_their_line(
    session: Session, decision: PaperWording, text: str, code: str, params: dict[str, str]
) -> None:
    wording = replace(complete(decision), grounds=("Căn cứ Luật", text))
    (gap,) = found(session, wording)
    assert (gap.field, gap.line, gap.problem.code) == (F.GROUNDS, 1, code)
    assert gap.problem.params == params
    assert gap.problem.severity is Severity.ERROR


@pytest.mark.parametrize("mode", [Mode.ELECTRONIC, Mode.BY_HAND])
def test_own_number_and_day_are_excused_where_they_are_not_printed(
    session: Session, decision: PaperWording, mode: Mode
) -> None:
    session.do(Edit("wording.change", entities=(EntityChange(None, decision),)))
    wording = replace(complete(decision), articles=("Số {số quyết định}",))
    assert [gap.field for gap in found(session, wording)] == [F.ARTICLES]
    assert found(session, wording, mode) == []


@pytest.mark.parametrize("field", [F.AGENCY, F.ABOUT, F.ISSUER, F.GROUNDS, F.ARTICLES])
def test_what_no_decision_goes_without_is_missed(
    session: Session, decision: PaperWording, field: WordingField
) -> None:
    empty: object = () if field in LISTS else ""
    wording = replace(complete(decision), **{field.value: empty})  # type: ignore[arg-type]
    assert [(gap.field, gap.problem.code) for gap in found(session, wording)] == [
        (field, "WRD.118")
    ]


def test_the_archive_belongs_at_the_end_and_is_only_warned_about(
    session: Session, decision: PaperWording
) -> None:
    wording = replace(complete(decision), recipients=("Lưu: VT", "Như Điều 3"))
    (gap,) = found(session, wording)
    assert (gap.field, gap.line, gap.problem.code) == (F.RECIPIENTS, 1, "WRD.119")
    assert gap.problem.severity is Severity.WARNING
    none = replace(complete(decision), recipients=())
    assert [(gap.line, gap.problem.code) for gap in found(session, none)] == [(None, "WRD.119")]


def test_a_law_that_was_replaced_is_warned_about_from_its_year_on() -> None:
    ground = "Căn cứ Luật số 77/2015/QH13"
    assert outdated(ground, 2025) == ("77/2015/QH13", "72/2025/QH15")
    assert outdated(ground, 2016) is None
    assert outdated("Căn cứ Luật số 72/2025/QH15", 2025) is None


@pytest.mark.parametrize("kind", list(LetterKind))
def test_forms_of_signing_begin_with_the_usual_one(session: Session, kind: LetterKind) -> None:
    forms = signing_forms(session.profile, kind)
    round_ = session.round_of(2016)
    usual = usual_wording(session.profile, round_, kind).signer_office
    assert forms[0] == (usual or "CHỦ TỊCH")
    assert all(line.isupper() for form in forms for line in form.split("\n"))


def test_a_locked_round_may_still_be_worded(session: Session, decision: PaperWording) -> None:
    round_ = session.round_of(2016)
    lock(session, round_, by="Nguyễn Thị Lan", now=datetime(2017, 5, 20, 16, 30))
    session.do(wording_edits.set_text(session, decision, F.NUMBER, "1590"))
    assert kept(session).number == "1590"
    assert reading_for_papers(session, round_) is not session
    values = values_of(reading_for_papers(session, round_), round_)
    assert values["số quyết định"] == "1590/QĐ-UBND"
    session.bus.undo()
    assert session.reader.paper_wordings(round_.id) == {}
