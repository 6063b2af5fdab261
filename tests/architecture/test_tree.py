"""What holds for every file of the repository."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 400

# Written so that the patterns do not find themselves.
REGISTRY_HOSTS = re.compile(rb"py[p]i\.org|pythonho[s]ted|deb\.de[b]ian|npm[j]s\.(com|org)")
MACHINE_PATHS = re.compile(rb"/wor[k]/|/tm[p]/\w|/ro[o]t/|/hom[e]/\w|[A-Z]:[\\]+User[s]\b")


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in files if path.is_file()]  # a removal may not be committed yet


def test_no_module_grows_past_what_one_idea_needs() -> None:
    sizes = {
        path.relative_to(ROOT).as_posix(): len(path.read_bytes().splitlines())
        for path in _tracked()
        if path.suffix == ".py"
    }
    assert sizes, "git lists no modules"
    assert {name: lines for name, lines in sizes.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize("forbidden", [REGISTRY_HOSTS, MACHINE_PATHS], ids=["hosts", "paths"])
def test_no_file_tells_about_the_machine_it_was_made_on(forbidden: re.Pattern[bytes]) -> None:
    found = {
        path.relative_to(ROOT).as_posix(): match.group()
        for path in _tracked()
        if (match := forbidden.search(path.read_bytes()))
    }
    assert found == {}
