"""A policy that its owner can hardly mean is doubted; a sound one is not."""

from __future__ import annotations

import pytest

from hogerop.ladder import Policy
from hogerop.ladder.doubts import doubts
from hogerop.ladder.implied import implies
from hogerop.ladder.language import parse
from hogerop.ladder.tree import without_nots


@pytest.mark.parametrize(
    ("rule", "other"),
    [
        ("order_days() >= 2", "orders() >= 1"),
        ("orders(365) > 1", "orders(730) >= 2"),
        ("order_days(30) >= 2 and spend(365) >= 100", "orders() >= 1"),
        ("order_days() >= 2 or in_rhythm(2)", "orders() >= 1"),
        ("spend(365) >= 100", "orders(365) >= 1"),
        ("days_since_order() <= 90", "orders() >= 1"),
        ("orders() >= 1", "orders() >= 1 or is_member()"),
        ("is_member() and orders() >= 2", "is_member() and orders() >= 1"),
        ("known(city)", "true"),
        ("false", "orders() >= 1"),
    ],
)
def test_a_rule_that_surely_follows_is_seen(rule: str, other: str) -> None:
    assert implies(without_nots(parse(rule)), without_nots(parse(other)))


@pytest.mark.parametrize(
    ("rule", "other"),
    [
        ("orders() >= 2", "order_days() >= 2"),
        ("orders() >= 1", "orders(365) >= 1"),
        ("orders() >= 2", "orders() == 1"),
        ("is_member()", "orders() >= 1"),
        ("spend() >= 0", "orders() >= 1"),
        ("not in_rhythm(2)", "orders() >= 1"),
        ("orders() >= 1 or is_member()", "orders() >= 1"),
        ("days_since_order() >= 90", "orders() >= 1"),
        ("true", "orders() >= 1"),
    ],
)
def test_a_rule_that_need_not_follow_is_not_taken_to(rule: str, other: str) -> None:
    assert not implies(without_nots(parse(rule)), without_nots(parse(other)))


def test_the_default_policy_is_not_doubted() -> None:
    assert doubts(Policy.default()) == ()


def test_a_customer_who_need_not_be_a_shopper_is_doubted() -> None:
    policy = Policy.parse('[ladder.customer]\nrule = "quotes() >= 2"')
    assert doubts(policy) == (
        "Somebody may be Customer who does not meet the rule of Shopper:"
        " up to Customer the highest rung whose rule holds counts.",
    )
