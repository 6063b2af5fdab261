"""The rooms and their direction, as `[tool.importlinter]` declares them, also hold under pytest."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


# In a process of its own: import-linter configures logging and would silence our loggers.
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def test_no_room_looks_the_wrong_way() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_of_the_core_stands_in_a_layer() -> None:
    core = ROOT / "parindex_desktop"
    modules = {path.stem for path in core.glob("*.py")} - {"__init__"}
    modules |= {path.parent.name for path in core.glob("*/__init__.py")}
    assert sorted(modules - _named_in_layers()) == []


def _named_in_layers() -> set[str]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    words = " ".join(layers).translate(str.maketrans("()|:", "    ")).split()
    return {word.removeprefix("parindex_desktop.") for word in words}
