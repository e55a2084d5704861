"""The value of everybody, from the tables of an edition."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from hogerop.contracts import INTERVALS
from hogerop.value.prediction.valuation import GROUPINGS, Valuation, value_everybody

DAY = 1200
FIGURES = ("alive", "orders_12", "value_12", "value_36", "lifetime_value")


def written(book, buyers: int, *, amount: float | None = 20.0) -> None:
    random = np.random.default_rng(3)
    for contact in range(1, buyers + 1):
        first = int(random.integers(0, 800))
        stays = min(random.exponential(500), DAY - first)
        gaps = random.exponential(random.uniform(20, 300), 40).cumsum()
        for gap in [0.0, *gaps[gaps < stays]]:
            price = None if amount is None else float(np.round(amount * random.gamma(3, 1 / 3), 2))
            book.order(contact, first + int(gap), amount=price)


def valued(book, **options) -> Valuation:
    engine = book.engine()
    ids = engine.ask("contacts")["contact_id"]
    rungs = [3 + int(i) % 3 for i in range(len(ids))]
    engine.put(
        "intervals",
        INTERVALS.of(
            {
                "contact_id": ids.combine_chunks(),
                "rung": rungs,
                "lapsed": [False] * len(ids),
                "from_day": [0] * len(ids),
            }
        ),
    )
    return value_everybody(engine, DAY, yearly_rate=0.1, **options)


def test_below_the_sample_nothing_is_predicted_and_counts_are_given(book) -> None:
    written(book, 20)
    found = valued(book)
    assert found.fitted is None
    assert found.values["p_alive"].null_count == found.values.num_rows == 20
    rungs = found.groups.filter(pc.field("by") == "rung").to_pylist()
    assert sum(row["contacts"] for row in rungs) == 20
    assert sum(row["last_12"] for row in rungs) > 0
    assert {row["lifetime_value"] for row in rungs} == {None}


@pytest.fixture
def shop(book) -> Valuation:
    """A shop of 250 buyers."""
    written(book, 250)
    return valued(book)


def test_groups_add_up_to_the_business_and_their_ranges_do_not(shop) -> None:
    rows = shop.groups.to_pylist()
    whole = next(row for row in rows if row["by"] == "business")
    for by in GROUPINGS:
        groups = [row for row in rows if row["by"] == by]
        for name in FIGURES:
            assert sum(row[name] for row in groups) == pytest.approx(whole[name])
    rungs = [row for row in rows if row["by"] == "rung"]
    for name in FIGURES:
        ranges = sum(row[f"{name}_high"] - row[f"{name}_low"] for row in rungs)
        assert ranges > whole[f"{name}_high"] - whole[f"{name}_low"]
    assert sum(row["share"] for row in rungs) == pytest.approx(1)


def test_every_buyer_has_every_figure_and_sums_are_those_of_the_business(shop) -> None:
    values = shop.values
    assert values.num_rows == shop.sample.buyers
    whole = shop.groups.filter(pc.field("by") == "business").to_pylist()[0]
    for name in ("orders_12", "value_12", "value_36", "lifetime_value"):
        assert values[name].null_count == 0
        assert pc.sum(values[name]).as_py() == pytest.approx(whole[name])
    once = values.filter((pc.field("frequency") == 0) & (pc.field("observed") > 0))
    assert 0 < pc.min(once["p_alive"]).as_py() < pc.max(once["p_alive"]).as_py() < 1


def test_of_who_was_forgotten_nothing_is_expected_and_what_they_bought_still_teaches(book) -> None:
    written(book, 250)
    everybody = valued(book)
    ids = everybody.values["contact_id"].to_pylist()
    others = valued(book, gone=ids[:3])
    assert others.fitted.parameters == everybody.fitted.parameters
    assert others.values["contact_id"].to_pylist() == ids[3:]
    kept = everybody.values.slice(3)
    assert others.values["lifetime_value"].equals(kept["lifetime_value"])
    whole = others.groups.filter(pc.field("by") == "business").to_pylist()[0]
    assert whole["contacts"] == 247
    assert whole["lifetime_value"] == pytest.approx(pc.sum(kept["lifetime_value"]).as_py())


def test_nobody_is_surely_still_there_not_even_who_bought_today(book) -> None:
    written(book, 150)
    book.order(151, DAY)
    alive = valued(book).values.sort_by("observed")["p_alive"]
    assert 0.5 < alive[0].as_py() < 1
    assert pc.max(alive).as_py() < 1


def test_the_next_order_comes_after_the_day(shop) -> None:
    days = shop.values["next_day"].drop_null()
    assert pc.min(days).as_py() > DAY


def test_the_same_book_gives_the_same_figures(book) -> None:
    written(book, 150)
    assert valued(book).values.equals(valued(book).values)


def test_without_amounts_orders_are_predicted_and_money_is_not(book) -> None:
    written(book, 150, amount=None)
    found = valued(book)
    assert found.money == "none"
    assert found.values["orders_12"].null_count == 0
    assert found.values["value_12"].null_count == found.values.num_rows
    assert isinstance(found.values, pa.Table)
