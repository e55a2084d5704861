"""Seven sends others; who was in the book before the referral is no new contact."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.forecast.test_months import day, engine_of

from hogerop.contracts import CREDITS
from hogerop.forecast.past import panel
from hogerop.forecast.sent import Sent, who_was_sent

SENDER, NEW, KNOWN = 7, 8, 9
STAYS = [
    (SENDER, 7, False, "2026-01-05", ""),
    (NEW, 3, False, "2026-03-20", ""),
    (KNOWN, 1, False, "2026-02-10", "2026-05-02"),
    (KNOWN, 3, False, "2026-05-02", ""),
]


def sent(referred: int, said: str, bought: str, gone: str = "") -> Sent:
    engine = engine_of(STAYS, [(SENDER, "2026-01-05")], [(SENDER, "referral", said)])
    credit = {
        "event_id": [1],
        "referrer": [SENDER],
        "referred": [referred],
        "day": [day(bought)],
        "gone_day": [day(gone) if gone else None],
    }
    engine.put("credits", CREDITS.of(credit))
    return who_was_sent(engine, panel(engine, date(2026, 6, 30)))


def test_a_new_contact_counts_in_the_month_of_its_first_order() -> None:
    found = sent(NEW, "2026-03-18", "2026-03-20")
    assert (found.referrer.tolist(), found.referred.tolist()) == ([0], [1])
    assert found.month.tolist() == [2]


def test_who_came_into_the_book_by_the_referral_and_bought_later_counts() -> None:
    assert sent(KNOWN, "2026-02-08", "2026-05-02").month.tolist() == [4]


@pytest.mark.parametrize("said", ["2026-03-01", "2026-05-01"])
def test_who_was_in_the_book_before_the_referral_is_not_counted_again(said: str) -> None:
    assert not len(sent(KNOWN, said, "2026-05-02").month)


def test_an_order_given_back_is_no_buyer() -> None:
    assert not len(sent(NEW, "2026-03-18", "2026-03-20", gone="2026-04-01").month)
