"""What the council judges, and what a survey measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.rules.guessing.guess import Guess, Wording
from parindex_desktop.domain.rules.guessing.numerals import NUMBER, decimal_of, pattern
from parindex_desktop.domain.rules.guessing.scored import is_introduction
from parindex_desktop.domain.rules.guessing.worth import worth_of
from parindex_desktop.domain.rules.kinds import Answer, JudgedRule, SurveyRule

if TYPE_CHECKING:
    from parindex_desktop.domain.rules.guessing.clauses import Clause


_COUNCIL_LINE: Final = pattern(
    r"hội đồng thẩm định xem xét, cho điểm từ 0 (?:điểm )?đến \S+ điểm\.?"
)
"""The line that `wording` puts below the guidance."""
_JUDGED: Final = (
    pattern(r"trừ điểm (?:tương ứng|theo)|điểm tương ứng|tương ứng (?:với )?mức độ"),
    pattern(r"hội đồng.*(?:xem xét|đánh giá|quyết định|chấm|cho điểm)"),
    pattern(
        r"(?:(?:căn cứ|tùy|tuỳ|dựa)(?: vào| trên| theo)? (?:\w+ ){0,3}?|(?:điểm|chấm) theo )"
        r"(?:mức độ|chất lượng|tính chất)"
    ),
    pattern(r"xem xét.*(?:điểm|quyết định)"),
    pattern(rf"từ {NUMBER}(?: điểm| đ)? (?:đến|-|–) {NUMBER} (?:điểm|đ)(?!\w)"),
)
_SURVEY: Final = pattern(
    r"xã hội học|xhh(?!\w)|khảo sát|phiếu (?:điều tra|hỏi)|điều tra (?:ý kiến|lấy ý kiến)"
)

_ANSWER = pattern(
    rf"(?:(?:câu )?trả lời |phương án )?(?P<label>.+?)\s*[:=]\s*"
    rf"(?:(?P<percent>{NUMBER})\s*%(?: .*)?|(?P<unset>không tính(?: điểm)?))"
)


def read_council_line(wording: Wording) -> Guess | None:
    """Reads a wording that leaves the points to the council in so many words."""
    guidance = tuple(line for line in wording.lines if not _COUNCIL_LINE.fullmatch(line))
    if len(guidance) == len(wording.lines):
        return None
    return Guess(JudgedRule("\n".join(guidance)), sure=True)


def read_judged(wording: Wording) -> Guess | None:
    """Reads a wording of which a clause gives no number of points but room to judge."""
    judged = [clause for clause in wording.clauses if _is_judged(clause)]
    if not judged:
        return None
    return Guess(JudgedRule("\n".join(wording.lines)), sure=True)


def _is_judged(clause: Clause) -> bool:
    worth = worth_of(clause.text)
    return worth is None and any(pattern.search(clause.text) for pattern in _JUDGED)


def read_survey(wording: Wording) -> Guess | None:
    """Reads a wording that takes the points from questionnaires, with the weights of answers."""
    told = [clause for clause in wording.clauses if _is_survey(clause)]
    rest = [c for c in wording.clauses if c not in told and not is_introduction(c)]
    answers = {clause.text: _answer(clause.text) for clause in rest}
    scored = any(
        worth.points is not None and answers[clause.text] is None
        for clause in rest
        if (worth := worth_of(clause.text)) is not None
    )
    if scored or not told:
        return None
    behind = [_answer(clause.text.partition(":")[2].strip()) for clause in told]
    read = tuple(answer for answer in (*behind, *answers.values()) if answer is not None)
    unread = tuple(text for text, answer in answers.items() if answer is None)
    return Guess(SurveyRule(read) if read else SurveyRule(), sure=True, unread=unread)


def _is_survey(clause: Clause) -> bool:
    """Tells whether a clause takes points from a survey; one that gives points does not."""
    worth = worth_of(clause.text)
    return _SURVEY.search(clause.text) is not None and (worth is None or ":" in worth.label)


def _answer(text: str) -> Answer | None:
    match = _ANSWER.fullmatch(text)
    if match is None:
        return None
    return Answer(match["label"], decimal_of(match["percent"]) if match["percent"] else None)
