"""Awards of a locked round whose snapshot was lost: the screens go on, and no paper is printed."""

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from parindex_desktop.services import awards
from parindex_desktop.services.award_lists import read_awards
from tests.gui.showing import shown
from tests.locked_files import alter, lock
from ui.certificates.desk import desk_of
from ui.context import Context
from ui.screens.award_money import AwardMoneyScreen
from ui.screens.awards import AwardsScreen
from ui.screens.certificates import CertificatesScreen
from ui.screens.register import RegisterScreen

if TYPE_CHECKING:
    from ui.screens.screen import Screen

SCREENS = (AwardsScreen, AwardMoneyScreen, CertificatesScreen, RegisterScreen)


@pytest.fixture
def lost(context: Context) -> Context:
    session = context.session
    made = lock(session)
    (sheet_list,) = read_awards(session, session.rounds[0]).sheets
    session.do(awards.take_proposal(session, sheet_list))
    alter(session.path, "DELETE FROM attachments WHERE hash = ?", made.fingerprint)
    return context


def test_screens_of_awards_go_on_without_the_snapshot(lost: Context, qtbot: QtBot) -> None:
    for kind in SCREENS:
        make: type[Screen] = kind
        with shown(make(lost), qtbot, width=900, height=500) as screen:
            assert screen.isVisible()
    desk = desk_of(lost.session, lost.session.rounds[0], None, {}, background=False)
    assert desk is not None
    assert desk.job is None
    assert [each.problem.code for each in desk.findings] == ["LCK.123"]
