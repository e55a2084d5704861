"""A rule of the ladder is read back in plain words, in the reader's language."""

from __future__ import annotations

import pytest

from hogerop.ladder import Policy, rule_in_words
from hogerop.words import speaking


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("orders(365) >= 2", "orders in the last 365 days: at least 2"),
        ("2 <= orders(365)", "orders in the last 365 days: at least 2"),
        ("orders() > 2", "orders: more than 2"),
        ("not orders() > 2", "orders: at most 2"),
        ("is_member()", "has a membership"),
        ("not is_member()", "has no membership"),
        ("in_rhythm(2.5)", "not silent for longer than 2.5 usual gaps"),
        ("not in_rhythm(2.0)", "silent for longer than 2 usual gaps"),
        ("true", "holds for everybody"),
        ('country == "NL"', "country: NL"),
        ('country != "NL"', "country: not NL"),
        (
            "(order_days() >= 3 or is_member()) and in_rhythm(4.0)",
            "(days with an order: at least 3; or has a membership);"
            " and not silent for longer than 4 usual gaps",
        ),
        ("orders() >= 2 * enquiries()", "orders() >= 2 * enquiries()"),
    ],
)
def test_a_rule_is_read_back_in_words(rule: str, said: str) -> None:
    policy = Policy.parse(f"[target_market]\nrule = '{rule}'")
    assert rule_in_words(policy.rules["suspect"]) == said


def test_a_rule_is_read_back_in_dutch() -> None:
    policy = Policy.parse("[ladder.customer]\nrule = 'order_days(1000) >= 2'")
    with speaking("nl"):
        assert rule_in_words(policy.rules["customer"]) == (
            "dagen met een bestelling in de laatste 1.000 dagen: ten minste 2"
        )
