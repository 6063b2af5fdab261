"""The terminal as a person uses it: arguments in, exit code and lines out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from parindex_desktop import cli
from parindex_desktop.paths import resource

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a command left: its exit code, its standard output and its complaints."""

    code: int
    out: str
    err: str


class Terminal(Protocol):
    def __call__(self, *arguments: object) -> Answer: ...


@pytest.fixture
def parindex(capsys: pytest.CaptureFixture[str]) -> Terminal:
    def run(*arguments: object) -> Answer:
        code = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return run


@pytest.fixture
def work_file(tmp_path: Path, parindex: Terminal) -> Path:
    """A new file of An Giang."""
    path = tmp_path / "An Giang 2016.parindex"
    assert parindex("new", path, "--province", "An Giang").code == 0
    return path


@pytest.fixture
def an_giang(work_file: Path, parindex: Terminal) -> Path:
    """The same file with both published groups of 2016."""
    for code in ("so", "huyen"):
        answer = parindex(
            "import", work_file, resource("sample", f"angiang_2016_{code}.csv"), "--year", 2016,
            "--group", code, "--max", "appraised=70", "--max", "survey=30",
        )  # fmt: skip
        assert answer.code == 0, answer.err
    return work_file
