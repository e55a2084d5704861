"""The walk against a second, independent formulation: the default policy as one SQL query."""

from __future__ import annotations

import os
import random
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from tests.properties.oracle import DEFAULT, Oracle
from tests.spec import ask
from tests.spec.happened import Contact, Event, History, contact_id, tables

import hogerop.ladder

QUERY = Path(__file__).with_name("standing.sql").read_text("utf-8")
SEEDS = range(1, 21) if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else range(1, 2)
FIRST = 19_000  # 8 January 2022
SPAN = 1_400


def base(contacts: int, seed: int) -> History:
    """Make a base in which people order in a rhythm of their own, refer, join, leave, give back."""
    chance = random.Random(seed)
    events: list[Event] = []
    people = []
    for contact in range(1, contacts + 1):
        seen = FIRST + chance.randrange(SPAN)
        people.append(Contact(contact, seen))
        events += _life(chance, contact, contacts, seen, len(events))
    return History(tuple(people), tuple(events))


def _life(
    chance: random.Random, contact: int, contacts: int, day: int, already: int
) -> list[Event]:
    gap = chance.choice([5, 20, 45, 90, 200])
    eager = chance.random() < 0.3
    events: list[Event] = []
    for _ in range(chance.choice([0, 1, 1, 2, 3, 5, 9, 20])):
        kind = chance.choices(
            ["order", "enquiry", "quote", "testimonial", "referral", "joined", "left", "complaint"],
            [12, 1, 1, 4 if eager else 0.2, 7 if eager else 0.2, 0.7, 0.3, 0.3],
        )[0]
        number = already + len(events) + 1
        minute = chance.choice([None, 0, 1, 600])
        near = min(max(contact + chance.randint(-3, 3), 1), contacts)
        events.append(
            Event(
                number=number,
                contact=contact,
                day=day,
                kind=kind,
                minute=minute,
                amount=chance.choice([None, 1000, 5000]) if kind == "order" else None,
                until=day + chance.randrange(400) if kind == "joined" and eager else None,
                whom=chance.choice([near, near, None]) if kind == "referral" else None,
                source=chance.choice(["crm", "shop"]),
                record=chance.randrange(2),
            )
        )
        if kind == "order" and chance.random() < 0.08:
            events.append(_given_back(chance, events[-1], number + 1))
        day += int(chance.expovariate(1 / gap)) if chance.random() < 0.9 else 0
    return events


def _given_back(chance: random.Random, order: Event, number: int) -> Event:
    whole = order.amount is None or chance.random() < 0.7
    return Event(
        number=number,
        contact=order.contact if chance.random() < 0.9 else max(order.contact - 1, 1),
        day=order.day + chance.choice([0, 3, 14, 60]),
        kind="refund",
        amount=order.amount if whole or order.amount is None else order.amount // 2,
        about=order.number,
        ends_order=whole,
        record=order.record,
    )


def by_sql(history: History, days: list[int]) -> dict[int, dict[int, tuple[int, bool]]]:
    """Return per day each contact's rung and flag, as the query finds them."""
    with duckdb.connect() as database:
        for name, table in zip(("events", "membership", "contacts"), tables(history), strict=True):
            database.register(name, table)
        return {
            day: {
                c: (rung, lapsed)
                for c, rung, lapsed in database.execute(QUERY, {"day": day}).fetchall()
            }
            for day in days
        }


def test_the_query_equals_the_oracle() -> None:
    history = base(500, seed=7)
    days = [FIRST + 200, FIRST + 900, FIRST + SPAN, history.last_day + 300]
    told = by_sql(history, days)
    oracle = Oracle(history, DEFAULT)
    for day in days:
        for contact in (c.contact for c in history.contacts if c.first_seen <= day):
            rung = oracle.raw(contact, day)  # the default policy knows no grace
            right = (rung, oracle.lapsed(contact, day, rung))
            assert told[day].pop(contact_id(contact)) == right, (contact, day)
        assert not told[day], "the query places somebody who was not yet seen"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_walk_equals_the_query_on_a_larger_base(seed: int) -> None:
    history = base(2_000, seed)
    placed = ask.placed(tables(history), hogerop.ladder.Policy.default(), as_of=history.last_day)
    days = [FIRST + 30, FIRST + 500, FIRST + 731, FIRST + 1096, history.last_day + 100]
    for day, right in by_sql(history, days).items():
        assert on(placed.intervals, day) == right, f"day {day}"


def on(intervals: pa.Table, day: int) -> dict[int, tuple[int, bool]]:
    """Return each contact's rung and flag on a day, out of the intervals."""
    with duckdb.connect() as database:
        rows = database.execute(
            "select contact_id, rung, lapsed from intervals"
            " where from_day <= $day and (to_day is null or to_day > $day)",
            {"day": day},
        ).fetchall()
    assert len({contact for contact, _, _ in rows}) == len(rows)
    return {contact: (rung, lapsed) for contact, rung, lapsed in rows}
