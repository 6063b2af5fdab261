"""The door to the house: what it sets up, what it says, and which exit code it gives."""

import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Commands that would have run; all succeed."""
    made: list[str] = []

    def record(command: list[str], **_: object) -> int:
        made.append(" ".join(command))
        return 0

    monkeypatch.setattr(dev, "call", record)
    return made


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a lock and nothing else."""
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    dev.LOCK.write_text("polib==1.2.0\n", encoding="utf-8")
    return tmp_path


def _finish_environment(*_: object, **__: object) -> int:
    dev.VENV.mkdir(exist_ok=True)
    return 0


def test_environment_is_made_once_and_again_when_the_lock_changes(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "call", _finish_environment)
    assert not dev.environment_is_current()
    dev.make_environment()
    assert dev.environment_is_current()
    dev.LOCK.write_text("polib==1.3.0\n", encoding="utf-8")
    assert not dev.environment_is_current()


def test_an_environment_whose_installation_stopped_is_not_trusted(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "call", lambda *_, **__: 1)
    with pytest.raises(SystemExit):
        dev.make_environment()
    assert not dev.environment_is_current()


@pytest.mark.usefixtures("house")
def test_packages_are_installed_by_their_hashes_only(
    calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.STAMP.__class__, "write_text", lambda *_, **__: 0)
    dev.make_environment()
    assert "--require-hashes" in calls[1]
    assert "--no-build-isolation" in calls[2]
    assert not any("index" in command or "trusted-host" in command for command in calls)


def test_who_may_not_install_is_told_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev, "call", lambda *_, **__: 1)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y .* libgl1 libegl1"):
        dev.install_packages(["libgl1", "libegl1"])


def test_every_step_runs_and_the_first_failure_decides(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = {"good": 0, "bad": 4, "worse": 5}
    monkeypatch.setattr(dev, "python", lambda name: codes[name])
    assert dev.first_failure({name: (name,) for name in codes}) == 4
    assert "FAILED: bad, worse" in capsys.readouterr().out


def test_all_passing_ends_with_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "python", lambda *_: 0)
    assert dev.first_failure({"one": ("x",), "two": ("y",)}) == 0


def test_extra_arguments_reach_pytest(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "set_up", lambda *_, **__: None)
    monkeypatch.setattr(sys, "argv", ["dev.py", "test", "tests/domain", "-x", "-k", "ties"])
    assert dev.main() == 0
    parallel = " ".join(dev.IN_PARALLEL)
    assert calls[-1].endswith(f"-m pytest {parallel} tests/domain -x -k ties")


def test_without_a_screen_run_prints_the_sample(
    calls: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda *_, **__: None)
    monkeypatch.setattr(dev, "LINUX", True)  # elsewhere there is always a screen
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.run([]) == 0
    assert "parindex_desktop demo --out" in calls[0]
    assert str(dev.BUILD / "demo") in capsys.readouterr().out


def test_with_a_screen_run_opens_the_sample(
    calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda *_, **__: None)
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.run([]) == 0
    assert calls[0].endswith("-m parindex_desktop --sample")


def test_ci_runs_the_command_of_the_readme() -> None:
    script = (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "python dev.py test"
