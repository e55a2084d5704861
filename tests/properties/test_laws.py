"""The laws of the ladder, each tried on random histories under random policies."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import example, given, note
from hypothesis import strategies as st
from tests.properties.histories import LEAP_DAY, POLICIES, histories
from tests.properties.oracle import DEFAULT, Oracle, Policy, intervals
from tests.properties.placed import standing, stays
from tests.properties.rules import Word, at_least
from tests.spec.happened import Contact, Event, History

THREE_YEARS = 1096
ANY_POLICY = st.one_of(st.just(DEFAULT), POLICIES)
LEAP = History(
    (Contact(1, LEAP_DAY),),
    (
        Event(1, 1, LEAP_DAY, "order", amount=5000),
        Event(2, 1, LEAP_DAY, "order"),
        Event(3, 1, LEAP_DAY + 365, "order", amount=5000),
        Event(4, 1, LEAP_DAY + 366, "refund", amount=5000, about=3, ends_order=True),
    ),
)


@given(histories(), ANY_POLICY)
def test_each_contact_has_exactly_one_standing_on_each_day_and_the_counts_add_up(
    history: History, policy: Policy
) -> None:
    found = stays(history, policy)
    for day in range(min(c.first_seen for c in history.contacts), history.last_day + 400, 3):
        seen = [c.contact for c in history.contacts if c.first_seen <= day]
        standings = [standing(found[contact], day) for contact in seen]
        assert None not in standings
        counts = Counter(s for s in standings if s is not None)
        assert sum(counts.values()) == len(seen)
        assert all(0 <= rung <= 7 for rung, _ in counts)


@given(histories(), ANY_POLICY)
def test_the_intervals_of_a_contact_tile_its_life_from_first_sight_on(
    history: History, policy: Policy
) -> None:
    found = stays(history, policy)
    assert set(found) == {c.contact for c in history.contacts}
    for contact in history.contacts:
        life = found[contact.contact]
        assert life[0][2] == contact.first_seen
        assert life[-1][3] is None
        for before, after in pairwise(life):
            assert before[3] == after[2] > before[2]
            assert before[:2] != after[:2]


@given(histories(), ANY_POLICY, st.data())
def test_the_standing_on_a_day_depends_on_nothing_after_that_day(
    history: History, policy: Policy, data: st.DataObject
) -> None:
    first = min(c.first_seen for c in history.contacts)
    day = data.draw(
        st.one_of(
            st.sampled_from(sorted({e.day for e in history.events} | {first})),
            st.integers(first, history.last_day),
        )
    )
    known = replace(history, events=history.until(day).events)
    told, later = stays(known, policy, as_of=day), stays(history, policy)
    for contact in history.contacts:
        for evening in range(first, day + 1):
            now = standing(told[contact.contact], evening) if contact.contact in told else None
            assert now == standing(later[contact.contact], evening), (contact.contact, evening)


@given(histories(), ANY_POLICY, st.integers(0, 9))
def test_the_order_of_rows_makes_no_difference(history: History, policy: Policy, seed: int) -> None:
    assert stays(history, policy, shuffled=seed) == stays(history, policy)


CREDIT_NOTE_OF_ANOTHER = History(
    (Contact(1, LEAP_DAY), Contact(2, LEAP_DAY)),
    (
        Event(1, 1, LEAP_DAY, "order", amount=5000),
        Event(2, 2, LEAP_DAY + 5, "refund", amount=5000, about=1, ends_order=True),
    ),
)
CIRCLE_BY_A_SECOND_REFERRER = History(
    (Contact(1, LEAP_DAY), Contact(2, LEAP_DAY), Contact(3, LEAP_DAY)),
    (
        Event(1, 1, LEAP_DAY, "referral", whom=2),
        Event(2, 3, LEAP_DAY + 1, "referral", whom=2),
        Event(3, 2, LEAP_DAY + 2, "referral", whom=3),
    ),
)
FIRST_OF_TWO_ON_ONE_DAY = History(
    (Contact(1, LEAP_DAY), Contact(2, LEAP_DAY)),
    (
        Event(1, 1, LEAP_DAY, "referral", whom=2),
        Event(2, 2, LEAP_DAY, "order", minute=1, amount=5000),
        Event(3, 2, LEAP_DAY, "order", amount=5000),
        Event(4, 2, LEAP_DAY + 5, "refund", amount=5000, about=3, ends_order=True),
    ),
)
ANY_RUNG = replace(
    DEFAULT,
    sequential=False,
    rules={**DEFAULT.rules, "fan": at_least(Word("referred_buyers", 730), 1)},
)


@given(histories(), ANY_POLICY)
@example(LEAP, DEFAULT)
@example(CREDIT_NOTE_OF_ANOTHER, DEFAULT)
@example(CIRCLE_BY_A_SECOND_REFERRER, ANY_RUNG)
@example(FIRST_OF_TWO_ON_ONE_DAY, ANY_RUNG)
def test_the_walk_equals_the_oracle_on_every_day(history: History, policy: Policy) -> None:
    note(policy.toml())
    found = stays(history, policy)
    oracle = Oracle(history, policy)
    last = history.last_day + THREE_YEARS
    for contact in history.contacts:
        right = intervals(contact.first_seen, oracle.life(contact.contact, last))
        until = [s for s in found[contact.contact] if s[2] <= last]
        told = [(*s[:3], None if s[3] is None or s[3] > last else s[3]) for s in until]
        assert told == right, f"contact {contact.contact}"
