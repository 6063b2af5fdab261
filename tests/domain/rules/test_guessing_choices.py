"""Options, percentages, yes and no: real wordings and what they mean."""

from __future__ import annotations

import unicodedata

import pytest

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.guessing import guess_rule
from parindex_desktop.domain.rules.kinds import JudgedRule, Option, OptionsRule, YesNoRule
from tests.domain.rules.guessed import guess, short

TIMELY = "Ban hành kịp thời: 2 | không kịp thời: 0,5 | không ban hành: 0"

OPTIONS = {
    "Hội đồng đánh giá tốt: 2 điểm; hội đồng đánh giá kém: 0 điểm": (
        "Hội đồng đánh giá tốt: 2 | hội đồng đánh giá kém: 0"
    ),
    "Ban hành kịp thời: 2; không kịp thời: 0,5; không ban hành: 0": TIMELY,
    "Ban hành kịp thời: 2 điểm; không kịp thời: 0.5 điểm; không ban hành: 0 điểm.": TIMELY,
    "Ban hành kịp thời: 2đ; không kịp thời: 0,50 đ; không ban hành: 0 đ": TIMELY,
    "- Ban hành kịp thời: 2,0\n- không kịp thời: 0,5\n- không ban hành: 0": TIMELY,
    "+ Ban hành kịp thời (2 điểm)\n+ không kịp thời (0,5 điểm)\n+ không ban hành (0 điểm)": TIMELY,
    "* Ban hành kịp thời = 2đ;\n* không kịp thời = 0,5đ;\n* không ban hành = 0đ;": TIMELY,
    "a) Ban hành kịp thời: 2\nb) không kịp thời: 0,5\nc) không ban hành: 0": TIMELY,
    "1. Ban hành kịp thời: 2\n2. không kịp thời: 0,5\n3. không ban hành: 0": TIMELY,
    "• Ban hành kịp thời được 2 điểm\n• không kịp thời được 0,5 điểm\n"
    "• không ban hành thì không có điểm": TIMELY,
    "Ban hành kịp thời thì điểm đánh giá là 2; không kịp thời thì điểm đánh giá là 0,5;"
    " không ban hành thì điểm đánh giá là 0": TIMELY,
    "Ban hành kịp thời: 2 điểm, không kịp thời: 0,5 điểm, không ban hành: 0 điểm": TIMELY,
    "Ban hành kịp thời: 2, không kịp thời: 0,5, không ban hành: 0": TIMELY,
    "Ban hành kịp thời: 2 - không kịp thời: 0,5 - không ban hành: 0": TIMELY,
    "Ban hành kịp thời: 2 + không kịp thời: 0,5 + không ban hành: 0": TIMELY,
    "Ban hành kịp thời được 2 điểm. không kịp thời được 0,5 điểm. không ban hành: 0.": TIMELY,
    "Ban hành\nkịp thời: 2\nkhông kịp\nthời: 0,5\nkhông ban hành:\n0 điểm": TIMELY,
    "Ban hành kịp thời\n2 điểm\nkhông kịp thời\n0,5 điểm\nkhông ban hành\n0 điểm": TIMELY,
    "Cách chấm điểm như sau:\nBan hành kịp thời: 2; không kịp thời: 0,5; không ban hành: 0": TIMELY,
    "Ban hành kịp thời → 2; không kịp thời → 0,5; không ban hành → 0": TIMELY,
    "2 điểm: Ban hành kịp thời\n0,5 điểm: không kịp thời\n0 điểm nếu không ban hành": TIMELY,
    "Ban hành kịp thời: điểm tối đa; không kịp thời: 0,5; không ban hành: không tính điểm": TIMELY,
    # No sign parts the points from the words: read, but never sure.
    "ban hành kịp thời 2; không kịp thời 0,5; không ban hành 0": (
        "? ban hành kịp thời: 2 | không kịp thời: 0,5 | không ban hành: 0"
    ),
    "BAN HÀNH ĐÚNG HẠN: 2 ĐIỂM; CHẬM: 1 ĐIỂM": "BAN HÀNH ĐÚNG HẠN: 2 | CHẬM: 1",
    "Trước ngày 15/3/2023: 2; từ ngày 15/3 đến 31/3: 1; sau ngày 31/3: 0": (
        "Trước ngày 15/3/2023: 2 | từ ngày 15/3 đến 31/3: 1 | sau ngày 31/3: 0"
    ),
    "Đủ 12 báo cáo: 2; thiếu từ 1 đến 3 báo cáo: 1; thiếu từ 4 báo cáo trở lên: 0": (
        "Đủ 12 báo cáo: 2 | thiếu từ 1 đến 3 báo cáo: 1 | thiếu từ 4 báo cáo trở lên: 0"
    ),
    "Mức độ 4: 2; mức độ 3: 1": "Mức độ 4: 2 | mức độ 3: 1",
    "Có đủ: kế hoạch; báo cáo; phân công: 2 điểm; thiếu một loại: 1 điểm": (
        "Có đủ: kế hoạch; báo cáo; phân công: 2 | thiếu một loại: 1"
    ),
    "Có 3 kế hoạch được cấp trên khen trong cả năm: 2; ít hơn: 0": (
        "Có 3 kế hoạch được cấp trên khen trong cả năm: 2 | ít hơn: 0"
    ),
    "Có 3 kế hoạch, 5 báo cáo: 2; thiếu: 0": "Có 3 kế hoạch, 5 báo cáo: 2 | thiếu: 0",
    "Kịp thời: 2; chậm: 0,12345": "? Kịp thời: 2",
    # Above the maximum, or never reaching it (the lines may add up).
    "Kịp thời: 3; chậm: 1": "? Kịp thời: 3 | chậm: 1",
    "Ban hành đúng hạn: 1 điểm\nĐủ nội dung: 1 điểm": "? Ban hành đúng hạn: 1 | Đủ nội dung: 1",
    "Đúng hạn: 2; chậm: trừ 0,5 điểm": "? Đúng hạn: 2 | chậm: 1,5",
    "Thực hiện tốt: 2 điểm": "? Thực hiện tốt: 2",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OPTIONS.items())
