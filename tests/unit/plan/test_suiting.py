"""For whom a strategy's own rule holds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engines import opened_engine
from tests.spec.happened import Contact, Event, History, contact_id, tables

from hogerop.contracts import Engine
from hogerop.ladder import Policy
from hogerop.plan import library, suiting

MAIL, DISCOUNT = library()["second_order_mail"], library()["first_order_discount"]
ANN, BEN, CAS = (contact_id(number) for number in (1, 2, 3))
DAY = 20_000


@pytest.fixture
def shop() -> Engine:
    """Return a shop where Ann bought a month ago, Ben two years ago and Cas never."""
    happened = History(
        tuple(Contact(number, DAY - 900) for number in (1, 2, 3)),
        (
            Event(1, 1, DAY - 30, "order", amount=5000),
            Event(2, 2, DAY - 800, "order", amount=5000),
            Event(3, 3, DAY - 10, "enquiry"),
        ),
    )
    engine = opened_engine(threads=1)
    for name, table in zip(
        ("events", "membership", "contacts"), tables(happened, shuffled=3), strict=True
    ):
        engine.put(name, table)
    return engine


def held(engine: Engine, contacts: list[int], day: int = DAY) -> list[list[bool]]:
    who = np.array(contacts, np.int64)
    found = suiting(engine, [MAIL, DISCOUNT], who, on=day, policy=Policy.default())
    answer: list[list[bool]] = found.tolist()
    return answer


def test_each_rule_is_asked_of_each_contact_in_the_order_asked(shop: Engine) -> None:
    assert held(shop, [BEN, ANN, CAS]) == [[False, True, False], [False, False, True]]


def test_who_is_not_known_suits_nothing(shop: Engine) -> None:
    assert held(shop, [ANN, 999]) == [[True, False], [False, False]]


def test_on_an_earlier_day_what_came_later_does_not_count(shop: Engine) -> None:
    assert held(shop, [ANN], DAY - 31) == [[False], [True]]


def test_before_anybody_was_known_nothing_suits(shop: Engine) -> None:
    assert held(shop, [ANN], DAY - 2_000) == [[False], [False]]


def test_two_strategies_for_the_same_people_hold_alike(shop: Engine) -> None:
    twin = replace(DISCOUNT, for_whom=MAIL.for_whom)
    found = suiting(shop, [MAIL, twin], np.array([ANN, BEN, CAS]), on=DAY, policy=Policy.default())
    assert (found[0] == found[1]).all()
