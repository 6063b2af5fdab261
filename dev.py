#!/usr/bin/env python3
"""One door to the house: `python dev.py run`, `test`, `lint`, `bench`, `build`, `lock`.

Every command first sets up what is missing: a virtual environment beside this file, made again when
requirements.lock changes, and on Linux the system libraries Qt needs. It uses the standard library
only, so that a machine with Python 3.11 and git can start from a fresh clone. The person's own pip
settings (mirror, proxy) are respected.
"""

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "parindex-lock.sha256"
BUILD = ROOT / "build"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
IN_PARALLEL = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")
"""A process per core; on a machine of many cores windows would wait for each other's memory."""

# Shared library -> Debian package, as measured on a bare Debian 12.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
PYTHON_LIBRARY = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
BUILD_LIBRARIES = {f"{PYTHON_LIBRARY}.so.1.0": PYTHON_LIBRARY}


# ---- commands -----------------------------------------------------------------------------------
def run(extra: Sequence[str]) -> int:
    """Opens the program on the sample data; without a screen prints the sample's documents."""
    if has_screen():
        set_up(QT_LIBRARIES | SCREEN_LIBRARIES)
        return python("-m", "parindex_desktop", "--sample", *extra)
    set_up()
    out = BUILD / "demo"
    code = python("-m", "parindex_desktop", "demo", "--out", str(out), *extra)
    if code == 0:
        print(f"No screen here, so the sample was printed. Its documents are in {out}")
    return code


def test(extra: Sequence[str]) -> int:
    """Runs the linters and the tests, all of them even when one fails; extra goes to pytest."""
    set_up(QT_LIBRARIES)
    return first_failure(lint_steps() | {"pytest": ("-m", "pytest", *IN_PARALLEL, *extra)})


def lint(extra: Sequence[str]) -> int:
    """Runs the linters only."""
    refuse(extra)
    set_up()
    return first_failure(lint_steps())


def bench(extra: Sequence[str]) -> int:
    """Measures what the person feels: editing a big grid, printing a long annex."""
    set_up(QT_LIBRARIES)
    return python("-m", "tests.bench", *extra)