def test_options(text: str, expected: str) -> None:
    assert short(text) == expected


def test_options_of_the_issue() -> None:
    guess = guess_rule(
        "Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0", Points(10_000)
    )

    assert guess is not None
    assert guess.sure
    assert guess.rule == OptionsRule(
        (
            Option("Ban hành kịp thời", Points(10_000)),
            Option("không kịp thời", Points(5_000)),
            Option("không ban hành", Points(0)),
        )
    )


def test_decomposed_text_reads_like_composed() -> None:
    text = "Ban hành kịp thời: 2 điểm; chậm: không có điểm"
    assert guess(unicodedata.normalize("NFD", text)) == guess(text)


PERCENT = {
    "Hoàn thành tốt: 75% điểm tối đa\nHoàn thành: 50% điểm tối đa\nXuất sắc: 100%": (
        "Hoàn thành tốt: 75% | Hoàn thành: 50% | Xuất sắc: 100%"
    ),
    "Xuất sắc: điểm tối đa; tốt: 75 % số điểm; không hoàn thành: 0 điểm": (
        "Xuất sắc: 100% | tốt: 75% | không hoàn thành: 0%"
    ),
    "Xuất sắc: 2 điểm; tốt: 75% điểm tối đa": "Xuất sắc: 100% | tốt: 75%",
    "Không vi phạm: trừ 0%; vi phạm nhẹ trừ 50% số điểm; vi phạm nặng trừ 100% số điểm": (
        "Không vi phạm: -0% | vi phạm nhẹ: -50% | vi phạm nặng: -100%"
    ),
    "Không vi phạm: 100% điểm tối đa; vi phạm nhẹ: trừ 50% số điểm": (
        "Không vi phạm: 100% | vi phạm nhẹ: 50%"
    ),
    "Không vi phạm: 100% điểm tối đa; vi phạm nhẹ: trừ 30% số điểm": (
        "Không vi phạm: 100% | vi phạm nhẹ: 70%"
    ),
    "Không vi phạm: 100% điểm tối đa; vi phạm: trừ 2 điểm": "? Không vi phạm: 100%",
    "Tốt: 75% điểm tối đa; khá: 50% điểm tối đa; kém: 1 điểm": "? Tốt: 75% | khá: 50%",
    "Đúng hạn: 100%; chậm: 1/2 số điểm": "Đúng hạn: 100% | chậm: 50%",
    "Tốt: 75% điểm tối đa; khá: 1 điểm": "? Tốt: 75%",
}


@pytest.mark.parametrize(("text", "expected"), PERCENT.items())
def test_percentages_of_the_maximum(text: str, expected: str) -> None:
    assert short(text) == expected


