from reports.flow import Area, Piece, Rule, Text, filled, kept_together

AREA = Area(10.0, 20.0, 100.0, 100.0)


def piece(name: str, height: float = 10.0, header: Piece | None = None) -> Piece:
    return Piece(height, (Text(0, 8, name, "F", 13),), header=header)


def names(blocks: list[tuple[Piece, ...]]) -> list[list[str]]:
    return [
        [text.text for placed in page.texts() for text in placed.texts]
        for page in filled(blocks, AREA)
    ]


HEADER = piece("header", 20.0)


def rows(count: int) -> list[Piece]:
    return [piece(str(number), header=HEADER) for number in range(1, count + 1)]


def test_pieces_stand_below_each_other_in_the_text_area() -> None:
    (page,) = filled([(piece("a"), piece("b"))], AREA)
    assert [(placed.x, placed.y) for placed in page.texts()] == [(10, 20), (10, 30)]


def test_each_page_of_a_table_begins_with_its_header() -> None:
    pages = names(kept_together([HEADER], rows(20), []))
    assert [page[0] for page in pages] == ["header"] * 3
    assert [name for page in pages for name in page[1:]] == [str(n) for n in range(1, 21)]


def test_no_page_ends_or_begins_a_table_with_one_row() -> None:
    for above in range(0, 70, 10):
        for count in range(4, 30):
            start = [piece("title", float(above)), HEADER]
            pages = names(kept_together(start, rows(count), [piece("end")]))
            of_table = [[name for name in page if name.isdigit()] for page in pages]
            assert all(len(page) != 1 for page in of_table), (above, count)
            assert pages[-1][-1] == "end"


def test_the_end_takes_the_last_rows_along() -> None:
    pages = names(kept_together([HEADER], rows(8), [piece("./.")], last=3))
    assert pages[-1] == ["header", "6", "7", "8", "./."]


def test_a_block_higher_than_a_page_flows_on() -> None:
    pages = names([tuple(piece(str(number)) for number in range(25))])
    assert [len(page) for page in pages] == [10, 10, 5]


def test_a_header_is_not_left_alone_by_rows_that_fill_pages() -> None:
    tall = [piece(name, 60.0, HEADER) for name in ("1", "2")]
    pages = names([(piece("above", 50.0),), (HEADER, *tall)])
    assert pages == [["above"], ["header", "1"], ["header", "2"]]


def test_a_gap_begins_no_page() -> None:
    gap = Piece(15, gap=True)
    first, second = filled([(piece("a", 95),), (gap, piece("b"))], AREA)
    assert (first.height, second.height) == (95, 10)


def test_uprights_run_on_through_equal_rows_and_break_where_cells_are_joined() -> None:
    wide, narrow = (0.0, 50.0, 100.0), (0.0, 100.0)
    row, joined = Piece(10, uprights=wide), Piece(10, uprights=narrow)
    (page,) = filled([(row, row, joined, piece("end"))], AREA)
    assert list(page.rules()) == [
        Rule(10, 20, 10, 40), Rule(60, 20, 60, 40), Rule(110, 20, 110, 40),
        Rule(10, 40, 10, 50), Rule(110, 40, 110, 50),
    ]  # fmt: skip


def test_nothing_to_print_is_one_empty_page() -> None:
    (page,) = filled([], AREA)
    assert (list(page.texts()), list(page.rules())) == ([], [])
