"""The fingerprints of all papers of a locked file: `python -m tests.paper_hashes FILE`."""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from pathlib import Path
from typing import Final

from parindex_desktop.domain.documents import Mode
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.opening import open_session
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import files_of
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import PaperRequest
from tests.an_giang import AUTHOR

KINDS: Final = tuple(kind for kind in PaperKind if kind is not PaperKind.REGISTER)
"""Nobody in the file has a number in the register yet."""


def hashes(path: Path) -> list[str]:
    """Name and SHA-256 of every file that the papers of the last round become."""
    session = open_session(path, AUTHOR, read_only=True)
    round_ = session.rounds[-1]
    reading = reading_for_papers(session, round_)
    groups = reading.groups_in(round_.id)
    found = []
    for mode in (Mode.PAPER, Mode.ELECTRONIC):
        request = PaperRequest(mode, "15", date(2026, 1, 6))
        wanted = PaperSet(KINDS, groups, request)
        made = files_of(reading, round_, wanted, worded(reading, round_, wanted))
        every = [
            *((paper.file_name, paper.make()) for paper in made.papers),
            *((side.file_name, side.make()) for side in made.beside(xlsx=True, docx=True)),
        ]
        found += [f"{mode} {name} {hashlib.sha256(content).hexdigest()}" for name, content in every]
    session.close()
    return found


if __name__ == "__main__":
    print("\n".join(hashes(Path(sys.argv[1]))))
