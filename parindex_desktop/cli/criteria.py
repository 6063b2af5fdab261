"""`parindex criteria`: a criteria set in and out of a work file, checked, compared."""

from __future__ import annotations

import click


@click.group()
def criteria() -> None:
    """Bring criteria sets in and out, check them, compare them."""
