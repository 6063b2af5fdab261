from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from parindex_desktop.domain.documents import Mode, PageMark
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.errors import InputError
from parindex_desktop.services import locking
from parindex_desktop.services.paper_choice import (
    PaperChoice,
    chosen_groups,
    chosen_kinds,
    chosen_set,
    lockings,
    made_from,
    remember,
    remembered,
)
from parindex_desktop.services.papers.assembling import worded
from parindex_desktop.services.papers.files import files_of, papers_of, write_files
from parindex_desktop.services.papers.paper import PaperRequest
from parindex_desktop.services.session import Session
from parindex_desktop.settings import SettingsStore
from tests.an_giang import open_an_giang

RANKING = frozenset({PaperKind.RANKING})
NOW = datetime(2026, 1, 5, 16, 30)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


def test_the_usual_set_is_the_decision_with_the_annexes_it_names(session: Session) -> None:
    round_ = session.rounds[0]
    assert chosen_kinds(session, round_, PaperChoice()) == (
        PaperKind.DECISION, PaperKind.RANKING,
    )  # fmt: skip


def test_kinds_are_printed_in_the_order_of_a_whole_set(session: Session) -> None:
    kinds = frozenset({PaperKind.AWARD_LIST, PaperKind.RANKING, PaperKind.DECISION})
    chosen = chosen_kinds(session, session.rounds[0], PaperChoice(kinds))
    assert chosen == (PaperKind.DECISION, PaperKind.RANKING, PaperKind.AWARD_LIST)


def test_a_group_left_out_gets_no_annex(session: Session) -> None:
    round_ = session.rounds[0]
    so = session.group_of("so").id
    choice = PaperChoice().with_group(so, included=False)
    assert [group.code for group in chosen_groups(session, round_, choice)] == ["huyen"]
    both = choice.with_group(so, included=True)
    assert [group.code for group in chosen_groups(session, round_, both)] == ["so", "huyen"]


@pytest.mark.parametrize(("kinds", "leave_out", "code"), [
    (RANKING, True, "DOC.104"), (frozenset(), False, "DOC.107"),
])  # fmt: skip
def test_without_a_group_or_a_kind_there_is_no_paper(
    kinds: frozenset[PaperKind], leave_out: bool, code: str, session: Session
) -> None:
    left_out = frozenset(g.id for g in session.groups if leave_out)
    with pytest.raises(InputError) as refused:
        chosen_set(session, session.rounds[0], PaperChoice(kinds, left_out))
    assert refused.value.code == code


def test_what_is_previewed_is_what_is_saved(session: Session, tmp_path: Path) -> None:
    round_ = session.rounds[0]
    choice = PaperChoice(RANKING, request=PaperRequest(one_file=False))
    wanted = chosen_set(session, round_, choice)
    previewed = tuple(paper.laid_out() for paper in papers_of(session, round_, wanted))
    written = write_files(previewed, (), tmp_path / "ra")
    assert [path.read_bytes() for path in written] == [paper.make(None) for paper in previewed]
    assert len(written) == 2


def test_tables_and_drafts_go_beside_when_they_are_wanted(session: Session, tmp_path: Path) -> None:
    round_ = session.rounds[0]
    wanted = chosen_set(session, round_, PaperChoice())
    files = files_of(session, round_, wanted, worded(session, round_, wanted))
    assert files.beside(xlsx=False, docx=False) == ()
    beside = files.beside(xlsx=True, docx=True)
    written = write_files(files.papers, beside, tmp_path)
    names = ["van-ban-2016.pdf", "van-ban-2016.xlsx", "quyet-dinh-2016.docx"]
    assert [path.name for path in written] == names


def test_an_older_lock_is_printed_again_as_superseded(session: Session) -> None:
    round_ = session.rounds[0]
    first = locking.lock(session, round_, by="Lan", now=NOW)
    assert made_from(session, round_, PaperChoice()).stamp(round_.id).fingerprint == first.short
    locking.unlock(session, round_, by="Lan", reason="Nhập nhầm điểm", now=NOW)
    assert made_from(session, round_, PaperChoice()) is session
    (old,) = lockings(session, round_)
    stamp = made_from(session, round_, PaperChoice(locking=old.id)).stamp(round_.id)
    assert (stamp.mark, stamp.fingerprint) == (PageMark.SUPERSEDED, first.short)


def test_choices_are_remembered_kinds_per_file_and_year(session: Session, tmp_path: Path) -> None:
    settings = SettingsStore(tmp_path)
    round_ = session.rounds[0]
    request = PaperRequest(mode=Mode.ELECTRONIC, one_file=False, names="{stt} {loại}")
    choice = PaperChoice(RANKING, request=request, xlsx=True, docx=True)
    remember(settings, session.path, round_, choice)
    again = remembered(SettingsStore(tmp_path), session.path, round_)
    assert (again.kinds, again.xlsx, again.docx) == (RANKING, True, True)
    assert replace(again.request, prefer_system_font=False) == request
    later = remembered(settings, session.path, replace(round_, year=2017))
    assert later.kinds is None
    assert later.request.names == "{stt} {loại}"


def test_kinds_of_another_version_of_the_program_are_passed_over(
    session: Session, tmp_path: Path
) -> None:
    settings = SettingsStore(tmp_path)
    round_ = session.rounds[0]
    remember(settings, session.path, round_, PaperChoice(RANKING))
    ((key, _),) = settings.value.paper_kinds.items()
    settings.change(paper_kinds={key: ("ranking", "horoscope")})
    assert remembered(settings, session.path, round_).kinds == RANKING
