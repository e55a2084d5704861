"""What is said of one contact can be read without knowing the rule language."""

from __future__ import annotations

import math

import pytest
from tests.spec import ask
from tests.spec.happened import contact_id, tables
from tests.spec.read import Example
from tests.spec.story import day_of, history, people

from hogerop.ladder import Policy, Why
from hogerop.ladder.asked import About, Values, joined
from hogerop.ladder.asked import ask as judged
from hogerop.ladder.language import parse
from hogerop.ladder.plain import said_asked
from hogerop.ladder.tree import Call, without_nots
from hogerop.words import speaking

VALUES: Values = {
    Call("orders", 365): 3.0,
    Call("order_days", 0): 1.0,
    Call("spend", 365): math.nan,
    Call("spend", 0): 84.5,
    Call("orders", 0): 3.0,
    Call("complaints", 0): 2.0,
    Call("days_since_order", 0): 359.0,
    Call("usual_gap", 0): 88.6,
    Call("days_since", "complaint"): math.inf,
    Call("is_member", 0): 0.0,
}
ABOUT: About = {"country": "BE", "employees": 40, "sbi": "56.10.1, 62.01"}


def said(rule: str, rung: str = "customer", language: str = "en") -> list[str]:
    found = []
    for leaf, instead in joined(without_nots(parse(rule))):
        with speaking(language):
            sentence = said_asked(judged(rung, leaf, VALUES, ABOUT, least_days=30.0))
        found.append(f"or {sentence}" if instead else sentence)
    return found


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("orders(365) >= 2", "orders in the last 365 days: 3 of 2 needed"),
        ("order_days() >= 2", "days with an order: 1 of 2 needed"),
        ("spend(365) >= 100", "spend in the last 365 days: not known; at least 100 needed"),
        ("spend() > 100", "spend: 84.5; more than 100 needed"),
        ("complaints() < 1", "complaints: 2; must be below 1"),
        ("not complaints() >= 1", "complaints: 2; must be below 1"),
        ("complaints() == 0", "complaints: 2; must be 0"),
        ("days_since_order() <= 90", "days since the last order: 359; may be 90 at most"),
        (
            'days_since("complaint") > 180',
            "days since the last event of kind complaint: never; more than 180 needed",
        ),
        ("spend() >= 50 * orders()", "spend: 84.5 of 150 needed"),
        ("spend() - 2 * orders() >= 100", "spend() - 2 * orders(): 78.5 of 100 needed"),
        ("in_rhythm(4)", "silent for 359 days; may be 354"),
        ("not in_rhythm(2)", "silent for 359 days; more than 177 needed"),
        ("is_member()", "memberships: 0 of 1 needed"),
        ("not is_member()", "has no membership"),
        ("known(employees)", "employees is filled in"),
        ("not known(employees)", "employees may not be filled in"),
        ("known(city)", "city must be filled in"),
        ("not known(city)", "city is not filled in"),
        ('country == "NL"', "country: BE; must be NL"),
        ('country != "BE"', "country: BE; may not be BE"),
        ('country == "be"', "country: BE"),
        ('city == "Delft"', "city: not known; must be Delft"),
        ("employees >= 5", "employees: 40 of 5 needed"),
        ('sbi == "47"', "sbi: 56.10.1, 62.01; must be 47"),
        ('sbi != "62"', "sbi: 56.10.1, 62.01; may not be 62"),
        ('sbi == "I"', "sbi: 56.10.1, 62.01"),
        ('postcode == "35"', "postcode: not known; must be 35"),
        ("true", "holds for everybody"),
    ],
)
def test_a_comparison_is_said_in_a_sentence(rule: str, sentence: str) -> None:
    assert said(rule) == [sentence]


def test_the_flag_and_the_market_are_said_in_their_own_words() -> None:
    assert said("not in_rhythm(2)", "lapsed") == ["silent for 359 days; lapses after 177"]
    assert said("true", "suspect") == ["everybody is in your target market"]


def test_a_comparison_is_said_in_dutch() -> None:
    assert said("in_rhythm(4)", language="nl") == ["359 dagen stil; mag 354 zijn"]
    assert said("orders(365) >= 2", language="nl") == [
        "bestellingen in de laatste 365 dagen: 3, nodig 2"
    ]


