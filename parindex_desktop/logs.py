"""The log file: what happened, for the person who has to find out why something went wrong.

A log leaves the office when someone asks for help, so INFO and above never carry a score, a
person's name or the content of a table: log counts, codes and file names instead. Unexpected
exceptions are logged with their traceback, which the window never shows.
"""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from parindex_desktop import paths

FILE_NAME: Final = "parindex.log"
MAX_BYTES: Final = 1_000_000
KEPT_FILES: Final = 5
OWN_LOGGERS: Final = ("parindex_desktop", "ui", "reports")
_FORMAT: Final = "%(asctime)s %(levelname)-8s %(name)s: %(message)s"
_HANDLER_NAME: Final = "parindex-file"

_log = logging.getLogger(__name__)

_ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], object]
_ThreadHook = Callable[[threading.ExceptHookArgs], object]


def configure(*, level: int = logging.INFO, directory: Path | None = None) -> Path | None:
    """Starts logging into a rotating file and records exceptions nobody caught.

    Calling it again replaces the earlier file, so a test or a changed setting needs no restart.

    Args:
        level: lowest level kept of the program's own records; libraries are kept from WARNING.
        directory: folder of the file, the person's log folder when None.

    Returns:
        The log file, or None where the folder cannot be written: a full or locked disk must not
        keep the program from opening and saying so.
    """
    close()
    try:
        file = (directory or paths.user_log_dir()) / FILE_NAME
        handler = RotatingFileHandler(
            file, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
    except OSError as error:
        _log.warning("no log file: %s", error)
        return None
    handler.set_name(_HANDLER_NAME)
    handler.setFormatter(logging.Formatter(_FORMAT))
    logging.getLogger().addHandler(handler)
    for name in OWN_LOGGERS:
        logging.getLogger(name).setLevel(level)
    _hooks.install()
    return file


def close() -> None:
    """Closes the log file and gives back the exception hooks; harmless when none is open."""
    _hooks.remove()
    root = logging.getLogger()
    for handler in [each for each in root.handlers if each.get_name() == _HANDLER_NAME]:
        root.removeHandler(handler)
        handler.close()


class _CrashHooks:
    """Records exceptions that nobody caught, then lets the earlier hooks do their part."""

    def __init__(self) -> None:
        self._earlier: tuple[_ExceptHook, _ThreadHook] | None = None

    def install(self) -> None:
        self._earlier = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_main
        threading.excepthook = self._on_thread

    def remove(self) -> None:
        if self._earlier is not None:
            sys.excepthook, threading.excepthook = self._earlier
            self._earlier = None

    def _on_main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        _record(kind, error, trace, where="main thread")
        if self._earlier is not None:
            self._earlier[0](kind, error, trace)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            name = args.thread.name if args.thread else "thread"
            _record(args.exc_type, args.exc_value, args.exc_traceback, where=name)
        if self._earlier is not None:
            self._earlier[1](args)


def _record(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None, *, where: str
) -> None:
    if issubclass(kind, Exception):  # Ctrl-C and sys.exit are no faults
        _log.critical("unexpected %s in %s", kind.__name__, where, exc_info=(kind, error, trace))


_hooks = _CrashHooks()
