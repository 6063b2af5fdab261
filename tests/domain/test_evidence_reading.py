import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.evidence import EvidenceEntry
from parindex_desktop.domain.evidence_reading import is_sentence, read_line, read_lines

E = EvidenceEntry


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Quyết định số 12/QĐ-UBND ngày 05/3/2025 của UBND xã A, trang 3",
         E("12/QĐ-UBND", "2025-03-05", "UBND xã A", "3", "Quyết định")),
        ("12/KH-SNV", E("12/KH-SNV")),
        ("số: 05/KH-UBND", E("05/KH-UBND")),
        ("Kế hoạch số 12 /KH-SNV, ngày 05 tháng 3 năm 2025 của Sở Lao động, Thương binh và Xã hội"
         " về việc cải cách hành chính (tr. 3-5)",
         E("12/KH-SNV", "2025-03-05", "Sở Lao động, Thương binh và Xã hội", "3-5",
           "Kế hoạch về việc cải cách hành chính")),
        ("1. Báo cáo 15-BC/TU ngày 1.2.2025", E("15-BC/TU", "2025-02-01", note="Báo cáo")),
        ("Nghị quyết số 76/2021/NQ-CP ngày 15-7-2021 của Chính phủ ban hành Chương trình; trang 2",
         E("76/2021/NQ-CP", "2021-07-15", "Chính phủ", "2", "Nghị quyết ban hành Chương trình")),
        ("- Công văn 7/SNN&PTNT-TL, https://angiang.gov.vn/cv?id=7",
         E("7/SNN&PTNT-TL", note="Công văn", reference="https://angiang.gov.vn/cv?id=7")),
        (r"D:\Hồ sơ\12-KH.pdf", E(reference=r"D:\Hồ sơ\12-KH.pdf")),
        (r"\\may-chu\cchc\12.pdf", E(reference=r"\\may-chu\cchc\12.pdf")),
    ],
)  # fmt: skip
def test_what_is_certain_goes_to_its_field(line: str, read: EvidenceEntry) -> None:
    assert read_line(line) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Quyết định số 1/QĐ-A và số 2/QĐ-B", E(note="Quyết định số 1/QĐ-A và số 2/QĐ-B")),
        ("QĐ 12/QĐ-UBND ngày 05/3/2025 và ngày 06/3/2025",
         E("12/QĐ-UBND", note="QĐ ngày 05/3/2025 và ngày 06/3/2025")),
        ("Báo cáo số 45/BC-SYT ngày 31/2/2025", E("45/BC-SYT", note="Báo cáo ngày 31/2/2025")),
        ("Báo cáo số 45/BC-SYT ngày 1/2/25", E("45/BC-SYT", note="Báo cáo ngày 1/2/25")),
        ("Công văn số 1234/UBND-NC của UBND xã A, đã đăng trên cổng",
         E("1234/UBND-NC", note="Công văn của UBND xã A, đã đăng trên cổng")),
        ("Ảnh chụp màn hình ngày 05/3/2025", E(note="Ảnh chụp màn hình ngày 05/3/2025")),
        ("12/3/2025", E(note="12/3/2025")),
    ],
)  # fmt: skip
def test_what_is_doubtful_stays_in_the_note(line: str, read: EvidenceEntry) -> None:
    assert read_line(line) == read


@given(st.text(max_size=120))
def test_no_word_of_a_line_is_lost(line: str) -> None:
    read = read_line(line)
    said = " ".join([read.number, read.day, read.issuer, read.page, read.note, read.reference])
    assert read.tidy() == read
    assert bool(said.strip()) or not any(char.isalnum() for char in line.lstrip("0123456789.) "))


def test_a_typed_number_is_told_from_a_sentence() -> None:
    assert is_sentence("12/KH-SNV ngày 5/3/2025")
    assert not is_sentence("12/KH-SNV")
    assert not is_sentence("Kế hoạch 12/KH-SNV")


def test_a_block_from_excel_has_the_columns_of_the_table() -> None:
    rows = [
        ["STT", "Số", "Ngày", "Cơ quan", "Trang", "Ghi chú"],
        ["1", "12/KH-SNV", "5/3/2025", "Sở Nội vụ", "3", "bản ký số"],
        ["", "", "", "", "", ""],
        ["2", "14/BC-SNV", "quý I", "Sở Nội vụ", "", ""],
    ]
    read = read_lines([row[1:] for row in rows])
    assert read == (
        E("12/KH-SNV", "2025-03-05", "Sở Nội vụ", "3", "bản ký số"),
        E("14/BC-SNV", "", "Sở Nội vụ", "", "quý I"),
    )
    assert read_lines(rows[1:]) == read


def test_lines_and_columns_may_stand_in_one_block() -> None:
    read = read_lines([["12/KH-SNV ngày 5/3/2025"], ["  "], ["14/BC-SNV", "6/3/2025"]])
    assert [entry.number for entry in read] == ["12/KH-SNV", "14/BC-SNV"]
    assert [entry.day for entry in read] == ["2025-03-05", "2025-03-06"]
