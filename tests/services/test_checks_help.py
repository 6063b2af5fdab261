"""The help page of the checks says what the catalogue says, check by check."""

import pytest

from parindex_desktop import i18n
from parindex_desktop.domain.checks.catalogue import BY_CODE, CHECKS, Check
from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.paths import resource
from parindex_desktop.sentences.checks import SENTENCES


@pytest.fixture(autouse=True)
def _vietnamese() -> None:
    i18n.set_language("vi")


def page() -> str:
    text = resource("help", "checks.md").read_text(encoding="utf-8")
    return " ".join(text.split())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_the_help_page_explains_every_check(check: Check) -> None:
    entry = f"**{check.code} {tr(check.title)}.** {tr(check.meaning)} *{tr(check.action)}*"
    assert entry in page()


def test_the_help_page_explains_no_check_that_there_is_not() -> None:
    entries = page().split("**CHK.")[1:]
    assert [f"CHK.{entry[:3]}" for entry in entries] == [check.code for check in CHECKS]


def test_codes_are_in_order_and_tell_errors_from_warnings() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == sorted(set(codes))
    assert {check.code[:5] for check in CHECKS if check.severity is Severity.ERROR} == {"CHK.1"}
    assert {check.code[:5] for check in CHECKS if check.severity is Severity.WARNING} == {"CHK.2"}


def test_every_check_has_a_sentence_with_what_to_do() -> None:
    found = {code: action for code, (_, action) in SENTENCES.items() if code < "CHK.3"}
    assert found == {code: check.action for code, check in BY_CODE.items()}
