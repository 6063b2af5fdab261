"""Scans of blanks: made ready for paper, or refused with the reason."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from parindex_desktop.errors import InputError
from parindex_desktop.exchange.pictures import MOST_BYTES, MOST_PIXELS, read_picture


def _png(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that says how large it is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + chunk(b"IDAT", zlib.compress(b"\0" * 900))
        + chunk(b"IEND", b"")
    )


def _saved(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def _pixel(content: bytes) -> object:
    with Image.open(BytesIO(content)) as image:
        assert image.mode in ("RGB", "L")
        return image.getpixel((0, 0))


def _refused(path: Path) -> str:
    with pytest.raises(InputError) as refused:
        read_picture(path)
    assert refused.value.params["name"] == path.name
    return refused.value.code


def test_an_ordinary_jpeg_keeps_its_bytes(tmp_path: Path) -> None:
    path = _saved(tmp_path / "a.jpg", Image.new("RGB", (420, 297), "#b3261e"))
    picture = read_picture(path)
    assert picture.content == path.read_bytes()
    assert (picture.width, picture.height) == (420, 297)


def test_colours_for_presses_palettes_and_glass_become_plain(tmp_path: Path) -> None:
    cmyk = _saved(tmp_path / "cmyk.jpg", Image.new("CMYK", (8, 8), (0, 255, 255, 0)))
    assert _pixel(read_picture(cmyk).content) == (255, 0, 0)
    glass = _saved(tmp_path / "glass.png", Image.new("RGBA", (8, 8), (0, 0, 0, 0)))
    assert _pixel(read_picture(glass).content) == (255, 255, 255)
    palette = _saved(tmp_path / "p.png", Image.new("RGB", (8, 8), (0, 204, 51)).convert("P"))
    assert _pixel(read_picture(palette).content) == (0, 204, 51)
    deep = _saved(tmp_path / "deep.png", Image.new("I;16", (8, 8), 65_535))
    assert _pixel(read_picture(deep).content) == 255


def test_a_photograph_turned_by_the_camera_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right
    path = _saved(tmp_path / "turned.jpg", Image.new("RGB", (30, 20)), exif=exif)
    picture = read_picture(path)
    assert (picture.width, picture.height) == (20, 30)


def test_two_hundred_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.write(_png(10, 10))
        file.truncate(200 * 1024 * 1024)  # holds no more than it says on most disks
    assert path.stat().st_size > MOST_BYTES
    with pytest.raises(InputError) as refused:
        read_picture(path)
    assert refused.value.code == "CER.132"
    assert (refused.value.params["size"], refused.value.params["limit"]) == (200, 40)


@pytest.mark.parametrize("side", [8_000, 10_000, 60_000])
def test_a_bomb_is_refused_by_what_it_says_of_itself(tmp_path: Path, side: int) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(_png(side, side))
    assert side * side > MOST_PIXELS
    assert path.stat().st_size < 1000
    assert _refused(path) == "CER.134"


def test_broken_pictures_and_other_files_are_refused(tmp_path: Path) -> None:
    whole = _saved(tmp_path / "a.jpg", Image.effect_noise((200, 200), 90)).read_bytes()
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    assert _refused(tmp_path / "cut.jpg") == "CER.133"
    (tmp_path / "cut.png").write_bytes(_png(200, 200))
    assert _refused(tmp_path / "cut.png") == "CER.133"
    (tmp_path / "stub.png").write_bytes(b"\x89PNG\r\n")
    assert _refused(tmp_path / "stub.png") == "CER.133"
    _saved(tmp_path / "a.gif", Image.new("P", (8, 8)))
    (tmp_path / "a.gif").rename(tmp_path / "gif.png")
    assert _refused(tmp_path / "gif.png") == "CER.135"
    (tmp_path / "words.jpg").write_text("Bằng khen", encoding="utf-8")
    assert _refused(tmp_path / "words.jpg") == "CER.135"
    assert _refused(tmp_path / "missing.png") == "CER.133"
