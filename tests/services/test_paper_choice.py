from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parindex_desktop.domain.documents import Mode
from parindex_desktop.errors import InputError
from parindex_desktop.services.paper_choice import (
    PaperChoice,
    chosen_groups,
    freeze_papers,
    read_day,
    remember,
    remembered,
    show_day,
)
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import PaperRequest, write_papers
from parindex_desktop.services.session import Session
from parindex_desktop.settings import SettingsStore
from tests.an_giang import open_an_giang


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_an_giang(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23/5/2017", date(2017, 5, 23)),
        (" 05.01.2026 ", date(2026, 1, 5)),
        ("1-2-2024", date(2024, 2, 1)),
        ("", None),
    ],
)
def test_dates_are_read_as_officials_write_them(text: str, day: date | None) -> None:
    assert read_day(text) == day
    assert read_day(show_day(day)) == day


@pytest.mark.parametrize("text", ["31/2/2024", "5/2017", "hôm nay", "23/5/17"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read_day(text)
    assert refused.value.code == "DOC.105"


def test_a_group_left_out_gets_no_annex_and_the_others_are_numbered_anew(session: Session) -> None:
    round_ = session.rounds[0]
    so = session.group_of("so").id
    choice = PaperChoice().with_group(so, included=False)
    assert [group.code for group in chosen_groups(session, round_, choice)] == ["huyen"]
    both = choice.with_group(so, included=True)
    assert [group.code for group in chosen_groups(session, round_, both)] == ["so", "huyen"]


def test_without_a_group_there_is_no_paper(session: Session) -> None:
    choice = PaperChoice(left_out=frozenset(g.id for g in session.groups))
    with pytest.raises(InputError) as refused:
        freeze_papers(session, session.rounds[0], choice)
    assert refused.value.code == "DOC.104"


def test_what_is_previewed_is_what_is_saved(session: Session, tmp_path: Path) -> None:
    request = PaperRequest(number="1590", day=date(2017, 5, 23), one_file=False)
    papers = freeze_papers(session, session.rounds[0], PaperChoice(request=request))
    previewed = tuple(paper.laid_out() for paper in papers)
    written = write_papers(previewed, tmp_path / "ra")
    assert [path.read_bytes() for path in written] == [paper.make(None) for paper in previewed]
    assert len(written) == 2


def test_the_decision_is_remembered_per_file_year_and_paper(
    session: Session, tmp_path: Path
) -> None:
    settings = SettingsStore(tmp_path)
    round_ = session.rounds[0]
    request = PaperRequest(mode=Mode.ELECTRONIC, number="1590", day=date(2017, 5, 23))
    remember(settings, session.path, round_, PaperChoice(request=request))
    again = remembered(SettingsStore(tmp_path), session.path, round_, PaperKind.RANKING)
    assert (again.mode, again.number, again.day) == (request.mode, request.number, request.day)
    other = remembered(settings, session.path, round_, PaperKind.AWARDS)
    assert (other.mode, other.number, other.day) == (Mode.PAPER, "", None)
    later = remembered(settings, session.path, replace(round_, year=2017), PaperKind.RANKING)
    assert later.number == ""
