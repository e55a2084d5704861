"""Histories: frequency, recency, T and money of every buyer, as of a day."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hogerop.contracts import EVENTS
from hogerop.value.buying.histories import histories
from hogerop.value.buying.occasions import buyers, cumulative_orders, occasions, orders_after


def summed(book, as_of):
    read = histories(book.engine(), as_of)
    found = buyers(read.occasions, as_of)
    h = found.histories
    return {
        int(read.contact_id[c]): (int(x), float(tx), float(T))
        for c, x, tx, T in zip(found.contact, h.frequency, h.recency, h.T, strict=True)
    }


def test_a_buyer_is_counted_from_the_first_order(book) -> None:
    book.order(1, day=100)
    book.order(1, day=130)
    book.order(1, day=190)
    book.order(2, day=150)
    assert summed(book, as_of=200) == {1: (2, 90.0, 100.0), 2: (0, 0.0, 50.0)}


def test_several_orders_on_one_day_are_one_occasion(book) -> None:
    for amount in (5.0, 7.0, 8.0):
        book.order(1, day=100, amount=amount)
    read = histories(book.engine(), 100)
    assert list(read.occasions.day) == [100]
    assert list(read.occasions.money) == [20.0]


def test_orders_after_the_day_do_not_count(book) -> None:
    book.order(1, day=100)
    book.order(1, day=131)
    book.order(2, day=131)
    assert summed(book, as_of=130) == {1: (0, 0.0, 30.0)}


def test_an_order_that_was_cancelled_or_given_back_is_none(book) -> None:
    first = book.order(1, day=100)
    second = book.order(1, day=120)
    third = book.order(1, day=140)
    book.refund(1, day=121, amount=10.0, about=second, ends=True)
    book.refund(1, day=141, amount=None, about=third, ends=True, kind="cancellation")
    assert summed(book, as_of=150) == {1: (0, 0.0, 50.0)}
    book.refund(1, day=149, amount=10.0, about=first, ends=True)
    assert summed(book, as_of=150) == {}


def test_an_order_counts_until_the_day_it_is_given_back(book) -> None:
    book.order(1, day=100)
    second = book.order(1, day=120)
    book.refund(1, day=140, amount=10.0, about=second, ends=True)
    assert summed(book, as_of=139) == {1: (1, 20.0, 39.0)}
    assert summed(book, as_of=140) == {1: (0, 0.0, 40.0)}


def test_a_refund_of_a_part_lowers_the_money_and_leaves_the_order(book) -> None:
    first = book.order(1, day=100, amount=50.0)
    book.order(1, day=120, amount=30.0)
    book.refund(1, day=125, amount=20.0, about=first)
    book.refund(1, day=130, amount=5.0)  # of which order is not known
    read = histories(book.engine(), 150)
    assert list(read.occasions.money) == [30.0, 25.0]


def test_a_refund_before_anything_was_bought_lowers_nothing(book) -> None:
    book.refund(1, day=90, amount=5.0)
    book.order(1, day=100, amount=50.0)
    assert list(histories(book.engine(), 150).occasions.money) == [50.0]


def test_orders_of_two_records_of_one_person_are_of_one_buyer(book) -> None:
    book.order(1, day=100)
    book.order(2, day=110)
    book.same_person(2, contact=1)
    assert summed(book, as_of=120) == {1: (1, 10.0, 20.0)}


def test_who_never_bought_has_no_history(book) -> None:
    book.enquiry(1, day=100)
    book.order(2, day=100)
    assert summed(book, as_of=120) == {2: (0, 0.0, 20.0)}


def test_an_order_without_an_amount_is_an_occasion_of_unknown_money(book) -> None:
    book.order(1, day=100, amount=None)
    book.order(1, day=110, amount=30.0)
    found = buyers(histories(book.engine(), 120).occasions, 120)
    assert (found.histories.frequency[0], found.priced[0], found.mean_money[0]) == (1, 1, 30.0)


@pytest.mark.parametrize(
    ("margins", "said"),
    [
        ([4.0, 4.0, 4.0], "margin"),
        ([4.0, None, None], "revenue"),
        ([None, None, None], "revenue"),
    ],
)
def test_money_is_margin_where_that_is_known_of_nearly_all(book, margins, said) -> None:
    for day, margin in enumerate(margins, start=100):
        book.order(1, day=day, amount=10.0, margin=margin)
    read = histories(book.engine(), 120)
    assert read.money == said
    assert read.occasions.money[0] == (4.0 if said == "margin" else 10.0)


def test_without_any_amount_no_money_is_known(book) -> None:
    book.order(1, day=100, amount=None)
    assert histories(book.engine(), 120).money == "none"


def test_logs_of_gaps_are_summed_up(book) -> None:
    for day in (100, 103, 110):
        book.order(1, day=day)
    found = buyers(histories(book.engine(), 120).occasions, 120)
    assert found.histories.log_gaps == pytest.approx([log(3) + log(7)])


def test_a_book_without_events_has_no_buyers(book) -> None:
    engine = book.engine()
    engine.put("events", EVENTS.empty())
    read = histories(engine, 100)
    assert len(buyers(read.occasions, 100).contact) == 0


def test_orders_after_the_split_are_counted_apart() -> None:
    one = np.array([0, 0, 0, 1], np.int32)
    day = np.array([30, 10, 40, 20], np.int32)
    of = occasions(one, day, np.ones(4, np.int8), np.array([1.0, 2.0, 4.0, 8.0]), 2)
    counts, money = orders_after(of, np.array([0, 1]), since=20, until=40)
    assert list(counts) == [2, 0]
    assert list(money) == [5.0, 0.0]
    assert list(cumulative_orders(of, np.array([9, 30, 40], np.int32))) == [0, 1, 2]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 300), st.integers(1, 99)), max_size=120),
    st.integers(0, 310),
)
@settings(max_examples=50, deadline=None)
def test_histories_are_those_of_a_slow_reckoning(rows, until) -> None:
    contact, day, money = (np.array([r[i] for r in rows], np.int32) for i in range(3))
    of = occasions(contact, day, np.ones(len(rows), np.int8), money.astype(float), 5)
    found = buyers(of, until)
    expected = {}
    for who in range(5):
        days = sorted({d for c, d, _ in rows if c == who and d <= until})
        if days:
            spent = sum(m for c, d, m in rows if c == who and d <= until)
            expected[who] = (len(days) - 1, days[-1] - days[0], until - days[0], spent)
    h = found.histories
    assert expected == {
        int(c): (int(x), tx, T, m)
        for c, x, tx, T, m in zip(
            found.contact, h.frequency, h.recency, h.T, found.money, strict=True
        )
    }
