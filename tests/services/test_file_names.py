"""Names of files: what an office asks for, made fit for every disk."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parindex_desktop.errors import InputError
from parindex_desktop.services.papers.file_names import (
    USUAL_PATTERN,
    NamedFile,
    check_pattern,
    file_names,
)

SO = NamedFile("phu-luc-xep-hang", "so", "", 2016, "1590/QĐ-UBND")
ALL = NamedFile("van-ban", "", "", 2016)
ONE = NamedFile("phieu", "so", "Sở Y tế", 2016)


@pytest.mark.parametrize(
    ("pattern", "file", "name"),
    [
        (USUAL_PATTERN, SO, "phu-luc-xep-hang-so-2016"),
        (USUAL_PATTERN, ALL, "van-ban-2016"),
        (USUAL_PATTERN, ONE, "phieu-so-Sở Y tế-2016"),
        ("{stt}. {loại} {khối} ({năm})", SO, "01. phu-luc-xep-hang so (2016)"),
        ("{khối}-{số}-{năm}", ALL, "2016"),
        ("{năm} - {số}", ALL, "2016"),
        ("{năm}_{khối}_{số}_x", ALL, "2016_x"),
        ("{loai}-{NAM}", SO, "phu-luc-xep-hang-2016"),
        ("{số}", SO, "1590-QĐ-UBND"),
        ("a<b>:c?*|d", SO, "a b c d"),
        ("../../{năm}", SO, "2016"),
        ("{ĐƠN  VỊ}", ONE, "Sở Y tế"),
        ("con", SO, "_con"),
        ("COM1.{năm}", SO, "_COM1.2016"),
        ("{khối}", ALL, "van-ban"),
        ("...", SO, "van-ban"),
        ("", SO, "phu-luc-xep-hang-so-2016"),
        ("{năm}. ", SO, "2016"),
        ("ke\u0302\u0301t qua\u0309", SO, "kết quả"),
    ],
)
def test_a_pattern_becomes_a_name(pattern: str, file: NamedFile, name: str) -> None:
    assert file_names(pattern, [file]) == (name,)


def test_no_two_files_have_one_name_in_whatever_letters() -> None:
    files = [SO, SO, NamedFile("Phu-Luc-Xep-Hang", "SO", "", 2016)]
    assert file_names("{loại}", files) == (
        "phu-luc-xep-hang", "phu-luc-xep-hang (2)", "Phu-Luc-Xep-Hang (3)",
    )  # fmt: skip


def test_numbers_of_many_files_sort_as_they_stand() -> None:
    names = file_names("{stt}", [SO] * 168)
    assert (names[0], names[-1]) == ("001", "168")
    assert sorted(names) == list(names)


def test_a_long_name_is_cut_between_letters() -> None:
    (name,) = file_names("ộ" * 300, [SO])
    assert set(name) == {"ộ"}
    assert len(f"{name}.docx".encode()) <= 255


@pytest.mark.parametrize(
    ("pattern", "name"),
    [("{loại}-{tháng}", "{tháng}"), ("{năm}-{thá", "{thá"), ("năm}-{stt}", "năm}"), ("{}", "{}")],
)
def test_what_is_no_placeholder_is_refused_with_those_there_are(pattern: str, name: str) -> None:
    with pytest.raises(InputError) as refused:
        check_pattern(pattern)
    assert refused.value.code == "DOC.151"
    assert refused.value.params["name"] == name
    assert "{stt}" in str(refused.value.params["known"])


@example(pattern="𐀀" * 80, group="")
@given(
    pattern=st.text(max_size=400).filter(lambda text: not set(text) & set("{}")),
    group=st.text(max_size=300),
)
def test_any_text_gives_names_that_every_disk_takes(pattern: str, group: str) -> None:
    files = [NamedFile("a", group, "", 2016)] * 3
    names = file_names(pattern + "{khối}", files)
    assert len({name.casefold() for name in names}) == 3
    for name in names:
        assert name == name.strip(" .")
        assert not set(name) & set('<>:"/\\|?*\0')
        assert 0 < len(name.encode()) <= 250
