"""Every word of the rule language is worth what the oracle says, on any day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.histories import WINDOWS, histories
from tests.properties.oracle import COUNTED, DEFAULT, Oracle
from tests.properties.rules import Word
from tests.spec.ask import measured
from tests.spec.happened import History, contact_id, tables

import hogerop.ladder

WINDOWED = (
    "orders",
    "order_days",
    "spend",
    "margin",
    "promotions",
    "promotion_months",
    "referred_buyers",
    *COUNTED,
)
PLAIN = ("days_since_order", "usual_gap", "gap_variation", "is_member")
WORDS = st.one_of(
    st.builds(Word, st.sampled_from(WINDOWED), st.sampled_from([None, *WINDOWS])),
    st.builds(Word, st.sampled_from(PLAIN)),
    st.builds(Word, st.just("days_since"), st.sampled_from(["complaint", "order", "referral"])),
)
POLICY = hogerop.ladder.Policy.default()


@given(histories(), st.data())
def test_a_word_is_worth_what_the_oracle_says(history: History, data: st.DataObject) -> None:
    words = data.draw(st.lists(WORDS, min_size=1, max_size=6, unique=True))
    edges = [w.argument for w in words if isinstance(w.argument, int)]
    moments = sorted({e.day + d for e in history.events for d in (0, *edges)} or {20_000})
    oracle = Oracle(history, DEFAULT)
    for day in data.draw(st.lists(st.sampled_from(moments), min_size=1, max_size=2, unique=True)):
        found = measured(tables(history), [str(w) for w in words], POLICY, on=day)
        for contact in (c.contact for c in history.contacts if c.first_seen <= day):
            for word in words:
                told = found[str(word)][contact_id(contact)]
                right = oracle.value(contact, word, day)
                assert told == pytest.approx(right), (word, contact)
