import hashlib
import io
import sqlite3
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.certificates.profiles import (
    BlankProfile,
    FontId,
    OfficeFont,
    ProfileId,
)
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.errors import InputError, SurroundingsError
from parindex_desktop.storage.attachments import Attachment, megabytes, weigh
from parindex_desktop.storage.backup import BackupReason, list_backups
from parindex_desktop.storage.check import check_file
from parindex_desktop.storage.restore import restore
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, Sample, added, fill, new_file

LIMIT = 30 * 1024 * 1024
CONTENT = b"%PDF-1.7 ke hoach"
HASH = hashlib.sha256(CONTENT).hexdigest()


def keep(work: WorkFile, content: bytes = CONTENT, limit: int = LIMIT) -> Attachment:
    return work.store_attachment(io.BytesIO(content), limit=limit)


def name_it(work: WorkFile, sample: Sample, kept: str = HASH, nth: int = 0) -> Evidence:
    key = sample.key(leaf=nth)
    evidence = Evidence(
        EvidenceId(work.reserve_ids(1)[0]), key.round_id, key.unit_id, key.criterion_id, 0,
        attachment=kept, attachment_name="Kế hoạch.pdf",
    )  # fmt: skip
    work.apply(Edit("evidence.add", entities=added(evidence)), author=LAN)
    return evidence


