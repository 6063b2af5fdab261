"""Every kind of paper of An Giang 2016 stands on its pages where it did: `tests.golden_papers`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parindex_desktop import paths
from parindex_desktop.services.papers.kinds import PaperKind
from tests.golden_papers import (
    HERE,
    close_golden,
    golden_paper,
    golden_text,
    open_golden,
    told_page_by_page,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.services.session import Session


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[PaperKind, Session]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        sessions = open_golden(tmp_path_factory.mktemp("files"))
        yield sessions
        close_golden(sessions)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_line_stands_where_the_golden_pages_have_it(
    opened: dict[PaperKind, Session], kind: PaperKind
) -> None:
    paper = golden_paper(opened[kind], kind)
    assert told_page_by_page(paper.make()).splitlines() == golden_text(kind).splitlines()


def test_there_are_golden_pages_of_every_kind_and_no_others() -> None:
    assert {file.stem for file in HERE.glob("*.txt")} == set(PaperKind)
