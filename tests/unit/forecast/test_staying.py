from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from tests.unit.forecast.books import panel_of

from hogerop.forecast.months import Panel
from hogerop.forecast.staying import LEAST, climbing, stays, still_there


def test_the_share_still_there_is_that_of_kaplan_and_meier() -> None:
    # 10 are followed into the first month, 2 leave; 6 into the second, 3 leave.
    found = still_there(np.array([10, 6]), np.array([2, 3]))
    assert found.tolist() == pytest.approx([0.8, 0.4])


def came(*stories: str) -> Panel:
    """Return a panel of so many of each story that curves are told."""
    return panel_of([one for one in stories for _ in range(LEAST)])


def test_a_stay_whose_begin_was_not_seen_does_not_count() -> None:
    assert stays(came("44444"))[4].came == 0


def test_half_leave_on_the_line_between_two_months() -> None:
    shopper = stays(came(".3344", ".3334"))[3]
    assert shopper.came == 2 * LEAST
    assert shopper.left == pytest.approx((0.0, 0.5, 1.0))
    assert shopper.months == pytest.approx(2.0)


def test_where_most_stay_no_half_is_told() -> None:
    member = stays(came(".5555", ".5555", ".5544"))[5]
    assert member.months is None
    assert member.left == pytest.approx((0.0, 1 / 3, 1 / 3))


def test_a_curve_ends_where_too_few_were_followed() -> None:
    few = panel_of([".3333"] * (LEAST - 1) + ["...33"])
    assert stays(few)[3].followed == 1  # the first month only, into which LEAST were followed


def test_lapsing_does_not_end_a_stay() -> None:
    assert stays(came(".44cc"))[4].left == (0.0, 0.0, 0.0)


def test_who_climbs_counts_from_the_month_of_coming_on_the_rung() -> None:
    (shoppers,) = climbing(came(".33344", ".33333"))
    assert (shoppers.rung, shoppers.contacts) == (3, 2 * LEAST)
    assert shoppers.reached == ((3, 0.5),)


def test_a_cohort_is_the_year_in_which_they_came() -> None:
    panel = came(".." + "3" * 10, "......" + "3" * 6)
    assert panel.ends[-1] == date(2026, 6, 30)
    assert [(one.year, one.contacts) for one in climbing(panel)] == [(2025, LEAST), (2026, LEAST)]


def test_who_skips_a_rung_never_stood_on_it() -> None:
    assert {one.rung for one in climbing(came(".11555"))} == {1}


def test_who_falls_and_comes_back_has_climbed_once() -> None:
    shoppers, customers = climbing(came(".3343344"))
    assert shoppers.reached == ((3, 1.0), (6, 1.0))
    assert customers.reached == ((3, 0.0),)


def test_where_everybody_has_climbed_soon_that_is_told_for_later_too() -> None:
    (suspects,) = climbing(came(".12222222"))[:1]
    assert suspects.reached == ((3, 1.0), (6, 1.0))