def alter(path: Path, sql: str, *values: object) -> None:
    """Changes a file past the program, with its guards taken away."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER IF EXISTS attachments_no_update")
        connection.execute("DROP TRIGGER IF EXISTS attachments_no_delete")
        connection.execute(sql, values)
        connection.commit()


@settings(max_examples=25)
@given(st.lists(st.binary(min_size=1, max_size=2_000), min_size=1, max_size=8))
def test_each_content_is_kept_once_and_comes_out_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("kept") / "a.parindex"
    with new_file(path) as work:
        kept = [keep(work, content) for content in contents]
        reader = work.read()
        assert [reader.attachment(each.hash) for each in kept] == contents
        assert [each.size for each in kept] == [len(content) for content in contents]
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM attachments").fetchone()
    assert count == len(set(contents))


def test_a_large_copy_goes_through_in_blocks(work: WorkFile, tmp_path: Path) -> None:
    size = 20 * 1024 * 1024
    big = tmp_path / "big.pdf"
    with big.open("wb") as made:
        for _ in range(20):
            made.write(b"0123456789abcdef" * 65_536)
    tracemalloc.start()
    with big.open("rb") as source:
        kept = work.store_attachment(source, limit=LIMIT)
    with (tmp_path / "out.pdf").open("wb") as target:
        assert work.read().copy_attachment(kept.hash, target) == size
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * 1024 * 1024
    assert (tmp_path / "out.pdf").read_bytes() == big.read_bytes()


def test_a_copy_above_the_limit_is_refused_with_both_sizes(work: WorkFile) -> None:
    keep(work, b"x" * 100, limit=100)
    with pytest.raises(InputError) as refused:
        keep(work, b"x" * (1024 * 1024 + 1), limit=1024 * 1024)
    assert refused.value.code == "EVI.105"
    assert (refused.value.params["size"], refused.value.params["limit"]) == ("1,1", "1")
    with pytest.raises(InputError) as refused:
        keep(work, b"")
    assert refused.value.code == "EVI.107"


def test_sizes_are_read_in_megabytes_rounded_up() -> None:
    assert [megabytes(size) for size in (1, 1024 * 1024, 21 * 1024 * 1024 + 1)] == [
        "0,1",
        "1",
        "21,1",
    ]


def test_a_file_that_changes_while_it_is_read_is_not_kept(work: WorkFile) -> None:
    class Changing(io.BytesIO):
        """Another content at the second reading."""

        def seek(self, position: int, whence: int = 0) -> int:
            self.getbuffer()[:3] = b"xyz"
            return super().seek(position, whence)

    with pytest.raises(InputError) as refused:
        work.store_attachment(Changing(CONTENT), limit=LIMIT)
    assert refused.value.code == "EVI.106"
    with pytest.raises(SurroundingsError) as missing:
        work.read().attachment(HASH)
    assert missing.value.code == "FILE.175"


def test_weighing_leaves_a_file_where_it_was() -> None:
    source = io.BytesIO(b"abc" + CONTENT)
    source.seek(3)
    assert weigh(source, limit=LIMIT) == Attachment(HASH, len(CONTENT))
    assert source.tell() == 3


def test_a_file_opened_for_reading_takes_no_copy(work: WorkFile) -> None:
    work.close()
    with WorkFile.open(work.path, author=LAN, read_only=True) as reading:
        with pytest.raises(SurroundingsError) as refused:
            keep(reading)
        assert refused.value.code == "FILE.107"


def test_a_full_disk_keeps_neither_copy_nor_evidence(work: WorkFile) -> None:
    with work._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(SurroundingsError) as refused:
        keep(work, b"x" * 1_000_000)
    assert refused.value.code == "FILE.121"
    assert check_file(work.path) == ()


def test_backup_and_restore_carry_copies(work: WorkFile) -> None:
    sample = fill(work)
    keep(work)
    name_it(work, sample)
    work.back_up(BackupReason.HAND)
    work.close()
    alter(work.path, "UPDATE attachments SET content = ?", b"other")
    (backup,) = [info.path for info in list_backups(work.path)][:1]
    restore(work.path, backup, author=LAN)
    with WorkFile.open(work.path, author=LAN) as again:
        assert again.read().attachment(HASH) == CONTENT
    assert check_file(work.path) == ()


def test_a_check_names_the_evidence_whose_copy_is_missing_or_altered(work: WorkFile) -> None:
    sample = fill(work)
    keep(work)
    keep(work, b"second")
    name_it(work, sample)
    name_it(work, sample, hashlib.sha256(b"second").hexdigest(), nth=1)
    work.close()
    assert check_file(work.path) == ()
    alter(work.path, "UPDATE attachments SET content = ? WHERE hash = ?", CONTENT + b"!", HASH)
    alter(work.path, "DELETE FROM attachments WHERE hash <> ?", HASH)
    missing, altered = check_file(work.path)
    unit = sample.units[0].name
    assert (missing.code, missing.place) == ("FILE.175", f"{unit} · {sample.criteria[2].code}")
    assert (altered.code, altered.place) == ("FILE.176", f"{unit} · {sample.criteria[1].code}")
    assert altered.params["name"] == "Kế hoạch.pdf"
    with WorkFile.open(work.path, author=LAN, read_only=True) as reading:
        with pytest.raises(SurroundingsError) as refused:
            reading.read().attachment(HASH)
        assert refused.value.code == "FILE.176"


def test_a_check_names_the_blank_and_the_font_whose_copy_is_missing_or_altered(
    work: WorkFile,
) -> None:
    keep(work)
    profile = BlankProfile(
        ProfileId(work.reserve_ids(1)[0]), "Phôi mới", "Bằng khen", 4200, 2970, (),
        background=HASH, background_name="phoi.png",
    )  # fmt: skip
    font = OfficeFont(FontId(work.reserve_ids(1)[0]), "UVN Mau Tim", "0" * 64)
    work.apply(Edit("blanks.copy", entities=added(profile, font)), author=LAN)
    work.close()
    alter(work.path, "UPDATE attachments SET content = x'00'")
    told = [(each.code, each.place, each.params["name"]) for each in check_file(work.path)]
    assert told == [
        ("FILE.175", "UVN Mau Tim", "UVN Mau Tim"), ("FILE.176", "Phôi mới", "phoi.png")
    ]  # fmt: skip


def test_an_altered_copy_that_no_evidence_names_is_told_too(work: WorkFile) -> None:
    keep(work)
    work.close()
    alter(work.path, "UPDATE attachments SET content = x'00'")
    (problem,) = check_file(work.path)
    assert (problem.code, problem.params["name"]) == ("FILE.176", HASH[:12])


@pytest.mark.parametrize("sql", ["DELETE FROM attachments", "UPDATE attachments SET size = 1"])
def test_copies_are_only_ever_added(work: WorkFile, sql: str) -> None:
    keep(work)
    work.close()
    with (
        closing(sqlite3.connect(work.path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="only added"),
    ):
        connection.execute(sql)
