"""Where things lie on this machine: bundled resources, and the person's own folders.

`PARINDEX_HOME` moves all of the person's folders to one place: tests keep apart from the real ones
with it, and a portable copy of the program on a USB stick keeps everything beside itself.
"""

import os
import sys
from pathlib import Path
from typing import Final

import platformdirs

HOME_VARIABLE: Final = "PARINDEX_HOME"
_APPLICATION: Final = "PARINDEX"


def resource(*parts: str) -> Path:
    """Returns the path of a bundled file or folder, e.g. `resource("fonts", "NotoSans.ttf")`.

    Works from the source folder and from the frozen program, which unpacks its data elsewhere.
    The path is not checked: a missing resource is the caller's to report.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return base.joinpath("resources", *parts)


def user_data_dir() -> Path:
    """Folder of what the program makes for this person, such as the sample; made when missing."""
    return _folder("data", platformdirs.user_data_path(_APPLICATION, appauthor=False))


def user_config_dir() -> Path:
    """Folder of this person's settings; made when missing."""
    # "config" is a folder of its own because on Windows and macOS data and settings share one.
    config = platformdirs.user_config_path(_APPLICATION, appauthor=False)
    return _folder("config", config / "config")


def user_log_dir() -> Path:
    """Folder of the log files; made when missing."""
    return _folder("logs", platformdirs.user_log_path(_APPLICATION, appauthor=False))


def documents_dir() -> Path:
    """Folder the open and save dialogs start in; made when missing."""
    return _folder("documents", platformdirs.user_documents_path())


def _folder(name: str, usual: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) / name if home else usual
    folder.mkdir(parents=True, exist_ok=True)
    return folder
