import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import reportlab
from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics

from parindex_desktop import paths
from reports import fonts
from reports.styles import TextStyle

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")


@pytest.fixture(autouse=True)
def _forget_system_face() -> Iterator[None]:
    yield
    for name in [name for name in pdfmetrics.getRegisteredFontNames() if "Times" in name]:
        pdfmetrics._fonts.pop(name, None)  # type: ignore[attr-defined]


@pytest.fixture
def times(tmp_path: Path) -> Path:
    """A fonts folder with all four styles of Times New Roman."""
    for style, file in zip(STYLES, TIMES, strict=True):
        shutil.copy(paths.resource("fonts", f"LiberationSerif-{style}.ttf"), tmp_path / file)
    return tmp_path


def test_vietnamese_has_134_letters_beyond_ascii() -> None:
    letters = fonts.vietnamese_letters()
    assert len(letters) == len(set(letters)) == 134
    assert {"đ", "Đ", "ă", "Ậ", "Ữ", "ỹ"} <= set(letters)


def test_bundled_face_is_the_default_even_beside_times(times: Path) -> None:
    assert fonts.register(system_folder=times).bold == "LiberationSerif-Bold"


def test_system_face_is_taken_on_wish(times: Path) -> None:
    face = fonts.register(prefer_system=True, system_folder=times)
    assert face == fonts.Typeface(
        "TimesNewRoman", "TimesNewRoman-Bold", "TimesNewRoman-Italic", "TimesNewRoman-BoldItalic"
    )


def test_incomplete_system_face_gives_way_to_the_bundled(times: Path) -> None:
    (times / "timesbi.ttf").unlink()
    assert fonts.register(prefer_system=True, system_folder=times).regular == "LiberationSerif"


def test_damaged_system_face_gives_way_to_the_bundled(times: Path) -> None:
    (times / "timesi.ttf").write_bytes(b"no font")
    assert fonts.register(prefer_system=True, system_folder=times).regular == "LiberationSerif"


def test_system_face_without_vietnamese_gives_way_to_the_bundled(times: Path) -> None:
    vera = Path(reportlab.__file__).with_name("fonts") / "Vera.ttf"
    shutil.copy(vera, times / "timesbd.ttf")
    assert fonts.register(prefer_system=True, system_folder=times).regular == "LiberationSerif"


@pytest.mark.parametrize("style", STYLES)
def test_stacked_capitals_and_tails_stay_within_their_line(style: str) -> None:
    font = ImageFont.truetype(str(paths.resource("fonts", f"LiberationSerif-{style}.ttf")), 1000)
    printable = fonts.vietnamese_letters() + "".join(map(chr, range(33, 127)))
    boxes = [font.getbbox(letter, anchor="ls") for letter in printable]
    assert max(-box[1] for box in boxes) <= TextStyle.BASELINE * 1000
    assert max(box[3] for box in boxes) <= (TextStyle.LINE - TextStyle.BASELINE) * 1000
