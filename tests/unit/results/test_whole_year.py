from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from hogerop.results import (
    CameOf,
    Course,
    Effect,
    Judged,
    Outcome,
    WholeYear,
    judge,
    whole_year,
)
from hogerop.words import speaking

MARGIN = Outcome("margin", "money", "EUR")
PEOPLE = 10_000


def year(gain: float, **more: object) -> WholeYear:
    """Return a year in which whoever was not held out, 19 of 20, brought so much more."""
    random = np.random.default_rng(6)
    treated = random.permutation(np.arange(PEOPLE) % 20 != 0)
    before = random.gamma(2.0, 50.0, PEOPLE)
    moved = random.random(PEOPLE) < np.where(treated, 0.16, 0.1)
    came_of = CameOf(
        treated=treated,
        there=np.ones(PEOPLE, bool),
        touched=treated & (random.random(PEOPLE) < 0.8),
        rung=random.integers(3, 6, PEOPLE),
        outcomes={
            "moved": moved.astype(float),
            "money": before + random.normal(0, 20, PEOPLE) + gain * treated,
            "carry_over": before,
        },
        before=before,
        household=None,
        in_both=0,
    )
    asked = {"year": 2026, "as_of": date(2027, 1, 1), "money": MARGIN, "share_treated": 0.95}
    return whole_year(came_of, **(asked | more))


def test_what_a_year_brought_is_that_of_all_who_might_be_reached() -> None:
    found = year(10.0)
    gain, low, high = found.brought
    assert found.money.verdict == "works"
    assert gain == pytest.approx(10 * 9_500, rel=0.2)
    assert low < gain < high
    assert gain == pytest.approx(found.money.effect.gain * found.money.effect.treated)
    assert found.moved.effect.gain == pytest.approx(0.06, abs=0.03)


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        (None, "What they cost is not known."),
        (5_000.0, "They cost €5,000, and brought more than that."),
        (100_000.0, "They cost €100,000; whether they brought more is not shown."),
        (900_000.0, "They cost €900,000, and brought less than that."),
    ],
)
def test_it_stands_beside_its_cost(cost, said) -> None:
    found = year(10.0, cost=cost)
    assert found.sentences[0].startswith("In 2026 all actions together brought €")
    assert found.sentences[1] == said


def test_a_year_that_proves_nothing_says_no_sum() -> None:
    found = year(10.0, share_treated=0.8)
    assert found.sentences[0] == "This proves nothing."
    assert len(set(found.sentences)) == len(found.sentences) == 2
    assert not any("In 2026" in sentence for sentence in found.sentences)


def test_a_year_in_dutch() -> None:
    with speaking("nl"):
        told = year(10.0, cost=5_000.0).sentences
    assert told[0].startswith("In 2026 brachten alle acties samen €")
    assert told[1].replace("\xa0", " ") == "Ze kostten € 5.000, en brachten meer op dan dat."


def test_less_is_said_as_less() -> None:
    found = year(-10.0)
    assert found.sentences[0].startswith("In 2026 all actions together brought €")
    assert " less than none would have (95%: €" in found.sentences[0]
    assert "−" not in found.sentences[0]


def test_what_it_came_to_is_not_told_too_early() -> None:
    found = year(0.05, as_of=date(2026, 2, 1))
    assert found.money.verdict == "too_early"
    assert found.sentences[0] == (
        "It is too early to tell what all actions of 2026 brought together."
    )
    assert "In 2026 all actions" not in " ".join(found.sentences)


def test_a_year_that_is_over_and_shows_nothing_gives_no_advice_about_an_action() -> None:
    found = year(0.05)
    assert (found.money.verdict, found.money.known_on) == ("too_early", None)
    first, *_, last = found.sentences
    assert first == "It cannot be told what all actions of 2026 brought together."
    assert last.startswith("With 500 who are left alone it will not be known of this year.")
    assert found.money.advice not in found.sentences


def test_a_year_with_few_left_alone_says_when_to_look_again() -> None:
    found = replace(year(0.05), money=_of_few())
    assert found.sentences[-1] == (
        "With 9 who are left alone there is too little to compare with yet: look again on 31"
        " December 2026."
    )
    assert not any("too few to reckon with" in said for said in found.sentences[1:2])
    with speaking("nl"):
        told = replace(year(0.05), money=_of_few()).sentences[-1]
    assert told.endswith(
        "dat is nog te weinig om mee te vergelijken: kijk opnieuw op 31 december 2026."
    )


def _of_few() -> Judged:
    course = Course(date(2026, 3, 1), date(2026, 12, 31), 180)
    return judge(Effect(1.0, 2.0, 178, 5.0, 4.0, 171, 9), MARGIN, course=course)
