"""Laws of costs and referrals: every euro appears once, whatever the lines and the period."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines import opened_engine

from hogerop.contracts import COSTS
from hogerop.value.allocation import Allocation
from hogerop.value.conversion import conversion
from hogerop.value.costs.spending import Spending, spending
from hogerop.value.counted import count_interval
from hogerop.value.referring.forest import Forest

FIRST, LAST = 20_400, 20_900  # days around 2026
CHANNELS = (None, "google ads", "flyers", "Website ", "adwords")
shares = st.floats(0, 1)
lines = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.integers(FIRST, LAST),
            "length": st.integers(-3, 400),
            "channel": st.sampled_from(CHANNELS),
            "purpose": st.sampled_from(["acquire", "retain", "both", "general", None]),
            "share": st.none() | shares,
            "amount": st.none() | st.integers(-50_000, 5_000_000),
            "hours": st.none() | st.floats(0, 200),
        }
    ),
    max_size=12,
)
allocations = st.builds(
    Allocation,
    acquire=shares,
    retain=shares,
    both=shares,
    general=st.none() | shares,
    channels=st.dictionaries(st.sampled_from(["google ads", "website"]), shares),
    same=st.just({"adwords": "google ads"}),
)
periods = st.tuples(st.integers(FIRST, LAST), st.integers(0, 500))
ENGINE = opened_engine(threads=1)


def spent(rows, allocation: Allocation, since: int, until: int) -> Spending:  # type: ignore[no-untyped-def]
    told = [
        {
            "cost_id": place,
            "day": row["day"],
            "until_day": row["day"] + row["length"] if row["length"] else None,
            "channel": row["channel"],
            "purpose": row["purpose"],
            "share": row["share"],
            "amount": None if row["amount"] is None else Decimal(row["amount"]) / 100,
            "hours": row["hours"],
            "import_no": 1,
            "source_row": place,
        }
        for place, row in enumerate(rows)
    ]
    ENGINE.put("costs", pa.Table.from_pylist(told, schema=COSTS.schema))
    return spending(ENGINE, allocation, since=since, until=until, hour_cost=40.0)


@given(lines, allocations, periods)
def test_every_euro_appears_once(rows, allocation, period) -> None:  # type: ignore[no-untyped-def]
    since, until = period[0], period[0] + period[1]
    found = spent(rows, allocation, since, until)
    given_ = sum((row["amount"] or 0) / 100 + (row["hours"] or 0.0) * 40 for row in rows)
    assert found.total + found.before + found.after == pytest.approx(given_, abs=1e-6)
    assert found.acquire + found.retain + found.undecided == pytest.approx(found.total, abs=1e-6)
    assert sum(found.by_month.values()) == pytest.approx(found.acquire, abs=1e-6)


@given(lines, allocations, periods, st.integers(0, 500))
def test_two_halves_of_a_period_make_the_whole(rows, allocation, period, cut) -> None:  # type: ignore[no-untyped-def]
    since, until = period[0], period[0] + period[1] + 1
    middle = min(since + cut, until - 1)
    whole = spent(rows, allocation, since, until)
    halves = [
        spent(rows, allocation, since, middle),
        spent(rows, allocation, middle + 1, until),
    ]
    assert sum(half.acquire for half in halves) == pytest.approx(whole.acquire, abs=1e-6)
    assert sum(half.total for half in halves) == pytest.approx(whole.total, abs=1e-6)


@given(st.data())
def test_what_referrals_brought_adds_up_in_every_way(data) -> None:  # type: ignore[no-untyped-def]
    n = data.draw(st.integers(1, 40))
    # Whoever comes later can only have been sent by somebody earlier: no circles.
    referred = data.draw(st.lists(st.integers(1, n), unique=True, max_size=n))
    referrer = [data.draw(st.integers(0, child - 1)) for child in referred]
    money = np.array([data.draw(st.integers(0, 10_000)) for _ in referred], float)
    forest = Forest.of(np.array(referrer, np.int64), np.array(referred, np.int64))
    sent = set(referred)
    roots = np.array([int(i) not in sent for i in forest.ids], bool)
    total = money.sum()
    assert forest.credited(money).sum() == pytest.approx(total)
    assert forest.chain(money)[roots].sum() == pytest.approx(total)
    deeper = money[forest.depth > 1].sum()
    assert forest.second(money).sum() == pytest.approx(deeper)
    assert (forest.chain(money) >= forest.credited(money) - 1e-9).all()


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(1, 50)), max_size=20),
    st.lists(st.tuples(st.integers(0, 500), st.integers(1, 50)), max_size=20),
)
def test_no_more_are_expected_than_wait(did, waits) -> None:  # type: ignore[no-untyped-def]
    def split(pairs):  # type: ignore[no-untyped-def]
        return (np.array([p[n] for p in pairs], np.int64) for n in (0, 1))

    (delays, converted), (waited, waiting) = split(did), split(waits)
    drawn = conversion(delays, converted, waited, waiting)
    expected, unsure = drawn.to_come(waited, waiting)
    assert 0 <= expected <= waiting.sum()
    assert 0 <= unsure < float("inf")
    assert 0 <= drawn.share_by(200) <= 1
    low, high = count_interval(converted.sum() + expected, unsure)
    assert 0 <= low <= converted.sum() + expected <= high
