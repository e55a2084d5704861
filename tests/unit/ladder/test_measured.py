"""Several rules asked at once say what each says alone."""

from __future__ import annotations

import pytest
from tests.engines import AnEngine, opened_engine
from tests.spec.happened import Contact, Event, History, tables

from hogerop.ladder import Policy, measure

DAY = 20_000
RULES = [
    *("true", "orders() = 0", "days_since_order() <= 45", "not in_rhythm(1.5)", "in_rhythm(3.0)"),
    *("orders() >= 2", "enquiries(365) >= 1", "not is_member()", "promotions() = 0", "false"),
]


@pytest.fixture
def engine() -> AnEngine:
    days = {1: (30, 40), 2: (800,), 3: ()}
    happened = History(
        tuple(Contact(number, DAY - 900) for number in days),
        (
            *(
                Event(10 * who + back, who, DAY - back, "order", amount=5000)
                for who, all_days in days.items()
                for back in all_days
            ),
            Event(3, 3, DAY - 10, "enquiry"),
        ),
    )
    made = opened_engine(threads=1)
    for name, table in zip(
        ("events", "membership", "contacts"), tables(happened, shuffled=3), strict=True
    ):
        made.put(name, table)
    return made


def test_rules_asked_together_say_what_each_says_alone(engine: AnEngine) -> None:
    policy = Policy.default()
    together = measure(engine, ["orders()", *RULES], on=DAY, policy=policy)
    assert sorted(together["orders()"].to_pylist()) == [0, 1, 2]
    for rule in RULES:
        alone = measure(engine, [rule], on=DAY, policy=policy)
        assert together.select(["contact_id", rule]).equals(alone), rule
    assert len({tuple(together[rule].to_pylist()) for rule in RULES}) > 4
