"""Ways to make the same certificates a PDF, each in a process of its own so that memory is told.

`python -m tests.bench.certificate_engines ENGINE COUNT` prints seconds of processor time and the
peak of memory, as `pdf_engines` does for tables.
"""

import base64
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import segno

from parindex_desktop.domain.certificates.content import Certificate
from parindex_desktop.domain.certificates.fitting import Fitter, Line
from parindex_desktop.domain.certificates.profiles import BlankProfile, FieldName, QrBox
from parindex_desktop.domain.certificates.ready import ready_profiles
from parindex_desktop.services.certificate_jobs import CertificateJob
from parindex_desktop.services.certificates import bound, sample_certificate

BATCH: Final = 1000

OFFICE: Final = "PARINDEX_BENCH_OFFICE"
"""Names the folder that LibreOffice may use, in the environment."""

_BOX: Final = QrBox(300, 300, 320)
_TENTH: Final = 0.1
_AT_LEFT: Final = (FieldName.DECISION, FieldName.REGISTER)
_AT_RIGHT: Final = (FieldName.PLACE_DATE, FieldName.SIGNER_OFFICE, FieldName.SIGNER_NAME)

_NAMESPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        "office": "office", "style": "style", "text": "text", "draw": "drawing", "table": "table",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip


def batch(count: int) -> tuple[BlankProfile, tuple[Certificate, ...]]:
    """A blank with a QR code and certificates that differ in name, number and code."""
    sample = sample_certificate()
    return replace(ready_profiles()[0], qr=_BOX), tuple(
        replace(
            sample,
            place=place,
            values={
                **sample.values,
                "họ tên": bound(f"Nguyễn Hoàng Phương Ngữ {place}"),
                "số sổ": str(place),
            },
            code=f"{sample.code[:-4]}{place:04}",
        )
        for place in range(1, count + 1)
    )


def ours(count: int) -> Callable[[], bytes]:
    """Fitted, checked and drawn, without codes."""
    profile, certificates = batch(count)
    return lambda: CertificateJob(replace(profile, qr=None), certificates).make()


def ours_qr(count: int) -> Callable[[], bytes]:
    """The same with codes, made from their texts."""
    profile, certificates = batch(count)
    return lambda: CertificateJob(profile, certificates).make()


def libreoffice(count: int) -> Callable[[], bytes]:
    """The same lines as a text document, one page each, turned into PDF without a window."""
    return lambda: _converted(_document(count, codes=False))


def libreoffice_qr(count: int) -> Callable[[], bytes]:
    """The same with codes, which it gets as ready pictures."""
    return lambda: _converted(_document(count, codes=True))


ENGINES: Final[dict[str, Callable[[int], Callable[[], bytes]]]] = {
    "ours": ours, "ours-qr": ours_qr, "libreoffice": libreoffice, "libreoffice-qr": libreoffice_qr,
}  # fmt: skip


