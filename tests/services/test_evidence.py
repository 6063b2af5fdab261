"""Documents as edits, what is missing, what stands twice, and the lists about both."""

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from parindex_desktop import i18n
from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.edits import CellChange, Edit, EntityChange
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence, EvidenceEntry
from parindex_desktop.domain.scores import BLANK, Score, Stage
from parindex_desktop.errors import InputError
from parindex_desktop.sentences.actions import tell_action
from parindex_desktop.services import evidence, evidence_lists
from parindex_desktop.services.score_entry import Place
from parindex_desktop.services.session import Session
from tests.proven_files import WANTED, book_of, open_proven_file, place_in

PLAN = EvidenceEntry("12/KH-SNV", "5/3/2025", "Sở Nội vụ", "3")
REPORT = EvidenceEntry("14/BC-SNV", note="Báo cáo")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Four departments, eight leaves; see `open_proven_file`."""
    opened = open_proven_file(tmp_path)
    yield opened
    opened.close()


def add(session: Session, *entries: EvidenceEntry, unit: int = 0, leaf: int = 0) -> Place:
    book = book_of(session)
    place = place_in(book, unit, leaf)
    session.do(evidence.add(session, book, place, entries))
    return place


def listed(session: Session, place: Place) -> tuple[Evidence, ...]:
    return session.dossier(session.rounds[0].id).evidence(*place)


def numbers(session: Session, place: Place) -> list[str]:
    return [each.number for each in listed(session, place)]


def said(edit: Edit) -> str:
    i18n.set_language("vi")
    return tell_action(edit.action, edit.params)


# ---- edits --------------------------------------------------------------------------------------
def test_documents_are_added_behind_each_other_in_one_step(session: Session) -> None:
    place = add(session, PLAN)
    edit = evidence.add(session, book_of(session), place, [REPORT, EvidenceEntry(note="ảnh")])
    assert said(edit) == "Thêm 2 tài liệu kiểm chứng cho Sở Giao thông Vận tải, tiêu chí 1.1"
    session.do(edit)
    assert numbers(session, place) == ["12/KH-SNV", "14/BC-SNV", ""]
    assert [each.position for each in listed(session, place)] == [0, 1, 2]
    assert listed(session, place)[0].day == "2025-03-05"
    session.bus.undo()
    assert numbers(session, place) == ["12/KH-SNV"]
    session.bus.redo()
    assert numbers(session, place) == ["12/KH-SNV", "14/BC-SNV", ""]


def test_nothing_is_added_when_one_of_several_is_wrong(session: Session) -> None:
    place, book = place_in(book_of(session)), book_of(session)
    with pytest.raises(InputError) as refused:
        evidence.add(session, book, place, [PLAN, EvidenceEntry(day="31/2/2025"), EvidenceEntry()])
    assert [each.code for each in refused.value.problems] == ["EVI.101", "EVI.102", "EVI.101"]


def test_documents_belong_to_leaves(session: Session) -> None:
    book = book_of(session)
    domain = book.tree.children(None)[0]
    with pytest.raises(InputError) as refused:
        evidence.add(session, book, Place(book.units[0].id, domain.id), [PLAN])
    assert (refused.value.code, refused.value.params["code"]) == ("EVI.112", "1")


def test_a_document_is_changed_and_an_unchanged_one_writes_nothing(session: Session) -> None:
    place = add(session, PLAN)
    book, (document,) = book_of(session), listed(session, place)
    assert evidence.change(book, document, PLAN).is_empty
    edit = evidence.change(book, document, replace(PLAN, page="4"))
    assert said(edit) == "Sửa tài liệu 12/KH-SNV của Sở Giao thông Vận tải, tiêu chí 1.1"
    session.do(edit)
    assert listed(session, place)[0].page == "4"
    with pytest.raises(InputError):
        evidence.change(book, document, replace(PLAN, number=""))


def test_documents_are_ordered_and_taken_off(session: Session) -> None:
    place = add(session, PLAN, REPORT, EvidenceEntry("3/QĐ"))
    book = book_of(session)
    session.do(evidence.move(session, book, listed(session, place)[2:], -1))
    assert numbers(session, place) == ["12/KH-SNV", "3/QĐ", "14/BC-SNV"]
    assert evidence.move(session, book, listed(session, place)[:1], -1).is_empty
    session.do(evidence.remove(session, book, listed(session, place)[:2]))
    assert [(e.number, e.position) for e in listed(session, place)] == [("14/BC-SNV", 0)]
    session.bus.undo()
    assert numbers(session, place) == ["12/KH-SNV", "3/QĐ", "14/BC-SNV"]
    assert evidence.remove(session, book, ()).is_empty
    assert evidence.move(session, book, (), 1).is_empty


def test_documents_are_copied_once_with_their_words(session: Session) -> None:
    place, book = add(session, PLAN, REPORT), book_of(session)
    there = place_in(book, 2, 3)
    edit = evidence.copy_to(session, book, listed(session, place), there)
    assert said(edit).startswith("Chép 2 tài liệu sang Sở Công Thương, tiêu chí")
    session.do(edit)
    assert numbers(session, there) == numbers(session, place)
    assert evidence.copy_to(session, book, listed(session, place), there).is_empty


def test_random_courses_of_edits_are_undone_exactly(session: Session) -> None:
    chance, book = random.Random(5), book_of(session)
    places = [place_in(book, unit, leaf) for unit in (0, 1) for leaf in (0, 1)]

    def state() -> list[tuple[Evidence, ...]]:
        return [listed(session, place) for place in places]

    states = [state()]
    for nth in range(60):
        place = chance.choice(places)
        there = listed(session, place)
        some = chance.sample(there, min(len(there), chance.randint(1, 2)))
        match chance.randrange(4):
            case 0:
                edit = evidence.add(session, book, place, [EvidenceEntry(f"{nth}/KH")])
            case 1:
                edit = evidence.remove(session, book, some)
            case 2:
                edit = evidence.move(session, book, some, chance.choice((-1, 1)))
            case _:
                edit = evidence.copy_to(session, book, some, chance.choice(places))
        if session.do(edit) is not None:
            states.append(state())
            assert all(
                [each.position for each in found] == list(range(len(found))) for found in state()
            )
    assert len(states) > 20
    for before in reversed(states[:-1]):
        session.bus.undo()
        assert state() == before
    for after in states[1:]:
        session.bus.redo()
        assert state() == after


# ---- missing ------------------------------------------------------------------------------------
def missing(session: Session, unit: int, rules: EntryRules | None = None) -> list[str]:
    book = book_of(session)
    dossier = session.dossier(book.round.id)
    found = evidence.missing(book, dossier, rules or EntryRules(), book.units[unit].id)
    return [leaf.code for leaf in found]


def test_what_a_unit_claims_without_a_document_is_missing(session: Session) -> None:
    book = book_of(session)
    appraised = [leaf.code for leaf in book.leaves if leaf.source is Source.APPRAISED]
    assert missing(session, 0) == appraised == missing(session, 1)
    add(session, PLAN)
    assert missing(session, 0) == appraised[1:]
    assert missing(session, 1) == appraised
    assert missing(session, 0, EntryRules(evidence_needed=False)) == []


def test_a_self_score_of_zero_claims_nothing(session: Session) -> None:
    book = book_of(session)
    key = book.key(book.units[0].id, book.leaves[0].id, Stage.SELF)
    before = book.score(book.units[0].id, book.leaves[0].id, Stage.SELF)
    session.do(Edit("scores.type", cells=(CellChange(key, before, Score.number(0)),)))
    assert book.leaves[0].code not in missing(session, 0)
    session.do(Edit("scores.type", cells=(CellChange(key, Score.number(0), BLANK),)))
    assert book.leaves[0].code in missing(session, 0)


def test_a_trait_that_exempts_a_unit_asks_for_nothing(session: Session) -> None:
    leaf = book_of(session).leaves[0]
    exempt = replace(leaf, exempt=("Không có TTHC",))
    unit = session.reader.participations(session.rounds[0].id)[0]
    changes = (EntityChange(leaf, exempt), EntityChange(unit, replace(unit, traits=exempt.exempt)))
    session.do(Edit("criteria.change", entities=changes))
    assert leaf.code not in missing(session, 0)
    assert leaf.code in missing(session, 1)


def test_the_list_of_what_is_missing_goes_to_letters_and_to_excel(session: Session) -> None:
    book = book_of(session)
    dossier = session.dossier(book.round.id)
    lines = evidence_lists.missing_lines(book, dossier, EntryRules(), book.units[1].id)
    assert {line.unit.name for line in lines} == {"Sở Kế hoạch và Đầu tư"}
    assert {line.stage for line in lines} == {Stage.APPRAISAL_1}
    heading, first, *rest = evidence_lists.missing_text(lines).splitlines()
    assert heading.split("\t") == ["Đơn vị", "Mã", "Tiêu chí", "Điểm", "Tài liệu cần có"]
    assert first.split("\t") == [
        "Sở Kế hoạch và Đầu tư", "1.1", book.leaves[0].name, lines[0].points, WANTED,
    ]  # fmt: skip
    assert len(rest) == len(lines) - 1
    content = evidence_lists.missing_workbook(session, book, lines)
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(nth for nth, row in enumerate(rows) if row[0] == "STT")
    assert rows[at + 1][1:3] == ["Sở Kế hoạch và Đầu tư", "1.1"]
    assert float(str(rows[at + 1][4])) == lines[0].score.points / 10_000
    assert len(lines) == sum(isinstance(row[0], int) for row in rows)


def test_own_scores_lead_to_where_they_stand(session: Session) -> None:
    book = book_of(session)
    dossier = session.dossier(book.round.id)
    lines = evidence_lists.missing_lines(book, dossier, EntryRules(), book.units[0].id)
    assert {line.stage for line in lines} == {Stage.SELF}
    everybody = evidence_lists.missing_lines(book, dossier, EntryRules())
    assert len(everybody) == 4 * len(lines)


# ---- twice --------------------------------------------------------------------------------------
def test_shared_documents_are_listed_with_where_they_stand(session: Session) -> None:
    add(session, PLAN, REPORT)
    add(session, replace(PLAN, number="12 / kh-snv"), leaf=1)
    add(session, PLAN, unit=1, leaf=2)
    i18n.set_language("vi")
    book = book_of(session)
    dossier = session.dossier(book.round.id)
    (group,) = evidence.shared(dossier)
    assert [each.number for each in group] == ["12/KH-SNV", "12 / kh-snv", "12/KH-SNV"]
    assert evidence.others_of(group[0], [group]) == group[1:]
    lines = evidence_lists.shared_lines(session, book, dossier)
    codes = [leaf.code for leaf in book.leaves]
    assert [(line.nth, line.unit, line.code) for line in lines] == [
        (1, "Sở Giao thông Vận tải", codes[0]),
        (1, "Sở Giao thông Vận tải", codes[1]),
        (1, "Sở Kế hoạch và Đầu tư", codes[2]),
    ]
    assert lines[0].where == (
        f"cũng dùng cho {codes[1]}; và cho Sở Kế hoạch và Đầu tư ({codes[2]})"
    )
    assert lines[2].where == (
        f"cũng dùng cho Sở Giao thông Vận tải ({codes[0]}), Sở Giao thông Vận tải ({codes[1]})"
    )
    only = evidence_lists.shared_lines(session, book, dossier, book.units[2].id)
    assert only == ()
