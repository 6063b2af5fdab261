"""Attached copies: once, within the limit, undone and redone; opened only where it is safe."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence, EvidenceEntry
from parindex_desktop.domain.people import Role, User, UserId
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.services import evidence, evidence_files
from parindex_desktop.services.evidence_files import address_of, is_opened, safe_name
from parindex_desktop.services.session import Session
from tests.proven_files import book_of, open_proven_file, place_in

PDF = b"%PDF-1.7 ke hoach"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_proven_file(tmp_path)
    yield opened
    opened.close()


def written(folder: Path, name: str, content: bytes = PDF) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def attach(session: Session, *paths: Path) -> tuple[Evidence, ...]:
    """Attaches files as documents of their own; returns what the first place has then."""
    book = book_of(session)
    place = place_in(book)
    session.do(
        evidence_files.keep(
            session, paths, lambda kept: evidence.add_attached(session, book, place, kept)
        )
    )
    return session.dossier(book.round.id).evidence(*place)


def copies(session: Session) -> int:
    with session.work_file._engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM attachments").scalar_one())


# ---- into the file ------------------------------------------------------------------------------
def test_one_content_under_two_names_is_kept_once(session: Session, tmp_path: Path) -> None:
    first, second = attach(
        session, written(tmp_path, "Kế hoạch.pdf"), written(tmp_path, "bản sao.pdf")
    )
    assert (first.attachment_name, second.attachment_name) == ("Kế hoạch.pdf", "bản sao.pdf")
    assert first.attachment == second.attachment
    assert copies(session) == 1
    assert session.reader.attachment(first.attachment) == PDF


def test_undo_and_redo_keep_the_content(session: Session, tmp_path: Path) -> None:
    (document,) = attach(session, written(tmp_path, "a.pdf"))
    place = place_in(book_of(session))
    session.bus.undo()
    assert session.dossier(document.round_id).evidence(*place) == ()
    assert copies(session) == 1
    session.bus.redo()
    (again,) = session.dossier(document.round_id).evidence(*place)
    assert session.reader.attachment(again.attachment) == PDF


def test_a_copy_comes_to_a_document_and_off_it(session: Session, tmp_path: Path) -> None:
    book, place = book_of(session), place_in(book_of(session))
    session.do(evidence.add(session, book, place, [EvidenceEntry("12/KH")]))
    (bare,) = session.dossier(book.round.id).evidence(*place)
    path = written(tmp_path, "Kế hoạch.pdf")
    session.do(
        evidence_files.keep(session, [path], lambda kept: evidence.attach(book, bare, *kept[0]))
    )
    (document,) = session.dossier(book.round.id).evidence(*place)
    assert (document.number, document.attachment_name) == ("12/KH", "Kế hoạch.pdf")
    session.do(evidence.detach(book, document))
    assert session.dossier(book.round.id).evidence(*place) == (bare,)
    assert evidence.detach(book, bare).is_empty


def test_a_document_known_by_its_copy_alone_keeps_the_name(
    session: Session, tmp_path: Path
) -> None:
    (document,) = attach(session, written(tmp_path, "Kế hoạch.pdf"))
    session.do(evidence.detach(book_of(session), document))
    (left,) = session.dossier(document.round_id).evidence(*place_in(book_of(session)))
    assert (left.note, left.attachment) == ("Kế hoạch.pdf", "")


def test_of_several_files_none_is_kept_when_one_is_refused(
    session: Session, tmp_path: Path
) -> None:
    limit = 1024 * 1024
    session.do(Edit("rules", entities=(EntityChange(None, EntryRules(attachment_limit=limit)),)))
    fits = written(tmp_path, "a.pdf")
    for bad, code in (
        (written(tmp_path, "b.pdf", b"x" * (limit + 1)), "EVI.105"),
        (written(tmp_path, "c.pdf", b""), "EVI.107"),
        (tmp_path / "gone.pdf", "EVI.106"),
        (tmp_path, "EVI.106"),
    ):
        with pytest.raises(InputError) as refused:
            attach(session, fits, bad)
        assert refused.value.code == code
        assert refused.value.params["name"] == bad.name
    assert copies(session) == 0


def test_who_may_change_nothing_puts_nothing_into_the_file(
    session: Session, tmp_path: Path
) -> None:
    secretary = User(UserId(session.new_ids()[0]), "Lan", "", Role.SECRETARY)
    viewer = User(UserId(session.new_ids()[0]), "Hoa", "", Role.VIEWER)
    session.do(Edit("users", entities=(EntityChange(None, secretary), EntityChange(None, viewer))))
    session.work_as(viewer)
    with pytest.raises(InputError) as refused:
        attach(session, written(tmp_path, "a.pdf"))
    assert refused.value.code == "USR.121"
    assert copies(session) == 0


# ---- out of the file ----------------------------------------------------------------------------
def test_a_copy_is_saved_whole(session: Session, tmp_path: Path) -> None:
    (document,) = attach(session, written(tmp_path, "a.pdf"))
    evidence_files.save_as(session, document, tmp_path / "out" / "b.pdf")
    assert (tmp_path / "out" / "b.pdf").read_bytes() == PDF


def test_a_copy_for_viewing_is_read_only_and_apart(session: Session, tmp_path: Path) -> None:
    (document,) = attach(session, written(tmp_path, "Kế hoạch.PDF"))
    path = evidence_files.put_for_viewing(session, document)
    assert path.name == "Kế hoạch.PDF"
    assert path.read_bytes() == PDF
    assert stat.S_IMODE(os.stat(path).st_mode) & 0o333 == 0
    assert evidence_files.put_for_viewing(session, document) != path


@pytest.mark.parametrize(
    "name",
    ["a.exe", "a.pdf.exe", "a.js", "a.bat", "a.cmd", "a.lnk", "a.html", "a.htm", "a.svg", "a.docm",
     "a.xlsm", "a.doc", "a.vbs", "a.ps1", "a.scr", "a.url", "a.desktop", "a.jar", "a.zip", "a",
     "a.pdf.", "a.exe ", "a.\u202efdp.exe", "a.hta", "a.msi", "a.sh", "a.py", "a.rtf"],
)  # fmt: skip
def test_what_could_be_a_program_is_only_saved(session: Session, tmp_path: Path, name: str) -> None:
    (document,) = attach(session, written(tmp_path, "a.pdf"))
    renamed = Evidence(
        document.id, document.round_id, document.unit_id, document.criterion_id, 0,
        attachment=document.attachment, attachment_name=name,
    )  # fmt: skip
    if name == "a.pdf.":  # Windows takes the point off, and so do we
        assert evidence_files.put_for_viewing(session, renamed).name == "a.pdf"
        return
    with pytest.raises(InputError) as refused:
        evidence_files.put_for_viewing(session, renamed)
    assert refused.value.code == "EVI.108"


def test_a_program_under_the_name_of_a_document_is_not_opened(
    session: Session, tmp_path: Path
) -> None:
    (document,) = attach(session, written(tmp_path, "ke hoach.pdf", b"MZ\x90 a program"))
    with pytest.raises(InputError) as refused:
        evidence_files.put_for_viewing(session, document)
    assert refused.value.code == "EVI.113"
    assert list(Path(evidence_files._viewing_folder().name).rglob("ke hoach.pdf")) == []


# ---- names and addresses ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "safe"),
    [("../../etc/passwd", "passwd"), (r"C:\Windows\a.pdf", "a.pdf"), ("con.pdf", "_con.pdf"),
     ("NUL", "_NUL"), ("com1.tar.pdf", "_com1.tar.pdf"), ('a<b>:"|?*.pdf', "a_b______.pdf"),
     ("  a.pdf . ", "a.pdf"), ("", "tai-lieu"), ("...", "tai-lieu"), ("a\x00b\n.pdf", "ab.pdf"),
     ("Kế hoạch.pdf", "Kế hoạch.pdf"), (".pdf", "pdf")],
)  # fmt: skip
def test_a_nasty_name_becomes_a_plain_one(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("a" * 300 + ".pdf").endswith("a.pdf")
    assert len(safe_name("ả" * 300 + ".pdf").encode()) <= 180
    assert safe_name("ke\udce1.pdf") == "ke_.pdf"


@given(st.text(max_size=200))
def test_any_name_can_be_a_file(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("names")
    safe = safe_name(name)
    (folder / safe).write_bytes(b"x")
    assert [each.name for each in folder.iterdir()] == [safe]
    assert safe_name(safe) == safe
    assert is_opened(name) == is_opened(safe)


@pytest.mark.parametrize(
    "address", ["https://angiang.gov.vn/a?b=1", "HTTP://x.vn", "http://10.0.0.1:8080/a.exe"]
)
def test_web_addresses_go_as_they_are(address: str) -> None:
    assert address_of(address) == address


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ms-word:ofe|u|http://x", "ftp://x/a.pdf", "mailto:a@b.vn",
     "data:text/html,x", "search-ms:query=x", "http://", "vbscript:x", "zalo://x"],
)  # fmt: skip
def test_no_other_scheme_is_opened(address: str) -> None:
    with pytest.raises(InputError) as refused:
        address_of(address)
    assert refused.value.code == "EVI.109"


def test_a_path_is_opened_where_it_leads_to_a_document_or_a_folder(tmp_path: Path) -> None:
    document = written(tmp_path, "Kế hoạch 1.pdf")
    assert address_of(str(document)) == document.as_uri()
    assert address_of(document.as_uri()) == document.as_uri()
    assert address_of(str(tmp_path)) == tmp_path.as_uri()
    for path, code in (
        (written(tmp_path, "a.exe"), "EVI.108"),
        (tmp_path / "gone.pdf", "EVI.110"),
    ):
        for reference in (str(path), path.as_uri()):
            with pytest.raises(AppError) as refused:
                address_of(reference)
            assert refused.value.code == code
