"""A program that awards for ever and says each step once it is on disk; made to be killed.

It gives numbers to three persons at once, notes their prints of which one is spoiled, and takes
over what the rules propose for a second form: one unit of each group, then four, then one.
"""

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from parindex_desktop.domain.award_rules import AwardRule
from parindex_desktop.services import awards, blank_stock, register
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_persons import PersonEntry, add_persons
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.session import Session
from tests.an_giang import AUTHOR
from tests.awarded_files import DAY, round_in, sheet_of
from tests.crash.writer import say

AT_ONCE = 3
QUOTAS = (1, 4)


def award_for_ever(path: Path) -> None:
    session = open_session(path, AUTHOR)
    say("open")
    for turn in count(len(register.entries_of(session))):
        known = {each.id for each in register.entries_of(session)}
        names = [PersonEntry("Bà", f"Mẫu {turn}.{place}") for place in range(AT_ONCE)]
        if not register.without_number(session, sheet_of(session)):
            session.do(add_persons(session, sheet_of(session), names))
        session.do(register.give_numbers(session, round_in(session), sheet_of(session), day=DAY))
        new = [each for each in register.entries_of(session) if each.id not in known]
        say(*(f"{each.number}:{each.awardee_id}" for each in new))
        session.do(blank_stock.print_run(session, new, new[:1], "Kẹt giấy", DAY))
        take_over(session, QUOTAS[turn % 2])


def take_over(session: Session, quota: int) -> None:
    """Takes the proposal of the second sheet over."""
    rule = replace(AwardRule(quota=quota), skip_open=False, skip_listed=False)
    round_ = round_in(session)
    rules = {group.id: rule for group in session.groups_in(round_.id)}
    session.do(awards.set_rules(session, sheet_of(session, 1), rules))
    session.do(awards.take_proposal(session, read_awards(session, round_).sheets[1]))


if __name__ == "__main__":
    award_for_ever(Path(sys.argv[1]))
