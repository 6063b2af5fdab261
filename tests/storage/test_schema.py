import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from parindex_desktop.storage.engine import connected, make_engine, pragma, writing
from parindex_desktop.storage.identity import read_header
from parindex_desktop.storage.rows import metadata
from parindex_desktop.storage.schema import APPLICATION_ID, SCHEMA, version_of
from parindex_desktop.storage.workfile import WorkFile


def test_the_mapped_classes_and_the_migrations_make_one_schema(work: WorkFile) -> None:
    # SQLAlchemy reads two things of SQLite imprecisely; the next two tests ask SQLite itself.
    imprecise = {"modify_nullable", "add_fk", "remove_fk"}
    with connected(work.path, "ro") as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, metadata)
    flat = [each for item in found for each in (item if isinstance(item, list) else [item])]
    assert [each for each in flat if each[0] not in imprecise] == []


def test_mapped_columns_may_be_empty_where_the_file_allows_it(work: WorkFile) -> None:
    with connected(work.path, "ro") as connection:
        for table in metadata.sorted_tables:
            stored = {
                row.name: not (row.notnull or row.pk)
                for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")
            }
            assert stored == {column.name: bool(column.nullable) for column in table.c}


def test_references_are_those_of_the_mapped_classes_and_none_cascades(work: WorkFile) -> None:
    declared = {
        (table.name, key.column_keys[n], element.column.table.name, element.column.name)
        for table in metadata.sorted_tables
        for key in table.foreign_key_constraints
        for n, element in enumerate(key.elements)
    }
    with connected(work.path, "ro") as connection:
        rows = [
            (table.name, row)
            for table in metadata.sorted_tables
            for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({table.name})")
        ]
    assert {(name, row[3], row[2], row[4]) for name, row in rows} == declared
    assert {row[6] for _, row in rows} == {"RESTRICT"}


def test_the_expected_version_is_the_newest_bundled_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCHEMA.migrations).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [SCHEMA.head]
    assert all(len(step.revision) == 4 for step in script.walk_revisions())


def test_a_new_file_carries_its_kind_and_version(work: WorkFile) -> None:
    with connected(work.path, "ro") as connection:
        assert pragma(connection, "application_id") == APPLICATION_ID
        assert version_of(connection) == SCHEMA.head
    assert not read_header(work.path).uses_wal


def test_opening_a_current_file_loads_no_alembic(work: WorkFile) -> None:
    work.close()
    program = (
        "import sys; from pathlib import Path\n"
        "from parindex_desktop.domain.edits import Author\n"
        "from parindex_desktop.storage.workfile import WorkFile\n"
        "WorkFile.open(Path(sys.argv[1]), author=Author('Lan')).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(work.path)], check=True)


def test_every_connection_is_careful(work: WorkFile) -> None:
    with connected(work.path, "rw") as connection:
        settings = {name: pragma(connection, name) for name in (
            "foreign_keys", "synchronous", "journal_mode", "busy_timeout", "trusted_schema",
        )}  # fmt: skip
    assert settings == {
        "foreign_keys": 1, "synchronous": 3, "journal_mode": "delete", "busy_timeout": 5000,
        "trusted_schema": 0,
    }  # fmt: skip


def test_a_table_made_in_a_transaction_goes_with_it(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "a.db", "rwc")
    with writing(engine).connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a INTEGER)")
        connection.rollback()
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar() == 0
    engine.dispose()


def test_a_writer_claims_the_file_at_its_start(work: WorkFile) -> None:
    first, second = make_engine(work.path, "rw"), make_engine(work.path, "rw")
    with second.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    with writing(first).begin(), second.begin() as reading:
        assert version_of(reading) == SCHEMA.head
    with writing(first).begin(), pytest.raises(OperationalError, match="locked"):
        writing(second).connect().begin()
    first.dispose()
    second.dispose()


def test_a_file_that_lost_its_place_is_not_made_anew(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "gone.parindex", "rw")
    with pytest.raises(OperationalError):
        engine.connect()
    assert list(tmp_path.glob("*.parindex")) == []
