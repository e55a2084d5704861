"""Every word of the rule language is worth what the oracle says, on any day."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.histories import WINDOWS, histories
from tests.properties.oracle import COUNTED, DEFAULT, Oracle
from tests.properties.rules import Word
from tests.spec.ask import measured
from tests.spec.happened import History, contact_id, tables

import hogerop.ladder

WINDOWED = ("orders", "order_days", "spend", "margin", "promotions", "promotion_months")
PLAIN = ("days_since_order", "usual_gap", "gap_variation", "is_member")
POLICY = hogerop.ladder.Policy.default()


@given(histories(), st.data())
def test_a_word_is_worth_what_the_oracle_says(history: History, data: st.DataObject) -> None:
    windows = [None, *data.draw(st.lists(st.sampled_from(WINDOWS), min_size=1, max_size=2))]
    words = [Word(n, w) for n in (*WINDOWED, "referred_buyers", *COUNTED) for w in windows]
    words += [Word(n) for n in PLAIN] + [Word("days_since", "complaint")]
    moments = sorted({e.day + d for e in history.events for d in (0, *windows[1:])} or {20_000})
    for day in data.draw(st.lists(st.sampled_from(moments), min_size=1, max_size=3)):
        found = measured(tables(history), [str(w) for w in dict.fromkeys(words)], POLICY, on=day)
        oracle = Oracle(history, DEFAULT)
        for contact in (c.contact for c in history.contacts if c.first_seen <= day):
            for word in words:
                right = oracle.value(contact, word, day)
                told = found[str(word)][contact_id(contact)]
                same = right is None or right == math.inf
                assert told == (right if same else pytest.approx(float(right))), (word, contact)
