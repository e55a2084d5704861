from __future__ import annotations

from hogerop.forecast.look import BUCKETS, Look, look_of
from hogerop.ladder import LooksBack, Policy, looks_back


def back(**more: object) -> LooksBack:
    plain = {"silence": 0.0, "orders": 0, "thresholds": (), "signs": (), "prospect": 0.0}
    return LooksBack(**(plain | more))  # type: ignore[arg-type]


def test_cells_look_half_a_year_beyond_the_longest_silence() -> None:
    assert look_of(back(silence=61)).recency == 3 + 6


def test_cells_see_a_prospect_fall() -> None:
    found = look_of(back(signs=("enquiry",), prospect=365.0))
    assert found.falls == 12
    assert found.recency > 12


def test_orders_are_counted_over_the_longest_window_of_the_policy() -> None:
    assert look_of(back(orders=365)).window == 12
    assert look_of(back(orders=3650)).window == 36


def test_a_number_of_orders_that_a_rule_asks_for_is_told_apart() -> None:
    assert look_of(back(thresholds=(3.0, 6.0))).buckets == (0, 1, 2, 3, 5, 6, 9, 17, 33)


def test_rules_that_look_back_on_nothing_leave_the_usual() -> None:
    assert look_of(back()) == Look(buckets=BUCKETS)


def test_the_default_policy() -> None:
    assert look_of(looks_back(Policy.default())) == Look(recency=14, window=24, falls=12)
