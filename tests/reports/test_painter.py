import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from parindex_desktop import paths
from parindex_desktop.domain.documents import DRAFT
from reports.flow import Placed, Text
from reports.fonts import register, vietnamese_letters
from reports.page import Page
from reports.painter import Painter
from tests.reports.papers import (
    INFO,
    annex,
    communes,
    fingerprint,
    fonts,
    pages,
    printed,
    published,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def paper() -> bytes:
    return printed(annex(communes(60), stamp=DRAFT, footnotes=("Ghi chú.",)))


def catalog(pdf: bytes) -> DictionaryObject:
    found = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert isinstance(found, DictionaryObject)
    return found


def test_every_font_is_embedded(paper: bytes) -> None:
    used = set(fonts(paper))
    assert {name.partition("+")[2] for name, _ in used} == {
        "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic",
    }  # fmt: skip
    assert all(embedded for _, embedded in used)
    assert b"Helvetica" not in paper


@pytest.mark.parametrize("style", ["regular", "bold", "italic", "bold_italic"])
def test_all_letters_read_back_in_each_style(style: str) -> None:
    face = register()
    font = getattr(face, style)
    letters = vietnamese_letters()
    shown = tuple(Text(50, 50 + 20 * n, letters[n * 20 :][:20], font, 13) for n in range(7))
    painter = Painter(INFO, face.regular)
    painter.draw(Page(595, 842, (Placed(0, 0, shown),), ()))
    assert "".join(pages(painter.finish())[0]) == letters


def test_a_text_beyond_one_subset_of_letters_reads_back() -> None:
    # A font subset has 256 codes: this alphabet needs two, and texts change between them.
    letters = "".join(map(chr, [*range(0x21, 0x7F), *range(0x391, 0x3A2), *range(0x410, 0x450)]))
    mixed = vietnamese_letters() + letters
    rows = [mixed[start : start + 20] for start in range(0, len(mixed), 20)] + ["ẬЯa", "Яđ"]
    font = register().regular
    painter = Painter(INFO, font)
    texts = tuple(Text(50, 50 + 20 * n, row, font, 13) for n, row in enumerate(rows))
    painter.draw(Page(595, 842, (Placed(0, 0, texts),), ()))
    assert pages(painter.finish())[0] == rows


def test_file_tells_what_it_is_and_in_which_language(paper: bytes) -> None:
    told = PdfReader(BytesIO(paper)).metadata
    assert told is not None
    assert (told.title, told.author, told.subject) == (INFO.title, INFO.author, INFO.subject)
    assert str(catalog(paper)["/Lang"]) == "vi-VN"


def test_file_is_plain_pdf_without_lock_or_form(paper: bytes) -> None:
    assert paper[:8] >= b"%PDF-1.4"
    assert not PdfReader(BytesIO(paper)).is_encrypted
    assert "/AcroForm" not in catalog(paper)


def test_several_annexes_are_listed_in_the_viewer() -> None:
    table = published("angiang_2016_huyen")
    parts = [annex(table, number=number, title=(f"NHÓM {number}",)) for number in ("I", "II")]
    listed = PdfReader(BytesIO(printed(*parts))).outline
    assert [entry["/Title"] for entry in listed] == [  # type: ignore[call-overload]
        "Phụ lục I – NHÓM I", "Phụ lục II – NHÓM II",
    ]  # fmt: skip
    assert PdfReader(BytesIO(printed(parts[0]))).outline == []


@pytest.fixture
def busy_threads() -> Iterator[None]:
    """Threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("busy_threads")
def test_papers_made_at_the_same_time_do_not_disturb_each_other() -> None:
    parts = [annex(communes(20)), annex(published("angiang_2016_so"), footnotes=("Ế Ậ",))]
    alone = [printed(part) for part in parts]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(printed, parts * 40))
    assert together == alone * 40


def test_bytes_do_not_depend_on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    tomorrow = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    assert fingerprint() == before


def test_bytes_do_not_depend_on_process_place_or_zone(tmp_path: Path) -> None:
    copy = tmp_path / "resources"
    for folder in ("fonts", "sample"):
        (copy / folder).mkdir(parents=True)
        for file in paths.resource(folder).iterdir():
            (copy / folder / file.name).symlink_to(file)
    odd = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.reports.papers", str(tmp_path)],
        cwd=ROOT, env=os.environ | odd, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == fingerprint()
