"""What a buyer brings in all its life: read from an edition's values, channel by channel."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pytest
from tests.engines import AnEngine, opened_engine

from hogerop.contracts import VALUE_GROUPS, VALUES
from hogerop.value import Allocation, Estimate, lifetimes

BUYERS = (("google ads", 80), ("adwords", 40), ("flyers", 120), ("beurs", 99), (None, 61))
"""Word and buyers; each spent 50 and is to bring 10, in four of five cases 8 to 13."""


@pytest.fixture
def engine() -> Iterator[AnEngine]:
    words = [word for word, buyers in BUYERS for _ in range(buyers)]
    n = len(words)
    alike: dict[str, float] = {"rung": 3, "first_day": 20_000, "frequency": 0, "recency": 0}
    alike |= {"observed": 400, "spent": 50.0, "lifetime_value": 10.0}
    columns: dict[str, object] = {name: [value] * n for name, value in alike.items()}
    columns |= {"contact_id": list(range(n)), "channel": pa.array(words, pa.string())}
    groups = [("business", "", n), *(("channel", word or "", many) for word, many in BUYERS)]
    by, key, many = (list(column) for column in zip(*groups, strict=True))
    ends = {"lifetime_value": 10.0, "lifetime_value_low": 8.0, "lifetime_value_high": 13.0}
    ranges = {name: [end * n for n in many] for name, end in ends.items()}
    engine = opened_engine(threads=1)
    engine.put("valued", VALUES.of(columns))
    engine.put("valued_groups", VALUE_GROUPS.of({"by": by, "key": key, "contacts": many} | ranges))
    yield engine
    engine.close()


def test_so_far_and_to_come_are_added_up_and_the_range_is_widened_to_95(
    engine: AnEngine,
) -> None:
    together = lifetimes(engine, Allocation())[""]
    assert together.value == pytest.approx(60.0)
    assert together.low == pytest.approx(60 - 2 * 1.5294, abs=1e-3)
    assert together.high == pytest.approx(60 + 3 * 1.5294, abs=1e-3)


def test_a_channel_of_few_buyers_has_no_value_of_its_own(engine: AnEngine) -> None:
    assert set(lifetimes(engine, Allocation())) == {"", "flyers"}


def test_words_for_one_channel_are_one_channel(engine: AnEngine) -> None:
    same = Allocation(same={"AdWords": "google ads", "beurs": ""})
    found = lifetimes(engine, same)
    assert set(found) == {"", "flyers", "google ads"}
    assert found["google ads"].value == pytest.approx(60.0)


def test_buyers_who_differ_more_make_it_less_sure(engine: AnEngine) -> None:
    def width(of: Estimate) -> float:
        assert of.low is not None and of.high is not None
        return of.high - of.low

    alike = width(lifetimes(engine, Allocation())[""])
    rows = engine.ask("valued")
    spent = pa.array([0.0, 100.0] * (rows.num_rows // 2), pa.float64())
    place = rows.column_names.index("spent")
    engine.put("valued", rows.set_column(place, VALUES.schema.field("spent"), spent))
    differing = lifetimes(engine, Allocation())[""]
    assert differing.value == pytest.approx(60.0)
    assert width(differing) > alike + 3
