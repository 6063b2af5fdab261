"""What holds for any rule and any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.guessing import guess_rule
from parindex_desktop.domain.rules.wording import word_rule
from tests.domain.rules.worded import MAXIMUM, labels, rules

if TYPE_CHECKING:
    from parindex_desktop.domain.rules.kinds import Rule


@settings(max_examples=300)
@given(rules)
def test_a_worded_rule_is_read_back(rule: Rule) -> None:
    guess = guess_rule("\n".join(word_rule(rule, MAXIMUM)), MAXIMUM)

    assert guess is not None
    assert guess.rule == rule


_FRAGMENTS = st.sampled_from(
    (": 1", "0,5 điểm", "trên 90%", "từ 70% -", "đến", "dưới", "x điểm tối đa", "(a/b)", ";", "\n",
     "- ", "mỗi", "trừ", "tối đa", "Điểm =", "a là", "≤", "<", ">=", "%", "không", "Trong đó:", "(",
     ")", "khảo sát", "tương ứng", "\u0301", "1/2", "còn lại: 0", "99999999999", "1.2.3", "=>")
)  # fmt: skip


@settings(max_examples=300)
@given(st.text() | st.lists(_FRAGMENTS | labels, max_size=12).map(" ".join), st.integers(-5, 10**9))
def test_any_text_is_read_without_a_fault(text: str, maximum: int) -> None:
    guess = guess_rule(text, Points(maximum), name=text[:20])

    assert guess is None or guess.sure in (True, False)
    assert guess is None or not (guess.sure and guess.unread)