def test_what_may_take_the_place_of_the_one_before_is_joined_by_or() -> None:
    rule = "(order_days() >= 2 or is_member()) and in_rhythm(4)"
    first, second, third = said(rule)
    assert (first[:4], second[:5], third[:6]) == ("days", "or me", "silent")


def why(events: str, day: str, policy: str = "", contacts: str = "") -> Why:
    """Return why Ann stands where she stands on a day."""
    answers = ({"who": "Ann", "day": day, "standing": ""},)
    example = Example("", policy, _table(contacts), _table(events), answers)
    told, ann = history(example), people(example)["Ann"]
    return ask.why(tables(told), Policy.parse(policy), contact_id(ann), as_of=day_of(day))


def _table(text: str) -> tuple[dict[str, str], ...]:
    lines = [[cell.strip() for cell in row.split("|")] for row in text.strip().splitlines()]
    return tuple(
        {head: cell for head, cell in zip(lines[0], row, strict=True) if cell} for row in lines[1:]
    )


REFUNDED = """
who | day        | kind   | amount | order | about
Ann | 2026-01-01 | order  | 50     | A     |
Ann | 2026-02-01 | order  | 50     | B     |
Ann | 2026-02-10 | refund | 50     |       | A
"""


def test_a_refund_that_ended_a_stay_is_named_with_its_order_and_day() -> None:
    assert why(REFUNDED, "2026-03-01").sentences[1] == (
        "Fell from Customer on 10 February 2026: the order of 1 January 2026 was refunded in full"
        " (days with an order: 1 of 2 needed)."
    )


def test_a_refund_on_the_day_of_a_fall_by_time_is_not_blamed() -> None:
    events = """
    who | day        | kind    | amount | order | about
    Ann | 2025-01-01 | order   | 50     | A     |
    Ann | 2026-01-01 | refund  | 5      |       | A
    """
    policy = '[ladder.shopper]\nrule = "orders(365) >= 1"'
    assert why(events, "2026-01-01", policy).sentences[1] == (
        "Fell from Shopper on 1 January 2026: orders in the last 365 days: 0 of 1 needed."
    )


def test_silence_that_ended_a_stay_is_said_with_its_days() -> None:
    events = """
    who | day        | kind  | amount
    Ann | 2026-01-01 | order | 50
    Ann | 2026-01-11 | order | 50
    Ann | 2026-01-21 | order | 50
    """
    found = why(events, "2026-12-01")
    assert found.rung == "customer"
    # Two gaps of 10 days and the business gap of 60: (2 * 10 + 60) / 3 = 26.7, four times 106.7.
    assert found.sentences[1] == (
        "Fell from Member on 8 May 2026: silent for 107 days; may be 106."
    )


def test_with_grace_the_fall_and_what_began_it_have_their_own_days() -> None:
    policy = "[ladder]\ngrace_days = 14"
    assert why(REFUNDED, "2026-03-01", policy).sentences[1] == (
        "Fell from Customer on 24 February 2026, after 14 days of grace:"
        " the order of 1 January 2026 was refunded in full (days with an order: 1 of 2 needed)."
    )


def test_who_never_fell_is_not_said_to_have_fallen() -> None:
    events = REFUNDED.rsplit("Ann", 1)[0]
    assert not any("Fell" in sentence for sentence in why(events, "2026-03-01").sentences)


def test_what_lifts_somebody_outside_the_ladder_names_the_rung_that_it_reaches() -> None:
    found = why("", "2026-03-01", '[target_market]\nrule = "false"')
    assert (found.rung, found.next and found.next.rung) == ("outside", "suspect")
    assert found.next is not None
    assert found.next.sentence.endswith("rises to Prospect.")


def test_words_of_yes_and_no_have_true_and_false() -> None:
    rules = {rule.word: rule for rule in why(REFUNDED, "2026-02-05").rules}
    assert (rules["is_member()"].value, rules["is_member()"].threshold) == (False, True)
    (market,) = why("", "2026-03-01").rules[:1]
    assert (market.word, market.value, market.threshold) == ("true", True, True)
