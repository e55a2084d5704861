"""Why money of a round stays in the purse."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from tests.unit.plan.made import action

from hogerop.answers.purse import purse_said
from hogerop.plan import (
    STEPS,
    Basis,
    Choice,
    Draft,
    Everybody,
    Limits,
    People,
    Power,
    Proposal,
    Round,
    Share,
    Why,
    believe,
    library,
)

MAIL = library()["second_order_mail"]
NOBODY = np.zeros(0, np.int64)
NEVER = np.zeros(0, bool)
NOTHING = np.zeros(0)


def found(
    *,
    aside: float = 20.0,
    minutes: float = 0.0,
    why: Mapping[Why, int] | None = None,
    barred: Mapping[Why, int] | None = None,
    drafted: bool = True,
) -> Proposal:
    """Return a round of €100 and 10 hours: €20 spent, so much set aside and so much time taken."""
    shares = (Share(MAIL, 10, 0, 30.0, 1.0, aside, minutes),)
    spent = action(budget=Decimal(20))
    drawn = Draft(spent, MAIL, NOBODY, NEVER, 0, 30.0, 1.0, minutes, Power(10, 8, 2, 0.1, 0.1))
    none = np.zeros((1, 0), bool)
    people = People(NOBODY, NOTHING, NOTHING, NOTHING, none, none, NEVER, NOBODY)
    there = Everybody(NOBODY, NOBODY, NOBODY, NOTHING, NOBODY, NEVER, {})
    basis = Basis(there, people, [MAIL], believe([MAIL.prior], steps=len(STEPS)), frozenset())
    picks = np.zeros(0, np.int8)
    choice = Choice(picks, NEVER, NOTHING, NOBODY, shares, (), 0.0, barred or {Why.REACHED: 0})
    return Proposal(
        reckoned_from=date(2026, 10, 31),
        of=Round(date(2026, 11, 2), date(2026, 12, 27), "Ann", 1, 0.2),
        currency="EUR",
        limits=Limits(100.0, 600.0),
        drafts=(drawn,) if drafted else (),
        choice=choice,
        unpaid=(),
        contacts=0,
        why=why or {},
        notes=(),
        basis=basis,
    )


@pytest.mark.parametrize(
    ("of", "because"),
    [
        (found(aside=95.0), "it was set aside for those who are then held out by lot."),
        (
            found(minutes=590.0, why={Why.NO_ROOM: 12}),
            "hours are short. In 10 hours of work there is no time for 12 more contacts with whom"
            " it would pay.",
        ),
        (
            found(why={Why.NO_ROOM: 3, Why.TRIED: 8}),
            "first a few try out what is not sure yet; 3 more contacts wait for the answer.",
        ),
        (
            found(barred={Why.HELD_ALL_YEAR: 4, Why.REACHED: 2, Why.MAY_NOT: 1}),
            "nothing else is expected to earn its cost back. It would pay with 4 who are held out"
            " all year to measure the year.",
        ),
        (
            found(barred={Why.HELD_ALL_YEAR: 1, Why.REACHED: 2, Why.MAY_NOT: 0}),
            "nothing else is expected to earn its cost back. It would pay with 2 who were reached"
            " often enough this month.",
        ),
        (
            found(barred={Why.HELD_ALL_YEAR: 1, Why.REACHED: 2, Why.MAY_NOT: 5}),
            "nothing else is expected to earn its cost back. It would pay with 5 who gave no"
            " consent, or no address, for it.",
        ),
        (found(), "nothing else is expected to earn its cost back."),
    ],
)
def test_what_stands_most_in_the_way_of_the_money_is_named(of: Proposal, because: str) -> None:
    assert purse_said(of) == f"€80.00 of €100 stays in your purse: {because}"


def test_where_nothing_was_chosen_nothing_else_is_not_said() -> None:
    assert purse_said(found(drafted=False)) == (
        "€100 of €100 stays in your purse: nothing is expected to earn its cost back."
    )
