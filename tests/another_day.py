"""A program that runs on another day: `python -m tests.another_day DAYS MODULE ARGUMENTS`.

The clocks are moved at their edges, before anything of the program or of a library is loaded.
"""

from __future__ import annotations

import datetime
import runpy
import sys
import time
from typing import Any

_DAY = 86_400
_date, _datetime, _time = datetime.date, datetime.datetime, time.time


class _Kind(type):
    """What the moved classes stand for are instances of them too."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.__mro__[1])


def move(days: int) -> None:
    """Lets every clock be ahead."""
    ahead = days * _DAY

    def now(_kind: type, tz: Any = None) -> Any:
        return _datetime.fromtimestamp(_time() + ahead, tz)

    def utcnow(_kind: type) -> Any:
        return _datetime.fromtimestamp(_time() + ahead, datetime.UTC).replace(tzinfo=None)

    def today(_kind: type) -> Any:
        return _date.fromtimestamp(_time() + ahead)

    module: Any = datetime
    module.date = _Kind("date", (_date,), {"today": classmethod(today)})
    moved = {"now": classmethod(now), "utcnow": classmethod(utcnow)}
    module.datetime = _Kind("datetime", (_datetime,), moved)
    clock: Any = time
    clock.time = lambda: _time() + ahead
    for name in ("gmtime", "localtime"):
        clock.__dict__[name] = _moved(getattr(time, name), ahead)


def _moved(real: Any, ahead: int) -> Any:
    return lambda seconds=None: real(_time() + ahead if seconds is None else seconds)


if __name__ == "__main__":
    move(int(sys.argv[1]))
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
