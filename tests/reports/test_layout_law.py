"""Every kind of paper, in every state and mode, with usual and hard words, keeps the layout law.

The law is in `layout_law` and `table_law`. That each check can fail is proved below: one measure of
the program is changed, and the law must name what is wrong.
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from parindex_desktop.domain.documents import (
    AcceptedWarnings,
    Align,
    Mode,
    PageMark,
    PrintedTable,
    RankingAnnex,
    Stamp,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.text import clean
from parindex_desktop.services.papers.kinds import PaperKind
from reports.files import file_pdf
from reports.painter import Painter
from tests.hard_names import LETTERS, MARKED, SPACED
from tests.reports.law_papers import KINDS, NOT_OF_RESULTS, sources
from tests.reports.layout_law import faults
from tests.reports.papers import AN_GIANG, INFO, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.documents import DocumentInfo
    from tests.reports.law_papers import Source

CASES = [
    pytest.param(name, kind, mode, id=f"{name}-{kind}-{mode}")
    for name, (kinds, modes) in KINDS.items()
    for kind in PaperKind
    for mode in modes
    if kind in kinds
]


@pytest.fixture(scope="module")
def printable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Source]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARINDEX_HOME", str(tmp_path_factory.mktemp("home")))
        found, sessions = sources(tmp_path_factory.mktemp("files"))
        yield found
        for session in sessions:
            session.close()


@pytest.mark.parametrize(("name", "kind", "mode"), CASES)
def test_every_paper_keeps_the_law(
    printable: dict[str, Source], name: str, kind: PaperKind, mode: Mode
) -> None:
    source = printable[name]
    paper = source.paper([kind], mode)
    assert faults(paper.make(), paper.contents, mode) == []
    if kind not in NOT_OF_RESULTS:
        assert {content.stamp for content in paper.contents} == {source.stamp}


@pytest.mark.parametrize("mode", list(Mode))
def test_a_whole_set_in_one_file_keeps_the_law(printable: dict[str, Source], mode: Mode) -> None:
    """Numbers begin anew with every paper; only the first leaves the signature's corner free."""
    paper = printable["2016"].paper(sorted(KINDS["2016"][0], key=list(PaperKind).index), mode)
    assert faults(paper.make(), paper.contents, mode) == []


def narrow(columns: int) -> RankingAnnex:
    """A table of narrow columns: hard words in headings, names, title and footnotes."""
    headings = [SPACED[at * 7 : at * 7 + 13].strip() for at in range(columns - 2)]
    shown = (TableColumn("STT"), TableColumn(MARKED, Align.LEFT, wraps=True))
    numbers = tuple(TableColumn(each) for each in headings)
    rows = tuple(
        (str(n), f"{SPACED} {LETTERS} {n}", *["99,99"] * len(numbers)) for n in range(1, 30)
    )
    mean = ("", "Giá trị trung bình", *["55,12"] * len(numbers))
    table = PrintedTable((*shown, *numbers), rows, mean)
    return RankingAnnex("IV", (*TITLE, SPACED), AN_GIANG, table, (SPACED, LETTERS, MARKED))


def texts() -> AcceptedWarnings:
    """A table to be read, whose cells hold nothing but hard words, wide ones in narrow columns."""
    columns = (
        TableColumn("STT"), TableColumn("Mã"), TableColumn("Lý do", Align.LEFT, wraps=True),
        TableColumn(SPACED[:20], Align.LEFT, wraps=True), TableColumn("Ngày"),
    )  # fmt: skip
    rows = tuple(
        TextRow((str(n), "1.1", f"{SPACED}\n{LETTERS}", f"{LETTERS}\n{MARKED}", "5/1/2026"))
        for n in range(1, 12)
    )
    return AcceptedWarnings("V", (SPACED,), AN_GIANG, TextTable(columns, rows), (LETTERS,))


@pytest.mark.parametrize("content", [narrow(5), narrow(9), narrow(18), texts()])
@pytest.mark.parametrize("mode", [Mode.PAPER, Mode.ELECTRONIC])
def test_all_letters_in_narrow_cells_keep_the_law(
    content: RankingAnnex | AcceptedWarnings, mode: Mode
) -> None:
    assert faults(file_pdf([content], mode=mode, info=INFO), [content], mode) == []


# ---- every check can fail -----------------------------------------------------------------------


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", clean(text))


def _escaped(text: str) -> str:
    return html.escape(clean(text))


def _without_header(piece: Any, page: Any) -> None:
    page.put(piece)


def _torn_off(start: Any, rows: Any, end: Any) -> list[Any]:
    from reports.flow import Piece

    nearly_a_page = Piece(700.0)
    return [tuple(start), (nearly_a_page,), *((row,) for row in rows), tuple(end)]


