"""`parindex` and `python -m parindex_desktop`."""

from __future__ import annotations

import sys

from parindex_desktop import bootstrap


def main() -> int:
    """Runs the program with the arguments of the process; returns its exit code."""
    return bootstrap.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
