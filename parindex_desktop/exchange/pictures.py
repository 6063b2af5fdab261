"""Pictures of blanks as offices scan them, made ready for paper before they are kept.

A file is weighed before it is opened and its pixels are counted before they are unpacked: a picture
of a few kilobytes may say that it has a million million of them.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

MOST_BYTES: Final = 40 * 1024 * 1024
MOST_PIXELS: Final = 60_000_000
"""420 x 297 mm at 500 dots per inch has 49 million."""

_KINDS: Final = ("PNG", "JPEG")
_AS_THEY_ARE: Final = ("RGB", "L")
_NORMAL: Final = 1
_ORIENTATION: Final = 0x0112
_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)
"""What Pillow raises on files that are none, or were cut."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be printed: PNG or JPEG, grey or red-green-blue, upright.

    Attributes:
        width: In pixels.
        height: In pixels.
    """

    content: bytes
    width: int
    height: int


def read_picture(path: Path) -> Picture:
    """Reads a picture of a blank.

    A JPEG that can be printed as it is keeps its bytes. Others (CMYK, transparent, palettes, 16
    bits, turned by a camera) become a PNG that looks the same.

    Raises:
        InputError: `CER.132` too many bytes, `CER.133` it cannot be read, `CER.134` too many
            pixels, `CER.135` neither PNG nor JPEG.
    """
    content = _read(path)
    image = _opened(content, path.name)
    if image.width * image.height > MOST_PIXELS:
        raise InputError("CER.134", name=path.name, millions=MOST_PIXELS // 1_000_000)
    try:
        return _ready(image, content)
    except _BROKEN as error:
        raise InputError("CER.133", name=path.name) from error


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
            size = path.stat().st_size
    except OSError as error:
        raise InputError("CER.133", name=path.name) from error
    if len(content) > MOST_BYTES:
        limit = MOST_BYTES >> 20
        raise InputError("CER.132", name=path.name, size=-(-size >> 20), limit=limit)
    return content


def _opened(content: bytes, name: str) -> Image:
    """Returns a picture of which only the beginning has been read."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(BytesIO(content), formats=_KINDS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InputError("CER.134", name=name, millions=MOST_PIXELS // 1_000_000) from error
    except UnidentifiedImageError as error:
        code = "CER.133" if content.startswith((b"\x89PNG", b"\xff\xd8")) else "CER.135"
        raise InputError(code, name=name) from error
    except _BROKEN as error:
        raise InputError("CER.133", name=name) from error


def _ready(image: Image, content: bytes) -> Picture:
    from PIL import ImageOps

    upright = image.getexif().get(_ORIENTATION, _NORMAL) == _NORMAL
    image.load()
    if image.format == "JPEG" and image.mode in _AS_THEY_ARE and upright:
        return Picture(content, image.width, image.height)
    flat = _flattened(ImageOps.exif_transpose(image))
    target = BytesIO()
    flat.save(target, "PNG")
    return Picture(target.getvalue(), flat.width, flat.height)


def _flattened(image: Image) -> Image:
    """Returns a picture in grey or colours, on white where it was transparent."""
    from PIL import Image as Images

    if image.mode in _AS_THEY_ARE and "transparency" not in image.info:
        return image
    if image.mode.startswith("I") or image.mode == "F":  # 16 and 32 bits of grey
        return image.point(lambda value: value / 257).convert("L")
    if image.mode in ("1", "CMYK", "YCbCr", "LAB", "HSV"):
        return image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Images.new("RGBA", seen.size, "white")
    return Images.alpha_composite(paper, seen).convert("RGB")