def _backwards(column: Any) -> Iterator[Any]:
    from reports.flow import Placed

    yield from (Placed(column.left, y, p.texts) for y, p in reversed(column.pieces) if p.texts)


def _at_the_left(sheet: Any, number: int, styles: Any) -> tuple[Any, ...]:
    from reports.flow import Text

    return (Text(100, 35, str(number), styles.number.font, 13.0),) if number > 1 else ()


def _unembedded(info: DocumentInfo, _font: str) -> Painter:
    return Painter(info, "Helvetica")


def _old_canvas(*args: Any, **keywords: Any) -> Canvas:
    return Canvas(*args, **{**keywords, "pdfVersion": (1, 3), "lang": None})


WRONG = [
    ("no A4", "ranking", "reports.page.Sheet.HEIGHT", 300),
    ("in the margin", "ranking", "reports.page.Sheet.LEFT", 25),
    ("in the margin", "domains", "reports.page.LandscapeSheet.TOP", 22),
    ("drawn in the margin", "ranking", "reports.page.Sheet.RIGHT", 12),
    ("number not centred", "ranking", "reports.page.Sheet._number", _at_the_left),
    ("number in 12.0", "ranking", "reports.styles.Styles.NUMBER_SIZE", 12.0),
    ("mark DỰTHẢO missing", "minutes", "reports.page.MARKS", {PageMark.DRAFT: "BẢN NHÁP"}),
    ("no fingerprint", "decision", "reports.page.Sheet._fingerprint", lambda *_: ()),
    ("type of 7.0 below 9.0", "domains", "reports.table._SIZES", (7.0,)),
    ("crossed by", "ranking", "reports.table.TableLayout.ROW_PADDING", -0.8),
    ("on Box", "decision", "reports.styles.TextStyle.LINE", 0.7),
    ("in the signature's corner", "ranking", "reports.blocks.Blocks.CORNER", 0),
    ("not NFC", "ranking", "reports.table.clean", _decomposed),
    ("not as typed", "ranking", "reports.table.clean", _escaped),
    ("header", "ranking", "reports.flow._put", _without_header),
    ("header without a row", "award-list", "reports.award_sections.kept_together", _torn_off),
    ("out of order", "ranking", "reports.flow.Column.texts", _backwards),
    ("not printed", "ranking", "reports.blocks.title_line", lambda _: "CHỈ SỐ"),
    ("12.0 Bold", "ranking", "reports.styles.Styles.TITLE_SIZE", 12.0),
    ("12.0 Italic", "classes", "reports.styles.Styles.REFERENCE_SIZE", 12.0),
    ("12.0 Regular", "decision", "reports.letter.SIZES", (12.0,)),
    ("font /Helvetica", "ranking", "reports.annex.Painter", _unembedded),
    ("version", "ranking", "reports.painter.Canvas", _old_canvas),
    ("no language", "ranking", "reports.painter.Canvas", _old_canvas),
]  # fmt: skip


@pytest.mark.parametrize(
    ("says", "kind", "measure", "value"), WRONG, ids=[f"{w[0]}-{w[1]}" for w in WRONG]
)
def test_the_law_names_what_is_wrong(
    printable: dict[str, Source],
    monkeypatch: pytest.MonkeyPatch,
    says: str,
    kind: str,
    measure: str,
    value: object,
) -> None:
    mode = Mode.ELECTRONIC if "corner" in says else Mode.PAPER
    source = printable["hard" if "DỰTHẢO" in says else "hard locked"]
    paper = source.paper([PaperKind(kind)], mode)
    monkeypatch.setattr(measure, value)
    found = faults(paper.make(), paper.contents, mode)
    assert any(says in fault for fault in found), found[:5]


def test_the_law_names_missing_properties_and_papers(printable: dict[str, Source]) -> None:
    paper = printable["2016"].paper([PaperKind.RANKING], Mode.PAPER)
    nameless = replace(paper, info=replace(paper.info, author="")).make()
    assert faults(nameless, paper.contents, Mode.PAPER) == ["file: no title or author"]
    (fault,) = faults(paper.make(), paper.contents[:1], Mode.PAPER)
    assert fault == "2 pages without number for 1 papers"


def test_the_law_names_a_fingerprint_of_open_data() -> None:
    content = narrow(5)
    pdf = file_pdf([replace(content, stamp=Stamp(fingerprint="1234"))], mode=Mode.PAPER, info=INFO)
    found = faults(pdf, [content], Mode.PAPER)
    assert any("a fingerprint of open data" in fault for fault in found)
