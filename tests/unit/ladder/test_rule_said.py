"""Rules in plain words."""

from __future__ import annotations

import pytest

from hogerop.ladder import rule_in_words
from hogerop.plan import library
from hogerop.words import speaking


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("true", "everybody"),
        ("false", "nobody"),
        ("days_since_order() between 14 and 365", "days since the last order: 14 to 365"),
        ("order_days(730) = 2", "days with an order in the last 730 days: 2"),
        ("orders() != 2", "orders: not 2"),
        ("spend(365) > 1000", "spend in the last 365 days: more than 1,000"),
        ("orders(365) < 3", "orders in the last 365 days: less than 3"),
        ("in_rhythm(3)", "silent for at most 3 times as long as they usually are"),
        ("not in_rhythm(1.5)", "silent for more than 1.5 times as long as they usually are"),
        (
            "not is_member() and (orders() >= 2 or not known(city))",
            "has no membership, and (orders: 2 or more, or city is not filled in)",
        ),
        ('country != "NL"', "country: not NL"),
        ("is_member()", "has a membership"),
        ("2 <= orders(365)", "orders in the last 365 days: 2 or more"),
        ("orders() >= 2 * enquiries()", "orders() >= 2 * enquiries()"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, said: str) -> None:
    assert rule_in_words(rule) == said


@pytest.mark.parametrize("key", sorted(library()))
def test_whom_each_strategy_is_for_can_be_said_in_both_languages(key: str) -> None:
    english = rule_in_words(library()[key].for_whom)
    with speaking("nl"):
        dutch = rule_in_words(library()[key].for_whom)
    assert english != dutch
    assert not {"(", "_", "="} & {*english, *dutch}
