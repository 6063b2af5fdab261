"""`parindex print` for every kind of paper: what is written, left out, refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from parindex_desktop.domain.paper_kinds import FAMILIES, PaperKind
from parindex_desktop.services.papers.kind_names import name_of
from parindex_desktop.services.papers.registry import PAPERS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def text_of(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_has_a_name_a_family_and_what_makes_it(kind: PaperKind) -> None:
    assert kind in FAMILIES
    assert kind in PAPERS
    assert name_of(kind)


def test_all_leaves_out_what_has_nothing_to_say_and_tells_it(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    out = tmp_path / "o"
    answer = parindex(
        "print", an_giang, "--year", 2016, "--document", "all", "--separate", "--out", out
    )
    assert answer.code == 0, answer.err
    names = {path.name for path in out.iterdir()}
    assert {"phu-luc-xep-hang-so-2016.pdf", "phu-luc-xep-hang-huyen-2016.pdf"} <= names
    told = [line for line in answer.err.splitlines() if line.startswith("DOC.153")]
    assert any("Cảnh báo đã chấp nhận" in line for line in told)
    assert any("Tăng, giảm so với năm trước" in line for line in told)


def test_a_kind_named_that_has_nothing_to_say_is_refused(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    answer = parindex(
        "print", an_giang, "--year", 2016, "--document", "ranking", "--document", "warnings",
        "--out", tmp_path / "o",
    )  # fmt: skip
    assert (answer.code, answer.err[:7]) == (3, "CHK.303")
    assert not (tmp_path / "o").exists()


def test_papers_go_with_their_tables_and_drafts_under_names_by_a_pattern(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    out = tmp_path / "o"
    answer = parindex(
        "print", an_giang, "--year", 2016, "--document", "decision", "--document", "ranking",
        "--decision", "1590", "--date", "2017-05-23", "--xlsx", "--docx",
        "--name", "{so} {loai} {nam}", "--out", out,
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert sorted(path.name for path in out.iterdir()) == [
        "1590 quyet-dinh 2016.docx", "1590 van-ban 2016.pdf", "1590 van-ban 2016.xlsx",
    ]  # fmt: skip
    assert "1590/QĐ-UBND" in text_of(out / "1590 van-ban 2016.pdf")


def test_what_is_no_placeholder_is_refused(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    out = tmp_path / "o"
    answer = parindex(
        "print", an_giang, "--year", 2016, "--document", "ranking", "--name", "{thang}",
        "--out", out,
    )  # fmt: skip
    assert (answer.code, answer.err[:7]) == (3, "DOC.151")
    assert not out.exists()


def test_a_letter_of_an_open_round_is_a_draft_and_what_it_lacks_is_told(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    answer = parindex(
        "print", an_giang, "--year", 2016, "--document", "decision", "--out", tmp_path / "o"
    )
    assert answer.code == 0, answer.err
    codes = {line[:7] for line in answer.err.splitlines()}
    assert {"WRD.111", "WRD.112", "WRD.113"} <= codes
    (written,) = (tmp_path / "o").iterdir()
    assert "DỰ THẢO" in text_of(written)


def test_a_letter_of_a_locked_round_waits_for_what_it_lacks(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    assert parindex("lock", an_giang, "--year", 2016, "--by", "Lan").code == 0
    out = tmp_path / "o"
    common = ("print", an_giang, "--year", 2016, "--out", out, "--document")
    answer = parindex(*common, "decision")
    assert answer.code == 3
    first, *others = answer.err.splitlines()
    assert first.startswith("DOC.152")
    assert any(line.startswith("WRD.113") for line in others)
    assert not out.exists()
    assert parindex(*common, "ranking").code == 0
    (written,) = out.iterdir()
    assert "Mã dữ liệu" in text_of(written)
    assert "DỰ THẢO" not in text_of(written)


def test_a_draft_of_locked_results_goes_out_for_comments_and_names_their_data(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    assert parindex("lock", an_giang, "--year", 2016, "--by", "Lan").code == 0
    out = tmp_path / "o"
    answer = parindex(
        "print", an_giang, "--year", 2016, "--document", "all", "--draft", "--out", out
    )
    assert answer.code == 0, answer.err
    assert any(line.startswith("WRD.113") for line in answer.err.splitlines())
    (written,) = out.iterdir()
    texts = [page.extract_text() for page in PdfReader(written).pages]
    assert all("DỰ THẢO" in text for text in texts)
    bound = sum("Mã dữ liệu" in text for text in texts)
    assert all("Mã dữ liệu" in text for text in texts[:bound])
    assert "đề nghị tặng" in texts[bound], "papers of awards come last and name no data"


def test_what_stands_in_the_way_of_one_file_keeps_all_of_them_back(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    out = tmp_path / "o"
    (out / "phu-luc-xep-hang-huyen-2016.pdf").mkdir(parents=True)
    answer = parindex(
        "print", an_giang, "--year", 2016, "--document", "ranking", "--separate", "--out", out
    )
    assert (answer.code, answer.err[:7]) == (3, "DOC.201")
    assert [path.name for path in out.iterdir()] == ["phu-luc-xep-hang-huyen-2016.pdf"]


def test_papers_of_awards_by_their_words(
    an_giang: Path, tmp_path: Path, parindex: Terminal
) -> None:
    assert parindex("lock", an_giang, "--year", 2016, "--by", "Lan").code == 0
    out = tmp_path / "o"
    words = ("award-submission", "award-decision", "award-list", "hand-over", "labels")
    asked = [part for word in words for part in ("--document", word)]
    answer = parindex(
        "print", an_giang, "--year", 2016, *asked, "--decision", "77", "--labels", "3x8",
        "--separate", "--docx", "--out", out,
    )  # fmt: skip
    assert answer.code == 0, "what the rules propose is a draft that may lack a signer"
    assert {path.name for path in out.iterdir()} == {
        "to-trinh-khen-thuong-2016.pdf", "to-trinh-khen-thuong-2016.docx",
        "quyet-dinh-khen-thuong-2016.pdf", "quyet-dinh-khen-thuong-2016.docx",
        "danh-sach-khen-thuong-2016.pdf", "danh-sach-giao-nhan-2016.pdf", "nhan-phong-bi-2016.pdf",
    }  # fmt: skip
    assert "77/QĐ-UBND" in " ".join(text_of(out / "danh-sach-khen-thuong-2016.pdf").split())
    assert "DỰ THẢO" in text_of(out / "quyet-dinh-khen-thuong-2016.pdf")