YES_NO = {
    "Đạt yêu cầu: 2; không đạt: 0": "all [Đạt yêu cầu]: 2 / 0",
    "Có: 2; Không: 0": "all [Có]: 2 / 0",
    "Không đạt: 0; Đạt: 2": "all [Đạt]: 2 / 0",
    "Có ban hành: 2 điểm\nKhông ban hành: 0 điểm": "all [Có ban hành]: 2 / 0",
    "Thực hiện đúng quy định: 2; Các trường hợp còn lại: 0,5": (
        "all [Thực hiện đúng quy định]: 2 / 0,5"
    ),
    "Đạt: điểm tối đa; không đạt: không có điểm": "all [Đạt]: 2 / 0",
    "Đạt tất cả các yêu cầu sau: 2 điểm\n- Đúng hạn\n- đủ nội dung\nKhông đạt: 0": (
        "all [Đúng hạn + đủ nội dung]: 2 / 0"
    ),
    "Đáp ứng đủ các điều kiện sau: đúng hạn; đủ nội dung: 2 điểm; không đạt: 0": (
        "all [đúng hạn + đủ nội dung]: 2 / 0"
    ),
    "Yêu cầu sau:\n- Đúng hạn\n- Đủ nội dung\nĐạt tất cả các yêu cầu: 2\n"
    "Không đạt một trong các yêu cầu: 0": "all [Đúng hạn + Đủ nội dung]: 2 / 0",
    "Thiếu một trong các nội dung sau: 2\n- Kế hoạch\nKhông đủ: 0": (
        "? Thiếu một trong các nội dung sau: 2 | Không đủ: 0"
    ),
    "Có một trong các nội dung sau: 2\n+ Sáng kiến\n+ Mô hình\nKhông có: 0": (
        "any [Sáng kiến + Mô hình]: 2 / 0"
    ),
}


@pytest.mark.parametrize(("text", "expected"), YES_NO.items())
def test_yes_or_no(text: str, expected: str) -> None:
    assert short(text) == expected


def test_a_bare_condition_takes_the_name_of_the_criterion() -> None:
    found = guess("Có: 2; không: 0", name="Ban hành kế hoạch CCHC")
    assert found.rule == YesNoRule(("Ban hành kế hoạch CCHC",), Points(20_000))


def test_what_is_not_understood_is_named() -> None:
    found = guess("Đúng hạn: 2; chậm: 1; xem Công văn số 15/SNV")
    assert (found.sure, found.unread) == (False, ("xem Công văn số 15/SNV",))


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "Theo Công văn số 15/SNV-CCHC", "Điểm tối đa: 2", "Nộp báo cáo", "x" * 5_000],
)
def test_what_says_no_points_is_no_rule(text: str) -> None:
    assert guess_rule(text, Points(20_000)) is None


def test_a_line_too_long_to_be_read_is_named() -> None:
    story = "Báo cáo " * 1_500
    found = guess(f"{story}\nĐúng hạn: 2; chậm: 1")
    assert (found.sure, found.unread) == (False, (story.strip(),))


JUDGED = (
    "Thực hiện đầy đủ: 2 điểm; thực hiện chưa đầy đủ: trừ điểm tương ứng",
    "Hội đồng thẩm định xem xét, quyết định",
    "Căn cứ vào mức độ thực hiện để chấm điểm",
    "Thực hiện tốt: từ 1 đến 2 điểm",
    "Chấm điểm theo chất lượng tham mưu",
)


@pytest.mark.parametrize("text", JUDGED)
def test_room_to_judge(text: str) -> None:
    found = guess(text)
    assert found.rule == JudgedRule(text)
    assert found.sure


SURVEY = {
    "Theo kết quả điều tra xã hội học": "survey A B C D E",
    "Điểm khảo sát: A: 100%; B: 60%; C: không tính": "survey A B C",
    "Tính theo phiếu điều tra XHH:\n- Rất hài lòng: 100%\n- Hài lòng: 80%": (
        "survey Rất hài lòng Hài lòng"
    ),
    "Có tổ chức khảo sát: 2; không tổ chức: 0": "Có tổ chức khảo sát: 2 | không tổ chức: 0",
}


@pytest.mark.parametrize(("text", "expected"), SURVEY.items())
def test_surveys(text: str, expected: str) -> None:
    assert short(text) == expected