def measured(engine: str, count: int = BATCH) -> dict[str, float]:
    """Runs an engine in a process of its own; seconds of processor time, MB and bytes."""
    done = subprocess.run(
        [sys.executable, "-m", __name__, engine, str(count)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


# ---- LibreOffice --------------------------------------------------------------------------------


def _converted(source: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        program = shutil.which("soffice") or "soffice"
        subprocess.run(
            [program, f"-env:UserInstallation=file://{_office()}", "--headless",
             "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True, capture_output=True,
        )  # fmt: skip
        return Path(folder, f"{source.stem}.pdf").read_bytes()


def _document(count: int, *, codes: bool) -> Path:
    """Writes what it converts, once: as offices word certificates, lines above a table of two cells
    without borders, decision and number at the left, date and signer at the right."""
    target = _office() / f"certificates-{count}{'-qr' if codes else ''}.fodt"
    if not target.exists():
        profile, certificates = batch(count)
        body = "".join(_pages(profile, certificates, codes=codes))
        target.write_text(
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES}'
            ' office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
            f"{_styles(profile, certificates[0])}"
            f"<office:body><office:text>{body}</office:text></office:body></office:document>",
            encoding="utf-8",
        )
    return target


def _laid_out(profile: BlankProfile, certificate: Certificate) -> list[Line]:
    """The lines of a certificate from above to below."""
    made = Fitter(profile, lambda text, font, bold, italic, size: len(text) * size / 20)
    return sorted(made.fitted(certificate).lines, key=lambda line: line.y)


def _pages(
    profile: BlankProfile, certificates: tuple[Certificate, ...], *, codes: bool
) -> Iterator[str]:
    for certificate in certificates:
        above, left, right = list[str](), list[str](), list[str]()
        for place, line in enumerate(_laid_out(profile, certificate)):
            column = left if line.field in _AT_LEFT else right if line.field in _AT_RIGHT else above
            column.append(f'<text:p text:style-name="L{place}">{escape(line.text)}</text:p>')
        if codes:
            left.append(f"<text:p>{_picture(certificate.code)}</text:p>")
        cells = "".join(f"<table:table-cell>{''.join(c)}</table:table-cell>" for c in (left, right))
        yield "".join(above) + (
            "<table:table><table:table-column/><table:table-column/>"
            f"<table:table-row>{cells}</table:table-row></table:table>"
        )


def _picture(code: str) -> str:
    file = BytesIO()
    segno.make_qr(code, error="m", mask=3, boost_error=False).save(file, kind="png", scale=4)
    side = f'svg:width="{_BOX.side * _TENTH}mm" svg:height="{_BOX.side * _TENTH}mm"'
    data = base64.b64encode(file.getvalue()).decode()
    return (
        f'<draw:frame text:anchor-type="as-char" {side}><draw:image><office:binary-data>{data}'
        "</office:binary-data></draw:image></draw:frame>"
    )


def _styles(profile: BlankProfile, certificate: Certificate) -> str:
    paragraphs, before = [], 200.0
    for place, line in enumerate(_laid_out(profile, certificate)):
        is_left = line.field in _AT_LEFT
        gap = 0.0 if is_left else max((line.y - before) * _TENTH - 8, 0.0)
        before = before if is_left else line.y
        page = "" if place else ' style:master-page-name="Standard"'
        weight = ' fo:font-weight="bold"' if line.bold else ""
        slant = ' fo:font-style="italic"' if line.italic else ""
        paragraphs.append(
            f'<style:style style:name="L{place}" style:family="paragraph"{page}>'
            f'<style:paragraph-properties fo:margin-top="{gap:.1f}mm"'
            f' fo:text-align="{"start" if is_left else "center"}"/>'
            f'<style:text-properties fo:font-family="Liberation Serif"{weight}{slant}'
            f' fo:font-size="{line.size / 10}pt" fo:language="vi" fo:country="VN"/></style:style>'
        )
    size = f'fo:page-width="{profile.width / 10}mm" fo:page-height="{profile.height / 10}mm"'
    return (
        f"<office:automatic-styles>{''.join(paragraphs)}"
        f'<style:page-layout style:name="P"><style:page-layout-properties {size}'
        ' fo:margin="20mm" style:print-orientation="landscape"/></style:page-layout>'
        "</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="P"/>'
        "</office:master-styles>"
    )


def _office() -> Path:
    """Profile and documents of LibreOffice, made once for all turns of one run."""
    folder = Path(os.environ.get(OFFICE) or tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    return folder


def _main(engine: str, count: int) -> None:
    ENGINES[engine](3)()  # loads fonts and modules, and makes the profile of LibreOffice
    is_office = engine.startswith("libreoffice")
    if is_office:
        _document(count, codes=engine.endswith("qr"))  # made before the clock runs
    work = ENGINES[engine](count)
    who = resource.RUSAGE_CHILDREN if is_office else resource.RUSAGE_SELF
    before = resource.getrusage(who)
    made = work()
    after = resource.getrusage(who)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(json.dumps({
        "seconds": seconds, "megabytes": after.ru_maxrss / 1024, "bytes": len(made),
    }))  # fmt: skip


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]))
