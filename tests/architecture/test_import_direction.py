"""The rooms and their direction, as `[tool.importlinter]` declares them, also hold under pytest."""

import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]


def test_no_room_looks_the_wrong_way(capsys: pytest.CaptureFixture[str]) -> None:
    failed = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert not failed, capsys.readouterr().out


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