def build(extra: Sequence[str]) -> int:
    """Builds the program for machines without Python and lets it test itself."""
    refuse(extra)
    set_up(QT_LIBRARIES | SCREEN_LIBRARIES | BUILD_LIBRARIES, tools={"objdump": "binutils"})
    places = ("--distpath", str(BUILD / "dist"), "--workpath", str(BUILD / "work"))
    code = python("-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *places, "build.spec")
    if code:
        return code
    program = BUILD / "dist" / "parindex" / ("parindex-cli.exe" if WINDOWS else "parindex")
    code = call([str(program), "self-test"])
    print(f"{program.parent}: " + ("its self-test passed" if code == 0 else "its self-test FAILED"))
    return code


def lock(extra: Sequence[str]) -> int:
    """Writes requirements.lock anew from pyproject.toml; extra goes to uv (`--upgrade`)."""
    set_up()
    # No header and no index: the file must not tell where this machine fetches its packages.
    quiet = ("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet")
    target = ("--universal", "--python-version", "3.11", "--generate-hashes", "-o", LOCK.name)
    source = ("pyproject.toml", "--extra", "dev")
    return python("-m", "uv", "pip", "compile", *source, *target, *quiet, *extra)


COMMANDS = {
    "run": run, "test": test, "lint": lint, "bench": bench, "build": build, "lock": lock,
}  # fmt: skip


def lint_steps() -> dict[str, tuple[str, ...]]:
    """Returns the linters by name, each as arguments of the environment's Python."""
    return {
        "ruff check": ("-m", "ruff", "check", "."),
        "ruff format": ("-m", "ruff", "format", "--check", "."),
        "mypy": ("-m", "mypy"),
        "import-linter": (
            "-c",
            "import sys; from importlinter.cli import lint_imports as lint; sys.exit(lint())",
        ),
    }


# ---- setting up ---------------------------------------------------------------------------------
def set_up(libraries: dict[str, str] | None = None, tools: dict[str, str] | None = None) -> None:
    """Makes what the command needs: system packages first, then the virtual environment."""
    if LINUX:
        lacking = [package for name, package in (libraries or {}).items() if not loads(name)]
        lacking += [package for name, package in (tools or {}).items() if not shutil.which(name)]
        if not importlib.util.find_spec("ensurepip"):  # Debian ships it apart
            lacking.append("python3-venv")
        if lacking:
            install_packages(lacking)
    if not environment_is_current():
        make_environment()


def loads(library: str) -> bool:
    """Tells whether the dynamic loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str]) -> None:
    """Installs Debian packages as root or by passwordless sudo, else says what to type."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    may = not prefix or (shutil.which("sudo") and call([*prefix, "true"], quiet=True) == 0)
    if not shutil.which("apt-get") or not may:
        sys.exit(f"System libraries are missing. Please run:\n  sudo {' '.join(install)}")
    print("Installing system libraries:", *packages, flush=True)
    for command in (["apt-get", "update"], install):
        if call([*prefix, *command], quiet=True, DEBIAN_FRONTEND="noninteractive"):
            sys.exit(f"This failed; please run it yourself:\n  sudo {' '.join(command)}")


def fingerprint() -> str:
    """Returns what the environment was made from: the lock, this folder, this Python."""
    made_from = LOCK.read_bytes() + f"{ROOT} {PYTHON_LIBRARY}".encode()
    return hashlib.sha256(made_from).hexdigest()


def environment_is_current() -> bool:
    """Tells whether the virtual environment was finished and still matches the lock."""
    return STAMP.exists() and STAMP.read_text(encoding="ascii") == fingerprint()


def make_environment() -> None:
    """Makes the virtual environment from the lock; the stamp comes last, so a stop is noticed."""
    if Path(sys.prefix).resolve() == VENV:
        sys.exit("The environment must be made again: start dev.py with the system's Python.")
    print("Setting up .venv from requirements.lock; this takes a minute ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    steps = (
        [sys.executable, "-m", "venv", str(VENV)],
        [*pip_install(), "--require-hashes", "-r", str(LOCK)],
        # Without build isolation: setuptools is in the lock, nothing unpinned is fetched.
        [*pip_install(), "--no-build-isolation", "--no-deps", "-e", str(ROOT)],
    )
    for step in steps:
        if call(step):
            sys.exit("The environment could not be made; see above.")
    STAMP.write_text(fingerprint(), encoding="ascii")


def environment_python() -> str:
    """Returns the path of the environment's Python."""
    return str(VENV / ("Scripts/python.exe" if WINDOWS else "bin/python"))


def pip_install() -> list[str]:
    """Returns the start of a pip install command inside the environment."""
    return [environment_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


# ---- running ------------------------------------------------------------------------------------
def has_screen() -> bool:
    """Tells whether a window can be shown."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python(*arguments: str) -> int:
    """Runs the environment's Python in the repository's folder and returns its exit code."""
    return call([environment_python(), *arguments])


def call(command: Sequence[str], *, quiet: bool = False, **variables: str) -> int:
    """Runs a command with streamed output, or none when quiet, and returns its exit code."""
    environment = os.environ | {"PYTHONUTF8": "1"} | variables
    if not has_screen():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")  # Qt reads it before it starts
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    return done.returncode


def first_failure(steps: dict[str, tuple[str, ...]]) -> int:
    """Runs every step, names those that failed, and returns the first failure's exit code."""
    failed: dict[str, int] = {}
    for name, arguments in steps.items():
        print(f"==> {name}", flush=True)
        if code := python(*arguments):
            failed[name] = code
    print("FAILED: " + ", ".join(failed) if failed else "All passed.", flush=True)
    return next(iter(failed.values()), 0)


def refuse(extra: Sequence[str]) -> None:
    """Ends the program when a command without options is given some."""
    if extra:
        sys.exit(f"Unknown arguments: {' '.join(extra)}")


def main() -> int:
    """Reads the command and runs it; everything behind its name is handed on."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the check is for those who start an older one
        sys.exit("PARINDEX needs Python 3.11 or newer.")
    parser = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("extra", nargs=argparse.REMAINDER, help="handed on to the command")
    chosen = parser.parse_args()
    return COMMANDS[chosen.command](chosen.extra)


if __name__ == "__main__":
    sys.exit(main())
