from __future__ import annotations

import re
from dataclasses import replace

import pytest

from hogerop.ladder import LooksBack, Policy, looks_back
from hogerop.ladder.policy import default_text


def policy(**rules: str) -> Policy:
    """Return the default policy with some rules written otherwise."""
    text = default_text()
    for table, rule in rules.items():
        text = re.sub(rf"(\[ladder\.{table}\].*\n)rule = .*", rf"\1rule = '{rule}'", text)
    return Policy.parse(text)


def test_the_default_policy() -> None:
    assert looks_back(Policy.default()) == LooksBack(
        silence=4 * 60,  # a member's rhythm; the flag comes at 2 * 60
        orders=730,
        thresholds=(3.0,),
        signs=("enquiry", "quote"),
        prospect=365,
    )


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("order_days(730) >= 3", 730),
        ("order_days(730) >= 3 and in_rhythm(4.0)", 240),
        ("order_days(730) >= 3 or in_rhythm(4.0)", 730),
        ("days_since_order() <= 200", 200),
        ("order_days() >= 3", 120),  # never lost again: what is left is the flag
        ("in_rhythm(0.1)", 120),
    ],
)
def test_a_silence_ends_what_it_can_end(rule: str, days: int) -> None:
    assert looks_back(policy(member=rule)).silence == days


@pytest.mark.parametrize(
    ("rule", "signs", "days"),
    [
        ("enquiries(90) >= 1", ("enquiry",), 90),
        ("enquiries(90) >= 1 or quotes(180) >= 1", ("enquiry", "quote"), 180),
        ("enquiries(90) >= 1 and quotes(180) >= 1", ("enquiry", "quote"), 90),
        ("enquiries() >= 1", ("enquiry",), 0),  # once a prospect, always one
        ("known(industry)", (), 0),
        ("is_member() or enquiries(90) >= 1", ("enquiry",), 0),  # a member for as long as it lasts
        ("enquiries(90) >= 1 and in_rhythm(1.0)", ("enquiry",), 60),
    ],
)
def test_signs_make_a_prospect_for_a_while(rule: str, signs: tuple[str, ...], days: int) -> None:
    found = looks_back(policy(prospect=rule))
    assert (found.signs, found.prospect) == (signs, days)


def test_grace_comes_on_top() -> None:
    found = looks_back(replace(Policy.default(), grace_days=30))
    assert (found.silence, found.prospect) == (240 + 30, 365 + 30)
