"""A program that types scores for ever and says each one once it is on disk; made to be killed."""

import sys
from itertools import count
from pathlib import Path

from parindex_desktop.domain.edits import CellChange, Edit
from parindex_desktop.domain.scores import BLANK, FIRST_STAGES, CellKey, Score
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN


def write_for_ever(path: Path) -> None:
    """Raises every cell of the first round by one, all in one edit, again and again."""
    work = WorkFile.open(path, author=LAN)
    reader = work.read()
    year = reader.rounds()[0].id
    found = reader.scores(year)
    keys = cells_of(work)
    say("open", work.notices[0].code if work.notices else "")
    for number in count(max((score.points for score in found.values()), default=0) + 1):
        before = Score.number(number - 1) if number > 1 else BLANK
        cells = tuple(CellChange(key, before, Score.number(number)) for key in keys)
        work.apply(Edit("type", cells=cells), author=LAN)
        say(str(number))


def cells_of(work: WorkFile) -> list[CellKey]:
    """Returns the cells that the writer writes: of every unit and leaf of the first round."""
    reader = work.read()
    year = reader.rounds()[0].id
    tree = reader.criteria_tree(year, reader.groups()[0].id)
    assert tree is not None
    places = reader.participations(year)
    return [
        CellKey(year, p.unit_id, leaf.id, stage)
        for p in places
        for leaf in tree.leaves()
        for stage in FIRST_STAGES
    ]


def say(*words: str) -> None:
    """Writes a line that the test reads even when the next moment kills the program."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    write_for_ever(Path(sys.argv[1]))
