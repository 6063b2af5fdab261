"""Fails a test that makes the program log a warning the test did not announce.

A warning nobody looks at is how faults hide; announced, the log line is part of the behaviour.
"""

import logging
import re

from parindex_desktop.logs import OWN_LOGGERS


class LogWatch(logging.Handler):
    """Collects the program's own records from WARNING up and compares them with those announced."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._seen: list[str] = []
        self._announced: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps a record of ours; libraries answer through `filterwarnings` and Qt's messages."""
        if record.name.partition(".")[0] in OWN_LOGGERS:
            self._seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def announce(self, pattern: str) -> None:
        """Says that a record matching this regular expression must be logged in this test."""
        self._announced.append(pattern)

    def complaints(self) -> list[str]:
        """Returns a line for every record not announced and every announcement not kept."""
        unannounced = [
            line for line in self._seen if not any(re.search(p, line) for p in self._announced)
        ]
        silent = [p for p in self._announced if not any(re.search(p, line) for line in self._seen)]
        return [f"unexpected log record: {line}" for line in unannounced] + [
            f"announced, but not logged: {pattern}" for pattern in silent
        ]
