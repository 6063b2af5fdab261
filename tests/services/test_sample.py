"""The practice file and the proof that an installation is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf import PdfReader

from parindex_desktop.domain.awards import AwardedCollective
from parindex_desktop.domain.edits import Author
from parindex_desktop.i18n import set_language
from parindex_desktop.services.locked_rounds import reading_for_papers
from parindex_desktop.services.opening import open_session, sample_session
from parindex_desktop.services.papers.assembling import PaperSet
from parindex_desktop.services.papers.readiness import missing
from parindex_desktop.services.papers.registry import PAPERS
from parindex_desktop.services.sample import build_sample, sample_path, write_published
from parindex_desktop.services.self_test import run_self_test

if TYPE_CHECKING:
    from pathlib import Path

AUTHOR = Author("Nguyễn Văn An")


def test_the_practice_file_is_built_once_and_then_opened() -> None:
    first = sample_session(AUTHOR)
    first.close()
    assert first.path == sample_path()
    again = sample_session(AUTHOR)
    try:
        book = again.book(again.round_of(2016).id, again.group_of("huyen").id)
        assert [str(s.index) for s in book.standings][:2] == ["92.06", "91.89"]
        assert len(again.reader.kept(AwardedCollective, again.round_of(2016).id)) == 6
    finally:
        again.close()


def test_papers_hold_the_published_figures_and_replace_those_before(tmp_path: Path) -> None:
    first = write_published(tmp_path, AUTHOR)
    annexes = next(path for path in first if path.name.startswith("phu-luc"))
    text = "\n".join(page.extract_text() for page in PdfReader(annexes).pages)
    for expected in ("Phụ lục I", "Phụ lục II", "94,89", "Sở Giao thông Vận tải", "85,71"):
        assert expected in text
    papers = {path.name: path.read_bytes() for path in first if path.suffix == ".pdf"}
    second = write_published(tmp_path, AUTHOR)
    assert first == second
    assert {path.name: path.read_bytes() for path in second if path.suffix == ".pdf"} == papers


def test_the_self_test_passes_and_finds_what_is_broken() -> None:
    def broken() -> None:
        raise RuntimeError("no platform plugin")

    set_language("vi")
    faults = [fault for _, fault in run_self_test(broken)]
    assert faults == [""] * 4 + ["RuntimeError: no platform plugin"]
    set_language("en")
    assert [name for name, fault in run_self_test(lambda: None) if fault] == [
        "Vietnamese translation"
    ]


def test_the_published_round_prints_every_letter_with_nothing_left_to_fill_in(
    tmp_path: Path,
) -> None:
    path = tmp_path / "thuc-hanh.parindex"
    build_sample(path, AUTHOR)
    session = open_session(path, AUTHOR, read_only=True)
    try:
        round_ = session.round_of(2016)
        wanted = PaperSet(tuple(PAPERS), session.groups_in(round_.id))
        assert missing(reading_for_papers(session, round_), round_, wanted) == ()
    finally:
        session.close()
