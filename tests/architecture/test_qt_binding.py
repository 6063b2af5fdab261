"""The Python binding of Qt counts its references right.

PySide6 6.12.0 on Python 3.11 gives back one reference to None too many with every call of a void
method; after some thousand calls the interpreter aborts with "deallocating None". Whoever raises
the pinned version learns it here and not from an official losing a morning.
"""

import sys

from PySide6.QtCore import QObject

CALLS = 5_000


def test_void_calls_keep_the_reference_count_of_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("name")
        thing.blockSignals(False)
    drift = sys.getrefcount(None) - before
    assert abs(drift) < CALLS // 10, f"{drift} references to None after {CALLS} calls"
