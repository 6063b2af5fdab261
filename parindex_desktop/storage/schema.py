"""The schema of a work file: which one a file has, which one the program expects, the way between.

Alembic is loaded only to make or upgrade a file; opening a current one compares two short texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

APPLICATION_ID: Final = 0x50415249
"""`PARI` in the header of every work file; the first migration writes it."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A line of migrations.

    Attributes:
        head: The newest version, four digits, so that versions compare as texts.
        migrations: Folder of the Alembic environment.
    """

    head: str
    migrations: Path


SCHEMA: Final = Schema("0005", Path(__file__).parent / "migrations")
"""What this program reads and writes; a test holds `head` to the newest bundled migration."""


def version_of(connection: Connection) -> str:
    """Returns the version that a work file has."""
    sql = "SELECT version_num FROM alembic_version"
    return str(connection.exec_driver_sql(sql).scalar_one())


def file_id(connection: Connection) -> str:
    """Returns what tells a work file and its copies from all others."""
    sql = "SELECT value FROM meta WHERE key = 'file_id'"
    return str(connection.exec_driver_sql(sql).scalar_one())


def migrate(engine: Engine, schema: Schema = SCHEMA) -> None:
    """Brings a file to the newest version, in one transaction; foreign keys must be off.

    Batch migrations copy a table, drop it and rename the copy: with foreign keys on, dropping the
    parent of a reference would take its children along or fail.
    """
    from alembic import command
    from alembic.config import Config

    from parindex_desktop.storage.engine import writing

    config = Config()
    # The config parser reads `%` as the start of a placeholder.
    config.set_main_option("script_location", str(schema.migrations).replace("%", "%%"))
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, schema.head)
