from __future__ import annotations

import pytest

from hogerop.errors import AskedWrongly
from hogerop.whatif import (
    Changed,
    EveryoneUp,
    LessFalling,
    Lever,
    MoreReferrals,
    MoreSuspects,
    StepUp,
    parse,
)
from hogerop.words import LANGUAGES, speaking

EVERY_LEVER = (
    EveryoneUp(),
    StepUp(3, 0.1),
    StepUp(3, 0.015),
    StepUp(3, 0.004),
    StepUp(3, 0.995),
    LessFalling(5, 0.2),
    LessFalling(5, 0.0125),
    MoreSuspects(50),
    MoreSuspects(1),
    MoreSuspects(2.25),
    Changed("cost", -0.1),
    Changed("margin", 0.05),
    Changed("order_value", 0.025),
    MoreReferrals(1.5),
    MoreReferrals(1),
    MoreReferrals(0.05),
)


@pytest.mark.parametrize("lever", EVERY_LEVER, ids=lambda lever: lever.said())
@pytest.mark.parametrize("spoken", LANGUAGES)
def test_what_a_lever_says_of_itself_can_be_asked(lever: Lever, spoken: str) -> None:
    with speaking(spoken):
        assert parse(lever.said()) == (lever,)


@pytest.mark.parametrize(
    ("written", "share"),
    [("2.5%", 0.025), ("2,5 %", 0.025), ("100%", 1.0), ("10%", 0.1)],
)
def test_a_share_is_read_as_either_language_writes_it(written: str, share: float) -> None:
    (lever,) = parse(f"{written} member -> advocate")
    assert isinstance(lever, StepUp)
    assert lever.share == pytest.approx(share)


@pytest.mark.parametrize("written", ["1000", "1,000", "1.000"])
def test_a_thousand_is_read_as_either_language_writes_it(written: str) -> None:
    assert parse(f"{written} more suspects per month") == (MoreSuspects(1000),)


@pytest.mark.parametrize(
    "written",
    [
        "10% shopper -> customer, margin + 5%",
        "10% shopper -> customer + margin + 5%",
        "margin + 5% + 10% shopper -> klant",
        "marge +5%; 10% shopper naar klant",
    ],
)
def test_a_plus_before_a_percentage_is_its_sign_and_else_joins(written: str) -> None:
    assert set(parse(written)) == {StepUp(3, 0.1), Changed("margin", 0.05)}


@pytest.mark.parametrize(
    ("rung", "share", "said"),
    [
        (3, 1.1, "110% does not"),
        (3, 0.0, "0% does not"),
        (3, -0.1, "−10% does not"),
        (3, float("nan"), "nan does not"),
        (7, 0.1, "Above Raving fan there is no rung"),
        (8, 0.1, "There is no rung 8"),
    ],
)
def test_an_impossible_step_cannot_be_made(rung: int, share: float, said: str) -> None:
    with pytest.raises(AskedWrongly, match=said):
        StepUp(rung, share)


@pytest.mark.parametrize("share", [-1.0, -1.2, 0.0, 11.0, float("inf")])
def test_a_change_to_nothing_or_less_is_refused(share: float) -> None:
    with pytest.raises(AskedWrongly, match="A change lies between"):
        Changed("margin", share)


@pytest.mark.parametrize("amount", [0.0, -5.0, float("inf")])
def test_more_is_more_than_nothing(amount: float) -> None:
    for made in (MoreSuspects, MoreReferrals):
        with pytest.raises(AskedWrongly, match="More than now is a number above 0"):
            made(amount)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(AskedWrongly) as wrong:
        parse("110% shopper -> custmer, foo, -5% leden → pleitbezorger")
    assert len(wrong.value.what.splitlines()) == 4
