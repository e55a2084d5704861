from __future__ import annotations

import pytest
from tests.unit.forecast.books import panel_of

from hogerop.forecast.movement import Fall, movement
from hogerop.forecast.rates import rate


def test_rates_of_a_rung_are_shares_of_the_months_spent_there() -> None:
    found = movement(panel_of(["3344", "3333", "3c33", "4433"]))
    shopper = next(rung for rung in found.rungs if rung.rung == 3)
    assert shopper.seen == 2 + 3 + 2 + 1  # months at whose begin somebody stood there
    assert shopper.climbed.value == pytest.approx(2 / 8)  # one to customer, one to a lapsed one
    assert shopper.fell.value == 0.0


def test_lapsing_is_a_share_of_those_who_had_not() -> None:
    found = movement(panel_of(["44c", "4cc", "444", "cc4"]))
    (customer,) = found.rungs
    assert customer.seen == 8
    assert customer.lapsed.value == pytest.approx(2 / 5)


def test_only_the_last_months_are_counted_where_that_is_asked() -> None:
    found = movement(panel_of(["34445", "33333"]), last=2)
    assert [month.climbed for month in found.months] == [0, 1]
    assert sum(map(sum, found.counts)) == 4


def test_nothing_of_the_warm_up_is_told() -> None:
    found = movement(panel_of(["3444", ".344"], warm_up=2))
    assert [(month.climbed, month.came) for month in found.months] == [(0, 0)]


def test_where_people_fall_off_the_most_frequent_first() -> None:
    found = movement(panel_of(["54", "53", "53", "43", "56"]))
    assert found.falls == (
        Fall(5, 3, 2, 0.5),
        Fall(5, 4, 1, 0.25),
        Fall(4, 3, 1, 0.25),
    )


def test_the_interval_of_a_rate_is_wilsons() -> None:
    # Newcombe, R. G. (1998). Statistics in Medicine 17, 857-872, table I, method 3.
    for (part, whole), (low, high) in {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0.0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }.items():
        found = rate(part, whole)
        assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_months_that_differ_make_the_interval_wider() -> None:
    steady = ["34" * 4] * 30 + ["33" * 4] * 30
    wild = [one[month:] for month in (0, 1) for one in ["3344" * 3] * 30]
    even, uneven = (movement(panel_of([s[:8] for s in some])) for some in (steady, wild))
    width = [one.rungs[0].climbed.high - one.rungs[0].climbed.low for one in (even, uneven)]
    assert width[1] > width[0]
