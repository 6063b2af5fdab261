"""A program that is killed at one named step of a backup, an upgrade or a restore."""

import os
import signal
import sys
from importlib import import_module
from pathlib import Path

from parindex_desktop.storage.backup import BackupReason, make_backup
from parindex_desktop.storage.restore import restore
from parindex_desktop.storage.schema import SCHEMA, Schema
from parindex_desktop.storage.upgrade import upgrade
from tests.storage.building import LAN


def die(*_: object, **__: object) -> None:
    """Ends this program as a power cut does: nothing is tidied up."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def run(work: str, step: str, path: Path, other: Path) -> None:
    """Does a piece of work and dies when it comes to a step, `module.name` or `module.name+`.

    With `+` the step is done and the program dies behind it.
    """
    module_name, _, name = step.rstrip("+").rpartition(".")
    module = import_module(f"parindex_desktop.storage.{module_name}")
    done = getattr(module, name)

    def do_and_die(*args: object, **kwargs: object) -> None:
        done(*args, **kwargs)
        die()

    setattr(module, name, do_and_die if step.endswith("+") else die)
    if work == "backup":
        make_backup(path, BackupReason.HAND)
    elif work == "upgrade":
        upgrade(path, Schema(f"{int(SCHEMA.head) + 1:04}", other))
    else:
        restore(path, other, author=LAN)


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
